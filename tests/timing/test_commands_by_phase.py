"""Every command in every phase: what becomes of it."""

from __future__ import annotations

import pytest

from milewatch.timing import events as ev
from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.roster import Entrant
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command, Phase

from .plans import SOLO, cooldown, plan, rest, solo, squad, work

NOW = 100_000
"""When the command comes; every session below has been armed, started … long enough before."""


def armed() -> Session:
    return solo(work(400), rest(60), work(400))


def in_lead_in() -> Session:
    session = solo(work(400), rest(60), work(400), lead_in_ms=5000)
    session.start(NOW - 2000)
    return session


def in_a_rep() -> Session:
    session = armed()
    session.start(NOW - 70_000)
    return session


def in_a_timed_recovery() -> Session:
    session = in_a_rep()
    session.stamp(NOW - 5000)
    return session


def in_an_open_recovery() -> Session:
    session = solo(work(400), rest(suggested=60), work(400))
    session.start(NOW - 80_000)
    session.stamp(NOW - 10_000)
    return session


def in_a_rep_lead_in() -> Session:
    session = solo(work(400), rest(suggested=60), work(400), rep_lead_in_ms=3000)
    session.start(NOW - 80_000)
    session.stamp(NOW - 10_000)
    session.stamp(NOW - 1000)
    return session


def paused() -> Session:
    session = in_a_timed_recovery()
    session.pause(NOW - 2000)
    return session


def complete() -> Session:
    session = solo(work(400))
    session.start(NOW - 80_000)
    session.stamp(NOW - 10_000)
    return session


def ended() -> Session:
    session = in_a_rep()
    session.end(NOW - 5000)
    return session


def undone() -> Session:
    session = in_a_timed_recovery()
    session.undo(NOW - 1000)
    return session


COMMANDS = {
    Command.START: lambda s: s.start(NOW),
    Command.STAMP: lambda s: s.stamp(NOW),
    Command.FINISH: lambda s: s.stamp(NOW, "f", final=True),
    Command.ASSIGN: lambda s: s.assign(NOW, 1, SOLO),
    Command.INSERT: lambda s: s.insert(NOW, NOW - 5500, SOLO),
    Command.SHIFT: lambda s: s.shift(NOW, 1, NOW - 5500),
    Command.SWAP: lambda s: s.swap(NOW, 1, 2),
    Command.REMOVE: lambda s: s.remove(NOW, 1),
    Command.UNDO: lambda s: s.undo(NOW),
    Command.REDO: lambda s: s.redo(NOW),
    Command.SKIP: lambda s: s.skip(NOW),
    Command.BACK: lambda s: s.back(NOW),
    Command.ADJUST: lambda s: s.adjust(NOW, 10_000),
    Command.PAUSE: lambda s: s.pause(NOW),
    Command.RESUME: lambda s: s.resume(NOW),
    Command.EXTEND: lambda s: s.extend(NOW),
    Command.SHORTEN: lambda s: s.shorten(NOW),
    Command.DROP: lambda s: s.drop(NOW, SOLO),
    Command.REJOIN: lambda s: s.rejoin(NOW, SOLO),
    Command.REPLAN: lambda s: s.replan(NOW, SOLO, plan(work(200))),
    Command.UNFINISH: lambda s: s.unfinish(NOW, SOLO, stamp=1),
    Command.ENTER: lambda s: s.enter(NOW, Entrant("bo", "Bo", plan(work(200)))),
    Command.END: lambda s: s.end(NOW),
}

