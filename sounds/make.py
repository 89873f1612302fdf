"""Makes the sound files beside it: tones from recipes.toml, and the voice from voice.toml.

`python sounds/make.py` makes the tones and needs nothing but Milewatch; `python sounds/make.py voice` speaks the clips
too, with espeak-ng and sox.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
import tomllib
import wave
from array import array
from pathlib import Path

from milewatch.audio.pcm import seconds, trim, write_wav
from milewatch.audio.recipes import read_recipes
from milewatch.audio.tones import render

HERE = Path(__file__).parent
VOICE_RATE = 24_000
PAUSE_S = 0.14
"""What a comma is: "one minute, hard"."""
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
UNITS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
# Speech through a small speaker outdoors: no rumble, quiet consonants lifted towards the vowels, as loud as it goes.
EFFECTS = (
    *("vol", "0.4", "highpass", "250", "treble", "+5", "3000"),
    *("compand", "0.003,0.08", "-70,-70,-50,-26,-30,-17,0,-11", "0", "-90", "0.01"),
    *("rate", "-h", str(VOICE_RATE), "norm", "-2"),
)


def make_tones() -> None:
    """Write one WAV file a recipe."""
    for name, recipe in read_recipes(HERE / "recipes.toml").items():
        pcm = render(recipe)
        write_wav(HERE / f"{name}.wav", pcm)
        print(f"{name:12} {seconds(pcm) * 1000:5.0f} ms")


def make_voice() -> None:
    """Speak every clip into voice/."""
    recipe = tomllib.loads((HERE / "voice.toml").read_text(encoding="utf-8"))
    speaker = recipe["speaker"]
    words: dict[str, str] = recipe["words"] | {f"n{n}": spoken(n) for n in range(100)}
    folder = HERE / "voice"
    folder.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name, text in words.items():
            raw, pressed = Path(scratch, "raw.wav"), Path(scratch, "pressed.wav")
            how = ["-v", speaker["voice"], "-s", str(speaker["speed"]), "-p", str(speaker["pitch"])]
            subprocess.run(["espeak-ng", *how, "-w", str(raw), text], check=True)
            subprocess.run(["sox", "-D", str(raw), "-b", "16", str(pressed), *EFFECTS], check=True)
            write_wav(folder / f"{name}.wav", trim(samples(pressed), floor=700), VOICE_RATE)
    write_wav(folder / "pause.wav", array("h", bytes(2 * round(PAUSE_S * VOICE_RATE))), VOICE_RATE)
    files = list(folder.glob("*.wav"))
    print(f"voice: {len(files)} clips, {sum(file.stat().st_size for file in files) / 1e6:.1f} MB")


def spoken(number: int) -> str:
    """0 to 99 in words."""
    if number < len(UNITS):
        return UNITS[number]
    tens, units = divmod(number, 10)
    return TENS[tens - 2] + (f"-{UNITS[units]}" if units else "")


def samples(path: Path) -> array[int]:
    """The samples of a mono 16-bit file, at its own rate."""
    with wave.open(str(path), "rb") as file:
        return array("h", file.readframes(file.getnframes()))


if __name__ == "__main__":
    make_tones()
    if "voice" in sys.argv[1:]:
        make_voice()
