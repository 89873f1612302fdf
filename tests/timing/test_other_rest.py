"""One athlete runs another workout from here on."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.rules import LAST
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Kind

from .plans import cooldown, plan, reps, rest, solo, squad, times, warmup, work

if TYPE_CHECKING:
    from milewatch.timing.session import Session
    from milewatch.workout.timeline import Segment

OTHER = plan(work(200), rest(30), work(200), rest(30), work(200))
NAMES = {Kind.WARMUP: "U", Kind.RECOVERY: "R", Kind.COOLDOWN: "C"}


def told(segment: Segment) -> str:
    """ "800:1.2/3", set 1, rep 2 of 3; "R1.2" the recovery after it."""
    set_, rep = segment.set, segment.rep
    if segment.step.kind is Kind.WORK:
        return f"{segment.step.distance_m:g}:{set_ and set_[0]}.{rep and rep[0]}/{rep and rep[1]}"
    return NAMES[segment.step.kind] + (f"{set_ and set_[0]}.{rep[0]}" if rep else "")


def shape(session: Session, at: int, athlete: int = 0) -> str:
    segments = session.snapshot(at).athletes[athlete].segments
    assert [s.index for s in segments] == list(range(len(segments)))
    return " ".join(told(segment) for segment in segments)


def two() -> Session:
    session = squad(2, *reps(4, work(800), rest(60)))
    session.start(0)
    return session


def test_behind_the_rep_that_runs_and_its_recovery():
    session = two()
    session.stamp(150_000, "1", "a1")
    session.replan(220_000, "a1", OTHER, "3x200 R30")
    assert shape(session, 220_000) == "800:1.1/2 R1.1 800:1.2/2 R1.2 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3"
    assert shape(session, 220_000, 1) == "800:1.1/4 R1.1 800:1.2/4 R1.2 800:1.3/4 R1.3 800:1.4/4"


def test_in_a_recovery_behind_that_one():
    session = two()
    session.stamp(150_000, "1", "a1")
    session.replan(160_000, "a1", OTHER)
    assert shape(session, 160_000) == "800:1.1/1 R1.1 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3"
    assert session.snapshot(211_000).athletes[0].segment == session.snapshot(211_000).athletes[0].segments[2]


def test_behind_a_last_rep_there_is_an_open_recovery():
    session = two()
    session.skip(1000, "a1")
    for at in (2000, 3000, 4000, 5000, 6000):
        session.skip(at, "a1")
    session.replan(7000, "a1", OTHER)
    assert shape(session, 7000).endswith("800:1.4/4 R1.4 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3")


def test_after_the_plans_end_what_has_passed_since_is_the_recovery():
    session = squad(2, work(800))
    session.start(0)
    session.stamp(150_000, "1", "a1")
    assert session.snapshot(160_000).athletes[0].phase is Phase.COMPLETE
    session.replan(160_000, "a1", OTHER)
    view = session.snapshot(170_000).athletes[0]
    assert view.elapsed_ms == 20_000
    session.stamp(180_000, "1", "a1")
    session.stamp(215_000, "1", "a1")
    assert times(session, 215_000)[:3] == [(150_000, "mark"), (30_000, "mark"), (35_000, "mark")]


def test_a_cool_down_that_runs_becomes_the_recovery():
    session = squad(2, work(800), cooldown())
    session.start(0)
    session.stamp(150_000, "1", "a1")
    session.replan(160_000, "a1", OTHER)
    assert shape(session, 160_000) == "800:1.1/1 R1.1 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3"


def test_a_warm_up_that_runs_is_run():
    session = squad(2, warmup(), work(800))
    session.start(0)
    session.replan(1000, "a1", OTHER)
    assert shape(session, 1000) == "U 200:1.1/3 R1.1 200:1.2/3 R1.2 200:1.3/3"


def test_before_the_go_it_is_the_whole_plan():
    session = squad(2, work(800), stagger=10_000)
    session.replan(0, "a1", OTHER)
    session.start(100)
    session.replan(1000, "a2", OTHER)
    for athlete in (0, 1):
        assert shape(session, 1000, athlete) == "200:1.1/3 R1.1 200:1.2/3 R1.2 200:1.3/3"


def test_all_parts_of_a_rep_that_runs_are_run():
    session = squad(2, work(400), work(200, joined=True), rest(60), work(400), work(200, joined=True))
    session.start(0)
    session.replan(1000, "a1", OTHER)
    assert shape(session, 1000) == "400:1.1/1 200:1.1/1 R1.1 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3"


def test_it_is_undone_and_done_again():
    session = two()
    before = shape(session, 1000)
    session.replan(1000, "a1", OTHER)
    after = shape(session, 1000)
    session.undo(2000)
    assert shape(session, 2000) == before
    session.redo(3000)
    assert shape(session, 3000) == after


def test_who_runs_something_else_is_not_waited_for():
    session = squad(2, *plan(*reps(4, work(800), rest(60))), recover_with=LAST)
    session.start(0)
    session.stamp(150_000, "2", "a2")
    session.stamp(151_000, "1", "a1")
    session.replan(160_000, "a2", OTHER)
    session.stamp(400_000, "1", "a1")
    assert session.snapshot(400_000).athletes[0].remaining_ms == 60_000


@pytest.mark.parametrize("athlete", ["a1", "nobody"])
def test_a_plan_of_nothing_is_refused(athlete):
    answer = two().replan(1000, athlete, ())
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.EMPTY_PLAN


def test_who_dropped_out_gets_no_other_plan():
    session = two()
    session.drop(1000, "a1")
    answer = session.replan(2000, "a1", OTHER)
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.ALREADY_DROPPED


def test_a_squad_of_one_can_have_another_plan_too():
    session = solo(*reps(4, work(800), rest(60)))
    session.start(0)
    session.replan(1000, "ana", OTHER)
    assert shape(session, 1000) == "800:1.1/1 R1.1 200:2.1/3 R2.1 200:2.2/3 R2.2 200:2.3/3"
