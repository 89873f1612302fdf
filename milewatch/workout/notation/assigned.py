"""Recoveries with an equals sign: R=30", W=200m, CS=3mn, R1=1mn, R(2-4)=1mn, R=(rep / 2), R=0, R=?."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.notation import efforts
from milewatch.workout.notation.phrases import Amount, Rec, Relative, Scope
from milewatch.workout.notation.recoveries import recovery

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


def unquoted(raw: str) -> str:
    """The words between the quotes of a quoted token, as typed."""
    return raw[1:-1]


def equals(cur: Cursor) -> Rec | None:
    """Recoveries with an equals sign: R=30", W=200m, S=30s, CW=5mn, R1=1mn, R(2-4)=1mn, R400m=2mn, R=0, R=?."""
    start = cur.at
    name = cur.look()
    if name.kind != "word" or name.text not in (
        "r",
        "w",
        "s",
        "j",
        "c",
        "cr",
        "cw",
        "cs",
        "cj",
        "rec",
        "rest",
        "recovery",
    ):
        return None
    cur.take()
    turns, marks = _turns(cur)
    if not cur.skip("="):
        cur.at = start
        return None
    rec = _value(cur, name.column)
    letter = name.text[-1] if len(name.text) <= 2 else "r"
    rec.mode = rec.mode or {"w": "walk", "s": "static", "j": "jog"}.get(letter)
    rec.cycle = name.text.startswith("c")
    rec.turns = turns
    if marks:
        rec.scope = Scope("after", amounts=marks)
    rec.marker = "R="
    rec.said = cur.said(start)
    return rec


def _turns(cur: Cursor) -> tuple[list[int], list[Amount]]:
    """The reps that an R1=, R(1,3-5)=, R400m= or R(300, 100)m= is for."""
    if cur.sym("="):
        return [], []
    if cur.look().kind in ("dist", "time"):
        token = cur.take()
        return [], [Amount(metres=token.value) if token.kind == "dist" else Amount(ms=round(token.value * 1000))]
    bracket = cur.skip("(")
    numbers: list[float] = []
    while cur.look().kind == "num" and len(numbers) < 200:
        first = cur.take().value
        if cur.sym("-") and cur.look(1).kind == "num":
            cur.take()
            last = cur.take()
            if last.value - first > 200:
                raise cur.fail("That many reps cannot be counted here.", "R(2-4)=1 min", token=last)
            numbers.extend(range(int(first), int(last.value) + 1))
        else:
            numbers.append(first)
        if not (bracket and cur.skip(",")):
            break
    if bracket:
        cur.skip(")")
    if cur.word("m", "mn", "min", "km", "s"):
        unit = cur.take().text
        if unit in ("m", "km"):
            return [], [Amount(metres=number * (1000 if unit == "km" else 1)) for number in numbers]
        return [], [Amount(ms=round(number * (1000 if unit == "s" else 60000))) for number in numbers]
    return [int(number) for number in numbers], []


def _value(cur: Cursor, column: int) -> Rec:
    rec = Rec(column=column, marker="R=")
    if cur.look().kind == "num" and cur.look().value == 0:
        cur.take()
        rec.nothing = True
        return rec
    if cur.word("none", "nothing"):
        cur.take()
        rec.nothing = True
        return rec
    if cur.word("open"):
        cur.take()
        return rec
    if cur.sym("?"):
        cur.take()
        rec.unstated = True
        return rec
    if cur.word("downhill", "uphill"):
        rec.mode = cur.take().text
        return rec
    bracket = cur.skip("(")
    if bracket and cur.skip("("):
        found = _sum(cur, rec)
        if not cur.skip(")"):
            raise cur.fail("A bracket is not closed here; write “)”.")
    else:
        found = _sum(cur, rec)
    if not found:
        inner = Rec(column=column) if bracket and (cur.skip("open") or cur.sym("=")) else recovery(cur, "R=")
        if inner is None:
            raise cur.fail("A length belongs after “=” here.", "R=60s", "R=200m", "R=(1 min jog)")
        rec = inner
        if bracket and rec.mode is None and not cur.sym(")", "=", "@"):
            extra = recovery(cur, "R=")
            rec.mode = extra.mode if extra is not None else None
    if bracket and cur.sym("=") and cur.look(1).kind == "quoted":
        cur.take()
        rec.mode = unquoted(cur.take().raw)
    if bracket and cur.sym("@"):
        cur.take()
        rec.effort = efforts.one_marked(cur)
    if bracket and not cur.skip(")"):
        raise cur.fail("A bracket is not closed here; write “)”.", "R=(1 min jog)")
    rec.column, rec.marker = column, "R="
    return rec


def _sum(cur: Cursor, rec: Rec) -> bool:
    """rep, rep / 2, rep x 2, rep - 1mn, rep / 2 + 200m."""
    if not cur.word("rep"):
        return False
    cur.take()
    rec.relative = Relative("rep")
    if cur.sym("/", "x", "*") and cur.look(1).kind == "num":
        sign = cur.take().text
        token = cur.take()
        if token.value <= 0 or token.value > 100:
            raise cur.fail("A number from 1 to 100 belongs here.", "R=(rep / 2)", token=token)
        rec.relative.factor = 1 / token.value if sign == "/" else token.value
    if cur.sym("+", "-") and cur.look(1).kind in ("time", "dist"):
        sign_of = 1 if cur.take().text == "+" else -1
        token = cur.take()
        if token.kind == "dist":
            rec.relative.add_m = sign_of * token.value
        else:
            rec.relative.add_ms = sign_of * round(token.value * 1000)
    return True
