"""The last rep of a set is left out, while it is still to come."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Kind

from .doing import DOINGS, sessions
from .plans import cooldown, plan, reps, rest, solo, squad, times, warmup, work
from .test_one_rep_more import shape, started
from .test_session_properties import assert_adds_up, run


def test_the_last_rep_goes_with_the_recovery_before_it():
    session = started(warmup(60), work(400), rest(60), work(400), rest(60), work(400), cooldown())
    session.stamp(130_000)
    session.shorten(140_000)
    assert shape(session, 140_000) == "U W1/2 R1/2 W2/2 C"
    assert [s.index for s in session.snapshot(140_000).solo.segments] == list(range(5))


def test_a_recovery_that_runs_is_run_to_its_end():
    session = started(work(400), rest(60), work(400))
    session.stamp(70_000)
    session.shorten(80_000)
    assert shape(session, 80_000) == "W1/1 R1/1"
    assert session.snapshot(131_000).phase is Phase.COMPLETE
    assert times(session, 131_000) == [(70_000, "mark"), (60_000, "time")]


def test_a_rep_that_has_begun_cannot_be_left_out():
    session = started(work(400), rest(60), work(400))
    session.stamp(70_000)
    answer = session.shorten(135_000)
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.NO_REP_TO_COME


def test_it_is_of_the_set_that_is_running():
    session = started(work(400), rest(30), work(400), rest(180), work(200), rest(30), work(200), sets=2)
    session.shorten(10_000)
    assert shape(session, 10_000) == "W1/1 R1/1 W1/2 R1/2 W2/2"


def test_a_rep_in_parts_goes_as_a_whole():
    session = started(work(400), rest(60), work(400), work(200, joined=True))
    session.shorten(10_000)
    assert shape(session, 10_000) == "W1/1"


def test_one_more_and_one_less_is_as_before():
    session = started(*reps(3, work(400), rest(60)))
    before = session.snapshot(10_000).solo.segments
    session.extend(10_000)
    session.shorten(11_000)
    assert [s.step for s in session.snapshot(11_000).solo.segments] == [s.step for s in before]
    assert shape(session, 11_000) == "W1/3 R1/3 W2/3 R2/3 W3/3"


def test_of_one_athlete_only():
    session = squad(2, *reps(3, work(400), rest(60)))
    session.start(0)
    session.shorten(10_000, "a2")
    assert shape(session, 10_000, 0) == "W1/3 R1/3 W2/3 R2/3 W3/3"
    assert shape(session, 10_000, 1) == "W1/2 R1/2 W2/2"
    session.undo(11_000)
    assert shape(session, 11_000, 1) == "W1/3 R1/3 W2/3 R2/3 W3/3"


def test_who_runs_fewer_is_not_waited_for():
    session = squad(2, *plan(*reps(3, work(400), rest(60))), recover_with="*last")
    session.start(0)
    session.shorten(1000, "a2")
    for at in (70_000, 200_000):
        session.stamp(at, "1", "a1")
        session.stamp(at + 1000, "2", "a2")
    snapshot = session.snapshot(202_000)
    assert snapshot.athletes[1].phase is Phase.COMPLETE
    assert snapshot.athletes[0].remaining_ms == 58_000


@given(sessions(), DOINGS, st.integers(0, 3), st.integers(0, 90_000))
@settings(max_examples=120, deadline=None)
def test_laps_add_up_and_the_rest_of_the_plan_stays_numbered(session: Session, doings, count, wait):
    at = run(session, doings)
    for _ in range(count):
        session.shorten(at)
    at += wait
    snapshot = session.snapshot(at)
    for view in snapshot.athletes:
        assert_adds_up(view, snapshot)
        assert [s.index for s in view.segments] == list(range(len(view.segments)))
    again = Session(session.lineup, session.rules, session.events)
    assert again.snapshot(at) == snapshot


def test_nothing_is_left_out_of_a_plan_without_reps():
    session = solo(warmup(60), cooldown())
    session.start(0)
    assert isinstance(session.shorten(1000), Refusal)
    assert all(s.step.kind is not Kind.WORK for s in session.snapshot(1000).solo.segments)


def test_where_the_only_rep_is_taken_out_nothing_is_numbered_any_more():
    session = started(warmup(60), work(400), rest(60))
    session.shorten(10_000)
    segments = session.snapshot(10_000).solo.segments
    assert [(s.step.kind, s.set, s.rep) for s in segments] == [(Kind.WARMUP, None, None), (Kind.RECOVERY, None, None)]
