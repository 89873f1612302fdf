"""The key of a workout: the same for the same steps, whatever it is called and however it is written."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.workout.model import Step
    from milewatch.workout.timeline import Segment


def workout_key(segments: Sequence[Segment]) -> str:
    """16 hexadecimal digits from the steps between the warm-up and the cool-down; empty when there is no work.

    Two plans have one key when their work and recoveries end alike, in the same order, at the same efforts. A stated
    time or pace is not part of it (it changes from month to month), nor is how a recovery is taken, nor planned splits.
    """
    steps = [segment.step for segment in segments if segment.step.kind in (Kind.WORK, Kind.RECOVERY)]
    while steps and steps[-1].kind is Kind.RECOVERY:
        steps.pop()
    if not steps:
        return ""
    text = "\n".join(_words(step) for step in steps)
    return hashlib.blake2b(text.encode(), digest_size=8).hexdigest()


def step_key(step: Step) -> str:
    """The same for one step, readable: what "the same step last time" means."""
    return _words(step)


def _words(step: Step) -> str:
    metres = "" if step.distance_m is None else f"{step.distance_m:.1f}m"
    seconds = "".join(f"{ms}ms" for ms in (step.duration_ms, step.cycle_ms) if ms is not None)
    joined = "+" if step.joined else ""
    effort = _effort(step.effort) if step.kind is Kind.WORK else ""
    return " ".join(part for part in (f"{joined}{step.kind}", step.ends, metres, seconds, effort) if part)


def _effort(effort: Effort | None) -> str:
    if effort is None or effort.form in (Form.TIME, Form.PACE):
        return ""
    if effort.form is Form.RACE:
        return f"{effort.name or effort.text.lower()}{effort.offset_s:+g}"
    if effort.form in (Form.PERCENT, Form.SCALE) and effort.low is not None:
        high = effort.low if effort.high is None else effort.high
        return f"{effort.form} {effort.low:g}-{high:g}"
    return " ".join(effort.text.lower().replace("-", " ").split())
