"""The commands as a person or a program types them."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.clock import ManualClock
from milewatch.conduct.conductor import Conductor
from milewatch.places import Places
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.snapshot import Command
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Callable

Run = "Callable[..., subprocess.CompletedProcess[str]]"
SCRIPT = Path(sys.executable).with_name("milewatch")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run the installed command as its own process, with its files under a folder of the test."""

    def run(*words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(SCRIPT), *words],
            input=given,
            capture_output=True,
            text=True,
            timeout=60,
            env={"MILEWATCH_HOME": str(tmp_path / "home"), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            cwd=tmp_path,
        )

    return run


def steps_of(process: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    return json.loads(process.stdout)["steps"]


def test_the_version_is_printed(run: Any) -> None:
    import milewatch

    assert run("--version").stdout == f"milewatch {milewatch.__version__}\n"


def test_check_prints_the_steps_in_outline_with_totals_and_what_was_chosen(run: Any) -> None:
    process = run("check", "4x1200 @3K w/ 800 jog")
    assert process.returncode == 0
    assert "4 ×" in process.stdout
    assert "1200 m" in process.stdout
    assert "800 m" in process.stdout


def test_check_takes_the_words_of_a_workout_without_quotes(run: Any) -> None:
    assert steps_of(run("check", "--json", "4x1200", "@3K", "w/", "800", "jog")) == steps_of(
        run("check", "--json", "4x1200 @3K w/ 800 jog")
    )


def test_check_reads_standard_input_for_a_dash(run: Any) -> None:
    process = run("check", "--json", "-", given="3x(4x400 r60) R3min\n")
    assert [step["kind"] for step in steps_of(process)].count("work") == 12


def test_json_has_the_keys_that_programs_rely_on(run: Any) -> None:
    shape = json.loads(run("check", "3x400 r60", "--json").stdout)
    assert set(shape) == {"title", "text", "steps", "totals", "readings"}
    assert set(shape["totals"]) == {"work_m", "work_s", "recovery_m", "recovery_s", "reps"}
    assert shape["text"] == "3x400 r60"
    assert shape["steps"][:2] == [
        {"kind": "work", "ends": "distance", "distance_m": 400, "set": [1, 1], "rep": [1, 3]},
        {"kind": "recovery", "ends": "time", "duration_s": 60, "set": [1, 1], "rep": [1, 3]},
    ]
    assert shape["totals"] == {"work_m": 1200, "work_s": 0, "recovery_m": 0, "recovery_s": 120, "reps": 3}


def test_what_is_not_understood_is_pointed_at_and_ends_with_2(run: Any) -> None:
    process = run("check", "10 x 4")
    assert process.returncode == 2
    assert process.stdout == ""
    first, text, caret = process.stderr.splitlines()[:3]
    assert first.startswith("milewatch: column ")
    column = int(first.split("column ")[1].split(":")[0])
    assert text == "  10 x 4"
    assert caret == "  " + " " * (column - 1) + "^"


def test_json_tells_an_error_as_an_object_too(run: Any) -> None:
    process = run("check", "--json", "10 x 4")
    assert process.returncode == 2
    error = json.loads(process.stdout)["error"]
    assert set(error) == {"message", "column", "alternatives"}
    assert error["alternatives"]
    for alternative in error["alternatives"]:
        assert run("check", alternative).returncode == 0
    assert process.stderr.startswith("milewatch: column ")


def test_a_workout_that_begins_with_a_dash_is_text_and_no_option(run: Any) -> None:
    process = run("check", "- 800m 5K Pace", "--json")
    assert "no such option" not in process.stderr.lower()
    assert json.loads(process.stdout)


def test_every_workout_of_the_library_can_be_checked(run: Any) -> None:
    names = [entry["name"] for entry in json.loads(run("workouts", "--json").stdout)]
    assert len(names) >= 16
    for name in names:
        process = run("check", name, "--json")
        assert process.returncode == 0, process.stderr
        assert steps_of(process)


def test_a_new_workout_is_listed_as_yours_and_runs_by_its_name(run: Any) -> None:
    assert run("new", "tuesday", "6x400 @75 r90").returncode == 0
    listed = [line for line in run("workouts").stdout.splitlines() if line.startswith("tuesday ")]
    assert len(listed) == 1
    assert listed[0].endswith("(yours)")
    assert len(steps_of(run("check", "tuesday", "--json"))) == 11


def test_a_name_is_not_taken_twice_unless_asked(run: Any) -> None:
    run("new", "tuesday", "6x400 r90")
    again = run("new", "tuesday", "8x400 r90")
    assert again.returncode == 2
    assert "--replace" in again.stderr
    assert run("new", "tuesday", "8x400 r90", "--replace").returncode == 0
    assert len(steps_of(run("check", "tuesday", "--json"))) == 15


@pytest.mark.parametrize("name", ["../escape", "/etc/passwd", ".hidden", "a/b", "CON"])
def test_a_name_never_leaves_the_folder_of_workouts(run: Any, name: str, tmp_path: Path) -> None:
    process = run("new", name, "6x400 r90")
    assert process.returncode == 2
    assert "Traceback" not in process.stderr
    assert not list(tmp_path.rglob("*.toml"))


def test_a_workout_file_is_read_and_its_mistake_named(run: Any, tmp_path: Path) -> None:
    (tmp_path / "good.toml").write_text('schema = 1\ntitle = "Mine"\nsteps = "5x300 r2min"\n')
    (tmp_path / "bad.toml").write_text('schema = 1\nsteps = "5 x 4"\n')
    assert len(steps_of(run("check", "good.toml", "--json"))) == 9
    process = run("check", "bad.toml")
    assert process.returncode == 2
    assert "bad.toml" in process.stderr
    assert "steps" in process.stderr


def test_check_says_what_the_track_makes_of_it(run: Any) -> None:
    told = "1 lap is 2.3 m (0.58 %) short of the 402.3 m asked for"
    assert f"* run as laps of the track, {told}" in run("check", "4 x 0.25mi w/ 60s").stdout
    data = json.loads(run("check", "--json", "4 x 0.25mi w/ 60s").stdout)
    assert any(told in reading for reading in data["readings"])
    assert data["steps"][0]["distance_m"] == 402.336
    assert "track" not in run("check", "4 x 400 w/ 60s").stdout


def test_a_rehearsal_without_a_screen_prints_its_log_and_leaves_none(run: Any) -> None:
    process = run("run", "4x200 r30s", "--rehearse", "--no-screen")
    assert process.returncode == 0, process.stderr
    assert "200" in process.stdout
    assert json.loads(run("logs", "--json").stdout) == []


def test_a_kept_rehearsal_is_a_log_that_show_prints_and_whose_laps_add_up(run: Any) -> None:
    assert run("run", "minute-ladder", "--rehearse", "--no-screen", "--keep-log").returncode == 0
    shown = json.loads(run("show", "last", "--json").stdout)
    assert {"id", "title", "started", "finished", "athletes", "notes"} <= set(shown)
    laps = shown["athletes"][0]["laps"]
    assert [lap["kind"] for lap in laps].count("work") == 18
    for lap, following in itertools.pairwise(laps):
        assert round(lap["at_s"] + lap["time_s"] + lap.get("paused_s", 0), 2) == following["at_s"]
    assert shown["id"] in run("logs").stdout


def test_show_says_that_there_is_no_log(run: Any) -> None:
    process = run("show", "last")
    assert process.returncode == 2
    assert process.stderr.startswith("milewatch: ")
    assert "Traceback" not in process.stderr


def test_nothing_to_recover_is_said_and_is_an_empty_list(run: Any) -> None:
    assert json.loads(run("recover", "--list", "--json").stdout) == []
    assert "othing" in run("recover").stdout
    assert run("recover", "--keep", "nonesuch").returncode == 2


def test_of_a_rehearsal_only_what_can_be_done_is_offered(run: Any, tmp_path: Path) -> None:
    timeline = unroll(read("4 x 400"))
    home = Places.under(tmp_path / "home", rescue=tmp_path / "rescue")
    roster = [Entrant("ana", "Ana", timeline.segments)]
    conductor = Conductor.open(timeline, roster, Rules(lead_in_ms=0), ManualClock(), home, rehearsal=True)
    conductor.do(Command.START)
    conductor.abandon()
    shown = run("recover").stdout
    assert "rehearsal" in shown
    assert shown.endswith("milewatch recover --keep ID saves it.\n")
    refused = run("recover", "--resume", conductor.id)
    assert refused.returncode == 1
    assert refused.stderr.startswith("milewatch: A rehearsal cannot be gone on with")


def test_the_app_says_that_it_needs_a_terminal(run: Any) -> None:
    process = run("run", "6x800")
    assert process.returncode == 2
    assert "terminal" in process.stderr


def test_printing_commands_do_not_import_the_screen(run: Any, tmp_path: Path) -> None:
    code = (
        "import sys; sys.argv = ['milewatch', 'check', '6x800']\n"
        "from milewatch.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "assert not {'textual', 'rich', 'miniaudio', 'asyncio'} & set(sys.modules), sorted(sys.modules)\n"
    )
    process = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, timeout=60)
    assert process.returncode == 0, process.stderr


def test_a_rehearsal_that_cannot_be_kept_says_so(run: Any, tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "logs").write_text("in the way")
    process = run("run", "4x200 r30s", "--rehearse", "--no-screen", "--keep-log")
    assert process.returncode == 1
    assert process.stderr.startswith("milewatch: ")
    assert "Traceback" not in process.stderr


def test_an_option_that_does_not_exist_is_no_part_of_the_workout(run: Any) -> None:
    process = run("check", "6x400 r60", "--foo")
    assert process.returncode == 2
    assert "--foo" in process.stderr


def test_a_composite_rep_counts_once(run: Any) -> None:
    run("run", "broken-miles", "--rehearse", "--no-screen", "--keep-log")
    assert " 4 reps," in run("logs").stdout


def test_a_name_that_stands_in_for_a_shipped_workout_is_told(run: Any) -> None:
    assert "the 6x800 of the library" in run("new", "6x800", "6x800 @3k r3min").stdout
