"""Clocks: of the system, for tests, and a faster one for rehearsals.

The session's clock must run on while the machine sleeps and must not follow a change of the wall time. Which one does
that differs by system: `CLOCK_BOOTTIME` on Linux (`CLOCK_MONOTONIC`, which `time.monotonic` reads, stands still in a
suspend), `CLOCK_MONOTONIC_RAW` on macOS, `perf_counter` on Windows.
"""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol

NS_PER_MS = 1_000_000
NS_PER_S = 1_000_000_000


class Clock(Protocol):
    """Nanoseconds from an arbitrary zero."""

    @property
    def speed(self) -> float:
        """How many of this clock's seconds pass in a real one."""

    def now_ns(self) -> int:
        """The session's clock: runs through suspend, never jumps."""

    def monotonic_ns(self) -> int:
        """A clock at the same rate that stands still in a suspend: the two drift apart by what was slept."""

    def steady_ns(self) -> int:
        """Real nanoseconds, whatever the speed: tells how long nobody looked."""

    def wall(self) -> datetime:
        """The time of day, with its offset from UTC."""


class SystemClock:
    """The machine's own clocks."""

    speed = 1.0

    def now_ns(self) -> int:
        """The session's clock."""
        return _session_ns()

    def monotonic_ns(self) -> int:
        """Stands still in a suspend."""
        return _awake_ns()

    def steady_ns(self) -> int:
        """Real nanoseconds."""
        return time.monotonic_ns()

    def wall(self) -> datetime:
        """Local time, aware."""
        return datetime.now().astimezone()


AN_EVENING = datetime(2026, 11, 20, 17, 2, 11, 400_000, tzinfo=UTC)


class ManualClock:
    """Moves when told to."""

    speed = 1.0

    def __init__(self, wall: datetime = AN_EVENING, now_ns: int = 0) -> None:
        self._now = now_ns
        self._awake = now_ns
        self._steady = 0
        self._wall = wall

    def now_ns(self) -> int:
        """The session's clock."""
        return self._now

    def monotonic_ns(self) -> int:
        """Stands still in `sleep`."""
        return self._awake

    def steady_ns(self) -> int:
        """Moves in `stand_still` only: however far the clock is moved, somebody looked."""
        return self._steady

    def wall(self) -> datetime:
        """Moves with the clock, until `set_wall`."""
        return self._wall

    def advance(self, ms: int) -> None:
        """`ms` pass."""
        self._awake += ms * NS_PER_MS
        self.sleep(ms)

    def sleep(self, ms: int) -> None:
        """The machine is suspended for `ms`."""
        self._now += ms * NS_PER_MS
        self._wall += timedelta(milliseconds=ms)

    def stand_still(self, ms: int) -> None:
        """For `ms` nobody looks, for the program does not run."""
        self.advance(ms)
        self._steady += ms * NS_PER_MS

    def set_wall(self, wall: datetime) -> None:
        """Somebody, or the network, sets the time of day."""
        self._wall = wall


class ScaledClock:
    """Another clock, `speed` times as fast from now on; its wall time runs ahead with it."""

    def __init__(self, base: Clock, speed: float) -> None:
        if not speed > 0:
            raise ValueError(f"a speed is above 0, not {speed}")
        self.speed = speed * base.speed
        self._factor = speed
        self._base = base
        self._now0 = base.now_ns()
        self._awake0 = base.monotonic_ns()
        self._wall0 = base.wall()

    def now_ns(self) -> int:
        """The session's clock."""
        return self._now0 + self._gone_ns()

    def monotonic_ns(self) -> int:
        """Stands still in a suspend."""
        return self._awake0 + int((self._base.monotonic_ns() - self._awake0) * self._factor)

    def steady_ns(self) -> int:
        """Real nanoseconds."""
        return self._base.steady_ns()

    def wall(self) -> datetime:
        """The time of day that it would be in the session."""
        return self._wall0 + timedelta(microseconds=self._gone_ns() // 1000)

    def _gone_ns(self) -> int:
        return int((self._base.now_ns() - self._now0) * self._factor)


def boot_id() -> str:
    """Differs after every boot; empty where the system has none to tell.

    Two times of the session's clock can be compared only within one boot.
    """
    if sys.platform == "linux":
        try:
            boot = Path("/proc/sys/kernel/random/boot_id").read_text("ascii")
        except OSError:
            boot = ""
    elif sys.platform == "darwin":
        import subprocess

        ask = ["/usr/sbin/sysctl", "-n", "kern.bootsessionuuid"]
        boot = subprocess.run(ask, capture_output=True, text=True, check=False).stdout
    else:
        boot = ""
    return boot.strip()


if sys.platform == "linux":

    def _session_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_BOOTTIME)

    _awake_ns = time.monotonic_ns

elif sys.platform == "darwin":

    def _session_ns() -> int:
        return time.clock_gettime_ns(time.CLOCK_MONOTONIC_RAW)

    _awake_ns = time.monotonic_ns

elif sys.platform == "win32":
    import ctypes

    _session_ns = time.perf_counter_ns

    def _awake_ns() -> int:
        hundred_ns = ctypes.c_ulonglong()
        ctypes.windll.kernel32.QueryUnbiasedInterruptTime(ctypes.byref(hundred_ns))
        return hundred_ns.value * 100

else:
    _session_ns = time.monotonic_ns
    _awake_ns = time.monotonic_ns
