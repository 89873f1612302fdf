"""Laps worked out by hand. Times are ms from the session's zero; the go is at 0 unless a lead-in is said."""

from __future__ import annotations

import pytest

from milewatch.timing import events as ev
from milewatch.timing.lap import End
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Kind

from .plans import SOLO, cooldown, plan, reps, rest, solo, times, warmup, work


def test_a_distance_rep_ends_on_the_mark_and_its_timed_recovery_by_itself():
    session = solo(work(400), rest(60), work(400))
    session.start(0)
    session.stamp(72_340)
    assert times(session, 132_339) == [(72_340, "mark")]
    assert times(session, 132_340) == [(72_340, "mark"), (60_000, "time")]
    session.stamp(205_000)
    assert times(session, 205_000) == [(72_340, "mark"), (60_000, "time"), (72_660, "mark")]
    assert session.snapshot(300_000).phase is Phase.COMPLETE
    assert session.snapshot(300_000).total_ms == 205_000


def test_a_lead_in_counts_down_to_the_go_and_belongs_to_no_lap():
    session = solo(work(400), lead_in_ms=5000)
    session.start(1000)
    waiting = session.snapshot(3000)
    assert waiting.phase is Phase.LEAD_IN
    assert waiting.go_ms == 6000
    assert waiting.solo.lead_in_ms == 3000
    assert waiting.solo.segment is not None
    assert waiting.total_ms == 0
    assert session.snapshot(5999).phase is Phase.LEAD_IN
    assert session.snapshot(6000).phase is Phase.RUNNING
    session.stamp(76_000)
    (lap,) = session.snapshot(76_000).solo.laps
    assert (lap.at_ms, lap.time_ms) == (0, 70_000)


def test_a_press_in_the_lead_in_is_swallowed_and_kept():
    session = solo(work(400), lead_in_ms=5000)
    session.start(0)
    event = session.stamp(4999)
    assert isinstance(event, ev.Swallowed)
    assert session.snapshot(4999).swallowed == (event,)
    assert isinstance(session.stamp(5300), ev.Stamped)


def test_several_timed_segments_may_end_between_two_looks():
    session = solo(*[segment for _ in range(10) for segment in (work(s=30), rest(30))])
    session.start(0)
    assert times(session, 10_000_000) == [(30_000, "time")] * 20
    assert session.snapshot(10_000_000).total_ms == 600_000


def test_a_mark_exactly_at_the_end_of_a_timed_rep_belongs_to_what_follows():
    session = solo(work(s=30), rest(30), work(s=30), just_ended_ms=0)
    session.start(0)
    session.stamp(30_000)
    view = session.snapshot(30_000).solo
    assert [lap.time_ms for lap in view.laps] == [30_000]
    assert view.splits_ms == (0,)


def test_a_mark_in_a_timed_rep_is_a_split_and_the_finish_key_ends_it():
    session = solo(work(s=60), rest(60))
    session.start(0)
    session.stamp(20_000)
    session.stamp(41_000)
    assert session.snapshot(41_000).solo.splits_ms == (20_000, 41_000)
    session.stamp(50_000, "f", final=True)
    (lap,) = session.snapshot(50_000).solo.laps
    assert (lap.time_ms, lap.end, lap.splits_ms) == (50_000, End.MARK, (20_000, 41_000))


def test_planned_splits_are_marked_before_the_end():
    session = solo(work(1609.344, splits=(409.344, 809.344, 1209.344)))
    session.start(0)
    seen = []
    for mark in (91_000, 181_000, 271_000):
        seen.append(session.snapshot(mark).solo.next_split_m)
        session.stamp(mark)
    assert seen == [409.344, 809.344, 1209.344]
    assert session.snapshot(271_000).solo.next_split_m is None
    session.stamp(360_000)
    (lap,) = session.snapshot(360_000).solo.laps
    assert (lap.time_ms, lap.splits_ms, lap.split_stamps) == (360_000, (91_000, 181_000, 271_000), (1, 2, 3))


def test_the_finish_key_ends_a_rep_whose_splits_were_not_all_marked():
    session = solo(work(1609.344, splits=(409.344, 809.344)), rest(60))
    session.start(0)
    session.stamp(91_000)
    session.stamp(360_000, "f", final=True)
    assert times(session, 360_000) == [(360_000, "mark")]


