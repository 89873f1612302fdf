"""A timeline as the plain object that `milewatch check --json` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milewatch.workout.model import Ends, Kind
from milewatch.workout.notation import write

if TYPE_CHECKING:
    from milewatch.workout.model import Workout
    from milewatch.workout.timeline import Segment, Timeline


def as_json(timeline: Timeline) -> dict[str, Any]:
    """Title, text, one object for each unrolled segment, totals and readings; a key that does not apply is left out.

    Distances in metres, times in seconds. The text is the shorthand as written, or as printed where the steps were not
    written as shorthand. Totals count only what is stated.
    """
    workout, totals = timeline.workout, timeline.totals
    return {
        "title": workout.title,
        "text": workout.text or _printed(workout),
        "steps": [_segment(segment) for segment in timeline.segments],
        "totals": {
            "work_m": _metres(totals.work_m),
            "work_s": _seconds(totals.work_ms),
            "recovery_m": _metres(totals.recovery_m),
            "recovery_s": _seconds(totals.recovery_ms),
            "reps": totals.reps,
        },
        "readings": list(timeline.readings),
    }


def _printed(workout: Workout) -> str:
    try:
        return write(workout)
    except ValueError:  # steps that no shorthand says have none
        return ""


def _segment(segment: Segment) -> dict[str, Any]:
    step = segment.step
    result: dict[str, Any] = {"kind": step.kind.value, "ends": step.ends.value}
    if step.distance_m is not None:
        result["distance_m"] = _metres(step.distance_m)
    if step.duration_ms is not None:
        result["duration_s"] = _seconds(step.duration_ms)
    if step.cycle_ms is not None:
        result["cycle_s"] = _seconds(step.cycle_ms)
    if step.target_ms is not None and step.kind is Kind.RECOVERY and step.ends is Ends.DISTANCE:
        result["target_s"] = _seconds(step.target_ms)
    if step.mode is not None:
        result["mode"] = step.mode
    if step.effort is not None:
        result["effort"] = step.effort.text
    if not step.stated:
        result["stated"] = False
    if segment.set is not None:
        result["set"] = list(segment.set)
    if segment.rep is not None:
        result["rep"] = list(segment.rep)
    if step.splits_m:
        result["splits_m"] = [_metres(metres) for metres in step.splits_m]
    if segment.suggested_ms is not None:
        result["suggested_s"] = _seconds(segment.suggested_ms)
    return result


def _seconds(ms: int) -> float:
    return ms // 1000 if ms % 1000 == 0 else ms / 1000


def _metres(metres: float) -> float:
    """To the millimetre, so that 0.25 mi prints as 402.336."""
    return round(metres, 3)
