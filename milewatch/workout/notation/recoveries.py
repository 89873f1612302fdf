"""Recoveries as written: 60s rest, 400m jog, walk back, jog half, full recovery, 2 min rest between sets."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.notation import efforts
from milewatch.workout.notation.amounts import in_words_ahead, is_amount, range_ahead, recovery_amount, take_range
from milewatch.workout.notation.phrases import Rec
from milewatch.workout.notation.relatives import is_recovery_word, relative
from milewatch.workout.notation.scopes import scope
from milewatch.workout.notation.vocabulary import MODES, REST, WEAK_MODES, words
from milewatch.workout.units import format_duration

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor

_FULL = ("full", "open", "complete", "fully", "adequate", "plenty", "ample", "long", "total")
_PASSED = words("a an the of for only just take with seconds very slow light gentle good about approx approximately")
_RELATIVE = ("half", "same", "equal", "distance", "next", "double", "twice", "back", "down", "rep", "third", "quarter")


def recovery(cur: Cursor, marker: str = "") -> Rec | None:
    """The recovery at the place; None (and nothing taken) if there is none.

    After a `marker` (w/, r, R, [) a length alone is one; without, a word must say so.
    """
    start = cur.at
    rec = Rec(column=cur.look().column, marker=marker)
    said = _Said()
    while _piece(cur, rec, said):
        pass
    if not said.counts(rec, marker):
        cur.at = start
        return None
    _settle(cur, rec, said)
    rec.said = cur.said(start)
    return rec


class _Said:
    """Which words have been met."""

    __slots__ = ("full", "mixed", "noun", "open", "passed", "plural", "strong", "word_first")

    def __init__(self) -> None:
        self.passed = 0
        self.noun = self.full = self.open = self.mixed = self.strong = self.word_first = self.plural = False

    def counts(self, rec: Rec, marker: str) -> bool:
        """Whether what was read is a recovery at all."""
        if not rec.amounts and rec.relative is None and not (rec.mode or self.noun or self.open):
            return False
        if (
            not rec.amounts
            and rec.relative is None
            and not self.open
            and rec.mode in (None, "easy", "off")
            and marker in ("", "w/")
        ):
            return self.noun and marker == "w/"
        return (
            bool(marker)
            or self.noun
            or rec.mode is not None
            or bool(rec.scope.kind)
            or self.open
            or (rec.relative is not None and self.strong)
        )


def _piece(cur: Cursor, rec: Rec, said: _Said) -> bool:
    """Take one more piece of the recovery; False when what stands here is no part of it."""
    token = cur.look()
    if _mode(cur, rec, said) or _noun(cur, rec, said):
        said.word_first = said.word_first or not (rec.amounts or rec.relative)
        return True
    if cur.word("full") and (cur.look(1).kind in ("end", "nl") or cur.sym(",", ";", ")", "]", "+", ahead=1)):
        said.full = said.open = True
        cur.take()
        return True
    if token.kind == "word" and token.text in _FULL and _leads_to_rest(cur, 1):
        said.full = token.text not in ("long", "open")
        said.open = True
        cur.take()
        return True
    if not rec.scope.kind and (found := scope(cur)) is not None:
        rec.scope = found
        return True
    if rec.relative is None and not rec.amounts and relative(cur, rec):
        return True
    if _length(cur, rec, said) or (rec.amounts and rec.mode in ("jog", "walk") and cur.skip("back")):
        return True
    if cur.word("in") and cur.look(1).kind in ("time", "num") and rec.amounts and rec.amounts[-1].metres is not None:
        return _target(cur, rec)
    if cur.sym("@") and rec.marker == "R=" and rec.amounts:
        cur.take()
        rec.effort = efforts.one_marked(cur)
        return True
    if token.kind == "word" and token.text in _PASSED and said.passed < 8:
        said.passed += 1
        if _goes_on(cur, 1, moving=rec.mode not in (None, "off")):
            cur.take()
            return True
    return False


def _mode(cur: Cursor, rec: Rec, said: _Said) -> bool:
    token = cur.look()
    if token.kind != "word":
        return False
    mode = "J" if token.raw == "J" else MODES.get(token.text)
    if mode is None:
        return False
    if mode == "off" and (is_amount(cur, 1) and not rec.amounts):
        return False
    if rec.amounts and rec.mode not in (None, mode) and is_amount(cur, 1):
        return False
    cur.take()
    said.strong = said.strong or mode not in WEAK_MODES
    if (
        (cur.sym("/") or cur.word("or", "and"))
        and cur.look(1).kind == "word"
        and cur.look(1).text in MODES
        and mode != "off"
    ):
        cur.take()
        other = MODES[cur.take().text]
        said.mixed = said.mixed or other != mode
        said.strong = True
    if rec.mode is None or rec.mode in WEAK_MODES:
        rec.mode = mode
    elif mode not in WEAK_MODES and mode != rec.mode:
        said.mixed = True
    return True


def _noun(cur: Cursor, rec: Rec, said: _Said) -> bool:
    token = cur.look()
    if token.kind != "word" or token.text not in REST:
        return False
    if token.text in ("ri", "rec") and cur.sym("=", ahead=1):
        cur.take()
    cur.take()
    said.noun = said.strong = True
    said.plural = said.plural or token.text.endswith(("ries", "ecs", "covs", "rests"))
    cur.skip(":", "=") if not rec.amounts else None
    if cur.word("interval", "intervals", "jogs", "period", "periods", "time", "ratio"):
        cur.take()
    if cur.word("is", "are"):
        cur.take()
    return True


def _leads_to_rest(cur: Cursor, ahead: int) -> bool:
    while cur.look(ahead).kind == "word" and cur.look(ahead).text in MODES:
        ahead += 1
        if cur.sym("/", ahead=ahead):
            ahead += 1
    token = cur.look(ahead)
    return (token.kind == "word" and token.text in REST) or (ahead > 1)


def _goes_on(cur: Cursor, ahead: int, *, moving: bool) -> bool:
    """Whether a filler word stands before more of the recovery."""
    token = cur.look(ahead)
    if moving and token.kind == "num" and token.value >= 50:
        return True
    return (
        token.kind in ("time", "dist")
        or is_recovery_word(cur, ahead)
        or (token.kind == "word" and token.text in (*_PASSED, *_FULL, *_RELATIVE))
        or (token.kind == "num" and is_recovery_word(cur, ahead + 1))
    )


def _length(cur: Cursor, rec: Rec, said: _Said) -> bool:
    if in_words_ahead(cur) and not rec.amounts and rec.relative is None:
        rec.amounts.append(recovery_amount(cur, marker=rec.marker, moving=True))
        return True
    if not is_amount(cur) or cur.sym("x", ahead=1):
        return False
    if cur.look().kind == "num" and cur.word("sets", "set", "reps", "times", ahead=1):
        return False
    if rec.relative is not None or (rec.amounts and not _in_turn(cur, rec, said)):
        return False
    ranged = range_ahead(cur)
    moving = rec.mode not in (None, "off", "standing", "static", "passive", "sitting") or _moving_ahead(cur)
    if (
        cur.look().kind == "num"
        and not ranged
        and not moving
        and not (rec.marker or said.noun or _noun_ahead(cur))
        and not _scope_ahead(cur)
    ):
        return False
    if rec.marker or said.word_first:
        _unit_for_all(cur)
    amount = take_range(cur) if ranged else recovery_amount(cur, marker=rec.marker, moving=moving or _scope_ahead(cur))
    rec.amounts.append(amount)
    if cur.sym("+") and rec.marker == "R=" and is_amount(cur, 1):
        raise cur.fail(
            "A recovery of two lengths is not timed; write the two one after the other.", "R=60s", token=cur.look()
        )
    return _list(cur, rec, said) or True


def _unit_for_all(cur: Cursor) -> None:
    """ "w/ 3, 2, 1 min": the unit at the end is for each of them."""
    ahead = 0
    while cur.look(ahead).kind == "num" and cur.look(ahead).value < 50 and cur.sym(",", "-", "/", ahead=ahead + 1):
        ahead += 2
    last = cur.look(ahead)
    if ahead < 4 or last.kind != "time" or ":" in last.text or "." in last.text:
        return
    unit = last.value / float(re.sub(r"[^0-9]", "", last.text) or 1)
    for place in range(cur.at, cur.at + ahead, 2):
        token = cur.tokens[place]
        cur.tokens[place] = replace(token, kind="time", value=token.value * unit)


def _in_turn(cur: Cursor, rec: Rec, said: _Said) -> bool:
    """ "rest 2' 2' 1'": lengths in turn, one after the other."""
    return (said.word_first or rec.marker in ("r", "R", "R=")) and cur.look().kind == cur.look(-1).kind


def _list(cur: Cursor, rec: Rec, said: _Said) -> bool:
    """ "jog 400, 300, 200, 100 and repeat": more lengths after commas, when the word came first."""
    if not (said.word_first or rec.marker in ("w/", "r", "R", "R=", "[")):
        return False
    ahead, more = 0, 0
    while (
        (cur.sym(",", "/", "-", ahead=ahead) or cur.word("and", "then", ahead=ahead))
        and is_amount(cur, ahead + 1)
        and not cur.sym("x", ahead=ahead + 2)
    ):
        if cur.look(ahead + 1).kind == "time" and rec.amounts[0].ms is None:
            break
        if cur.look(ahead + 1).kind == "dist" and rec.amounts[0].metres is None:
            break
        ahead, more = ahead + 2, more + 1
    repeats = cur.word("and", "then", ahead=ahead) and cur.word("repeat", ahead=ahead + 1)
    after = cur.look(ahead)
    ends = (
        after.kind in ("end", "nl")
        or (after.kind == "sym" and after.text in ")];}")
        or repeats
        or is_recovery_word(cur, ahead)
    )
    if (more < 2 and not (more and repeats)) or not ends:
        return False
    for _ in range(more):
        cur.take()
        rec.amounts.append(recovery_amount(cur, marker=rec.marker, moving=rec.amounts[0].metres is not None))
    if repeats:
        cur.take()
        cur.take()
        rec.cycling = True
    return True


def _moving_ahead(cur: Cursor) -> bool:
    ahead = 1
    while cur.look(ahead).kind == "word" and cur.look(ahead).text in (
        "easy",
        "slow",
        "light",
        "metre",
        "gentle",
        "very",
    ):
        ahead += 1
    token = cur.look(ahead)
    return (
        token.raw == "J"
        or (token.kind == "word" and MODES.get(token.text) in ("jog", "walk", "float", "shuffle"))
        or (cur.look(1).kind == "word" and cur.look(1).text == "easy")
    )


def _noun_ahead(cur: Cursor) -> bool:
    return cur.look(1).kind == "word" and cur.look(1).text in REST


def _scope_ahead(cur: Cursor) -> bool:
    return cur.word("between", "after", "btw", "btwn", "inbetween", "before", ahead=1) or (
        cur.word("in", ahead=1) and cur.word("between", ahead=2)
    )


def _target(cur: Cursor, rec: Rec) -> bool:
    """ "jog in 60s", "in 60-70": the time for it, of a range the longer one."""
    cur.take()
    start = cur.at
    token = cur.take()
    ranged = cur.sym("-") and cur.look(1).kind in ("time", "num") and cur.look(1).value > token.value
    if ranged:
        cur.take()
        token = cur.take()
    if token.kind == "num" and not 30 <= token.value < 100:
        raise cur.fail(f"“{token.raw}” has no unit here.", f"in {token.raw}s", token=token)
    if ranged:
        cur.note(f"“in {cur.said(start)}” for a recovery is planned as {format_duration(round(token.value * 1000))}")
    elif token.kind == "num":
        cur.note(f"“in {cur.said(start)}” read as seconds; for minutes write in {token.raw} min")
    rec.target_ms = round(token.value * 1000)
    return True


_READY = ("ready", "recovered", "hr", "heart", "heartrate", "pulse", "breath", "breathing", "bpm", "comfortable")


def until(cur: Cursor, rec: Rec) -> None:
    """ "rest until HR drops to 120", "walk till ready": it ends on the mark, and that is said."""
    if not cur.word("until", "till", "til"):
        return
    ahead = 1
    named = False
    while (cur.look(ahead).kind in ("word", "num") or cur.sym("<", "-", "/", ahead=ahead)) and ahead < 12:
        named = named or cur.word(*_READY, ahead=ahead)
        ahead += 1
    if not named or rec.amounts or rec.relative is not None:
        return
    start = cur.at
    cur.at += ahead
    cur.note(f"“{cur.said(start)}”: the recovery is open and ends on your mark")


def _settle(cur: Cursor, rec: Rec, said: _Said) -> None:
    if said.mixed:
        rec.mode = None
    if rec.relative is not None and rec.relative.of == "rep" and said.noun and rec.mode is None and rec.marker != "R=":
        # "equal rest" after 800 m is as long as they took: nobody rests for 800 m.
        rec.relative.of = "time"
    if said.full and rec.mode is None and not said.mixed and not rec.amounts:
        rec.mode = "full"
    rec.plural = said.plural
    if said.plural and rec.mode is None and rec.amounts and rec.amounts[0].metres is not None and not rec.scope.kind:
        cur.note("The recoveries are run between the reps, not after the last one")
    until(cur, rec)
    if not rec.scope.kind and (found := scope(cur)) is not None:
        rec.scope = found
