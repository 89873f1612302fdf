"""The running time, as large as it fits: one small widget a glyph, painted anew only when its character changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from rich.segment import Segment
from textual.containers import Horizontal
from textual.strip import Strip

from milewatch.tui.widgets.glyphs import fit, gap, glyph, glyph_width
from milewatch.tui.widgets.kept import Kept

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Resize
    from textual.geometry import Region

MOST = 10
"""Characters at most: "99:59:59.9"."""
AIRY = 7
"""From this many rows on the top one is left empty."""


class Glyph(Kept):
    """One character of the clock."""

    DEFAULT_CSS = "Glyph { display: none; }"

    def __init__(self) -> None:
        super().__init__()
        self._char = " "
        self._rows = 0
        self._digit_width = 0
        self._painted: dict[str, list[Strip]] = {}

    def put(self, char: str) -> None:
        """Show another character of the same width."""
        if char != self._char:
            self._char = char
            painted = self._painted
            self.refresh()
            self._painted = painted  # the size and the colours are those of before

    def size_to(self, char: str, rows: int, digit_width: int) -> None:
        """Show a character at another size; rows 0 is plain text."""
        self._char, self._rows, self._digit_width = char, rows, digit_width
        self.styles.width = glyph_width(char, rows, digit_width) if rows else 1
        self.styles.height = rows or 1
        self.display = True
        self.refresh()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        """Paint anew."""
        self._painted = {}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def notify_style_update(self) -> None:
        """Paint anew in other styles."""
        self._painted = {}
        super().notify_style_update()

    def render_lines(self, crop: Region) -> list[Strip]:
        """The lines of the glyph. Painted once for each character, without the borders that other widgets have."""
        strips = self._painted.get(self._char)
        if strips is None:
            strips = self._painted[self._char] = self._paint()
        if crop.size == self.size:
            return strips
        return [strip.crop(crop.x, crop.right) for strip in strips[crop.y : crop.bottom]]

    def _paint(self) -> list[Strip]:
        style, background = self.rich_style, self.background_colors[1]
        lines = glyph(self._char, self._rows, self._digit_width) if self._rows else (self._char,)
        strips = [Strip([Segment(line, style)], len(line)) for line in lines]
        for line_filter in self.get_line_filters():
            strips = [strip.apply_filter(line_filter, background) for strip in strips]
        return strips


class BigDigits(Horizontal, Kept):
    """A time in digits that grow with the room there is."""

    DEFAULT_CSS = """
    BigDigits { width: 1fr; height: 1fr; align: center bottom; overflow: hidden; }
    """

    def __init__(self, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._glyphs = tuple(Glyph() for _ in range(MOST))
        self._texts: tuple[str, str] = ("", "")
        self._shown = ""
        self._shape: tuple[str, int, int] = ("", 0, 0)

    def compose(self) -> ComposeResult:
        """A place for each character."""
        yield from self._glyphs

    @property
    def shown(self) -> str:
        """The text as it stands on the screen."""
        return self._shown

    @property
    def rows(self) -> int:
        """How many rows high the digits are; 0 when there is only room for plain text."""
        return self._shape[1]

    def put(self, full: str, short: str | None = None) -> None:
        """Show a time; `short` (without tenths) where the full one would not fit as digits."""
        texts = (full, full if short is None else short)
        if texts != self._texts:
            self._texts = texts
            self._update()

    def on_resize(self, event: Resize) -> None:
        """Choose the size anew."""
        self._update()

    def _update(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        text, fitting = self._choose(width, height - (height >= AIRY))
        rows, digit_width = fitting or (0, 0)
        shape = (_shape(text), rows, digit_width)
        self._shown = text
        if shape == self._shape:
            for one, char in zip(self._glyphs, text, strict=False):
                one.put(char)
            return
        self._shape = shape
        for index, one in enumerate(self._glyphs):
            if index < len(text):
                one.size_to(text[index], rows, digit_width)
                one.styles.margin = (0, 0, 0, gap(rows) if index and rows else 0)
            else:
                one.display = False

    def _choose(self, width: int, height: int) -> tuple[str, tuple[int, int] | None]:
        full, short = (text[:MOST] for text in self._texts)
        for text in (full, short):
            fitting = fit(_shape(text), width, height)
            if fitting is not None:
                return text, fitting
        return (full if len(full) <= width else short), None


def _shape(text: str) -> str:
    """What decides about the room a text takes: every digit is as wide as another."""
    return "".join("0" if char.isdigit() else char for char in text)
