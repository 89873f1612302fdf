from __future__ import annotations

from collections import Counter
from itertools import pairwise

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.timing import events as ev
from milewatch.timing.lap import End
from milewatch.timing.refusal import Refusal
from milewatch.timing.session import Session
from milewatch.timing.snapshot import AthleteView, Command, Phase, Snapshot

from .doing import DOINGS, WAITS, Do, again, sessions

EXAMPLES = settings(max_examples=120, deadline=None)


def run(session: Session, doings: list[Do], at: int = 0) -> int:
    """Do it all; give the time it ends at."""
    at += 1000
    session.start(at)
    for do in doings:
        at += do.wait
        do(session, at)
    return at


def told(snapshot: Snapshot) -> tuple[object, ...]:
    """What a runner could see of it: not how many keys were pressed."""
    return snapshot.phase, snapshot.go_ms, snapshot.total_ms, snapshot.athletes, snapshot.tray


def assert_undo_and_redo_lead_back(session: Session, at: int) -> None:
    before = told(session.snapshot(at))
    if isinstance(session.undo(at), Refusal):
        return
    session.redo(at)
    assert told(session.snapshot(at)) == before


def end_of(lap) -> int:
    return lap.at_ms + lap.time_ms + lap.paused_ms


def assert_adds_up(view: AthleteView, snapshot: Snapshot) -> None:
    for lap, following in pairwise(view.laps):
        assert end_of(lap) == following.at_ms
    for lap in view.laps:
        assert lap.time_ms >= 0
        assert lap.paused_ms >= 0
        assert list(lap.splits_ms) == sorted(lap.splits_ms)
        assert not lap.splits_ms or 0 <= lap.splits_ms[0] <= lap.splits_ms[-1] <= lap.time_ms
        assert len(lap.splits_ms) == len(lap.split_stamps)
    if view.laps and view.phase is Phase.RUNNING:
        assert view.started_ms == snapshot.go_ms + end_of(view.laps[-1])
        whole = sum(lap.time_ms + lap.paused_ms for lap in view.laps)
        assert view.laps[0].at_ms + whole == view.started_ms - snapshot.go_ms
    if view.laps and snapshot.phase in (Phase.COMPLETE, Phase.ENDED) and len(snapshot.athletes) == 1:
        dropped = view.laps[-1].end is End.DROPPED
        assert dropped or end_of(view.laps[-1]) == snapshot.total_ms


@given(sessions(), DOINGS, WAITS)
@EXAMPLES
def test_the_laps_of_each_athlete_add_up_to_the_whole(session, doings, wait):
    at = run(session, doings)
    for moment in (at, at + wait):
        snapshot = session.snapshot(moment)
        for view in snapshot.athletes:
            assert_adds_up(view, snapshot)


@given(sessions(), DOINGS)
@EXAMPLES
def test_no_stamp_is_ever_lost(session, doings):
    at = run(session, doings)
    snapshot = session.snapshot(at)
    found = Counter(stamp.id for stamp in snapshot.tray)
    gone: set[int] = set()
    effective: set[int] = set()
    for event in session.events:
        if isinstance(event, ev.Undone):
            effective.discard(event.of)
        elif isinstance(event, ev.Redone):
            effective.add(event.of)
        elif isinstance(event, ev.Swallowed):
            gone |= {event.withdraws} if event.withdraws is not None else set()
        else:
            effective.add(event.id)
    gone |= {e.stamp for e in session.events if isinstance(e, ev.Removed) and e.id in effective}
    for view in snapshot.athletes:
        found.update(lap.stamp for lap in view.laps if lap.stamp is not None)
        found.update(stamp for lap in view.laps for stamp in lap.split_stamps)
        found.update(view.split_stamps)
        found.update(view.stray)
    marks = {e.id for e in session.events if isinstance(e, ev.Stamped | ev.Inserted) and e.id in effective}
    leading_in = sum(view.lead_in_ms is not None and bool(view.laps or view.segment) for view in snapshot.athletes)
    assert set(found) <= marks - gone
    assert len(marks - gone - set(found)) <= leading_in
    assert not found or max(found.values()) == 1


