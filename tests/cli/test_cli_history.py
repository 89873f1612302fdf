"""What was run, in the shell."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from invented import year

from milewatch.cli import cli
from milewatch.history.index import IndexBrokenError
from milewatch.places import Places
from milewatch.records import listing
from milewatch.records.archive import Archive
from milewatch.records.trash import throw_away

SCRIPT = Path(sys.executable).with_name("milewatch")
DAYS = (date(2026, 10, 12), date(2026, 11, 20))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> Places:
    places = Places.under(tmp_path_factory.mktemp("home"))
    year(places, days=DAYS)
    (places.logs / "99991231T000000Z-dead.toml").write_text("no log")
    return places


@pytest.fixture
def run(here: Places) -> Any:
    def run(*words: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "MILEWATCH_HOME": str(here.logs.parent), "PYTHONIOENCODING": "utf-8"}
        command = [str(SCRIPT), *words]
        return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=env, check=False)

    return run


def newest(here: Places) -> str:
    return sorted(path.stem for path in here.logs.glob("2026*.toml"))[-1]


def test_the_newest_log_is_shown_as_a_table_with_its_figures(run: Any, here: Places) -> None:
    done = run("show", "last")
    assert done.returncode == 0, done.stderr
    for said in ("plan", "target", "actual", "rep 1", "rest", "mean ", "density"):
        assert said in done.stdout
    assert "\x1b" not in done.stdout
    assert run("show", newest(here)).stdout == done.stdout


def test_a_log_says_which_mark_its_paces_came_from_and_what_was_run_as_laps(run: Any, tmp_path: Path) -> None:
    lap = '{ n = "1.1", kind = "work", at = "0:00.00", time = "1:30.30", metres = 400, prescribed_m = 402.336 }'
    file = tmp_path / "20261120T170211Z-3f9c.toml"
    file.write_text(f"""
schema = 1
id = "20261120T170211Z-3f9c"
started = 2026-11-20T17:02:11.40+00:00
finished = 2026-11-20T17:03:41.70+00:00
plan = {{ text = "0.25mi @mile" }}
[athletes.ana]
name = "Ana"
from_mark = {{ distance = "1mi", time = "5:58.3", on = 2026-10-24 }}
[laps]
ana = [{lap}]
""")
    done = run("show", str(file))
    assert "paces from the mile in 5:58.3 (2026-10-24)" in done.stdout
    assert "run as 400 m" in done.stdout


def test_logs_are_listed_from_the_index_as_from_the_files(run: Any, here: Places) -> None:
    entries = [(entry.path, listing.listed_entry(entry)) for entry in Archive(here.logs).entries()]
    assert run("logs").stdout.splitlines() == [listing.line(one) for _, one in entries]
    assert json.loads(run("logs", "--json").stdout) == [listing.as_json(one, path) for path, one in entries]
    assert run("logs").stdout.splitlines()[0].startswith("99991231T000000Z-dead  cannot be read: ")


def test_logs_are_listed_where_there_can_be_no_index(
    here: Places, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def no_index(*_: object) -> None:
        raise IndexBrokenError("the disk is full")

    monkeypatch.setenv("MILEWATCH_HOME", str(here.logs.parent))
    monkeypatch.setattr("milewatch.history.newest.open_index", no_index)
    listed = CliRunner().invoke(cli, ["logs"]).output
    assert len(listed.splitlines()) == len(list(here.logs.iterdir()))


def test_a_deleted_session_is_listed_and_comes_back(run: Any, here: Places) -> None:
    assert run("logs", "--trash").stdout == "No session is in the trash.\n"
    path = here.logs / f"{newest(here)}.toml"
    before = run("logs").stdout
    throw_away(path, here.trash)
    assert path.stem not in run("logs").stdout
    assert run("logs", "--trash").stdout.startswith(f"{path.stem}  ")
    assert json.loads(run("logs", "--trash", "--json").stdout)[0]["path"] == str(here.trash / path.name)
    assert run("logs", "--restore", "nonsense").returncode == 2
    back = run("logs", "--restore", path.stem[:12])
    assert (back.returncode, back.stdout) == (0, f"{path.stem} is back among the logs.\n")
    assert run("logs").stdout == before


def test_one_athlete_of_a_squad_can_be_shown_and_drawn(run: Any, here: Places, tmp_path: Path) -> None:
    log = json.loads(run("show", "last", "--json").stdout)
    name = log["athletes"][0]["name"]
    shown = run("show", "--athlete", name.upper())
    assert name in shown.stdout
    assert all(other["name"] not in shown.stdout for other in log["athletes"][1:])
    picture = tmp_path / "chart.svg"
    assert run("show", "--athlete", name, "--picture", str(picture)).returncode == 0
    assert picture.read_text("utf-8").startswith("<svg")
    nobody = run("show", "--athlete", "nobody")
    assert nobody.returncode == 2
    assert "did not run in this session" in nobody.stderr


def test_a_session_to_be_sent_is_short(run: Any) -> None:
    text = run("show", "last", "--share").stdout
    assert text.count("rep 1") >= 1
    assert "density" not in text


def test_trends_print_weeks_results_and_bests(run: Any) -> None:
    done = run("trends", "ana", "--weeks", "500")
    assert done.returncode == 0, done.stderr
    for said in ("Ana Reis", "week of", "12 Oct 2026", "race or time trial", "workout"):
        assert said in done.stdout
    told = json.loads(run("trends", "Ana Reis", "--json").stdout)
    assert told["athlete"] == "ana"
    assert {"weeks", "results", "bests"} <= set(told)


def test_trends_of_somebody_unknown_name_who_ran(run: Any) -> None:
    done = run("trends", "zoe")
    assert done.returncode == 2
    assert "nobody who ran: " in done.stderr
    assert "ana" in done.stderr


def test_laps_are_exported_one_log_or_all(run: Any, here: Places, tmp_path: Path) -> None:
    last = list(csv.DictReader(io.StringIO(run("export", "last", "--csv").stdout)))
    assert {row["session"] for row in last} == {newest(here)}
    file = tmp_path / "all.csv"
    assert run("export", "all", "--csv", "-o", str(file)).returncode == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text("utf-8"))))
    assert {row["session"] for row in rows} == {path.stem for path in here.logs.glob("2026*.toml")}


def test_export_says_what_is_missing(run: Any) -> None:
    assert "--csv" in run("export", "last").stderr
    unknown = run("export", "nonesuch", "--csv")
    assert unknown.returncode == 2
    assert "there is no log 'nonesuch'" in unknown.stderr


def test_without_logs_each_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MILEWATCH_HOME", str(tmp_path))
    for words in (["show"], ["trends"], ["export", "all", "--csv"]):
        done = CliRunner().invoke(cli, words)
        assert done.exit_code == 2
        assert "nothing was run yet" in done.output or "no logs" in done.output
