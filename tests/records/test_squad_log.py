"""What a squad ran, as its log has it: every mark is somewhere, and the matrix says the same as the log."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import logtext
from milewatch.records.build import from_session
from milewatch.timing import events as ev
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import FIRST, LAST, OWN, Rules
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll
from milewatch.workout.times import hundredths

from .samples import WALL, header

TIMELINE = unroll(read("6x800 @2:30 w/ 2:00"))
OPEN = unroll(read("4x400 @75 s"))


def squad(count: int, timeline=TIMELINE, **rules) -> Session:
    roster = [Entrant(f"a{i}", f"Athlete {i}", timeline.segments) for i in range(count)]
    return Session(roster, Rules(**{"lead_in_ms": 0, **rules}))


def log_of(session: Session, at: int, timeline=TIMELINE):
    return from_session(session, header(timeline), WALL, at)


def test_stamps_left_over_are_kept_as_unassigned():
    session = squad(3)
    session.start(1000)
    session.stamp(151_000)
    session.stamp(151_040)
    log = log_of(session, 160_000)
    assert [(row.at_cs, row.key) for row in log.unassigned] == [(15_000, "space"), (15_004, "space")]
    assert logtext.read(logtext.write(log), "x") == log


def test_a_mark_of_an_athlete_that_ended_nothing_is_kept_with_their_name():
    session = squad(2, unroll(read("1x400 @75 s")))
    session.start(0)
    session.stamp(70_000, "a", "a0")
    session.undo(71_000)
    session.stamp(75_000, "a", "a0")
    session.insert(80_000, 70_000, "a0")
    log = log_of(session, 90_000)
    assert [(row.at_cs, row.extra) for row in log.unassigned] == [(7500, {"athlete": "a0"})]
    assert logtext.read(logtext.write(log), "x") == log


def test_athletes_may_have_run_different_numbers_of_reps():
    session = squad(2)
    session.start(0)
    session.stamp(150_000, "a", "a0")
    session.extend(160_000, "a0")
    session.drop(170_000, "a1")
    log = log_of(session, 400_000)
    assert len(session.snapshot(400_000).athletes[0].segments) == 13
    assert [row.end for row in log.laps["a1"]] == ["dropped"]


def test_mended_laps_are_marked_as_edited():
    session = squad(2)
    session.start(0)
    stamp = session.stamp(150_000, "a", "a0")
    session.shift(160_000, stamp.id, 149_000)
    log = log_of(session, 300_000)
    assert [row.edited for row in log.laps["a0"]][:2] == [True, True]
    assert not any(row.edited for row in log.laps["a1"])


DO = st.tuples(
    st.sampled_from([Command.STAMP] * 12 + [Command.ASSIGN] * 6 + [
        Command.INSERT, Command.SHIFT, Command.SWAP, Command.REMOVE, Command.UNDO, Command.REDO, Command.DROP,
        Command.REJOIN, Command.EXTEND, Command.SKIP, Command.BACK,
    ]),
    st.sampled_from([0, 30, 30, 30, 500, 3000, 40_000, 75_000, 150_000]),
    st.integers(0, 200),
    st.booleans(),
)  # fmt: skip


def do(session: Session, at: int, command: Command, pick: int, named: bool):
    athlete = session.roster[pick % len(session.roster)].key
    stamps = [e.id for e in session.events if isinstance(e, ev.Stamped | ev.Inserted)] or [0]
    one, other = stamps[-1 - pick % len(stamps)], stamps[-1 - pick // 3 % len(stamps)]
    match command:
        case Command.STAMP:
            return session.stamp(at, "x" if named else "space", athlete if named else None)
        case Command.ASSIGN:
            return session.assign(at, one, athlete)
        case Command.INSERT:
            return session.insert(at, at - 50 * pick, athlete)
        case Command.SHIFT:
            return session.shift(at, one, at - 50 * pick)
        case Command.SWAP:
            return session.swap(at, one, other)
        case Command.REMOVE:
            return session.remove(at, one)
        case Command.DROP | Command.REJOIN | Command.EXTEND | Command.SKIP | Command.BACK:
            return getattr(session, command.value)(at, athlete)
        case _:
            return getattr(session, command.value)(at)


def effective(session: Session) -> dict[int, ev.Event]:
    """The events that count."""
    found: dict[int, ev.Event] = {}
    for event in session.events:
        if isinstance(event, ev.Undone):
            found.pop(event.of, None)
        elif isinstance(event, ev.Redone):
            found[event.of] = session.events[event.of]
        elif isinstance(event, ev.Swallowed):
            if event.withdraws is not None:
                found.pop(event.withdraws, None)
        else:
            found[event.id] = event
    return found


@given(
    st.integers(2, 8),
    st.lists(DO, max_size=60),
    st.sampled_from([OWN, OWN, LAST, FIRST, "a1"]),
    st.sampled_from([TIMELINE, OPEN]),
)
@settings(max_examples=120, deadline=None)
def test_whatever_is_pressed_and_mended_every_mark_is_in_the_log_and_laps_add_up(count, doings, whose, timeline):
    session = squad(count, timeline, recover_with=whose)
    at = 0
    session.start(at)
    for command, wait, pick, named in doings:
        at += wait
        do(session, at, command, pick, named)
    at += 1000
    if session.snapshot(at).go_ms is None:  # the start was undone
        return
    log = log_of(session, at, timeline)
    for rows in log.laps.values():
        for row, following in pairwise(rows):
            assert row.at_cs + row.time_cs + row.paused_cs == following.at_cs
    events = effective(session)
    gone = {event.stamp for event in events.values() if isinstance(event, ev.Removed)}
    marks = {number for number, event in events.items() if isinstance(event, ev.Stamped | ev.Inserted)} - gone
    whole = Session(session.roster, session.rules, session.events)
    whole.end(at)
    snapshot = whole.snapshot(at)
    used = {lap.stamp for view in snapshot.athletes for lap in view.laps}
    used |= {stamp for view in snapshot.athletes for lap in view.laps for stamp in lap.split_stamps}
    assert len(log.unassigned) == len(marks - used)
    ended = [row for rows in log.laps.values() for row in rows]
    for mark in marks & used:
        time = whole.mark(mark).time
        ends = {row.at_cs + row.time_cs + row.paused_cs for row in ended}
        inside = {row.at_cs + split for row in ended for split in row.splits_cs}
        assert hundredths(time) in ends | inside
    assert logtext.read(logtext.write(log), "x") == log


@given(st.integers(2, 6), st.lists(DO, min_size=1, max_size=40), st.sampled_from([OWN, LAST]))
@settings(max_examples=80, deadline=None)
def test_undoing_everything_leads_back_to_the_start_and_redoing_it_to_the_same_log(count, doings, whose):
    session = squad(count, recover_with=whose)
    at = 0
    session.start(at)
    for command, wait, pick, named in doings:
        at += wait
        if command not in (Command.UNDO, Command.REDO):
            do(session, at, command, pick, named)
    before = log_of(session, at)
    undone = 0
    while session.snapshot(at).undoable is not None:
        session.undo(at)
        undone += 1
    for _ in range(undone):
        session.redo(at)
    after = log_of(session, at)
    assert (after.laps, after.unassigned) == (before.laps, before.unassigned)
