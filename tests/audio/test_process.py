"""The real sound process, on miniaudio's null output, which takes frames in real time and plays nothing."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio import voice
from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.pcm import RATE, write_wav
from milewatch.audio.process import AHEAD_S
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding
from milewatch.audio.wire import BROKEN, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

CHILD = (sys.executable, "-P", "-m", "milewatch.audio.child")


class Process:
    """The sound process, spoken to line by line."""

    def __init__(
        self, command: Sequence[str] = CHILD, environment: Mapping[str, str] | None = None, **opening: Any
    ) -> None:
        self.child = subprocess.Popen(
            command,
            env=dict(os.environ) | dict(environment or {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self.say({"do": "open", "output": "null", "folders": []} | opening)

    def say(self, message: dict[str, Any]) -> None:
        assert self.child.stdin
        self.child.stdin.write(pack(message))
        self.child.stdin.flush()

    def hear(self, kind: str) -> dict[str, Any]:
        assert self.child.stdout
        while line := self.child.stdout.readline():
            message = unpack(line)
            if message["is"] == kind:
                return message
        raise AssertionError(f"ended without {kind}")

    def end(self) -> int:
        assert self.child.stdin
        assert self.child.stdout
        assert self.child.stderr
        self.child.stdin.close()
        status = self.child.wait(10)
        self.child.stdout.close()
        self.child.stderr.close()
        return status


@pytest.fixture
def process() -> Iterator[Process]:
    process = Process()
    yield process
    if process.child.poll() is None:
        process.child.kill()
    process.end()


def row(id_: int, at: float, clip: str = "count") -> list[Any]:
    return [id_, at, [clip], 1.0, 3, 0.08, False]


def test_it_says_when_it_is_ready_and_with_what_latency(process: Process) -> None:
    ready = process.hear("ready")
    assert ready["output"] == "Null"
    assert ready["latency"] == pytest.approx(0.053)


def test_its_frames_are_tied_to_the_clock_of_both_processes(process: Process) -> None:
    process.hear("ready")
    time.sleep(1.0)
    process.say({"do": "ping", "n": 5})
    now = time.perf_counter()
    pong = process.hear("pong")
    assert pong["n"] == 5
    assert pong["base"] < now
    assert pong["frame"] / RATE == pytest.approx(now - pong["base"], abs=0.5)


def test_it_counts_what_was_heard_and_what_came_too_late(process: Process) -> None:
    process.hear("ready")
    now = time.perf_counter()
    process.say({"do": "plan", "add": [row(1, now + 0.4), row(2, now - 5), row(3, now + 0.6), row(4, now + 60)]})
    process.say({"do": "plan", "forget": [3]})
    time.sleep(1.2)
    process.say({"do": "ping", "n": 1})
    pong = process.hear("pong")
    assert (pong["heard"], pong["dropped"]) == (1, 1)


def test_a_sound_far_ahead_is_loaded_before_it_is_due_and_can_be_taken_back(tmp_path: Path) -> None:
    write_wav(tmp_path / "late.wav", array("h", [1000] * 4800))
    process = Process(folders=[str(tmp_path)])
    process.hear("ready")
    now = time.perf_counter()
    process.say({"do": "plan", "add": [row(1, now + AHEAD_S + 1.0, "late"), row(2, now + AHEAD_S + 1.1, "late")]})
    process.say({"do": "plan", "forget": [2]})
    time.sleep(AHEAD_S + 1.6)
    process.say({"do": "ping", "n": 1})
    pong = process.hear("pong")
    assert (pong["heard"], pong["dropped"]) == (1, 0)
    assert pong["latest"] == 0.0
    process.end()


def test_a_sound_that_is_missing_is_named_however_far_ahead_it_is(process: Process) -> None:
    process.say({"do": "plan", "add": [row(1, time.perf_counter() + 3600, "gong")]})
    assert "gong" in process.hear("trouble")["text"]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from Linux's /proc")
def test_an_hour_full_of_speech_stays_under_50_megabytes(process: Process) -> None:
    process.hear("ready")
    now = time.perf_counter()
    said = [voice.split(60_000 + 700 * i) for i in range(165)]
    process.say({"do": "plan", "add": [[i, now + 2 + 20 * i, clips, 1, 1, 0.4, True] for i, clips in enumerate(said)]})
    process.say({"do": "ping", "n": 1})
    process.hear("pong")
    status = Path(f"/proc/{process.child.pid}/status").read_text()
    (high_water,) = re.findall(r"VmHWM:\s+(\d+) kB", status)
    assert int(high_water) < 50_000


def test_a_process_that_cannot_play_any_more_says_why_and_ends() -> None:
    broken = (
        "from milewatch.audio import child, process\n"
        "class Broken(child.StreamProcess):\n"
        "    def perform(self): raise LookupError('no such luck')\n"
        "process.serve(Broken)\n"
    )
    process = Process(command=[sys.executable, "-c", broken])
    assert "no such luck" in process.hear("trouble")["text"]
    assert process.end() == BROKEN


def test_a_named_device_on_a_machine_without_sound_is_told_in_a_sentence_and_ends_nothing(tmp_path: Path) -> None:
    nothing = {"XDG_RUNTIME_DIR": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none", "ALSA_CONFIG_PATH": "/none"}
    process = Process(environment=nothing, output="auto", device="JBL Go")
    said = process.hear("missing")["text"]
    assert said
    assert "\n" not in said
    process.say({"do": "ping", "n": 1})
    assert process.hear("pong")["n"] == 1
    process.say({"do": "stop"})
    assert process.end() == 0


def test_a_sound_that_is_missing_is_named(process: Process) -> None:
    process.say({"do": "plan", "add": [row(1, time.perf_counter() + 9, "../../etc/passwd")]})
    assert "../../etc/passwd" in process.hear("trouble")["text"]


def test_nonsense_does_not_end_it(process: Process) -> None:
    assert process.child.stdin
    process.child.stdin.write(b'not json\n[1,2]\n{"do":"dance"}\n{"do":"plan"}\n')
    process.say({"do": "ping", "n": 2})
    assert process.hear("pong")["n"] == 2


@pytest.mark.parametrize("how", ["closes", "stop"])
def test_it_ends_when_its_input_closes_or_says_stop(process: Process, how: str) -> None:
    process.hear("ready")
    if how == "stop":
        process.say({"do": "stop"})
    assert process.end() == 0


def test_it_tells_nothing_across_the_screen(process: Process) -> None:
    process.hear("ready")
    assert process.child.stderr
    process.say({"do": "stop"})
    process.child.wait(10)
    assert process.child.stderr.read() == b""


def test_a_persons_own_sound_that_is_broken_is_named_and_replaced_by_the_built_in(tmp_path: Path) -> None:
    (tmp_path / "go.wav").write_bytes(b"RIFF, but not really")
    sound = Sound(SoundSettings(folder=tmp_path), output="null")
    sound.open()
    sound.plan([Sounding(time.perf_counter() + 2.0, ("go",))])
    end = time.monotonic() + 10
    while sound.tally.heard < 1 and time.monotonic() < end:
        time.sleep(0.05)
    assert sound.state.status is SoundStatus.PLAYING
    (trouble,) = sound.state.troubles
    assert "go.wav" in trouble
    assert sound.tally.heard == 1
    sound.close(5)
