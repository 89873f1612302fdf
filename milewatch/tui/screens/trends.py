"""Where it all goes, for one athlete: races and time trials, weeks, workouts, bests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from milewatch.history import over_time
from milewatch.history.over_time import Point, columns, points
from milewatch.history.sides import signed
from milewatch.records.words import one_line
from milewatch.review.trends import bests_of, trend_of, weeks_of
from milewatch.review.trials import trial_distances, trials
from milewatch.tui import review_tables as tables
from milewatch.tui.commands import Where, bindings
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.chart import ChartView
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.workout import saying
from milewatch.workout.marks import MarkKind, trial_due

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.history.canvas import Canvas
    from milewatch.history.index import Who
    from milewatch.history.rows import Body
    from milewatch.review.trends import Best, Week
    from milewatch.review.trials import TrialPoint
    from milewatch.tui.app import MilewatchApp
    from milewatch.workout.marks import Mark

SPAN_WEEKS = 52
"""What is seen at once."""
NAMES = {"races": "races and time trials", "weeks": "weeks", "workouts": "workouts", "bests": "bests"}


@dataclass(frozen=True, slots=True)
class Known:
    """What was read of one athlete."""

    who: tuple[Who, ...]
    at: int
    bodies: list[Body]
    marks: tuple[Mark, ...]
    workouts: list[tuple[str, str, int]]
    of_workout: dict[str, list[Body]]


class TrendsScreen(Telling, Screen[None]):
    """Trends in four views."""

    app: MilewatchApp
    WHERE = (Where.TRENDS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    DEFAULT_CSS = """
    TrendsScreen {
        & #body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #chart { height: 14; }
        & #second { height: 6; margin-top: 1; }
        & #said { height: auto; }
        & #table { height: auto; margin-top: 1; }
        &.-low #chart { height: 7; }
        &.-low #second { height: 4; }
        &.-tall #chart { height: 26; }
        &.-tall #second { height: 10; }
        &.-no-chart #chart { display: none; }
        &.-one #second { display: none; }
    }
    """

    def __init__(self, view: str = "races") -> None:
        super().__init__()
        self._view = view
        self._known: Known | None = None
        self._at = 0
        self._workout = 0
        self._distance = 0
        self._back = 0
        """Weeks before now at which the view ends."""

    def compose(self) -> ComposeResult:
        """Charts over a table."""
        yield Static(Content("reading …"), id="heading")
        with VerticalScroll(id="body"):
            yield Static(id="said")
            yield ChartView(ident="chart")
            yield ChartView(ident="second")
            yield Static(id="table")
        yield KeyLine(Where.TRENDS)

    def on_mount(self) -> None:
        """Read what the index knows."""
        self.query_one("#body").can_focus = False
        self.set_class(True, "-no-chart")
        self.set_class(True, "-one")
        self.read(0)

    @work(thread=True, exclusive=True, group="trends", exit_on_error=False)
    def read(self, at: int) -> None:
        """Read one athlete: the one at this place among those who ran most."""
        from milewatch.history.index import IndexBrokenError, open_index
        from milewatch.history.refresh import refresh
        from milewatch.records import athletes
        from milewatch.records.table import FileError

        try:
            roster = athletes.load(self.app.places.athletes)
        except FileError as error:
            roster = None
            self.app.call_from_thread(self.app.tell, str(error))
        try:
            index = open_index(self.app.places.cache, self.app.places.logs)
            try:
                refresh(index)
                who = index.athletes()
                at = at % len(who) if who else 0
                key = who[at].key if who else ""
                bodies, workouts = index.bodies(key), index.workouts(key)
                of = {one: index.bodies(key, one) for one, _, _ in workouts[:50]}
            finally:
                index.close()
        except (IndexBrokenError, OSError) as error:
            self.app.call_from_thread(self.app.tell, f"The trends cannot be shown: {error}.")
            return
        athlete = roster.get(key) if roster is not None else None
        marks = athlete.marks if athlete is not None else ()
        self.app.call_from_thread(self._show, Known(who, at, bodies, marks, workouts, of))

    def _show(self, known: Known) -> None:
        self._known = known
        self._update()

    def on_resize(self, event: Resize) -> None:
        """The tables follow the width."""
        self._update()

    @property
    def _width(self) -> int:
        return max(20, self.size.width - 4)

    def _update(self) -> None:
        known = self._known
        if known is None:
            return
        name = one_line(known.who[known.at].name) if known.who else "nobody yet"
        of = f" ({known.at + 1} of {len(known.who)})" if len(known.who) > 1 else ""
        self.query_one("#heading", Static).update(Content(f"Trends: {NAMES[self._view]} · {name}{of}"))
        getattr(self, f"_view_{self._view}")(known)

    def _put(self, said: str, table: Content, *, chart: bool = False, second: bool = False) -> None:
        self.query_one("#said", Static).update(Content(said))
        self.query_one("#table", Static).update(table)
        self.set_class(not chart, "-no-chart")
        self.set_class(not second, "-one")

    # Races and time trials

    def _view_races(self, known: Known) -> None:
        distances = trial_distances(known.marks)
        due = trial_due(known.marks, self.app.now().date())
        if not distances:
            said = "There are no races or time trials of this athlete yet."
            self._put(f"{said} They are kept in {self.app.places.athletes.name}.", Content(due or ""))
            return
        metres = distances[self._distance % len(distances)]
        found = trials(known.marks, metres)
        chart = self.query_one("#chart", ChartView)
        chart.show(lambda width, height: _draw_trials(found, width, height))
        rows: list[tables.Row] = [[(head, "underline") for head in ("", "day", "time", "", "", "")]]
        rows += [_trial_row(point) for point in reversed(found)]
        parts = tables.columns(rows, 2, self._width)
        more = f" (↑ ↓ of {len(distances)} distances)" if len(distances) > 1 else ""
        said = f"{saying.distance(metres)}{more}; the band is ±1.5 %, the typical error"
        self._put(f"{said}\n{due}" if due else said, Content("\n").join(parts), chart=True)

    # Weeks

    def _view_weeks(self, known: Known) -> None:
        found = weeks_of([body.outing for body in known.bodies], self.app.now().date())
        if not found:
            self._put("Nothing was run yet.", Content(""))
            return
        back = min(self._back, max(0, len(found) - 8))
        self._back = back
        shown = found[max(0, len(found) - back - SPAN_WEEKS) : len(found) - back]
        starts = [week.start for week in shown]
        hard: list[float | None] = [week.hard_m / 1000 or None for week in shown]
        load: list[float | None] = [week.load.total or None for week in shown]
        self.query_one("#chart", ChartView).show(
            lambda width, height: columns(starts, hard, width, height, lambda km: f"{km:.0f} km")
        )
        self.query_one("#second", ChartView).show(
            lambda width, height: columns(starts, load, width, height, lambda sum_: f"{sum_:.0f}")
        )
        table = tables.columns([_WEEK_HEAD, *(_week_row(week) for week in reversed(shown))], 1, self._width)
        said = "hard running a week, and under it the load (effort × minutes)"
        self._put(
            f"{said}; {shown[0].start:%d %b %Y} to {shown[-1].start:%d %b %Y}", _join(table), chart=True, second=True
        )

    # Workouts

    def _view_workouts(self, known: Known) -> None:
        if not known.of_workout:
            self._put("No workout was run twice yet.", Content(""))
            return
        keys = list(known.of_workout)
        self._workout %= len(keys)
        key = keys[self._workout]
        found = trend_of(point for body in known.of_workout[key] for point in body.workout_points)
        names = {one: (title, count) for one, title, count in known.workouts}
        lines = [self._workout_line(number, names[one]) for number, one in enumerate(keys)]
        at = max(0, min(self._workout - 2, len(lines) - 5))
        parts = [*lines[at : at + 5], Content("")]
        for one in found:
            parts += [Content.styled(one.label, "bold"), tables.runnings(one, "", self._width), Content("")]
        if found:
            first = found[0]
            self.query_one("#chart", ChartView).show(lambda width, height: over_time.runnings(first, "", width, height))
            said = f"mean rep of {first.label}, between the best and the worst of each session (↑ ↓ choose the workout)"
        else:
            said = "This workout has no reps to be compared (↑ ↓ choose the workout)"
        self._put(said, _join(parts), chart=bool(found))

    def _workout_line(self, number: int, named: tuple[str, int]) -> Content:
        title, count = named
        chosen = number == self._workout
        return Content.styled(f"{'→' if chosen else ' '} {title}, {count} times", "bold" if chosen else "$mw-soft")

    # Bests

    def _view_bests(self, known: Known) -> None:
        found = bests_of((body.rep_times for body in known.bodies), known.marks)
        heads = ("distance", "best rep", "", "", "race", "", "")
        rows: list[tables.Row] = [[(head, "underline") for head in heads], *map(_best_row, found)]
        if self._width < tables.WIDE:
            rows = [[row[place] for place in (0, 1, 4)] for row in rows]
        said = "A rep was rested before and is no race: only races and time trials set paces."
        self._put(said, _join(tables.columns(rows, 1, self._width)) if found else Content("Nothing measured yet."))

    # Commands

    def _go(self, view: str) -> None:
        self._view = view
        self._update()
        self.query_one("#body").scroll_home(animate=False)

    def action_races(self) -> None:
        """Races and time trials."""
        self._go("races")

    def action_weeks(self) -> None:
        """Weeks."""
        self._go("weeks")

    def action_workouts(self) -> None:
        """Workouts."""
        self._go("workouts")

    def action_bests(self) -> None:
        """Bests."""
        self._go("bests")

    def action_athlete(self) -> None:
        """The next athlete."""
        if self._known is not None and len(self._known.who) > 1:
            self._workout = self._distance = self._back = 0
            self.read(self._known.at + 1)

    def action_older(self) -> None:
        """Back in time."""
        self._back += 13
        self._update()

    def action_newer(self) -> None:
        """Forward in time."""
        self._back = max(0, self._back - 13)
        self._update()

    def action_up(self) -> None:
        """The thing before, or up."""
        self._choose(-1)

    def action_down(self) -> None:
        """The next thing, or down."""
        self._choose(1)

    def _choose(self, by: int) -> None:
        if self._view == "workouts":
            self._workout += by
            self._update()
        elif self._view == "races" and self._known is not None and len(trial_distances(self._known.marks)) > 1:
            self._distance += by
            self._update()
        else:
            self.query_one("#body").scroll_relative(y=by * 2, animate=False)

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


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
        row[1:3] = [(saying.clock(rep.time_ms, 2), ""), (f"{rep.on:%d %b %Y}", "$mw-soft")]
    if mark is not None:
        time, day = (saying.clock(mark.time_ms), "bold $mw-done"), (f"{mark.on:%d %b %Y}", "$mw-soft")
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
        (saying.clock(mark.time_ms), "bold"),
        ("" if point.change_ms is None else f"{signed(point.change_ms / 1000, 1)} s", ""),
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
    return points(shown, width, height, lambda value: saying.clock(1000 * value, 0), times=True)
