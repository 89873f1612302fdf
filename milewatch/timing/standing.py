"""How a session stands: the fold of its events. What each of them means has been decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.fold import Fold, Mark
from milewatch.timing.rules import OWN, Rules
from milewatch.timing.scene import Scene, allowed
from milewatch.timing.snapshot import Phase, Snapshot, TrayStamp
from milewatch.timing.together import Together
from milewatch.timing.view import view
from milewatch.timing.ways import Apart

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.roster import Entrant


class Standing:
    """What the events come to.

    Raises ValueError for a roster that is empty, names an athlete twice or starts one before the go.
    """

    def __init__(self, roster: Sequence[Entrant], rules: Rules, events: Iterable[ev.Event] = ()):
        keys = [entrant.key for entrant in roster]
        if not keys or len(set(keys)) < len(keys) or min(entrant.start_after_ms for entrant in roster) < 0:
            raise ValueError("A roster needs at least one athlete, each once, and no start before the go.")
        self.lineup = tuple(roster)
        """Who was there at the start line."""
        self.rules = rules
        self._events: list[ev.Event] = []
        self._done: list[int] = []
        self._undone: list[int] = []
        self._withdrawn: set[int] = set()
        self._swallowed: tuple[ev.Swallowed, ...] = ()
        self._latest = 0
        self._fold = Fold(keys)
        self._ways = self._new_ways()
        for event in events:
            self.apply(event)

    @property
    def events(self) -> tuple[ev.Event, ...]:
        """Everything that happened, in order."""
        return tuple(self._events)

    @property
    def roster(self) -> tuple[Entrant, ...]:
        """Everybody: the line-up, and who came later."""
        return (*self.lineup, *self._fold.entered.values())

    def _new_ways(self) -> Apart | Together:
        roster, with_ = self.roster, self.rules.recover_with
        alone = len(roster) == 1 or with_ == OWN
        return Apart(roster, self._fold) if alone else Together(roster, self._fold, with_)

    def mark(self, stamp: int) -> Mark | None:
        """Give a stamp, or a mark put in by hand, as it stands after every mending; None when it was deleted."""
        mark = self._fold.marks.get(stamp)
        return None if mark is None or mark.removed else mark

    def apply(self, event: ev.Event) -> None:
        """Take in one event that has been decided. Raises ValueError when it is not the next one."""
        if event.id != len(self._events):
            raise ValueError(f"Event {event.id} came where event {len(self._events)} was due.")
        self._events.append(event)
        if not (isinstance(event, ev.Slept) or (isinstance(event, ev.Swallowed) and event.why is ev.Why.EARLIER)):
            self._latest = max(self._latest, event.at)
        match event:
            case ev.Undone(of=of):
                if of in self._done:
                    self._done.remove(of)
                    self._undone.append(of)
                self._refold()
            case ev.Redone(of=of):
                if of in self._undone:
                    self._undone.remove(of)
                    self._done.append(of)
                    self._done.sort()
                self._refold()
            case ev.Swallowed(withdraws=stamp):
                self._swallowed = (*self._swallowed, event)
                if stamp is not None and stamp in self._done:
                    self._done.remove(stamp)
                    self._withdrawn.add(stamp)
                    self._refold()
            case ev.Slept():
                pass
            case ev.Entered():
                self._done.append(event.id)
                self._undone.clear()
                self._fold.add(event)
                self._ways = self._new_ways()
            case _:
                self._done.append(event.id)
                self._undone.clear()
                self._fold.add(event)
                self._ways.settle(self._fold)

    def _refold(self) -> None:
        before = self._fold
        self._fold = Fold(tuple(entrant.key for entrant in self.lineup))
        for done in self._done:
            self._fold.add(self._events[done])
        self._fold.changed.clear()
        if before.entered != self._fold.entered:
            self._ways = self._new_ways()
        else:
            self._ways.settle(self._fold, clock_changed=before.clock != self._fold.clock)

    def _scene(self, at: int) -> Scene:
        at = max(at, self._latest)
        return Scene(
            at=at,
            clock=self._fold.clock,
            tracks=self._ways.at(at, self._fold),
            marked=self._fold.marked,
            started=self._fold.started is not None,
            ended=self._fold.ended is not None,
            undoable=bool(self._done),
            redoable=bool(self._undone),
        )

    def snapshot(self, at: int) -> Snapshot:
        """Give the session at `at`; a moment before the newest event is answered as that event's."""
        scene = self._scene(at)
        phase, go = scene.phase, scene.go_time
        still = phase in (Phase.COMPLETE, Phase.ENDED)
        until = max(track.begun_time for track in scene.tracks.values()) if still else scene.at
        return Snapshot(
            at_ms=scene.at,
            phase=phase,
            go_ms=go,
            total_ms=0 if go is None else max(0, until - go),
            athletes=tuple(view(track, scene.at, scene.clock) for track in scene.tracks.values()),
            tray=tuple(
                TrayStamp(mark.id, mark.time, mark.key) for mark in scene.marked.tray if mark.id not in self._ways.used
            ),
            swallowed=self._swallowed,
            allowed=allowed(scene),
            undoable=self._events[self._done[-1]] if self._done else None,
            redoable=self._events[self._undone[-1]] if self._undone else None,
            events=len(self._events),
        )
