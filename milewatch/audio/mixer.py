"""Mixes planned sounds into a stream, each at the sample its time says. Knows no device and reads no clock."""

from __future__ import annotations

import threading
from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from milewatch.audio.pcm import LOUDEST, RATE, Pcm
from milewatch.audio.tie import Tie

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

FADE = RATE // 200
"""Samples (5 ms) over which a sound that is cut off dies away, and over which ducking sets in."""
DUCKED = 0.3
"""What is left of a voice under a beep that matters more."""
NOTICED = RATE // 2
"""Frames after which a tear has been noticed."""
HUM_HZ = 30
HUM_PEAK = round(LOUDEST * 10 ** (-38 / 20))


@dataclass(frozen=True, slots=True)
class Planned:
    """One sound with its time."""

    id: int
    at: float
    """When it is to be heard, seconds of the clock."""
    pcm: Pcm
    gain: float = 1.0
    priority: int = 0
    """Higher matters more. Ducks every voice below it."""
    drop_after: float = 0.08
    """Later than this (seconds) it is not played any more."""
    voice: bool = False
    """Speech: only one at a time, and ducked by what matters more."""


@dataclass(slots=True)
class _Sounding:
    planned: Planned
    pcm: Pcm
    place: int = 0
    """The next sample to hand out."""
    wait: int = 0
    """Samples of the next block that come before it."""
    level: float = 1.0
    """What ducking left of it at the end of the last block."""


@dataclass(slots=True)
class Counts:
    """What became of the sounds so far."""

    heard: int = 0
    dropped: int = 0
    """Too late to be of use."""
    gave_way: int = 0
    """A voice while another spoke that matters more."""
    muted: int = 0
    broken: int = 0
    """Tears of the stream while something sounded."""
    latest_s: float = 0.0
    """The most that a sound that was played came late."""


