"""A pace between two others, and an effort that stands after the rest: for what is it?"""

from __future__ import annotations

from datetime import date

import pytest

from milewatch.workout.marks import Mark
from milewatch.workout.notation import NotationError, read, write
from milewatch.workout.pacing import Pace, Pacer

from .meanings import meaning

BETWEEN = "read as between these two paces"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4x800 @1500/3k w/ 2 min", "1500-3k"),
        ("4x800 @ 1500/3000 w/ 2 min", "1500-3k"),
        ("4x800 @1500m/3000m pace w/ 2 min", "1500-3k"),
        ("4x800 at 1500m pace/3k pace w/ 2 min", "1500-3k"),
        ("4x800 (1500/3k) w/ 2 min", "1500-3k"),
        ("4x800 w/ 2 min @1500/3k", "1500-3k"),
        ("4x800 @mile/3k w/ 2 min", "mile-3k"),
        ("4x800 @ mile/1500 w/ 2 min", "mile-1500"),
        ("4x800 @ 1500/mile w/ 2 min", "1500-mile"),
        ("4x800 @3k/5k w/ 2 min", "3k-5k"),
        ("4x800 @800/1500 w/ 2 min", "800-1500"),
        ("4x800 @ 400/800 pace w/ 2 min", "400-800"),
        ("4x800 @5k/10k w/ 2 min", "5k-10k"),
        ("4x800 @10k/HMP w/ 2 min", "10k-HMP"),
    ],
)
def test_two_paces_with_a_slash_are_the_range_between_them_and_that_is_said(text: str, kept: str) -> None:
    workout = read(text)
    assert meaning(workout.steps) == f"4×[W 800m @{kept}] btw R 2:00"
    assert any(BETWEEN in reading for reading in workout.readings)
    assert read(write(workout)).steps == workout.steps


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("4x800 @ 3-5k pace w/ 2 min", "3k-5k"),
        ("4x800 @3/5k w/ 2 min", "3k-5k"),
        ("4x800 (3/5k pace) w/ 2 min", "3k-5k"),
        ("4x800 @5/10k w/ 2 min", "5k-10k"),
        ("4x800 1500/3000 pace w/ 2 min", "1500-3k"),
        ("4x800 5k/10k pace w/ 2 min", "5k-10k"),
        ("4x800 @1500-3k w/ 2 min", "1500-3k"),
        ("4x800 @ between 1500 and 3k w/ 2 min", "1500-3k"),
    ],
)
def test_a_range_of_paces_is_one(text: str, kept: str) -> None:
    assert meaning(read(text).steps) == f"4×[W 800m @{kept}] btw R 2:00"


def test_the_last_reps_can_be_between_two_paces_too() -> None:
    workout = read("3 x 400 @ 5k w/ 60s, last 1 @ 1500/3k")
    assert meaning(workout.steps) == "W 400m @5k ; R 1:00 ; W 400m @5k ; R 1:00 ; W 400m @1500-3k"
    assert any(BETWEEN in reading for reading in workout.readings)


def test_seconds_for_a_distance_are_still_seconds() -> None:
    assert meaning(read("6 x 400 @ 75/400 r60s").steps) == "6×[W 400m @75 s/400m] btw R 1:00"
    assert meaning(read("6 x 400 @ 5:00/1500 r60s").steps) == "6×[W 400m @5:00/1500m] btw R 1:00"


def test_the_range_has_a_time_for_the_reps() -> None:
    kept = "1500-3k"
    assert meaning(read("20 min @ 1500/3k").steps) == f"W 20:00 @{kept}"
    found = Pacer((Mark(1609.344, 300_000, date(2026, 11, 1)),), (), date(2026, 11, 20)).named(kept)
    assert isinstance(found, Pace)
    assert found.between is not None


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("2 x 800 @ 1500/3k w/ 2 min", ("2 x 800 alternating 1500/3k w/ 2 min", "2 x 800 @ 1500-3k w/ 2 min")),
        ("6 x 400 @ 3k/10k r60s", ("6 x 400 alternating 3k/10k r60s", "6 x 400 @ 3k-10k r60s")),
        ("6 x 400 @ 5k/3k r60s", ("6 x 400 alternating 5k/3k r60s", "6 x 400 @ 5k-3k r60s")),
        ("6x800, 2 min @ 5k", ("6x800, w/ 2 min rest @ 5k", "6x800, then 1 x 2 min @ 5k")),
        ("3 x mile w/ 5 min @ 5k", ("3 x mile w/ 5 min rest @ 5k", "3 x mile, then 1 x 5 min @ 5k")),
    ],
)
def test_where_two_readings_are_likely_it_asks(text: str, offered: tuple[str, ...]) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert error.value.alternatives == offered
    for alternative in offered:
        read(alternative)


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("2 x 800 @ 3k/1500 w/ 2 min", "W 800m @3k ; R 2:00 ; W 800m @1500"),
        ("400, 800 @ 1500/3k w/ 2 min", "W 400m @1500 ; R 2:00 ; W 800m @3k"),
        ("2 x 800 alternating 1500/3k w/ 2 min", "W 800m @1500 ; R 2:00 ; W 800m @3k"),
    ],
)
def test_paces_for_each_in_turn_stay_in_turn(text: str, means: str) -> None:
    assert meaning(read(text).steps) == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("6x800 w/ 2 min @ 5k pace", "6×[W 800m @5k] btw R 2:00"),
        ("6x400 w/ 90s @ 75s", "6×[W 400m @75 s] btw R 1:30"),
        ("6x3min w/ 2 min @ RPE 8", "6×[W 3:00 @8/10] btw R 2:00"),
        ("6x3min w/ 2 min @ hard", "6×[W 3:00 @hard] btw R 2:00"),
        ("3 x mile w/ 5 min rest @ 5k", "3×[W 1mi @5k] btw R 5:00"),
    ],
)
def test_a_hard_effort_after_the_rest_is_that_of_the_reps(text: str, means: str) -> None:
    assert meaning(read(text).steps) == means


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("4x4min w/ 3 min @ 70%", "4×[W 4:00] btw R 3:00 @70 %"),
        ("6x3min w/ 2 min @ easy", "6×[W 3:00] btw R 2:00 @easy"),
        ("6x3min w/ 2 min @ RPE 3", "6×[W 3:00] btw R 2:00 @3/10"),
    ],
)
def test_a_gentle_effort_after_the_rest_is_its_own_and_that_is_said(text: str, means: str) -> None:
    workout = read(text)
    assert meaning(workout.steps) == means
    assert any("read as the recovery" in reading for reading in workout.readings)
