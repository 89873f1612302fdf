"""The squad of a session as a table: who is compared with whom, and what stands for a rep that was not timed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milewatch.review.runs import Run, RunLap
from milewatch.review.squad import matrix
from milewatch.tui.review_tables import squad
from milewatch.workout.model import Kind

NAMES = {"ana": "Ana Reis", "bo": "Bo Lind", "cy": "Cy Young"}
PLANS = {"ana": "3x400m @75s w/ 60s", "bo": "3x400m @75s w/ 60s", "cy": "3x200m @36s w/ 60s"}


def run(athlete: str, *times: float, metres: float = 400.0, key: str = "squad's") -> Run:
    laps = tuple(
        RunLap(Kind.WORK, round(time * 1000), 1, number, metres=metres, planned_m=metres)
        for number, time in enumerate(times, 1)
    )
    return Run("s", athlete, date(2026, 11, 20), laps, key=key, asked=3)


def by_the_clock(athlete: str, metres: float | None, seconds: int = 60) -> Run:
    laps = tuple(RunLap(Kind.WORK, seconds * 1000, 1, n, metres=metres, planned_ms=seconds * 1000) for n in (1, 2))
    return Run("s", athlete, date(2026, 11, 20), laps, key="minutes", asked=2)


def told(*runs: Run, width: int = 80) -> list[str]:
    return [line.rstrip() for line in squad(matrix(runs), NAMES, PLANS, width).plain.splitlines()]


@pytest.mark.parametrize("width", [36, 76, 156])
def test_who_ran_another_workout_stands_apart_and_it_is_said(width: int) -> None:
    own = run("cy", 35, 36, 37, metres=200.0, key="own")
    lines = told(run("ana", 74, 75, 76), own, run("bo", 73, 74, 75), width=width)
    apart = lines.index("another workout: 3x200m @36s w/ 60s")
    ranked = [line[:6] for line in lines[:apart] if line[:2] in ("1.", "2.", "–")]
    assert ranked == ["1.  Bo", "2.  An"] * 2
    assert "Cy" not in "".join(lines[:apart])
    assert lines[apart + 1] == "not ranked with the others"
    assert [line[:6] for line in lines[apart:] if "Cy" in line] == ["–   Cy"] * 2
    assert "36.00" in "".join(lines[apart:]), "the mean of whole reps, as nobody ran both lengths"


def test_a_rep_by_the_clock_has_its_metres_or_how_long_it_was() -> None:
    lines = told(by_the_clock("ana", 310.0), by_the_clock("bo", None), by_the_clock("cy", None, 45))
    assert [line.split()[-2:] for line in lines[1:4] if "Bo" in line] == [["1:00", "1:00"]]
    assert any("310 m  310 m" in line for line in lines)
    assert any("45 s   45 s" in line for line in lines)


def test_where_it_is_narrow_whole_columns_are_left_out_and_who_faded_is_told_all_the_same() -> None:
    lines = told(run("ana", 74, 75, 79), run("bo", 73, 73, 73), width=36)
    assert "…" not in "".join(lines)
    assert [line.split() for line in lines if "faded" in line] == [["2.", "Ana", "1:16.00", "+6.6", "%", "faded"]]
    lines = told(run("ana", 74, 79), run("bo", 73, 73, 73), width=36)
    assert [line.split()[-4:] for line in lines if "faded" in line] == [["2", "reps", "·", "faded"]]


def test_who_is_alone_with_a_workout_is_in_no_ranking() -> None:
    lines = told(run("ana", 74, 75, 76), run("bo", 73, 74, 75), run("cy", 35, 36, 37, metres=200.0, key="own"))
    assert sum("ranking by the mean" in line for line in lines) == 1


def test_one_rep_is_one_rep() -> None:
    assert any(line.endswith("1 rep") for line in told(run("ana", 74), run("bo", 73, 74, 75)))


def test_what_no_cell_has_is_not_explained() -> None:
    last = told(run("ana", 74, 75, 76), run("bo", 73, 74, 75))[-1]
    assert last == "underlined: quickest in that rep"
    cut = run("bo", 73, 74, 75)
    cut = replace(cut, laps=(*cut.laps[:2], replace(cut.laps[2], done=False)))
    assert told(run("ana", 74, 75, 76, 77), cut)[-1].endswith("× cut short; · not run")
