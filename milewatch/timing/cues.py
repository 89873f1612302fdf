"""What is to be heard and flashed, and when: a schedule as far as the plan is certain, and the answer to each key.

`schedule` holds what comes by the clock, `immediate` what a key brings about at once; together they say everything
once. Both are pure: whoever plays them asks again after each event, and from time to time. Nothing that was missed is
ever repeated, because a schedule only looks forward.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Ends, Kind
from milewatch.workout.units import to_hundredths

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.workout.numbering import Place
    from milewatch.workout.timeline import Segment

COUNTED = (3, 2, 1)
"""Seconds counted aloud before a go and before the end of a timed step; a longer lead-in is silent until then."""
WARNED_MS = 10_000
"""So much before the end of a timed step comes the warning …"""
LONG_MS = 20_000
"""… when the step is this long or longer; so too with its halfway."""
APART_MS = 2_000
"""Halfway gives way to the warning when they would come closer than this."""
OVERDUE = 1.5
"""An open recovery is overdue at this many times its suggestion."""


class CueKind(StrEnum):
    """What is said. Of kinds at the same time, the earlier one here comes first."""

    MARK = "mark"
    """A mark was taken down. What it began follows it, at the same time."""
    SPLIT = "split"
    LEAD_IN = "lead-in"
    """`n` seconds to the go."""
    GO = "go"
    """A work step begins."""
    NEXT_REP = "next rep"
    """Comes with GO: which rep this is, after the first."""
    LAST_REP = "last rep"
    """Comes with GO instead of NEXT_REP: the plan's last rep, when there are several."""
    REST = "rest"
    SET_REST = "set rest"
    """A recovery after which another set begins."""
    STEP = "step"
    """A warm-up or a cool-down begins."""
    DONE = "done"
    """The plan is complete."""
    HALFWAY = "halfway"
    LAST_TEN = "last ten"
    COUNT = "count"
    """`n` seconds to the end of a timed step."""
    SUGGESTED = "suggested"
    """An open recovery has reached its suggestion."""
    OVERDUE = "overdue"
    PACE = "pace"
    """Where an even rep at its target has covered `distance_m`."""
    SWALLOWED = "swallowed"
    PAUSED = "paused"
    RESUMED = "resumed"
    UNDONE = "undone"
    REDONE = "redone"


OF_ONE = frozenset({CueKind.LEAD_IN, CueKind.GO, CueKind.COUNT, CueKind.DONE})
"""What comes by the clock for one athlete of several is called only when it is a go, what leads to one, or their end:
thirty athletes, each on their own recovery, would otherwise be called without a pause."""
COMPANIONS = frozenset({CueKind.NEXT_REP, CueKind.LAST_REP})
"""Kinds that come with another at the same time and add words to it, not a sound of their own."""


@dataclass(frozen=True, slots=True)
class Cue:
    """One thing to be heard and seen."""

    at_ms: int
    """On the session's clock."""
    kind: CueKind
    athlete: str | None = None
    """None: everybody it can be about (a squad of one, or several athletes at the same moment)."""
    rep: Place | None = None
    set: Place | None = None
    n: int | None = None
    seconds: float | None = None
    """What was run: of the lap that a mark ended, or the split. In hundredths, as it is shown."""
    length_s: float | None = None
    """How long what begins will last, or is suggested to."""
    effort: str | None = None
    distance_m: float | None = None
    """Of the step, or of the split or pace point."""
    target_ms: tuple[int, int] | None = None
    planned: bool = False
    """PACE only: it is at a planned split."""
    step: Kind | None = None
    """What kind of step it belongs to; for REST after a mark, and for DONE, the kind of the step that ended."""


@dataclass(frozen=True, slots=True)
class _Span:
    """A segment at its place in the certain future; None for the segment is the plan's end."""

    segment: Segment | None
    start: int
    length: int | None
    suggested: int | None
    certain_start: bool
    """It begins by the clock, so its beginning is to be called."""


def schedule(snapshot: Snapshot, at: int, horizon_ms: int, *, pace_every_m: float | None = None) -> tuple[Cue, ...]:
    """Give the cues from `at` (included) to `at + horizon_ms` (excluded) that need no further mark, in order.

    Consecutive windows neither repeat nor lose a cue. In a pause nothing is certain. `pace_every_m`: a beep each so
    many metres of a distance rep that has a target; None: none.
    """
    until = at + horizon_ms
    cues = [
        cue
        for view in snapshot.athletes
        if view.phase in (Phase.LEAD_IN, Phase.RUNNING, Phase.COMPLETE)
        for cue in _of_athlete(view, snapshot, until, pace_every_m)
        if at <= cue.at_ms < until
    ]
    merged = _merged(cues, len(snapshot.athletes))
    if len(snapshot.athletes) == 1:
        return merged
    return tuple(cue for cue in merged if cue.athlete is None or cue.kind in OF_ONE)


