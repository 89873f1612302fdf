"""A whole workout, heard: run in real time by a simulated runner, recorded, and every sound of it looked for.

    python benchmarks/bench_audio_workout.py "3 x 20s hard, 20s" out.wav

Tones and words are recognised in the recording by their own bytes. A sound under another sound is not looked for.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink, find_clip, missing

from milewatch.audio.bank import Bank
from milewatch.audio.caller import Caller
from milewatch.audio.pcm import RATE, seconds, write_wav
from milewatch.audio.render import soundings
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.records.library import find
from milewatch.resources import folder
from milewatch.timing.cues import Cue, immediate, schedule
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.simulate import Manner, SimulatedRunner
from milewatch.timing.snapshot import Phase
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from array import array

    from milewatch.audio.sounding import Sounding

HORIZON_MS = 60_000
CLIPS = Bank([folder("sounds")])


class Run:
    """A session and its sound, in real time."""

    def __init__(self, word: str, settings: SoundSettings) -> None:
        segments = unroll(find(word, Path("nowhere"))).segments
        self.session = Session([Entrant("me", "Me", segments)], Rules())
        self.caller = Caller(settings)
        self.caller.open()
        time.sleep(2.5)
        self.zero = time.perf_counter()
        self.called: list[Cue] = []
        self.coming: tuple[Cue, ...] = ()
        self.answers: list[Cue] = []

    def when(self, at: int) -> float:
        return self.zero + at / 1000

    def now(self) -> int:
        return round((time.perf_counter() - self.zero) * 1000)

    def to_the_end(self) -> None:
        runner = SimulatedRunner(Random(4), Manner(doubled=0.0, late=0.0))
        self.took(self.session.start(self.now()))
        planned = self.now()
        while (snapshot := self.session.snapshot(self.now())).phase is not Phase.COMPLETE:
            for press in runner.due(snapshot, self.now()):
                self.took(self.session.stamp(press.at, press.key, press.athlete))
            if self.now() > planned + HORIZON_MS // 2:
                self.plan(self.now())
                planned = self.now()
            time.sleep(0.005)
        time.sleep(4.0)
        self.called += [cue for cue in self.coming if cue.at_ms < self.now()]
        self.caller.sound.close(3)

    def took(self, event: object) -> None:
        snapshot = self.session.snapshot(event.at)
        answers = immediate(event, snapshot)
        self.answers += answers
        self.caller.answer(answers, self.when)
        self.plan(event.at)

    def plan(self, at: int) -> None:
        self.called += [cue for cue in self.coming if cue.at_ms < at]
        self.coming = schedule(self.session.snapshot(at), at, HORIZON_MS, pace_every_m=50)
        self.caller.plan(self.coming, self.when)


def main() -> None:
    if len(sys.argv) != 3 or missing():
        sys.exit(missing() or __doc__)
    settings = SoundSettings(volume=1.0, voice=VoiceLevel.FULL)
    with NullSink() as sink:
        run = Run(sys.argv[1], settings)
        run.to_the_end()
        recorded = sink.samples()
    write_wav(Path(sys.argv[2]), recorded)
    planned = [*soundings(run.called, run.when, settings), *soundings(run.answers, run.when, settings)]
    Search(sorted(planned, key=lambda sounding: sounding.at), recorded).report(run.zero)
    print(run.caller.sound.tally)


class Search:
    """Looks for what was planned in what was recorded."""

    def __init__(self, planned: list[Sounding], recorded: array[int]) -> None:
        self.planned = planned
        clips = {clip for sounding in planned for clip in sounding.clips} - {"voice/pause"}
        self.places = {clip: [place / RATE for place in find_clip(recorded, clip)] for clip in clips}
        first_go = next(sounding.at for sounding in planned if sounding.clips == ("go",))
        self.offset = self.places["go"][0] - first_go

    def report(self, zero: float) -> None:
        late: dict[str, list[float]] = {"by the clock": [], "by a key": [], "words": []}
        for sounding in self.planned:
            kind = "words" if sounding.voice else "by a key" if sounding.answers else "by the clock"
            at = sounding.at
            for clip in sounding.clips:
                error = self._nearest(clip, at)
                if error is not None:
                    late[kind].append(1000 * error)
                elif clip != "voice/pause":
                    print(f"not found: {clip} at {at - zero:.2f} s, {self._fate(sounding)}")
                at += seconds(CLIPS.clip(clip))
        for kind, values in late.items():
            if values:
                spread = f"p50 {statistics.median(values):.3f}, from {min(values):.3f} to {max(values):.3f}"
                print(f"{kind:12} {len(values):4} found; ms late against the first go: {spread}")

    def _nearest(self, clip: str, at: float) -> float | None:
        errors = [place - self.offset - at for place in self.places.get(clip, [])]
        best = min(errors, key=abs, default=1.0)
        return best if abs(best) < 0.6 else None

    def _fate(self, sounding: Sounding) -> str:
        begins, ends = self._span(sounding)
        under = [
            other.clips[0]
            for other in self.planned
            if other is not sounding and self._span(other)[0] < ends and begins < self._span(other)[1]
        ]
        return f"at the same time as {', '.join(under)}" if under else "alone"

    def _span(self, sounding: Sounding) -> tuple[float, float]:
        return sounding.at, sounding.at + seconds(CLIPS.phrase(sounding.clips))


if __name__ == "__main__":
    main()
