"""One athlete's way through the timeline: what the acts make of the plan, on top of what the clock does."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.extra import opened, rep_to_take_out, with_extra_rep, without_last_rep
from milewatch.timing.fold import Act, Mark, Touched
from milewatch.timing.going import Going, Stage
from milewatch.timing.lap import End, rep_over
from milewatch.timing.replan import with_other_rest
from milewatch.workout.model import Ends, Kind

if TYPE_CHECKING:
    from milewatch.timing.running import RunningClock
    from milewatch.workout.timeline import Segment

_BY_CLOCK = {Ends.TIME: End.TIME, Ends.CYCLE: End.SENDOFF}


class Track(Going):
    """Moves forward only; `copy` first to look ahead."""

    __slots__ = ()

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
            case ev.Rejoined() | ev.Entered() as joined:
                self._join(joined, now, at)
            case ev.Replanned() as replanned:
                self._replan(replanned.segments)
            case ev.Unfinished() as unfinished:
                self._judge(unfinished)
            case ev.Ended():
                self._stop(now, at, End.STOPPED)
        if self.advance(act.time, clock):
            self.by_clock = False  # it came at once, so by the key

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
    def replannable(self) -> bool:
        """Whether another workout can follow from here."""
        return self.stage in (Stage.ARMED, Stage.COUNTDOWN, Stage.RUNNING, Stage.COMPLETE)

    def _replan(self, other: tuple[Segment, ...]) -> None:
        if not self.replannable:
            return
        if self.stage in (Stage.ARMED, Stage.COUNTDOWN):
            self.segments = other
            return
        new = with_other_rest(self.segments, self.position, other)
        self.segments = new.segments
        if self.stage is Stage.COMPLETE:
            # What has passed since the end becomes the recovery.
            self._begin(self.position, self.begun, self.begun_time)
        elif new.turned:
            self._measure(self.segments[self.position])

    def _judge(self, verdict: ev.Unfinished) -> None:
        place = rep_over(self.laps, verdict.stamp, verdict.segment)
        if place is None:
            return
        lap = self.laps[place]
        finished = End.MARK if lap.stamp is not None else _BY_CLOCK[lap.segment.step.ends]
        judged = replace(lap, end=finished if verdict.after_all else End.SKIPPED, edited=True)
        self.laps = (*self.laps[:place], judged, *self.laps[place + 1 :])

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

    def _join(self, joined: ev.Rejoined | ev.Entered, now: int, at: int) -> None:
        """Who was away (dropped, or not yet entered) runs with the others; no kin of `Step.joined`, parts of a rep."""
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
            self._begin(min(joined.segment, len(self.segments) - 1) if self.segments else 0, now, at)
            if joined.left is not None and self.length is not None and not self.held:
                self.length = joined.left
