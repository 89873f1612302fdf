"""Presses told from the repeats of a held key, by their times: a terminal says of neither which it is.

A held key repeats first after a delay and then quickly, so its first repeat looks like a second press until the next
one comes. Such a press waits that long, and is done only when nothing comes: as of the time at which it was pressed, so
nothing is lost by waiting. A key that is let go after its first repeat and before its second is not found out.
"""

from __future__ import annotations

import math
from enum import Enum
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.screen import Screen
    from textual.timer import Timer

LONGEST_DELAY_MS = 1_100
"""No keyboard takes longer to begin repeating: Windows 250 to 1000, macOS from 225, X11 660 as it comes."""
REPEAT_MS = 120
"""A key that repeats does so sooner than this: 33 in most places, 92 on the Linux console, 90 on macOS."""
BOUNCE_MS = 60
"""No finger presses twice in so short a time."""


class Press(Enum):
    """What a press is."""

    MEANT = "meant"
    PERHAPS = "perhaps"
    """Meant if the key does not come again within REPEAT_MS."""
    REPEATED = "repeated"
    """A bounce, or a held key; so was a press of this key that was PERHAPS before."""


class Held:
    """The presses of each command. Times are real ms, from any zero."""

    def __init__(self) -> None:
        self._last: dict[str, float] = {}
        """When the key of each command came last, whatever it was."""
        self._ignored: dict[str, int] = {}
        """How many were repeats, without a press that was meant between."""
        self._open: str | None = None
        """Whose last press was PERHAPS, and nothing else was pressed since."""

    def press(self, command: str, at: float, guard: float) -> Press:
        """What this press is; below `guard` ms after the one before it is none of its own."""
        before, self._last[command] = self._last.get(command), at
        was_open, self._open = self._open == command, None
        gap = math.inf if before is None else at - before
        streams = was_open or self._ignored.get(command, 0) > 1
        if gap < (REPEAT_MS if was_open else max(guard, REPEAT_MS) if streams else guard):
            self._ignored[command] = self._ignored.get(command, 0) + (2 if was_open else 1)
            return Press.REPEATED
        self._ignored[command] = 0
        if gap <= LONGEST_DELAY_MS and (was_open or not streams):
            self._open = command
            return Press.PERHAPS
        return Press.MEANT

    def forget(self, command: str | None = None) -> None:
        """What was pressed before, of this command or of all, is no measure any more."""
        for one in [*self._last] if command is None else [command]:
            self._last.pop(one, None)
            self._ignored.pop(one, None)
            self._open = None if self._open == one else self._open


class Presses:
    """Does what keys ask for, once for each press. Session times, as `speed` makes them of real ones."""

    def __init__(
        self, speed: float, later: Callable[[float, Callable[[], None]], Timer], ignored: Callable[[int], None]
    ) -> None:
        """`later` calls back after seconds; `ignored` is told how many presses were none of their own."""
        self._held = Held()
        self._speed = speed
        self._later = later
        self._ignored = ignored
        self._waiting: tuple[str, Callable[[], object]] | None = None
        """The command and the deed of a press that is PERHAPS."""
        self._timer: Timer | None = None
        self.forget = self._held.forget

    def bounced(self, command: str, at: int, guard_ms: float) -> bool:
        """Whether this is no press of its own; where that cannot be known yet, it is one."""
        repeated = self._held.press(command, at / self._speed, guard_ms) is Press.REPEATED
        if repeated:
            self._ignored(1)
        return repeated

    def once(self, command: str, at: int, deed: Callable[[int], object], guard_ms: float) -> None:
        """Do `deed`, which takes the time of the key, unless the key bounced or is held down.

        Where that is not known yet it is done a little later, as of the time of the key, or before whatever comes next.
        """
        if self._waiting is not None and self._waiting[0] != command:
            self.settle()
        press = self._held.press(command, at / self._speed, guard_ms)
        if press is Press.REPEATED:
            dropped, self._waiting = self._waiting, None
            self._ignored(2 if dropped is not None else 1)
            return
        self.settle()
        if press is Press.MEANT:
            deed(at)
        else:
            waiting = self._waiting = command, lambda: deed(at)
            self._timer = self._later(REPEAT_MS / 1000, lambda: self._over(waiting))

    def _over(self, waiting: tuple[str, Callable[[], object]]) -> None:
        if self._waiting is waiting:
            self.settle()

    def settle(self) -> None:
        """What waited was meant: do it."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        waiting, self._waiting = self._waiting, None
        if waiting is not None:
            waiting[1]()


def after_keys(screen: Screen[Any]) -> Callable[[float, Callable[[], None]], Timer]:
    """For `Presses`: a timer of the screen that calls back after the keys that were read meanwhile."""
    return lambda seconds, callback: screen.set_timer(seconds, lambda: screen.app.call_later(callback))
