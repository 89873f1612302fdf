"""Runs one workout in real time with the program's own conductor and sound, and records what a sound server gets.

Everything but the screen is what `milewatch run` does: the journal, the clock, the sound process. A simulated runner
presses, late and twice now and then.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import time
from dataclasses import asdict, dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink

from milewatch.audio.caller import Caller
from milewatch.audio.client import Sound
from milewatch.audio.pcm import write_wav
from milewatch.audio.render import soundings
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.clock import SystemClock
from milewatch.conduct.around import Around
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.entering import field_of
from milewatch.conduct.rehearsal import Rehearsal
from milewatch.places import places
from milewatch.records.athlete import Athlete
from milewatch.records.library import find
from milewatch.timing.rules import Rules
from milewatch.timing.snapshot import Phase
from milewatch.workout.marks import Goal, Mark
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milewatch.audio.sounding import Sounding
    from milewatch.timing.cues import Cue

MILE_M = 1609.344
TICK_S = 0.03
SAME_S = 0.03
CLOSE_S = 0.3
"""What was taken back so shortly before its time may be in the buffer of the device, beyond recall."""
LAST_S = 7.0


@dataclass
class Wanted:
    """What a recording is to hold."""

    heard: list[dict[str, Any]] = field(default_factory=list)
    """The soundings that were wanted when their time came, and the answers to keys."""
    too_late: list[dict[str, Any]] = field(default_factory=list)
    """Soundings taken back less than CLOSE_S before their time."""
    seen: list[dict[str, Any]] = field(default_factory=list)
    """What the cues sound like for which the screen flashed."""
    tally: dict[str, Any] = field(default_factory=dict)
    latency_s: float = 0.0


class Told(Sound):
    """The sound, which also writes down what it was told."""

    def __init__(self, settings: SoundSettings) -> None:
        super().__init__(settings)
        self.wanted = Wanted()
        self._now: list[Sounding] = []

    def plan(self, soundings: Iterable[Sounding]) -> None:
        new = list(soundings)
        super().plan(new)
        self._count(new)

    def play(self, soundings: Iterable[Sounding]) -> None:
        played = list(soundings)
        super().play(played)
        self.wanted.heard += [asdict(sounding) for sounding in played]

    def _count(self, new: list[Sounding]) -> None:
        """Of what was planned: what had come stays, what is in the new plan too is still to come."""
        now = time.perf_counter()
        for old in self._now:
            if _since(old) <= now:
                self.wanted.heard.append(asdict(old))
            elif old.at < now + CLOSE_S and not any(_same(old, other) for other in new):
                self.wanted.too_late.append(asdict(old))
        self._now = [sounding for sounding in new if _since(sounding) > now]

    def end(self) -> None:
        self._count([])


def _since(sounding: Sounding) -> float:
    return sounding.at if sounding.since is None else sounding.since


def _same(one: Sounding, other: Sounding) -> bool:
    return one.clips == other.clips and abs(one.at - other.at) < SAME_S


def runner_with_marks(today: date) -> Athlete:
    """Somebody whose marks and goal give every pace a target."""
    marks = (Mark(MILE_M, 330_000, today - timedelta(days=9)), Mark(5000, 1_150_000, today - timedelta(days=20)))
    return Athlete("me", "Me", marks=marks, goals=(Goal(MILE_M, 315_000),))


def record(word: str, wav: Path, pace_every_m: float, seed: int) -> Wanted:
    """Run a workout to its end and a little longer; the recording goes into `wav`."""
    settings = SoundSettings(volume=1.0, voice=VoiceLevel.FULL)
    with NullSink() as sink, tempfile.TemporaryDirectory() as home:
        os.environ["MILEWATCH_HOME"] = home
        caller = Caller(settings)
        caller.sound = told = Told(settings)
        caller.open()
        clock = SystemClock()
        runner = field_of(unroll(find(word, Path("nowhere"))), [runner_with_marks(date.today())], date.today())[0]
        around = Around(sound=caller, pace_every_m=pace_every_m)
        conductor = Conductor.open(runner.timeline, [runner.entrant], Rules(), clock, places(), around=around)
        seen = _to_the_end(conductor, Rehearsal(seed), caller)
        told.end()
        told.wanted.seen = [asdict(sounding) for sounding in seen]
        told.wanted.tally = asdict(told.tally)
        told.wanted.latency_s = told.state.latency_s
        conductor.finish()
        time.sleep(1.0)
        write_wav(wav, sink.samples())
    return told.wanted


def _to_the_end(conductor: Conductor, rehearsal: Rehearsal, caller: Caller) -> list[Sounding]:
    """Tick as the live screen does; what the flashes on it would sound like."""
    cued = conductor.now()
    cues: list[Cue] = []
    over: float | None = None
    while over is None or time.monotonic() < over:
        conductor.tick()
        rehearsal.press(conductor)
        snapshot = conductor.snapshot()
        cues += conductor.cues(cued, snapshot.at_ms + 1)
        cued = max(cued, snapshot.at_ms + 1)
        if over is None and snapshot.phase is Phase.COMPLETE:
            over = time.monotonic() + LAST_S
        time.sleep(TICK_S)
    real, session = time.perf_counter(), conductor.now()
    return list(soundings(cues, lambda at: real + (at - session) / 1000, caller.settings))


def main() -> None:
    word, wav, pace_every_m, seed = sys.argv[1], Path(sys.argv[2]), float(sys.argv[3]), int(sys.argv[4])
    wanted = record(word, wav, pace_every_m, seed)
    wav.with_suffix(".json").write_text(json.dumps(asdict(wanted)))


if __name__ == "__main__":
    main()
