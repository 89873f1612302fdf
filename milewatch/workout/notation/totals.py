"""Totals that are stated beside the steps: the whole run, or a sum that must fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.model import Kind, Step
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.units import format_distance, format_duration

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milewatch.workout.model import Node
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Note


def stated_total(cur: Cursor, nodes: tuple[Node, ...], notes: list[Note]) -> float | None:
    """The stated whole run in metres, if one is stated. NotationError if it does not fit what is written."""
    whole: float | None = None
    for note in notes:
        if note.what != "total" or note.amount is None:
            continue
        work_m, all_m = _distance(nodes, work_only=True), _distance(nodes, work_only=False)
        if note.amount.metres is None:
            _time_total(cur, nodes, note)
            continue
        stated = note.amount.metres
        if any(abs(stated - known) <= 0.02 * stated for known in (work_m, all_m) if known):
            continue
        if stated < all_m * 0.98 or not note.upto:
            raise NotationError(
                f"The total of {format_distance(stated)} does not fit: the reps add up to "
                f"{format_distance(round(work_m))}{_with_recoveries(work_m, all_m)}.",
                note.column,
            )
        cur.note(f"{format_distance(stated)} read as the whole run, with the easy running before and after")
        whole = stated
    return whole


def _with_recoveries(work_m: float, all_m: float) -> str:
    return f", with recoveries to {format_distance(round(all_m))}" if all_m > work_m else ""


def _time_total(cur: Cursor, nodes: tuple[Node, ...], note: Note) -> None:
    stated = note.amount.ms if note.amount is not None else None
    work, everything = _time(nodes, work_only=True), _time(nodes, work_only=False)
    assert stated is not None
    if any(abs(stated - known) <= 0.02 * stated for known in (work, everything) if known):
        return
    if work and _distance(nodes, work_only=False) == 0 and stated < work:
        raise NotationError("The stated total time is less than the reps add up to.", note.column)
    cur.note(f"The stated total of {format_duration(stated)} is not timed: the steps are")


def _distance(nodes: tuple[Node, ...], *, work_only: bool) -> float:
    return sum(step.distance_m or 0.0 for step in _steps(nodes) if step.kind is Kind.WORK or not work_only)


def _time(nodes: tuple[Node, ...], *, work_only: bool) -> int:
    return sum(step.duration_ms or 0 for step in _steps(nodes) if step.kind is Kind.WORK or not work_only)


def _steps(nodes: tuple[Node, ...]) -> Iterator[Step]:
    for node in nodes:
        if isinstance(node, Step):
            yield node
            continue
        for i in range(node.count):
            yield from _steps(node.body)
            if node.between and i < node.count - 1:
                yield node.between[0 if len(node.between) == 1 else i]
