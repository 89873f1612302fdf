"""Invented sessions that look like real ones: for benchmarks, pictures and tests of what was run.

A year of training of a few athletes: workouts in turn, a form that comes and goes, scattered reps and tired ones,
sessions cut short, a time trial every five weeks and some races. The same seed gives the same year.

    python benchmarks/invented.py FOLDER [LOGS]
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING

from milewatch.places import Places
from milewatch.records import athletestext, logtext
from milewatch.records.athlete import Athlete, Roster
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow
from milewatch.workout import estimate
from milewatch.workout.marks import Goal, Mark, MarkKind
from milewatch.workout.model import MILE_M, Ends, Kind
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from milewatch.workout.timeline import Segment, Timeline

FROM = date(2025, 11, 24)
UNTIL = date(2026, 11, 20)


@dataclass(frozen=True, slots=True)
class Runner:
    """Somebody, and what they run the mile in at the beginning and at the end of the year, seconds."""

    key: str
    name: str
    mile_s: tuple[float, float]
    steady: float = 0.008
    """How much their reps scatter, as a share."""
    fades: float = 0.001


SQUAD = (
    Runner("ana", "Ana Reis", (371.0, 345.5)),
    Runner("bo", "Bo Lind", (352.0, 343.0), 0.013, 0.004),
    Runner("chidi", "Chidi Okafor", (338.0, 331.5), 0.006),
    Runner("dana", "Dana Weiß", (395.0, 372.0), 0.01, 0.0025),
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A workout of the year."""

    text: str
    title: str = ""
    source: str = ""
    tags: tuple[str, ...] = ()
    effort: float = 7.0
    surface: str = "track"
    scored: bool = True
    """Whether its reps have targets."""


PLANS = (
    Plan("6 x (800m @mile splits 400) w/ 400m jog", "6 x 800 at mile pace", "6x800", ("mile", "vo2max"), 8.5),
    Plan("5 x 1 mile @threshold w/ 60s", "Threshold miles", "threshold", ("threshold",), 7.0),
    Plan("10 x (400m @1500 splits 200) w/ 90s", "10 x 400", "10x400", ("classic", "400s"), 8.0),
    Plan("10 x 1 min hard / 1 min easy", "Minutes", "", ("fartlek",), 6.5, "grass", False),
    Plan("8x200m @800 w/ 2 min walk", "200s quick", "reps-200", ("speed",), 6.0),
    Plan("2 x (6 x 300m @1500 w/ 100m jog) with 4 min between", "Two sets of 300s", "", ("400s", "sets"), 8.0),
    Plan("4 x (1200m @3k splits 400, 800) w/ 800m jog", "4 x 1200 at 3k pace", "4x1200", ("3k", "vo2max"), 8.5),
    Plan("12 x 30s hills w/ jog back", "Hills", "hill-sprints", ("hills", "strength"), 7.5, "hill", False),
    Plan(
        "1600m @5k; 3 min rest; 1200m @3k; 3 min rest; 800m @mile; 3 min rest; 400m @800",
        "Down the ladder",
        "",
        ("ladder",),
        8.0,
    ),
)
TRIAL = Plan("1 mile all out", "Mile time trial", "mile-time-trial", ("time trial",), 10.0, scored=False)
WEATHER = ("", "", "calm, 12 °C", "windy back straight", "rain, 6 °C", "hot, 29 °C", "frost")
NOTES = (
    "",
    "",
    "",
    "Legs heavy from the long run.",
    "Smooth. The last two were the best.",
    "Calf tight, stopped early.",
)


def year(
    here: Places,
    runners: Sequence[Runner] = SQUAD,
    *,
    seed: int = 1,
    days: tuple[date, date] = (FROM, UNTIL),
    limit: int | None = None,
) -> list[Log]:
    """Write the logs and the athletes of a year (or of other `days`) under `here`, and give the logs, oldest first."""
    here.logs.mkdir(parents=True, exist_ok=True)
    made = []
    for log in sessions(runners, Random(seed), days):
        (here.logs / f"{log.id}.toml").write_text(logtext.write(log), "utf-8")
        made.append(log)
        if len(made) == limit:
            break
    here.athletes.write_text(athletestext.write(_roster(runners, made, Random(seed))), "utf-8")
    return made


