"""Every example of docs/workouts.md is read by the program that it documents."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from milewatch.workout import file_steps
from milewatch.workout.files import read_workout
from milewatch.workout.recovery import TABLE
from milewatch.workout.timeline import unroll

DOC = (Path(__file__).parents[2] / "docs" / "workouts.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```toml\n(.*?)^```$", DOC, re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("example", [block for block in BLOCKS if block != TABLE])
def test_an_example_file_is_read_and_unrolls(example: str) -> None:
    assert unroll(read_workout(example, "docs/workouts.md").workout).totals.reps > 0


def test_the_table_of_recoveries_is_the_one_that_ships() -> None:
    assert TABLE in BLOCKS


def test_every_key_of_a_step_is_documented() -> None:
    for key in (*file_steps.STEP_KEYS, *file_steps.REPEAT_KEYS):
        assert f"`{key}`" in DOC
