"""Questions: answered with yes or no, or with a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Label, Static

from milewatch.records.words import one_line
from milewatch.tui.commands import Where, bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.tui.app import MilewatchApp


class AskScreen(ModalScreen[bool]):
    """Dismissed with the answer."""

    DEFAULT_CSS = """
    AskScreen {
        align: center middle; background: $background 60%;
        & #ask { width: 60; max-width: 100%; height: auto; padding: 1 2; border: heavy $mw-warning; }
        & #ask { background: $background; }
        & #answers { margin-top: 1; }
        &.-low #ask { padding: 0 1; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.ASK,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, yes: str, no: str) -> None:
        """`yes` and `no` say what each answer does."""
        super().__init__()
        self._question = question
        self._answers = (yes, no)

    def on_mount(self) -> None:
        """Nothing lies over the question."""
        self.app.hush()

    def compose(self) -> ComposeResult:
        """The question over its two keys."""
        yes, no = self._answers
        keys = Content.assemble((" y ", "bold reverse"), f" {yes}    ", (" n ", "bold reverse"), f" {no}")
        yield Vertical(Static(Content(self._question)), Static(keys, id="answers"), id="ask")

    def action_yes(self) -> None:
        """It is so."""
        self.dismiss(True)

    def action_no(self) -> None:
        """It is not."""
        self.dismiss(False)


class LineScreen(ModalScreen[str | None]):
    """Dismissed with the line that was typed, or None."""

    DEFAULT_CSS = """
    LineScreen {
        align: center middle; background: $background 60%;
        & #ask { width: 60; max-width: 100%; height: auto; padding: 1 2; border: heavy $accent; }
        & #ask { background: $background; }
        & Input { border: round $border; background: $background; }
        &.-low #ask { padding: 0 1; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.NAME,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.NAME)]

    def __init__(self, question: str, given: str = "", like: str = "", *, anew: bool = False) -> None:
        """`given` stands there already, with `anew` so that typing takes its place; `like`: what lines look like."""
        super().__init__()
        self._question, self._given, self._like, self._anew = question, given, like, anew

    def on_mount(self) -> None:
        """Nothing lies over the question."""
        self.app.hush()

    def compose(self) -> ComposeResult:
        """The question over the line."""
        line = Input(self._given, placeholder=self._like, select_on_focus=self._anew, id="line")
        yield Vertical(Label(Content(self._question)), line, id="ask")

    @on(Input.Submitted)
    def _answered(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(event.value))

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)
