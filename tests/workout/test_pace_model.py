"""The pace model against its published points, and what it refuses."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.workout import pace_model
from milewatch.workout.model import MILE_M

PUBLISHED = {
    30: ("8:30", "9:11", "17:56", "30:40"),
    40: ("6:35", "7:07", "14:03", "24:08"),
    50: ("5:24", "5:50", "11:33", "19:57"),
    60: ("4:35", "4:57", "9:50", "17:03"),
    70: ("4:00", "4:19", "8:34", "14:55"),
    85: ("3:23", "3:39", "7:14", "12:37"),
}
DISTANCES = ((1500.0, 1.0), (MILE_M, 1.0), (3000.0, 1.5), (5000.0, 2.0))


def seconds(clock: str) -> int:
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


@pytest.mark.parametrize("index", PUBLISHED)
def test_the_times_at_an_index_are_those_of_the_published_table(index: int) -> None:
    for (metres, tolerance), clock in zip(DISTANCES, PUBLISHED[index], strict=True):
        assert pace_model.time_at(index, metres) == pytest.approx(seconds(clock), abs=tolerance)


@pytest.mark.parametrize(
    ("metres", "clock", "index", "places"),
    [(5000, "27:00", 34.96321966, 1e-8), (10000, "40:00", 51.94408, 1e-5), (MILE_M, "5:50", 49.9679, 1e-4)],
)
def test_the_index_of_a_result_is_exact(metres: float, clock: str, index: float, places: float) -> None:
    assert pace_model.index(metres, seconds(clock)) == pytest.approx(index, abs=places)


@pytest.mark.parametrize(("time_1500", "ratio"), [(210, 1.0794), (330, 1.0806)])
def test_the_mile_is_the_published_ratio_of_the_1500(time_1500: float, ratio: float) -> None:
    mile = pace_model.time_at(pace_model.index(1500, time_1500), MILE_M)
    assert mile / time_1500 == pytest.approx(ratio, abs=0.0001)


@settings(max_examples=60)
@given(index=st.floats(20, 90), metres=st.floats(800, 42195))
def test_a_time_has_the_index_it_came_from(index: float, metres: float) -> None:
    assert pace_model.index(metres, pace_model.time_at(index, metres)) == pytest.approx(index, abs=1e-5)


@settings(max_examples=60)
@given(index=st.floats(20, 90), metres=st.floats(800, 40000), more=st.floats(1.01, 2))
def test_a_longer_race_is_slower_and_a_fitter_runner_quicker(index: float, metres: float, more: float) -> None:
    time = pace_model.time_at(index, metres)
    assert pace_model.time_at(index, metres * more) / more > time
    assert pace_model.time_at(index + 1, metres) < time


@settings(max_examples=60)
@given(index=st.floats(20, 90), part=st.floats(0.5, 1))
def test_speed_at_a_part_of_the_index_costs_that_part(index: float, part: float) -> None:
    assert pace_model.oxygen(pace_model.speed_at(index, part) * 60) == pytest.approx(part * index)


@settings(max_examples=60)
@given(metres=st.floats(1000, 5000))
def test_a_power_law_goes_through_both_of_its_results(metres: float) -> None:
    near, far = (800.0, 130.0), (5000.0, 1000.0)
    assert pace_model.power_law(near, far, 800.0) == pytest.approx(130.0)
    assert pace_model.power_law(near, far, 5000.0) == pytest.approx(1000.0)
    assert 130.0 < pace_model.power_law(near, far, metres) <= 1000.0001


def test_a_result_under_three_minutes_is_refused() -> None:
    fit = pace_model.assess(800, 179.9)
    assert fit.refusal is not None
    assert "800 m in 2:59.9" in fit.refusal
    assert pace_model.assess(1000, 180.0).refusal is None


def test_a_result_between_three_and_three_and_a_half_minutes_is_flagged() -> None:
    assert "uncertain" in str(pace_model.assess(1000, 209.9).warning)
    assert pace_model.assess(1000, 210.0) == pace_model.Fit()


@pytest.mark.parametrize(
    ("metres", "time_s"),
    [(MILE_M, 180.5), (400, 30), (5000, 300), (0, 60), (1500, 0), (1500, 4000), (MILE_M, 150), (800, 90)],
)
def test_what_nobody_runs_is_refused_as_a_slip(metres: float, time_s: float) -> None:
    assert pace_model.check(metres, time_s) is not None


def test_the_world_record_is_no_slip() -> None:
    assert pace_model.check(MILE_M, 223.13) is None
    for metres, seconds in ((100, 9.58), (200, 19.19), (400, 43.03), (800, 100.91), (1000, 131.96), (1500, 206.0)):
        assert pace_model.check(metres, seconds) is None
