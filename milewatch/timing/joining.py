"""Where somebody who joins in begins: where most of the others are."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.timing.going import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.roster import Entrant
    from milewatch.timing.running import RunningClock
    from milewatch.timing.track import Track
    from milewatch.workout.timeline import Segment


@dataclass(frozen=True, slots=True)
class Place:
    """Where it is: in the others' plan, and in the own one."""

    segment: int
    """Its index in the own plan."""
    left: int | None = None
    """How much of it is left for the others, ms, when it ends by the clock."""
    others: tuple[Segment, ...] = ()
    """The plan of those who are there."""


def place_to_join(
    tracks: Iterable[Track], own: Sequence[Segment], position: int, at: int, clock: RunningClock
) -> Place:
    """Find it in the own plan; where that has no such rep, or nobody runs, it is `position`."""
    others = [track for track in tracks if track.stage in (Stage.RUNNING, Stage.LEAD_IN)]
    if not others:
        return Place(position)
    most, _ = max(Counter(track.position for track in others).items(), key=lambda item: (item[1], item[0]))
    # Of those, one who runs the same plan, if there is any: somebody else may have got another workout.
    there = max((track for track in others if track.position == most), key=lambda track: _alike(own, track.segments))
    same = next((s.index for s in own if _same(s, there.segments[most])), None)
    if same is None:
        return Place(position, None, there.segments)
    return Place(same, there.left(at, clock), there.segments)


def fitted(who: Entrant, others: Sequence[Segment]) -> Entrant:
    """Give the newcomer the plan of those who are there, extra reps and all, with their own targets."""
    own = {segment.step: segment.target_ms for segment in who.plan()}
    if [_what(s) for s in others] == [_what(s) for s in who.segments]:
        return who
    plan = tuple(replace(s, target_ms=own.get(s.step, s.target_ms)) for s in others)
    return replace(who, segments=plan, targets=())


def _alike(one: Sequence[Segment], two: Sequence[Segment]) -> int:
    return len({_what(s) for s in one} & {_what(s) for s in two})


def _what(segment: Segment) -> object:
    return segment.step, segment.set, segment.rep, segment.part


def _same(one: Segment, two: Segment) -> bool:
    if one.rep is None:
        return (one.step, one.set) == (two.step, two.set)
    places = [(s.step.kind, (s.set or (0,))[0], (s.rep or (0,))[0], s.part) for s in (one, two)]
    return places[0] == places[1]
