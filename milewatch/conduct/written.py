"""The journal of a running session, and the session as far as it is on the disk: what a screen may show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.clock import NS_PER_S
from milewatch.conduct.errors import ConductError
from milewatch.records.journal import JournalWriter, Trouble, check_place, why
from milewatch.records.journalfile import Alive
from milewatch.timing.session import Session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from milewatch.clock import Clock
    from milewatch.places import Places
    from milewatch.records.journalfile import Anchor, Header, Journal
    from milewatch.timing.events import Event

PATIENCE_NS = 2 * NS_PER_S
"""A mark that is not on disk after this is told."""


class Written:
    """What of `live` is on the disk. Without a journal (`begin` and `go_on_with` were not called): all of it.

    `changed` is called in the journal's thread when more is on the disk, or something is wrong or right again.
    """

    def __init__(self, live: Session, clock: Clock, changed: Callable[[], None]) -> None:
        self.writer: JournalWriter | None = None
        self._live = live
        self._clock = clock
        self._changed = changed
        self._shown = Session(live.lineup, live.rules, live.events)
        self._shown_events = self._durable = len(live.events)
        self._trouble: Trouble | None = None
        self._waiting_since = 0

    def begin(self, header: Header, places: Places) -> None:
        """Begin a journal in the first place that is fit for it: looked at now, and not found out at lap 1.

        Raises ConductError.
        """
        wrong = check_place(places.journals)
        try:
            if wrong is None:
                self.writer = self._create(header, places.journals, places.rescue)
            elif check_place(places.rescue) is None:
                self.writer = self._create(header, places.rescue, places.rescue)
                self._trouble = Trouble(f"{wrong} The journal is in {places.rescue} for now.", unsaved=False)
            else:
                raise ConductError(wrong)
        except OSError as error:
            raise ConductError(f"The session cannot be kept in {places.journals}: {why(error)}.") from error

    def _create(self, header: Header, folder: Path, rescue: Path) -> JournalWriter:
        return JournalWriter.create(folder, header, rescue, self._is_durable, self._is_trouble)

    def go_on_with(self, journal: Journal, anchor: Anchor, rescue: Path, others: tuple[Path, ...]) -> None:
        """Append to a journal that exists; `others` are older copies of it. Raises OSError."""
        self.writer = JournalWriter.go_on(journal, anchor, rescue, self._is_durable, self._is_trouble, others=others)

    def append(self, event: Event) -> None:
        """Write an event down, soon."""
        if self.writer is not None:
            if not self.writer.pending:
                self._waiting_since = self._clock.now_ns()
            self.writer.append(event)

    def alive(self, at: int) -> None:
        """The program ran at this time (session ms)."""
        if self.writer is not None:
            self.writer.alive(Alive(at))

    def close(self) -> None:
        """Write down what waits, and leave the journal where it is."""
        if self.writer is not None:
            self.writer.close()

    @property
    def session(self) -> Session:
        """The session as it may be shown."""
        if self.writer is None or (self._trouble is not None and self._trouble.unsaved):
            return self._live  # nothing can be kept, and that is told: a watch that stood still would help nobody
        durable = self._durable
        if self._shown_events < durable:
            for event in self._live.events[self._shown_events : durable]:
                self._shown.apply(event)
            self._shown_events = durable
        return self._shown

    @property
    def events(self) -> int:
        """How many events may be shown."""
        return self._shown_events if self.session is self._shown else len(self._live.events)

    @property
    def pending(self) -> int:
        """How many events are not on disk yet."""
        return 0 if self.writer is None else self.writer.pending

    @property
    def trouble(self) -> str:
        """What is wrong with the journal, a sentence; empty when all is well."""
        if self._trouble is not None:
            return self._trouble.text
        pending = self.pending
        if pending and self._clock.now_ns() - self._waiting_since > PATIENCE_NS:
            return f"Waiting for the disk: {pending} {'press is' if pending == 1 else 'presses are'} not down yet."
        return ""

    @property
    def safe_elsewhere(self) -> bool:
        """Whether in spite of `trouble` every event goes to a disk: to the second place."""
        return self._trouble is not None and not self._trouble.unsaved

    def _is_durable(self, events: int) -> None:
        self._durable = events
        self._changed()

    def _is_trouble(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._changed()
