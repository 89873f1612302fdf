"""How hard: an effort as it was written and as it was understood."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from milewatch.workout import units


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


IN_MINUTES_S = 100.0
"""From here on a time is shown in minutes."""


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

    @property
    def said(self) -> str:
        """As it is shown: nobody thinks of a lap in 1:08, nor of a mile in 350 s."""
        if self.form is not Form.TIME or self.low is None or self.high is None or self.high < IN_MINUTES_S:
            return self.text
        return "-".join(dict.fromkeys(units.format_duration(round(1000 * edge)) for edge in (self.low, self.high)))


def percent(low: float, high: float | None = None) -> Effort:
    """ "85 %", or "85-90 %" with both ends."""
    top = low if high is None else high
    return Effort(f"{_range(low, top)} %", Form.PERCENT, min(low, top), max(low, top))


def scale(low: float, high: float | None = None) -> Effort:
    """ "8/10", or "7-8/10"."""
    top = low if high is None else high
    return Effort(f"{_range(low, top)}/10", Form.SCALE, min(low, top), max(low, top))


def time(low: float, high: float | None = None) -> Effort:
    """A time for the whole step in seconds: "62 s", or "62-64 s"."""
    top = low if high is None else high
    return Effort(f"{_range(low, top)} s", Form.TIME, min(low, top), max(low, top))


def pace(low: float, high: float | None, per_m: float) -> Effort:
    """A pace in seconds for each `per_m` metres: "5:00/km", or "7:00-8:30/mi"."""
    top = low if high is None else high
    first = units.pace_time(low, per_m)
    if top != low:
        first = f"{first.removesuffix(' s')}-{units.pace_time(top, per_m)}"
    return Effort(f"{first}{units.pace_unit(per_m)}", Form.PACE, min(low, top), max(low, top), per_m)


def race(name: str, offset_s: float = 0.0, per_m: float | None = None) -> Effort:
    """A named pace: "mile", "goal mile", "T"; with an offset "mile+2s", "5k-5s/km" (seconds per 400 m unless said)."""
    text = name
    if offset_s:
        text += f"{'+' if offset_s > 0 else '-'}{units.format_number(abs(offset_s))}s"
        if per_m is not None:
            text += units.pace_unit(per_m)
    return Effort(text, Form.RACE, per_m=per_m if offset_s else None, name=name.lower(), offset_s=offset_s)


def words(text: str) -> Effort:
    """A perceived effort by name, kept as written."""
    return Effort(text, Form.WORDS)


def _range(low: float, high: float) -> str:
    first = units.format_number(low)
    return first if high == low else f"{first}-{units.format_number(high)}"
