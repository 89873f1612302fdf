"""How a tree of steps unrolls: sets, reps, parts, suggestions, expected times and totals."""

from __future__ import annotations

import pytest

from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import MILE_M, Ends, Kind, Node, Repeat, Step, Workout
from milewatch.workout.timeline import MAX_SEGMENTS, Timeline, TimelineError, unroll

FULL = Step(Kind.RECOVERY, Ends.MARK, mode="jog")
REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=60_000)


def run(metres: float, effort: Effort | None = None, *, joined: bool = False) -> Step:
    return Step(Kind.WORK, Ends.DISTANCE, distance_m=metres, effort=effort, joined=joined)


def timed(seconds: int, percent: float = 85) -> Step:
    return Step(Kind.WORK, Ends.TIME, duration_ms=seconds * 1000, effort=by_percent(percent))


def by_percent(percent: float) -> Effort:
    return Effort(f"{percent:g} %", Form.PERCENT, percent, percent)


def jog(metres: float, target_ms: int | None = None) -> Step:
    return Step(Kind.RECOVERY, Ends.DISTANCE, distance_m=metres, target_ms=target_ms, mode="jog")


def lay(*nodes: Node, total_m: float | None = None) -> Timeline:
    return unroll(Workout(nodes, total_m=total_m))


def numbers(timeline: Timeline) -> list[str]:
    """`set/of.rep/of` for each work segment."""
    return [
        f"{s.set[0]}/{s.set[1]}.{s.rep[0]}/{s.rep[1]}"
        for s in timeline.segments
        if s.step.kind is Kind.WORK and s.set and s.rep
    ]


def test_ten_400s_are_one_set_of_ten() -> None:
    assert numbers(lay(Repeat(10, (run(400),), (REST,)))) == [f"1/1.{n}/10" for n in range(1, 11)]


def test_three_times_four_400s_are_three_sets_of_four() -> None:
    timeline = lay(Repeat(3, (Repeat(4, (run(400),), (REST,)),), (FULL,)))
    assert numbers(timeline) == [f"{s}/3.{r}/4" for s in (1, 2, 3) for r in (1, 2, 3, 4)]


def test_deeper_repeats_multiply_out_to_sets() -> None:
    timeline = lay(Repeat(2, (Repeat(3, (Repeat(4, (run(200),), (REST,)),), (FULL,)),), (FULL,)))
    assert numbers(timeline)[::4] == [f"{n}/6.1/4" for n in range(1, 7)]


def test_blocks_in_a_row_are_a_set_each() -> None:
    blocks = [Repeat(6, (timed(seconds),), (FULL,)) for seconds in (60, 45, 30)]
    timeline = lay(blocks[0], FULL, blocks[1], FULL, blocks[2])
    assert [n for n in numbers(timeline) if n.endswith(".1/6")] == ["1/3.1/6", "2/3.1/6", "3/3.1/6"]


def test_a_ladder_is_one_set() -> None:
    timeline = lay(run(200), jog(100), run(400), jog(200), run(600))
    assert numbers(timeline) == ["1/1.1/3", "1/1.2/3", "1/1.3/3"]


def test_a_rep_before_a_block_is_a_set_of_its_own() -> None:
    timeline = lay(run(800), jog(800), Repeat(4, (run(400),), (REST,)))
    assert numbers(timeline) == ["1/2.1/1", *(f"2/2.{n}/4" for n in range(1, 5))]


def test_a_set_may_hold_a_rep_and_a_repeat() -> None:
    body = (run(800), REST, Repeat(2, (run(400),), (REST,)))
    assert numbers(lay(Repeat(3, body, (FULL,)))) == [f"{s}/3.{r}/3" for s in (1, 2, 3) for r in (1, 2, 3)]


def test_on_and_off_pairs_are_reps_of_one_set_and_the_last_off_is_run() -> None:
    timeline = lay(Repeat(4, (timed(60), REST)))
    assert numbers(timeline) == [f"1/1.{n}/4" for n in range(1, 5)]
    assert timeline.segments[-1].step.kind is Kind.RECOVERY


def test_alternating_reps_in_a_repeat_are_sets() -> None:
    timeline = lay(Repeat(5, (run(1000), jog(200), run(1000)), (jog(100),)))
    assert numbers(timeline)[:3] == ["1/5.1/2", "1/5.2/2", "2/5.1/2"]


