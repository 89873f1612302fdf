"""How an athlete moves through their plan by the clock alone: what runs, until when, and what is closed behind it.

Times and lengths here are running time (pauses taken out); names that end in `_time` are session time. A segment that
ends by the clock ends exactly then, however late anybody asks: `advance` closes everything that was due, in order.
"""

from __future__ import annotations

from copy import copy
from enum import Enum, auto
from typing import TYPE_CHECKING, Self

from milewatch.timing.lap import BY_CLOCK, End, Lap
from milewatch.workout.model import Ends, Kind

if TYPE_CHECKING:
    from milewatch.timing.fold import Mark
    from milewatch.timing.roster import Entrant
    from milewatch.timing.running import RunningClock
    from milewatch.workout.timeline import Segment


class Stage(Enum):
    """Where an athlete is, whether or not the clock is paused."""

    ARMED = auto()
    COUNTDOWN = auto()
    """Before the athlete's own go."""
    RUNNING = auto()
    LEAD_IN = auto()
    """Before the go of a rep, after the mark that ended an open recovery."""
    COMPLETE = auto()
    DROPPED = auto()
    ENDED = auto()


ON_THE_WAY = frozenset({Stage.COUNTDOWN, Stage.RUNNING, Stage.LEAD_IN})
OUT = frozenset({Stage.COMPLETE, Stage.DROPPED, Stage.ENDED})


