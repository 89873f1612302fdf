from __future__ import annotations

from itertools import pairwise

from milewatch.clock import ManualClock, ScaledClock
from milewatch.conduct import headless
from milewatch.conduct.rehearsal import Rehearsal
from milewatch.records.archive import Archive
from milewatch.timing.roster import Entrant
from milewatch.timing.simulate import Manner
from milewatch.timing.snapshot import Phase

from .samples import MINUTE, OPEN_REST, arm, reps


def test_a_whole_workout_is_run_to_a_saved_log(places):
    log = headless.run(reps(6), places)
    assert Archive(places.logs).load("last") == log
    assert [row.kind for row in log.laps["me"]] == ["work", "recovery"] * 5 + ["work"]
    assert all(row.end is None for row in log.laps["me"])
    assert list(places.journals.iterdir()) == []


def test_the_same_seed_runs_the_same(places):
    one, other = (headless.run(reps(4), None, seed=7) for _ in range(2))
    assert one.laps == other.laps
    assert headless.run(reps(4), None, seed=8).laps != one.laps


def test_a_runner_who_presses_late_and_twice_still_runs_the_workout():
    log = headless.run(reps(8, MINUTE, OPEN_REST), None, manner=Manner(late=0.5, doubled=0.9), seed=3)
    assert [row.time_cs for row in log.laps["me"] if row.kind == "work"] == [6000] * 8
    assert log.swallowed > 0


def test_a_squad_runs_together():
    timeline = reps(3)
    names = ("ana", "bo", "cy")
    log = headless.run(timeline, None, roster=[Entrant(name, name.title(), timeline.segments) for name in names])
    assert {name: sum(row.kind == "work" for row in rows) for name, rows in log.laps.items()} == dict.fromkeys(names, 3)
    for rows in log.laps.values():
        assert all(a.at_cs + a.time_cs + a.paused_cs == b.at_cs for a, b in pairwise(rows))


def test_a_rehearsal_presses_everything_by_itself(clock):
    conductor = arm(reps(3), ScaledClock(clock, 20), None, rehearsal=True, lead_in_ms=5000)
    rehearsal = Rehearsal(seed=1)
    for _ in range(2000):
        clock.advance(100)
        rehearsal.press(conductor)
        if conductor.snapshot().phase is Phase.COMPLETE:
            break
    log = conductor.finish()
    assert log is not None
    assert log.rehearsal
    assert sum(row.kind == "work" for row in log.laps["ana"]) == 3
    assert [row.time_cs for row in log.laps["ana"] if row.kind == "recovery"] == [9000, 9000]


def test_slow_ticks_do_not_make_the_runner_slower():
    def run(tick_ms):
        own = ManualClock()
        conductor = arm(reps(3), ScaledClock(own, 20), None)
        rehearsal = Rehearsal(seed=5, manner=Manner(late=0, doubled=0))
        while conductor.snapshot().phase is not Phase.COMPLETE:
            own.advance(tick_ms)
            rehearsal.press(conductor)
        return [lap.time_ms for lap in conductor.snapshot().solo.laps]

    assert run(500) == run(20)
