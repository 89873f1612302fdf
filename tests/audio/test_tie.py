"""The tie between clock and stream follows a drifting device and does not follow its jitter."""

from __future__ import annotations

import random

import pytest

from milewatch.audio.tie import Tie

RATE = 48_000
BLOCK = 4_800


def run(
    tie: Tie, seconds: float, *, start: float = 100.0, ppm: float = 0.0, jitter_s: float = 0.0, frame: int = 0
) -> int:
    rng = random.Random(1)
    rate = RATE * (1 + ppm / 1e6)
    for i in range(int(seconds * 10)):
        tie.note(start + i * BLOCK / rate + rng.random() * jitter_s, frame)
        frame += BLOCK
    return frame


def test_frame_zero_is_due_when_the_stream_began() -> None:
    tie = Tie()
    run(tie, 5)
    assert tie.frame(100.0) == 0
    assert tie.frame(103.5) == 3.5 * RATE


def test_callbacks_that_come_late_do_not_move_the_tie() -> None:
    tie = Tie()
    run(tie, 60, jitter_s=0.04)
    assert tie.torn == 0
    assert tie.frame(150.0) == pytest.approx(50 * RATE, abs=0.001 * RATE)


@pytest.mark.parametrize("ppm", [-50.0, 50.0])
def test_an_hour_of_drift_is_followed_to_the_millisecond(ppm: float) -> None:
    tie = Tie()
    frame = run(tie, 3600, ppm=ppm)
    now = 100.0 + frame / (RATE * (1 + ppm / 1e6))
    assert tie.frame(now) == pytest.approx(frame, abs=0.0015 * RATE)
    assert tie.torn == 0


def test_the_tie_never_jumps_by_more_than_a_millisecond_a_second() -> None:
    tie = Tie()
    frame = run(tie, 10)
    before = tie.base
    for i in range(10):
        tie.note(110.0 + i * 0.1 - 0.005, frame + i * BLOCK)
    assert before - 0.001 <= tie.base < before


def test_a_stream_that_stood_still_is_tied_anew() -> None:
    tie = Tie()
    frame = run(tie, 30)
    run(tie, 3, start=130.5, frame=frame)
    assert tie.torn == 1
    assert tie.frame(133.5) == pytest.approx(33 * RATE, abs=48)


def test_a_stream_that_skipped_a_hundredth_of_a_second_is_tied_anew() -> None:
    tie = Tie()
    frame = run(tie, 30)
    run(tie, 1, start=129.99, frame=frame)
    assert tie.torn == 1
    assert tie.frame(131.0) == pytest.approx(31.01 * RATE, abs=48)
