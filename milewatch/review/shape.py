"""The shape of a rep by its splits: quicker or slower in its second half."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milewatch.review.runs import RunLap

EVEN = 1.0
"""Less than this many percent either way is even."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The two halves of a rep."""

    first_ms: float
    second_ms: float

    @property
    def percent(self) -> float:
        """100 (second / first - 1)."""
        return 100 * (self.second_ms / self.first_ms - 1)

    @property
    def word(self) -> str:
        """ "negative" (quicker at the end), "even" or "positive"."""
        percent = round(self.percent, 9)
        return "negative" if percent <= -EVEN else "positive" if percent >= EVEN else "even"


def shape(lap: RunLap) -> Shape | None:
    """The halves of a rep with splits at known places; None without. Between two splits running is taken as even."""
    if len(lap.splits_m) < 2 or len(lap.splits_m) != len(lap.splits_ms):
        return None
    half_m = lap.splits_m[-1] / 2
    metres, times = (0.0, *lap.splits_m), (0, *lap.splits_ms)
    after = bisect_left(metres, half_m)
    part = (half_m - metres[after - 1]) / (metres[after] - metres[after - 1])
    half_ms = times[after - 1] + part * (times[after] - times[after - 1])
    if half_ms <= 0 or times[-1] <= half_ms:
        return None
    return Shape(half_ms, times[-1] - half_ms)
