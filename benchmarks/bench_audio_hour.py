"""Whether the open stream has a gap: a keep-alive tone recorded without a break, with a beep every second.

    python benchmarks/bench_audio_hour.py [--minutes 60]

Beside it, in the same run, the limit: `pacat`, a C program with the same buffer and, where the system gives one, the
same real-time turn, which plays the same tone on a second sink of the same server. When both are torn at the same time,
it was the machine or the server.

Needs pulseaudio and its utilities. A gap is a stretch of silence in the tone, which crosses zero 60 times a second.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import statistics
import subprocess
import sys
import threading
import time
from array import array
from bisect import bisect_left
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink, come_before_others, missing

from milewatch.audio.client import Sound
from milewatch.audio.mixer import Mixer
from milewatch.audio.pcm import RATE
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding

if TYPE_CHECKING:
    from collections.abc import Iterator

SILENT = bytes(2 * RATE // 100)
"""A hundredth of a second of nothing."""
LOUD = 4000


class Listener(threading.Thread):
    """Records a sink and reads it block by block: its gaps, and where the beeps are (seconds from its beginning)."""

    def __init__(self, sink: str) -> None:
        super().__init__(daemon=True)
        record = ["parec", f"--device={sink}.monitor", "--format=s16le", f"--rate={RATE}", "--channels=1"]
        self._recorder = subprocess.Popen(record, stdout=subprocess.PIPE, env=dict(os.environ))
        self._kept = b""
        self._before = 0
        self._sounding = False
        self._gap_ends = -RATE
        self.gaps: list[float] = []
        self.beeps: list[float] = []

    def run(self) -> None:
        assert self._recorder.stdout
        while block := self._recorder.stdout.read(RATE // 5):
            self._hear(block)

    def stop(self) -> None:
        self._recorder.kill()
        self._recorder.wait()
        self.join()

    def _hear(self, new: bytes) -> None:
        raw = self._kept + new
        samples = array("h", raw)
        self._sounding = self._sounding or any(new)
        if self._sounding:
            self._find_gap(raw)
        if max(samples) > LOUD:
            self._find_beep(samples)
        self._before += (len(raw) - len(SILENT)) // 2
        self._kept = raw[-len(SILENT) :]

    def _find_gap(self, raw: bytes) -> None:
        place = raw.find(SILENT)
        if place < 0:
            return
        at = self._before + place // 2
        if at > self._gap_ends:
            self.gaps.append(at / RATE)
        self._gap_ends = self._before + (raw.rfind(SILENT) + len(SILENT)) // 2

    def _find_beep(self, samples: array[int]) -> None:
        """A loud place: the tone under a beep changes its bytes, so it is found by its first loud sample."""
        for i, value in enumerate(samples):
            place = (self._before + i) / RATE
            if value > LOUD and (not self.beeps or place - self.beeps[-1] > 0.5):
                self.beeps.append(place)


@contextlib.contextmanager
def pacat(buffer_ms: int) -> Iterator[Listener]:
    """The limit, and who listens to it."""
    subprocess.run(
        ["pactl", "load-module", "module-null-sink", "sink_name=limit", f"rate={RATE}", "channels=2", "format=s16le"],
        check=True,
        stdout=subprocess.DEVNULL,
    )
    play = ["pacat", "--playback", "--device=limit", "--format=s16le", f"--rate={RATE}", "--channels=1", "--raw"]
    player = subprocess.Popen([*play, f"--latency-msec={buffer_ms}"], stdin=subprocess.PIPE)
    come_before_others(player.pid)
    listener = Listener("limit")
    listener.start()
    feeding = threading.Thread(target=_feed, args=(player,), daemon=True)
    feeding.start()
    try:
        yield listener
    finally:
        listener.stop()
        player.kill()
        player.wait()
        feeding.join()


def _feed(player: subprocess.Popen[bytes]) -> None:
    """The tone of the sound process, without an end: ten seconds of it wait in the pipe."""
    pipe = player.stdin
    assert pipe is not None
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)
    tone = Mixer(keep_alive=True)
    with contextlib.suppress(OSError):
        while True:
            pipe.write(tone.block(0.0, RATE).tobytes())


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--minutes", type=float, default=60.0)
    minutes = parser.parse_args().minutes
    if missing():
        sys.exit(f"not installed: {missing()}")
    settings = SoundSettings(volume=1.0, keep_alive=True)
    with NullSink(), pacat(settings.buffer_ms) as limit:
        sound = Sound(settings)
        sound.open()
        time.sleep(3)
        listener = Listener("mw")
        listener.start()
        start = time.perf_counter() + 3
        times = [start + i for i in range(int(minutes * 60))]
        _plan_until_the_end(sound, times)
        listener.stop()
        sound.close(5)
    report(listener, limit, times)
    print(sound.tally)


def _plan_until_the_end(sound: Sound, times: list[float]) -> None:
    """As a live screen does: the plan of the next minute, again and again."""
    told = 0
    while (now := time.perf_counter()) < times[-1] + 2:
        sound.plan([Sounding(at, ("count",)) for at in times if now - 1 < at < now + 60])
        time.sleep(5)
        if sound.tally.torn > told:
            told = sound.tally.torn
            print(f"torn {told} times by {(now - times[0]) / 60:.1f} min (load {os.getloadavg()[0]:.1f})", flush=True)


def report(listener: Listener, limit: Listener, times: list[float]) -> None:
    lag = statistics.median(beep - at for beep, at in zip(listener.beeps[:60], times, strict=False))
    late = [beep - lag - at for at in times if (beep := _nearest(listener.beeps, at + lag)) is not None]
    errors = sorted(abs(value) * 1000 for value in late)
    print(f"{len(times)} beeps planned, {len(late)} recorded, {len(listener.beeps) - len(late)} more than planned")
    print(f"gaps: {len(listener.gaps)} (to reach: 0), at minute {_minutes(listener.gaps)}")
    print(f"   of pacat beside it (the limit): {len(limit.gaps)}, at minute {_minutes(limit.gaps)}")
    print(
        f"error p50 {statistics.median(errors):.3f}  p99 {errors[int(len(errors) * 0.99)]:.3f}  max {errors[-1]:.3f} ms"
    )
    print(f"drift from the first to the last minute {1000 * (sum(late[-60:]) - sum(late[:60])) / 60:.3f} ms")


def _nearest(beeps: list[float], at: float) -> float | None:
    """The beep nearest to a time; None if half a second from it there is none."""
    place = bisect_left(beeps, at)
    near = min(beeps[max(0, place - 1) : place + 1], key=lambda beep: abs(beep - at), default=None)
    return None if near is None or abs(near - at) > 0.5 else near


def _minutes(gaps: list[float]) -> str:
    return ", ".join(f"{at / 60:.2f}" for at in gaps) or "–"


if __name__ == "__main__":
    main()
