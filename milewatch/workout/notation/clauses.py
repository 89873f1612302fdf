"""Clauses beside the reps: overrides by position, totals, splits, send-offs in words, where it is run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation import efforts
from milewatch.workout.notation.amounts import measured
from milewatch.workout.notation.phrases import Amount, Note, Override, Rec
from milewatch.workout.notation.relatives import is_recovery_word
from milewatch.workout.notation.vocabulary import MODES, PLACES, SET_NOUNS, SURFACES, words
from milewatch.workout.track_plan import finish_line
from milewatch.workout.units import format_distance

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.tokens import Token

_STARTS = words(
    "start starting starts leave leaving leaves go going goes sendoff cycle turnaround begin beginning depart departing"
)
_REPS = words("rep reps one ones run runs interval intervals repeat repeats repetition of each")

_ENDS_SPLITS = (*words("w/ with then r rest rec recovery"), ",", ";", ")", "]", "/")
"""What can follow the last of some splits; after anything else that number is a rep of its own."""


def override(cur: Cursor) -> Override | None:
    """ "last 2 all out", "first 4 @ 5k", "the last rep hard", "odd reps @ 5k", "third set @ 3k"; None if it is none."""
    start = cur.at
    column = cur.look().column
    if (ranged := _from_to(cur)) is not None:
        return ranged
    while cur.word("the", "with", "w/", "run", "except", "but", "every", "for"):
        cur.take()
    every = cur.word("every", ahead=-1)
    token = cur.look()
    if token.kind != "word" or token.text not in (*PLACES, "last", "final", "next", "odd", "even", "odds", "evens"):
        cur.at = start
        return None
    cur.take()
    which = {"final": "last", "odds": "odd", "evens": "even"}.get(token.text, token.text)
    count, metres, many = 1, None, False
    number = cur.look()
    if number.kind in ("num", "dist", "plural") and not cur.sym("x", ahead=1):
        cur.take()
        many = number.kind == "num" and number.value < 50
        if many:
            count = int(number.value)
        else:
            metres = number.value
    over = "sets" if cur.look().kind == "word" and cur.look().text in SET_NOUNS else "reps"
    if over == "sets":
        cur.take()
    while cur.word(*_REPS) and not (cur.word("of") and not cur.word("each", "every", "the", ahead=1)):
        cur.take()
    if cur.look().kind == "plural" or (
        cur.look().kind in ("num", "dist") and cur.look().value >= 50 and metres is None
    ):
        cur.take()
    if metres is not None and which != "last":
        metres = None
    if every and which in PLACES:
        which, count = "every", PLACES[which]
    elif which in PLACES and which != "first":
        which, count = "nth", PLACES[which]
    named = cur.skip("@", ":", "=") or cur.skip("at", "in", "are", "is")
    found = efforts.one_marked(cur) if named else efforts.bare(cur)
    if found is None and cur.look().kind == "time" and many:
        found = efforts.one_marked(cur)
    if found is None:
        if which in ("last", "first", "next") and (many or over == "sets"):
            raise cur.fail("An effort belongs here: how are these to be run?", "last 2 all out", "last 2 @ 60s")
        cur.at = start
        return None
    return Override(column, which, count, found, over, metres=metres)


def _from_to(cur: Cursor) -> Override | None:
    """ "1-3 @ 10k": the first to the third rep."""
    low, high = cur.look(), cur.look(2)
    if not (
        low.kind == high.kind == "num"
        and cur.sym("-", ahead=1)
        and (cur.sym("@", ":", ahead=3) or cur.word("at", "in", ahead=3))
    ):
        return None
    if not (low.value == int(low.value) and high.value == int(high.value) and 1 <= low.value < high.value <= 50):
        return None
    for _ in range(4):
        cur.take()
    cur.skip("@")
    return Override(low.column, "from", int(high.value - low.value) + 1, efforts.one_marked(cur), start=int(low.value))


def some_at(cur: Cursor) -> Override | None:
    """ "5 @ 75s, 5 @ 72s" after a count: so many of the reps; None (and nothing taken) if it is not that."""
    many = cur.look()
    if many.kind != "num" or not 1 <= many.value < 30 or many.value != int(many.value):
        return None
    if not (cur.sym("@", ahead=1) or cur.word("at", "in", ahead=1)):
        return None
    cur.take()
    cur.take()
    return Override(many.column, "next", int(many.value), efforts.one_marked(cur))


def total(cur: Cursor) -> Note | None:
    """ "7 miles in all", "1600m total", "total 3200m", "= 4800m"; None (and nothing taken) if it is not one."""
    start = cur.at
    column = cur.look().column
    equals = cur.sym("=")
    if equals or cur.word("total", "totalling", "totaling", "altogether"):
        cur.take()
        cur.skip(":", "=", "of", "distance", "is")
        cur.skip("of")
        sum_of_times = cur.look().kind == "time" and not equals
        if cur.look().kind == "dist" or sum_of_times or (cur.look().kind == "num" and cur.look().value >= 50):
            return _total(cur, column)
        cur.at = start
        return None
    if cur.look().kind in ("dist", "time") or (cur.look().kind == "num" and cur.look().value >= 50):
        found = _total(cur, column)
        if cur.phrase("in", "all") or cur.phrase("in", "total"):
            cur.take()
            cur.take()
            return found
        if cur.word("total", "altogether", "overall"):
            cur.take()
            cur.skip("distance", "run", "volume", "time")
            return found
    cur.at = start
    return None


def _total(cur: Cursor, column: int) -> Note:
    token = cur.take()
    amount = measured(cur, token, token.value, seconds=token.kind == "time")
    return Note(column, "total", amount, upto=token.text.endswith(("k", "km", "mi", "mile", "miles", "kms")))


def time_first(cur: Cursor) -> Rec | None:
    """ "2:00 send-off", "w/ 90s cycle", "at 2 min intervals", "EMOM"; None (and nothing taken) if it is not one."""
    column = cur.look().column
    if cur.word("emom"):
        cur.take()
        return Rec(column, [Amount(ms=60000, column=column)], cycle=True, marker="on", said="EMOM")
    ahead = 1 if cur.word("w/", "with", "at", "off") else 0
    ahead += 1 if ahead and cur.word("a", ahead=ahead) else 0
    if cur.look(ahead).kind != "time" or not (
        cur.word("send", "sendoff", "cycle", "cycles", "turnaround", "turnarounds", ahead=ahead + 1)
        or (cur.word("at") and cur.word("interval", "intervals", ahead=ahead + 1))
    ):
        return None
    for _ in range(ahead):
        cur.take()
    token = cur.take()
    if cur.take().text == "send":
        cur.skip("off", "offs")
    cur.skip("time", "s")
    return Rec(token.column, [measured(cur, token, token.value, seconds=True)], cycle=True, marker="on", said=token.raw)


def send_off(cur: Cursor) -> Rec | None:
    """ "on 2:30", "start on 4:00", "leaving every 3 min", "starting one minute apart"; None if it is none."""
    start = cur.at
    column = cur.look().column
    if cur.word(*_STARTS) or (cur.word("send", "sent") and cur.word("off", "offs", ahead=1)):
        if cur.take().text in ("send", "sent"):
            cur.take()
        while cur.word("on", "every", "at", "each", "a", "the", "rep", "one", "run", "of", "time", "is") or cur.sym(
            ":", "="
        ):
            cur.take()
    elif cur.word("on", "every") or (cur.word("one") and cur.word("every", ahead=1)):
        cur.take()
        while cur.word("a", "the", "every"):
            cur.take()
    else:
        return None
    token = cur.look()
    if cur.word("minute") and cur.at > start + 1:
        cur.take()
        return Rec(column, [Amount(ms=60000, column=token.column)], cycle=True, marker="on", said=cur.said(start))
    seconds = token.kind == "num" and 30 <= token.value < 100 and cur.look(1).kind in ("end", "nl", "sym")
    if not (token.kind == "time" or seconds) or cur.sym("-", "/", "x", ahead=1):
        cur.at = start
        return None
    cur.take()
    if seconds:
        cur.note(f"“on {token.raw}” read as a send-off every {token.raw} seconds; for minutes write on {token.raw} min")
    if (
        cur.word("off")
        or (is_recovery_word(cur) and not cur.word("walk", "jog", "static", "easy"))
        or cur.word("between")
    ):
        cur.at = start
        return None
    cur.skip("apart", "cycle", "sendoff", "turnaround", "send", "clock", "intervals", "start", "starts")
    cur.skip("off", "offs")
    mode = None
    if cur.look().kind == "word" and cur.look().text in MODES and cur.look().text != "off":
        mode = MODES[cur.take().text]
        cur.skip("recovery", "rest", "recoveries")
        cur.note(f"“{cur.said(start)}” read as a send-off; for a recovery write w/ {cur.said(start + 1)}")
    return Rec(
        column,
        [measured(cur, token, token.value, seconds=True)],
        mode=mode,
        cycle=True,
        marker="on",
        said=cur.said(start),
    )


def surface(cur: Cursor, *, reps: bool = False) -> str | None:
    """ "on the track", "on grass", "uphill"; None (and nothing taken) if no ground is named.

    `reps`: reps stand before it, so that "up" alone is a hill.
    """
    start = cur.at
    if cur.word("up") and reps and (cur.look(1).kind in ("end", "nl") or cur.sym(",", ";", ")", ".", ahead=1)):
        cur.take()
        return "hill"
    if cur.word("on", "at", "up", "in"):
        cur.take()
        while cur.word("a", "the", "short", "steep", "gentle", "long"):
            cur.take()
    token = cur.look()
    if token.kind == "word" and token.text in SURFACES:
        cur.take()
        return SURFACES[token.text]
    cur.at = start
    return None


def splits(cur: Cursor, length: float | None) -> tuple[float, ...] | None:
    """ "splits 400, 800", "splits every 400m", "splits at the finish line"; None if it is not that."""
    start = cur.at
    if cur.word("with", "w/", "take", "mark"):
        cur.take()
    line = cur.look()
    if _finish_line(cur) and cur.word("splits", "split"):
        cur.take()
        return _at_the_line(cur, length, line)
    if not cur.word("splits", "split"):
        cur.at = start
        return None
    token = cur.take()
    cur.skip("at", "@", ":", "on")
    if _finish_line(cur):
        return _at_the_line(cur, length, token)
    if cur.skip("every", "each"):
        step = cur.take()
        metres = 400.0 if step.text in ("lap", "400") else step.value
        if metres < 20 or length is None or metres >= length:
            raise cur.fail("A distance shorter than the rep belongs here.", "splits every 400m", token=step)
        if length / metres > 500:
            raise cur.fail("That would be more than 500 splits.", "splits every 400m", token=step)
        return tuple(metres * i for i in range(1, int((length - 1e-6) // metres) + 1))
    marks: list[float] = []
    while cur.look().kind in ("num", "dist"):
        mark = cur.take()
        if (marks and mark.value <= marks[-1]) or length is None or not 0 < mark.value < length:
            raise cur.fail("Splits are distances within the rep, rising.", "splits 400, 800, 1200", token=mark)
        marks.append(mark.value)
        if _another_split(cur, mark.value, length):
            continue
        if (
            not (cur.sym(",", "/") or cur.word("and"))
            or cur.look(1).kind not in ("num", "dist")
            or cur.sym("x", ahead=2)
        ):
            break
        cur.take()
    if not marks:
        raise cur.fail("Distances belong after “splits”.", "splits 400, 800, 1200", token=token)
    return tuple(marks)


def _another_split(cur: Cursor, before: float, length: float) -> bool:
    """Whether one more split follows without a comma: "splits 300 700 1100"; a count or a rep of its own does not."""
    token, after = cur.look(), cur.look(1)
    ends = after.kind in ("num", "dist", "end") or after.text in _ENDS_SPLITS
    return token.kind in ("num", "dist") and before < token.value < length and ends


def _finish_line(cur: Cursor) -> bool:
    """Take "finish line", "the finish", "the line"; False (and nothing taken) for anything else."""
    start = cur.at
    cur.skip("the")
    if cur.skip("finish"):
        cur.skip("-")
        cur.skip("line")
        return True
    if cur.at > start and cur.skip("line"):
        return True
    cur.at = start
    return False


def _at_the_line(cur: Cursor, length: float | None, token: Token) -> tuple[float, ...]:
    """Where a rep passes the finish line of a standard track; the track plan moves these to the line of another one."""
    if length is None:
        raise cur.fail("Splits at the finish line belong to reps over a distance.", "splits 400, 800", token=token)
    marks = finish_line(length)
    if not marks:
        cur.note(f"{format_distance(length)} passes the finish line only at its end: no splits inside it")
    return marks
