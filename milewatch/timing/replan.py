"""Another workout from here on: the plan with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.timing.extra import open_recovery
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.workout.timeline import Segment


@dataclass(frozen=True, slots=True)
class Replan:
    """A plan whose rest is another one."""

    segments: tuple[Segment, ...]
    turned: bool
    """The segment that was running (or the plan's end) became an open recovery."""


def with_other_rest(segments: Sequence[Segment], position: int, other: Sequence[Segment]) -> Replan:
    """Put `other` behind the rep that runs at `position` and its recovery; its sets are counted on.

    Where no recovery follows that rep there is an open one. A cool-down that runs, or the plan's end, becomes that.
    """
    over = position >= len(segments) or segments[position].step.kind is Kind.COOLDOWN
    kept = list(segments[:position] if over else segments[: _end_of_rep(segments, position)])
    if over or (kept[-1].step.kind is Kind.WORK and not _with_recovery(segments, kept)):
        last = next((s for s in reversed(kept) if s.step.kind is Kind.WORK), None)
        kept.append(open_recovery(last))
    before = max((s.set[0] for s in kept if s.set is not None), default=0)
    sets = before + max((s.set[1] for s in other if s.set is not None), default=0)
    counts = {(s.set[0], s.rep[0]) for s in kept if s.set is not None and s.rep is not None}
    reps = {number: max(rep for one, rep in counts if one == number) for number, _ in counts}
    plan = [_counted(s, sets, reps) for s in kept] + [_moved(s, before, sets) for s in other]
    return Replan(tuple(replace(s, index=i) for i, s in enumerate(plan)), turned=over)


def _end_of_rep(segments: Sequence[Segment], position: int) -> int:
    """Where the rep that runs ends, with all its parts and the recovery behind it."""
    running, end = segments[position], position + 1
    while running.rep is not None and end < len(segments):
        following = segments[end]
        if (following.set, following.rep) != (running.set, running.rep):
            break
        end += 1
    return end


def _with_recovery(segments: Sequence[Segment], kept: list[Segment]) -> bool:
    """Take the recovery that follows; whether there is one."""
    following = segments[len(kept)] if len(kept) < len(segments) else None
    if following is None or following.step.kind is not Kind.RECOVERY:
        return False
    kept.append(following)
    return True


def _counted(segment: Segment, sets: int, reps: dict[int, int]) -> Segment:
    """A segment of the plan before, which ends here: so its last set has no more reps than were begun."""
    if segment.set is None:
        return segment
    number = segment.set[0]
    rep = segment.rep if segment.rep is None else (segment.rep[0], reps[number])
    return replace(segment, set=(number, sets), rep=rep)


def _moved(segment: Segment, by: int, sets: int) -> Segment:
    return segment if segment.set is None else replace(segment, set=(segment.set[0] + by, sets))
