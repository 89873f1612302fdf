"""Marks and goals: what an athlete has run, and what they want to run. The two are never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - an event is read back by the fields of a mark
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.workout import saying, times

if TYPE_CHECKING:
    from collections.abc import Sequence

OLD_DAYS = 56
"""A mark of more than 8 weeks is used, and said to be old."""
TRIAL_FROM_DAYS = 28
TRIAL_DUE_DAYS = 42
"""A time trial every 4–6 weeks."""


class MarkKind(StrEnum):
    """Where a mark comes from."""

    RACE = "race"
    TIME_TRIAL = "time trial"


@dataclass(frozen=True, slots=True)
class Mark:
    """A race or time-trial result. Only these feed the pace model."""

    distance_m: float
    time_ms: int
    on: date
    kind: MarkKind = MarkKind.RACE
    note: str = ""

    @property
    def text(self) -> str:
        """In a sentence: "the mile in 5:58.3"."""
        return f"the {saying.distance(self.distance_m)} in {times.short(self.time_ms)}"

    def days_old(self, today: date) -> int:
        """Whole days since it was run; 0 for a date ahead (a laptop's calendar can be wrong)."""
        return max(0, (today - self.on).days)

    def old(self, today: date) -> bool:
        """Older than 8 weeks."""
        return self.days_old(today) > OLD_DAYS


@dataclass(frozen=True, slots=True)
class Goal:
    """A time that the athlete wants to run."""

    distance_m: float
    time_ms: int
    by: date | None = None

    @property
    def text(self) -> str:
        """In a sentence: "the goal of 5:45.0 for the mile"."""
        return f"the goal of {times.short(self.time_ms)} for the {saying.distance(self.distance_m)}"


def trial_due(marks: Sequence[Mark], today: date) -> str | None:
    """What to say about the next time trial, or None within 4 weeks of the last mark."""
    if not marks:
        return "no mark yet: run a time trial (the mile, say) to get targets"
    newest = max(marks, key=lambda mark: mark.on)
    days = newest.days_old(today)
    if days <= TRIAL_FROM_DAYS:
        return None
    since = f"the last mark ({newest.text}) is {saying.age(days)} old"
    if days <= TRIAL_DUE_DAYS:
        return f"a time trial can be run: {since}, and one every 4–6 weeks keeps targets right"
    return f"a time trial is due: {since}, and one every 4–6 weeks keeps targets right"
