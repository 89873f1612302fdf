"""Whole workouts, heard: run in real time by a simulated runner, recorded, and every sound of them looked for.

    python benchmarks/bench_audio_workout.py --workout goal-400s --workout "3 x 20s hard, 20s" --keep recordings
    python benchmarks/bench_audio_workout.py --all                    (the library: an hour and a half)
    python benchmarks/bench_audio_workout.py --listen recordings      (once more to what was kept)

Tones and words are recognised in the recording by their own bytes. Needs pulseaudio and parec; with sox, a spectrogram
is kept beside each recording. Each workout has a sound server of its own; several run at once.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import wave
from array import array
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "audio"))

from heard import Report, listen, not_called
from null_sink import missing

from milewatch.resources import folder

if TYPE_CHECKING:
    from collections.abc import Sequence

RECORDER = Path(__file__).with_name("recorded.py")


def main() -> None:
    args = _arguments()
    if args.listen:
        tell(sorted(args.listen.glob("*.wav")))
        return
    if missing():
        sys.exit(f"not installed: {missing()}")
    words = sorted(path.stem for path in folder("sessions").glob("*.toml")) if args.all else args.workout
    if not words:
        sys.exit("which workout? --workout NAME, or --all")
    with contextlib.ExitStack() as stack:
        kept = args.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))
        kept.mkdir(parents=True, exist_ok=True)
        wavs = [kept / f"{re.sub('[^a-z0-9]+', '-', word.lower())}.wav" for word in words]
        with ThreadPoolExecutor(args.at_once) as pool:
            list(pool.map(_record, words, wavs, [args.pace_beeps] * len(words), range(len(words))))
        tell([wav for wav in wavs if wav.exists()])


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--workout", action="append", default=[], metavar="NAME", help="of the library, or shorthand")
    parser.add_argument("--all", action="store_true", help="every workout of the library")
    parser.add_argument("--at-once", type=int, default=6, metavar="N", help="so many at the same time; 6 without it")
    parser.add_argument("--pace-beeps", type=float, default=100.0, metavar="METRES")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="for the recordings")
    parser.add_argument("--listen", type=Path, metavar="FOLDER", help="record nothing, listen to what was kept there")
    return parser.parse_args()


def _record(word: str, wav: Path, pace_every_m: float, seed: int) -> None:
    subprocess.run([sys.executable, str(RECORDER), word, str(wav), str(pace_every_m), str(seed)], check=True)


def tell(wavs: Sequence[Path]) -> None:
    """A row for each recording, and a line for everything in it that is not as it was meant."""
    print(f"{'':26}         wanted         found   error of the clock's, ms   a key's answer, ms   stream")
    print(f"{'workout':26} length  tones words  whole mixed  p50     p99     max    p50     max          torn  amiss")
    for wav in wavs:
        wanted = json.loads(wav.with_suffix(".json").read_text())
        report = listen(_samples(wav), wanted)
        silent = not_called(wanted)
        print(_row(wav.stem, report, wanted["tally"]["torn"], len(silent)))
        for wish in report.missing:
            print(f"    not found: {wish.clip}, {wish.at - wanted['heard'][0]['at']:.2f} s after the first sound")
        for at, name in report.unexpected:
            print(f"    not asked for: {name} at {at:.2f} s")
        for gap in report.gaps:
            print(f"    words {gap} samples apart")
        for one in silent:
            print(f"    flashed, and not called: {', '.join(one['clips'])}")
        _draw(wav)


def _row(name: str, report: Report, torn: int, silent: int) -> str:
    tones = report.wished.get("clock", 0) + report.wished.get("key", 0)
    mixed = len(report.covered)
    whole = tones + report.wished.get("word", 0) - mixed - len(report.missing)
    clock = sorted(abs(late) for late in report.late_ms.get("clock", [0.0]))
    p99 = clock[min(len(clock) - 1, int(len(clock) * 0.99))]
    keys = [late for late in report.late_ms.get("key", []) if late > 1] or [0.0]
    amiss = len(report.missing) + len(report.unexpected) + len(report.gaps) + silent
    return (
        f"{name[:26]:26} {report.seconds / 60:5.1f}' {tones:6} {report.wished.get('word', 0):5} {whole:6} {mixed:5}"
        f" {statistics.median(clock):7.3f} {p99:7.3f} {clock[-1]:7.3f} {statistics.median(keys):6.0f} {max(keys):7.0f}"
        f" {torn:13} {amiss:6}"
    )


def _samples(wav: Path) -> array[int]:
    with wave.open(str(wav), "rb") as file:
        return array("h", file.readframes(file.getnframes()))


def _draw(wav: Path) -> None:
    """A spectrogram, for eyes."""
    picture = wav.with_suffix(".png")
    if shutil.which("sox") and not picture.exists():
        axes = ["-x", "1600", "-y", "257", "-z", "80", "-t", wav.stem, "-o", str(picture)]
        subprocess.run(["sox", "-v", "0.5", str(wav), "-n", "rate", "12k", "spectrogram", *axes], check=False)


if __name__ == "__main__":
    main()
