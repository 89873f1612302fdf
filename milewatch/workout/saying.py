"""Steps, distances and days in sentences: "warm-up", "mile", "1500 m", "9 weeks"."""

from __future__ import annotations

from milewatch.workout.model import MILE_M, Kind

KIND_NAMES: dict[str, str] = {
    Kind.WARMUP: "warm-up", Kind.WORK: "rep", Kind.RECOVERY: "recovery", Kind.COOLDOWN: "cool-down",
}  # fmt: skip
"""What a step is called, by its kind or the word that a log has for it."""

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


def age(days: int) -> str:
    """Days in words: "5 days", "1 day", "9 weeks" (whole weeks, from two weeks on)."""
    if days >= 14:
        return f"{days // 7} weeks"
    return "1 day" if days == 1 else f"{days} days"
