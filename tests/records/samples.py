"""Workouts and sessions for the tests of what is kept on disk."""

from __future__ import annotations

from datetime import UTC, datetime

from milewatch.records.journalfile import SCHEMA, Anchor, Header
from milewatch.records.planrows import plan_rows
from milewatch.records.rosterrows import EntrantRow
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import Timeline, unroll

WALL = datetime(2026, 11, 20, 17, 2, 11, 400_000, tzinfo=UTC)
ID = "20261120T170211Z-3f9c"

REP = Step(Kind.WORK, Ends.DISTANCE, distance_m=400.0, effort=Effort("62 s", Form.TIME, 62.0, 62.0))
LONG_REP = Step(Kind.WORK, Ends.DISTANCE, distance_m=800.0, splits_m=(400.0,))
MINUTE = Step(Kind.WORK, Ends.TIME, duration_ms=60_000)
REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=90_000)
OPEN_REST = Step(Kind.RECOVERY, Ends.MARK, mode="full")
WARMUP = Step(Kind.WARMUP, Ends.MARK)
COOLDOWN = Step(Kind.COOLDOWN, Ends.MARK)


def reps(count: int, step: Step = REP, rest: Step = REST, title: str = "Reps", text: str = "") -> Timeline:
    return unroll(Workout((Repeat(count, (step,), (rest,)),), title=title, text=text or f"{count} reps"))


def minutes(count: int, rest: Step = OPEN_REST) -> Timeline:
    return reps(count, MINUTE, rest, title="Minutes")


def everything() -> Timeline:
    """Each kind of step, splits, sets, an effort, and an optional rep."""
    sets = Repeat(2, (Repeat(2, (REP,), (REST,)),), (OPEN_REST,))
    steps = (WARMUP, sets, LONG_REP, Repeat(4, (MINUTE,), (), 3), COOLDOWN)
    return unroll(Workout(steps, title="All", text="all of it", tags=("mixed",), surface="track", source="all"))


def solo(timeline: Timeline, rules: Rules | None = None) -> Session:
    return Session([Entrant("ana", "Ana Reis", timeline.segments)], rules or Rules(lead_in_ms=0))


def header(timeline: Timeline, roster: tuple[tuple[str, str], ...] = (("ana", "Ana Reis"),), **more: object) -> Header:
    return Header(
        journal=SCHEMA,
        id=ID,
        app="0.1.0",
        anchor=Anchor(0, "a boot", WALL),
        plan=plan_rows(timeline),
        roster=tuple(EntrantRow(key, name) for key, name in roster),
        rules={"guard_ms": 250, "lead_in_ms": 0},
        **more,
    )