class Mixer:
    """Sounds by time in, blocks of samples out. One thread may plan while another takes blocks."""

    def __init__(self, tie: Tie | None = None, latency: float = 0.0, keep_alive: bool = False) -> None:
        self.tie = tie or Tie()
        self.latency = latency
        """Seconds from handing out a frame in time to its being heard."""
        self.frame = 0
        """Frames handed out so far."""
        self.volume = 1.0
        self.counts = Counts()
        self.on_start: Callable[[Planned, int], None] | None = None
        """Told the frame at which each sound begins; called while a block is taken, so it must be quick."""
        self._muted = False
        self._planned: list[Planned] = []
        """By time."""
        self._sounding: list[_Sounding] = []
        self._lock = threading.Lock()
        self._hum = _hum() if keep_alive else None
        self._sounded = -NOTICED
        """The frame at which something sounded last."""
        self._torn = 0
        """How often the streams before this one were torn."""

    def plan(self, sounds: Iterable[Planned], forget: Iterable[int] = ()) -> None:
        """Take back the sounds `forget` that have not begun, and add others."""
        with self._lock:
            gone = frozenset(forget)
            kept = (sound for sound in self._planned if sound.id not in gone)
            self._planned = sorted((*kept, *sounds), key=_time_of)

    def forget_after(self, at: float) -> None:
        """Take back everything planned later than `at`."""
        with self._lock:
            self._planned = [sound for sound in self._planned if sound.at <= at]

    def hush(self) -> None:
        """What is sounding dies away at once."""
        with self._lock:
            self._fade(self._sounding)

    def mute(self, on: bool) -> None:
        """Play nothing that begins while muted; what is sounding dies away."""
        with self._lock:
            self._muted = on
            if on:
                self._fade(self._sounding)

    @property
    def idle(self) -> bool:
        """Nothing is sounding at this moment (something may be planned)."""
        return not self._sounding

    @property
    def position(self) -> dict[str, Any]:
        """Frames handed out, when frame 0 was due, and how often the stream was torn."""
        return {"frame": self.frame, "base": self.tie.base, "torn": self._torn + self.tie.torn}

    def block(self, now: float, frames: int) -> Pcm:
        """The next `frames` samples, asked for at `now`."""
        with self._lock:
            torn = self.tie.torn
            self.tie.note(now, self.frame)
            if self._sounding:
                self._sounded = self.frame
            if self.tie.torn > torn and self.frame - self._sounded < NOTICED:
                self.counts.broken += 1
            self._begin(frames)
            out = self._ground(frames)
            self._mix_into(out)
            self.frame += frames
            return out

    def restart(self, tie: Tie) -> None:
        """A new stream begins at frame 0; what is planned stays planned."""
        with self._lock:
            self._torn += self.tie.torn
            self.tie, self.frame, self._sounded = tie, 0, -NOTICED
            self._sounding.clear()

    def _begin(self, frames: int) -> None:
        end = self.frame + frames
        due = 0
        for sound in self._planned:
            start = self.tie.frame(sound.at - self.latency)
            if start >= end:
                break
            due += 1
            late_s = (self.frame - start) / RATE
            if self._muted:
                self.counts.muted += 1
            elif late_s > sound.drop_after:
                self.counts.dropped += 1
            elif sound.voice and not self._may_speak(sound):
                self.counts.gave_way += 1
            else:
                self.counts.heard += 1
                self.counts.latest_s = max(self.counts.latest_s, late_s)
                self._sounding.append(_Sounding(sound, sound.pcm, wait=max(0, start - self.frame)))
                if self.on_start:
                    self.on_start(sound, max(start, self.frame))
        del self._planned[:due]

    def _may_speak(self, sound: Planned) -> bool:
        speaking = [other for other in self._sounding if other.planned.voice]
        if any(other.planned.priority > sound.priority for other in speaking):
            return False
        self._fade(speaking)
        return True

    def _fade(self, sounding: list[_Sounding]) -> None:
        for sound in sounding:
            rest = sound.pcm[sound.place : sound.place + FADE]
            count = len(rest)
            sound.pcm = array("h", (value * (count - i) // count for i, value in enumerate(rest)))
            sound.place = 0

    def _ground(self, frames: int) -> Pcm:
        if self._hum is None:
            return array("h", bytes(2 * frames))
        start = self.frame % (RATE // HUM_HZ)
        while len(self._hum) < start + frames:
            self._hum.extend(self._hum)
        return self._hum[start : start + frames]

    def _mix_into(self, out: Pcm) -> None:
        end = len(out)
        spans = [(sound, sound.wait, min(end, sound.wait + len(sound.pcm) - sound.place)) for sound in self._sounding]
        for sound, start, stop in spans:
            piece = sound.pcm[sound.place : sound.place + stop - start]
            if not piece:
                continue
            level = DUCKED if _is_ducked(sound.planned, start, stop, spans) else 1.0
            gain = sound.planned.gain * self.volume
            _add(out, start, _scaled(piece, gain * sound.level, gain * level))
            sound.place += len(piece)
            sound.level, sound.wait = level, 0
        self._sounding = [sound for sound in self._sounding if sound.place < len(sound.pcm)]


def _is_ducked(sound: Planned, start: int, stop: int, spans: list[tuple[_Sounding, int, int]]) -> bool:
    """Whether a beep that matters more sounds at the same time."""
    return sound.voice and any(
        not other.planned.voice and other.planned.priority > sound.priority and begins < stop and start < ends
        for other, begins, ends in spans
    )


def _time_of(sound: Planned) -> float:
    return sound.at


def _scaled(piece: Pcm, before: float, after: float) -> Pcm:
    """Times `after`, reached from `before` within FADE samples."""
    if before == after:
        if after == 1.0:
            return piece
        factor = round(after * 4096)
        return array("h", (value * factor >> 12 for value in piece))
    count = min(FADE, len(piece))
    step = (after - before) / count
    ramp = array("h", (int(value * (before + step * i)) for i, value in enumerate(piece[:count])))
    return ramp + _scaled(piece[count:], after, after)


def _add(out: Pcm, at: int, piece: Pcm) -> None:
    end = at + len(piece)
    under = out[at:end]
    if not any(under):
        out[at:end] = piece
        return
    out[at:end] = array("h", (max(-LOUDEST, min(LOUDEST, a + b)) for a, b in zip(under, piece, strict=True)))


def _hum() -> Pcm:
    """One turn of a tone too low and quiet to be heard, which keeps a Bluetooth speaker from falling asleep."""
    import math

    count = RATE // HUM_HZ
    return array("h", (round(HUM_PEAK * math.sin(2 * math.pi * i / count)) for i in range(count)))
