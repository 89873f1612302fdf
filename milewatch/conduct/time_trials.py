"""A time trial that was run here becomes a mark, when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.records.athlete import Athlete
from milewatch.records.athletes import load, save
from milewatch.review.from_log import runs_of
from milewatch.review.trials import offered_mark

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from milewatch.records.athlete import Roster
    from milewatch.records.log import Log
    from milewatch.workout.marks import Mark
    from milewatch.workout.timeline import Segment


def offered(log: Log, segments: Sequence[Segment]) -> dict[str, Mark]:
    """The marks that a session offers, by athlete; none for a rehearsal. `segments` are what was planned."""
    if log.rehearsal:
        return {}
    found = {run.athlete: offered_mark(run) for run in runs_of(log, segments)}
    return {athlete: mark for athlete, mark in found.items() if mark is not None}


def keep(path: Path, log: Log, marks: Mapping[str, Mark]) -> Roster:
    """Put the marks into the athletes file; who is not in it yet is added. Raises FileError, ValueError or OSError."""
    roster = load(path)
    for id_, mark in marks.items():
        if roster.get(id_) is None:
            row = log.athletes.get(id_)
            roster = roster.with_athlete(Athlete(id_, row.name if row is not None else id_))
        roster = roster.with_mark(id_, mark)
    return save(path, roster)
