"""From a result to the time at another distance: Daniels–Gilbert, a personal power law, and 1.13 for the 800.

Distances are metres, times seconds, index in ml/kg/min as Daniels and Gilbert (1979) have it: t in minutes, v in m/min,

    VO2(v) = -4.60 + 0.182258 v + 0.000104 v^2
    F(t)   = 0.8 + 0.1894393 e^(-0.012778 t) + 0.2989558 e^(-0.1932605 t)
    index  = VO2(d/t) / F(t)
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise

from milewatch.workout import saying, times

_A = 0.000104
_B = 0.182258
_C = 4.60

SHORTEST_S = 180.0
"""Below this the equations were never fitted: refused."""
SHORT_S = 210.0
"""Below this the result is flagged as uncertain."""
LONGEST_S = 4 * 3600.0
"""Beyond this the curve has no races under it: flagged."""
POWER_800 = 1.13
"""Exponent from a mile or 1500 m down to 800 m; Daniels–Gilbert makes 800s 3.4 % too slow."""
HIGHEST_INDEX = 90.0
"""Above any human: a slip of the finger. (The world record for the mile is about 84.)"""
LOWEST_INDEX = 20.0
"""Below this it was walked, and the curve says little."""
FASTEST_MPS = 12.5
"""Quicker than anybody has run over any distance (12.4 m/s: Bolt, 2009, 60 to 80 m of the 9.58)."""
_QUICKEST = ((100.0, FASTEST_MPS), (200.0, 10.8), (400.0, 9.6), (800.0, 8.2), (1500.0, 7.5))
"""Metres, and a speed a little above the world record over them; straight lines between the logarithms."""
_SLOWEST_MPS = 0.5


@dataclass(frozen=True, slots=True)
class Fit:
    """Whether the equations may be used on a result. At most one of the two sentences is there."""

    refusal: str | None = None
    warning: str | None = None


def index(distance_m: float, time_s: float) -> float:
    """The Daniels–Gilbert index of a result. Both must be positive."""
    minutes = time_s / 60
    return oxygen(distance_m / minutes) / fraction(minutes)


def oxygen(v: float) -> float:
    """What running at `v` m/min costs, in ml/kg/min."""
    return -_C + _B * v + _A * v * v


def fraction(minutes: float) -> float:
    """The fraction of the index that can be held for so long."""
    return 0.8 + 0.1894393 * math.exp(-0.012778 * minutes) + 0.2989558 * math.exp(-0.1932605 * minutes)


def time_at(index_: float, distance_m: float) -> float:
    """Seconds for a distance at an index, to the microsecond, by bisection: the index falls as time grows."""
    quick, slow = distance_m / FASTEST_MPS, distance_m / _SLOWEST_MPS
    while slow - quick > 1e-6:
        middle = (quick + slow) / 2
        if index(distance_m, middle) > index_:
            quick = middle
        else:
            slow = middle
    return (quick + slow) / 2


def speed_at(index_: float, part: float) -> float:
    """Metres a second at the fraction `part` (0–1) of an index."""
    v = (-_B + math.sqrt(_B * _B + 4 * _A * (part * index_ + _C))) / (2 * _A)
    return v / 60


def power_law(near: tuple[float, float], far: tuple[float, float], distance_m: float) -> float:
    """Seconds for a distance from two (metres, seconds) results of one athlete: T = T1 (d/d1)^k through both."""
    (d1, t1), (d2, t2) = near, far
    k = math.log(t2 / t1) / math.log(d2 / d1)
    return t1 * math.pow(distance_m / d1, k)


def power_800(distance_m: float, time_s: float, wanted_m: float) -> float:
    """Seconds for about 800 m from a 1500 m or mile result."""
    return time_s * math.pow(wanted_m / distance_m, POWER_800)


def assess(distance_m: float, time_s: float) -> Fit:
    """Whether a result can feed the equations, and with what warning."""
    said = f"{saying.distance(distance_m)} in {times.short(time_s * 1000)}"
    impossible = check(distance_m, time_s)
    if impossible:
        return Fit(refusal=impossible)
    if time_s < SHORTEST_S:
        return Fit(refusal=f"{said} is too short for Daniels–Gilbert (under 3:00): add a longer result")
    value = index(distance_m, time_s)
    if value < LOWEST_INDEX:
        return Fit(warning=f"{said} is too slow for Daniels–Gilbert to say much: uncertain")
    if time_s < SHORT_S:
        return Fit(warning=f"{said} is short for Daniels–Gilbert (under 3:30): uncertain")
    if time_s > LONGEST_S:
        return Fit(warning=f"{said} is long for Daniels–Gilbert (over 4 hours): uncertain")
    return Fit()


def check(distance_m: float, time_s: float) -> str | None:
    """Why nobody can have run this, or None: slips of the finger, before they become targets."""
    said = f"{saying.distance(distance_m)} in {times.short(time_s * 1000)}"
    if distance_m <= 0 or time_s <= 0:
        return "a distance and a time must both be more than nothing"
    likely = time_s < SHORTEST_S or index(distance_m, time_s) <= HIGHEST_INDEX
    if distance_m / time_s > _quickest(distance_m) or not likely:
        return f"{said} is quicker than anybody has run: look at the distance and the time again"
    if distance_m / time_s < _SLOWEST_MPS:
        return f"{said} is slower than a walk: look at the distance and the time again"
    return None


def _quickest(distance_m: float) -> float:
    """Metres a second that nobody has run so far at."""
    for (near_m, near), (far_m, far) in pairwise(_QUICKEST):
        if distance_m <= far_m:
            part = math.log(max(distance_m, near_m) / near_m) / math.log(far_m / near_m)
            return near + part * (far - near)
    return _QUICKEST[-1][1]
