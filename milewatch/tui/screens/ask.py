"""A question answered with yes or no."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from milewatch.tui.commands import Where, bindings

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType


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

    WHERE = (Where.ASK,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, question: str, yes: str, no: str) -> None:
        """`yes` and `no` say what each answer does."""
        super().__init__()
        self._question = question
        self._answers = (yes, no)

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
