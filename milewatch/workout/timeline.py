"""The workout unrolled: a flat tuple of segments, each knowing "set 2 of 3, rep 4 of 6"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milewatch.workout.model import Step, Workout

Place = tuple[int, int]
"""(i, n): the i-th of n, counted from 1."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One step at its place in the timeline."""

    index: int
    """Position in the timeline, from 0."""
    step: Step
    set: Place | None = None
    """None for warm-up and cool-down. A recovery has the set and rep of the work before it."""
    rep: Place | None = None
    part: Place | None = None
    """Which part of a composite rep; None when the rep is one step."""
    suggested_ms: int | None = None
    """How long an open or distance recovery is suggested to be. A suggestion only: it is counted past."""
    target_ms: tuple[int, int] | None = None
    """What a work step is to take, from an explicit time or pace: (quickest, slowest), equal where one was given."""
    optional: bool = False
    """Beyond the lower end of a range of reps: not running it is finished, not abandoned."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the plan adds up to; parts that have no known length count nothing."""

    work_m: float
    work_ms: int
    recovery_m: float
    recovery_ms: int
    reps: int
    distance_m: float
    """Everything with a known distance, easy miles included."""
    expected_ms: int
    """The whole session: targets, guesses by effort where there is none, suggestions for open recoveries."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A workout, unrolled."""

    workout: Workout
    segments: tuple[Segment, ...]
    totals: Totals
    expected_ms: tuple[int, ...]
    """How long each segment is expected to take, for the profile and the expected end; same order as `segments`."""


def unroll(workout: Workout) -> Timeline:
    """Lay a workout out in time."""
    raise NotImplementedError
