from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from milewatch.timing import events as ev
from milewatch.timing.cues import COMPANIONS, CueKind, immediate, schedule
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Kind

from .doing import DOINGS, sessions
from .plans import cooldown, plan, reps, rest, solo, squad, warmup, work
from .test_session_properties import run

K = CueKind
LONG = 10_000_000


def heard(session, at, horizon=LONG, **options):
    """(time, kind) of the schedule from `at` on."""
    return [(cue.at_ms, cue.kind) for cue in schedule(session.snapshot(at), at, horizon, **options)]


def answered(session, event):
    return [cue.kind for cue in immediate(event, session.snapshot(event.at))]


def test_a_lead_in_is_counted_down_to_the_go():
    session = solo(work(400), lead_in_ms=5000)
    session.start(0)
    assert heard(session, 0) == [(2000, K.LEAD_IN), (3000, K.LEAD_IN), (4000, K.LEAD_IN), (5000, K.GO)]
    assert [cue.n for cue in schedule(session.snapshot(0), 0, LONG)] == [3, 2, 1, None]


def test_without_a_lead_in_the_start_key_itself_says_go():
    session = solo(work(400))
    event = session.start(0)
    assert answered(session, event) == [K.GO]
    assert heard(session, 0) == []


def test_nothing_is_heard_before_the_start_in_a_pause_or_after_the_end():
    session = solo(work(s=60), rest(60))
    assert heard(session, 0) == []
    session.start(0)
    session.pause(10_000)
    assert heard(session, 10_000) == []
    session.resume(20_000)
    assert heard(session, 20_000)[0] == (40_000, K.HALFWAY)
    session.end(30_000)
    assert heard(session, 30_000) == []


def test_a_timed_step_is_called_halfway_ten_seconds_and_three_two_one_before_its_end():
    session = solo(work(s=60), rest(suggested=90), work(s=60))
    session.start(0)
    assert heard(session, 1) == [
        (30_000, K.HALFWAY), (50_000, K.LAST_TEN), (57_000, K.COUNT), (58_000, K.COUNT), (59_000, K.COUNT),
        (60_000, K.REST), (150_000, K.SUGGESTED), (195_000, K.OVERDUE),
    ]  # fmt: skip


def test_of_twenty_seconds_the_half_is_the_last_ten_and_only_that_is_called():
    for seconds, expected in ((20, [K.LAST_TEN]), (23, [K.LAST_TEN]), (24, [K.HALFWAY, K.LAST_TEN]), (19, [])):
        session = solo(work(s=seconds))
        session.start(0)
        assert [kind for _, kind in heard(session, 1, seconds * 1000 - 4000)] == expected


def test_a_step_of_a_few_seconds_is_counted_from_its_first_whole_second_on():
    session = solo(work(s=3), rest(2), work(s=1))
    session.start(0)
    assert heard(session, 0) == [
        (1000, K.COUNT), (2000, K.COUNT), (3000, K.REST), (4000, K.COUNT), (5000, K.GO), (5000, K.LAST_REP),
        (6000, K.DONE),
    ]  # fmt: skip


def test_each_rep_after_the_first_is_announced_with_its_go_and_the_last_as_such():
    session = solo(*reps(3, work(s=5), rest(5)))
    session.start(0)
    told = schedule(session.snapshot(0), 0, LONG)
    assert [(cue.kind, cue.rep) for cue in told if cue.kind in COMPANIONS | {K.GO}] == [
        (K.GO, (2, 3)), (K.NEXT_REP, (2, 3)), (K.GO, (3, 3)), (K.LAST_REP, (3, 3)),
    ]  # fmt: skip


def test_a_single_rep_is_not_called_the_last_one():
    session = solo(warmup(10), work(s=5))
    session.start(0)
    assert K.LAST_REP not in [kind for _, kind in heard(session, 0)]


def test_the_recovery_between_sets_is_another_one():
    session = solo(work(s=5), rest(5), work(s=5), rest(30), work(s=5), rest(5), work(s=5), sets=2)
    session.start(0)
    kinds = [kind for _, kind in heard(session, 0) if kind in (K.REST, K.SET_REST)]
    assert kinds == [K.REST, K.SET_REST, K.REST]


def test_the_schedule_ends_where_a_mark_is_needed():
    session = solo(work(s=5), rest(5), work(400), rest(60), work(s=5))
    session.start(0)
    assert heard(session, 0)[-1] == (10_000, K.NEXT_REP)


def test_a_send_off_is_scheduled_and_one_already_missed_goes_on_at_once():
    session = solo(work(s=20), rest(cycle=60), work(s=5))
    session.start(0)
    assert (60_000, K.GO) in heard(session, 0)
    session = solo(work(400), rest(cycle=60), work(400))
    session.start(0)
    stamp = session.stamp(70_000)
    assert answered(session, stamp) == [K.MARK, K.GO, K.LAST_REP]
    assert heard(session, 70_000) == []


