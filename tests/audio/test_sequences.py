"""An output that opens the device for every sound gets whole sequences, exact inside."""

from __future__ import annotations

import threading
import time
from array import array
from typing import TYPE_CHECKING

import pytest

from milewatch.audio.mixer import Planned
from milewatch.audio.pcm import RATE, Pcm, seconds
from milewatch.audio.sequences import Sequences

if TYPE_CHECKING:
    from collections.abc import Iterator

BEEP = array("h", [1000] * 4800)


class Handed:
    """A sound that was handed over."""

    def __init__(self, pcm: Pcm) -> None:
        self.pcm = pcm
        self.began = time.perf_counter()
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True

    def is_playing(self) -> bool:
        return not self.stopped and time.perf_counter() < self.began + seconds(self.pcm)

    def onsets(self) -> list[float]:
        return [i / RATE for i, value in enumerate(self.pcm) if value and not (i and self.pcm[i - 1])]


class Output:
    """Runs sequences against a device that only remembers."""

    def __init__(self) -> None:
        self.handed: list[Handed] = []
        self.sequences = Sequences(self._play, latency=0.0)
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._thread.start()

    def _play(self, pcm: Pcm) -> Handed:
        self.handed.append(Handed(pcm))
        return self.handed[-1]

    def _run(self) -> None:
        while not self._over.is_set():
            self.sequences.wait(0.02)

    def until(self, count: int) -> None:
        end = time.monotonic() + 10
        while len(self.handed) < count:
            assert time.monotonic() < end
            time.sleep(0.005)

    def close(self) -> None:
        self._over.set()
        self._thread.join(5)


@pytest.fixture
def output() -> Iterator[Output]:
    output = Output()
    yield output
    output.close()


def test_three_two_one_go_is_one_sound_with_exact_beats(output: Output) -> None:
    at = time.perf_counter() + 0.2
    output.sequences.plan([Planned(i, at + i * 0.5, BEEP) for i in range(4)])
    output.until(1)
    assert output.handed[0].onsets() == pytest.approx([0.0, 0.5, 1.0, 1.5], abs=1 / RATE)
    assert output.sequences.counts.heard == 4


def test_sounds_far_apart_are_sequences_of_their_own(output: Output) -> None:
    at = time.perf_counter() + 0.1
    output.sequences.plan([Planned(1, at, BEEP), Planned(2, at + 5, BEEP)])
    output.until(1)
    assert output.handed[0].onsets() == [0.0]


def test_what_is_taken_back_stops_the_sequence_and_the_rest_is_played_in_its_time(output: Output) -> None:
    at = time.perf_counter() + 0.1
    output.sequences.plan([Planned(i, at + i * 0.6, BEEP) for i in range(3)])
    output.until(1)
    output.sequences.plan([], forget=[1])
    output.until(2)
    assert output.handed[0].stopped
    assert output.handed[1].began == pytest.approx(at + 1.2, abs=0.3)
    assert output.handed[1].onsets() == [0.0]
    assert output.sequences.counts.heard == 2


def test_a_new_sound_leaves_the_sequence_that_is_playing_alone(output: Output) -> None:
    at = time.perf_counter() + 0.1
    output.sequences.plan([Planned(i, at + i * 0.6, BEEP) for i in range(3)])
    output.until(1)
    output.sequences.plan([Planned(9, time.perf_counter(), BEEP, drop_after=0.5)])
    output.until(2)
    assert not output.handed[0].stopped


def test_while_muted_nothing_is_handed_over(output: Output) -> None:
    output.sequences.mute(True)
    output.sequences.plan([Planned(1, time.perf_counter() + 0.05, BEEP)])
    end = time.monotonic() + 5
    while not output.sequences.counts.muted and time.monotonic() < end:
        time.sleep(0.01)
    assert output.handed == []
    assert output.sequences.counts.muted == 1
