"""What sounds when, to the sample, without any device."""

from __future__ import annotations

from array import array
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.audio.mixer import FADE, HUM_PEAK, Mixer, Planned

RATE = 48_000
BLOCK = 4_800
START = 50.0


def flat(samples: int, level: int = 1000) -> array[int]:
    return array("h", [level] * samples)


def take(mixer: Mixer, seconds: float, block: int = BLOCK) -> array[int]:
    """What is heard in the next seconds, by a device that asks in time."""
    out = array("h")
    for _ in range(round(seconds * RATE / block)):
        out.extend(mixer.block(START + mixer.frame / RATE, block))
    return out


def onsets(samples: array[int]) -> list[int]:
    return [i for i, value in enumerate(samples) if value and not (i and samples[i - 1])]


def test_a_sound_begins_at_the_sample_of_its_time() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START + 0.3333, flat(100))])
    assert onsets(take(mixer, 1)) == [round(0.3333 * RATE)]


def test_a_latency_is_taken_off() -> None:
    mixer = Mixer(latency=0.065)
    mixer.plan([Planned(1, START + 0.5, flat(100))])
    assert onsets(take(mixer, 1)) == [round(0.435 * RATE)]


@settings(max_examples=50, deadline=None)
@given(
    st.lists(st.integers(100, 90_000), min_size=1, max_size=12, unique=True),
    st.sampled_from([480, 1024, 4800, 9600]),
)
def test_any_plan_in_blocks_of_any_size_sounds_at_its_samples(frames: list[int], block: int) -> None:
    mixer = Mixer()
    mixer.plan([Planned(i, START + frame / RATE, flat(1, 10)) for i, frame in enumerate(frames)])
    samples = take(mixer, 2, block)
    assert [i for i, value in enumerate(samples) if value] == sorted(f for f in frames if f < len(samples))


def test_a_sound_longer_than_a_block_is_whole() -> None:
    sound = array("h", range(1, 12_001))
    mixer = Mixer()
    mixer.plan([Planned(1, START + 0.05, sound)])
    samples = take(mixer, 1)
    assert samples[2400 : 2400 + 12_000] == sound
    assert not any(samples[14_400:])


def test_a_beep_too_late_is_dropped_and_counted() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START - 0.081, flat(10)), Planned(2, START - 0.079, flat(20))])
    samples = take(mixer, 0.5)
    assert sum(1 for value in samples if value) == 20
    assert (mixer.counts.heard, mixer.counts.dropped) == (1, 1)
    assert mixer.counts.latest_s == pytest.approx(0.079, abs=0.001)


def test_what_is_taken_back_is_not_heard() -> None:
    mixer = Mixer()
    mixer.plan([Planned(i, START + i / 10, flat(10)) for i in range(1, 10)])
    take(mixer, 0.3)
    mixer.plan([], forget=[5, 6])
    mixer.forget_after(START + 0.8)
    assert [round(i / BLOCK) + 3 for i in onsets(take(mixer, 1))] == [3, 4, 7, 8]


def test_two_at_once_are_cut_off_at_full_scale_and_do_not_wrap() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START + 0.1, flat(100, 30_000)), Planned(2, START + 0.1, flat(100, 30_000))])
    samples = take(mixer, 0.5)
    assert max(samples) == 32_767
    assert min(samples) == 0


def test_a_hush_fades_out_within_five_milliseconds_and_leaves_the_plan() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START, flat(RATE)), Planned(2, START + 0.5, flat(100))])
    take(mixer, 0.2)
    mixer.hush()
    samples = take(mixer, 0.5)
    assert samples[0] == 1000
    assert samples[FADE - 1] < 20
    assert not any(samples[FADE : round(0.3 * RATE)])
    assert onsets(samples[FADE:]) == [round(0.3 * RATE) - FADE]


def test_while_muted_nothing_is_heard_and_nothing_is_made_up_for() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START + 0.1, flat(10)), Planned(2, START + 0.6, flat(10))])
    mixer.mute(True)
    assert not any(take(mixer, 0.5))
    mixer.mute(False)
    assert onsets(take(mixer, 0.5)) == [round(0.1 * RATE)]
    assert (mixer.counts.heard, mixer.counts.muted) == (1, 1)


def test_volume_and_gain_multiply() -> None:
    mixer = Mixer()
    mixer.volume = 0.5
    mixer.plan([Planned(1, START + 0.1, flat(10, 8000), gain=0.5)])
    assert max(take(mixer, 0.3)) == 2000


def test_a_beep_ducks_the_voice_under_it_and_is_not_ducked_itself() -> None:
    mixer = Mixer()
    mixer.plan(
        [
            Planned(1, START, flat(RATE), voice=True),
            Planned(2, START + 0.3, flat(BLOCK, 1), priority=5),
        ]
    )
    samples = take(mixer, 0.7)
    assert samples[BLOCK] == 1000
    assert samples[3 * BLOCK + FADE + 100] == pytest.approx(301, abs=2)
    assert samples[6 * BLOCK] == 1000


def test_a_beep_that_has_ended_does_not_duck_the_voice_after_it() -> None:
    mixer = Mixer()
    mixer.plan([Planned(1, START, flat(1000), priority=5), Planned(2, START + 0.05, flat(BLOCK), voice=True)])
    assert set(take(mixer, 0.1)[2400:]) == {1000}


def test_one_voice_at_a_time_the_one_that_matters_more_or_came_last() -> None:
    mixer = Mixer()
    mixer.plan(
        [
            Planned(1, START, flat(RATE, 100), voice=True, priority=0),
            Planned(2, START + 0.3, flat(RATE, 200), voice=True, priority=1),
            Planned(3, START + 0.6, flat(RATE, 400), voice=True, priority=0),
        ]
    )
    samples = take(mixer, 1)
    assert samples[2 * BLOCK] == 100
    assert samples[5 * BLOCK] == 200
    assert samples[9 * BLOCK] == 200
    assert (mixer.counts.heard, mixer.counts.gave_way) == (2, 1)


def test_the_keep_alive_tone_goes_on_without_a_seam() -> None:
    mixer = Mixer(keep_alive=True)
    samples = take(mixer, 1, 1000)
    assert max(samples) == HUM_PEAK
    assert max(abs(a - b) for a, b in pairwise(samples)) <= 3
