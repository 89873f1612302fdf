"""What is typed to search the logs: simple words, each of which a log must have.

threshold             somewhere in its title, plan, notes, place, tags or names
athlete:ana tag:hills workout:6x800
effort:8 effort:>7 effort:6-8 effort:none
since:2026-06 until:2026-09-30 on:2026 since:8w
is:broken is:rehearsal
-tag:race  -windy     not that; "two words" and tag:"time trial" keep words together
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass, field
from datetime import date, timedelta

from milewatch.history.searchable import by_words
from milewatch.records.words import alike, clean

FIELDS = ("athlete", "workout", "tag", "effort", "since", "until", "on", "is")
_WORD = re.compile(r'(-?)(?:([A-Za-z]+):)?(?:"([^"]*)"?|(\S+))')
_DAY = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)
_AGO = re.compile(r"(\d{1,4})([dwmy])", re.ASCII)
_EFFORT = re.compile(r"(>=|<=|>|<|=)?(\d{1,2}(?:\.\d)?)(?:-(\d{1,2}(?:\.\d)?))?", re.ASCII)
_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_IS = {"broken": "broken", "copy": "copy_of != ''", "rehearsal": "rehearsal"}
_ANY_EFFORT = "EXISTS (SELECT 1 FROM efforts WHERE log = name AND {})"


@dataclass(frozen=True, slots=True)
class Query:
    """What a log must have, and what of the text was not understood."""

    terms: tuple[tuple[str, tuple[object, ...]], ...] = ()
    """SQL conditions on the index with their values."""
    problems: tuple[str, ...] = field(default=())
    """A sentence for each word that is left out."""
    athlete: str = ""
    """What was asked for as an athlete, made alike: whose picture is to be shown."""

    def sql(self) -> tuple[str, list[object]]:
        """One condition, and its values."""
        if not self.terms:
            return "1", []
        return " AND ".join(f"({term})" for term, _ in self.terms), [
            value for _, values in self.terms for value in values
        ]


def parse(text: str, today: date) -> Query:
    """Read a line of words. What is not understood is told and otherwise does not count."""
    terms: list[tuple[str, tuple[object, ...]]] = []
    problems: list[str] = []
    athlete = ""
    for minus, name, quoted, plain in _WORD.findall(clean(text)):
        value = quoted or plain
        if not value:
            continue
        found = _term(name.lower(), value, today)
        if isinstance(found, str):
            problems.append(found)
            continue
        condition, values = found
        terms.append((f"NOT ({condition})" if minus else condition, values))
        if name.lower() == "athlete" and not minus:
            athlete = alike(value)
    return Query(tuple(terms), tuple(problems), athlete)


def _term(name: str, value: str, today: date) -> tuple[str, tuple[object, ...]] | str:
    if not name:
        return "instr(words, ?) > 0", (alike(value),)
    if name == "workout":
        return "instr(workout, ?) > 0", (alike(value),)
    if name in ("athlete", "tag"):
        return f"instr({'who' if name == 'athlete' else 'tags'}, ?) > 0", (by_words(value),)
    if name == "effort":
        return _effort(value)
    if name in ("since", "until", "on"):
        return _date(name, value, today)
    if name == "is":
        if value in _IS:
            return _IS[value], ()
        return f"“is:{value}” is not known; right would be is:broken, is:copy or is:rehearsal"
    return f"“{name}:” is not known; right would be {', '.join(f'{one}:' for one in FIELDS)}"


def _effort(value: str) -> tuple[str, tuple[object, ...]] | str:
    if value == "none":
        return "NOT broken AND NOT " + _ANY_EFFORT.format("1"), ()
    found = _EFFORT.fullmatch(value)
    if found is None or (found[1] and found[3]):
        return f"“effort:{value}” is no effort; right would be effort:8, effort:>7, effort:6-8 or effort:none"
    if found[3]:
        return _ANY_EFFORT.format("effort BETWEEN ? AND ?"), (float(found[2]), float(found[3]))
    return _ANY_EFFORT.format(f"effort {found[1] or '='} ?"), (float(found[2]),)


def _date(name: str, value: str, today: date) -> tuple[str, tuple[object, ...]] | str:
    span = _span(value.lower(), today)
    if span is None:
        return (
            f"“{name}:{value}” is no date; right would be {name}:2026, {name}:2026-06, {name}:2026-06-15 or {name}:8w"
        )
    first, last = span[0].isoformat(), span[1].isoformat()
    if name == "since":
        return "day >= ?", (first,)
    if name == "until":
        return "day != '' AND day <= ?", (last,)
    return "day BETWEEN ? AND ?", (first, last)


def _span(value: str, today: date) -> tuple[date, date] | None:
    """The first and the last day that a date means."""
    if value in ("today", "yesterday"):
        day = today - timedelta(days=value == "yesterday")
        return day, day
    if ago := _AGO.fullmatch(value):
        days = int(ago[1]) * _DAYS[ago[2]]
        day = today - timedelta(days=min(days, (today - date.min).days))
        return day, day
    found = _DAY.fullmatch(value)
    if found is None:
        return None
    year, month, day_ = int(found[1]), int(found[2] or 0), int(found[3] or 0)
    try:
        if not found[2]:
            return date(year, 1, 1), date(year, 12, 31)
        if not found[3]:
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        return date(year, month, day_), date(year, month, day_)
    except ValueError:
        return None