R, W = Reason, ev.Why
YES = None
TABLE = {
    armed: {
        Command.START: YES, Command.STAMP: W.NOT_RUNNING, Command.FINISH: W.NOT_RUNNING,
        Command.ASSIGN: R.NO_SUCH_STAMP, Command.INSERT: R.NOT_STARTED, Command.SHIFT: R.NO_SUCH_STAMP,
        Command.SWAP: R.NO_SUCH_STAMP, Command.REMOVE: R.NO_SUCH_STAMP, Command.UNDO: R.NOTHING_TO_UNDO,
        Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: R.NOT_STARTED, Command.BACK: R.NOT_STARTED,
        Command.ADJUST: R.NOT_STARTED, Command.PAUSE: R.NOT_STARTED, Command.RESUME: R.NOT_STARTED,
        Command.EXTEND: R.NOT_STARTED,
        Command.SHORTEN: R.NOT_STARTED, Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED,
        Command.END: R.NOT_STARTED,
        Command.REPLAN: YES, Command.UNFINISH: R.NO_SUCH_REP, Command.ENTER: YES,
    },
    in_lead_in: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: W.NOT_RUNNING, Command.FINISH: W.NOT_RUNNING,
        Command.ASSIGN: R.NO_SUCH_STAMP, Command.INSERT: R.IN_LEAD_IN, Command.SHIFT: R.NO_SUCH_STAMP,
        Command.SWAP: R.NO_SUCH_STAMP, Command.REMOVE: R.NO_SUCH_STAMP, Command.UNDO: YES,
        Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES, Command.BACK: R.IN_LEAD_IN,
        Command.ADJUST: R.IN_LEAD_IN, Command.PAUSE: YES, Command.RESUME: R.NOT_PAUSED,
        Command.EXTEND: R.IN_LEAD_IN,
        Command.SHORTEN: R.IN_LEAD_IN, Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: R.NO_SUCH_REP, Command.ENTER: YES,
    },
    in_a_rep: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: YES, Command.FINISH: YES, Command.ASSIGN: R.NO_SUCH_STAMP,
        Command.INSERT: YES, Command.SHIFT: R.NO_SUCH_STAMP, Command.SWAP: R.NO_SUCH_STAMP,
        Command.REMOVE: R.NO_SUCH_STAMP, Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES,
        Command.BACK: YES, Command.ADJUST: R.NOT_ADJUSTABLE, Command.PAUSE: YES, Command.RESUME: R.NOT_PAUSED,
        Command.EXTEND: YES,
        Command.SHORTEN: YES, Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: R.NO_SUCH_REP, Command.ENTER: YES,
    },
    in_a_timed_recovery: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: YES, Command.FINISH: R.NOTHING_TO_FINISH, Command.ASSIGN: YES,
        Command.INSERT: YES, Command.SHIFT: YES, Command.SWAP: R.NO_SUCH_STAMP, Command.REMOVE: YES,
        Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES, Command.BACK: YES,
        Command.ADJUST: YES, Command.PAUSE: YES, Command.RESUME: R.NOT_PAUSED, Command.EXTEND: YES,
        Command.SHORTEN: YES,
        Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: YES, Command.ENTER: YES,
    },
    in_an_open_recovery: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: YES, Command.FINISH: R.NOTHING_TO_FINISH, Command.ASSIGN: YES,
        Command.INSERT: YES, Command.SHIFT: YES, Command.SWAP: R.NO_SUCH_STAMP, Command.REMOVE: YES,
        Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES, Command.BACK: YES,
        Command.ADJUST: YES, Command.PAUSE: YES, Command.RESUME: R.NOT_PAUSED, Command.EXTEND: YES,
        Command.SHORTEN: YES,
        Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: YES, Command.ENTER: YES,
    },
    in_a_rep_lead_in: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: W.NOT_RUNNING, Command.FINISH: W.NOT_RUNNING,
        Command.ASSIGN: YES, Command.INSERT: YES, Command.SHIFT: YES, Command.SWAP: R.NO_SUCH_STAMP,
        Command.REMOVE: YES, Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES,
        Command.BACK: R.IN_LEAD_IN, Command.ADJUST: R.IN_LEAD_IN, Command.PAUSE: YES, Command.RESUME: R.NOT_PAUSED,
        Command.EXTEND: R.IN_LEAD_IN,
        Command.SHORTEN: R.IN_LEAD_IN, Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: R.IN_LEAD_IN, Command.UNFINISH: YES, Command.ENTER: YES,
    },
    paused: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: W.PAUSED, Command.FINISH: W.PAUSED, Command.ASSIGN: YES,
        Command.INSERT: YES, Command.SHIFT: YES, Command.SWAP: R.NO_SUCH_STAMP, Command.REMOVE: YES,
        Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: YES, Command.BACK: YES,
        Command.ADJUST: YES, Command.PAUSE: R.ALREADY_PAUSED, Command.RESUME: YES, Command.EXTEND: YES,
        Command.SHORTEN: YES,
        Command.DROP: YES, Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: YES, Command.ENTER: YES,
    },
    complete: {
        Command.START: R.ALREADY_STARTED, Command.STAMP: W.NOT_RUNNING, Command.FINISH: W.NOT_RUNNING,
        Command.ASSIGN: YES, Command.INSERT: R.PLAN_COMPLETE, Command.SHIFT: YES, Command.SWAP: R.NO_SUCH_STAMP,
        Command.REMOVE: YES, Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: R.PLAN_COMPLETE,
        Command.BACK: R.PLAN_COMPLETE, Command.ADJUST: R.PLAN_COMPLETE, Command.PAUSE: R.PLAN_COMPLETE,
        Command.RESUME: R.PLAN_COMPLETE, Command.EXTEND: YES,
        Command.SHORTEN: R.PLAN_COMPLETE, Command.DROP: R.PLAN_COMPLETE,
        Command.REJOIN: R.NOT_DROPPED, Command.END: YES,
        Command.REPLAN: YES, Command.UNFINISH: YES, Command.ENTER: YES,
    },
    ended: {
        Command.START: R.ENDED, Command.STAMP: R.ENDED, Command.FINISH: R.ENDED, Command.ASSIGN: R.NO_SUCH_STAMP,
        Command.INSERT: YES, Command.SHIFT: R.NO_SUCH_STAMP, Command.SWAP: R.NO_SUCH_STAMP,
        Command.REMOVE: R.NO_SUCH_STAMP, Command.UNDO: YES, Command.REDO: R.NOTHING_TO_REDO, Command.SKIP: R.ENDED,
        Command.BACK: R.ENDED, Command.ADJUST: R.ENDED, Command.PAUSE: R.ENDED, Command.RESUME: R.ENDED,
        Command.EXTEND: R.ENDED,
        Command.SHORTEN: R.ENDED, Command.DROP: R.ENDED, Command.REJOIN: R.ENDED, Command.END: R.ENDED,
        Command.REPLAN: R.ENDED, Command.UNFINISH: R.NO_SUCH_REP, Command.ENTER: R.ENDED,
    },
    undone: {Command.UNDO: YES, Command.REDO: YES},
}  # fmt: skip


