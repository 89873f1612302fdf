"""The whole way to a device: what a real-time sink of a sound server records.

The server, the recorder and the sound process are real, and so is the time in which a sound is played. Nothing sleeps:
each test waits until what it looks for was recorded, or, where nothing must be, until a later sound was. (Only for the
socket of a server that starts there is nothing to wait on: it is looked for every twentieth of a second.)
"""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from milewatch.audio.client import Sound, SoundState, SoundStatus
from milewatch.audio.pcm import RATE, read_wav
from milewatch.audio.settings import SoundSettings
from milewatch.audio.sounding import Sounding
from milewatch.resources import folder

from .null_sink import NullSink, find_clip, missing

if TYPE_CHECKING:
    from collections.abc import Iterator

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
    changes = Changes()
    sound = changes.opened(SoundSettings(volume=1.0))
    yield sound
    sound.close(5)


class Changes:
    """Waits for a sound to be as it should."""

    def __init__(self) -> None:
        self._news = threading.Condition()

    def opened(self, settings: SoundSettings) -> Sound:
        self.sound = Sound(settings, self._changed)
        self.sound.open()
        self.until(SoundStatus.PLAYING)
        return self.sound

    def until(self, *wanted: SoundStatus) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.sound.state.status in wanted, 20.0), "did not happen in time"

    def _changed(self, _: SoundState) -> None:
        with self._news:
            self._news.notify_all()


def test_what_is_planned_is_recorded_with_an_even_beat(sink: NullSink, sound: Sound) -> None:
    before = sink.length
    start = time.perf_counter() + 0.9
    sound.plan([*(Sounding(start + i / 4, ("count",)) for i in range(6)), Sounding(start + 1.5, ("go",))])
    (go,) = sink.until("go", before)
    beats = [*sink.until("count", before, times=6), go]
    assert [(b - beats[0]) / RATE for b in beats] == pytest.approx([i / 4 for i in range(7)], abs=0.005)


def test_a_phrase_is_recorded_word_for_word(sink: NullSink, sound: Sound) -> None:
    words = ("voice/n74", "voice/point", "voice/n2")
    before = sink.length
    sound.plan([Sounding(time.perf_counter() + 0.4, words, voice=True)])
    last = sink.until(words[-1], before)[-1]
    places = [sink.until(word, before)[0] for word in words[:-1]]
    assert [*places, last] == sorted([*places, last])


@pytest.mark.parametrize("wanted", ["null OUT", "JBL Go"])
def test_a_named_device_plays_and_one_that_is_not_there_is_named_while_the_default_plays(
    sink: NullSink, wanted: str
) -> None:
    before = sink.length
    sound = Changes().opened(SoundSettings(device=wanted))
    sound.now("step")
    assert len(sink.until("step", before)) == 1
    told = " ".join(sound.state.troubles)
    assert ("'JBL Go'" in told and "Null Output" in told) if wanted == "JBL Go" else told == ""
    assert sound.tally.restarts == 0
    sound.close(5)


def test_what_is_taken_back_is_not_recorded(sink: NullSink, sound: Sound) -> None:
    before = sink.length
    start = time.perf_counter()
    sound.plan([Sounding(start + 0.8, ("done",))])
    sink.pass_by(0.3)
    sound.plan([Sounding(start + 1.2, ("step",))])
    sink.until("step", before)
    assert find_clip(sink.samples(before), "done") == []


def test_a_sound_called_just_before_the_end_is_heard_to_its_end(sink: NullSink, sound: Sound) -> None:
    before = sink.length
    sound.now("done")
    sound.close(5)
    clip = read_wav(folder("sounds") / "done.wav")
    (start,) = sink.until("done", before)
    sink.pass_by(max(0.0, (start + len(clip) - sink.length) / RATE))
    recorded = sink.samples()
    assert recorded[start : start + len(clip) - RATE // 10] == clip[: len(clip) - RATE // 10]


def test_a_server_that_is_killed_is_found_again_when_it_is_back(sink: NullSink) -> None:
    changes = Changes()
    sound = changes.opened(SoundSettings(volume=1.0))
    os.kill(sink.server.pid, signal.SIGKILL)
    sink.server.wait()
    changes.until(SoundStatus.LOST, SoundStatus.BELL)
    assert sound.state.note
    sink.start_server()
    changes.until(SoundStatus.PLAYING)
    sound.close(5)
