"""The events that count, sorted to whom and when they act."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.running import RunningClock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.timing.roster import Entrant


@dataclass(frozen=True, slots=True)
class Mark:
    """A stamp, or a mark put in by hand, as it stands after every mending."""

    id: int
    time: int
    key: str
    athlete: str | None
    """None: in the tray (or removed)."""
    final: bool = False
    lead_in: int = 0
    edited: bool = False
    removed: bool = False


@dataclass(frozen=True, slots=True)
class Touched:
    """A mark was taken away from the athlete here: the lap around it is edited."""


@dataclass(frozen=True, slots=True)
class Marked:
    """The marks as a whole."""

    tray: tuple[Mark, ...]
    """Those that wait for an athlete, oldest first."""
    any: bool
    """There is one that is not removed."""
    several: bool
    """They are of more than one athlete (the tray counts as one)."""


Doing = (
    Mark
    | Touched
    | ev.Started
    | ev.Skipped
    | ev.WentBack
    | ev.Adjusted
    | ev.Extended
    | ev.Shortened
    | ev.Dropped
    | ev.Rejoined
    | ev.Replanned
    | ev.Unfinished
    | ev.Entered
    | ev.Ended
)


@dataclass(frozen=True, slots=True)
class Act:
    """Something that happens to one athlete at `time`. Acts are ordered by (time, id)."""

    time: int
    id: int
    what: Doing


def _order(act: Act) -> tuple[int, int]:
    return act.time, act.id


class Fold:
    """What the effective events say: the clock, the marks, and each athlete's acts in order of time."""

    def __init__(self, athletes: Sequence[str]):
        self.clock = RunningClock()
        self.started: ev.Started | None = None
        self.ended: ev.Ended | None = None
        self.marks: dict[int, Mark] = {}
        self.acts: dict[str, list[Act]] = {athlete: [] for athlete in athletes}
        self.changed: set[str] = set()
        """Athletes whose acts changed otherwise than at their end since this was last emptied."""
        self.entered: dict[str, Entrant] = {}
        """Who was not in the line-up, in the order in which they came."""
        self._for_all: list[Act] = []
        self._marked: Marked | None = None

    def add(self, event: ev.Event) -> None:
        """Take one more effective event in. What names an unknown stamp or athlete has no effect; a mark is kept."""
        match event:
            case ev.Stamped():
                self._put(Mark(event.id, event.at, event.key, self._whose(event.athlete), event.final, event.lead_in))
            case ev.Inserted():
                self._put(Mark(event.id, event.time, "", self._whose(event.athlete), edited=True))
            case ev.Assigned() | ev.Shifted() | ev.Swapped() | ev.Removed():
                self._mend(event)
            case ev.Paused():
                self.clock = self.clock.pause(event.at)
            case ev.Resumed():
                self.clock = self.clock.resume(event.at)
            case ev.Dropped() | ev.Rejoined() | ev.Replanned() | ev.Unfinished():
                self._act(event.athlete, Act(event.at, event.id, event))
            case ev.Skipped() | ev.WentBack() | ev.Adjusted() | ev.Extended() | ev.Shortened():
                if event.athlete is None:
                    self._act_all(Act(event.at, event.id, event))
                else:
                    self._act(event.athlete, Act(event.at, event.id, event))
            case ev.Entered():
                self._enter(event)
            case ev.Started() | ev.Ended():
                if isinstance(event, ev.Started):
                    self.started = event
                else:
                    self.ended = event
                self._act_all(Act(event.at, event.id, event))
            case ev.Swallowed() | ev.Slept() | ev.Undone() | ev.Redone():
                pass

    @property
    def nameless(self) -> list[Act]:
        """The marks in the tray, as acts that may be everybody's."""
        return [Act(mark.time, mark.id, mark) for mark in self.marked.tray]

    @property
    def marked(self) -> Marked:
        """Sum the marks up; kept until one changes."""
        if self._marked is None:
            alive = [mark for mark in self.marks.values() if not mark.removed]
            tray = sorted((mark for mark in alive if mark.athlete is None), key=lambda mark: (mark.time, mark.id))
            self._marked = Marked(tuple(tray), bool(alive), len({mark.athlete for mark in alive}) > 1)
        return self._marked

    def _whose(self, athlete: str | None) -> str | None:
        """Whose a mark is: a squad of one has every mark; whom nobody knows has none."""
        if athlete is None:
            return next(iter(self.acts)) if len(self.acts) == 1 else None
        return athlete if athlete in self.acts else None

    def _enter(self, event: ev.Entered) -> None:
        """Let somebody in, to whom happens what happened to all so far."""
        athlete = event.who.key
        if athlete in self.acts:
            return
        self.entered[athlete] = event.who
        self.acts[athlete] = [*self._for_all, Act(event.at, event.id, event)]

    def _mend(self, event: ev.Assigned | ev.Shifted | ev.Swapped | ev.Removed) -> None:
        mark = self.marks.get(event.stamp)
        if mark is None or mark.removed:
            return
        match event:
            case ev.Assigned():
                edited = mark.edited or mark.athlete is not None
                whose = event.athlete if event.athlete in self.acts else None
                self._replace(mark, replace(mark, athlete=whose, edited=edited), event.id)
            case ev.Shifted():
                self._replace(mark, replace(mark, time=event.time, edited=True), event.id)
            case ev.Removed():
                self._replace(mark, replace(mark, athlete=None, removed=True), event.id)
            case ev.Swapped():
                other = self.marks.get(event.other)
                if other is not None and not other.removed:
                    self._replace(mark, replace(mark, athlete=other.athlete, edited=True), event.id)
                    self._replace(other, replace(other, athlete=mark.athlete, edited=True), event.id)

    def _replace(self, old: Mark, new: Mark, by: int) -> None:
        if old.athlete in self.acts:
            acts = self.acts[old.athlete]
            acts[:] = [act for act in acts if act.what != old]
            self.changed.add(old.athlete)
            if new.athlete != old.athlete:
                self._act(old.athlete, Act(old.time, by, Touched()))
        self._put(new)

    def _put(self, mark: Mark) -> None:
        self.marks[mark.id] = mark
        self._marked = None
        if mark.athlete is not None:
            self._act(mark.athlete, Act(mark.time, mark.id, mark))

    def _act_all(self, act: Act) -> None:
        self._for_all.append(act)
        for athlete in self.acts:
            self._act(athlete, act)

    def _act(self, athlete: str, act: Act) -> None:
        acts = self.acts.get(athlete)
        if acts is None:
            return
        if acts and _order(act) < _order(acts[-1]):
            insort(acts, act, key=_order)
            self.changed.add(athlete)
        else:
            acts.append(act)
