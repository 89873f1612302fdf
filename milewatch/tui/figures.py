"""Times and distances as a screen shows them. Times are milliseconds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import saying
from milewatch.workout.model import MILE_M
from milewatch.workout.units import to_hundredths

if TYPE_CHECKING:
    from datetime import datetime

_SAME_MS = 10
"""A band no wider than the rounding to hundredths is none."""


def clock(ms: int, tenths: bool = False) -> str:
    """A running clock: truncated, never rounded up. "1:02", "1:02.3", "1:02:03"."""
    shown = f"{_h_mm_ss(ms // 1000)}"
    return f"{shown}.{ms % 1000 // 100}" if tenths else shown


def countdown(ms: int) -> str:
    """Time left, rounded up, so that it reads 0 only when it is over: "0:45", and tenths in the last ten seconds."""
    tenths = -(-ms // 100)
    if tenths >= 100:
        return _h_mm_ss(-(-ms // 1000))
    return f"0:{tenths // 10:02}.{tenths % 10}"


def hundredths(ms: int) -> str:
    """A time that was taken: "1:01.83"; rounded half up."""
    hundreds = rounded(ms) // 10
    return f"{_h_mm_ss(hundreds // 100)}.{hundreds % 100:02}"


def rounded(ms: int) -> int:
    """To 10 ms, half up."""
    return to_hundredths(ms)


def difference(ms: int) -> str:
    """How far off, in signs that every face of a screen has: "-0.17", "+1:02.30", "0.00"."""
    return saying.difference(ms).removeprefix("±").replace("−", "-")


def length(ms: int) -> str:
    """A planned time: "3:00", "0:45", "1:02.5"; tenths or hundredths only when there are any."""
    whole, rest = divmod(rounded(ms), 1000)
    return _h_mm_ss(whole) + (f".{rest // 10:02}".rstrip("0") if rest else "")


def span(low: int, high: int) -> str:
    """A planned time or a range of them: "1:02", "1:01-1:03"."""
    return length(low) if low == high else f"{length(low)}-{length(high)}"


def aimed(wanted: tuple[int, int], band: tuple[int, int] | None = None) -> str:
    """A target, "1:02" or a range "1:01-1:03"; one that is not exact with how sure it is: "1:29.1 (1:28.2-1:29.9)"."""
    low, high = wanted
    if band is None or (abs(band[0] - low) < _SAME_MS and abs(band[1] - high) < _SAME_MS):
        exact = low == high or (low % 1000 == 0 and high % 1000 == 0)
        return span(low, high) if exact else f"{tenths(low)}-{tenths(high)}"
    said = tenths(low) if low == high else f"{tenths(low)}-{tenths(high)}"
    return f"{said} ({tenths(band[0])}-{tenths(band[1])})"


def tenths(ms: int) -> str:
    """A time worked out, no more exact than it is: "1:29.1", "44.6"."""
    whole, part = divmod((ms + 50) // 100, 10)
    return f"{_h_mm_ss(whole)}.{part}" if whole >= 60 else f"{whole}.{part}"


def distance(metres: float) -> str:
    """A distance: "400 m", "1 mi", "409 m"."""
    quarters = metres / (MILE_M / 4)
    if metres > 1 and abs(quarters - round(quarters)) < 1e-6:
        return f"{round(quarters) / 4:g} mi"
    return f"{metres:.0f} m"


def time_of_day(wall: datetime, hours: int = 24) -> str:
    """ "17:42", or with 12 hours "5:42 pm"."""
    if hours == 24:
        return f"{wall:%H:%M}"
    return f"{wall.hour % 12 or 12}:{wall:%M} {'am' if wall.hour < 12 else 'pm'}"


def _h_mm_ss(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
