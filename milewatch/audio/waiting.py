"""Time, for what plays to a person in real time: the machine's, or one that a test turns by hand."""

from __future__ import annotations

import time
from typing import Protocol


class Waiting(Protocol):
    """A clock, in seconds, on which one can wait."""

    def now(self) -> float:
        """The time."""

    def until(self, at: float) -> None:
        """Wait for a time; not at all when it has passed."""


class RealTime:
    """`time.perf_counter`, the clock on which sounds are planned."""

    def now(self) -> float:
        """The time."""
        return time.perf_counter()

    def until(self, at: float) -> None:
        """Sleep until then."""
        time.sleep(max(0.0, at - time.perf_counter()))


REAL_TIME = RealTime()
