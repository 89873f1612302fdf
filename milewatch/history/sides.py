"""Plan and actual side by side: a line for each lap that was run and for each step of the plan that was not."""

from __future__ import annotations

from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from milewatch.records.words import one_line
from milewatch.review.shape import shape
from milewatch.workout import saying, times, units
from milewatch.workout.model import Ends, Kind
from milewatch.workout.progress import standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.log import LapRow, Log
    from milewatch.review.runs import Run, RunLap
    from milewatch.workout.model import Step
    from milewatch.workout.progress import Standing
    from milewatch.workout.timeline import Segment

_NAMES = {Kind.WARMUP: "warm-up", Kind.WORK: "rep", Kind.RECOVERY: "rest", Kind.COOLDOWN: "cool-down"}
_Place = tuple[Kind, int | None, int | None, int | None]


@dataclass(frozen=True, slots=True)
class Side:
    """One step."""

    kind: Kind
    name: str
    """ "rep 4", "2.4" in sets, "rest", "warm-up"."""
    plan: str
    """What was planned: "800 m @ mile", "2:30", "400 m jog"; empty when it was not."""
    target_ms: tuple[int, int] | None
    """Of a rep."""
    time_ms: int | None
    """None: not run."""
    off_ms: int | None
    """Slower than the target (0 within a range of one), or longer than the recovery that was prescribed."""
    standing: Standing | None
    """Of a rep with a target, run to its end."""
    metres: float | None
    splits: tuple[int, ...]
    """What each part between two splits took, ms."""
    shape: str
    """ "+0.8 %, even": the second half of the rep against the first."""
    said: str
    """How it ended when that was unusual, pauses, edits, notes."""


def sides(log: Log, run: Run, segments: Sequence[Segment]) -> tuple[Side, ...]:
    """One athlete's session as it went on, what was not run where it stood in the plan.

    `run` is made from `log` with the same `segments`.
    """
    rows = log.laps.get(run.athlete, ())
    planned = {_place(segment): segment for segment in segments}
    sets = len({segment.set[0] for segment in segments if segment.set} | {row.set for row in rows if row.set}) > 1
    found = [_ran(row, lap, planned.get(_row_place(lap)), sets) for row, lap in zip(rows, run.laps, strict=True)]
    ran = {_row_place(lap) for lap in run.laps if not lap.void}
    came = _came(run.laps, segments)
    in_order = [((row, 1), side) for row, side in enumerate(found)]
    for number, segment in enumerate(segments):
        if _place(segment) in ran or segment.step.kind not in (Kind.WORK, Kind.RECOVERY) or segment.optional:
            continue
        before = max((row for row, place in enumerate(came) if place < number), default=-1)
        in_order.append(((before + 1, 0), _not_run(segment, sets)))
    return tuple(side for _, side in sorted(in_order, key=itemgetter(0)))


def _came(laps: Sequence[RunLap], segments: Sequence[Segment]) -> list[int]:
    """How far in the plan each lap is; an extra one is as far as the one before it."""
    numbers = {_place(segment): number for number, segment in enumerate(segments)}
    came: list[int] = []
    for lap in laps:
        came.append(numbers.get(_row_place(lap), came[-1] if came else -1))
    return came


def _place(segment: Segment) -> _Place:
    numbers = (place[0] if place else None for place in (segment.set, segment.rep, segment.part))
    set_, rep, part = numbers
    return segment.step.kind, set_, rep, part


def _row_place(lap: RunLap) -> _Place:
    return lap.kind, lap.set, lap.rep, lap.part


def _ran(row: LapRow, lap: RunLap, segment: Segment | None, sets: bool) -> Side:
    middle = None if lap.target_ms is None else sum(lap.target_ms) / 2
    scored = lap.done and lap.kind is Kind.WORK and middle and not lap.by_time
    against = standing(lap.time_ms, lap.target_ms[0], lap.target_ms[1]) if scored and lap.target_ms else None
    off = None if against is None else against.difference_ms
    if lap.kind is Kind.RECOVERY and lap.planned_ms is not None and lap.done:
        off = lap.time_ms - lap.planned_ms
    parts = tuple(after - before for before, after in zip((0, *lap.splits_ms), lap.splits_ms, strict=False))
    halves = shape(lap) if lap.kind is Kind.WORK and lap.done else None
    return Side(
        kind=lap.kind,
        name=_name(lap.kind, lap.set, lap.rep, lap.part, sets),
        plan=_plan(segment.step if segment is not None else None, lap),
        target_ms=lap.target_ms,
        time_ms=lap.time_ms,
        off_ms=off,
        standing=against,
        metres=lap.metres,
        splits=parts if len(parts) > 1 else (),
        shape="" if halves is None else f"{times.signed(halves.percent, 1)} %, {halves.word}",
        said=_said(row, begun_again=lap.void and row.end is None),
    )


def _not_run(segment: Segment, sets: bool) -> Side:
    kind, *place = _place(segment)
    name = _name(kind, place[0], place[1], place[2], sets)
    return Side(kind, name, _plan(segment.step, None), segment.target_ms, None, None, None, None, (), "", "not run")


def _name(kind: Kind, set_: int | None, rep: int | None, part: int | None, sets: bool) -> str:
    if kind is not Kind.WORK or rep is None:
        return _NAMES[kind]
    number = f"{set_}.{rep}" if sets else f"{rep}"
    return f"rep {number}" + ("abcdefgh"[part - 1] if part and part <= 8 else "")


def _plan(step: Step | None, lap: RunLap | None) -> str:
    if step is None:
        return "extra" if lap is not None and lap.kind is Kind.WORK else ""
    if step.ends is Ends.DISTANCE and step.distance_m is not None:
        length = saying.distance(step.distance_m)
    elif step.duration_ms is not None:
        length = units.format_duration(step.duration_ms)
    elif step.cycle_ms is not None:
        length = f"send-off {units.format_duration(step.cycle_ms)}"
    else:
        length = "open" if step.kind is not Kind.RECOVERY or not step.mode else ""
    effort = f" @ {step.effort.said}" if step.effort is not None else ""
    return one_line(f"{length} {step.mode or ''}{effort}")


def _said(row: LapRow, *, begun_again: bool) -> str:
    paused = f"paused {times.short(10 * row.paused_cs)}" if row.paused_cs else ""
    end = "begun again" if begun_again else one_line(row.end or "")
    laps = f"run as {row.metres:g} m" if row.prescribed_m is not None and row.metres is not None else ""
    said = (end, laps, paused, "edited" if row.edited else "", one_line(row.notes))
    return " · ".join(part for part in said if part)


def target_text(target_ms: tuple[int, int] | None) -> str:
    """A target, to the hundredth where it has any: "1:30.0", "1:29.48", "1:02.0–1:04.0"; empty for none."""
    if target_ms is None:
        return ""
    return "–".join(dict.fromkeys(times.short(ms, 1 if ms % 100 == 0 else 2) for ms in target_ms))
