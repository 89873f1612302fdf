"""What a workout means, in one line: "3×[4×[W 400m] btw R 1:00] btw R 3:00". W & joins the parts of a composite rep."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milewatch.workout.model import MILE_M, Kind, Node, Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

LETTERS = {Kind.WORK: "W", Kind.RECOVERY: "R", Kind.WARMUP: "WU", Kind.COOLDOWN: "CD"}


def meaning(nodes: Sequence[Node]) -> str:
    """The nodes of a workout in the notation of the examples' meanings."""
    return " ; ".join(_node(node) for node in nodes)


def _node(node: Node) -> str:
    if isinstance(node, Step):
        return _step(node)
    count = f"{node.at_least}-{node.count}" if node.at_least else f"{node.count}"
    between = f" btw {'/'.join(_step(step) for step in node.between)}" if node.between else ""
    return f"{count}×[{meaning(node.body)}]{between}"


def _step(step: Step) -> str:
    said = f"{LETTERS[step.kind]}{'&' if step.joined else ''} "
    if step.distance_m is not None:
        said += _distance(step.distance_m)
    elif step.duration_ms is not None:
        said += _clock(step.duration_ms)
    elif step.cycle_ms is not None:
        said += f"cycle {_clock(step.cycle_ms)}"
    else:
        said += "open"
    if step.mode is not None:
        said += f" {step.mode}"
    if step.target_ms is not None:
        said += f" (in {_clock(step.target_ms)})"
    if step.effort is not None:
        said += f" @{step.effort.text}"
    if step.splits_m:
        said += f" |{' '.join(f'{mark:g}' for mark in step.splits_m)}"
    return said + ("" if step.stated else " ?")


def _distance(metres: float) -> str:
    miles = round(metres / MILE_M, 4)
    return f"{miles:g}mi" if metres % 1 and abs(miles * MILE_M - metres) < 0.01 else f"{metres:g}m"


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms / 1000, 60)
    return f"{int(minutes)}:{seconds:04.1f}" if seconds % 1 else f"{int(minutes)}:{int(seconds):02d}"


def flat(nodes: Sequence[Node]) -> Iterator[Step]:
    """Every step in the order in which it is run."""
    for node in nodes:
        if isinstance(node, Step):
            yield node
            continue
        for i in range(node.count):
            yield from flat(node.body)
            if i < node.count - 1 and node.between:
                yield node.between[0 if len(node.between) == 1 else i]


def as_row(step: Step) -> dict[str, Any]:
    """A step in the form of examples.json."""
    row: dict[str, Any] = {"kind": step.kind.value, "ends": step.ends.value}
    if step.distance_m is not None:
        row["distance_m"] = step.distance_m
    for key, value in (("duration_s", step.duration_ms), ("cycle_s", step.cycle_ms), ("target_s", step.target_ms)):
        if value is not None:
            row[key] = value / 1000
    if step.mode is not None:
        row["mode"] = step.mode
    if step.effort is not None:
        row["effort"] = step.effort.text
    if not step.stated:
        row["stated"] = False
    return row
