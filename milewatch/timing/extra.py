"""One more rep: the plan with it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import chain
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
    rep = _last_rep(segments, position)
    if rep is None:
        return None
    last = rep.stop - 1
    before = _work_before(segments, rep.start, segments[last])
    gap = segments[before + 1 : rep.start] if before is not None else ()
    past = position > last
    if not gap and (past or before is None):
        gap = (open_recovery(segments[last]),)
    grown = [_grown(s, i, segments[last], last) for i, s in enumerate(segments)]
    inserted = [*_renumbered(gap, segments[last], 0), *_renumbered(segments[rep.start : rep.stop], segments[last], 1)]
    where = position if past else rep.stop
    plan = [*grown[:where], *inserted, *grown[where:]]
    turned = past and position < len(segments)
    return Extra(tuple(s if s.index == i else replace(s, index=i) for i, s in enumerate(plan)), turned)


def rep_to_take_out(segments: Sequence[Segment], position: int) -> range | None:
    """Find the last rep of the set that is running at `position`, with the recovery before it unless that runs.

    None when no rep of the set is still to come. Asked at every frame of the screen, so it builds nothing.
    """
    rep = _last_rep(segments, position)
    if rep is None or rep.start <= position or segments[rep.start].rep is None:
        return None
    before = _work_before(segments, rep.start, segments[rep.start])
    return range(rep.start if before is None else max(before, position) + 1, rep.stop)


def without_last_rep(segments: Sequence[Segment], position: int) -> tuple[Segment, ...] | None:
    """Take out what `rep_to_take_out` finds; None when there is nothing."""
    out = rep_to_take_out(segments, position)
    if out is None:
        return None
    last = out.stop - 1
    kept = [_grown(s, i, segments[last], last, by=-1) for i, s in enumerate(segments) if i not in out]
    return tuple(s if s.index == i else replace(s, index=i) for i, s in enumerate(kept))


def opened(segment: Segment) -> Segment:
    """Turn a timed or send-off recovery whose time is over into an open one: a mark starts the rep."""
    length = segment.step.duration_ms
    step = replace(segment.step, ends=Ends.MARK, duration_ms=None, cycle_ms=None)
    return replace(segment, step=step, suggested_ms=segment.suggested_ms if length is None else length)


def _anchor(segments: Sequence[Segment], position: int) -> Segment | None:
    """Find a work segment of the set that is running: this one, the last one before, or the first one to come."""
    before = (segments[i] for i in range(min(position, len(segments) - 1), -1, -1))
    after = (segments[i] for i in range(position + 1, len(segments)))
    return next((s for s in chain(before, after) if s.step.kind is Kind.WORK), None)


def _last_rep(segments: Sequence[Segment], position: int) -> range | None:
    """Find the last rep of the set that is running: several segments when it is a composite one."""
    anchor = _anchor(segments, position)
    last = None if anchor is None else _work_before(segments, len(segments), anchor)
    if last is None:
        return None
    first, of = last, segments[last]
    while of.rep is not None and (before := _work_before(segments, first, of)) is not None:
        if segments[before].rep != of.rep:
            break
        first = before
    return range(first, last + 1)


def _work_before(segments: Sequence[Segment], end: int, of: Segment) -> int | None:
    """Find the last work segment before `end` that is in the set of `of`."""
    return next(
        (i for i in range(end - 1, -1, -1) if segments[i].step.kind is Kind.WORK and segments[i].set == of.set), None
    )


def open_recovery(after: Segment | None) -> Segment:
    """Make a recovery that a mark ends, behind a rep (None: behind what is no rep)."""
    step = Step(Kind.RECOVERY, Ends.MARK, stated=False)
    return Segment(index=0, step=step, set=after.set if after else None, rep=after.rep if after else None)


def _grown(segment: Segment, index: int, of: Segment, last: int, by: int = 1) -> Segment:
    if segment.set != of.set or segment.rep is None or of.rep is None:
        return segment
    count = of.rep[1] + by
    if not count:
        return replace(segment, set=None, rep=None)
    return replace(segment, rep=(count if index > last else segment.rep[0], count))


def _renumbered(segments: Sequence[Segment], of: Segment, further: int) -> list[Segment]:
    if of.rep is None:
        return list(segments)
    rep = (of.rep[1] + further, of.rep[1] + 1)
    return [replace(s, set=of.set, rep=rep, optional=True) for s in segments]
