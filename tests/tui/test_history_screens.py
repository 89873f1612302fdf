"""The history, one session, trends and editing: by keys, on a few weeks of sessions."""

from __future__ import annotations

import shutil
import sys
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from invented import year
from textual.widgets import Input, Static, TextArea

from milewatch.places import Places
from milewatch.records.archive import Archive
from milewatch.tui.screens.arming import ArmingScreen
from milewatch.tui.screens.edit import EditScreen
from milewatch.tui.screens.history import FilterLine, HistoryScreen
from milewatch.tui.screens.review import ReviewScreen
from milewatch.tui.screens.trash import TrashScreen
from milewatch.tui.screens.trends import TrendsScreen
from milewatch.tui.widgets.chart import ChartView
from milewatch.tui.widgets.sessions import Sessions

from .shell_kit import make, opened, press, settle, told, words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp

DAYS = (date(2026, 9, 14), date(2026, 11, 20))
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
BROKEN = "99991231T000000Z-dead.toml"


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weeks")
    year(Places.under(folder), days=DAYS)
    return folder


@pytest.fixture
def app(written: Path, tmp_path: Path) -> MilewatchApp:
    home = tmp_path / "home"
    shutil.copytree(written, home)
    app = make(home)
    app.now = lambda: NOW  # type: ignore[method-assign]
    return app


def logs(app: MilewatchApp) -> list[Log]:
    """All logs, the newest first."""
    return [entry.log for entry in Archive(app.places.logs).entries() if entry.log is not None]


def sessions(app: MilewatchApp) -> Sessions:
    return app.screen.query_one(Sessions)


def lines(app: MilewatchApp) -> list[str]:
    """The list as it is painted."""
    found = sessions(app)
    return [found.render_line(y).text.rstrip() for y in range(found.size.height)]


def text(app: MilewatchApp, name: str) -> str:
    return words(app.screen.query_one(f"#{name}", Static))


async def history(pilot: Pilot[Any]) -> None:
    await press(pilot, "f2")
    assert isinstance(pilot.app.screen, HistoryScreen)


async def type_filter(pilot: Pilot[Any], typed: str) -> None:
    await press(pilot, "slash")
    pilot.app.screen.query_one(FilterLine).value = typed
    await settle(pilot)


