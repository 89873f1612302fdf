"""One session, opened: its log, its plan, and each athlete's run."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.history.plan import laid_out, segments_of
from milewatch.records.archive import Archive
from milewatch.records.words import one_line
from milewatch.review.from_log import runs_on

if TYPE_CHECKING:
    from pathlib import Path

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

    @property
    def key(self) -> str:
        """The workout's key; empty when its plan is not known."""
        return self.runs[0].key if self.runs else ""


def open_session(path: Path) -> Opened:
    """Read a session. Raises LogError, a sentence."""
    log = Archive(path.parent).load(path)
    return Opened(path, log, segments_of(log), runs_on(log, laid_out(log)))
