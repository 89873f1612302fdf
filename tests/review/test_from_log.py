"""A log laid beside its plan."""

from __future__ import annotations

from datetime import UTC, datetime

from milewatch.records.log import AthleteRow, LapRow, Log, reps_run
from milewatch.review.from_log import run_of, runs_of
from milewatch.review.runs import reps
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import Segment, unroll

STARTED = datetime(2026, 11, 20, 17, 2, 11, tzinfo=UTC)
FINISHED = datetime(2026, 11, 20, 18, 2, 11, tzinfo=UTC)


def plan() -> tuple[Segment, ...]:
    effort = Effort("mile", Form.RACE, name="mile")
    rep = Step(Kind.WORK, Ends.DISTANCE, 800.0, effort=effort, splits_m=(400.0,))
    rest = Step(Kind.RECOVERY, Ends.TIME, duration_ms=150_000)
    return unroll(Workout((Repeat(2, (rep,), (rest,)),))).segments


def log(*rows: LapRow) -> Log:
    return Log("s1", STARTED, FINISHED, "2 x 800", {"ana": AthleteRow("Ana", 7.0)}, {"ana": rows})


WORK = LapRow("work", 0, 18_000, 1, 1, metres=800.0, splits_cs=(9_000, 18_000), target_cs=(17_800, 18_200))
REST = LapRow("recovery", 18_000, 15_136, 1, 1)


def test_a_lap_gets_what_was_planned_for_it() -> None:
    run = run_of(log(WORK, REST), "ana", plan())
    work, rest = run.laps
    assert (work.time_ms, work.planned_m, work.metres, work.effort) == (180_000, 800.0, 800.0, "mile")
    assert work.target_ms == (178_000, 182_000)
    assert (work.splits_ms, work.splits_m) == ((90_000, 180_000), (400.0, 800.0))
    assert (rest.time_ms, rest.planned_ms) == (151_360, 150_000)
    assert (run.on.isoformat(), run.effort, run.minutes, run.session) == ("2026-11-20", 7.0, 60.0, "s1")
    assert len(run.key) == 16


def test_an_extra_rep_is_like_the_last_of_its_set() -> None:
    extra = LapRow("work", 0, 18_000, 1, 3, metres=800.0)
    (lap,) = run_of(log(extra), "ana", plan()).laps
    assert (lap.planned_m, lap.effort, lap.rep) == (800.0, "mile", 3)


def test_splits_at_other_places_than_planned_have_none() -> None:
    odd = LapRow("work", 0, 18_000, 1, 1, metres=800.0, splits_cs=(3_000, 9_000, 18_000))
    assert run_of(log(odd), "ana", plan()).laps[0].splits_m == ()


def test_what_was_cut_short_is_not_done() -> None:
    rows = (
        LapRow("work", 0, 4_000, 1, 1, end="dropped"),
        LapRow("recovery", 0, 4_000, 1, 1, end="mark"),
        LapRow("work", 0, 4_000, 1, 2, end="stopped"),
    )
    assert [lap.done for lap in run_of(log(*rows), "ana", plan()).laps] == [False, True, False]


def test_reviews_and_lists_count_the_same_reps() -> None:
    rows = tuple(LapRow("work", 0, 4_000, 1, 1, end=end) for end in (None, "mark", "skipped", "dropped", "stopped"))
    assert sum(rep.done for rep in reps(run_of(log(*rows), "ana").laps)) == reps_run(rows) == 2


def test_without_a_plan_a_measured_lap_is_still_one() -> None:
    edited = LapRow("work", 0, 6_000, 1, 2, metres=305.0, edited=True)
    (run,) = runs_of(log(WORK, edited))
    assert [lap.planned_m for lap in run.laps] == [800.0, None]
    assert run.key == ""
