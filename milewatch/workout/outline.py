"""A workout as a few lines that a coach checks at a glance: repeats on one line, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from milewatch.workout import times
from milewatch.workout.easy_miles import distance_words
from milewatch.workout.model import Ends, Kind, Node, Repeat, Step
from milewatch.workout.numbering import unrolled_length
from milewatch.workout.units import format_distance, format_duration

if TYPE_CHECKING:
    from milewatch.workout.timeline import Segment, Timeline

_NAMES = {Kind.WARMUP: "warm-up", Kind.COOLDOWN: "cool-down"}
_WIDEST = 44
"""The recoveries stand in a column no further right than this."""


@dataclass(frozen=True, slots=True)
class _Line:
    depth: int
    what: str
    recovery: str = ""


def outline(timeline: Timeline) -> tuple[str, ...]:
    """The steps: "6 × 1:00 @ 85 %   full recovery (about 3:00)". Nested repeats are indented."""
    own = {step.kind for step in _steps(timeline.workout.steps)}
    added = [s for s in timeline.segments if s.step.kind in _NAMES and s.step.kind not in own]
    before = [_easy_line(segment) for segment in added if segment.step.kind is Kind.WARMUP]
    after = [_easy_line(segment) for segment in added if segment.step.kind is Kind.COOLDOWN]
    lines = _lines(timeline.workout.steps, timeline.segments[len(before) :], 0)
    return _in_columns([*before, *lines, *after])


def totals_line(timeline: Timeline) -> str:
    """What the plan adds up to: "18 reps in 3 sets · work 13:30 · 7 miles in all · about 1 h 14 min"."""
    totals = timeline.totals
    sets = max((segment.set[1] for segment in timeline.segments if segment.set), default=0)
    reps = f"{totals.reps} {'rep' if totals.reps == 1 else 'reps'}"
    parts = [f"{reps} in {sets} sets" if sets > 1 else reps]
    work = _amounts(totals.work_m, totals.work_ms)
    recovery = _amounts(totals.recovery_m, totals.recovery_ms)
    parts += [f"work {work}"] if work else []
    parts += [f"recovery {recovery}"] if recovery else []
    if timeline.workout.total_m is not None:
        parts.append(f"{distance_words(timeline.workout.total_m)} in all")
    return " · ".join([*parts, f"about {times.about(totals.expected_ms)}"])


def step_words(step: Step, suggested_ms: int | None = None) -> str:
    """One step in words: "400 m @ 62 s", "1:00 jog", "full recovery (about 3:00)", "warm-up 2 mi"."""
    about = f" (about {format_duration(suggested_ms)})" if suggested_ms is not None and step.target_ms is None else ""
    if step.kind is Kind.RECOVERY:
        return _recovery_words(step) + about
    length = _length(step)
    effort = f" @ {step.effort.said}" if step.effort is not None else ""
    splits = f", splits at {', '.join(f'{m:.7g}' for m in step.splits_m)} m" if step.splits_m else ""
    name = f"{_NAMES[step.kind]}, " if step.kind in _NAMES else ""
    return f"{name}{length}{effort}{splits}{about}"


def _recovery_words(step: Step) -> str:
    mode = f" {step.mode}" if step.mode else " recovery"
    if step.ends is Ends.CYCLE:
        return f"a start every {format_duration(step.cycle_ms or 0)}" + (f", {step.mode}" if step.mode else "")
    if step.ends is not Ends.MARK:
        target = f" in {format_duration(step.target_ms)}" if step.target_ms is not None else ""
        return f"{_length(step)}{mode}{target}"
    if not step.stated:
        return "no recovery given, so open"
    full = "full recovery"
    return full if step.mode in (None, "full", "recovery") else f"{full}, {step.mode}"


def _length(step: Step) -> str:
    if step.distance_m is not None:
        return _distance(step.distance_m)
    return "open" if step.duration_ms is None else format_duration(step.duration_ms)


def _distance(metres: float) -> str:
    text = format_distance(round(metres, 3) if abs(metres - round(metres)) < 1e-6 else metres)
    number = text.rstrip("kmi")
    return f"{number} {text[len(number) :]}"


def _lines(nodes: tuple[Node, ...], segments: tuple[Segment, ...], depth: int) -> list[_Line]:
    """The lines of a list of nodes whose first pass is at the start of `segments`."""
    lines: list[_Line] = []
    at = 0
    for node in nodes:
        if isinstance(node, Repeat):
            lines.extend(_repeat_lines(node, segments[at:], depth))
        else:
            words = step_words(node, segments[at].suggested_ms)
            previous = lines[-1] if lines else None
            if node.joined and previous and not previous.recovery:
                lines[-1] = _Line(previous.depth, f"{previous.what} + {words}")
            elif node.kind is Kind.RECOVERY and previous and not previous.recovery and _is_work(nodes, node):
                lines[-1] = _Line(previous.depth, previous.what, words)
            else:
                lines.append(_Line(depth, words if node.kind is not Kind.RECOVERY else f"then {words}"))
        at += unrolled_length((node,))
    return _run_lengths(lines)


def _is_work(nodes: tuple[Node, ...], recovery: Step) -> bool:
    """Whether the node right before this very recovery is a work step."""
    at = next(i for i, node in enumerate(nodes) if node is recovery)
    before = nodes[at - 1] if at else None
    return isinstance(before, Step) and before.kind is Kind.WORK


def _repeat_lines(repeat: Repeat, segments: tuple[Segment, ...], depth: int) -> list[_Line]:
    count = f"{repeat.at_least}–{repeat.count} ×" if repeat.at_least is not None else f"{repeat.count} ×"
    between = _between_words(repeat, segments)
    body = _lines(repeat.body, segments, depth + 1)
    if len(body) == 1:
        inside = f"({body[0].what}, {body[0].recovery})" if body[0].recovery else body[0].what
        if not inside.startswith("then ") and "×" not in inside:
            grouped = f"({inside})" if " + " in inside and not inside.startswith("(") else inside
            return [_Line(depth, f"{count} {grouped}", between)]
    return [_Line(depth, f"{count} this:", f"{between} between" if between else ""), *body]


def _between_words(repeat: Repeat, segments: tuple[Segment, ...]) -> str:
    if not repeat.between or repeat.count == 1:
        return ""
    at = unrolled_length(repeat.body)
    if len(repeat.between) == 1:
        return step_words(repeat.between[0], segments[at].suggested_ms)
    period = next(n for n in range(1, len(repeat.between) + 1) if _repeats_every(repeat.between, n))
    words = [step_words(step) for step in repeat.between[:period]]
    again = ", and again" if period < len(repeat.between) else ""
    return f"{', '.join(words)} in turn{again}"


def _repeats_every(steps: tuple[Step, ...], period: int) -> bool:
    return all(step == steps[index % period] for index, step in enumerate(steps))


def _run_lengths(lines: list[_Line]) -> list[_Line]:
    """Equal lines that follow each other become one: "10 × (400 m, 1:00 jog)"."""
    told: list[_Line] = []
    for line, run in groupby(lines):
        count = len(list(run))
        if count > 2 and line.recovery:
            told.append(_Line(line.depth, f"{count} × ({line.what}, {line.recovery})"))
        elif count > 2:
            told.append(_Line(line.depth, f"{count} × {line.what}"))
        else:
            told.extend([line] * count)
    return told


def _easy_line(segment: Segment) -> _Line:
    step = segment.step
    if step.distance_m is not None:
        return _Line(0, f"{_NAMES[step.kind]}, {distance_words(step.distance_m)} easy")
    return _Line(0, step_words(step, segment.suggested_ms))


def _in_columns(lines: list[_Line]) -> tuple[str, ...]:
    left = ["    " * line.depth + line.what for line in lines]
    widths = [len(text) for text, line in zip(left, lines, strict=True) if line.recovery and len(text) <= _WIDEST]
    column = max(widths, default=0)
    return tuple(
        f"{text.ljust(column)}   {line.recovery}" if line.recovery else text
        for text, line in zip(left, lines, strict=True)
    )


def _amounts(metres: float, ms: int) -> str:
    parts = [_distance(round(metres, 1))] if metres else []
    return " + ".join([*parts, format_duration(ms)] if ms else parts)


def _steps(nodes: tuple[Node, ...]) -> list[Step]:
    return [step for node in nodes for step in (_steps(node.body) if isinstance(node, Repeat) else [node])]
