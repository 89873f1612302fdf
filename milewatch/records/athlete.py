"""Who the athletes are, what they have run, and what they want to run."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from milewatch.records.ids import is_id
from milewatch.records.words import alike, one_line
from milewatch.timing.roster import told_apart
from milewatch.workout import pace_model, times, units
from milewatch.workout.marks import Goal, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Iterable

SCHEMA = 1


@dataclass(frozen=True, slots=True)
class Athlete:
    """One athlete."""

    id: str
    """The name in files and on the command line: letters, digits, "-" and "_"."""
    name: str
    short: str = ""
    """For narrow columns; empty: the first word of the name."""
    key: str | None = None
    """The key that marks for this athlete: one character."""
    group: str = ""
    goals: tuple[Goal, ...] = ()
    marks: tuple[Mark, ...] = ()

    @property
    def label(self) -> str:
        """The short name."""
        return self.short or self.name.split()[0]


@dataclass(frozen=True, slots=True)
class Roster:
    """All athletes of a file, in its order."""

    athletes: tuple[Athlete, ...] = ()
    problems: tuple[str, ...] = ()
    """What was not understood and is left out (but kept in the file), a sentence each."""
    schema: int = SCHEMA
    text: str = ""
    """The file as it was read."""
    document: dict[str, Any] = field(default_factory=dict)
    """The same, parsed; unknown keys are kept from here."""

    @property
    def writable(self) -> bool:
        """False for a file of a newer version, which may hold what this one would spoil."""
        return self.schema <= SCHEMA

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups, in the order in which they first come."""
        return tuple(dict.fromkeys(athlete.group for athlete in self.athletes if athlete.group))

    def get(self, id_: str) -> Athlete | None:
        """The athlete of an id."""
        return next((athlete for athlete in self.athletes if athlete.id == id_), None)

    def in_group(self, group: str) -> tuple[Athlete, ...]:
        """The athletes of a group, whatever its case."""
        return tuple(a for a in self.athletes if a.group.casefold() == group.casefold())

    def find(self, text: str) -> tuple[Athlete, ...]:
        """The athletes in whose id, name, short name or group every word of `text` is found."""
        words = text.casefold().split()
        return tuple(a for a in self.athletes if all(word in _searched(a) for word in words))

    def resolve(self, text: str) -> Athlete:
        """The one athlete meant by an id, a name or a part of one. Raises ValueError, a sentence that lists them."""
        found = named(self.athletes, text) or self.find(text)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValueError(f"“{text}” is more than one athlete: {_listed(found)}; give the id")
        known = f"known are {_listed(self.athletes)}" if self.athletes else "there are no athletes yet"
        raise ValueError(f"no athlete “{text}”: {known}")

    def with_athlete(self, athlete: Athlete) -> Roster:
        """The roster with an athlete added, or changed in place. Raises ValueError for one that cannot be."""
        wrong = check_athlete(athlete, self.athletes)
        if wrong is not None:
            raise ValueError(wrong)
        if self.get(athlete.id) is None:
            if athlete.id in self.document.get("athletes", {}):
                raise ValueError(f"{athlete.id} is in the athletes file but was not understood: mend it there first")
            return replace(self, athletes=(*self.athletes, athlete))
        return replace(self, athletes=tuple(athlete if a.id == athlete.id else a for a in self.athletes))

    def without(self, id_: str) -> Roster:
        """The roster without an athlete."""
        return replace(self, athletes=tuple(a for a in self.athletes if a.id != id_))

    def with_mark(self, id_: str, mark: Mark) -> Roster:
        """The roster with a mark added to an athlete, unless it is there already. Raises ValueError."""
        athlete = self.get(id_)
        if athlete is None:
            raise ValueError(f"no athlete “{id_}” to give the mark to")
        wrong = pace_model.check(mark.distance_m, mark.time_ms / 1000)
        if wrong is not None:
            raise ValueError(wrong)
        if mark in athlete.marks:
            return self
        return self.with_athlete(replace(athlete, marks=(*athlete.marks, mark)))


def named(athletes: Iterable[Athlete], text: str) -> tuple[Athlete, ...]:
    """Who has this id; else who has it, or the name, in any case; else whose short name it is."""
    known, wanted = tuple(athletes), text.casefold()
    return (
        tuple(a for a in known if a.id == text)
        or tuple(a for a in known if wanted in (a.id.casefold(), a.name.casefold()))
        or tuple(a for a in known if wanted == a.label.casefold())
    )


def labels(athletes: Iterable[Athlete]) -> dict[str, str]:
    """Give the short name of each by their id; those who share one are told apart."""
    return told_apart((one.id, one.label, one.name) for one in athletes)


