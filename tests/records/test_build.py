from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import logtext
from milewatch.records.build import NothingRunError, from_session, lap_rows
from milewatch.records.log import SleepRow
from milewatch.records.show import lines
from milewatch.review.from_log import runs_of
from milewatch.timing.lap import End, Lap
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.notation import read
from milewatch.workout.timeline import Segment, unroll
from milewatch.workout.times import hundredths
from milewatch.workout.track import Track
from milewatch.workout.track_plan import on_track

from .samples import LONG_REP, MINUTE, REP, WALL, everything, header, minutes, reps, solo


def log_of(session, timeline, at, **more):
    return from_session(session, header(timeline, **more), WALL, at)


def test_reps_and_recoveries_are_kept_with_times_targets_and_distances():
    timeline = reps(2)
    session = solo(timeline)
    session.start(1000)
    session.stamp(62_234)
    session.stamp(62_234 + 90_000 + 63_000)
    log = log_of(session, timeline, 300_000)
    assert [(row.kind, row.set, row.rep, row.at_cs, row.time_cs, row.metres) for row in log.laps["ana"]] == [
        ("work", 1, 1, 0, 6123, 400.0),
        ("recovery", 1, 1, 6123, 9000, None),
        ("work", 1, 2, 15_123, 6300, 400.0),
    ]
    assert log.laps["ana"][0].target_cs == (6200, 6200)
    assert log.laps["ana"][0].end is None
    assert log.plan.reps == (2,)
    assert log.sets("ana") == (2,)


def test_a_lap_run_for_a_quarter_mile_is_kept_as_both_and_the_plan_as_written():
    timeline = unroll(on_track(read("0.25mi @90s"), Track()).workout)
    session = solo(timeline)
    session.start(0)
    session.stamp(89_000)
    log = log_of(session, timeline, 100_000)
    (row,) = log.laps["ana"]
    assert (row.metres, row.prescribed_m, log.plan.text) == (400.0, 402.336, "0.25mi @90s")
    assert "metres = 400, prescribed_m = 402.336" in logtext.write(log)
    assert logtext.read(logtext.write(log), "f") == log
    (run,) = runs_of(log, unroll(read(log.plan.text)).segments)
    (rep,) = run.laps
    assert (rep.metres, rep.planned_m) == (400.0, pytest.approx(402.336))
    assert any("400 m for 402.336 m" in line for line in lines(log))


def test_the_log_starts_at_the_go_and_ends_with_the_last_lap():
    timeline = reps(1)
    session = solo(timeline, Rules(lead_in_ms=5000))
    session.start(1000)
    session.stamp(66_000)
    log = log_of(session, timeline, 100_000)
    assert (log.started - WALL).total_seconds() == 6.0
    assert (log.finished - log.started).total_seconds() == 60.0


def test_splits_inside_a_rep_are_cumulative_and_their_last_is_the_rep():
    timeline = reps(1, LONG_REP)
    session = solo(timeline)
    session.start(0)
    session.stamp(70_000)
    session.stamp(141_500)
    assert log_of(session, timeline, 141_500).laps["ana"][0].splits_cs == (7000, 14_150)


def test_a_timed_rep_has_no_distance_until_somebody_fills_it_in():
    timeline = minutes(1)
    session = solo(timeline)
    session.start(0)
    assert log_of(session, timeline, 70_000).laps["ana"][0].metres is None


def test_what_ran_at_the_end_is_stopped_there():
    timeline = minutes(2)
    session = solo(timeline)
    session.start(0)
    rows = log_of(session, timeline, 75_000).laps["ana"]
    assert [(row.kind, row.time_cs, row.end) for row in rows] == [("work", 6000, None), ("recovery", 1500, "stopped")]


def test_a_rep_that_was_skipped_has_no_distance_and_says_so():
    timeline = reps(2)
    session = solo(timeline)
    session.start(0)
    session.skip(20_000)
    row = log_of(session, timeline, 30_000).laps["ana"][0]
    assert (row.metres, row.end) == (None, "skipped")


def test_a_pause_is_kept_beside_the_running_time():
    timeline = minutes(1)
    session = solo(timeline)
    session.start(0)
    session.pause(10_000)
    session.resume(25_000)
    row = log_of(session, timeline, 80_000).laps["ana"][0]
    assert (row.time_cs, row.paused_cs) == (6000, 1500)


def test_an_extra_rep_counts_among_the_reps():
    timeline = reps(1)
    session = solo(timeline)
    session.start(0)
    session.extend(10_000)
    for at in (60_000, 120_000, 180_000):
        session.stamp(at)
    log = log_of(session, timeline, 181_000)
    assert log.plan.reps == (1,)
    assert log.sets("ana") == (2,)


