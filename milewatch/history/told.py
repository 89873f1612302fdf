"""The figures of a session in words, a line each: for the screen, the shell and to be sent to somebody."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from milewatch.history.sides import sides
from milewatch.records.words import clean, one_line
from milewatch.review.analysis import analyse
from milewatch.workout import times
from milewatch.workout.times import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.log import Log
    from milewatch.review.analysis import Analysis, RepFigures, RestFigures
    from milewatch.review.compare import Comparison
    from milewatch.review.runs import Run
    from milewatch.workout.timeline import Segment


def value_text(value: float, unit: str, decimals: int = 2) -> str:
    """A mean or a best: "2:55.21", "1:27.60 /400"."""
    return times.short(1000 * value, decimals) + ("" if unit == "s" else " /400")


def as_told(value: float) -> float:
    """To the hundredth, as `value_text` has it: what is told of two values is the difference of what is read."""
    return math.floor(1000 * value / 10 + 0.5) / 100


def figure_lines(found: Analysis, run: Run) -> list[str]:
    """Everything worked out of a session."""
    lines: list[str] = []
    for group in found.groups if found.overall is None else (*found.groups, found.overall):
        lines += _group(group)
    lines += [_rest(rest) for rest in found.rests]
    lines += _whole(found, run)
    counted: dict[str, int] = {}
    for _, shape in found.shapes:
        counted[shape.word] = counted.get(shape.word, 0) + 1
    if counted:
        said = ", ".join(f"{count} {word}" for word, count in counted.items())
        mean = sum(shape.percent for _, shape in found.shapes) / len(found.shapes)
        lines.append(f"splits inside reps: {said}; second half {signed(mean, 1)} %")
    return [*lines, *(thumb.text for thumb in found.thumbs)]


def _group(group: RepFigures) -> list[str]:
    f = group.figures
    head = f"{f.n} × {group.label}: mean {value_text(f.mean, group.unit)}"
    if (
        not group.alike
        or f.sd is None
        or f.cv is None
        or f.slope is None
        or f.slope_percent is None
        or f.last_first is None
    ):
        return [head, *_against(group)]
    unit = "s" if group.unit == "s" else "s/400"
    hidden = " (the fast finish hides a fade)" if f.hidden_fade else ""
    assert f.worst_best is not None
    assert f.decrement is not None
    assert f.halves is not None
    assert f.jitter is not None
    return [
        f"{head} · SD {f.sd:.2f} {unit} · CV {f.cv:.2f} % {f.cv_word}",
        f"  fade {signed(f.slope, 3)} {unit} a rep ({signed(f.slope_percent, 3)} %): {f.fade_word}",
        f"  last against first {signed(f.last_first)} %: {f.finish_word}{hidden} · halves {signed(f.halves)} %",
        f"  decrement {f.decrement:.2f} % · worst against best {f.worst_best:.2f} % · rep to rep {f.jitter:.2f} {unit}",
        *_against(group),
    ]


def _against(group: RepFigures) -> list[str]:
    target = group.target
    if target is None:
        return []
    return [
        f"  against target {signed(target.percent)} %: {target.within_1} of {target.n} within 1 %,"
        f" {target.within_2} of {target.n} within 2 %"
    ]


def _rest(rest: RestFigures) -> str:
    said = f"rest {rest.n} × {rest.label}: mean {times.short(1000 * rest.mean_s)}"
    if rest.over_s is not None:
        said += f", {signed(rest.over_s, 1)} s against the plan"
    if rest.drift_s is not None:
        said += f", drift {signed(rest.drift_s)} s a rest"
    return said


def _whole(found: Analysis, run: Run) -> list[str]:
    d = found.density
    parts = []
    if d.density is not None:
        parts.append(f"density {d.density:.3f}")
    per = f", 1:{d.rest_per_work:.2f}" if d.rest_per_work is not None else ""
    parts.append(f"work {times.short(1000 * d.work_s, 0)}, rest {times.short(1000 * d.rest_s, 0)}{per}")
    if found.work_m:
        parts.append(f"hard {found.work_m / 1000:.2f} km")
    if cut := sum(not rep.done for rep in found.reps):
        parts.append(f"{cut} {'rep' if cut == 1 else 'reps'} cut short, not counted")
    lines = [" · ".join(parts)]
    if found.load is None:
        lines.append(f"load: not known until the effort is given; {run.minutes:.0f} min in all")
    else:
        lines.append(f"load {found.load:.0f}: effort {run.effort:g} × {run.minutes:.1f} min")
    return lines


def change_lines(found: Comparison) -> list[str]:
    """What changed between two sessions, a line for each length of rep."""
    lines = []
    for change in found.kinds:
        unit = change.now.unit
        then, now = as_told(change.before.figures.mean), as_told(change.now.figures.mean)
        word = "the same" if now == then else f"{abs(now - then):.2f} s {'quicker' if now < then else 'slower'}"
        said = f"{value_text(then, unit)} → {value_text(now, unit)}"
        lines.append(f"{change.label}: mean {said}, {word} ({signed(change.percent)} %)")
    return lines


def share_text(log: Log, run: Run, segments: Sequence[Segment], name: str) -> str:
    """A session to be sent to somebody: what was planned, each rep, and the figures that matter most."""
    lines = [one_line(log.title) or log.id, f"{log.started:%a %d %b %Y} · {name}"]
    plan = log.plan_of(run.athlete)
    if plan.text and plan.text != log.title:
        lines.append(one_line(plan.text))
    reps = [side for side in sides(log, run, segments) if side.name.startswith("rep") and side.time_ms is not None]
    for side in reps:
        aim = f" ({times.difference(side.off_ms)})" if side.off_ms is not None else ""
        said = f" {side.said}" if side.said else ""
        lines.append(f"{side.name:<8} {times.short(side.time_ms or 0, 2)}{aim}{said}")
    for group in analyse(run).groups:
        f = group.figures
        said = f"{f.n} × {group.label}: mean {value_text(f.mean, group.unit)}"
        lines.append(said + (f", CV {f.cv:.1f} %, {f.fade_word}" if f.cv is not None else ""))
    if run.effort is not None:
        lines.append(f"effort {run.effort:g} of 10")
    if log.weather:
        lines.append(one_line(log.weather))
    if log.notes.strip():
        lines.append(log.notes.strip())
    return clean("\n".join(lines))
