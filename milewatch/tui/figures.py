"""Targets and distances as a screen shows them. Times are milliseconds."""

from __future__ import annotations

from milewatch.workout import times
from milewatch.workout.model import MILE_M

EVEN = "0.00"
"""No difference, on a live screen."""
_SAME_MS = 10
"""A band no wider than the rounding to hundredths is none."""


def aimed(wanted: tuple[int, int], band: tuple[int, int] | None = None) -> str:
    """A target, "1:02" or a range "1:01-1:03"; one that is not exact with how sure it is: "1:29.1 (1:28.2-1:29.9)"."""
    low, high = wanted
    if band is None or (abs(band[0] - low) < _SAME_MS and abs(band[1] - high) < _SAME_MS):
        exact = low == high or (low % 1000 == 0 and high % 1000 == 0)
        return times.planned_range(low, high) if exact else f"{times.short(low)}-{times.short(high)}"
    said = times.short(low) if low == high else f"{times.short(low)}-{times.short(high)}"
    return f"{said} ({times.short(band[0])}-{times.short(band[1])})"


def distance(metres: float) -> str:
    """A distance: "400 m", "1 mi", "409 m"."""
    quarters = metres / (MILE_M / 4)
    if metres > 1 and abs(quarters - round(quarters)) < 1e-6:
        return f"{round(quarters) / 4:g} mi"
    return f"{metres:.0f} m"
