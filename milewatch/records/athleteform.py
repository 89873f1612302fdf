"""An athlete as the lines of a form, and back."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.records.athlete import Athlete, new_id, read_goal, read_mark, written_goal, written_mark
from milewatch.records.words import one_line

if TYPE_CHECKING:
    from datetime import date


@dataclass(frozen=True, slots=True)
class Form:
    """What stands in the fields; marks and goals one to a line."""

    name: str = ""
    short: str = ""
    key: str = ""
    group: str = ""
    marks: str = ""
    goals: str = ""


def form_of(athlete: Athlete) -> Form:
    """The form of an athlete, the newest mark first."""
    marks = sorted(athlete.marks, key=lambda mark: mark.on, reverse=True)
    return Form(
        athlete.name,
        athlete.short,
        athlete.key or "",
        athlete.group,
        "\n".join(written_mark(mark) for mark in marks),
        "\n".join(written_goal(goal) for goal in athlete.goals),
    )


def athlete_of(form: Form, today: date, before: Athlete | None = None, taken: tuple[str, ...] = ()) -> Athlete:
    """The athlete of a form: `before` changed, or a new one whose id is not `taken`. Raises ValueError, a sentence."""
    name = one_line(form.name)
    if not name:
        raise ValueError("the athlete needs a name, such as Ana Reis")
    marks = tuple(read_mark(line, today) for line in _lines(form.marks))
    goals = tuple(read_goal(line) for line in _lines(form.goals))
    base = before if before is not None else Athlete(new_id(name, taken), name)
    key = form.key.strip() or None
    return replace(
        base, name=name, short=one_line(form.short), key=key, group=one_line(form.group), marks=marks, goals=goals
    )


def _lines(text: str) -> list[str]:
    return [one_line(line) for line in text.splitlines() if line.strip()]
