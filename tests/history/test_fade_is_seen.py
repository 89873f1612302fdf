"""Nothing in a chart hides the fade: neither the bars nor the session that it is compared with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.history.chart import session_chart
from milewatch.history.drawing import draw
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


def test_where_both_meet_the_session_before_stands_beside_the_fade() -> None:
    even = session_chart(run([65_000] * 4), run([65_000] * 4, "before"))
    assert any("◆•" in line for line in draw(even, 80, 20).plain().splitlines())
    apart = replace(even, columns=tuple(replace(one, before=65.6) for one in even.columns))
    assert not any("◆•" in line for line in draw(apart, 80, 20).plain().splitlines())
