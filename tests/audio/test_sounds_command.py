"""`milewatch sounds` and `milewatch pace`, as far as they go without a device."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

import pytest

from milewatch.audio import sounds_command
from milewatch.audio.client import Sound
from milewatch.audio.pacer import Pace
from milewatch.audio.pcm import write_wav
from milewatch.audio.render import TONES, length_s
from milewatch.audio.settings import OutputChoice, SoundSettings
from milewatch.audio.sounds_command import (
    PERIOD_S,
    TAPPED,
    UnknownSoundError,
    find_latency,
    list_sounds,
    play_sounds,
    run_pacer,
)
from milewatch.audio.tones import Note, Recipe, render
from milewatch.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from milewatch.audio.sounding import Sounding


class Untouched:
    """A clock that is turned by somebody else: the flashes, which run beside the taps, do not turn it."""

    def __init__(self, clock: Turned) -> None:
        self.now = clock.now

    def until(self, at: float) -> None:
        """Nothing."""


class Turned:
    """A clock that is turned by whoever waits on it."""

    def __init__(self) -> None:
        self.time = 500.0

    def now(self) -> float:
        return self.time

    def until(self, at: float) -> None:
        self.time = max(self.time, at)


class Playing(Sound):
    """A sound on a device that is there at once and remembers what was planned."""

    planned: ClassVar[list[Sounding]] = []

    def open(self) -> None:
        self._hear({"is": "ready", "output": "Fake", "latency": 0.1})

    def plan(self, soundings: Iterable[Sounding]) -> None:
        self.planned[:] = soundings


def test_sounds_are_played_one_after_the_other_each_with_what_it_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds_command, "Sound", Playing)
    said: list[str] = []
    assert play_sounds(["go", "rest"], SoundSettings(), said.append, Turned()) == 0
    assert [line.split()[0] for line in said] == ["Output:", "go", "rest"]
    go, rest = Playing.planned
    assert rest.at - go.at == pytest.approx(length_s("go") + 0.8)


@pytest.mark.parametrize(("hand_s", "beep_s", "set_to"), [(0.05, 0.21, 160), (-0.03, -0.03, 0), (0.02, 0.0, 0)])
def test_what_the_speaker_adds_is_found_by_tapping_along(
    monkeypatch: pytest.MonkeyPatch, hand_s: float, beep_s: float, set_to: int
) -> None:
    monkeypatch.setattr(sounds_command, "Sound", Playing)
    waiting = Turned()
    late = iter([hand_s] * TAPPED + [beep_s] * TAPPED)
    beat = 0

    def tap() -> str:
        nonlocal beat
        first = waiting.now() + 1.5 if beat % TAPPED == 0 else beats[-1] + PERIOD_S
        beats.append(first)
        waiting.time = first + next(late)
        beat += 1
        return " "

    beats: list[float] = []
    said: list[str] = []
    assert find_latency(SoundSettings(), said.append, lambda _: None, tap, Untouched(waiting)) == set_to
    assert f"latency_ms = {set_to}" in said[-1]


def test_the_tapping_can_be_left_with_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sounds_command, "Sound", Playing)
    said: list[str] = []
    assert find_latency(SoundSettings(), said.append, lambda _: None, lambda: "q", Turned()) is None
    assert not any("latency_ms" in line for line in said)


def test_a_device_that_does_not_answer_is_told_with_the_words_of_the_library(monkeypatch: pytest.MonkeyPatch) -> None:
    class Silent(Playing):
        def open(self) -> None:
            self._hear({"is": "missing", "text": "failed to init device, -401"})

    monkeypatch.setattr(sounds_command, "Sound", Silent)
    said: list[str] = []
    assert play_sounds(["go"], SoundSettings(), said.append, Turned()) == 1
    assert said == ["No sound device answers (failed to init device, -401)."]


def test_every_tone_a_cue_can_have_is_listed_with_what_it_says() -> None:
    listed = {name: about for name, about, _ in list_sounds(SoundSettings())}
    assert {tone.clip for tone in TONES.values()} | {"split"} == set(listed)
    assert all(listed.values())
    assert all((folder("sounds") / f"{name}.wav").is_file() for name in listed)


def test_ones_own_sound_is_listed_as_such_and_a_broken_one_with_its_fault(tmp_path: Path) -> None:
    write_wav(tmp_path / "go.wav", render(Recipe((Note(900, 250),))))
    (tmp_path / "rest.wav").write_text("no sound")
    origins = {name: origin for name, _, origin in list_sounds(SoundSettings(folder=tmp_path))}
    assert origins["go"] == "yours, 0.25 s"
    assert "rest.wav" in origins["rest"]
    assert origins["rest"].startswith("built in, because of")
    assert origins["count"] == "built in"


def test_an_unknown_sound_is_refused_with_those_there_are() -> None:
    said: list[str] = []
    with pytest.raises(UnknownSoundError, match=r"'gong'.*halfway"):
        play_sounds(["go", "gong"], SoundSettings(), said.append)
    assert said == []


def test_without_sound_playing_and_pacing_say_so() -> None:
    said: list[str] = []
    silent = SoundSettings(output=OutputChoice.NONE)
    assert play_sounds(["go"], silent, said.append) == 1
    assert run_pacer(Pace(90_000, 400.0), silent, said.append) == 1
    assert said == ["No sound: audio.output is none."] * 2


def test_a_pacer_without_a_device_rings_the_bell_at_each_beep() -> None:
    said: list[str] = []
    rung: list[float] = []
    bell = SoundSettings(output=OutputChoice.BELL)
    waiting = Turned()

    def ring() -> None:
        rung.append(waiting.now())

    pace = Pace(1_000, 10.0)
    status = run_pacer(pace, bell, said.append, every_m=10, total_m=10, bell=ring, waiting=waiting)
    assert status == 0
    assert [at - rung[0] for at in rung] == pytest.approx([0, 1, 2, 3, 4])
    assert said[-1].split() == ["1", "10m", "0:01"]
