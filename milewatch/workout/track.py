"""The track: laps by lane, where the finish line falls in a distance, and beeps along the way. Metres and ms."""

from __future__ import annotations

import math
from dataclasses import dataclass

from milewatch.workout.model import MILE_M

KERB_M = 0.30
LINE_M = 0.20
"""A lap is measured this far from the kerb in lane 1, from the lane's inner line in the others."""
STANDARD_LAP_M = 400.0
STRAIGHT_M = 84.39
RADIUS_M = 36.50
"""The standard track: two straights, and half circles with a kerb of this radius."""
INDOOR_LAP_M = 200.0
QUARTER_MILE_M = MILE_M / 4
_CLOSE = 0.012
"""A distance within 1.2 % of whole laps is run as laps; the quarter mile is 0.58 % off."""


@dataclass(frozen=True, slots=True)
class Track:
    """A track of two straights and two half circles."""

    length_m: float = STANDARD_LAP_M
    """One lap in lane 1."""
    lane: int = 1
    """The lane that is run in, from 1."""
    lane_m: float = 1.22
    """How wide a lane is; indoors often 0.90–1.10."""

    @property
    def lap_m(self) -> float:
        """One lap in the lane: 400.00, 407.04, 414.70 … outdoors."""
        if self.lane <= 1:
            return self.length_m
        out_m = self.lane_m * (self.lane - 1) + LINE_M
        if self.length_m == STANDARD_LAP_M:
            return 2 * STRAIGHT_M + 2 * math.pi * (RADIUS_M + out_m)
        return self.length_m + 2 * math.pi * (out_m - KERB_M)


@dataclass(frozen=True, slots=True)
class LapsRun:
    """A distance that is run as whole laps although it is not whole laps."""

    prescribed_m: float
    laps: int
    run_m: float
    text: str
    """The difference, a sentence for the reading."""

    @property
    def short_m(self) -> float:
        """Prescribed less run; negative when the laps are longer."""
        return self.prescribed_m - self.run_m

    def prescribed_ms(self, run_ms: float) -> float:
        """What the prescribed distance takes at the pace of the laps run."""
        return run_ms * self.prescribed_m / self.run_m


def usual_start(distance_m: float, track: Track) -> float:
    """Where the start is so that the end is at the finish line: metres past the line in running direction.

    1500 m: +100; 3000 and 5000 m: +200; the mile: -9.344, that is before the line; 800 m: 0.
    """
    over = distance_m % track.lap_m
    if over < track.lap_m / 10:
        return 0.0 - over
    return track.lap_m - over


def finish_line_splits(distance_m: float, track: Track, start_m: float | None = None) -> tuple[float, ...]:
    """Cumulative metres at each passing of the finish line; the last is the distance itself, wherever it ends.

    `start_m` is the start, metres past the line; None is the usual one. A passing within a tenth of a lap of the start
    is none: the mile's are 409.344, 809.344, 1209.344, 1609.344.
    """
    start = usual_start(distance_m, track) if start_m is None else start_m
    first = -start % track.lap_m
    if first < track.lap_m / 10:
        first += track.lap_m
    count = max(0, math.ceil((distance_m - first) / track.lap_m - 1e-9))
    inside = (round(first + k * track.lap_m, 3) for k in range(count))
    return (*(m for m in inside if m < distance_m - 1e-6), distance_m)


def as_laps(distance_m: float, track: Track) -> LapsRun | None:
    """What is run when whole laps stand in for a distance (0.25 mi and a lap); None if it is whole laps, or far off."""
    laps = round(distance_m / track.lap_m)
    if laps < 1:
        return None
    run_m = laps * track.lap_m
    short = distance_m - run_m
    if abs(short) < 0.05 or abs(short) > _CLOSE * distance_m:
        return None
    said = "1 lap is" if laps == 1 else f"{laps} laps are"
    more_or_less = "short of" if short > 0 else "more than"
    text = (
        f"{said} {abs(short):.1f} m ({100 * abs(short) / distance_m:.2f} %) {more_or_less} "
        f"the {distance_m:.1f} m asked for"
    )
    return LapsRun(distance_m, laps, run_m, text)


def beeps(distance_m: float, time_ms: float, every_m: float = 100.0) -> tuple[tuple[float, int], ...]:
    """(metres, ms from the rep's start) of a beep at each `every_m` of even running, up to the end.

    Each is worked out from the start, so that rounding never adds up. A distance or time of nothing has none.
    """
    if distance_m <= 0 or time_ms <= 0 or every_m <= 0:
        return ()
    count = int(distance_m / every_m + 1e-9)
    return tuple((k * every_m, round(k * every_m * time_ms / distance_m)) for k in range(1, count + 1))
