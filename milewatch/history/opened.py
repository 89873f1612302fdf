"""One session, opened: its log, its plan, and each athlete's run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.history.index import IndexBrokenError, open_index
from milewatch.history.refresh import refresh
from milewatch.records.archive import Archive, LogError
from milewatch.records.words import one_line
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, own_plans, segments_of

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.history.rows import Body
    from milewatch.records.log import Log
    from milewatch.review.runs import Run
    from milewatch.workout.timeline import Segment


@dataclass(frozen=True, slots=True)
class Opened:
    """A log with what review needs of it."""

    path: Path
    log: Log
    segments: tuple[Segment, ...]
    """The plan unrolled; empty when its text cannot be read."""
    runs: tuple[Run, ...]

    def run(self, athlete: str) -> Run | None:
        """One athlete's run."""
        return next((run for run in self.runs if run.athlete == athlete), None)

    def name(self, athlete: str) -> str:
        """What an athlete is called."""
        row = self.log.athletes.get(athlete)
        return one_line(row.name) if row is not None and row.name.strip() else athlete

    def planned(self, athlete: str) -> tuple[Segment, ...]:
        """What one athlete was to run, unrolled: the plan, or another one of their own."""
        row = self.log.athletes.get(athlete)
        return self.segments if row is None or row.plan is None else segments_of(self.log, athlete)

    def key(self, athlete: str) -> str:
        """The key of the workout that an athlete ran; empty when its plan is not known."""
        run = self.run(athlete)
        return "" if run is None else run.key


@dataclass(frozen=True, slots=True)
class Runnings:
    """One workout as one athlete ran it."""

    names: tuple[str, ...]
    """The files, the newest first."""
    bodies: tuple[Body, ...]
    """Summed up, the oldest first."""
    before: Opened | None
    """The one before the session that was asked about."""


def runnings(opened: Opened, athlete: str, cache: Path) -> Runnings:
    """The runnings of a session's workout by an athlete, that session's own too; none when there is no index."""
    folder = opened.path.parent
    try:
        index = open_index(cache, folder)
        try:
            if not index.count():
                refresh(index)
            names, bodies = index.same(opened.key(athlete), athlete), index.bodies(athlete, opened.key(athlete))
        finally:
            index.close()
    except IndexBrokenError:
        return Runnings((), (), None)
    own = names.index(opened.path.name) if opened.path.name in names else -1
    before = names[own + 1] if own + 1 < len(names) else None
    return Runnings(tuple(names), tuple(bodies), None if before is None else open_or_none(folder / before))


def open_or_none(path: Path) -> Opened | None:
    """Read a session; None when it cannot be read."""
    try:
        return open_session(path)
    except LogError:
        return None


def open_session(path: Path) -> Opened:
    """Read a session. Raises LogError, a sentence."""
    log = Archive(path.parent).load(path)
    return Opened(path, log, segments_of(log), runs_on(log, laid_out(log), own_plans(log)))
