"""One athlete's way through the timeline: what the acts and the clock make of the plan.

Times and lengths here are running time (pauses taken out); names that end in `_time` are session time. A segment that
ends by the clock ends exactly then, however late anybody asks: `advance` closes everything that was due, in order.
"""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from enum import Enum, auto
from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.extra import opened, rep_to_take_out, with_extra_rep, without_last_rep
from milewatch.timing.fold import Act, Mark, Touched
from milewatch.timing.lap import BY_CLOCK, End, Lap
from milewatch.workout.model import Ends, Kind

if TYPE_CHECKING:
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


class Track:
    """Moves forward only; `copy` first to look ahead."""

    __slots__ = (
        "_after", "_edited", "_floor", "_go_time", "_lead_mark", "_session_floor", "_session_go", "_together",
        "athlete", "begun", "begun_time", "by_clock", "go", "held", "laps", "length", "position", "rep_begun",
        "segments", "splits", "stage", "stray", "suggested",
    )  # fmt: skip

    def __init__(self, entrant: Entrant, *, together: bool = False):
        self._together = together
        self.held = False
        """The running recovery counts from somebody's finish that is not known yet."""
        self.athlete = entrant.key
        self.segments: tuple[Segment, ...] = entrant.plan()
        self.stage = Stage.ARMED
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
        self.go = 0
        """When what is counted in will begin."""
        self._go_time: int | None = None
        self.begun = 0
        """When the running segment began."""
        self.rep_begun: int | None = None
        """When the rep that runs, or the last one, began: its first part."""
        self._floor = 0
        self.length: int | None = None
        """How long the running segment lasts by the clock; None: until a mark."""
        self.suggested: int | None = None
        self.splits: tuple[tuple[int, int], ...] = ()
        """Marks in the running segment: (time since it began, id)."""
        self._edited = False
        self._lead_mark: Mark | None = None

    def copy(self) -> Track:
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

    def act(self, act: Act, clock: RunningClock) -> None:
        """Let `act` happen, after all that follows by the clock until then."""
        self.advance(act.time, clock)
        now, at = clock.running(act.time), act.time
        match act.what:
            case Mark() as mark:
                self._mark(mark, now, at)
            case Touched():
                self._edited = True
            case ev.Started() as started:
                self._start(started, now, at)
            case ev.Skipped() as skipped:
                self._skip(skipped, now, at)
            case ev.WentBack():
                if self.stage is Stage.RUNNING:
                    self._close(now, at, End.BACK)
                    self._begin(max(0, self.position - 1), now, at)
            case ev.Adjusted() as adjusted:
                if self.adjustable:
                    self._adjust(adjusted.by, now, at)
            case ev.Extended():
                self._extend(now)
            case ev.Shortened():
                self._shorten()
            case ev.Dropped():
                self._stop(now, at, End.DROPPED)
            case ev.Rejoined() as rejoined:
                self._rejoin(rejoined, now, at)
            case ev.Ended():
                self._stop(now, at, End.STOPPED)
        if self.advance(act.time, clock):
            self.by_clock = False  # it came at once, so by the key

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
        """Let a recovery that was held count from `since` (running time); it ends no earlier than `now`."""
        self.held = False
        segment = self.segments[self.position]
        length = self._length_of(segment)
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

    # What acts do.

    def _start(self, started: ev.Started, now: int, at: int) -> None:
        self._session_go = now + started.lead_in
        self._session_floor = at
        if self.stage is Stage.ARMED:
            self._count_down(at)

    def _count_down(self, at: int) -> None:
        self.stage = Stage.COUNTDOWN
        self.go = (self._session_go or 0) + self._after
        self._floor = at

    def _mark(self, mark: Mark, now: int, at: int) -> None:
        if self.stage is not Stage.RUNNING:
            self.stray = (*self.stray, mark.id)
            return
        if not self.ends_on_mark(final=mark.final):
            self.splits = (*self.splits, (now - self.begun, mark.id))
            self._edited = self._edited or mark.edited
        elif mark.lead_in > 0 and self._leads_in():
            self.stage = Stage.LEAD_IN
            self._lead_mark = mark
            self.go = now + mark.lead_in
            self._floor = at
        else:
            self._close(now, at, End.MARK, mark)
            self._begin(self.position + 1, now, at)

    def ends_on_mark(self, *, final: bool = False) -> bool:
        """Whether a mark now would end the running segment; otherwise it is a split of it."""
        if final:
            return True
        if self.held and self.segments[self.position].step.ends is Ends.TIME:
            return False
        return self.length is None and len(self.splits) >= len(self.segments[self.position].step.splits_m)

    @property
    def ends_by_clock(self) -> bool:
        """Whether what is running has a length, or will have one."""
        return self.length is not None or (self.held and self.segments[self.position].step.ends is Ends.TIME)

    def _leads_in(self) -> bool:
        """Whether a rep follows an open step that is none: its go can be counted in."""
        following = self.segment_at(self.position + 1)
        return (
            self.length is None
            and self.segments[self.position].step.kind is not Kind.WORK
            and following is not None
            and following.step.kind is Kind.WORK
        )

    def _skip(self, skipped: ev.Skipped, now: int, at: int) -> None:
        before_go = self._session_go is not None and now < self._session_go
        if before_go and skipped.athlete is None:
            self._session_go = now
            self._session_floor = at
        if self.stage is Stage.RUNNING:
            self._close(now, at, End.SKIPPED)
            self._begin(self.position + 1, now, at)
        elif self.stage is Stage.LEAD_IN or (self.stage is Stage.COUNTDOWN and skipped.athlete is not None):
            self.go = now if self._session_go is None else max(now, self._session_go)
            self._floor = at
        elif self.stage is Stage.COUNTDOWN and before_go:
            self._count_down(at)

    @property
    def adjustable(self) -> bool:
        """Whether something is running that can be made longer or shorter."""
        return self.stage is Stage.RUNNING and (self.length is not None or self._suggestion_runs())

    def _suggestion_runs(self) -> bool:
        return self.suggested is not None and self.segments[self.position].step.kind is Kind.RECOVERY

    def _adjust(self, by: int, now: int, at: int) -> None:
        if self.length is not None:
            elapsed = now - self.begun
            self.length = max(elapsed, self.length + by)
            self._floor = at
        elif self.suggested is not None:
            self.suggested = max(0, self.suggested + by)

    @property
    def extendable(self) -> bool:
        """Whether there is a rep to do once more."""
        return any(segment.step.kind is Kind.WORK for segment in self.segments)

    def _extend(self, now: int) -> None:
        if self.stage not in (Stage.RUNNING, Stage.COMPLETE):
            return
        extra = with_extra_rep(self.segments, self.position)
        if extra is None:
            return
        complete = self.stage is Stage.COMPLETE
        self.segments = extra.segments
        if not (complete or extra.turned):
            return
        if complete:
            # What has passed since the end becomes the recovery.
            self._begin(self.position, self.begun, self.begun_time)
        self._measure(self.segments[self.position])
        if self.length is not None and now - self.begun >= self.length:
            over = opened(self.segments[self.position])
            self.segments = (*self.segments[: self.position], over, *self.segments[self.position + 1 :])
            self._measure(over)

    @property
    def shortenable(self) -> bool:
        """Whether a rep of the running set is still to come."""
        return self.stage is Stage.RUNNING and rep_to_take_out(self.segments, self.position) is not None

    def _shorten(self) -> None:
        segments = without_last_rep(self.segments, self.position) if self.stage is Stage.RUNNING else None
        if segments is not None:
            self.segments = segments

    def _stop(self, now: int, at: int, end: End) -> None:
        stage = Stage.DROPPED if end is End.DROPPED else Stage.ENDED
        if self.stage is Stage.ENDED or (end is End.DROPPED and self.stage in (Stage.COMPLETE, Stage.DROPPED)):
            return
        if self.stage is Stage.LEAD_IN and self._lead_mark is not None:
            # The rep that was counted in never began, so the mark is one inside the recovery.
            mark = self._lead_mark
            self.splits = (*self.splits, (self.go - mark.lead_in - self.begun, mark.id))
            self._edited = self._edited or mark.edited
        if self.stage in (Stage.RUNNING, Stage.LEAD_IN):
            self._close(now, at, end)
        if self.stage not in (Stage.COMPLETE, Stage.DROPPED):
            self.begun, self.begun_time, self._floor = now, at, at
        if end is End.STOPPED and self._go_time is None:
            self._session_go = None  # the go never came
        self.splits = ()
        self._lead_mark = None
        self.length = self.suggested = None
        self.held = False
        self.stage = stage

    def _rejoin(self, rejoined: ev.Rejoined, now: int, at: int) -> None:
        if self.stage is not Stage.DROPPED:
            return
        if self._session_go is None:
            self.stage = Stage.ARMED
        elif not self.laps and now < self._session_go + self._after:
            self._count_down(at)
        else:
            if self.laps:
                # The time away counts as a pause of the athlete's own, so that laps still follow without a gap.
                away = self.laps[-1]
                missing = at - (self._go_time or 0) - away.at_ms - away.time_ms
                self.laps = (*self.laps[:-1], replace(away, paused_ms=missing))
            self._begin(min(rejoined.segment, len(self.segments) - 1) if self.segments else 0, now, at)
            if rejoined.left is not None and self.length is not None and not self.held:
                self.length = rejoined.left

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
