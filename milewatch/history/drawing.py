"""A session's chart in characters: a bar from the target to each rep, up is slower; under them the recoveries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.history.canvas import Canvas, Scale, nice_step, time_step
from milewatch.workout.progress import Band
from milewatch.workout.times import signed

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.history.chart import Chart, Column, Rest

AXIS = 8
"""Cells left of the bars."""
MOST = 15
"""Cells of a rep at most."""
_STYLES = {Band.GREEN: "green", Band.AMBER: "amber", Band.RED: "red", None: "rep"}
_MARKS = {Band.GREEN: "=", Band.AMBER: "~", Band.RED: "!", None: " "}
"""What the colours say, for eyes and terminals without them."""
_NOTHING = ("no rep with a known distance or target to draw", "no distance, no target to draw")
"""Said where there is nothing to draw, as there is room."""


def draw(chart: Chart, width: int, height: int) -> Canvas:
    """The chart in so many cells. Recoveries have room from 11 rows on, times from 7 cells a rep on."""
    canvas = Canvas(width, height)
    span = chart.span
    if span is None or width < AXIS + 4 or height < 4:
        canvas.text(0, 0, next((text for text in _NOTHING if len(text) <= width), _NOTHING[-1][:width]), "soft")
        return canvas
    columns = _fitting(chart.columns, width - AXIS)
    slot = max(1, min(MOST, (width - AXIS) // max(1, len(columns))))
    rest_rows = 0 if height < 11 or not chart.rests else 3 if height < 18 else 4
    timed = max(len(column.text) for column in columns) < slot
    foot = 2 if timed or (slot < 4 and chart.targets) else 1
    rows = height - foot - (rest_rows + 1 if rest_rows else 0)
    scale = Scale(*span, 2 * rows)
    _axis(canvas, chart, scale, rows)
    for place, column in enumerate(columns):
        _rep(canvas, column, AXIS + place * slot, slot, scale)
    _fade(canvas, columns, slot, scale)
    _feet(canvas, columns, slot, rows, timed)
    if rest_rows and len(columns) == len(chart.columns):
        _recoveries(canvas, chart.rests, slot, rows + foot + 1, rest_rows)
    return canvas


def legend(chart: Chart, before: str = "") -> list[tuple[str, str]]:
    """What the signs mean, as runs of (text, style); one line of 80 cells."""
    said: list[tuple[str, str]] = []
    if chart.targets:
        said += [("█", "green"), ("= on target ", ""), ("█", "amber"), ("~ near ", ""), ("█", "red"), ("! off ", "")]
        said += [("░", "band"), ("±1 % ", "")]
    else:
        said += [("█", "rep"), (" against the mean ", "")]
    if any(column.fade is not None for column in chart.columns):
        said += [("•", "fade"), (" fade ", "")]
    if before:
        said += [("◆", "before"), (f" {before} ", "")]
    unit = {"s": "up is slower", "s/400": "per 400 m, up is slower", "%": "% of the mean, up is slower"}[chart.unit]
    return [*said, (unit, "soft")]


def _fitting(columns: Sequence[Column], room: int) -> Sequence[Column]:
    """As many as have a cell; of more, every second, third … so that first and last stay about where they are."""
    share = -(-len(columns) // max(1, room))
    return columns[::share] if share > 1 else columns


def _axis(canvas: Canvas, chart: Chart, scale: Scale, rows: int) -> None:
    span = scale.high - scale.low
    most = max(2, rows // 3)
    step = nice_step(span, most) if chart.unit == "%" else time_step(span, most)
    value = -(-scale.low // step) * step
    taken = -9
    while value <= scale.high:
        row = scale.down(value) // 2
        if abs(row - taken) > 1:
            canvas.text(0, row, f"{chart.label(value, 0 if step >= 1 else 1):>{AXIS - 2}}", "soft")
            canvas.put(AXIS - 1, row, "┤", "soft")
            taken = row
        value += step
    for row in range(rows):
        if canvas.char(AXIS - 1, row) == " ":
            canvas.put(AXIS - 1, row, "│", "soft")


def _rep(canvas: Canvas, column: Column, left: int, slot: int, scale: Scale) -> None:
    wide = slot if slot < 3 else slot - 1
    if column.target is not None:
        top, bottom = scale.down(column.target[1]), scale.down(column.target[0])
        for row in range(top // 2, bottom // 2 + 1):
            for x in range(left, left + slot):
                canvas.put(x, row, "░", "band")
    if column.value is None:
        return
    base = column.value if column.base is None else column.base
    top, bottom = sorted((scale.down(column.value), scale.down(base)))
    style = _STYLES[column.band]
    for row in range(top // 2, bottom // 2 + 1):
        upper, lower = (top <= dot <= bottom for dot in (2 * row, 2 * row + 1))
        char = "█" if upper and lower else "▀" if upper else "▄"
        for x in range(left, left + max(1, wide)):
            canvas.put(x, row, char, style)


def _fade(canvas: Canvas, columns: Sequence[Column], slot: int, scale: Scale) -> None:
    """The session before as diamonds, and the fade line over everything: nothing hides it."""
    for place, column in enumerate(columns):
        middle = AXIS + place * slot + (slot - 1) // 2
        if column.before is not None:
            row = scale.down(column.before) // 2
            meets = column.fade is not None and scale.down(column.fade) // 2 == row and slot > 2
            _put_over(canvas, middle - meets, row, "◆", "before", column)
        if column.fade is None:
            continue
        _put_over(canvas, middle, scale.down(column.fade) // 2, "•", "fade", column)
        after = columns[place + 1] if place + 1 < len(columns) else None
        if after is None or after.fade is None or after.group != column.group or slot < 4:
            continue
        for step in range(2, slot, 2):
            value = column.fade + (after.fade - column.fade) * step / slot
            whose = column if middle + step < AXIS + (place + 1) * slot else after
            _put_over(canvas, middle + step, scale.down(value) // 2, "·", "fade", whose, above="█ ░")


def _put_over(canvas: Canvas, x: int, row: int, char: str, style: str, column: Column, above: str = "") -> None:
    """A sign of the line, on the colour of the bar where it crosses one of `column`; only over `above` if given."""
    there = canvas.char(x, row)
    if not above or there in above:
        canvas.put(x, row, char, f"on-{_STYLES[column.band]}" if there == "█" else style)


def _feet(canvas: Canvas, columns: Sequence[Column], slot: int, row: int, timed: bool) -> None:
    """Numbers, what the colours say, and times where there is room."""
    every = 1 if slot >= 3 else 5
    wide = slot if slot < 3 else slot - 1
    for place, column in enumerate(columns):
        left = AXIS + place * slot
        mark = _MARKS[column.band] if column.value is not None else "×"
        number = f"{column.number}{mark.strip()}" if slot >= 4 else str(column.number)
        if place % every == 0 or (column is columns[-1] and slot * (place % every) > 2):
            canvas.text(left, row, number.center(wide) if slot >= 3 else number)
        if timed:
            canvas.text(left, row + 1, column.text.center(wide), _STYLES[column.band])
        elif slot < 4:
            canvas.put(left + wide // 2, row + 1, mark, _STYLES[column.band])


def _recoveries(canvas: Canvas, found: Sequence[Rest], slot: int, top: int, rows: int) -> None:
    """A bar from what was prescribed to what was taken, between the two reps."""
    over = [rest.seconds - rest.base for rest in found]
    most = max(2.0, *map(abs, over))
    scale = Scale(min(0.0, *over) - 0.1 * most, max(0.0, *over) + 0.1 * most, 2 * rows)
    zero = scale.down(0.0) // 2
    for row in range(rows):
        canvas.put(AXIS - 1, top + row, "┤" if row == zero else "│", "soft")
    canvas.text(0, top + zero, f"{'rest':>{AXIS - 2}}", "rest")
    for row, value in ((0, max(over)), (rows - 1, min(over))):
        if row != zero and abs(value) >= 0.5:
            canvas.text(0, top + row, f"{signed(value, 0)} s".rjust(AXIS - 2), "soft")
    for rest, value in zip(found, over, strict=True):
        left = AXIS + rest.after * slot - (slot + 1) // 2
        first, last = sorted((scale.down(value), scale.down(0.0)))
        for row in range(first // 2, last // 2 + 1):
            upper, lower = (first <= dot <= last for dot in (2 * row, 2 * row + 1))
            for x in range(left, left + max(1, slot - 1)):
                canvas.put(x, top + row, "█" if upper and lower else "▀" if upper else "▄", "rest")
