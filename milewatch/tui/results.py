"""A log as a table on the screen: reps against targets, recoveries, and what they add up to."""

from __future__ import annotations

from dataclasses import dataclass
from textwrap import wrap
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from textual.content import Content

from milewatch.records.log import reps_run
from milewatch.records.sums import sums
from milewatch.records.words import one_line
from milewatch.tui.scoring import briefly
from milewatch.workout import saying, times
from milewatch.workout.progress import standing

if TYPE_CHECKING:
    from milewatch.records.log import LapRow, Log

WIDE = 64
"""From this many cells on, kinds, targets, distances and splits stand in columns of their own."""

_WORD = len("a little quick")
_INDENT = 4
"""What has no room beside a lap stands below it."""
_SHORT = {"warmup": "warm", "work": "rep", "recovery": "rec", "cooldown": "cool"}
_COLOURS = {"warmup": "$mw-done", "work": "bold $mw-work", "recovery": "$mw-recovery", "cooldown": "$mw-done"}


@dataclass(frozen=True, slots=True)
class _Row:
    colour: str
    cells: tuple[str, ...]


def table(log: Log, width: int) -> Content:
    """The laps of every athlete, a line each, and their sums, for a screen `width` cells wide."""
    parts: list[Content] = []
    several = len(log.laps) > 1
    for key, laps in log.laps.items():
        if several:
            row = log.athletes.get(key)
            parts.append(Content.styled(one_line(row.name if row else key), "bold underline"))
        reps = log.sets(key)
        rows = [_wide(lap, reps) if width >= WIDE else _narrow(lap, reps) for lap in laps]
        parts += _columns(rows, width)
        parts += [Content(""), *_sums(laps), Content("")]
    return Content("\n").join(parts[:-1] if parts else [Content("no laps")])


def reps_told(log: Log) -> str:
    """How much of the plan was run: "6 of 6 reps"; of the athlete who ran the most, with the least left to run."""
    counts = [(reps_run(laps), sum(log.plan_of(key).reps)) for key, laps in log.laps.items()]
    run, planned = max(counts, key=lambda count: (count[0], -count[1]), default=(0, 0))
    return f"{run} of {planned} reps" if planned else f"{run} {'rep' if run == 1 else 'reps'}"


def _wide(lap: LapRow, reps: tuple[int, ...]) -> _Row:
    return _Row(
        _COLOURS[lap.kind],
        (
            saying.KIND_NAMES[lap.kind],
            _number(lap, reps, "set {} · {} of {}", "{} of {}"),
            times.logged(lap.time_cs),
            _target(lap),
            _off(lap),
            f"{lap.metres:g} m" if lap.metres is not None else "",
            _aside(lap),
        ),
    )


def _narrow(lap: LapRow, reps: tuple[int, ...]) -> _Row:
    return _Row(
        _COLOURS[lap.kind],
        (
            _SHORT[lap.kind],
            _number(lap, reps, "{}.{}/{}", "{}/{}"),
            times.logged(lap.time_cs),
            " ".join(part for part in (_off(lap, brief=True), _end(lap)) if part),
        ),
    )


def _number(lap: LapRow, reps: tuple[int, ...], in_sets: str, alone: str) -> str:
    if lap.kind != "work" or lap.set is None or lap.rep is None:
        return ""
    of = reps[lap.set - 1] if lap.set <= len(reps) else lap.rep
    number = in_sets.format(lap.set, lap.rep, of) if len(reps) > 1 else alone.format(lap.rep, of)
    return f"{number} part {lap.part}" if lap.part is not None else number


def _target(lap: LapRow) -> str:
    if lap.target_cs is None:
        return ""
    return "–".join(dict.fromkeys(times.logged(edge) for edge in lap.target_cs))


def _off(lap: LapRow, *, brief: bool = False) -> str:
    if lap.target_cs is None or not lap.finished:
        return ""
    quickest, slowest = lap.target_cs
    stands = standing(10 * lap.time_cs, 10 * quickest, 10 * slowest)
    said = times.difference(stands.difference_ms, none="")
    return f"{said} {briefly(stands.word)}".strip() if brief else f"{said} {stands.word:<{_WORD}}"


def _aside(lap: LapRow) -> str:
    splits = " ".join(times.logged(split) for split in lap.splits_cs)
    return " · ".join(part for part in (splits, _end(lap), one_line(lap.notes)) if part)


def _end(lap: LapRow) -> str:
    paused = f"paused {times.logged(lap.paused_cs)}" if lap.paused_cs else ""
    return " · ".join(part for part in (lap.end or "", paused, "edited" if lap.edited else "") if part)


def _columns(rows: list[_Row], width: int) -> list[Content]:
    if not rows:
        return [Content("no laps")]
    widths = [max(len(row.cells[i]) for row in rows) for i in range(len(rows[0].cells))]
    shown = []
    for row in rows:
        left = [cell.ljust(wide) for cell, wide in zip(row.cells[:2], widths[:2], strict=True)]
        right = [cell.rjust(wide) for cell, wide in zip(row.cells[2:-1], widths[2:-1], strict=True)]
        cells = [cell for cell, wide in zip([*left, *right], widths, strict=False) if wide]
        aside = row.cells[-1]
        below = wrap(aside, width - _INDENT) if cell_len("  ".join([*cells, aside])) > width else []
        line: list[Any] = [(cells[0], row.colour), "  ", "  ".join([*cells[1:], "" if below else aside]).rstrip()]
        shown.append(Content.assemble(*line).truncate(width, ellipsis=True))
        shown += [Content(" " * _INDENT + part).truncate(width, ellipsis=True) for part in below]
    return shown


def _sums(laps: tuple[LapRow, ...]) -> list[Content]:
    whole = sums(laps)
    named = [
        ("reps", whole.work_cs, f"{whole.metres:g} m" if whole.metres else ""),
        ("recovery", whole.recovery_cs, ""),
        ("easy", whole.easy_cs, ""),
        ("void", whole.void_cs, "cut short, or gone back over"),
        ("paused", whole.paused_cs, ""),
    ]
    shown = [(name, cs, more) for name, cs, more in named if cs or name == "reps"]
    shown.append(("in all", whole.whole_cs, ""))
    wide = max(len(times.logged(cs)) for _, cs, _ in shown)
    return [
        Content.assemble((f"{name:<10} {times.logged(cs):>{wide}}", "bold" if name == "in all" else ""), f"  {more}")
        for name, cs, more in shown
    ]
