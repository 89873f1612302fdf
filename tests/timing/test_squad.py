from __future__ import annotations

from milewatch.timing import events as ev
from milewatch.timing.lap import End
from milewatch.timing.snapshot import Command, Phase

from .plans import reps, rest, squad, times, work


def eight(**rules):
    session = squad(8, *reps(3, work(800), rest(60)), **rules)
    session.start(0)
    return session


def test_stamps_wait_in_the_tray_until_they_are_named():
    session = eight()
    stamps = [session.stamp(150_000 + 30 * i, "space").id for i in range(3)]
    snapshot = session.snapshot(150_100)
    assert [(stamp.id, stamp.at_ms) for stamp in snapshot.tray] == [(1, 150_000), (2, 150_030), (3, 150_060)]
    assert all(view.segment.index == 0 for view in snapshot.athletes)
    session.assign(155_000, stamps[0], "a5")
    assert times(session, 155_000, 4) == [(150_000, "mark")]
    assert len(session.snapshot(155_000).tray) == 2


def test_a_stamp_named_late_has_the_time_of_its_key_and_all_that_followed_by_the_clock():
    session = eight()
    stamp = session.stamp(150_000)
    session.assign(215_000, stamp.id, "a1")
    view = session.snapshot(215_000).athletes[0]
    assert [lap.time_ms for lap in view.laps] == [150_000, 60_000]
    assert (view.segment.index, view.elapsed_ms) == (2, 5000)


def test_an_athletes_own_key_stamps_and_names_at_once():
    session = eight()
    session.stamp(150_000, "2", "a2")
    assert times(session, 150_000, 1) == [(150_000, "mark")]
    assert session.snapshot(150_000).tray == ()


def test_a_stamp_named_wrongly_is_given_to_another_and_both_laps_say_so():
    session = eight()
    stamp = session.stamp(150_000, "1", "a1")
    session.assign(152_000, stamp.id, "a2")
    snapshot = session.snapshot(152_000)
    assert snapshot.athletes[0].laps == ()
    assert [(lap.time_ms, lap.edited) for lap in snapshot.athletes[1].laps] == [(150_000, True)]
    session.stamp(160_000, "1", "a1")
    assert session.snapshot(160_000).athletes[0].laps[0].edited


def test_naming_a_stamp_from_the_tray_is_no_edit():
    session = eight()
    session.assign(151_000, session.stamp(150_000).id, "a1")
    assert not session.snapshot(151_000).athletes[0].laps[0].edited


def test_two_stamps_change_athletes():
    session = eight()
    one, two = session.stamp(150_000, "1", "a1"), session.stamp(151_000, "2", "a2")
    session.swap(153_000, one.id, two.id)
    assert times(session, 153_000, 0) == [(151_000, "mark")]
    assert times(session, 153_000, 1) == [(150_000, "mark")]
    assert session.snapshot(153_000).athletes[0].laps[0].edited


def test_a_mark_is_shifted_put_in_and_taken_away():
    session = eight()
    stamp = session.stamp(150_000, "1", "a1")
    session.shift(160_000, stamp.id, 149_000)
    assert times(session, 160_000) == [(149_000, "mark")]
    session.remove(161_000, stamp.id)
    assert times(session, 161_000) == []
    session.insert(170_000, 148_000, "a1")
    assert times(session, 170_000) == [(148_000, "mark")]
    assert session.snapshot(170_000).athletes[0].laps[0].edited
    for at in (171_000, 172_000, 173_000):
        session.undo(at)
    assert times(session, 173_000) == [(150_000, "mark")]


def test_a_missed_mark_put_in_later_moves_the_marks_after_it_to_their_places():
    session = squad(2, *reps(3, work(800), rest(suggested=60)))
    session.start(0)
    session.stamp(210_000, "1", "a1")
    session.stamp(360_000, "1", "a1")
    assert times(session, 360_000) == [(210_000, "mark"), (150_000, "mark")]
    session.insert(400_000, 150_000, "a1")
    assert times(session, 400_000) == [(150_000, "mark"), (60_000, "mark"), (150_000, "mark")]


