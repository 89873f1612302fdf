"""What a session is at one moment, and which commands make sense in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from milewatch.timing.going import ON_THE_WAY, Stage
from milewatch.timing.lap import RUN, End
from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.snapshot import Command, Phase
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from milewatch.timing.fold import Marked
    from milewatch.timing.running import RunningClock
    from milewatch.timing.track import Track

_SENTENCES = {
    Reason.NOT_STARTED: "The session has not been started yet.",
    Reason.ALREADY_STARTED: "The session has been started already.",
    Reason.IN_LEAD_IN: "Nothing is running before the go.",
    Reason.ALREADY_PAUSED: "The session is paused already.",
    Reason.NOT_PAUSED: "The session is not paused.",
    Reason.PAUSED: "The clock stood still then: the session was paused.",
    Reason.PLAN_COMPLETE: "The plan is complete: nothing is running.",
    Reason.NOT_ADJUSTABLE: "No timed step and no suggested recovery is running.",
    Reason.NOTHING_TO_FINISH: "No rep is running that could be finished: a mark or a skip ends a recovery.",
    Reason.NOTHING_TO_UNDO: "There is nothing to undo.",
    Reason.NOTHING_TO_REDO: "There is nothing to redo.",
    Reason.NO_REP_TO_REPEAT: "The plan has no rep to run once more.",
    Reason.NO_REP_TO_COME: "The last rep of the set has begun: it cannot be left out any more.",
    Reason.ALREADY_HERE: "That athlete is in this session already.",
    Reason.NO_SUCH_REP: "There is no rep that is over to be finished or not.",
    Reason.EMPTY_PLAN: "A workout has at least one step.",
    Reason.NO_SUCH_ATHLETE: "No athlete of this session is called that.",
    Reason.NO_SUCH_STAMP: "There is no such mark to mend.",
    Reason.ALREADY_DROPPED: "The athlete has dropped out.",
    Reason.NOT_DROPPED: "The athlete has not dropped out.",
    Reason.EARLIER: "That is before the go.",
    Reason.IN_THE_FUTURE: "That is still to come.",
    Reason.ENDED: "The session is over.",
}


def refuse(reason: Reason) -> Refusal:
    """Give the refusal with its sentence."""
    return Refusal(reason, _SENTENCES[reason])


@dataclass(frozen=True)
class Scene:
    """A session at `at`. The tracks have been advanced to it."""

    at: int
    clock: RunningClock
    tracks: Mapping[str, Track]
    marked: Marked
    started: bool
    ended: bool
    undoable: bool
    redoable: bool

    def of(self, athlete: str | None) -> Iterable[Track]:
        """Give the tracks a command is about: one, or all."""
        return self.tracks.values() if athlete is None else (self.tracks[athlete],)

    @cached_property
    def go_time(self) -> int | None:
        """When the session's first segment began or will begin; None before the start."""
        return next(iter(self.tracks.values())).go_time(self.at, self.clock)

    @cached_property
    def phase(self) -> Phase:
        """Where the whole session is. That of a squad of one is the athlete's own."""
        if self.ended:
            return Phase.ENDED
        if not self.started:
            return Phase.ARMED
        stages = {track.stage for track in self.tracks.values()}
        if not stages & ON_THE_WAY:
            return Phase.COMPLETE
        if self.clock.paused:
            return Phase.PAUSED
        if stages <= {Stage.COUNTDOWN, Stage.DROPPED} or (len(self.tracks) == 1 and Stage.LEAD_IN in stages):
            return Phase.LEAD_IN
        return Phase.RUNNING


_OUTSIDE = {Phase.ARMED: Reason.NOT_STARTED, Phase.COMPLETE: Reason.PLAN_COMPLETE, Phase.ENDED: Reason.ENDED}
_OF_ATHLETES = frozenset(
    {
        Command.SKIP, Command.BACK, Command.ADJUST, Command.EXTEND, Command.SHORTEN, Command.DROP, Command.REJOIN,
        Command.REPLAN,
    }
)  # fmt: skip


