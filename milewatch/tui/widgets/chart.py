"""A drawing in characters, as large as the room there is; names of styles become the colours of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Cells
from textual.geometry import Size
from textual.strip import Strip
from textual.widget import Widget

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.style import Style
    from textual.content import Content

    from milewatch.history.canvas import Canvas, Line

    Draw = Callable[[int, int], Canvas]

_ON = {"green": "mw-done", "amber": "mw-leadin", "red": "mw-warning", "rep": "mw-work"}
STYLES = {
    "green": "$mw-done",
    "amber": "$mw-leadin",
    "red": "$mw-warning",
    "rep": "$mw-work",
    "rest": "$mw-recovery",
    "band": "$mw-soft",
    "fade": "bold $foreground",
    "before": "bold $accent",
    "soft": "$mw-soft",
    "strong": "bold $foreground",
    **{f"on-{name}": f"$mw-ink on ${colour}" for name, colour in _ON.items()},
}
"""What the names of the drawings look like."""


def _css(style: str) -> str:
    """A style of words as a rule."""
    front, _, back = style.partition(" on ")
    bold = "text-style: bold; " if front.startswith("bold ") else ""
    return f"{bold}color: {front.removeprefix('bold ')};" + (f" background: {back};" if back else "")


def content(line: Line) -> Content:
    """A run of (text, style) for a Static."""
    from textual.content import Content

    return Content.assemble(*((text, STYLES.get(style, "")) for text, style in line))


class ChartView(Widget):
    """Shows what `draw(width, height)` gives."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"chart--{name}" for name in STYLES}
    DEFAULT_CSS = "ChartView { height: 1fr; width: 1fr; }\n" + "\n".join(
        f"ChartView > .chart--{name} {{ {_css(style)} }}" for name, style in STYLES.items()
    )

    def __init__(self, draw: Draw | None = None, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._draw = draw
        self._lines: list[Line] | None = None
        self._room = Size(0, 0)
        """What `_lines` were drawn for."""

    def show(self, draw: Draw | None) -> None:
        """Another drawing."""
        self._draw = draw
        self._lines = None
        self.refresh()

    @property
    def text(self) -> str:
        """The characters alone."""
        return "\n".join("".join(text for text, _ in line) for line in self._drawn())

    def _drawn(self) -> list[Line]:
        size = self.size
        if self._lines is None or self._room != size:  # the room changes before anybody is told
            self._room = size
            self._lines = [] if self._draw is None else self._draw(size.width, size.height).lines()
        return self._lines

    def render_line(self, y: int) -> Strip:
        """One row of it."""
        base = self.rich_style
        lines = self._drawn()
        cells = [Cells(text, self._style(style, base)) for text, style in lines[y]] if y < len(lines) else []
        return Strip(cells).extend_cell_length(self.size.width, base)

    def _style(self, name: str, base: Style) -> Style:
        return base + self.get_component_rich_style(f"chart--{name}", partial=True) if name else base
