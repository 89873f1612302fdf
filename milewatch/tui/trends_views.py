"""The four views of where it all goes, for one athlete, as what is to be shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.history import over_time
from milewatch.history.over_time import Point, columns, points
from milewatch.records.words import one_line
from milewatch.review.trends import bests_of, trend_of, weeks_of
from milewatch.review.trials import trial_distances, trials
from milewatch.tui import review_tables as tables
from milewatch.workout import saying, times
from milewatch.workout.marks import MarkKind, trial_due

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from milewatch.history.canvas import Canvas
    from milewatch.history.index import Who
    from milewatch.history.rows import Body
    from milewatch.review.trends import Best, Week
    from milewatch.review.trials import TrialPoint
    from milewatch.workout.marks import Mark

    Draw = Callable[[int, int], Canvas]

SPAN_WEEKS = 52
"""What is seen at once, where there is room."""
LEAST_WEEKS = 8
"""As far back as one can go, so many weeks are still seen."""


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of one athlete."""

    who: tuple[Who, ...]
    at: int
    bodies: list[Body]
    marks: tuple[Mark, ...]
    workouts: list[tuple[str, str, int]]
    of_workout: dict[str, list[Body]]


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows; a chart that is None takes no room."""

    said: str
    table: Content
    chart: Draw | None = None
    second: Draw | None = None


def races(known: Known, file: str, chosen: int, today: date, width: int) -> View:
    """The results over one distance, each within the band of what is only the day; `file` is where they are kept."""
    distances = trial_distances(known.marks)
    due = trial_due(known.marks, today)
    if not distances:
        said = "There are no races or time trials of this athlete yet."
        return View(f"{said} They are kept in {file}.", Content(due or ""))
    metres = distances[chosen % len(distances)]
    found = trials(known.marks, metres)
    rows: list[tables.Row] = [[(head, "underline") for head in ("", "day", "time", "", "", "")]]
    rows += [_trial_row(point) for point in reversed(found)]
    more = f" (↑ ↓ of {len(distances)} distances)" if len(distances) > 1 else ""
    said = f"{saying.distance(metres)}{more}; the band is ±1.5 %, the typical error"
    table = _join(tables.columns(tables.fitting(rows, width, spare=(5, 3)), 2, width))
    return View(f"{said}\n{due}" if due else said, table, lambda wide, high: _draw_trials(found, wide, high))


def weeks(known: Known, back: int, today: date, width: int) -> View:
    """Hard running and load by week, as many weeks as the charts have room for; `back` weeks before the newest."""
    found = weeks_of([body.outing for body in known.bodies], today)
    if not found:
        return View("Nothing was run yet.", Content(""))
    last = len(found) - furthest(known, back, today)
    shown = found[max(0, last - min(SPAN_WEEKS, width - over_time.AXIS)) : last]
    starts = [week.start for week in shown]
    hard: list[float | None] = [week.hard_m / 1000 or None for week in shown]
    load: list[float | None] = [week.load.total or None for week in shown]
    table = tables.columns([_WEEK_HEAD, *(_week_row(week) for week in reversed(shown))], 1, width)
    said = "hard running a week, and under it the load (effort × minutes)"
    return View(
        f"{said}; {shown[0].start:%d %b %Y} to {shown[-1].start:%d %b %Y}",
        _join(table),
        lambda wide, high: columns(starts, hard, wide, high, lambda km: f"{km:.0f} km"),
        lambda wide, high: columns(starts, load, wide, high, lambda sum_: f"{sum_:.0f}"),
    )


def furthest(known: Known, back: int, today: date) -> int:
    """How many weeks back are shown when `back` are asked for."""
    count = len(weeks_of([body.outing for body in known.bodies], today))
    return min(back, max(0, count - LEAST_WEEKS))


def workouts(known: Known, chosen: int, width: int) -> View:
    """The mean rep of one workout over its runnings."""
    if not known.of_workout:
        return View("No workout was run twice yet.", Content(""))
    keys = list(known.of_workout)
    chosen %= len(keys)
    found = trend_of(point for body in known.of_workout[keys[chosen]] for point in body.workout_points)
    names = {one: (title, count) for one, title, count in known.workouts}
    lines = [_workout_line(names[one], chosen=number == chosen) for number, one in enumerate(keys)]
    at = max(0, min(chosen - 2, len(lines) - 5))
    parts = [*lines[at : at + 5], Content("")]
    for one in found:
        parts += [Content.styled(one.label, "bold"), tables.runnings(one, "", width), Content("")]
    if not found:
        return View("This workout has no reps to be compared (↑ ↓ choose the workout)", _join(parts))
    first = found[0]
    said = f"mean rep of {first.label}, between the best and the worst of each session (↑ ↓ choose the workout)"
    return View(said, _join(parts), lambda wide, high: over_time.runnings(first, "", wide, high))


def _workout_line(named: tuple[str, int], *, chosen: bool) -> Content:
    title, count = named
    return Content.styled(f"{'→' if chosen else ' '} {title}, {count} times", "bold" if chosen else "$mw-soft")


def bests(known: Known, width: int) -> View:
    """The best over each distance, reps and races apart."""
    found = bests_of((body.rep_times for body in known.bodies), known.marks)
    heads = ("distance", "best rep", "", "", "race", "", "")
    rows: list[tables.Row] = [[(head, "underline") for head in heads], *map(_best_row, found)]
    if width < tables.WIDE:
        rows = [[row[place] for place in (0, 1, 4)] for row in rows]
    said = "A rep was rested before and is no race: only races and time trials set paces."
    return View(said, _join(tables.columns(rows, 1, width)) if found else Content("Nothing measured yet."))


_WEEK_HEAD: tables.Row = [
    (head, "underline") for head in ("week of", "sessions", "hard km", "load", "monotony", "strain", "")
]


def _join(lines: Sequence[Content]) -> Content:
    return Content("\n").join(lines)


def _week_row(week: Week) -> tables.Row:
    load = week.load
    unrated = f"{week.unrated} without effort" if week.unrated else ""
    return [
        (f"{week.start:%d %b %Y}", ""),
        (f"{week.sessions or '–'}", "bold" if week.sessions else "$mw-soft"),
        (f"{week.hard_m / 1000:.1f}" if week.hard_m else "", ""),
        (f"{load.total:.0f}" if load.total else "", ""),
        ("" if load.monotony is None else f"{load.monotony:.2f}", ""),
        ("" if load.strain is None else f"{load.strain:.0f}", ""),
        (unrated, "$mw-soft"),
    ]


def _best_row(best: Best) -> tables.Row:
    rep, mark = best.rep, best.mark
    row: tables.Row = [
        (saying.distance(best.distance_m), "bold"),
        ("–", ""),
        ("", ""),
        ("  ", ""),
        ("", ""),
        ("", ""),
        ("", ""),
    ]
    if rep is not None:
        row[1:3] = [(times.short(rep.time_ms, 2), ""), (f"{rep.on:%d %b %Y}", "$mw-soft")]
    if mark is not None:
        time, day = (times.short(mark.time_ms), "bold $mw-done"), (f"{mark.on:%d %b %Y}", "$mw-soft")
        row[4:] = [time, day, (mark.kind, "$mw-soft")]
    return row


def _trial_row(point: TrialPoint) -> tables.Row:
    mark = point.mark
    likely = point.word.startswith("likely")
    quicker = point.word.endswith("quicker")
    style = "$mw-soft" if not likely else "bold $mw-done" if quicker else "bold $mw-warning"
    return [
        ("R" if mark.kind is MarkKind.RACE else "T", "bold"),
        (f"{mark.on:%d %b %Y}", ""),
        (times.short(mark.time_ms), "bold"),
        ("" if point.change_ms is None else f"{times.signed(point.change_ms / 1000, 1)} s", ""),
        (point.word, style),
        (f"{mark.kind} {one_line(mark.note)}".rstrip(), "$mw-soft"),
    ]


def _draw_trials(found: Sequence[TrialPoint], width: int, height: int) -> Canvas:
    shown = [
        Point(
            one.mark.on,
            one.mark.time_ms / 1000,
            one.low_ms / 1000,
            one.high_ms / 1000,
            "green" if one.mark.kind is MarkKind.RACE else "rep",
            "R" if one.mark.kind is MarkKind.RACE else "T",
        )
        for one in found
    ]
    return points(shown, width, height, lambda value: times.short(1000 * value, 0), times=True)
