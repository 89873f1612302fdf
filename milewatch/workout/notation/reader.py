"""Text to workout."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.model import Workout
from milewatch.workout.notation.cursor import Cursor
from milewatch.workout.notation.efforts import one_marked
from milewatch.workout.notation.emit import emit
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.finishing import finish
from milewatch.workout.notation.levels import level
from milewatch.workout.notation.mending import mended
from milewatch.workout.notation.phrases import Note
from milewatch.workout.notation.resolve import resolve
from milewatch.workout.notation.sections import is_sections, sections
from milewatch.workout.notation.tokens import tokenize
from milewatch.workout.notation.totals import stated_total
from milewatch.workout.notation.vocabulary import COOLDOWN, EFFORT_WORDS, MODES, REST, WARMUP

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort

_TITLE = re.compile(r"\s*([^\W\d_][^:\n@()\[\]{}]{0,80}?)\s*:(?=\s)")
_DAY = re.compile(
    r"\s*((?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?|session|workout|track|(?:day|week) \d{1,2})"
    r"\s+[-–—]\s+",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"\s*((?:[^\W\d_]+ )?[0-9]{2,4}'?s)\s*:(?=\s)")
"""The 300s of "300s: 8 x 300m", which says what the session is called."""
_NO_TITLE = (
    frozenset(
        (
            "main",
            "set",
            "sets",
            "workout",
            "session",
            "rest",
            "recovery",
            "warm",
            "cool",
            "wu",
            "cd",
            "reps",
            "pace",
            "effort",
            "repeat",
            "then",
            "x",
        )
    )
    | WARMUP
    | COOLDOWN
    | REST
    | frozenset(MODES)
    | EFFORT_WORDS - {"race", "all", "hill", "goal", "very", "tempo", "threshold"}
)


def read(text: str) -> Workout:
    """Read a workout in shorthand.

    `Workout.readings` says what was chosen where the text had more than one reading. NotationError for a text that is
    not understood, with the column and whole texts that would be right.
    """
    try:
        return _read(text)
    except NotationError as error:
        raise mended(text, error, _read) from None


def _read(text: str) -> Workout:
    title, start = _title(text)
    body = " " * start + text[start:]
    if is_sections(body):
        nodes, readings = sections(body)
        return Workout(nodes, title=title, text=text, readings=readings)
    cur = Cursor(tokenize(body), text)
    _bullets(cur)
    if cur.look().kind == "end":
        raise NotationError("Nothing to run was typed.", 1, ("6 x 400m w/ 60s rest",), (0, len(text)))
    found = level(cur)
    resolved = resolve(cur, found, top=True)
    finish(cur, resolved.seq)
    nodes = emit(resolved.seq)
    total_m = stated_total(cur, nodes, [phrase for phrase in found.phrases if isinstance(phrase, Note)])
    ground = next(
        (p.what.partition(":")[2] for p in found.phrases if isinstance(p, Note) and p.what.startswith("surface:")), None
    )
    return Workout(nodes, title=title, text=text, surface=ground, total_m=total_m, readings=tuple(cur.readings))


def _title(text: str) -> tuple[str, int]:
    """ "The Michigan: 1600 @10k …": words before a colon at the start that are not words of the notation."""
    if (named := _DAY.match(text) or _PLURAL.match(text)) is not None and re.search(r"[0-9]\s*[x×*]", text):
        return named[1].strip(), named.end()
    found = _TITLE.match(text)
    if found is None:
        return "", 0
    words = re.findall(r"[^\W\d_]+", found[1].lower())
    if (
        not words
        or words[0] in _NO_TITLE
        or (all(word in _NO_TITLE for word in words))
        or re.search(r"[0-9]\s*[x×*]\s*[0-9(]", found[1])
    ):
        return "", 0
    return found[1].strip(), found.end()


def _bullets(cur: Cursor) -> None:
    """A dash or a star at the start of a line is a bullet, and so is the number of the line: "2) 8 x 400"."""
    kept = []
    start = True
    line = 1
    skipped = 0
    for i, token in enumerate(cur.tokens):
        if skipped:
            skipped -= 1
            continue
        if start and token.kind == "sym" and token.text in ("-", "*", "\u2022"):
            start = False
            continue
        if start and _numbers_line(cur, i, line):
            start, line, skipped = False, line + 1, 1
            continue
        kept.append(token)
        start = token.kind == "nl" or (start and token.kind == "nl")
    cur.tokens = kept


def _numbers_line(cur: Cursor, i: int, line: int) -> bool:
    """Whether token number `i` is the number of a line, in order, with a bracket or a full stop behind it."""
    if i + 2 >= len(cur.tokens) or not any(token.kind == "nl" for token in cur.tokens):
        return False
    number, sign, after = cur.tokens[i : i + 3]
    in_order = number.kind == "num" and number.value == line
    return in_order and sign.text in (")", ".") and not sign.spaced and after.spaced


def read_effort(text: str) -> Effort:
    """One effort alone: "85 %", "mile", "goal mile", "62 s", "5:00/km", "8/10", "hard". NotationError if it is none.

    A word that is not known is kept as a perceived effort.
    """
    cur = Cursor(tokenize(text), text)
    cur.skip("@")
    if cur.look().kind == "end":
        raise NotationError("There is no effort here.", 1, ("85%", "mile", "75s", "hard"))
    found = one_marked(cur)
    if cur.look().kind != "end":
        raise cur.fail(f"“{cur.look().raw}” is not understood after “{found.text}”.", found.text)
    return found
