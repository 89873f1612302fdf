"""A length, or a word, with nothing before it that says what it is: a rep, a recovery, an effort, the ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.notation import efforts, works
from milewatch.workout.notation.amounts import in_words_ahead, is_amount, range_ahead, work_amount
from milewatch.workout.notation.markers import on_off
from milewatch.workout.notation.phrases import Amount, Efforts, Level, Work
from milewatch.workout.notation.recoveries import recovery
from milewatch.workout.notation.relatives import is_recovery_word
from milewatch.workout.notation.targets import is_pace
from milewatch.workout.notation.vocabulary import MODES, REST

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


_SHORT_ONES = ("strides", "sprints", "hills", "accelerations", "buildups", "surges", "st")


def few(cur: Cursor, found: Level, sep: str) -> bool:
    """ "4 strides", "6 hill sprints": a count without x."""
    number = cur.look()
    if number.kind != "num" or not 1 < number.value < 30 or number.value != int(number.value):
        return False
    ahead = size = 3 if (cur.sym("-", ahead=1) or cur.word("to", ahead=1)) and cur.look(2).kind == "num" else 1
    while cur.word(
        "short",
        "long",
        "hill",
        "steep",
        "flying",
        "easy",
        "relaxed",
        "fast",
        "uphill",
        "hard",
        "all",
        "out",
        ahead=ahead,
    ):
        ahead += 1
    if not cur.word(*_SHORT_ONES, ahead=ahead):
        return False
    many, least = works.take_count(cur, size)
    while not cur.word(*_SHORT_ONES):
        cur.take()
    word = {"st": "strides"}.get(cur.look().text, cur.look().text)
    cur.take()
    amount = _their_length(cur)
    if amount is None:
        amount = Amount(column=number.column)
        cur.note(f"The {many} {word} have no length: each ends on your mark")
    found.phrases.append(Work(number.column, sep, many, least, counted=True, amount=amount))
    found.phrases.append(Efforts(number.column, [make.words({"sprints": "sprint"}.get(word, word))]))
    return True


def _their_length(cur: Cursor) -> Amount | None:
    """ "6 strides of 100m", "10 hill sprints (10s)", "6 strides x 20s"; None (and nothing taken) if it is not said."""
    opened = cur.sym("(")
    if not (opened or cur.word("of") or cur.sym("x")) or cur.look(1).kind not in ("time", "dist"):
        return None
    if opened and not cur.sym(")", ahead=2):
        return None
    cur.take()
    amount = work_amount(cur)
    if opened:
        cur.take()
    return amount


def separated_by_x(cur: Cursor) -> None:
    """ "5 x 400m x 400m" and "400 x 800 x 1200": x as "with" or as a comma."""
    if cur.sym("x") and is_amount(cur, 1) and (cur.look(1).kind != "num" or cur.look(1).value >= 50):
        token = cur.look()
        length = cur.look(1).raw
        raise cur.fail(
            "A second “x” could be a recovery, or one more thing to run.",
            f"w/ {length} jog",
            f", {length}",
            token=token,
            span=(token.start, cur.look(1).end),
        )


def _recovery_ahead(cur: Cursor, found: Level, sep: str) -> bool:
    """Whether the length here has a recovery word (or a place for one) with it, before anything else begins."""
    ahead = 1
    if range_ahead(cur):
        ahead = 3
    while in_words_ahead(cur) and cur.word("half", "quarter", "a", "mile", "miles", "lap", "laps", ahead=ahead):
        ahead += 1
    if cur.look(1).kind == "word" and cur.look(1).raw == "J":
        return True
    for _ in range(8):
        token = cur.look(ahead)
        if token.kind != "word":
            return False
        if _of_what_follows(cur, ahead, sep):
            return False
        if token.text == "off" and is_amount(cur, ahead + 1) and not _is_on(found):
            return False
        if (
            token.text in REST
            or token.text in MODES
            or token.text in ("between", "btw", "btwn", "inbetween", "after", "before")
        ):
            return not (token.text in ("easy", "ez") and cur.word("warm", "wu", "cool", "cd", "pace", ahead=ahead + 1))
        if token.text == "in" and cur.word("between", ahead=ahead + 1):
            return True
        if token.text not in (
            "of",
            "a",
            "the",
            "slow",
            "very",
            "light",
            "gentle",
            "full",
            "complete",
            "set",
            "min",
            "metre",
            "or",
            "to",
            "equal",
            "active",
        ):
            return False
        ahead += 1
    return False


def _of_what_follows(cur: Cursor, ahead: int, sep: str) -> bool:
    """ "600, 400 rest 3:00", "600, 400 jog 200": the word at `ahead` is of the length behind it."""
    after = cur.look(ahead + 1)
    if not is_amount(cur, ahead + 1) or cur.sym("x", ahead=ahead + 2) or cur.look().kind == "time":
        return False
    ends = cur.look(ahead + 2).kind in ("end", "nl")
    return cur.look(ahead).text in REST or (sep == "," and ends and after.kind in ("num", "dist"))


def _is_on(found: Level) -> bool:
    """Whether the last thing said is "on", so that an "off" belongs to it."""
    last = found.phrases[-1] if found.phrases else None
    return isinstance(last, Efforts) and last.efforts[0].text == "on"


def _mile(cur: Cursor) -> bool:
    """ "mile, 1200, 800": one mile, by the word alone."""
    after = cur.look(1)
    return cur.word("mile") and (
        after.kind in ("end", "nl")
        or cur.sym(",", ";", "-", "/", "@", "+", "(", ")", "[", ".", ahead=1)
        or cur.word("at", "in", "w/", "with", "jog", "walk", "time", "tt", ahead=1)
    )


def _rung(cur: Cursor, sep: str) -> bool:
    """ "100-200-100 walk back": the last rung of a ladder, and then the recovery by word alone."""
    if sep not in ("-", "/") or not is_recovery_word(cur, 1):
        return False
    return cur.word("back", "down", "half", "same", "equal", "next", "the", "distance", ahead=2) or is_amount(cur, 2)


def length(cur: Cursor, found: Level, sep: str) -> bool:
    """A length: a recovery if a word says so, a rep if not."""
    if not (is_amount(cur) or cur.word("half", "quarter", "open", "a") or _mile(cur)):
        return False
    if cur.word("a") and not cur.word("mile", "half", "quarter", "minute", ahead=1):
        return False
    if cur.look().kind in ("dist", "num") and efforts.is_effort(cur) and found.last_work is not None:
        token = cur.look()
        effort = efforts.bare(cur)
        assert effort is not None
        found.phrases.append(Efforts(token.column, [effort], sep))
        return True
    if cur.look().kind == "time" and is_pace(cur) and found.last_work is not None:
        return False
    if cur.sym(":", ahead=1) and (rec := recovery(cur)) is not None:
        rec.sep = sep
        found.phrases.append(rec)
        return True
    if not cur.word("open") and _recovery_ahead(cur, found, sep) and not _rung(cur, sep):
        rec = recovery(cur)
        if rec is not None:
            rec.sep = sep
            found.phrases.append(rec)
            return True
    if cur.word("quarter", "half") and not cur.word("mile", "a", "of", ahead=1):
        return False
    column, start = cur.look().column, cur.at
    made = works.on_off(cur, sep) or works.pair(cur, sep) or works.single(cur, sep)
    if cur.word("repeats", "intervals", "reps", "repeat") and cur.sym("x", ahead=1) and cur.look(2).kind == "num":
        cur.take()
    if cur.word("repeats", "intervals", "reps", "repeat") and len(made) == 1:
        said = cur.said(start)
        span = (cur.tokens[start].start, cur.look().end)
        raise cur.fail(f"How many times is “{said}” run?", f"4 x {said}", token=cur.look(), span=span)
    if cur.word("of") and is_amount(cur, 1):
        raise cur.fail("A whole that is made of reps is written as its reps: 8 x (200m fast + 200m float).")
    if cur.word("on") and (on_off(cur) or cur.look(1).kind in ("sym", "end", "nl") or cur.word("and", ahead=1)):
        cur.take()
        made.append(Efforts(column, [make.words("on")]))
    found.phrases.extend(made)
    separated_by_x(cur)
    return True
