"""Workout files: what they may say, what comes of it, and what is said when they are wrong."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest
import tomli_w
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.workout.file_values import read_effort
from milewatch.workout.files import WorkoutFile, WorkoutFileError, document, read_workout
from milewatch.workout.model import MILE_M, Ends, Kind, Node, Repeat, Step, Workout
from milewatch.workout.notation import read

from .strategies import repeats_of


def from_steps(steps: str) -> tuple[Node, ...]:
    return read_workout(f"schema = 1\nsteps = {steps}", "w.toml").workout.steps


def error_of(text: str) -> str:
    with pytest.raises(WorkoutFileError) as caught:
        read_workout(text, "w.toml")
    return str(caught.value)


def saved(workout: Workout, file: WorkoutFile | None = None, *, tables: bool = False) -> WorkoutFile:
    text = tomli_w.dumps(document(workout, file, tables=tables), multiline_strings=True)
    return read_workout(text, "w.toml")


def test_a_file_with_shorthand_is_read_like_the_shorthand() -> None:
    workout = read_workout('schema = 1\nsteps = "8x200m @goal mile w/ 30s rest"', "w.toml").workout
    assert workout.steps == read("8x200m @goal mile w/ 30s rest").steps
    assert workout.text == "8x200m @goal mile w/ 30s rest"


def test_what_a_person_wrote_about_it_is_kept() -> None:
    text = """