def immediate(event: ev.Event, snapshot: Snapshot) -> tuple[Cue, ...]:
    """Give what `event` calls for at once; `snapshot` is of the session just after it."""
    plain = _PLAIN.get(type(event))
    if plain is not None:
        athlete = event.athlete if isinstance(event, ev.Swallowed) else None
        return (Cue(event.at, plain, athlete),)
    cues: list[Cue] = []
    if isinstance(event, ev.Stamped):
        heard = [cue for view in snapshot.athletes for cue in _heard(event, view)]
        cues += heard or [Cue(event.at, CueKind.MARK, event.athlete)]
    if isinstance(event, _MOVING):
        for view in snapshot.athletes:
            cues += _begun_by_key(event.at, view, snapshot)
    return _merged(cues, len(snapshot.athletes))


_PLAIN = {
    ev.Swallowed: CueKind.SWALLOWED, ev.Paused: CueKind.PAUSED, ev.Resumed: CueKind.RESUMED,
    ev.Undone: CueKind.UNDONE, ev.Redone: CueKind.REDONE,
}  # fmt: skip
_MOVING = (ev.Started, ev.Stamped, ev.Skipped, ev.WentBack, ev.Adjusted, ev.Rejoined)


def _merged(cues: Iterable[Cue], athletes: int) -> tuple[Cue, ...]:
    """Put cues in order; what several athletes are told at the same time is told once."""
    nameless = sorted(cues, key=lambda cue: (cue.at_ms, _ORDER[cue.kind], repr(replace(cue, athlete=None))))
    merged = []
    for shared, same in groupby(nameless, key=lambda cue: replace(cue, athlete=None)):
        named = list(same)
        merged.append(named[0] if athletes > 1 and len(named) == 1 else shared)
    return tuple(merged)


_ORDER = {kind: place for place, kind in enumerate(CueKind)}


# The schedule.


def _of_athlete(view: AthleteView, snapshot: Snapshot, until: int, pace_every_m: float | None) -> Iterator[Cue]:
    if view.phase is Phase.LEAD_IN and view.started_ms is not None:
        for n in COUNTED:
            yield _about(CueKind.LEAD_IN, view.started_ms - n * 1000, view.segment, athlete=view.athlete, n=n)
    for span in _certain(view, snapshot, until):
        if span.certain_start and span.length != 0:
            yield from _beginning(view, span)
        if span.segment is not None:
            yield from _inside(view.athlete, span, span.segment, pace_every_m)


def _certain(view: AthleteView, snapshot: Snapshot, until: int) -> Iterator[_Span]:
    """Lay out what runs, and all that follows without a mark, up to `until`."""
    if view.phase is Phase.COMPLETE:
        if view.by_clock and view.laps and snapshot.go_ms is not None:
            yield _Span(None, snapshot.go_ms + _end(view.laps[-1]), None, None, True)
        return
    if view.segment is None or view.started_ms is None:
        return
    rep = None if view.rep_elapsed_ms is None else snapshot.at_ms - view.rep_elapsed_ms
    runs = view.phase is Phase.RUNNING
    # With the pauses moved in front of it, a running segment began this long ago.
    start = snapshot.at_ms - view.elapsed_ms if runs else view.started_ms
    length, suggested = view.length_ms, view.suggested_ms
    certain = view.by_clock
    for segment in view.segments[view.segment.index :]:
        if start >= until:
            return
        if not (runs and segment.index == view.segment.index):
            if segment.step.kind is Kind.WORK and not (segment.step.joined and rep is not None):
                rep = start
            length, suggested, certain = _length(segment, start, rep), segment.suggested_ms, True
        yield _Span(segment, start, length, suggested, certain)
        if length is None:
            return
        start += length
    yield _Span(None, start, None, None, True)


def _length(segment: Segment, start: int, rep: int | None) -> int | None:
    if segment.step.ends is Ends.TIME:
        return segment.step.duration_ms or 0
    if segment.step.ends is Ends.CYCLE:
        return max(0, (segment.step.cycle_ms or 0) - (start - (start if rep is None else rep)))
    return None


def _end(lap: Lap) -> int:
    return lap.at_ms + lap.time_ms + lap.paused_ms


def _inside(athlete: str, span: _Span, segment: Segment, pace_every_m: float | None) -> Iterator[Cue]:
    if span.length is not None:
        yield from _timed(athlete, span.start, span.length, segment)
    elif segment.step.kind is Kind.RECOVERY and span.suggested:
        for kind, share in ((CueKind.SUGGESTED, 1.0), (CueKind.OVERDUE, OVERDUE)):
            yield _about(kind, span.start + round(span.suggested * share), segment, athlete=athlete)
    elif pace_every_m and segment.target_ms is not None and segment.step.covers_m is not None:
        distance, target = segment.step.covers_m, sum(segment.target_ms) / 2
        beeps = [i * pace_every_m for i in range(1, int(distance / pace_every_m + 1e-6) + 1)]
        for covered in sorted({*beeps, *segment.step.splits_m}):
            cue = _about(CueKind.PACE, span.start + round(target * covered / distance), segment, athlete=athlete)
            yield replace(cue, distance_m=covered, planned=covered in segment.step.splits_m)


