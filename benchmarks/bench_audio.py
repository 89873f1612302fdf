"""How exact, how dear and how quick to fall silent the sound is, recorded from a real-time null sink.

    python benchmarks/bench_audio.py [--beeps 60]

Needs pulseaudio and parec (Debian: pulseaudio, pulseaudio-utils). The limit is a bare miniaudio stream that beeps every
so many samples; simpleaudio is measured in the same run where it is installed (with libasound2-plugins).
The constant latency is taken off: errors are against the median.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import random
import statistics
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from null_sink import NullSink, missing

from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.pcm import RATE
from milewatch.audio.settings import OutputChoice, SoundSettings
from milewatch.audio.sounding import Sounding

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator

BARE = """
import array, os, sys, time, miniaudio
from milewatch.audio.pcm import read_wav
clip = read_wav(sys.argv[1]); every = int(sys.argv[2]); left = int(sys.argv[3])
def frames():
    wanted = yield b""
    frame = 0
    while True:
        out = array.array("h", bytes(2 * wanted))
        for i in range(wanted):
            place = (frame + i) % every
            if place < len(clip) and frame + i >= 48000 and (frame + i) // every <= left: out[i] = clip[place]
        frame += wanted
        wanted = yield out
stream = frames(); next(stream)
device = miniaudio.PlaybackDevice(miniaudio.SampleFormat.SIGNED16, 1, 48000, 100)
device.start(stream); time.sleep(every / 48000 * (left + 1) + 1); os._exit(0)
"""
BUSY = "while True: pass"


@contextmanager
def load(processes: int) -> Iterator[None]:
    busy = [subprocess.Popen([sys.executable, "-c", BUSY]) for _ in range(processes)]
    yield
    for process in busy:
        process.kill()
        process.wait()


def opened(choice: OutputChoice) -> Sound:
    sound = Sound(SoundSettings(output=choice, volume=1.0))
    sound.open()
    until = time.monotonic() + 15
    while sound.state.status is not SoundStatus.PLAYING and time.monotonic() < until:
        time.sleep(0.05)
    if sound.state.status is not SoundStatus.PLAYING:
        sys.exit(f"no sound: {sound.state.note}")
    time.sleep(2.5)
    return sound


def child_of(sound: Sound) -> int:
    """The id of the sound process."""
    name = {"miniaudio": "audio.child", "simpleaudio": "audio.child_simpleaudio"}[sound.settings.output.value]
    children = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    for pid in (int(word) for file in children for word in file.read_text().split()):
        if Path(f"/proc/{pid}/cmdline").read_text().rstrip("\0").endswith(name):
            return pid
    raise RuntimeError("no sound process")


def cpu_s(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_mb(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.split("VmRSS:")[1].split()[0]) / 1024


def spread(errors: list[float]) -> str:
    if not errors:
        return "not to be told"
    sizes = sorted(abs(error) * 1000 for error in errors)
    p99 = sizes[min(len(sizes) - 1, int(len(sizes) * 0.99))]
    return f"p50 {statistics.median(sizes):6.3f}  p99 {p99:6.3f}  max {sizes[-1]:6.3f} ms  ({len(sizes)} cues)"


def onsets(recorded: array[int]) -> list[int]:
    """Where it grows loud after a twentieth of a second of quiet."""
    found = []
    quiet = RATE
    for i, value in enumerate(recorded):
        if abs(value) > 1000:
            if quiet > RATE // 20:
                found.append(i)
            quiet = 0
        else:
            quiet += 1
    return found


def onset_errors(recorded: array[int], times: list[float]) -> list[float]:
    """How far recorded beeps are from their times, without what they have in common."""
    found = onsets(recorded)
    if len(found) != len(times):
        print(f"      {len(times)} beeps were planned and {len(found)} recorded")
        return []
    late = [place / RATE - at for place, at in zip(found, times, strict=True)]
    middle = statistics.median(late)
    return [value - middle for value in late]


def cues_of_a_session(sink: NullSink, sound: Sound, beeps: int) -> list[float]:
    """Cues at irregular times, planned again and again as a session does."""
    rng = random.Random(5)
    before = len(sink.samples())
    start = time.perf_counter() + 1.0
    times = []
    for _ in range(beeps):
        times.append(start)
        start += rng.uniform(0.25, 0.75)
    while time.perf_counter() < times[-1]:
        sound.plan([Sounding(at, ("count",)) for at in times])
        time.sleep(0.3)
    time.sleep(1.5)
    return onset_errors(sink.samples()[before:], times)


def bare_stream(sink: NullSink, beeps: int) -> list[float]:
    before = len(sink.samples())
    clip = Path(__file__).parents[1] / "sounds" / "count.wav"
    subprocess.run([sys.executable, "-c", BARE, str(clip), str(RATE // 2), str(beeps)], check=True)
    recorded = sink.samples()[before:]
    return onset_errors(recorded, [i / 2 for i in range(len(onsets(recorded)))])


def silence_after_a_mark(sink: NullSink, sound: Sound, take_back: Callable[[], object]) -> float:
    """Seconds from taking back a plan of close beeps to the last sample of them."""
    before = len(sink.samples())
    start = time.perf_counter() + 0.8
    sound.plan([Sounding(start + i * 0.2, ("count",)) for i in range(100)])
    time.sleep(3.0 + random.random() * 0.2)
    pressed = time.perf_counter()
    take_back()
    time.sleep(2.0)
    recorded = sink.samples()[before:]
    last = max(i for i, value in enumerate(recorded) if value)
    return (last - onsets(recorded)[0]) / RATE - (pressed - start)


def answer_to_a_key(sink: NullSink, sound: Sound) -> float:
    """Seconds from the key to the tick, against a planned beep just before it."""
    before = len(sink.samples())
    start = time.perf_counter() + 0.8
    sound.plan([Sounding(start, ("count",))])
    time.sleep(1.3 + random.random() * 0.2)
    pressed = time.perf_counter()
    sound.now("mark")
    time.sleep(1.5)
    planned, answer = onsets(sink.samples()[before:])
    return (answer - planned) / RATE - (pressed - start)


def measure(sink: NullSink, choice: OutputChoice, beeps: int) -> None:
    print(f"{choice.value}, in its process")
    sound = opened(choice)
    pid = child_of(sound)
    before, began = cpu_s(pid), time.monotonic()
    time.sleep(20)
    print(
        f"   open and silent    {100 * (cpu_s(pid) - before) / (time.monotonic() - began):5.2f} % of a core (limit 1)"
    )
    before, began = cpu_s(pid), time.monotonic()
    print(f"   onset, idle        {spread(cues_of_a_session(sink, sound, beeps))}")
    print(
        f"   open and beeping   {100 * (cpu_s(pid) - before) / (time.monotonic() - began):5.2f} % of a core (limit 1)"
    )
    print(f"   memory             {memory_mb(pid):5.1f} MB (limit 50)")
    with load(2):
        print(f"   onset, under load  {spread(cues_of_a_session(sink, sound, beeps))}  (limit p99 1)")
    silences = [silence_after_a_mark(sink, sound, lambda: (sound.plan([]), sound.hush())) for _ in range(5)]
    print(f"   silence after a mark  {', '.join(f'{1000 * s:.0f}' for s in silences)} ms (limit 150)")
    answers = [answer_to_a_key(sink, sound) for _ in range(5)]
    print(f"   a key is answered in  {', '.join(f'{1000 * s:.0f}' for s in answers)} ms")
    print(f"   {sound.tally}")
    sound.close(5)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--beeps", type=int, default=60)
    beeps = parser.parse_args().beeps
    if missing():
        sys.exit(f"not installed: {missing()}")
    with NullSink() as sink:
        print("bare miniaudio stream, a beep every 24 000 samples (the limit)")
        print(f"   onset, idle        {spread(bare_stream(sink, beeps))}")
        with load(2):
            print(f"   onset, under load  {spread(bare_stream(sink, beeps))}")
        measure(sink, OutputChoice.MINIAUDIO, beeps)
        if importlib.util.find_spec("simpleaudio"):
            measure_simpleaudio(sink, beeps)
        else:
            print("simpleaudio is not installed")


def measure_simpleaudio(sink: NullSink, beeps: int) -> None:
    config = sink.folder / "asound.conf"
    config.write_text("</usr/share/alsa/alsa.conf>\npcm.!default { type pulse }\nctl.!default { type pulse }\n")
    os.environ["ALSA_CONFIG_PATH"] = str(config)
    measure(sink, OutputChoice.SIMPLEAUDIO, beeps)


if __name__ == "__main__":
    main()
