"""Who runs, and what."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

# Not for the type checker alone: an event is read back by these fields.
from milewatch.workout.marks import Mark  # noqa: TC001
from milewatch.workout.timeline import Segment  # noqa: TC001

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Entrant:
    """One athlete at the start of a session."""

    key: str
    """Names the athlete in events; unique in a roster."""
    name: str
    segments: tuple[Segment, ...]
    start_after_ms: int = 0
    """Own start after the session's go, in running time: waves and staggers."""
    targets: tuple[tuple[int, int] | None, ...] = ()
    """Own targets, ms, in the order of `segments`; None, or too few, falls back to `Segment.target_ms`."""
    from_mark: Mark | None = None
    """The result that the targets come from."""
    short: str = ""
    """For narrow columns; empty: the first word of the name."""
    letter: str = ""
    """The key that marks for this athlete in a squad; empty: one is handed out."""

    @property
    def label(self) -> str:
        """The short name."""
        return self.short or next(iter(self.name.split()), self.key)

    def plan(self) -> tuple[Segment, ...]:
        """Give the segments with the athlete's own targets in them."""
        own = self.targets + (None,) * (len(self.segments) - len(self.targets))
        return tuple(
            segment if target is None else replace(segment, target_ms=target)
            for segment, target in zip(self.segments, own, strict=False)
        )


def short_names(roster: Iterable[Entrant]) -> dict[str, str]:
    """Give the short name of each athlete by their key; those who share one are told apart."""
    return told_apart((one.key, one.label, one.name) for one in roster)


def told_apart(people: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Give (key, short name, name) each a short name of their own: "Ana R" and "Ana B", else the name, else the key."""
    known = tuple(people)
    given = {key: short for key, short, _ in known}
    longer = ({key: _with_initial(short, name) for key, short, name in known}, {key: name for key, _, name in known},
              {key: key for key, _, _ in known})  # fmt: skip
    for other in longer:
        often = Counter(short.casefold() for short in given.values())
        given = {key: other[key] if often[short.casefold()] > 1 else short for key, short in given.items()}
    return given


def _with_initial(short: str, name: str) -> str:
    words = name.split()
    return f"{short} {words[-1][0]}" if len(words) > 1 and words[-1] != short else short
