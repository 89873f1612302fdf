"""The matrix on the screen, the log, the review's matrix and the CSV say the same; whatever was pressed is kept."""

from __future__ import annotations

import csv
import io
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.clock import ManualClock
from milewatch.conduct.conductor import Conductor
from milewatch.places import places
from milewatch.records.archive import Archive
from milewatch.records.csvtext import csv_text
from milewatch.review.from_log import runs_of
from milewatch.review.squad import matrix
from milewatch.timing.events import Stamped
from milewatch.timing.rules import LAST, OWN, Rules
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command, Phase
from milewatch.tui.squad.cells import cells, columns
from milewatch.tui.squad.letters import can_be_own, changed, hand_out
from milewatch.tui.squad.rows import row
from milewatch.tui.squad.spots import all_spots, first_spot
from milewatch.tui.squad.tray import discarded, named, taken, tray_text
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from .squad_kit import field

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.records.log import Log
    from milewatch.timing.roster import Entrant
    from milewatch.timing.snapshot import Snapshot
    from milewatch.workout.timeline import Timeline


def bunches(folder: Path, timeline: Timeline, roster: list[Entrant], seed: int, **rules: int | str) -> Conductor:
    """A whole session by keys: all stamped 30 ms apart in some order, half of them named late, half by letters."""
    rng = Random(seed)
    clock = ManualClock()
    here = places({"MILEWATCH_HOME": str(folder)})
    conductor = Conductor.open(timeline, roster, Rules(**{"lead_in_ms": 0, **rules}), clock, here)  # type: ignore[arg-type]
    conductor.do(Command.START)
    snapshot = conductor.decided(conductor.now())
    while snapshot.phase is not Phase.COMPLETE:
        views = (view for view in snapshot.athletes if view.phase is Phase.RUNNING and not view.waits)
        runs = [view.athlete for view in views if view.length_ms is None]
        if not runs:
            clock.advance(1000)
            snapshot = conductor.decided(conductor.now())
            continue
        clock.advance(rng.randint(70_000, 76_000))
        rng.shuffle(runs)
        stamps = []
        for athlete in runs:
            clock.advance(30)
            if rng.random() < 0.5:
                stamps.append((conductor.do(Command.STAMP, key="space").id, athlete))
            else:
                conductor.do(Command.STAMP, key="a", athlete=athlete)
        clock.advance(2000)
        for stamp, athlete in stamps:
            conductor.do(Command.ASSIGN, stamp=stamp, athlete=athlete)
        snapshot = conductor.decided(conductor.now())
    return conductor


