"""The tables of one session: plan and actual, two sessions side by side, a workout's runnings, a squad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from milewatch.history.sides import sides, target_text
from milewatch.history.told import value_text
from milewatch.workout import times
from milewatch.workout.model import Kind
from milewatch.workout.progress import Band

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.history.opened import Opened
    from milewatch.history.sides import Side
    from milewatch.review.compare import Comparison
    from milewatch.review.runs import Rep, Run
    from milewatch.review.squad import Cell, Matrix
    from milewatch.review.trends import WorkoutTrend

MARKS = {Band.GREEN: "=", Band.AMBER: "~", Band.RED: "!"}
COLOURS = {Band.GREEN: "$mw-done", Band.AMBER: "$mw-leadin", Band.RED: "bold $mw-warning"}
_KINDS = {
    Kind.WORK: "bold $mw-work",
    Kind.RECOVERY: "$mw-recovery",
    Kind.WARMUP: "$mw-done",
    Kind.COOLDOWN: "$mw-done",
}
WIDE = 66
SPLITS = 92
"""Cells from which splits stand on the line of their rep."""

Row = list[tuple[str, str]]
"""Cells with their styles."""


def cut(text: str, cells: int) -> str:
    """At most so many cells of it, with an ellipsis where something is left out."""
    return text if cell_len(text) <= cells else set_cell_size(text, max(0, cells - 1)).rstrip() + "…"


def padded(text: str, cells: int) -> str:
    """Exactly so many cells: some characters are two wide."""
    return set_cell_size(cut(text, cells), cells)


def columns(rows: Sequence[Row], left: int, width: int) -> list[Content]:
    """Rows in columns as wide as they need to be; the first `left` are set to the left, and so is the last."""
    if not rows:
        return []
    count = max(len(row) for row in rows)
    full = [[*row, *[("", "")] * (count - len(row))] for row in rows]
    widths = [max(cell_len(row[i][0]) for row in full) for i in range(count)]
    lines = []
    for row in full:
        parts: list[tuple[str, str]] = []
        for i, ((text, style), wide) in enumerate(zip(row, widths, strict=True)):
            if wide:
                blank = " " * (wide - cell_len(text))
                shown = text + blank if i < left or i == count - 1 else blank + text
                parts.append((f"{shown}  " if i < count - 1 else shown.rstrip(), style))
        lines.append(Content.assemble(*parts).truncate(width, ellipsis=True))
    return lines


def plan_and_actual(opened: Opened, run: Run, width: int) -> Content:
    """Each step as planned and as run."""
    found = sides(opened.log, run, opened.planned(run.athlete))
    if width < WIDE:
        return Content("\n").join(columns([_narrow(side) for side in found], 1, width))
    rows: list[Row] = [[(name, "underline") for name in ("", "plan", "target", "actual", "", "", "")]]
    extra: dict[int, Content] = {}
    for side in found:
        rows.append(_wide(side, width >= SPLITS))
        if width < SPLITS and (aside := _splits(side)):
            extra[len(rows) - 1] = Content.styled(f"          {aside}", "$mw-soft").truncate(width, ellipsis=True)
    lines: list[Content] = []
    for number, line in enumerate(columns(rows, 2, width)):
        lines.append(line)
        if number in extra:
            lines.append(extra[number])
    return Content("\n").join(lines)


def _wide(side: Side, splits: bool) -> Row:
    target = target_text(side.target_ms)
    aside = " · ".join(part for part in (_splits(side) if splits else "", side.said) if part)
    return [
        (side.name, _KINDS[side.kind]),
        (side.plan, "$mw-soft"),
        (target, "$mw-soft"),
        ("–" if side.time_ms is None else times.short(side.time_ms, 2), "bold" if side.kind is Kind.WORK else ""),
        ("" if side.off_ms is None else times.difference(side.off_ms), _colour(side)),
        (side.standing.word if side.standing is not None else "", _colour(side)),
        (aside, ""),
    ]


def _narrow(side: Side) -> Row:
    mark = MARKS[side.standing.band] if side.standing is not None else ""
    return [
        (side.name, _KINDS[side.kind]),
        ("–" if side.time_ms is None else times.short(side.time_ms, 2), ""),
        (f"{'' if side.off_ms is None else times.difference(side.off_ms)}{mark:>2}", _colour(side)),
        (side.said or side.plan, "$mw-soft"),
    ]


def _splits(side: Side) -> str:
    if not side.splits:
        return ""
    parts = " ".join(times.short(ms) for ms in side.splits)
    return f"{parts} ({side.shape})" if side.shape else parts


def _colour(side: Side) -> str:
    return COLOURS[side.standing.band] if side.standing is not None else ""


def both(found: Comparison, width: int) -> Content:
    """Two sessions rep by rep, with the recoveries after each."""
    wide = width >= WIDE
    rows: list[Row] = [[(name, "underline") for name in ("rep", "then", "now", "", "rest then", "now", "")]]
    for number, pair in enumerate(found.pairs):
        rep = pair.now or pair.before
        assert rep is not None
        rest = found.rests[number] if number < len(found.rests) else None
        off, m = pair.difference_ms, pair.difference_m
        off_said = times.difference(off) if off is not None else f"{times.signed(m, 0)} m" if m is not None else ""
        row: Row = [
            (rep_name(rep) + (f"  {rep.kind.length}" if wide else ""), "bold $mw-work"),
            (_rep_time(pair.before), "$mw-soft"),
            (_rep_time(pair.now), "bold"),
            (off_said, _better((off if off is not None else 0) or -(m or 0))),
        ]
        if wide and rest is not None:
            then, now = (times.short(lap.time_ms, 0) if lap else "–" for lap in (rest.before, rest.now))
            over = rest.difference_ms
            row += [
                (then, "$mw-soft"),
                (now, "$mw-recovery"),
                ("" if over is None else f"{times.signed(over / 1000, 0)} s", ""),
            ]
        rows.append(row)
    return Content("\n").join(columns(rows, 1, width))


def rep_name(rep: Rep) -> str:
    """ "rep 3"; in sets "2.3"."""
    return f"rep {rep.number}"


def _rep_time(rep: Rep | None) -> str:
    if rep is None:
        return "–"
    if not rep.done:
        return "cut short"
    if rep.timed:
        return "–" if rep.metres is None else f"{rep.metres:g} m"
    return times.short(rep.time_ms, 2)


def _better(off: float) -> str:
    return "" if off == 0 else "$mw-done" if off < 0 else "$mw-warning"


def runnings(trend: WorkoutTrend, now: str, width: int) -> Content:
    """Every running of a workout, the newest first, each against the one before."""
    rows: list[Row] = [[(name, "underline") for name in ("", "day", "mean", "", "best", "worst", "CV", "reps")]]
    before: float | None = None
    for point in trend.points:
        change = None if before is None else point.mean - before
        before = point.mean
        this = point.session == now
        rows.insert(
            1,
            [
                ("→" if this else "", "bold $accent"),
                (f"{point.on:%d %b %Y}", "bold" if this else ""),
                (value_text(point.mean, trend.unit), "bold"),
                ("" if change is None else times.signed(change), _better(change or 0)),
                (value_text(point.best, trend.unit), ""),
                (value_text(point.worst, trend.unit), ""),
                ("" if point.cv is None else f"{point.cv:.1f} %", ""),
                (f"{point.n}", "$mw-soft"),
            ],
        )
    return Content("\n").join(columns(rows, 2, width))


def squad(matrix: Matrix, names: dict[str, str], width: int) -> Content:
    """Athletes by reps with the rank in each, the ranking by the mean, and who faded."""
    several = len({column[0] for column in matrix.columns}) > 1
    heads = [f"{set_}.{rep}" if several else f"{rep}" for set_, rep in matrix.columns]
    rank_rows = matrix.ranking
    if width < WIDE:
        names = {athlete: (name.split() or [athlete])[0] for athlete, name in names.items()}
    names = {row.athlete: cut(names.get(row.athlete, row.athlete), max(8, width // 5)) for row in rank_rows}
    wide = max(map(cell_len, names.values()), default=0)
    cell = max((len(_cell(one)) for row in rank_rows for one in row.cells), default=0) + 2
    room = max(1, (width - wide - 4) // max(1, cell))
    lines: list[Content] = []
    for start in range(0, len(heads), room):
        part = slice(start, start + room)
        lines.append(Content.styled(" " * (wide + 4) + "".join(f"{head:>{cell}}" for head in heads[part]), "$mw-soft"))
        for row in rank_rows:
            place = f"{row.rank}." if row.rank is not None else "–"
            parts: list[tuple[str, str]] = [
                (f"{place:<3} ", ""),
                (padded(names[row.athlete], wide), "bold"),
            ]
            for one in row.cells[part]:
                best = one is not None and one.rank == 1
                colour = COLOURS[one.standing.band] if one is not None and one.standing is not None else ""
                parts.append((f"{_cell(one):>{cell}}", f"{colour} underline".strip() if best else colour))
            lines.append(Content.assemble(*parts))
        lines.append(Content(""))
    rows: list[Row] = [[(name, "underline") for name in ("ranking by the mean", "mean", "CV", "fade", "")]]
    for row in rank_rows:
        figures = row.figures
        if figures is None:
            continue
        f = figures.figures
        fade = row.fade_percent
        rows.append(
            [
                (f"{f'{row.rank}.' if row.rank is not None else '–':<3} {names[row.athlete]}", "bold"),
                (value_text(f.mean, figures.unit), ""),
                ("" if f.cv is None else f"{f.cv:.1f} %", ""),
                ("" if fade is None else f"{times.signed(fade, 1)} %", ""),
                (
                    "faded" if row.faded else f"{f.n} reps" if row.rank is None else "",
                    "bold $mw-warning" if row.faded else "",
                ),
            ]
        )
    lines += columns(rows, 1, width)
    lines += [Content(""), Content.styled("underlined: quickest in that rep; = ~ ! against target", "$mw-soft")]
    return Content("\n").join(lines)


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "·"
    if not cell.rep.done:
        return "×"
    if cell.rep.timed:
        return "–" if cell.rep.metres is None else f"{cell.rep.metres:g} m"
    mark = MARKS[cell.standing.band] if cell.standing is not None else ""
    return times.short(cell.rep.time_ms) + mark
