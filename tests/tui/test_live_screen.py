from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import pytest
from textual import events
from textual.timer import Timer

from milewatch.conduct.around import Around
from milewatch.timing.rules import Rules
from milewatch.timing.snapshot import Phase
from milewatch.tui.widgets.keyhelp import KeyHelp

from .live_kit import FOUR_HUNDREDS, MILE, MINUTES, Session, timers

if TYPE_CHECKING:
    from pathlib import Path

NOW = Rules(lead_in_ms=0)


async def test_space_starts_with_the_lead_in_and_then_marks_at_the_time_of_the_key(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        assert "READY" in board.state.text
        await session.press(pilot, "space", after_ms=1000)
        await session.wait(pilot, 2100)
        assert board.clock.shown == "3"
        assert "GO IN 3" in board.state.text
        await session.wait(pilot, 2900)
        await session.press(pilot, "space", after_ms=61_834)
        assert session.app.runner.laps[0].time_ms == 61_834
        assert "1:01.83" in board.laps.text
        assert "−0.17" in board.laps.text


async def test_with_caps_lock_on_the_keys_do_the_same(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "space", after_ms=60_000)
        await session.press(pilot, "U", after_ms=1000)
        assert not session.app.runner.laps
        await session.press(pilot, "R", after_ms=1000)
        assert session.app.runner.laps[0].time_ms == 60_000
        await session.press(pilot, "Q", "E", after_ms=1000)
        assert session.app.conductor.snapshot().phase is Phase.ENDED


async def test_what_is_taken_back_long_after_it_was_pressed_is_named(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "space", after_ms=20_000)
        await session.press(pilot, "u", after_ms=1_000)
        await session.wait(pilot, 100)
        assert "UNDONE  rep" in session.app.live.board.state.text
        await session.press(pilot, "r")
        await session.press(pilot, "u", after_ms=38_000)
        await session.wait(pilot, 100)
        assert "UNDONE: mark 0:39 ago" in session.app.live.board.state.text


async def test_a_mark_has_the_age_of_its_key_taken_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space")
        monkeypatch.setattr(session.app, "key_age", lambda: 0.25)
        await session.press(pilot, "space", after_ms=60_000)
        assert session.app.runner.laps[0].time_ms == 59_750


async def test_a_running_rep_shows_truncated_tenths_and_never_a_second_that_is_not_over(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space")
        await session.wait(pilot, 59_999)
        assert session.app.live.board.clock.shown == "0:59.9"


async def test_a_timed_rep_counts_down_rounded_up_and_ends_by_itself(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        board = session.app.live.board
        await session.press(pilot, "space")
        await session.wait(pilot, 1)
        assert board.clock.shown == "1:00"
        await session.wait(pilot, 50_998)
        assert board.clock.shown == "0:09.1"
        await session.wait(pilot, 9_001)
        assert "RECOVERY" in board.state.text
        assert board.clock.shown == "1:30"


async def test_an_open_recovery_counts_past_its_suggestion_in_words(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        run_out = timers(monkeypatch, board)
        await session.press(pilot, "space", "space", after_ms=60_000)
        suggested = session.app.runner.suggested_ms
        assert suggested is not None
        await session.wait(pilot, suggested + 12_500)
        assert board.info.text.endswith("over by 0:12")
        assert board.clock.has_class("-over")
        await session.wait(pilot, suggested // 2)
        run_out()
        assert "LONG RECOVERY" in board.state.text
        assert board.clock.has_class("-overdue")


async def test_planned_splits_are_told_with_their_difference_to_an_even_pace(tmp_path: Path) -> None:
    session = Session(MILE, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        await session.press(pilot, "space")
        await session.wait(pilot, 1000)
        assert "next mark 409 m" in board.info.text
        await session.press(pilot, "space", after_ms=75_500)
        assert "409 m" in board.laps.text
        assert "+0.19" in board.laps.text
        assert "next mark 809 m" in board.info.text


async def test_a_held_key_makes_one_mark_and_the_rest_is_told(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "space", after_ms=60_000)
        await session.press(pilot, "space", "space", "space", after_ms=33)
        assert len(session.app.runner.laps) == 1
        assert "held or bounced press ignored ×3" in session.app.live.board.head.text


async def test_a_recovery_is_not_finished_by_the_key_that_finishes_reps(tmp_path: Path) -> None:
    session = Session(MILE, tmp_path, rules=NOW)
    async with session.app.run_test(size=(160, 40)) as pilot:
        await session.press(pilot, "space")
        assert "f finish" in session.app.live.board.keys.text
        await session.press(pilot, "f", after_ms=300_000)
        assert len(session.app.runner.laps) == 1
    session = Session(FOUR_HUNDREDS, tmp_path / "other", rules=NOW)
    async with session.app.run_test(size=(160, 40)) as pilot:
        board = session.app.live.board
        await session.press(pilot, "space")
        assert "finish" not in board.keys.text, "a mark ends this rep"
        await session.press(pilot, "space", "f", after_ms=60_000)
        assert len(session.app.runner.laps) == 1
        assert "No rep is running that could be finished" in board.head.text
        assert "finish" not in board.keys.text


async def test_a_key_that_makes_no_sense_now_is_refused_in_a_sentence(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "u")
        assert "undo" in session.app.live.board.head.text.lower()
        assert session.app.conductor is not None
        assert session.app.conductor.snapshot().phase is Phase.ARMED


async def test_undo_and_redo_are_one_key_each(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space", "space", after_ms=60_000)
        await session.press(pilot, "u", after_ms=1000)
        assert session.app.runner.laps == ()
        await session.press(pilot, "r", after_ms=1000)
        assert len(session.app.runner.laps) == 1


async def test_p_pauses_and_goes_on_even_when_pressed_before_the_screen_shows_the_pause(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "p", after_ms=30_000)
        await session.wait(pilot, 10_000)
        assert "PAUSED" in session.app.live.board.state.text
        assert session.app.live.board.clock.shown == "0:30.0"
        await session.press(pilot, "p")
        await session.wait(pilot, 1_000)
        assert session.app.live.board.clock.shown == "0:31.0"


async def test_plus_and_minus_move_a_timed_step_by_ten_seconds(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "plus", "plus", "minus", after_ms=1000)
        assert session.app.runner.length_ms == 70_000


async def test_a_step_that_was_made_longer_is_called_as_long_as_it_is(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "plus", after_ms=1000)
        await session.wait(pilot, 1000)
        assert session.app.live.board.info.text.startswith("1:10 @ 85 %")


async def test_a_command_key_that_bounces_or_is_held_acts_once_and_that_is_told(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "p", after_ms=10_000)
        await session.press(pilot, "p", *["p"] * 20, after_ms=33)
        assert session.app.runner.phase is Phase.PAUSED
        assert "held or bounced press ignored ×21" in session.app.live.board.head.text
        await session.press(pilot, "p", after_ms=250)
        assert session.app.runner.phase is Phase.RUNNING
        await session.press(pilot, "plus", "plus", "plus", after_ms=100)
        assert session.app.runner.length_ms == 70_000
        await session.press(pilot, "plus", "plus", after_ms=300)
        session.app.live.presses.settle()  # no repeat came after it
        assert session.app.runner.length_ms == 90_000


@pytest.mark.parametrize("key", ["p", "s", "b", "x", "q", "m", "v", "plus", "minus"])
async def test_a_key_held_from_its_first_repeat_on_does_what_one_press_does(tmp_path: Path, key: str) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        session.app.live.presses._later = lambda *_: Timer(pilot.app, 1000)  # it runs out when the test says so
        await session.press(pilot, "space", "s", "s", after_ms=10_000)

        def state() -> tuple[object, ...]:
            asked = "END THE SESSION?" in board.head.text
            return session.conductor.snapshot().events, asked, session.conductor.muted, board.laps.display

        await session.press(pilot, key, after_ms=10_000)
        once = state()
        await session.press(pilot, key, after_ms=500)
        await session.press(pilot, *[key] * 5, after_ms=33)
        session.app.live.presses.settle()
        assert state() == once


async def test_a_press_that_waited_to_be_known_as_one_is_done_as_of_its_own_time(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "p", after_ms=30_000)
        session.app.live.presses._later = lambda *_: Timer(pilot.app, 1000)
        await session.press(pilot, "p", after_ms=400)
        assert session.app.runner.phase is Phase.PAUSED
        await session.press(pilot, "space", after_ms=100)
        assert session.app.runner.laps[0].time_ms == 30_100


@pytest.mark.parametrize("key", ["s", "b", "x", "q"])
async def test_a_bounce_of_a_command_key_changes_nothing(tmp_path: Path, key: str) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "s", "s", after_ms=10_000)
        await session.press(pilot, key, after_ms=10_000)
        once, asked = session.conductor.snapshot().events, "END THE SESSION?" in session.app.live.board.head.text
        await session.press(pilot, key, after_ms=40)
        assert session.conductor.snapshot().events == once
        assert ("END THE SESSION?" in session.app.live.board.head.text) == asked


async def test_undo_and_redo_are_never_taken_for_bounces(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test() as pilot:
        await session.press(pilot, "space", "s", "s", after_ms=10_000)
        await session.press(pilot, "u", "u", after_ms=40)
        assert session.app.runner.laps == ()
        await session.press(pilot, "r", "r", after_ms=40)
        assert len(session.app.runner.laps) == 2
        await session.press(pilot, "s", "u", "s", after_ms=60)
        assert len(session.app.runner.laps) == 3


async def test_after_a_sleep_the_cues_that_were_missed_are_not_flashed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        said: list[str] = []
        await session.press(pilot, "space")
        await session.wait(pilot, 5_000)
        monkeypatch.setattr(session.app.live.board, "say", said.append)
        session.clock.sleep(90_000)
        session.app.live.tick()
        await pilot.pause()
        assert said == []
        await session.wait(pilot, 10_500)  # half a second after the middle of the rest
        assert said != []


@pytest.mark.parametrize("over", ["palette", "help"])
async def test_under_the_palette_or_the_help_a_session_is_looked_after_all_the_same(tmp_path: Path, over: str) -> None:
    session = Session(MINUTES, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        live = session.app.live
        await session.press(pilot, "space")
        looked: list[int] = []
        tick = session.conductor.tick
        session.conductor.tick = lambda: (looked.append(session.conductor.now()), tick())[1]  # type: ignore[method-assign]
        if over == "palette":
            await pilot.press("ctrl+p")
        else:
            session.app.action_help()
        await pilot.pause()
        assert session.app.screen is not live
        for passed in (10_000, 20_000):
            session.clock.advance(10_000)
            assert live._timer is not None
            live._timer._callback()  # its time has come
            await pilot.pause()
            assert looked[-1] == passed
        await pilot.press("escape")
        await pilot.pause()
        assert live.board.clock.shown == "0:40"


async def test_the_end_takes_two_different_keys(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "space", after_ms=60_000)
        await session.press(pilot, "e", after_ms=1000)
        assert session.app.finished == []
        await session.press(pilot, "q", "q", after_ms=2000)
        assert session.app.runner.phase is Phase.RUNNING
        await session.press(pilot, "q", after_ms=2000)
        assert "END THE SESSION?" in session.app.live.board.head.text
        await session.press(pilot, "e", after_ms=1000)
        await session.app.workers.wait_for_complete()
        await pilot.pause()
        assert len(session.app.finished) == 1


async def test_space_after_the_question_marks_at_once_and_goes_on(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "ctrl+c", after_ms=60_000)
        await session.press(pilot, "space", after_ms=500)
        assert session.app.runner.laps[0].time_ms == 60_500
        await session.press(pilot, "e", after_ms=500)
        assert session.app.runner.phase is Phase.RUNNING


async def test_ctrl_q_asks_too(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "ctrl+q", after_ms=1000)
        assert "END THE SESSION?" in session.app.live.board.head.text
        assert session.app.return_code is None


async def test_the_keys_shown_over_the_screen_all_work_meanwhile(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "question_mark", after_ms=30_000)
        assert session.app.live.query_one(KeyHelp).display
        await session.press(pilot, "space", after_ms=30_000)
        assert not session.app.live.query_one(KeyHelp).display
        assert session.app.runner.laps[0].time_ms == 60_000


async def test_a_terminal_that_lost_the_keyboard_is_told_loudly_until_it_is_back(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        session.app.post_message(events.AppBlur())
        await pilot.pause()
        assert "NO KEYBOARD" in session.app.live.board.head.text
        session.app.post_message(events.AppFocus())
        await pilot.pause()
        assert "NO KEYBOARD" not in session.app.live.board.head.text


async def test_a_sleep_of_the_machine_is_told_and_the_clock_ran_on(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        session.clock.sleep(90_000)
        await session.wait(pilot, 500)
        assert "slept for 1:30" in session.app.live.board.head.text
        assert session.app.live.board.clock.shown == "1:30.5"


async def test_a_laptop_that_may_fall_asleep_is_told_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        monkeypatch.setattr(Around, "awake_note", "This laptop may fall asleep.")
        await session.wait(pilot, 1000)
        assert "may fall asleep" in session.app.live.board.head.text


async def test_a_cue_flashes_with_its_word(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        await session.press(pilot, "space")
        await session.wait(pilot, 5000)
        assert board.clock.has_class("-flash")
        assert "GO" in board.state.text
        await session.wait(pilot, 30_000)
        assert "HALFWAY" in board.state.text


async def test_markup_in_a_title_is_shown_as_it_was_typed(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)):
        assert "four [b]400s[/b]" in session.app.live.board.head.text


async def test_another_view_leaves_the_clock_alone_on_the_screen(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        await session.press(pilot, "v")
        assert not board.laps.display
        await session.press(pilot, "v", after_ms=2_000)
        assert board.laps.display
        assert not board.profile.display


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (20, 5), (19, 3), (36, 10), (40, 12), (300, 100)])
async def test_any_size_of_terminal_shows_something(tmp_path: Path, size: tuple[int, int]) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=size) as pilot:
        await session.press(pilot, "space", "space", after_ms=83_456)
        await session.wait(pilot, 10_000)
        await pilot.resize_terminal(size[1], size[0])
        assert session.app.live.board.clock.shown == "0:10"


async def test_the_smallest_useful_terminal_shows_the_time_in_digits_and_the_rep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(20, 5)) as pilot:
        run_out = timers(monkeypatch, session.app.live.board)
        await session.press(pilot, "space")
        await session.wait(pilot, 83_456)
        run_out()
        board = session.app.live.board
        assert board.state.text.split() == ["REP", "1/4"]
        assert board.clock.rows >= 3
        assert board.clock.shown == "1:23.4"


async def test_extra_reps_follow_the_end_of_the_plan(tmp_path: Path) -> None:
    session = Session(MILE, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.press(pilot, "f", after_ms=300_000)
        await session.wait(pilot, 10_000)
        assert "DONE" in session.app.live.board.state.text
        await session.press(pilot, "x", after_ms=1000)
        assert session.app.runner.phase is Phase.RUNNING


async def test_a_mark_is_shown_once_it_is_on_disk(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, on_disk=True, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space", "space", after_ms=60_000)
        while session.conductor.pending:
            await asyncio.sleep(0)
        await pilot.pause()
        assert "1:00.00" in session.app.live.board.laps.text
    session.conductor.abandon()


async def test_the_digits_are_inverted_by_a_flash_and_change_with_the_theme(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)

    def colours() -> set[str]:
        strips = session.app.screen._compositor.render_strips()
        segments = [segment for strip in strips[2:12] for segment in strip if "█" in segment.text]
        return {f"{segment.style.color} on {segment.style.bgcolor}" for segment in segments if segment.style}

    async with session.app.run_test(size=(80, 24)) as pilot:
        run_out = timers(monkeypatch, session.app.live.board)
        await session.press(pilot, "space")
        await session.wait(pilot, 10_000)
        run_out()
        await pilot.pause()
        before = colours()
        session.app.live.board.say("GO")
        await pilot.pause()
        during = colours()
        assert before.isdisjoint(during)
        run_out()
        await pilot.pause()
        assert colours() == before
        await session.press(pilot, "ctrl+t")
        await pilot.pause()
        assert colours().isdisjoint(before)


async def test_a_rehearsal_says_so_and_runs_by_itself(tmp_path: Path) -> None:
    session = Session(MINUTES, tmp_path, rehearsed=True)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.wait(pilot, 4_000)
        await session.wait(pilot, 6_000)
        assert "REHEARSAL" in session.app.live.board.state.text
        assert session.app.runner.phase is Phase.RUNNING
        await session.wait(pilot, 400_000)
        assert session.app.runner.phase is Phase.COMPLETE


async def test_what_goes_wrong_with_the_journal_or_the_sound_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    async with session.app.run_test(size=(80, 24)) as pilot:
        head = session.app.live.board.head
        monkeypatch.setattr(Around, "sound_note", "the device is gone")
        await session.wait(pilot, 1000)
        assert "NO SOUND: the device is gone" in head.text
        monkeypatch.setattr(Around, "sound_note", "")
        monkeypatch.setattr(Around, "sound_remark", "go.wav: holds no sound.")
        await session.wait(pilot, 1000)
        await session.wait(pilot, 1000)
        assert "go.wav: holds no sound." in head.text
        assert "NO SOUND" not in head.text
        monkeypatch.setattr(type(session.conductor), "trouble", "the disk is full")
        await session.wait(pilot, 1000)
        assert "the disk is full" in head.text
        monkeypatch.setattr(type(session.conductor), "trouble", "")
        await session.wait(pilot, 1000)
        assert "the disk is full" not in head.text


async def test_nothing_is_painted_while_the_terminal_lags_behind_and_everything_afterwards(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=NOW)
    async with session.app.run_test(size=(80, 24)) as pilot:
        await session.press(pilot, "space")
        await session.wait(pilot, 10_000)
        driver = session.app._driver
        assert driver is not None
        driver.behind = True  # type: ignore[attr-defined]
        await session.press(pilot, "space", after_ms=50_000)
        await session.wait(pilot, 100)
        assert session.app.live.board.clock.shown == "0:10.0"
        driver.behind = False  # type: ignore[attr-defined]
        await session.wait(pilot, 100)
        assert "1:00.00" in session.app.live.board.laps.text