schema = 1
title = "Six  by 800"
notes = \"\"\"
Hard.
Really.\"\"\"
tags = ["mile", " vo2max "]
surface = "track"
total = "7 mi"
steps = "6x800m w/ 400m jog"
"""
    workout = read_workout(text, "w.toml", source="6x800").workout
    assert (workout.title, workout.notes, workout.tags) == ("Six by 800", "Hard.\nReally.", ("mile", "vo2max"))
    assert (workout.surface, workout.total_m, workout.source) == ("track", 7 * MILE_M, "6x800")


def test_steps_may_be_tables() -> None:
    steps = from_steps("""[
        { kind = "warmup", distance = "2 mi" },
        { repeat = "6-8", time = "0:30", effort = "90 %", recovery = "full walk" },
        { kind = "recovery", distance = 400, mode = "jog", target = "2:00" },
        { distance = "1 mi", splits = [409.344, 809.344, 1209.344], recovery = { cycle = "9:00" } },
        { kind = "cooldown", open = true },
    ]""")
    work = Step(Kind.WORK, Ends.TIME, duration_ms=30_000, effort=read_effort("90 %"))
    assert steps == (
        Step(Kind.WARMUP, Ends.DISTANCE, 2 * MILE_M),
        Repeat(8, (work,), (Step(Kind.RECOVERY, Ends.MARK, mode="walk"),), at_least=6),
        Step(Kind.RECOVERY, Ends.DISTANCE, 400.0, mode="jog", target_ms=120_000),
        Step(Kind.WORK, Ends.DISTANCE, MILE_M, splits_m=(409.344, 809.344, 1209.344)),
        Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=540_000),
        Step(Kind.COOLDOWN, Ends.MARK),
    )


def test_tables_may_be_nested_and_recoveries_given_in_turn() -> None:
    steps = from_steps("""[
        { repeat = 2, between = "3:00", body = [
            { repeat = 3, distance = "400 m", recovery = ["200 m jog", { time = 60, mode = "walk" }] },
        ] },
    ]""")
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 200.0, mode="jog")
    walk = Step(Kind.RECOVERY, Ends.TIME, duration_ms=60_000, mode="walk")
    inner = Repeat(3, (Step(Kind.WORK, Ends.DISTANCE, 400.0),), (jog, walk))
    assert steps == (Repeat(2, (inner,), (Step(Kind.RECOVERY, Ends.TIME, duration_ms=180_000),)),)


@pytest.mark.parametrize(
    ("recovery", "expected"),
    [
        ("1:00", Step(Kind.RECOVERY, Ends.TIME, duration_ms=60_000)),
        ("90 s jog", Step(Kind.RECOVERY, Ends.TIME, duration_ms=90_000, mode="jog")),
        ("2 min", Step(Kind.RECOVERY, Ends.TIME, duration_ms=120_000)),
        ("400 m walk", Step(Kind.RECOVERY, Ends.DISTANCE, 400.0, mode="walk")),
        ("0.25mi jog", Step(Kind.RECOVERY, Ends.DISTANCE, 0.25 * MILE_M, mode="jog")),
        ("full", Step(Kind.RECOVERY, Ends.MARK, mode="full")),
        ("full jog", Step(Kind.RECOVERY, Ends.MARK, mode="jog")),
    ],
)
def test_a_recovery_may_be_words(recovery: str, expected: Step) -> None:
    assert from_steps(f'[{{ distance = "400 m", recovery = "{recovery}" }}]')[1] == expected


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        (
            '[{ distance = "400 m", recovery = { time = "1:x0" } }]',
            'steps[0].recovery.time: "1:x0" is not a time; write',
        ),
        (
            '[{ distance = "400 m" }, { distance = "a lap" }]',
            'steps[1].distance: "a lap" is not a distance; write it as',
        ),
        ('[{ distance = "400" }]', 'steps[0].distance: "400" is not a distance'),
        ("[{ distance = -400 }]", "steps[0].distance: -400 is out of range"),
        ("[{ distance = true }]", "steps[0].distance: true is not a distance"),
        ("[{ distance = nan }]", "steps[0].distance: nan is not a distance"),
        ("[{ time = inf }]", "steps[0].time: inf is not a time"),
        ('[{ time = "0:00" }]', 'steps[0].time: "0:00" is out of range'),
        ('[{ distance = "400 m", time = "1:00" }]', "steps[0].time: distance and time are both given; keep one"),
        ('[{ effort = "hard" }]', "steps[0]: the step has no length; give distance"),
        ("[{ open = false }]", "steps[0]: the step has no length"),
        ('[{ distence = "400 m" }]', "steps[0].distence: there is no such key; did you mean distance?"),
        ('[{ kind = "wrok", distance = 400 }]', 'steps[0].kind: "wrok" is not a kind of step; it is warmup, work'),
        ('[{ distance = 400, effort = "" }]', 'steps[0].effort: "" is not an effort; write it as'),
        ("[{ distance = 400, effort = 85 }]", "steps[0].effort: 85 is not an effort"),
        ("[{ distance = 400, splits = [200, 100] }]", "steps[0].splits: the distances do not rise"),
        ("[{ distance = 400, splits = [200, 400] }]", "steps[0].splits: a split lies at or beyond the end"),
        ("[{ time = 60, splits = [200] }]", "steps[0].splits: a split lies at or beyond the end"),
        ('[{ cycle = "2:30" }]', "steps[0].cycle: a work step has no send-off; give it to the recovery"),
        ("[{ distance = 400, target = 60 }]", "steps[0].target: a target time belongs to a recovery over a distance"),
        ("[{ distance = 400, stated = false }]", "steps[0].stated: only an open recovery"),
        ('[{ kind = "warmup", time = 60, joined = true }]', "steps[0].joined: a warmup step is not part of a rep"),
        ('[{ kind = "warmup", time = 60, recovery = "full" }]', "steps[0].recovery: a warmup step has no recovery"),
        ('[{ distance = 400, recovery = "some" }]', 'steps[0].recovery: "some" is not a recovery; write it as'),
        ("[{ distance = 400, body = [] }]", "steps[0].body: this is not a repeat; add how often"),
        ("[{ repeat = 0, distance = 400 }]", "steps[0].repeat: 0 is out of range; 1 to 200"),
        ('[{ repeat = "8-6", distance = 400 }]', 'steps[0].repeat: "8-6" is out of range'),
        ('[{ repeat = "many", distance = 400 }]', 'steps[0].repeat: "many" is not a number of times; write it as 6'),
        ("[{ repeat = 4, body = [] }]", "steps[0].body: no steps; give a list"),
        ("[{ repeat = 4, distance = 400, body = [{ distance = 400 }] }]", "steps[0].distance: a repeat with a body"),
        ("[{ repeat = 4, body = [{ time = 1 }, { time = 0 }] }]", "steps[0].body[1].time: 0 is out of range"),
        (
            '[{ repeat = 4, distance = 400, recovery = ["1:00", "2:00"] }]',
            "steps[0].recovery: 2 recoveries for 4 passes",
        ),
        (
            '[{ repeat = 2, distance = 400, recovery = "1:00", between = "1:00" }]',
            "both recovery and between are given",
        ),
        ("[400]", "steps[0]: 400 is not a step; a step is a table"),
        ("[]", "steps: no steps; give a list of tables"),
        ("7", "steps: no steps; give a list of tables"),
    ],
)
def test_a_mistake_in_a_step_names_file_key_and_what_would_be_right(steps: str, says: str) -> None:
    message = error_of(f"schema = 1\nsteps = {steps}")
    assert message.startswith("w.toml, ")
    assert says in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("schema = 1\ntitle =", "w.toml: not TOML: "),
        ('steps = "4x400m"', "w.toml, schema: the number of the format is missing; write schema = 1"),
        ('schema = "1"\nsteps = "4x400m"', 'w.toml, schema: the number of the format is "1"'),
        ('schema = 1\ntitle = 5\nsteps = "4x400m"', "w.toml, title: 5 is not a text"),
        ('schema = 1\nnotes = []\nsteps = "4x400m"', "w.toml, notes: [] is not a text"),
        ('schema = 1\ntags = "mile"\nsteps = "4x400m"', 'w.toml, tags: "mile" is not a list of words'),
        ('schema = 1\ntotal = "far"\nsteps = "4x400m"', 'w.toml, total: "far" is not a distance'),
        ("schema = 1", "w.toml, steps: no steps"),
        ('schema = 1\nsteps = "10 x 4"', "w.toml, steps: column "),
    ],
)
def test_a_mistake_in_the_file_names_file_and_key(text: str, says: str) -> None:
    assert says in error_of(text)


def test_deep_nesting_is_refused_and_not_a_crash() -> None:
    nest = "{ distance = 400 }"
    for _ in range(12):
        nest = f"{{ repeat = 1, body = [{nest}] }}"
    assert "nested more than 8 deep" in error_of(f"schema = 1\nsteps = [{nest}]")
    assert "w.toml" in error_of("schema = 1\nsteps = " + "[" * 100_000)


def test_control_characters_in_a_file_do_not_reach_the_screen() -> None:
    text = 'schema = 1\ntitle = "a\\u001b[31mb"\nnotes = "c\\u0007\\nd"\ntags = ["e\\u0000"]\nsteps = "4x400m"'
    workout = read_workout(text, "w.toml").workout
    assert (workout.title, workout.notes, workout.tags) == ("a [31mb", "c\nd", ("e",))
    assert "\x1b" not in error_of('schema = 1\nsteps = [{ "\\u001b[31m" = 1 }]')
    assert "\x1b" not in error_of('schema = 1\nsteps = [{ kind = "\\u001b[31m" }]')


def test_keys_that_are_not_known_survive_an_edit() -> None:
    file = read_workout('schema = 1\ncoach = { name = "Ana" }\ntitle = "old"\nsteps = "4x400m r60s"', "w.toml")
    again = saved(Workout(read("5x400m r60s").steps, title="new"), file)
    assert again.document["coach"] == {"name": "Ana"}
    assert (again.workout.title, again.workout.steps) == ("new", read("5x400m r60s").steps)


def test_a_likely_slip_in_a_key_is_told() -> None:
    workout = read_workout('schema = 1\ntotl = "7 mi"\ncoach = "Ana"\nsteps = "4x400m r60s"', "w.toml").workout
    assert [reading for reading in workout.readings if "not known" in reading] == [
        'the key "totl" is not known and was not used; did you mean total?'
    ]


def test_a_newer_file_is_run_and_never_written() -> None:
    file = read_workout('schema = 2\nfuture = 1\nsteps = "4x400m r60s"', "w.toml")
    assert file.read_only
    assert file.workout.steps == read("4x400m r60s").steps
    with pytest.raises(WorkoutFileError, match="newer Milewatch"):
        document(file.workout, file)


def test_a_newer_file_with_steps_unknown_here_says_to_update() -> None:
    assert "update this one" in error_of('schema = 2\nsteps = [{ distance = 400, slope = "5 %" }]')


def test_totals_of_key_and_shorthand_must_agree() -> None:
    assert "keep one of them" in error_of('schema = 1\ntotal = "6 mi"\nsteps = "7 miles in all: 6x800m w/ 400m jog"')


EFFORTS = st.sampled_from(
    ["85 %", "70-75 %", "hard", "all out", "mile", "goal mile", "3k", "T", "62 s", "5:00/km", "7:00-8:30/mi", "8/10"]
).map(read_effort)
METRES = st.one_of(
    st.integers(50, 10_000).map(float),
    st.sampled_from([0.25, 0.75, 1, 1.5, 2]).map(lambda miles: miles * MILE_M),
    st.integers(1_000, 9_999_999).map(lambda millimetres: millimetres / 1000),
)
LENGTHS = st.one_of(
    METRES.map(lambda m: {"ends": Ends.DISTANCE, "distance_m": m}),
    st.integers(1, 7_200_000).map(lambda ms: {"ends": Ends.TIME, "duration_ms": ms}),
    st.just({"ends": Ends.MARK}),
)
MODES = st.sampled_from([None, "jog", "walk", "float", "easy", "full", "walk back"])
RECOVERIES = st.one_of(
    st.builds(lambda length, mode: Step(Kind.RECOVERY, mode=mode, **length), LENGTHS, MODES),
    st.builds(lambda ms: Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=ms), st.integers(1000, 600_000)),
    st.just(Step(Kind.RECOVERY, Ends.MARK, stated=False)),
    st.builds(
        lambda m, ms: Step(Kind.RECOVERY, Ends.DISTANCE, m, target_ms=ms, mode="jog"), METRES, st.integers(1, 99_999)
    ),
)


def _work(length: dict[str, Any], effort: Any, joined: bool, parts: int) -> Step:
    metres = length.get("distance_m", 0.0)
    splits = tuple(metres * part / parts for part in range(1, parts) if metres * part / parts >= 1)
    return Step(Kind.WORK, effort=effort, joined=joined, splits_m=splits, **length)


WORK = st.builds(_work, LENGTHS, st.none() | EFFORTS, st.booleans(), st.integers(1, 4))
EASY = st.builds(lambda kind, length: Step(kind, **length), st.sampled_from([Kind.WARMUP, Kind.COOLDOWN]), LENGTHS)


NODES = st.recursive(
    st.one_of(WORK, RECOVERIES, EASY),
    lambda inner: repeats_of(inner, RECOVERIES, most=12),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(NODES, min_size=1, max_size=4).map(tuple), st.booleans())
def test_any_workout_is_written_so_that_it_reads_back_the_same(steps: tuple[Node, ...], tables: bool) -> None:
    assert saved(Workout(steps, title="t", total_m=7 * MILE_M), tables=tables).workout.steps == steps


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(["schema", "title", "notes", "tags", "surface", "total", "steps", "x"]),
        st.recursive(
            st.one_of(st.text(max_size=8), st.integers(-5, 500), st.floats(), st.booleans()),
            lambda inner: (
                st.lists(inner, max_size=3)
                | st.dictionaries(
                    st.sampled_from(
                        ["repeat", "body", "between", "distance", "time", "kind", "effort", "splits", "open"]
                    ),
                    inner,
                    max_size=4,
                )
            ),
            max_leaves=8,
        ),
    )
)
def test_no_file_does_worse_than_a_named_error(data: dict[str, Any]) -> None:
    text = tomli_w.dumps({"schema": 1, **data})
    with contextlib.suppress(WorkoutFileError):
        read_workout(text, "w.toml")


def test_a_slip_in_the_effort_of_a_table_is_said_and_a_free_word_is_not() -> None:
    told = read_workout('schema = 1\nsteps = [{ repeat = 4, distance = "400 m", effort = "thershold" }]', "w.toml")
    assert told.workout.readings == (
        'the effort "thershold" is not known: it is kept as a word; did you mean threshold pace?',
    )
    free = read_workout('schema = 1\nsteps = [{ distance = "400 m", effort = "spirited" }]', "w.toml")
    assert free.workout.readings == ()
