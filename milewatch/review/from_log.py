"""A log as review sees it: one run an athlete, with the plan laid beside the laps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.review.runs import Run, RunLap
from milewatch.review.workout_key import workout_key
from milewatch.timing.lap import End, gone_back_over
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from milewatch.records.log import LapRow, Log
    from milewatch.workout.timeline import Segment

_Place = tuple[str, int | None, int | None, int | None]
_KINDS = {kind.value: kind for kind in Kind}


def runs_of(log: Log, segments: Sequence[Segment] = ()) -> tuple[Run, ...]:
    """One run for each athlete, in the log's order. `segments` is the plan unrolled; empty when it is not known."""
    return runs_on(log, LaidOut(segments))


def runs_on(log: Log, plan: LaidOut, own: Mapping[str, LaidOut] | None = None) -> tuple[Run, ...]:
    """The same with a plan that serves many logs; `own` are those of athletes who ran another workout.

    An athlete who has laps and no table of their own ran too.
    """
    other = own or {}
    everybody = dict.fromkeys((*log.athletes, *log.laps))
    return tuple(_run(log, athlete, other.get(athlete, plan)) for athlete in everybody)


def run_of(log: Log, athlete: str, segments: Sequence[Segment] = ()) -> Run:
    """One athlete's run. Without `segments`, a lap with metres that nobody edited counts as a step by distance."""
    return _run(log, athlete, LaidOut(segments))


def _run(log: Log, athlete: str, plan: LaidOut) -> Run:
    rows = log.laps.get(athlete, ())
    gone = gone_back_over([row.end for row in rows])
    return Run(
        session=log.id,
        athlete=athlete,
        on=log.started.date(),
        laps=tuple(
            _lap(row, plan, done=row.finished or _left_early(rows, place), void=place in gone)
            for place, row in enumerate(rows)
        ),
        title=log.title,
        key=plan.key,
        asked=plan.asked,
        effort=log.athletes[athlete].effort if athlete in log.athletes else None,
        minutes=(log.finished - log.started).total_seconds() / 60,
    )


class LaidOut:
    """A plan's segments by their places. An extra rep is like the last planned one of its set."""

    def __init__(self, segments: Sequence[Segment]) -> None:
        self.known = bool(segments)
        self.key = workout_key(segments)
        self.asked = len({(s.set, s.rep or s.index) for s in segments if s.step.kind is Kind.WORK and not s.optional})
        """How many reps it has, those left out that one may leave out."""
        self._at: dict[_Place, Segment] = {}
        self._like: dict[_Place, Segment] = {}
        for segment in segments:
            set_, rep = (segment.set[0] if segment.set else None), (segment.rep[0] if segment.rep else None)
            part = segment.part[0] if segment.part else None
            self._at.setdefault((segment.step.kind.value, set_, rep, part), segment)
            self._like[(segment.step.kind.value, set_, None, part)] = segment

    def find(self, row: LapRow) -> Segment | None:
        """What was planned where this lap was run; None when nothing was."""
        exact = self._at.get((row.kind, row.set, row.rep, row.part))
        return exact or self._like.get((row.kind, row.set, None, row.part))


def _left_early(rows: Sequence[LapRow], place: int) -> bool:
    """Whether this is a recovery that was skipped on from after a rep: a short one, and a rest all the same."""
    row = rows[place]
    return row.kind == Kind.RECOVERY and row.end == End.SKIPPED and place > 0 and rows[place - 1].finished


def _lap(row: LapRow, plan: LaidOut, *, done: bool, void: bool) -> RunLap:
    segment = plan.find(row)
    step = None if segment is None else segment.step
    kind = _KINDS[row.kind]
    asked_m = row.metres if row.prescribed_m is None else row.prescribed_m
    planned_m = asked_m if not plan.known and not row.edited else None if step is None else step.distance_m
    splits_ms = tuple([10 * cs for cs in row.splits_cs])
    splits_m: tuple[float, ...] = ()
    if splits_ms and step is not None and step.distance_m is not None and len(step.splits_m) + 1 == len(splits_ms):
        splits_m = (*step.splits_m, step.distance_m)
    return RunLap(
        kind=kind,
        time_ms=10 * row.time_cs,
        set=row.set,
        rep=row.rep,
        part=row.part,
        metres=row.metres,
        planned_m=planned_m,
        planned_ms=None if step is None else step.duration_ms,
        target_ms=None if row.target_cs is None else (10 * row.target_cs[0], 10 * row.target_cs[1]),
        effort=step.effort.text if step is not None and step.effort is not None else "",
        splits_ms=splits_ms,
        splits_m=splits_m,
        done=done and not void,
        void=void,
        send_off_ms=None if step is None else step.cycle_ms,
    )
