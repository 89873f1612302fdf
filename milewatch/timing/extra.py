"""One more rep: the plan with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.workout.model import Ends, Kind, Step
from milewatch.workout.timeline import Segment

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class Extra:
    """A plan that has got an extra rep."""

    segments: tuple[Segment, ...]
    turned: bool
    """The segment that was running became the recovery before the extra rep; what it was follows after the rep."""


def with_extra_rep(segments: Sequence[Segment], position: int) -> Extra | None:
    """Add a rep to the set that is running at `position`, or to the last one when the plan is complete.

    The recovery is the one before the set's last rep. Once the set's last rep is over (in a cool-down, or between
    sets) what is running turns into that recovery. None when the plan has no rep at all.
    """
    anchor = _anchor(segments, position)
    if anchor is None:
        return None
    members = [i for i, s in enumerate(segments) if s.step.kind is Kind.WORK and s.set == segments[anchor].set]
    last = first = members[-1]
    while first - 1 in members and segments[first].step.joined:
        first -= 1
    before = [i for i in members if i < first]
    gap = segments[before[-1] + 1 : first] if before else ()
    past = position > last
    if not gap and (past or not before):
        gap = (_open_recovery(segments[last]),)
    grown = [_grown(s, i, segments[last], last) for i, s in enumerate(segments)]
    inserted = [*_renumbered(gap, segments[last], 0), *_renumbered(segments[first : last + 1], segments[last], 1)]
    where = position if past else last + 1
    plan = [*grown[:where], *inserted, *grown[where:]]
    turned = past and position < len(segments)
    return Extra(tuple(s if s.index == i else replace(s, index=i) for i, s in enumerate(plan)), turned)


def without_last_rep(segments: Sequence[Segment], position: int) -> tuple[Segment, ...] | None:
    """Take out the last rep of the set that is running at `position`, with the recovery before it unless that runs.

    None when no rep of the set is still to come.
    """
    anchor = _anchor(segments, position)
    if anchor is None:
        return None
    of = segments[anchor]
    members = [i for i, s in enumerate(segments) if s.step.kind is Kind.WORK and s.set == of.set]
    last = first = members[-1]
    while first - 1 in members and segments[first].step.joined:
        first -= 1
    if first <= position or of.rep is None:
        return None
    before = [i for i in members if i < first]
    start = max(before[-1] + 1, position + 1) if before else first
    kept = [_grown(s, i, of, last, by=-1) for i, s in enumerate(segments) if not start <= i <= last]
    return tuple(s if s.index == i else replace(s, index=i) for i, s in enumerate(kept))


def opened(segment: Segment) -> Segment:
    """Turn a timed or send-off recovery whose time is over into an open one: a mark starts the rep."""
    length = segment.step.duration_ms
    step = replace(segment.step, ends=Ends.MARK, duration_ms=None, cycle_ms=None)
    return replace(segment, step=step, suggested_ms=segment.suggested_ms if length is None else length)


def _anchor(segments: Sequence[Segment], position: int) -> int | None:
    """Find a work segment of the set that is running: this one, the last one before, or the first one to come."""
    work = [i for i, s in enumerate(segments) if s.step.kind is Kind.WORK]
    before = [i for i in work if i <= position]
    return before[-1] if before else work[0] if work else None


def _open_recovery(after: Segment) -> Segment:
    step = Step(Kind.RECOVERY, Ends.MARK, stated=False)
    return Segment(index=0, step=step, set=after.set, rep=after.rep)


def _grown(segment: Segment, index: int, of: Segment, last: int, by: int = 1) -> Segment:
    if segment.set != of.set or segment.rep is None or of.rep is None:
        return segment
    count = of.rep[1] + by
    return replace(segment, rep=(count if index > last else segment.rep[0], count))


def _renumbered(segments: Sequence[Segment], of: Segment, further: int) -> list[Segment]:
    if of.rep is None:
        return list(segments)
    rep = (of.rep[1] + further, of.rep[1] + 1)
    return [replace(s, set=of.set, rep=rep, optional=True) for s in segments]
