"""One line of text that is painted anew only when it changed, and never lays the screen out again."""

from __future__ import annotations

from textual.content import Content

from milewatch.tui.widgets.kept import Kept


class Line(Kept):
    """A line. Its text is data: no markup is read in it, and control characters do not reach the terminal."""

    DEFAULT_CSS = "Line { height: 1; width: 1fr; overflow: hidden; }"

    def __init__(self, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._content = Content("")

    def put(self, text: str | Content) -> None:
        """Show this text."""
        content = Content(plain(text)) if isinstance(text, str) else text
        if content != self._content:
            self._content = content
            self.refresh()

    @property
    def text(self) -> str:
        """What stands there."""
        return self._content.plain

    def render(self) -> Content:
        """The line."""
        return self._content


def plain(text: str) -> str:
    """The text without control characters."""
    return "".join(char if char.isprintable() else " " for char in text)
