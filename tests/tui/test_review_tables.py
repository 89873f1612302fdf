"""The tables of a session and of its runnings: they add up as they are read, and nothing is cut that need not be."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.history.told import change_lines, value_text
from milewatch.records.athlete import Athlete
from milewatch.review.compare import compare
from milewatch.review.runs import Run, RunLap
from milewatch.review.trends import WorkoutPoint, WorkoutTrend
from milewatch.tui.review_tables import both, runnings
from milewatch.tui.screens.athletes import about
from milewatch.workout.marks import Mark, MarkKind
from milewatch.workout.model import Kind

DAY = date(2026, 11, 20)


def run(rests: list[int], reps: list[int] | None = None) -> Run:
    laps: list[RunLap] = []
    for number, ms in enumerate(rests, 1):
        laps.append(RunLap(Kind.WORK, reps[number - 1] if reps else 75_000, 1, number, metres=400.0, planned_m=400.0))
        laps.append(RunLap(Kind.RECOVERY, ms, 1, number))
    laps.append(RunLap(Kind.WORK, 75_000, 1, len(rests) + 1, metres=400.0, planned_m=400.0))
    return Run("s", "ana", DAY, tuple(laps), key="k")


def seconds(told: str) -> int:
    minutes, _, rest = told.rpartition(":")
    return 60 * int(minutes or 0) + int(rest)


@given(st.lists(st.tuples(st.integers(50_000, 200_000), st.integers(50_000, 200_000)), min_size=1, max_size=4))
def test_what_a_recovery_was_longer_is_the_difference_of_the_two_that_are_told(rests: list[tuple[int, int]]) -> None:
    found = compare(run([then for then, _ in rests]), run([now for _, now in rests]))
    lines = both(found, 90).plain.splitlines()[1:]
    for line in lines[: len(rests)]:
        then, now, over, _ = line.split()[-4:]
        assert seconds(now) - seconds(then) == int(over.replace("−", "-").replace("±", ""))


def test_the_lengths_of_reps_stand_under_each_other() -> None:
    found = compare(run([90_000] * 10), run([90_000] * 10))
    places = {line.index("400 m") for line in both(found, 90).plain.splitlines()[1:]}
    assert len(places) == 1


def test_two_sessions_on_a_small_screen_are_not_cut() -> None:
    lines = both(compare(run([90_000] * 3), run([91_000] * 3)), 36).plain.splitlines()
    assert "…" not in "".join(lines)
    assert lines[0].split() == ["rep", "then", "now"]


@pytest.mark.parametrize("width", [36, 50, 76, 120])
def test_the_runnings_of_a_workout_add_up_and_whole_columns_are_left_out(width: int) -> None:
    means = (75.005, 74.995, 75.2349)
    points = tuple(
        WorkoutPoint(DAY + timedelta(days=n), f"s{n}", mean, mean - 1, mean + 1, 1.2, 8) for n, mean in enumerate(means)
    )
    lines = runnings(WorkoutTrend("400 m", "s", points), "s2", width).plain.splitlines()
    assert "…" not in "".join(lines)
    told = [value_text(mean, "s") for mean in means]
    assert all(mean in line for mean, line in zip(reversed(told), lines[1:], strict=True))
    for before, now, line in zip(told, told[1:], reversed(lines[1:3]), strict=False):
        change = round(float(now.split(":")[1]) - float(before.split(":")[1]), 2)
        assert f"{change:+.2f}".replace("-", "−").replace("+0.00", "±0.00") in line


def test_the_change_of_a_mean_is_the_difference_of_the_two_that_are_told() -> None:
    then, now = run([90_000] * 3, [75_010, 75_010, 75_000]), run([90_000] * 3, [74_990, 75_000, 75_000])
    (line,) = change_lines(compare(then, now))
    assert line.startswith("400 m: mean 1:15.01 → 1:15.00, 0.01 s quicker")
    (line,) = change_lines(compare(now, now))
    assert "1:15.00 → 1:15.00, the same" in line


@pytest.mark.parametrize("width", [36, 49, 100])
def test_each_mark_of_an_athlete_has_a_line(width: int) -> None:
    marks = (
        Mark(1609.344, 350_500, date(2026, 10, 9), MarkKind.TIME_TRIAL),
        Mark(5000.0, 1_188_300, date(2025, 11, 28), MarkKind.RACE, "windy"),
        Mark(1500.0, 318_600, date(2026, 12, 24)),
    )
    lines = about(Athlete("ana", "Ana Reis", marks=marks), DAY, width).plain.splitlines()
    assert [line.split()[0] for line in lines[1:4]] == ["1500", "mile", "5"]
    assert all(len(line) <= width for line in lines[1:4])
    assert "dated ahead" in lines[1]
    assert "6 weeks old" in lines[2]
