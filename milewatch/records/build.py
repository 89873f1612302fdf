"""A session, or its journal, to the log that is kept of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow, SleepRow, StampRow
from milewatch.records.planrows import segments_of, timeline_of
from milewatch.records.plantext import reps_of, same_plan, shorthand, shorthand_of
from milewatch.records.rosterrows import entrant_of
from milewatch.records.words import one_line
from milewatch.timing.events import Slept
from milewatch.timing.lap import End, Lap
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.marks import Mark
from milewatch.workout.model import Ends
from milewatch.workout.times import hundredths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.journalfile import Header
    from milewatch.timing.roster import Entrant
    from milewatch.timing.snapshot import Snapshot
    from milewatch.workout.timeline import Segment, Timeline

_USUAL = {Ends.TIME: End.TIME, Ends.CYCLE: End.SENDOFF, Ends.DISTANCE: End.MARK, Ends.MARK: End.MARK}


class NothingRunError(Exception):
    """A session that never started: there is nothing to make a log of."""


def entrants(header: Header) -> tuple[Entrant, ...]:
    """The roster of a journal."""
    plan = segments_of(header.plan.segments)
    return tuple(entrant_of(row, plan) for row in header.roster)


def rules_of(header: Header) -> Rules:
    """The rules of a journal; a rule that this version does not know is left out."""
    known = Rules.__dataclass_fields__
    given: dict[str, Any] = {name: value for name, value in header.rules.items() if name in known}
    return Rules(**given)


def from_session(session: Session, header: Header, anchor_wall: datetime, at: int) -> Log:
    """The log of a session up to `at` (session ms); `anchor_wall` is the wall time of the session's zero.

    What still runs is closed as if the session had been ended then. Raises NothingRunError when it never started.
    """
    whole = Session(session.lineup, session.rules, session.events)
    whole.end(at)  # refused when it is over already
    snapshot = whole.snapshot(at)
    if snapshot.go_ms is None:
        raise NothingRunError("this session was never started")
    go = snapshot.go_ms
    started = _to_hundredths(anchor_wall + timedelta(milliseconds=go))
    timeline = timeline_of(header.plan)
    plans = {view.athlete: _own_plan(view.segments, timeline) for view in snapshot.athletes}
    laps = {view.athlete: lap_rows(view.laps) for view in snapshot.athletes}
    total = max((rows[-1].at_cs + rows[-1].time_cs + rows[-1].paused_cs for rows in laps.values() if rows), default=0)
    return Log(
        id=header.id,
        started=started,
        finished=started + timedelta(milliseconds=10 * total),
        title=one_line(timeline.workout.title or timeline.workout.text),
        athletes={one.key: _athlete_row(one, plans[one.key]) for one in whole.roster},
        laps=laps,
        plan=_plan(timeline),
        place=one_line(header.place),
        track_m=header.track_m,
        surface=one_line(timeline.workout.surface or ""),
        tags=tuple(one_line(tag) for tag in timeline.workout.tags),
        rehearsal=header.rehearsal,
        unassigned=_left_over(whole, snapshot, go),
        swallowed=len(snapshot.swallowed),
        sleeps=tuple(
            SleepRow(hundredths(max(0, event.at - go)), hundredths(event.gap), event.why)
            for event in session.events
            if isinstance(event, Slept) and event.gap > 0
        ),
    )


def _athlete_row(entrant: Entrant, plan: PlanRow | None) -> AthleteRow:
    mark = entrant.from_mark
    from_mark = None if mark is None else Mark(mark.distance_m, 10 * hundredths(mark.time_ms), mark.on)
    return AthleteRow(one_line(entrant.name), from_mark=from_mark, plan=plan)


def _own_plan(segments: Sequence[Segment], timeline: Timeline) -> PlanRow | None:
    """What the athlete was to run in the end, where that is not the plan of the session."""
    if same_plan(segments, timeline.segments):
        return None
    return PlanRow(text=one_line(shorthand_of(segments)), reps=reps_of(segments))


def _left_over(session: Session, snapshot: Snapshot, go: int) -> tuple[StampRow, ...]:
    """The marks that ended nothing: those of nobody, and an athlete's own that no lap had a place for."""
    rows = [(stamp.at_ms, StampRow(hundredths(max(0, stamp.at_ms - go)), stamp.key)) for stamp in snapshot.tray]
    for view in snapshot.athletes:
        for number in view.stray:
            mark = session.mark(number)
            if mark is not None:
                at = hundredths(max(0, mark.time - go))
                rows.append((mark.time, StampRow(at, mark.key, {"athlete": view.athlete})))
    return tuple(row for _, row in sorted(rows, key=itemgetter(0)))


def lap_rows(laps: Sequence[Lap]) -> tuple[LapRow, ...]:
    """An athlete's laps in hundredths: cumulative times are rounded, and laps are their differences.

    So `at + time + paused` of a lap is exactly the `at` of the next, and the last one's is the whole.
    """
    return tuple(_lap_row(lap) for lap in laps)


def _lap_row(lap: Lap) -> LapRow:
    segment = lap.segment
    at = hundredths(lap.at_ms)
    whole = hundredths(lap.at_ms + lap.time_ms + lap.paused_ms) - at
    time = lap.told_ms // 10
    splits = tuple(min(hundredths(split), time) for split in lap.splits_ms)
    return LapRow(
        kind=str(segment.step.kind),
        at_cs=at,
        time_cs=time,
        set=segment.set[0] if segment.set and segment.rep else None,
        rep=segment.rep[0] if segment.set and segment.rep else None,
        part=segment.part[0] if segment.set and segment.rep and segment.part else None,
        metres=_metres(lap),
        prescribed_m=_prescribed(lap),
        splits_cs=(*splits, time) if splits else (),
        target_cs=None if lap.target_ms is None else (hundredths(lap.target_ms[0]), hundredths(lap.target_ms[1])),
        end=None if lap.end is _USUAL[segment.step.ends] else str(lap.end),
        edited=lap.edited,
        paused_cs=whole - time,
    )


def _metres(lap: Lap) -> float | None:
    """What was surely covered: the distance of a step that was run to its mark, in laps where it was run so."""
    step = lap.segment.step
    if step.covers_m is None or step.ends is not Ends.DISTANCE or lap.end is not End.MARK:
        return None
    return round(step.covers_m, 3)


def _prescribed(lap: Lap) -> float | None:
    step = lap.segment.step
    if step.run_m is None or step.distance_m is None or _metres(lap) is None:
        return None
    return round(step.distance_m, 3)


def _plan(timeline: Timeline) -> PlanRow:
    workout = timeline.workout
    return PlanRow(
        source=one_line(workout.source or ""),
        text=one_line(shorthand(workout)),
        reps=reps_of(timeline.segments),
        total_m=workout.total_m,
    )


def _to_hundredths(when: datetime) -> datetime:
    return when.replace(microsecond=0) + timedelta(milliseconds=10 * hundredths(when.microsecond // 1000))
