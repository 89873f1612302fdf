"""Reps as written: counts, lengths, composite reps, ladders of bare numbers, warm-ups and cool-downs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import MILE_M
from milewatch.workout.notation import efforts
from milewatch.workout.notation.amounts import describe, is_amount, measured, range_ahead, take_range, work_amount
from milewatch.workout.notation.phrases import Amount, Efforts, Part, Phrase, Rec, Work
from milewatch.workout.notation.vocabulary import LETTERS, MODES, words
from milewatch.workout.units import DISTANCE_UNITS, TIME_UNITS, format_duration

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.errors import NotationError
    from milewatch.workout.notation.tokens import Token

MAX_COUNT = 200
_TIMES = ("x", "*")
_TIMES_WORDS = ("times", "by")
_SECOND_HALF = ("easy", "ez", "jog", "walk", "float", "off", "shuffle")
"""After a pair "30s/30s" these say how the second half is run."""
_COUNTED = words("sets set reps rep rounds round repeats repetitions series intervals circuits")


def count_ahead(cur: Cursor) -> int:
    """How many tokens make a count here ("6 x", "6-8 x", "3 sets of", "6 to 8 times"); 0 if none does."""
    if cur.look().kind != "num":
        return 0
    ahead = 1
    if (cur.sym("-", ahead=1) or cur.word("to", "or", ahead=1) or _slash_range(cur)) and cur.look(2).kind == "num":
        ahead = 3 if cur.look().value < 50 else 1
    if 1 < cur.look().value < 30 and cur.word("half", "quarter", ahead=ahead) and cur.word("miles", ahead=ahead + 1):
        return ahead
    if 1 < cur.look().value < 30 and cur.word("quarters", ahead=ahead):
        return ahead
    if 1 < cur.look().value < 50 and cur.look(ahead).kind == "dist" and cur.word("reps", "repeats", ahead=ahead + 1):
        return ahead
    if cur.sym(*_TIMES, ahead=ahead):
        return ahead + 1
    if cur.word(*_TIMES_WORDS, ahead=ahead):
        return ahead + 1 if is_amount(cur, ahead + 1) or cur.sym("(", "{", "[", ":", ahead=ahead + 1) else 0
    if cur.word(*_COUNTED, ahead=ahead):
        ahead += 1
        if cur.word("of", ahead=ahead) or cur.sym("x", ":", "*", ahead=ahead):
            return ahead + 1
        return ahead if cur.sym("(", "{", "[", ahead=ahead) or is_amount(cur, ahead) else 0
    if cur.look(ahead).kind == "plural" and cur.look().value < 50 and (ahead == 1 or cur.look(ahead).value >= 100):
        return ahead
    return 0


def _slash_range(cur: Cursor) -> bool:
    """The 6/8 of "6/8 x 400": six to eight of them."""
    return (
        cur.sym("/", ahead=1)
        and cur.look(2).kind == "num"
        and cur.look().value < cur.look(2).value <= 20
        and cur.sym(*_TIMES, ahead=3)
    )


def take_count(cur: Cursor, size: int) -> tuple[int, int | None]:
    """The count made by `size` tokens, and the lower end if a range was given (which is noted)."""
    start = cur.at
    low = cur.take()
    high = low
    if size > 2 and cur.look(1).kind == "num" and (cur.sym("-", "/") or cur.word("to", "or")):
        cur.take()
        high = cur.take()
    while cur.at < start + size:
        cur.take()
    for token in (low, high):
        if token.value > MAX_COUNT and size == 2 and high is low:
            raise _lengths_with_x(cur, token)
        if token.value != int(token.value) or not 1 <= token.value <= MAX_COUNT:
            raise cur.fail(
                f"“{token.raw}” repetitions cannot be run; a whole number from 1 to {MAX_COUNT} can.", token=token
            )
    if high is low:
        return int(low.value), None
    least, most = sorted((int(low.value), int(high.value)))
    if least == most:
        return most, None
    cur.note(f"{least}-{most} are given: {most} are planned, and stopping after {least} is finished")
    return most, least


def _lengths_with_x(cur: Cursor, first: Token) -> NotationError:
    """ "400 x 800 x 1200": x between lengths could be commas, or a recovery."""
    lengths = [first]
    while cur.look().kind in ("num", "dist", "time") and cur.sym("x", ahead=-1):
        lengths.append(cur.take())
        if not cur.skip("x"):
            break
    listed = ", ".join(token.raw for token in lengths)
    return cur.fail(
        f"“{first.raw} x” is no count; “x” stands after how many, not between lengths.",
        listed,
        token=first,
        span=(first.start, lengths[-1].end),
    )


def reversed_count(cur: Cursor) -> int | None:
    """The 8 of "400 x 8" and "400m x 8": a length first, then how many."""
    length, times, many, after = cur.look(), cur.look(1), cur.look(2), cur.look(3)
    if length.kind not in ("dist", "time", "num") or times.text not in _TIMES or many.kind != "num" or many.value >= 50:
        return None
    if (
        (length.kind == "num" and length.value < 50)
        or after.text in _TIMES
        or (after.kind == "word" and after.text in _COUNTED)
    ):
        return None
    return int(many.value)


def single(cur: Cursor, sep: str) -> list[Phrase]:
    """One rep of some length, with the effort before it if there is one ("hard 400")."""
    column = cur.look().column
    before = _effort_before(cur)
    if (letter := _letter_glued(cur, sep)) is not None:
        return letter
    if not is_amount(cur) and not cur.word("half", "quarter", "quarters", "a", "mile", "open"):
        if before is not None:
            return [Work(column, sep, amount=Amount(column=column)), Efforts(column, [before])]
        raise cur.fail("A distance or a time belongs here.", "400m", "3 min")
    if cur.word("open"):
        cur.take()
        return [Work(column, sep, amount=Amount(column=column))]
    if (ladder := _bare_ladder(cur, sep)) is not None:
        return [*ladder, *([Efforts(column, [before])] if before is not None else [])]
    if cur.look().kind == "word" and cur.word("mile"):
        cur.take()
        amount = Amount(metres=MILE_M, column=column)
    else:
        amount = take_range(cur) if range_ahead(cur) else work_amount(cur)
    work = Work(column, sep, amount=amount)
    return [work] if before is None else [work, Efforts(column, [before])]


def pair(cur: Cursor, sep: str) -> list[Phrase] | None:
    """ "30/30", "1'/1'", "90/60s": a time on and a time off, the second after every one of the first."""
    on, off = cur.look(), cur.look(2)
    if sep == "/":
        return None
    dash = cur.sym("-", ahead=1) and on.kind == off.kind == "num" and on.value == off.value
    if not (cur.sym("/", ahead=1) or dash) or on.kind not in ("num", "time") or off.kind not in ("num", "time"):
        return None
    if cur.sym("/", "-", ahead=3) or cur.word("mi", "km", "mile", ahead=3) or (on.kind == "time" and off.kind == "num"):
        return None
    minutes = off.kind == "time" and off.text.endswith(("min", "mins", "mn", "minutes", "minute", "'"))
    seconds = 10 <= on.value <= 90 and (off.kind == "time" or 10 <= off.value <= 90)
    if on.kind == "num" and not (seconds or (minutes and 1 <= on.value < 10)):
        return None
    start = cur.at
    for _ in range(3):
        cur.take()
    unit = 1.0
    if minutes and on.kind == "num":
        unit = 60.0
    times = [token.value * (unit if token.kind == "num" else 1) for token in (on, off)]
    if off.kind == "num" or on.kind == "num":
        work_s, rest_s = (format_duration(round(seconds * 1000)) for seconds in times)
        cur.note(f"“{cur.said(start)}” read as {work_s} of work and {rest_s} of recovery")
    run, rest = (measured(cur, token, time, seconds=True) for time, token in zip(times, (on, off), strict=True))
    mode = MODES[cur.take().text] if cur.look().kind == "word" and cur.look().text in _SECOND_HALF else None
    return [Work(on.column, sep, amount=run), Rec(off.column, [rest], mode=mode, sep="/", marker="/", said=off.raw)]


def on_off(cur: Cursor, sep: str) -> list[Phrase] | None:
    """ "30 on/30 off", "200 on 200 off": bare numbers, seconds below 100 and metres above."""
    ahead = 3 if cur.sym("/", ",", "-", ahead=2) or cur.word("and", ahead=2) else 2
    on, off = cur.look(), cur.look(ahead)
    if not (on.kind == off.kind == "num" and cur.word("on", ahead=1) and cur.word("off", ahead=ahead + 1)):
        return None
    seconds = on.value < 100 and off.value < 100
    if not seconds and (on.value < 100 or off.value < 100):
        raise cur.fail("A unit belongs to both of these numbers.", f"{on.raw}m", f"{on.raw}s", token=on)
    if seconds and (on.value < 10 or off.value < 10):
        both = [f"{on.raw} {unit} on / {off.raw} {unit} off" for unit in ("min", "s")]
        raise cur.fail(f"“{on.raw} on” has no unit.", *both, token=on, span=(on.start, cur.look(ahead + 1).end))
    start = cur.at
    for _ in range(ahead + 2):
        cur.take()
    unit = "s" if seconds else "m"
    cur.note(f"“{cur.said(start)}” read as {on.raw} {unit} on and {off.raw} {unit} off")
    run, rest = (measured(cur, token, token.value, seconds=seconds) for token in (on, off))
    return [
        Work(on.column, sep, amount=run),
        Efforts(on.column, [make.words("on")]),
        Rec(off.column, [rest], mode="off", sep="/", marker="/", said=off.raw),
    ]


def _effort_before(cur: Cursor) -> Effort | None:
    start = cur.at
    if cur.look().kind != "word" or cur.word("mile", "half", "open", "a", "quarter"):
        return None
    if cur.word("flying") and is_amount(cur, 1):
        cur.take()
        return make.words("flying")
    if cur.word("short", "long", "flying", "steep"):
        cur.take()
    if cur.word("hill", "hills", "uphill") and cur.word(
        "sprint", "sprints", "rep", "reps", "repeats", "strides", "stride", ahead=1
    ):
        cur.take()
        if cur.word("rep", "reps", "repeats"):
            cur.take()
            return make.words("hill")
    found = efforts.bare(cur)
    if found is None:
        cur.at = start
        return None
    if cur.word("of", "for") and is_amount(cur, 1):
        cur.take()
    return found


def _letter_glued(cur: Cursor, sep: str) -> list[Phrase] | None:
    """ "2E", "1T": miles at a pace of Daniels'; "200R": metres."""
    number, letter = cur.look(), cur.look(1)
    if number.kind != "num" or letter.kind != "word" or letter.raw not in LETTERS - {"H"}:
        return None
    if letter.spaced and (number.value >= 50 or cur.word("pace", ahead=2) or (letter.raw == "R" and is_amount(cur, 2))):
        return None
    cur.take()
    cur.take()
    if letter.raw == "M" and number.value < 50 and _is_miles(cur):
        cur.note(f"“{number.raw}M” read as {number.raw} mi")
        metres = number.value * MILE_M
        return [Work(number.column, sep, amount=measured(cur, number, metres, seconds=False))]
    if letter.raw == "M" and number.value < 50:
        raise cur.fail(
            f"“{number.raw}M” could be {number.raw} miles or {number.raw} miles at marathon pace.",
            f"{number.raw}mi",
            f"{number.raw}mi @MP",
            token=number,
            span=(number.start, letter.end),
        )
    metres = number.value
    if number.value < 50:
        metres = number.value * MILE_M
        said = f"{number.raw}{letter.raw}"
        cur.note(
            f"“{said}” read as {number.raw} mi at {letter.raw} pace; for minutes write {number.raw} min {letter.raw}"
        )
    effort = make.race(letter.raw)
    return [
        Work(number.column, sep, amount=measured(cur, number, metres, seconds=False)),
        Efforts(letter.column, [effort]),
    ]


