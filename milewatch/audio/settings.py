"""What a person can choose about sound."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.config import AudioConfig


class OutputChoice(StrEnum):
    """`audio.output` in the config."""

    AUTO = "auto"
    """The best that works: miniaudio, then simpleaudio where it is installed, then the bell."""
    MINIAUDIO = "miniaudio"
    SIMPLEAUDIO = "simpleaudio"
    BELL = "bell"
    NONE = "none"


class VoiceLevel(StrEnum):
    """`audio.voice` in the config."""

    OFF = "off"
    SHORT = "short"
    """Splits as they are run, "last rep", "halfway": nothing longer than a breath."""
    FULL = "full"
    """Also what comes next: "rep four of six", "one minute, hard", "recover, ninety seconds"."""


@dataclass(frozen=True, slots=True)
class SoundSettings:
    """Everything about sound; the defaults are what a track needs."""

    output: OutputChoice = OutputChoice.AUTO
    device: str = ""
    """Part of the output device's name; empty: the system's default."""
    volume: float = 1.0
    """0 to 1, as loud as it seems: half is a quarter of the amplitude."""
    muted: bool = False
    voice: VoiceLevel = VoiceLevel.SHORT
    latency_ms: int = 0
    """What the speaker adds (Bluetooth: 100 to 300); every sound is sent that much earlier."""
    buffer_ms: int = 80
    """Of the device. Longer is safer on a slow machine and later in answering a key."""
    keep_alive: bool = False
    """A tone too low to be heard between the cues, for speakers that fall asleep."""
    folder: Path | None = None
    """A person's own sounds, which win by name."""
    no_beep: frozenset[str] = frozenset()
    """Kinds of cue that do not beep, by their names in `CueKind`: "halfway", "last ten" …"""
    no_voice: frozenset[str] = frozenset()
    """Kinds of cue that do not speak."""

    @classmethod
    def of(cls, config: AudioConfig, folder: Path | None) -> SoundSettings:
        """From the config's [audio] and the folder of a person's own sounds."""
        return cls(
            output=OutputChoice(config.output),
            device=config.device,
            volume=config.volume,
            voice=VoiceLevel(config.voice),
            latency_ms=config.latency_ms,
            buffer_ms=config.buffer_ms,
            keep_alive=config.keep_alive,
            folder=folder,
            no_beep=frozenset(config.no_beep),
            no_voice=frozenset(config.no_voice),
        )
