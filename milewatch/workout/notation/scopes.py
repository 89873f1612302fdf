"""Where a recovery goes when the text says so: between reps, between sets, after the 400s, between 300 & 150."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation import efforts
from milewatch.workout.notation.phrases import Amount, Scope
from milewatch.workout.notation.vocabulary import BLOCK_NOUNS, PLACES, REP_NOUNS, REST, SET_NOUNS

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor

_EACH = frozenset(("each", "every", "all", "the", "of", "a", "these", "both"))


def scope(cur: Cursor) -> Scope | None:
    """The place named here for a recovery; None (and nothing taken) if none is."""
    start = cur.at
    found = _between(cur) or _after(cur) or _before(cur) or _inside(cur) or _set_noun(cur)
    if found is None:
        cur.at = start
    return found


def _between(cur: Cursor) -> Scope | None:
    cur.skip("in") if cur.word("between", "betweens", ahead=1) else None
    if not (cur.word("between", "btw", "btwn", "inbetween", "bw", "betw")):
        return None
    cur.take()
    return _nouns(cur) or _lengths(cur, "between") or Scope("reps")


def _after(cur: Cursor) -> Scope | None:
    if not cur.word("after", "following"):
        return None
    cur.take()
    if cur.word("last") or (cur.word("the") and cur.word("last", "final", ahead=1)):
        cur.skip("the")
        cur.take()
        found = _nouns(cur)
        return Scope("last" if found is None or found.kind == "reps" else "sets")
    return _counted(cur) or _nouns(cur) or _lengths(cur, "after") or _paced(cur)


def _counted(cur: Cursor) -> Scope | None:
    """after every 4 reps, after every 4th, after rep 6, after the 6th."""
    start = cur.at
    kind = "every" if cur.skip("every", "each") else "rep"
    cur.skip("the")
    named = cur.skip("rep", "number")
    token = cur.take()
    number = PLACES.get(token.text, 0) if token.kind == "word" else 0
    if token.kind == "num" and token.value < 50 and token.value == int(token.value):
        number = int(token.value)
    nth = token.kind == "word"
    noun = cur.look().kind == "word" and cur.look().text in REP_NOUNS
    if number < 1 or cur.sym("x") or not (named or nth or noun or kind == "every" or cur.look().kind in ("end", "nl")):
        cur.at = start
        return None
    if noun:
        cur.take()
    return Scope(kind, number=number)


def _nouns(cur: Cursor) -> Scope | None:
    start = cur.at
    many = False
    while (cur.look().kind == "word" and cur.look().text in _EACH) or (
        cur.look().kind == "num"
        and cur.look().value < 50
        and cur.look(1).kind == "word"
        and cur.look(1).text in SET_NOUNS | REP_NOUNS
    ):
        many = many or cur.look().text in ("each", "every", "all")
        cur.take()
    token = cur.look()
    if many and token.text == "one":
        cur.take()
        return Scope("reps")
    if cur.word("all", ahead=-1) and token.kind in ("end", "nl", "sym"):
        return Scope("all")
    if token.kind == "word" and token.text in SET_NOUNS:
        cur.take()
        _of(cur)
        return Scope("sets")
    if token.kind == "word" and token.text in BLOCK_NOUNS:
        cur.take()
        return Scope("blocks")
    if (
        token.kind == "word"
        and token.text in REP_NOUNS
        and not (token.text in ("fast", "hard", "quarter") and cur.look(1).kind == "end" and not many)
    ):
        cur.take()
        if cur.word("and") and cur.look(1).text in SET_NOUNS:
            cur.take()
            cur.take()
            return Scope("all")
        return Scope("reps")
    if token.kind in ("plural", "dist", "num", "time"):
        cur.at = start
        return None
    if many:
        return Scope("reps")
    cur.at = start
    return None


def _of(cur: Cursor) -> None:
    """ "each set of 4 x 200": which set is meant was said already."""
    start = cur.at
    if not cur.skip("of"):
        return
    while cur.look().kind in ("num", "dist", "plural") or cur.sym("x"):
        cur.take()
    if cur.at == start + 1:
        cur.at = start


def _lengths(cur: Cursor, kind: str) -> Scope | None:
    """after the 400s; between 300& 150; between the 800 and the 400s."""
    start = cur.at
    found = Scope(kind)
    while True:
        while cur.look().kind == "word" and cur.look().text in _EACH:
            cur.take()
        token = cur.look()
        if (
            token.kind not in ("plural", "dist", "num", "time")
            or (token.kind == "num" and token.value < 50)
            or cur.sym("x", ahead=1)
        ):
            break
        if efforts.is_effort(cur):
            break
        cur.take()
        if token.kind == "time":
            found.amounts.append(Amount(ms=round(token.value * 1000)))
        else:
            found.amounts.append(Amount(metres=token.value))
        if cur.word("rep", "reps", "run", "runs", "m", "s", "interval", "intervals"):
            cur.take()
        if not ((cur.sym("&", ",", "/") or cur.word("and")) and _another(cur)):
            break
        cur.take()
    if not found.amounts:
        cur.at = start
        return None
    if kind == "between" and len(found.amounts) == 1:
        return Scope("reps", amounts=found.amounts)
    return found


def _another(cur: Cursor) -> bool:
    ahead = 2 if cur.word("the", ahead=1) else 1
    token = cur.look(ahead)
    if token.kind == "plural":
        return True
    after = cur.look(ahead + 1)
    ends = after.kind in ("end", "nl") or (after.kind == "sym" and after.text in ")],;.")
    return (
        token.kind in ("dist", "num")
        and token.value >= 50
        and (ends or after.text in ("reps", "m", "s"))
        and (not cur.sym(",") or after.kind != "end")
    )


def _paced(cur: Cursor) -> Scope | None:
    """after 5k-pace reps."""
    while cur.look().kind == "word" and cur.look().text in _EACH:
        cur.take()
    found = efforts.bare(cur)
    if found is None:
        return None
    if cur.look().kind == "word" and cur.look().text in REP_NOUNS:
        cur.take()
    return Scope("after", efforts=[found.text])


def _before(cur: Cursor) -> Scope | None:
    if not cur.word("before"):
        return None
    cur.take()
    while cur.word("the", "next", "each", "every", "starting"):
        cur.take()
    return _nouns(cur)


def _inside(cur: Cursor) -> Scope | None:
    if cur.word("inside", "within") or (
        cur.word("in") and cur.word("the", "each", ahead=1) and cur.word("repeat", "set", ahead=2)
    ):
        cur.take()
        cur.skip("the", "each", "every")
        cur.skip("repeat", "rep", "set", "repeats", "loop")
        return Scope("inside")
    return None


def _set_noun(cur: Cursor) -> Scope | None:
    """ "per set", "set rest 3 min" and "3 min set rest" are said of sets, "throughout" of everything."""
    if cur.word("throughout"):
        cur.take()
        return Scope("all")
    if cur.word("set", "sets") and cur.look(1).kind == "word" and cur.look(1).text in REST:
        cur.take()
        return Scope("sets")
    if cur.word("per") and cur.look(1).text in SET_NOUNS:
        cur.take()
        cur.take()
        return Scope("sets")
    if cur.word("per") and cur.word("rep", ahead=1):
        cur.take()
        cur.take()
        return Scope("reps")
    return None
