"""Times as people type them."""

from __future__ import annotations

import re

from milewatch.workout import times

_MARKS = (("''", "."), ("′", ":"), ("’", ":"), ("'", ":"), ("″", "."), ("”", "."), ('"', "."), (",", "."), (" ", ""))
_HOURS = re.compile(r"(\d{1,3})\s*h(?:(?:ou)?rs?)?(?![a-z])\s*(.*)", re.ASCII)
_WORDS = ((r"m(in(utes?)?)?", ":"), (r"s(ec(onds?)?)?", "."))


def typed_time(text: str) -> int:
    """Hundredths of "4:58.3", "75", "75,2", "1'15"2", "1m15s", "1.15.2", "1h02". Raises ValueError, a sentence."""
    told = text.strip().lower()
    try:
        if hours := _HOURS.fullmatch(told):
            return int(hours[1]) * 360_000 + (_after_hours(hours[2]) if hours[2] else 0)
        return _minutes_and_seconds(told)
    except ValueError:
        raise ValueError(f"“{text.strip()}” is no time: write it like 4:58.3 or 75.2") from None


def _after_hours(told: str) -> int:
    """A number alone is minutes here: "1h30"."""
    return _minutes_and_seconds(f"{told}m" if told.isdecimal() else told)


def _minutes_and_seconds(text: str) -> int:
    told = text
    for word, mark in _WORDS:
        told = re.sub(rf"(?<=\d)\s*{word}(?![a-z])", mark, told)
    for mark, plain in _MARKS:
        told = told.replace(mark, plain)
    told = told.rstrip(".:") if re.fullmatch(r"[\d:.]*", told) else told
    if text[-1:] in ("'", "′", "’") or re.search(r"\d\s*m(in(utes?)?)?$", text):
        told += ":00"
    while told.count(".") > 1:
        told = told.replace(".", ":", 1)
    return times.read(told)
