"""Times in which nothing was watched: the machine slept, or the program itself stood still."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.clock import NS_PER_MS, NS_PER_S
from milewatch.workout import times

if TYPE_CHECKING:
    from milewatch.clock import Clock
    from milewatch.timing.events import SleepKind

SLEPT_MS = 1000
"""A gap between the clocks above this is a sleep."""
STOPPED_NS = 5 * NS_PER_S
"""Without a look for so long the program itself stood still: ctrl+z, a debugger, a machine out of memory."""

_TOLD: dict[SleepKind, str] = {
    "suspend": "The machine slept for {}",
    "restart": "Gone on with after {}",
    "stop": "Milewatch stood still for {}",
}


class Gaps:
    """Compares the clocks from one look to the next."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last_ns = self._clocks()

    def forget(self) -> None:
        """What was before now is nobody's business."""
        self._last_ns = self._clocks()

    def look(self) -> tuple[int, SleepKind] | None:
        """The session ms since the last look in which nothing was watched, and why; None when there was no gap."""
        before, self._last_ns = self._last_ns, self._clocks()
        session, awake, real = (now - then for now, then in zip(self._last_ns, before, strict=True))
        slept = (session - awake) // NS_PER_MS > SLEPT_MS * self._clock.speed
        stopped = real > STOPPED_NS
        if not (slept or stopped):
            return None
        gap = session if stopped else session - awake
        return gap // NS_PER_MS, "suspend" if slept else "stop"

    def _clocks(self) -> tuple[int, int, int]:
        return self._clock.now_ns(), self._clock.monotonic_ns(), self._clock.steady_ns()


def told(gap: int, why: SleepKind) -> str:
    """A sentence about a gap of so many ms."""
    return f"{_TOLD[why].format(times.running(gap))}; the clock ran on."
