"""Over weeks and months: a workout's mean rep, hard running and load by week, and bests by distance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from milewatch.review.analysis import rep_figures, work_m
from milewatch.review.load import DAYS, WeekLoad, daily, monday, session_load, week_load, week_of
from milewatch.review.runs import Rep, Run, by_kind, reps
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


def workout_trend(runs: Iterable[Run]) -> tuple[WorkoutTrend, ...]:
    """The trend of one workout (runs of one key and athlete), one for each kind of rep in it."""
    points: dict[tuple[str, str], list[WorkoutPoint]] = {}
    for run in sorted(runs, key=lambda run: (run.on, run.session)):
        done = [rep for rep in reps(run.laps) if rep.done]
        for kind, group in by_kind(done).items():
            found = rep_figures(kind.length, group)
            if found is not None:
                cv, n = found.figures.cv, found.figures.n
                point = WorkoutPoint(
                    run.on, run.session, found.figures.mean, min(found.values), max(found.values), cv, n
                )
                points.setdefault((found.label, found.unit), []).append(point)
    return tuple(WorkoutTrend(label, unit, tuple(them)) for (label, unit), them in points.items())


def weeks(runs: Sequence[Run], until: date) -> tuple[Week, ...]:
    """Every week of one athlete from the first session to the week of `until`, empty ones too."""
    if not runs:
        return ()
    loads = daily((run.on, session_load(run.effort, run.minutes)) for run in runs if run.effort is not None)
    by_week: dict[date, list[Run]] = {}
    for run in runs:
        by_week.setdefault(monday(run.on), []).append(run)
    first, last = min(by_week), max(monday(until), max(by_week))
    starts = (first + timedelta(days=DAYS * k) for k in range((last - first).days // DAYS + 1))
    return tuple(_week(start, by_week.get(start, []), week_load(week_of(loads, start))) for start in starts)


def bests(runs: Iterable[Run], marks: Sequence[Mark]) -> tuple[Best, ...]:
    """The bests of one athlete by distance, shortest first. A time trial that is a mark is no rep."""
    quickest: dict[float, RepBest] = {}
    for run in runs:
        for rep in reps(run.laps):
            metres = rep.metres
            if metres is None or not (rep.measured and rep.done and rep.time_ms > 0) or _is_mark(rep, run, marks):
                continue
            where = _known(quickest, metres)
            if where not in quickest or rep.time_ms < quickest[where].time_ms:
                quickest[where] = RepBest(rep.time_ms, run.on, run.session)
    raced: dict[float, Mark] = {}
    for mark in marks:
        where = _known(quickest, mark.distance_m)
        where = where if where in quickest else _known(raced, mark.distance_m)
        if where not in raced or mark.time_ms < raced[where].time_ms:
            raced[where] = mark
    distances = sorted({*quickest, *raced})
    return tuple(Best(metres, quickest.get(metres), raced.get(metres)) for metres in distances)


def _week(start: date, runs: Sequence[Run], load: WeekLoad) -> Week:
    return Week(
        start=start,
        sessions=len({run.session for run in runs}),
        hard_m=math.fsum(work_m(run) for run in runs),
        load=load,
        unrated=sum(run.effort is None for run in runs),
    )


def _known(distances: Iterable[float], metres: float) -> float:
    return next((known for known in distances if saying.same_distance(known, metres)), metres)


def _is_mark(rep: Rep, run: Run, marks: Sequence[Mark]) -> bool:
    """The same result to a tenth: a mark is often written without its hundredths."""
    metres = rep.metres or 0.0
    same = (m for m in marks if m.on == run.on and saying.same_distance(m.distance_m, metres))
    return any(abs(mark.time_ms - rep.time_ms) <= 100 for mark in same)
