"""The few lines in which a coach sees what was read."""

from __future__ import annotations

from milewatch.workout.effort import percent, time
from milewatch.workout.model import MILE_M, Ends, Kind, Node, Repeat, Step, Workout
from milewatch.workout.outline import outline, totals_line
from milewatch.workout.timeline import unroll

FULL = Step(Kind.RECOVERY, Ends.MARK)
REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=60_000)


def lines(*nodes: Node, total_m: float | None = None) -> tuple[str, ...]:
    return outline(unroll(Workout(nodes, total_m=total_m)))


def run(metres: float, effort_percent: float | None = None, *, joined: bool = False) -> Step:
    effort = None if effort_percent is None else percent(effort_percent)
    return Step(Kind.WORK, Ends.DISTANCE, metres, effort=effort, joined=joined)


def timed(seconds: int, effort_percent: float) -> Step:
    return Step(Kind.WORK, Ends.TIME, duration_ms=seconds * 1000, effort=percent(effort_percent))


def test_blocks_of_reps() -> None:
    blocks = (Repeat(6, (timed(60, 85),), (FULL,)), FULL, Repeat(8, (timed(30, 90),), (FULL,), at_least=6))
    assert lines(*blocks) == (
        "6 × 1:00 @ 85 %     full recovery (about 3:00)",
        "then full recovery (about 5:00)",
        "6–8 × 0:30 @ 90 %   full recovery (about 2:00)",
    )


def test_sets_are_indented() -> None:
    sets = Repeat(3, (Repeat(4, (run(400),), (REST,)),), (Step(Kind.RECOVERY, Ends.TIME, duration_ms=180_000),))
    assert lines(sets) == (
        "3 × this:       3:00 recovery between",
        "    4 × 400 m   1:00 recovery",
    )


def test_a_set_of_different_reps() -> None:
    assert lines(Repeat(3, (run(800), REST, Repeat(2, (run(400),), (REST,))), (FULL,)))[1:] == (
        "    800 m       1:00 recovery",
        "    2 × 400 m   1:00 recovery",
    )


def test_pairs_show_that_the_last_recovery_is_run() -> None:
    assert lines(Repeat(10, (timed(60, 85), REST))) == ("10 × (1:00 @ 85 %, 1:00 recovery)",)


def test_joined_parts_are_one_rep() -> None:
    rep = (run(0.75 * MILE_M, 75), run(0.25 * MILE_M, 90, joined=True))
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 0.25 * MILE_M, mode="jog")
    assert lines(Repeat(4, rep, (jog,))) == ("4 × (0.75 mi @ 75 % + 0.25 mi @ 90 %)   0.25 mi jog (about 2:10)",)


def test_a_ladder_is_a_rep_a_line() -> None:
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 100.0, mode="jog", target_ms=30_000)
    rep = Step(Kind.WORK, Ends.DISTANCE, 400.0, effort=time(62))
    assert lines(run(200), jog, rep) == ("200 m   100 m jog in 0:30", "400 m @ 62 s")


def test_equal_reps_written_out_are_one_line_and_the_odd_one_is_seen() -> None:
    assert lines(*(run(400), REST) * 10, run(400, 100)) == ("10 × (400 m, 1:00 recovery)", "400 m @ 100 %")


def test_recoveries_in_turn_are_all_named() -> None:
    jogs = tuple(Step(Kind.RECOVERY, Ends.DISTANCE, m, mode="jog") for m in (400.0, 300.0, 200.0))
    assert lines(Repeat(4, (run(400),), jogs)) == ("4 × 400 m   400 m jog, 300 m jog, 200 m jog in turn",)


def test_recoveries_that_come_round_again_are_named_once() -> None:
    jogs = tuple(Step(Kind.RECOVERY, Ends.DISTANCE, m, mode="jog") for m in (400.0, 200.0, 400.0, 200.0, 400.0))
    assert lines(Repeat(6, (run(400),), jogs)) == ("6 × 400 m   400 m jog, 200 m jog in turn, and again",)


def test_a_recovery_that_nobody_gave_is_said_to_be_open() -> None:
    nobody = Step(Kind.RECOVERY, Ends.MARK, stated=False)
    assert lines(Repeat(3, (run(200),), (nobody,)))[0].startswith("3 × 200 m   no recovery given, so open (about ")


def test_a_send_off() -> None:
    assert lines(Repeat(20, (run(200),), (Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=60_000),))) == (
        "20 × 200 m   a start every 1:00",
    )


def test_easy_miles_stand_around_the_hard_part() -> None:
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 400.0, mode="jog")
    told = lines(Repeat(6, (run(800, 90),), (jog,)), total_m=7 * MILE_M)
    assert told[0] == "warm-up, 1.39 miles easy"
    assert told[-1] == "cool-down, 1.39 miles easy"
    assert len(told) == 3


def test_the_mile_names_its_splits() -> None:
    mile = Step(Kind.WORK, Ends.DISTANCE, MILE_M, splits_m=(409.344, 809.344, 1209.344))
    assert lines(Step(Kind.WARMUP, Ends.MARK), mile) == (
        "warm-up, open",
        "1 mi, splits at 409.344, 809.344, 1209.344 m",
    )


def test_the_totals_in_a_line() -> None:
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 400.0, mode="jog")
    timeline = unroll(Workout((Repeat(6, (run(800, 90),), (jog,)), REST, run(400)), total_m=7 * MILE_M))
    line = totals_line(timeline)
    assert line.startswith("7 reps in 2 sets · work 5200 m · recovery 2000 m + 1:00 · 7 miles in all · about ")
