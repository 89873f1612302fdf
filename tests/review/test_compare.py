"""Two sessions side by side, and which workouts are the same."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milewatch.review.compare import compare, last_times, same_workout
from milewatch.review.runs import Run, RunLap
from milewatch.review.workout_key import workout_key
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import Segment, unroll

from .squads import DAY, rep, rest, run, timed

JOG = Step(Kind.RECOVERY, Ends.DISTANCE, 400.0, mode="jog")


def work(metres: float, effort: Effort | None = None) -> Step:
    return Step(Kind.WORK, Ends.DISTANCE, metres, effort=effort)


def race(name: str) -> Effort:
    return Effort(name, Form.RACE, name=name)


def key(*nodes: Step | Repeat) -> str:
    return workout_key(unroll(Workout(nodes)).segments)


def sixes(effort: Effort | None = None, jog: Step = JOG) -> Repeat:
    return Repeat(6, (work(800.0, effort),), (jog,))


def test_the_same_steps_are_the_same_workout_however_they_are_put() -> None:
    written_out = [step for _ in range(6) for step in (work(800.0), JOG)]
    assert key(*written_out[:-1]) == key(sixes())
    assert key(Step(Kind.WARMUP, Ends.MARK), sixes(), Step(Kind.COOLDOWN, Ends.MARK)) == key(sixes())
    assert key(Repeat(6, (work(800.0), JOG))) == key(sixes())


def test_a_stated_time_and_the_way_of_recovering_do_not_make_another_workout() -> None:
    timed_reps = sixes(Effort("3:00", Form.TIME, 180.0, 180.0))
    walked = sixes(jog=replace(JOG, mode="walk"))
    assert key(timed_reps) == key(walked) == key(sixes())


@pytest.mark.parametrize(
    "other",
    [
        Repeat(5, (work(800.0),), (JOG,)),
        Repeat(6, (work(1000.0),), (JOG,)),
        sixes(race("mile")),
        sixes(jog=replace(JOG, distance_m=200.0)),
        sixes(jog=Step(Kind.RECOVERY, Ends.TIME, duration_ms=150_000)),
    ],
)
def test_other_steps_are_another_workout(other: Repeat) -> None:
    assert key(other) != key(sixes())


def test_other_efforts_are_other_workouts() -> None:
    names = [race("mile"), race("goal mile"), Effort("85 %", Form.PERCENT, 85.0, 85.0), Effort("hard", Form.WORDS)]
    assert len({key(sixes(effort)) for effort in names}) == len(names)


def test_a_plan_without_work_has_no_key() -> None:
    assert key(Step(Kind.WARMUP, Ends.MARK)) == ""


def test_the_key_stays_the_same_from_version_to_version() -> None:
    assert key(sixes(race("mile"))) == "88b31a18d6475ba7"


def test_the_same_workout_goes_rep_by_rep() -> None:
    found = compare(run((180.0, 182.0, 184.0)), run((178.0, 182.0, 185.0), session="t"))
    assert found.same
    assert [pair.difference_ms for pair in found.pairs] == [-2000, 0, 1000]
    assert found.kinds[0].mean == pytest.approx(-1 / 3)
    assert found.kinds[0].percent == pytest.approx(100 * -1 / 3 / 182)
    assert [pair.difference_s for pair in found.rests] == [0, 0]


def test_reps_without_a_partner_stand_alone() -> None:
    found = compare(run((180.0, 182.0, 184.0)), run((178.0, 181.0), session="t"))
    assert [pair.difference_ms for pair in found.pairs] == [-2000, -1000, None]
    assert found.pairs[2].now is None
    found = compare(run((178.0,)), run((180.0, 182.0)))
    assert found.pairs[1].before is None


def test_another_workout_goes_by_length() -> None:
    ladder = Run("t", "ana", DAY, (rep(88, 400, 1), rest(60), rep(181, 800, 2), rest(60), rep(90, 400, 3)), key="other")
    found = compare(run((180.0, 182.0)), ladder)
    assert not found.same
    assert [pair.difference_ms for pair in found.pairs] == [None, 1000, None, None]
    assert [change.label for change in found.kinds] == ["800 m"]


def test_reps_by_time_differ_in_metres() -> None:
    then, now = (Run(name, "ana", DAY, (timed(60, metres),), key="k") for name, metres in (("s", 300.0), ("t", 306.0)))
    found = compare(then, now)
    assert found.pairs[0].difference_ms is None
    assert found.pairs[0].difference_m == pytest.approx(6)
    assert found.kinds[0].now.unit == "s/400"


def test_the_same_workout_before_is_found_newest_first() -> None:
    old, new, mine = (run(session=name, on=date(2026, month, 1)) for name, month in (("a", 3), ("b", 5), ("c", 6)))
    others = [replace(old, session="x", athlete="bo"), replace(old, session="y", key="other")]
    assert [r.session for r in same_workout([old, new, mine, *others], mine)] == ["b", "a"]
    assert same_workout([replace(old, key="")], replace(mine, key="")) == ()


def segment(step: Step, index: int = 0) -> Segment:
    return Segment(index, step, (1, 1), (1, 6))


def test_the_same_step_last_time_is_the_median_of_the_newest_run_that_has_it() -> None:
    old = run((170.0, 171.0), on=date(2026, 3, 1))
    new = run((180.0, 190.0, 181.0), on=date(2026, 5, 1))
    other = run((90.0,), metres=400.0, on=date(2026, 6, 1))
    found = last_times([old, other, new], [segment(work(800.0)), segment(JOG, 1), segment(work(600.0), 2)])
    assert list(found) == [0]
    assert (found[0].time_ms, found[0].on) == (181_000, date(2026, 5, 1))


def test_the_same_step_by_time_is_remembered_in_metres() -> None:
    before = Run("s", "ana", DAY, (timed(60, 300.0, effort="85 %"), timed(60, None, 2, effort="85 %")))
    minute = Step(Kind.WORK, Ends.TIME, duration_ms=60_000, effort=Effort("85 %", Form.PERCENT, 85.0, 85.0))
    assert last_times([before], [segment(minute)])[0].metres == 300.0
    assert last_times([before], [segment(replace(minute, effort=None))]) == {}


def test_an_open_step_has_no_last_time() -> None:
    before = Run("s", "ana", DAY, (RunLap(Kind.WORK, 60_000),))
    assert last_times([before], [segment(Step(Kind.WORK, Ends.MARK))]) == {}