@pytest.mark.parametrize(("count", "plan", "reps"), [(8, "6x800 @2:30 w/ 2:00", 6), (30, "12x400 @75 s w/ 60 s", 12)])
def test_matrix_log_review_and_csv_agree_and_no_stamp_is_dropped(
    tmp_path: Path, count: int, plan: str, reps: int
) -> None:
    timeline = unroll(read(plan))
    roster = [entrant.__class__(entrant.key, entrant.name, timeline.segments) for entrant in field(count)]
    conductor = bunches(tmp_path, timeline, roster, seed=count)
    snapshot = conductor.decided(conductor.now())
    assert conductor.finish() is not None
    conductor.abandon()
    log = Archive(tmp_path / "logs").load("last")
    assert log.unassigned == ()
    assert sum(isinstance(event, Stamped) for event in conductor._live.events) == count * reps
    live = {(v.athlete, *place): cell.time_ms // 10 for v in snapshot.athletes for place, cell in cells(v).items()}
    assert len(live) == count * reps
    assert live == _of_log(log) == _of_csv(csv_text([log])) == _of_review(log)
    assert columns(snapshot) == tuple((1, rep) for rep in range(1, reps + 1))


def _of_log(log: Log) -> dict[tuple[str, int, int], int]:
    return {(k, r.set or 0, r.rep or 0): r.time_cs for k, rows in log.laps.items() for r in rows if r.kind == "work"}


def _of_csv(text: str) -> dict[tuple[str, int, int], int]:
    found = {}
    for line in csv.DictReader(io.StringIO(text)):
        if line["kind"] == "work":
            found[line["athlete"], int(line["set"]), int(line["rep"])] = round(float(line["time_s"]) * 100)
    return found


def _of_review(log: Log) -> dict[tuple[str, int, int], int]:
    found = matrix(runs_of(log))
    return {
        (one.athlete, place[0] or 0, place[1] or 0): round(cell.rep.time_ms / 10)
        for one in found.rows
        for place, cell in zip(found.columns, one.cells, strict=True)
        if cell is not None
    }


KEYS = st.lists(
    st.tuples(
        st.sampled_from(["space"] * 4 + ["letter"] * 4 + ["enter"] * 3 + ["discard", "undo", "redo", "drop", "rejoin"]),
        st.integers(0, 29),
        st.sampled_from([0, 30, 30, 300, 5000, 70_000, 90_000]),
    ),
    max_size=50,
)


@given(st.integers(2, 12), KEYS, st.sampled_from([OWN, LAST]), st.sampled_from(["4x400 @75 s", "3x800 @2:30 w/ 2:00"]))
@settings(max_examples=120, deadline=None)
def test_whatever_keys_are_pressed_each_has_its_meaning_and_all_can_be_shown(count, keys, whose, plan) -> None:
    timeline = unroll(read(plan))
    roster = [entrant.__class__(entrant.key, entrant.name, timeline.segments) for entrant in field(count)]
    session = Session(roster, Rules(lead_in_ms=0, recover_with=whose))
    letters = hand_out(roster)
    session.start(0)
    at = 0
    for what, pick, wait in keys:
        at += wait
        before = session.snapshot(at)
        athlete = roster[pick % count].key
        if what == "space":
            session.stamp(at)
        elif what == "letter":
            stamp = named(before, athlete)
            result = session.stamp(at, letters[athlete], athlete) if stamp is None else None
            if stamp is not None:
                session.assign(at, stamp, athlete)
                assert stamp not in {one.id for one in session.snapshot(at).tray}
            assert stamp is None or result is None
        elif what == "enter":
            stamp, chosen = taken(before, at)
            if chosen is not None and stamp is not None:
                session.assign(at, stamp, chosen)
                assert stamp not in {one.id for one in session.snapshot(at).tray}
            elif chosen is not None:
                session.stamp(at, "enter", chosen)
        elif what == "discard":
            stamp = discarded(before)
            if stamp is not None:
                session.remove(at, stamp)
        elif what in ("undo", "redo"):
            getattr(session, what)(at)
            if session.snapshot(at).phase is Phase.ARMED:
                session.redo(at)
        else:
            getattr(session, what)(at, athlete)
        _can_be_shown(session.snapshot(at), letters, {entrant.key: entrant.label for entrant in roster})


def _can_be_shown(snapshot: Snapshot, letters: dict[str, str], names: dict[str, str]) -> None:
    for width in (20, 40, 80, 160):
        assert len(tray_text(snapshot, letters, names, width)) <= max(width, 40) + 30
    for view in snapshot.athletes:
        shown = row(view, letters[view.athlete], names[view.athlete])
        assert shown.change_ms > 0
        assert shown.now
    every = all_spots(snapshot)
    assert first_spot(every, {}) is not None
    for found in every.values():
        stamps = [spot.stamp for spot in found if spot.stamp is not None]
        assert len(set(stamps)) == len(stamps)


@given(st.lists(st.tuples(st.text("abcXYZ19é.,+ ", max_size=2), st.text("abz ", min_size=1, max_size=6)), max_size=30))
@settings(max_examples=100, deadline=None)
def test_everybody_gets_a_key_of_their_own_and_none_is_a_command(wanted) -> None:
    roster = [
        entrant.__class__(entrant.key, name.strip() or "x", entrant.segments, letter=letter)
        for entrant, (letter, name) in zip(field(30), wanted, strict=False)
    ]
    given_keys = hand_out(roster)
    assert len(set(given_keys.values())) == len(roster)
    assert all(can_be_own(key) and key == key.casefold() for key in given_keys.values())
    for entrant in roster:
        kept = given_keys[entrant.key] == entrant.letter.casefold()
        assert kept or not entrant.letter or any(entrant.name in note for note in changed(roster))
