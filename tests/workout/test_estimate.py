from __future__ import annotations

from datetime import date

import pytest

from milewatch.workout.effort import Effort, Form
from milewatch.workout.effort_table import cell
from milewatch.workout.estimate import expected_distance_m
from milewatch.workout.marks import Mark
from milewatch.workout.model import MILE_M, Ends, Kind, Step
from milewatch.workout.pacing import Pace, Pacer

TODAY = date(2026, 11, 22)
PACER = Pacer((Mark(MILE_M, 360_000, TODAY),), (), TODAY)


def expected_s400(percent: float, ms: int) -> float:
    """Seconds per 400 m expected of a rep by time, of a runner of the mile in 6:00."""
    rep = Step(Kind.WORK, Ends.TIME, duration_ms=ms, effort=Effort(f"{percent} %", Form.PERCENT, percent, percent))
    return ms / 1000 * 400 / expected_distance_m(rep, ms, 360.0)


def named_s400(name: str) -> float:
    pace = PACER.named(name)
    assert isinstance(pace, Pace)
    return pace.mid * 400


@pytest.mark.parametrize("ms", [30_000, 60_000, 180_000, 300_000])
@pytest.mark.parametrize("percent", [75.0, 85.0, 90.0])
def test_an_effort_is_expected_in_the_middle_of_the_paces_that_the_table_names(percent: float, ms: int) -> None:
    found = cell(Effort(f"{percent} %", Form.PERCENT, percent, percent), ms)
    if found is not None:
        middle = (named_s400(found.slow) + named_s400(found.quick)) / 2
        assert expected_s400(percent, ms) == pytest.approx(middle, abs=0.1)


def test_a_short_rep_that_is_not_in_the_table_is_expected_as_the_next_longer_one() -> None:
    assert expected_s400(75.0, 30_000) == expected_s400(75.0, 60_000)


@pytest.mark.parametrize("ms", [30_000, 60_000, 180_000, 300_000])
def test_a_harder_effort_is_expected_to_be_quicker(ms: int) -> None:
    paces = [expected_s400(percent, ms) for percent in (40.0, 60.0, 75.0, 80.0, 85.0, 90.0, 95.0, 100.0)]
    assert paces == sorted(set(paces), reverse=True)
