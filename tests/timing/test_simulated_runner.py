from __future__ import annotations

from random import Random

import pytest

from milewatch.timing import events as ev
from milewatch.timing.lap import End
from milewatch.timing.simulate import Manner, SimulatedRunner, simulate
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Kind

from .plans import cooldown, reps, rest, solo, squad, warmup, work

STEADY = Manner(noise=0, drift=0, recovery_noise=0, late=0, doubled=0)


def workout(**rules):
    return solo(
        warmup(600), *reps(4, work(400, target=75), rest(suggested=90)), rest(60), work(s=60), cooldown(), **rules
    )


def test_a_whole_workout_is_run_without_a_screen():
    session = simulate(workout(lead_in_ms=5000), Random(1))
    snapshot = session.snapshot(10_000_000)
    assert snapshot.phase is Phase.ENDED
    assert len(snapshot.solo.laps) == len(snapshot.solo.segments)
    assert snapshot.solo.laps[-1].end is not End.STOPPED


def test_the_same_chance_gives_the_same_session():
    assert simulate(workout(), Random(7)).events == simulate(workout(), Random(7)).events
    assert simulate(workout(), Random(7)).events != simulate(workout(), Random(8)).events


@pytest.mark.parametrize("seed", range(5))
def test_reps_are_run_near_their_targets(seed):
    session = simulate(workout(), Random(seed), Manner(late=0, doubled=0))
    reps_run = [lap.time_ms for lap in session.snapshot(10**8).solo.laps if lap.segment.step.distance_m == 400]
    assert len(reps_run) == 4
    assert all(abs(time - 75_000) < 75_000 * 0.07 for time in reps_run)


def test_a_steady_runner_is_exact():
    session = simulate(workout(), Random(1), STEADY)
    laps = session.snapshot(10**8).solo.laps
    assert [lap.time_ms for lap in laps[1:8]] == [75_000, 90_000] * 3 + [75_000]


def test_splits_are_marked_where_an_even_pace_passes_them():
    session = simulate(solo(work(800, splits=(200, 600), target=160)), Random(1), STEADY)
    (lap,) = session.snapshot(10**8).solo.laps
    assert (lap.splits_ms, lap.time_ms) == ((40_000, 120_000), 160_000)


def test_doubled_presses_are_swallowed_and_change_nothing():
    session = simulate(workout(), Random(3), Manner(doubled=1.0, late=0))
    swallowed = [event for event in session.events if isinstance(event, ev.Swallowed)]
    assert len(swallowed) >= 5
    assert len(session.snapshot(10**8).solo.laps) == len(session.snapshot(10**8).solo.segments)


def test_a_squad_presses_each_its_own_key():
    session = simulate(squad(6, *reps(3, work(400, target=75), rest(60)), stagger=2000), Random(1))
    views = session.snapshot(10**8).athletes
    assert all(len(view.laps) == 5 for view in views)
    assert {event.athlete for event in session.events if isinstance(event, ev.Stamped)} == {
        f"a{i}" for i in range(1, 7)
    }


def test_the_runner_waits_in_a_pause_and_goes_on_after_it():
    session = solo(work(400, target=75))
    runner = SimulatedRunner(Random(1), STEADY)
    session.start(0)
    assert runner.next_at(session.snapshot(0)) == 75_000
    session.pause(10_000)
    assert runner.next_at(session.snapshot(20_000)) is None
    session.resume(30_000)
    assert runner.next_at(session.snapshot(30_000)) == 95_000


def test_each_press_is_given_once_and_after_an_undo_the_runner_presses_again_a_little_later():
    session = solo(work(400, target=75), rest(60))
    runner = SimulatedRunner(Random(1), STEADY)
    session.start(0)
    assert runner.due(session.snapshot(74_999), 74_999) == ()
    (press,) = runner.due(session.snapshot(75_050), 75_050)
    assert press.at == 75_000
    session.stamp(press.at, press.key, press.athlete)
    assert runner.due(session.snapshot(75_100), 75_100) == ()
    session.undo(100_000)
    again = runner.next_at(session.snapshot(100_000))
    assert again is not None
    assert 102_000 <= again <= 104_000


def test_recoveries_about_which_nothing_is_known_end_some_time():
    session = simulate(solo(work(), rest(), work(200), rest(metres=200), work(s=5)), Random(2))
    laps = session.snapshot(10**8).solo.laps
    assert [lap.segment.step.kind for lap in laps] == [Kind.WORK, Kind.RECOVERY] * 2 + [Kind.WORK]
    assert all(lap.time_ms > 1000 for lap in laps)
