"""A running session, for the screen: commands go in, what is safely on disk comes out."""

from __future__ import annotations

import contextlib
import threading
import time
from typing import TYPE_CHECKING, Any

from milewatch import __version__
from milewatch.clock import NS_PER_MS, NS_PER_S, boot_id
from milewatch.conduct.calling import Calling
from milewatch.conduct.ending import Ending
from milewatch.records import journalfile
from milewatch.records.build import NothingRunError, from_session
from milewatch.records.ids import new_id
from milewatch.records.journal import JournalWriter, Trouble, check_place, why
from milewatch.records.journalfile import Alive, Anchor, EntrantRow, Header, MarkRow
from milewatch.records.planrows import plan_rows, segment_rows
from milewatch.timing.events import Started
from milewatch.timing.refusal import Refusal
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command, Phase

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime
    from pathlib import Path

    from milewatch.clock import Clock
    from milewatch.conduct.awake import Awake
    from milewatch.conduct.port import SoundPort
    from milewatch.conduct.quiet import Quiet
    from milewatch.places import Places
    from milewatch.records.journalfile import Journal
    from milewatch.records.log import Log
    from milewatch.timing.cues import Cue
    from milewatch.timing.events import Event, SleepKind
    from milewatch.timing.roster import Entrant
    from milewatch.timing.rules import Rules
    from milewatch.timing.snapshot import Snapshot
    from milewatch.workout.timeline import Timeline

SLEPT_MS = 1000
"""A gap between the clocks above this is a sleep."""
STOPPED_NS = 5 * NS_PER_S
"""Without a tick for so long the program itself stood still: ctrl+z, a debugger, a machine out of memory."""
ALIVE_MS = 5000
"""So often the journal hears that the program runs."""
PATIENCE_NS = 2 * NS_PER_S
"""A mark that is not on disk after this is told."""

_GAPS: dict[SleepKind, str] = {
    "suspend": "The machine slept for {}",
    "restart": "Gone on with after {}",
    "stop": "Milewatch stood still for {}",
}


class ConductError(RuntimeError):
    """A session that cannot be begun or gone on with; the message is a whole sentence."""


