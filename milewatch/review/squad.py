"""A session of many: athletes by reps, who was quickest, and who faded. Only those of one workout are compared."""

from __future__ import annotations

from collections import Counter
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
    """Among those of this workout who ran this rep to its end over the same distance, from 1; equal times share one."""


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete."""

    athlete: str
    cells: tuple[Cell | None, ...]
    """In the order of the matrix's columns; None where they did not run."""
    figures: RepFigures | None
    """Of all reps that were run to their end: whole times when they are of one length, s/400 otherwise."""
    rank: int | None
    """By the mean, among those who ran all reps of this workout, from 1."""
    workout: str = ""
    """The key of the workout that they ran."""

    @property
    def fade_percent(self) -> float | None:
        """How far the fade line rises from the first rep to the last, % of the mean; None for reps of other efforts."""
        if self.figures is None or self.figures.figures.slope is None or not self.figures.alike:
            return None
        first, last = self.figures.figures.line()
        return 100 * (last - first) / self.figures.figures.mean

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
    def workouts(self) -> tuple[tuple[Row, ...], ...]:
        """The rows of each workout, the one that most ran first; in each the ranked by rank, then the others."""
        groups: dict[str, list[Row]] = {}
        for row in self.rows:
            groups.setdefault(row.workout, []).append(row)
        largest = sorted(groups.values(), key=lambda rows: -len(rows))
        return tuple(tuple(sorted(rows, key=lambda row: (row.rank is None, row.rank or 0))) for rows in largest)

    @property
    def faded(self) -> tuple[Row, ...]:
        """Who faded, most first."""
        return tuple(sorted((row for row in self.rows if row.faded), key=lambda row: -(row.fade_percent or 0)))


def matrix(runs: Sequence[Run]) -> Matrix:
    """The matrix of one session's runs."""
    every = {run.athlete: {_place(rep): rep for rep in reps(run.laps)} for run in runs}
    columns = tuple(sorted({place for placed in every.values() for place in placed}, key=_order))
    found: dict[str, Row] = {}
    for workout in dict.fromkeys(run.key for run in runs):
        of_it = [run for run in runs if run.key == workout]
        found |= _rows(of_it, columns, {run.athlete: every[run.athlete] for run in of_it})
    return Matrix(columns, tuple(found[run.athlete] for run in runs))


def _rows(runs: Sequence[Run], columns: Sequence[Column], every: dict[str, dict[Column, Rep]]) -> dict[str, Row]:
    """The rows of those who ran one workout."""
    per_400 = len({rep.kind.parts for placed in every.values() for rep in placed.values() if rep.done}) > 1
    ranks = {column: _ranks_of_column(column, every) for column in columns}
    figures = {athlete: _figures(tuple(placed.values()), per_400=per_400) for athlete, placed in every.items()}
    overall = _ranks(_comparable(figures, max(run.asked for run in runs)))
    return {
        run.athlete: Row(
            run.athlete,
            tuple(_cell(every[run.athlete].get(c), ranks[c].get(run.athlete)) for c in columns),
            figures[run.athlete],
            overall.get(run.athlete),
            run.key,
        )
        for run in runs
    }


def _place(rep: Rep) -> Column:
    return (rep.set, rep.rep) if rep.rep is not None else (None, rep.number)


def _order(place: Column) -> tuple[int, int]:
    return place[0] or 0, place[1] or 0


def _figures(found: Sequence[Rep], *, per_400: bool) -> RepFigures | None:
    done = [rep for rep in found if rep.done]
    return rep_figures("all reps", done, per_400=per_400 or len(by_kind(done)) > 1)


def _comparable(figures: dict[str, RepFigures | None], asked: int) -> dict[str, float]:
    """The means of those who ran all reps that were asked, or as many as anybody: fewer are easier to run quickly.

    One rep more than asked does not put the others out of it. One athlete alone is in no ranking.
    """
    if len(figures) < 2:
        return {}
    ran = {a: (found, Counter(rep.kind.parts for rep in found.reps)) for a, found in figures.items() if found}
    most = max((found.figures.n for found, _ in ran.values()), default=0)
    enough = [(found.figures.n, kinds) for found, kinds in ran.values() if found.figures.n >= min(asked or most, most)]
    least = min(enough, key=lambda one: one[0])[1] if enough else Counter()
    return {a: found.figures.mean for a, (found, kinds) in ran.items() if kinds >= least}


def _ranks_of_column(column: Column, every: dict[str, dict[Column, Rep]]) -> dict[str, int]:
    ran = {athlete: placed[column] for athlete, placed in every.items() if column in placed and placed[column].done}
    if len(ran) < 2 or len({rep.kind.parts for rep in ran.values()}) != 1:
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
