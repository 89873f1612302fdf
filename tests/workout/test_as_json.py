"""The object that `check --json` prints."""

from __future__ import annotations

import json

from milewatch.workout.as_json import as_json
from milewatch.workout.effort import percent, time
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=180_000)


def test_a_key_that_does_not_apply_is_left_out() -> None:
    rep = Step(Kind.WORK, Ends.DISTANCE, 400.0, effort=time(62))
    workout = Workout((Repeat(2, (rep,), (REST,)),), title="t", text="2 x 400 (62\") [3']", readings=("a reading",))
    assert as_json(unroll(workout)) == {
        "title": "t",
        "text": "2 x 400 (62\") [3']",
        "steps": [
            {"kind": "work", "ends": "distance", "distance_m": 400, "effort": "62 s", "set": [1, 1], "rep": [1, 2]},
            {"kind": "recovery", "ends": "time", "duration_s": 180, "set": [1, 1], "rep": [1, 2]},
            {"kind": "work", "ends": "distance", "distance_m": 400, "effort": "62 s", "set": [1, 1], "rep": [2, 2]},
        ],
        "totals": {"work_m": 800, "work_s": 0, "recovery_m": 0, "recovery_s": 180, "reps": 2},
        "readings": ["a reading"],
    }


def test_every_kind_of_step_has_its_keys() -> None:
    workout = Workout(
        (
            Step(Kind.WARMUP, Ends.MARK),
            Step(Kind.WORK, Ends.DISTANCE, 1609.344, splits_m=(409.344, 809.344)),
            Step(Kind.RECOVERY, Ends.DISTANCE, 100.0, mode="jog", target_ms=30_000),
            Step(Kind.WORK, Ends.TIME, duration_ms=60_500, effort=percent(85)),
            Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=150_000, mode="walk"),
            Step(Kind.WORK, Ends.TIME, duration_ms=60_000, effort=percent(85)),
            Step(Kind.RECOVERY, Ends.MARK, stated=False),
            Step(Kind.COOLDOWN, Ends.TIME, duration_ms=600_000),
        )
    )
    at = {"set": [1, 1]}
    assert as_json(unroll(workout))["steps"] == [
        {"kind": "warmup", "ends": "mark"},
        {
            "kind": "work", "ends": "distance", "distance_m": 1609.344, "rep": [1, 3],
            "splits_m": [409.344, 809.344], **at,
        },
        {
            "kind": "recovery", "ends": "distance", "distance_m": 100, "target_s": 30, "mode": "jog", "rep": [1, 3],
            "suggested_s": 30, **at,
        },
        {"kind": "work", "ends": "time", "duration_s": 60.5, "effort": "85 %", "rep": [2, 3], **at},
        {"kind": "recovery", "ends": "cycle", "cycle_s": 150, "mode": "walk", "rep": [2, 3], **at},
        {"kind": "work", "ends": "time", "duration_s": 60, "effort": "85 %", "rep": [3, 3], **at},
        {"kind": "recovery", "ends": "mark", "stated": False, "rep": [3, 3], "suggested_s": 180, **at},
        {"kind": "cooldown", "ends": "time", "duration_s": 600},
    ]  # fmt: skip


def test_a_workout_of_tables_has_the_text_that_reads_to_its_steps() -> None:
    workout = Workout((Repeat(4, (Step(Kind.WORK, Ends.DISTANCE, 400.0, effort=percent(85)),), (REST,)),))
    assert read(as_json(unroll(workout))["text"]).steps == workout.steps


def test_totals_count_only_what_is_stated() -> None:
    timed = Step(Kind.WORK, Ends.TIME, duration_ms=60_000)
    open_ = Step(Kind.RECOVERY, Ends.MARK)
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 200.0, mode="jog", target_ms=60_000)
    totals = as_json(unroll(Workout((Repeat(3, (timed,), (open_,)), jog, timed))))["totals"]
    assert totals == {"work_m": 0, "work_s": 240, "recovery_m": 200, "recovery_s": 0, "reps": 4}


def test_whole_seconds_stay_plain_numbers() -> None:
    text = json.dumps(as_json(unroll(Workout((Repeat(2, (Step(Kind.WORK, Ends.DISTANCE, 402.336),), (REST,)),)))))
    assert '"duration_s": 180,' in text
    assert '"distance_m": 402.336,' in text
