"""Lengths as typed: 400, 400m, 3', 1:30, 2-3 miles, half a mile, and which of them need a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.model import MILE_M
from milewatch.workout.notation.phrases import Amount
from milewatch.workout.notation.vocabulary import TRACK_DISTANCES
from milewatch.workout.units import format_distance, format_duration, format_number

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.tokens import Token

MAX_METRES = 400_000.0
MAX_MS = 48 * 3600 * 1000


def is_amount(cur: Cursor, ahead: int = 0) -> bool:
    """Whether a length with a unit, or a number, stands at `ahead`."""
    return cur.look(ahead).kind in ("dist", "time", "plural", "num")


def work_amount(cur: Cursor) -> Amount:
    """The length of a rep: a bare number from 50 to 10000 is metres. NotationError for one that could be anything."""
    if (words := _in_words(cur)) is not None:
        return words
    token = cur.take()
    if token.kind == "dist":
        _check_metres(cur, token, recovery=False)
        return _metres(cur, token, token.value)
    if token.kind == "time":
        not_a_point(cur, token)
        if token.raw[1:2] == "/":
            said, on, off = format_duration(round(token.value * 1000)), token.raw[0], token.raw[2]
            cur.note(f"“{token.raw}” read as {said}; for {on} min on and {off} min off write {on} min/{off} min")
        return _time(cur, token, token.value)
    if token.kind == "plural":
        return _plural(cur, token)
    if 50 <= token.value <= 10000:
        return _metres(cur, token, token.value)
    not_a_point(cur, token)
    shown = format_number(token.value)
    _without_unit(cur, token)
    if token.value < 50:
        raise cur.fail(
            f"“{token.raw}” has no unit: it could be {shown}00 m, {_many(token.value, 'minute')}"
            f" or {_many(token.value, 'second')}.",
            f"{shown}00m" if token.value < 20 else f"{shown}m",
            f"{shown} min",
            f"{shown} s",
            token=token,
        )
    raise cur.fail(f"“{token.raw}” has no unit.", f"{shown}m", f"{shown} s", token=token)


def _many(value: float, unit: str) -> str:
    """ "1 minute", "2 minutes"."""
    return f"{format_number(value)} {unit}{'' if value == 1 else 's'}"


def _without_unit(cur: Cursor, first: Token) -> None:
    """ "30-20-10 x 5" is a ladder without a unit; "six four hundreds" is a count and a distance in words."""
    counted = cur.sym("x", "*", ahead=-2)
    for ahead, count in ((0, ""), (1, f"{format_number(first.value)} x ")):
        if not cur.word("hundred", "hundreds", ahead=ahead) or cur.look(ahead - 1).kind != "num":
            continue
        span = (first.start, cur.look(ahead).end)
        right = f"{count}{format_number(cur.look(ahead - 1).value * 100)}m"
        said = cur.text[slice(*span)]
        raise cur.fail(f"“{said}” is understood in figures only: {right}.", right, token=first, span=span)
    rungs, ahead = [first], 0
    while cur.sym("-", "/", ahead=ahead) and cur.look(ahead + 1).kind == "num" and cur.look(ahead + 1).value < 50:
        rungs.append(cur.look(ahead + 1))
        ahead += 2
    if len(rungs) < 3:
        return
    end = rungs[-1].end
    before, after = ("(", ")") if counted else ("", "")
    if cur.sym("x", "*", ahead=ahead) and cur.look(ahead + 1).kind == "num":
        before, after, end = f"{cur.look(ahead + 1).raw} x (", ")", cur.look(ahead + 1).end
    raise cur.fail(
        f"“{cur.text[first.start : rungs[-1].end]}” has no unit: it could be seconds or minutes.",
        *(f"{before}{'-'.join(f'{rung.raw} {unit}' for rung in rungs)}{after}" for unit in ("s", "min")),
        token=first,
        span=(first.start, end),
    )


def recovery_amount(cur: Cursor, *, marker: str, moving: bool) -> Amount:
    """The length of a recovery. A bare number is metres after jog or walk, and needs a word elsewhere."""
    if (words := _in_words(cur)) is not None:
        return words
    token = cur.take()
    if token.kind == "dist":
        _check_metres(cur, token, recovery=True)
        return _metres(cur, token, token.value)
    if token.kind == "time":
        not_a_point(cur, token)
        return _time(cur, token, token.value)
    if token.kind == "plural":
        return _time(cur, token, token.value) if "'" not in token.text else _metres(cur, token, token.value)
    return _bare(cur, token, marker=marker, moving=moving)


def _bare(cur: Cursor, token: Token, *, marker: str, moving: bool) -> Amount:
    not_a_point(cur, token)
    value, shown = token.value, format_number(token.value)
    if moving and 50 <= value <= 5000:
        return _metres(cur, token, value)
    said = f"{marker}{'' if marker in ('r', 'R') else ' '}{token.raw}".strip()
    # On a track nobody rests for 100 s, or jogs for 45 m: the usual numbers are one or the other.
    if value in TRACK_DISTANCES and value >= 100 and value not in (120, 150):
        cur.note(f"“{said}” read as {shown} m; for seconds write {shown}s")
        return _metres(cur, token, value)
    if 15 <= value < 100:
        cur.note(f"“{said}” read as {shown} seconds; for metres write {shown}m, for minutes {shown} min")
        return _time(cur, token, value)
    raise cur.fail(
        f"“{said}” has no unit: it could be seconds, minutes or metres.",
        f"{shown}s",
        f"{shown} min",
        f"{shown}m",
        token=token,
    )


_POINT = re.compile(r"([0-9]{1,2})\.([0-5][0-9])(?:\s*(?:'|min|mins|mn|minutes?))?")


def not_a_point(cur: Cursor, token: Token) -> None:
    """Refuse "1.30 min", which is a minute and a half to some and 78 seconds to others."""
    if (found := _POINT.fullmatch(token.raw.lower())) is None:
        return
    clock, number = f"{found[1]}:{found[2]}", float(f"{found[1]}.{found[2]}")
    exact = format_duration(round(number * 60000))
    raise cur.fail(f"“{token.raw}” could be {clock} or {exact}.", clock, exact, token=token)


def _check_metres(cur: Cursor, token: Token, *, recovery: bool) -> None:
    """ "m" after a small number is as likely to be minutes: refused, or said."""
    if not token.text.endswith("m") or token.text.endswith(("km", "mm")):
        return
    value, shown = token.value, format_number(token.value)
    if value < 10 or (recovery and value < 20):
        raise cur.fail(
            f"“{token.raw}” could be {_many(value, 'minute')} or {_many(value, 'metre')}.",
            f"{shown} min",
            _many(value, "metre"),
            token=token,
        )
    if value < 50:
        cur.note(f"“{token.raw}” read as {shown} metres; for minutes write {shown} min")


def _plural(cur: Cursor, token: Token) -> Amount:
    value, shown = token.value, format_number(token.value)
    if "'" not in token.text and value not in TRACK_DISTANCES:
        return _time(cur, token, value)
    if "'" not in token.text:
        cur.note(f"“{token.raw}” read as {shown} m; for seconds write {format_duration(round(value * 1000))}")
    if not 20 <= value <= 10000:
        raise cur.fail(f"“{token.raw}” is no distance to run.", f"{shown} min", token=token)
    return _metres(cur, token, value)


def _in_words(cur: Cursor) -> Amount | None:
    """ "half a mile", "quarter mile", "a mile", "1/2 mile", "a lap", "2 laps"."""
    start = cur.at
    column = cur.look().column
    factor = 1.0
    if cur.word("quarters") and not cur.word("mile", "miles", ahead=1):
        cur.take()
        cur.note(f"“{cur.said(start)}” read as 400 m each")
        return Amount(metres=400.0, column=column)
    if cur.word("half", "quarter"):
        factor = 0.5 if cur.take().text == "half" else 0.25
        cur.skip("a", "of")
        cur.skip("a")
    elif cur.word("a", "an"):
        cur.take()
        if cur.word("half", "quarter"):
            factor = 0.5 if cur.take().text == "half" else 0.25
    elif cur.look().kind == "num" and cur.word("lap", "laps", ahead=1):
        factor = cur.take().value
        if not 0 < factor <= 100:
            raise cur.fail("A number of laps from 1 to 100 belongs here.", "2 laps")
    elif not cur.word("lap", "mile"):
        return None
    if cur.word("mile", "miles", "lap", "laps") or cur.phrase("minute"):
        token = cur.take()
        if token.text == "minute":
            return Amount(ms=round(60000 * factor), column=column)
        if token.text in ("lap", "laps"):
            cur.note(f"A lap is read as 400 m: “{cur.said(start)}” is {format_number(400 * factor)} m")
        return Amount(metres=(400.0 if token.text in ("lap", "laps") else MILE_M) * factor, column=column)
    cur.at = start
    return None


def in_words_ahead(cur: Cursor) -> bool:
    """Whether a length in words stands here: "a mile", "half a lap", "lap", "2 laps"."""
    start, before = cur.at, list(cur.readings)
    found = _in_words(cur)
    cur.at = start
    cur.readings[:] = before
    return found is not None


def range_ahead(cur: Cursor) -> bool:
    """Whether a range stands here: "2-3 miles", "60-90s", "2 to 3 min", "2'-5'"."""
    low, dash, high = cur.look(), cur.look(1), cur.look(2)
    link = (dash.kind == "sym" and dash.text == "-") or (dash.kind == "word" and dash.text in ("to", "or"))
    if link and low.kind == high.kind == "num" and 50 <= low.value < high.value:
        return cur.word("jog", "walk", "float", ahead=3)
    if not link or high.kind not in ("time", "dist") or cur.sym("-", "/", ahead=3) or cur.sym("x", ahead=3):
        return False
    if low.kind == "num":
        return low.value < (high.value if high.kind == "time" and high.value < 60 else _count_of(high))
    return (
        low.kind == high.kind == "time"
        and low.value < high.value
        and cur.word("rest", "recovery", "recov", "jog", "walk", "wu", "cd", ahead=3)
    )


def _count_of(token: Token) -> float:
    digits = token.text.rstrip("abcdefghijklmnopqrstuvwxyz'\" ")
    try:
        return float(digits)
    except ValueError:
        return token.value


def take_range(cur: Cursor) -> Amount:
    """The upper end of the range that stands here; the choice is noted."""
    start = cur.at
    cur.take()
    cur.take()
    token = cur.take()
    amount = _time(cur, token, token.value) if token.kind == "time" else _metres(cur, token, token.value)
    cur.note(f"“{cur.said(start)}” is planned as {describe(amount)}")
    return amount


def describe(amount: Amount) -> str:
    """A length for a sentence: "400 m", "1 mi", "3:00"."""
    if amount.metres is not None:
        text = format_distance(amount.metres)
        number = text.rstrip("kmi")
        return f"{number} {text[len(number) :]}"
    return "open" if amount.ms is None else format_duration(amount.ms)


def measured(cur: Cursor, token: Token, value: float, *, seconds: bool) -> Amount:
    """A length of `value` metres or seconds, if that can be run. NotationError if not."""
    return _time(cur, token, value) if seconds else _metres(cur, token, value)


def _metres(cur: Cursor, token: Token, value: float) -> Amount:
    if not 0 < value <= MAX_METRES:
        raise cur.fail(f"“{token.raw}” is no distance to run; 1 m to 400 km are.", token=token)
    return Amount(metres=value, column=token.column)


def _time(cur: Cursor, token: Token, seconds: float) -> Amount:
    ms = round(seconds * 1000)
    if not 0 < ms <= MAX_MS:
        raise cur.fail(f"“{token.raw}” is no length for a step; more than nothing and up to 48 hours are.", token=token)
    return Amount(ms=ms, column=token.column)