class Conductor:
    """One session, from arming to its saved log. No method but `finish`, `keep`, `abandon` and `close` waits.

    `on_change` is called, from any thread, when a snapshot would look different without time having passed. Times are
    session time, ms from the arming.
    """

    def __init__(
        self,
        *,
        header: Header,
        timeline: Timeline,
        session: Session,
        clock: Clock,
        anchor: Anchor,
        places: Places | None,
        on_change: Callable[[], None] = lambda: None,
        sound: SoundPort | None = None,
        awake: Awake | None = None,
        quiet: Quiet | None = None,
        pace_every_m: float | None = None,
        steady: Callable[[], int] = time.monotonic_ns,
    ) -> None:
        """For `open` and for resuming: the session as it is, and the anchor that says where its zero is.

        `steady` tells in real nanoseconds whether the program runs, whatever clock the session has.
        """
        self.timeline = timeline
        self.header = header
        self.on_change = on_change
        self._live = session
        self._shown = Session(session.roster, session.rules, session.events)
        self._shown_events = self._durable = len(session.events)
        self._clock = clock
        self._anchor = anchor
        self._ending = Ending(places)
        self._calling = Calling(clock, anchor, sound, pace_every_m)
        self._sound = sound
        self._awake = awake
        self._quiet = quiet
        self._writer: JournalWriter | None = None
        self._trouble: Trouble | None = None
        self._waiting_since = 0
        self._lock = threading.RLock()
        self._muted = False
        self._steady = steady
        self._last_ns = self._clocks()
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
        on_change: Callable[[], None] = lambda: None,
        sound: SoundPort | None = None,
        awake: Awake | None = None,
        quiet: Quiet | None = None,
        pace_every_m: float | None = None,
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
            roster=tuple(_entrant_row(entrant, timeline) for entrant in roster),
            rules={name: getattr(rules, name) for name in rules.__dataclass_fields__},
            rehearsal=rehearsal,
            place=place,
            track_m=track_m,
        )
        conductor = cls(
            header=header,
            timeline=timeline,
            session=Session(roster, rules),
            clock=clock,
            anchor=anchor,
            places=places,
            on_change=on_change,
            sound=sound,
            awake=awake,
            quiet=quiet,
            pace_every_m=pace_every_m,
        )
        if places is not None:
            conductor._begin_journal(places)
        conductor._begin_quiet()
        return conductor

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
            return self._visible().snapshot(self.now() if at is None else at)

    def decided(self, at: int) -> Snapshot:
        """The same, on disk or not: to decide what a key means, and for a simulated runner; never to be shown."""
        with self._lock:
            return self._live.snapshot(at)

    def _visible(self) -> Session:
        if self._writer is None or (self._trouble is not None and self._trouble.unsaved):
            return self._live  # nothing can be kept, and that is told: a watch that stood still would help nobody
        durable = self._durable
        if self._shown_events < durable:
            for event in self._live.events[self._shown_events : durable]:
                self._shown.apply(event)
            self._shown_events = durable
        return self._shown

    @property
    def _visible_events(self) -> int:
        return self._shown_events if self._visible() is self._shown else len(self._live.events)

    @property
    def roster(self) -> tuple[Entrant, ...]:
        """Who runs."""
        return self._live.roster

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
        return 0 if self._writer is None else self._writer.pending

    @property
    def trouble(self) -> str:
        """What is wrong with keeping the session, a sentence; empty when all is well."""
        if self._ending.unsaved:
            return self._ending.unsaved
        if self._trouble is not None:
            return self._trouble.text
        pending = self.pending
        if pending and self._clock.now_ns() - self._waiting_since > PATIENCE_NS:
            return f"Waiting for the disk: {pending} {'press is' if pending == 1 else 'presses are'} not down yet."
        return ""

    @property
    def sound_note(self) -> str:
        """What is wrong with the sound; empty when all is well."""
        return "" if self._sound is None else self._sound.note

    @property
    def rings_bell(self) -> bool:
        """Whether the front is to ring the terminal's bell at each cue."""
        return self._sound is not None and self._sound.rings_bell

    @property
    def awake_note(self) -> str:
        """Why the system may fall asleep; empty when it will not, or nobody asked it."""
        return "" if self._awake is None else self._awake.note

    @property
    def muted(self) -> bool:
        """Whether the sound is off."""
        return self._muted

    def cues(self, since: int, until: int) -> tuple[Cue, ...]:
        """What is to be seen of the cues from `since` to before `until`, each once: for flashes."""
        with self._lock:
            return self._calling.take(since, until, self._visible_events)

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
        if self._sound is not None:
            self._sound.mute(self._muted)
        return self._muted

    def tick(self) -> None:
        """Look after the clocks, the journal and the sound; to be called at least once a second."""
        with self._lock:
            self._look_for_sleep()
            now = self.now()
            if self._writer is not None and now - self._alive_at >= ALIVE_MS * self.speed:
                self._alive_at = now
                if self._runs():
                    self._writer.alive(Alive(now))
            if self._calling.is_due(now):
                self._calling.plan(self._live.snapshot(now), now)

    def _runs(self) -> bool:
        return self._live.snapshot(self.now()).phase not in (Phase.ARMED, Phase.ENDED)

    def _took(self, event: Event) -> None:
        if self._writer is not None:
            if not self._writer.pending:
                self._waiting_since = self._clock.now_ns()
            self._writer.append(event)
        if isinstance(event, Started):
            self._last_ns = self._clocks()
            if self._awake is not None:
                self._awake.start()
        snapshot = self._live.snapshot(event.at)
        self._calling.answer(event, snapshot)
        self._calling.plan(snapshot, event.at)
        if self._writer is None:
            self._changed()

    def _clocks(self) -> tuple[int, int, int]:
        return self._clock.now_ns(), self._clock.monotonic_ns(), self._steady()

    def _look_for_sleep(self) -> None:
        before, self._last_ns = self._last_ns, self._clocks()
        session, awake, real = (now - then for now, then in zip(self._last_ns, before, strict=True))
        slept = (session - awake) // NS_PER_MS > SLEPT_MS * self.speed
        stopped = real > STOPPED_NS
        if (slept or stopped) and self._ending.log is None:
            self._calling.forget()
            gap = session if stopped else session - awake
            self.tell_gap(gap // NS_PER_MS, "suspend" if slept else "stop")

    def tell_gap(self, gap: int, why: SleepKind) -> None:
        """Nothing was watched for `gap` ms until now: journal it and tell it."""
        with self._lock:
            if not self._runs():
                return
            self._took(self._live.slept(self.now(), gap, why))
            seconds = gap // 1000
            told = f"{seconds // 60}:{seconds % 60:02d}"
            self.sleep_note = f"{_GAPS[why].format(told)}; the clock ran on."

    # The journal

    def _begin_journal(self, places: Places) -> None:
        """In the first place that is fit for it: looked at now, and not found out at lap 1."""
        wrong = check_place(places.journals)
        try:
            if wrong is None:
                self._writer = self._create(places.journals, places)
            elif check_place(places.rescue) is None:
                self._writer = self._create(places.rescue, places)
                self._trouble = Trouble(f"{wrong} The journal is in {places.rescue} for now.", unsaved=False)
            else:
                raise ConductError(wrong)
        except OSError as error:
            raise ConductError(f"The session cannot be kept in {places.journals}: {why(error)}.") from error

    def _create(self, folder: Path, places: Places) -> JournalWriter:
        return JournalWriter.create(folder, self.header, places.rescue, self._is_durable, self._is_trouble)

    def go_on_with(self, journal: Journal, rescue: Path, others: tuple[Path, ...]) -> None:
        """For resuming: append to a journal that exists; `others` are older copies of it. Raises OSError."""
        self._writer = JournalWriter.go_on(
            journal, self._anchor, rescue, self._is_durable, self._is_trouble, others=others
        )
        self._begin_quiet()

    def _begin_quiet(self) -> None:
        if self._quiet is not None:
            self._quiet.begin()

    def _is_durable(self, events: int) -> None:
        self._durable = events
        self._changed()

    def _is_trouble(self, trouble: Trouble | None) -> None:
        self._trouble = trouble
        self._changed()

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
        self._let_go()
        if ending.log is None:
            ending.nothing_run(self._writer, self._live.events)
            return None
        if self._writer is not None:
            self._writer.flush()
        ending.save(self._writer)
        return ending.log

    @property
    def saved(self) -> Path | None:
        """Where the log was saved."""
        return self._ending.saved

    @property
    def thrown(self) -> Path | None:
        """Where the journal was put of a session in which all was undone."""
        return self._ending.thrown

    def keep(self, *, effort: float | None = None, notes: str | None = None, athlete: str | None = None) -> Log:
        """Add to the log what was answered at the end; None leaves as it is.

        Tries anew to save a log that was not. Raises LogError, also when it still cannot be.
        """
        return self._ending.keep(self._writer, effort=effort, notes=notes, athlete=athlete)

    def abandon(self) -> None:
        """Stop, and leave the journal: the session is offered at the next start."""
        self._let_go()
        if self._writer is not None:
            self._writer.close()

    def close(self) -> None:
        """Leave nothing running; what was not finished stays in the journal. May be called after anything."""
        self.abandon()

    def _let_go(self) -> None:
        if self._sound is not None:
            self._sound.close()
        if self._awake is not None:
            self._awake.stop()
        if self._quiet is not None:
            self._quiet.end()


def _entrant_row(entrant: Entrant, timeline: Timeline) -> EntrantRow:
    own = None if entrant.segments == timeline.segments else segment_rows(entrant.segments)
    mark = entrant.from_mark
    from_mark = None if mark is None else MarkRow(mark.distance_m, mark.time_ms, mark.on)
    names = entrant.short, entrant.letter
    return EntrantRow(entrant.key, entrant.name, entrant.start_after_ms, entrant.targets, own, from_mark, *names)
