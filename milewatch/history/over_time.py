"""Charts over time in characters: points with the band of what is only the day, and columns by week."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from milewatch.history.canvas import Canvas, Scale, nice_step, time_step
from milewatch.workout import times

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from milewatch.review.trends import WorkoutTrend

AXIS = 8
_BLOCKS = "▁▂▃▄▅▆▇█"


@dataclass(frozen=True, slots=True)
class Point:
    """A value on a day, with what lies around it."""

    on: date
    value: float
    low: float
    high: float
    style: str = "green"
    char: str = "●"


def runnings(trend: WorkoutTrend, now: str, width: int, height: int) -> Canvas:
    """The mean rep of each running of a workout between its best and its worst; `now` is the session looked at."""
    shown = [
        Point(p.on, p.mean, p.best, p.worst, "before" if p.session == now else "rep", "◆" if p.session == now else "●")
        for p in trend.points
    ]
    return points(shown, width, height, lambda value: times.short(1000 * value), times=True)


def points(found: Sequence[Point], width: int, height: int, label: Callable[[float], str], *, times: bool) -> Canvas:
    """Points joined by a line, each within its band; time goes to the right, and up is more."""
    canvas = Canvas(width, height)
    if not found or width < AXIS + 4 or height < 4:
        canvas.text(0, 0, "nothing to draw yet"[: canvas.width], "soft")
        return canvas
    rows, room = height - 2, width - AXIS
    low, high = min(p.low for p in found), max(p.high for p in found)
    air = max(0.06 * (high - low), 0.005 * abs(high), 1e-6)
    scale = Scale(low - air, high + air, 4 * rows)
    first, last = min(p.on for p in found), max(p.on for p in found)
    days = max(1, (last - first).days)
    _value_axis(canvas, scale, rows, 4, label, times)
    _date_axis(canvas, first, days, rows, room)

    def across(day: date) -> int:
        """Dots from the left; a cell and a half of air at either end."""
        return 3 + round((day - first).days / days * (2 * room - 7)) if days > 1 or len(found) > 1 else room

    for p in found:
        x = AXIS + across(p.on) // 2
        for row in range(scale.down(p.high) // 4, scale.down(p.low) // 4 + 1):
            for near in (x - 1, x, x + 1):
                if near >= AXIS:
                    canvas.put(near, row, "░", "band")
    for one, two in pairwise(found):
        places = [(2 * AXIS + across(p.on), scale.down(p.value)) for p in (one, two)]
        canvas.line(places[0], places[1], "soft")
    for p in found:
        canvas.put(AXIS + across(p.on) // 2, scale.down(p.value) // 4, p.char, p.style)
    return canvas


def columns(
    starts: Sequence[date], values: Sequence[float | None], width: int, height: int, label: Callable[[float], str]
) -> Canvas:
    """A column for each week, from zero; None is no column."""
    canvas = Canvas(width, height)
    if not starts or width < AXIS + 4 or height < 3:
        canvas.text(0, 0, "nothing to draw yet"[: canvas.width], "soft")
        return canvas
    rows, room = height - 1, width - AXIS
    shown = min(len(starts), room)
    starts, values = starts[-shown:], values[-shown:]
    slot = max(1, min(4, room // shown))
    high = max((value for value in values if value is not None), default=0.0) or 1.0
    canvas.text(0, 0, f"{label(high):>{AXIS - 2}}", "soft")
    canvas.text(0, rows - 1, f"{label(0.0):>{AXIS - 2}}", "soft")
    for row in range(rows):
        canvas.put(AXIS - 1, row, "┤" if row in (0, rows - 1) else "│", "soft")
    month = 0
    free = 0
    for place, (start, value) in enumerate(zip(starts, values, strict=True)):
        left = AXIS + place * slot
        if start.month != month and left >= free:
            name = f"{start:%b}" if start.month > 1 or month == 0 else f"{start:%Y}"
            canvas.text(left, rows, name, "soft")
            free = left + len(name) + 1
            month = start.month
        if value is None:
            continue
        eighths = round(value / high * rows * 8)
        for row in range(rows):
            full = eighths - (rows - 1 - row) * 8
            if full > 0:
                for x in range(left, left + max(1, slot - 1)):
                    canvas.put(x, row, _BLOCKS[min(full, 8) - 1], "rep")
    return canvas


def _value_axis(canvas: Canvas, scale: Scale, rows: int, dots: int, label: Callable[[float], str], times: bool) -> None:
    for row in range(rows):
        canvas.put(AXIS - 1, row, "│", "soft")
    most = max(2, rows // 3)
    span = scale.high - scale.low
    step = time_step(span, most) if times else nice_step(span, most)
    value = -(-scale.low // step) * step
    taken = -9
    while value <= scale.high:
        row = scale.down(value) // dots
        if abs(row - taken) > 1:
            canvas.text(0, row, f"{label(value):>{AXIS - 2}}", "soft")
            canvas.put(AXIS - 1, row, "┤", "soft")
            taken = row
        value += step


def _date_axis(canvas: Canvas, first: date, days: int, rows: int, room: int) -> None:
    for x in range(room):
        canvas.put(AXIS + x, rows, "─", "soft")
    canvas.put(AXIS - 1, rows, "└", "soft")
    free = AXIS
    for day in _ticks(first, days):
        x = AXIS + 1 + round((day - first).days / max(1, days) * (room - 4))
        if x < free:
            continue
        name = f"{day.day} {day:%b}" if days < 60 else f"{day:%b}" if day.month > 1 else f"{day:%Y}"
        if x + len(name) <= canvas.width:
            canvas.put(x, rows, "┬", "soft")
            canvas.text(x, rows + 1, name, "soft")
            free = x + len(name) + 2


def _ticks(first: date, days: int) -> Iterator[date]:
    """The first day and the weeks from it on, or over a longer span the months; none after the calendar's last."""
    last = first + timedelta(days=min(days, (date.max - first).days))
    if days < 60:
        yield from (first + timedelta(days=number) for number in range(0, (last - first).days + 1, 7))
        return
    yield first
    for month in range(12 * first.year + first.month, 12 * last.year + last.month):
        yield date(month // 12, month % 12 + 1, 1)
