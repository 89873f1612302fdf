"""How hard a session was, 0–10, in plain words; the upper ones are those of the percent scale (7 is 75 %)."""

from __future__ import annotations

WORDS = (
    "nothing at all",
    "a stroll",
    "very easy",
    "easy",
    "steady",
    "brisk",
    "demanding",
    "comfortably hard",
    "hard",
    "very hard",
    "all-out",
)
"""By number."""

HARDEST = len(WORDS) - 1


def typed(before: int | None, digit: int) -> int:
    """The effort after a digit key: 1 and then 0 is 10."""
    return HARDEST if before == 1 and digit == 0 else digit