def test_a_mark_that_ends_a_rep_is_heard_and_says_its_time():
    session = solo(work(400, target=75), rest(60), work(400))
    session.start(0)
    stamp = session.stamp(74_300)
    mark, rest_cue = immediate(stamp, session.snapshot(74_300))
    assert (mark.kind, mark.seconds, mark.step) == (K.MARK, 74.3, Kind.WORK)
    assert (rest_cue.kind, rest_cue.seconds, rest_cue.length_s, rest_cue.rep) == (K.REST, 74.3, 60.0, (1, 2))
    assert rest_cue.target_ms == (75_000, 75_000)


def test_a_split_says_its_time_and_place():
    session = solo(work(1609.344, splits=(409.344, 809.344)))
    session.start(0)
    (cue,) = immediate(session.stamp(91_000), session.snapshot(91_000))
    assert (cue.kind, cue.seconds, cue.distance_m) == (K.SPLIT, 91.0, 409.344)


def test_the_last_mark_is_heard_as_done():
    session = solo(work(400))
    session.start(0)
    assert answered(session, session.stamp(70_000)) == [K.MARK, K.DONE]
    assert heard(session, 70_000) == []


def test_keys_are_answered():
    session = solo(work(400), rest(suggested=60), work(400), cooldown())
    session.start(0)
    assert answered(session, session.stamp(70_000)) == [K.MARK, K.REST]
    assert answered(session, session.stamp(70_100)) == [K.SWALLOWED]
    assert answered(session, session.undo(71_000)) == [K.UNDONE]
    assert answered(session, session.redo(72_000)) == [K.REDONE]
    assert answered(session, session.pause(73_000)) == [K.PAUSED]
    assert answered(session, session.resume(74_000)) == [K.RESUMED]
    assert answered(session, session.skip(75_000)) == [K.GO, K.LAST_REP]
    assert answered(session, session.back(76_000)) == [K.REST]
    assert answered(session, session.skip(77_000)) == [K.GO, K.LAST_REP]
    assert answered(session, session.skip(78_000)) == [K.STEP]
    assert answered(session, session.skip(79_000)) == [K.DONE]


def test_an_adjustment_that_ends_the_step_is_answered_with_what_begins():
    session = solo(rest(60), work(400))
    session.start(0)
    assert answered(session, session.adjust(10_000, 10_000)) == []
    assert answered(session, session.adjust(69_000, -10_000)) == [K.GO]
    assert heard(session, 69_000) == []


def test_the_mark_that_begins_a_lead_in_is_heard_and_the_go_is_scheduled():
    session = solo(work(400), rest(suggested=60), work(400), rep_lead_in_ms=3000)
    session.start(0)
    session.stamp(70_000)
    stamp = session.stamp(130_000)
    assert answered(session, stamp) == [K.MARK]
    assert heard(session, 130_000) == [
        (130_000, K.LEAD_IN), (131_000, K.LEAD_IN), (132_000, K.LEAD_IN), (133_000, K.GO), (133_000, K.LAST_REP),
    ]  # fmt: skip


def test_pace_beeps_come_where_an_even_rep_at_its_target_would_be():
    session = solo(work(400, target=80), rest(60))
    session.start(0)
    assert heard(session, 0) == []
    paced = schedule(session.snapshot(0), 0, LONG, pace_every_m=100)
    assert [(cue.at_ms, cue.distance_m) for cue in paced] == [
        (20_000, 100.0), (40_000, 200.0), (60_000, 300.0), (80_000, 400.0),
    ]  # fmt: skip


def test_pace_beeps_wait_in_a_pause():
    session = solo(work(400, target=80))
    session.start(0)
    session.pause(10_000)
    session.resume(15_000)
    assert heard(session, 15_000, pace_every_m=200) == [(45_000, K.PACE), (85_000, K.PACE)]


def test_what_was_missed_in_a_sleep_is_not_heard_afterwards():
    session = solo(*reps(5, work(s=60), rest(60)))
    session.start(0)
    session.slept(130_000, 120_000, "suspend")
    assert heard(session, 130_000)[0] == (150_000, K.HALFWAY)


def test_what_a_squad_is_told_at_the_same_time_is_told_once():
    session = squad(8, *reps(3, work(s=60), rest(60)), stagger=0)
    session.start(0)
    told = schedule(session.snapshot(0), 0, 61_000)
    assert Counter(cue.kind for cue in told) == {K.HALFWAY: 1, K.LAST_TEN: 1, K.COUNT: 3, K.REST: 1}
    assert {cue.athlete for cue in told} == {None}


