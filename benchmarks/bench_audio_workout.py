"""A whole workout, heard: run in real time by a simulated runner, recorded from a null sink, and every sound looked for.

    python benchmarks/bench_audio_workout.py "3 x 20s hard, 20s" out.wav

Tones and words are recognised in the recording by their own bytes. A sound under another sound is not looked for.
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink, find_clip, missing

from milewatch.audio.caller import Caller
from milewatch.audio.pcm import RATE, write_wav
from milewatch.audio.render import length_s, soundings
from milewatch.audio.settings import SoundSettings, VoiceLevel
from milewatch.records.library import find
from milewatch.timing.cues import Cue, immediate, schedule
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.simulate import Manner, SimulatedRunner
from milewatch.timing.snapshot import Phase
from milewatch.workout.timeline import unroll

HORIZON_MS = 60_000


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
    planned = sorted([*soundings(run.called, run.when, settings), *soundings(run.answers, run.when, settings)], key=_at)
    ends = [(s.at, s.at + sum(map(length_s, s.clips))) for s in planned]
    clips = {clip for s in planned for clip in s.clips if clip != "voice/pause"}
    places = {clip: find_clip(recorded, clip) for clip in clips}
    late: dict[str, list[float]] = {"clock": [], "key": [], "voice": []}
    unheard = []
    for i, sounding in enumerate(planned):
        alone = not any(a < ends[i][1] and sounding.at < b for j, (a, b) in enumerate(ends) if j != i)
        at = sounding.at
        for clip in sounding.clips:
            near = [place / RATE for place in places.get(clip, [])]
            offset = (places_of_go(places) / RATE) - go_at(planned)
            best = min(near, key=lambda place: abs(place - offset - at), default=None)
            if clip != "voice/pause" and (best is None or abs(best - offset - at) > 0.6):
                unheard.append((clip, round(at - run.zero, 2), "alone" if alone else "under another"))
            elif best is not None:
                kind = "voice" if sounding.voice else "key" if sounding.answers else "clock"
                late[kind].append(best - offset - at)
            at += length_s(clip) * (2 if clip.startswith("voice/") else 1)
    for kind, values in late.items():
        if values:
            sizes = sorted(1000 * value for value in values)
            print(
                f"{kind:6} {len(sizes):4} found, ms late: p50 {statistics.median(sizes):.3f}, {sizes[0]:.3f} to {sizes[-1]:.3f}"
            )
    print(f"not found: {unheard}")
    print(run.caller.sound.tally)


def _at(sounding: object) -> float:
    return sounding.at


def go_at(planned: list) -> float:
    return next(s.at for s in planned if s.clips == ("go",))


def places_of_go(places: dict[str, list[int]]) -> int:
    return places["go"][0]


if __name__ == "__main__":
    main()
