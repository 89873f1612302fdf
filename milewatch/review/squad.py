"""A session of many: athletes by reps, who was quickest, and who faded."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.review.analysis import RepFigures, rep_figures
from milewatch.review.runs import Rep, Run, by_kind, reps
from milewatch.workout.progress import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

FADED = 1.0
"""Faded: the fade line rises by at least this many percent of the mean from the first rep to the last."""

Column = tuple[int | None, int | None]
"""(set, rep)."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One rep of one athlete."""

    rep: Rep
    standing: Standing | None
    """Against its target, when it has one and was run to its end."""
    rank: int | None
    """Among those who ran this rep to its end over the same distance, from 1; equal times share one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete."""

    athlete: str
    cells: tuple[Cell | None, ...]
    """In the order of the matrix's columns; None where they did not run."""
    figures: RepFigures | None
    """Of all reps that were run to their end: whole times when they are of one length, s/400 otherwise."""
    rank: int | None
    """By the mean, among those who ran as many reps as anybody, from 1."""

    @property
    def fade_percent(self) -> float | None:
        """How far the fade line rises from the first rep to the last, % of the mean."""
        if self.figures is None or self.figures.figures.slope_percent is None:
            return None
        return self.figures.figures.slope_percent * (self.figures.figures.n - 1)

    @property
    def faded(self) -> bool:
        """Whether that is enough to be called fading."""
        return self.fade_percent is not None and self.fade_percent >= FADED


@dataclass(frozen=True, slots=True)
class Matrix:
    """Athletes by reps."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    """In the order of the runs."""

    @property
    def ranking(self) -> tuple[Row, ...]:
        """The ranked rows, quickest first, then the others."""
        return tuple(sorted(self.rows, key=lambda row: (row.rank is None, row.rank or 0)))

    @property
    def faded(self) -> tuple[Row, ...]:
        """Who faded, most first."""
        return tuple(sorted((row for row in self.rows if row.faded), key=lambda row: -(row.fade_percent or 0)))


def matrix(runs: Sequence[Run]) -> Matrix:
    """The matrix of one session's runs."""
    every = {run.athlete: {_place(rep): rep for rep in reps(run.laps)} for run in runs}
    columns = tuple(sorted({place for placed in every.values() for place in placed}, key=_order))
    per_400 = len({rep.kind.parts for placed in every.values() for rep in placed.values() if rep.done}) > 1
    ranks = {column: _ranks_of_column(column, every) for column in columns}
    figures = {athlete: _figures(tuple(placed.values()), per_400=per_400) for athlete, placed in every.items()}
    overall = _ranks(_comparable(figures))
    return Matrix(
        columns,
        tuple(
            Row(
                run.athlete,
                tuple(_cell(every[run.athlete].get(c), ranks[c].get(run.athlete)) for c in columns),
                figures[run.athlete],
                overall.get(run.athlete),
            )
            for run in runs
        ),
    )


def _place(rep: Rep) -> Column:
    return (rep.set, rep.rep) if rep.rep is not None else (None, rep.number)


def _order(place: Column) -> tuple[int, int]:
    return place[0] or 0, place[1] or 0


def _figures(found: Sequence[Rep], *, per_400: bool) -> RepFigures | None:
    done = [rep for rep in found if rep.done]
    return rep_figures("all reps", done, per_400=per_400 or len(by_kind(done)) > 1)


def _comparable(figures: dict[str, RepFigures | None]) -> dict[str, float]:
    """The means of those who ran the most reps: fewer reps are easier to run quickly."""
    known = {athlete: found for athlete, found in figures.items() if found is not None}
    most = max((found.figures.n for found in known.values()), default=0)
    return {a: found.figures.mean for a, found in known.items() if found.figures.n == most}


def _ranks_of_column(column: Column, every: dict[str, dict[Column, Rep]]) -> dict[str, int]:
    ran = {athlete: placed[column] for athlete, placed in every.items() if column in placed and placed[column].done}
    if len({rep.kind.parts for rep in ran.values()}) != 1:
        return {}
    timed = any(rep.timed for rep in ran.values())
    values = {athlete: rep.s400 if timed else float(rep.time_ms) for athlete, rep in ran.items()}
    return _ranks({athlete: value for athlete, value in values.items() if value is not None})


def _ranks(values: dict[str, float]) -> dict[str, int]:
    return {athlete: 1 + sum(other < value for other in values.values()) for athlete, value in values.items()}


def _cell(rep: Rep | None, rank: int | None) -> Cell | None:
    if rep is None:
        return None
    target = rep.range_ms if rep.done and not rep.timed else None
    return Cell(rep, standing(rep.time_ms, *target) if target and target[0] else None, rank)
