"""A plan as the journal keeps it: the workout, its unrolled segments and the roster, complete in themselves.

A journal must be resumable by a later version that unrolls the same workout differently, so the segments are stored and
not worked out again. The field names are those of `milewatch.workout`. Every plan in a journal is kept in these rows:
that of the header, those of entrants (`rosterrows`), and those in events (`eventrows`).
"""

from __future__ import annotations

from typing import Any, TypeVar

import msgspec

from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Ends, Kind, Node, Repeat, Step, Workout
from milewatch.workout.timeline import Segment, Timeline, Totals

T = TypeVar("T")


class _Row(msgspec.Struct, frozen=True, omit_defaults=True):
    pass


class EffortRow(_Row, frozen=True):
    """An effort."""

    text: str
    form: Form
    low: float | None = None
    high: float | None = None
    per_m: float | None = None
    name: str | None = None
    offset_s: float = 0.0


class StepRow(_Row, frozen=True):
    """A step."""

    kind: Kind
    ends: Ends
    distance_m: float | None = None
    duration_ms: int | None = None
    cycle_ms: int | None = None
    target_ms: int | None = None
    mode: str | None = None
    effort: EffortRow | None = None
    stated: bool = True
    splits_m: tuple[float, ...] = ()
    joined: bool = False
    run_m: float | None = None


class NodeRow(_Row, frozen=True):
    """A step, or a repeat of nodes."""

    step: StepRow | None = None
    count: int = 0
    body: tuple[NodeRow, ...] = ()
    between: tuple[StepRow, ...] = ()
    at_least: int | None = None


class SegmentRow(_Row, frozen=True):
    """A segment of the timeline."""

    index: int
    step: StepRow
    set: tuple[int, int] | None = None
    rep: tuple[int, int] | None = None
    part: tuple[int, int] | None = None
    suggested_ms: int | None = None
    target_ms: tuple[int, int] | None = None
    optional: bool = False


class TotalsRow(_Row, frozen=True):
    """What the plan adds up to."""

    work_m: float
    work_ms: int
    recovery_m: float
    recovery_ms: int
    reps: int
    distance_m: float
    expected_ms: int


class PlanRows(_Row, frozen=True):
    """A timeline."""

    nodes: tuple[NodeRow, ...]
    segments: tuple[SegmentRow, ...]
    totals: TotalsRow
    expected_ms: tuple[int, ...]
    title: str = ""
    text: str = ""
    notes: str = ""
    tags: tuple[str, ...] = ()
    surface: str | None = None
    total_m: float | None = None
    source: str | None = None
    readings: tuple[str, ...] = ()


_SAID = ("title", "text", "notes", "tags", "surface", "total_m", "source", "readings")


def plan_rows(timeline: Timeline) -> PlanRows:
    """A timeline to rows."""
    workout = timeline.workout
    return PlanRows(
        nodes=tuple(_node_row(node) for node in workout.steps),
        segments=segment_rows(timeline.segments),
        totals=_like(timeline.totals, TotalsRow),
        expected_ms=tuple(timeline.expected_ms),
        **{name: getattr(workout, name) for name in _SAID},
    )


def timeline_of(rows: PlanRows) -> Timeline:
    """Rows back to the timeline."""
    steps = tuple(_node(node) for node in rows.nodes)
    return Timeline(
        workout=Workout(steps=steps, **{name: getattr(rows, name) for name in _SAID}),
        segments=segments_of(rows.segments),
        totals=Totals(**_fields(rows.totals)),
        expected_ms=rows.expected_ms,
    )


def segment_rows(segments: tuple[Segment, ...]) -> tuple[SegmentRow, ...]:
    """Segments to rows."""
    return tuple(_like(segment, SegmentRow) for segment in segments)


def segments_of(rows: tuple[SegmentRow, ...]) -> tuple[Segment, ...]:
    """Rows back to segments."""
    return tuple(Segment(**(_fields(row) | {"step": _step(row.step)})) for row in rows)


def _like(value: object, row: type[T]) -> T:
    return msgspec.convert(value, row, from_attributes=True)


def _fields(row: msgspec.Struct) -> dict[str, Any]:
    return {name: getattr(row, name) for name in row.__struct_fields__}


def _node_row(node: Node) -> NodeRow:
    if isinstance(node, Step):
        return NodeRow(step=_like(node, StepRow))
    body = tuple(_node_row(inner) for inner in node.body)
    between = tuple(_like(step, StepRow) for step in node.between)
    return NodeRow(count=node.count, body=body, between=between, at_least=node.at_least)


def _node(row: NodeRow) -> Node:
    if row.step is not None:
        return _step(row.step)
    body = tuple(_node(inner) for inner in row.body)
    return Repeat(row.count, body, tuple(_step(step) for step in row.between), row.at_least)


def _step(row: StepRow) -> Step:
    effort = None if row.effort is None else Effort(**_fields(row.effort))
    return Step(**(_fields(row) | {"effort": effort}))