def test_what_concerns_one_of_a_squad_names_the_athlete():
    session = squad(3, work(400), rest(30), work(400))
    session.start(0)
    stamp = session.stamp(70_000, "2", "a2")
    assert [(cue.kind, cue.athlete) for cue in immediate(stamp, session.snapshot(70_000))] == [
        (K.MARK, "a2"), (K.REST, "a2"),
    ]  # fmt: skip
    assert {cue.athlete for cue in schedule(session.snapshot(70_000), 70_000, LONG)} == {"a2"}


def test_a_stamp_into_the_tray_is_heard():
    session = squad(3, work(400))
    session.start(0)
    assert answered(session, session.stamp(70_000)) == [K.MARK]


@given(sessions(), DOINGS, st.lists(st.integers(1, 40_000), min_size=1, max_size=6))
@settings(max_examples=150, deadline=None)
def test_windows_asked_for_one_after_the_other_neither_repeat_nor_lose_a_cue(session, doings, windows):
    assume(all(entrant.segments for entrant in session.roster))
    at = run(session, doings)
    whole = schedule(session.snapshot(at), at, sum(windows), pace_every_m=100)
    pieces = []
    for window in windows:
        pieces += schedule(session.snapshot(at), at, window, pace_every_m=100)
        at += window
    assert tuple(pieces) == whole


@given(sessions(), DOINGS)
@settings(max_examples=150, deadline=None)
def test_never_two_sounds_of_the_same_athlete_at_once(session, doings):
    at = run(session, doings)
    snapshot = session.snapshot(at)
    together = defaultdict(list)
    for cue in schedule(snapshot, at, LONG):
        together[cue.at_ms].append(cue)
    if len(snapshot.athletes) > 1:
        return
    for cues in together.values():
        sounds = [cue.kind for cue in cues if cue.kind not in COMPANIONS]
        assert len(sounds) <= 1
        assert len(cues) - len(sounds) <= 1


@given(sessions(), DOINGS)
@settings(max_examples=150, deadline=None)
def test_what_begins_by_the_clock_is_called_when_it_really_begins(session, doings):
    assume(all(entrant.segments for entrant in session.roster))
    at = run(session, doings)
    before = session.snapshot(at)
    if len(before.athletes) > 1 or before.phase not in (Phase.RUNNING, Phase.LEAD_IN):
        return
    called = {cue.at_ms for cue in schedule(before, at + 1, LONG) if cue.kind in _BEGINNINGS}
    after = session.snapshot(at + LONG)
    new = after.solo.laps[len(before.solo.laps) :]
    begun = {after.go_ms + lap.at_ms + lap.time_ms + lap.paused_ms for lap in new}
    if after.go_ms > at:
        begun.add(after.go_ms)
    empty = {after.go_ms + lap.at_ms for lap in new if lap.time_ms == 0}
    assert called <= begun
    assert begun - {at} <= called | empty


_BEGINNINGS = {K.GO, K.REST, K.SET_REST, K.STEP, K.DONE}


def test_every_kind_of_event_has_an_answer_even_if_it_is_silence():
    session = solo(*plan(work(400)))
    session.start(0)
    session.stamp(70_000)
    for event in (
        ev.Slept(id=2, at=70_000, gap=1), ev.Removed(id=2, at=70_000, stamp=1), ev.Ended(id=2, at=70_000),
        ev.Extended(id=2, at=70_000), ev.Inserted(id=2, at=70_000, time=1), ev.Dropped(id=2, at=70_000, athlete="x"),
    ):  # fmt: skip
        assert immediate(event, session.snapshot(80_000)) == ()


def test_an_empty_recovery_after_a_timed_rep_that_missed_its_send_off_is_not_called():
    session = solo(work(s=30), rest(cycle=20), work(s=5))
    session.start(0)
    assert [kind for time, kind in heard(session, 0) if time == 30_000] == [K.GO, K.LAST_REP]


def test_of_one_athlete_among_several_only_the_go_and_what_leads_to_it_is_called():
    session = squad(2, *reps(3, work(400), rest(60)), stagger=0)
    session.start(0)
    session.stamp(70_000, "1", "a1")
    session.stamp(75_000, "2", "a2")
    kinds = [(cue.kind, cue.athlete) for cue in schedule(session.snapshot(75_000), 75_000, 60_000)]
    assert [kind for kind, athlete in kinds if athlete == "a1"] == [CueKind.COUNT] * 3 + [CueKind.GO]
    together = squad(2, *reps(3, work(400), rest(60)), recover_with="*last")
    together.start(0)
    together.stamp(70_000, "1", "a1")
    together.stamp(75_000, "2", "a2")
    told = schedule(together.snapshot(75_000), 75_000, 70_000)
    assert {cue.athlete for cue in told} == {None}
    assert CueKind.LAST_TEN in {cue.kind for cue in told}
