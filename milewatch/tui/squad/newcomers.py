"""What is typed while a squad runs: somebody who joins, or another workout. It reads files: call it in a thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.conduct.entering import late_entrant
from milewatch.records.athlete import Athlete, Roster, new_id
from milewatch.records.athletes import load
from milewatch.records.library import LibraryError, find
from milewatch.records.lineup import lineup
from milewatch.records.table import FileError
from milewatch.records.words import one_line
from milewatch.timing.roster import told_apart
from milewatch.workout.files import WorkoutFileError
from milewatch.workout.notation import NotationError
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from datetime import date

    from milewatch.places import Places
    from milewatch.timing.roster import Entrant
    from milewatch.workout.recovery import RecoveryTable
    from milewatch.workout.timeline import Timeline

NEW = "+"
"""Before a name: nobody of the athletes file is meant."""
_MOST_TOLD = 4


@dataclass(frozen=True, slots=True)
class About:
    """The session that it is typed in."""

    places: Places
    timeline: Timeline
    today: date
    recoveries: RecoveryTable | None
    roster: tuple[Entrant, ...]


@dataclass(frozen=True, slots=True)
class Meant:
    """Somebody with a plan of their own."""

    entrant: Entrant
    text: str = ""
    """The workout as it was typed."""


def somebody_new(typed: str, about: About) -> Meant:
    """Who joins: one of the athletes file (the beginning of a name is enough), else somebody for today only.

    Raises ValueError, a sentence.
    """
    name = one_line(typed.removeprefix(NEW))
    if not name:
        raise ValueError("A name, or the beginning of one, says who joins.")
    roster = _athletes(about.places)
    here = {entrant.key for entrant in about.roster}
    if typed.startswith(NEW):
        athlete = Athlete(new_id(name, (*here, *(one.id for one in roster.athletes))), name)
    else:
        athlete = _known(roster, name, here) or lineup(roster, [name])[0]
    names = {entrant.name.casefold() for entrant in about.roster}
    if athlete.id in here or (athlete.name.casefold() in names and not typed.startswith(NEW)):
        raise ValueError(f"{athlete.name} runs in this session already; {NEW} before the name is for somebody else.")
    return Meant(late_entrant(about.timeline, athlete, about.today))


def other_plan(typed: str, athlete: str, about: About) -> Meant:
    """What an athlete runs from here: shorthand, or the name of a workout. Raises ValueError, a sentence."""
    if not one_line(typed):
        raise ValueError("A workout, such as 4x400 R60, or its name, says what follows.")
    try:
        workout = find(typed, about.places.workouts)
    except (NotationError, LibraryError) as error:
        raise ValueError(error.message) from error
    except WorkoutFileError as error:
        raise ValueError(str(error)) from error
    entrant = next(one for one in about.roster if one.key == athlete)
    known = _athletes(about.places).get(athlete) or Athlete(athlete, entrant.name)
    timeline = unroll(workout, recoveries=about.recoveries)
    return Meant(late_entrant(timeline, known, about.today), one_line(typed))


def _athletes(places: Places) -> Roster:
    """The athletes file; one that cannot be read keeps nobody from running."""
    try:
        return load(places.athletes)
    except FileError:
        return Roster()


def _known(roster: Roster, name: str, here: set[str]) -> Athlete | None:
    """The one athlete who is meant: of that name exactly, else the only one that begins so and is not here yet."""
    wanted = name.casefold()
    for athlete in roster.athletes:
        if wanted in (athlete.id.casefold(), athlete.name.casefold()):
            return athlete
    found = [
        one
        for one in roster.athletes
        if one.id not in here
        and any(word.casefold().startswith(wanted) for word in (one.id, one.label, one.name, *one.name.split()))
    ]
    if len(found) > 1:
        names = ", ".join(told_apart((one.id, one.name, one.name) for one in found[:_MOST_TOLD]).values())
        raise ValueError(f"“{name}” may be {names}: type more of it, or {NEW} before the name of somebody else.")
    return found[0] if found else None