class Going:
    """Where an athlete is. It moves forward only; `copy` first to look ahead."""

    __slots__ = (
        "_after", "_edited", "_floor", "_go_time", "_lead_mark", "_session_floor", "_session_go", "_together",
        "athlete", "begun", "begun_time", "by_clock", "go", "held", "laps", "length", "position", "rep_begun",
        "segments", "splits", "stage", "stray", "suggested",
    )  # fmt: skip

    def __init__(self, entrant: Entrant, *, together: bool = False, away: bool = False):
        """`away`: the athlete is not there yet, and joins later."""
        self._together = together
        self.held = False
        """The running recovery counts from somebody's finish that is not known yet."""
        self.athlete = entrant.key
        self.segments: tuple[Segment, ...] = entrant.plan()
        self.stage = Stage.DROPPED if away else Stage.ARMED
        self.position = 0
        self.laps: tuple[Lap, ...] = ()
        self.stray: tuple[int, ...] = ()
        """Ids of marks that found nothing to mark."""
        self.begun_time = 0
        """Session time at which the running segment began (the plan was complete, the athlete dropped)."""
        self.by_clock = False
        self._after = entrant.start_after_ms
        self._session_go: int | None = None
        self._session_floor = 0
        """As `_floor`, for the session's own go."""
        self.go = 0
        """When what is counted in will begin."""
        self._go_time: int | None = None
        self.begun = 0
        """When the running segment began."""
        self.rep_begun: int | None = None
        """When the rep that runs, or the last one, began: its first part."""
        self._floor = 0
        """Session time before which nothing that is due by the clock happened: the key that made it due had to come."""
        self.length: int | None = None
        """How long the running segment lasts by the clock; None: until a mark."""
        self.suggested: int | None = None
        self.splits: tuple[tuple[int, int], ...] = ()
        """Marks in the running segment: (time since it began, id)."""
        self._edited = False
        self._lead_mark: Mark | None = None

    def copy(self) -> Self:
        """Give one that moves on its own. Everything held is immutable, so this is cheap."""
        return copy(self)

    # Moving.

    def advance(self, at: int, clock: RunningClock) -> bool:
        """Do all that follows by the clock until session time `at`, that moment included. Say whether anything did."""
        now = clock.running(at)
        if self._go_time is None and self._session_go is not None and self._session_go <= now:
            self._go_time = max(clock.time(self._session_go), self._session_floor)
        moved = False
        while (due := self.due()) is not None and due <= now:
            self._arrive(due, max(clock.time(due), self._floor))
            moved = True
        return moved

    def due(self) -> int | None:
        """When, in running time, the next thing happens by the clock; None: nothing does."""
        if self.stage in (Stage.COUNTDOWN, Stage.LEAD_IN):
            return self.go
        if self.stage is Stage.RUNNING and self.length is not None:
            return self.begun + self.length
        return None

    def _arrive(self, now: int, at: int) -> None:
        if self.stage is Stage.COUNTDOWN:
            self._begin(0, now, at)
        elif self.stage is Stage.LEAD_IN and self._lead_mark is not None:
            self._close(now, at, End.MARK, self._lead_mark)
            self._begin(self.position + 1, now, at)
        else:
            cycle = self.segments[self.position].step.ends is Ends.CYCLE
            self._close(now, at, End.SENDOFF if cycle else End.TIME)
            self._begin(self.position + 1, now, at)
        self.by_clock = True

    def _begin(self, position: int, now: int, at: int) -> None:
        self.position = position
        self.begun_time = self._floor = at
        self.begun = now
        self.splits = ()
        self._lead_mark = None
        self.by_clock = False
        if position == len(self.segments):
            self.stage = Stage.COMPLETE
            self.length = self.suggested = None
            self.held = False
            return
        self.stage = Stage.RUNNING
        segment = self.segments[position]
        if segment.step.kind is Kind.WORK and not (segment.step.joined and self.rep_begun is not None):
            self.rep_begun = now
        self._measure(segment)

    def _measure(self, segment: Segment) -> None:
        self.length = self._length_of(segment)
        self.suggested = segment.suggested_ms if self.length is None else None
        step = segment.step
        self.held = (
            self._together and step.kind is Kind.RECOVERY and step.ends is not Ends.CYCLE and segment.rep is not None
        )
        if self.held:
            self.length = self.suggested = None

    def release(self, since: int, now: int, at: int) -> None:
        """Let a recovery that was held count from `since` (running time); it ends no earlier than `now`.

        Who went back into one that is over has it anew, alone: they do not begin at once what they were taken out of.
        """
        self.held = False
        segment = self.segments[self.position]
        length = self._length_of(segment)
        whole = segment.suggested_ms if length is None else length
        if whole is not None and since + whole <= now and self.laps and self.laps[-1].end is End.BACK:
            since = self.begun
        if length is not None:
            self.length = max(since + length, now) - self.begun
            self._floor = max(self._floor, at)
        elif segment.suggested_ms is not None:
            self.suggested = max(0, since + segment.suggested_ms - self.begun)

    def _length_of(self, segment: Segment) -> int | None:
        step = segment.step
        if step.ends is Ends.TIME:
            return step.duration_ms or 0
        if step.ends is Ends.CYCLE:
            since = self.begun if self.rep_begun is None else self.rep_begun
            return max(0, (step.cycle_ms or 0) - (self.begun - since))
        return None

    def _close(self, now: int, at: int, end: End, mark: Mark | None = None) -> None:
        segment = self.segments[self.position]
        time = now - self.begun
        edited = mark is not None and mark.edited
        lap = Lap(
            athlete=self.athlete,
            segment=segment,
            at_ms=self.begun_time - (self._go_time or 0),
            time_ms=time,
            paused_ms=at - self.begun_time - time,
            splits_ms=tuple(split for split, _ in self.splits),
            end=end,
            stamp=None if mark is None else mark.id,
            target_ms=segment.target_ms,
            split_stamps=tuple(stamp for _, stamp in self.splits),
            edited=self._edited or edited,
        )
        self.laps = (*self.laps, lap)
        self._edited = edited

    # Looking.

    @property
    def started(self) -> bool:
        """Whether the athlete has begun to run."""
        return self.stage not in (Stage.ARMED, Stage.COUNTDOWN)

    def go_time(self, at: int, clock: RunningClock) -> int | None:
        """When the session's first segment began or, if its go is still to come, will begin when nothing happens."""
        if self._go_time is not None or self._session_go is None or self.stage is Stage.ENDED:
            return self._go_time
        return at + self._session_go - clock.running(at)

    def mark_follows_clock(self, at: int, clock: RunningClock) -> int | None:
        """Give the running time since the segment before ended by itself; None when it did not."""
        if self.stage is not Stage.RUNNING or not self.laps or self.laps[-1].end not in BY_CLOCK:
            return None
        return clock.running(at) - self.begun

    def next_mark_m(self) -> float | None:
        """Metres from the segment's start to what a mark now would mark; None when that is not known."""
        step = self.segments[self.position].step
        return step.splits_m[len(self.splits)] if len(self.splits) < len(step.splits_m) else step.distance_m

    def left(self, at: int, clock: RunningClock) -> int | None:
        """How much of what is running is left by the clock; None when it ends on a mark."""
        return None if self.length is None else max(0, self.begun + self.length - clock.running(at))

    def segment_at(self, position: int) -> Segment | None:
        """Give the segment at a position of the athlete's plan; None past its end."""
        return self.segments[position] if position < len(self.segments) else None

    @property
    def ends_by_clock(self) -> bool:
        """Whether what is running has a length, or will have one."""
        return self.length is not None or (self.held and self.segments[self.position].step.ends is Ends.TIME)
