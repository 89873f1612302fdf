"""Recoveries that run from somebody else's finish: the last one's, the first one's, a chosen one's."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.timing import events as ev
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import FIRST, LAST, Rules
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Phase

from .doing import DOINGS, PLANS, WAITS
from .plans import plan, reps, rest, squad, times, warmup, work
from .test_session_properties import assert_adds_up, assert_undo_and_redo_lead_back, run


def three(whose: str = LAST, *, between=None, stagger: int = 0, count: int = 3) -> Session:
    session = squad(3, *reps(count, work(400), between or rest(60)), recover_with=whose, stagger=stagger)
    session.start(0)
    return session


def finish(session: Session, *times_of_day: int) -> None:
    for number, at in sorted(enumerate(times_of_day, 1), key=lambda pair: pair[1]):
        session.stamp(at, str(number), f"a{number}")


def test_the_recovery_runs_from_the_last_finisher_and_everybody_goes_at_once():
    session = three()
    finish(session, 70_000, 75_000, 82_000)
    views = session.snapshot(141_999).athletes
    assert {view.remaining_ms for view in views} == {1}
    views = session.snapshot(150_000).athletes
    assert {view.elapsed_ms for view in views} == {8000}
    assert [view.laps[1].time_ms for view in views] == [72_000, 67_000, 60_000]


def test_until_the_last_one_is_in_the_others_wait_without_a_time():
    session = three()
    finish(session, 70_000)
    waiting, *_ = session.snapshot(140_000).athletes
    assert waiting.waits
    assert waiting.remaining_ms is None
    assert waiting.elapsed_ms == 70_000
    session.stamp(140_000, "2", "a2")
    session.stamp(141_000, "3", "a3")
    assert not session.snapshot(141_000).athletes[0].waits
    assert session.snapshot(141_000).athletes[0].remaining_ms == 60_000


def test_from_the_first_finisher_the_late_ones_get_less():
    session = three(FIRST)
    finish(session, 70_000, 75_000, 82_000)
    assert {view.remaining_ms for view in session.snapshot(82_000).athletes} == {48_000}


def test_who_comes_in_after_the_go_of_the_others_goes_at_once():
    session = three(FIRST)
    finish(session, 70_000, 75_000, 140_000)
    view = session.snapshot(141_000).athletes[2]
    assert view.segment is not None
    assert view.segment.index == 2
    assert view.elapsed_ms == 1000


def test_from_a_chosen_athletes_finish():
    session = three("a2")
    finish(session, 70_000, 75_000, 82_000)
    assert {view.remaining_ms for view in session.snapshot(82_000).athletes} == {53_000}


def test_when_the_chosen_athlete_drops_out_the_last_one_counts():
    session = three("a2")
    finish(session, 70_000)
    session.drop(72_000, "a2")
    session.stamp(80_000, "3", "a3")
    assert session.snapshot(80_000).athletes[0].remaining_ms == 60_000


def test_who_drops_out_is_not_waited_for():
    session = three()
    finish(session, 70_000, 75_000, 999_000)
    session = three()
    session.stamp(70_000, "1", "a1")
    session.stamp(75_000, "2", "a2")
    session.drop(100_000, "a3")
    assert session.snapshot(100_000).athletes[0].remaining_ms == 35_000


def test_a_recovery_that_was_over_before_the_missing_one_dropped_out_ends_then():
    session = three()
    session.stamp(70_000, "1", "a1")
    session.stamp(75_000, "2", "a2")
    session.drop(300_000, "a3")
    views = session.snapshot(301_000).athletes
    assert [view.elapsed_ms for view in views[:2]] == [1000, 1000]
    assert views[0].laps[1].time_ms == 230_000


@pytest.mark.parametrize(("whose", "goes"), [(LAST, 237_000), (FIRST, 230_000), ("a2", 232_000)])
def test_a_rep_that_all_begin_again_has_its_whole_recovery_again(whose, goes):
    session = three(whose)
    finish(session, 70_000, 75_000, 82_000)
    session.back(90_000)
    finish(session, 170_000, 172_000, 177_000)
    assert {view.segment.index for view in session.snapshot(goes - 1).athletes} == {1}
    assert {view.elapsed_ms for view in session.snapshot(goes + 500).athletes} == {500}


@pytest.mark.parametrize("whose", [LAST, FIRST, "a2"])
def test_a_recovery_to_which_all_go_back_begins_anew(whose):
    session = three(whose)
    finish(session, 70_000, 75_000, 82_000)
    session.back(150_000)
    assert {view.remaining_ms for view in session.snapshot(160_000).athletes} == {50_000}


def test_who_goes_back_alone_goes_on_with_the_others():
    session = three()
    finish(session, 70_000, 75_000, 82_000)
    session.back(90_000, "a1")
    session.stamp(120_000, "1", "a1")
    assert {view.remaining_ms for view in session.snapshot(121_000).athletes} == {21_000}


@pytest.mark.parametrize("whose", [LAST, FIRST, "a2"])
def test_who_goes_back_alone_into_a_recovery_that_is_over_has_it_anew(whose):
    session = three(whose)
    finish(session, 70_000, 75_000, 82_000)
    before = session.snapshot(160_000).athletes[1:]
    session.back(160_000, "a1")
    view, *others = session.snapshot(160_000).athletes
    assert (view.segment.index, view.remaining_ms, view.waits) == (1, 60_000, False)
    assert others == list(before), "the others run on"
    view = session.snapshot(221_000).athletes[0]
    assert (view.segment.index, view.elapsed_ms) == (2, 1000)
    session.undo(222_000)
    view = session.snapshot(222_000).athletes[0]
    assert (view.segment.index, view.elapsed_ms) == (2, session.snapshot(222_000).athletes[1].elapsed_ms)


def test_the_others_wait_at_the_next_rest_for_the_one_who_was_sent_back():
    session = three()
    finish(session, 70_000, 75_000, 82_000)
    session.back(160_000, "a1")
    session.stamp(215_000, "2", "a2")
    session.stamp(216_000, "3", "a3")
    assert all(view.waits for view in session.snapshot(280_000).athletes[1:])
    session.stamp(290_000, "1", "a1")
    assert {view.remaining_ms for view in session.snapshot(290_000).athletes} == {60_000}


def test_who_is_sent_back_twice_has_the_whole_recovery_twice():
    session = three()
    finish(session, 70_000, 75_000, 82_000)
    for at in (150_000, 230_000):
        session.back(at, "a1")
        assert session.snapshot(at).athletes[0].remaining_ms == 60_000


def test_who_goes_back_into_a_recovery_that_still_runs_goes_with_the_others():
    session = three()
    finish(session, 70_000, 75_000, 82_000)
    session.skip(100_000, "a1")
    session.back(110_000, "a1")
    assert {view.remaining_ms for view in session.snapshot(112_000).athletes} == {30_000}


def test_the_suggestion_of_an_open_recovery_counts_anew_too():
    session = three(between=rest(suggested=60))
    finish(session, 70_000, 75_000, 82_000)
    session.stamp(150_000)
    session.back(160_000, "a1")
    view = session.snapshot(165_000).athletes[0]
    assert (view.segment.index, view.elapsed_ms, view.suggested_ms) == (1, 5000, 60_000)


def test_mending_the_last_finish_moves_the_go_of_all():
    session = three()
    finish(session, 70_000, 75_000)
    last = session.stamp(90_000, "3", "a3")
    session.shift(95_000, last.id, 80_000)
    assert {view.remaining_ms for view in session.snapshot(95_000).athletes} == {45_000}
    session.undo(96_000)
    assert {view.remaining_ms for view in session.snapshot(96_000).athletes} == {54_000}


def test_naming_a_stamp_late_counts_from_the_stamp():
    session = three()
    stamps = [session.stamp(at) for at in (70_000, 70_030, 70_060)]
    for number, stamp in enumerate(stamps, 1):
        session.assign(100_000 + number, stamp.id, f"a{number}")
    assert {view.remaining_ms for view in session.snapshot(100_060).athletes} == {30_000}


def test_waves_keep_their_distance():
    session = three(stagger=10_000)
    finish(session, 70_000, 80_000, 95_000)
    snapshot = session.snapshot(160_000)
    assert [view.elapsed_ms if view.segment.index == 2 else None for view in snapshot.athletes] == [
        25_000, 15_000, 5000,
    ]  # fmt: skip


def test_one_press_ends_an_open_recovery_of_everybody():
    session = three(between=rest(suggested=60))
    finish(session, 70_000, 75_000, 82_000)
    assert {view.suggested_ms - view.elapsed_ms for view in session.snapshot(90_000).athletes} == {52_000}
    session.stamp(150_000)
    snapshot = session.snapshot(151_000)
    assert snapshot.tray == ()
    assert {view.elapsed_ms for view in snapshot.athletes} == {1000}
    assert [view.laps[1].time_ms for view in snapshot.athletes] == [80_000, 75_000, 68_000]
    session.undo(152_000)
    assert session.snapshot(152_000).athletes[0].segment.index == 1


def test_one_press_ends_an_open_recovery_of_everybody_also_when_one_of_them_runs_fewer_reps():
    session = three(between=rest(suggested=60))
    session.shorten(10_000, "a2")
    session.extend(11_000, "a3")
    finish(session, 70_000, 75_000, 82_000)
    session.stamp(150_000)
    snapshot = session.snapshot(151_000)
    assert snapshot.tray == ()
    assert {view.elapsed_ms for view in snapshot.athletes} == {1000}


def test_one_press_ends_an_open_warm_up_of_everybody():
    session = squad(3, warmup(), work(400), rest(60), work(400), recover_with=LAST)
    session.start(0)
    session.stamp(600_000)
    assert {view.elapsed_ms for view in session.snapshot(605_000).athletes} == {5000}


def test_a_press_while_somebody_still_runs_waits_in_the_tray():
    session = three(between=rest(suggested=60))
    finish(session, 70_000, 75_000)
    session.stamp(80_000)
    assert len(session.snapshot(80_000).tray) == 1


def test_a_press_of_an_athlete_who_waits_does_not_end_the_recovery():
    session = three()
    finish(session, 70_000)
    session.stamp(72_000, "1", "a1")
    view = session.snapshot(73_000).athletes[0]
    assert view.waits
    assert len(view.split_stamps) == 1


def test_one_rep_more_for_one_is_not_waited_for_by_those_who_are_done():
    session = three(count=2)
    finish(session, 70_000, 71_000, 72_000)
    finish(session, 210_000, 211_000)
    session.extend(212_000, "a3")
    session.stamp(213_000, "3", "a3")
    snapshot = session.snapshot(214_000)
    assert [view.phase for view in snapshot.athletes[:2]] == [Phase.COMPLETE, Phase.COMPLETE]
    assert snapshot.athletes[2].remaining_ms == 59_000


def test_what_was_said_when_the_session_is_folded_again_is_the_same():
    session = three()
    for rep in range(3):
        at = session.snapshot(rep * 200_000).at_ms
        finish(session, at + 70_000, at + 71_000, at + 72_000)
    again = Session(session.lineup, session.rules, session.events)
    assert again.snapshot(700_000) == session.snapshot(700_000)


@st.composite
def herds(draw: st.DrawFn) -> Session:
    count = draw(st.integers(2, 4))
    shared = draw(PLANS)
    stagger = draw(st.sampled_from([0, 0, 1000]))
    roster = [
        Entrant(f"a{i + 1}", f"Athlete {i + 1}", draw(PLANS) if draw(st.integers(0, 4)) == 0 else shared, i * stagger)
        for i in range(count)
    ]
    whose = draw(st.sampled_from([LAST, FIRST, "a1"]))
    return Session(roster, Rules(lead_in_ms=draw(st.sampled_from([0, 3000])), recover_with=whose))


@given(herds(), DOINGS, WAITS)
@settings(max_examples=150, deadline=None)
def test_laps_add_up_and_stamps_stay_and_folding_again_gives_the_same(session, doings, wait):
    at = run(session, doings) + wait
    snapshot = session.snapshot(at)
    for view in snapshot.athletes:
        assert_adds_up(view, snapshot)
    again = Session(session.lineup, session.rules, session.events)
    assert again.snapshot(at) == snapshot


@given(herds(), DOINGS, WAITS)
@settings(max_examples=100, deadline=None)
def test_an_undo_and_a_redo_lead_back(session, doings, wait):
    assert_undo_and_redo_lead_back(session, run(session, doings) + wait)


@given(herds(), DOINGS)
@settings(max_examples=100, deadline=None)
def test_no_stamp_is_lost(session, doings):
    at = run(session, doings)
    snapshot = session.snapshot(at)
    found = {stamp.id for stamp in snapshot.tray}
    for view in snapshot.athletes:
        found |= {lap.stamp for lap in view.laps} | {s for lap in view.laps for s in lap.split_stamps}
        found |= {*view.split_stamps, *view.stray}
    undone: set[int] = set()
    for event in session.events:
        if isinstance(event, ev.Undone):
            undone.add(event.of)
        elif isinstance(event, ev.Redone):
            undone.discard(event.of)
    gone = {e.stamp for e in session.events if isinstance(e, ev.Removed) and e.id not in undone}
    gone |= {e.withdraws for e in session.events if isinstance(e, ev.Swallowed) and e.withdraws is not None}
    marks = {e.id for e in session.events if isinstance(e, ev.Stamped | ev.Inserted) and e.id not in undone}
    waiting = sum(view.lead_in_ms is not None for view in snapshot.athletes)
    assert len(marks - gone - found) <= waiting


@pytest.mark.parametrize("whose", [LAST, FIRST, "a1"])
def test_a_squad_of_one_recovers_as_ever(whose):
    session = Session([Entrant("a1", "A", plan(work(400), rest(60), work(400)))], Rules(0, recover_with=whose))
    session.start(0)
    session.stamp(80_000)
    session.stamp(200_000)
    assert times(session, 200_000)[:2] == [(75_000, "mark"), (60_000, "time")]
