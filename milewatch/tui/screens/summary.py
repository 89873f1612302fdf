"""After the session: what was run, where it is saved, how hard it was. It is saved before any of that is answered."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, Static

from milewatch.conduct.time_trials import offered
from milewatch.records.words import one_line
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, own_plans
from milewatch.review.squad import matrix
from milewatch.tui.commands import Where, bindings
from milewatch.tui.results import reps_told, table
from milewatch.tui.review_tables import squad
from milewatch.tui.scale import HARDEST, WORDS, typed
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize
    from textual.timer import Timer

    from milewatch.conduct.conductor import Conductor
    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp


NORMAL = 60
"""Cells from which the scale has room."""
PAUSE_S = 2.0
"""What was typed is in the log when nothing more was typed for so long."""


class SummaryScreen(Telling, Screen[None]):
    """One log, just run."""

    DEFAULT_CSS = """
    SummaryScreen {
        & #saved, & #sound { height: auto; padding: 0 1; color: $mw-soft; }
        & #effort { height: auto; padding: 0 1; }
        & #mark { height: auto; padding: 0 1; color: $mw-done; text-style: bold; }
        & #notes { border: none; height: 1; padding: 0 1; background: $boost; }
        & #notes:focus { background: $panel; }
        & VerticalScroll { height: 1fr; padding: 0 1; margin-top: 1; }
        &.-low VerticalScroll { margin-top: 0; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.SUMMARY,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, conductor: Conductor, log: Log) -> None:
        super().__init__()
        self._conductor = conductor
        self._log = log
        self._marks = offered(log, conductor.timeline.segments)
        """The time trials just run, by athlete."""
        self._effort: int | None = None
        self._notes = log.notes
        self._asks = conductor.saved is not None or bool(conductor.trouble)
        """Only what has a log, or is to have one, can keep answers."""
        self._line = Input(self._notes, placeholder=self._how_to_write(), id="notes", compact=True)
        self._line.can_focus = False
        self._typing: Timer | None = None
        self._keeping = Lock()
        self._kept: tuple[int | None, str] = (None, log.notes)
        """The answers that are in the log."""
        self._refused: tuple[int | None, str] | None = None
        """The answers that could not be put there, which was told."""

    def compose(self) -> ComposeResult:
        """Effort and notes over the table."""
        yield Static(Content(f"DONE  {reps_told(self._log)}: {one_line(self._log.title)}"), id="heading")
        yield Static(id="saved")
        yield Static(id="sound")
        yield Static(id="effort")
        yield self._line
        yield Static(Content(self._offer()), id="mark")
        with VerticalScroll():
            yield Static(id="laps")
        without = ("summary.mark",) if self._asks else ("summary.mark", "summary.notes", "summary.mend")
        yield KeyLine(Where.SUMMARY, last=("summary.home", "summary.quit", "app.help"), without=without)

    def on_mount(self) -> None:
        """Digits are answers, arrow keys scroll."""
        self.query_one("#effort").display = self._line.display = self._asks
        self.query_one("#mark").display = bool(self._marks)
        self.query_one(KeyLine).show_also("summary.mark" if self._marks else None)
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: Resize) -> None:
        """The table follows the width."""
        self._show_saved()
        self.query_one("#laps", Static).update(self._table(event.size.width - 4))
        self._show_effort()

    def _show_saved(self) -> None:
        if self.is_mounted:
            self.query_one("#saved", Static).update(Content(self._saved_where(self.size.width - 2)))
            told, shown = self._conductor.around.sound_remark, self.query_one("#sound", Static)
            shown.display = bool(told)
            shown.update(Content(told))

    def _saved_where(self, width: int) -> str:
        conductor = self._conductor
        if conductor.saved is not None:
            said = f"saved: {conductor.saved}"
            return said if len(said) <= width else f"saved: {conductor.saved.name}"
        return conductor.trouble or "a rehearsal: no log was saved"

    def _table(self, width: int) -> Content:
        """The laps; of a squad, all of them by reps first."""
        log = self._log
        laps = table(log, width)
        if len(log.laps) < 2:
            return laps
        names = {key: one_line(row.name) for key, row in log.athletes.items()}
        plans = {key: log.plan_of(key).text for key in log.laps}
        runs = runs_on(log, laid_out(log), own_plans(log))
        return Content("\n").join([squad(matrix(runs), names, plans, width), Content(""), laps])

    # A time trial

    def _offer(self) -> str:
        """What k would keep."""
        key = self.app.key_of("summary.mark")
        if len(self._marks) != 1:
            return f"{key} keeps these {len(self._marks)} time trials as marks: paces follow from them"
        ((athlete, mark),) = self._marks.items()
        return f"{key} keeps {mark.text} as a mark of {self._who(athlete)}: paces follow from it"

    def _who(self, athlete: str) -> str:
        row = self._log.athletes.get(athlete)
        return one_line(row.name if row is not None else athlete)

    def action_mark(self) -> None:
        """Keep the time trial as a mark."""
        if self._marks:
            self._keep_marks()
        else:
            self.notify("Only a time trial becomes a mark: one rep alone, by distance, all out, run to its end.")

    @work(thread=True, exclusive=True, group="marks", exit_on_error=False)
    def _keep_marks(self) -> None:
        from milewatch.conduct.time_trials import keep
        from milewatch.records.table import FileError

        try:
            keep(self.app.places.athletes, self._log, self._marks)
        except (FileError, ValueError, OSError) as error:
            self.app.call_from_thread(self.app.tell, str(error))
            return
        said = ", ".join(f"{mark.text} is a mark of {self._who(who)} now" for who, mark in self._marks.items())
        self.app.call_from_thread(self.query_one("#mark", Static).update, Content(said))

    # Effort

    def _show_effort(self) -> None:
        chosen = self._effort
        wide = self.size.width >= NORMAL
        parts = [("How hard was it? " if wide else "How hard? ", "bold")]
        for number in range(HARDEST + 1):
            shown = f" {number} " if wide else f" {number}"
            parts.append((shown, "bold reverse" if number == chosen else ""))
        said = WORDS[chosen] if chosen is not None else "press a digit; 1 then 0 is 10"
        parts.append((f"\n{said}", "bold" if chosen is not None else "$mw-soft"))
        self.query_one("#effort", Static).update(Content.assemble(*parts))

    def action_digit(self, digit: str) -> None:
        """An answer."""
        self._rate(typed(self._effort, int(digit)))

    def action_harder(self) -> None:
        """One more."""
        self._rate(min(HARDEST, 5 if self._effort is None else self._effort + 1))

    def action_easier(self) -> None:
        """One less."""
        self._rate(max(0, 5 if self._effort is None else self._effort - 1))

    def _rate(self, effort: int) -> None:
        if not self._asks:
            return
        self._effort = effort
        self._show_effort()
        self._keep()

    # Notes

    def action_notes(self) -> None:
        """Write notes; enter ends it."""
        if not self._asks:
            self.notify("A rehearsal without a log keeps no notes.")
            return
        self._line.can_focus = True
        self._line.placeholder = "notes"
        self.query_one(KeyLine).show_typed("done")
        self._line.focus()

    def _how_to_write(self) -> str:
        return f"notes: press {self.app.key_of('summary.notes')} to write some"

    @on(Input.Submitted, "#notes")
    @on(Input.Blurred, "#notes")
    def _noted(self) -> None:
        if self._line.can_focus:
            self._line.can_focus = False
            self._line.placeholder = self._how_to_write()
            self.query_one(KeyLine).show_typed("")
            self.query_one(VerticalScroll).focus()
        self._keep_typed()

    @on(Input.Changed, "#notes")
    def _typed(self) -> None:
        """Keep them at the next pause: whatever ends Milewatch then, they are in the log."""
        if self._typing is not None:
            self._typing.stop()
        self._typing = self.set_timer(PAUSE_S, self._keep_typed)

    def _keep_typed(self) -> None:
        if self._line.value != self._notes:
            self._notes = self._line.value
            self._keep()

    def on_unmount(self) -> None:
        """Keep what was typed last, by whatever way the screen is left: a signal and a closed window too."""
        self._notes = self._line.value
        self._put_down()

    # Into the log

    @work(thread=True, group="keep", exit_on_error=False)
    def _keep(self) -> None:
        """Put the answers into the saved log, and tell when that was not possible."""
        self._tell_kept(self._put_down())

    @work(thread=True, group="keep", exit_on_error=False)
    def _keep_and_leave(self) -> None:
        before = self._refused
        self._tell_kept(self._put_down())
        if self._refused in (None, before):
            self.app.call_from_thread(self.app.exit, 0)

    def _tell_kept(self, wrong: str) -> None:
        if wrong:
            self.app.call_from_thread(self.app.tell, wrong)
        self.app.call_from_thread(self._show_saved)

    def _put_down(self) -> str:
        """Put the answers as they are by now into the log, one writer at a time; why that was not possible, else ""."""
        from milewatch.records.archive import LogError

        with self._keeping:
            answers = self._effort, self._notes
            if answers == self._kept:
                return ""
            try:
                self._conductor.keep(effort=answers[0], notes=answers[1])
            except LogError as error:
                self._refused = answers
                return str(error)
            self._kept, self._refused = answers, None
            return ""

    # Onwards

    def action_home(self) -> None:
        """The start screen; while notes are written, only the end of that."""
        if self._line.has_focus:
            self._noted()
        else:
            self.app.go_home()

    def action_mend(self) -> None:
        """Mend the laps of the saved log."""
        from milewatch.tui.screens.edit_log import mend

        path = self._conductor.saved
        if path is None:
            self.notify("There is no saved log to mend.")
        else:
            mend(self.app, path, "", self._reread)

    def _reread(self) -> None:
        """Show the log as it was mended."""
        from milewatch.records.archive import Archive, LogError

        path = self._conductor.saved
        assert path is not None
        try:
            self._log = Archive(path.parent).load(path)
        except LogError as error:
            self.app.tell(str(error))
            return
        self.query_one("#heading", Static).update(Content(f"DONE  {reps_told(self._log)}: {one_line(self._log.title)}"))
        self.query_one("#laps", Static).update(self._table(self.size.width - 4))

    def action_again(self) -> None:
        """The same workout once more."""
        workout = self._conductor.timeline.workout
        self.app.go_home()
        self.app.arm(workout)

    def action_quit(self) -> None:
        """Leave."""
        self.ask_to_leave()

    def ask_to_leave(self) -> None:
        """Leave with what was typed in the log; where it cannot be, that is told once before."""
        self._notes = self._line.value
        self._keep_and_leave()
