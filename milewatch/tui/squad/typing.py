"""A line typed over a squad that runs on: all letters are its own meanwhile, and one key still marks."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from milewatch.tui.commands import Where, acts, bindings, key_name
from milewatch.tui.squad.keys import wrapped
from milewatch.tui.squad.newcomers import Meant

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.tui.app import MilewatchApp


class LineOverSquad(ModalScreen[Meant | None]):
    """Dismissed with what was meant, or None. The lines above go on."""

    CSS = """
    LineOverSquad { align: center bottom; background: $background 0%; }
    LineOverSquad #over { width: 100%; height: auto; background: $boost; border-top: solid $border; }
    LineOverSquad #line { border: none; height: 1; padding: 0 1; background: $background; }
    LineOverSquad #wrong { color: $mw-warning; text-style: bold; display: none; padding: 0 1; height: auto; }
    """
    app: MilewatchApp
    WHERE = (Where.OVER,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.OVER)]

    def __init__(
        self,
        question: str,
        like: str,
        means: Callable[[str], Meant],
        mark: Callable[[], None],
        cover: Callable[[int], None],
    ) -> None:
        """`means` is called in a thread and raises ValueError, a sentence; `mark` stamps; `cover` is told how many rows
        of the screen below are covered."""
        super().__init__()
        self._told_covered = cover
        self._question, self._like = question, like
        self._means, self._mark = means, mark

    def compose(self) -> ComposeResult:
        """The question, the line, what is wrong with it, and the keys."""
        with Vertical(id="over"):
            yield Static(Content.assemble((f" {self._question} ", "bold reverse")))
            yield Input(placeholder=self._like, id="line")
            yield Static(id="wrong")
            yield Static(id="keys")

    def on_mount(self) -> None:
        """The keys as they are for this person."""
        items = [("enter", "takes it")]
        items += [(key_name(self.app.keys_of(act)[0]), act.label) for act in acts(Where.OVER)]
        self.query_one("#keys", Static).update(Content("\n").join(wrapped(items, self.size.width or 80, 2)))
        self.query_one(Input).focus()
        self.call_after_refresh(self._say_what_is_covered)

    @on(Input.Changed)
    def _changed(self) -> None:
        self._tell("")

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        self._find_out(event.value)

    @work(thread=True, exclusive=True, group="meant")
    def _find_out(self, typed: str) -> None:
        try:
            meant = self._means(typed)
        except ValueError as error:
            self.app.call_from_thread(self._tell, str(error))
        else:
            self.app.call_from_thread(self._took, meant)

    def _took(self, meant: Meant) -> None:
        if self.is_current:  # it may have been left meanwhile
            self.dismiss(meant)

    def _tell(self, wrong: str) -> None:
        line = self.query_one("#wrong", Static)
        line.update(Content(wrong))
        line.display = bool(wrong)
        self.call_after_refresh(self._say_what_is_covered)

    def _say_what_is_covered(self) -> None:
        self._told_covered(self.query_one("#over").outer_size.height if self.is_current else 0)

    def on_unmount(self) -> None:
        """All of the lines are seen again."""
        self._told_covered(0)

    def action_mark(self) -> None:
        """Somebody passes meanwhile."""
        self._mark()

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)
