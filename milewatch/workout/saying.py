"""Distances and times in sentences: "the mile in 5:58.3", "1500 m", "9 weeks"."""

from __future__ import annotations

import math

from milewatch.workout.model import MILE_M

_SAME = 0.0005
"""Distances this close (as a fraction) are the same one: 1609 m is the mile, 1600 m is not."""


def same_distance(a_m: float, b_m: float) -> bool:
    """Whether two distances in metres are one and the same, written differently."""
    return abs(a_m - b_m) <= _SAME * max(a_m, b_m)


def distance(metres: float) -> str:
    """Metres in words: "mile", "2 mi", "800 m", "1500 m", "5 km", "21.1 km"."""
    if same_distance(metres, MILE_M):
        return "mile"
    miles = metres / MILE_M
    if same_distance(metres, round(miles * 4) / 4 * MILE_M) and miles >= 0.25:
        return f"{round(miles * 4) / 4:g} mi"
    if metres >= 4000:
        return f"{round(metres / 1000, 1):g} km"
    return f"{round(metres, 1):g} m"


def clock(ms: float, decimals: int = 1) -> str:
    """Milliseconds, rounded half up: "5:58.3", "1:02:03.0"; below a minute "58.3"."""
    unit = 10**decimals
    units = math.floor(ms * unit / 1000 + 0.5)
    whole, part = divmod(units, unit)
    fraction = f".{part:0{decimals}d}" if decimals else ""
    minutes, seconds = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02d}:{seconds:02d}{fraction}"
    return f"{minutes}:{seconds:02d}{fraction}" if minutes else f"{seconds}{fraction}"


def signed(value: float, decimals: int = 2) -> str:
    """A number with its sign: "+1.20", "−0.05", "±0.00"."""
    shown = f"{abs(value):.{decimals}f}"
    if not any(char in "123456789" for char in shown):
        return f"±{shown}"
    return f"{'−' if value < 0 else '+'}{shown}"


def difference(ms: int) -> str:
    """A difference of times: "+1.20", "−1:02.00"."""
    cs = (abs(ms) + 5) // 10
    sign = "±" if cs == 0 else "−" if ms < 0 else "+"
    return f"{sign}{clock(10 * cs, 2)}"


def age(days: int) -> str:
    """Days in words: "5 days", "1 day", "9 weeks" (whole weeks, from two weeks on)."""
    if days >= 14:
        return f"{days // 7} weeks"
    return "1 day" if days == 1 else f"{days} days"