def test_joined_steps_are_parts_of_one_rep() -> None:
    timeline = lay(Repeat(4, (run(1207.008), run(402.336, joined=True)), (jog(402.336),)))
    assert numbers(timeline) == [f"1/1.{n}/4" for n in (1, 1, 2, 2, 3, 3, 4, 4)]
    assert [s.part for s in timeline.segments[:3]] == [(1, 2), (2, 2), None]
    assert timeline.totals.reps == 4


def test_a_recovery_carries_the_numbers_of_the_work_before_it() -> None:
    timeline = lay(Repeat(2, (Repeat(2, (run(400),), (REST,)),), (FULL,)))
    recoveries = [(s.set, s.rep) for s in timeline.segments if s.step.kind is Kind.RECOVERY]
    assert recoveries == [((1, 2), (1, 2)), ((1, 2), (2, 2)), ((2, 2), (1, 2))]


def test_warm_up_and_cool_down_have_no_numbers() -> None:
    timeline = lay(Step(Kind.WARMUP, Ends.MARK), run(400), Step(Kind.COOLDOWN, Ends.TIME, duration_ms=600_000))
    assert [(s.set, s.rep) for s in timeline.segments] == [(None, None), ((1, 1), (1, 1)), (None, None)]


def test_recoveries_between_passes_may_differ() -> None:
    timeline = lay(Repeat(4, (run(400),), (jog(400), jog(300), jog(200))))
    assert [s.step.distance_m for s in timeline.segments[1::2]] == [400, 300, 200]


def test_reps_beyond_the_lower_number_are_optional_with_the_recoveries_before_them() -> None:
    timeline = lay(Repeat(8, (run(200),), (REST,), at_least=6))
    assert [s.index for s in timeline.segments if s.optional] == [11, 12, 13, 14]


def test_an_explicit_time_is_the_target_of_its_rep() -> None:
    timeline = lay(run(400, Effort("62 s", Form.TIME, 62, 62)), REST, run(400, Effort("70-72 s", Form.TIME, 70, 72)))
    assert [s.target_ms for s in timeline.segments] == [(62_000, 62_000), None, (70_000, 72_000)]


def test_an_explicit_pace_is_a_target_over_the_distance() -> None:
    timeline = lay(run(800, Effort("5:00/mi", Form.PACE, 300, 300, per_m=MILE_M)))
    assert timeline.segments[0].target_ms == (149129, 149129)
    assert timeline.expected_ms == (149129,)


@pytest.mark.parametrize(
    "effort", [by_percent(85), Effort("mile", Form.RACE, name="mile"), Effort("hard", Form.WORDS), None]
)
def test_an_effort_that_is_not_a_time_makes_no_target(effort: Effort | None) -> None:
    assert lay(run(400, effort)).segments[0].target_ms is None


def test_a_timed_rep_has_no_target_time() -> None:
    step = Step(Kind.WORK, Ends.TIME, duration_ms=180_000, effort=Effort("4:00/km", Form.PACE, 240, 240, per_m=1000))
    assert lay(step).segments[0].target_ms is None


def test_times_without_a_target_are_expected_of_a_six_minute_miler() -> None:
    timeline = lay(run(MILE_M, Effort("mile", Form.RACE, name="mile")))
    assert timeline.expected_ms[0] == pytest.approx(360_000, rel=0.001)


def test_a_slower_runner_is_expected_to_take_longer() -> None:
    workout = Workout((run(1000, Effort("5k", Form.RACE, name="5k")),))
    quick, slow = (unroll(workout, mile_s=mile).totals.expected_ms for mile in (300, 420))
    assert slow / quick == pytest.approx(1.4, rel=0.01)


def test_a_send_off_leaves_what_the_rep_does_not_take() -> None:
    cycle = Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=60_000)
    timeline = lay(
        run(200, Effort("35 s", Form.TIME, 35, 35)), cycle, run(200, Effort("70 s", Form.TIME, 70, 70)), cycle
    )
    assert timeline.expected_ms == (35_000, 25_000, 70_000, 0)


def test_an_open_recovery_has_a_suggestion_and_a_longer_one_between_sets() -> None:
    timeline = lay(Repeat(2, (timed(60),), (FULL,)), FULL, Repeat(2, (timed(45),), (FULL,)))
    assert [s.suggested_ms for s in timeline.segments] == [None, 180_000, None, 300_000, None, 135_000, None]


