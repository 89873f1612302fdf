"""The editor of saved sessions: what is typed is in the file at once, and nothing else in it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input, OptionList, Static

from milewatch.records.archive import Archive
from milewatch.tui.screens.ask import LineScreen
from milewatch.tui.screens.edit_log import MendScreen, mend
from milewatch.tui.screens.review import ReviewScreen

from .shell_kit import listed, make, opened, press, settle, told, words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp

NAME = "20261120T170211Z-3f9c.toml"
FILE = """\
# my season
schema = 1
id = "20261120T170211Z-3f9c"
started = 2026-11-20T17:02:11.40+00:00
finished = 2026-11-20T17:09:11.40+00:00
title = "quarters"
coach = "Lea"

[plan]
text = "3x400 @75 s full"

[athletes.ana]
name = "Ana Reis"

[athletes.bo]
name = "Bo Lind"

[laps]
ana = [
    { n = "1.1", kind = "work", at = "0:00.00", time = "1:15.00", metres = 400, target = "1:15.00" },  # from the gun
    { n = "1.1", kind = "recovery", at = "1:15.00", time = "1:00.00" },
    { n = "1.2", kind = "work", at = "2:15.00", time = "1:16.00", metres = 400, target = "1:15.00" },
]
bo = [
    { n = "1.1", kind = "work", at = "0:00.00", time = "1:14.00", metres = 400, target = "1:15.00" },
    { n = "1.1", kind = "recovery", at = "1:14.00", time = "1:01.00" },
    { n = "1.2", kind = "work", at = "2:15.00", time = "3:00.00", metres = 400, target = "1:15.00" },
]

[stamps]
unassigned = [
    { at = "3:30.50", key = "space" },
]
"""


async def mending(app: MilewatchApp, pilot: Pilot[int], folder: Path, text: str = FILE) -> Path:
    logs = app.places.logs
    logs.mkdir(parents=True, exist_ok=True)
    path = logs / NAME
    path.write_text(text)
    mend(app, path, "", lambda: None)
    await settle(pilot)
    return path


async def typed(pilot: Pilot[int], text: str) -> None:
    screen = pilot.app.screen
    assert isinstance(screen, LineScreen)
    screen.query_one("#line", Input).value = text
    await press(pilot, "enter")


def log_of(path: Path) -> Log:
    return Archive(path.parent).load(path)


@pytest.mark.parametrize("time", ["1:14.5", "74.5", "1'14\"5", "74,5", "1m14.5s"])
async def test_a_time_in_any_usual_form_is_in_the_file_and_in_the_totals_at_once(tmp_path: Path, time: str) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "t")
        await typed(pilot, time)
        assert "1:14.50" in listed(app)[0]
        assert "edited" in listed(app)[0]
        assert words(app.screen.query_one("#totals", Static)).startswith("reps 2:30.50")
        rows = log_of(path).laps["ana"]
        assert [(row.time_cs, row.edited) for row in rows] == [(7450, True), (6050, True), (7600, False)]
        text = path.read_text()
        assert "# my season" in text
        assert 'coach = "Lea"' in text
        assert "# from the gun" in text


async def test_a_time_that_is_typed_takes_the_place_of_the_one_that_stands_there(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "t", "7", "4", "full_stop", "5", "enter")
        assert log_of(path).laps["ana"][0].time_cs == 7450


async def test_what_is_no_time_is_said_and_asked_again_and_nothing_changes(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "t")
        await typed(pilot, "fast")
        assert any("is no time" in said for said in told(app))
        assert app.screen.query_one("#line", Input).value == "fast"
        assert path.read_text() == FILE


async def test_distance_notes_and_splits_of_a_lap(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app, (120, 24)) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "m")
        await typed(pilot, "395 m")
        await press(pilot, "n")
        await typed(pilot, "into the [wind]")
        await press(pilot, "p")
        await typed(pilot, "37.2")
        row = log_of(path).laps["ana"][0]
        assert (row.metres, row.notes, row.splits_cs) == (395, "into the [wind]", (3720, 7500))
        assert "into the [wind]" in listed(app)[0]


async def test_a_mark_of_nobody_is_given_to_the_athlete_who_missed_one(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "end", "a")
        await typed(pilot, "bo")
        log = log_of(path)
        assert log.unassigned == ()
        assert [(row.kind, row.rep, row.time_cs) for row in log.laps["bo"]][2:] == [
            ("work", 2, 7550), ("recovery", 2, 10_450),
        ]  # fmt: skip


async def test_undo_and_redo_are_in_the_file_too(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "d")
        assert len(log_of(path).laps["ana"]) == 2
        await press(pilot, "u")
        assert len(log_of(path).laps["ana"]) == 3
        await press(pilot, "r")
        assert len(log_of(path).laps["ana"]) == 2


async def test_the_other_athlete_is_an_arrow_away(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "right", "down", "down", "s")
        assert "Bo Lind (2 of 2)" in words(app.screen_stack[-2].query_one("#heading", Static))
        await typed(pilot, "75")
        assert [row.time_cs for row in log_of(path).laps["bo"]] == [7400, 6100, 7500, 10_500]
        await press(pilot, "w")
        assert isinstance(app.screen, LineScreen)
        await press(pilot, "escape", "f")
        assert log_of(path).laps["bo"][2].end == "skipped"
        await press(pilot, "f", "plus")
        await typed(pilot, "1:13")
        assert log_of(path).laps["bo"][-1].time_cs == 7300
        await press(pilot, "minus")
        assert len(log_of(path).laps["bo"]) == 4


async def test_one_athlete_ran_another_workout_and_undo_takes_that_out_of_the_file(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        await press(pilot, "o")
        await typed(pilot, "300 @56 s, 500 @1:35 w/ 60 s")
        log = log_of(path)
        assert log.sets("ana") == (2,)
        assert [row.metres for row in log.laps["ana"] if row.kind == "work"] == [300, 500]
        assert log.laps["bo"] == log_of(path).laps["bo"]
        assert "# from the gun" in path.read_text()
        await press(pilot, "o")
        await typed(pilot, "no workout at all")
        assert told(app)
        await press(pilot, "u")
        assert path.read_text() == FILE


async def test_a_file_changed_by_somebody_else_is_left_alone(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        path = await mending(app, pilot, tmp_path)
        path.write_text(FILE.replace("quarters", "fast quarters"))
        await press(pilot, "t")
        await typed(pilot, "74")
        assert any("changed since" in said for said in told(app))
        assert "fast quarters" in path.read_text()


async def test_a_log_of_a_newer_version_is_not_mended(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await mending(app, pilot, tmp_path, FILE.replace("schema = 1", "schema = 9"))
        assert any("newer Milewatch" in said for said in told(app))
        assert not isinstance(app.screen, MendScreen)


async def test_the_session_looked_at_shows_what_was_mended(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        app.places.logs.mkdir(parents=True)
        path = app.places.logs / NAME
        path.write_text(FILE)
        app.push_screen(ReviewScreen(path))
        await settle(pilot)
        await press(pilot, "m")
        assert isinstance(app.screen, MendScreen)
        await press(pilot, "t")
        await typed(pilot, "1:10")
        await press(pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)
        await settle(pilot)
        assert "1:10" in words(app.screen.query_one("#table", Static))


@pytest.mark.parametrize("size", [(40, 12), (160, 50)])
async def test_it_fits_small_and_large_terminals(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make(tmp_path)
    async with opened(app, size) as pilot:
        await mending(app, pilot, tmp_path)
        assert "1:15.00" in listed(app)[0]
        assert app.screen.query_one(OptionList).option_count == 4
