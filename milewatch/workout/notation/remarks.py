"""Remarks beside the reps: totals, overrides, splits, alternating efforts, "3 times through", relay style, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation import clauses, efforts, works
from milewatch.workout.notation.amounts import is_amount
from milewatch.workout.notation.phrases import Again, Efforts, Level, Note, Rec
from milewatch.workout.notation.vocabulary import words

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


_EXHAUSTION = ("exhaustion", "failure", "exhausted")


_ALTERNATING = ("alternating", "alternate", "alternately", "alternated", "alternates")


_SHAPES = words("ladder pyramid cutdown cutdowns fartlek broken cruise continuous continuously nonstop alactic")


def whole(cur: Cursor, found: Level, sep: str) -> bool:
    """Totals, overrides, splits, and words about the whole."""
    column = cur.look().column
    if (note := clauses.total(cur)) is not None:
        found.phrases.append(note)
        return True
    last = found.last_work
    if last is not None and cur.word("split", "splits", "with", "w/", "take", "mark"):
        marks = clauses.splits(cur, last.amount.metres if last.amount is not None else None)
        if marks is not None:
            last.splits_m = marks
            return True
    if last is not None and last.counted and (some := clauses.some_at(cur)) is not None:
        found.phrases.append(some)
        return True
    if last is not None and (over := clauses.override(cur)) is not None:
        found.phrases.append(over)
        return True
    if cur.word("and") and cur.word("back", ahead=1) and cur.word("down", "up", ahead=2):
        for _ in range(3):
            cur.take()
        cur.skip("again")
        found.phrases.append(Note(column, "mirror"))
        return True
    if cur.word("to", "until", "till") and cur.word(*_EXHAUSTION, ahead=1):
        cur.take()
        cur.take()
        cur.note("To exhaustion: what is written is planned, and ending earlier is up to the runner")
        return True
    return _repeat_words(cur, found) or _shape(cur, found, sep)


def _repeat_words(cur: Cursor, found: Level) -> bool:
    """ "repeat 3 times", "3 times through", "twice"."""
    column = cur.look().column
    start = cur.at
    if (
        cur.word("repeat")
        and found.last_work is not None
        and (cur.look(1).kind in ("end", "nl") or cur.sym(",", ";", ".", ahead=1))
    ):
        cur.take()
        found.phrases.append(Again(column, 2, "words"))
        return True
    said = cur.skip("repeat", "repeated", "do", "all", "done")
    cur.skip("for", "this", "it", "whole", "set")
    if cur.word("twice"):
        cur.take()
        found.phrases.append(Again(column, 2, "words"))
        return True
    if (
        cur.look().kind == "num"
        and cur.word("times", "rounds", "sets", ahead=1)
        and (said or cur.word("through", ahead=2))
        and not is_amount(cur, 2)
    ):
        count, _ = works.take_count(cur, 1)
        cur.take()
        cur.skip("through")
        found.phrases.append(Again(column, count, "words"))
        return True
    cur.at = start
    return False


def _shape(cur: Cursor, found: Level, sep: str) -> bool:
    column = cur.look().column
    if cur.word(*_SHAPES):
        token = cur.take()
        if token.text == "cruise" and efforts.is_effort(cur):
            return True
        found.phrases.append(
            Note(column, "continuous" if token.text in ("continuous", "continuously", "nonstop") else "shape")
        )
        return True
    if cur.word("cut") and cur.word("down", "downs", ahead=1):
        cur.take()
        cur.take()
        found.phrases.append(Note(column, "shape"))
        return True
    if cur.word(*_ALTERNATING):
        cur.take()
        if is_amount(cur) or efforts.is_effort(cur) or cur.sym("@") or cur.word("at", "between"):
            cur.skip("at", "@", "between")
            listed, among = efforts.marked(cur, 2)
            if len(listed) < 2 or among not in ("/", ",", "-", "and", "&"):
                raise cur.fail("Two efforts belong after “alternating”.", "alternating 5k/10k pace")
            found.phrases.append(Efforts(column, listed, sep, alternating=True))
        else:
            found.phrases.append(Note(column, "shape"))
        return True
    return False


def relay(cur: Cursor, found: Level, sep: str) -> bool:
    """ "relay style", "5 man relay": the recovery is the others' turn."""
    if not (
        cur.word("relay")
        or (cur.look().kind == "num" and cur.word("man", "person", "woman", ahead=1) and cur.word("relay", ahead=2))
    ):
        return False
    column = cur.look().column
    if cur.look().kind == "num":
        cur.take()
        cur.take()
    cur.take()
    cur.skip("style")
    cur.note("Relay style: the recovery lasts until it is your turn, so it is open and ends on your mark")
    found.phrases.append(Rec(column, sep=sep, marker="w/"))
    return True


def heading(cur: Cursor) -> bool:
    """ "Main set:", "Set 1:", "Workout:"."""
    start = cur.at
    while cur.word("main", "set", "sets", "workout", "session", "part", "intervals", "reps", "work") or (
        cur.look().kind == "num" and cur.sym(":", ahead=1)
    ):
        cur.take()
    if cur.at > start and (cur.sym(":") or cur.look().kind == "nl"):
        cur.take()
        return True
    cur.at = start
    return False
