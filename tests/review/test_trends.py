"""Over weeks and months."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.review.runs import Run
from milewatch.review.trends import bests, weeks, workout_trend
from milewatch.workout.marks import Mark
from milewatch.workout.model import MILE_M

from .squads import DAY, rep, run, timed


def test_a_workouts_mean_rep_over_its_runnings() -> None:
    new = run((176.0, 178.0), session="b", on=date(2026, 10, 1))
    old = run((180.0, 184.0), session="a", on=date(2026, 9, 1))
    (trend,) = workout_trend([new, old])
    assert (trend.label, trend.unit) == ("800 m", "s")
    assert [(p.session, p.mean, p.best, p.worst, p.n) for p in trend.points] == [
        ("a", 182.0, 180.0, 184.0, 2),
        ("b", 177.0, 176.0, 178.0, 2),
    ]


def test_weeks_run_from_monday_with_empty_ones_between() -> None:
    monday = date(2026, 11, 2)
    first = run(on=monday + timedelta(days=6), effort=7.0)
    later = run(on=monday + timedelta(days=14), session="t")
    found = weeks([later, first], until=date(2026, 11, 24))
    assert [week.start for week in found] == [monday + timedelta(days=7 * k) for k in range(4)]
    assert [week.sessions for week in found] == [1, 0, 1, 0]
    assert [week.hard_m for week in found] == [4800, 0, 4800, 0]
    assert [week.load.total for week in found] == [420, 0, 0, 0]
    assert [week.unrated for week in found] == [0, 0, 1, 0]
    assert weeks([], until=DAY) == ()


@settings(max_examples=30)
@given(st.lists(st.tuples(st.dates(date(2026, 1, 1), date(2026, 6, 1)), st.integers(0, 10)), min_size=1, max_size=12))
def test_no_load_is_lost_between_the_weeks(sessions: list[tuple[date, int]]) -> None:
    made = [run(on=day, effort=float(effort), session=str(i)) for i, (day, effort) in enumerate(sessions)]
    found = weeks(made, until=date(2026, 6, 1))
    assert sum(week.load.total for week in found) == pytest.approx(sum(60.0 * effort for _, effort in sessions))
    assert sum(week.sessions for week in found) == len(sessions)


def test_the_best_rep_and_the_best_race_are_kept_apart() -> None:
    marks = [Mark(MILE_M, 360_000, DAY), Mark(MILE_M, 358_000, DAY), Mark(800.0, 165_000, DAY)]
    found = {best.distance_m: best for best in bests([run((180.0, 171.5)), run((172.0,), session="t")], marks)}
    assert list(found) == [800.0, MILE_M]
    assert found[800.0].rep is not None
    assert found[800.0].rep.time_ms == 171_500
    assert found[800.0].mark == marks[2]
    assert found[MILE_M].rep is None
    assert found[MILE_M].mark == marks[1]


def test_only_measured_and_finished_reps_are_bests() -> None:
    laps = (timed(60, 400.0), rep(50, 400.0, 2, done=False), rep(70, 400.0, 3))
    (best,) = bests([Run("s", "a", DAY, laps)], [])
    assert best.rep is not None
    assert best.rep.time_ms == 70_000


def test_a_time_trial_that_became_a_mark_is_no_rep() -> None:
    trial = Run("s", "ana", DAY, (rep(358.34, MILE_M, effort="all out"),))
    (best,) = bests([trial], [Mark(MILE_M, 358_300, DAY)])
    assert best.rep is None
    (best,) = bests([trial], [Mark(MILE_M, 358_300, DAY - timedelta(days=30))])
    assert best.rep is not None


def test_a_squads_session_counts_once_for_a_week() -> None:
    both = [run(), replace(run(), athlete="bo")]
    assert weeks(both, until=DAY)[0].sessions == 1
