"""Sessions for training sites, from the shell: whose, into what, and what is refused."""

from __future__ import annotations

import subprocess
import sys
import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner, Result
from invented import year

from milewatch.cli import cli
from milewatch.places import Places
from milewatch.records import logtext
from milewatch.records.log import AthleteRow, LapRow, Log

if TYPE_CHECKING:
    from pathlib import Path

SQUAD = {
    "ana": (LapRow("work", 0, 7205, 1, 1, metres=400.0), LapRow("recovery", 7205, 9000, 1, 1)),
    "bo": (LapRow("work", 0, 7010, 1, 1, metres=400.0),),
}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Places:
    monkeypatch.setenv("MILEWATCH_HOME", str(tmp_path / "home"))
    places = Places.under(tmp_path / "home")
    log = year(places, days=(date(2026, 11, 20), date(2026, 11, 20)))[-1]
    for number, laps in ((1, SQUAD), (2, {"ana": SQUAD["ana"]})):
        athletes = {key: AthleteRow(f"{key.title()} Somebody") for key in laps}
        keep(places, replace(log, id=f"s{number}", athletes=athletes, laps=laps))
    return places


def keep(here: Places, log: Log) -> Path:
    path = here.logs / f"{log.id}.toml"
    path.write_text(logtext.write(log), "utf-8")
    return path


def log_of(here: Places, name: str) -> Log:
    return logtext.read((here.logs / f"{name}.toml").read_text("utf-8"), name)


def export(*words: str | Path) -> Result:
    return CliRunner().invoke(cli, ["export", *map(str, words)])


def laps_in(text: str | bytes) -> int:
    root = ET.fromstring(text)
    return sum(node.tag.endswith("}Lap") for node in root.iter())


def test_one_athlete_of_one_session_is_printed_or_written_into_a_file(here: Places, tmp_path: Path) -> None:
    printed = export("s2", "--tcx")
    assert (printed.exit_code, laps_in(printed.output)) == (0, 2)
    file = tmp_path / "new" / "session.tcx"
    assert export("s2", "--tcx", "-o", file).exit_code == 0
    assert file.read_bytes() == printed.stdout_bytes


def test_a_file_is_replaced_whole(here: Places, tmp_path: Path) -> None:
    file = tmp_path / "session.tcx"
    file.write_text("x" * 100_000)
    assert export("s2", "--tcx", "-o", file).exit_code == 0
    assert laps_in(file.read_bytes()) == 2
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["session.tcx"]


@pytest.mark.parametrize("who", ["bo", "BO", "bo somebody"])
def test_an_athlete_is_picked_by_key_or_name(here: Places, who: str) -> None:
    assert laps_in(export("s1", "--tcx", "--athlete", who).output) == 1


