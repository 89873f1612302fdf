"""The list of workouts on the start screen: letters are commands in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from milewatch.tui.commands import Where, bindings
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from textual.binding import BindingType

    from milewatch.records.library import Entry
    from milewatch.tui.screens.home import HomeScreen

    Shown = Entry | str
    """A workout, or a text that may have been meant."""

NAME_CELLS = 20


class Shelf(OptionList):
    """Workouts, and texts that may have been meant. What is done with them is done by the start screen."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIST)]

    def __init__(self) -> None:
        super().__init__(id="shelf", markup=False, compact=True)
        self.lines: tuple[Shown, ...] = ()

    def fill(self, lines: tuple[Shown, ...]) -> None:
        """Show these lines; the cursor stays on the one that it is on, where that is still among them."""
        if lines == self.lines:
            return
        kept = self.under_cursor
        self.lines = lines
        self.clear_options()
        self.add_options(Option(_line(line)) for line in lines)
        if self.has_focus and lines:
            names = [_name(line) for line in lines]
            self.highlighted = names.index(_name(kept)) if kept is not None and _name(kept) in names else 0

    def enter(self) -> None:
        """The cursor is to be on a line: the first where it is on none, or what may have been meant."""
        if self.highlighted is None or isinstance(self.lines[0], str):
            self.highlighted = 0

    @property
    def under_cursor(self) -> Shown | None:
        """The line that the cursor is on."""
        at = self.highlighted
        return self.lines[at] if at is not None and at < len(self.lines) else None

    @property
    def _home(self) -> HomeScreen:
        return cast("HomeScreen", self.screen)

    def action_edit(self) -> None:
        """Edit the workout under the cursor."""
        self._home.edit()

    def action_delete(self) -> None:
        """Put the workout under the cursor into the trash."""
        self._home.delete()

    def action_more(self) -> None:
        """Down in the preview."""
        self._home.action_more()

    def action_less(self) -> None:
        """Up in the preview."""
        self._home.action_less()

    def action_type(self) -> None:
        """Back to typing."""
        self._home.type_on()

    def action_cursor_up(self) -> None:
        """Above the first line is the line for typing."""
        if self.highlighted in (None, 0):
            self.action_type()
        else:
            super().action_cursor_up()


def _name(line: Shown) -> str:
    return line if isinstance(line, str) else line.name


def _line(entry: Shown) -> Content:
    from milewatch.records.library import Origin

    if isinstance(entry, str):
        return Content.assemble(("perhaps ", "$mw-soft"), (plain(entry), "bold"))
    own = "yours" if entry.origin is Origin.YOURS else ""
    if entry.problem is not None:
        return Content.assemble(f"{plain(entry.name):<{NAME_CELLS}} ", (f"broken {own}".rstrip(), "bold $mw-warning"))
    return Content.assemble((f"{plain(entry.name):<{NAME_CELLS}} ", "bold" if own else ""), (own, "$accent"))