def check_athlete(athlete: Athlete, others: tuple[Athlete, ...] = ()) -> str | None:
    """What is wrong with an athlete among others, a sentence; None when nothing is."""
    if not is_id(athlete.id):
        return f"the id {athlete.id!r} is not right: letters, digits, “-” and “_”, such as ana"
    if not athlete.name.strip() or not athlete.name.isprintable():
        return f"the athlete {athlete.id} needs a name of letters on one line"
    if athlete.key is not None and not is_key(athlete.key):
        return f"the key “{one_line(athlete.key)}” of {athlete.name} is not right: one letter, digit or sign"
    taken = next((a for a in others if a.id != athlete.id and a.key is not None and a.key == athlete.key), None)
    if taken is not None:
        return f"the key “{athlete.key}” of {athlete.name} is already {taken.name}'s"
    return None


def is_key(text: str) -> bool:
    """Whether a key can name an athlete: one visible character."""
    return len(text) == 1 and text.isprintable() and not text.isspace()


def new_id(name: str, taken: tuple[str, ...] = ()) -> str:
    """An id from a name: "ana-reis", "ana-reis-2" …, "zoe" of Zoë; "athlete" where nothing of the name is left."""
    plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in alike(name))
    stem = "-".join(part for part in plain.split("-") if part)[:40] or "athlete"
    number, id_ = 1, stem
    while id_ in taken:
        number += 1
        id_ = f"{stem}-{number}"
    return id_


def read_mark(text: str, today: date) -> Mark:
    """A mark as it is typed: "1mi=5:58.3", "5k=20:40 2026-10-24 (windy)", "1500=4:45 time trial". Raises ValueError."""
    right = "write it like 1mi=5:58.3, with a date if it is not of today: 1mi=5:58.3 2026-10-24"
    said, note = _without_note(text)
    metres, time_ms, words = _result(said, text, f"is not a mark: {right}")
    on, kind = today, MarkKind.RACE
    for word in " ".join(words).replace("time trial", "trial").split():
        if word in ("trial", "tt"):
            kind = MarkKind.TIME_TRIAL
        elif word != "race":
            on = _date(word, text, right)
    return Mark(metres, time_ms, on, kind, note)


def read_goal(text: str) -> Goal:
    """A goal as it is typed: "1mi=5:45", "5k=20:00 by 2027-06-01". Raises ValueError."""
    right = "write it like 1mi=5:45, with a date if there is one: 1mi=5:45 by 2027-06-01"
    metres, time_ms, words = _result(text, text, f"is not a goal: {right}")
    days = [_date(word, text, right) for word in words if word != "by"]
    return Goal(metres, time_ms, days[-1] if days else None)


def written_mark(mark: Mark) -> str:
    """A mark as `read_mark` reads it: "1mi=5:58.3 2026-10-24 time trial (windy)"."""
    kind = " time trial" if mark.kind is MarkKind.TIME_TRIAL else ""
    note = f" ({mark.note})" if mark.note else ""
    return f"{_written(mark.distance_m, mark.time_ms)} {mark.on.isoformat()}{kind}{note}"


def written_goal(goal: Goal) -> str:
    """A goal as `read_goal` reads it: "1mi=5:45 by 2027-06-01"."""
    return _written(goal.distance_m, goal.time_ms) + (f" by {goal.by.isoformat()}" if goal.by else "")


def _without_note(text: str) -> tuple[str, str]:
    """The text before a note in brackets, and the note."""
    before, bracket, rest = text.partition("(")
    return before, one_line(rest.strip().removesuffix(")")) if bracket else ""


def _result(said: str, text: str, wrong: str) -> tuple[float, int, list[str]]:
    """Distance, time and what else was typed; `wrong` says what is not right about `text`."""
    where, equals, rest = said.partition("=")
    words = rest.lower().split()
    if not equals or not words:
        raise ValueError(f"“{text}” {wrong}")
    try:
        metres = units.parse_distance(where)
        time_ms = times.read(words[0]) * 10
    except ValueError:
        raise ValueError(f"“{text}” {wrong}") from None
    slip = pace_model.check(metres, time_ms / 1000)
    if slip is not None:
        raise ValueError(slip)
    return metres, time_ms, words[1:]


def _date(word: str, text: str, right: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise ValueError(f"“{word}” in “{text}” is not a date: {right}") from None


def _written(metres: float, time_ms: int) -> str:
    clock = times.logged(times.hundredths(time_ms)).removesuffix("0").removesuffix(".0")
    return f"{units.format_distance(metres)}={clock}"


def _searched(athlete: Athlete) -> str:
    return f"{athlete.id} {athlete.name} {athlete.short} {athlete.group}".casefold()


def _listed(athletes: tuple[Athlete, ...]) -> str:
    shown = ", ".join(athlete.id for athlete in athletes[:8])
    return shown if len(athletes) <= 8 else f"{shown} and {len(athletes) - 8} more"
