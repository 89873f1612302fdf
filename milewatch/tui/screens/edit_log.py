"""Mending the laps of a saved session. Each change is in the file at once, whole, and can be taken back."""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from milewatch.records import mending
from milewatch.records.archive import Archive, LogError
from milewatch.records.library import find
from milewatch.records.otherplan import with_plan
from milewatch.records.sums import sums
from milewatch.records.words import one_line
from milewatch.tui import mending_lines as lines
from milewatch.tui.commands import Where, bindings
from milewatch.tui.screens.ask import LineScreen
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.records.archive import Entry
    from milewatch.records.log import LapRow, Log
    from milewatch.tui.app import MilewatchApp


def mend(app: MilewatchApp, path: Path, athlete: str, after: Callable[[], object]) -> None:
    """Open the laps of a log; `after` is called when something was changed."""
    try:
        entry = Archive(path.parent).open(path)
    except LogError as error:
        app.tell(f"{error} (the file is left alone)")
        return
    assert entry.log is not None
    if not entry.log.writable:
        app.tell("This log was written by a newer Milewatch: it can be read, not changed.")
        return

    def left(changed: bool | None) -> None:
        if changed:
            after()

    app.push_screen(MendScreen(entry, athlete), left)


class MendScreen(Telling, Screen[bool]):
    """The laps of one athlete of a saved session. Dismissed with whether anything was changed."""

    app: MilewatchApp
    WHERE = (Where.LAPS,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    DEFAULT_CSS = """
    MendScreen {
        & OptionList { height: 1fr; border: none; padding: 0; background: $background; }
        & #totals { height: auto; padding: 0 1; text-style: bold; }
        & #about { height: auto; padding: 0 1; color: $mw-soft; }
    }
    """

    def __init__(self, entry: Entry, athlete: str = "") -> None:
        super().__init__()
        assert entry.log is not None
        self._entry = entry
        self._log: Log = entry.log
        self._athletes = tuple(dict.fromkeys((*self._log.laps, *self._log.athletes)))
        self._athlete = athlete if athlete in self._athletes else next(iter(self._athletes), "")
        self._before: list[Log] = []
        self._undone: list[Log] = []
        self._writing = Lock()

    def compose(self) -> ComposeResult:
        """The laps over what they add up to."""
        yield Static(id="heading")
        yield OptionList(id="laps", markup=False, compact=True)
        yield Static(id="totals")
        yield Static(id="about")
        yield KeyLine(Where.LAPS, last=("laps.leave", "app.help"))

    def on_mount(self) -> None:
        """Begin with the first lap."""
        self._show()
        self.query_one(OptionList).focus()

    def on_resize(self, event: Resize) -> None:
        """The lines follow the width."""
        self.call_after_refresh(self._show)

    # What is shown

    @property
    def _rows(self) -> tuple[LapRow, ...]:
        return self._log.laps.get(self._athlete, ())

    def _show(self) -> None:
        log, rows = self._log, self._rows
        laps = self.query_one(OptionList)
        chosen = laps.highlighted or 0
        width = max(20, self.size.width - 4)
        laps.clear_options()
        laps.add_options(Option(lines.lap_line(row, log, self._athlete, width)) for row in rows)
        laps.add_options(Option(lines.stamp_line(log, stamp)) for stamp in range(len(log.unassigned)))
        if laps.option_count:
            laps.highlighted = min(chosen, laps.option_count - 1)
        row = log.athletes.get(self._athlete)
        place = ""
        if len(self._athletes) > 1:
            place = f" ({self._athletes.index(self._athlete) + 1} of {len(self._athletes)})"
        name = one_line(row.name if row is not None else self._athlete)
        title = one_line(log.title) or log.id
        self.query_one("#heading", Static).update(Content(f"Mending: {name}{place} · {title}"))
        self.query_one("#totals", Static).update(Content(sums(tuple(rows)).told() if rows else "no laps"))
        count = len(self._before)
        changes = "1 change" if count == 1 else f"{count} changes"
        self.query_one("#about", Static).update(Content(f"{changes}, in the file" if count else "nothing changed yet"))

    # Which lap

    @property
    def _chosen(self) -> int:
        return self.query_one(OptionList).highlighted or 0

    @property
    def _stamp(self) -> int | None:
        """Which mark of nobody is chosen; None: it is a lap."""
        at = self._chosen - len(self._rows)
        return at if 0 <= at < len(self._log.unassigned) else None

    def _lap(self) -> LapRow | None:
        """The chosen lap; None, and a sentence, when it is none."""
        if self._stamp is None and self._chosen < len(self._rows):
            return self._rows[self._chosen]
        self.notify("That is a mark of nobody: a gives it to an athlete, d deletes it.", markup=False)
        return None

    # Changes

    def _change(self, make: Callable[[], Log]) -> bool:
        """Make a change, or say why it cannot be; whether it could."""
        try:
            log = make()
        except ValueError as error:
            said = str(error)
            self.notify(said[:1].upper() + said[1:] + ".", severity="warning", markup=False, timeout=8)
            return False
        if log != self._log:
            self._before.append(self._log)
            self._undone.clear()
            self._take(log)
        return True

    def _take(self, log: Log) -> None:
        self._log = log
        self._show()
        self._write()

    @work(thread=True, group="mend", exit_on_error=False)
    def _write(self) -> None:
        self._flush()

    def _flush(self) -> None:
        """Put the newest state into the file; whatever was overtaken meanwhile need not be."""
        with self._writing:
            log = self._log
            if log == self._entry.log:
                return
            try:
                self._entry = Archive(self._entry.path.parent).mend(self._entry, log)
            except LogError as error:
                self.app.call_from_thread(self._failed, str(error))

    def _failed(self, reason: str) -> None:
        assert self._entry.log is not None
        self._log = self._entry.log
        self._before.clear()
        self._undone.clear()
        self._show()
        self.app.tell(reason)

    def _ask(self, what: str) -> None:
        lap = self._chosen
        row = self._rows[lap] if lap < len(self._rows) else None
        asked = lines.question(what, row)

        def typed(text: str | None) -> None:
            if text is not None and not self._change(lambda: lines.mended(self._log, self._athlete, lap, what, text)):
                self.app.push_screen(LineScreen(asked.text, text, asked.like), typed)

        self.app.push_screen(LineScreen(asked.text, asked.value, asked.like, anew=what in ("time", "metres")), typed)

    def _ask_about_lap(self, what: str) -> None:
        if self._lap() is not None:
            self._ask(what)

    @on(OptionList.OptionSelected)
    def _selected(self) -> None:
        self.action_time()

    def action_time(self) -> None:
        """The time of the lap."""
        self._ask_about_lap("time")

    def action_metres(self) -> None:
        """How far it was."""
        self._ask_about_lap("metres")

    def action_notes(self) -> None:
        """What is to be said about it."""
        self._ask_about_lap("notes")

    def action_passings(self) -> None:
        """Its splits."""
        self._ask_about_lap("passings")

    def action_split(self) -> None:
        """Two laps of one."""
        self._ask_about_lap("split")

    def action_plan(self) -> None:
        """Another workout than the others'."""
        asked = lines.question("plan", None)
        folder = self.app.places.workouts

        def typed(text: str | None) -> None:
            if text:
                self._change(lambda: with_plan(self._log, self._athlete, find(text, folder)))

        self.app.push_screen(LineScreen(asked.text, like=asked.like), typed)

    def action_add(self) -> None:
        """One lap more."""
        self._ask("add")

    def action_swap(self) -> None:
        """Two marks taken one for the other."""
        self._ask_about_lap("swap")

    def action_assign(self) -> None:
        """The mark is another athlete's."""
        stamp = self._stamp
        if stamp is None:
            self._ask_about_lap("assign")
            return

        asked = lines.question("assign", None)

        def typed(text: str | None) -> None:
            if text is not None:
                self._change(lambda: lines.given(self._log, stamp, text))

        self.app.push_screen(LineScreen(asked.text, like=asked.like), typed)

    def action_delete(self) -> None:
        """The mark was none."""
        stamp = self._stamp
        if stamp is not None:
            self._change(lambda: mending.without_stamp(self._log, stamp))
        elif self._lap() is not None:
            self._change(lambda: mending.without_mark(self._log, self._athlete, self._chosen))

    def action_nobody(self) -> None:
        """The mark was somebody else's."""
        if self._lap() is not None:
            self._change(lambda: mending.unassigned(self._log, self._athlete, self._chosen))

    def action_unfinished(self) -> None:
        """It was not finished, or was."""
        row = self._lap()
        if row is not None:
            end = None if row.end in mending.ENDS else mending.ENDS[0]
            self._change(lambda: mending.with_end(self._log, self._athlete, self._chosen, end))

    def action_cut(self) -> None:
        """The last lap was not run."""
        self._change(lambda: mending.without_lap(self._log, self._athlete))

    def action_undo(self) -> None:
        """Take the last change back."""
        if not self._before:
            self.notify("There is nothing to undo.")
            return
        self._undone.append(self._log)
        self._take(self._before.pop())

    def action_redo(self) -> None:
        """Bring it back."""
        if not self._undone:
            self.notify("There is nothing to redo.")
            return
        self._before.append(self._log)
        self._take(self._undone.pop())

    # Ways

    def action_before(self) -> None:
        """The athlete before."""
        self._turn(-1)

    def action_after(self) -> None:
        """The next athlete."""
        self._turn(1)

    def _turn(self, by: int) -> None:
        if len(self._athletes) > 1:
            at = self._athletes.index(self._athlete)
            self._athlete = self._athletes[(at + by) % len(self._athletes)]
            self._show()

    def action_leave(self) -> None:
        """Back, once everything is written."""
        self._leave()

    @work(thread=True, group="mend", exit_on_error=False)
    def _leave(self) -> None:
        self._flush()
        self.app.call_from_thread(self.dismiss, bool(self._before or self._undone))
