"""The finished tree as steps and repeats of the model."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.model import Ends, Kind, Repeat, Step
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.tree import Leaf, Rep, Seq

if TYPE_CHECKING:
    from milewatch.workout.model import Node as ModelNode
    from milewatch.workout.notation.tree import Node

MAX_STEPS = 2000


def emit(seq: Seq) -> tuple[ModelNode, ...]:
    """The nodes of a workout. NotationError when it unrolls to more than `MAX_STEPS` steps."""
    if (size := _size(seq)) > MAX_STEPS:
        raise NotationError(f"This is {size} steps long; at most {MAX_STEPS} are timed.", 1)
    return tuple(_nodes(seq))


def _size(node: Node) -> int:
    if isinstance(node, Leaf):
        return 1
    if isinstance(node, Rep):
        return node.count * _size(node.body) + sum(len(slot) for slot in node.gap.slots)
    own = sum(len(slot) for gap in node.gaps for slot in gap.slots) + len(node.tail) + len(node.lead)
    return own + sum(_size(item) for item in node.items)


def _nodes(node: Node) -> list[ModelNode]:
    if isinstance(node, Leaf):
        return [_step(node)]
    if isinstance(node, Rep):
        return _repeat(node)
    out: list[ModelNode] = list(node.lead)
    for i, item in enumerate(node.items):
        out.extend(_nodes(item))
        if i < len(node.gaps) and not node.gaps[i].straight:
            out.extend(node.gaps[i].slots[0])
    return [*out, *node.tail]


def _repeat(node: Rep) -> list[ModelNode]:
    body = tuple(_nodes(node.body))
    if node.count == 1:
        return list(body)
    slots = [] if node.gap.straight else node.gap.slots
    if not slots or all(not slot for slot in slots):
        return [Repeat(node.count, body, (), node.at_least)]
    if all(len(slot) == 1 for slot in slots):
        steps = tuple(slot[0] for slot in slots)
        between = steps[:1] if len(set(map(id, steps))) == 1 or all(step == steps[0] for step in steps) else steps
        return [Repeat(node.count, body, between, node.at_least)]
    # Two recoveries in a row between passes do not fit a repeat: the passes are written out.
    out: list[ModelNode] = []
    for i in range(node.count):
        out.extend(body)
        if i < len(slots):
            out.extend(slots[i])
    return out


def _step(leaf: Leaf) -> Step:
    amount = leaf.amount
    ends = Ends.DISTANCE if amount.metres is not None else Ends.TIME if amount.ms is not None else Ends.MARK
    joined = leaf.joined and leaf.kind is Kind.WORK
    return Step(
        leaf.kind,
        ends,
        distance_m=amount.metres,
        duration_ms=amount.ms,
        effort=leaf.effort,
        splits_m=leaf.splits_m,
        joined=joined,
    )
