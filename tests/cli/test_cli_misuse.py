"""The commands as they are mistyped, and where their output has nowhere to go."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(sys.executable).with_name("milewatch")
FULL = Path("/dev/full")


def typed(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The installed command as its own process."""
    return subprocess.run(
        [str(SCRIPT), *words],
        env=os.environ | {"MILEWATCH_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(not FULL.exists(), reason="/dev/full is Linux's")
@pytest.mark.parametrize("words", [("workouts",), ("check", "6x800", "--json"), ("--help",)])
def test_output_onto_a_full_disk_fails_with_one_sentence(tmp_path: Path, words: tuple[str, ...]) -> None:
    with FULL.open("w") as full:
        done = subprocess.run(
            [str(SCRIPT), *words],
            env=os.environ | {"MILEWATCH_HOME": str(tmp_path)},
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
        )
    assert done.returncode == 1
    assert done.stderr == "milewatch: the output could not be written: No space left on device\n"


@pytest.mark.parametrize(
    ("word", "right"), [("6x800", "milewatch run 6x800"), ("4 x 400 w/ 60s", "milewatch run '4 x 400 w/ 60s'")]
)
def test_a_workout_without_a_command_is_told_how_it_is_run(tmp_path: Path, word: str, right: str) -> None:
    done = typed(tmp_path, word)
    assert done.returncode == 2
    assert right in done.stderr


def test_a_word_that_is_no_command_is_no_workout_either(tmp_path: Path) -> None:
    done = typed(tmp_path, "wrokouts")
    assert done.returncode == 2
    assert "No such command 'wrokouts'" in done.stderr


@pytest.mark.parametrize("speed", ["nan", "inf", "0", "101", "fast"])
def test_a_speed_that_is_none_is_refused_before_anything_opens(tmp_path: Path, speed: str) -> None:
    done = typed(tmp_path, "run", "6x800", "--rehearse", "--no-screen", "--speed", speed)
    assert done.returncode == 2
    assert "--speed" in done.stderr


def test_a_long_line_is_shown_around_the_place_that_is_not_understood(tmp_path: Path) -> None:
    reps = ", ".join(f"{metres}m" for metres in range(100, 1600, 100))
    text, pointer = typed(tmp_path, "check", f"{reps}, zork, {reps}").stderr.splitlines()[1:3]
    assert max(len(text), len(pointer)) < 80
    assert text[pointer.index("^") :].startswith("zork")
    assert "right would be" not in text


def in_a_shell(home: Path, words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["/bin/sh", "-c", f'"$0" {words}', str(SCRIPT)],
        env=os.environ | {"MILEWATCH_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
    )


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes them")
@pytest.mark.parametrize("words", ["", "run 6x800", "check -", "sounds --latency", "recover --resume last"])
@pytest.mark.parametrize("closed", ["<&-", "<&- >&-"])
def test_without_the_standard_streams_a_sentence_says_what_is_missing(tmp_path: Path, words: str, closed: str) -> None:
    done = in_a_shell(tmp_path, f"{words} {closed}")
    assert done.returncode == 2
    assert done.stderr.startswith("milewatch: ")
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX closes it")
@pytest.mark.parametrize("words", ["workouts", "check 6x800", "logs", "show last", "recover", "--version", "--help"])
def test_with_standard_output_closed_nothing_breaks(tmp_path: Path, words: str) -> None:
    typed(tmp_path, "run", "4x400 w/ 60s", "--rehearse", "--no-screen", "--keep-log")
    done = in_a_shell(tmp_path, f"{words} >&-")
    assert (done.returncode, done.stderr) == (0, "")


def test_show_prints_one_thing_at_a_time(tmp_path: Path) -> None:
    done = typed(tmp_path, "show", "--json", "--share")
    assert done.returncode == 2
    assert "choose one of --json, --share and --picture" in done.stderr
