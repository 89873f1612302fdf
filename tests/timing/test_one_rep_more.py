from __future__ import annotations

from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Ends, Kind

from .plans import cooldown, reps, rest, solo, squad, times, warmup, work


def shape(session, at, athlete=0):
    """The athlete's plan, short: "W1/3 R1/3 …"."""
    letters = {Kind.WORK: "W", Kind.RECOVERY: "R", Kind.WARMUP: "U", Kind.COOLDOWN: "C"}
    return " ".join(
        letters[s.step.kind] + (f"{s.rep[0]}/{s.rep[1]}" if s.rep else "")
        for s in session.snapshot(at).athletes[athlete].segments
    )


def started(*parts, **rules):
    session = solo(*parts, **rules)
    session.start(0)
    return session


def test_in_a_set_it_follows_the_last_rep_with_the_recovery_of_the_set():
    session = started(warmup(60), work(400), rest(60), work(400), cooldown())
    session.stamp(130_000)
    session.extend(140_000)
    assert shape(session, 140_000) == "U W1/3 R1/3 W2/3 R2/3 W3/3 C"
    assert [s.index for s in session.snapshot(140_000).solo.segments] == list(range(7))


def test_in_a_warm_up_it_is_of_the_set_to_come():
    session = started(warmup(60), work(400), rest(60), work(400))
    session.extend(10_000)
    assert shape(session, 10_000) == "U W1/3 R1/3 W2/3 R2/3 W3/3"


def test_it_is_of_the_set_that_is_running_and_the_next_set_stays_as_it_is():
    session = started(work(400), rest(30), work(400), rest(180), work(200), rest(30), work(200), sets=2)
    session.stamp(70_000)
    session.extend(71_000)
    assert shape(session, 71_000) == "W1/3 R1/3 W2/3 R2/3 W3/3 R3/3 W1/2 R1/2 W2/2"
    lengths = [s.step.duration_ms for s in session.snapshot(71_000).solo.segments if s.step.kind is Kind.RECOVERY]
    assert lengths == [30_000, 30_000, 180_000, 30_000]


def test_between_sets_the_long_recovery_becomes_the_short_one_and_follows_after_the_rep():
    session = started(work(400), rest(30), work(400), rest(180), work(200), rest(30), work(200), sets=2)
    session.stamp(70_000)
    session.stamp(170_000)
    session.extend(180_000)
    view = session.snapshot(180_000).solo
    assert (view.segment.rep, view.remaining_ms) == ((2, 3), 20_000)
    assert session.snapshot(200_000).solo.segment.rep == (3, 3)
    session.stamp(270_000)
    assert session.snapshot(270_000).solo.remaining_ms == 180_000


def test_of_a_composite_rep_all_parts_are_run_again():
    session = started(work(300), work(100, joined=True), rest(60), work(300), work(100, joined=True))
    session.extend(10_000)
    assert shape(session, 10_000) == "W1/3 W1/3 R1/3 W2/3 W2/3 R2/3 W3/3 W3/3"


def test_a_single_rep_is_followed_by_an_open_recovery():
    session = started(work(1000))
    session.extend(10_000)
    assert shape(session, 10_000) == "W1/2 R1/2 W2/2"
    assert session.snapshot(10_000).solo.segments[1].step.ends is Ends.MARK


def test_after_the_end_the_time_since_becomes_the_recovery_timed_from_the_end():
    session = started(*reps(2, work(400), rest(60)))
    session.stamp(70_000)
    session.stamp(200_000)
    assert session.snapshot(220_000).phase is Phase.COMPLETE
    session.extend(220_000)
    view = session.snapshot(220_000).solo
    assert (view.phase, view.elapsed_ms, view.remaining_ms) == (Phase.RUNNING, 20_000, 40_000)
    session.stamp(330_000)
    assert times(session, 330_000)[2:] == [(70_000, "mark"), (60_000, "time"), (70_000, "mark")]
    assert session.snapshot(330_000).solo.laps[-1].segment.rep == (3, 3)


def test_after_the_end_a_recovery_whose_time_is_over_is_open_and_a_mark_starts_the_rep():
    session = started(*reps(2, work(400), rest(60)))
    session.stamp(70_000)
    session.stamp(200_000)
    session.extend(290_000)
    view = session.snapshot(295_000).solo
    assert (view.length_ms, view.suggested_ms, view.elapsed_ms) == (None, 60_000, 95_000)
    session.stamp(300_000)
    session.stamp(370_000)
    assert times(session, 370_000)[3:] == [(100_000, "mark"), (70_000, "mark")]


def test_in_a_cool_down_what_has_run_becomes_the_recovery_and_the_cool_down_follows_again():
    session = started(*reps(2, work(400), rest(60)), cooldown())
    session.stamp(70_000)
    session.stamp(200_000)
    session.extend(230_000)
    assert shape(session, 230_000) == "W1/3 R1/3 W2/3 R2/3 W3/3 C"
    assert session.snapshot(230_000).solo.remaining_ms == 30_000
    session.stamp(330_000)
    assert times(session, 330_000)[3:] == [(60_000, "time"), (70_000, "mark")]
    assert session.snapshot(330_000).solo.segment.step.kind is Kind.COOLDOWN


def test_as_many_as_are_asked_for_and_each_can_be_undone():
    session = started(*reps(2, work(400), rest(60)))
    for at in (1000, 2000, 3000):
        session.extend(at)
    assert session.snapshot(3000).solo.segments[-1].rep == (5, 5)
    session.undo(4000)
    assert session.snapshot(4000).solo.segments[-1].rep == (4, 4)


def test_a_send_off_is_kept_for_the_extra_rep():
    session = started(*reps(2, work(100), rest(cycle=100)))
    session.stamp(80_000)
    session.stamp(180_000)
    session.extend(185_000)
    assert session.snapshot(185_000).solo.remaining_ms == 15_000


def test_one_athlete_alone_can_run_one_more():
    session = squad(2, *reps(2, work(400), rest(60)))
    session.start(0)
    session.extend(1000, "a2")
    assert shape(session, 1000, 0).count("W") == 2
    assert shape(session, 1000, 1).count("W") == 3


def test_after_the_end_exactly_when_the_recovery_would_be_over_it_is_open():
    session = started(*reps(2, work(400), rest(60)))
    session.stamp(70_000)
    session.stamp(200_000)
    session.extend(260_000)
    view = session.snapshot(260_000).solo
    assert (view.segment.step.kind, view.segment.step.ends) == (Kind.RECOVERY, Ends.MARK)


def test_reps_run_straight_on_need_no_recovery_until_the_plan_is_over():
    session = started(work(400), work(400))
    session.extend(10_000)
    assert shape(session, 10_000) == "W1/3 W2/3 W3/3"
    session.undo(11_000)
    session.stamp(70_000)
    session.stamp(140_000)
    session.extend(150_000)
    assert shape(session, 150_000) == "W1/3 W2/3 R2/3 W3/3"
    assert session.snapshot(150_000).solo.elapsed_ms == 10_000
