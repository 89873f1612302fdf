"""The real sound process, on miniaudio's null output, which takes frames in real time and plays nothing."""

from __future__ import annotations

import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.pcm import RATE
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding
from milewatch.audio.wire import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Process:
    """The sound process, spoken to line by line."""

    def __init__(self, **opening: Any) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-P", "-m", "milewatch.audio.child"],
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
