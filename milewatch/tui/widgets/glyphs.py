"""Digits of any size, drawn like those of a track clock: seven bars, out of `█ ▀ ▄` only.

A cell is about twice as high as it is wide, so half a cell is a square dot: a glyph is `2 * rows` dots high.
"""

from __future__ import annotations

from functools import lru_cache

SMALLEST = 3
LARGEST = 30
_BARS = {
    "0": "abcdef",
    "1": "bc",
    "2": "abged",
    "3": "abgcd",
    "4": "fgbc",
    "5": "afgcd",
    "6": "afgedc",
    "7": "abc",
    "8": "abcdefg",
    "9": "abcdfg",
    "-": "g",
    " ": "",
}
"""The bars of each character: a is the top one, on clockwise to f, g is in the middle."""


def stroke(rows: int) -> int:
    """How many dots thick the bars are."""
    return max(1, round(rows / 3))


def gap(rows: int) -> int:
    """How many columns lie between two glyphs."""
    return (stroke(rows) + 1) // 2


def glyph_width(char: str, rows: int, digit_width: int) -> int:
    """The columns of one glyph."""
    if char in ":.":
        return stroke(rows)
    return max(2, digit_width * 2 // 3) if char == "/" else digit_width


def text_width(text: str, rows: int, digit_width: int) -> int:
    """The columns of a line of glyphs."""
    return sum(glyph_width(char, rows, digit_width) for char in text) + gap(rows) * max(0, len(text) - 1)


@lru_cache(maxsize=256)
def fit(text: str, width: int, height: int) -> tuple[int, int] | None:
    """The largest (rows, digit width) at which the text fits; None when not even the smallest does.

    Only the shape of the text counts, so any digits give the same size.
    """
    for rows in range(min(height, LARGEST), SMALLEST - 1, -1):
        narrowest = max(3, rows * 4 // 5)
        for digit_width in range(max(narrowest, round(rows * 1.25)), narrowest - 1, -1):
            if text_width(text, rows, digit_width) <= width:
                return rows, digit_width
    return None


@lru_cache(maxsize=512)
def glyph(char: str, rows: int, digit_width: int) -> tuple[str, ...]:
    """The lines of one glyph, each `glyph_width` columns wide. An unknown character is blank."""
    width, height = glyph_width(char, rows, digit_width), rows * 2
    dots = [[False] * width for _ in range(height)]
    thick = stroke(rows)
    if char in ":.":
        for top in (height - thick,) if char == "." else (height // 4, height - height // 4 - thick):
            _fill(dots, 0, top, width, thick)
    elif char == "/":
        for y in range(height):
            left = round((height - 1 - y) * (width - thick) / max(1, height - 1))
            _fill(dots, left, y, min(thick, width), 1)
    else:
        wide = min(thick, max(1, (width - 1) // 2))
        middle = (height - thick) // 2
        bars = {
            "a": (0, 0, width, thick),
            "b": (width - wide, 0, wide, middle + thick),
            "c": (width - wide, middle, wide, height - middle),
            "d": (0, height - thick, width, thick),
            "e": (0, middle, wide, height - middle),
            "f": (0, 0, wide, middle + thick),
            "g": (0, middle, width, thick),
        }
        for bar in _BARS.get(char, ""):
            _fill(dots, *bars[bar])
    return tuple(_line(dots[row * 2], dots[row * 2 + 1]) for row in range(rows))


def _fill(dots: list[list[bool]], left: int, top: int, width: int, height: int) -> None:
    for y in range(top, top + height):
        for x in range(max(0, left), min(left + width, len(dots[y]))):
            dots[y][x] = True


def _line(upper: list[bool], lower: list[bool]) -> str:
    return "".join(" ▄▀█"[top * 2 + bottom] for top, bottom in zip(upper, lower, strict=True))
