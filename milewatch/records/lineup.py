"""Who runs today: the athletes that are named, and those of the groups that are named."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.records.athlete import Athlete, named, new_id
from milewatch.records.words import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.athlete import Roster


def lineup(roster: Roster, names: Sequence[str], groups: Sequence[str] = ()) -> tuple[Athlete, ...]:
    """The athletes of `names` (an id, a name or a short name each) and then of `groups`, each once.

    A name that is not in the file is an athlete without marks. Raises ValueError, a sentence, for a group that nobody
    is in and for a name that several have.
    """
    found: dict[str, Athlete] = {}
    for name in names:
        athlete = _named(roster, one_line(name), tuple(found.values()))
        if athlete is not None:
            found.setdefault(athlete.id, athlete)
    for group in groups:
        members = roster.in_group(one_line(group))
        if not members:
            known = f"groups are {', '.join(roster.groups)}" if roster.groups else "no athlete is in a group yet"
            raise ValueError(f"nobody is in the group “{one_line(group)}”: {known}")
        found.update({athlete.id: athlete for athlete in members if athlete.id not in found})
    return tuple(found.values())


def _named(roster: Roster, name: str, before: tuple[Athlete, ...]) -> Athlete | None:
    """The athlete of a name, or one made of it; None for an empty name."""
    if not name:
        return None
    known = dict.fromkeys((*roster.athletes, *before))
    found = named(known, name)
    if len(found) > 1:
        raise ValueError(f"“{name}” is more than one athlete: {', '.join(a.id for a in found)}; give the id")
    if found:
        return found[0]
    return Athlete(new_id(name, tuple(athlete.id for athlete in known)), name)
