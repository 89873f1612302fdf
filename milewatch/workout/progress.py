"""How a rep stands against its target: at a split, and when it is done. Times are ms.

This is the one place where a time is set against a target. Both are rounded to hundredths of a second first, as they
are shown and kept, so that the difference beside two times is the difference of those two times.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milewatch.workout.units import to_hundredths

GREEN = 0.01
AMBER = 0.025
"""Within 1 % of the target is on it, within 2.5 % near it."""


class Band(StrEnum):
    """How near to the target; the word stands beside the colour."""

    GREEN = "on target"
    AMBER = "near"
    RED = "off"


@dataclass(frozen=True, slots=True)
class Standing:
    """A time against its target."""

    difference_ms: int
    """Whole hundredths; positive is slower."""
    percent: float
    band: Band
    word: str
    """"on target", "a little quick", "a little slow", "quick", "slow"."""


@dataclass(frozen=True, slots=True)
class AtSplit:
    """A rep under way, at a split."""

    standing: Standing
    """Against even running to this split."""
    projected_ms: int
    """The whole rep at the pace so far."""


def standing(time_ms: float, target_ms: float, high_ms: float | None = None) -> Standing:
    """A time against a target, or against a range from `target_ms` (the quicker end) to `high_ms`.

    Inside a range there is no difference; outside it counts from the nearer end.
    """
    quickest = to_hundredths(target_ms)
    slowest = quickest if high_ms is None else to_hundredths(high_ms)
    time = to_hundredths(time_ms)
    near = min(max(time, quickest), slowest)
    difference = time - near
    off = difference / near if near else 0.0
    band = band_of(off)
    if band is Band.GREEN:
        word = "on target"
    else:
        word = ("a little " if band is Band.AMBER else "") + ("slow" if difference > 0 else "quick")
    return Standing(difference, 100 * off, band, word)


def band_of(off: float) -> Band:
    """The band of a difference given as a fraction of the target: within 1 % green, 2.5 % amber, else red."""
    size = abs(off) - 1e-12
    if size <= GREEN:
        return Band.GREEN
    return Band.AMBER if size <= AMBER else Band.RED


def at_split(
    elapsed_ms: float, at_m: float, distance_m: float, target_ms: float, high_ms: float | None = None
) -> AtSplit:
    """A rep of `distance_m` after `at_m` metres, against even running to its target (or range)."""
    part = at_m / distance_m
    upper = None if high_ms is None else high_ms * part
    return AtSplit(standing(elapsed_ms, target_ms * part, upper), round(elapsed_ms / part))
