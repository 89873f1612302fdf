"""Text as a search looks into it."""

from __future__ import annotations

from milewatch.records.words import alike


def by_words(text: str) -> str:
    """Made alike, with a line end before each word, so that the beginnings of words can be found."""
    return "".join(f"\n{word}" for word in alike(text).split())
