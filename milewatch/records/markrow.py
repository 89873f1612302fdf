"""A result in a file: `{ distance = "1mi", time = "5:58.3", on = 2026-10-24 }`."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from milewatch.workout import times, units
from milewatch.workout.marks import Mark

_KEYS = {"distance", "time", "on"}


def clock(ms: int) -> str:
    """A time as marks and goals are written: "5:58.3", "20:40.0", hundredths only where there are any."""
    return times.logged(times.hundredths(ms)).removesuffix("0")


def row(mark: Mark) -> dict[str, Any]:
    """Distance, time and day."""
    return {"distance": units.format_distance(mark.distance_m), "time": clock(mark.time_ms), "on": mark.on}


def read(value: object) -> Mark | None:
    """The mark of a row with these three keys; None for anything else."""
    if not isinstance(value, dict) or value.keys() != _KEYS:
        return None
    distance, time, on = value["distance"], value["time"], value["on"]
    if not isinstance(distance, str) or not isinstance(time, str):
        return None
    if not isinstance(on, date) or isinstance(on, datetime):
        return None
    try:
        return Mark(units.parse_distance(distance), times.read(time) * 10, on)
    except ValueError:
        return None
