"""A session's chart as a picture: SVG with nothing in it but shapes and text, so that it opens anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from milewatch.history.canvas import Scale, nice_step, time_step
from milewatch.history.chart import session_chart
from milewatch.history.told import value_text
from milewatch.records.athlete import new_id
from milewatch.records.atomic import write_atomic
from milewatch.records.ids import is_id
from milewatch.records.words import one_line
from milewatch.review.analysis import analyse
from milewatch.workout.progress import Band
from milewatch.workout.times import signed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from milewatch.history.chart import Chart, Rest
    from milewatch.history.opened import Opened
    from milewatch.review.runs import Run

WIDTH, HEIGHT = 960, 540
_LEFT, _RIGHT, _TOP, _FOOT, _RESTS = 84, 20, 78, 56, 90
_COLOURS = {Band.GREEN: "#1a7f37", Band.AMBER: "#c77700", Band.RED: "#c62828", None: "#3b5b8c"}
_MARKS = {Band.GREEN: "=", Band.AMBER: "~", Band.RED: "!", None: ""}


def save_picture(opened: Opened, run: Run, folder: Path) -> Path:
    """Draw a session into a folder, and give the file. Raises OSError."""
    who = run.athlete if is_id(run.athlete) else new_id(run.athlete)  # in a log anything can stand
    path = folder / f"{opened.log.id}-{who}.svg"
    write_atomic(path, picture(opened, run).encode())
    return path


def picture(opened: Opened, run: Run) -> str:
    """The SVG text."""
    log = opened.log
    chart = session_chart(run)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif">',
        f"<title>{escape(one_line(log.title) or log.id)}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#ffffff"/>',
        _text(20, 32, one_line(log.title) or log.id, 22, "#111111", weight="bold"),
        _text(20, 56, f"{opened.name(run.athlete)} · {log.started:%a %d %b %Y}{_mean(run)}", 15, "#444444"),
    ]
    span = chart.span
    if span is None:
        parts.append(_text(20, 120, "no rep with a known distance or target", 15, "#444444"))
    else:
        rests = _RESTS if chart.rests else 0
        parts += _reps(chart, Scale(*span, HEIGHT - _TOP - _FOOT - rests))
        if chart.rests:
            parts += _recoveries(chart, HEIGHT - _FOOT - rests + 44, rests - 30)
    return "\n".join([*parts, "</svg>", ""])


def _mean(run: Run) -> str:
    said = []
    for group in analyse(run).groups:
        f = group.figures
        more = f", CV {f.cv:.1f} %, {f.fade_word}" if f.cv is not None else ""
        said.append(f"{f.n} × {group.label}: {value_text(f.mean, group.unit)}{more}")
    return "".join(f" · {one}" for one in said[:2])


def _slot(chart: Chart) -> float:
    return (WIDTH - _LEFT - _RIGHT) / len(chart.columns)


def _reps(chart: Chart, scale: Scale) -> Iterator[str]:
    slot, bottom = _slot(chart), _TOP + scale.size
    span = scale.high - scale.low
    step = nice_step(span, 7) if chart.unit == "%" else time_step(span, 7)
    value = -(-scale.low // step) * step
    while value <= scale.high:
        y = _TOP + scale.down(value)
        yield f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y}" y2="{y}" stroke="#e3e3e3"/>'
        yield _text(_LEFT - 8, y + 5, chart.label(value, 0 if step >= 1 else 1), 13, "#444444", anchor="end")
        value += step
    fades: dict[int, list[str]] = {}
    for place, column in enumerate(chart.columns):
        left = _LEFT + place * slot
        middle = left + slot / 2
        if column.target is not None:
            top, low = _TOP + scale.down(column.target[1]), _TOP + scale.down(column.target[0])
            yield _rect(left, top, slot, low - top, "#1a7f37", opacity=0.12)
        if column.base is not None and column.target is not None:
            y = _TOP + scale.down(column.base)
            line = f'x1="{left:.1f}" x2="{left + slot:.1f}" y1="{y}" y2="{y}"'
            yield f'<line {line} stroke="#1a7f37" stroke-dasharray="3 3"/>'
        if column.value is not None:
            base = column.value if column.base is None else column.base
            top, low = sorted((_TOP + scale.down(column.value), _TOP + scale.down(base)))
            yield _rect(left + slot * 0.15, top - 1, slot * 0.7, low - top + 2, _COLOURS[column.band])
        number = f"{column.number}{_MARKS[column.band] if column.value is not None else '×'}"
        yield _text(middle, bottom + 16, number, 13, "#111111", anchor="middle")
        if slot > 44:
            yield _text(middle, bottom + 32, column.text, 12, _COLOURS[column.band], anchor="middle")
        if column.fade is not None:
            fades.setdefault(column.group, []).append(f"{middle:.1f},{_TOP + scale.down(column.fade)}")
    for fade in fades.values():
        yield f'<polyline points="{fade[0]} {fade[-1]}" fill="none" stroke="#111111" stroke-width="2"/>'


def _recoveries(chart: Chart, top: float, height: float) -> Iterator[str]:
    slot = _slot(chart)

    def over(rest: Rest) -> float:
        return rest.seconds - rest.base

    most = max(2.0, *(abs(over(rest)) for rest in chart.rests))
    scale = Scale(-most, most, round(height))
    zero = top + scale.down(0.0)
    yield _text(_LEFT - 8, zero + 4, "rest", 13, "#0b5cad", anchor="end")
    yield f'<line x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{zero}" y2="{zero}" stroke="#b9cfe6"/>'
    for rest in chart.rests:
        left = _LEFT + (rest.after - 0.35) * slot
        first, last = sorted((top + scale.down(over(rest)), zero))
        yield _rect(left, first, slot * 0.7, max(1.5, last - first), "#0b5cad")
        if slot > 44:
            yield _text(
                left + slot * 0.35, top + height + 14, f"{signed(over(rest), 0)} s", 11, "#0b5cad", anchor="middle"
            )


def _rect(x: float, y: float, width: float, height: float, fill: str, opacity: float = 1.0) -> str:
    more = "" if opacity == 1.0 else f' fill-opacity="{opacity}"'
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{width:.1f}" height="{height:.1f}" fill="{fill}"{more}/>'


def _text(x: float, y: float, text: str, size: int, fill: str, *, anchor: str = "start", weight: str = "normal") -> str:
    where = f'x="{x:.1f}" y="{y:.1f}" font-size="{size}" text-anchor={quoteattr(anchor)} font-weight="{weight}"'
    return f'<text {where} fill="{fill}">{escape(one_line(text))}</text>'