def test_a_mark_put_back_into_the_tray_is_of_nobody():
    session = eight()
    stamp = session.stamp(150_000, "1", "a1")
    session.assign(151_000, stamp.id, None)
    assert times(session, 151_000) == []
    assert [waiting.id for waiting in session.snapshot(151_000).tray] == [stamp.id]


def test_a_stamp_cannot_be_of_an_athlete_who_was_not_running_and_stays_in_the_tray():
    session = squad(2, work(800))
    session.start(0)
    session.stamp(150_000, "1", "a1")
    stamp = session.stamp(155_000)
    assert session.assign(156_000, stamp.id, "a1").reason.value == "the plan is complete"
    assert len(session.snapshot(156_000).tray) == 1


def test_in_waves_each_clock_runs_from_its_own_start():
    session = squad(3, work(400), rest(60), work(400), stagger=10_000, lead_in_ms=5000)
    session.start(0)
    assert session.snapshot(4999).phase is Phase.LEAD_IN
    snapshot = session.snapshot(16_000)
    assert snapshot.phase is Phase.RUNNING
    assert [view.phase for view in snapshot.athletes] == [Phase.RUNNING, Phase.RUNNING, Phase.LEAD_IN]
    assert [view.elapsed_ms for view in snapshot.athletes] == [11_000, 1000, 0]
    assert snapshot.athletes[2].lead_in_ms == 9000
    session.stamp(95_000, "3", "a3")
    lap = session.snapshot(95_000).athletes[2].laps[0]
    assert (lap.at_ms, lap.time_ms) == (20_000, 70_000)


def test_skipping_the_sessions_lead_in_keeps_the_waves_apart():
    session = squad(2, work(400), stagger=10_000, lead_in_ms=5000)
    session.start(0)
    session.skip(2000)
    views = session.snapshot(15_000).athletes
    assert [view.elapsed_ms for view in views] == [13_000, 3000]


def test_a_wave_that_waits_is_not_skipped_with_the_others_but_can_be_sent_off_by_name():
    session = squad(2, work(400), rest(60), work(400), stagger=60_000)
    session.start(0)
    session.skip(10_000)
    assert [view.phase for view in session.snapshot(10_000).athletes] == [Phase.RUNNING, Phase.LEAD_IN]
    session.skip(20_000, "a2")
    assert session.snapshot(21_000).athletes[1].elapsed_ms == 1000


def test_an_athlete_drops_out_and_rejoins_where_most_of_the_others_are():
    session = squad(3, *reps(4, work(s=60), rest(60)))
    session.start(0)
    session.drop(30_000, "a1")
    assert session.snapshot(40_000).athletes[0].phase is Phase.DROPPED
    session.rejoin(150_000, "a1")
    snapshot = session.snapshot(150_000)
    assert [view.segment.index for view in snapshot.athletes] == [2, 2, 2]
    assert snapshot.athletes[0].remaining_ms == snapshot.athletes[1].remaining_ms == 30_000
    (away,) = snapshot.athletes[0].laps
    assert (away.time_ms, away.paused_ms, away.end) == (30_000, 120_000, End.DROPPED)


def test_a_late_arrival_is_dropped_before_the_start_and_rejoins():
    session = squad(2, work(400), rest(60), work(400))
    session.drop(0, "a2")
    session.start(1000)
    assert session.snapshot(2000).phase is Phase.RUNNING
    session.stamp(71_000, "1", "a1")
    session.rejoin(101_000, "a2")
    view = session.snapshot(101_000).athletes[1]
    assert (view.segment.index, view.remaining_ms, view.laps) == (1, 30_000, ())
    assert session.snapshot(140_000).athletes[1].laps[0].at_ms == 100_000


def test_the_session_is_complete_when_everybody_is_complete_or_out():
    session = squad(2, work(400))
    session.start(0)
    session.stamp(70_000, "1", "a1")
    assert session.snapshot(70_000).phase is Phase.RUNNING
    session.drop(90_000, "a2")
    assert session.snapshot(95_000).phase is Phase.COMPLETE
    assert session.snapshot(95_000).total_ms == 90_000


