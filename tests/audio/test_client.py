"""The sound is never waited for, and comes back, whatever its process does.

The processes are real, and so is the time in which a hung one is given up (two seconds, in one test). What a test waits
for is told to it by the process or by a change of state; nothing sleeps.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from pathlib import Path
from queue import Queue
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.audio.client import Sound, SoundState, SoundStatus
from milewatch.audio.settings import OutputChoice, SoundSettings
from milewatch.audio.sounding import Sounding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FAKE = Path(__file__).with_name("fake_process.py")


class Listening(Sound):
    """A sound that tells when its process has said something."""

    news: threading.Condition

    def _hear(self, message: dict[str, Any]) -> None:
        super()._hear(message)
        with self.news:
            self.news.notify_all()


class Fake:
    """A sound with a fake process, and what that was told."""

    def __init__(self, record: Path) -> None:
        self.record = record
        self.states: list[SoundState] = []
        self.news = threading.Condition()
        self.sound: Listening

    def open(self, way: str, settings: SoundSettings | None = None) -> Sound:
        command = [sys.executable, str(FAKE), way, str(self.record)]
        self.sound = Listening(settings, self._changed, command=command)
        self.sound.news = self.news
        self.sound.open()
        return self.sound

    def until(self, true: Callable[[], object]) -> None:
        with self.news:
            assert self.news.wait_for(true, 20.0), "did not happen in time"

    def _changed(self, state: SoundState) -> None:
        self.states.append(state)
        with self.news:
            self.news.notify_all()

    def told(self) -> list[dict[str, Any]]:
        if not self.record.exists():
            return []
        return [json.loads(line) for line in self.record.read_text().splitlines(keepends=True) if line.endswith("\n")]

    def processes(self) -> list[int]:
        return [message["started"] for message in self.told() if "started" in message]

    def planned(self) -> list[dict[str, Any]]:
        return [message for message in self.told() if message.get("do") == "plan"]

    def was(self, status: SoundStatus) -> bool:
        return any(state.status is status for state in self.states)


@pytest.fixture
def fake(tmp_path: Path) -> Iterator[Fake]:
    fake = Fake(tmp_path / "record")
    yield fake
    fake.sound.close(5)


def later(*seconds: float) -> list[Sounding]:
    now = time.perf_counter()
    return [Sounding(now + s, ("count",)) for s in seconds]


def test_a_plan_reaches_the_process_once_and_a_change_takes_back_what_is_to_come(fake: Fake) -> None:
    sound = fake.open("behaves")
    plan = later(60, 61)
    sound.plan(plan)
    fake.until(fake.planned)
    sound.plan(plan)
    sound.plan(plan[:1])
    fake.until(lambda: len(fake.planned()) == 2)
    first, second = fake.planned()
    assert [row[2] for row in first["add"]] == [["count"], ["count"]]
    assert second["forget"] == [first["add"][1][0]]
    assert second["add"] == []
    assert sound.state == SoundState(SoundStatus.PLAYING, "Fake", latency_s=0.1)


def test_the_first_message_says_how_to_open_and_where_the_sounds_are(fake: Fake, tmp_path: Path) -> None:
    fake.open("behaves", SoundSettings(folder=tmp_path, latency_ms=150, volume=0.5, muted=True, keep_alive=True))
    fake.until(lambda: len(fake.told()) > 1)
    opening = fake.told()[1]
    assert opening["do"] == "open"
    assert (opening["latency"], opening["volume"], opening["muted"]) == (0.15, 0.25, True)
    assert opening["keep_alive"] is True
    assert opening["folders"][0] == str(tmp_path)
    assert Path(opening["folders"][1], "go.wav").is_file()


def test_a_process_that_dies_is_started_again_and_told_what_is_still_to_come(fake: Fake) -> None:
    sound = fake.open("dies")
    sound.plan(later(0.001, 60))
    fake.until(lambda: len(fake.processes()) == 2 and len(fake.planned()) == 2)
    assert fake.was(SoundStatus.LOST)
    fake.until(lambda: sound.state.status is SoundStatus.PLAYING)
    assert sound.tally.restarts == 1
    again = fake.planned()[1]["add"]
    assert [row[1] - time.perf_counter() > 30 for row in again] == [True]


def test_a_process_that_hangs_is_ended_and_started_again(fake: Fake) -> None:
    sound = fake.open("hangs")
    sound.plan(later(60))
    fake.until(lambda: len(fake.processes()) == 2 and len(fake.planned()) == 2)
    with pytest.raises(ProcessLookupError):
        os.kill(fake.processes()[0], 0)
    assert any("did not answer" in state.note for state in fake.states)


def test_nothing_waits_for_a_process_that_hangs(fake: Fake) -> None:
    sound = fake.open("hangs")
    sound.plan(later(60))
    fake.until(fake.planned)
    for i in range(100):
        sound.plan(later(*range(60, 160)))
        sound.now("mark")
        sound.volume(i / 100)
    assert len(fake.processes()) == 1, "it still hangs"


def test_a_flood_of_nonsense_is_passed_over_and_its_text_is_made_harmless(fake: Fake) -> None:
    sound = fake.open("floods")
    sound.plan(later(60))
    fake.until(lambda: sound.state.troubles)
    assert sound.state.troubles == ("a.wav: [2Jbroken",)
    assert sound.state.status is SoundStatus.PLAYING
    assert len(fake.processes()) == 1


def test_a_device_that_is_lost_is_told(fake: Fake) -> None:
    sound = fake.open("loses")
    sound.plan(later(60))
    fake.until(lambda: sound.state.status is SoundStatus.LOST)
    assert sound.state.note == "The sound device was lost; it is tried again."
    assert sound.state.reason == "unplugged"
    fake.until(lambda: sound.tally.gone == 1)


def test_mute_is_told_and_shown(fake: Fake) -> None:
    sound = fake.open("behaves")
    fake.until(lambda: sound.state.status is SoundStatus.PLAYING)
    sound.mute(True)
    assert sound.state.muted
    fake.until(lambda: {"do": "mute", "on": True} in fake.told())


def test_what_became_of_the_sounds_is_known(fake: Fake) -> None:
    sound = fake.open("behaves")
    fake.until(lambda: sound.tally.heard == 7)
    assert sound.tally.dropped == 1


def test_closing_ends_the_process(fake: Fake) -> None:
    sound = fake.open("behaves")
    fake.until(lambda: sound.state.status is SoundStatus.PLAYING)
    sound.close(5)
    with pytest.raises(ProcessLookupError):
        os.kill(fake.processes()[0], 0)
    assert {"do": "stop"} in fake.told()


@pytest.mark.parametrize("choice", [OutputChoice.BELL, OutputChoice.NONE])
def test_bell_and_none_start_no_process(fake: Fake, choice: OutputChoice) -> None:
    sound = fake.open("behaves", SoundSettings(output=choice))
    assert sound.state.status == choice.value
    sound.plan(later(1))
    sound.now("mark")
    sound.close(1)
    assert not fake.record.exists()


def test_a_process_that_cannot_be_started_costs_the_sound_only(tmp_path: Path) -> None:
    states: Queue[SoundState] = Queue()
    sound = Sound(None, states.put, command=[str(tmp_path / "nothing")])
    sound.open()
    state = states.get(timeout=20)
    assert state.status is SoundStatus.BELL
    assert "cannot be started" in state.note
    sound.close(2)
