"""Marks and goals: what an athlete has run, and what they want to run. The two are never mixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - an event is read back by the fields of a mark
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.workout import saying, times

if TYPE_CHECKING:
    from collections.abc import Sequence

AHEAD_DAYS = 1
"""A mark of tomorrow was run where it is tomorrow already; a later one is a slip, or is still to be run."""
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

    def ahead(self, today: date) -> bool:
        """Of a day that is still to come."""
        return (self.on - today).days > AHEAD_DAYS

    def aged(self, today: date) -> str:
        """In a list: "9 weeks old", "today", "dated ahead, 2026-12-24"."""
        if self.on > today:
            return f"dated ahead, {self.on.isoformat()}"
        days = self.days_old(today)
        return f"{saying.age(days)} old" if days else "today"


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


def run_by(marks: Sequence[Mark], today: date) -> Sequence[Mark]:
    """Those that were run; where all are dated ahead the calendar of the laptop may be wrong, and they stay."""
    return [mark for mark in marks if not mark.ahead(today)] or marks


def dated_ahead(marks: Sequence[Mark], today: date) -> tuple[str, ...]:
    """What to say of marks of a day that is still to come, a sentence each."""
    run = run_by(marks, today)
    return tuple(
        f"{mark.text} is dated {mark.on.isoformat()}, which is ahead of today: "
        + ("look at its day" if mark in run else "no pace comes from it until then")
        for mark in marks
        if mark.ahead(today)
    )


def trial_due(marks: Sequence[Mark], today: date) -> str | None:
    """What to say about the next time trial, or None within 4 weeks of the last mark."""
    if not marks:
        return "no mark yet: run a time trial (the mile, say) to get targets"
    newest = max(run_by(marks, today), key=lambda mark: mark.on)
    if newest.ahead(today):
        return None
    days = newest.days_old(today)
    if days <= TRIAL_FROM_DAYS:
        return None
    since = f"the last mark ({newest.text}) is {saying.age(days)} old"
    if days <= TRIAL_DUE_DAYS:
        return f"a time trial can be run: {since}, and one every 4–6 weeks keeps targets right"
    return f"a time trial is due: {since}, and one every 4–6 weeks keeps targets right"
