from __future__ import annotations

from datetime import timedelta

import pytest

from milewatch.clock import NS_PER_MS, ManualClock, ScaledClock, SystemClock, boot_id


def test_the_session_clock_runs_through_a_sleep_and_the_other_stands_still():
    clock = ManualClock()
    clock.advance(1000)
    clock.sleep(60_000)
    assert clock.now_ns() == 61_000 * NS_PER_MS
    assert clock.monotonic_ns() == 1000 * NS_PER_MS


def test_setting_the_wall_time_does_not_move_the_session_clock():
    clock = ManualClock()
    clock.set_wall(clock.wall() + timedelta(hours=1))
    assert clock.now_ns() == 0


def test_a_rehearsal_runs_faster_and_its_time_of_day_runs_ahead():
    base = ManualClock()
    base.advance(5000)
    fast = ScaledClock(base, 10)
    began, wall = fast.now_ns(), fast.wall()
    base.advance(1000)
    assert fast.now_ns() - began == 10_000 * NS_PER_MS
    assert fast.wall() - wall == timedelta(seconds=10)


def test_a_sleep_is_as_much_longer_in_a_rehearsal():
    base = ManualClock()
    fast = ScaledClock(base, 10)
    base.sleep(2000)
    assert fast.now_ns() - fast.monotonic_ns() == 20_000 * NS_PER_MS


def test_a_clock_cannot_run_backwards():
    with pytest.raises(ValueError, match="above 0"):
        ScaledClock(ManualClock(), 0)


def test_the_system_clocks_run_forward_and_know_their_offset():
    clock = SystemClock()
    assert clock.now_ns() <= clock.now_ns()
    assert clock.monotonic_ns() <= clock.monotonic_ns()
    assert clock.wall().utcoffset() is not None


def test_a_boot_has_one_id():
    assert boot_id() == boot_id()
