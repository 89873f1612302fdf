"""Where it all goes, for one athlete: races and time trials, weeks, workouts, bests."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from milewatch.records.words import one_line
from milewatch.review.trials import trial_distances
from milewatch.tui import trends_views as views
from milewatch.tui.commands import Where, bindings
from milewatch.tui.telling import Telling
from milewatch.tui.trends_views import Known
from milewatch.tui.widgets.chart import ChartView
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.trends_views import View

NAMES = {"races": "races and time trials", "weeks": "weeks", "workouts": "workouts", "bests": "bests"}


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
        heading = f"Trends: {NAMES[self._view]} · {name}{of}"
        if len(heading) > self.size.width - 2:
            heading = f"{self._view.capitalize()} · {name}{of}"
        self.query_one("#heading", Static).update(Content(heading))
        view = self._seen(known)
        self.query_one("#said", Static).update(Content(view.said))
        self.query_one("#chart", ChartView).show(view.chart)
        self.query_one("#second", ChartView).show(view.second)
        self.query_one("#table", Static).update(view.table)
        self.set_class(view.chart is None, "-no-chart")
        self.set_class(view.second is None, "-one")

    def _seen(self, known: Known) -> View:
        today = self.app.now().date()
        match self._view:
            case "weeks":
                self._back = views.furthest(known, self._back, today)
                return views.weeks(known, self._back, today, self._width)
            case "workouts":
                return views.workouts(known, self._workout, self._width)
            case "bests":
                return views.bests(known, self._width)
            case _:
                return views.races(known, self.app.places.athletes.name, self._distance, today, self._width)

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
