"""The plan of a log, laid out again from its text. Many logs have the same plan, so it is kept."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

from milewatch.review.from_log import LaidOut
from milewatch.workout.model import Ends, Kind
from milewatch.workout.notation import NotationError, read
from milewatch.workout.timeline import TimelineError, unroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.log import Log
    from milewatch.workout.model import Step
    from milewatch.workout.timeline import Segment

KEPT = 256


def segments_of(log: Log, athlete: str | None = None) -> tuple[Segment, ...]:
    """The plan (of `athlete`, who may have run another one) unrolled; empty when its text cannot be read."""
    plan = log.plan if athlete is None else log.plan_of(athlete)
    return _segments(plan.text, plan.total_m)


def laid_out(log: Log) -> LaidOut:
    """The plan by its places, for `runs_on`."""
    return _laid_out(log.plan.text, log.plan.total_m)


def own_plans(log: Log) -> dict[str, LaidOut]:
    """The plans of athletes who ran another workout. More or fewer reps, or an open recovery, are the same one."""
    own = {key: row.plan for key, row in log.athletes.items() if row.plan is not None}
    steps = _prescribed(segments_of(log)) if own else set()
    return {
        key: _laid_out(plan.text, None) for key, plan in own.items() if _prescribed(_segments(plan.text, None)) - steps
    }


def _prescribed(segments: Sequence[Segment]) -> set[Step]:
    """The reps, and the recoveries that end by themselves: as long, however they are taken."""
    reps = {segment.step for segment in segments if segment.step.kind is Kind.WORK}
    rests = (s.step for s in segments if s.step.kind is Kind.RECOVERY and s.step.ends is not Ends.MARK)
    return reps | {replace(step, mode=None) for step in rests}


@lru_cache(KEPT)
def _segments(text: str, total_m: float | None) -> tuple[Segment, ...]:
    if not text.strip():
        return ()
    try:
        workout = read(text)
        return unroll(workout if total_m is None else replace(workout, total_m=total_m)).segments
    except (NotationError, TimelineError):
        return ()


@lru_cache(KEPT)
def _laid_out(text: str, total_m: float | None) -> LaidOut:
    return LaidOut(_segments(text, total_m))
