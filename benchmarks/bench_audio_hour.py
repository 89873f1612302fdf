"""Whether the open stream has a gap: a keep-alive tone recorded without a break, with a beep every second.

    python benchmarks/bench_audio_hour.py [--minutes 60]

Needs pulseaudio and parec. A gap is a stretch of silence in the tone, which crosses zero 60 times a second.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import time
from array import array
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink, missing

from milewatch.audio.client import Sound
from milewatch.audio.pcm import RATE
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding

SILENT = bytes(2 * RATE // 100)
"""A hundredth of a second of nothing."""


class Listener:
    """Reads a recording block by block: its gaps, and where the beeps are."""

    def __init__(self) -> None:
        self._kept = b""
        self._before = 0
        self.gaps = 0
        self.beeps: list[int] = []
        self._last_beep = -RATE

    def hear(self, raw: bytes) -> None:
        block = self._kept + raw
        self.gaps += block.count(SILENT) > 0
        for place in self._found(block):
            if place - self._last_beep > RATE // 4:
                self.beeps.append(place)
                self._last_beep = place
        self._before += (len(block) - len(SILENT)) // 2
        self._kept = block[-len(SILENT) :]

    def _found(self, block: bytes) -> list[int]:
        """Loud places: the tone under a beep changes its bytes, so it is found by its first loud sample."""
        samples = array("h", block)
        if max(samples) < 4000:
            return []
        return [self._before + i for i, value in enumerate(samples) if value > 4000]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    if missing():
        sys.exit(f"not installed: {missing()}")
    with NullSink():
        sound = Sound(SoundSettings(volume=1.0, keep_alive=True))
        sound.open()
        time.sleep(3)
        record = ["parec", "--device=mw.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        recorder = subprocess.Popen(record, stdout=subprocess.PIPE, env=dict(os.environ))
        assert recorder.stdout
        listener = Listener()
        start = time.perf_counter() + 3
        times = [start + i for i in range(int(minutes * 60))]
        planned = 0.0
        while time.perf_counter() < times[-1] + 2:
            now = time.perf_counter()
            if now > planned + 5:
                sound.plan([Sounding(at, ("count",)) for at in times if now - 1 < at < now + 60])
                planned = now
            listener.hear(recorder.stdout.read(RATE))
        recorder.kill()
        recorder.wait()
        report(listener, times, sound)
        sound.close(5)


def report(listener: Listener, times: list[float], sound: Sound) -> None:
    late = [place / RATE - at for place, at in zip(listener.beeps, times, strict=False)]
    middle = statistics.median(late)
    errors = sorted(abs(value - middle) * 1000 for value in late)
    print(
        f"{len(times)} beeps planned, {len(listener.beeps)} recorded, {listener.gaps} half seconds with a gap (limit 0)"
    )
    print(
        f"error p50 {statistics.median(errors):.3f}  p99 {errors[int(len(errors) * 0.99)]:.3f}  max {errors[-1]:.3f} ms"
    )
    print(f"drift from the first to the last minute {1000 * (sum(late[-60:]) - sum(late[:60])) / 60:.3f} ms")
    print(sound.tally)


if __name__ == "__main__":
    main()
