"""Over weeks and months: a workout's mean rep, hard running and load by week, and bests by distance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from milewatch.review.analysis import rep_figures, work_m
from milewatch.review.load import DAYS, WeekLoad, daily, monday, session_load, week_load, week_of
from milewatch.review.runs import Run, by_kind, reps
from milewatch.workout import saying

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.workout.marks import Mark


@dataclass(frozen=True, slots=True)
class WorkoutPoint:
    """One running of a workout: its reps of one length."""

    on: date
    session: str
    mean: float
    best: float
    worst: float
    cv: float | None
    n: int


@dataclass(frozen=True, slots=True)
class WorkoutTrend:
    """Reps of one length over the runnings of a workout, oldest first."""

    label: str
    unit: str
    """"s" or "s/400"."""
    points: tuple[WorkoutPoint, ...]


@dataclass(frozen=True, slots=True)
class Outing:
    """A session of one athlete, as far as a week needs it."""

    on: date
    session: str
    effort: float | None
    """How hard it was, 0–10."""
    minutes: float
    hard_m: float
    """Work that has a known distance."""

    @classmethod
    def of(cls, run: Run) -> Outing:
        """A run, summed up."""
        return cls(run.on, run.session, run.effort, run.minutes, work_m(run))


@dataclass(frozen=True, slots=True)
class RepTimes:
    """The reps of a session that were run to their end over a measured distance."""

    on: date
    session: str
    times: tuple[tuple[float, int], ...]
    """(metres, ms), in order."""

    @classmethod
    def of(cls, run: Run) -> RepTimes:
        """Those of a run."""
        measured = (rep for rep in reps(run.laps) if rep.measured and rep.done and rep.time_ms > 0)
        return cls(run.on, run.session, tuple((rep.metres, rep.time_ms) for rep in measured if rep.metres is not None))


@dataclass(frozen=True, slots=True)
class Week:
    """A week, from its Monday."""

    start: date
    sessions: int
    hard_m: float
    """Work that has a known distance."""
    load: WeekLoad
    unrated: int
    """Sessions without an effort: the load is without them."""


@dataclass(frozen=True, slots=True)
class RepBest:
    """The quickest rep of a distance: rested before, and no race."""

    time_ms: int
    on: date
    session: str


@dataclass(frozen=True, slots=True)
class Best:
    """The bests over one distance. Only the mark feeds the pace model."""

    distance_m: float
    rep: RepBest | None
    mark: Mark | None


def workout_points(run: Run) -> tuple[tuple[str, str, WorkoutPoint], ...]:
    """(label, unit, point) for each kind of rep in a run."""
    points = []
    for kind, group in by_kind([rep for rep in reps(run.laps) if rep.done]).items():
        found = rep_figures(kind.length, group)
        if found is not None:
            cv, n = found.figures.cv, found.figures.n
            best, worst = min(found.values), max(found.values)
            point = WorkoutPoint(run.on, run.session, found.figures.mean, best, worst, cv, n)
            points.append((found.label, found.unit, point))
    return tuple(points)


def workout_trend(runs: Iterable[Run]) -> tuple[WorkoutTrend, ...]:
    """The trend of one workout (runs of one key and athlete), one for each kind of rep in it."""
    return trend_of(point for run in runs for point in workout_points(run))


def trend_of(points: Iterable[tuple[str, str, WorkoutPoint]]) -> tuple[WorkoutTrend, ...]:
    """The same from the points of all runnings, in any order."""
    lines: dict[tuple[str, str], list[WorkoutPoint]] = {}
    for label, unit, point in sorted(points, key=lambda one: (one[2].on, one[2].session)):
        lines.setdefault((label, unit), []).append(point)
    return tuple(WorkoutTrend(label, unit, tuple(them)) for (label, unit), them in lines.items())


def weeks(runs: Sequence[Run], until: date) -> tuple[Week, ...]:
    """Every week of one athlete from the first session to the week of `until`, empty ones too."""
    return weeks_of([Outing.of(run) for run in runs], until)


def weeks_of(outings: Sequence[Outing], until: date) -> tuple[Week, ...]:
    """The same from sessions summed up already."""
    if not outings:
        return ()
    loads = daily((one.on, session_load(one.effort, one.minutes)) for one in outings if one.effort is not None)
    by_week: dict[date, list[Outing]] = {}
    for one in outings:
        by_week.setdefault(monday(one.on), []).append(one)
    first, last = min(by_week), max(monday(until), max(by_week))
    starts = (first + timedelta(days=DAYS * k) for k in range((last - first).days // DAYS + 1))
    return tuple(
        _week(start, by_week[start], week_load(week_of(loads, start))) if start in by_week else _empty(start)
        for start in starts
    )


def bests(runs: Iterable[Run], marks: Sequence[Mark]) -> tuple[Best, ...]:
    """The bests of one athlete by distance, shortest first. A time trial that is a mark is no rep."""
    return bests_of((RepTimes.of(run) for run in runs), marks)


def bests_of(sessions: Iterable[RepTimes], marks: Sequence[Mark]) -> tuple[Best, ...]:
    """The same from the rep times of each session."""
    quickest: dict[float, RepBest] = {}
    for one in sessions:
        for metres, time_ms in one.times:
            if _is_mark(metres, time_ms, one.on, marks):
                continue
            where = _known(quickest, metres)
            if where not in quickest or time_ms < quickest[where].time_ms:
                quickest[where] = RepBest(time_ms, one.on, one.session)
    raced: dict[float, Mark] = {}
    for mark in marks:
        where = _known(quickest, mark.distance_m)
        where = where if where in quickest else _known(raced, mark.distance_m)
        if where not in raced or mark.time_ms < raced[where].time_ms:
            raced[where] = mark
    distances = sorted({*quickest, *raced})
    return tuple(Best(metres, quickest.get(metres), raced.get(metres)) for metres in distances)


def _week(start: date, outings: Sequence[Outing], load: WeekLoad) -> Week:
    return Week(
        start=start,
        sessions=len({one.session for one in outings}),
        hard_m=math.fsum(one.hard_m for one in outings),
        load=load,
        unrated=sum(one.effort is None for one in outings),
    )


def _empty(start: date) -> Week:
    """A week without a session: of those there are very many where a log's year was mistyped."""
    return Week(start, 0, 0.0, WeekLoad(0.0, None, None), 0)


def _known(distances: Iterable[float], metres: float) -> float:
    return next((known for known in distances if saying.same_distance(known, metres)), metres)


def _is_mark(metres: float, time_ms: int, on: date, marks: Sequence[Mark]) -> bool:
    """The same result to a tenth: a mark is often written without its hundredths."""
    same = (mark for mark in marks if mark.on == on and saying.same_distance(mark.distance_m, metres))
    return any(abs(mark.time_ms - time_ms) <= 100 for mark in same)
