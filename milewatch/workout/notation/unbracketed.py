"""A set written without brackets: "3 sets of 600, 400, 200 w/ 90s, 4 min between sets"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.notation import works
from milewatch.workout.notation.amounts import describe, is_amount
from milewatch.workout.notation.labels import is_label, label_after
from milewatch.workout.notation.phrases import Level, Rec, Scope, Work

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Phrase

_THEN = ("then", "followed", "by")


def unbracketed(cur: Cursor, level: Callable[..., Level]) -> tuple[Level, list[Phrase]] | None:
    """The reps of one set, and the recoveries between sets; None (and nothing taken) for a set of one rep alone."""
    start, before = cur.at, list(cur.readings)
    body = level(cur, one_set=True)
    if sum(1 for phrase in body.phrases if isinstance(phrase, Work)) < 2:
        cur.at = start
        cur.readings[:] = before
        return None
    outside: list[Phrase] = [phrase for phrase in body.phrases if _between_sets(phrase)]
    body.phrases[:] = [phrase for phrase in body.phrases if not _between_sets(phrase)]
    outside.extend(_after_the_last(body))
    cur.note(f"A set is read as all of “{cur.said(start)}”; for less of it write brackets")
    return body, outside


def _after_the_last(body: Level) -> list[Phrase]:
    """ "3 sets of 200, 200, 400 with 30s, 60s, 3 min": of as many recoveries as reps the last lies between the sets."""
    reps = sum(1 for phrase in body.phrases if isinstance(phrase, Work))
    taken: list[Phrase] = []
    for phrase in body.phrases:
        if isinstance(phrase, Rec) and len(phrase.amounts) == reps > 1 and not phrase.scope.kind:
            last = phrase.amounts.pop()
            taken.append(replace(phrase, amounts=[last], scope=Scope("sets"), said=describe(last)))
    return taken


def _between_sets(phrase: Phrase) -> bool:
    return isinstance(phrase, Rec) and phrase.scope.kind in ("sets", "blocks")


def set_ends(cur: Cursor, found: Level, end: int) -> bool:
    """Whether the set ends at token number `end`, behind its last phrase: what stands here is of the whole again."""
    if not any(isinstance(phrase, Work) for phrase in found.phrases):
        return False
    if cur.look().kind in ("end", "nl") or cur.sym(";", ")", "]", "}"):
        return True
    if is_label(cur) is not None or (is_amount(cur) and label_after(cur, 1) is not None):
        return True
    if not works.count_ahead(cur):
        return False
    if cur.look(-1).text not in _THEN and sum(1 for phrase in found.phrases if isinstance(phrase, Work)) > 1:
        message = "It does not show whether this is part of each set, or comes after the sets."
        raise cur.fail(message, "then", token=cur.tokens[end])
    return True
