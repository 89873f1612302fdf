"""Distances, times and efforts as a workout file gives them, and how a value is shown when it is wrong."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from milewatch.workout import notation, units

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort

MAX_METRES = 200_000.0
MAX_MS = 24 * 3_600_000


class FileValueError(ValueError):
    """A value that cannot be read: what it is, and what would be right."""

    def __init__(self, what: str, fix: str) -> None:
        super().__init__(f"{what}; {fix}")
        self.what = what
        self.fix = fix


def read_distance(value: object) -> float:
    """Metres, from "400 m", "1.5 km", "0.25 mi" or a plain number of metres. Raises FileValueError."""
    metres = math.nan
    if isinstance(value, str) and not value.strip().isdecimal():
        try:
            metres = units.parse_distance(value)
        except ValueError:
            metres = math.nan
    elif isinstance(value, int | float) and not isinstance(value, bool):
        metres = _to_float(value)
    if not math.isfinite(metres):
        raise FileValueError(f"{shown(value)} is not a distance", 'write it as "400 m", "1.5 km" or "0.25 mi"')
    if not 1 <= metres <= MAX_METRES:
        raise FileValueError(f"{shown(value)} is out of range", "a distance is 1 m to 200 km")
    return metres


def read_time(value: object) -> int:
    """Milliseconds, from "1:30", "1:05:00", "90 s", "2 min" or a plain number of seconds. Raises FileValueError."""
    ms = math.nan
    if isinstance(value, str):
        try:
            ms = units.parse_duration(value)
        except ValueError:
            ms = math.nan
    elif isinstance(value, int | float) and not isinstance(value, bool):
        ms = 1000 * _to_float(value)
    if not math.isfinite(ms):
        raise FileValueError(f"{shown(value)} is not a time", 'write it as "1:30", "90 s" or "2 min"')
    if not 1 <= round(ms) <= MAX_MS:
        raise FileValueError(f"{shown(value)} is out of range", "a time is more than nothing and at most 24 hours")
    return round(ms)


def _to_float(value: float) -> float:
    """A number of a file, which may have more digits than a float has room for."""
    try:
        return float(value)
    except OverflowError:
        return math.inf


def read_effort(value: object) -> Effort:
    """An effort as in the shorthand after "@". Raises FileValueError."""
    try:
        return notation.read_effort(value if isinstance(value, str) else "")
    except notation.NotationError as error:
        fix = 'write it as "85 %", "mile", "62 s", "5:00/mi" or in a word such as "hard"'
        raise FileValueError(f"{shown(value)} is not an effort", fix) from error


def shown(value: object) -> str:
    """A value from a file as it is shown in a sentence: short, on one line, without control characters."""
    text = f'"{value}"' if isinstance(value, str) else str(value).lower() if isinstance(value, bool) else f"{value}"
    plain = "".join(c if c.isprintable() else " " for c in text)
    return plain if len(plain) <= 40 else plain[:38] + "…" + ('"' if isinstance(value, str) else "")