async def test_all_sessions_are_listed_the_newest_first_with_a_picture_each(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        found = logs(app)
        shown = lines(app)
        assert text(app, "heading") == f"History · {len(found)} sessions"
        for line, log in zip(shown, found, strict=False):
            assert f"{log.started.day:>2} {log.started:%b %Y}" in line
            assert log.title in line
        assert any(char in shown[0] for char in "▁▂▃▄▅▆▇█·×")


async def test_words_filter_at_once_and_escape_takes_the_filter_away(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await type_filter(pilot, "athlete:bo tag:vo2max effort:>7")
        meant = [log for log in logs(app) if "bo" in log.athletes and "vo2max" in log.tags]
        meant = [log for log in meant if any((row.effort or 0) > 7 for row in log.athletes.values())]
        assert text(app, "heading").startswith(f"History · {len(meant)} of ")
        assert meant[0].title in lines(app)[0]
        await type_filter(pilot, "athlet:bo")
        assert "“athlet:” is not known" in text(app, "said")
        await press(pilot, "escape")
        assert sessions(app).has_focus
        assert text(app, "heading") == f"History · {len(logs(app))} sessions"


async def test_what_another_program_does_to_the_folder_is_noticed(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        count = len(logs(app))
        newest = Archive(app.places.logs).path_of(logs(app)[0])
        newest.rename(newest.with_name("20991231T000000Z-aaaa.toml"))
        (app.places.logs / BROKEN).write_text("schema = nonsense")
        assert isinstance(app.screen, HistoryScreen)
        app.screen.look()
        await settle(pilot)
        assert text(app, "heading") == f"History · {count + 1} sessions · 1 cannot be read (is:broken)"
        await press(pilot, "home")
        assert "cannot be read: " in lines(app)[0]
        await press(pilot, "enter")
        assert "left alone" in told(app)[-1]


async def test_a_deleted_session_comes_back(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        before = logs(app)
        await press(pilot, "down", "d")
        assert [log.id for log in logs(app)] == [log.id for log in before if log.id != before[1].id]
        assert len(list(app.places.trash.iterdir())) == 1
        await press(pilot, "u")
        assert logs(app) == before
        await press(pilot, "u")
        assert "No session is deleted" in text(app, "heading")


async def test_what_was_deleted_another_day_is_chosen_from_the_trash(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        before = logs(app)
        await press(pilot, "d", "d", "escape")
        assert logs(app) == before[2:]
        await history(pilot)
        await press(pilot, "u")
        assert isinstance(app.screen, TrashScreen)
        assert "2 deleted sessions" in text(app, "heading")
        await press(pilot, "down", "enter")
        assert logs(app) == before[1:]
        assert "1 deleted session ·" in text(app, "heading")
        await press(pilot, "u", "escape")
        assert isinstance(app.screen, HistoryScreen)
        assert logs(app) == before


async def test_the_list_can_be_gone_through_to_its_ends(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        found = logs(app)
        for keys, place in ((("end",), -1), (("home",), 0), (("down", "down", "up"), 1), (("pagedown", "pageup"), 1)):
            await press(pilot, *keys)
            card = sessions(app).card_under_cursor
            assert card is not None
            assert card.id == found[place].id


async def test_a_session_is_shown_with_chart_figures_and_plan_beside_actual(app: MilewatchApp) -> None:
    async with opened(app, (80, 50)) as pilot:
        await history(pilot)
        await type_filter(pilot, 'workout:"6x800"')
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert "6 x 800 at mile pace · Ana Reis" in text(app, "heading")
        assert "░" in app.screen.query_one(ChartView).text
        for said in ("mean ", "CV ", "fade ", "last against first", "decrement", "density", "load "):
            assert said in text(app, "figures")
        table = text(app, "table")
        assert "800 m @ mile" in table
        assert "400 m jog" in table
        log = next(log for log in logs(app) if log.title == "6 x 800 at mile pace")
        assert all(f"{row.time_cs // 6000}:{row.time_cs % 6000 / 100:05.2f}" in table for row in log.laps["ana"][1:-1])


async def test_the_same_workout_last_time_then_the_one_before_then_any_other(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await type_filter(pilot, 'athlete:ana workout:"10x400"')
        await press(pilot, "down", "enter", "2")
        same = [log for log in logs(app) if log.title == "10 x 400" and "ana" in log.athletes]
        assert len(same) >= 3
        assert text(app, "said").startswith(f"with {same[1].started:%d %b %Y}: the same workout, 1 running before")
        assert "◆" in app.screen.query_one(ChartView).text
        await press(pilot, "left")
        assert text(app, "said").startswith(f"with {same[2].started:%d %b %Y}: the same workout, 2 runnings before")
        await press(pilot, "right")
        assert "1 running before" in text(app, "said")
        await press(pilot, "o")
        assert isinstance(app.screen, HistoryScreen)
        other = next(place for place, log in enumerate(logs(app)) if log.title == "Threshold miles")
        await press(pilot, *["down"] * other, "enter")
        assert "another workout, Threshold miles" in text(app, "said")


async def test_every_running_of_a_workout_is_listed_for_each_athlete(app: MilewatchApp) -> None:
    async with opened(app, (80, 50)) as pilot:
        await history(pilot)
        await type_filter(pilot, 'workout:"6x800"')
        await press(pilot, "down", "enter", "3")
        log = next(log for log in logs(app) if log.title == "6 x 800 at mile pace")
        for athlete in log.athletes:
            runnings = [one for one in logs(app) if one.title == log.title and athlete in one.athletes]
            shown = text(app, "table").splitlines()[2:]
            assert [line.split("2026")[0].split("→")[-1].strip() for line in shown] == [
                f"{one.started:%d %b}" for one in runnings
            ]
            await press(pilot, "n")


async def test_a_squad_is_ranked_and_who_faded_is_told(app: MilewatchApp) -> None:
    async with opened(app, (100, 40)) as pilot:
        await history(pilot)
        await type_filter(pilot, 'workout:"6x800" athlete:bo athlete:ana')
        await press(pilot, "down", "enter", "4")
        shown = text(app, "table")
        assert "ranking by the mean" in shown
        assert "Bo Lind" in shown
        assert "1. " in shown


async def test_what_was_typed_about_a_session_is_not_lost_unasked(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "e")
        screen = app.screen
        await press(pilot, "escape")
        assert app.screen is not screen, "nothing was typed"
        await press(pilot, "e")
        screen = app.screen
        screen.query_one(TextArea).text = "two\nlines"
        await press(pilot, "escape", "n")
        assert app.screen is screen
        await press(pilot, "escape", "y")
        assert app.screen is not screen


async def test_what_is_said_about_a_session_is_edited_in_its_file(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "e")
        screen = app.screen
        assert isinstance(screen, EditScreen)
        path = Archive(app.places.logs).path_of(logs(app)[0])
        with path.open("a", encoding="utf-8") as file:
            file.write('\n[mine]\nshoes = "spikes"\n')
        screen.query_one("#effort-0", Input).value = "11"
        await press(pilot, "ctrl+s")
        assert "“11” is no effort" in told(app)[-1]
        screen.query_one("#effort-0", Input).value = "6,5"
        screen.query_one("#tags", Input).value = "race, , hills"
        screen.query_one("#weather", Input).value = "rain"
        screen.query_one(TextArea).text = "two\nlines"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ReviewScreen)
        log = logs(app)[0]
        assert next(iter(log.athletes.values())).effort == 6.5
        assert (log.tags, log.weather, log.notes) == (("race", "hills"), "rain", "two\nlines")
        assert log.extra["mine"] == {"shoes": "spikes"}
        assert "#race · #hills" in text(app, "figures")
        assert "effort 6.5 ×" in text(app, "figures")


async def test_an_effort_that_was_a_mistake_is_emptied_in_the_form(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "e")
        app.screen.query_one("#effort-0", Input).value = "7"
        await press(pilot, "ctrl+s")
        assert next(iter(logs(app)[0].athletes.values())).effort == 7
        assert "effort 7 ×" in text(app, "figures")
        await press(pilot, "e")
        app.screen.query_one("#effort-0", Input).value = ""
        await press(pilot, "ctrl+s")
        assert next(iter(logs(app)[0].athletes.values())).effort is None
        assert "load: not known" in text(app, "figures")


async def test_leaving_the_form_without_saving_changes_nothing(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        before = logs(app)
        await press(pilot, "e")
        app.screen.query_one("#weather", Input).value = "snow"
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, HistoryScreen)
        assert logs(app) == before


async def test_trends_show_races_weeks_workouts_and_bests(app: MilewatchApp) -> None:
    async with opened(app, (100, 50)) as pilot:
        await history(pilot)
        await press(pilot, "t")
        screen = app.screen
        assert isinstance(screen, TrendsScreen)
        assert "Ana Reis (1 of 4)" in text(app, "heading")
        assert "quicker" in text(app, "table") or "no change" in text(app, "table")
        assert "░" in screen.query_one("#chart", ChartView).text
        await press(pilot, "2")
        assert "16 Nov 2026" in text(app, "table")
        assert "monotony" in text(app, "table")
        await press(pilot, "3")
        first = text(app, "table")
        await press(pilot, "down")
        assert text(app, "table") != first
        await press(pilot, "4")
        assert "800 m" in text(app, "table")
        await press(pilot, "n")
        assert "(2 of 4)" in text(app, "heading")


async def test_a_picture_and_a_text_of_a_session(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "p", "y")
        (picture,) = (app.places.logs.parent / "pictures").iterdir()
        assert picture.read_text("utf-8").startswith("<svg")
        assert logs(app)[0].title in app.clipboard


@pytest.mark.parametrize(("there", "form"), [(True, "fit"), (False, "tcx")])
async def test_a_file_for_training_sites_is_of_the_athlete_shown(
    app: MilewatchApp, monkeypatch: pytest.MonkeyPatch, there: bool, form: str
) -> None:
    if not there:
        monkeypatch.setitem(sys.modules, "fit_tool", None)
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "n", "f")
        (file,) = (app.places.logs.parent / "exports").iterdir()
        newest = logs(app)[0]
        assert file.name == f"{newest.id}.{list(newest.laps)[1]}.{form}"
        assert told(app) == [f"Saved: {file}"]


async def test_a_file_that_cannot_be_written_is_told(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        (app.places.logs.parent / "exports").write_text("in the way")
        await history(pilot)
        await press(pilot, "enter", "f")
        (said,) = told(app)
        assert said.startswith("The file could not be written: ")


async def test_the_workout_of_a_session_can_be_run_again(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        await press(pilot, "enter", "a")
        assert isinstance(app.screen, ArmingScreen)


@pytest.mark.skipif(sys.platform == "win32", reason="the screen is lent to an editor in another way there")
async def test_no_editor_while_a_session_runs_and_a_missing_one_is_told(
    app: MilewatchApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with opened(app) as pilot:
        await history(pilot)
        app.conductor = object()  # type: ignore[assignment]
        await press(pilot, "x")
        assert told(app)[-1].startswith("A session is running")
        app.conductor = None
        monkeypatch.setenv("VISUAL", "/nowhere/editor")
        await press(pilot, "x")
        assert "lent to an editor" in told(app)[-1] or "could not be started" in told(app)[-1]


async def test_without_logs_it_is_said_where_they_will_be(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await history(pilot)
        assert text(app, "heading") == f"There are no logs yet. They will be in {app.places.logs}"
        await press(pilot, "enter", "d", "e", "t", "2", "3", "4", "escape", "escape")
        assert not isinstance(app.screen, HistoryScreen)