@given(sessions(), DOINGS, WAITS)
@EXAMPLES
def test_an_undo_leaves_what_was_before_and_a_redo_what_was_undone(session, doings, wait):
    assert_undo_and_redo_lead_back(session, run(session, doings) + wait)


@given(sessions(), DOINGS, st.builds(Do, st.sampled_from(list(Command)), WAITS, st.integers(0, 40), st.booleans()))
@EXAMPLES
def test_undoing_a_command_is_as_if_it_had_never_been_given(session, doings, last):
    at = run(session, doings) + last.wait
    before = session.snapshot(at)
    event = last(session, at)
    if isinstance(event, Refusal | ev.Swallowed | ev.Undone | ev.Redone):
        return
    session.undo(at)
    after = session.snapshot(at)
    assert told(after) == told(before)
    assert after.undoable == before.undoable
    assert after.redoable == event


@given(sessions(), DOINGS, WAITS)
@EXAMPLES
def test_folding_the_journal_again_gives_the_live_session(session, doings, wait):
    at = run(session, doings) + wait
    line = msgspec.json.encode(session.events)
    read = msgspec.json.decode(line, type=tuple[ev.Event, ...])
    assert read == session.events
    folded = Session(session.lineup, session.rules, read)
    assert folded.snapshot(at) == session.snapshot(at)


@given(sessions(), DOINGS, st.lists(st.integers(-5000, 40_000), min_size=1, max_size=5), WAITS)
@EXAMPLES
def test_looking_in_between_late_or_often_changes_nothing(session, doings, looks, wait):
    watched = again(session)
    at = run(session, doings)
    moment = 1000
    watched.start(moment)
    for do in doings:
        for look in looks:
            watched.snapshot(moment + look)
        moment += do.wait
        do(watched, moment)
    assert watched.events == session.events
    for look in looks:
        watched.snapshot(at + look)
    assert watched.snapshot(at + wait) == session.snapshot(at + wait)


@given(sessions(), DOINGS, st.builds(Do, st.sampled_from(list(Command)), WAITS, st.integers(0, 40), st.booleans()))
@EXAMPLES
def test_what_a_snapshot_allows_is_what_is_not_refused(session, doings, last):
    at = run(session, doings) + last.wait
    allowed = session.snapshot(at).allowed
    event = last(session, at)
    useless = isinstance(event, ev.Swallowed) and event.why in (ev.Why.PAUSED, ev.Why.NOT_RUNNING)
    if last.command not in allowed:
        mistaken = isinstance(event, ev.Swallowed) and event.why in (ev.Why.BOUNCE, ev.Why.JUST_ENDED)
        assert isinstance(event, Refusal) or useless or mistaken
    elif last.command in (Command.STAMP, Command.FINISH):
        assert not isinstance(event, Refusal) or (last.command is Command.FINISH and last.named)
        assert last.named or not useless
    elif last.command in _ABOUT_ALL and not (last.named and last.command in _ABOUT_ONE):
        assert not isinstance(event, Refusal)


_ABOUT_ONE = {Command.SKIP, Command.BACK, Command.ADJUST, Command.EXTEND}
_ABOUT_ALL = _ABOUT_ONE | {Command.START, Command.UNDO, Command.REDO, Command.PAUSE, Command.RESUME, Command.END}


@given(sessions(), DOINGS, WAITS)
@EXAMPLES
def test_a_refusal_changes_nothing_and_a_press_is_always_journalled(session, doings, wait):
    at = run(session, doings) + wait
    ended = session.snapshot(at).phase is Phase.ENDED
    count = len(session.events)
    for do in doings:
        before = told(session.snapshot(at))
        events = len(session.events)
        if isinstance(do(session, at), Refusal):
            assert len(session.events) == events
            assert told(session.snapshot(at)) == before
        else:
            assert len(session.events) == events + 1
    if not ended:
        press = again(session)
        press.start(0)
        assert not isinstance(press.stamp(1), Refusal)
    assert len(session.events) >= count