@pytest.mark.parametrize(
    ("situation", "command", "expected"),
    [
        pytest.param(situation, command, expected, id=f"{command.value} {situation.__name__}")
        for situation, row in TABLE.items()
        for command, expected in row.items()
    ],
)
def test_each_command_in_each_phase_is_done_swallowed_or_refused_by_name(situation, command, expected):
    session = situation()
    answer = COMMANDS[command](session)
    if expected is None:
        assert not isinstance(answer, Refusal | ev.Swallowed)
        assert session.events[-1] == answer
    elif isinstance(expected, Reason):
        assert isinstance(answer, Refusal)
        assert answer.reason is expected
        assert answer.text.endswith(".")
    else:
        assert isinstance(answer, ev.Swallowed)
        assert answer.why is expected


def test_the_table_holds_every_command_in_every_phase():
    phases = {situation().snapshot(NOW).phase for situation in TABLE}
    assert phases == {*Phase} - {Phase.DROPPED}
    assert all(set(row) == set(Command) for situation, row in TABLE.items() if situation is not undone)
    assert set(COMMANDS) == set(Command)


def test_every_reason_to_refuse_has_a_sentence_and_is_given_somewhere():
    given = {expected for row in TABLE.values() for expected in row.values() if isinstance(expected, Reason)}
    elsewhere = {R.EARLIER, R.IN_THE_FUTURE, R.PAUSED, R.NO_REP_TO_REPEAT, R.NO_SUCH_ATHLETE, R.ALREADY_DROPPED}
    elsewhere |= {R.NO_REP_TO_COME, R.ALREADY_HERE, R.EMPTY_PLAN}
    assert given | elsewhere == set(Reason)


