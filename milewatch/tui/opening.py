"""What the app does first. Light: the command line makes one before Textual is imported."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milewatch.workout.model import Workout


@dataclass(frozen=True, slots=True)
class Opening:
    """With nothing given: the start screen."""

    workout: Workout | None = None
    """Taken to the start line."""
    unfinished: str | None = None
    """The id of an unfinished session to go on with."""
    athlete: str | None = None
    """The name of who runs; None: the config's."""
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
    def arm(cls, workout: Workout, athlete: str | None = None, lead_in_s: float | None = None) -> Opening:
        """The start line of `workout`."""
        return cls(workout=workout, athlete=athlete, lead_in_s=lead_in_s)

    @classmethod
    def rehearsal(
        cls, workout: Workout, speed: float, *, keep: bool = False, lead_in_s: float | None = None
    ) -> Opening:
        """`workout` with a simulated runner, `speed` times as fast as it would be."""
        return cls(workout=workout, rehearse=speed, keep_rehearsal=keep, lead_in_s=lead_in_s)

    @classmethod
    def resume(cls, unfinished: str) -> Opening:
        """The unfinished session of this id goes on."""
        return cls(unfinished=unfinished)