def sessions(runners: Sequence[Runner], rng: Random, days: tuple[date, date], a_week: int = 3) -> Iterator[Log]:
    """The sessions, oldest first: a squad on Tuesdays and Fridays, one of them alone on other days."""
    count = (days[1] - days[0]).days
    number = 0
    for offset in range(count + 1):
        day = days[0] + timedelta(days=offset)
        part = offset / max(1, count)
        if 0.45 < part < 0.49:  # two weeks of a cold
            continue
        if day.weekday() not in (1, 4, 6)[:a_week] and a_week < 7:
            continue
        together = day.weekday() in (1, 4)
        who = [r for r in runners if rng.random() < 0.9] if together else [runners[0]]
        trial = offset % 35 == 4 and day.weekday() == 4
        plan = TRIAL if trial else PLANS[number % len(PLANS)]
        if who:
            number += 1
            yield session(plan, who, day, part, rng)


def session(plan: Plan, runners: Sequence[Runner], day: date, part: float, rng: Random) -> Log:
    """One session on a day that lies at `part` (0 to 1) of the year."""
    timeline = laid_out(plan.text)
    go = datetime(
        day.year, day.month, day.day, rng.choice((7, 17, 18)), rng.randrange(60), rng.randrange(60), tzinfo=UTC
    )
    hot = rng.gauss(0, 0.006)
    laps = {runner.key: _laps(timeline, plan, runner, part, hot, rng) for runner in runners}
    ends = [rows[-1].at_cs + rows[-1].time_cs for rows in laps.values()]
    efforts = [
        None if rng.random() < 0.06 else float(min(10, max(0, round(plan.effort + rng.gauss(0, 0.7))))) for _ in laps
    ]
    return Log(
        id=f"{go:%Y%m%dT%H%M%SZ}-{rng.randrange(16**4):04x}",
        started=go,
        finished=go + timedelta(milliseconds=10 * max(ends)),
        title=plan.title,
        athletes={r.key: AthleteRow(r.name, effort) for r, effort in zip(runners, efforts, strict=True)},
        laps=laps,
        plan=PlanRow(plan.source, whole(plan.text), _reps(timeline)),
        place="park" if plan.surface != "track" else "track",
        track_m=400.0 if plan.surface == "track" else None,
        surface=plan.surface,
        weather=rng.choice(WEATHER),
        tags=plan.tags,
        notes=rng.choice(NOTES),
    )


def whole(text: str) -> str:
    """A workout between two easy miles."""
    return f"10 min warmup; {text}; 8 min cooldown"


@lru_cache
def laid_out(text: str) -> Timeline:
    """The same, unrolled."""
    return unroll(read(whole(text)))


def mile_s(runner: Runner, part: float) -> float:
    """The form at a part of the year, as seconds for the mile: better, with a dent where the cold was."""
    first, last = runner.mile_s
    dent = 5.0 * math.exp(-(((part - 0.5) / 0.05) ** 2))
    return first + (last - first) * part**0.8 + dent


def _laps(timeline: Timeline, plan: Plan, runner: Runner, part: float, day: float, rng: Random) -> tuple[LapRow, ...]:
    form = mile_s(runner, part)
    aim = mile_s(runner, max(0.0, part - 0.08))
    reps = sum(segment.step.kind is Kind.WORK for segment in timeline.segments)
    stops = rng.randrange(2, reps) if reps > 3 and rng.random() < 0.03 else None
    rows: list[LapRow] = []
    at = ran = 0
    for segment, expected in zip(timeline.segments, timeline.expected_ms, strict=True):
        step = segment.step
        ms, metres, target = expected, None, None
        if step.kind is Kind.WORK:
            ran += 1
            pace = 1 + day + runner.fades * (ran - reps / 2) + rng.gauss(0, runner.steady)
            if ran == reps:
                pace -= 0.012  # the last one is always quicker
            if step.ends is Ends.DISTANCE:
                ms = round(estimate.expected_work_ms(step, form) * pace)
                metres = step.distance_m
                target = _target(estimate.expected_work_ms(step, aim)) if plan.scored else None
            elif plan.surface == "grass":
                metres = float(round(estimate.expected_distance_m(step, expected, form) / pace))
        elif step.kind is Kind.RECOVERY and step.ends is not Ends.TIME:
            ms = round((segment.suggested_ms or expected) * (1 + 0.012 * ran) * rng.gauss(1, 0.05))
            metres = step.distance_m
        elif step.kind is not Kind.RECOVERY:
            ms = round(expected * rng.gauss(1, 0.02))
        cs = (ms + 5) // 10
        splits = _splits(segment, cs, rng)
        rows.append(_row(segment, at, cs, metres, target, splits, "stopped" if ran == stops and metres else None))
        at += cs
        if rows[-1].end is not None:
            break
    return tuple(rows)


