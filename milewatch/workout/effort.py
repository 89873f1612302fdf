"""How hard: an effort as it was written and as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Form(StrEnum):
    """What kind of statement an effort is."""

    PERCENT = "percent"
    """Of maximum perceived effort, 0–100; `low`/`high` in percent."""
    SCALE = "scale"
    """0–10; `low`/`high` on that scale ("8/10", "RPE 8")."""
    WORDS = "words"
    """hard, fast, relaxed, all out …: a perceived effort by name, also any word that is not known."""
    RACE = "race"
    """A named pace: mile, 1500, 3k, 5k, 10k, LT, T, I, R, M, E, "goal mile", "race" …"""
    TIME = "time"
    """A time for the whole step; `low`/`high` in seconds, low the quicker."""
    PACE = "pace"
    """A time per distance; `low`/`high` in seconds for each `per_m` metres, low the quicker."""


@dataclass(frozen=True, slots=True)
class Effort:
    """How hard a step is to be run."""

    text: str
    """In one spelling: "85 %", "70-75 %", "mile", "sub LT", "62 s", "5:00/km", "all out". Words are kept as written."""
    form: Form
    low: float | None = None
    high: float | None = None
    """Equal to `low` where no range was given."""
    per_m: float | None = None
    """PACE only: 100, 400, 1000 or 1609.344 m …"""
    name: str | None = None
    """RACE only: the pace's plain name in lower case, without offset: "mile", "goal mile", "3k", "t"."""
    offset_s: float = 0.0
    """RACE only: "mile+2s" is +2.0, seconds per 400 m unless `per_m` says otherwise."""
