"""Sound files of any usual kind are read, and what cannot be read is named."""

from __future__ import annotations

import math
import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest

from milewatch.audio.bank import Bank
from milewatch.audio.pcm import RATE, SoundFileError, read_wav, resample, trim, write_wav

if TYPE_CHECKING:
    from pathlib import Path


def write(path: Path, *, width: int, rate: int, channels: int, seconds: float = 0.25, hz: float = 1000.0) -> None:
    top = 2 ** (8 * width - 1) - 1
    frames = bytearray()
    for i in range(int(seconds * rate)):
        value = round(0.5 * top * math.sin(2 * math.pi * hz * i / rate))
        sample = (value + 128).to_bytes(1, "little") if width == 1 else value.to_bytes(width, "little", signed=True)
        frames += sample * channels
    with wave.open(str(path), "wb") as file:
        file.setparams((channels, width, rate, 0, "NONE", ""))
        file.writeframes(bytes(frames))


def crossings(pcm: array[int]) -> int:
    return sum(1 for a, b in pairwise(pcm) if a < 0 <= b)


@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("rate", [8_000, 22_050, 24_000, 44_100, 48_000, 96_000])
def test_any_width_and_rate_keeps_its_length_pitch_and_loudness(tmp_path: Path, width: int, rate: int) -> None:
    write(tmp_path / "a.wav", width=width, rate=rate, channels=2)
    pcm = read_wav(tmp_path / "a.wav")
    assert len(pcm) / RATE == pytest.approx(0.25, abs=0.001)
    assert crossings(pcm) == pytest.approx(250, abs=2)
    assert max(pcm) == pytest.approx(16_384, rel=0.08)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    pcm = array("h", [0, 5, -32_767, 32_767, -1])
    write_wav(tmp_path / "a.wav", pcm)
    assert read_wav(tmp_path / "a.wav") == pcm


@pytest.mark.parametrize("content", [b"", b"RIFF", b"RIFF\x00\x00\x00\x00WAVE", b"\x00" * 5000, b"ID3 an mp3"])
def test_a_file_that_is_no_wav_is_named(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "go.wav").write_bytes(content)
    with pytest.raises(SoundFileError, match=r"go\.wav.*\(.+\)\."):
        read_wav(tmp_path / "go.wav")


def test_a_file_whose_lengths_do_not_fit_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bad.wav"
    write_wav(path, array("h", [100, 200] * 50))
    content = bytearray(path.read_bytes())
    content[16] = 255  # the length of the format, which then reaches far into the sound
    path.write_bytes(content)
    with pytest.raises(SoundFileError, match=r"bad\.wav"):
        read_wav(path)
    bank = Bank([tmp_path])
    assert len(bank.clip("bad")) == RATE // 10


def test_a_file_without_sound_or_far_too_long_is_refused(tmp_path: Path) -> None:
    write(tmp_path / "none.wav", width=2, rate=8000, channels=1, seconds=0)
    with pytest.raises(SoundFileError, match="holds no sound"):
        read_wav(tmp_path / "none.wav")
    write(tmp_path / "song.wav", width=1, rate=8000, channels=1, seconds=21)
    with pytest.raises(SoundFileError, match="longer than 20 s"):
        read_wav(tmp_path / "song.wav")


def test_a_folder_of_ones_own_wins_and_a_broken_file_gives_way(tmp_path: Path) -> None:
    own, shipped = tmp_path / "own", tmp_path / "shipped"
    own.mkdir()
    shipped.mkdir()
    write_wav(shipped / "go.wav", array("h", [1]))
    write_wav(shipped / "rest.wav", array("h", [2]))
    write_wav(own / "go.wav", array("h", [3]))
    (own / "rest.wav").write_text("broken")
    bank = Bank([own, shipped])
    assert bank.clip("go")[0] == 3
    assert bank.clip("rest")[0] == 2
    assert len(bank.troubles) == 1
    assert "rest.wav" in bank.troubles[0]


@pytest.mark.parametrize("name", ["../secret", "/etc/go", "a/b/c", "go.wav", "", "GO\n"])
def test_a_name_never_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    write_wav(tmp_path / "secret.wav", array("h", [7] * 10))
    (tmp_path / "own").mkdir()
    bank = Bank([tmp_path / "own"])
    assert not any(bank.clip(name))
    assert bank.troubles


def test_trimming_takes_silence_from_both_ends() -> None:
    pcm = array("h", [0] * 1000 + [5000] * 50 + [0] * 1000)
    assert len(trim(pcm, keep=10)) == 70
    assert trim(array("h", [0] * 5)) == array("h", [0] * 5)


def test_half_the_rate_is_doubled_by_straight_lines() -> None:
    assert list(resample(array("h", [0, 10, 20]), RATE // 2)) == [0, 5, 10, 15, 20, 10]
