"""What the live screen says at one moment, as ready strings and the name of a colour. Pure: a snapshot goes in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.timing.cues import OVERDUE
from milewatch.timing.lap import reps_run
from milewatch.timing.snapshot import Phase
from milewatch.tui.aiming import band_of
from milewatch.tui.commands import own_key
from milewatch.tui.figures import aimed, distance
from milewatch.tui.scoring import NO_HINT, Hint, hint, verdict
from milewatch.tui.wording import describe, extent, name, place, running, short_place, upcoming
from milewatch.workout import times
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.tui.aiming import Aims
    from milewatch.tui.scoring import Verdict
    from milewatch.workout.timeline import Segment

    KeyOf = Callable[[str], str]


_ROUNDING = 10
"""Targets are in hundredths, bands are not."""


class State(StrEnum):
    """What the athlete is doing; each has a colour `$mw-…` and a word."""

    READY = "ready"
    LEAD_IN = "leadin"
    WORK = "work"
    RECOVERY = "recovery"
    OVER = "over"
    """A recovery past its suggestion."""
    OVERDUE = "overdue"
    EASY = "easy"
    PAUSED = "paused"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Face:
    """One moment of one athlete."""

    state: State
    word: str
    """The state in capitals."""
    place: str
    """ "rep 4 of 6 · set 2 of 3"."""
    short_place: str
    clock: str
    """The large digits."""
    clock_short: str
    """The same without tenths."""
    aim: str
    """What is to be run, and in what time."""
    aside: str
    """The smaller number beside the large one, in words."""
    next: str
    change_ms: int
    """The clock shows the same until this many ms from now."""
    short_aim: str = ""
    """The aim where there is little room."""
    next_short: str = ""
    next_mark: str = ""
    """Where the next mark of this rep is: part of the aim where there is room."""
    hint: Hint = NO_HINT
    """What a rep without a scored target is run by."""
    next_hint: str = ""
    """The same of the rep that follows."""
    verdict: Verdict | None = None
    """How the last split or rep stands."""


def face(snapshot: Snapshot, view: AthleteView, aims: Aims | None = None, key_of: KeyOf = own_key) -> Face:
    """What to show of one athlete; `aims` are what the steps are run by, `key_of` names the key of an act."""
    known = aims or {}
    shown = _face(snapshot, view, known, key_of)
    if view.phase is Phase.ARMED:
        return replace(shown, hint=hint(view, view.segments[0] if view.segments else None, known))
    return replace(
        shown,
        short_aim=_short_aim(view.segment, known) or shown.aim,
        next_mark=f"next mark {distance(view.next_split_m)}" if view.next_split_m is not None else "",
        next_short=_short_aim(view.next, known) or shown.next,
        hint=hint(view, view.segment, known),
        next_hint=hint(view, view.next, known).text,
        verdict=verdict(view),
    )


def _face(snapshot: Snapshot, view: AthleteView, aims: Aims, key_of: KeyOf) -> Face:
    if view.phase is Phase.LEAD_IN:
        return _lead_in(view, aims)
    segment = view.segment
    if view.phase is Phase.ARMED:
        first = view.segments[0] if view.segments else None
        what = describe(first) if first else ""
        follows = upcoming(first, _band(first, aims))
        starts = f"{key_of('live.mark')} starts"
        return Face(State.READY, "READY", "", "", "0:00.0", "0:00", what, starts, follows, 1000)
    if segment is None or view.phase in (Phase.COMPLETE, Phase.DROPPED, Phase.ENDED):
        return _over(snapshot, view, key_of)
    shown = _running(view, segment, aims)
    if view.phase is Phase.PAUSED:
        return Face(
            State.PAUSED, "PAUSED", shown.place, shown.short_place, shown.clock, shown.clock_short, shown.aim,
            f"in {name(segment)}; {key_of('live.pause')} goes on", shown.next, 1000,
        )  # fmt: skip
    return shown


def _lead_in(view: AthleteView, aims: Aims) -> Face:
    left = view.lead_in_ms or 0
    seconds = -(-left // 1000)
    segment = view.segment
    return Face(
        State.LEAD_IN, f"GO IN {seconds}", place(segment) if segment else "", short_place(segment) if segment else "",
        str(seconds), str(seconds), _aim(view, segment, aims) if segment else "", "",
        upcoming(view.next, _band(view.next, aims)),
        left % 1000 or 1000,
    )  # fmt: skip


def _over(snapshot: Snapshot, view: AthleteView, key_of: KeyOf) -> Face:
    word = {Phase.COMPLETE: "DONE", Phase.DROPPED: "DROPPED OUT"}.get(view.phase, "ENDED")
    total = times.running(snapshot.total_ms, tenths=True)
    reps = reps_run(view.laps)
    more, end = key_of("live.extra"), key_of("live.end")
    aside = f"{more} one more rep, {end} ends" if view.phase is Phase.COMPLETE else ""
    return Face(
        State.DONE, word, f"{reps} run", "", total, times.running(snapshot.total_ms), "total time", aside, "", 1000
    )


def _running(view: AthleteView, segment: Segment, aims: Aims) -> Face:
    kind, elapsed, left = segment.step.kind, view.elapsed_ms, view.remaining_ms
    state = {Kind.WORK: State.WORK, Kind.RECOVERY: State.RECOVERY}.get(kind, State.EASY)
    word = name(segment).upper()
    aside = ""
    if left is not None:
        shown = short = times.countdown(left)
        if "." in shown:
            short = times.running(left + 999)
        change = left % 100 or 100 if "." in shown else min(left % 1000 or 1000, left)
        aside = f"elapsed {times.running(elapsed)}"
    elif kind is Kind.WORK:
        shown, short, change = times.running(elapsed, tenths=True), times.running(elapsed), 100 - elapsed % 100
    else:
        shown = short = times.running(elapsed)
        change = 1000 - elapsed % 1000
        if view.suggested_ms is not None:
            aside = _against(elapsed, view.suggested_ms)
            if kind is Kind.RECOVERY and elapsed >= view.suggested_ms:
                late = elapsed >= view.suggested_ms * OVERDUE
                state, word = (State.OVERDUE, "LONG RECOVERY") if late else (State.OVER, "RECOVERY")
    where = f"after {place(segment)}" if kind is Kind.RECOVERY and segment.rep is not None else place(segment)
    return Face(
        state, word, where, short_place(segment), shown, short, _aim(view, segment, aims), aside,
        upcoming(view.next, _band(view.next, aims)), change,
    )  # fmt: skip


def _against(elapsed: int, suggested: int) -> str:
    if elapsed < suggested:
        return f"{times.running(suggested - elapsed + 999)} left of about {times.running(suggested)}"
    return f"over by {times.running(elapsed - suggested)}"


def _aim(view: AthleteView, segment: Segment, aims: Aims) -> str:
    parts = [running(view)]
    if view.target_ms is not None:
        parts.append(f"target {aimed(view.target_ms, _band(segment, aims))}")
    if view.next_split_m is not None:
        parts.append(f"next mark {distance(view.next_split_m)}")
    return " · ".join(parts)


def _short_aim(segment: Segment | None, aims: Aims) -> str:
    if segment is None or segment.target_ms is None:
        return ""
    return f"{extent(segment)} · {aimed(segment.target_ms, _band(segment, aims))}".removeprefix(" · ")


def _band(segment: Segment | None, aims: Aims) -> tuple[int, int] | None:
    """How sure the target of a segment is; None when it is not the one of `aims`: marks can have changed since."""
    if segment is None or segment.target_ms is None:
        return None
    band = band_of(segment.step, aims)
    low, high = segment.target_ms
    return band if band is not None and band[0] - _ROUNDING <= low <= high <= band[1] + _ROUNDING else None
