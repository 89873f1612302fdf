"""Athletes at the start of a workout: targets, guides and recoveries of their own."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from milewatch.clock import ManualClock
from milewatch.conduct import headless, unfinished
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.entering import field_of, past_runs
from milewatch.conduct.time_trials import keep, offered
from milewatch.places import Places
from milewatch.records.archive import Archive
from milewatch.records.athlete import Athlete, read_goal, read_mark
from milewatch.records.athletes import load
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.simulate import simulate
from milewatch.timing.snapshot import Command
from milewatch.workout.marks import MarkKind
from milewatch.workout.notation import read
from milewatch.workout.targets import GuideKind
from milewatch.workout.timeline import unroll

TODAY = date(2026, 11, 20)
ANA = Athlete("ana", "Ana", marks=(read_mark("1mi=6:00 2026-10-24", TODAY),), goals=(read_goal("1mi=5:40"),))
SLOW = Athlete("bo", "Bo", marks=(read_mark("1mi=7:00 2026-11-01", TODAY),))
NOBODY = Athlete("cy", "Cy")


def lay(text):
    return unroll(read(text))


def test_targets_are_the_athletes_own_and_go_into_the_laps():
    field = field_of(lay("3 x 400 @ mile, 60s jog"), [ANA, SLOW, NOBODY], TODAY)
    session = simulate(Session([one.entrant for one in field], Rules()), Random(1))
    for view, middle in zip(session.snapshot(10**9).athletes, (89_500, 104_400, None), strict=True):
        targets = {lap.target_ms for lap in view.laps if lap.segment.step.distance_m == 400}
        (target,) = targets
        assert (target is None) if middle is None else sum(target) / 2 == pytest.approx(middle, abs=60)


def test_current_and_goal_pace_are_never_mixed():
    (current,) = field_of(lay("400 @ mile"), [ANA], TODAY)
    (goal,) = field_of(lay("400 @ goal mile"), [ANA], TODAY)
    (none,) = field_of(lay("400 @ goal mile"), [SLOW], TODAY)
    assert current.aims[0].target.mid_ms == pytest.approx(360_000 * 400 / 1609.344, abs=1)
    assert goal.aims[0].target.mid_ms == pytest.approx(340_000 * 400 / 1609.344, abs=1)
    assert none.aims[0].target is None
    assert any("goal" in sentence for sentence in none.told)


def test_the_whole_time_follows_from_the_athletes_targets():
    timeline = lay("10 x 400 @ mile, 60s jog")
    (quick,) = field_of(timeline, [ANA], TODAY)
    (slow,) = field_of(timeline, [SLOW], TODAY)
    assert quick.timeline.totals.expected_ms == pytest.approx(10 * 89_479 + 9 * 60_000, abs=100)
    assert slow.timeline.totals.expected_ms > quick.timeline.totals.expected_ms + 140_000


def test_an_old_mark_is_used_and_said_to_be_old_and_a_trial_due():
    old = Athlete("old", "Old", marks=(read_mark("1mi=6:00 2026-09-01", TODAY),))
    (runner,) = field_of(lay("400 @ mile"), [old], TODAY)
    assert runner.aims[0].target is not None
    assert any("11 weeks old" in sentence for sentence in runner.told)
    assert any("time trial is due" in sentence for sentence in runner.told)


def test_the_mark_named_is_the_one_that_most_targets_use():
    both = Athlete("x", "X", marks=(*ANA.marks, read_mark("5k=21:00 2026-11-10", TODAY)))
    (mile,) = field_of(lay("4 x 400 @ mile, 60s jog"), [both], TODAY)
    (five,) = field_of(lay("4 x 1000 @ 5k, 60s jog"), [both], TODAY)
    (felt,) = field_of(lay("4 x 400 @ 85%, 60s jog"), [both], TODAY)
    assert mile.mark == both.marks[0]
    assert five.mark == both.marks[1]
    assert felt.mark == both.marks[1], "without targets the newest"
    assert field_of(lay("400"), [NOBODY], TODAY)[0].mark is None


@pytest.fixture
def here(tmp_path):
    return Places.under(tmp_path, rescue=tmp_path / "rescue")


def run_before(here, text, *athletes, days=0):
    timeline = lay(text)
    roster = [one.entrant for one in field_of(timeline, athletes, TODAY)]
    clock = ManualClock()
    clock.advance(days * 86_400_000)
    return headless.run(timeline, here, roster=roster, clock=clock)


def test_own_history_guides_the_reps_that_go_by_feeling(here):
    text = "4 x 600 @ 85%, full"
    log = run_before(here, text, ANA)
    past = past_runs(here, {"ana"})
    (runner,) = field_of(lay(text), [ANA], TODAY, past=past)
    guide = runner.aims[0].guide
    times = sorted(lap.time_cs * 10 for lap in log.laps["ana"] if lap.kind == "work")
    assert guide.kind is GuideKind.LAST_TIME
    assert times[0] <= guide.low_ms <= times[-1]
    assert runner.own_rest
    rests = sorted(lap.time_cs * 10 for lap in log.laps["ana"] if lap.kind == "recovery")
    assert runner.timeline.segments[1].suggested_ms == rests[1]
    assert past_runs(here, {"cy"}) == {"cy": []}


def test_in_a_squad_each_recovers_as_they_did_last_time_unless_all_recover_together(here):
    text = "4 x 600 @ 85%, full"
    log = run_before(here, text, ANA)
    timeline, past = lay(text), past_runs(here, {"ana", "bo"})
    rests = sorted(lap.time_cs * 10 for lap in log.laps["ana"] if lap.kind == "recovery")
    ana, bo = field_of(timeline, [ANA, SLOW], TODAY, past=past)
    assert (ana.own_rest, bo.own_rest) == (True, False)
    assert ana.timeline.segments[1].suggested_ms == ana.entrant.segments[1].suggested_ms == rests[1]
    assert bo.timeline.segments == timeline.segments
    for one in field_of(timeline, [ANA, SLOW], TODAY, past=past, together=True):
        assert one.timeline.segments == timeline.segments
        assert not one.own_rest


def test_who_ran_another_workout_than_the_squad_is_guided_by_that_one(here):
    squads, own = lay("4 x 600 @ 85%, full"), lay("3 x 300 @ 85%, full")
    field = field_of(squads, [ANA, SLOW], TODAY, own={"bo": own})
    log = headless.run(squads, here, roster=[one.entrant for one in field])
    assert log.athletes["bo"].plan is not None
    past = past_runs(here, {"ana", "bo"})
    assert [lap.planned_m for lap in past["ana"][0].laps if lap.metres] == [600.0] * 4
    assert [lap.planned_m for lap in past["bo"][0].laps if lap.metres] == [300.0] * 3
    (again,) = field_of(own, [SLOW], TODAY, past=past)
    assert again.aims[0].guide.kind is GuideKind.LAST_TIME


def test_a_rehearsal_is_no_history(here):
    timeline = lay("4 x 600 @ 85%, full")
    headless.run(timeline, here, roster=[one.entrant for one in field_of(timeline, [ANA], TODAY)], rehearsal=True)
    assert past_runs(here, {"ana"}) == {"ana": []}


def test_the_mark_is_kept_in_the_log_and_read_back(here):
    log = run_before(here, "2 x 400 @ mile, 60s jog", ANA, NOBODY)
    again = Archive(here.logs).load(log.id)
    assert again == log
    mark = again.athletes["ana"].from_mark
    assert (mark.distance_m, mark.time_ms, mark.on) == (1609.344, 360_000, date(2026, 10, 24))
    assert again.athletes["cy"].from_mark is None


@pytest.mark.parametrize("text", ["2 x 400 @ goal mile, 60s jog", "2 x 400 @ 75s, 60s jog", "2 x 400 @ 85%, 60s jog"])
def test_a_mark_from_which_no_target_came_is_not_named_in_the_log(here, text):
    assert run_before(here, text, ANA).athletes["ana"].from_mark is None


def test_a_time_trial_offers_itself_and_is_kept_as_a_mark(here):
    text = "1 mi @ all out"
    log = run_before(here, text, ANA, NOBODY)
    marks = offered(log, lay(text).segments)
    assert set(marks) == {"ana", "cy"}
    assert all(mark.kind is MarkKind.TIME_TRIAL for mark in marks.values())
    roster = keep(here.athletes, log, marks)
    assert {one.id: len(one.marks) for one in roster.athletes} == {"ana": 1, "cy": 1}
    assert keep(here.athletes, log, marks).athletes == load(here.athletes).athletes == roster.athletes


@pytest.mark.parametrize("text", ["4 x 400 @ mile, 60s jog", "1 mi @ 85%", "400 @ all out"])
def test_other_sessions_offer_nothing(here, text):
    log = run_before(here, text, ANA)
    assert offered(log, lay(text).segments) == {}


def test_the_mark_outlives_a_session_that_was_cut_off(here):
    timeline = lay("2 x 400 @ mile, 60s jog")
    clock = ManualClock()
    roster = [one.entrant for one in field_of(timeline, [ANA], TODAY)]
    conductor = Conductor.open(timeline, roster, Rules(lead_in_ms=0), clock, here)
    conductor.do(Command.START)
    clock.advance(90_000)
    conductor.do(Command.STAMP, key="space")
    conductor.abandon()
    log = unfinished.keep(conductor.id, here)
    assert log.athletes["ana"].from_mark.time_ms == 360_000
    assert log.laps["ana"][0].target_cs is not None