def test_a_recovery_is_not_finished_and_the_rep_after_it_does_not_begin():
    session = in_a_timed_recovery()
    before = session.events
    assert reason(session.stamp(NOW, "f", final=True)) is Reason.NOTHING_TO_FINISH
    assert session.events == before
    assert Command.FINISH not in session.snapshot(NOW).allowed


def test_a_rep_with_splits_or_time_left_is_finished():
    for rep in (work(1600, splits=(400, 800, 1200)), work(s=120)):
        session = solo(rep, rest(60), work(400))
        session.start(0)
        assert Command.FINISH in session.snapshot(60_000).allowed
        session.stamp(60_000, "f", final=True)
        assert [lap.time_ms for lap in session.snapshot(60_000).solo.laps] == [60_000]


def reason(answer: object) -> Reason | None:
    return answer.reason if isinstance(answer, Refusal) else None


def test_an_unknown_athlete_is_refused_by_every_command_that_names_one():
    session = in_a_timed_recovery()
    answers = [
        session.stamp(NOW, "x", "nobody"), session.assign(NOW, 1, "nobody"), session.insert(NOW, NOW - 1, "nobody"),
        session.skip(NOW, "nobody"), session.back(NOW, "nobody"), session.adjust(NOW, 1000, "nobody"),
        session.extend(NOW, "nobody"), session.drop(NOW, "nobody"), session.rejoin(NOW, "nobody"),
    ]  # fmt: skip
    assert {reason(answer) for answer in answers} == {Reason.NO_SUCH_ATHLETE}


def test_a_mark_cannot_be_put_before_the_go_into_the_future_into_a_pause_or_after_the_end():
    session = solo(work(400), rest(suggested=60), work(400), lead_in_ms=5000)
    session.start(1000)
    session.stamp(70_000)
    session.pause(80_000)
    session.resume(90_000)
    for put in (session.insert, lambda at, time, _: session.shift(at, 1, time)):
        assert reason(put(100_000, 3000, SOLO)) is Reason.EARLIER
        assert reason(put(100_000, 100_001, SOLO)) is Reason.IN_THE_FUTURE
        assert reason(put(100_000, 85_000, SOLO)) is Reason.PAUSED
    session.end(100_000)
    assert reason(session.insert(110_000, 105_000, SOLO)) is Reason.ENDED


def test_a_plan_without_a_rep_has_none_to_repeat():
    session = solo(cooldown())
    session.start(0)
    assert reason(session.extend(1000)) is Reason.NO_REP_TO_REPEAT


def test_a_dropped_athlete_is_named_as_such():
    session = squad(2, work(400), rest(60), work(400))
    session.start(0)
    session.drop(1000, "a1")
    for answer in (session.skip(2000, "a1"), session.back(2000, "a1"), session.drop(2000, "a1")):
        assert reason(answer) is Reason.ALREADY_DROPPED
    assert reason(session.skip(2000)) is None


def test_a_command_a_moment_older_than_the_newest_event_counts_as_simultaneous_with_it():
    session = in_a_rep()
    session.stamp(NOW)
    event = session.pause(NOW - 20)
    assert isinstance(event, ev.Paused)
    assert event.at == NOW


def test_an_event_out_of_turn_is_not_folded():
    session = armed()
    with pytest.raises(ValueError, match="Event 3 came where event 0 was due"):
        session.apply(ev.Started(id=3, at=0))


def test_a_roster_must_hold_somebody_once_and_nobody_before_the_go():
    entrant = armed().roster[0]
    for roster in ([], [entrant, entrant]):
        with pytest.raises(ValueError, match="at least one athlete, each once"):
            Session(roster, armed().rules)
