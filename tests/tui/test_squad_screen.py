"""A coach, a squad and one keyboard."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from textual.timer import Timer

from milewatch.timing.events import Undone
from milewatch.timing.rules import LAST
from milewatch.timing.snapshot import Phase
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.widgets.squadboard import SquadView
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout

from .live_kit import run, timed
from .squad_kit import Squad, field

if TYPE_CHECKING:
    from pathlib import Path

OPEN = Step(Kind.RECOVERY, Ends.MARK)
QUARTERS = Workout((Repeat(4, (run(400, 75),), (OPEN,)),), title="4 x 400")


async def test_an_athletes_key_marks_at_once_when_nothing_waits(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "b", after_ms=149_000)
        await squad.press(pilot, "a", after_ms=2_000)
        assert squad.times("bo") == [149_000]
        assert squad.times("ana") == [151_000]
        assert squad.times("cy") == []


async def test_stamps_of_a_bunch_wait_for_names_and_keys_name_the_oldest(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 4)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 150_000)
        await squad.press(pilot, "space", "space", "space", after_ms=30)
        assert squad.tray() == [150_030, 150_060, 150_090]
        assert "3 MARKS" in squad.app.squad.board.tray.text
        await squad.press(pilot, "c", "a", "d", after_ms=1000)
        assert squad.tray() == []
        assert [squad.times(key) for key in ("cy", "ana", "dee")] == [[150_030], [150_060], [150_090]]


async def test_enter_takes_the_one_expected_next(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        for keys in (("c", "a", "b"), ("c", "a", "b")):
            await squad.wait(pilot, 146_000)
            await squad.press(pilot, *keys, after_ms=1000)
            await squad.wait(pilot, 120_000)
        await squad.wait(pilot, 148_000)
        assert squad.app.squad.board.tray.text.split()[:3] == ["next", "c", "Cy"]
        await squad.press(pilot, "space", "enter", after_ms=30)
        assert len(squad.times("cy")) == 3
        await squad.press(pilot, "enter", after_ms=900)
        assert len(squad.times("ana")) == 3
        assert len(squad.times("bo")) == 2


async def test_enter_when_nobody_is_expected_marks_nobody(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 150_000)
        await squad.press(pilot, "a", "b", "enter", after_ms=1000)
        assert "Nobody is expected" in squad.app.squad.board.head.text
        assert squad.tray() == []


async def test_a_stamp_that_nobody_can_have_is_not_named_by_the_next_key(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "space", after_ms=20_000)
        await squad.press(pilot, "a", after_ms=130_000)
        assert squad.times("ana") == [150_000]
        assert squad.tray() == [20_000]


async def test_an_early_bunch_is_named_by_the_keys_that_the_tray_shows(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "space", after_ms=20_000)
        await squad.press(pilot, "space", after_ms=30)
        assert "20.0 a Ana?" in squad.app.squad.board.tray.text
        await squad.press(pilot, "a", after_ms=500)
        await squad.press(pilot, "enter", after_ms=500)
        assert (squad.times("ana"), squad.times("bo"), squad.tray()) == ([20_000], [20_030], [])


async def test_one_stamp_too_many_is_flagged_and_thrown_away_with_a_key(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 150_000)
        await squad.press(pilot, "space", after_ms=0)
        await squad.press(pilot, "space", after_ms=40)
        await squad.press(pilot, "space", after_ms=2000)
        assert "2:30.0 doubled?" in squad.app.squad.board.tray.text
        await squad.press(pilot, "full_stop", after_ms=500)
        assert squad.tray() == [150_000, 152_040]


async def test_a_mark_that_cannot_be_is_flagged_on_the_line(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=40_000)
        assert any("doubled?" in line and "Ana" in line for line in squad.lines())
        await squad.wait(pilot, 170_000)
        assert any("missed?" in line and "Bo" in line for line in squad.lines())


async def test_undo_takes_back_the_name_and_then_the_stamp(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "space", after_ms=150_000)
        await squad.press(pilot, "a", "backspace", after_ms=500)
        assert squad.tray() == [150_000]
        await squad.press(pilot, "backspace", after_ms=500)
        assert squad.tray() == []
        await squad.press(pilot, "comma", "r", after_ms=500)
        assert squad.tray() == [150_000]


async def test_lines_are_in_the_order_of_who_is_expected(tmp_path: Path) -> None:
    first, *others = field(3)
    squad = Squad(tmp_path, roster=[replace(first, targets=((160_000, 160_000),) * 11), *others])
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 1000)
        assert [line.split()[0] for line in squad.lines()] == ["b", "c", "a"]
        await squad.press(pilot, "b", after_ms=149_000)
        assert [line.split()[0] for line in squad.lines()] == ["c", "a", "b"]


async def test_a_line_says_rep_time_difference_last_reps_and_the_time_until_the_go(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test(size=(100, 24)) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 60_000)
        assert squad.lines()[0].split() == ["a", "Ana", "1/6", "run", "1:00", "2:30", "−90", "s"]
        await squad.press(pilot, "a", after_ms=91_500)
        await squad.wait(pilot, 20_000)
        resting = next(line for line in squad.lines() if "Ana" in line)
        assert resting.split() == ["a", "Ana", "1/6", "rest", "1:40", "2:30", "+1.50", "2:31.50"]


async def test_waves_wait_for_their_own_start(tmp_path: Path) -> None:
    squad = Squad(tmp_path, roster=field(3, stagger=30_000))
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 20_000)
        assert any("go in 10" in line for line in squad.lines())
        await squad.press(pilot, "c", after_ms=190_000)
        assert squad.times("cy") == [150_000]


async def test_recovering_together_the_first_ones_wait(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, recover_with=LAST)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.wait(pilot, 5_000)
        assert any("waits 0:05" in line for line in squad.lines())
        await squad.press(pilot, "b", after_ms=5_000)
        assert [view.remaining_ms for view in squad.conductor.snapshot().athletes] == [120_000, 120_000]


async def test_tab_shows_the_matrix_and_the_lines_again(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=75_000)
        await squad.press(pilot, "tab", after_ms=1000)
        assert squad.app.squad.board.squad_view is SquadView.MATRIX
        assert squad.lines()[0].split()[:4] == ["a", "Ana", "1:15.00?", "-"]
        assert squad.lines()[1].split()[:3] == ["b", "Bo", "1:16"]
        await squad.press(pilot, "tab")
        assert "rest" in squad.lines()[-1]


async def test_a_rep_that_ends_by_the_clock_is_told_as_it_was_planned(tmp_path: Path) -> None:
    minutes = Workout((Repeat(3, (timed(60),), (timed(30, Kind.RECOVERY),)),), title="3 x 1 min")
    squad = Squad(tmp_path, 2, workout=minutes)
    async with squad.app.run_test(size=(100, 30)) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 95_000)
        assert squad.lines()[0].split()[-1] == "1:00"
        await squad.press(pilot, "tab")
        assert squad.lines()[0].split()[:4] == ["a", "Ana", "1:00", "0:05"]


async def test_eight_are_all_in_sight_at_80_by_24_and_thirty_scroll_at_100_by_40(tmp_path: Path) -> None:
    squad = Squad(tmp_path / "8", 8)
    async with squad.app.run_test(size=(80, 24)) as pilot:
        await squad.press(pilot, "space")
        assert len(squad.lines()) >= 8
        assert squad.app.squad.board.clock.rows >= 5
    squad = Squad(tmp_path / "30", 30)
    async with squad.app.run_test(size=(100, 40)) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 1000)
        assert len(squad.lines()) >= 26
        assert squad.app.squad.board.clock.rows >= 3
        below = 30 - len(squad.lines())
        assert not below or f"▼{below}" in squad.app.squad.board.heading.text
        await squad.press(pilot, *["down"] * 31)
        await squad.press(pilot, *["up"] * 2)
        assert any(line.startswith("▸") for line in squad.lines())


async def test_on_a_small_screen_too_it_is_said_how_many_are_out_of_sight(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 11)
    async with squad.app.run_test(size=(40, 12)) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 1000)
        assert squad.app.squad.board.tray.text.rstrip().endswith(f"▼{11 - len(squad.lines())}")


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 50), (20, 5)])
async def test_every_size_of_terminal_shows_something(tmp_path: Path, size: tuple[int, int]) -> None:
    squad = Squad(tmp_path, 8)
    async with squad.app.run_test(size=size) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 60_000)
        assert any("Ana" in line for line in squad.lines())
        await squad.press(pilot, "up", "enter", "escape", "escape", "tab")
        await squad.wait(pilot, 60_000)


async def test_letters_mark_while_something_is_mended_and_space_too(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", after_ms=100)
        assert "MENDING" in squad.panel()
        await squad.press(pilot, "b", after_ms=100)
        assert squad.times("bo") == [150_200]
        await squad.press(pilot, "space", after_ms=100)
        assert squad.tray() == [150_300]


async def test_mending_the_time_of_a_mark(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "t")
        await squad.press(pilot, "2", "colon", "2", "8", "full_stop", "5")
        assert "2:28.5" in squad.panel()
        await squad.press(pilot, "backspace", "7", "enter")
        assert squad.times("ana") == [148_700]
        await squad.press(pilot, "backspace")
        assert squad.times("ana") == [150_000]


async def test_a_typed_time_that_is_none_is_told_and_can_be_typed_on(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "t", "2", "colon", "9", "9", "enter")
        assert "is no time" in squad.app.squad.board.head.text
        await squad.press(pilot, "backspace", "backspace", "2", "9", "enter")
        assert squad.times("ana") == [149_000]


async def test_giving_a_mark_to_another_athlete_and_swapping_two(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "a", "c", after_ms=10)
        assert squad.times("ana") == []
        assert squad.times("cy") == [150_000]
        await squad.press(pilot, "escape", "a", after_ms=1000)
        await squad.press(pilot, "up", "enter", "w", "c")
        assert squad.times("cy") == [152_040]
        assert squad.times("ana") == [150_000]


async def test_a_missed_mark_splits_a_lap_in_two(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, workout=QUARTERS)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=195_000)
        assert any("missed?" in line for line in squad.lines())
        await squad.press(pilot, "up", "enter", "s", "7", "4", "enter")
        view = squad.athlete("ana")
        assert [(lap.segment.step.kind, lap.time_ms) for lap in view.laps] == [
            (Kind.WORK, 74_000), (Kind.RECOVERY, 121_000),
        ]  # fmt: skip
        assert view.segment is not None
        assert view.segment.rep == (2, 4)


async def test_deleting_a_doubled_mark_and_putting_one_back_into_the_tray(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, workout=QUARTERS)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=75_000)
        await squad.press(pilot, "a", after_ms=600)
        await squad.press(pilot, "up", "enter", "d", after_ms=600)
        assert [lap.time_ms for lap in squad.athlete("ana").laps] == [75_000]
        await squad.press(pilot, "escape", "up", "enter", "n")
        assert squad.tray() == [75_000]


async def test_a_missed_mark_is_put_into_what_is_running(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "b", after_ms=150_000)
        await squad.wait(pilot, 10_000)
        await squad.press(pilot, "up", "up", "right", "enter", "i", "2", "colon", "3", "1", "enter")
        assert squad.times("ana") == [151_000]


async def test_one_athlete_drops_out_joins_in_again_and_gets_a_rep_more(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "o")
        assert squad.athlete("ana").phase is Phase.DROPPED
        assert any("out" in line for line in squad.lines())
        await squad.wait(pilot, 30_000)
        await squad.press(pilot, "enter", "j")
        assert squad.athlete("ana").phase is Phase.RUNNING
        await squad.press(pilot, "escape", "up", "enter", "x")
        assert len(squad.athlete("ana").segments) == 13
        assert len(squad.athlete("bo").segments) == 11


async def test_who_did_not_finish_a_rep_is_written_so(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "down", "enter", "f", after_ms=100)
        await squad.press(pilot, "escape", "escape", "tab")
        assert "dnf" in squad.lines()[1]


async def test_what_is_done_for_everybody_is_behind_one_key(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", after_ms=20_000)
        assert "FOR EVERYBODY" in squad.panel()
        await squad.press(pilot, "p")
        assert squad.conductor.snapshot().phase is Phase.PAUSED
        await squad.press(pilot, "comma", "p", after_ms=5_000)
        assert squad.conductor.snapshot().phase is Phase.RUNNING
        await squad.press(pilot, "comma", "s")
        assert squad.athlete("bo").segment is not None
        assert squad.athlete("bo").segment.step.kind is Kind.RECOVERY


async def test_a_bounce_of_a_menu_key_marks_no_athlete_whose_letter_it_is(tmp_path: Path) -> None:
    squad = Squad(tmp_path, roster=[replace(one, letter="s") for one in field(1)] + field(3)[1:])
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "s", after_ms=150_000)
        events = squad.conductor.snapshot().events
        await squad.press(pilot, "s", after_ms=40)
        assert squad.conductor.snapshot().events == events
        await squad.press(pilot, "s", after_ms=60_000)
        assert squad.conductor.snapshot().events == events + 1


async def test_a_menu_key_that_is_held_marks_nobody_and_one_pressed_anew_marks_as_of_its_time(tmp_path: Path) -> None:
    squad = Squad(tmp_path, roster=[replace(one, letter="p") for one in field(1)] + field(3)[1:])
    async with squad.app.run_test() as pilot:
        presses = squad.app.squad.presses
        presses._later = lambda *_: Timer(pilot.app, 1000)  # it runs out when the test says so
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "p", after_ms=40_000)
        events = squad.conductor.snapshot().events
        await squad.press(pilot, "p", after_ms=500)
        await squad.press(pilot, *["p"] * 20, after_ms=33)
        presses.settle()
        assert squad.conductor.snapshot().events == events
        await squad.press(pilot, "comma", "p", after_ms=5_000)
        await squad.press(pilot, "p", after_ms=600)
        pressed = squad.conductor.now()
        squad.clock.advance(120)
        presses.settle()
        await squad.wait(pilot, 0)
        assert squad.conductor.snapshot().events == events + 2
        assert squad.conductor.snapshot().phase is Phase.RUNNING
        lap = squad.athlete("ana").laps[-1]
        assert lap.at_ms + lap.time_ms + lap.paused_ms == pressed


async def test_a_key_pressed_twice_and_then_the_menu_marks_and_chooses_nothing(tmp_path: Path) -> None:
    squad = Squad(tmp_path, roster=[replace(one, letter="s") for one in field(1)] + field(3)[1:])
    async with squad.app.run_test() as pilot:
        squad.app.squad.presses._later = lambda *_: Timer(pilot.app, 1000)  # it runs out when the test says so
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "s", after_ms=150_000)
        events = squad.conductor.snapshot().events
        await squad.press(pilot, "s", after_ms=400)
        await squad.press(pilot, "comma", after_ms=50)
        assert "FOR EVERYBODY" in squad.panel()
        assert squad.conductor.snapshot().events == events + 1


async def test_space_marks_with_a_menu_open_and_letters_that_are_not_in_it_mark_too(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "space", after_ms=75_000)
        assert squad.tray() == [150_000]
        await squad.press(pilot, "c", after_ms=1000)
        assert squad.times("cy") == [150_000]


async def test_the_end_is_asked_for_and_a_letter_after_the_question_still_marks(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "q", after_ms=75_000)
        assert "END THE SESSION?" in squad.app.squad.board.head.text
        await squad.press(pilot, "a", after_ms=0)
        assert squad.times("ana") == [150_000]
        await squad.press(pilot, "e", after_ms=1000)
        assert squad.app.finished == []
        await squad.press(pilot, "comma", "q", "e", after_ms=1000)
        await squad.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(squad.app.finished) == 1


async def test_capitals_are_the_same_athletes(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "B", after_ms=150_000)
        assert squad.times("bo") == [150_000]


async def test_a_hundred_stamps_in_three_seconds_are_all_there(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 30)
    async with squad.app.run_test(size=(100, 40)) as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 150_000)
        await squad.stamp_on(100, every_ms=30)
        await pilot.pause()
        assert squad.tray() == [150_000 + 30 * (number + 1) for number in range(100)]
        assert squad.conductor.snapshot().swallowed == ()
        assert "100 MARKS" in squad.app.squad.board.tray.text


async def test_mending_works_after_the_plan_and_all_of_it_is_undone(tmp_path: Path) -> None:
    once = Workout((run(800, 150),), title="one 800")
    squad = Squad(tmp_path, 2, workout=once)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=149_000)
        await squad.press(pilot, "b", after_ms=2_000)
        assert squad.conductor.snapshot().phase is Phase.COMPLETE
        await squad.press(pilot, "up", "enter", "w", "a", after_ms=1000)
        assert squad.times("ana") == [151_000]
        await squad.press(pilot, "backspace")
        assert squad.times("ana") == [149_000]
        assert isinstance(squad.conductor._live.events[-1], Undone)


def test_a_squad_of_one_has_the_screen_of_one(tmp_path: Path) -> None:
    from milewatch.tui.app import live_screen

    assert live_screen(Squad(tmp_path / "1", roster=field(1)).conductor) is LiveScreen
    assert live_screen(Squad(tmp_path / "2", roster=field(2)).conductor) is not LiveScreen


async def test_a_late_arrival_is_out_before_the_go_and_joins_in_where_the_others_are(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3, lead_in_ms=5000)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "down", "down", after_ms=500)
        chosen = squad.app.squad.board.spot
        assert chosen is not None
        assert "before the go" in squad.panel()
        await squad.press(pilot, "enter", "o")
        assert chosen.athlete is not None
        assert squad.athlete(chosen.athlete).phase is Phase.DROPPED
        assert squad.athlete(chosen.athlete).laps == ()
        await squad.wait(pilot, 60_000)
        await squad.press(pilot, "enter", "j")
        view = squad.athlete(chosen.athlete)
        assert view.phase is Phase.RUNNING
        assert view.segment is not None
        assert view.segment.index == 0


async def test_one_more_rep_for_one_who_is_done(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, workout=Workout((run(800, 150),), title="one 800"))
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "right", "enter", "x", after_ms=100)
        assert len(squad.athlete("ana").segments) == 3


async def test_the_screen_after_a_crash_has_the_same_keys_and_the_same_tray(tmp_path: Path) -> None:
    from milewatch.clock import ManualClock
    from milewatch.conduct import unfinished
    from milewatch.places import places
    from milewatch.tui.squad.letters import hand_out

    roster = [replace(one, letter=letter, short=f"R{letter}") for one, letter in zip(field(3), "xyz", strict=True)]
    squad = Squad(tmp_path, roster=roster, on_disk=True)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "y", "space", after_ms=150_000)
        await pilot.pause(0.2)
    squad.conductor.abandon()
    here = places({"MILEWATCH_HOME": str(tmp_path)})
    again = unfinished.resume(squad.conductor.id, here, ManualClock())
    assert hand_out(again.roster) == {"ana": "x", "bo": "y", "cy": "z"}
    assert [entrant.label for entrant in again.roster] == ["Rx", "Ry", "Rz"]
    assert len(again.snapshot().tray) == 1
    again.abandon()


async def test_one_athlete_runs_a_rep_less(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "l")
        assert len(squad.athlete("ana").segments) == 9
        await squad.press(pilot, "escape", "escape", "comma", "l", after_ms=300)
        assert [len(squad.athlete(key).segments) for key in ("ana", "bo")] == [7, 9]


async def test_a_flash_says_whose_mark_it_was(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "b", after_ms=150_120)
        assert "Bo 2:30.12" in squad.app.squad.board.state.text


async def test_a_tray_full_of_a_held_key_is_cleared_at_once(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.wait(pilot, 1000)
        await squad.stamp_on(12, every_ms=33)
        assert len(squad.tray()) == 12
        await squad.press(pilot, "comma", "c", after_ms=300)
        assert squad.tray() == []
        await squad.press(pilot, "backspace", after_ms=300)
        assert len(squad.tray()) == 1


async def test_when_all_is_run_the_keys_that_end_it_are_on_the_last_line(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, workout=Workout((run(800, 150),), title="one 800"))
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", "b", after_ms=75_000)
        assert " , q  end" in squad.app.squad.board.key_lines[0].text
