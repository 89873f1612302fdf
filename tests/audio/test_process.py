"""The sound process: what it plans, on a clock turned by hand; and the real one, on miniaudio's null output.

The null output takes frames in real time and plays nothing. A test of the real process waits for its answers, never for
a time: for its start, and for a fraction of a second of frames.
"""

from __future__ import annotations

import os
import re
import select
import subprocess
import sys
import time
from array import array
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio import voice
from milewatch.audio.mixer import Mixer
from milewatch.audio.pcm import RATE, write_wav
from milewatch.audio.process import AHEAD_S
from milewatch.audio.process import Process as SoundProcess
from milewatch.audio.wire import BROKEN, pack, unpack
from milewatch.resources import folder

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


class Planning(SoundProcess):
    """A process in the test's own, with a mixer whose blocks the test takes, on a clock turned by hand."""

    def __init__(self, folder: Path) -> None:
        self.now = 1000.0
        self.mixer = Mixer()
        self.told: list[dict[str, Any]] = []
        super().__init__({"folders": [str(folder)]}, self.mixer, lambda: self.now)

    def perform(self) -> None:
        """Nothing: the test does."""

    def tell(self, message: dict[str, Any]) -> None:
        self.told.append(message)

    def play(self, until: float) -> None:
        """Take blocks of a tenth of a second, looking for what is due as often as the process does."""
        while self.now < until:
            self.load_due()
            self.mixer.block(self.now, RATE // 10)
            self.now += 0.1

    def pong(self) -> dict[str, Any]:
        self.obey({"do": "ping", "n": 1})
        return self.told[-1]


@pytest.fixture
def planning(tmp_path: Path) -> Planning:
    write_wav(tmp_path / "late.wav", array("h", [1000] * 4800))
    return Planning(tmp_path)


def row(id_: int, at: float, clip: str = "count") -> list[Any]:
    return [id_, at, [clip], 1.0, 3, 0.08, False]


def test_it_says_when_it_is_ready_and_with_what_latency(process: Process) -> None:
    ready = process.hear("ready")
    assert ready["output"] == "Null"
    assert ready["latency"] == pytest.approx(0.053)


def test_its_frames_are_tied_to_the_clock_of_both_processes(process: Process) -> None:
    process.hear("ready")
    frame = 0
    for n in count(1):
        process.say({"do": "ping", "n": n})
        now = time.perf_counter()
        pong = process.hear("pong")
        frame = pong["frame"]
        assert pong["n"] == n
        if frame > RATE // 4:
            break
    assert pong["base"] < now
    assert frame / RATE == pytest.approx(now - pong["base"], abs=0.5)


def test_it_counts_what_was_heard_and_what_came_too_late(planning: Planning) -> None:
    now = planning.now
    rows = [row(i, now + at, "late") for i, at in enumerate((0.4, -5, 0.6, 60))]
    planning.obey({"do": "plan", "add": rows})
    planning.obey({"do": "plan", "forget": [2]})
    planning.play(now + 1.2)
    pong = planning.pong()
    assert (pong["heard"], pong["dropped"], pong["gave_way"], pong["broken"]) == (1, 1, 0, 0)


def test_a_sound_far_ahead_is_loaded_before_it_is_due_and_can_be_taken_back(planning: Planning) -> None:
    due = planning.now + 600
    starts: list[int] = []
    planning.mixer.on_start = lambda sound, frame: starts.append(frame)
    planning.obey({"do": "plan", "add": [row(1, due, "late"), row(2, due + 0.1, "late")]})
    planning.obey({"do": "plan", "forget": [2]})
    planning.play(due - AHEAD_S - 1)
    assert planning.mixer.idle
    planning.play(due + 1)
    assert starts == [600 * RATE]
    assert (planning.pong()["heard"], planning.pong()["latest"]) == (1, 0.0)


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
    process = Process(folders=[str(tmp_path), str(folder("sounds"))])
    process.hear("ready")
    process.say({"do": "plan", "add": [row(1, time.perf_counter() + 0.3, "go")]})
    assert "go.wav" in process.hear("trouble")["text"]
    for n in count(1):
        process.say({"do": "ping", "n": n})
        if process.hear("pong")["heard"]:
            break
    process.say({"do": "stop"})
    assert process.end() == 0


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="waits for the end of a process that is not its own child")
def test_it_ends_with_a_program_that_was_killed() -> None:
    program = (
        "import subprocess, sys\n"
        "from milewatch.audio.wire import pack\n"
        f"child = subprocess.Popen({CHILD!r}, stdin=-1, stdout=-1)\n"
        "child.stdin.write(pack({'do': 'open', 'output': 'null', 'folders': []}))\n"
        "child.stdin.flush()\n"
        "child.stdout.readline()\n"
        "print(child.pid, flush=True)\n"
        "sys.stdin.read()\n"
    )
    parent = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert parent.stdout
    assert parent.stdin
    child = os.pidfd_open(int(parent.stdout.readline()))
    parent.kill()
    parent.wait()
    ended, _, _ = select.select([child], [], [], 20)
    assert ended
    os.close(child)
    parent.stdin.close()
    parent.stdout.close()
