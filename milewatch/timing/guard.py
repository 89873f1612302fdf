"""Which presses are mistakes: bounces, keys held down, presses meant for an end that came by itself.

A terminal tells neither a key's release nor its repeats: a held key is a press, a pause of 200 to 2000 ms, and then a
press each 15 to 120 ms. The guard swallows the fast ones; the first repeat, which comes too late for it, is found out
by the ones behind it and withdrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.lap import BY_CLOCK
from milewatch.workout.model import Kind
from milewatch.workout.pace_model import FASTEST_MPS

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from milewatch.timing.rules import Rules
    from milewatch.timing.running import RunningClock
    from milewatch.timing.track import Track

REPEAT_MS = 120
"""The slowest key repeat a system offers (macOS); Linux 33–40, Windows 33 by default."""
DELAY_MS = 2100
"""The longest wait before the first repeat (macOS: 2000), and a little."""

Press = tuple[str, str | None]
"""Key and athlete."""


def is_bounce(events: Sequence[ev.Event], press: Press, at: int, guard_ms: int) -> bool:
    """Say whether the same key and athlete was pressed less than `guard_ms` ago, and nothing undone since."""
    for event in reversed(events):
        if isinstance(event, ev.Undone | ev.Redone):
            return False
        if isinstance(event, ev.Slept) or (isinstance(event, ev.Swallowed) and event.why is ev.Why.EARLIER):
            continue
        if at - event.at >= guard_ms:
            return False
        if _is_press(event, press) or (isinstance(event, ev.Assigned) and event.athlete == press[1] is not None):
            return True
    return False


def is_start_again(started: ev.Started | None, athlete: str | None, at: int, guard_ms: int) -> bool:
    """Say whether a press that names nobody is the start key once more, which would mark the first rep."""
    return started is not None and athlete is None and at - started.at < guard_ms


def first_repeat(events: Sequence[ev.Event], press: Press, at: int) -> int | None:
    """Give the id of the stamp that the swallowed press at `at` shows to be a held key's first repeat, if it does."""
    later, run = at, 0
    for place in range(len(events) - 1, -1, -1):
        event = events[place]
        if not _is_press(event, press) or later - event.at > REPEAT_MS:
            return None
        if isinstance(event, ev.Stamped):
            return event.id if run >= 1 and place > 0 and _held_since(events[place - 1], press, event.at) else None
        if not isinstance(event, ev.Swallowed) or event.withdraws is not None:
            return None
        later, run = event.at, run + 1
    return None


def _held_since(event: ev.Event, press: Press, at: int) -> bool:
    held = (
        _is_press(event, press)
        or isinstance(event, ev.Started)
        or (isinstance(event, ev.Assigned) and event.athlete == press[1] is not None)
    )
    return held and at - event.at <= DELAY_MS


def _is_press(event: ev.Event, press: Press) -> bool:
    return isinstance(event, ev.Stamped | ev.Swallowed) and (event.key, event.athlete) == press


def meant_for_the_end(track: Track, at: int, clock: RunningClock, rules: Rules, *, final: bool) -> bool:
    """Say whether a mark now comes too soon after the segment before ended by itself to mark anything in this one.

    A split of a timed segment does no harm and stays. So does a mark over a distance that could have been run.
    """
    since = track.mark_follows_clock(at, clock)
    if since is None or since >= rules.just_ended_ms:
        return False
    step = track.segments[track.position].step
    if step.kind is Kind.WORK and not final and not track.ends_by_clock:
        reach = track.next_mark_m()
        return reach is None or since < reach / FASTEST_MPS * 1000
    return track.ends_on_mark(final=final)


def cut_away(track: Track, cuts: Collection[int], at: int, rules: Rules) -> bool:
    """Say whether what ran until a moment ago was ended by making it shorter, at one of these times.

    Who presses for less and less time would otherwise cut what follows too.
    """
    began = track.begun_time
    return bool(track.laps) and began in cuts and at - began < rules.just_ended_ms and track.laps[-1].end in BY_CLOCK
