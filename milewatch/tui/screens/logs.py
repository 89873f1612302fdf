"""What was run before: the list of logs, and one of them as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from milewatch.records.words import clean, one_line
from milewatch.tui import when
from milewatch.tui.commands import Where, bindings
from milewatch.tui.results import reps_run, table
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from datetime import datetime

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.records.archive import Entry
    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp
    from milewatch.workout.model import Workout


class LogsScreen(Screen[None]):
    """All logs, the newest first."""

    DEFAULT_CSS = """
    LogsScreen {
        & OptionList { height: 1fr; }
        & #empty { height: 1fr; padding: 1; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.LOGS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """The list, which fills when it has been read."""
        yield Static(Content("Logs, the newest first"), id="heading")
        yield Static(Content("reading …"), id="empty")
        yield OptionList(id="logs", markup=False, compact=True)
        yield KeyLine(Where.LOGS)

    def on_mount(self) -> None:
        """Read the folder."""
        self.query_one(OptionList).display = False
        self.read_logs()

    @work(thread=True, exclusive=True, group="logs", exit_on_error=False)
    def read_logs(self) -> None:
        """Read every log."""
        from milewatch.records.archive import Archive

        found = tuple(Archive(self.app.places.logs).entries())
        self.app.call_from_thread(self._fill, found)

    def _fill(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        logs = self.query_one(OptionList)
        empty = self.query_one("#empty", Static)
        logs.display, empty.display = bool(entries), not entries
        empty.update(Content(f"There are no logs yet. They will be in {self.app.places.logs}"))
        now = self.app.now()
        logs.clear_options()
        dates = [when.day(entry.log.started, now) if entry.log is not None else "" for entry in entries]
        wide = max(map(len, dates), default=0)
        logs.add_options(Option(_line(entry, date.ljust(wide))) for entry, date in zip(entries, dates, strict=True))
        if entries:
            logs.highlighted = 0
            logs.focus()

    @on(OptionList.OptionSelected)
    def _opened(self, event: OptionList.OptionSelected) -> None:
        entry = self._entries[event.option_index]
        if entry.log is None:
            self.notify(f"{entry.problem} (the file is left alone)", severity="warning", markup=False, timeout=15)
        else:
            self.app.push_screen(LogScreen(entry.log))

    def action_open(self) -> None:
        """Open the log under the cursor."""
        self.query_one(OptionList).action_select()

    def action_leave(self) -> None:
        """Back."""
        self.dismiss()


class LogScreen(Screen[None]):
    """One log as a table."""

    DEFAULT_CSS = """
    LogScreen { & VerticalScroll { height: 1fr; padding: 0 1; } }
    """

    app: MilewatchApp
    WHERE = (Where.LOG,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, log: Log) -> None:
        super().__init__()
        self._log = log

    def compose(self) -> ComposeResult:
        """What it was over its laps."""
        yield Static(Content(one_line(self._log.title) or self._log.id), id="heading")
        with VerticalScroll():
            yield Static(id="laps")
        yield KeyLine(Where.LOG)

    def on_mount(self) -> None:
        """Arrow keys scroll."""
        self.query_one(VerticalScroll).focus()

    def on_resize(self, event: Resize) -> None:
        """The table follows the width."""
        log = self._log
        parts = [*_facts(log, self.app.now()), Content(""), table(log, event.size.width - 4)]
        if log.notes.strip():
            parts += [Content(""), Content(clean(log.notes).strip())]
        self.query_one("#laps", Static).update(Content("\n").join(parts))

    def action_again(self) -> None:
        """Run the same again."""
        self._again()

    @work(thread=True, exclusive=True, group="again", exit_on_error=False)
    def _again(self) -> None:
        from milewatch.tui.session import SessionError, workout_of

        try:
            workout: Workout = workout_of(self._log)
        except SessionError as error:
            self.app.call_from_thread(self.app.tell, str(error))
        else:
            self.app.call_from_thread(self.app.arm, workout)

    def action_leave(self) -> None:
        """Back to the list."""
        self.dismiss()


def _facts(log: Log, now: datetime) -> list[Content]:
    from milewatch.tui.scale import WORDS

    facts = [Content(f"{when.day(log.started, now)} to {log.finished.astimezone(now.tzinfo):%H:%M}, {reps_run(log)}")]
    for row in log.athletes.values():
        effort = ""
        if row.effort is not None:
            effort = f": effort {row.effort:g} of 10, {WORDS[round(row.effort)]}"
        facts.append(Content(f"{one_line(row.name)}{effort}"))
    if log.rehearsal:
        facts.append(Content.styled("a rehearsal", "bold $mw-warning"))
    if log.swallowed:
        facts.append(Content(f"{log.swallowed} held, bounced or stray presses kept without effect"))
    if not log.writable:
        facts.append(Content.styled("of a newer Milewatch: can be read, not changed", "bold $mw-warning"))
    return facts


def _line(entry: Entry, date: str) -> Content:
    log = entry.log
    if log is None:
        return Content.assemble(f"{date}  ", plain(entry.path.name), ("  cannot be read", "bold $mw-warning"))
    return Content.assemble(f"{date}  ", (one_line(log.title), "bold"), f"  {reps_run(log)}")
