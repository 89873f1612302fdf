"""A session at one moment, frozen: all that any screen, cue or file reads."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milewatch.timing.events import Event, Swallowed
    from milewatch.timing.lap import Lap
    from milewatch.workout.timeline import Segment


class Phase(StrEnum):
    """Where a session, or one athlete in it, is."""

    ARMED = "armed"
    """Not started."""
    LEAD_IN = "lead-in"
    """Counting down to the go: of the session, or of a rep after an open recovery."""
    RUNNING = "running"
    PAUSED = "paused"
    COMPLETE = "complete"
    """The plan is run; one more rep or the end can follow."""
    DROPPED = "dropped"
    """One athlete only."""
    ENDED = "ended"


class Command(StrEnum):
    """What can be asked of a session."""

    START = "start"
    STAMP = "stamp"
    FINISH = "finish"
    """A stamp that ends the rep although splits, or time, are left."""
    ASSIGN = "assign"
    INSERT = "insert"
    SHIFT = "shift"
    SWAP = "swap"
    REMOVE = "remove"
    UNDO = "undo"
    REDO = "redo"
    SKIP = "skip"
    BACK = "back"
    ADJUST = "adjust"
    PAUSE = "pause"
    RESUME = "resume"
    EXTEND = "extend"
    SHORTEN = "shorten"
    DROP = "drop"
    REJOIN = "rejoin"
    REPLAN = "replan"
    UNFINISH = "unfinish"
    ENTER = "enter"
    END = "end"


@dataclass(frozen=True, slots=True)
class TrayStamp:
    """A stamp that waits for an athlete."""

    id: int
    at_ms: int
    key: str


@dataclass(frozen=True, slots=True)
class AthleteView:
    """One athlete at one moment. Times are ms."""

    athlete: str
    phase: Phase
    segments: tuple[Segment, ...]
    """The athlete's own plan: the timeline with extra reps in it. `Segment.index` is the position here."""
    segment: Segment | None
    """What is running (in a lead-in: what is about to). None before the start and after the plan's end."""
    started_ms: int | None
    """When it began, on the session's clock; in a lead-in, when it will."""
    elapsed_ms: int
    """Running time since then, pauses excluded. 0 in a lead-in."""
    length_ms: int | None
    """How long a timed or send-off segment lasts, adjustments included. None: it ends on a mark."""
    suggested_ms: int | None
    """How long an open or distance recovery is suggested to be, adjustments included."""
    lead_in_ms: int | None
    """Time left until the go; None outside a lead-in."""
    splits_ms: tuple[int, ...]
    """Marks so far in the running segment: cumulative running time."""
    next_split_m: float | None
    """The planned split that the next mark will be, metres from the segment's start; None: it ends the segment."""
    laps: tuple[Lap, ...]
    """Closed laps, oldest first."""
    next: Segment | None
    """What follows the running segment."""
    target_ms: tuple[int, int] | None
    """What the running segment is to take."""
    split_stamps: tuple[int, ...] = ()
    """The ids of the marks in `splits_ms`, in the same order."""
    stray: tuple[int, ...] = ()
    """Ids of the athlete's marks that fell where nothing can be marked (before the go, in a lead-in, after the end)."""
    rep_elapsed_ms: int | None = None
    """Running time since the rep that is running, or the last one run, began: over all its parts."""
    by_clock: bool = False
    """What is running (or the plan's end) came by the clock, not by a key."""
    waits: bool = False
    """The recovery that is running counts from another athlete's finish, which is still to come."""

    @property
    def remaining_ms(self) -> int | None:
        """Time left of a timed or send-off segment, never negative."""
        return None if self.length_ms is None else max(0, self.length_ms - self.elapsed_ms)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole session at `at_ms`."""

    at_ms: int
    phase: Phase
    go_ms: int | None
    """When the first segment began (or will begin), on the session's clock."""
    total_ms: int
    """Since the go, pauses included; 0 before it. Stands still once every athlete is complete, or at the end."""
    athletes: tuple[AthleteView, ...]
    tray: tuple[TrayStamp, ...]
    swallowed: tuple[Swallowed, ...]
    """Every swallowed press so far, oldest first."""
    allowed: frozenset[Command]
    """Commands that would not be refused now."""
    undoable: Event | None
    """What undo would take back."""
    redoable: Event | None
    events: int
    """How many events there are: changes when anything was pressed."""

    @property
    def solo(self) -> AthleteView:
        """The only athlete of a squad of one (the first of several)."""
        return self.athletes[0]
