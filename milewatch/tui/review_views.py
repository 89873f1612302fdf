"""The four views of one session as what is to be shown: words, tables and a drawing for so many cells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.content import Content

from milewatch.history import over_time
from milewatch.history.chart import session_chart
from milewatch.history.drawing import draw, legend
from milewatch.history.told import change_lines, figure_lines
from milewatch.records.words import clean, one_line
from milewatch.review.analysis import analyse
from milewatch.review.compare import compare
from milewatch.review.squad import matrix
from milewatch.review.trends import trend_of
from milewatch.tui import review_tables as tables
from milewatch.tui.review_tables import cut
from milewatch.tui.widgets.chart import content as runs_of_text

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.history.canvas import Canvas
    from milewatch.history.chart import Chart
    from milewatch.history.opened import Opened, Runnings
    from milewatch.review.runs import Run

_NOTHING = Content("")


@dataclass(frozen=True, slots=True)
class View:
    """What a view shows; what is empty takes no room."""

    said: str = ""
    figures: Content = _NOTHING
    table: Content = _NOTHING
    legend: Content = _NOTHING
    draw: Callable[[int, int], Canvas] | None = None
    """The chart for a width and a height."""


def session(opened: Opened, run: Run, width: int) -> View:
    """The chart, the figures, and plan and actual side by side."""
    chart = session_chart(run)
    log = opened.log
    lines = figure_lines(analyse(run), run)
    about = list(dict.fromkeys(one_line(part) for part in (log.place, log.surface, log.weather) if part.strip()))
    about += [f"#{one_line(tag)}" for tag in log.tags]
    if log.rehearsal:
        about.append("a rehearsal")
    notes = [clean(log.notes).strip()] if log.notes.strip() else []
    return View(
        figures=Content("\n".join([*lines, *([" · ".join(about)] if about else []), *notes])),
        table=tables.plan_and_actual(opened, run, width),
        legend=runs_of_text(legend(chart)),
        draw=None if chart.span is None else _drawn(chart),
    )


def beside(opened: Opened, run: Run, other: Opened | None, same: Runnings | None, width: int) -> View:
    """Two sessions rep by rep. `same` are the runnings of this workout."""
    before = (
        None if other is None or other.path == opened.path else other.run(run.athlete) or next(iter(other.runs), None)
    )
    if other is None or before is None:
        why = "This workout was not run before." if run.key else "The plan of this session is not known."
        return View(said=f"{why} o chooses any other session to compare with.")
    found = compare(before, run)
    chart = session_chart(run, before)
    day = f"{other.log.started:%d %b %Y}"
    who = "" if before.athlete == run.athlete else f" by {other.name(before.athlete)}"
    what = "the same workout" if found.same else f"another workout, {one_line(other.log.title)}"
    return View(
        said=f"with {day}{who}: {what}{_place(opened, other, same)}",
        figures=Content("\n".join(change_lines(found)) or "no reps of the same length"),
        table=tables.both(found, width),
        legend=runs_of_text(legend(chart, f"on {day}")),
        draw=_drawn(chart),
    )


def _place(opened: Opened, other: Opened, same: Runnings | None) -> str:
    """Where the other session is among the runnings: ", 2 runnings before (of 13; ← → choose)"."""
    names = same.names if same is not None else ()
    if other.path.name not in names or opened.path.name not in names:
        return ""
    back = names.index(other.path.name) - names.index(opened.path.name)
    times = f"{abs(back)} running{'s' if abs(back) > 1 else ''} {'before' if back > 0 else 'after'}"
    return f", {times} (of {len(names)}; ← → choose)"


def trend(opened: Opened, same: Runnings | None, width: int) -> View:
    """Every running of the workout."""
    bodies = same.bodies if same is not None else ()
    found = trend_of(point for body in bodies for point in body.workout_points)
    if not found:
        return View(said="This workout has no reps to be compared over time.")
    first, now = found[0], opened.log.id
    parts = [part for one in found for part in (Content.styled(one.label, "bold"), tables.runnings(one, now, width))]
    count = "1 running" if len(first.points) == 1 else f"{len(first.points)} runnings"
    return View(
        said=f"{count}; the mean of {first.label} and what lies between best and worst",
        table=Content("\n").join(parts),
        draw=lambda wide, high: over_time.runnings(first, now, wide, high),
    )


def squad(opened: Opened, width: int) -> View:
    """All athletes by reps."""
    names = {one.athlete: opened.name(one.athlete) for one in opened.runs}
    several = len(opened.runs) > 1
    said = f"{len(opened.runs)} athletes by reps; n and 3 show one of them over time" if several else "one athlete ran"
    plans = {one.athlete: opened.log.plan_of(one.athlete).text for one in opened.runs}
    return View(said=said, table=tables.squad(matrix(opened.runs), names, plans, width))


def heading(title: str, who: str, of: str, day: str, short_day: str, width: int) -> str:
    """Title, athlete and day in one line of `width` cells: what does not fit is told shorter, the title last.

    `who` is empty where nobody ran.
    """
    first = who.split()[0] if who.strip() else ""
    for name, when in ((who, day), (who, short_day), (first, short_day)):
        rest = "".join(f" · {part}" for part in (f"{name}{of}", when) if part)
        if cell_len(title + rest) <= width:
            return title + rest
    return cut(title, max(4, width - cell_len(rest))) + rest


def _drawn(chart: Chart) -> Callable[[int, int], Canvas]:
    return lambda width, height: draw(chart, width, height)
