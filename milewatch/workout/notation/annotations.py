"""What stands in ( ) and [ ] after a rep: a target, the parts of the rep, a recovery, a total."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.effort import Form
from milewatch.workout.notation import after_rest, clauses, efforts, spans, works
from milewatch.workout.notation.amounts import describe, measured
from milewatch.workout.notation.phrases import Efforts, Level, Note, Override, Rec, Work
from milewatch.workout.notation.recoveries import recovery
from milewatch.workout.notation.targets import figures
from milewatch.workout.notation.vocabulary import WEAK_MODES

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.errors import NotationError

_FASTEST_JOG_MPS = 5.0
"""What is quicker is no recovery: the 34 of "16 x 200 w/ 200 jog (34)" is the time of the reps."""


def parenthesis(cur: Cursor, found: Level, last: Work, level: Callable[..., Level]) -> bool:
    """Take a ( ) that says something about the rep before it; False (and nothing taken) if it is a group of its own."""
    start = cur.at
    column = cur.look().column
    before = list(cur.readings)
    if works.composite(cur, last) or _reps_and_sets(cur, found, last):
        return True
    cur.take()
    while cur.word("approx", "approximately", "about", "roughly") and cur.look(1).kind == "time":
        cur.take()
    rep = last.inner or last
    length = rep.amount.metres if rep.amount is not None else None
    if (marks := clauses.splits(cur, length)) is not None and cur.skip(")"):
        rep.splits_m = marks
        return True
    many = last.inner.count if last.inner is not None else last.count
    if spans.races_with_a_slash(cur) or spans.is_kilometres(cur):
        paces, among = efforts.marked(cur, many)
        if cur.skip(")"):
            found.phrases.append(Efforts(column, paces, among, end=cur.look(-1).end))
            return True
    if (listed := figures(cur, many)) is not None and cur.skip(")"):
        efforts_listed, among = listed
        if _time_of_recovery(found, efforts_listed):
            return True
        if len(efforts_listed) == 1 and efforts_listed[0].form is Form.TIME:
            # A time in ( ) is a target or a rest: it is decided when the whole block is known.
            found.phrases.append(Efforts(column, efforts_listed, "(time)"))
        else:
            found.phrases.append(Efforts(column, efforts_listed, among, end=cur.look(-1).end))
        return True
    if listed is not None and len(listed[0]) == 1 and listed[0][0].form is Form.TIME:
        # "(2:30, 400m jog)", "(75s w/ 60s)": with a recovery beside it the time is the target.
        named = cur.skip("w/", "with", "off", "r")
        if named or cur.skip(",", ";", "/"):
            beside = recovery(cur, "(") if cur.look().kind in ("time", "dist", "num", "word") else None
            if beside is not None and (named or beside.mode is not None or _called_rest(beside)) and cur.skip(")"):
                found.phrases.extend([Efforts(column, listed[0], "(time)"), beside])
                return True
    cur.at = start
    cur.readings[:] = before
    cur.take()
    if _gentle_recovery(cur, found, start):
        return True
    cur.at = start + 1
    inner = _inside(cur, level, last)
    if inner is None:
        cur.at = start
        cur.readings[:] = before
        return False
    before_it = found.phrases[-1] if found.phrases else None
    if (
        len(inner) == 1
        and isinstance(inner[0], Rec)
        and isinstance(before_it, Rec)
        and _one_recovery(before_it, inner[0])
    ):
        return True
    found.phrases.extend(inner)
    return True


def _gentle_recovery(cur: Cursor, found: Level, start: int) -> bool:
    """ "6 x 3 min (90s @ easy)": a recovery with an effort of its own."""
    if cur.look().kind != "time" or not cur.sym("@", ahead=1):
        return False
    token = cur.take()
    rec = Rec(token.column, [measured(cur, token, token.value, seconds=True)], marker="(", said=token.raw)
    if not after_rest.is_recovery(cur, found, rec, start):
        return False
    if rec.effort is not None and cur.skip(")"):
        found.phrases.append(rec)
        return True
    sign = cur.take()
    said = efforts.marked(cur)[0][0].text
    if cur.sym(")") and sign.text == "@":
        raise cur.fail(
            f"“{token.raw} @ {said}” in brackets could be the rest and the pace of the reps, or a part of the rep.",
            f"w/ {token.raw} rest @ {said}",
            f", then 1 x {token.raw} @ {said}",
            token=token,
            span=(cur.tokens[start].start, cur.look().end),
        )
    return False


def _reps_and_sets(cur: Cursor, found: Level, last: Work) -> bool:
    """ "(60s / 3min)" after sets of reps: the recovery between reps, and a longer one between sets."""
    times = [cur.look(1), cur.look(3)]
    if last.inner is None or not (cur.sym("/", ",", "&", ahead=2) and cur.sym(")", ahead=4)):
        return False
    if any(time.kind != "time" for time in times) or times[1].value <= 1.6 * times[0].value:
        return False
    lengths = [measured(cur, time, time.value, seconds=True) for time in times]
    for _ in range(5):
        cur.take()
    found.phrases.extend(
        Rec(time.column, [length], marker="(", said=time.raw) for time, length in zip(times, lengths, strict=True)
    )
    cur.note(f"{describe(lengths[0])} read as rest between reps, {describe(lengths[1])} between sets")
    return True


def _time_of_recovery(found: Level, said: list[Effort]) -> bool:
    """ "200m jog (75s)": the time to take over the recovery right before it."""
    rec = found.phrases[-1] if found.phrases else None
    if not isinstance(rec, Rec) or len(rec.amounts) != 1 or rec.amounts[0].metres is None or rec.mode is None:
        return False
    if len(said) != 1 or said[0].form is not Form.TIME or rec.target_ms is not None:
        return False
    seconds = said[0].high or 0.0
    if said[0].low != seconds or rec.amounts[0].metres > _FASTEST_JOG_MPS * seconds:
        return False
    rec.target_ms = round(seconds * 1000)
    return True


def _called_rest(rec: Rec) -> bool:
    return any(word in rec.said.lower() for word in ("rest", "rec", "break"))


def _one_recovery(rec: Rec, more: Rec) -> bool:
    """ "full recovery (walk back)", "3 min rest (walk)": the bracket says how the recovery before it is taken."""
    if more.amounts or more.scope.kind or more.mode is None:
        return False
    if rec.mode is not None and more.mode in WEAK_MODES:
        return True
    if rec.mode not in (None, "full"):
        return False
    rec.mode = more.mode
    return True


def _inside(cur: Cursor, level: Callable[..., Level], last: Work) -> list[Rec | Efforts | Note | Override] | None:
    """The phrases of a ( ) with nothing to run in it; None if there is something to run."""
    kept: list[Rec | Efforts | Note | Override] = []
    while cur.skip("w/", "with", ","):
        pass
    while not cur.sym(")"):
        if cur.look().kind == "end":
            raise cur.fail("A bracket is not closed; write “)”.")
        if cur.skip(",", ";", "&", "/") or cur.skip("and", "+"):
            continue
        rec = recovery(cur, "(") if _may_be_recovery(cur) else None
        if rec is not None:
            if (
                kept
                and isinstance(kept[-1], Rec)
                and not rec.scope.kind
                and not kept[-1].scope.kind
                and not (rec.mode or kept[-1].mode)
            ):
                raise _two_lengths(cur, kept[-1], rec)
            rec.marker = "("
            kept.append(rec)
            continue
        start = cur.at
        cur.deeper()
        part = level(cur, ")", last)
        cur.depth -= 1
        if any(isinstance(phrase, Work) for phrase in part.phrases) or (not part.phrases and cur.at == start):
            return None
        for phrase in part.phrases:
            if isinstance(phrase, (Rec, Efforts, Note, Override)):
                if isinstance(phrase, Rec) and not phrase.marker:
                    phrase.marker = "("
                kept.append(phrase)
            else:
                return None
    cur.take()
    return kept


def _two_lengths(cur: Cursor, one: Rec, other: Rec) -> NotationError:
    """ "(1:15, 60s)": a target and a recovery, or two recoveries."""
    token = cur.look(-1)
    start = cur.text.rfind("(", 0, one.column)
    end = cur.look().end if cur.sym(")") else token.end
    times = all(rec.amounts and rec.amounts[0].ms for rec in (one, other))
    offered = (f"@ {one.said} w/ {other.said} rest",) if times else ()
    return cur.fail(
        "Several lengths in brackets could be targets or recoveries.", *offered, token=token, span=(start, end)
    )


def _may_be_recovery(cur: Cursor) -> bool:
    """A length alone is left to the level's own rules; with a word it can be a recovery."""
    if works.count_ahead(cur) or clauses.total(_peek(cur)) is not None:
        return False
    if cur.look().kind in ("num", "dist", "time", "plural"):
        return not (cur.sym("/", "@", ahead=1) or cur.word("at", "in", ahead=1) or efforts.is_effort(cur))
    return not efforts.is_effort(cur) or cur.word("easy")


def _peek(cur: Cursor) -> Cursor:
    """A cursor of its own at the same place."""
    other = type(cur)(cur.tokens, cur.text)
    other.at = cur.at
    return other


def bracket(cur: Cursor, found: Level) -> None:
    """Take a [ ]: the recovery between reps, and after &, a comma or a slash the one between sets."""
    opened = cur.take()
    many = 0
    while not cur.sym("]"):
        if cur.look().kind == "end":
            raise cur.fail("A bracket is not closed; write “]”.", token=opened)
        if cur.skip("&", ",", "/", ";") or cur.skip("and", "w/", "with"):
            continue
        if (cycle := clauses.send_off(cur)) is not None:
            found.phrases.append(cycle)
            many += 1
            continue
        rec = recovery(cur, "[")
        if rec is None:
            raise cur.fail("A recovery belongs in [ ].", "[3']", "[3' & 5']", "[200m jog]")
        rec.marker = "["
        found.phrases.append(rec)
        many += 1
    cur.take()
    if not many:
        raise cur.fail("A recovery belongs in [ ].", "[3']", token=opened)
