"""A workout put onto a track."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.workout.files import read_workout
from milewatch.workout.marks import Mark
from milewatch.workout.model import MILE_M, Ends, Kind, Repeat, Step, Workout
from milewatch.workout.notation import read, write
from milewatch.workout.targets import aims, ranges
from milewatch.workout.timeline import unroll
from milewatch.workout.track import Track
from milewatch.workout.track_plan import Splits, finish_line, on_track

INDOOR = Track(200.0)
MILE = Step(Kind.WORK, Ends.DISTANCE, distance_m=MILE_M, splits_m=(409.344, 809.344, 1209.344))


def run(metres: float, splits: tuple[float, ...] = ()) -> Step:
    return Step(Kind.WORK, Ends.DISTANCE, distance_m=metres, splits_m=splits)


def splits_of(workout: Workout) -> tuple[float, ...]:
    (step,) = workout.steps
    assert isinstance(step, Step)
    return step.splits_m


def test_the_mile_is_marked_at_the_finish_line_of_the_track_it_is_run_on() -> None:
    assert on_track(Workout((MILE,)), Track()).workout.steps == (MILE,)
    indoor = on_track(Workout((MILE,)), INDOOR)
    passings = tuple(209.344 + 200 * lap for lap in range(7))
    assert splits_of(indoor.workout) == pytest.approx(passings)


def test_where_to_start_is_told() -> None:
    (note,) = on_track(Workout((MILE,)), Track()).notes
    assert "9.3 m before the finish line" in note
    (note,) = on_track(Workout((run(1500),)), Track(), Splits.USUAL).notes
    assert "100 m past the finish line" in note
    assert "300, 700, 1100 m" in note


def test_reps_of_more_than_a_lap_are_marked_only_when_that_is_wanted() -> None:
    workout = Workout((Repeat(3, (run(1200),)),))
    assert on_track(workout, Track()).workout is workout
    (repeat,) = on_track(workout, Track(), Splits.USUAL).workout.steps
    assert isinstance(repeat, Repeat)
    assert repeat.body == (run(1200, (400.0, 800.0)),)


def test_a_rep_of_a_lap_or_less_has_nothing_to_mark() -> None:
    for metres in (200, 400):
        assert splits_of(on_track(Workout((run(metres),)), Track(), Splits.USUAL).workout) == ()


def test_started_at_the_line_there_is_no_mark_just_before_the_end() -> None:
    laid = on_track(Workout((run(MILE_M),)), Track(), Splits.LINE)
    assert splits_of(laid.workout) == (400.0, 800.0, 1200.0)


def test_splits_of_ones_own_stay() -> None:
    own = run(800, (200.0, 600.0))
    assert on_track(Workout((own,)), INDOOR, Splits.USUAL).workout.steps == (own,)


def test_the_difference_between_a_lap_and_a_quarter_mile_is_told() -> None:
    (note,) = on_track(Workout((run(MILE_M / 4),)), Track()).notes
    assert "2.3 m (0.58 %) short" in note


@pytest.mark.parametrize(("metres", "laps_m"), [(MILE_M / 4, 400.0), (0.75 * MILE_M, 1200.0), (MILE_M / 2, 800.0)])
@pytest.mark.parametrize("splits", [Splits.NONE, Splits.LINE])
def test_quarter_miles_are_run_as_laps_and_stay_prescribed(metres: float, laps_m: float, splits: Splits) -> None:
    (step,) = on_track(Workout((run(metres),)), Track(), splits).workout.steps
    assert isinstance(step, Step)
    if not step.splits_m:
        assert (step.distance_m, step.run_m, step.covers_m) == (metres, laps_m, laps_m)


def test_in_another_lane_a_rep_of_laps_starts_past_the_line() -> None:
    workout = Workout((Repeat(4, (run(400),)), run(800), run(300)))
    assert on_track(workout, Track(lane=2)).notes == (
        "the 400 m starts 7 m past the finish line in lane 2",
        "the 800 m starts 14.1 m past the finish line in lane 2",
    )
    assert on_track(workout, Track()).notes == ()
    assert on_track(Workout((run(400),)), Track(lane=2), Splits.LINE).notes == ()


def test_miles_on_end_are_run_in_full() -> None:
    laid = on_track(Workout((run(3 * MILE_M),)), Track())
    assert laid.workout.steps == (run(3 * MILE_M),)
    assert laid.notes == ()


def test_the_mile_is_no_four_laps_it_has_a_start_of_its_own() -> None:
    laid = on_track(Workout((run(MILE_M),)), Track())
    assert laid.workout.steps == (run(MILE_M),)
    assert laid.notes == ("the mile starts 9.3 m before the finish line",)


def test_started_where_races_start_a_quarter_mile_is_its_whole_length() -> None:
    laid = on_track(Workout((run(MILE_M / 4),)), Track(), Splits.USUAL)
    assert laid.workout.steps == (run(MILE_M / 4),)
    assert laid.notes == ("the 0.25 mi starts 2.3 m before the finish line",)


def test_what_is_run_on_the_track_is_no_part_of_what_is_written() -> None:
    laid = on_track(read("4 x 0.25mi @mile w/ 60s jog"), Track()).workout
    assert write(laid) == "4 x 0.25mi @mile w/ 1:00 jog"


def test_the_target_of_a_lap_run_for_a_quarter_mile_is_that_of_the_lap() -> None:
    mark = Mark(MILE_M, 360_000, date(2026, 11, 1))
    for text, ms in (("0.25mi @mile", 89_500), ("0.25mi @6:00/mi", 89_480), ("0.25mi @90s", 90_000)):
        segments = unroll(on_track(read(text), Track()).workout).segments
        assert ranges(segments, aims(segments, [mark], [], date(2026, 11, 20))) == ((ms, ms),)


@pytest.mark.parametrize("surface", ["road", "hill", "grass", "treadmill"])
def test_where_there_is_no_track_nothing_changes(surface: str) -> None:
    workout = Workout((MILE, run(MILE_M / 4)), surface=surface)
    assert on_track(workout, INDOOR, Splits.USUAL).workout is workout
    assert on_track(workout, INDOOR).notes == ()


def test_a_file_can_ask_for_the_finish_line() -> None:
    text = 'schema = 1\nsteps = [{ distance = "1 mi", splits = "finish line" }]\n'
    assert splits_of(read_workout(text, "mile.toml").workout) == pytest.approx((409.344, 809.344, 1209.344))


@given(st.floats(50, 10_000), st.sampled_from([200.0, 250.0, 400.0]), st.integers(1, 8), st.sampled_from(Splits))
def test_marks_rise_and_lie_a_tenth_of_a_lap_from_start_and_end(
    metres: float, length: float, lane: int, splits: Splits
) -> None:
    track = Track(length, lane)
    marks = splits_of(on_track(Workout((run(metres),)), track, splits).workout)
    near = track.lap_m / 10 - 1e-6
    assert list(marks) == sorted(set(marks))
    assert all(near <= mark <= metres - near for mark in marks)
    assert len(marks) <= metres / track.lap_m + 1


@given(st.floats(50, 10_000))
def test_the_finish_line_does_not_depend_on_how_often_it_is_laid(metres: float) -> None:
    once = on_track(Workout((run(metres, finish_line(metres)),)), INDOOR).workout
    assert on_track(once, INDOOR).workout == once
