"""Numbers and phrases as the clips that say them. Pure.

A clip of the voice is "voice/NAME"; "voice/pause" is a comma. sounds/voice.toml has the words of each.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.units import MILE_M

if TYPE_CHECKING:
    from milewatch.workout.numbering import Place

Phrase = tuple[str, ...]
"""Names of clips, spoken one after the other without a gap."""

_WORDS = {
    "all out": "all_out",
    "comfortably hard": "comfortably_hard",
    "controlled": "controlled",
    "easy": "easy",
    "fast": "fast",
    "float": "float",
    "hard": "hard",
    "hill": "hill",
    "jog": "jog",
    "moderate": "moderate",
    "relaxed": "relaxed",
    "sprint": "sprint",
    "steady": "steady",
    "strong": "strong",
    "very hard": "very_hard",
    "walk": "walk",
}
_PACES: dict[str, Phrase] = {
    "mile": ("mile",),
    "m": ("marathon",),
    "marathon": ("marathon",),
    "t": ("threshold",),
    "lt": ("threshold",),
    "threshold": ("threshold",),
    "i": ("interval",),
    "interval": ("interval",),
    "r": ("repetition",),
    "repetition": ("repetition",),
    "e": ("easy",),
    "race": ("race",),
}
_FULL_MINUTES = 90_000
"""Up to here a time is said in seconds alone ("seventy-four", "ninety seconds")."""


def phrase(*names: str) -> Phrase:
    """Clips of the voice by their short names."""
    return tuple(f"voice/{name}" for name in names)


def number(value: int) -> Phrase:
    """A whole number up to 99,999 as it is spoken; hundreds as runners say them ("twelve hundred")."""
    if value < 0:
        return phrase("minus") + number(-value)
    if value < 100:
        return phrase(f"n{value}")
    if value % 1000 == 0 or value >= 10_000:
        rest = number(value % 1000) if value % 1000 else ()
        return number(value // 1000) + phrase("thousand") + rest
    rest = number(value % 100) if value % 100 else ()
    return number(value // 100) + phrase("hundred") + rest


def split(ms: int) -> Phrase:
    """A time read back, to the tenth: "seventy-four point two", "two oh five point three"."""
    tenths = _tenths(ms)
    whole, tenth = divmod(tenths, 10)
    if whole < 100:
        return number(whole) + phrase("point") + number(tenth)
    minutes, seconds = divmod(whole, 60)
    said = phrase("oh") + number(seconds) if seconds < 10 else number(seconds)
    return number(minutes) + said + phrase("point") + number(tenth)


def difference(ms: int) -> Phrase:
    """How far off a target: "plus one point three", "on target" within half a tenth."""
    tenths = _tenths(abs(ms))
    if tenths == 0:
        return phrase("even")
    whole, tenth = divmod(tenths, 10)
    return phrase("plus" if ms > 0 else "minus") + number(whole) + phrase("point") + number(tenth)


def duration(ms: int) -> Phrase:
    """How long something lasts, to the second: "ninety seconds", "one minute", "two minutes thirty"."""
    whole = (ms + 500) // 1000
    minutes, seconds = divmod(whole, 60)
    if seconds and whole * 1000 <= _FULL_MINUTES:
        return number(whole) + phrase("second" if whole == 1 else "seconds")
    if not minutes:
        return phrase("n0", "seconds")
    said = number(minutes) + phrase("minute" if minutes == 1 else "minutes")
    return said + number(seconds) if seconds else said


def distance(metres: float) -> Phrase:
    """How far: "four hundred", "one mile", "two kilometres"; nothing where there are no words for it."""
    miles = metres / MILE_M
    if abs(miles - round(miles)) < 0.001 and round(miles) >= 1:
        return number(round(miles)) + phrase("mile" if round(miles) == 1 else "miles")
    if metres >= 3000 and metres % 1000 == 0:
        return number(int(metres) // 1000) + phrase("kilometres")
    return number(round(metres)) if 1 <= metres < 100_000 else ()


def place(word: str, at: Place) -> Phrase:
    """ "rep four of six"."""
    i, n = at
    return phrase(word) + number(i) + phrase("of") + number(n)


def effort(text: str) -> Phrase:
    """An effort as it is written ("hard", "85 %", "8/10", "goal mile"); nothing where there are no words for it."""
    text = text.strip().lower()
    if text in _WORDS:
        return phrase(_WORDS[text])
    if found := re.fullmatch(r"(\d{1,3})(?:\s*[-–]\s*(\d{1,3}))?\s*%", text):
        low, high = found.groups()
        span = phrase("to") + number(int(high)) if high else ()
        return number(int(low)) + span + phrase("percent")
    if found := re.fullmatch(r"(?:rpe\s*)?(\d{1,2})(?:/10)?", text):
        return number(int(found[1])) + phrase("out_of", "n10")
    return _race_pace(text)


def _race_pace(text: str) -> Phrase:
    goal = phrase("goal") if text.startswith("goal ") else ()
    name = text.removeprefix("goal ").removesuffix(" pace").strip()
    if name in _PACES:
        return goal + phrase(*_PACES[name], "pace")
    if found := re.fullmatch(r"(\d{1,2})\s*k", name):
        return goal + number(int(found[1])) + phrase("k", "pace")
    if re.fullmatch(r"(800|1500|3000|5000)(\s*m)?", name):
        return goal + number(int(name.rstrip("m ").strip())) + phrase("pace")
    return ()


def _tenths(ms: int) -> int:
    """Rounded half up, as the tenths on screen are."""
    return (ms + 50) // 100
