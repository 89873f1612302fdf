"""Time trials over the year, and the mark that one offers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milewatch.review.runs import Run
from milewatch.review.trials import Change, change, offered_mark, trial_distances, trials
from milewatch.workout.marks import Mark, MarkKind
from milewatch.workout.model import MILE_M

from .squads import DAY, rep, run


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [(0, Change.NONE), (2.99, Change.NONE), (3.0, Change.MAYBE), (5.4, Change.MAYBE), (5.41, Change.LIKELY)],
)
@pytest.mark.parametrize("sign", [1, -1])
def test_a_change_at_six_minutes(seconds: float, expected: Change, sign: int) -> None:
    assert change(360_000, 360_000 + sign * round(seconds * 1000)) is expected


def test_the_band_grows_with_the_time() -> None:
    assert change(720_000, 725_990) is Change.NONE
    assert change(720_000, 730_800) is Change.MAYBE


def test_each_result_stands_against_the_one_before() -> None:
    marks = [
        Mark(MILE_M, 352_000, date(2026, 9, 1)),
        Mark(MILE_M, 360_000, date(2026, 3, 1)),
        Mark(1609.0, 358_000, date(2026, 6, 1)),
        Mark(5000.0, 1_240_000, date(2026, 5, 1)),
    ]
    points = trials(marks, MILE_M)
    assert [point.mark.time_ms for point in points] == [360_000, 358_000, 352_000]
    assert [point.word for point in points] == ["", "no change", "likely quicker"]
    assert [point.change_ms for point in points] == [None, -2000, -6000]
    assert (points[0].low_ms, points[0].high_ms) == (354_600, 365_400)
    assert trial_distances(marks) == (MILE_M, 5000.0)


def test_a_time_trial_offers_itself_as_a_mark() -> None:
    trial = Run("s", "ana", DAY, (rep(358.3, MILE_M, effort="all out"),))
    assert offered_mark(trial) == Mark(MILE_M, 358_300, DAY, MarkKind.TIME_TRIAL)


def test_two_miles_run_as_eight_laps_are_a_mark_over_what_was_run() -> None:
    lap = replace(rep(700.0, 3200.0, effort="all out"), planned_m=2 * MILE_M)
    mark = offered_mark(Run("s", "ana", DAY, (lap,)))
    assert mark is not None
    assert mark.distance_m == 3200.0


def test_what_is_no_time_trial_offers_nothing() -> None:
    assert offered_mark(run()) is None
    lap = rep(358.3, MILE_M, effort="all out")
    for other in (
        replace(lap, effort="85 %"),
        replace(lap, done=False),
        replace(lap, planned_m=None),
        replace(lap, planned_m=200.0),
        replace(lap, time_ms=7_100),
    ):
        assert offered_mark(Run("s", "ana", DAY, (other,))) is None
