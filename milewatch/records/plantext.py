"""A plan as shorthand and as counts of reps: of a workout, or of what it became for one athlete while it was run."""

from __future__ import annotations

import contextlib
from collections import defaultdict
from itertools import groupby
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind, Repeat, Step, Workout

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.workout.model import Node
    from milewatch.workout.timeline import Segment


def shorthand(workout: Workout) -> str:
    """The steps as they were written, or written anew where there is no text or it says something else.

    What shorthand cannot say (more steps than anybody runs) stays as it was written, or empty.
    """
    from milewatch.workout.notation import NotationError, read, write

    if workout.text:
        with contextlib.suppress(NotationError):
            if read(workout.text).steps == workout.steps:
                return workout.text
    with contextlib.suppress(ValueError):
        return write(workout)
    return workout.text


def shorthand_of(segments: Sequence[Segment]) -> str:
    """Segments as shorthand that is read as the same steps; empty where there is none."""
    from milewatch.workout.notation import NotationError, read, write
    from milewatch.workout.timeline import TimelineError, unroll

    for nodes in (_by_sets(segments), tuple(segment.step for segment in segments)):
        with contextlib.suppress(ValueError, NotationError, TimelineError):
            text = write(Workout(nodes))
            if _places(unroll(read(text)).segments) == _places(segments):
                return text
    return ""


def reps_of(segments: Iterable[Segment]) -> tuple[int, ...]:
    """How many reps each set has."""
    reps: defaultdict[int, int] = defaultdict(int)
    sets = 0
    for segment in segments:
        if segment.set and segment.rep and segment.step.kind is Kind.WORK:
            reps[segment.set[0]] = max(reps[segment.set[0]], segment.rep[1])
            sets = max(sets, segment.set[1])
    return tuple(reps[i] for i in range(1, sets + 1))


def same_plan(one: Sequence[Segment], two: Sequence[Segment]) -> bool:
    """Whether the same is run, whatever the targets and suggestions."""
    return [(s.step, s.set, s.rep, s.part) for s in one] == [(s.step, s.set, s.rep, s.part) for s in two]


def _places(segments: Iterable[Segment]) -> list[object]:
    return [(s.step.kind, s.step.ends, s.step.distance_m, s.step.duration_ms, s.set, s.rep, s.part) for s in segments]


def _by_sets(segments: Sequence[Segment]) -> tuple[Node, ...]:
    nodes: list[Node] = []
    for number, group in groupby(segments, key=lambda segment: segment.set and segment.set[0]):
        members = list(group)
        nodes += _set_nodes(members) if number is not None else [segment.step for segment in members]
    return tuple(nodes)


def _set_nodes(members: list[Segment]) -> list[Node]:
    """A set as one repeat, and what follows its last rep; as it is, where its reps are not alike."""
    bodies: list[tuple[Step, ...]] = []
    gaps: list[tuple[Step, ...]] = []
    for _, group in groupby(members, key=lambda segment: segment.rep and segment.rep[0]):
        steps = [segment.step for segment in group]
        end = max((i for i, step in enumerate(steps) if step.kind is Kind.WORK), default=-1) + 1
        bodies.append(tuple(steps[:end]))
        gaps.append(tuple(steps[end:]))
    between = gaps[:-1]
    if len(set(bodies)) > 1 or len(bodies) < 2 or any(len(gap) != 1 for gap in between):
        return [segment.step for segment in members]
    steps_between = tuple(gap[0] for gap in between)
    alike = steps_between[:1] if len(set(steps_between)) == 1 else steps_between
    return [Repeat(len(bodies), bodies[0], alike), *gaps[-1]]
