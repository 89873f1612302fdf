"""Bounces, held keys, and presses meant for an end that had come by itself."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.timing import events as ev

from .plans import reps, rest, solo, squad, times, work

KEYBOARDS = {
    "Linux console": (250, 33), "X11": (660, 40), "X11 fast": (200, 15), "GNOME": (500, 30),
    "macOS quickest": (225, 15), "macOS default": (500, 83), "macOS slow": (1800, 90), "macOS slowest": (2000, 120),
    "Windows quickest": (250, 33), "Windows slowest": (1000, 33), "Windows slow repeat": (500, 120),
}  # fmt: skip


def held(session, at, delay, interval, repeats, key="space", athlete=None):
    """Hold a key down: the press and what the system makes of it. Gives the time of the last repeat."""
    session.stamp(at, key, athlete)
    at += delay
    for _ in range(repeats):
        session.stamp(at, key, athlete)
        at += interval
    return at


def open_reps(**rules):
    session = solo(*reps(6, work(400), rest(suggested=60)), **rules)
    session.start(0)
    return session


def whys(session):
    return [event.why for event in session.events if isinstance(event, ev.Swallowed)]


def test_a_bounce_of_the_start_key_does_not_mark_the_first_rep():
    session = open_reps(lead_in_ms=0)
    session.stamp(40)
    session.stamp(249)
    assert whys(session) == [ev.Why.BOUNCE, ev.Why.BOUNCE]
    session.stamp(600)
    assert times(session, 600) == [(600, "mark")]


def test_a_bounce_of_the_start_key_puts_nothing_into_the_tray_of_a_squad():
    session = squad(2, *reps(2, work(400), rest(90)), lead_in_ms=0)
    session.start(0)
    session.stamp(40)
    assert whys(session) == [ev.Why.BOUNCE]
    assert session.snapshot(40).tray == ()


def test_a_start_taken_back_guards_nothing():
    session = open_reps(lead_in_ms=0)
    session.undo(50)
    session.start(100)
    session.stamp(400)
    assert whys(session) == []


@pytest.mark.parametrize(("delay", "interval"), KEYBOARDS.values(), ids=list(KEYBOARDS))
@pytest.mark.parametrize("repeats", [2, 3, 40])
def test_a_key_held_down_makes_one_mark(delay, interval, repeats):
    session = open_reps()
    at = held(session, 70_000, delay, interval, max(2 if delay < 250 else 3, repeats))
    assert times(session, at) == [(70_000, "mark")]
    assert len(session.events) == 2 + max(2 if delay < 250 else 3, repeats)


@given(
    delay=st.integers(200, 2000), interval=st.integers(15, 120), repeats=st.integers(3, 60), jitter=st.integers(0, 5)
)
@settings(max_examples=100, deadline=None)
def test_a_key_held_down_makes_one_mark_on_any_keyboard(delay, interval, repeats, jitter):
    session = open_reps()
    at = held(session, 70_000, delay, max(15, interval - jitter), repeats)
    assert times(session, at) == [(70_000, "mark")]
    session.stamp(at + 60_000)
    assert len(times(session, at + 60_000)) == 2


def test_a_key_held_over_the_last_mark_of_the_plan_completes_nothing():
    session = solo(*reps(2, work(400), rest(suggested=60)))
    session.start(0)
    session.stamp(70_000)
    held(session, 130_000, 500, 30, 20)
    assert times(session, 140_000) == [(70_000, "mark"), (60_000, "mark")]


def test_the_start_key_held_down_makes_no_mark():
    session = solo(*reps(2, work(400), rest(suggested=60)))
    session.start(0)
    for at in range(500, 1500, 30):
        session.stamp(at)
    assert times(session, 2000) == []


def test_the_start_key_held_into_the_lead_in_and_past_the_go_makes_no_mark():
    session = solo(*reps(2, work(400), rest(suggested=60)), lead_in_ms=1000)
    session.start(0)
    for at in range(500, 3000, 30):
        session.stamp(at)
    assert times(session, 4000) == []


def test_the_repeat_that_was_taken_for_a_mark_is_named_when_it_is_withdrawn():
    session = open_reps()
    held(session, 70_000, 660, 40, 3)
    repeat, *swallowed = session.events[2:]
    assert isinstance(repeat, ev.Stamped)
    assert [event.withdraws for event in swallowed] == [None, repeat.id]
    assert session.snapshot(75_000).undoable == session.events[1]


def test_two_quick_true_presses_both_count():
    session = open_reps()
    session.stamp(70_000)
    session.stamp(70_400)
    assert times(session, 71_000) == [(70_000, "mark"), (400, "mark")]


def test_two_quick_true_presses_of_which_the_second_bounces_once_both_count():
    session = open_reps()
    session.stamp(70_000)
    session.stamp(70_400)
    session.stamp(70_440)
    assert len(times(session, 71_000)) == 2


def test_a_bounce_is_swallowed_shown_and_journalled():
    session = open_reps()
    session.stamp(70_000)
    bounce = session.stamp(70_249)
    assert isinstance(bounce, ev.Swallowed)
    assert bounce.why is ev.Why.BOUNCE
    assert session.snapshot(70_249).swallowed == (bounce,)
    assert isinstance(session.stamp(70_499), ev.Stamped)


def test_the_guard_can_be_set_and_switched_off():
    for guard_ms, expected in ((0, 2), (100, 2), (150, 1)):
        session = open_reps(guard_ms=guard_ms)
        session.stamp(70_000)
        session.stamp(70_120)
        assert len(times(session, 70_120)) == expected


def test_a_press_right_after_an_undo_is_no_bounce():
    session = open_reps()
    session.stamp(70_000)
    session.undo(70_050)
    assert isinstance(session.stamp(70_100), ev.Stamped)
    assert times(session, 70_100) == [(70_100, "mark")]


def test_undo_is_never_guarded():
    session = open_reps()
    for at in (70_000, 71_000, 72_000):
        session.stamp(at)
    for at in (72_001, 72_002, 72_003):
        assert isinstance(session.undo(at), ev.Undone)
    assert times(session, 73_000) == []


def test_a_press_older_than_the_newest_event_is_swallowed_with_its_own_time():
    session = open_reps()
    session.stamp(70_000)
    late = session.stamp(69_000)
    assert isinstance(late, ev.Swallowed)
    assert (late.at, late.why) == (69_000, ev.Why.EARLIER)


def test_a_press_just_after_a_timed_rep_ended_by_itself_does_not_end_the_recovery():
    session = solo(work(s=60), rest(suggested=60), work(s=60))
    session.start(0)
    for at in (60_000, 60_800, 61_499):
        assert session.stamp(at).why is ev.Why.JUST_ENDED
    assert isinstance(session.stamp(61_800), ev.Stamped)
    assert times(session, 61_800) == [(60_000, "time"), (1800, "mark")]


def test_a_press_just_after_a_timed_recovery_ended_by_itself_does_not_end_the_rep():
    session = solo(work(400), rest(60), work(400), work(400, joined=True))
    session.start(0)
    session.stamp(70_000)
    assert session.stamp(131_000).why is ev.Why.JUST_ENDED
    session.stamp(200_000)
    assert times(session, 200_000)[-1] == (70_000, "mark")


def test_a_rep_so_short_that_it_could_have_been_run_is_marked():
    session = solo(rest(60), work(10), rest(60))
    session.start(0)
    assert session.stamp(60_700).why is ev.Why.JUST_ENDED
    assert isinstance(session.stamp(61_100), ev.Stamped)


def test_the_finish_key_just_after_a_timed_rep_ended_by_itself_does_not_end_the_timed_recovery():
    session = solo(work(s=60), rest(60), work(s=60))
    session.start(0)
    assert session.stamp(60_500, "f", final=True).why is ev.Why.JUST_ENDED


def test_a_press_just_after_a_mark_ended_the_rep_is_a_mark():
    session = open_reps()
    session.stamp(70_000)
    session.stamp(71_000)
    assert times(session, 71_000)[-1] == (1000, "mark")


def test_a_key_held_after_a_timed_rep_ended_by_itself_makes_no_mark():
    session = solo(*reps(6, work(s=60), rest(suggested=60)))
    session.start(0)
    at = held(session, 61_200, 500, 30, 30)
    assert times(session, at) == [(60_000, "time")]


def test_presses_in_a_pause_are_swallowed():
    session = open_reps()
    session.pause(10_000)
    session.stamp(20_000)
    session.stamp(30_000)
    assert whys(session) == [ev.Why.PAUSED, ev.Why.PAUSED]


def test_a_bunch_of_a_squad_thirty_milliseconds_apart_is_all_kept():
    session = squad(8, *reps(6, work(800), rest(60)))
    session.start(0)
    for i in range(8):
        assert isinstance(session.stamp(150_000 + 30 * i), ev.Stamped)
    for i in range(8):
        assert isinstance(session.stamp(150_800 + 30 * i), ev.Stamped)
    assert len(session.snapshot(151_000).tray) == 16


def test_a_hundred_stamps_in_three_seconds_are_all_kept():
    session = squad(30, work(800), rest(60), work(800))
    session.start(0)
    for i in range(100):
        session.stamp(150_000 + 30 * i)
    assert len(session.snapshot(160_000).tray) == 100


def test_a_squad_that_wants_it_has_its_bunches_guarded():
    session = squad(8, work(800), rest(60), bunch_guard_ms=25)
    session.start(0)
    for at in (150_000, 150_010, 150_040):
        session.stamp(at)
    assert len(session.snapshot(151_000).tray) == 2


def test_athletes_of_a_squad_do_not_bounce_each_other_but_themselves():
    session = squad(3, work(800), rest(60), work(800))
    session.start(0)
    assert isinstance(session.stamp(150_000, "1", "a1"), ev.Stamped)
    assert isinstance(session.stamp(150_010, "2", "a2"), ev.Stamped)
    assert session.stamp(150_100, "1", "a1").why is ev.Why.BOUNCE


def test_an_athletes_key_pressed_twice_names_the_stamp_once_and_stamps_nothing():
    session = squad(3, work(800), rest(suggested=60), work(800))
    session.start(0)
    stamp = session.stamp(150_000)
    session.assign(151_000, stamp.id, "a1")
    assert session.stamp(151_100, "1", "a1").why is ev.Why.BOUNCE


def test_an_athletes_key_held_down_makes_one_mark():
    session = squad(3, *reps(6, work(800), rest(suggested=60)))
    session.start(0)
    at = held(session, 150_000, 660, 40, 20, "1", "a1")
    assert times(session, at) == [(150_000, "mark")]


def test_a_press_counts_again_once_the_moment_after_the_end_is_over():
    session = solo(work(s=60), rest(suggested=60), work(s=60))
    session.start(0)
    assert isinstance(session.stamp(61_500), ev.Stamped)


def test_presses_for_less_time_do_not_run_on_into_the_step_after():
    session = solo(work(s=60), rest(8), work(s=9), rest(60), work(s=60))
    session.start(0)
    for at in (55_000, 55_400, 55_800):
        session.adjust(at, -10_000)
    assert times(session, 56_000) == [(55_000, "time")]
    assert whys(session) == [ev.Why.JUST_ENDED, ev.Why.JUST_ENDED]
    assert session.snapshot(56_000).solo.length_ms == 8_000


def test_less_time_a_while_after_such_an_end_is_meant():
    session = solo(work(s=60), rest(30), work(s=60))
    session.start(0)
    session.adjust(55_000, -10_000)
    session.adjust(56_499, -10_000)
    session.adjust(56_500, -10_000)
    assert session.snapshot(57_000).solo.length_ms == 20_000


def test_less_time_after_an_end_that_the_clock_made_is_meant():
    session = solo(work(s=60), rest(30), work(s=60))
    session.start(0)
    session.adjust(30_000, -10_000)
    session.adjust(50_500, -10_000)
    assert session.snapshot(51_000).solo.length_ms == 20_000
    assert whys(session) == []


def test_when_the_end_is_undone_less_time_is_meant_again():
    session = solo(work(s=60), rest(30), work(s=60))
    session.start(0)
    session.adjust(55_000, -10_000)
    session.undo(55_200)
    session.adjust(55_400, -10_000)
    assert times(session, 55_500) == [(55_400, "time")]
