"""Athletes, marks and paces as a person or a program types them."""

from __future__ import annotations

import json
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

SCRIPT = Path(sys.executable).with_name("milewatch")


@pytest.fixture
def run(tmp_path: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(SCRIPT), *words],
            input="",
            capture_output=True,
            text=True,
            timeout=60,
            env={"MILEWATCH_HOME": str(tmp_path), "PATH": "/usr/bin:/bin", "LC_ALL": "C.UTF-8"},
            cwd=tmp_path,
        )

    return run


@pytest.fixture
def ana(run: Any) -> None:
    words = ("--id", "ana", "--key", "a", "--group", "Tuesday", "--mark", "1mi=6:00 2026-10-24", "--goal", "1mi=5:40")
    assert run("athletes", "add", "Ana Reis", *words).returncode == 0


def file_of(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "athletes.toml").read_text())["athletes"]


def test_a_mark_dated_ahead_is_not_called_new(run: Any, ana: None) -> None:
    assert (
        "the mile in 5:30.0 (dated ahead, 2126-12-24)" in run("athletes", "mark", "ana", "1mi=5:30 2126-12-24").stdout
    )
    assert "the mile in 5:30.0 (dated ahead, 2126-12-24)" in run("athletes").stdout
    assert "no pace comes from it until then" in run("paces", "ana").stdout


def test_the_paces_of_a_mark_that_is_in_no_file(run: Any) -> None:
    process = run("paces", "--mark", "1mi=6:00")
    assert process.returncode == 0, process.stderr
    rows = {line.split()[0]: line for line in process.stdout.splitlines()}
    assert "1:29.5" in rows["mile,"]
    assert "1:44.8" in rows["T"]
    assert "1:21.7" in rows["800"]


def test_paces_as_json_are_in_seconds_with_their_band(run: Any) -> None:
    table = json.loads(run("paces", "--mark", "1mi=6:00", "--json").stdout)
    mile = next(row for row in table["paces"] if row["name"] == "mile, R")
    assert mile["per"]["400"]["mid_s"] == pytest.approx(89.5, abs=0.05)
    assert mile["per"]["400"]["low_s"] < mile["per"]["400"]["mid_s"] < mile["per"]["400"]["high_s"]
    assert table["marks"][0]["time_s"] == 360.0


@pytest.mark.usefixtures("ana")
def test_paces_of_an_athlete_keep_current_and_goal_pace_apart(run: Any) -> None:
    lines = run("paces", "ana").stdout.splitlines()
    assert lines[0].startswith("Ana Reis")
    assert any(line.startswith("goal mile") and "5:40.0" in line for line in lines)
    assert any(line.startswith("mile, R") and "6:00.0" in line for line in lines)


