"""Remarks beside the reps: totals, overrides, splits, alternating efforts, "3 times through", relay style, headings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.effort import Form
from milewatch.workout.model import Kind
from milewatch.workout.notation import clauses, efforts, works
from milewatch.workout.notation.amounts import is_amount
from milewatch.workout.notation.phrases import Again, Efforts, Level, Note, Rec, Work
from milewatch.workout.notation.vocabulary import SET_NOUNS, words
from milewatch.workout.units import format_duration, format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


_EXHAUSTION = ("exhaustion", "failure", "exhausted")


_PROGRESSING = ("progressing", "progress", "descending", "working", "down")
_DROP = ("drop", "dropping", "drops", "cut", "cutting", "decrease", "decreasing")
_ALTERNATING = ("alternating", "alternate", "alternately", "alternated", "alternates")


_SHAPES = words("ladder pyramid cutdown cutdowns fartlek broken cruise continuous continuously nonstop alactic")


def whole(cur: Cursor, found: Level, sep: str) -> bool:
    """Totals, overrides, splits, and words about the whole."""
    column = cur.look().column
    if (note := clauses.total(cur)) is not None:
        found.phrases.append(note)
        return True
    last = found.last_work
    if last is not None and cur.word("split", "splits", "with", "w/", "take", "mark", "finish"):
        rep = last.inner or last
        marks = clauses.splits(cur, rep.amount.metres if rep.amount is not None else None)
        if marks is not None:
            rep.splits_m = marks
            return True
    if last is not None and last.counted and (some := clauses.some_at(cur)) is not None:
        found.phrases.append(some)
        return True
    if last is not None and (over := clauses.override(cur)) is not None:
        found.phrases.append(over)
        return True
    if cur.word("and", "then") and cur.word("back", ahead=1) and cur.word("down", "up", ahead=2):
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
    if _cut_down(cur, found, sep) or _first_of_a_drop(cur, found) or _drop(cur, found):
        return True
    return _as_sets(cur, found) or _repeat_words(cur, found) or _shape(cur, found, sep)


def _cut_down(cur: Cursor, found: Level, sep: str) -> bool:
    """ "from 3:40 to 3:20", "progressing from …" after a count: a target for each rep, in even steps."""
    start = cur.at
    if cur.word(*_PROGRESSING) and cur.word("from", ahead=1):
        cur.take()
    low, high = cur.look(1), cur.look(3)
    last = found.last_work
    if not (
        cur.word("from") and low.kind == high.kind == "time" and (cur.word("to", ahead=2) or cur.sym("-", ahead=2))
    ):
        cur.at = start
        return False
    column = cur.look().column
    many = last.inner.count if last is not None and last.inner is not None else last.count if last is not None else 1
    if last is None or last.body is not None or many < 2:
        raise cur.fail("“from … to …” gives each of several reps its target; here it does not show which reps.")
    for _ in range(4):
        cur.take()
    cur.skip("each")
    step = (high.value - low.value) / (many - 1)
    listed = [make.time(round(low.value + step * number, 1)) for number in range(many)]
    shown = ", ".join(format_duration(round((effort.low or 0.0) * 1000)) for effort in listed)
    cur.note(f"“{cur.said(start)}” read as a target for each rep, in even steps: {shown}")
    found.phrases.append(Efforts(column, listed, sep, end=cur.look(-1).end))
    return True


def _first_of_a_drop(cur: Cursor, found: Level) -> bool:
    """ "start at 3:40 and drop 5s each": the time of the first rep, which is no send-off here."""
    if not (cur.word("start", "starting", "begin", "beginning") and cur.word("at", "from", "with", "in", ahead=1)):
        return False
    ahead = 4 if cur.word("and", ahead=3) or cur.sym(",", ahead=3) else 3
    first = cur.look(2)
    if not (first.kind == "time" or (first.kind == "num" and 10 <= first.value < 100)):
        return False
    if not cur.word(*_DROP, "getting", ahead=ahead):
        return False
    column = cur.look().column
    for _ in range(ahead):
        cur.take()
    found.phrases.append(Efforts(column, [make.time(first.value)]))
    return True


def _drop(cur: Cursor, found: Level) -> bool:
    """ "@ 72, drop 1s each", "getting 2s faster each rep": each rep so much quicker than the one before."""
    start = cur.at
    if not (cur.skip(*_DROP) or cur.skip("getting", "get") or cur.look().kind == "time"):
        return False
    cur.skip("down", "by")
    step = cur.take()
    faster = cur.skip("faster", "quicker", "less")
    each = cur.skip("each", "per", "every", "a")
    cur.skip("time", "rep", "one", "interval", "run")
    last = found.last_work
    said = found.phrases[-1] if found.phrases else None
    many = last.inner.count if last is not None and last.inner is not None else last.count if last is not None else 1
    if step.kind != "time" or not each or not (faster or cur.tokens[start].text in _DROP):
        cur.at = start
        return False
    effort = said.efforts[0] if isinstance(said, Efforts) and len(said.efforts) == 1 else None
    if effort is None or effort.form is not Form.TIME or effort.low is None or effort.low != effort.high or many < 2:
        raise cur.fail(f"“{cur.said(start)}” needs the time of the first rep before it.", token=cur.tokens[start])
    quickest = effort.low - step.value * (many - 1)
    if quickest < effort.low / 2:
        said_last = f"The last of {many} reps would be run in {format_number(quickest)} s."
        raise cur.fail(said_last, token=cur.tokens[start])
    assert isinstance(said, Efforts)
    said.efforts = [make.time(round(effort.low - step.value * number, 2)) for number in range(many)]
    shown = ", ".join(format_duration(round((one.low or 0.0) * 1000)) for one in said.efforts)
    cur.note(f"“{cur.said(start)}” read as a target for each rep: {shown}")
    return True


def _as_sets(cur: Cursor, found: Level) -> bool:
    """ "12x400 as 3 sets of 4": the same reps, in sets."""
    ahead = 1 if cur.word("as", "in") else 0
    start = 0 if cur.sym("(", ahead=-1) else ahead or -1
    sets, reps = cur.look(ahead), cur.look(ahead + 3)
    if not (
        start >= 0
        and sets.kind == reps.kind == "num"
        and cur.word(*SET_NOUNS, ahead=ahead + 1)
        and cur.word("of", ahead=ahead + 2)
    ):
        return False
    last = found.last_work
    if last is None or not last.counted or last.inner is not None or last.body is not None or last.at_least is not None:
        raise cur.fail("“sets of” divides a number of reps: 12 x 400 as 3 sets of 4.")
    if sets.value * reps.value != last.count or sets.value != int(sets.value) or sets.value < 1:
        total = format_number(sets.value * reps.value)
        raise cur.fail(
            f"{sets.raw} sets of {reps.raw} are {total} reps, and {last.count} stand before them.", token=sets
        )
    for _ in range(ahead + 4):
        cur.take()
    cur.skip("reps", "each")
    last.inner = Work(last.column, count=int(reps.value), counted=True, amount=last.amount, splits_m=last.splits_m)
    last.count, last.amount, last.splits_m = int(sets.value), None, ()
    return True


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
    if found.last_work is None:
        return False
    said = cur.skip("repeat", "repeated", "do", "all", "done")
    cur.skip("for", "this", "it", "whole", "set")
    if cur.word("twice"):
        cur.take()
        found.phrases.append(Again(column, 2, "words"))
        return True
    if (
        cur.look().kind == "num"
        and cur.word("times", "rounds", "sets", ahead=1)
        and (said or cur.word("through", ahead=2) or (cur.word("times", ahead=1) and cur.look(2).kind in ("end", "nl")))
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
        if (
            is_amount(cur)
            or efforts.is_effort(cur)
            or cur.sym("@")
            or cur.word("at", "between", "mile", "marathon", "half")
        ):
            cur.skip("at", "@", "between")
            listed, among = efforts.marked(cur, 2)
            if len(listed) < 2 or among not in ("/", ",", "-", "and", "&"):
                raise cur.fail("Two efforts belong after “alternating”.", "alternating 5k/10k pace")
            found.phrases.append(Efforts(column, listed, sep, alternating=True))
        else:
            found.phrases.append(Note(column, "shape"))
        return True
    return False


def untimed(cur: Cursor, found: Level, sep: str) -> bool:
    """ "drills", "dynamic stretching": done and not timed, and that is said."""
    start = cur.at
    while cur.word("form", "dynamic", "sprint", "run", "running", "some", "full", "light"):
        cur.take()
    last = found.last_work
    if cur.word("strides") and last is not None and last.kind is Kind.WARMUP and cur.at == start:
        cur.take()
        cur.note("“strides” without a number are not timed; for some of them write 4 strides")
        return True
    if not cur.word("drills", "drill", "stretching", "stretches", "mobility", "plyos", "plyometrics"):
        cur.at = start
        return False
    cur.take()
    cur.note(f"“{cur.said(start)}” is not timed")
    return True


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
    while cur.word("main", "ms", "set", "sets", "workout", "session", "part", "intervals", "reps", "work") or (
        cur.look().kind == "num" and cur.sym(":", ahead=1)
    ):
        cur.take()
    if cur.at > start and (cur.sym(":") or cur.look().kind == "nl"):
        cur.take()
        return True
    cur.at = start
    return False
