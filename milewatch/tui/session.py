"""Sessions for the screens: armed, gone on with, kept. Everything here waits for the disk: call it in a thread."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.audio.caller import Caller
from milewatch.audio.settings import SoundSettings
from milewatch.clock import ScaledClock
from milewatch.conduct import unfinished
from milewatch.conduct.around import Around
from milewatch.conduct.awake import Awake
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.entering import field_of, past_runs
from milewatch.conduct.errors import ConductError
from milewatch.conduct.quiet import Quiet
from milewatch.conduct.rehearsal import Rehearsal
from milewatch.records.archive import LogError
from milewatch.records.athlete import Athlete, Roster, new_id
from milewatch.records.athletes import load
from milewatch.records.lineup import lineup
from milewatch.records.table import FileError
from milewatch.records.words import one_line
from milewatch.timing.rules import OWN, Rules
from milewatch.tui.aiming import aims_of
from milewatch.tui.opening import Start
from milewatch.workout.timeline import unroll
from milewatch.workout.track import Track
from milewatch.workout.track_plan import Splits, on_track

if TYPE_CHECKING:
    from milewatch.conduct.entering import Runner
    from milewatch.records.log import Log
    from milewatch.timing.roster import Entrant
    from milewatch.tui.aiming import Aims
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
    field: tuple[Runner, ...]
    roster: Roster
    notes: tuple[str, ...]
    """What of the athletes file was not understood."""

    def put_away(self) -> None:
        """It was never started, and leaves nothing behind."""
        self.conductor.finish()
        self.conductor.abandon()


def arm(
    app: MilewatchApp,
    timeline: Timeline,
    opening: Opening,
    athletes: tuple[Athlete, ...] = (),
    start: Start = Start(),  # noqa: B008 - frozen
) -> Armed:
    """Open a session at its start line, for these athletes; for nobody: whom the settings name. Raises SessionError."""
    config = app.config
    rehearsed = opening.rehearse is not None
    clock = app.clock if opening.rehearse is None else ScaledClock(app.clock, opening.rehearse)
    rules = Rules(
        guard_ms=config.guard_ms,
        lead_in_ms=round(config.lead_in_s * 1000),
        rep_lead_in_ms=round(config.rep_lead_in_s * 1000),
        recover_with=start.recover_with,
    )
    sound = _sound(app)
    try:
        roster, notes = read_roster(app)
        # Who was picked before may have run a new mark since.
        athletes = tuple(roster.get(one.id) or one for one in athletes) or (somebody(roster, config.name),)
        past = past_runs(app.places, {athlete.id for athlete in athletes})
        track = Track(config.track_m, config.lane, config.lane_width_m)
        own = {
            athlete: unroll(on_track(workout, track, Splits(config.lap_splits)).workout, recoveries=app.recoveries)
            for athlete, workout in opening.own
        }
        field = field_of(
            timeline, athletes, clock.wall().date(), recoveries=app.recoveries, past=past, own=own,
            together=start.recover_with != OWN,
        )  # fmt: skip
        field = tuple(_told_own(runner, opening) for runner in field)
        if len(field) == 1:
            timeline = field[0].timeline
        conductor = Conductor.open(
            timeline,
            _entrants(field, start),
            rules,
            clock,
            None if rehearsed and not opening.keep_rehearsal else app.places,
            place=config.place,
            track_m=config.track_m,
            rehearsal=rehearsed,
            around=_around(app, sound),
        )
    except (ConductError, OSError) as error:
        sound.close()
        raise SessionError(str(error)) from error
    return Armed(conductor, sound, field, roster, notes)


def _told_own(runner: Runner, opening: Opening) -> Runner:
    """The runner, with a word about a workout of their own."""
    workout = dict(opening.own).get(runner.athlete.id)
    if workout is None:
        return runner
    return replace(runner, told=(f"runs {one_line(workout.text or workout.title)}", *runner.told))


def _entrants(field: tuple[Runner, ...], start: Start) -> list[Entrant]:
    waves = [runner.athlete.group if start.by_group else runner.athlete.id for runner in field]
    places = {wave: place for place, wave in enumerate(dict.fromkeys(waves))}
    return [
        replace(runner.entrant, start_after_ms=places[wave] * start.stagger_ms)
        for runner, wave in zip(field, waves, strict=True)
    ]


def read_roster(app: MilewatchApp) -> tuple[Roster, tuple[str, ...]]:
    """The athletes file, and a sentence for each thing in it that was not understood."""
    try:
        roster = load(app.places.athletes)
    except FileError as error:
        return Roster(), (str(error),)
    return roster, roster.problems


def somebody(roster: Roster, name: str) -> Athlete:
    """Who runs when nobody was picked: the one of the settings, the only one there is, else a runner without a name."""
    named = one_line(name)
    if not named and len(roster.athletes) == 1:
        return roster.athletes[0]
    with contextlib.suppress(ValueError):
        return lineup(roster, [named or NOBODY])[0]
    return Athlete(new_id(named), named)


def aims_of_resumed(app: MilewatchApp, conductor: Conductor) -> dict[str, Aims]:
    """The guides of a session that is gone on with, worked out anew; its targets are in its journal."""
    roster, _ = read_roster(app)
    names = conductor.header.roster
    athletes = [roster.get(row.key) or Athlete(row.key, row.name) for row in names]
    past = past_runs(app.places, {athlete.id for athlete in athletes})
    timeline = conductor.timeline
    return aims_of(field_of(timeline, athletes, app.clock.wall().date(), recoveries=app.recoveries, past=past))


def rehearsal(conductor: Conductor, opening: Opening) -> Rehearsal | None:
    """The simulated runner, if this is a rehearsal."""
    return Rehearsal() if opening.rehearse is not None and conductor.header.rehearsal else None


def resume(app: MilewatchApp, name: str) -> Conductor:
    """Go on with the unfinished session of this id. Raises SessionError."""
    sound = _sound(app)
    try:
        return unfinished.resume(name, app.places, app.clock, _around(app, sound))
    except ConductError as error:
        sound.close()
        raise SessionError(str(error)) from error
    except BaseException:
        sound.close()
        raise


def keep(app: MilewatchApp, name: str) -> Log:
    """Save the unfinished session of this id as it is. Raises SessionError."""
    try:
        return unfinished.keep(name, app.places)
    except (ConductError, LogError) as error:
        raise SessionError(str(error)) from error


def drop(app: MilewatchApp, name: str) -> str:
    """Offer the unfinished session of this id no more, in which nothing was run. Raises SessionError."""
    try:
        return unfinished.drop(name, app.places)
    except ConductError as error:
        raise SessionError(str(error)) from error


def workout_of(log: Log) -> Workout:
    """What a log's session was run from, read anew from its text. Raises SessionError."""
    from milewatch.workout.notation import NotationError, read

    try:
        return read(log.plan.text)
    except NotationError as error:
        raise SessionError(f"The plan of this log cannot be read any more: {error.message}") from error


def _around(app: MilewatchApp, sound: Caller) -> Around:
    return Around(sound, Awake(), Quiet(), app.config.audio.pace_beeps_m or None)


def _sound(app: MilewatchApp) -> Caller:
    """Open already: some loudspeakers take two seconds to wake."""
    sound = Caller(SoundSettings.of(app.config.audio, app.places.sounds))
    sound.open()
    return sound