def _is_miles(cur: Cursor) -> bool:
    """Whether the M just taken is miles: a pace of its own follows, or a word for easy running."""
    return cur.sym("@") or cur.word("at", "in") or efforts.is_effort(cur)


def _bare_ladder(cur: Cursor, sep: str) -> list[Phrase] | None:
    """ "5-4-3-2-1 min", "1, 2, 3 min": only the last has the unit. At least three: "2-3 miles" is a range."""
    ahead, values = 0, []
    first = cur.look(1)
    if cur.look().kind != "num" or cur.look().value >= 50 or first.text not in ("-", ",", "/"):
        return None
    while cur.look(ahead).kind == "num" and cur.sym(first.text, ahead=ahead + 1):
        values.append(cur.look(ahead))
        ahead += 2
    last = cur.look(ahead)
    if last.kind not in ("time", "dist") or len(values) < 2 or ":" in last.text:
        return None
    number = float("".join(c for c in last.text if c.isdigit() or c == ".") or 0)
    if number == 0:
        return None
    factor = last.value / number
    works: list[Phrase] = []
    for token in [*values, last]:
        value = token.value * (1 if token is last else factor)
        amount = measured(cur, token, value, seconds=last.kind == "time")
        works.append(Work(token.column, "-" if works else sep, amount=amount))
    for _ in range(ahead + 1):
        cur.take()
    return works


