"""How long an athlete rested after the same rep last time."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from milewatch.review.own_recoveries import own_recoveries
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import Segment, unroll

from .squads import rep, rest
from .squads import run as ran

if TYPE_CHECKING:
    from milewatch.review.runs import Run, RunLap

OPEN = Step(Kind.RECOVERY, Ends.MARK)
JOG = Step(Kind.RECOVERY, Ends.DISTANCE, 200.0, mode="jog")


def run(laps: list[RunLap], **more: object) -> Run:
    return replace(ran(), laps=tuple(laps), **more)  # type: ignore[arg-type]


def work(metres: float) -> Step:
    return Step(Kind.WORK, Ends.DISTANCE, metres)


def plan(*nodes: Step | Repeat) -> tuple[Segment, ...]:
    return unroll(Workout(nodes)).segments


def laps(reps: int, seconds: list[float], metres: float = 800.0) -> list[RunLap]:
    found: list[RunLap] = []
    for number in range(1, reps + 1):
        found.append(rep(180.0, metres=metres, number=number))
        if number < reps:
            found.append(rest(seconds[number - 1]))
    return found


def test_the_median_of_the_newest_run_with_that_rep_is_taken() -> None:
    older = run(laps(4, [60, 60, 60]), session="s1", on=date(2026, 10, 1))
    newer = run(laps(4, [150, 170, 400]), session="s2", on=date(2026, 11, 1))
    found = own_recoveries([older, newer], plan(Repeat(3, (work(800.0),), (OPEN,))))
    assert found == {1: 170_000, 3: 170_000}


def test_other_reps_and_recoveries_that_are_not_open_say_nothing() -> None:
    past = [run(laps(4, [150, 170, 400]))]
    assert own_recoveries(past, plan(Repeat(3, (work(400.0),), (OPEN,)))) == {}
    assert own_recoveries(past, plan(Repeat(3, (work(800.0),), (JOG,)))) == {}
    planned = [replace(lap, planned_ms=90_000) if lap.kind is Kind.RECOVERY else lap for lap in past[0].laps]
    assert own_recoveries([run(planned)], plan(Repeat(3, (work(800.0),), (OPEN,)))) == {}
    send_offs = [replace(lap, send_off_ms=300_000) if lap.kind is Kind.RECOVERY else lap for lap in past[0].laps]
    assert own_recoveries([run(send_offs)], plan(Repeat(3, (work(800.0),), (OPEN,)))) == {}


def test_a_recovery_that_was_cut_off_does_not_count() -> None:
    cut = [replace(lap, done=lap.kind is Kind.WORK) for lap in laps(3, [150, 160])]
    assert own_recoveries([run(cut)], plan(Repeat(3, (work(800.0),), (OPEN,)))) == {}


def test_between_sets_is_kept_apart_from_within_one() -> None:
    first = [replace(lap, set=1) for lap in (*laps(2, [100]), rest(300.0))]
    second = [replace(lap, set=2) for lap in laps(2, [110])]
    segments = plan(Repeat(2, (Repeat(2, (work(800.0),), (OPEN,)),), (OPEN,)))
    found = own_recoveries([run([*first, *second])], segments)
    assert [found[segment.index] for segment in segments if segment.step is OPEN] == [105_000, 300_000, 105_000]
