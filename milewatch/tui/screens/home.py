"""The start screen: type a workout or pick one."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from milewatch.tui import shelf
from milewatch.tui.commands import Where, bindings
from milewatch.tui.reading import lay_out, understand
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.preview import Preview
from milewatch.tui.widgets.shelf import Shelf
from milewatch.tui.widgets.workout_line import WorkoutLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.conduct.unfinished import Unfinished
    from milewatch.records.library import Entry
    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.reading import Reading
    from milewatch.tui.widgets.shelf import Shown
    from milewatch.workout.model import Workout


class HomeScreen(Telling, Screen[None]):
    """A line to type in, the library under it, and beside it what enter would run."""

    app: MilewatchApp
    WHERE = (Where.HOME, Where.LIST)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.HOME)]

    def __init__(self, typed: str = "") -> None:
        super().__init__()
        self._typed = typed
        self._entries: tuple[Entry, ...] = ()
        self._choice: Workout | None = None
        self._entry: Entry | None = None
        self._refused = ""
        self._unfinished: tuple[Unfinished, ...] = ()
        self._offered = False
        self._furnished = False

    def compose(self) -> ComposeResult:
        """What is painted first; `_furnish` brings the rest."""
        yield Static(Content("Milewatch: type a workout or pick one"), id="heading")
        yield WorkoutLine(self._typed, placeholder="6 x 400 @ 75s, 200 jog", select_on_focus=False, id="typed")
        yield Horizontal(id="body")
        yield KeyLine(Where.HOME, without=("home.unfinished",))

    def on_mount(self) -> None:
        """Typing works at once; everything else comes when the screen is painted."""
        self.query_one(Input).focus()
        self.call_after_refresh(self._furnish)

    async def _furnish(self) -> None:
        """The list and the preview, and what is in them: a tenth of the time to the first paint."""
        await self.query_one("#body").mount(Shelf(), Vertical(Preview(id="preview"), id="side"))
        if not self.query(Preview):
            return  # it was left at once
        self._furnished = True
        self._understand()
        self.read_library()
        self.read_unfinished()

    def on_screen_resume(self) -> None:
        """Something may have been saved or run since."""
        if self._entries:
            self.read_library()
            self.read_unfinished()

    # What was read from the disk

    @work(thread=True, exclusive=True, group="library", exit_on_error=False)
    def read_library(self) -> None:
        """Read the list of workouts."""
        found = shelf.all_of(self.app.places.workouts)
        if not get_current_worker().is_cancelled:  # a later reading knows better
            self.app.call_from_thread(self._fill, found)

    @work(thread=True, exclusive=True, group="unfinished", exit_on_error=False)
    def read_unfinished(self) -> None:
        """Look for sessions that were not finished."""
        from milewatch.conduct.unfinished import unfinished

        found = tuple(unfinished(self.app.places))
        self.app.call_from_thread(self._offer, found)

    def _fill(self, entries: tuple[Entry, ...]) -> None:
        self._entries = entries
        self._understand()
        workouts = self.query_one(Shelf)
        if workouts.has_focus and workouts.under_cursor is not None:
            self._preview_line(workouts.under_cursor)

    def _offer(self, found: tuple[Unfinished, ...]) -> None:
        self._unfinished = found
        self.query_one(KeyLine).show_also("home.unfinished" if found else None)
        if found and not self._offered and self.app.screen is self:
            if self.query_one(Input).value == self._typed:
                self.action_unfinished()
            else:
                # Over somebody who types, the next letter would decide about the session.
                sessions = "A session was" if len(found) == 1 else f"{len(found)} sessions were"
                self.notify(f"{sessions} not finished: {self.app.key_of('home.unfinished')} shows more.")
        self._offered = True

    # Typing and picking

    @on(Input.Changed, "#typed")
    def _changed(self) -> None:
        self._understand()

    def _understand(self) -> None:
        """Decide what the typed line is: a name, shorthand, or words to search for."""
        if not self._furnished:
            return
        text = self.query_one(Input).value.strip()
        self._choice = self._entry = None
        self._refused = ""
        preview = self.query_one(Preview)
        named = shelf.exact(self._entries, text)
        found = shelf.matching(self._entries, text)
        reading = understand(text, self.app.recoveries) if text and named is None else None
        meant = reading.whole if reading is not None else ()
        self.query_one(Shelf).fill((*meant, *(found or self._entries)))
        self.set_class(reading is not None and (not found or shelf.looks_like_shorthand(text)), "-typed")
        if named is not None:
            self._preview_entry(named)
        elif reading is None:
            preview.show(None)
        elif reading.timeline is None and found and not shelf.looks_like_shorthand(text):
            self._preview_entry(found[0])
        else:
            self._settle(reading)

    def _settle(self, reading: Reading, note: str = "") -> None:
        self._choice = reading.workout
        self._refused = reading.message
        self.query_one(Preview).show(reading, note)

    def _preview_line(self, line: Shown, run: bool = False) -> None:
        if not isinstance(line, str):
            self._preview_entry(line, run)
        elif run:
            self.query_one(Input).value = line
            self.query_one(Input).action_end()
            self.query_one(Input).focus()
        else:
            self._entry = None
            self._settle(understand(line, self.app.recoveries), "perhaps this is meant; enter takes it")

    @on(OptionList.OptionHighlighted, "#shelf")
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        workouts = self.query_one(Shelf)
        if workouts.has_focus:
            self._preview_line(workouts.lines[event.option_index])

    @on(OptionList.OptionSelected, "#shelf")
    def _picked(self, event: OptionList.OptionSelected) -> None:
        self._preview_line(self.query_one(Shelf).lines[event.option_index], run=True)

    def _preview_entry(self, entry: Entry, run: bool = False) -> None:
        self._entry = entry
        self._choice = None
        if entry.problem is not None:
            self._refused = entry.problem
            self.query_one(Preview).say(entry.problem, f"{entry.name} cannot be used")
        else:
            self._load(entry, run)

    @work(thread=True, exclusive=True, group="preview", exit_on_error=False)
    def _load(self, entry: Entry, run: bool) -> None:
        from milewatch.records.library import read_file
        from milewatch.workout.files import WorkoutFileError

        try:
            workout = read_file(entry.path, source=entry.name).workout
        except WorkoutFileError as error:
            self.app.call_from_thread(self._not_loaded, entry, str(error))
        else:
            self.app.call_from_thread(self._loaded, entry, workout, run)

    def _not_loaded(self, entry: Entry, reason: str) -> None:
        if self._entry is entry:
            self._refused = reason
            self.query_one(Preview).say(reason, f"{entry.name} cannot be used")

    def _loaded(self, entry: Entry, workout: Workout, run: bool) -> None:
        if self._entry is not entry:
            return
        self._settle(lay_out(workout, recoveries=self.app.recoveries), f"{entry.origin.value}: {entry.name}")
        if run:
            self.action_run()

    def on_descendant_focus(self) -> None:
        """The keys and what enter runs follow the focus."""
        if not self._furnished:
            return
        workouts = self.query_one(Shelf)
        down = workouts.has_focus
        self.set_class(down, "-picking")
        if down:
            self.query_one(KeyLine).show(Where.LIST, Where.HOME, without=("home.down", "home.save"))
        else:
            self.query_one(KeyLine).show(Where.HOME)
        if down and workouts.under_cursor is not None:
            self._preview_line(workouts.under_cursor)
        elif not down:
            self._understand()

    # Commands

    def action_down(self) -> None:
        """From the line into the list."""
        if not self._furnished:
            return
        workouts = self.query_one(Shelf)
        if workouts.lines and not workouts.has_focus:
            workouts.enter()
            self.add_class("-picking")
            self.call_after_refresh(workouts.focus)

    @on(Input.Submitted, "#typed")
    def action_run(self) -> None:
        """Take what is shown to the start line."""
        if self._choice is not None:
            self.app.arm(self._choice)
        elif self._refused:
            self.app.bell()
            self.notify(self._refused, severity="warning", markup=False)
        elif self._entry is None and not self.query_one(Input).value.strip():
            self.action_down()

    def type_on(self) -> None:
        """Out of the list, back to the line for typing."""
        self.query_one(Input).focus()

    def type_in(self, text: str) -> None:
        """As if it had been typed."""
        self.query_one(Input).value = text

    def action_save(self) -> None:
        """Save what is typed under a name."""
        from milewatch.tui.screens.compose import ComposeScreen

        self.app.push_screen(ComposeScreen(self.query_one(Input).value.strip()), self._saved)

    def edit(self) -> None:
        """Edit the workout under the cursor; a shipped one becomes a copy of one's own."""
        from milewatch.tui.screens.compose import ComposeScreen

        if self._entry is not None and self._choice is not None:
            self.app.push_screen(ComposeScreen(entry=self._entry, workout=self._choice), self._saved)
        elif self._refused:
            self.notify(self._refused, severity="warning", markup=False)

    def _saved(self, name: str | None) -> None:
        if name is not None:
            self.query_one(Input).value = name
            self.query_one(Input).focus()
            self.read_library()

    def delete(self) -> None:
        """Put an own workout into the trash, after asking."""
        from milewatch.records.library import Origin
        from milewatch.tui.screens.ask import AskScreen

        entry = self._entry
        if entry is None:
            return
        if entry.origin is not Origin.YOURS:
            self.notify(f"{entry.name} comes with Milewatch and stays; only your own can go.", markup=False)
            return
        after = " The one that comes with Milewatch is used again." if entry.hides_shipped else ""
        question = f"Put your workout {entry.name} into the trash folder?{after}"

        def answered(yes: bool | None) -> None:
            if yes:
                self._throw_away(entry)

        self.app.push_screen(AskScreen(question, "trash it", "keep it"), answered)

    @work(thread=True, group="trash", exit_on_error=False)
    def _throw_away(self, entry: Entry) -> None:
        from milewatch.records.trash import throw_away

        try:
            kept = throw_away(entry.path, self.app.places.trash)
        except OSError as error:
            self.app.call_from_thread(self.app.tell, f"{entry.name} could not be moved: {error.strerror or error}.")
            return
        self.app.call_from_thread(self.notify, f"{entry.name} is in the trash: {kept}", markup=False)
        self.read_library()

    def action_logs(self) -> None:
        """What was run before."""
        from milewatch.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen())

    def action_athletes(self) -> None:
        """Athletes, marks, goals and paces."""
        from milewatch.tui.screens.athletes import AthletesScreen

        self.app.push_screen(AthletesScreen())

    def action_unfinished(self) -> None:
        """Sessions that were not finished."""
        from milewatch.tui.screens.recover import RecoverScreen

        if self._unfinished:
            self.app.push_screen(RecoverScreen(self._unfinished))
        else:
            self.notify("There is no unfinished session.")

    def action_more(self) -> None:
        """Down in the preview."""
        self.query_one(Preview).page(1)

    def action_less(self) -> None:
        """Up in the preview."""
        self.query_one(Preview).page(-1)

    def action_clear(self) -> None:
        """Out of the list; then an empty line."""
        line = self.query_one(Input)
        if line.has_focus:
            line.value = ""
        line.focus()
