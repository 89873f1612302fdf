"""Makes the sound files beside it: `python sounds/make.py` (tones from recipes.toml)."""

from __future__ import annotations

from pathlib import Path

from milewatch.audio.pcm import seconds, write_wav
from milewatch.audio.recipes import read_recipes
from milewatch.audio.tones import render

HERE = Path(__file__).parent


def make_tones() -> None:
    """Write one WAV file a recipe."""
    for name, recipe in read_recipes(HERE / "recipes.toml").items():
        pcm = render(recipe)
        write_wav(HERE / f"{name}.wav", pcm)
        print(f"{name:10} {seconds(pcm) * 1000:5.0f} ms")


if __name__ == "__main__":
    make_tones()