def test_a_squad_is_a_file_an_athlete_in_a_folder(here: Places, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    done = export("s1", "--tcx", "-o", folder)
    assert done.output == f"Saved: {folder / 's1.ana.tcx'}\nSaved: {folder / 's1.bo.tcx'}\n"
    assert [laps_in((folder / name).read_bytes()) for name in ("s1.ana.tcx", "s1.bo.tcx")] == [2, 1]
    assert export("s1", "--tcx", "-o", folder).exit_code == 0  # its own files are replaced
    assert len(list(folder.iterdir())) == 2


def test_some_of_a_squad(here: Places, tmp_path: Path) -> None:
    export("s1", "s2", "--tcx", "--athlete", "bo", "-o", tmp_path / "out")
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["s1.bo.tcx"]


def test_a_folder_that_is_there_gets_a_file_with_a_name(here: Places, tmp_path: Path) -> None:
    assert export("s2", "--tcx", "-o", tmp_path).output == f"Saved: {tmp_path / 's2.ana.tcx'}\n"
    assert export("s2", "--tcx", "-o", f"{tmp_path}/new/").output == f"Saved: {tmp_path / 'new' / 's2.ana.tcx'}\n"


def test_all_sessions(here: Places, tmp_path: Path) -> None:
    assert export("all", "--tcx", "-o", tmp_path / "out").exit_code == 0
    runs = sum(len(log_of(here, path.stem).laps) for path in here.logs.iterdir())
    assert len(list((tmp_path / "out").iterdir())) == runs > 3


def test_several_activities_need_a_folder(here: Places, tmp_path: Path) -> None:
    squad = export("s1", "--tcx")
    assert squad.exit_code == 2
    assert squad.output == (
        "milewatch: a file is of one athlete: choose one of ana, bo with --athlete, or name a folder for all with -o\n"
    )
    assert export("s1", "s2", "--tcx").exit_code == 2
    file = tmp_path / "a file"
    file.write_text("mine")
    refused = export("s1", "--tcx", "-o", file)
    assert (refused.exit_code, file.read_text()) == (2, "mine")
    assert refused.output == f"milewatch: {file} is a file; for several athletes or sessions -o names a folder\n"


def test_the_same_session_twice_is_not_written_over_itself(here: Places, tmp_path: Path) -> None:
    copy = tmp_path / "copy.toml"
    copy.write_text(logtext.write(log_of(here, "s2")), "utf-8")
    done = export("s2", copy, "--tcx", "-o", tmp_path / "out")
    assert done.exit_code == 2
    assert f"{here.logs / 's2.toml'} and {copy} are the same session; give one of them" in done.output


def test_nobody_leaves_the_folder_and_nobody_has_the_file_of_another(here: Places, tmp_path: Path) -> None:
    rows = SQUAD["bo"]
    keys = ("../../evil", "..-..-evil", "Ana", "ana", "evil", "\x1b[31m")
    keep(here, replace(log_of(here, "s1"), athletes={}, laps=dict.fromkeys(keys, rows)))
    folder = tmp_path / "deep" / "out"
    assert export("s1", "--tcx", "-o", folder).exit_code == 0
    names = [path.name for path in folder.iterdir()]
    assert len({name.casefold() for name in names}) == len(keys)
    assert all(name.startswith("s1.") and name.endswith(".tcx") and name.isprintable() for name in names)
    assert list((tmp_path / "deep").iterdir()) == [folder]


def test_somebody_who_did_not_run_is_said(here: Places, tmp_path: Path) -> None:
    for words in (["--tcx"], ["--csv"], ["--tcx", "-o", str(tmp_path / "out")]):
        done = export("s1", *words, "--athlete", "zoe")
        assert (done.exit_code, done.output.count("\n")) == (2, 1)
        assert "'zoe' did not run" in done.output
        assert "ana, bo did" in done.output


def test_who_ran_nothing_is_said_and_the_others_are_written(here: Places, tmp_path: Path) -> None:
    keep(here, replace(log_of(here, "s1"), laps={"ana": SQUAD["ana"]}))
    done = export("s1", "--tcx", "-o", tmp_path / "out")
    assert done.exit_code == 0
    assert "bo ran nothing in s1" in done.output
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["s1.ana.tcx"]
    alone = export("s1", "--tcx", "--athlete", "bo")
    assert (alone.exit_code, alone.output) == (2, "milewatch: bo ran nothing in s1, so there is nothing to write\n")


def test_a_log_of_nobody_is_said(here: Places, tmp_path: Path) -> None:
    keep(here, replace(log_of(here, "s1"), athletes={}, laps={}))
    for words in ([], ["-o", str(tmp_path / "out")]):
        done = export("s1", "--tcx", *words)
        assert (done.exit_code, done.output.count("\n")) == (2, 1)


def test_the_same_as_fit(here: Places, tmp_path: Path) -> None:
    printed = export("s2", "--fit").stdout_bytes
    assert printed[8:12] == b".FIT"
    assert export("s1", "s2", "--fit", "-o", tmp_path / "out").exit_code == 0
    names = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    assert set(names) == {"s1.ana.fit", "s1.bo.fit", "s2.ana.fit"}
    assert names["s2.ana.fit"] == printed


def test_no_fit_file_is_poured_into_a_terminal(here: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("milewatch.cli_export.is_screen", lambda stream: True)
    done = export("s2", "--fit")
    assert (done.exit_code, done.stdout_bytes) == (2, b"")
    assert done.stderr.count("\n") == 1
    assert "name a file for it with -o" in done.stderr
    assert export("s2", "--fit", "-o", tmp_path / "x.fit").exit_code == 0
    assert export("s2", "--tcx").exit_code == 0


def test_without_the_extra_it_is_said_how_to_get_it(here: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fit_tool", None)
    done = export("s2", "--fit")
    assert (done.exit_code, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert 'pip install "milewatch[fit]"' in done.stderr
    assert export("s2", "--tcx").exit_code == 0


def test_a_session_that_a_fit_file_cannot_say_is_said(here: Places, tmp_path: Path) -> None:
    log = log_of(here, "s2")
    keep(here, replace(log, started=log.started.replace(year=1980)))
    done = export("s2", "--fit")
    assert (done.exit_code, done.stdout_bytes, done.stderr.count("\n")) == (2, b"", 1)
    assert laps_in(export("s2", "--tcx").output) == 2


def test_what_only_an_export_needs_is_loaded_for_no_other_command() -> None:
    code = "import sys, milewatch.cli; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"fit_tool", "xml.etree.ElementTree", "milewatch.history.export", "milewatch.records"} & {*loaded}


@pytest.mark.parametrize("words", [[], ["--csv", "--tcx"], ["--tcx", "--fit"]])
def test_what_is_to_be_written_is_said_once(here: Places, words: list[str]) -> None:
    done = export("s1", *words)
    assert done.exit_code == 2
    assert "say as what: one of " in done.output


def test_rows_for_a_spreadsheet_can_be_those_of_one_athlete(here: Places) -> None:
    rows = export("s1", "--csv", "--athlete", "bo").output.splitlines()
    assert len(rows) == 2
    assert ",bo,Bo Somebody," in rows[1]


@pytest.mark.skipif(sys.platform == "win32", reason="folders there are not closed this way")
def test_what_cannot_be_written_is_said(here: Places, tmp_path: Path) -> None:
    file = tmp_path / "a file"
    file.write_text("")
    for target in (file / "x.tcx", f"{file / 'out'}/"):
        done = export("s2", "--tcx", "-o", target)
        assert (done.exit_code, done.output.count("\n")) == (1, 1)
        assert "could not be written" in done.output
    assert export("s2", "--csv", "-o", tmp_path).exit_code == 1
