"""`milewatch sounds` and `milewatch pace`, as far as they go without a device."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.audio.pacer import Pace
from milewatch.audio.pcm import write_wav
from milewatch.audio.render import TONES
from milewatch.audio.settings import OutputChoice, SoundSettings
from milewatch.audio.sounds_command import list_sounds, play_sounds, run_pacer
from milewatch.audio.tones import Note, Recipe, render
from milewatch.resources import folder

if TYPE_CHECKING:
    from pathlib import Path


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
    assert play_sounds(["gong"], SoundSettings(), said.append) == 2
    assert "'gong'" in said[0]
    assert "halfway" in said[0]


def test_without_sound_playing_and_pacing_say_so() -> None:
    said: list[str] = []
    silent = SoundSettings(output=OutputChoice.NONE)
    assert play_sounds(["go"], silent, said.append) == 1
    assert run_pacer(Pace(90_000, 400.0), silent, said.append) == 1
    assert said == ["No sound: audio.output is none."] * 2


def test_a_pacer_without_a_device_rings_the_bell_at_each_beep() -> None:
    said: list[str] = []
    rung: list[int] = []
    bell = SoundSettings(output=OutputChoice.BELL)
    status = run_pacer(Pace(1_000, 10.0), bell, said.append, every_m=10, total_m=10, bell=lambda: rung.append(1))
    assert status == 0
    assert len(rung) == 5
    assert said[-1].split() == ["1", "10m", "0:01"]
