"""The library as the start screen shows it: what is there, and what of it matches the words typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from milewatch.records.library import Entry


def all_of(own: Path) -> tuple[Entry, ...]:
    """Every workout, the person's own first. Reads the disk."""
    from milewatch.records.library import Origin, entries

    return tuple(sorted(entries(own), key=lambda entry: (entry.origin is not Origin.YOURS, entry.name)))


def exact(entries: Sequence[Entry], text: str) -> Entry | None:
    """The workout of exactly this name; an own one comes first."""
    wanted = _plain(text)
    return next((entry for entry in entries if _plain(entry.name) == wanted), None)


def matching(entries: Sequence[Entry], text: str) -> tuple[Entry, ...]:
    """The workouts that have every word of `text` in their name, title or tags; those whose name begins so first."""
    words = _plain(text).split()
    if not words:
        return tuple(entries)
    found = [entry for entry in entries if all(word in _searched(entry) for word in words)]
    return tuple(sorted(found, key=lambda entry: not _plain(entry.name).startswith(words[0])))


def looks_like_shorthand(text: str) -> bool:
    """Whether a text is meant to be read rather than searched for: it says how many, how long or how far."""
    return any(char.isdecimal() or char in "½¼¾" for char in text)


def _searched(entry: Entry) -> str:
    return _plain(f"{entry.name} {entry.title} {' '.join(entry.tags)}")


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("-", " ").split())