def test_a_mark_that_a_mending_left_without_a_place_is_still_told():
    session = squad(2, work(400))
    session.start(0)
    first = session.stamp(70_000, "1", "a1")
    session.undo(71_000)
    second = session.stamp(75_000, "1", "a1")
    session.insert(80_000, 70_000, "a1")
    view = session.snapshot(80_000).athletes[0]
    assert [lap.time_ms for lap in view.laps] == [70_000]
    assert view.stray == (second.id,)
    assert first.id not in view.stray


def test_marks_can_be_mended_after_the_end():
    session = eight()
    stamp = session.stamp(150_000)
    session.end(160_000)
    assert Command.ASSIGN in session.snapshot(170_000).allowed
    session.assign(170_000, stamp.id, "a1")
    assert times(session, 170_000) == [(150_000, "mark"), (10_000, "stopped")]
    assert isinstance(session.undo(171_000), ev.Undone)
    assert len(session.snapshot(171_000).tray) == 1


def test_pauses_stop_everybody():
    session = squad(2, *reps(2, work(s=60), rest(60)), stagger=10_000)
    session.start(0)
    session.pause(5000)
    session.resume(25_000)
    views = session.snapshot(35_000).athletes
    assert [view.elapsed_ms for view in views] == [15_000, 5000]


def test_a_squad_of_thirty_with_twelve_reps_keeps_every_stamp():
    session = squad(30, *reps(12, work(400, target=75), rest(60)))
    session.start(0)
    at = 0
    for _ in range(12):
        at += 75_000
        stamps = [session.stamp(at + 30 * i) for i in range(30)]
        for i, stamp in enumerate(stamps):
            session.assign(at + 1000 + i, stamp.id, f"a{i + 1}")
        at += 62_000
    snapshot = session.snapshot(at)
    assert snapshot.phase is Phase.COMPLETE
    assert snapshot.tray == ()
    assert sum(lap.stamp is not None for view in snapshot.athletes for lap in view.laps) == 360


def test_a_lap_that_begins_at_a_mended_mark_is_edited_too():
    session = squad(2, *reps(3, work(800), rest(suggested=60)))
    session.start(0)
    first = session.stamp(150_000, "1", "a1")
    session.stamp(210_000, "1", "a1")
    session.stamp(360_000, "1", "a1")
    session.shift(370_000, first.id, 149_000)
    assert [lap.edited for lap in session.snapshot(370_000).athletes[0].laps] == [True, True, False]


def test_of_two_places_with_as_many_athletes_the_further_one_is_rejoined():
    session = squad(3, *reps(3, work(800), rest(suggested=60)))
    session.start(0)
    session.drop(1000, "a1")
    session.stamp(150_000, "2", "a2")
    session.rejoin(160_000, "a1")
    assert session.snapshot(160_000).athletes[0].segment.index == 1


def test_most_athletes_go_before_the_furthest_one():
    session = squad(4, *reps(3, work(800), rest(suggested=60)))
    session.start(0)
    session.drop(1000, "a1")
    session.stamp(150_000, "2", "a2")
    session.rejoin(160_000, "a1")
    assert session.snapshot(160_000).athletes[0].segment.index == 0


def test_with_one_dropped_before_the_go_the_squad_is_still_in_its_lead_in():
    session = squad(2, work(400), lead_in_ms=5000)
    session.drop(0, "a2")
    session.start(1000)
    assert session.snapshot(2000).phase is Phase.LEAD_IN


def test_everybody_out_and_nobody_complete_ends_the_plan():
    session = squad(2, work(400), rest(60), work(400))
    session.start(0)
    session.drop(10_000, "a1")
    session.drop(20_000, "a2")
    assert session.snapshot(99_000).phase is Phase.COMPLETE
    assert session.snapshot(99_000).total_ms == 20_000
