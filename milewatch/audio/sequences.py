"""Plays whole sequences of sounds, each rendered into one: for outputs that open the device anew for every sound.

Between two calls of such an output there is no telling how much time passes; inside one sound everything is exact. So
sounds that follow each other closely (3, 2, 1, go) are mixed ahead and played as one. When one of them is taken back,
the sequence is stopped and what is left of it is played as a new one.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from milewatch.audio.mixer import Counts, Mixer, Planned
from milewatch.audio.pcm import RATE, Pcm, seconds
from milewatch.audio.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

APART_S = 1.2
"""Sounds with less silence than this between them are one sequence …"""
LONGEST_S = 12.0
"""… up to this length."""
AHEAD_S = 0.03
"""So long before its time a sequence is rendered and handed over."""


class Playing(Protocol):
    """A sound that an output plays."""

    def stop(self) -> None:
        """End it now."""

    def is_playing(self) -> bool:
        """It has not ended."""


@dataclass(slots=True)
class _Sequence:
    sounds: tuple[Planned, ...]
    playing: Playing


class Sequences:
    """A `Player` that hands sequences to `play`, which gets 48 kHz mono samples and returns at once."""

    def __init__(
        self,
        play: Callable[[Pcm], Playing],
        latency: float,
        clock: Callable[[], float] = time.perf_counter,
        sleep: Callable[[float], object] = time.sleep,
    ) -> None:
        """`clock` is the one that the times of sounds are on; `sleep` waits so many seconds of it."""
        self._clock = clock
        self._sleep = sleep
        self.latency = latency
        self.volume = 1.0
        self.counts = Counts()
        self._play = play
        self._muted = False
        self._planned: dict[int, Planned] = {}
        self._running: list[_Sequence] = []
        self._wake = threading.Condition()

    @property
    def idle(self) -> bool:
        """Nothing is sounding."""
        return not any(sequence.playing.is_playing() for sequence in self._running)

    @property
    def position(self) -> dict[str, Any]:
        """There is no stream, so nothing can tear."""
        return {"torn": 0}

    def plan(self, sounds: Iterable[Planned], forget: Iterable[int] = ()) -> None:
        """Take back sounds that have not begun, and add others."""
        with self._wake:
            gone = set(forget)
            for id_ in gone:
                self._planned.pop(id_, None)
            for sequence in list(self._running):
                if any(sound.id in gone for sound in self._to_come(sequence)):
                    self._stop(sequence, gone)
            self._planned.update((sound.id, sound) for sound in sounds)
            self._wake.notify_all()

    def forget_after(self, at: float) -> None:
        """Take back everything planned later."""
        running = [sound for sequence in self._running for sound in sequence.sounds]
        self.plan([], [sound.id for sound in [*self._planned.values(), *running] if sound.at > at])

    def hush(self) -> None:
        """What is sounding stops; what is to come of its sequence is played in its time."""
        with self._wake:
            for sequence in list(self._running):
                self._stop(sequence, set())
            self._wake.notify_all()

    def mute(self, on: bool) -> None:
        """Play nothing that begins while muted."""
        self._muted = on
        if on:
            self.hush()

    def wait(self, most_s: float) -> None:
        """Play what is due; return after so long at the most, or earlier."""
        with self._wake:
            now = self._clock()
            self._running = [sequence for sequence in self._running if sequence.playing.is_playing()]
            self._let_go(now)
            if not self._planned:
                self._wake.wait(most_s)
                return
            due = min(sound.at for sound in self._planned.values()) - self.latency - AHEAD_S
            if due > now or self._muted:
                self._wake.wait(min(most_s, max(AHEAD_S, due - now)))
                return
            self._begin(self._first())

    def _let_go(self, now: float) -> None:
        """Drop what is too late, and what falls into the mute."""
        for id_, sound in list(self._planned.items()):
            begins = sound.at - self.latency
            if self._muted and begins <= now:
                self.counts.muted += 1
            elif now - begins > sound.drop_after:
                self.counts.dropped += 1
            else:
                continue
            del self._planned[id_]

    def _first(self) -> tuple[Planned, ...]:
        """The sounds from the first one on that follow each other closely."""
        ordered = sorted(self._planned.values(), key=lambda sound: sound.at)
        first = ordered[0].at
        end = first
        sequence = []
        for sound in ordered:
            if sound.at > end + APART_S or sound.at - first > LONGEST_S:
                break
            sequence.append(sound)
            end = max(end, sound.at + seconds(sound.pcm))
        return tuple(sequence)

    def _begin(self, sounds: tuple[Planned, ...]) -> None:
        for sound in sounds:
            del self._planned[sound.id]
        pcm = self._mixed(sounds)
        wait = sounds[0].at - self.latency - self._clock()
        if wait > 0:
            self._sleep(wait)
        self._running.append(_Sequence(sounds, self._play(pcm)))
        self.counts.heard += len(sounds)
        self.counts.latest_s = max(self.counts.latest_s, -wait)

    def _mixed(self, sounds: tuple[Planned, ...]) -> Pcm:
        start = sounds[0].at
        mixer = Mixer(Tie())
        mixer.volume = self.volume
        mixer.plan(sounds)
        length = max(sound.at - start + seconds(sound.pcm) for sound in sounds)
        return mixer.block(start, round(length * RATE) + 1)

    def _to_come(self, sequence: _Sequence) -> list[Planned]:
        now = self._clock()
        return [sound for sound in sequence.sounds if sound.at - self.latency > now]

    def _stop(self, sequence: _Sequence, gone: set[int]) -> None:
        to_come = self._to_come(sequence)
        sequence.playing.stop()
        self._running.remove(sequence)
        self.counts.heard -= len(to_come)
        self._planned.update((sound.id, sound) for sound in to_come if sound.id not in gone)
