"""A whole workout, simulated and mixed without a device: what was called, and what was heard of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from milewatch.audio.bank import Bank
from milewatch.audio.mixer import Mixer, Planned
from milewatch.audio.pcm import RATE, Pcm
from milewatch.audio.plan import Told, patience
from milewatch.audio.render import soundings
from milewatch.resources import folder
from milewatch.timing.cues import immediate, schedule
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.simulate import SimulatedRunner
from milewatch.timing.snapshot import Phase
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milewatch.audio.settings import SoundSettings
    from milewatch.audio.sounding import Sounding
    from milewatch.timing.cues import Cue
    from milewatch.timing.events import Event
    from milewatch.timing.refusal import Refusal
    from milewatch.workout.model import Workout

MOST_MS = 1000
"""A block is as long as nothing is pressed, but no longer than this."""
HORIZON_MS = 3_600_000
ZERO = 1000.0
"""The session's zero on the clock of the machine."""


@dataclass
class Heard:
    """What was called, and what was heard."""

    cues: list[Cue] = field(default_factory=list)
    """Called by the clock, as far as no key came before."""
    answers: list[Cue] = field(default_factory=list)
    starts: list[tuple[tuple[str, ...], int]] = field(default_factory=list)
    """Clips, and the frame at which they began."""
    samples: dict[int, Pcm] = field(default_factory=dict)
    """The blocks in which something sounded, by their first frame."""
    dropped: int = 0

    def at(self, frame: int, count: int) -> list[int]:
        """So many samples from a frame on."""
        out = [0] * count
        for start, block in self.samples.items():
            for i in range(max(frame, start), min(frame + count, start + len(block))):
                out[i - frame] = block[i - start]
        return out


class Desk:
    """Does what the conductor and the sound process do, on a clock that is turned by hand."""

    def __init__(self, workout: Workout, settings: SoundSettings, pace_every_m: float | None = None) -> None:
        self.heard = Heard()
        self.settings = settings
        self.pace_every_m = pace_every_m
        self.session = Session([Entrant("me", "Me", unroll(workout).segments)], Rules())
        self.mixer = Mixer()
        self.mixer.on_start = self._begins
        self.bank = Bank([folder("sounds")])
        self.told = Told()
        self.clips: dict[int, tuple[str, ...]] = {}
        self.coming: tuple[Cue, ...] = ()

    def run(self, seed: int, most_ms: int = 4 * 3_600_000) -> Heard:
        """From the start key to the end of the plan."""
        runner = SimulatedRunner(Random(seed))
        self._took(self.session.start(500))
        while (at := self._now_ms()) < most_ms:
            snapshot = self.session.snapshot(at)
            if snapshot.phase is Phase.COMPLETE:
                break
            for press in runner.due(snapshot, at):
                self._took(self.session.stamp(press.at, press.key, press.athlete))
            press_at = runner.next_at(self.session.snapshot(at))
            self._block(MOST_MS if press_at is None else max(10, min(MOST_MS, press_at - at)))
        for _ in range(6):
            self._block(MOST_MS)
        self._past(self._now_ms())
        self.heard.dropped = self.mixer.counts.dropped
        return self.heard

    def _now_ms(self) -> int:
        return self.mixer.frame * 1000 // RATE

    def _took(self, event: Event | Refusal) -> None:
        if not hasattr(event, "id"):
            return
        snapshot = self.session.snapshot(event.at)
        answers = immediate(event, snapshot)
        self.heard.answers += answers
        self._plan((self.told.number(), s) for s in self._sounds(answers))
        self._past(event.at)
        self.coming = schedule(snapshot, event.at, HORIZON_MS, pace_every_m=self.pace_every_m)
        change = self.told.change(self._sounds(self.coming), ZERO + self._now_ms() / 1000)
        self._plan(change.add, change.forget)

    def _past(self, at: int) -> None:
        self.heard.cues += [cue for cue in self.coming if cue.at_ms < at]

    def _sounds(self, cues: Iterable[Cue]) -> tuple[Sounding, ...]:
        return soundings(cues, lambda at: ZERO + at / 1000, self.settings)

    def _plan(self, add: Iterable[tuple[int, Sounding]], forget: Iterable[int] = ()) -> None:
        planned = []
        for id_, s in add:
            self.clips[id_] = s.clips
            planned.append(Planned(id_, s.at, self.bank.phrase(s.clips), s.gain, s.priority, patience(s), s.voice))
        self.mixer.plan(planned, forget)

    def _begins(self, sound: Planned, frame: int) -> None:
        self.heard.starts.append((self.clips[sound.id], frame))

    def _block(self, ms: int) -> None:
        frame, began, was_idle = self.mixer.frame, len(self.heard.starts), self.mixer.idle
        block = self.mixer.block(ZERO + frame / RATE, ms * RATE // 1000)
        if len(self.heard.starts) > began or not was_idle:
            self.heard.samples[frame] = block
