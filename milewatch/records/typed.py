"""Times as people type them."""

from __future__ import annotations

import re

from milewatch.records import times

_MARKS = (("''", "."), ("′", ":"), ("’", ":"), ("'", ":"), ("″", "."), ("”", "."), ('"', "."), (",", "."), (" ", ""))
_WORDS = ((r"h(ours?)?", ":"), (r"m(in(utes?)?)?", ":"), (r"s(ec(onds?)?)?", "."))


def typed_time(text: str) -> int:
    """Hundredths of "4:58.3", "75", "75,2", "1'15"2", "1m15s", "1.15.2". Raises ValueError, a sentence."""
    told = text.strip().lower()
    for word, mark in _WORDS:
        told = re.sub(rf"(?<=\d)\s*{word}(?![a-z])", mark, told)
    for mark, plain in _MARKS:
        told = told.replace(mark, plain)
    told = told.rstrip(".:") if re.fullmatch(r"[\d:.]*", told) else told
    if text.strip()[-1:] in ("'", "′", "’") or re.search(r"\d\s*m(in(utes?)?)?$", text.strip().lower()):
        told += ":00"
    while told.count(".") > 1:
        told = told.replace(".", ":", 1)
    try:
        return times.read(told)
    except ValueError:
        raise ValueError(f"“{text.strip()}” is no time: write it like 4:58.3 or 75.2") from None
