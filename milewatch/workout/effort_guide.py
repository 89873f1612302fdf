"""The guide to a perceived effort: the race paces it is usually run at, by the length of the rep. Never a target."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

from milewatch.workout.effort import Effort, Form


class Level(IntEnum):
    """The four efforts that the guide knows, in percent of the greatest perceived effort."""

    COMFORTABLY_HARD = 75
    HARD = 85
    VERY_HARD = 90
    ALL_OUT = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """What the guide says: named paces, the slow and the quick end."""

    slow: str
    quick: str
    or_quicker: bool = False


_LENGTHS_MS = (35_000, 120_000, 240_000)
LENGTH_WORDS = ("up to 35 s", "35–120 s", "2–4 min", "over 4 min")

_TABLE: dict[Level, tuple[Cell | None, ...]] = {
    Level.COMFORTABLY_HARD: (None, Cell("5k", "3k"), Cell("10k", "5k"), Cell("T", "10k")),
    Level.HARD: (Cell("mile", "800"), Cell("3k", "mile"), Cell("5k", "3k"), Cell("10k", "5k")),
    Level.VERY_HARD: (Cell("800", "800", or_quicker=True), Cell("mile", "800"), Cell("3k", "mile"), Cell("5k", "5k")),
    Level.ALL_OUT: (None, None, None, None),
}
"""For an all-out rep there is none; over 2 min it is a time trial."""

_WORDS = {
    "comfortably hard": Level.COMFORTABLY_HARD,
    "hard": Level.HARD,
    "h": Level.HARD,
    "very hard": Level.VERY_HARD,
    "all out": Level.ALL_OUT,
    "flat out": Level.ALL_OUT,
    "full gas": Level.ALL_OUT,
    "max": Level.ALL_OUT,
    "maximum": Level.ALL_OUT,
    "maximal": Level.ALL_OUT,
    "sprint": Level.ALL_OUT,
    "time trial": Level.ALL_OUT,
}


_BEGINS = {Form.PERCENT: (70.0, 80.0, 88.0, 96.0), Form.SCALE: (6.5, 7.5, 8.5, 9.5)}
"""Where each level begins, from the lowest on."""


def levels(effort: Effort) -> tuple[Level, Level] | None:
    """The (lower, upper) level of a perceived effort; None for one that the guide does not know."""
    if effort.form is Form.WORDS:
        known = _WORDS.get(" ".join(effort.text.lower().replace("-", " ").split()))
        return None if known is None else (known, known)
    begins = _BEGINS.get(effort.form)
    if begins is None or effort.low is None:
        return None
    low, high = _level(effort.low, begins), _level(effort.low if effort.high is None else effort.high, begins)
    if low is None or high is None:
        return None
    return low, high


def is_perceived(effort: Effort) -> bool:
    """Whether an effort is a feeling rather than a speed."""
    return effort.form in (Form.PERCENT, Form.SCALE, Form.WORDS)


def length_words(rep_ms: float) -> str:
    """The column of the guide, in words."""
    return LENGTH_WORDS[_column(rep_ms)]


def cell(effort: Effort, rep_ms: float) -> Cell | None:
    """What the guide says for a rep of this length; a range of efforts spans its cells."""
    known = levels(effort)
    if known is None:
        return None
    column = _column(rep_ms)
    slow, quick = _TABLE[known[0]][column], _TABLE[known[1]][column]
    if slow is None or quick is None:
        return None
    return Cell(slow.slow, quick.quick, quick.or_quicker)


def _column(rep_ms: float) -> int:
    return sum(1 for up_to in _LENGTHS_MS if rep_ms > up_to)


def _level(value: float, begins: tuple[float, ...]) -> Level | None:
    reached = [level for level, least in zip(Level, begins, strict=True) if value >= least]
    return reached[-1] if reached else None
