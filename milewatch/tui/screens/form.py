"""Forms: what was typed into one is never lost unasked."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.tui.app import MilewatchApp

T = TypeVar("T")


class FormScreen(Screen[T | None]):
    """A screen with fields; dismissed with None when it is left without saving."""

    app: MilewatchApp

    @property
    def is_changed(self) -> bool:
        """Whether something was typed that is not saved."""
        return False

    def action_leave(self) -> None:
        """Leave the form; ask first when something was changed."""
        self._leave(lambda: self.dismiss(None))

    def ask_to_leave(self) -> None:
        """Leave Milewatch; ask first when something was changed."""
        self._leave(lambda: self.app.exit(0))

    def _leave(self, then: Callable[[], object]) -> None:
        if not self.is_changed:
            then()
            return
        from milewatch.tui.screens.ask import AskScreen

        def answered(yes: bool | None) -> None:
            if yes:
                then()

        self.app.push_screen(AskScreen("Leave without saving what you changed?", "leave", "stay"), answered)
