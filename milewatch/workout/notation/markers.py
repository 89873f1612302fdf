"""What a sign or a small word introduces: @ effort, in 60 s, w/ recovery, r60s, R=…, on 2:30."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import MILE_M, Kind
from milewatch.workout.notation import after_rest, clauses, efforts, works
from milewatch.workout.notation.amounts import describe, is_amount
from milewatch.workout.notation.assigned import equals
from milewatch.workout.notation.labels import is_label, label_after
from milewatch.workout.notation.phrases import Efforts, Level, Note, Rec, Scope, Work
from milewatch.workout.notation.recoveries import recovery, until
from milewatch.workout.notation.relatives import is_recovery_word
from milewatch.workout.notation.vocabulary import REST

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor


_AROUND = ("at", "around", "near")


def marked(cur: Cursor, found: Level, sep: str) -> bool:
    """@ effort, in 60 s, w/ recovery, r60s, R=…, on 2:30."""
    token = cur.look()
    if (rec := equals(cur)) is not None:
        rec.sep = sep
        found.phrases.append(rec)
        return True
    if (cycle := clauses.time_first(cur)) is not None:
        cycle.sep = sep
        found.phrases.append(cycle)
        return True
    if (
        cur.sym("@", "~", "=")
        or cur.word(*_AROUND)
        or (cur.word("in") and cur.look(1).kind in ("time", "num", "sym") and not cur.word("between", ahead=1))
    ):
        if cur.sym("=") and not cur.sym("@", ahead=1):
            return False
        if cur.word("in", "at") and cur.word("the", "a", ahead=1) and clauses.surface(cur) is not None:
            return True
        after_rest.not_a_rest(cur, found)
        cur.take()
        cur.skip("@")
        paced = _mile_pace(cur, found)
        listed = [paced] if paced is not None else efforts.marked(cur, _expected(found))[0]
        found.phrases.append(Efforts(token.column, listed, sep, end=cur.look(-1).end))
        return True
    if cur.word(*_AIMS) and _aim(cur, found):
        return True
    if cur.word("pace", "effort", "intensity", "target") and cur.sym(":", ahead=1):
        cur.take()
        cur.take()
        listed, _ = efforts.marked(cur, _expected(found))
        found.phrases.append(Efforts(token.column, listed))
        return True
    if cur.word("all") and cur.word("w/", "with", "off", ahead=1) and cur.look(2).kind in ("time", "dist", "num"):
        cur.take()
        cur.take()
        rec = recovery(cur, "w/")
        if rec is None:
            raise cur.fail("A recovery belongs here.", "all w/ 90s rest")
        rec.scope = Scope("all") if not rec.scope.kind else rec.scope
        found.phrases.append(rec)
        return True
    if (cycle := _send_off(cur)) is not None:
        cycle.sep = sep
        found.phrases.append(cycle)
        return True
    if cur.word("without") or cur.phrase("no", "rest") or cur.phrase("no", "recovery"):
        cur.take()
        cur.skip("rest", "recovery", "stopping", "a", "break")
        found.phrases.append(Note(token.column, "continuous"))
        return True
    return _with(cur, found, sep) or _letter_r(cur, found, sep)


_AIMS = ("target", "targeting", "aim", "aiming", "averaging", "average", "avg", "under", "sub", "inside")


def _aim(cur: Cursor, found: Level) -> bool:
    """ "target 75s", "averaging 75", "under 75s": the time for a rep, without @."""
    token = cur.look()
    ahead = 2 if cur.word("for", "of", "time", ahead=1) else 1
    if found.last_work is None or cur.look(ahead).kind not in ("time", "num") or cur.look(ahead + 1).text == "x":
        return False
    if cur.look(ahead).kind == "num" and not 10 <= cur.look(ahead).value < 100:
        return False
    start = cur.at
    for _ in range(ahead):
        cur.take()
    listed, _ = efforts.marked(cur, _expected(found))
    if token.text in ("under", "sub", "inside"):
        cur.note(f"“{cur.said(start)}” is kept as {listed[0].text}")
    found.phrases.append(Efforts(token.column, listed, end=cur.look(-1).end))
    return True


def _mile_pace(cur: Cursor, found: Level) -> Effort | None:
    """ "4 x 1 mile @ 6:15 pace" is a pace per mile; None (and nothing taken) where the reps are not in miles."""
    if cur.look().kind != "time" or not cur.word("pace", ahead=1) or not 180 <= cur.look().value <= 1200:
        return None
    last = found.last_work
    while last is not None and last.inner is not None:
        last = last.inner
    metres = last.amount.metres if last is not None and last.amount is not None else None
    if not metres or (metres / MILE_M * 4) % 1 > 1e-6:
        return None
    token = cur.take()
    cur.take()
    cur.note(f"“{token.raw} pace” read as a pace per mile, as the reps are in miles")
    return make.pace(token.value, None, MILE_M)


def _send_off(cur: Cursor) -> Rec | None:
    if cur.word("on") and on_off(cur):
        return None
    return clauses.send_off(cur)


def on_off(cur: Cursor, ahead: int = 0) -> bool:
    """Whether the "on" here belongs to an "off": "1 min on 1 min off"."""
    return (
        cur.word("on", ahead=ahead)
        and cur.look(ahead + 1).kind == "time"
        and (cur.word("off", ahead=ahead + 2) or cur.word("off", ahead=ahead + 3))
    )


def _expected(found: Level) -> int:
    """How many reps the block before the place has, for efforts in turn."""
    many = 0
    for phrase in reversed(found.phrases):
        if isinstance(phrase, Work):
            if phrase.kind is not Kind.WORK:
                break
            if phrase.counted:
                inner = phrase
                while inner.inner is not None:
                    inner = inner.inner
                return many or inner.count
            many += 1
            if phrase.sep not in ("-", "/", ","):
                break
        elif not isinstance(phrase, Note):
            break
    return max(1, many)


def _with(cur: Cursor, found: Level, sep: str) -> bool:
    named = cur.word("on") and cur.look(1).kind == "time" and cur.look(2).kind == "word" and cur.look(2).text in REST
    if not (cur.word("w/", "with", "w", "off", "plus") or named):
        return False
    token = cur.look()
    start = cur.at
    if token.text == "w" and not (is_amount(cur, 1) or is_recovery_word(cur, 1)):
        return False
    cur.take()
    while cur.word("a", "the", "an", "of", "just", "only"):
        cur.take()
    if token.text == "off":
        if cur.look().kind != "time" and not (cur.look().kind == "num" and 15 <= cur.look().value < 100):
            cur.at = start
            return False
        rec = recovery(cur, "off")
        if rec is None:
            raise cur.fail("A recovery belongs after “off”.", "w/ 90s rest")
        rec.marker = "w/"
        length = describe(rec.amounts[0])
        cur.note(f"“{cur.said(start)}” read as a recovery of {length}; for a send-off write on {length}")
        rec.sep = sep
        found.phrases.append(rec)
        return True
    before = list(cur.readings)
    if (
        not works.count_ahead(cur)
        and not on_off(cur, ahead=1)
        and not (cur.look().kind == "num" and cur.word("strides", "sprints", ahead=1))
        and label_after(cur, 1) is None
        and is_label(cur) is None
        and not cur.word("last", "first", "final")
    ):
        rec = recovery(cur, "w/") if token.text != "plus" else None
        if rec is not None and not (
            cur.sym("@") and rec.mode is None and not after_rest.is_recovery(cur, found, rec, start)
        ):
            rec.sep = sep
            found.phrases.append(rec)
            _more_recoveries(cur, found)
            return True
        cur.readings[:] = before
    cur.at = start
    cur.take()
    counted = works.count_ahead(cur) or (cur.look().kind == "num" and cur.word("strides", "sprints", ahead=1))
    if token.text != "plus" and (counted or on_off(cur, ahead=1)) and found.last_work is not None:
        raise cur.fail(
            "It does not show whether these are inside what stands before, or come after it.", ", then", token=token
        )
    if cur.sym("-", "~", "+") and cur.look(1).kind in ("time", "dist", "num"):
        sign, amount = cur.look(), cur.look(1)
        word = "" if is_recovery_word(cur, 2) else " rest" if amount.kind == "time" else " jog"
        raise cur.fail(
            f"A recovery stands without a sign: “{amount.raw}”, not “{sign.raw}{amount.raw}”.",
            f"w/ {amount.raw}{word}",
            span=(sign.start, amount.end),
        )
    if token.text in ("w/", "with", "plus") and cur.look().kind != "end":
        # "with 4 strides", "with a 10 min warm-up": something else comes along.
        if not (
            works.count_ahead(cur)
            or is_amount(cur)
            or efforts.is_effort(cur)
            or cur.word("a", "the", "last", "first", "final", "splits", "no")
            or is_label(cur) is not None
            or clauses.surface(cur)
        ):
            raise cur.fail("A recovery belongs here.", "w/ 60s rest", "w/ 200m jog", token=cur.look())
        return True
    raise cur.fail("A recovery belongs here.", "w/ 60s rest", "w/ 200m jog")


def _more_recoveries(cur: Cursor, found: Level) -> None:
    """ "… 60 s between reps and 3 min between sets": the second belongs to the same "with"."""
    start = cur.at
    sep = cur.look().text
    if not (cur.skip("and", "&", ",", "/")):
        return
    before = list(cur.readings)
    rec = (
        recovery(cur, "w/") if cur.look().kind in ("time", "dist") and not cur.word("in", "at", "on", ahead=1) else None
    )
    if rec is None or not (rec.scope.kind or (sep in ("and", "&", "/") and cur.look().kind in ("end", "nl"))):
        cur.at = start
        cur.readings[:] = before
        return
    rec.sep = ","
    found.phrases.append(rec)


def _set_rest(cur: Cursor, found: Level, sep: str) -> bool:
    """ "SR 3'": the rest between sets."""
    token = cur.take()
    cur.skip(":", "=")
    rec = recovery(cur, "R")
    if rec is None:
        raise cur.fail("A recovery belongs after “SR”.", "3 min between sets", token=token)
    rec.scope, rec.sep, rec.column = Scope("sets"), sep, token.column
    found.phrases.append(rec)
    return True


def _letter_r(cur: Cursor, found: Level, sep: str) -> bool:
    """r60s, R3min, r 60, R: 3', RI 90s, rest: …"""
    token = cur.look()
    if cur.word("sr") and (is_amount(cur, 1) or (cur.sym(":", "=", ahead=1) and is_amount(cur, 2))):
        return _set_rest(cur, found, sep)
    if token.kind != "word" or token.text not in (
        "r",
        "ri",
        "rec",
        "rest",
        "recovery",
        "recoveries",
        "recover",
        "rests",
    ):
        return False
    start = cur.at
    cur.take()
    cur.skip(":", "=", "of", ".")
    cur.skip("is", "of")
    if token.text == "r" and not (is_amount(cur) or is_recovery_word(cur) or cur.word("full", "half", "same", "equal")):
        cur.at = start
        return False
    rec = recovery(cur, token.raw if token.text == "r" else "r")
    if rec is None:
        cur.at = start
        rec = recovery(cur)
        if rec is None:
            if token.text == "r":
                return False
            cur.at = start + 1
            rec = Rec(token.column, said=token.raw)
            until(cur, rec)
    if token.text == "r":
        rec.marker = token.raw
    rec.sep, rec.column = sep, token.column
    found.phrases.append(rec)
    return True
