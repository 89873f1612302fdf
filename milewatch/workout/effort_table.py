"""The table of perceived efforts: the race paces that each is usually run at, by the length of the rep. Never a target.

docs/pace.md has it for the reader.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from itertools import pairwise

from milewatch.workout.effort import Effort, Form


class Level(IntEnum):
    """The four efforts that the table knows, in percent of the greatest perceived effort."""

    COMFORTABLY_HARD = 75
    HARD = 85
    VERY_HARD = 90
    ALL_OUT = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """Named paces, the slow and the quick end."""

    slow: str
    quick: str
    or_quicker: bool = False


_LENGTHS_MS = (35_000, 120_000, 240_000)
_LENGTH_WORDS = ("up to 35 s", "35–120 s", "2–4 min", "over 4 min")

_TABLE: dict[Level, tuple[Cell | None, ...]] = {
    Level.COMFORTABLY_HARD: (None, Cell("5k", "3k"), Cell("10k", "5k"), Cell("T", "10k")),
    Level.HARD: (Cell("mile", "800"), Cell("3k", "mile"), Cell("5k", "3k"), Cell("10k", "5k")),
    Level.VERY_HARD: (Cell("800", "800", or_quicker=True), Cell("mile", "800"), Cell("3k", "mile"), Cell("5k", "5k")),
    Level.ALL_OUT: (None, None, None, None),
}
"""For an all-out rep there is none; over 2 min it is a time trial."""

_WORD_PERCENT = (
    ("comfortably hard", 75.0), ("very hard", 90.0), ("very easy", 40.0), ("all out", 100.0), ("flat out", 100.0),
    ("full gas", 100.0), ("time trial", 100.0), ("relaxed fast", 84.0), ("fast relaxed", 84.0),
    ("fast and relaxed", 84.0), ("threshold", 76.0), ("controlled", 75.0), ("moderate", 65.0), ("maximum", 100.0),
    ("maximal", 100.0), ("sprint", 97.0), ("smooth", 78.0), ("steady", 65.0), ("strong", 82.0), ("strides", 84.0),
    ("stride", 84.0), ("tempo", 76.0), ("relaxed", 70.0), ("quick", 88.0), ("brisk", 75.0), ("float", 60.0),
    ("hard", 85.0), ("fast", 88.0), ("easy", 50.0), ("race", 90.0), ("max", 100.0), ("jog", 40.0), ("off", 40.0),
    ("on", 85.0), ("h", 85.0), ("cl", 40.0),
)  # fmt: skip
"""Longest first, so that "very hard" is not read as "hard"."""

_NAMES_OF_LEVELS = {
    "comfortably hard", "hard", "h", "very hard", "all out", "flat out", "full gas", "max", "maximum", "maximal",
    "sprint", "time trial",
}  # fmt: skip
"""The words that say an effort as exactly as a number does."""

_PERCENT_BEGINS = (70.0, 80.0, 88.0, 96.0)
_SCALE_BEGINS = (6.5, 7.5, 8.5, 9.5)
"""Where each level begins, from the lowest on."""


def levels(effort: Effort) -> tuple[Level, Level] | None:
    """The (lower, upper) level of a perceived effort; None for one that is not in the table."""
    if effort.form is Form.WORDS:
        name = " ".join(effort.text.lower().replace("-", " ").split())
        known = _level(dict(_WORD_PERCENT)[name], _PERCENT_BEGINS) if name in _NAMES_OF_LEVELS else None
        return None if known is None else (known, known)
    begins = {Form.PERCENT: _PERCENT_BEGINS, Form.SCALE: _SCALE_BEGINS}.get(effort.form)
    if begins is None or effort.low is None:
        return None
    low, high = _level(effort.low, begins), _level(effort.low if effort.high is None else effort.high, begins)
    if low is None or high is None:
        return None
    return low, high


def length_words(rep_ms: float) -> str:
    """The column of a rep of this length, in words."""
    return _LENGTH_WORDS[column(rep_ms)]


def cell(effort: Effort, rep_ms: float) -> Cell | None:
    """The paces for a rep of this length; a range of efforts spans its cells."""
    known = levels(effort)
    if known is None:
        return None
    slow, quick = _TABLE[known[0]][column(rep_ms)], _TABLE[known[1]][column(rep_ms)]
    if slow is None or quick is None:
        return None
    return Cell(slow.slow, quick.quick, quick.or_quicker)


def column(rep_ms: float) -> int:
    """Which column a rep of this length is in, from 0."""
    return sum(1 for up_to in _LENGTHS_MS if rep_ms > up_to)


def rows(number: int) -> dict[Level, Cell]:
    """The paces of a column by the effort, the lowest first; without those that have none."""
    return {level: found for level, cells in _TABLE.items() if (found := cells[number]) is not None}


def percent_of_scale(value: float) -> float:
    """0–10 to percent: 7 is 75, 8 is 85, 9 is 90, 10 is 100."""
    points = ((0.0, 0.0), (7.0, 75.0), (8.0, 85.0), (9.0, 90.0), (10.0, 100.0))
    for (low, from_percent), (high, to_percent) in pairwise(points):
        if value <= high:
            return from_percent + (to_percent - from_percent) * (value - low) / (high - low)
    return 100.0


def percent_of_words(text: str) -> float | None:
    """The percent of an effort in words, whatever stands around them; None when none of them is known."""
    plain = f" {' '.join(split_words(text))} "
    return next((value for words, value in _WORD_PERCENT if f" {words} " in plain), None)


def split_words(text: str) -> list[str]:
    """The words of a text in lower case, without its signs."""
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()


def _level(value: float, begins: tuple[float, ...]) -> Level | None:
    reached = [level for level, least in zip(Level, begins, strict=True) if value >= least]
    return reached[-1] if reached else None
