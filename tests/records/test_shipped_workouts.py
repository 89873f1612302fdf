"""Every workout that ships: it loads, unrolls, is described, and prints as shorthand that reads to the same steps."""

from __future__ import annotations

from pathlib import Path

import pytest

from milewatch import resources
from milewatch.records import library
from milewatch.workout.model import Ends, Kind, Workout
from milewatch.workout.notation import read, write
from milewatch.workout.outline import outline
from milewatch.workout.timeline import Timeline, unroll

NAMES = sorted(path.stem for path in resources.folder("sessions").glob("*.toml"))

WORK = {
    "mile-time-trial": ["1609 m"],
    "hill-sprints": ["10 s"] * 8,
    "flat-sprints": ["25 s"] * 6,
    "800-and-400s": ["800 m", *["400 m"] * 4],
    "6x800": ["800 m"] * 6,
    "4x1200": ["1200 m"] * 4,
    "minute-ladder": ["60 s"] * 6 + ["45 s"] * 6 + ["30 s"] * 6,
    "broken-miles": ["1207 m", "402 m"] * 4,
    "goal-200s": ["200 m"] * 8,
    "goal-400s": ["400 m"] * 4,
    "strides": ["20 s"] * 6,
    "reps-200": ["200 m"] * 6,
    "10x400": ["400 m"] * 10,
    "threshold": ["1200 s"],
    "threshold-cruise": ["1609 m"] * 4,
    "thirty-thirty": ["30 s"] * 20,
    "hill-mile-reps": ["60 s"] * 6,
}
RECOVERY = {
    "mile-time-trial": [],
    "hill-sprints": ["open walk"] * 7,
    "flat-sprints": ["open"] * 5,
    "800-and-400s": ["800 m jog", *["30 s jog"] * 3],
    "6x800": ["400 m jog"] * 5,
    "4x1200": ["800 m jog"] * 3,
    "minute-ladder": ["open jog"] * 17,
    "broken-miles": ["402 m jog"] * 3,
    "goal-200s": ["30 s"] * 7,
    "goal-400s": ["open"] * 3,
    "strides": ["open"] * 5,
    "reps-200": ["300 s easy"] * 5,
    "10x400": ["open"] * 9,
    "threshold": [],
    "threshold-cruise": ["60 s jog"] * 3,
    "thirty-thirty": ["30 s easy"] * 20,
    "hill-mile-reps": ["open jog"] * 5,
}


def load(name: str) -> Workout:
    return library.find(name, Path("there-is-no-such-folder"))


def lengths(timeline: Timeline, kind: Kind) -> list[str]:
    steps = [segment.step for segment in timeline.segments if segment.step.kind is kind]
    return [
        f"{step.distance_m:.0f} m"
        if step.distance_m
        else f"{step.duration_ms / 1000:g} s"
        if step.duration_ms
        else "open"
        for step in steps
    ]


def modes(timeline: Timeline) -> list[str]:
    modes = [s.step.mode for s in timeline.segments if s.step.kind is Kind.RECOVERY]
    plain = [mode if mode not in (None, "rest", "full", "recovery") else "" for mode in modes]
    return [f" {mode}" if mode else "" for mode in plain]


def test_every_workout_has_its_steps_written_down_here() -> None:
    assert set(WORK) == set(RECOVERY) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_the_workout_of_its_name(name: str) -> None:
    timeline = unroll(load(name))
    assert lengths(timeline, Kind.WORK) == WORK[name]
    rests = [f"{length}{mode}" for length, mode in zip(lengths(timeline, Kind.RECOVERY), modes(timeline), strict=True)]
    assert rests == RECOVERY[name]


@pytest.mark.parametrize("name", NAMES)
def test_it_prints_as_shorthand_that_reads_to_the_same_steps(name: str) -> None:
    workout = load(name)
    again = read(write(workout.steps))
    assert [s.step for s in unroll(again).segments] == [s.step for s in unroll(Workout(workout.steps)).segments]


@pytest.mark.parametrize("name", NAMES)
def test_it_is_described(name: str) -> None:
    workout = load(name)
    assert workout.title
    assert len(workout.notes) > 100
    assert workout.tags
    assert outline(unroll(workout))


@pytest.mark.parametrize("name", NAMES)
def test_every_open_recovery_has_a_suggestion(name: str) -> None:
    rests = [s for s in unroll(load(name)).segments if s.step.kind is Kind.RECOVERY and s.step.ends is Ends.MARK]
    assert all(s.suggested_ms is not None and 60_000 <= s.suggested_ms <= 420_000 for s in rests)


@pytest.mark.parametrize(
    ("name", "miles"), [("800-and-400s", 6), ("6x800", 7), ("4x1200", 8), ("minute-ladder", 7), ("broken-miles", 7)]
)
def test_the_whole_run_has_easy_miles_around_it(name: str, miles: int) -> None:
    workout = load(name)
    assert workout.total_m == pytest.approx(miles * 1609.344)
    kinds = [segment.step.kind for segment in unroll(workout).segments]
    assert (kinds[0], kinds[-1]) == (Kind.WARMUP, Kind.COOLDOWN)


def test_the_mile_is_split_at_the_finish_line() -> None:
    mile = next(s.step for s in unroll(load("mile-time-trial")).segments if s.step.kind is Kind.WORK)
    assert mile.splits_m == (409.344, 809.344, 1209.344)


def test_six_of_eight_hill_sprints_are_enough() -> None:
    sprints = [s for s in unroll(load("hill-sprints")).segments if s.step.kind is Kind.WORK]
    assert [s.optional for s in sprints] == [False] * 6 + [True] * 2


def test_a_broken_mile_is_one_rep_of_two_parts() -> None:
    timeline = unroll(load("broken-miles"))
    assert timeline.totals.reps == 4
    assert [s.part for s in timeline.segments if s.step.kind is Kind.WORK][:2] == [(1, 2), (2, 2)]


def test_thirty_thirty_is_finished_whenever_the_runner_is() -> None:
    work = [s for s in unroll(load("thirty-thirty")).segments if s.step.kind is Kind.WORK]
    assert [s.optional for s in work] == [False] + [True] * 19
