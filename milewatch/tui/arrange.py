"""How the live screen shares out its rows. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

TINY_WIDTH, TINY_HEIGHT = 36, 10
NORMAL_WIDTH, NORMAL_HEIGHT = 70, 20
LARGE_WIDTH, LARGE_HEIGHT = 120, 35


class View(IntEnum):
    """What the screen is used for; a key goes round."""

    ALL = 0
    CLOCK = 1
    """The clock and where it is, as large as possible."""
    LAPS = 2
    """As many laps as possible, under a small clock."""

    def following(self) -> View:
        """The view after this one."""
        return View((self + 1) % len(View))


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows for each part; 0 leaves it out. The clock has what is left, unless it has a height of its own."""

    tiny: bool
    head: int
    state: int
    clock: int | None
    info: int
    figures: int
    """Rep and last lap in digits, on a large screen."""
    next: int
    laps: int | None
    """None: what is left."""
    profile: int
    keys: int


def arrange(width: int, height: int, view: View) -> Rows:
    """Share out the rows of a terminal of this size."""
    if width < TINY_WIDTH or height < TINY_HEIGHT:
        return Rows(True, 0, 1 if height > 1 else 0, None, 1 if height >= 7 else 0, 0, 0, 0, 0, 0)
    large = width >= LARGE_WIDTH and height >= LARGE_HEIGHT
    normal = width >= NORMAL_WIDTH and height >= NORMAL_HEIGHT
    state = 3 if large else 1
    if view is View.CLOCK:
        figures = height // 4 if large else 0
        return Rows(False, 1, state, None, 1, figures, 0, 0, 0, 0)
    if view is View.LAPS:
        return Rows(False, 1, 1, max(3, height // 5), 1, 0, 1, None, 0, 1)
    if large:
        return Rows(False, 1, state, None, 1, height // 6, 1, height // 6, height // 12, 1)
    if normal:
        return Rows(False, 1, state, None, 1, 0, 1, max(5, height // 5), 3, 1)
    return Rows(False, 1, state, None, 1, 0, 1, max(0, min(4, height - 10)), 2 if height >= 16 else 0, 1)
