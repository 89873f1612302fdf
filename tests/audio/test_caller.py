"""The sound of a running session, as the conductor speaks to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from milewatch.audio.caller import Caller
from milewatch.audio.settings import OutputChoice, SoundSettings, VoiceLevel
from milewatch.config import AudioConfig
from milewatch.timing.cues import Cue, CueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from milewatch.audio.sounding import Sounding


class Listener:
    """Stands in for the sound process's client: keeps what it is told."""

    def __init__(self) -> None:
        self.plans: list[tuple[Sounding, ...]] = []
        self.played: list[Sounding] = []
        self.hushes = 0

    def plan(self, soundings: Iterable[Sounding]) -> None:
        self.plans.append(tuple(soundings))

    def play(self, soundings: Iterable[Sounding]) -> None:
        self.played += soundings

    def hush(self) -> None:
        self.hushes += 1


def clock(offset: float, speed: float = 1.0) -> Callable[[int], float]:
    return lambda at: offset + at / 1000 / speed


@pytest.fixture
def caller() -> Caller:
    caller = Caller(SoundSettings(output=OutputChoice.NONE, voice=VoiceLevel.FULL))
    caller.sound = Listener()  # type: ignore[assignment]
    return caller


def times(caller: Caller) -> list[float]:
    return [sounding.at for sounding in caller.sound.plans[-1]]  # type: ignore[attr-defined]


def test_cues_are_planned_on_the_clock_of_the_machine(caller: Caller) -> None:
    caller.plan([Cue(2000, CueKind.COUNT, n=3)], clock(500.0))
    assert times(caller) == pytest.approx([502.0])


def test_a_look_at_the_clocks_that_was_held_up_moves_nothing(caller: Caller) -> None:
    for offset in (500.0, 499.985, 499.999, 500.0000001):
        caller.plan([Cue(2000, CueKind.COUNT, n=3)], clock(offset))
        assert times(caller) == pytest.approx([502.0], abs=1e-6)


def test_after_a_sleep_of_the_machine_the_clocks_are_tied_anew(caller: Caller) -> None:
    caller.plan([Cue(2000, CueKind.COUNT, n=3)], clock(500.0))
    caller.plan([Cue(2000, CueKind.COUNT, n=3)], clock(440.0))
    assert times(caller) == pytest.approx([442.0])


def test_on_a_faster_clock_the_beeps_keep_their_beat_and_the_voice_is_silent(caller: Caller) -> None:
    cues = [Cue(10_000, CueKind.HALFWAY), Cue(20_000, CueKind.REST, length_s=60.0)]
    caller.plan(cues, clock(500.0, speed=10))
    (planned,) = caller.sound.plans  # type: ignore[attr-defined]
    assert [(s.at, s.clips) for s in planned] == [(501.0, ("halfway",)), (502.0, ("rest",))]
    caller.plan(cues, clock(500.0))
    assert any(s.voice for s in caller.sound.plans[-1])  # type: ignore[attr-defined]


def test_a_pause_silences_what_sounds_and_is_heard_itself(caller: Caller) -> None:
    caller.answer([Cue(1000, CueKind.PAUSED)], clock(500.0))
    assert caller.sound.hushes == 1  # type: ignore[attr-defined]
    assert caller.sound.played[0].clips == ("paused",)  # type: ignore[attr-defined]


def test_the_bell_is_for_the_front_to_ring_unless_muted() -> None:
    caller = Caller(SoundSettings(output=OutputChoice.BELL))
    caller.open()
    assert caller.rings_bell
    caller.mute(True)
    assert not caller.rings_bell
    assert caller.note == ""


def test_a_broken_file_is_told_but_is_no_silence_and_the_end_tells_what_was_not_heard() -> None:
    caller = Caller(SoundSettings())
    caller.sound._hear({"is": "ready", "output": "Fake", "latency": 0.1})
    caller.sound._hear({"is": "trouble", "text": "go.wav: holds no sound."})
    assert (caller.note, caller.remark) == ("", "go.wav: holds no sound.")
    caller.sound._hear({"is": "lost", "text": "no callback"})
    assert caller.note == "The sound device was lost; it is tried again."
    caller.sound._hear({"is": "pong", "heard": 4, "dropped": 2})
    caller.close()
    assert caller.remark == "The sound was gone once and left out 2 cues."


def test_settings_come_from_the_config() -> None:
    config = AudioConfig(output="bell", voice="full", volume=0.5, latency_ms=150, keep_alive=True, no_beep=("halfway",))
    settings = SoundSettings.of(config, None)
    assert settings.output is OutputChoice.BELL
    assert settings.voice is VoiceLevel.FULL
    assert (settings.volume, settings.latency_ms, settings.keep_alive) == (0.5, 150, True)
    assert settings.no_beep == {"halfway"}
    assert SoundSettings.of(AudioConfig(), None) == SoundSettings()
