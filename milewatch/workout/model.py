"""A workout as a tree: steps, and repeats of steps with something between the passes.

Distances are metres (float), durations integer milliseconds. Everything is frozen; an edit makes a new workout.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milewatch.workout.effort import Effort  # noqa: TC001 - an event is read back by the fields of a step
from milewatch.workout.units import MILE_M as MILE_M


class Kind(StrEnum):
    """What a step is for."""

    WARMUP = "warmup"
    WORK = "work"
    RECOVERY = "recovery"
    COOLDOWN = "cooldown"


class Ends(StrEnum):
    """What ends a step."""

    TIME = "time"
    """After `duration_ms`, by itself."""
    DISTANCE = "distance"
    """After `distance_m`: on the runner's mark."""
    MARK = "mark"
    """Open: on the runner's mark."""
    CYCLE = "cycle"
    """At a send-off: `cycle_ms` after the rep before it began."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do."""

    kind: Kind
    ends: Ends
    distance_m: float | None = None
    """Metres to cover; only when `ends` is DISTANCE."""
    duration_ms: int | None = None
    """Only when `ends` is TIME."""
    cycle_ms: int | None = None
    """Only when `ends` is CYCLE: from the start of the rep before to the start of the next."""
    target_ms: int | None = None
    """A stated time to take over a distance recovery ("jog 100 in 30 s"). A rep's target comes from its effort."""
    mode: str | None = None
    """How a recovery is taken, as written: jog, walk, float, static, easy, off …"""
    effort: Effort | None = None
    stated: bool = True
    """False: the text gave no recovery here, so this one is open and the reading says so."""
    splits_m: tuple[float, ...] = ()
    """Planned split points inside a rep: cumulative metres, rising, the last below `distance_m`."""
    joined: bool = False
    """Part of the same rep as the work step before it: run straight on, a mark at the join (composite reps)."""
    run_m: float | None = None
    """What is really run where that is not `distance_m`: a lap of the track for a quarter mile. No part of a plan as
    it is written; it comes from laying the plan on a track."""

    @property
    def covers_m(self) -> float | None:
        """The metres between the two marks of a step by distance: those that are really run."""
        return self.distance_m if self.run_m is None else self.run_m


@dataclass(frozen=True, slots=True)
class Repeat:
    """`count` passes through `body`, with `between` after each pass but the last."""

    count: int
    body: tuple[Node, ...]
    between: tuple[Step, ...] = ()
    """Empty: nothing. One step: the same after every pass. Otherwise `count - 1` steps, one for each gap in turn."""
    at_least: int | None = None
    """"6-8 x" has count 8 and at_least 6: stopping at 6 is finished, not abandoned."""


Node = Step | Repeat


@dataclass(frozen=True, slots=True)
class Workout:
    """What is planned, and what a person wrote about it."""

    steps: tuple[Node, ...]
    title: str = ""
    text: str = ""
    """The shorthand as it was written, if it was."""
    notes: str = ""
    tags: tuple[str, ...] = ()
    surface: str | None = None
    """track, road, hill, grass, treadmill, indoor … None: not said."""
    total_m: float | None = None
    """The whole run ("7 miles in all"): the easy miles around `steps` are what is left of it."""
    source: str | None = None
    """The library name it came from."""
    readings: tuple[str, ...] = ()
    """What was chosen where the text had more than one reading, a sentence each."""
