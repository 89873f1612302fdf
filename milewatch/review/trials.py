"""Races and time trials over the year: what has changed, and what is only the day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.review.runs import Run, reps
from milewatch.workout import pace_model, saying
from milewatch.workout.marks import Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Sequence

TYPICAL_ERROR = 0.015
"""Of a time trial, as a fraction of its time: 5.4 s at 6:00."""
NO_CHANGE = 1 / 120
"""Below this a change is none: 3 s at 6:00."""
SHORTEST_TRIAL_M = 800.0


class Change(StrEnum):
    """How sure a change is."""

    NONE = "no change"
    MAYBE = "maybe"
    LIKELY = "likely"


@dataclass(frozen=True, slots=True)
class TrialPoint:
    """One result in the course of the year."""

    mark: Mark
    low_ms: int
    high_ms: int
    """The band of the typical error around it."""
    change_ms: int | None
    """Against the result before it over the same distance: negative is quicker. None for the first."""
    change: Change | None

    @property
    def word(self) -> str:
        """ "no change", "maybe quicker", "likely slower" …; empty for the first."""
        if self.change is None or self.change_ms is None:
            return ""
        if self.change is Change.NONE:
            return "no change"
        return f"{self.change} {'quicker' if self.change_ms < 0 else 'slower'}"


def change(before_ms: int, after_ms: int) -> Change:
    """How sure it is that something changed, relative to the earlier time.

    At 6:00 a change under 3 s is none, 3–5.4 s maybe, more than 5.4 s likely. In whole numbers, so that the limits are
    exact.
    """
    size = abs(after_ms - before_ms)
    if 120 * size < before_ms:
        return Change.NONE
    return Change.LIKELY if 1000 * size > 15 * before_ms else Change.MAYBE


def trials(marks: Sequence[Mark], distance_m: float) -> tuple[TrialPoint, ...]:
    """The results over one distance, oldest first, each against the one before."""
    same = sorted((m for m in marks if saying.same_distance(m.distance_m, distance_m)), key=lambda mark: mark.on)
    points: list[TrialPoint] = []
    for number, mark in enumerate(same):
        before = same[number - 1].time_ms if number else None
        points.append(
            TrialPoint(
                mark=mark,
                low_ms=round(mark.time_ms * (1 - TYPICAL_ERROR)),
                high_ms=round(mark.time_ms * (1 + TYPICAL_ERROR)),
                change_ms=None if before is None else mark.time_ms - before,
                change=None if before is None else change(before, mark.time_ms),
            )
        )
    return tuple(points)


def trial_distances(marks: Sequence[Mark]) -> tuple[float, ...]:
    """The distances that have results, the one with most first."""
    counts: dict[float, int] = {}
    for mark in marks:
        same = next((m for m in counts if saying.same_distance(m, mark.distance_m)), mark.distance_m)
        counts[same] = counts.get(same, 0) + 1
    return tuple(sorted(counts, key=lambda metres: (-counts[metres], metres)))


def offered_mark(run: Run) -> Mark | None:
    """The mark that a time trial run here offers: one rep alone, by distance, all out, run to its end. Else None.

    It is over what was really run: eight laps for two miles are a mark over 3200 m. What nobody can have run is none.
    """
    every = reps(run.laps)
    if len(every) != 1 or len(every[0].laps) != 1 or not every[0].done:
        return None
    lap = every[0].laps[0]
    if lap.planned_m is None or lap.planned_m < SHORTEST_TRIAL_M or lap.time_ms <= 0:
        return None
    plain = " ".join(lap.effort.lower().replace("-", " ").split())
    if plain not in ("all out", "100 %", "max", "time trial", "race", "10/10"):
        return None
    metres = lap.metres or lap.planned_m
    if pace_model.check(metres, lap.time_ms / 1000) is not None:
        return None
    return Mark(metres, lap.time_ms, run.on, MarkKind.TIME_TRIAL)
