"""Rules of thumb that tell a mile from a session. They have no published error, and are never a target."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.review.runs import by_kind, reps, rests
from milewatch.workout import saying, times
from milewatch.workout.model import MILE_M

if TYPE_CHECKING:
    from milewatch.review.runs import Run


@dataclass(frozen=True, slots=True)
class Rule:
    """Mean pace of these reps with this rest is mile pace."""

    name: str
    count: int
    metres: float
    rest_ms: int


@dataclass(frozen=True, slots=True)
class Thumb:
    """What a rule of thumb says of a session."""

    name: str
    mile_ms: int

    @property
    def text(self) -> str:
        """The rule and what it gives."""
        return f"{self.name}: their mean pace is a mile in {times.short(self.mile_ms)} (a rule of thumb)"


RULES = (
    Rule("4 x 600 m with 5 min", 4, 600.0, 300_000),
    Rule("10 x 400 m with 1 min", 10, 400.0, 60_000),
)
REST_TOLERANCE = 0.05


def thumbs(run: Run) -> tuple[Thumb, ...]:
    """The rules whose reps and rests this session kept: all reps done, no others, each rest within 5 %."""
    every = reps(run.laps)
    between = rests(run.laps)
    if len(by_kind(every)) != 1 or not all(rep.done for rep in every):
        return ()
    found: list[Thumb] = []
    for rule in RULES:
        metres = every[0].kind.metres
        if len(every) != rule.count or metres is None or not saying.same_distance(metres, rule.metres):
            continue
        kept = all(abs(lap.time_ms - rule.rest_ms) <= REST_TOLERANCE * rule.rest_ms for lap in between)
        if kept and len(between) == rule.count - 1:
            mean_ms = math.fsum(rep.time_ms for rep in every) / len(every)
            found.append(Thumb(rule.name, round(mean_ms * MILE_M / rule.metres)))
    return tuple(found)
