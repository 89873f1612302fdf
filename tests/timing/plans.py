"""Timelines built by hand, short to write: `plan(work(400), rest(60), work(400))`."""

from __future__ import annotations

from dataclasses import replace

from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.model import Ends, Kind, Step
from milewatch.workout.timeline import Segment

SOLO = "ana"


def _step(kind: Kind, seconds: float | None, metres: float | None, cycle: float | None = None) -> Step:
    if cycle is not None:
        return Step(kind, Ends.CYCLE, cycle_ms=round(cycle * 1000))
    if seconds is not None:
        return Step(kind, Ends.TIME, duration_ms=round(seconds * 1000))
    if metres is not None:
        return Step(kind, Ends.DISTANCE, distance_m=float(metres))
    return Step(kind, Ends.MARK)


def _segment(step: Step, suggested: float | None = None, target: float | None = None) -> Segment:
    return Segment(
        index=0,
        step=step,
        suggested_ms=None if suggested is None else round(suggested * 1000),
        target_ms=None if target is None else (round(target * 1000), round(target * 1000)),
    )


def work(metres: float | None = None, *, s: float | None = None, splits=(), target=None, joined=False) -> Segment:
    step = _step(Kind.WORK, s, metres)
    return _segment(replace(step, splits_m=tuple(map(float, splits)), joined=joined), target=target)


def rest(s: float | None = None, *, metres=None, suggested=None, cycle=None) -> Segment:
    return _segment(_step(Kind.RECOVERY, s, metres, cycle), suggested=suggested)


def warmup(s: float | None = None) -> Segment:
    return _segment(_step(Kind.WARMUP, s, None))


def cooldown(s: float | None = None) -> Segment:
    return _segment(_step(Kind.COOLDOWN, s, None))


def plan(*parts: Segment, sets: int = 1) -> tuple[Segment, ...]:
    """Number the segments: `sets` sets of equal numbers of reps."""
    starts = [i for i, p in enumerate(parts) if p.step.kind is Kind.WORK and not p.step.joined]
    per_set = max(1, len(starts) // sets)
    segments = []
    rep = 0
    for i, part in enumerate(parts):
        rep += i in starts
        numbered = replace(part, index=i)
        if part.step.kind in (Kind.WORK, Kind.RECOVERY) and rep:
            place = (rep - 1) // per_set + 1, sets
            numbered = replace(numbered, set=place, rep=((rep - 1) % per_set + 1, per_set))
        segments.append(numbered)
    return tuple(segments)


def reps(count: int, rep: Segment, between: Segment) -> tuple[Segment, ...]:
    return plan(*[rep if i % 2 == 0 else between for i in range(2 * count - 1)])


def solo(*parts: Segment, sets: int = 1, **rules: int) -> Session:
    """A session of one, that goes at once on start unless the rules say otherwise."""
    segments = plan(*parts, sets=sets)
    return Session([Entrant(SOLO, "Ana", segments)], Rules(**{"lead_in_ms": 0, **rules}))


def squad(count: int, *parts: Segment, stagger: int = 0, **rules: int) -> Session:
    """A session of several: a1, a2, …"""
    segments = plan(*parts)
    roster = [Entrant(f"a{i + 1}", f"Athlete {i + 1}", segments, start_after_ms=i * stagger) for i in range(count)]
    return Session(roster, Rules(**{"lead_in_ms": 0, **rules}))


def times(session: Session, at: int, athlete: int = 0) -> list[tuple[int, str]]:
    """(time, end) of the closed laps."""
    return [(lap.time_ms, lap.end.value) for lap in session.snapshot(at).athletes[athlete].laps]
