"""Athletes in the app: who runs, with which targets, and what is known of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input, Static, TextArea

from milewatch.records.archive import Archive
from milewatch.records.athlete import Athlete, Roster, read_goal, read_mark
from milewatch.records.athletes import load, save
from milewatch.timing.rules import LAST
from milewatch.tui.opening import Opening
from milewatch.tui.screens.arming import ArmingScreen
from milewatch.tui.screens.ask import LineScreen
from milewatch.tui.screens.athlete import AthleteScreen
from milewatch.tui.screens.athletes import AthletesScreen
from milewatch.tui.screens.roster import RosterScreen
from milewatch.tui.screens.summary import SummaryScreen
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.workout.marks import MarkKind
from milewatch.workout.notation import read

from .shell_kit import listed, make, opened, press, previewed, settle, told, words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from milewatch.tui.app import MilewatchApp

TODAY = date(2026, 11, 20)
ANA = Athlete(
    "ana", "Ana Reis", "", "a", "Tuesday", (read_goal("1mi=5:40"),), (read_mark("1mi=6:00 2026-10-24", TODAY),)
)
BO = Athlete("bo", "Bo Lind", "", "b", "Tuesday", (), (read_mark("1mi=7:00 2026-11-01", TODAY),))
CY = Athlete("cy", "Cy Orr", "", "c", "Juniors")
WORKOUT = read("2 x 400 @ mile, 60s jog")
MILE = read("1 mi @ all out")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    roster = load(tmp_path / "athletes.toml")
    for athlete in (ANA, BO, CY):
        roster = roster.with_athlete(athlete)
    save(tmp_path / "athletes.toml", roster)
    return tmp_path


def facts(app: MilewatchApp) -> str:
    return words(app.screen.query_one("#facts", Static))


def roster_of(app: MilewatchApp) -> Roster:
    return load(app.places.athletes)


async def write(pilot: Pilot[Any], text: str) -> None:
    pilot.app.screen.query_one(Input).value = text
    await settle(pilot)


# The start line


async def test_the_start_line_shows_the_targets_of_who_runs(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA,)))
    async with opened(app):
        assert "Ana Reis  the mile in 6:00.0, 3 weeks old" in facts(app)
        assert "400 m @ mile: 1:29.5 (1:28.6-1:30.4), 22.4 per 100 m" in previewed(app)
        assert "from the mile in 6:00.0 (2026-10-24)" in previewed(app)


async def test_without_marks_the_session_can_start_and_what_is_missing_is_said(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (CY,)))
    async with opened(app) as pilot:
        assert "mile pace needs a mark" in previewed(app)
        await press(pilot, "space")
        assert app.conductor is not None
        assert app.conductor.snapshot().solo.target_ms is None


async def test_a_broken_athletes_file_keeps_nobody_from_running(tmp_path: Path) -> None:
    (tmp_path / "athletes.toml").write_text("[athletes")
    app = make(tmp_path, Opening.arm(WORKOUT), name="Ana")
    async with opened(app):
        assert words(app.screen.query_one("#ready", Static)) == "SPACE STARTS"
        assert "athletes.toml: not TOML" in previewed(app)


async def test_who_the_settings_name_is_found_in_the_file(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT), name="ana reis")
    async with opened(app):
        assert "the mile in 6:00.0" in facts(app)


async def test_the_whole_time_is_that_of_the_targets(folder: Path) -> None:
    slow = make(folder, Opening.arm(read("10 x 400 @ mile, 60s jog"), (BO,)))
    async with opened(slow):
        assert "about 26 min" in previewed(slow)
    quick = make(folder, Opening.arm(read("10 x 400 @ mile, 60s jog"), (ANA,)))
    async with opened(quick):
        assert "about 24 min" in previewed(quick)


async def test_one_athlete_is_picked_by_typing_and_enter(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "n")
        assert isinstance(app.screen, RosterScreen)
        await write(pilot, "lind")
        assert len(listed(app)) == 3, "Bo, and the two ways of being new"
        await press(pilot, "enter")
        assert isinstance(app.screen, ArmingScreen)
        assert "Bo Lind" in facts(app)
        assert "1:44.4" in previewed(app)


async def test_a_group_and_one_more_are_picked_and_each_has_their_own_targets(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "n")
        assert "group Tuesday  all 2" in listed(app)[0]
        await press(pilot, "tab")
        await write(pilot, "cy")
        await press(pilot, "tab", "enter")
        assert "3 athletes Ana, Bo, Cy" in facts(app)
        lines = [line.split() for line in previewed(app).splitlines()]
        assert ["Ana", "Reis", "(a)", "1:29.5"] in lines
        assert ["Bo", "Lind", "(b)", "1:44.4"] in lines
        assert ["Cy", "Orr", "(c)", "–"] in lines
        assert "Cy: mile pace needs a mark" in previewed(app)


async def test_all_of_a_search_are_picked_at_once_and_taken_back(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "tuesday")
        await press(pilot, "ctrl+a")
        assert words(app.screen.query_one("#picked", Static)) == "2 picked: Ana, Bo"
        await write(pilot, "tuesday")
        await press(pilot, "ctrl+a")
        assert words(app.screen.query_one("#picked", Static)) == ""


async def test_somebody_new_runs_today_only_or_goes_into_the_file(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "Dee Moss")
        await press(pilot, "enter")
        assert "Dee Moss" in facts(app)
        assert roster_of(app).get("dee-moss") is None
        await press(pilot, "n")
        await write(pilot, "Dee Moss")
        await press(pilot, "down", "enter")
        assert "Dee Moss" in facts(app)
        assert roster_of(app).get("dee-moss") is not None


async def test_escape_leaves_who_runs_as_it_was(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA,)))
    async with opened(app) as pilot:
        await press(pilot, "n")
        await write(pilot, "bo")
        await press(pilot, "escape")
        assert "Ana Reis" in facts(app)


async def test_a_squad_starts_staggered_and_recovers_from_the_last(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA, BO, CY)))
    async with opened(app) as pilot:
        await press(pilot, "g", "g", "r", "space")
        assert app.conductor is not None
        assert [row.start_after_ms for row in app.conductor.header.roster] == [0, 10_000, 20_000]
        assert app.conductor.header.rules["recover_with"] == LAST


async def test_groups_start_in_waves_and_a_chosen_athletes_finish_begins_the_recovery(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA, BO, CY)))  # Ana and Bo are in one group
    async with opened(app, (100, 30)) as pilot:
        await press(pilot, *["g"] * 8)
        assert "groups 10 s apart" in facts(app)
        await press(pilot, *["r"] * 4)
        assert "rest from Bo's finish" in facts(app)
        await press(pilot, "space")
        assert app.conductor is not None
        assert [row.start_after_ms for row in app.conductor.header.roster] == [0, 0, 10_000]
        assert app.conductor.header.rules["recover_with"] == "bo"


async def test_staggering_one_athlete_alone_is_refused(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA,)))
    async with opened(app) as pilot:
        await press(pilot, "g")
        assert "several athletes" in told(app)[-1]


async def test_marks_at_the_finish_line_are_switched_on(folder: Path) -> None:
    app = make(folder, Opening.arm(read("2 x 1200 @ 5k, 60s jog"), (ANA,)))
    async with opened(app) as pilot:
        assert "splits" not in previewed(app)
        await press(pilot, "l")
        assert "splits at 400, 800 m" in previewed(app)
        await press(pilot, "space")
        app.clock.advance(6_000)  # type: ignore[attr-defined]
        assert app.conductor is not None
        assert app.conductor.snapshot().solo.next_split_m == 400.0


async def test_marks_at_the_finish_line_are_on_or_off_and_what_is_told_is_true(folder: Path) -> None:
    app = make(folder, Opening.arm(read("2 x 2000 @ 5k, 60s jog"), (ANA,)))
    async with opened(app) as pilot:
        for _ in range(2):
            await press(pilot, "l")
            assert "splits at 400, 800, 1200, 1600 m" in previewed(app)
            assert told(app)[-1] == "Marks in reps longer than a lap: one at each passing of the finish line."
            await press(pilot, "l")
            assert "splits" not in previewed(app)
            assert told(app)[-1] == "Marks in reps longer than a lap: only the splits that the workout names."


async def test_where_there_is_nothing_to_mark_the_reason_is_told(folder: Path) -> None:
    for workout, reason in (
        (read("6 x 400 @ 5k, 60s jog"), "no rep is longer than a lap and without splits of its own"),
        (replace(read("2 x 2000 @ 5k, 60s jog"), surface="grass"), "it is run on grass, which has no finish line"),
    ):
        app = make(folder, Opening.arm(workout, (ANA,)))
        async with opened(app) as pilot:
            await press(pilot, "l")
            assert told(app)[-1] == f"There is nothing more to mark in this workout: {reason}."


async def test_the_log_names_the_mark(folder: Path) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA,)))
    async with opened(app) as pilot:
        await press(pilot, "space")
        for ms in (5_000 + 90_000, 60_000 + 91_000):
            app.clock.advance(ms)  # type: ignore[attr-defined]
            await press(pilot, "space")
        await press(pilot, "q", "e")
        (entry,) = Archive(app.places.logs).entries()
        assert entry.log is not None
        mark = entry.log.athletes["ana"].from_mark
        assert mark is not None
        assert (mark.time_ms, mark.on) == (360_000, date(2026, 10, 24))
        assert entry.log.laps["ana"][0].target_cs is not None


# A time trial


async def run_mile(pilot: Pilot[Any]) -> None:
    await press(pilot, "space")
    pilot.app.clock.advance(5_000 + 355_200)  # type: ignore[attr-defined]
    await press(pilot, "space", "q", "e")


async def test_a_time_trial_offers_itself_as_a_mark(folder: Path) -> None:
    app = make(folder, Opening.arm(MILE, (ANA,)))
    async with opened(app) as pilot:
        await run_mile(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert "the mile in 5:55.2 as a mark of Ana Reis" in words(app.screen.query_one("#mark", Static))
        assert len(ANA.marks) == 1
        await press(pilot, "k", "k")
        ana = roster_of(app).get("ana")
        assert ana is not None
        assert [(mark.time_ms, mark.kind) for mark in ana.marks[1:]] == [(355_200, MarkKind.TIME_TRIAL)]


async def test_only_after_a_time_trial_the_key_line_offers_a_mark(folder: Path) -> None:
    for workout, offered in ((MILE, True), (read("2 x 400 @ 75s, 60s jog"), False)):
        app = make(folder, Opening.arm(workout, (ANA,)))
        async with opened(app) as pilot:
            await run_mile(pilot)
            assert isinstance(app.screen, SummaryScreen)
            assert (" k  mark" in str(app.screen.query_one(KeyLine).render())) is offered


async def test_run_again_after_a_time_trial_has_the_new_targets(folder: Path) -> None:
    app = make(folder, Opening.arm(read("1 mi @ all out"), (ANA,)))
    async with opened(app) as pilot:
        await run_mile(pilot)
        await press(pilot, "k", "a")
        assert isinstance(app.screen, ArmingScreen)
        assert "the mile in 5:55.2" in facts(app)


async def test_a_runner_of_no_file_is_put_there_with_the_mark(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(MILE), name="Dee Moss")
    async with opened(app) as pilot:
        await run_mile(pilot)
        await press(pilot, "k")
        assert [(one.name, len(one.marks)) for one in roster_of(app).athletes] == [("Dee Moss", 1)]


async def test_an_ordinary_session_offers_no_mark(folder: Path) -> None:
    app = make(folder, Opening.arm(read("1 mi @ 85%"), (ANA,)))
    async with opened(app) as pilot:
        await run_mile(pilot)
        assert not app.screen.query_one("#mark", Static).display
        await press(pilot, "k")
        assert roster_of(app).get("ana") == ANA


# The list of athletes


async def test_the_athletes_with_marks_goals_and_paces(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4")
        assert isinstance(app.screen, AthletesScreen)
        assert [line.split()[1] for line in listed(app)] == ["Ana", "Bo", "Cy"]
        about = words(app.screen.query_one("#about", Static))
        assert "mile  6:00.0  2026-10-24  3 weeks old  race" in about
        assert "the goal of 5:40.0 for the mile" in about
        assert "goal mile" in about
        await press(pilot, "down", "down")
        assert "no mark yet" in words(app.screen.query_one("#about", Static))


async def test_a_mark_and_a_goal_are_added_by_a_line(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "down", "down", "m")
        assert isinstance(app.screen, LineScreen)
        await write(pilot, "5k=20:40 2026-11-01 (windy)")
        await press(pilot, "enter", "g")
        await write(pilot, "5k=20:00 by 2027-06-01")
        await press(pilot, "enter")
        cy = roster_of(app).get("cy")
        assert cy is not None
        assert [(mark.time_ms, mark.note) for mark in cy.marks] == [(1_240_000, "windy")]
        assert [goal.time_ms for goal in cy.goals] == [1_200_000]
        assert "the 5 km in 20:40.0" in words(app.screen.query_one("#about", Static))


async def test_a_line_that_is_not_right_is_told_and_can_be_mended(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "m")
        await write(pilot, "5:58")
        await press(pilot, "enter")
        assert "1mi=5:58.3" in told(app)[-1]
        assert app.screen.query_one(Input).value == "5:58"
        await press(pilot, "escape")
        assert roster_of(app).get("ana") == ANA


async def test_an_athlete_is_written_down_and_changed(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "a")
        assert isinstance(app.screen, AthleteScreen)
        app.screen.query_one("#name", Input).value = "Dee Moss"
        app.screen.query_one("#key", Input).value = "a"
        app.screen.query_one("#marks", TextArea).text = "1mi=5:30 2026-11-01"
        await press(pilot, "ctrl+s")
        assert "already Ana Reis's" in told(app)[-1]
        app.screen.query_one("#key", Input).value = "d"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, AthletesScreen)
        assert "Dee Moss" in words(app.screen.query_one("#about", Static))
        await press(pilot, "enter")
        app.screen.query_one("#group", Input).value = "Milers"
        await press(pilot, "ctrl+s")
        dee = roster_of(app).get("dee-moss")
        assert dee is not None
        assert (dee.key, dee.group, len(dee.marks)) == ("d", "Milers", 1)


async def test_leaving_a_changed_form_is_asked_about(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "e")
        app.screen.query_one("#group", Input).value = "Milers"
        await press(pilot, "escape", "n")
        assert isinstance(app.screen, AthleteScreen)
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, AthletesScreen)
        assert roster_of(app).get("ana") == ANA


async def test_milewatch_is_left_from_a_changed_form_after_asking(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "e")
        app.screen.query_one("#group", Input).value = "Milers"
        await press(pilot, "ctrl+q", "n")
        assert isinstance(app.screen, AthleteScreen)
        await press(pilot, "ctrl+q", "y")
        assert app.return_code == 0


async def test_an_athlete_is_taken_out_after_asking(folder: Path) -> None:
    app = make(folder)
    async with opened(app) as pilot:
        await press(pilot, "f4", "d", "n")
        assert len(roster_of(app).athletes) == 3
        await press(pilot, "d", "y")
        assert [one.id for one in roster_of(app).athletes] == ["bo", "cy"]


@pytest.mark.parametrize("size", [(40, 12), (20, 5), (160, 50)])
async def test_every_screen_fits_every_size(folder: Path, size: tuple[int, int]) -> None:
    app = make(folder, Opening.arm(WORKOUT, (ANA, BO)))
    async with opened(app, size) as pilot:
        assert words(app.screen.query_one("#ready", Static)) == "SPACE STARTS"
        await press(pilot, "n", "escape", "escape", "f4", "enter", "escape", "escape")


async def test_the_summary_of_a_squad_begins_with_all_of_them_by_reps_and_can_be_mended(folder: Path) -> None:
    app = make(folder, Opening.arm(read("2x400 @75 s w/ 60 s"), (ANA, BO)), lead_in_s=0)
    async with opened(app) as pilot:
        await press(pilot, "space")
        for key in ("a", "b"):
            app.clock.advance(74_500)  # type: ignore[attr-defined]
            await press(pilot, key)
        await press(pilot, "comma", "q", "e")
        said = words(app.screen.query_one("#laps", Static))
        assert said.index("ranking by the mean") < said.index("recovery")
        await press(pilot, "m", "t")
        app.screen.query_one("#line", Input).value = "1:10"
        await press(pilot, "enter", "escape")
        assert "1:10" in words(app.screen.query_one("#laps", Static))


async def test_one_athlete_runs_another_workout_than_the_others(folder: Path) -> None:
    opening = replace(Opening.arm(WORKOUT, (ANA, BO, CY)), own=(("bo", read("2x200 @36 s w/ 60 s")),))
    app = make(folder, opening, lead_in_s=0)
    async with opened(app, (100, 40)) as pilot:
        assert "Bo: runs 2x200 @36 s w/ 60 s" in previewed(app)
        await press(pilot, "space")
        assert app.conductor is not None
        metres = {v.athlete: v.segments[0].step.distance_m for v in app.conductor.snapshot().athletes}
        assert metres["bo"] == 200.0
        assert metres["ana"] == metres["cy"] != 200.0
