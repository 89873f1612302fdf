"""Who runs today: athletes picked one by one, by their group, or typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from milewatch.records.athlete import Athlete, labels, new_id
from milewatch.records.words import one_line
from milewatch.tui.commands import Where, bindings
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.athlete import Roster
    from milewatch.tui.app import MilewatchApp

NAME_CELLS = 18


class Group(str):
    """A line for everybody in a group."""

    __slots__ = ()


class Guest(str):
    """A line for a name that is in no file: for today only."""

    __slots__ = ()


class Newcomer(str):
    """A line for a name to be put into the athletes file."""

    __slots__ = ()


_Row = Athlete | Group | Guest | Newcomer


class RosterScreen(Screen[tuple[Athlete, ...] | None]):
    """Dismissed with who was picked, in the order of picking, or None."""

    DEFAULT_CSS = """
    RosterScreen {
        & #who { border: round $border; padding: 0 1; height: 3; background: $background; }
        & OptionList { height: 1fr; }
        & #picked { height: auto; max-height: 3; padding: 0 1; color: $mw-done; text-style: bold; }
        &.-narrow #who, &.-low #who { border: none; height: 1; background: $boost; }
        &.-low #picked { max-height: 1; }
    }
    """
    app: MilewatchApp
    WHERE = (Where.ROSTER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, roster: Roster, picked: tuple[Athlete, ...] = ()) -> None:
        super().__init__()
        self._roster = roster
        self._before = picked
        self._picked: dict[str, Athlete] = {}
        self._rows: tuple[_Row, ...] = ()

    def compose(self) -> ComposeResult:
        """The line for words over the list."""
        yield Static(Content("Who runs?"), id="heading")
        yield Input(placeholder="a name, a group, or somebody new", id="who")
        yield OptionList(id="athletes", markup=False, compact=True)
        yield Static(id="picked")
        yield KeyLine(Where.ROSTER)

    def on_mount(self) -> None:
        """Several who were picked before stay picked; one alone is simply replaced."""
        if len(self._before) > 1:
            self._picked = {athlete.id: athlete for athlete in self._before}
        self.query_one(OptionList).can_focus = False
        self.query_one(Input).focus()
        self._list()

    # The list

    @on(Input.Changed)
    def _typed(self) -> None:
        self._list(first=True)

    def _list(self, first: bool = False) -> None:
        text = one_line(self.query_one(Input).value)
        found = self._roster.find(text)
        groups = [Group(group) for group in self._roster.groups if text.casefold() in group.casefold()]
        guests = [one for one in self._picked.values() if self._roster.get(one.id) is None and not text]
        exact = any(text.casefold() in (one.id.casefold(), one.name.casefold()) for one in found)
        new: list[_Row] = [Guest(text), Newcomer(text)] if text and not exact else []
        self._rows = (*found, *guests, *groups, *new) if text else (*groups, *found, *guests)
        options = self.query_one(OptionList)
        at = options.highlighted
        options.clear_options()
        options.add_options(Option(self._line(row)) for row in self._rows)
        if self._rows:
            options.highlighted = 0 if first or at is None else min(at, len(self._rows) - 1)
        names = ", ".join(labels(self._picked.values()).values())
        self.query_one("#picked", Static).update(Content(f"{len(self._picked)} picked: {names}" if names else ""))

    def _line(self, row: _Row) -> Content:
        if isinstance(row, Group):
            members = self._roster.in_group(row)
            sign = "■" if all(one.id in self._picked for one in members) else "□"
            return Content.assemble(f"{sign} ", (f"group {plain(row)}", "bold $accent"), f"  all {len(members)}")
        if isinstance(row, Guest):
            return Content(f"□ “{row}” today only, without marks")
        if isinstance(row, Newcomer):
            return Content(f"□ “{row}”, added to the athletes file")
        sign = "■" if row.id in self._picked else "□"
        key = f"{row.key} " if row.key else "  "
        known = row.marks[-1].text if row.marks else "no marks"
        group = f"{row.group}, " if row.group else ""
        return Content.assemble(
            f"{sign} ", (key, "bold $accent"), (f"{plain(row.name):<{NAME_CELLS}} ", "bold"), f" {plain(group)}{known}"
        )

    @property
    def _under_cursor(self) -> _Row | None:
        at = self.query_one(OptionList).highlighted
        return self._rows[at] if at is not None and at < len(self._rows) else None

    # Commands

    def action_down(self) -> None:
        """The next line."""
        self.query_one(OptionList).action_cursor_down()

    def action_up(self) -> None:
        """The line before."""
        self.query_one(OptionList).action_cursor_up()

    def action_pick(self) -> None:
        """Pick what is under the cursor, or take it back."""
        row = self._under_cursor
        if isinstance(row, Newcomer):
            self._add(str(row), done=False)
        elif row is not None:
            self._toggle(self._meant(row))

    def action_all(self) -> None:
        """Pick every athlete in the list, or take them all back."""
        self._toggle(tuple(row for row in self._rows if isinstance(row, Athlete)))

    @on(Input.Submitted)
    def action_done(self) -> None:
        """Take those who are picked; with nobody picked, what is under the cursor."""
        row = self._under_cursor
        if self._picked and not self.query_one(Input).value.strip():
            self.dismiss(tuple(self._picked.values()))
        elif isinstance(row, Newcomer):
            self._add(str(row), done=not self._picked)
        elif row is not None and not self._picked:
            self.dismiss(self._meant(row))
        elif row is not None:
            self.action_pick()

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)

    def _meant(self, row: _Row) -> tuple[Athlete, ...]:
        if isinstance(row, Athlete):
            return (row,)
        if isinstance(row, Group):
            return self._roster.in_group(row)
        return (Athlete(new_id(row, (*self._picked, *(one.id for one in self._roster.athletes))), str(row)),)

    def _toggle(self, meant: tuple[Athlete, ...]) -> None:
        if all(one.id in self._picked for one in meant):
            for one in meant:
                del self._picked[one.id]
        else:
            self._picked.update((one.id, one) for one in meant)
        self._clear()

    def _clear(self) -> None:
        line = self.query_one(Input)
        if line.value:
            line.value = ""  # lists anew by itself
        else:
            self._list()

    @work(thread=True, exclusive=True, group="athletes", exit_on_error=False)
    def _add(self, name: str, done: bool) -> None:
        """Put somebody new into the file, and pick them."""
        from milewatch.records.athletes import load, save
        from milewatch.records.table import FileError

        path = self.app.places.athletes
        try:
            roster = load(path)
            new = Athlete(new_id(name, tuple(one.id for one in roster.athletes)), name)
            roster = save(path, roster.with_athlete(new))
        except (FileError, ValueError, OSError) as error:
            self.app.call_from_thread(self.app.tell, str(error))
            return
        self.app.call_from_thread(self._added, roster, new, done)

    def _added(self, roster: Roster, new: Athlete, done: bool) -> None:
        self._roster = roster
        self.notify(f"{new.name} is in the athletes file now; marks make targets.", markup=False)
        if done:
            self.dismiss((new,))
        else:
            self._picked[new.id] = new
            self._clear()
