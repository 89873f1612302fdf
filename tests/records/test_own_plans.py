"""What an athlete was to run in the end, where that was not the plan of the session."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import msgspec
import pytest
from hypothesis import assume, given, settings

from milewatch.records import logtext, mending
from milewatch.records.archive import Archive
from milewatch.records.build import from_session
from milewatch.records.eventrows import ROWS, event_of, row_of
from milewatch.records.log import Log, PlanRow
from milewatch.records.otherplan import with_plan
from milewatch.records.plantext import reps_of, same_plan, shorthand_of
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.notation import read
from milewatch.workout.timeline import Segment, unroll

from ..timing.doing import DOINGS, sessions
from ..timing.test_session_properties import run
from .samples import WALL, header

PLAN = unroll(read("6x800 @2:30 R2:00"))
OTHER = unroll(read("3x200 @35 R60")).segments


def squad() -> Session:
    session = Session([Entrant(key, key.title(), PLAN.segments) for key in ("ana", "bo")], Rules(0, lead_in_ms=0))
    session.start(0)
    for key in ("ana", "bo"):
        session.stamp(150_000, key[0], key)
    return session


def log_of(session: Session, at: int = 1_000_000) -> Log:
    return from_session(session, header(PLAN), WALL, at)


def test_who_runs_the_plan_has_none_of_their_own():
    log = log_of(squad())
    assert {row.plan for row in log.athletes.values()} == {None}
    assert "plan" not in logtext.write(log).split("[athletes.ana]")[1]


def test_another_workout_is_in_the_log_from_where_it_began():
    session = squad()
    session.replan(160_000, "bo", OTHER, "3x200 @35 R60")
    log = log_of(session)
    own = log.athletes["bo"].plan
    assert own is not None
    assert own.reps == (1, 3)
    assert same_plan(unroll(read(own.text)).segments, session.snapshot(160_000).athletes[1].segments)
    assert log.athletes["ana"].plan is None
    assert log.plan.reps == (6,)


@pytest.mark.parametrize("more", [1, -1])
def test_the_count_of_reps_is_that_of_the_athlete(more):
    session = squad()
    (session.extend if more > 0 else session.shorten)(160_000, "bo")
    log = log_of(session)
    assert log.sets("ana") == (6,)
    assert log.sets("bo") == (6 + more,)


def test_a_workout_of_their_own_from_the_start_is_in_the_log_too():
    roster = [Entrant("ana", "Ana", PLAN.segments), Entrant("bo", "Bo", OTHER)]
    session = Session(roster, Rules(0, lead_in_ms=0))
    session.start(0)
    assert log_of(session).sets("bo") == (3,)


def test_it_is_written_and_read_and_a_persons_own_key_of_that_name_stays():
    session = squad()
    session.replan(160_000, "bo", OTHER)
    log = log_of(session)
    text = logtext.write(log)
    assert re.search(r'^plan = \{ text = ".+", reps = \[1, 3\] \}$', text, re.M)
    assert logtext.read(text, "log") == log
    own = text.replace('[athletes.ana]\nname = "Ana"\n', '[athletes.ana]\nname = "Ana"\nplan = "sub 2:10 in May"\n')
    kept = logtext.read(own, "log")
    assert kept.athletes["ana"].plan is None
    assert kept.sets("ana") == (6,)
    assert 'plan = "sub 2:10 in May"' in logtext.write(kept)


def test_laps_are_mended_by_the_athletes_own_plan():
    session = squad()
    session.replan(160_000, "bo", OTHER)
    log = log_of(session, 200_000)
    labels = mending.planned(log, "bo")
    assert [(label.set, label.rep) for label in labels if label.kind == "work"] == [(1, 1), (2, 1), (2, 2), (2, 3)]
    more = mending.with_lap(log, "bo", 3500, labels)
    assert (more.laps["bo"][-1].set, more.laps["bo"][-1].rep, more.laps["bo"][-1].metres) == (2, 1, 200)


def test_who_came_late_is_in_the_log():
    session = squad()
    session.enter(160_000, Entrant("zoe", "Zoe Hart", PLAN.segments))
    log = log_of(session, 300_000)
    assert list(log.athletes) == ["ana", "bo", "zoe"]
    assert log.athletes["zoe"].name == "Zoe Hart"
    assert [(row.kind, row.rep) for row in log.laps["zoe"]] == [("recovery", 1), ("work", 2)]


@pytest.mark.parametrize(
    "text",
    [
        "6x800 @2:30 R2:00", "3x(4x400 R60) R3:00", "2 mile warm up, 5x1000 R2:00, cool down", "400, 800, 1200 R90",
        "10x1min R60", "8x(200+200) R60", "20min tempo",
    ],
)  # fmt: skip
def test_segments_are_written_as_shorthand_that_is_read_as_the_same(text):
    segments = unroll(read(text)).segments
    written = unroll(read(shorthand_of(segments))).segments
    assert _places(written) == _places(segments)


def _places(segments: tuple[Segment, ...]) -> list[object]:
    return [(s.step.kind, s.step.distance_m, s.step.duration_ms, s.set, s.rep, s.part) for s in segments]


def test_a_plan_that_shorthand_cannot_say_keeps_its_counts():
    assert reps_of(OTHER) == (3,)
    log = log_of(squad(), 200_000)
    row = replace(log.athletes["bo"], plan=PlanRow(reps=(1, 3)))
    kept = replace(log, athletes={**log.athletes, "bo": row})
    assert logtext.read(logtext.write(kept), "log").sets("bo") == (1, 3)
    assert mending.planned(kept, "bo") == ()


def test_afterwards_a_rep_in_which_the_session_ended_still_has_no_distance():
    session = squad()
    session.stamp(270_000, "b", "bo")
    log = log_of(session, 300_000)
    assert log.laps["bo"][-1].end == "stopped"
    mended = with_plan(log, "bo", read("400 @75, 1200 @3:50 R90"))
    assert [row.metres for row in mended.laps["bo"] if row.kind == "work"] == [400, None]


def test_afterwards_what_was_run_gets_the_names_of_another_workout():
    session = squad()
    session.stamp(400_000, "b", "bo")
    log = log_of(session, 400_000)
    mended = with_plan(log, "bo", read("400 @75, 1200 @3:50 R90"))
    assert mended.athletes["bo"].plan == PlanRow(text="400 @75, 1200 @3:50 R90", reps=(2,))
    works = [row for row in mended.laps["bo"] if row.kind == "work"]
    assert [(row.set, row.rep, row.metres, row.target_cs, row.edited) for row in works] == [
        (1, 1, 400, (7500, 7500), True),
        (1, 2, 1200, (23_000, 23_000), True),
    ]
    assert [row.time_cs for row in mended.laps["bo"]] == [row.time_cs for row in log.laps["bo"]]
    assert mended.laps["ana"] == log.laps["ana"]


def test_reps_beyond_the_other_workout_are_counted_on():
    session = squad()
    session.stamp(420_000, "b", "bo")
    log = with_plan(log_of(session, 600_000), "bo", read("600 @2:00"))
    works = [(row.set, row.rep, row.metres) for row in log.laps["bo"] if row.kind == "work"]
    assert works == [(1, 1, 600), (1, 2, 800), (1, 3, None)]


def test_the_plan_of_all_again_is_no_own_plan():
    log = log_of(squad(), 400_000)
    again = with_plan(with_plan(log, "bo", read("400 @75, 1200 @3:50 R90")), "bo", read(log.plan.text))
    assert again.athletes["bo"].plan is None
    assert [(row.set, row.rep) for row in again.laps["bo"]] == [(row.set, row.rep) for row in log.laps["bo"]]


def test_nobody_gets_a_plan_who_is_not_in_the_log():
    with pytest.raises(mending.MendError, match="nobody of that name"):
        with_plan(log_of(squad()), "cy", read("400"))


def test_it_is_in_the_file_at_once_and_what_a_person_wrote_stays(tmp_path):
    archive = Archive(tmp_path)
    path = archive.save(log_of(squad(), 400_000))
    path.write_text(path.read_text().replace('name = "Bo"\n', 'name = "Bo"  # new shoes\n'))
    entry = archive.open(path)
    mended = archive.mend(entry, with_plan(entry.log, "bo", read("400 @75, 1200 @3:50 R90")))
    assert "# new shoes" in path.read_text()
    assert archive.load(path).sets("bo") == (2,)
    back = archive.mend(mended, entry.log)
    assert back.text == entry.text


@given(sessions(), DOINGS)
@settings(max_examples=60, deadline=None)
def test_whatever_is_done_the_log_is_read_as_it_was_written_and_the_journal_gives_the_same(session, doings):
    at = run(session, doings) + 1000
    whole = Session(session.lineup, session.rules, session.events)
    whole.end(at)
    assume(whole.snapshot(at).go_ms is not None)
    log = log_of(session, at)
    assert logtext.read(logtext.write(log), "log") == log
    lines = [event_of(msgspec.json.decode(msgspec.json.encode(row_of(event)), type=ROWS)) for event in session.events]
    assert log_of(Session(session.lineup, session.rules, lines), at) == log
    assert list(log.athletes) == [entrant.key for entrant in session.roster]
    for view in whole.snapshot(at).athletes:
        planned = log.plan_of(view.athlete)
        assert planned.reps == reps_of(view.segments)
        for lap, following in pairwise(log.laps[view.athlete]):
            assert lap.at_cs + lap.time_cs + lap.paused_cs == following.at_cs
