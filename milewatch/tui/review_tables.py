"""The tables of one session: plan and actual, two sessions side by side, a workout's runnings, a squad."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len, set_cell_size
from textual.content import Content

from milewatch.history.sides import sides, target_text
from milewatch.history.told import as_told, value_text
from milewatch.records.words import one_line
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
    from milewatch.review.squad import Row as SquadRow
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


def fitting(rows: Sequence[Row], width: int, *, spare: Sequence[int]) -> list[Row]:
    """Rows as wide as there is room for: whole columns are left out, those of `spare` in that order, none is cut."""
    left = [list(row) for row in rows]
    gone: list[int] = []
    for column in spare:
        widths = [max(cell_len(text) for text, _ in cells) for cells in zip(*left, strict=True)]
        if sum(wide + 2 for wide in widths if wide) - 2 <= width:
            break
        place = column - sum(one < column for one in gone)
        gone.append(column)
        left = [[*row[:place], *row[place + 1 :]] for row in left]
    return left


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
    heads = ("rep", "then", "now", "", "rest then", "now", "")
    rows: list[Row] = [[(name, "underline") for name in (heads if wide else heads[:4])]]
    name = max((len(rep_name(rep)) for pair in found.pairs if (rep := pair.now or pair.before)), default=0)
    for number, pair in enumerate(found.pairs):
        rep = pair.now or pair.before
        assert rep is not None
        rest = found.rests[number] if number < len(found.rests) else None
        off, m = pair.difference_ms, pair.difference_m
        off_said = times.difference(off) if off is not None else f"{times.signed(m, 0)} m" if m is not None else ""
        row: Row = [
            (f"{rep_name(rep):<{name}}" + (f"  {rep.kind.length}" if wide else ""), "bold $mw-work"),
            (_rep_time(pair.before), "$mw-soft"),
            (_rep_time(pair.now), "bold"),
            (off_said, _better((off if off is not None else 0) or -(m or 0))),
        ]
        if wide and rest is not None:
            then, now = (times.short(lap.time_ms, 0) if lap else "–" for lap in (rest.before, rest.now))
            over = rest.difference_s
            longer = "" if over is None else f"{times.signed(over, 0)} s"
            row += [(then, "$mw-soft"), (now, "$mw-recovery"), (longer, "")]
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
    return _clocked(rep) if rep.timed else times.short(rep.time_ms, 2)


def _clocked(rep: Rep) -> str:
    """A rep that ended by the clock: how far it led or, where that is not known, how long it was; so it was run."""
    if rep.metres is not None:
        return f"{rep.metres:g} m"
    decimals = 0 if all(lap.by_time for lap in rep.laps) else 1
    return times.short(rep.time_ms, decimals) + ("" if rep.time_ms >= 60_000 else " s")


def _better(off: float) -> str:
    return "" if off == 0 else "$mw-done" if off < 0 else "$mw-warning"


def runnings(trend: WorkoutTrend, now: str, width: int) -> Content:
    """Every running of a workout, the newest first, each against the one before."""
    rows: list[Row] = [[(name, "underline") for name in ("", "day", "mean", "", "best", "worst", "CV", "reps")]]
    before: float | None = None
    for point in trend.points:
        mean = as_told(point.mean)
        change = None if before is None else mean - before
        before = mean
        this = point.session == now
        rows.insert(
            1,
            [
                ("→" if this else "", "bold $accent"),
                (f"{point.on:{'%d %b %Y' if width >= WIDE else '%d %b %y'}}", "bold" if this else ""),
                (value_text(mean, trend.unit), "bold"),
                ("" if change is None else times.signed(change), _better(change or 0)),
                (value_text(point.best, trend.unit), ""),
                (value_text(point.worst, trend.unit), ""),
                ("" if point.cv is None else f"{point.cv:.1f} %", ""),
                (f"{point.n}", "$mw-soft"),
            ],
        )
    return Content("\n").join(columns(fitting(rows, width, spare=(5, 4, 7, 6)), 2, width))


def squad(matrix: Matrix, names: dict[str, str], plans: dict[str, str], width: int) -> Content:
    """Athletes by reps with the rank in each, the ranking by the mean, and who faded: for each workout that was run."""
    if width < WIDE:
        names = {athlete: (name.split() or [athlete])[0] for athlete, name in names.items()}
    names = {row.athlete: cut(names.get(row.athlete, row.athlete), max(8, width // 5)) for row in matrix.rows}
    wide = max(map(cell_len, names.values()), default=0)
    cell = max((len(_cell(one)) for row in matrix.rows for one in row.cells), default=0) + 2
    lines: list[Content] = []
    for number, rows in enumerate(matrix.workouts):
        if number:
            plan = one_line(plans.get(rows[0].athlete, ""))
            told = Content.styled(f"another workout{f': {plan}' if plan else ''}", "bold")
            lines += [told.truncate(width, ellipsis=True), Content.styled("not ranked with the others", "$mw-soft")]
        lines += _by_reps(matrix, rows, names, (wide, cell), width)
        lines += [*columns(_by_mean(rows, names, width), 1, width), Content("")]
    lines.append(Content.styled(_key(matrix, width), "$mw-soft"))
    return Content("\n").join(lines)


def _key(matrix: Matrix, width: int) -> str:
    """What the signs in the cells mean that there are."""
    cells = [one for row in matrix.rows for one in row.cells if one is not None]
    said = ["underlined: quickest in that rep"] if any(one.rank == 1 for one in cells) else []
    if any(one.standing is not None for one in cells):
        said.append("= ~ ! against target" if width < WIDE else "= on target, ~ near it, ! off")
    if any(not one.rep.done for one in cells):
        said.append("× cut short")
    if any(one is None for row in matrix.rows for one in row.cells):
        said.append("· not run")
    return "; ".join(said)


def _by_reps(
    matrix: Matrix, rows: Sequence[SquadRow], names: dict[str, str], wide_cell: tuple[int, int], width: int
) -> list[Content]:
    """The athletes of one workout by its reps, as many beside each other as there is room for."""
    wide, cell = wide_cell
    several = len({column[0] for column in matrix.columns}) > 1
    ran = [place for place in range(len(matrix.columns)) if any(row.cells[place] is not None for row in rows)]
    heads = {place: (f"{set_}." if several else "") + f"{rep}" for place, (set_, rep) in enumerate(matrix.columns)}
    room = max(1, (width - wide - 4) // max(1, cell))
    lines: list[Content] = []
    for start in range(0, len(ran), room):
        part = ran[start : start + room]
        head = "".join(f"{heads[place]:>{cell}}" for place in part)
        lines.append(Content.styled(" " * (wide + 4) + head, "$mw-soft"))
        for row in rows:
            parts: list[tuple[str, str]] = [(f"{_rank(row):<3} ", ""), (padded(names[row.athlete], wide), "bold")]
            for one in (row.cells[place] for place in part):
                best = one is not None and one.rank == 1
                colour = COLOURS[one.standing.band] if one is not None and one.standing is not None else ""
                parts.append((f"{_cell(one):>{cell}}", f"{colour} underline".strip() if best else colour))
            lines.append(Content.assemble(*parts))
        lines.append(Content(""))
    return lines


def _by_mean(rows: Sequence[SquadRow], names: dict[str, str], width: int) -> list[Row]:
    """The ranking of one workout, under what its columns are."""
    ranked = any(row.rank is not None for row in rows)
    head = "" if not ranked else "ranking by the mean" if width >= WIDE else "ranking"
    found: list[Row] = [[(name, "underline") for name in (head, "mean", "CV", "fade", "")]]
    most = max((row.figures.figures.n for row in rows if row.figures is not None and row.rank is not None), default=0)
    for row in rows:
        if row.figures is None:
            continue
        f, fade = row.figures.figures, row.fade_percent
        said = "faded" if row.faded else ""
        if ranked and (row.rank is None or f.n != most):
            said = " · ".join(part for part in (f"{f.n} rep{'s' if f.n > 1 else ''}", said) if part)
        found.append(
            [
                (f"{_rank(row):<3} {names[row.athlete]}", "bold"),
                (value_text(f.mean, row.figures.unit), ""),
                ("" if f.cv is None or not row.figures.alike else f"{f.cv:.1f} %", ""),
                ("" if fade is None else f"{times.signed(fade, 1)} %", ""),
                (said, "bold $mw-warning" if row.faded else ""),
            ]
        )
    return fitting(found, width, spare=(2, 3)) if len(found) > 1 else []


def _rank(row: SquadRow) -> str:
    return f"{row.rank}." if row.rank is not None else "–"


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return "·"
    if not cell.rep.done:
        return "×"
    if cell.rep.timed:
        return _clocked(cell.rep)
    mark = MARKS[cell.standing.band] if cell.standing is not None else ""
    return times.short(cell.rep.time_ms) + mark