def test_an_open_recovery_is_counted_past_its_suggestion_and_never_starts_the_rep():
    session = solo(work(400), rest(suggested=60), work(400))
    session.start(0)
    session.stamp(70_000)
    view = session.snapshot(1_000_000).solo
    assert view.segment is not None
    assert view.segment.step.kind is Kind.RECOVERY
    assert (view.elapsed_ms, view.suggested_ms, view.length_ms) == (930_000, 60_000, None)
    session.stamp(1_000_000)
    assert times(session, 1_000_000)[-1] == (930_000, "mark")


def test_a_mark_in_an_open_recovery_can_lead_in_the_rep_which_begins_exactly_so_much_later():
    session = solo(work(400), rest(suggested=60), work(400), rep_lead_in_ms=3000)
    session.start(0)
    session.stamp(70_000)
    mark = session.stamp(130_000)
    leading = session.snapshot(131_000)
    assert leading.phase is Phase.LEAD_IN
    assert leading.solo.lead_in_ms == 2000
    assert leading.solo.segment.index == 2
    assert len(leading.solo.laps) == 1
    lap = session.snapshot(140_000).solo.laps[1]
    assert (lap.at_ms, lap.time_ms, lap.end, lap.stamp) == (70_000, 63_000, End.MARK, mark.id)
    assert session.snapshot(140_000).solo.elapsed_ms == 7000


def test_a_timed_recovery_needs_no_lead_in():
    session = solo(work(400), rest(60), work(400), rep_lead_in_ms=3000)
    session.start(0)
    session.stamp(70_000)
    assert session.snapshot(130_000).phase is Phase.RUNNING
    assert session.snapshot(130_000).solo.segment.index == 2


def test_skipping_a_lead_in_goes_now():
    session = solo(work(400), rest(suggested=60), work(400), lead_in_ms=5000, rep_lead_in_ms=3000)
    session.start(0)
    session.skip(2000)
    assert session.snapshot(2000).go_ms == 2000
    session.stamp(72_000)
    session.stamp(132_000)
    session.skip(133_000)
    assert session.snapshot(133_000).phase is Phase.RUNNING
    assert times(session, 133_000) == [(70_000, "mark"), (61_000, "mark")]


def test_a_send_off_counts_from_the_start_of_the_rep_before():
    session = solo(work(100), rest(cycle=120), work(100))
    session.start(0)
    session.stamp(95_000)
    assert session.snapshot(100_000).solo.length_ms == 25_000
    assert times(session, 120_000) == [(95_000, "mark"), (25_000, "send-off")]


def test_a_rep_longer_than_its_cycle_is_followed_by_an_empty_recovery_at_once():
    session = solo(work(100), rest(cycle=90), work(100))
    session.start(0)
    session.stamp(95_000)
    assert times(session, 95_000) == [(95_000, "mark"), (0, "send-off")]
    view = session.snapshot(95_000).solo
    assert (view.segment.index, view.elapsed_ms) == (2, 0)


def test_the_send_off_of_a_composite_rep_counts_from_its_first_part():
    session = solo(work(300), work(100, joined=True), rest(cycle=120), work(300))
    session.start(0)
    session.stamp(60_000)
    session.stamp(80_000)
    assert times(session, 120_000) == [(60_000, "mark"), (20_000, "mark"), (40_000, "send-off")]
    assert session.snapshot(70_000).solo.rep_elapsed_ms is not None


def test_a_pause_is_in_the_lap_and_not_in_its_time():
    session = solo(work(400), rest(60), work(400))
    session.start(0)
    session.stamp(70_000)
    session.pause(80_000)
    held = session.snapshot(500_000)
    assert held.phase is Phase.PAUSED
    assert held.solo.remaining_ms == 50_000
    session.resume(500_000)
    assert session.snapshot(549_999).solo.segment.index == 1
    lap = session.snapshot(550_000).solo.laps[1]
    assert (lap.at_ms, lap.time_ms, lap.paused_ms, lap.end) == (70_000, 60_000, 420_000, End.TIME)
    assert session.snapshot(550_000).solo.started_ms == 550_000


def test_a_timed_step_that_ends_exactly_when_the_pause_begins_is_over():
    session = solo(work(s=30), rest(30), work(s=30))
    session.start(0)
    session.pause(30_000)
    (lap,) = session.snapshot(99_000).solo.laps
    assert (lap.time_ms, lap.paused_ms) == (30_000, 0)
    session.resume(100_000)
    second = session.snapshot(130_000).solo.laps[1]
    assert (second.at_ms, second.time_ms, second.paused_ms) == (30_000, 30_000, 70_000)