def _row(
    segment: Segment,
    at: int,
    cs: int,
    metres: float | None,
    target: tuple[int, int] | None,
    splits: tuple[int, ...],
    end: str | None,
) -> LapRow:
    numbered = segment.set is not None and segment.rep is not None
    return LapRow(
        kind=str(segment.step.kind),
        at_cs=at,
        time_cs=cs if end is None else cs // 2,
        set=segment.set[0] if numbered and segment.set else None,
        rep=segment.rep[0] if numbered and segment.rep else None,
        part=segment.part[0] if numbered and segment.part else None,
        metres=metres if end is None else None,
        splits_cs=splits if end is None else (),
        target_cs=target,
        end=end,
    )


def _splits(segment: Segment, cs: int, rng: Random) -> tuple[int, ...]:
    step = segment.step
    if not step.splits_m or step.distance_m is None:
        return ()
    slower = rng.gauss(0.006, 0.008)
    parts = [metres / step.distance_m for metres in step.splits_m]
    return (*(round(cs * (p - slower * p * (1 - p) * 2)) for p in parts), cs)


def _target(ms: int) -> tuple[int, int]:
    cs = round(ms / 100) * 10
    return cs, cs


def _reps(timeline: Timeline) -> tuple[int, ...]:
    most: dict[int, int] = {}
    for segment in timeline.segments:
        if segment.set and segment.rep and segment.step.kind is Kind.WORK:
            most[segment.set[0]] = max(most.get(segment.set[0], 0), segment.rep[1])
    return tuple(most[number] for number in sorted(most))


def _roster(runners: Sequence[Runner], logs: Sequence[Log], rng: Random) -> Roster:
    """The athletes, with the mile of each time trial that was run and a few races."""
    return Roster(tuple(_athlete(runner, logs, rng) for runner in runners))


def _athlete(runner: Runner, logs: Sequence[Log], rng: Random) -> Athlete:
    marks = []
    for log in logs:
        rows = [row for row in log.laps.get(runner.key, ()) if row.kind == "work" and row.end is None]
        if log.title == TRIAL.title and rows:
            marks.append(Mark(MILE_M, round(rows[0].time_cs / 10) * 100, log.started.date(), MarkKind.TIME_TRIAL))
    for part, metres in ((0.44, 1500.0), (0.55, 5000.0), (0.7, 1500.0), (0.83, 800.0), (0.95, 1500.0)):
        ms = mile_s(runner, part) * 1000 * (metres / MILE_M) ** 1.06 * rng.gauss(0.995, 0.004)
        marks.append(Mark(metres, round(ms / 100) * 100, FROM + (UNTIL - FROM) * part))
    goal = Goal(MILE_M, round(runner.mile_s[1] * 0.98) * 1000)
    return Athlete(runner.key, runner.name, key=runner.key[0], group="Tuesday", goals=(goal,), marks=tuple(marks))


def many(here: Places, count: int, seed: int = 1) -> None:
    """Write `count` logs of 20 to 60 laps, one a day and athlete, as the benchmarks ask for."""
    here.logs.mkdir(parents=True, exist_ok=True)
    rng = Random(seed)
    plans = (
        *PLANS,
        *(replace(p, text=f"8x100m fast w/ 60s; 4 min rest; {p.text}", title=f"{p.title}, strides") for p in PLANS),
    )
    plans = tuple(p for p in plans if 20 <= len(laid_out(p.text).segments) <= 60)
    day = UNTIL
    for number in range(count):
        log = session(plans[number % len(plans)], [SQUAD[number % 4]], day, rng.random(), rng)
        (here.logs / f"{log.id}.toml").write_text(logtext.write(log), "utf-8")
        if number % 4 == 3:
            day -= timedelta(days=1)
    here.athletes.write_text(athletestext.write(_roster(SQUAD, (), rng)), "utf-8")


if __name__ == "__main__":
    there = Places.under(Path(sys.argv[1]))
    if len(sys.argv) > 2:
        many(there, int(sys.argv[2]))
    else:
        year(there)
