"""What the app does first. Light: the command line makes one before Textual is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.rules import OWN

if TYPE_CHECKING:
    from milewatch.records.athlete import Athlete
    from milewatch.workout.model import Workout


@dataclass(frozen=True, slots=True)
class Start:
    """How a squad starts and recovers; nothing of it touches one athlete alone."""

    stagger_ms: int = 0
    """Between one start and the next one, in the order of the line-up."""
    by_group: bool = False
    """The athletes of a group start together, one group after the other; else each athlete has a start of their own."""
    recover_with: str = OWN
    """As in `Rules`."""


@dataclass(frozen=True, slots=True)
class Opening:
    """With nothing given: the start screen."""

    workout: Workout | None = None
    """Taken to the start line."""
    unfinished: str | None = None
    """The id of an unfinished session to go on with."""
    athletes: tuple[Athlete, ...] = ()
    """Who runs; nobody: whom the config names."""
    own: tuple[tuple[str, Workout], ...] = ()
    """(athlete's id, workout) of those who run another workout than the others."""
    lead_in_s: float | None = None
    """The countdown before the start; None: the config's."""
    rehearse: float | None = None
    """The speed of a rehearsal with a simulated runner; None: the real thing."""
    keep_rehearsal: bool = False
    """A rehearsal leaves a log too."""

    @classmethod
    def home(cls) -> Opening:
        """The start screen."""
        return cls()

    @classmethod
    def arm(cls, workout: Workout, athletes: tuple[Athlete, ...] = (), lead_in_s: float | None = None) -> Opening:
        """The start line of `workout`."""
        return cls(workout=workout, athletes=athletes, lead_in_s=lead_in_s)

    @classmethod
    def rehearsal(
        cls,
        workout: Workout,
        speed: float,
        *,
        keep: bool = False,
        lead_in_s: float | None = None,
        athletes: tuple[Athlete, ...] = (),
    ) -> Opening:
        """`workout` with simulated runners, `speed` times as fast as it would be."""
        return cls(workout, athletes=athletes, lead_in_s=lead_in_s, rehearse=speed, keep_rehearsal=keep)

    @classmethod
    def resume(cls, unfinished: str) -> Opening:
        """The unfinished session of this id goes on."""
        return cls(unfinished=unfinished)