def test_a_jog_of_a_distance_is_suggested_its_stated_time_or_easy_pace() -> None:
    timeline = lay(run(200), jog(100, target_ms=30_000), run(200), jog(400), run(200))
    assert timeline.segments[1].suggested_ms == 30_000
    assert timeline.segments[3].suggested_ms == 129_000


def test_a_timed_recovery_has_no_suggestion() -> None:
    assert lay(run(200), REST, run(200)).segments[1].suggested_ms is None


def test_totals_count_what_is_stated() -> None:
    timeline = lay(Repeat(3, (run(400),), (REST,)), jog(400), Repeat(2, (timed(30),), (FULL,)))
    totals = timeline.totals
    assert (totals.work_m, totals.work_ms, totals.recovery_m, totals.recovery_ms) == (1200, 60_000, 400, 120_000)
    assert (totals.reps, totals.distance_m) == (5, 1600)
    assert totals.expected_ms == sum(timeline.expected_ms)


def test_the_easy_miles_are_what_the_whole_run_leaves() -> None:
    timeline = lay(Repeat(6, (run(800),), (jog(400),)), total_m=7 * MILE_M)
    first, last = timeline.segments[0].step, timeline.segments[-1].step
    easy = (7 * MILE_M - 6800) / 2
    assert (first.kind, first.ends, first.distance_m) == (Kind.WARMUP, Ends.DISTANCE, pytest.approx(easy))
    assert (last.kind, last.ends, last.distance_m) == (Kind.COOLDOWN, Ends.DISTANCE, pytest.approx(easy))
    assert timeline.totals.distance_m == pytest.approx(7 * MILE_M)
    assert "7 miles in all" in timeline.readings[0]


def test_a_warm_up_of_its_own_leaves_the_rest_to_the_cool_down() -> None:
    warm_up = Step(Kind.WARMUP, Ends.DISTANCE, distance_m=2 * MILE_M)
    timeline = lay(warm_up, Repeat(4, (run(1200),), (jog(800),)), total_m=8 * MILE_M)
    kinds = [s.step.kind for s in timeline.segments]
    assert kinds.count(Kind.WARMUP) == 1
    assert timeline.segments[-1].step.distance_m == pytest.approx(6 * MILE_M - 7200)


def test_open_easy_running_of_its_own_is_suggested_its_share() -> None:
    steps = (Step(Kind.WARMUP, Ends.MARK), run(1600), Step(Kind.COOLDOWN, Ends.MARK))
    timeline = lay(*steps, total_m=1600 + 8000)
    assert [s.suggested_ms for s in timeline.segments] == [22 * 60_000, None, 22 * 60_000]
    assert len(timeline.segments) == 3


def test_easy_miles_around_timed_reps_are_estimated_and_open() -> None:
    timeline = lay(Repeat(6, (timed(60),), (FULL,)), total_m=7 * MILE_M)
    first = timeline.segments[0]
    assert (first.step.ends, first.step.distance_m) == (Ends.MARK, None)
    assert first.suggested_ms is not None
    assert "estimate" in timeline.readings[0]


def test_a_whole_run_that_is_just_the_steps_has_no_easy_miles() -> None:
    timeline = lay(Repeat(4, (run(400),)), total_m=1600)
    assert [s.step.kind for s in timeline.segments] == [Kind.WORK] * 4
    assert timeline.readings == ()


def test_a_whole_run_shorter_than_its_steps_is_refused_with_both_numbers() -> None:
    with pytest.raises(TimelineError, match=r"the whole run is 1 mile, but its steps add up to 2\.49 miles"):
        lay(Repeat(10, (run(400),)), total_m=MILE_M)


def test_an_empty_workout_is_refused() -> None:
    with pytest.raises(TimelineError, match="no steps"):
        lay()


def test_a_slip_of_the_finger_does_not_fill_the_memory() -> None:
    nest: Node = run(400)
    for _ in range(30):
        nest = Repeat(200, (nest,))
    with pytest.raises(TimelineError, match=f"at most {MAX_SEGMENTS}"):
        lay(nest)


def test_recoveries_between_passes_that_do_not_match_the_passes_are_refused() -> None:
    with pytest.raises(TimelineError, match="give one for all of them, or 3"):
        lay(Repeat(4, (run(400),), (REST, REST)))
