"""One session, looked at afterwards: what it was, how it compares, where its workout goes, and the squad."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from milewatch.records.words import one_line
from milewatch.tui import review_views as views
from milewatch.tui import when
from milewatch.tui.commands import Where, bindings
from milewatch.tui.review_views import View
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.chart import ChartView
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.history.opened import Opened, Runnings
    from milewatch.review.runs import Run
    from milewatch.tui.app import MilewatchApp

WIDE = 120
"""Cells from which the table stands beside the chart: the app's breakpoint."""


class ReviewScreen(Telling, Screen[None]):
    """A session in four views."""

    app: MilewatchApp
    WHERE = (Where.LOG,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    DEFAULT_CSS = """
    ReviewScreen {
        & #body { height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; }
        & #halves, & #left { height: auto; width: 1fr; layout: vertical; }
        & #said, & #legend { height: auto; }
        & #chart { height: 14; width: 1fr; }
        & #figures, & #table { height: auto; margin-top: 1; }
        &.-wide.-two #halves { layout: horizontal; }
        &.-wide.-two #left { width: 2fr; }
        &.-wide.-two #table { width: 3fr; margin: 0 0 0 3; }
        &.-low #chart { height: 7; }
        &.-tall #chart { height: 26; }
        & #chart, & #legend { display: none; }
        &.-chart #chart, &.-chart #legend { display: block; }
        &.-low #legend { display: none; }
    }
    """

    def __init__(self, path: Path, view: str = "session") -> None:
        super().__init__()
        self._path = path
        self._view = view
        self._opened: Opened | None = None
        self._athlete = ""
        self._same: Runnings | None = None
        self._other: Opened | None = None

    def compose(self) -> ComposeResult:
        """A chart over figures and tables."""
        yield Static(Content("reading …"), id="heading")
        with VerticalScroll(id="body"):
            yield Static(id="said")
            with Container(id="halves"):
                with Vertical(id="left"):
                    yield ChartView(ident="chart")
                    yield Static(id="legend")
                    yield Static(id="figures")
                yield Static(id="table")
        yield KeyLine(Where.LOG)

    def on_mount(self) -> None:
        """Read the file; arrow keys scroll."""
        self.query_one("#body").focus()
        self.read()

    @work(thread=True, exclusive=True, group="session", exit_on_error=False)
    def read(self) -> None:
        """Open the session."""
        from milewatch.history.opened import open_session
        from milewatch.records.archive import LogError

        try:
            opened = open_session(self._path)
        except LogError as error:
            self.app.call_from_thread(self._failed, str(error))
        else:
            self.app.call_from_thread(self._show, opened)

    def _failed(self, reason: str) -> None:
        self.app.tell(f"{reason} (the file is left alone)")
        self.dismiss()

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        if opened.run(self._athlete) is None:
            self._athlete = opened.runs[0].athlete if opened.runs else ""
        self._update()
        self.find_same()

    @property
    def _run(self) -> Run | None:
        return self._opened.run(self._athlete) if self._opened is not None else None

    # The same workout at other times

    @work(thread=True, exclusive=True, group="same", exit_on_error=False)
    def find_same(self) -> None:
        """Look for other runnings of this workout by this athlete."""
        from milewatch.history.opened import runnings

        opened, athlete = self._opened, self._athlete
        if opened is not None and opened.key(athlete):
            self.app.call_from_thread(self._found, athlete, runnings(opened, athlete, self.app.places.cache))

    def _found(self, athlete: str, found: Runnings) -> None:
        if athlete == self._athlete:
            self._same = found
            self._other = self._other or found.before
            self._update()

    @work(thread=True, exclusive=True, group="other", exit_on_error=False)
    def _compare_with(self, name: str) -> None:
        from milewatch.history.opened import open_or_none

        self.app.call_from_thread(self._compared, name, open_or_none(self.app.places.logs / name))

    def _compared(self, name: str, other: Opened | None) -> None:
        if other is None:
            self.app.tell(f"{name} cannot be read.")
            return
        self._other = other
        self._view = "compare"
        self._update()

    # What is shown

    def on_resize(self, event: Resize) -> None:
        """The tables follow the width."""
        self._update()

    def _update(self) -> None:
        opened, run = self._opened, self._run
        if opened is None:
            return
        now = self.app.now()
        of = ""
        if len(opened.runs) > 1:
            place = [one.athlete for one in opened.runs].index(self._athlete) + 1
            of = f" ({place} of {len(opened.runs)})"
        started = opened.log.started
        day, short = when.day_there(started, now), f"{started:%d %b %y}"
        title = one_line(opened.log.title) or opened.log.id
        told = views.heading(title, opened.name(self._athlete), of, day, short, self.size.width - 2)
        self.query_one("#heading", Static).update(Content(told))
        if run is None:
            self._put(View(said="nobody ran in this session"))
        else:
            self._put(self._seen(opened, run))

    def _put(self, view: View) -> None:
        chart, two = view.draw is not None, view.draw is not None or bool(view.figures.plain)
        self.set_class(chart, "-chart")
        self.set_class(two, "-two")
        self.query_one(ChartView).show(view.draw)
        said = Content(view.said)
        for name, shown in (("said", said), ("figures", view.figures), ("table", view.table)):
            self.query_one(f"#{name}", Static).update(shown)
            self.query_one(f"#{name}").display = bool(shown.plain)
        self.query_one("#legend", Static).update(view.legend)

    def _seen(self, opened: Opened, run: Run) -> View:
        match self._view:
            case "compare":
                return views.beside(opened, run, self._other, self._same, self._width)
            case "trend":
                return views.trend(opened, self._same, self._width)
            case "squad":
                return views.squad(opened, self._width)
            case _:
                return views.session(opened, run, self._width)

    @property
    def _width(self) -> int:
        """Cells of a table: what is left of the screen where it stands beside the chart."""
        whole = self.size.width - 4
        return max(20, whole * 3 // 5 - 3 if self.size.width >= WIDE and self._view != "squad" else whole)

    # Commands

    def _go(self, view: str) -> None:
        self._view = view
        self._update()
        self.query_one("#body").scroll_home(animate=False)

    def action_session(self) -> None:
        """The session itself."""
        self._go("session")

    def action_compare(self) -> None:
        """Beside the last time."""
        self._go("compare")

    def action_trend(self) -> None:
        """All runnings."""
        self._go("trend")

    def action_squad(self) -> None:
        """All athletes."""
        self._go("squad")

    def action_athlete(self) -> None:
        """The next athlete."""
        opened = self._opened
        if opened is None or len(opened.runs) < 2:
            return
        keys = [run.athlete for run in opened.runs]
        self._athlete = keys[(keys.index(self._athlete) + 1) % len(keys)]
        self._other = self._same = None
        self._update()
        self.find_same()

    def action_older(self) -> None:
        """Compare with an earlier running."""
        self._step(1)

    def action_newer(self) -> None:
        """Compare with a later running."""
        self._step(-1)

    def _step(self, by: int) -> None:
        opened = self._opened
        if opened is None or self._view != "compare" or self._other is None or self._same is None:
            return
        others = [name for name in self._same.names if name != opened.path.name]
        try:
            at = others.index(self._other.path.name) + by
        except ValueError:
            at = 0
        if 0 <= at < len(others):
            self._compare_with(others[at])

    def action_other(self) -> None:
        """Choose a session to compare with."""
        from milewatch.tui.screens.history import HistoryScreen

        def chosen(name: str | None) -> None:
            if name is not None:
                self._compare_with(name)

        self.app.push_screen(HistoryScreen(choose="Compare with …"), chosen)

    def action_edit(self) -> None:
        """Edit what is said about it."""
        from milewatch.tui.screens.edit import edit

        edit(self.app, self._path, self.read)

    def action_mend(self) -> None:
        """Mend the laps."""
        from milewatch.tui.screens.edit_log import mend

        mend(self.app, self._path, self._athlete, self.read)

    def action_editor(self) -> None:
        """Open the file in the person's editor."""
        from milewatch.tui.editor import open_in_editor

        if open_in_editor(self.app, self._path):
            self.read()

    def action_share(self) -> None:
        """Copy it as text."""
        from milewatch.history.told import share_text

        opened, run = self._opened, self._run
        if opened is not None and run is not None:
            told = share_text(opened.log, run, opened.planned(run.athlete), opened.name(run.athlete))
            self.app.copy_to_clipboard(told)
            self.notify("Copied (if the terminal allows it); `milewatch show --share` prints it.", markup=False)

    def action_picture(self) -> None:
        """Save the chart as a picture."""
        if self._opened is not None and self._run is not None:
            self._draw_picture(self._opened, self._run)

    @work(thread=True, group="picture", exit_on_error=False)
    def _draw_picture(self, opened: Opened, run: Run) -> None:
        from milewatch.history.picture import save_picture

        try:
            path = save_picture(opened, run, self.app.places.logs.parent / "pictures")
        except OSError as error:
            said = f"The picture could not be saved: {error.strerror or error}."
            self.app.call_from_thread(self.app.tell, said)
        else:
            self.app.call_from_thread(self.notify, f"Saved: {path}", markup=False)

    def action_export(self) -> None:
        """Write a file for training sites."""
        if self._opened is not None and self._run is not None:
            self._write_export(self._opened, self._run)

    @work(thread=True, group="export", exit_on_error=False)
    def _write_export(self, opened: Opened, run: Run) -> None:
        from milewatch.history.export import ExportError, best_format, save_export

        try:
            path = save_export(opened, run, self.app.places.logs.parent / "exports", best_format())
        except ExportError as error:
            self.app.call_from_thread(self.app.tell, f"{error}.")
        except OSError as error:
            said = f"The file could not be written: {error.strerror or error}."
            self.app.call_from_thread(self.app.tell, said)
        else:
            self.app.call_from_thread(self.notify, f"Saved: {path}", markup=False)

    def action_again(self) -> None:
        """Run the same again."""
        if self._opened is not None:
            self._again(self._opened)

    @work(thread=True, exclusive=True, group="again", exit_on_error=False)
    def _again(self, opened: Opened) -> None:
        from milewatch.tui.session import SessionError, workout_of

        try:
            workout = workout_of(opened.log)
        except SessionError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self.app.arm, workout)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss()