def test_paces_without_anybody_say_how_to_get_some(run: Any) -> None:
    process = run("paces")
    assert process.returncode == 2
    assert "--mark 1mi=5:58.3" in process.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("paces", "--mark", "1mi=59"), "59"),
        (("paces", "--mark", "mile"), "1mi=5:58.3"),
        (("paces", "nobody"), "nobody"),
        (("athletes", "add", "Bo", "--key", "bo"), "one letter"),
        (("athletes", "add", "Bo", "--key", "a"), "Ana Reis"),
        (("athletes", "add", "Bo", "--id", "ana"), "athletes edit ana"),
        (("athletes", "add", "Bo", "--id", "../bo"), "letters, digits"),
        (("athletes", "add", " "), "name"),
        (("athletes", "mark", "ana", "1mi=5:58.3 yesterday"), "yesterday"),
        (("athletes", "goal", "ana", "fast"), "1mi=5:45"),
        (("run", "6x400 r90", "--group", "B"), "groups are Tuesday"),
    ],
)
@pytest.mark.usefixtures("ana")
def test_what_is_not_right_is_one_sentence_and_changes_nothing(
    run: Any, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    before = (tmp_path / "athletes.toml").read_bytes()
    process = run(*words)
    assert process.returncode == 2
    assert process.stderr.startswith("milewatch: ")
    assert len(process.stderr.splitlines()) == 1
    assert said in process.stderr
    assert (tmp_path / "athletes.toml").read_bytes() == before


@pytest.mark.usefixtures("ana")
def test_an_athlete_is_listed_changed_and_taken_out(run: Any, tmp_path: Path) -> None:
    assert run("athletes", "add", "Bo Lind").returncode == 0
    assert run("athletes", "edit", "bo", "--key", "b", "--short", "Bo").returncode == 0
    windy = ("--on", "2026-08-01", "--trial", "--note", "windy")
    assert run("athletes", "mark", "bo-lind", "5k=19:40", *windy).returncode == 0
    assert run("athletes", "goal", "bo-lind", "5k=19:00", "--by", "2027-06-01").returncode == 0
    assert run("athletes", "goal", "bo-lind", "5k=18:50").returncode == 0
    bo = next(one for one in json.loads(run("athletes", "--json").stdout) if one["id"] == "bo-lind")
    assert (bo["key"], bo["short"]) == ("b", "Bo")
    assert bo["marks"] == [
        {"distance_m": 5000.0, "time_s": 1180.0, "on": "2026-08-01", "kind": "time trial", "note": "windy"}
    ]
    assert [goal["time_s"] for goal in bo["goals"]] == [1130.0]
    assert run("athletes", "mark", "bo-lind", "5k=19:40", "--remove").returncode == 0
    assert file_of(tmp_path)["bo-lind"]["marks"] == []
    assert run("athletes", "remove", "bo-lind").returncode != 0, "nobody answered the question"
    assert run("athletes", "remove", "bo-lind", "--yes").returncode == 0
    assert list(file_of(tmp_path)) == ["ana"]


@pytest.mark.usefixtures("ana")
def test_a_comment_in_the_file_survives_a_new_mark(run: Any, tmp_path: Path) -> None:
    file = tmp_path / "athletes.toml"
    file.write_text(file.read_text().replace('name = "Ana Reis"', 'name = "Ana Reis"  # captain'))
    assert run("athletes", "mark", "ana", "5k=20:40", "--on", "2026-11-01").returncode == 0
    assert "# captain" in file.read_text()
    assert len(file_of(tmp_path)["ana"]["marks"]) == 2


@pytest.mark.usefixtures("ana")
def test_a_session_of_several_has_targets_for_those_with_marks_and_says_what_the_others_lack(run: Any) -> None:
    words = ("--rehearse", "--no-screen", "--keep-log", "--athlete", "ana", "--athlete", "Cy Orr")
    process = run("run", "3x400 @mile r60", *words)
    assert process.returncode == 0, process.stderr
    assert "Cy Orr: mile pace needs a mark" in process.stderr
    ana, cy = json.loads(run("show", "last", "--json").stdout)["athletes"]
    assert (ana["name"], cy["name"]) == ("Ana Reis", "Cy Orr")
    assert all("target_s" in lap for lap in ana["laps"] if lap["kind"] == "work")
    assert not any("target_s" in lap for lap in cy["laps"])


@pytest.mark.usefixtures("ana")
def test_the_log_says_which_mark_the_targets_came_from(run: Any, tmp_path: Path) -> None:
    words = ("--rehearse", "--no-screen", "--keep-log", "--group", "tuesday")
    assert run("run", "3x400 @mile r60", *words).returncode == 0
    (log,) = (tmp_path / "logs").glob("*.toml")
    assert 'from_mark = { distance = "1mi", time = "6:00.0", on = 2026-10-24 }' in log.read_text()


def test_one_athlete_of_a_squad_runs_another_workout(run: Any) -> None:
    words = ("run", "3x400 @75 s w/ 60 s", "--athlete", "bo", "--for", "ana", "2x200 @36 s w/ 60 s")
    shown = run(*words, "--rehearse", "--no-screen").stdout
    bo, ana = shown.split("ana\n", 1)
    assert bo.count("400 m") == 3
    assert ana.count(" 200 m") == 2
    words = ("run", "2x400 @75 s w/ 60 s", "--athlete", "bo", "--athlete", "cy", "--for", "cy", "1x200 @36 s")
    shown = run(*words, "--athlete", "ana", "--rehearse", "--no-screen").stdout
    assert shown.index("bo\n") < shown.index("cy\n") < shown.index("ana\n")
    wrong = run("run", "3x400", "--for", "ana", "200 x banana", "--rehearse", "--no-screen")
    assert wrong.returncode == 2
