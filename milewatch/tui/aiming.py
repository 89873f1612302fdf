"""Targets and guides in words, before the start. Pure: runners go in, lines come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.tui.figures import aimed
from milewatch.workout import saying, times
from milewatch.workout.model import Ends, Kind
from milewatch.workout.targets import Aim, Target

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from milewatch.conduct.entering import Runner
    from milewatch.workout.model import Step

Aims = dict["Step", Aim]
"""What each step is run by. By the step, not by its place: an extra rep moves places."""

_PER_M = 100.0
_MOST_COLUMNS = 6


def by_step(runner: Runner) -> Aims:
    """The aims of an athlete's work steps, in the order of the workout."""
    pairs = zip(runner.timeline.segments, runner.aims, strict=True)
    return {segment.step: aim for segment, aim in pairs if segment.step.kind is Kind.WORK}


def band_of(step: Step | None, aims: Aims) -> tuple[int, int] | None:
    """How sure the target of a step is, (quickest, slowest) ms; None where there is none, or for a pace only."""
    aim = aims.get(step) if step is not None else None
    if aim is None or aim.target is None or not aim.target.whole:
        return None
    return aim.target.low_ms, aim.target.high_ms


def aims_of(field: Sequence[Runner]) -> dict[str, Aims]:
    """The same for each athlete, by id."""
    return {runner.athlete.id: by_step(runner) for runner in field}


def target_lines(runner: Runner) -> list[str]:
    """A line for each kind of rep that has a target or a guide, and where the targets come from."""
    lines: list[str] = []
    sources: dict[str, None] = {}
    for step, aim in by_step(runner).items():
        said = _said(step, aim)
        if said:
            doubt = ", uncertain" if aim.target is not None and aim.target.uncertain else ""
            lines.append(f"{_short(step)}: {said}{doubt}")
        if aim.target is not None and aim.target.source != "stated":
            sources[aim.target.source] = None
    return [*lines, *sources]


def field_lines(field: Sequence[Runner], width: int) -> list[str]:
    """A line for each athlete, a column for each kind of rep that anybody has a target for."""
    every = [by_step(runner) for runner in field]
    steps = [step for step in dict.fromkeys(step for aims in every for step in aims) if _any_target(step, every)]
    rows = [["", *(_short(step) for step in steps[:_MOST_COLUMNS])]]
    for runner, aims in zip(field, every, strict=True):
        key = f" ({runner.athlete.key})" if runner.athlete.key else ""
        cells = [_cell(aims.get(step)) for step in steps[:_MOST_COLUMNS]]
        rows.append([f"{runner.athlete.name}{key}", *(cells or ["no target"])])
    rows = rows if steps else rows[1:]
    columns = max(map(len, rows))
    widths = [max((len(row[column]) for row in rows if column < len(row)), default=0) for column in range(columns)]
    while columns > 2 and sum(widths[:columns]) + 2 * (columns - 1) > width:
        columns -= 1
    return ["  ".join(_placed(row[:columns], widths)).rstrip() for row in rows]


def _placed(row: Sequence[str], widths: Sequence[int]) -> list[str]:
    cells = [cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=False)]
    return [row[0].ljust(widths[0]), *cells]


def _any_target(step: Step, every: Sequence[Mapping[Step, Aim]]) -> bool:
    return any(step in aims and aims[step].target is not None for aims in every)


def _short(step: Step) -> str:
    effort = f" @ {step.effort.said}" if step.effort is not None else ""
    if step.distance_m is not None:
        return f"{saying.distance(step.distance_m)}{effort}"
    return f"{times.planned(step.duration_ms) if step.duration_ms is not None else 'open'}{effort}"


def _cell(aim: Aim | None) -> str:
    if aim is None or aim.target is None:
        return "–"
    wanted = aim.target.range_ms or aim.target.wanted_ms
    return "–".join(dict.fromkeys(map(times.short, wanted))) + ("" if aim.target.whole else "/400")


def _said(step: Step, aim: Aim) -> str:
    if aim.target is not None:
        return target_words(step, aim.target)
    return aim.guide.text if aim.guide is not None else ""


def target_words(step: Step, target: Target) -> str:
    """ "1:29.1 (1:28.2-1:29.9), 22.3 per 100 m"; of a pace "1:29.1 (1:28.2-1:29.9) per 400 m, about 268 m"."""
    wanted = aimed(target.range_ms or target.wanted_ms, (target.low_ms, target.high_ms))
    if not target.whole:
        covered = target.metres_in(step.duration_ms) if step.ends is Ends.TIME and step.duration_ms else None
        return f"{wanted} per 400 m" + (f", about {covered:.0f} m" if covered is not None else "")
    per = target.at(_PER_M)
    if per is None or target.over_m is None or target.over_m <= _PER_M:
        return wanted
    return f"{wanted}, {times.short(per)} per 100 m"
