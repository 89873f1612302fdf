"""Nothing in a chart hides the fade: neither the bars nor the session that it is compared with."""

from __future__ import annotations

import re
import statistics
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.history.chart import session_chart
from milewatch.history.drawing import draw
from milewatch.history.opened import Opened
from milewatch.history.picture import picture
from milewatch.records.log import AthleteRow, Log
from milewatch.review.analysis import analyse
from milewatch.review.runs import Run, RunLap
from milewatch.workout.model import Kind

TIMES = st.lists(st.integers(60_000, 70_000), min_size=3, max_size=12)


def run(times: list[int], session: str = "now") -> Run:
    laps = tuple(
        RunLap(Kind.WORK, ms, 1, number, metres=400.0, planned_m=400.0, target_ms=(65_000, 65_000))
        for number, ms in enumerate(times, 1)
    )
    return Run(session, "ana", date(2026, 11, 20), laps, key="k")


@settings(max_examples=60)
@given(TIMES, TIMES, st.integers(40, 160), st.integers(7, 26))
def test_each_rep_has_its_dot_of_the_fade_line(times: list[int], before: list[int], width: int, height: int) -> None:
    chart = session_chart(run(times), run(before, "before"))
    canvas = draw(chart, width, height)
    assert sum(line.count("•") for line in canvas.plain().splitlines()) == len(times)


def test_the_line_goes_on_through_the_bars() -> None:
    chart = session_chart(run([66_000, 69_000, 69_500, 66_000]))
    lines = draw(chart, 80, 20).plain().splitlines()
    assert any("█·█" in line for line in lines)


SKIPPED = run([65_000, 66_000, 3_000, 68_000, 69_000, 69_600])
SKIPPED = replace(SKIPPED, laps=tuple(replace(lap, done=lap.rep != 3) for lap in SKIPPED.laps))


@pytest.mark.parametrize("unit", ["s", "%"])
def test_the_line_is_straight_over_a_rep_that_was_skipped_and_rises_as_the_figure_says(unit: str) -> None:
    session = SKIPPED
    if unit == "%":  # with a rep whose distance is not known there is no other unit for both
        session = replace(session, laps=(*session.laps, RunLap(Kind.WORK, 60_000, 2, 1, planned_ms=60_000)))
    chart = session_chart(session)
    assert chart.unit == unit
    fades = [column.fade for column in chart.columns[:6]]
    assert None not in fades
    steps = [after - before for before, after in pairwise(fades)]  # type: ignore[operator]
    figures = analyse(session).groups[0].figures
    assert steps == pytest.approx([figures.slope_percent if unit == "%" else figures.slope] * 5)
    assert figures.slope == pytest.approx(
        statistics.linear_regression([1, 2, 4, 5, 6], [65.0, 66.0, 68.0, 69.0, 69.6]).slope
    )
    assert not chart.columns[2].value


def test_the_drawn_line_goes_straight_on_where_the_rep_was_skipped() -> None:
    lines = draw(session_chart(SKIPPED), 98, 30).plain().splitlines()
    dots = sorted((x, y) for y, line in enumerate(lines) for x, char in enumerate(line) if char in "•·")
    assert len({x for x, _ in dots}) == len(dots) > 30
    (x0, y0), (x1, y1) = dots[0], dots[-1]
    assert all(abs(y - (y0 + (y1 - y0) * (x - x0) / (x1 - x0))) <= 1 for x, y in dots)


def test_the_line_in_the_picture_is_one_stroke_from_the_first_rep_to_the_last() -> None:
    log = Log(
        id="s1",
        started=datetime(2026, 11, 20, 17, tzinfo=UTC),
        finished=datetime(2026, 11, 20, 18, tzinfo=UTC),
        title="6 x 400",
        athletes={"ana": AthleteRow("Ana")},
        laps={},
    )
    text = picture(Opened(Path("s1.toml"), log, (), (SKIPPED,)), SKIPPED)
    (points,) = re.findall(r'<polyline points="([^"]+)"', text)
    ends = [tuple(map(float, point.split(","))) for point in points.split(" ")]
    slot = (960 - 84 - 20) / 6
    assert [x for x, _ in ends] == pytest.approx([84 + slot / 2, 84 + 5.5 * slot], abs=0.1)
    assert ends[0][1] > ends[1][1], "up is slower"


def test_a_rep_cut_short_before_its_second_part_does_not_break_the_line() -> None:
    laps = [
        RunLap(Kind.WORK, 60_000 + 500 * number, 1, number, part, metres=400.0, planned_m=400.0)
        for number in range(1, 6)
        for part in (1, 2)
    ]
    del laps[5]
    laps[4] = replace(laps[4], done=False)
    chart = session_chart(replace(run([]), laps=tuple(laps)))
    fades = [column.fade for column in chart.columns]
    assert fades == pytest.approx([121.0, 122.0, 123.0, 124.0, 125.0])
    assert len({column.group for column in chart.columns}) == 1


def test_where_both_meet_the_session_before_stands_beside_the_fade() -> None:
    even = session_chart(run([65_000] * 4), run([65_000] * 4, "before"))
    assert any("◆•" in line for line in draw(even, 80, 20).plain().splitlines())
    apart = replace(even, columns=tuple(replace(one, before=65.6) for one in even.columns))
    assert not any("◆•" in line for line in draw(apart, 80, 20).plain().splitlines())
