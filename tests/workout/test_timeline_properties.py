"""What holds for the timeline of any workout."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.workout.model import Ends, Kind, Node, Step, Workout
from milewatch.workout.numbering import unrolled_length
from milewatch.workout.timeline import MAX_SEGMENTS, Timeline, unroll

from .strategies import repeats_of

WORK = st.builds(
    lambda metres, joined: Step(Kind.WORK, Ends.DISTANCE, float(metres), joined=joined),
    st.integers(50, 2000),
    st.booleans(),
)
RECOVERIES = st.sampled_from(
    [
        Step(Kind.RECOVERY, Ends.MARK),
        Step(Kind.RECOVERY, Ends.TIME, duration_ms=60_000),
        Step(Kind.RECOVERY, Ends.DISTANCE, 200.0, mode="jog"),
        Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=120_000),
    ]
)
EASY = st.sampled_from([Step(Kind.WARMUP, Ends.MARK), Step(Kind.COOLDOWN, Ends.TIME, duration_ms=600_000)])


NODES = st.recursive(
    st.one_of(WORK, WORK, RECOVERIES, EASY), lambda inner: repeats_of(inner, RECOVERIES, most=4), max_leaves=8
)
TREES = st.lists(NODES, min_size=1, max_size=4).map(tuple).filter(lambda nodes: unrolled_length(nodes) <= MAX_SEGMENTS)


def flat(nodes: tuple[Node, ...]) -> list[Step]:
    """The obvious way to unroll, to compare with."""
    steps: list[Step] = []
    for node in nodes:
        if isinstance(node, Step):
            steps.append(node)
            continue
        for number in range(node.count):
            steps.extend(flat(node.body))
            if number < node.count - 1 and node.between:
                steps.append(node.between[number % len(node.between)])
    return steps


def reps(timeline: Timeline) -> list[tuple[Any, Any]]:
    """Set and rep of each rep, in order."""
    work = [s for s in timeline.segments if s.step.kind is Kind.WORK]
    return [(s.set, s.rep) for s in work if s.part is None or s.part[0] == 1]


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_the_steps_are_those_of_the_tree_in_order(nodes: tuple[Node, ...]) -> None:
    timeline = unroll(Workout(nodes))
    assert [segment.step for segment in timeline.segments] == flat(nodes)
    assert [segment.index for segment in timeline.segments] == list(range(unrolled_length(nodes)))


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_sets_and_reps_are_counted_without_gaps(nodes: tuple[Node, ...]) -> None:
    numbered = reps(unroll(Workout(nodes)))
    sets = [list(run) for _, run in groupby(numbered, key=lambda pair: pair[0])]
    assert [run[0][0] for run in sets] == [(i + 1, len(sets)) for i in range(len(sets))]
    for run in sets:
        assert [rep for _, rep in run] == [(i + 1, len(run)) for i in range(len(run))]


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_parts_of_a_rep_are_counted_and_follow_each_other(nodes: tuple[Node, ...]) -> None:
    segments = unroll(Workout(nodes)).segments
    for segment in segments:
        if segment.part is not None and segment.part[0] > 1:
            before = segments[segment.index - 1]
            assert before.part == (segment.part[0] - 1, segment.part[1])
            assert (before.set, before.rep) == (segment.set, segment.rep)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_a_recovery_has_the_numbers_of_the_work_before_it(nodes: tuple[Node, ...]) -> None:
    last: tuple[Any, Any] = (None, None)
    for segment in unroll(Workout(nodes)).segments:
        if segment.step.kind is Kind.WORK:
            last = (segment.set, segment.rep)
        elif segment.step.kind is Kind.RECOVERY:
            assert (segment.set, segment.rep) == last
        else:
            assert (segment.set, segment.rep) == (None, None)


@settings(max_examples=200, deadline=None)
@given(TREES)
def test_expected_times_are_there_and_add_up(nodes: tuple[Node, ...]) -> None:
    timeline = unroll(Workout(nodes))
    assert len(timeline.expected_ms) == len(timeline.segments)
    assert all(ms >= 0 for ms in timeline.expected_ms)
    assert timeline.totals.expected_ms == sum(timeline.expected_ms)


@settings(max_examples=200, deadline=None)
@given(TREES, st.floats(0, 20_000))
def test_a_whole_run_is_made_up_to_its_total(nodes: tuple[Node, ...], spare_m: float) -> None:
    hard_m = sum(step.distance_m or 0.0 for step in flat(nodes))
    timeline = unroll(Workout(nodes, total_m=hard_m + spare_m + 1))
    added = len(timeline.segments) - unrolled_length(nodes)
    own = {step.kind for step in flat(nodes)}
    assert added <= 2 - (Kind.WARMUP in own) - (Kind.COOLDOWN in own)
    if added and all(segment.step.ends is not Ends.MARK for segment in (timeline.segments[0], timeline.segments[-1])):
        assert timeline.totals.distance_m <= hard_m + spare_m + 1.001