def _timed(athlete: str, start: int, length: int, segment: Segment) -> Iterator[Cue]:
    end = start + length
    if length >= LONG_MS:
        half, warning = start + length // 2, end - WARNED_MS
        yield _about(CueKind.LAST_TEN, warning, segment, athlete=athlete)
        if warning - half >= APART_MS:
            yield _about(CueKind.HALFWAY, half, segment, athlete=athlete)
    for n in COUNTED:
        if end - n * 1000 > start:
            yield _about(CueKind.COUNT, end - n * 1000, segment, athlete=athlete, n=n)


# Beginnings, by the clock or by a key.


def _beginning(view: AthleteView, span: _Span, ended: Lap | None = None) -> Iterator[Cue]:
    """Call what begins; with the lap that a key ended, if one did."""
    segment = span.segment
    if segment is None:
        kind = CueKind.DONE
    elif segment.step.kind is Kind.RECOVERY:
        kind = CueKind.SET_REST if _another_set_follows(view.segments, segment) else CueKind.REST
    else:
        kind = CueKind.GO if segment.step.kind is Kind.WORK else CueKind.STEP
    length = span.suggested if span.length is None else span.length
    cue = replace(
        _about(kind, span.start, segment, athlete=view.athlete), length_s=None if length is None else length / 1000
    )
    if ended is not None and kind in (CueKind.REST, CueKind.SET_REST, CueKind.DONE):
        cue = replace(_about(kind, span.start, ended.segment, athlete=view.athlete),
                      seconds=ended.told_ms / 1000, length_s=cue.length_s)  # fmt: skip
    yield cue
    if segment is not None and kind is CueKind.GO and not segment.step.joined:
        earlier = any(_is_rep(s) for s in view.segments[: segment.index])
        later = any(_is_rep(s) for s in view.segments[segment.index + 1 :])
        if earlier and not later:
            yield replace(cue, kind=CueKind.LAST_REP)
        elif earlier:
            yield replace(cue, kind=CueKind.NEXT_REP)


def _is_rep(segment: Segment) -> bool:
    """Tell whether a rep begins here: the later parts of a composite rep are no reps of their own."""
    return segment.step.kind is Kind.WORK and not segment.step.joined


def _another_set_follows(segments: tuple[Segment, ...], recovery: Segment) -> bool:
    following = next((s for s in segments[recovery.index + 1 :] if s.step.kind is Kind.WORK), None)
    return following is not None and recovery.set is not None and following.set != recovery.set


def _about(kind: CueKind, at: int, segment: Segment | None, *, athlete: str | None = None, n: int | None = None) -> Cue:
    if segment is None:
        return Cue(at, kind, athlete, n=n)
    step = segment.step
    return Cue(
        at, kind, athlete, rep=segment.rep, set=segment.set, n=n, effort=step.effort.text if step.effort else None,
        distance_m=step.distance_m, target_ms=segment.target_ms, step=step.kind,
    )  # fmt: skip


def _begun_by_key(at: int, view: AthleteView, snapshot: Snapshot) -> Iterator[Cue]:
    if view.by_clock:
        return
    ended = view.laps[-1] if view.laps else None
    if view.phase is Phase.RUNNING and view.started_ms == at and view.segment is not None:
        yield from _beginning(view, _Span(view.segment, at, view.length_ms, view.suggested_ms, True), ended)
    elif view.phase is Phase.COMPLETE and ended is not None and (snapshot.go_ms or 0) + _end(ended) == at:
        yield from _beginning(view, _Span(None, at, None, None, True), ended)


def _heard(event: ev.Stamped, view: AthleteView) -> Iterator[Cue]:
    """Say what the mark of `event` was to the athlete, if it is theirs."""
    if event.id in view.split_stamps and view.segment is not None:
        place = view.split_stamps.index(event.id)
        planned = view.segment.step.splits_m
        cue = _about(CueKind.SPLIT, event.at, view.segment, athlete=view.athlete)
        covered = planned[place] if place < len(planned) else None
        yield replace(cue, seconds=to_hundredths(view.splits_ms[place]) / 1000, distance_m=covered)
    for lap in reversed(view.laps):
        if lap.stamp == event.id:
            cue = _about(CueKind.MARK, event.at, lap.segment, athlete=view.athlete)
            yield replace(cue, seconds=lap.told_ms / 1000)
