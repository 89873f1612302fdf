"""A rectangle of characters to draw on.

Each cell has a character and the name of a style. What the names look like is the business of whoever shows it; without
any style the characters alone must be enough.
"""

from __future__ import annotations

from itertools import groupby

_DOTS = ((0x01, 0x08), (0x02, 0x10), (0x04, 0x20), (0x40, 0x80))
"""The bits of a braille character by row and column of the dot."""

Line = list[tuple[str, str]]
"""Runs of (text, style)."""


class Canvas:
    """Columns count from the left, rows from the top. What lies outside is not drawn."""

    def __init__(self, width: int, height: int) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self._cells = [[(" ", "")] * self.width for _ in range(self.height)]

    def put(self, x: int, y: int, char: str, style: str = "") -> None:
        """One cell."""
        if 0 <= x < self.width and 0 <= y < self.height:
            self._cells[y][x] = (char, style)

    def char(self, x: int, y: int) -> str:
        """What is there; nothing outside."""
        return self._cells[y][x][0] if 0 <= x < self.width and 0 <= y < self.height else ""

    def text(self, x: int, y: int, text: str, style: str = "") -> None:
        """A line of text from a cell on."""
        for offset, char in enumerate(text):
            self.put(x + offset, y, char, style)

    def dot(self, x: int, y: int, style: str = "") -> None:
        """A braille dot: two to a column, four to a row. Other characters are not drawn over."""
        column, row = x // 2, y // 4
        old = self.char(column, row)
        if old == "":
            return
        bits = ord(old) - 0x2800 if "\u2800" <= old <= "\u28ff" else 0 if old in " ░" else None
        if bits is not None:
            self.put(column, row, chr(0x2800 + (bits | _DOTS[y % 4][x % 2])), style)

    def line(self, start: tuple[int, int], end: tuple[int, int], style: str = "") -> None:
        """A straight line of braille dots."""
        (x0, y0), (x1, y1) = start, end
        steps = max(abs(x1 - x0), abs(y1 - y0), 1)
        for step in range(steps + 1):
            self.dot(round(x0 + (x1 - x0) * step / steps), round(y0 + (y1 - y0) * step / steps), style)

    def lines(self) -> list[Line]:
        """The rows, neighbours of one style together."""
        return [
            [("".join(char for char, _ in run), style) for style, run in groupby(row, key=lambda cell: cell[1])]
            for row in self._cells
        ]

    def plain(self) -> str:
        """The characters alone."""
        return "\n".join("".join(char for char, _ in row).rstrip() for row in self._cells)


class Scale:
    """Values to places: `low` is at the bottom of `size` dots, `high` at the top."""

    def __init__(self, low: float, high: float, size: int) -> None:
        if high <= low:
            high = low + 1.0
        self.low, self.high, self.size = low, high, max(1, size)

    def up(self, value: float) -> int:
        """Dots from the bottom, kept within."""
        place = (value - self.low) / (self.high - self.low) * (self.size - 1)
        return min(self.size - 1, max(0, round(place)))

    def down(self, value: float) -> int:
        """Dots from the top, kept within."""
        return self.size - 1 - self.up(value)


def nice_step(span: float, most: int) -> float:
    """A round distance between at most `most` marks on an axis of this span."""
    step = 0.1
    while True:
        for factor in (1, 2, 5):
            if span / (step * factor) <= most:
                return step * factor
        step *= 10


def time_step(span_s: float, most: int) -> float:
    """The same for seconds: 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30 s, minutes."""
    for step in (0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 15.0, 30.0, 60.0, 120.0, 300.0, 600.0, 1800.0):
        if span_s / step <= most:
            return step
    return 3600.0
