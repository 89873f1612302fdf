"""Running time: the session's clock without its pauses."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RunningClock:
    """Turns session time into running time and back, both in ms from the session's zero."""

    pauses: tuple[tuple[int, int | None], ...] = ()
    """(from, to) in session time, in order; the last one's `to` is None while it lasts."""

    @property
    def paused(self) -> bool:
        """Whether a pause is open."""
        return bool(self.pauses) and self.pauses[-1][1] is None

    def pause(self, at: int) -> RunningClock:
        """Stand still from `at`; a pause within a pause changes nothing."""
        return self if self.paused else RunningClock((*self.pauses, (at, None)))

    def resume(self, at: int) -> RunningClock:
        """Go on from `at`."""
        return RunningClock((*self.pauses[:-1], (self.pauses[-1][0], at))) if self.paused else self

    def within_pause(self, at: int) -> bool:
        """Whether running time stood still at `at`."""
        return any(start <= at and (end is None or at < end) for start, end in self.pauses)

    def running(self, at: int) -> int:
        """Running time at session time `at`."""
        still = 0
        for start, end in self.pauses:
            if start >= at:
                break
            still += (at if end is None else min(at, end)) - start
        return at - still

    def time(self, running: int) -> int:
        """When running time reached `running`: the first such moment, so the beginning of a pause, not its end."""
        at = running
        for start, end in self.pauses:
            if at <= start:
                break
            if end is None:
                return start
            at += end - start
        return at