def test_a_pause_in_the_lead_in_holds_the_countdown():
    session = solo(work(400), lead_in_ms=5000)
    session.start(0)
    session.pause(2000)
    assert session.snapshot(60_000).phase is Phase.PAUSED
    assert session.snapshot(60_000).solo.lead_in_ms == 3000
    session.resume(60_000)
    assert session.snapshot(62_999).phase is Phase.LEAD_IN
    assert session.snapshot(63_000).go_ms == 63_000
    assert session.snapshot(64_000).total_ms == 1000


def test_undoing_a_pause_means_that_the_clock_ran():
    session = solo(work(s=30), rest(30), work(s=30))
    session.start(0)
    session.pause(10_000)
    session.undo(45_000)
    assert times(session, 45_000) == [(30_000, "time")]
    assert session.snapshot(45_000).solo.elapsed_ms == 15_000


def test_adjusting_a_timed_step_moves_its_end():
    session = solo(work(s=60), rest(60))
    session.start(0)
    session.adjust(10_000, 10_000)
    session.adjust(20_000, -20_000)
    assert times(session, 60_000) == [(50_000, "time")]


def test_a_step_made_shorter_than_what_has_passed_ends_now():
    session = solo(rest(60), work(400))
    session.start(0)
    session.adjust(55_000, -10_000)
    assert times(session, 55_000) == [(55_000, "time")]
    assert session.snapshot(56_000).solo.elapsed_ms == 1000


def test_adjusting_an_open_recovery_changes_what_is_suggested():
    session = solo(work(400), rest(suggested=15), work(400))
    session.start(0)
    session.stamp(70_000)
    session.adjust(71_000, 10_000)
    assert session.snapshot(71_000).solo.suggested_ms == 25_000
    for at in (72_000, 73_000, 74_000):
        session.adjust(at, -10_000)
    assert session.snapshot(74_000).solo.suggested_ms == 0
    assert session.snapshot(74_000).solo.segment.index == 1


def test_an_adjustment_in_a_pause_may_end_the_step_in_the_pause():
    session = solo(rest(60), work(400))
    session.start(0)
    session.pause(55_000)
    session.adjust(58_000, -10_000)
    (lap,) = session.snapshot(70_000).solo.laps
    assert (lap.time_ms, lap.paused_ms) == (55_000, 3000)
    session.resume(60_000)
    assert session.snapshot(61_000).solo.elapsed_ms == 1000


def test_skipping_ends_what_is_running():
    session = solo(work(400), rest(60), work(400))
    session.start(0)
    session.stamp(70_000)
    session.skip(100_000)
    assert times(session, 100_000) == [(70_000, "mark"), (30_000, "skipped")]


def test_going_back_abandons_what_is_running_and_begins_the_segment_before_anew():
    session = solo(work(400), rest(60), work(400))
    session.start(0)
    session.stamp(70_000)
    session.back(75_000)
    assert times(session, 75_000) == [(70_000, "mark"), (5000, "back")]
    assert session.snapshot(80_000).solo.segment.index == 0
    session.stamp(140_000)
    assert times(session, 140_000)[-1] == (65_000, "mark")


def test_going_back_in_the_first_segment_begins_it_again():
    session = solo(warmup(600), work(400))
    session.start(0)
    session.back(30_000)
    view = session.snapshot(40_000).solo
    assert (view.segment.index, view.elapsed_ms, view.remaining_ms) == (0, 10_000, 590_000)


def test_ending_closes_the_lap_and_an_undo_goes_on_as_if_nothing_had_happened():
    session = solo(work(s=60), rest(60), work(s=60))
    session.start(0)
    session.end(30_000)
    over = session.snapshot(500_000)
    assert over.phase is Phase.ENDED
    assert over.total_ms == 30_000
    assert times(session, 500_000) == [(30_000, "stopped")]
    session.undo(90_000)
    assert times(session, 90_000) == [(60_000, "time")]
    assert session.snapshot(90_000).phase is Phase.RUNNING


def test_undoing_the_start_arms_the_session_again():
    session = solo(work(s=60))
    session.start(0)
    session.undo(30_000)
    assert session.snapshot(30_000).phase is Phase.ARMED
    assert session.snapshot(30_000).go_ms is None
    session.start(40_000)
    assert session.snapshot(50_000).solo.elapsed_ms == 10_000


def test_redoing_the_start_brings_the_clock_back_with_it():
    session = solo(work(s=60))
    session.start(0)
    session.undo(30_000)
    session.redo(31_000)
    assert session.snapshot(40_000).solo.elapsed_ms == 40_000


