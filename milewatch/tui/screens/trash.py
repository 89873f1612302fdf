"""Sessions that were deleted, to be brought back at any time."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from milewatch.tui.commands import Where, bindings
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.records.archive import Entry
    from milewatch.tui.app import MilewatchApp


class TrashScreen(Telling, Screen[None]):
    """A line for each session in the trash folder, the newest first."""

    app: MilewatchApp
    WHERE = (Where.TRASH,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]
    DEFAULT_CSS = """
    TrashScreen {
        & OptionList { height: 1fr; border: none; padding: 0; background: $background; }
    }
    """

    def __init__(self) -> None:
        super().__init__()
        self._found: tuple[Entry, ...] = ()

    def compose(self) -> ComposeResult:
        """What is there, and where that is."""
        yield Static(Content("reading …"), id="heading")
        yield OptionList(id="deleted", markup=False, compact=True)
        yield KeyLine(Where.TRASH)

    def on_mount(self) -> None:
        """Look into the folder."""
        self.query_one(OptionList).focus()
        self.look()

    @work(thread=True, exclusive=True, group="trash", exit_on_error=False)
    def look(self) -> None:
        """Read what is in the trash folder."""
        from milewatch.records.trash import deleted_logs

        try:
            found = tuple(deleted_logs(self.app.places.trash))
        except OSError as error:
            self.app.call_from_thread(self.app.tell, f"The trash cannot be read: {error.strerror or error}.")
        else:
            self.app.call_from_thread(self._show, found)

    def _show(self, found: tuple[Entry, ...]) -> None:
        self._found = found
        lines = self.query_one(OptionList)
        at = lines.highlighted or 0
        lines.clear_options()
        lines.add_options(Option(_line(entry)) for entry in found)
        if found:
            lines.highlighted = min(at, len(found) - 1)
        count = f"{len(found)} deleted session{'' if len(found) == 1 else 's'}" if found else "No session is deleted"
        self.query_one("#heading", Static).update(Content(f"{count} · {self.app.places.trash}"))

    @on(OptionList.OptionSelected)
    def action_restore(self) -> None:
        """Bring the one under the cursor back."""
        at = self.query_one(OptionList).highlighted
        if at is not None and at < len(self._found):
            self._bring_back(self._found[at].path)

    @work(thread=True, group="restore", exit_on_error=False)
    def _bring_back(self, kept: Path) -> None:
        from milewatch.records.archive import LogError
        from milewatch.records.trash import restore

        try:
            path = restore(kept, self.app.places.logs)
        except LogError as error:
            self.app.call_from_thread(self.app.tell, f"{error}.")
        else:
            self.app.call_from_thread(self.notify, f"{plain(path.stem)} is back in the history.", markup=False)
        self.app.call_from_thread(self.look)

    def action_leave(self) -> None:
        """Back to the history."""
        self.dismiss()


def _line(entry: Entry) -> Content:
    from milewatch.records.listing import listed_entry, told

    one = listed_entry(entry)
    if one.problem:
        return Content.assemble(
            (f"{plain(entry.path.stem)} ", "$mw-soft"), ("cannot be read: ", "bold $mw-warning"), plain(one.problem)
        )
    return Content(plain(told(one)))
