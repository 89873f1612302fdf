"""Training load: effort times minutes (Foster 2001), by session, day and week."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from milewatch.review.figures import sd

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

DAYS = 7


@dataclass(frozen=True, slots=True)
class WeekLoad:
    """The load of seven days."""

    total: float
    monotony: float | None
    """Mean over SD (n-1) of the daily loads, rest days being 0; None when every day is alike."""
    strain: float | None
    """Total times monotony."""


def session_load(effort: float, minutes: float) -> float:
    """Effort (0–10) times the minutes of the whole session."""
    return effort * minutes


def week_load(days: Sequence[float]) -> WeekLoad:
    """The load of a week from its daily loads (two days or more)."""
    total = math.fsum(days)
    spread = sd(days)
    if spread < 1e-9:
        return WeekLoad(total, None, None)
    monotony = total / len(days) / spread
    return WeekLoad(total, monotony, total * monotony)


def daily(loads: Iterable[tuple[date, float]]) -> dict[date, float]:
    """Loads of sessions summed by day; only days with a session."""
    days: defaultdict[date, float] = defaultdict(float)
    for day, load in loads:
        days[day] += load
    return dict(days)


def monday(day: date) -> date:
    """The Monday of its week."""
    return day - timedelta(days=day.weekday())


def week_of(days: Mapping[date, float], start: date) -> tuple[float, ...]:
    """The seven daily loads from `start`; days after the last of the calendar have none."""
    known = range(min(DAYS, (date.max - start).days + 1))
    loads = tuple(days.get(start + timedelta(days=number), 0.0) for number in known)
    return loads + (0.0,) * (DAYS - len(loads))
