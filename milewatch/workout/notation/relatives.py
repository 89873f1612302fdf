"""Recoveries measured by a rep: half, same, equal, 50 %, 1:1, walk back, distance ran, next distance, (rep / 2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation.amounts import is_amount
from milewatch.workout.notation.phrases import Relative
from milewatch.workout.notation.vocabulary import MODES, REST
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Rec


def is_recovery_word(cur: Cursor, ahead: int = 0) -> bool:
    """Whether a word stands here that makes a length beside it a recovery."""
    token = cur.look(ahead)
    if token.kind != "word":
        return False
    if token.raw == "J":
        return True
    return token.text in REST or token.text in MODES


def relative(cur: Cursor, rec: Rec) -> bool:
    """Take half, same, equal, distance ran, next distance, back, down, (rep / 2)."""
    if (
        cur.word("half")
        or cur.word("third")
        or (cur.look().kind == "num" and cur.look().value in (0.5, 0.25) and cur.word("the", "distance", ahead=1))
    ):
        return _part(cur, rec)
    if (share := _share(cur)) is not None:
        rec.relative = Relative("time", share)
        return True
    if cur.word("same", "equal", "double", "twice"):
        factor = 2.0 if cur.take().text in ("double", "twice") else 1.0
        cur.skip("the")
        return _of_what(cur, rec, factor)
    if cur.word("next") and cur.word("distance", "rep", ahead=1):
        cur.take()
        cur.take()
        _to_be_run(cur)
        rec.relative = Relative("next")
        return True
    if cur.word("the") and cur.word("distance", "same", "next", "rep", ahead=1):
        cur.take()
        return relative(cur, rec)
    if cur.word("distance"):
        cur.take()
        _to_be_run(cur)
        rec.relative = Relative("distance")
        return True
    if cur.word("back", "down") and rec.mode in ("jog", "walk", "easy"):
        cur.take()
        cur.skip("down")
        cur.skip("same")
        cur.skip("distance")
        if cur.word("to") and cur.word("the", "start", "bottom", ahead=1):
            cur.take()
            cur.skip("the")
            cur.skip("start", "bottom")
        rec.relative = Relative("back")
        return True
    return False


def _share(cur: Cursor) -> float | None:
    """ "50% rest", "1:1 jog", "2:1 work to rest": the part of the time of the rep; None (and nothing taken) if none."""
    start = cur.at
    first, shown = cur.take(), ""
    if first.kind == "pct":
        share = first.value / 100
    elif first.kind == "num" and cur.sym(":") and cur.look(1).kind == "num" and not cur.look(1).spaced:
        cur.take()
        share = cur.take().value / first.value if first.value else 0.0
        shown = cur.said(start)
    else:
        cur.at = start
        return None
    while cur.word("work", "run", "on", "ratio", "effort") or (
        cur.word("to") or (cur.sym("/", ":", "-") and is_recovery_word(cur, 1))
    ):
        cur.take()
    named = is_recovery_word(cur) and not is_amount(cur, 1)
    if not (named and 0.1 <= share <= 5):
        cur.at = start
        return None
    if first.kind == "num":
        cur.note(f"“{shown}” read as a recovery of {format_number(round(share, 3))} x the time of the rep")
    return share


def _part(cur: Cursor, rec: Rec) -> bool:
    token = cur.look()
    if cur.word("mile", ahead=1) or (cur.word("a") and cur.word("mile", ahead=2)):
        return False
    cur.take()
    factor = token.value if token.kind == "num" else 1 / 3 if token.text == "third" else 0.5
    cur.skip("of")
    cur.skip("the", "that")
    return _of_what(cur, rec, factor)


def _of_what(cur: Cursor, rec: Rec, factor: float) -> bool:
    of = "rep"
    if cur.word("distance", "length", "distances"):
        cur.take()
        of = "distance"
    elif cur.word("time", "times", "duration"):
        cur.take()
        of = "time"
    _to_be_run(cur)
    rec.relative = Relative(of, factor)
    return True


def _to_be_run(cur: Cursor) -> None:
    while cur.word(
        "just", "ran", "run", "of", "as", "rep", "you", "to", "be", "covered", "the", "interval", "repetition", "reps"
    ):
        if cur.word("the", "of", "as") and not cur.word("rep", "run", "interval", "repetition", "reps", "the", ahead=1):
            break
        cur.take()
