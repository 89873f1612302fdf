"""A running session, for the screen: commands go in, what is safely on disk comes out."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING, Any

from milewatch import __version__
from milewatch.clock import NS_PER_MS, NS_PER_S, boot_id
from milewatch.conduct import gaps
from milewatch.conduct.around import Around
from milewatch.conduct.calling import Calling
from milewatch.conduct.ending import Ending
from milewatch.conduct.gaps import Gaps
from milewatch.conduct.written import Written
from milewatch.records import journalfile
from milewatch.records.build import NothingRunError, from_session
from milewatch.records.ids import new_id
from milewatch.records.journalfile import Anchor, Header
from milewatch.records.planrows import plan_rows
from milewatch.records.rosterrows import entrant_row
from milewatch.timing.events import Started
from milewatch.timing.refusal import Refusal
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command, Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from milewatch.clock import Clock
    from milewatch.places import Places
    from milewatch.records.journalfile import Journal
    from milewatch.records.log import Log
    from milewatch.timing.cues import Cue
    from milewatch.timing.events import Event, SleepKind
    from milewatch.timing.roster import Entrant
    from milewatch.timing.rules import Rules
    from milewatch.timing.snapshot import Snapshot
    from milewatch.workout.timeline import Timeline

ALIVE_MS = 5000
"""So often the journal hears that the program runs."""


class Conductor:
    """One session, from arming to its saved log. No method but `finish`, `keep` and `abandon` waits.

    `on_change` is called, from any thread, when a snapshot would look different without time having passed. Times are
    session time, ms from the arming.
    """

    def __init__(
        self,
        header: Header,
        timeline: Timeline,
        session: Session,
        clock: Clock,
        anchor: Anchor,
        places: Places | None,
        around: Around = Around(),  # noqa: B008 - frozen
    ) -> None:
        """For `open` and for resuming: the session as it is, and the anchor that says where its zero is."""
        self.timeline = timeline
        self.header = header
        self.on_change: Callable[[], None] = lambda: None
        self.around = around
        self._live = session
        self._clock = clock
        self._anchor = anchor
        self._written = Written(session, clock, self._changed)
        self._calling = Calling(clock, anchor, around.sound, around.pace_every_m)
        self._gaps = Gaps(clock)
        self._ending = Ending(places)
        self._lock = threading.RLock()
        self._muted = False
        self._alive_at = 0
        self.sleep_note = ""
        """How long the machine slept, or the program did not run; empty when it did not."""

    @classmethod
    def open(
        cls,
        timeline: Timeline,
        roster: Sequence[Entrant],
        rules: Rules,
        clock: Clock,
        places: Places | None,
        *,
        place: str = "",
        track_m: float | None = None,
        rehearsal: bool = False,
        around: Around = Around(),  # noqa: B008 - frozen
    ) -> Conductor:
        """Arm a session. Without places nothing is written. Raises ConductError when no place takes a journal."""
        wall = clock.wall()
        anchor = Anchor(clock.now_ns(), boot_id(), wall)
        header = Header(
            journal=journalfile.SCHEMA,
            id=new_id(wall),
            app=__version__,
            anchor=anchor,
            plan=plan_rows(timeline),
            roster=tuple(entrant_row(entrant, timeline.segments) for entrant in roster),
            rules={name: getattr(rules, name) for name in rules.__dataclass_fields__},
            rehearsal=rehearsal,
            place=place,
            track_m=track_m,
        )
        conductor = cls(header, timeline, Session(roster, rules), clock, anchor, places, around)
        if places is not None:
            conductor._written.begin(header, places)
        around.opened()
        return conductor

    def go_on_with(self, journal: Journal, rescue: Path, others: tuple[Path, ...]) -> None:
        """For resuming: append to a journal that exists; `others` are older copies of it. Raises OSError."""
        self._written.go_on_with(journal, self._anchor, rescue, others)
        self.around.opened()
        self.around.running()

    # Time

    @property
    def speed(self) -> float:
        """How many session seconds pass in a real one."""
        return self._clock.speed

    def now(self) -> int:
        """Session time."""
        return (self._clock.now_ns() - self._anchor.zero_ns) // NS_PER_MS

    def at_age(self, age_s: float) -> int:
        """The time of a key that was pressed `age_s` (real) seconds ago."""
        age_ns = int(max(0.0, age_s) * self._clock.speed * NS_PER_S)
        return max(0, (self._clock.now_ns() - age_ns - self._anchor.zero_ns) // NS_PER_MS)

    def time_of_day(self) -> datetime:
        """Wall time."""
        return self._clock.wall()

    # What is seen

    def snapshot(self, at: int | None = None) -> Snapshot:
        """The session at `at` (now), from events that are on disk."""
        with self._lock:
            return self._written.session.snapshot(self.now() if at is None else at)

    def decided(self, at: int) -> Snapshot:
        """The same, on disk or not: to decide what a key means, and for a simulated runner; never to be shown."""
        with self._lock:
            return self._live.snapshot(at)

    @property
    def roster(self) -> tuple[Entrant, ...]:
        """Who runs."""
        return self._live.roster

    @property
    def lineup(self) -> tuple[Entrant, ...]:
        """Who was there at the start line."""
        return self._live.lineup

    @property
    def rules(self) -> Rules:
        """How forgiving it is with keys."""
        return self._live.rules

    @property
    def id(self) -> str:
        """The name of the session and of its log."""
        return self.header.id

    @property
    def pending(self) -> int:
        """How many events are not on disk yet."""
        return self._written.pending

    @property
    def trouble(self) -> str:
        """What is wrong with keeping the session, a sentence; empty when all is well."""
        return self._ending.unsaved or self._written.trouble

    @property
    def safe_elsewhere(self) -> bool:
        """Whether in spite of `trouble` every press is on a disk: in the second place for journals."""
        return not self._ending.unsaved and self._written.safe_elsewhere

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    def cues(self, since: int, until: int) -> tuple[Cue, ...]:
        """What is to be seen of the cues from `since` to before `until`, each once: for flashes."""
        with self._lock:
            return self._calling.take(since, until, self._written.events)

    # What is done

    def do(self, command: Command, at: int | None = None, **more: Any) -> Event | Refusal:
        """Do a command as of `at` (now). `more` is what the session's method of that name takes."""
        with self._lock:
            at = self.now() if at is None else max(0, at)
            if command is Command.FINISH:
                result = self._live.stamp(at, final=True, **more)
            else:
                result = getattr(self._live, command.value)(at, **more)
            if not isinstance(result, Refusal):
                self._took(result)
            return result

    def mute(self) -> bool:
        """Turn the sound off, or on again; whether it is off now."""
        self._muted = not self._muted
        self.around.mute(self._muted)
        return self._muted

    def tick(self) -> None:
        """Look after the clocks, the journal and the sound; to be called at least once a second."""
        with self._lock:
            self._look_for_gap()
            now = self.now()
            if now - self._alive_at >= ALIVE_MS * self.speed:
                self._alive_at = now
                if self._runs():
                    self._written.alive(now)
            if self._calling.is_due(now):
                self._calling.plan(self._live.snapshot(now), now)

    def _runs(self) -> bool:
        return self._live.snapshot(self.now()).phase not in (Phase.ARMED, Phase.ENDED)

    def _took(self, event: Event) -> None:
        self._written.append(event)
        if isinstance(event, Started):
            self._gaps.forget()
            self.around.running()
        snapshot = self._live.snapshot(event.at)
        self._calling.answer(event, snapshot)
        self._calling.plan(snapshot, event.at)
        if self._written.writer is None:
            self._changed()

    def _look_for_gap(self) -> None:
        gap = self._gaps.look()
        if gap is not None and self._ending.log is None:
            self._calling.forget()
            self.tell_gap(*gap)

    def tell_gap(self, gap: int, why: SleepKind) -> None:
        """Nothing was watched for `gap` ms until now: journal it and tell it."""
        with self._lock:
            if self._runs():
                self._took(self._live.slept(self.now(), gap, why))
                self.sleep_note = gaps.told(gap, why)

    def _changed(self) -> None:
        # A front that is closing down has no loop any more to be told in; the journal must go on all the same.
        with contextlib.suppress(RuntimeError):
            self.on_change()

    # Ends

    def finish(self) -> Log | None:
        """End the session if it runs, and save its log; None when nothing was run.

        The journal goes only when the log is safely there. When it cannot be saved, `trouble` says so, `saved` stays
        None, and `keep` tries again.
        """
        ending = self._ending
        with self._lock:
            if ending.log is not None:
                return ending.log
            self.do(Command.END)
            with contextlib.suppress(NothingRunError):
                ending.log = from_session(self._live, self.header, self._anchor.wall, self.now())
        # From here on the disk is waited for, and the screen must not wait with us.
        self.around.let_go()
        writer = self._written.writer
        if ending.log is None:
            ending.nothing_run(writer, self._live.events)
            return None
        if writer is not None:
            writer.flush()
        ending.save(writer)
        return ending.log

    @property
    def saved(self) -> Path | None:
        """Where the log was saved."""
        return self._ending.saved

    @property
    def left_behind(self) -> str:
        """Of a session that is over and has no log though it should: why, and where it is; else empty."""
        return self._ending.left_behind

    @property
    def thrown(self) -> Path | None:
        """Where the journal was put of a session in which all was undone."""
        return self._ending.thrown

    def keep(self, *, effort: float | None = None, notes: str | None = None, athlete: str | None = None) -> Log:
        """Add to the log what was answered at the end; None leaves as it is.

        Tries anew to save a log that was not. Raises LogError, also when it still cannot be.
        """
        return self._ending.keep(self._written.writer, effort=effort, notes=notes, athlete=athlete)

    def abandon(self) -> None:
        """Stop, and leave the journal: the session is offered at the next start. May be called after anything."""
        self.around.let_go()
        self._written.close()