def test_an_undone_mark_is_still_among_the_events_and_the_rep_goes_on():
    session = solo(work(400), rest(60))
    session.start(0)
    stamp = session.stamp(70_000)
    session.undo(71_000)
    assert stamp in session.events
    assert session.snapshot(72_000).solo.elapsed_ms == 72_000
    session.stamp(75_000)
    assert times(session, 75_000) == [(75_000, "mark")]


def test_something_new_after_an_undo_leaves_nothing_to_redo():
    session = solo(work(400), rest(60))
    session.start(0)
    session.stamp(70_000)
    session.undo(71_000)
    assert session.snapshot(71_000).redoable is not None
    session.stamp(75_000)
    assert session.snapshot(75_000).redoable is None


def test_undo_and_redo_go_all_the_way_back_and_forth():
    session = solo(*reps(4, work(400), rest(60)))
    session.start(0)
    for mark in (70_000, 200_000, 330_000):
        session.stamp(mark)
    laps = times(session, 340_000)
    for at in range(340_000, 340_004):
        session.undo(at)
    assert session.snapshot(341_000).phase is Phase.ARMED
    for at in range(341_000, 341_004):
        session.redo(at)
    assert times(session, 342_000) == laps


@pytest.mark.parametrize("seconds", [0, 1])
def test_steps_of_no_length_are_kept_as_laps(seconds):
    session = solo(work(s=0), rest(seconds), work(s=0), work(400))
    session.start(0)
    expected = [(0, "time"), (seconds * 1000, "time"), (0, "time")]
    assert times(session, seconds * 1000) == expected


def test_an_empty_plan_is_complete_at_the_go():
    session = Session([Entrant(SOLO, "Ana", ())], Rules(lead_in_ms=3000))
    session.start(0)
    assert session.snapshot(2999).phase is Phase.LEAD_IN
    assert session.snapshot(3000).phase is Phase.COMPLETE
    assert session.snapshot(9000).total_ms == 0


def test_an_athletes_own_target_goes_before_that_of_the_plan():
    segments = plan(work(400, target=75), rest(60), work(400, target=75))
    session = Session([Entrant(SOLO, "Ana", segments, targets=((70_000, 72_000), None))], Rules(lead_in_ms=0))
    session.start(0)
    assert session.snapshot(0).solo.target_ms == (70_000, 72_000)
    session.stamp(71_000)
    assert session.snapshot(71_000).solo.laps[0].target_ms == (70_000, 72_000)
    assert session.snapshot(140_000).solo.target_ms == (75_000, 75_000)


def test_a_sleep_is_told_and_changes_nothing():
    session = solo(work(s=30), rest(30), work(s=30))
    session.start(0)
    session.slept(75_000, 70_000, "suspend")
    assert times(session, 75_000) == [(30_000, "time"), (30_000, "time")]
    assert session.snapshot(75_000).undoable == session.events[0]


def test_a_key_pressed_before_a_sleep_was_noticed_still_counts():
    session = solo(work(400), rest(60))
    session.start(0)
    session.slept(75_000, 4000, "suspend")
    assert isinstance(session.stamp(74_990), ev.Stamped)


def test_a_moment_before_the_newest_event_is_answered_as_that_event():
    session = solo(work(400), rest(60))
    session.start(0)
    session.stamp(70_000)
    assert session.snapshot(60_000) == session.snapshot(70_000)


def test_the_time_stands_still_once_the_plan_is_complete():
    session = solo(work(s=60), cooldown(s=60))
    session.start(0)
    assert session.snapshot(119_000).total_ms == 119_000
    assert session.snapshot(500_000).total_ms == 120_000
    session.end(600_000)
    assert session.snapshot(600_000).total_ms == 120_000


def test_a_session_ended_before_its_go_never_began():
    session = solo(work(400), lead_in_ms=5000)
    session.start(0)
    session.end(2000)
    snapshot = session.snapshot(60_000)
    assert (snapshot.phase, snapshot.go_ms, snapshot.total_ms) == (Phase.ENDED, None, 0)
    assert snapshot.solo.laps == ()


def test_an_undo_of_something_other_than_the_newest_is_folded_too():
    session = solo(work(400), rest(60))
    session.start(0)
    session.pause(10_000)
    session.resume(20_000)
    session.stamp(70_000)
    assert times(session, 70_000) == [(60_000, "mark")]
    session.apply(ev.Undone(id=4, at=71_000, of=1))
    assert times(session, 71_000) == [(70_000, "mark")]
