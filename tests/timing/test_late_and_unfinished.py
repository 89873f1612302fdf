"""Somebody who was not in the line-up joins; a rep that is over was not finished."""

from __future__ import annotations

from milewatch.timing import events as ev
from milewatch.timing.lap import End
from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import LAST
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Phase

from .plans import plan, reps, rest, solo, squad, times, work

EIGHTS = plan(*reps(4, work(800), rest(60)))
LATE = Entrant("zoe", "Zoe", EIGHTS)


def two(**more) -> Session:
    session = squad(2, *EIGHTS, **more)
    session.start(0)
    return session


def test_who_comes_late_begins_where_most_of_the_others_are():
    session = two()
    session.stamp(150_000, "1", "a1")
    session.stamp(151_000, "2", "a2")
    session.enter(170_000, LATE)
    late = session.snapshot(170_000).athletes[2]
    assert (late.athlete, late.phase) == ("zoe", Phase.RUNNING)
    assert late.segment is not None
    assert late.segment.index == 1
    assert late.remaining_ms == session.snapshot(170_000).athletes[0].remaining_ms
    session.stamp(360_000, "z", "zoe")
    assert [lap.time_ms for lap in session.snapshot(360_000).athletes[2].laps][1:] == [150_000]


def test_their_laps_are_counted_from_the_go_of_all():
    session = two()
    session.enter(100_000, LATE)
    session.stamp(150_000, "z", "zoe")
    (lap,) = session.snapshot(150_000).athletes[2].laps
    assert (lap.at_ms, lap.time_ms) == (100_000, 50_000)


def test_before_the_start_they_start_with_all():
    session = squad(2, *EIGHTS)
    session.enter(0, LATE)
    session.start(5000)
    assert {view.elapsed_ms for view in session.snapshot(6000).athletes} == {1000}


def test_in_the_countdown_they_go_with_all():
    session = squad(2, *EIGHTS, lead_in_ms=10_000)
    session.start(0)
    session.enter(4000, LATE)
    assert {view.lead_in_ms for view in session.snapshot(5000).athletes} == {5000}


def test_what_was_done_for_everybody_before_does_not_happen_to_them_once_more():
    session = two()
    session.extend(10_000)
    session.skip(20_000)
    session.enter(30_000, LATE)
    late, first = session.snapshot(30_000).athletes[2], session.snapshot(30_000).athletes[0]
    assert late.segments == first.segments
    assert late.segment == first.segment
    assert late.laps == ()


def test_who_comes_late_runs_the_plan_of_all_not_that_of_one_who_got_another():
    session = two()
    session.replan(10_000, "a1", plan(work(200), rest(30), work(200)))
    session.enter(20_000, LATE)
    late, other = session.snapshot(20_000).athletes[2], session.snapshot(20_000).athletes[1]
    assert late.segments == other.segments


def test_an_undo_and_nobody_came():
    session = two()
    before = session.snapshot(100_000)
    session.enter(100_000, LATE)
    session.stamp(150_000, "z", "zoe")
    session.undo(151_000)
    session.undo(152_000)
    assert session.roster == session.lineup
    assert session.snapshot(152_000).athletes == two().snapshot(152_000).athletes
    session.redo(153_000)
    assert [entrant.key for entrant in session.roster] == ["a1", "a2", "zoe"]
    assert before.athletes[0].athlete == "a1"


def test_nobody_comes_twice_or_with_nothing_to_run():
    session = two()
    for who, reason in (
        (Entrant("a1", "Again", EIGHTS), Reason.ALREADY_HERE),
        (Entrant("x", "X", ()), Reason.EMPTY_PLAN),
    ):
        answer = session.enter(1000, who)
        assert isinstance(answer, Refusal)
        assert answer.reason is reason


def test_own_targets_stay_own():
    session = two()
    session.enter(1000, Entrant("zoe", "Zoe", EIGHTS, targets=((170_000, 170_000),)))
    assert session.snapshot(1000).athletes[2].target_ms == (170_000, 170_000)


def test_a_second_athlete_makes_a_squad_of_a_squad_of_one():
    session = solo(*EIGHTS)
    session.start(0)
    session.stamp(150_000)
    session.enter(160_000, LATE)
    session.stamp(400_000)
    snapshot = session.snapshot(400_000)
    assert [len(view.laps) for view in snapshot.athletes] == [2, 1]
    assert [stamp.at_ms for stamp in snapshot.tray] == [400_000]


def test_who_came_late_is_waited_for_like_all():
    session = two(recover_with=LAST)
    session.enter(100_000, LATE)
    session.stamp(150_000, "1", "a1")
    session.stamp(151_000, "2", "a2")
    assert session.snapshot(152_000).athletes[0].waits
    session.stamp(155_000, "z", "zoe")
    assert {view.remaining_ms for view in session.snapshot(155_000).athletes} == {60_000}


def test_a_mark_of_somebody_whose_coming_was_lost_is_kept_in_the_tray():
    session = two()
    lost = [ev.Started(id=0, at=0), ev.Slept(id=1, at=10, gap=0), ev.Stamped(id=2, at=150_000, key="z", athlete="zoe")]
    again = Session(session.lineup, session.rules, lost)
    assert [stamp.id for stamp in again.snapshot(160_000).tray] == [2]


def test_a_rep_that_a_mark_ended_was_not_finished():
    session = two()
    mark = session.stamp(150_000, "1", "a1")
    assert isinstance(mark, ev.Stamped)
    session.unfinish(160_000, "a1", stamp=mark.id)
    (lap,) = session.snapshot(160_000).athletes[0].laps
    assert (lap.end, lap.time_ms, lap.stamp, lap.edited) == (End.SKIPPED, 150_000, mark.id, True)
    session.undo(161_000)
    assert session.snapshot(161_000).athletes[0].laps[0].end is End.MARK


def test_a_rep_that_the_clock_ended_was_not_finished_or_was_after_all():
    session = squad(2, work(s=60), rest(60), work(s=60))
    session.start(0)
    session.unfinish(70_000, "a2", segment=0)
    assert times(session, 70_000) == [(60_000, "time")]
    assert session.snapshot(70_000).athletes[1].laps[0].end is End.SKIPPED
    session.unfinish(80_000, "a2", segment=0, after_all=True)
    assert session.snapshot(80_000).athletes[1].laps[0].end is End.TIME


def test_it_goes_with_its_mark():
    session = two()
    mark = session.stamp(150_000, "1", "a1")
    assert isinstance(mark, ev.Stamped)
    session.unfinish(160_000, "a1", stamp=mark.id)
    session.assign(170_000, mark.id, "a2")
    one, two_ = session.snapshot(170_000).athletes
    assert one.laps == ()
    assert two_.laps[0].end is End.MARK


def test_a_rep_that_runs_or_was_skipped_is_not_judged():
    session = two()
    session.skip(10_000, "a1")
    for answer in (session.unfinish(20_000, "a1", segment=0), session.unfinish(20_000, "a2", segment=0)):
        assert isinstance(answer, Refusal)
        assert answer.reason is Reason.NO_SUCH_REP


def test_nobody_is_judged_who_is_not_here():
    answer = two().unfinish(1000, "nobody", segment=0)
    assert isinstance(answer, Refusal)
    assert answer.reason is Reason.NO_SUCH_ATHLETE
