"""The lines of the squad and the matrix, laid out in cells of a given width."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from milewatch.tui.face import State
from milewatch.tui.scoring import COLOURS as BANDS
from milewatch.tui.widgets.line import plain
from milewatch.workout import times

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from milewatch.tui.squad.cells import Cell, Place
    from milewatch.tui.squad.rows import Row

COLOURS = {
    State.READY: "", State.LEAD_IN: "$mw-leadin", State.WORK: "$mw-work", State.RECOVERY: "$mw-recovery",
    State.OVER: "$mw-leadin", State.OVERDUE: "$mw-warning", State.EASY: "$mw-done", State.PAUSED: "$mw-paused",
    State.DONE: "$mw-done",
}  # fmt: skip
_WARNING = "bold $mw-warning"
_CHOSEN = "bold reverse"
_ROOMY = 96
_REP = 10
"""Cells of one rep, the gap before it included: "12:31.24?"."""


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the columns are."""

    name: int
    place: int
    now: int
    off: int
    reps: int
    """How many of the last reps there is room for."""
    doubt: int
    aim: int = 0
    """For their own target, where there is room for it beside how far off it they are."""

    @classmethod
    def of(cls, width: int) -> Widths:
        """Share out the width of a screen."""
        aim = 12 if width >= _ROOMY else 0
        if width >= 76:
            name, place, now, off, doubt = (14 if width >= _ROOMY else 10), 6, 13, 8, 9
        elif width >= 48:
            name, place, now, off, doubt = 8, 6, 12, 7, 0
        else:
            name, place, now, off, doubt = max(3, min(7, width - 30)), (4 if width >= 38 else 0), 12, 0, 0
        left = width - 4 - name - place - now - off - doubt - aim
        return cls(name, place, now, off, max(0, left // _REP), doubt, aim)


def heading(widths: Widths, width: int, above: int, below: int) -> Content:
    """What the columns are, and how many athletes are out of sight."""
    parts = [" k ", "athlete"[: widths.name].ljust(widths.name + 1)]
    parts += ["rep".ljust(widths.place)] if widths.place else []
    parts += ["now".ljust(widths.now)]
    parts += ["target".rjust(widths.aim)] if widths.aim else []
    parts += [("off" if widths.aim else "target").rjust(widths.off)] if widths.off else []
    parts += ["last reps".rjust(_REP)] if widths.reps else []
    return Content.styled(with_more("".join(parts), width, above, below), "dim")


def line(row: Row, widths: Widths, *, chosen: bool = False) -> Content:
    """One athlete."""
    colour = COLOURS[row.state]
    name = set_cell_size(plain(row.name), widths.name)
    parts: list[tuple[str, str]] = [
        (f"{'▸' if chosen else ' '}{row.letter or '·'} ", "bold"),
        (name, _CHOSEN if chosen else ""),
        (" ", ""),
        (row.place.ljust(widths.place) if widths.place else "", ""),
        (row.now.ljust(widths.now), f"bold {colour}" if row.state is State.WORK else colour),
        (row.aim.rjust(widths.aim) if widths.aim else "", ""),
        (row.off.rjust(widths.off), BANDS[row.band] if row.band is not None else "") if widths.off else ("", ""),
    ]
    if row.doubt and not widths.doubt:
        parts.append((" ?", _WARNING))
    parts += [(rep.rjust(_REP), _WARNING if rep.endswith("?") else "") for rep in row.last[: widths.reps]]
    if row.doubt and widths.doubt:
        used = sum(cell_len(text) for text, _ in parts)
        full = 4 + widths.name + widths.place + widths.now + widths.aim + widths.off + widths.reps * _REP
        parts.append((" " * max(0, full - used) + f" {row.doubt}", _WARNING))
    return Content.assemble(*((text, style) for text, style in parts if text))


def window(columns: Sequence[Place], width: int, about: Place | None) -> tuple[Place, ...]:
    """The columns of the matrix that there is room for, with `about` among them."""
    most = max(1, (width - 13) // _REP)
    place = columns.index(about) if about in columns else 0
    first = max(0, min(place - most + 2, len(columns) - most))
    return tuple(columns[first : first + most])


def matrix_heading(shown: Sequence[Place], several: bool, width: int, above: int, below: int) -> Content:
    """The numbers of the reps."""
    numbers = "".join((f"{s}.{r}" if several else str(r)).rjust(_REP) for s, r in shown)
    return Content.styled(with_more(f"{' k athlete':<13}{numbers}", width, above, below), "dim")


def matrix_line(
    letter: str,
    name: str,
    cells: Mapping[Place, Cell],
    shown: Sequence[Place],
    *,
    chosen: bool = False,
    place: Place | None = None,
) -> Content:
    """One athlete by reps; with `chosen`, their cell at `place` is marked."""
    parts: list[tuple[str, str]] = [
        (f"{'▸' if chosen else ' '}{letter or '·'} ", "bold"),
        (set_cell_size(plain(name), 9), _CHOSEN if chosen and place is None else ""),
        (" ", ""),
    ]
    for one in shown:
        cell = cells.get(one)
        text, style = ("-", "dim") if cell is None else _cell(cell)
        parts.append((" " * max(1, _REP - len(text)), ""))
        parts.append((text, _CHOSEN if chosen and one == place else style))
    return Content.assemble(*parts)


def _cell(cell: Cell) -> tuple[str, str]:
    if cell.running:
        return times.running(cell.time_ms) + ("?" if cell.doubted else ""), f"bold {COLOURS[State.WORK]}"
    if cell.doubted:
        return f"{times.taken(cell.time_ms)}?", _WARNING
    return cell.told + ("*" if cell.edited else ""), ""


def with_more(text: str, width: int, above: int, below: int) -> str:
    """A line that ends with how many are out of sight: "next  a Ana  b Bo   ▲1 ▼6"."""
    more = " ".join(part for part in (f"▲{above}" if above else "", f"▼{below}" if below else "") if part)
    return f"{text[: width - len(more) - 1]:<{max(0, width - len(more) - 1)}}{more}" if more else text
