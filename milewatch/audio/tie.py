"""The tie between the clock and the frames of the stream.

A device asks for frames in blocks, each time a little late and never early, so the lower envelope of (time of asking -
frames delivered before it / rate) is when frame 0 was due. Crystals drift against the system's clock by 50 ppm or so,
180 ms an hour, so the envelope is followed all the time; slowly, because a jump would be heard as a jump of the beat.
"""

from __future__ import annotations

from collections import deque

from milewatch.audio.pcm import RATE

WINDOW = 200
"""How many callbacks the envelope looks back."""
CREEP = 0.001
"""Seconds the tie moves in a second, at most."""
SETTLING = 20
"""The first callbacks fill the buffer of the device; the tie follows them at once."""
TORN_S = 0.006
"""Earlier than this even once, or later than nine in ten callbacks by this for TORN_CALLBACKS in a row: the stream has
skipped, or stood still. (With six busy programs a core, callbacks were up to 14 ms late, nine in ten up to 3 ms.)"""
TORN_CALLBACKS = 8


class Tie:
    """Says which frame of the stream is due at a time of the clock (seconds of `time.perf_counter`)."""

    def __init__(self, rate: int = RATE) -> None:
        self._rate = rate
        self._offsets: deque[float] = deque(maxlen=WINDOW)
        self._seen = 0
        self._moved_at = 0.0
        self.base = 0.0
        """When frame 0 was due."""
        self.torn = 0
        """How often the stream was seen to stand still or skip."""

    def note(self, now: float, delivered: int) -> None:
        """A callback came at `now`, with `delivered` frames handed out before it."""
        offset = now - delivered / self._rate
        self._offsets.append(offset)
        self._seen += 1
        target = min(self._offsets)
        if self._seen <= SETTLING:
            self.base = target
        elif offset < self.base - TORN_S:
            self._start_over(offset)
        elif self._is_late_for_good():
            self._start_over(min(list(self._offsets)[-TORN_CALLBACKS:]))
        else:
            most = CREEP * (now - self._moved_at)
            self.base += max(-most, min(most, target - self.base))
        self._moved_at = now

    def frame(self, at: float) -> int:
        """The frame due at `at`."""
        return round((at - self.base) * self._rate)

    def _is_late_for_good(self) -> bool:
        seen = list(self._offsets)
        latest, before = seen[-TORN_CALLBACKS:], sorted(seen[:-TORN_CALLBACKS])
        if len(before) < SETTLING or min(latest) < self.base + TORN_S:
            return False
        return min(latest) > before[len(before) * 9 // 10] + TORN_S

    def _start_over(self, base: float) -> None:
        self._offsets.clear()
        self._offsets.append(base)
        self.base = base
        self.torn += 1
