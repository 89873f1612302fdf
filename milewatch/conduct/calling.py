"""What is called in a running session: worked out ahead, told to the sound, and kept for the flashes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from milewatch.clock import NS_PER_MS
from milewatch.timing.cues import immediate, schedule

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.clock import Clock
    from milewatch.conduct.port import SoundPort
    from milewatch.records.journalfile import Anchor
    from milewatch.timing.cues import Cue
    from milewatch.timing.events import Event
    from milewatch.timing.snapshot import Snapshot

HORIZON_S = 90
"""The sound is told what comes in so many (real) seconds, anew when half of them are gone."""


class Calling:
    """The cues of one session. Times are session ms."""

    def __init__(self, clock: Clock, anchor: Anchor, sound: SoundPort | None, pace_every_m: float | None) -> None:
        """`anchor` says where the session's zero is on the clock; `pace_every_m`: metres between pace beeps."""
        self._clock = clock
        self._anchor = anchor
        self._sound = sound
        self._pace_every_m = pace_every_m
        self._horizon_ms = int(HORIZON_S * 1000 * max(1.0, clock.speed))
        self._coming: tuple[Cue, ...] = ()
        self._planned_until = 0
        self._answers: list[tuple[int, Cue]] = []

    def is_due(self, now: int) -> bool:
        """Whether half of what was planned is over."""
        return now > self._planned_until - self._horizon_ms // 2

    def forget(self) -> None:
        """What was planned does not hold any more: `is_due` from now on."""
        self._planned_until = 0

    def plan(self, snapshot: Snapshot, at: int) -> None:
        """Work out what comes, from `at` on; what was to come before `at` stays for the flashes."""
        coming = schedule(snapshot, at, self._horizon_ms, pace_every_m=self._pace_every_m)
        past = tuple(cue for cue in self._coming if at - self._horizon_ms <= cue.at_ms < at)
        self._coming = past + coming
        self._planned_until = at + self._horizon_ms
        if self._sound is not None:
            self._sound.plan(coming, self._when())

    def answer(self, event: Event, snapshot: Snapshot) -> None:
        """What an event is answered with at once; `snapshot` is as of the event."""
        answers = immediate(event, snapshot)
        self._answers += [(event.id, cue) for cue in answers]
        if self._sound is not None and answers:
            self._sound.answer(answers, self._when())

    def take(self, since: int, until: int, shown: int) -> tuple[Cue, ...]:
        """The cues from `since` to before `until`, and the answers to the first `shown` events, those only once."""
        answers = [cue for event, cue in self._answers if event < shown]
        self._answers = [(event, cue) for event, cue in self._answers if event >= shown]
        planned = (cue for cue in self._coming if since <= cue.at_ms < until)
        return tuple(sorted((*answers, *planned), key=lambda cue: cue.at_ms))

    def _when(self) -> Callable[[int], float]:
        """Session ms to seconds of `time.perf_counter`, as the two clocks stand to each other now."""
        real, session = time.perf_counter(), (self._clock.now_ns() - self._anchor.zero_ns) / NS_PER_MS
        speed = self._clock.speed
        return lambda at: real + (at - session) / 1000 / speed
