"""Tones from recipes: what `sounds/make.py` writes into the WAV files.

Laptop speakers and ears are best at 2 to 4 kHz, so that is where the cues that matter lie. A tone of several
soft-clipped partials is heard further away than a pure one of the same peak.
"""

from __future__ import annotations

import math
from array import array
from dataclasses import dataclass

from milewatch.audio.pcm import LOUDEST, RATE, Pcm, clamp

EDGE_S = 0.005
"""How long a note takes to swell and to die away: without it each end would click."""


@dataclass(frozen=True, slots=True)
class Note:
    """One tone of a recipe."""

    hz: float
    ms: float
    at_ms: float = 0.0
    to_hz: float | None = None
    """The pitch it glides to; None: it keeps its own."""
    partials: tuple[float, ...] = (1.0, 0.3)
    """How strong the tone itself and its octave, twelfth … are."""
    drive: float = 1.0
    """Above 1 the wave is pressed against its peak (a soft clip): louder at the same peak."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """A sound as notes."""

    notes: tuple[Note, ...]
    peak: float = 0.7
    """Of full scale. Two sounds at once are cut off at full scale, not wrapped."""


def render(recipe: Recipe) -> Pcm:
    """The samples of a recipe."""
    length = max(round((note.at_ms + note.ms) * RATE / 1000) for note in recipe.notes)
    sums = [0.0] * length
    for note in recipe.notes:
        start = round(note.at_ms * RATE / 1000)
        for i, value in enumerate(_wave(note)):
            sums[start + i] += value
    loudest = max(abs(value) for value in sums) or 1.0
    return array("h", (clamp(value / loudest * recipe.peak * LOUDEST) for value in sums))


def _wave(note: Note) -> list[float]:
    count = round(note.ms * RATE / 1000)
    edge = max(1, min(round(EDGE_S * RATE), count // 2))
    to_hz = note.hz if note.to_hz is None else note.to_hz
    turns = 0.0
    values = []
    for i in range(count):
        wave = sum(weight * math.sin(2 * math.pi * turns * (n + 1)) for n, weight in enumerate(note.partials))
        swell = min(1.0, i / edge, (count - 1 - i) / edge)
        values.append(math.tanh(note.drive * wave) * 0.5 * (1 - math.cos(math.pi * swell)))
        turns += (note.hz + (to_hz - note.hz) * i / count) / RATE
    return values
