from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from milewatch.workout.model import Repeat, Workout
from milewatch.workout.notation import read, write
from milewatch.workout.notation.write import normal

from .meanings import flat, meaning
from .strategies import workouts

FOLDER = Path(__file__).parent
EXAMPLES = [
    row["text"]
    for row in json.loads((FOLDER / "examples.json").read_text())["strings"]
    + json.loads((FOLDER / "coaches.json").read_text())
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(workouts())
def test_any_workout_is_written_so_that_it_reads_back_to_the_same_tree(workout: Workout) -> None:
    text = write(workout)
    assert meaning(read(text).steps) == meaning(normal(workout.steps))
    assert read(text).steps == normal(workout.steps)


@pytest.mark.parametrize("text", EXAMPLES)
def test_what_coaches_wrote_is_written_back_as_the_same_steps(text: str) -> None:
    steps = read(text).steps
    again = read(write(steps))
    assert again.steps == normal(steps)
    assert list(flat(again.steps)) == list(flat(steps))
    assert write(again) == write(steps)


def test_a_repeat_of_one_pass_is_written_as_the_pass_alone() -> None:
    once = read("400m @hard").steps
    assert write((Repeat(1, once),)) == "400m @hard"


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("10 x 400 (62\") [3']", "10 x 400m @62s w/ 3:00 rest"),
        ("12 x 400 r60s, last 2 all out", "12 x 400m w/ 1:00 rest, last 2 @all out"),
        ("3x(4x400 r60) R3min", "3 x (4 x 400m w/ 1:00 rest), 3:00 rest between sets"),
        ("6x200m @ 90% w/ 3min rest ; 4x 150 @ 90% w/ 2 min", "6 x 200m @90% w/ 3:00 rest, 4 x 150m @90% w/ 2:00 rest"),
        ("10x1min on/1min off", "10 x (1:00 @on + 1:00 off)"),
        ("4 x (0.75mi @75% + 0.25mi @90%) w/ 0.25mi jog", "4 x (0.75mi @75% -> 0.25mi @90%) w/ 0.25mi jog"),
        ("2 x 600 (400/68\", 200/max) [8']", "2 x 600m (400/68s, 200/max) w/ 8:00 rest"),
        ("10 x 400 on 2:30", "10 x 400m on 2:30"),
        ("6-8 x 10s all out, full recovery", "6-8 x 0:10 @all out w/ full recovery"),
        ("4 x 800 @ 2:40, 2:38, 2:36, 2:34 w/ 2 min rest", "4 x 800m @2:40/2:38/2:36/2:34 w/ 2:00 rest"),
    ],
)
def test_it_prints_as_a_coach_would_write_it(typed: str, printed: str) -> None:
    assert write(read(typed)) == printed