def list_with_unit(cur: Cursor, sep: str) -> list[Phrase] | None:
    """ "(3, 3, 2, 1)mn" and "(1, 2, 3) km": the unit after the bracket is for all."""
    ahead = 1
    values = []
    while cur.look(ahead).kind == "num":
        values.append(cur.look(ahead))
        ahead += 1
        if not cur.sym(",", "-", "/", ahead=ahead):
            break
        ahead += 1
    unit = cur.look(ahead + 1)
    if len(values) < 2 or not cur.sym(")", ahead=ahead):
        return None
    name = unit.text
    if name not in TIME_UNITS and name not in DISTANCE_UNITS:
        return None
    for _ in range(ahead + 2):
        cur.take()
    works: list[Phrase] = []
    for token in values:
        unit_size = TIME_UNITS.get(name) or DISTANCE_UNITS[name]
        amount = measured(cur, token, token.value * unit_size, seconds=name in TIME_UNITS)
        works.append(Work(token.column, "-" if works else sep, amount=amount))
    return works


def composite(cur: Cursor, whole: Work) -> bool:
    """The parts of a composite rep: `(400/68", 200/max)` after 600. False (and nothing taken) if it is not that."""
    start = cur.at
    opened = cur.take()
    parts: list[Part] = []
    timed = whole.amount is not None and whole.amount.ms is not None
    while True:
        cur.skip("first", "last", "final")
        if cur.look().kind not in (("time",) if timed else ("num", "dist")) or cur.sym("x", ahead=1):
            break
        if timed and not cur.sym("@", ahead=1) and not cur.word("at", ahead=1):
            break
        token = cur.look()
        if token.kind == "num" and (token.value < 20 or (cur.sym("/", ahead=1) and cur.sym("/", ahead=3))):
            break
        cur.take()
        amount = measured(cur, token, token.value, seconds=timed)
        if not (cur.skip("/", "@", ":") or cur.skip("in", "at")) and not efforts.is_effort(cur):
            break
        found = efforts.bare(cur) or efforts.one_marked(cur)
        parts.append(Part(amount, found))
        if not (cur.skip(",", "+", ";") or cur.skip("and", "then")):
            break
        cur.skip("then")
    if len(parts) < 2 or not cur.skip(")"):
        cur.at = start
        return False
    if not _adds_up(whole.amount, parts):
        said = describe(whole.amount) if whole.amount is not None else "the rep"
        total = Amount(sum(part.amount.metres or 0 for part in parts), sum(part.amount.ms or 0 for part in parts))
        shown = describe(Amount(ms=total.ms) if timed else Amount(metres=total.metres))
        raise cur.fail(f"The parts add up to {shown}, but the rep is {said}.", token=opened)
    whole.parts = parts
    return True


def _adds_up(whole: Amount | None, parts: list[Part]) -> bool:
    if whole is None:
        return False
    if whole.ms is not None:
        return whole.ms == sum(part.amount.ms or 0 for part in parts)
    return whole.metres is not None and abs(sum(part.amount.metres or 0 for part in parts) - whole.metres) <= 0.5