def refusal(command: Command, scene: Scene, athlete: str | None = None) -> Reason | None:
    """Say why `command` (about `athlete`, or about any) makes no sense now; None when it does.

    For a mending it says whether there is something to mend: which stamp and time is the session's to judge.
    """
    phase = scene.phase
    if command in _OF_ATHLETES:
        return _refusal_of_athletes(command, scene, athlete)
    match command:
        case Command.START:
            return None if phase is Phase.ARMED else Reason.ENDED if scene.ended else Reason.ALREADY_STARTED
        case Command.STAMP:
            return _outside(phase) or (Reason.PAUSED if phase is Phase.PAUSED else _nobody_runs(scene, athlete))
        case Command.FINISH:
            return refusal(Command.STAMP, scene, athlete) or _all_recover(scene, athlete)
        case Command.UNDO:
            return None if scene.undoable else Reason.NOTHING_TO_UNDO
        case Command.REDO:
            return None if scene.redoable else Reason.NOTHING_TO_REDO
        case Command.PAUSE:
            return _outside(phase) or (Reason.ALREADY_PAUSED if phase is Phase.PAUSED else None)
        case Command.RESUME:
            return _outside(phase) or (None if phase is Phase.PAUSED else Reason.NOT_PAUSED)
        case Command.END:
            return _outside(phase) if phase is not Phase.COMPLETE else None
        case Command.INSERT:
            return _before_go(scene)
        case Command.ENTER:
            return Reason.ENDED if scene.ended else None
        case Command.UNFINISH:
            return _no_rep_over(scene, athlete)
        case _:
            return _nothing_to_mend(command, scene)


def _outside(phase: Phase) -> Reason | None:
    return _OUTSIDE.get(phase)


def _nobody_runs(scene: Scene, athlete: str | None) -> Reason | None:
    return None if any(track.stage is Stage.RUNNING for track in scene.of(athlete)) else Reason.IN_LEAD_IN


def _all_recover(scene: Scene, athlete: str | None) -> Reason | None:
    running = (track.segments[track.position].step for track in scene.of(athlete) if track.stage is Stage.RUNNING)
    return Reason.NOTHING_TO_FINISH if all(step.kind is Kind.RECOVERY for step in running) else None


def _no_rep_over(scene: Scene, athlete: str | None) -> Reason | None:
    reps = (lap for track in scene.of(athlete) for lap in track.laps if lap.segment.step.kind is Kind.WORK)
    return None if any(lap.end in RUN or lap.end is End.SKIPPED for lap in reps) else Reason.NO_SUCH_REP


def _before_go(scene: Scene) -> Reason | None:
    if not scene.started:
        return Reason.NOT_STARTED
    go = scene.go_time
    return Reason.IN_LEAD_IN if go is None or scene.at < go else None


def _nothing_to_mend(command: Command, scene: Scene) -> Reason | None:
    enough = scene.marked.several if command is Command.SWAP else scene.marked.any
    if command is Command.SHIFT and enough:
        return _before_go(scene)
    return None if enough else Reason.NO_SUCH_STAMP


def _refusal_of_athletes(command: Command, scene: Scene, athlete: str | None) -> Reason | None:
    """One athlete: why not that one. All: none of them can; the first one still in it says why."""
    if scene.ended:
        return Reason.ENDED
    first: Reason | None = None
    for track in scene.of(athlete):
        reason = _refusal_of(command, scene, track, alone=athlete is not None)
        if reason is None:
            return None
        if first in (None, Reason.ALREADY_DROPPED):
            first = reason
    return first


def _refusal_of(command: Command, scene: Scene, track: Track, *, alone: bool) -> Reason | None:
    stage = track.stage
    if command is Command.REJOIN:
        return None if stage is Stage.DROPPED else Reason.NOT_DROPPED
    if stage is Stage.DROPPED:
        return Reason.ALREADY_DROPPED
    if command is Command.DROP:
        return Reason.PLAN_COMPLETE if stage is Stage.COMPLETE else None
    if command is Command.REPLAN:
        return None if track.replannable else Reason.IN_LEAD_IN
    if stage is Stage.ARMED:
        return Reason.NOT_STARTED
    if command is Command.EXTEND:
        if stage in (Stage.COUNTDOWN, Stage.LEAD_IN):
            return Reason.IN_LEAD_IN
        return None if track.extendable else Reason.NO_REP_TO_REPEAT
    if stage is Stage.COMPLETE:
        return Reason.PLAN_COMPLETE
    if command is Command.SKIP:
        waits_for_wave = stage is Stage.COUNTDOWN and not alone and not _before_session_go(scene)
        return Reason.IN_LEAD_IN if waits_for_wave else None
    if stage is not Stage.RUNNING:
        return Reason.IN_LEAD_IN
    if command is Command.SHORTEN:
        return None if track.shortenable else Reason.NO_REP_TO_COME
    return None if command is Command.BACK or track.adjustable else Reason.NOT_ADJUSTABLE


def _before_session_go(scene: Scene) -> bool:
    go = scene.go_time
    return go is not None and go > scene.at


def allowed(scene: Scene) -> frozenset[Command]:
    """Give every command that would not be refused (a press: that would not be swallowed for the phase)."""
    return frozenset(command for command in Command if refusal(command, scene) is None)
