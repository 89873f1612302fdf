"""A session. Commands decide what a key means and become events; what follows from those is their fold's."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing import guard
from milewatch.timing.going import Stage
from milewatch.timing.joining import fitted, place_to_join
from milewatch.timing.lap import End, rep_over
from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.scene import refusal, refuse
from milewatch.timing.snapshot import Command
from milewatch.timing.standing import Standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.timing.roster import Entrant
    from milewatch.workout.timeline import Segment


class Session(Standing):
    """One running of a plan by a roster.

    Each command takes the time of its key, ms from the session's zero, and gives the event that it became, or a
    `Refusal`. A command older than the newest event counts as simultaneous with it; an older stamp is swallowed.
    Raises ValueError for a roster that is empty, names an athlete twice or starts one before the go.
    """

    def start(self, at: int, lead_in: int | None = None) -> ev.Event | Refusal:
        """Start: the go comes `lead_in` ms later (None: as the rules say)."""
        lead = self.rules.lead_in_ms if lead_in is None else max(0, lead_in)
        return self._do(Command.START, at, lambda n, t: ev.Started(id=n, at=t, lead_in=lead))

    def stamp(self, at: int, key: str = "space", athlete: str | None = None, final: bool = False) -> ev.Event | Refusal:
        """Take a press down. It becomes a stamp, or is swallowed as a mistake; only after the end is it refused.

        `final` ends the rep although planned splits, or time, are left; in a recovery it is refused.
        """
        if athlete is not None and athlete not in self._fold.acts:
            return refuse(Reason.NO_SUCH_ATHLETE)
        if self._fold.ended is not None:
            return refuse(Reason.ENDED)
        number = len(self._events)
        why = self._mistake(at, key, athlete, final=final)
        if why is None and final:
            reason = refusal(Command.FINISH, self._scene(at), self._names(athlete))
            if reason is not None:
                return refuse(reason)
        if why is None:
            lead_in = self.rules.rep_lead_in_ms
            stamped = ev.Stamped(id=number, at=at, key=key, athlete=athlete, final=final, lead_in=lead_in)
            return self._taken(stamped)
        held = why is not ev.Why.EARLIER and self._names(athlete) is not None
        withdraws = guard.first_repeat(self._events, (key, athlete), at) if held else None
        return self._taken(ev.Swallowed(id=number, at=at, key=key, athlete=athlete, why=why, withdraws=withdraws))

    def _names(self, athlete: str | None) -> str | None:
        """Whose a press is at once: the named athlete's, or that of a squad of one."""
        return athlete if athlete is not None or len(self.roster) > 1 else self.roster[0].key

    def _mistake(self, at: int, key: str, athlete: str | None, *, final: bool) -> ev.Why | None:
        if at < self._latest:
            return ev.Why.EARLIER
        whose = self._names(athlete)
        guard_ms = self.rules.bunch_guard_ms if whose is None else self.rules.guard_ms
        if guard.is_start_again(self._fold.started, athlete, at, self.rules.guard_ms):
            return ev.Why.BOUNCE
        if guard.is_bounce(self._events, (key, athlete), at, guard_ms):
            return ev.Why.BOUNCE
        scene = self._scene(at)
        reason = refusal(Command.STAMP, scene, whose)
        if reason is not None:
            return ev.Why.PAUSED if reason is Reason.PAUSED else ev.Why.NOT_RUNNING
        runs = [track for track in scene.of(whose) if track.stage is Stage.RUNNING]
        if all(guard.meant_for_the_end(track, at, scene.clock, self.rules, final=final) for track in runs):
            return ev.Why.JUST_ENDED
        return None

    def assign(self, at: int, stamp: int, athlete: str | None) -> ev.Event | Refusal:
        """Say whose a stamp is; None puts it back into the tray. Refused where the athlete was not running."""
        mark = self.mark(stamp)
        if mark is None:
            return refuse(Reason.NO_SUCH_STAMP)
        if athlete is not None and (stray := self._nothing_to_mark(athlete, mark.time, stamp)) is not None:
            return refuse(stray)
        return self._do(Command.ASSIGN, at, lambda n, t: ev.Assigned(id=n, at=t, stamp=stamp, athlete=athlete))

    def insert(self, at: int, time: int, athlete: str | None) -> ev.Event | Refusal:
        """Put in a mark that no key made, at `time`; None: into the tray."""
        number = len(self._events)
        reason = refusal(Command.INSERT, self._scene(at)) or self._no_time(max(at, self._latest), time)
        whose = self._names(athlete)
        if reason is None and whose is not None:
            reason = self._nothing_to_mark(whose, time, number)
        if reason is not None:
            return refuse(reason)
        return self._do(Command.INSERT, at, lambda n, t: ev.Inserted(id=n, at=t, time=time, athlete=athlete))

    def shift(self, at: int, stamp: int, time: int) -> ev.Event | Refusal:
        """Move a mark to the time at which it should have been made."""
        reason = Reason.NO_SUCH_STAMP if self.mark(stamp) is None else self._no_time(max(at, self._latest), time)
        if reason is not None:
            return refuse(reason)
        return self._do(Command.SHIFT, at, lambda n, t: ev.Shifted(id=n, at=t, stamp=stamp, time=time))

    def swap(self, at: int, stamp: int, other: int) -> ev.Event | Refusal:
        """Let two marks change athletes."""
        one, two = self.mark(stamp), self.mark(other)
        if one is None or two is None or one.athlete == two.athlete:
            return refuse(Reason.NO_SUCH_STAMP)
        return self._do(Command.SWAP, at, lambda n, t: ev.Swapped(id=n, at=t, stamp=stamp, other=other))

    def remove(self, at: int, stamp: int) -> ev.Event | Refusal:
        """Let a mark mark nothing."""
        if self.mark(stamp) is None:
            return refuse(Reason.NO_SUCH_STAMP)
        return self._do(Command.REMOVE, at, lambda n, t: ev.Removed(id=n, at=t, stamp=stamp))

    def undo(self, at: int) -> ev.Event | Refusal:
        """Take the newest thing back, as if it had never been. Never guarded."""
        return self._do(Command.UNDO, at, lambda n, t: ev.Undone(id=n, at=t, of=self._done[-1]))

    def redo(self, at: int) -> ev.Event | Refusal:
        """Take the newest undo back."""
        return self._do(Command.REDO, at, lambda n, t: ev.Redone(id=n, at=t, of=self._undone[-1]))

    def skip(self, at: int, athlete: str | None = None) -> ev.Event | Refusal:
        """End what is running here; in a lead-in, go now."""
        whose = athlete if len(self.roster) > 1 or athlete not in self._fold.acts else None
        return self._do(Command.SKIP, at, lambda n, t: ev.Skipped(id=n, at=t, athlete=whose), whose)

    def back(self, at: int, athlete: str | None = None) -> ev.Event | Refusal:
        """Abandon what is running and begin the segment before it anew (in the first: that one)."""
        return self._do(Command.BACK, at, lambda n, t: ev.WentBack(id=n, at=t, athlete=athlete), athlete)

    def adjust(self, at: int, by: int, athlete: str | None = None) -> ev.Event | Refusal:
        """Make the running timed step, or the suggestion of the running recovery, `by` ms longer.

        A press for less that comes just after one that ended a step is swallowed: it was meant for that step.
        """
        if by < 0 and self._was_meant_before(max(at, self._latest), athlete):
            return self._taken(ev.Swallowed(id=len(self._events), at=max(at, self._latest), key="-", athlete=athlete,
                                            why=ev.Why.JUST_ENDED))  # fmt: skip
        return self._do(Command.ADJUST, at, lambda n, t: ev.Adjusted(id=n, at=t, by=by, athlete=athlete), athlete)

    def _was_meant_before(self, at: int, athlete: str | None) -> bool:
        done = (self._events[number] for number in reversed(self._done))
        near = takewhile(lambda event: at - event.at < self.rules.just_ended_ms, done)
        cuts = {event.at for event in near if isinstance(event, ev.Adjusted) and event.by < 0}
        if not cuts or (athlete is not None and athlete not in self._fold.acts):
            return False
        scene = self._scene(at)
        running = [track for track in scene.of(athlete) if track.adjustable]
        return bool(running) and all(guard.cut_away(track, cuts, at, self.rules) for track in running)

    def pause(self, at: int) -> ev.Event | Refusal:
        """Stop running time, of everybody."""
        return self._do(Command.PAUSE, at, lambda n, t: ev.Paused(id=n, at=t))

    def resume(self, at: int) -> ev.Event | Refusal:
        """Let running time go on."""
        return self._do(Command.RESUME, at, lambda n, t: ev.Resumed(id=n, at=t))

    def extend(self, at: int, athlete: str | None = None) -> ev.Event | Refusal:
        """Add a rep to the running set; after the plan's end to the last one."""
        return self._do(Command.EXTEND, at, lambda n, t: ev.Extended(id=n, at=t, athlete=athlete), athlete)

    def shorten(self, at: int, athlete: str | None = None) -> ev.Event | Refusal:
        """Leave out the last rep of the running set, while it is still to come."""
        return self._do(Command.SHORTEN, at, lambda n, t: ev.Shortened(id=n, at=t, athlete=athlete), athlete)

    def drop(self, at: int, athlete: str) -> ev.Event | Refusal:
        """Let an athlete stop running."""
        return self._do(Command.DROP, at, lambda n, t: ev.Dropped(id=n, at=t, athlete=athlete), athlete)

    def rejoin(self, at: int, athlete: str) -> ev.Event | Refusal:
        """Let a dropped athlete run again, in the segment most of the others are in."""
        scene = self._scene(at)
        own = scene.tracks.get(athlete)
        there = place_to_join(
            scene.tracks.values(), own.segments if own else (), own.position if own else 0, scene.at, scene.clock
        )
        return self._do(
            Command.REJOIN,
            at,
            lambda n, t: ev.Rejoined(id=n, at=t, athlete=athlete, segment=there.segment, left=there.left),
            athlete,
        )

    def replan(self, at: int, athlete: str, segments: Sequence[Segment], text: str = "") -> ev.Event | Refusal:
        """Let an athlete run another workout: behind the rep that runs and its recovery; before the go, instead.

        `segments` have the athlete's own targets; `text` is what was typed.
        """
        if not segments:
            return refuse(Reason.EMPTY_PLAN)
        plan = tuple(segments)
        return self._do(
            Command.REPLAN,
            at,
            lambda n, t: ev.Replanned(id=n, at=t, athlete=athlete, segments=plan, text=text),
            athlete,
        )

    def enter(self, at: int, who: Entrant) -> ev.Event | Refusal:
        """Let somebody in who was not in the line-up, in the segment most of the others are in, with their plan.

        One whose plan is another workout altogether (a send-off, no rep alike) begins that at its beginning.
        """
        if who.key in self._fold.acts:
            return refuse(Reason.ALREADY_HERE)
        if not who.segments:
            return refuse(Reason.EMPTY_PLAN)
        scene = self._scene(at)
        there = place_to_join(scene.tracks.values(), who.segments, 0, scene.at, scene.clock)
        if there.others:
            who = fitted(who, there.others)
            there = place_to_join(scene.tracks.values(), who.segments, 0, scene.at, scene.clock)
        return self._do(
            Command.ENTER, at, lambda n, t: ev.Entered(id=n, at=t, who=who, segment=there.segment, left=there.left)
        )

    def unfinish(
        self, at: int, athlete: str, stamp: int | None = None, segment: int | None = None, after_all: bool = False
    ) -> ev.Event | Refusal:
        """Say of a rep that is over that it was not finished, or that it was `after_all`.

        It is the one that the mark `stamp` ended or, where the clock did, that of the `segment` of the athlete's plan.
        """
        track = self._scene(at).tracks.get(athlete)
        place = None if track is None else rep_over(track.laps, stamp, segment)
        if track is not None and (place is None or (track.laps[place].end is End.SKIPPED) is not after_all):
            return refuse(Reason.NO_SUCH_REP)
        return self._do(
            Command.UNFINISH,
            at,
            lambda n, t: ev.Unfinished(id=n, at=t, athlete=athlete, stamp=stamp, segment=segment, after_all=after_all),
            athlete,
        )

    def slept(self, at: int, gap: int, why: ev.SleepKind) -> ev.Event:
        """Tell that nothing was watched for `gap` ms until `at`."""
        return self._taken(ev.Slept(id=len(self._events), at=at, gap=gap, why=why))

    def end(self, at: int) -> ev.Event | Refusal:
        """End the session; what is running is closed here."""
        return self._do(Command.END, at, lambda n, t: ev.Ended(id=n, at=t))

    def _do(self, command: Command, at: int, make: ev.Maker, athlete: str | None = None) -> ev.Event | Refusal:
        if athlete is not None and athlete not in self._fold.acts:
            return refuse(Reason.NO_SUCH_ATHLETE)
        at = max(at, self._latest)
        reason = refusal(command, self._scene(at), athlete)
        return refuse(reason) if reason is not None else self._taken(make(len(self._events), at))

    def _taken(self, event: ev.Event) -> ev.Event:
        self.apply(event)
        return event

    # What the mending commands ask.

    def _no_time(self, now: int, time: int) -> Reason | None:
        """Say why nothing can be marked at `time`, whoever it is."""
        go = self._scene(now).go_time
        if go is None or time < go:
            return Reason.EARLIER
        if time > now:
            return Reason.IN_THE_FUTURE
        if self._fold.ended is not None and time > self._fold.ended.at:
            return Reason.ENDED
        return Reason.PAUSED if self._fold.clock.within_pause(time) else None

    def _nothing_to_mark(self, athlete: str, time: int, number: int) -> Reason | None:
        """Say why a mark of `athlete` at `time` would mark nothing."""
        if athlete not in self._fold.acts:
            return Reason.NO_SUCH_ATHLETE
        track = self._ways.before(athlete, time, number, self._fold)
        return _WHY_NOTHING.get(track.stage)


_WHY_NOTHING = {
    Stage.ARMED: Reason.NOT_STARTED, Stage.COUNTDOWN: Reason.IN_LEAD_IN, Stage.LEAD_IN: Reason.IN_LEAD_IN,
    Stage.COMPLETE: Reason.PLAN_COMPLETE, Stage.DROPPED: Reason.ALREADY_DROPPED, Stage.ENDED: Reason.ENDED,
}  # fmt: skip
