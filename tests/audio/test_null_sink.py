"""The whole way to a device: what a real-time sink of a sound server records."""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

import pytest

from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.pcm import RATE, read_wav
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding
from milewatch.resources import folder

from .null_sink import NullSink, find_clip, missing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

pytestmark = [
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {missing()}"),
    pytest.mark.xdist_group("null sink"),
]


@pytest.fixture(scope="module")
def sink() -> Iterator[NullSink]:
    with NullSink() as sink:
        yield sink


@pytest.fixture
def sound(sink: NullSink) -> Iterator[Sound]:
    sound = Sound(SoundSettings(volume=1.0))
    sound.open()
    until(lambda: sound.state.status is SoundStatus.PLAYING)
    time.sleep(1.0)
    yield sound
    sound.close(5)


def until(true: Callable[[], object], seconds: float = 20.0) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "did not happen in time"
        time.sleep(0.02)


def test_what_is_planned_is_recorded_with_an_even_beat(sink: NullSink, sound: Sound) -> None:
    before = len(find_clip(sink.samples(), "count"))
    start = time.perf_counter() + 0.7
    sound.plan([*(Sounding(start + i / 2, ("count",)) for i in range(6)), Sounding(start + 3, ("go",))])
    time.sleep(4.5)
    recorded = sink.samples()
    beats = [*find_clip(recorded, "count")[before:], *find_clip(recorded, "go")[-1:]]
    assert len(beats) == 7
    assert [(b - beats[0]) / RATE for b in beats] == pytest.approx([i / 2 for i in range(7)], abs=0.005)


def test_a_phrase_is_recorded_word_for_word(sink: NullSink, sound: Sound) -> None:
    words = ("voice/n74", "voice/point", "voice/n2")
    sound.plan([Sounding(time.perf_counter() + 0.7, words, voice=True)])
    time.sleep(3.0)
    recorded = sink.samples()
    places = [find_clip(recorded, word)[-1] for word in words]
    assert places == sorted(places)


@pytest.mark.parametrize("wanted", ["null OUT", "JBL Go"])
def test_a_named_device_plays_and_one_that_is_not_there_is_named_while_the_default_plays(
    sink: NullSink, wanted: str
) -> None:
    sound = Sound(SoundSettings(device=wanted))
    sound.open()
    until(lambda: sound.state.status is SoundStatus.PLAYING)
    time.sleep(1.0)
    before = len(find_clip(sink.samples(), "step"))
    sound.now("step")
    time.sleep(1.5)
    assert len(find_clip(sink.samples(), "step")) == before + 1
    told = " ".join(sound.state.troubles)
    assert ("'JBL Go'" in told and "Null Output" in told) if wanted == "JBL Go" else told == ""
    assert sound.tally.restarts == 0
    sound.close(5)


def test_what_is_taken_back_is_not_recorded(sink: NullSink, sound: Sound) -> None:
    sound.plan([Sounding(time.perf_counter() + 0.8, ("done",))])
    time.sleep(0.3)
    sound.plan([])
    time.sleep(2.0)
    assert find_clip(sink.samples(), "done") == []


def test_a_sound_called_just_before_the_end_is_heard_to_its_end(sink: NullSink, sound: Sound) -> None:
    before = len(sink.samples())
    sound.now("done")
    sound.close(5)
    time.sleep(0.5)
    recorded = sink.samples()[before:]
    (start,) = find_clip(recorded, "done")
    clip = read_wav(folder("sounds") / "done.wav")
    assert recorded[start : start + len(clip) - RATE // 10] == clip[: len(clip) - RATE // 10]


def test_a_server_that_is_killed_is_found_again_when_it_is_back(sink: NullSink, sound: Sound) -> None:
    os.kill(sink.server.pid, signal.SIGKILL)
    sink.server.wait()
    until(lambda: sound.state.status in (SoundStatus.LOST, SoundStatus.BELL))
    assert sound.state.note
    sink.start_server()
    until(lambda: sound.state.status is SoundStatus.PLAYING)
