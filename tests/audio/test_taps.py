"""Tapping along with flashes and with beeps tells what the speaker adds."""

from __future__ import annotations

import random

from milewatch.audio.taps import latency_ms

FLASHES = [10 + i * 0.8 for i in range(10)]
BEEPS = [30 + i * 0.8 for i in range(10)]


def taps(beats: list[float], late: float, *, scatter: float = 0.02, seed: int = 1) -> list[float]:
    rng = random.Random(seed)
    return [beat + late + rng.gauss(0, scatter) for beat in beats]


def test_the_hand_and_the_terminal_cancel_out() -> None:
    for hand in (-0.05, 0.0, 0.07):
        found = latency_ms(FLASHES, taps(FLASHES, hand), BEEPS, taps(BEEPS, hand + 0.2, seed=2))
        assert found is not None
        assert abs(found - 200) <= 25


def test_a_tap_missed_and_a_tap_too_many_do_no_harm() -> None:
    heard = taps(BEEPS, 0.15)
    del heard[3]
    heard.append(BEEPS[-1] + 0.5)
    found = latency_ms(FLASHES, taps(FLASHES, 0.0, seed=3), BEEPS, heard)
    assert found is not None
    assert abs(found - 150) <= 25


def test_a_sound_that_is_sent_too_early_is_told_too() -> None:
    assert latency_ms(FLASHES, taps(FLASHES, 0.0, scatter=0), BEEPS, taps(BEEPS, -0.1, scatter=0)) == -100


def test_too_few_or_uneven_taps_say_nothing() -> None:
    assert latency_ms(FLASHES, taps(FLASHES, 0.0)[:3], BEEPS, taps(BEEPS, 0.1)) is None
    assert latency_ms(FLASHES, taps(FLASHES, 0.0), BEEPS, taps(BEEPS, 0.1, scatter=0.3)) is None
    assert latency_ms([], [], [], []) is None
