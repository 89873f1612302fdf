"""The end of a session: its log is saved, and only then its journal goes; answers are added to the log."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.conduct.nothing_left import take_away
from milewatch.records.archive import Archive, LogError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from milewatch.places import Places
    from milewatch.records.journal import JournalWriter
    from milewatch.records.log import Log
    from milewatch.timing.events import Event

KEPT = "The session is kept in its journal and offered at the next start."
LOST = "Its last presses are in no journal either: note the times down while they are shown."


class Ending:
    """What becomes of one session. Without places nothing is written. All but the attributes waits for the disk."""

    def __init__(self, places: Places | None) -> None:
        self._places = places
        self.log: Log | None = None
        """From the end on, saved or not."""
        self.saved: Path | None = None
        """Where the log was saved."""
        self.thrown: Path | None = None
        """Where the journal was put of a session in which all was undone."""
        self.unsaved = ""
        """Why the log is not saved, and what is kept; empty when that was not tried or went well."""
        self._journal: Path | None = None
        """Where the whole session is while its log is not saved."""

    def nothing_run(self, writer: JournalWriter | None, events: Sequence[Event]) -> None:
        """There is no log to be saved: take the journal away."""
        if writer is not None and self._places is not None:
            writer.close()
            self.thrown = take_away(writer.paths, events, self._places.trash)

    def save(self, writer: JournalWriter | None) -> None:
        """Save the log, and remove the journal when that went well; else `unsaved` says why."""
        if self._places is None or self.log is None:
            return
        try:
            self.saved = Archive(self._places.logs).save(self.log)
        except LogError as error:
            if writer is not None:
                writer.close()
            self._journal = writer.paths[-1] if writer is not None and not writer.pending else None
            self.unsaved = f"NOT SAVED: {error}. {LOST if self._journal is None else KEPT}"
            return
        self.unsaved = ""
        if writer is not None:
            writer.remove()

    @property
    def left_behind(self) -> str:
        """For the shell: why there is no log, and where the session is instead; empty when nothing is amiss."""
        if not self.unsaved or self._journal is None:
            return self.unsaved
        # Whoever kept it from its journal meanwhile has a log of it.
        return f"{self.unsaved} Its journal is {self._journal}." if self._journal.exists() else ""

    def keep(
        self, writer: JournalWriter | None, *, effort: float | None, notes: str | None, athlete: str | None
    ) -> Log:
        """Add answers to the log, or save it with them if it is not saved yet. Raises LogError."""
        log = self.log
        if log is None:
            raise LogError("there is no log yet: the session still runs")
        if self.saved is not None and self._places is not None:
            self.log = Archive(self._places.logs).update(log.id, effort=effort, notes=notes, athlete=athlete)
            return self.log
        if effort is not None:
            rows = {k: replace(row, effort=effort) if athlete in (None, k) else row for k, row in log.athletes.items()}
            log = replace(log, athletes=rows)
        self.log = log if notes is None else replace(log, notes=notes)
        self.save(writer)
        if self.unsaved:
            raise LogError(self.unsaved)
        return self.log
