"""The figures of a row of numbers: rep times in order, in any unit. Percentages are percent, not fractions."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

TIGHT = 1.0
OK = 2.0
RAGGED = 3.0
LEVEL = 0.05
"""A slope or change of less than this many percent is none."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What a row of rep times says. What needs two numbers is None for one."""

    n: int
    mean: float
    sd: float | None
    """With n-1."""
    cv: float | None
    """SD as % of the mean."""
    slope: float | None
    """Least-squares slope over their places, per rep: positive is fading."""
    slope_percent: float | None
    """The same as % of the mean, per rep."""
    last_first: float | None
    """100 (last / first - 1)."""
    halves: float | None
    """100 (mean of the second half / mean of the first - 1); the middle one of an odd number is left out."""
    worst_best: float | None
    """100 (max / min - 1)."""
    decrement: float | None
    """100 (sum / (n min) - 1)."""
    jitter: float | None
    """Root mean square of successive differences."""
    ends: tuple[float, float] = (0.0, 0.0)
    """How far the places of the first and the last are from the mean of all places."""

    @property
    def cv_word(self) -> str:
        """ "tight", "ok", "uneven" or "ragged"; empty for one rep."""
        return "" if self.cv is None else cv_word(self.cv)

    @property
    def fade_word(self) -> str:
        """By the slope: "fading", "quickening" or "level"; empty for one rep."""
        return _direction(self.slope_percent, "fading", "quickening", "level")

    @property
    def finish_word(self) -> str:
        """By last against first: "slower", "faster" or "the same"; empty for one rep."""
        return _direction(self.last_first, "slower", "faster", "the same")

    @property
    def hidden_fade(self) -> bool:
        """A fast finish hides a fade: the two disagree."""
        return self.fade_word == "fading" and self.finish_word == "faster"

    def line(self) -> tuple[float, float]:
        """The fade line's value at the first and at the last rep."""
        first, last = self.ends
        return self.mean + (self.slope or 0.0) * first, self.mean + (self.slope or 0.0) * last


@dataclass(frozen=True, slots=True)
class AgainstTarget:
    """Reps against their targets."""

    n: int
    """How many reps have a target."""
    percent: float
    """mean(x/T - 1), %: positive is slower."""
    within_1: int
    within_2: int
    """How many are within 1 % and 2 %."""


def figures(values: Sequence[float], places: Sequence[int] | None = None) -> Figures | None:
    """The figures of positive numbers in order; None of none. `places` are those of the reps."""
    n = len(values)
    if n == 0:
        return None
    mean = math.fsum(values) / n
    if n == 1:
        return Figures(1, mean, None, None, None, None, None, None, None, None, None)
    spread = sd(values)
    fade = slope(values, places)
    whole = range(n) if places is None else places
    middle = sum(whole) / n
    half = n // 2
    first, second = math.fsum(values[:half]) / half, math.fsum(values[-half:]) / half
    best, worst = min(values), max(values)
    return Figures(
        n=n,
        mean=mean,
        sd=spread,
        cv=100 * spread / mean,
        slope=fade,
        slope_percent=100 * fade / mean,
        last_first=100 * (values[-1] / values[0] - 1),
        halves=100 * (second / first - 1),
        worst_best=100 * (worst / best - 1),
        decrement=100 * (math.fsum(values) / (n * best) - 1),
        jitter=math.sqrt(math.fsum((b - a) ** 2 for a, b in pairwise(values)) / (n - 1)),
        ends=(whole[0] - middle, whole[-1] - middle),
    )


def against_target(values: Sequence[float], targets: Sequence[float | None]) -> AgainstTarget | None:
    """Reps against targets of the same unit, pair by pair; None when no rep has one."""
    off = [x / t - 1 for x, t in zip(values, targets, strict=True) if t]
    if not off:
        return None
    return AgainstTarget(
        n=len(off),
        percent=100 * math.fsum(off) / len(off),
        within_1=sum(abs(x) <= 0.01 + 1e-9 for x in off),
        within_2=sum(abs(x) <= 0.02 + 1e-9 for x in off),
    )


def sd(values: Sequence[float]) -> float:
    """Standard deviation with n-1, of two numbers or more."""
    mean = math.fsum(values) / len(values)
    return math.sqrt(math.fsum((x - mean) ** 2 for x in values) / (len(values) - 1))


def slope(values: Sequence[float], places: Sequence[int] | None = None) -> float:
    """Least-squares slope on the place (the index, when none are given), of two numbers or more."""
    along = range(len(values)) if places is None else places
    middle = sum(along) / len(along)
    mean = math.fsum(values) / len(values)
    over = math.fsum((place - middle) * (x - mean) for place, x in zip(along, values, strict=True))
    return over / math.fsum((place - middle) ** 2 for place in along)


def median(values: Sequence[float]) -> float:
    """The middle one, or the mean of the middle two."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2


def cv_word(cv: float) -> str:
    """Under 1 % tight, under 2 % ok, over 3 % ragged; between, uneven."""
    if cv < TIGHT:
        return "tight"
    if cv < OK:
        return "ok"
    return "ragged" if cv > RAGGED else "uneven"


def _direction(percent: float | None, up: str, down: str, same: str) -> str:
    if percent is None:
        return ""
    return up if percent >= LEVEL else down if percent <= -LEVEL else same
