"""The table of an athlete's paces, for a phone photo before going out: per 100, 200, 400, km and mile, with bands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from milewatch.workout import saying, times
from milewatch.workout.marks import dated_ahead, trial_due
from milewatch.workout.model import MILE_M
from milewatch.workout.pacing import Missing, Pace, Pacer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from milewatch.workout.marks import Goal, Mark

UNITS = (("100", 100.0), ("200", 200.0), ("400", 400.0), ("km", 1000.0), ("mile", MILE_M))
"""Title and metres of each column."""
NAMES = ("800", "1500", "mile", "3k", "I", "5k", "10k", "T", "M", "E")
"""Quickest first. R is the mile's."""
_TITLES = {"mile": "mile, R"}


@dataclass(frozen=True, slots=True)
class Row:
    """One named pace."""

    name: str
    pace: Pace
    goal: bool = False

    def ms(self, metres: float) -> tuple[int, int, int]:
        """(quickest, middle, slowest) ms for a distance."""
        return self.pace.ms(metres)


@dataclass(frozen=True, slots=True)
class PacesTable:
    """All paces that are known, and what there is to say about the others."""

    rows: tuple[Row, ...]
    notes: tuple[str, ...]
    """What is missing, old, uncertain or due; a sentence each."""

    def header(self) -> tuple[str, ...]:
        """Titles of the columns of `cells`."""
        return ("pace", *(name for name, _ in UNITS), "400 from–to")

    def cells(self) -> tuple[tuple[str, ...], ...]:
        """The rows as text: Easy as a range, the others as one time; then how sure that is, over 400 m."""
        return tuple(_cells(row) for row in self.rows)

    def as_json(self) -> dict[str, Any]:
        """Seconds throughout: {"paces": [{"name", "goal", "source", "uncertain", "per": {"400": {...}}}], "notes"}."""
        return {"paces": [_json(row) for row in self.rows], "notes": list(self.notes)}


def paces_table(marks: Sequence[Mark], goals: Sequence[Goal], today: date) -> PacesTable:
    """The table for one athlete. Without marks there are only goal paces, and the notes say what to add."""
    pacer = Pacer(tuple(marks), tuple(goals), today)
    names = [*_goal_names(goals), *(NAMES if marks else ())]
    found = {name: pacer.named(name) for name in names}
    rows = [
        Row(_TITLES.get(name, name), pace, name.startswith("goal"))
        for name, pace in found.items()
        if isinstance(pace, Pace)
    ]
    warnings = (warning for row in rows for warning in row.pace.warnings)
    notes = dict.fromkeys((*_missing(found), *warnings, *dated_ahead(marks, today), trial_due(marks, today) or ""))
    return PacesTable(tuple(rows), tuple(note for note in notes if note))


def _goal_names(goals: Sequence[Goal]) -> list[str]:
    names = [f"goal {saying.distance(goal.distance_m).removesuffix(' m')}" for goal in goals]
    return list(dict.fromkeys(names))


def _missing(found: Mapping[str, Pace | Missing]) -> list[str]:
    """One sentence a reason, with all the paces that it keeps away."""
    names: dict[str, list[str]] = {}
    for name, pace in found.items():
        if isinstance(pace, Missing):
            names.setdefault(pace.reason, []).append(name)
    return [f"no pace for {', '.join(them)}: {reason}" for reason, them in names.items()]


def _cells(row: Row) -> tuple[str, ...]:
    low, _, high = row.ms(400.0)
    wanted = (_time(row.pace.wanted_ms(metres)) for _, metres in UNITS)
    return (row.name, *wanted, f"{times.short(low)}–{times.short(high)}")


def _time(wanted_ms: tuple[int, int]) -> str:
    """To the tenth; the ends of a range to the second."""
    quickest, slowest = wanted_ms
    if quickest == slowest:
        return times.short(quickest)
    return f"{times.short(quickest, 0)}–{times.short(slowest, 0)}"


def _json(row: Row) -> dict[str, Any]:
    per = {
        name: dict(zip(("low_s", "mid_s", "high_s"), (ms / 1000 for ms in row.ms(metres)), strict=True))
        for name, metres in UNITS
    }
    return {
        "name": row.name,
        "goal": row.goal,
        "source": row.pace.source,
        "uncertain": row.pace.uncertain,
        "per": per,
    }
