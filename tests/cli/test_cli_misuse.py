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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("wrokouts", "there is no command 'wrokouts'; right would be workouts"),
        ("athletes ad", "athletes: there is no command 'ad'; right would be add"),
        ("athletes zork", "athletes: there is no command 'zork'; right would be one of add, edit, goal, mark, remove"),
        ("logs --jsn", "logs: there is no option --jsn; right would be --json"),
        ("logs -x", "logs: there is no option -x; right would be one of --json, --trash, --restore, --help"),
        ("run 6x800 --sped=3", "run: there is no option --sped; right would be --speed"),
        ("run 6x800 --lead-in soon", "run --lead-in: 'soon' is not a whole number from 0 to 60"),
        ("run 6x800 --lead-in 61", "run --lead-in: 61 is not a whole number from 0 to 60"),
        ("run 6x800 --speed nan", "run --speed: 'nan' is not a number from 1 to 100"),
        ("trends --weeks 0", "trends --weeks: 0 is not a whole number from 1 to 520"),
        ("athletes mark ana 1mi=5:00 --on x", "athletes mark --on: 'x' is not a day such as 2026-10-24"),
        ("pace 90/400 --every zork", "pace --every: 'zork' is no distance; right would be 100, 400m or 1mi"),
        ("run 6x800 --speed", "--speed needs a value; right would be --speed SPEED, a number from 1 to 100"),
        ("run 6x800 --for ana", "--for needs 2 values; right would be --for NAME WORKOUT"),
        ("check 6x800 --json=1", "--json takes no value; right would be --json alone"),
        ("run", "run: WORKOUT is missing; right would be milewatch run WORKOUT"),
        ("new intervals", 'new: "SHORTHAND" is missing; right would be milewatch new NAME "SHORTHAND"'),
        ("logs last", "logs: 'last' is more than it takes; right would be milewatch logs"),
        ("logs --restore last --json", "logs: --restore goes alone"),
    ],
)
def test_what_is_mistyped_is_told_in_one_sentence_with_what_would_be_right(
    tmp_path: Path, words: str, said: str
) -> None:
    done = typed(tmp_path, *words.split())
    assert (done.returncode, done.stdout, done.stderr) == (2, "", f"milewatch: {said}\n")


@pytest.mark.skipif(sys.platform == "win32", reason="a terminal of POSIX")
@pytest.mark.parametrize(
    "words",
    [
        ("zork\x1b[31m",),
        ("logs", "zork\x1b[31m"),
        ("logs", "--zork\x1b[31m"),
        ("run", "6x800", "--lead-in", "\x1b[31m"),
        ("pace", "90/400", "--every", "\x1b[31m"),
        ("check", "8x400 \x1b[31m"),
        ("show", "\x1b[31m"),
        ("athletes", "mark", "\x1b[31m", "1mi=5:00"),
    ],
)
def test_a_control_character_that_was_typed_never_reaches_the_terminal(tmp_path: Path, words: tuple[str, ...]) -> None:
    import pexpect

    child = pexpect.spawn(
        str(SCRIPT), list(words), env=os.environ | {"MILEWATCH_HOME": str(tmp_path)}, encoding="utf-8", timeout=60
    )
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 2
    assert child.before.startswith("milewatch: ")
    assert "\x1b" not in child.before


def test_the_caret_stands_under_the_control_character_that_is_meant(tmp_path: Path) -> None:
    text, pointer = typed(tmp_path, "check", "8x400 \x07\x07 w/ 60s").stderr.splitlines()[1:3]
    assert text[pointer.index("^")] == "\ufffd"


def test_the_version_pays_for_no_sentence_about_what_is_mistyped(tmp_path: Path) -> None:
    program = "import sys; from milewatch.cli import main\ntry: main()\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program, "--version"], capture_output=True, text=True, timeout=60)
    imported = set(done.stdout.split())
    assert "milewatch.cli" in imported
    assert not {"milewatch.cli_misuse", "milewatch.records", "difflib"} & imported


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
