"""Marks that look wrong are flagged."""

from __future__ import annotations

from hypothesis import given, settings

from milewatch.timing.suspect import Doubt, overdue, surplus, suspects

from .doing import DOINGS, sessions
from .plans import reps, rest, squad, work
from .test_session_properties import run


def two(**rep):
    session = squad(2, *reps(4, work(400, **rep), rest(60)))
    session.start(0)
    return session


def doubts(session, at, athlete=0):
    return [(one.doubt, one.lap) for one in suspects(session.snapshot(at).athletes[athlete])]


def test_nobody_passes_a_400_in_20_s():
    session = two()
    stamp = session.stamp(20_000, "1", "a1")
    (one,) = suspects(session.snapshot(21_000).athletes[0])
    assert (one.doubt, one.stamp, one.lap) == (Doubt.DOUBLED, stamp.id, 0)


def test_nor_in_far_less_than_the_target():
    session = two(target=75)
    session.stamp(50_000, "1", "a1")
    session.stamp(60_000, "2", "a2")
    assert doubts(session, 61_000) == [(Doubt.DOUBLED, 0)]
    assert doubts(session, 61_000, 1) == []


def test_without_a_target_ones_own_reps_say_what_is_usual():
    session = two()
    at = 0
    for time in (75_000, 76_000, 45_000):
        session.stamp(at + time, "1", "a1")
        at += time + 60_000
    assert doubts(session, at) == [(Doubt.DOUBLED, 4)]


def test_a_rep_as_long_as_two_has_missed_a_mark():
    session = two(target=75)
    session.stamp(135_000, "1", "a1")
    assert doubts(session, 136_000) == [(Doubt.MISSED, 0)]


def test_a_rep_that_goes_on_and_on_is_overdue():
    session = two(target=75)
    assert not overdue(session.snapshot(97_000).athletes[0])
    assert overdue(session.snapshot(98_000).athletes[0])
    session.stamp(99_000, "1", "a1")
    assert not overdue(session.snapshot(120_000).athletes[0])


def test_an_open_recovery_of_a_second_is_a_key_pressed_twice():
    session = squad(2, work(400), rest(suggested=60), work(400))
    session.start(0)
    session.stamp(75_000, "1", "a1")
    session.stamp(75_600, "1", "a1")
    assert doubts(session, 76_000) == [(Doubt.DOUBLED, 1)]


def test_a_planned_split_too_soon_after_the_one_before():
    session = squad(2, work(1200, splits=(400, 800)))
    session.start(0)
    session.stamp(75_000, "1", "a1")
    stamp = session.stamp(76_000, "1", "a1")
    (one,) = suspects(session.snapshot(77_000).athletes[0])
    assert (one.stamp, one.lap) == (stamp.id, None)


def test_more_stamps_than_runners_are_too_many_and_the_closest_one_is_doubted():
    session = two(target=75)
    stamps = [session.stamp(at) for at in (74_000, 74_040, 76_000)]
    assert [one.stamp for one in surplus(session.snapshot(77_000))] == [stamps[1].id]


def test_a_lap_that_was_mended_is_believed():
    session = two(target=75)
    stamp = session.stamp(40_000, "1", "a1")
    session.shift(50_000, stamp.id, 45_000)
    assert doubts(session, 51_000) == []


@given(sessions(), DOINGS)
@settings(max_examples=80, deadline=None)
def test_every_suspect_is_there_to_be_mended(session, doings):
    at = run(session, doings)
    snapshot = session.snapshot(at)
    for view in snapshot.athletes:
        for one in suspects(view):
            assert one.lap is None or view.laps[one.lap].athlete == view.athlete
            marks = {lap.stamp for lap in view.laps} | {s for lap in view.laps for s in lap.split_stamps}
            assert one.stamp is None or one.stamp in marks | set(view.split_stamps)
    assert {one.stamp for one in surplus(snapshot)} <= {stamp.id for stamp in snapshot.tray}
