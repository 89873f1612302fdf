"""Sound as numbers: 48 kHz mono 16-bit samples, read from WAV files and written to them."""

from __future__ import annotations

import sys
import wave
from array import array
from itertools import pairwise
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from pathlib import Path

RATE = 48_000
"""Samples a second of everything inside Milewatch."""
LOUDEST = 32_767
LONGEST_S = 20.0
"""A cue longer than this is a mistake (a song, say) and is refused."""

_ADVICE = "Save it as 48 kHz 16-bit PCM."

Pcm: TypeAlias = "array[int]"
"""Samples of type "h" at `RATE`, one channel."""


class SoundFileError(ValueError):
    """A sound file that cannot be used; the message names the file, what is wrong and what would be right."""


def clamp(value: float) -> int:
    """The nearest 16-bit sample: too loud is cut off, never wrapped round."""
    return max(-LOUDEST, min(LOUDEST, round(value)))


def seconds(pcm: Pcm) -> float:
    """How long it sounds."""
    return len(pcm) / RATE


def write_wav(path: Path, pcm: Pcm, rate: int = RATE) -> None:
    """Write samples as a mono 16-bit WAV file of `rate` samples a second."""
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(rate)
        file.writeframes(_little_endian(pcm).tobytes())


def read_wav(path: Path) -> Pcm:
    """Read a WAV file of any rate, 8 to 32 bits and any number of channels. Raises SoundFileError."""
    try:
        with wave.open(str(path), "rb") as file:
            channels, width, rate = file.getnchannels(), file.getsampwidth(), file.getframerate()
            frames = file.getnframes()
            if rate <= 0 or channels <= 0:
                raise SoundFileError(f"{path}: a WAV file without rate or channels. {_ADVICE}")
            if frames / rate > LONGEST_S:
                raise SoundFileError(f"{path}: longer than {LONGEST_S:.0f} s. A cue is a second or two.")
            raw = file.readframes(frames)
    except OSError as error:
        raise SoundFileError(f"{path}: cannot be read ({error.strerror or error}).") from error
    except (wave.Error, EOFError, RuntimeError) as error:  # the last is what `wave` says to lengths that do not fit
        why = str(error) or "it is cut off"
        raise SoundFileError(f"{path}: not a WAV file that can be read ({why}). {_ADVICE}") from error
    samples = _to_samples(raw[: len(raw) - len(raw) % (width * channels)], width)
    if not samples:
        raise SoundFileError(f"{path}: holds no sound. Remove it, or save it again.")
    return resample(_to_mono(samples, channels), rate)


def resample(pcm: Pcm, rate: int) -> Pcm:
    """Bring samples of `rate` a second to RATE, by straight lines between them; those of half the rate quickly."""
    if rate == RATE:
        return pcm
    if rate * 2 == RATE:
        doubled = array("h", bytes(4 * len(pcm)))
        doubled[0::2] = pcm
        middles = array("h", ((a + b) // 2 for a, b in pairwise(pcm)))
        middles.append(pcm[-1] // 2)
        doubled[1::2] = middles
        return doubled
    step = rate / RATE
    last = len(pcm) - 1
    out = array("h")
    for i in range(int(len(pcm) / step)):
        place = i * step
        left = min(int(place), last)
        right = min(left + 1, last)
        out.append(round(pcm[left] + (pcm[right] - pcm[left]) * (place - left)))
    return out


def trim(pcm: Pcm, floor: int = 200, keep: int = 96) -> Pcm:
    """Without what is quieter than `floor` at both ends, but for `keep` samples."""
    loud = [i for i, value in enumerate(pcm) if abs(value) > floor]
    if not loud:
        return pcm
    return pcm[max(0, loud[0] - keep) : loud[-1] + 1 + keep]


def _to_samples(raw: bytes, width: int) -> Pcm:
    if width == 1:
        return array("h", ((byte - 128) << 8 for byte in raw))
    if width == 2:
        samples = array("h")
        samples.frombytes(raw)
        return _little_endian(samples)
    low = width - 2
    top = bytearray(len(raw) // width * 2)
    top[0::2], top[1::2] = raw[low::width], raw[low + 1 :: width]
    return _to_samples(bytes(top), 2)


def _to_mono(samples: Pcm, channels: int) -> Pcm:
    if channels == 1:
        return samples
    sides = [samples[i::channels] for i in range(channels)]
    return array("h", (sum(values) // channels for values in zip(*sides, strict=True)))


def _little_endian(samples: Pcm) -> Pcm:
    if sys.byteorder == "little":
        return samples
    swapped = samples[:]
    swapped.byteswap()
    return swapped
