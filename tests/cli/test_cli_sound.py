"""Sounds and the pacer as a person types them.

The program, the terminal and the sound server are real, and a pacer counts three real seconds before it beeps: these
tests take that long. Nothing sleeps; each waits for a line, for the end, or for the recording.
"""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio.pcm import RATE, write_wav
from milewatch.audio.tones import Note, Recipe, render

from ..audio.null_sink import NullSink, find_clip, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SCRIPT = Path(sys.executable).with_name("milewatch")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="ctrl+c and terminals the POSIX way")


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """One in which there is nothing to play on."""
    nothing = {"XDG_RUNTIME_DIR": str(tmp_path), "PULSE_SERVER": f"unix:{tmp_path}/none", "ALSA_CONFIG_PATH": "/none"}
    return {"MILEWATCH_HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TERM": "xterm"} | nothing


@pytest.fixture
def run(environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        command = [str(SCRIPT), *words]
        return subprocess.run(command, input="", capture_output=True, text=True, timeout=60, env=environment)

    return run


def test_the_sounds_are_listed_with_what_they_say_and_where_they_come_from(run: Any, tmp_path: Path) -> None:
    (tmp_path / "sounds").mkdir()
    write_wav(tmp_path / "sounds" / "go.wav", render(Recipe((Note(900, 250),))))
    process = run("sounds")
    assert process.returncode == 0, process.stderr
    rows = {line.split()[0]: line for line in process.stdout.splitlines()}
    assert "rising pair" in rows["go"]
    assert rows["go"].endswith("yours, 0.25 s")
    assert rows["rest"].endswith("built in")
    listed = json.loads(run("sounds", "--json").stdout)
    assert [one["name"] for one in listed] == list(rows)
    assert listed[1]["from"] == "yours, 0.25 s"


def test_an_unknown_sound_ends_with_2_and_says_which_there_are(run: Any) -> None:
    process = run("sounds", "play", "gong")
    assert process.returncode == 2
    assert process.stdout == ""
    assert process.stderr.startswith("milewatch: there is no sound 'gong'; there are: ")
    assert "halfway" in process.stderr


@pytest.mark.parametrize(
    "words",
    [("pace", "90-400"), ("pace", "9/400"), ("pace", "90/400", "--every", "2"), ("pace", "90/400", "--every", "far")],
)
def test_a_pace_that_cannot_be_read_ends_with_2_and_one_sentence(run: Any, words: tuple[str, ...]) -> None:
    process = run(*words)
    assert process.returncode == 2
    assert "right would be" in process.stderr or "ask for fewer" in process.stderr or "such as" in process.stderr
    assert "Traceback" not in process.stderr


@pytest.mark.parametrize("words", [("sounds", "play", "go"), ("pace", "90/400")])
def test_without_a_device_it_is_told_and_ends_with_1(run: Any, words: tuple[str, ...]) -> None:
    process = run(*words)
    assert process.returncode == 1
    assert "No sound" in process.stdout + process.stderr


def test_without_a_terminal_there_is_nothing_to_tap_on(run: Any) -> None:
    process = run("sounds", "--latency")
    assert process.returncode == 2
    assert "needs a terminal" in process.stderr


@posix_only
def test_in_a_terminal_without_a_device_the_pacer_rings_the_bell(environment: dict[str, str]) -> None:
    import pexpect

    child = pexpect.spawn(
        str(SCRIPT),
        ["pace", "0.8/10m", "--every", "10", "--distance", "10"],
        env=environment,
        encoding="utf-8",
        timeout=30,
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    assert child.before.count("\a") == 5  # three, two, one, go, and a beep
    assert "10m" in child.before


@posix_only
def test_ctrl_c_ends_the_pacer_with_130_and_without_a_traceback(environment: dict[str, str]) -> None:
    import pexpect

    child = pexpect.spawn(str(SCRIPT), ["pace", "90/400"], env=environment, encoding="utf-8", timeout=30)
    child.expect_exact("ctrl+c ends it")
    child.expect_exact("\a")
    child.sendintr()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert "Traceback" not in child.before


@pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}")
class TestOnADevice:
    """What the commands play is recorded from a real-time sink."""

    @pytest.fixture(scope="class")
    def sink(self) -> Iterator[NullSink]:
        with NullSink() as sink:
            yield sink

    def test_sounds_are_played_one_after_the_other(self, sink: NullSink, run: Any, environment: dict[str, str]) -> None:
        environment |= sink.environment
        process = run("sounds", "play", "go", "rest")
        assert process.returncode == 0, process.stdout
        assert [line.split()[0] for line in process.stdout.splitlines()] == ["Output:", "go", "rest"]
        recorded = sink.samples()
        assert find_clip(recorded, "go")[-1] < find_clip(recorded, "rest")[-1]

    def test_a_pace_is_beeped_evenly(self, sink: NullSink, run: Any, environment: dict[str, str]) -> None:
        environment |= sink.environment
        before = sink.length
        process = run("pace", "1.6/20m", "--every", "10", "--distance", "20")
        assert process.returncode == 0, process.stdout
        beats = [sink.until(name, before)[0] for name in ("go", "pace", "split")]
        assert [(beat - beats[0]) / RATE for beat in beats] == pytest.approx([0.0, 0.8, 1.6], abs=0.005)

    @posix_only
    def test_ctrl_c_silences_it_at_once(self, sink: NullSink, environment: dict[str, str]) -> None:
        child = subprocess.Popen(
            [str(SCRIPT), "pace", "0.8/10m", "--every", "10"],
            env=environment | sink.environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        assert child.stdout
        for line in child.stdout:
            if line.startswith("   1"):
                break
        child.send_signal(signal.SIGINT)
        _, said = child.communicate(timeout=20)
        assert child.returncode == 130
        assert "Traceback" not in said
        before = sink.length
        sink.pass_by(1.0)
        assert not find_clip(sink.samples(before), "split")