def test_a_squad_keeps_marks_of_nobody_and_swallowed_presses():
    timeline = reps(2)
    session = Session(
        [Entrant("ana", "Ana", timeline.segments), Entrant("bo", "Bo", timeline.segments)], Rules(lead_in_ms=0)
    )
    session.start(0)
    session.stamp(60_000, athlete="ana")
    session.stamp(60_100, athlete="ana")
    session.stamp(61_000)
    log = log_of(session, timeline, 70_000, roster=(("ana", "Ana"), ("bo", "Bo")))
    assert set(log.laps) == {"ana", "bo"}
    assert [row.at_cs for row in log.unassigned] == [6100]
    assert log.swallowed == 1


def test_a_sleep_is_kept():
    timeline = minutes(1)
    session = solo(timeline)
    session.start(0)
    session.slept(50_000, 40_000, "suspend")
    assert log_of(session, timeline, 60_000).sleeps == (SleepRow(5000, 4000, "suspend"),)


def test_a_session_that_never_started_has_no_log():
    timeline = minutes(1)
    with pytest.raises(NothingRunError):
        log_of(solo(timeline), timeline, 10_000)


def test_the_plan_is_kept_as_shorthand_that_reads_to_the_same_steps():
    timeline = everything()
    session = solo(timeline)
    session.start(0)
    log = log_of(session, timeline, 60_000)
    assert read(log.plan.text).steps == timeline.workout.steps
    assert (log.surface, log.tags, log.plan.source) == ("track", ("mixed",), "all")


def test_the_plan_is_kept_as_it_was_typed_where_that_says_it_all():
    workout = read("3x400 @62s w/ 90s rest")
    timeline = unroll(workout)
    session = solo(timeline)
    session.start(0)
    assert log_of(session, timeline, 60_000).plan.text == "3x400 @62s w/ 90s rest"


def test_the_distance_of_the_whole_run_is_kept():
    timeline = unroll(replace(read("3x400 w/ 400m jog"), total_m=8000.0))
    session = solo(timeline)
    session.start(0)
    assert log_of(session, timeline, 60_000).plan.total_m == 8000.0


def test_making_the_log_leaves_the_session_as_it_is():
    timeline = minutes(1)
    session = solo(timeline)
    session.start(0)
    before = session.events
    log_of(session, timeline, 10_000)
    assert session.events == before


def test_names_from_people_are_kept_to_a_line_without_control_characters():
    timeline = reps(1, title="evil\x1b[31m\ntitle")
    session = Session([Entrant("ana", "A\x07na\n", timeline.segments)], Rules(lead_in_ms=0))
    session.start(0)
    log = log_of(session, timeline, 1000)
    assert log.title == "evil[31m title"
    assert log.athletes["ana"].name == "Ana"


gaps = st.integers(0, 200_000)
pauses = st.just(0) | st.integers(0, 30_000)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(gaps, pauses, st.lists(gaps, max_size=3)), min_size=1, max_size=30))
def test_laps_add_up_exactly_whatever_the_milliseconds(parts):
    laps, at = [], 0
    for index, (time, paused, splits) in enumerate(parts):
        inside = tuple(sorted(min(split, time) for split in splits))
        laps.append(Lap("ana", Segment(index, REP), at, time, paused, inside, End.MARK, None))
        at += time + paused
    rows = lap_rows(laps)
    for row, following in pairwise(rows):
        assert row.at_cs + row.time_cs + row.paused_cs == following.at_cs
    last = rows[-1]
    assert last.at_cs + last.time_cs + last.paused_cs == hundredths(at)
    for row, lap in zip(rows, laps, strict=True):
        assert abs(row.time_cs * 10 - lap.time_ms) <= 10
        assert min(row.time_cs, row.paused_cs) >= 0
        assert list(row.splits_cs) == sorted(row.splits_cs)
        assert all(split <= row.time_cs for split in row.splits_cs)


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**7))
def test_a_timed_minute_is_a_minute_wherever_it_begins(at):
    assert lap_rows([Lap("ana", Segment(0, MINUTE), at, 60_000, 0, (), End.TIME, None)])[0].time_cs == 6000


commands = st.lists(
    st.tuples(
        st.sampled_from([*["stamp"] * 3, "undo", "redo", "skip", "back", "pause", "resume", "extend", "end"]),
        st.integers(0, 90_000),
    ),
    max_size=25,
)


@settings(max_examples=100, deadline=None)
@given(commands, st.integers(0, 200_000))
def test_the_log_of_any_session_adds_up_and_reads_back(pressed, rest):
    timeline = everything()
    session = solo(timeline)
    session.start(0)
    at = 0
    for name, wait in pressed:
        at += wait
        getattr(session, name)(at)
    try:
        log = log_of(session, timeline, at + rest)
    except NothingRunError:
        return  # the start was undone
    rows = log.laps["ana"]
    for row, following in pairwise(rows):
        assert row.at_cs + row.time_cs + row.paused_cs == following.at_cs
    assert logtext.read(logtext.write(log), "a.toml") == log
