"""An output that opens the device for every sound gets whole sequences, exact inside. On a clock turned by hand."""

from __future__ import annotations

from array import array

import pytest

from milewatch.audio.mixer import Planned
from milewatch.audio.pcm import RATE, Pcm, seconds
from milewatch.audio.sequences import Sequences

BEEP = array("h", [1000] * 4800)


class Handed:
    """A sound that was handed over."""

    def __init__(self, pcm: Pcm, output: Output) -> None:
        self.pcm = pcm
        self.output = output
        self.began = output.now
        self.stopped = False

    def stop(self) -> None:
        self.stopped = True

    def is_playing(self) -> bool:
        return not self.stopped and self.output.now < self.began + seconds(self.pcm)

    def onsets(self) -> list[float]:
        return [i / RATE for i, value in enumerate(self.pcm) if value and not (i and self.pcm[i - 1])]


class Output:
    """Runs sequences against a device that only remembers."""

    def __init__(self) -> None:
        self.now = 1000.0
        self.handed: list[Handed] = []
        self.sequences = Sequences(self._play, 0.0, lambda: self.now, self._pass)

    def _play(self, pcm: Pcm) -> Handed:
        self.handed.append(Handed(pcm, self))
        return self.handed[-1]

    def _pass(self, seconds: float) -> None:
        self.now += seconds

    def until(self, at: float) -> None:
        """Let time pass, a hundredth of a second at once."""
        while self.now < at:
            self.sequences.wait(0.0)
            self._pass(0.01)


@pytest.fixture
def output() -> Output:
    return Output()


def test_three_two_one_go_is_one_sound_with_exact_beats(output: Output) -> None:
    at = output.now + 0.2
    output.sequences.plan([Planned(i, at + i * 0.5, BEEP) for i in range(4)])
    output.until(at + 2)
    assert len(output.handed) == 1
    assert output.handed[0].began == pytest.approx(at)
    assert output.handed[0].onsets() == pytest.approx([0.0, 0.5, 1.0, 1.5], abs=1 / RATE)
    assert output.sequences.counts.heard == 4


def test_sounds_far_apart_are_sequences_of_their_own(output: Output) -> None:
    at = output.now + 0.1
    output.sequences.plan([Planned(1, at, BEEP), Planned(2, at + 5, BEEP)])
    output.until(at + 6)
    assert [handed.onsets() for handed in output.handed] == [[0.0], [0.0]]
    assert [handed.began for handed in output.handed] == pytest.approx([at, at + 5])


def test_what_is_taken_back_stops_the_sequence_and_the_rest_is_played_in_its_time(output: Output) -> None:
    at = output.now + 0.1
    output.sequences.plan([Planned(i, at + i * 0.6, BEEP) for i in range(3)])
    output.until(at + 0.3)
    output.sequences.plan([], forget=[1])
    output.until(at + 2)
    assert output.handed[0].stopped
    assert output.handed[1].began == pytest.approx(at + 1.2)
    assert output.handed[1].onsets() == [0.0]
    assert output.sequences.counts.heard == 2


def test_a_new_sound_leaves_the_sequence_that_is_playing_alone(output: Output) -> None:
    at = output.now + 0.1
    output.sequences.plan([Planned(i, at + i * 0.6, BEEP) for i in range(3)])
    output.until(at + 0.3)
    output.sequences.plan([Planned(9, output.now, BEEP, drop_after=0.5)])
    output.until(at + 2)
    assert len(output.handed) == 2
    assert not output.handed[0].stopped


def test_a_beep_that_comes_too_late_is_left_out_and_counted(output: Output) -> None:
    output.sequences.plan([Planned(1, output.now - 0.1, BEEP), Planned(2, output.now - 0.1, BEEP, drop_after=0.5)])
    output.until(output.now + 0.1)
    assert len(output.handed) == 1
    assert (output.sequences.counts.heard, output.sequences.counts.dropped) == (1, 1)


def test_while_muted_nothing_is_handed_over(output: Output) -> None:
    output.sequences.mute(True)
    output.sequences.plan([Planned(1, output.now + 0.05, BEEP)])
    output.until(output.now + 0.2)
    assert output.handed == []
    assert output.sequences.counts.muted == 1
