"""A plain pacer: "90/400" is 90 s for each 400 m, with a beep every 100 m and another at each lap. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milewatch.audio.sounding import Priority, Sounding
from milewatch.workout.pace_model import FASTEST_MPS
from milewatch.workout.units import MILE_M, format_distance, format_duration, parse_distance, parse_duration

_PLACES = {"km": 1000.0, "k": 1000.0, "mi": MILE_M, "mile": MILE_M, "lap": 400.0}
COUNTED = (3, 2, 1)
"""Seconds that are counted before the start."""


class PaceError(ValueError):
    """A pace that cannot be read; the message says what would be right."""


@dataclass(frozen=True, slots=True)
class Pace:
    """So long for so far."""

    ms: int
    metres: float

    @property
    def text(self) -> str:
        """ "1:30 for 400m"."""
        return f"{format_duration(self.ms)} for {format_distance(self.metres)}"

    def ms_at(self, metres: float) -> float:
        """When a runner at this pace has covered so much."""
        return self.ms * metres / self.metres


def read_pace(text: str) -> Pace:
    """ "90/400", "1:15/400", "3:20/km", "5:00/mi". Raises PaceError."""
    time, slash, far = text.strip().removeprefix("@").partition("/")
    if not slash:
        raise PaceError(f"A pace is a time, a slash and a distance, such as 90/400 or 3:20/km; {text!r} has no slash.")
    try:
        ms = round(float(time) * 1000) if re.fullmatch(r"\s*\d{1,6}(\.\d+)?\s*", time) else parse_duration(time)
    except ValueError as error:
        raise PaceError(f"{time.strip()!r} is no time; right would be 90/400 or 1:15/400.") from error
    try:
        metres = _PLACES.get(far.strip().lower()) or parse_distance(far)
    except ValueError as error:
        raise PaceError(f"{far.strip()!r} is no distance; right would be 90/400, 3:20/km or 5:00/mi.") from error
    if ms <= 0 or metres <= 0 or metres / (ms / 1000) > FASTEST_MPS:
        raise PaceError(f"{text.strip()!r} is quicker than anybody runs; right would be a pace such as 90/400.")
    return Pace(ms, metres)


def beeps(pace: Pace, every_m: float, total_m: float, start: float) -> tuple[Sounding, ...]:
    """The count, the start and every beep up to `total_m`, at `start + k·T`; a different one at each whole lap.

    `start` and the times are seconds of `time.perf_counter`. Raises PaceError when the beeps would run into each other.
    """
    if pace.ms_at(every_m) < 500:
        raise PaceError(
            f"A beep every {format_distance(every_m)} at this pace is more than two a second; ask for fewer."
        )
    counted = [Sounding(start - n, ("count",), priority=Priority.COUNT) for n in COUNTED]
    going = Sounding(start, ("go",), priority=Priority.TURN)
    places = [every_m * i for i in range(1, int(total_m / every_m + 1e-6) + 1)]
    laps = {round(pace.metres * i, 6) for i in range(1, int(total_m / pace.metres + 1e-6) + 1)}
    points = sorted({round(place, 6) for place in places} | laps)
    running = [
        Sounding(
            start + pace.ms_at(place) / 1000,
            ("split" if place in laps else "pace",),
            priority=Priority.PACE,
        )
        for place in points
    ]
    return (*counted, going, *running)
