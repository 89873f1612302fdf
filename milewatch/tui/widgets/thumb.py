"""The tiny picture of a session: a bar a rep. Half high is on target, higher is slower, lower is quicker."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.history.rows import Bar

BLOCKS = "▁▂▃▄▅▆▇█"
NOTHING = "·"
"""A rep that has nothing to be compared with."""
CUT = "×"
"""One that was not run to its end."""
FULL = 5.0
"""This many percent off is as high or as low as it gets."""
MIDDLE = 3
"""The place of "on target" among the blocks."""


def thumb(bars: Sequence[Bar], width: int) -> list[tuple[str, int]]:
    """(character, band) for each cell, at most `width` of them: reps that do not fit share a cell, the worst counts."""
    if width <= 0:
        return []
    share = max(1, -(-len(bars) // width))
    groups = [bars[start : start + share] for start in range(0, len(bars), share)]
    return [_cell(group) for group in groups]


def _cell(group: Sequence[Bar]) -> tuple[str, int]:
    known = [(bar.percent, bar.band) for bar in group if bar.percent is not None]
    if not known:
        return (NOTHING if all(bar.done for bar in group) else CUT), 0
    percent, band = max(known, key=lambda one: (one[1], abs(one[0])))
    return BLOCKS[level(percent)], band


def level(percent: float) -> int:
    """The block of a difference, 0 to 7."""
    up = len(BLOCKS) - 1 - MIDDLE
    steps = percent / FULL * (up if percent > 0 else MIDDLE)
    return MIDDLE + max(-MIDDLE, min(up, round(steps)))
