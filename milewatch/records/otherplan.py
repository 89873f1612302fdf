"""Another workout for one athlete of a saved log: what was run gets the names and targets of that one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.records.log import PlanRow
from milewatch.records.mending import Label, MendError, label_of
from milewatch.records.plantext import reps_of, shorthand
from milewatch.records.words import one_line
from milewatch.timing.lap import gone_back_over
from milewatch.workout.timeline import TimelineError, unroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.log import LapRow, Log
    from milewatch.workout.model import Workout


def with_plan(log: Log, athlete: str, workout: Workout) -> Log:
    """The athlete was to run `workout`: their laps are its steps, in its order; times stay. Raises MendError."""
    row = log.athletes.get(athlete)
    if row is None:
        raise MendError("nobody of that name is in this log")
    try:
        segments = unroll(workout).segments
    except TimelineError as error:
        raise MendError(str(error)) from error
    plan = PlanRow(source=one_line(workout.source or ""), text=one_line(shorthand(workout)), reps=reps_of(segments))
    same = (plan.text, plan.reps) == (log.plan.text, log.plan.reps)
    rows = _relabelled(log.laps.get(athlete, ()), [label_of(segment) for segment in segments])
    athletes = log.athletes | {athlete: replace(row, plan=None if same else plan)}
    return replace(log, athletes=athletes, laps={**log.laps, athlete: rows})


def _relabelled(rows: Sequence[LapRow], plan: Sequence[Label]) -> tuple[LapRow, ...]:
    """Each lap as the next step of its kind; those that are more than planned are counted on."""
    gone = gone_back_over([row.end for row in rows])
    found: list[LapRow] = []
    labels: list[Label] = []
    at = 0
    for place, row in enumerate(rows):
        step = next((i for i in range(at, len(plan)) if plan[i].kind == row.kind), None)
        label = _beyond(row, labels) if step is None else plan[step]
        found.append(_on(row, label))
        if place not in gone:
            labels.append(label)
            at = at if step is None else step + 1
    return tuple(found)


def _beyond(row: LapRow, labels: Sequence[Label]) -> Label:
    """What a lap is for which the plan has no step any more."""
    last = next((label for label in reversed(labels) if label.kind == "work"), None)
    if row.kind not in ("work", "recovery") or last is None:
        return Label.of(row)
    more = 1 if row.kind == "work" and last.rep is not None else 0
    return Label(row.kind, last.set, None if last.rep is None else last.rep + more)


def _on(row: LapRow, label: Label) -> LapRow:
    """The lap with a label. What was covered is known where the step has a distance and was run to its end."""
    metres = row.metres if label.metres is None else label.metres if row.finished else None
    named = replace(label, metres=metres).on(row)
    return row if named == row else replace(named, edited=True)
