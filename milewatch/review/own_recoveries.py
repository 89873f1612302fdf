"""How long an athlete really rested after the same rep, where the rest was theirs to choose."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from milewatch.review.figures import median
from milewatch.workout.model import Ends, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.review.runs import Run, RunLap
    from milewatch.workout.timeline import Segment

_After = tuple[float | None, int | None, str, bool]
"""A rep's planned length and effort, and whether a set ends with it."""


def own_recoveries(runs: Iterable[Run], segments: Sequence[Segment]) -> dict[int, int]:
    """By the index of an open recovery, the median (ms) of those after the same rep in the newest run that has any."""
    ordered = sorted(runs, key=lambda run: (run.on, run.session), reverse=True)
    known: list[dict[_After, list[int]]] = []
    found: dict[int, int] = {}
    for before, segment in pairwise(segments):
        step = segment.step
        if step.kind is not Kind.RECOVERY or step.ends is not Ends.MARK or before.step.kind is not Kind.WORK:
            continue
        following = next((s.set for s in segments[segment.index + 1 :] if s.step.kind is Kind.WORK), None)
        effort = before.step.effort.text if before.step.effort else ""
        wanted = (before.step.distance_m, before.step.duration_ms, effort, following not in (None, before.set))
        rests = _newest(ordered, known, wanted)
        if rests:
            found[segment.index] = round(median(rests))
    return found


def _newest(runs: Sequence[Run], known: list[dict[_After, list[int]]], wanted: _After) -> list[int] | None:
    """The rests after a rep in the newest run that has any; of the first runs they are `known`, which grows."""
    for place, run in enumerate(runs):
        if place == len(known):
            known.append(_rests(run))
        if wanted in known[place]:
            return known[place][wanted]
    return None


def _rests(run: Run) -> dict[_After, list[int]]:
    found: dict[_After, list[int]] = {}
    laps = run.laps
    for place, (rep, rest) in enumerate(pairwise(laps)):
        if rep.kind is not Kind.WORK or rest.kind is not Kind.RECOVERY or not (rep.done and rest.done):
            continue
        if any(planned is not None for planned in (rest.planned_m, rest.planned_ms, rest.send_off_ms)):
            continue
        following = next((lap for lap in laps[place + 2 :] if lap.kind is Kind.WORK), None)
        if following is not None:
            found.setdefault((*_length(rep), rep.effort, following.set != rep.set), []).append(rest.time_ms)
    return found


def _length(lap: RunLap) -> tuple[float | None, int | None]:
    return lap.planned_m, lap.planned_ms
