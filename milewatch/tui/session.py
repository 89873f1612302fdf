"""Sessions for the screens: armed, gone on with, kept. Everything here waits for the disk: call it in a thread."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.audio.caller import Caller
from milewatch.audio.settings import SoundSettings
from milewatch.clock import ScaledClock
from milewatch.conduct import unfinished
from milewatch.conduct.awake import Awake
from milewatch.conduct.conductor import ConductError, Conductor
from milewatch.conduct.rehearsal import Rehearsal
from milewatch.records.archive import LogError
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules

if TYPE_CHECKING:
    from milewatch.records.log import Log
    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.opening import Opening
    from milewatch.workout.model import Workout
    from milewatch.workout.timeline import Timeline

NOBODY = "runner"
"""Who runs, when no name was given."""


class SessionError(RuntimeError):
    """A session that cannot be begun, gone on with or kept; the message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Armed:
    """A session at its start line."""

    conductor: Conductor
    sound: Caller

    def put_away(self) -> None:
        """It was never started, and leaves nothing behind."""
        self.conductor.finish()
        self.conductor.close()


def arm(app: MilewatchApp, timeline: Timeline, name: str, opening: Opening) -> Armed:
    """Open a session at its start line. Raises SessionError."""
    config = app.config
    rehearsed = opening.rehearse is not None
    clock = app.clock if opening.rehearse is None else ScaledClock(app.clock, opening.rehearse)
    rules = Rules(
        guard_ms=config.guard_ms,
        lead_in_ms=round(config.lead_in_s * 1000),
        rep_lead_in_ms=round(config.rep_lead_in_s * 1000),
    )
    sound = _sound(app)
    try:
        conductor = Conductor.open(
            timeline,
            [Entrant(_key(name), name, timeline.segments)],
            rules,
            clock,
            None if rehearsed and not opening.keep_rehearsal else app.places,
            place=config.place,
            track_m=config.track_m,
            rehearsal=rehearsed,
            sound=sound,
            awake=Awake(),
            pace_every_m=config.audio.pace_beeps_m or None,
        )
    except ConductError as error:
        sound.close()
        raise SessionError(str(error)) from error
    return Armed(conductor, sound)


def rehearsal(conductor: Conductor, opening: Opening) -> Rehearsal | None:
    """The simulated runner, if this is a rehearsal."""
    return Rehearsal() if opening.rehearse is not None and conductor.header.rehearsal else None


def resume(app: MilewatchApp, name: str) -> Conductor:
    """Go on with the unfinished session of this id. Raises SessionError."""
    try:
        return unfinished.resume(
            name,
            app.places,
            app.clock,
            sound=_sound(app),
            awake=Awake(),
            pace_every_m=app.config.audio.pace_beeps_m or None,
        )
    except ConductError as error:
        raise SessionError(str(error)) from error


def keep(app: MilewatchApp, name: str) -> Log:
    """Save the unfinished session of this id as it is. Raises SessionError."""
    try:
        return unfinished.keep(name, app.places)
    except (ConductError, LogError) as error:
        raise SessionError(str(error)) from error


def workout_of(log: Log) -> Workout:
    """What a log's session was run from, read anew from its text. Raises SessionError."""
    from milewatch.workout.notation import NotationError, read

    try:
        return read(log.plan.text)
    except NotationError as error:
        raise SessionError(f"The plan of this log cannot be read any more: {error.message}") from error


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-") or NOBODY


def _sound(app: MilewatchApp) -> Caller:
    """Open already: some loudspeakers take two seconds to wake."""
    sound = Caller(SoundSettings.of(app.config.audio, app.places.sounds))
    sound.open()
    return sound
