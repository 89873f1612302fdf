"""What makes a named pace quicker or slower: "mile+2s", "5k - 5s/km", "5k pace or slightly faster"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.model import MILE_M
from milewatch.workout.notation.vocabulary import MODES, REST

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


def offset(cur: Cursor) -> tuple[float, float | None]:
    """ "+2s", "- 5s/km", "plus 10 seconds" after a pace, in seconds per 400 m unless said."""
    token = cur.look()
    sign = 1.0 if cur.sym("+") or cur.word("plus") else -1.0 if cur.sym("-") or cur.word("minus") else 0.0
    amount = cur.look(1)
    if (
        not sign
        or amount.kind != "time"
        or amount.value > 60
        or (token.kind == "sym" and token.spaced and amount.spaced and amount.value > 20)
    ):
        return 0.0, None
    after = cur.look(2)
    if after.kind == "word" and (after.text in REST or after.text in MODES):
        return 0.0, None
    cur.take()
    cur.take()
    per = None
    if cur.sym("/") or cur.word("per"):
        unit = cur.look(1)
        metres = {"km": 1000.0, "k": 1000.0, "mi": MILE_M, "mile": MILE_M, "lap": 400.0}.get(unit.text, unit.value)
        if metres < 50:
            raise cur.fail("A distance belongs after “/” here: mile+2s/400, 5k+5s/km.")
        cur.take()
        cur.take()
        per = None if metres == 400 else metres
    return sign * amount.value, per


def or_faster(cur: Cursor, name: str) -> None:
    """ "5k pace or slightly faster": the pace is kept, and that is said."""
    ahead = 2 if cur.word("slightly", "a", ahead=1) else 1
    ahead += 1 if cur.word("bit", "little", "touch", ahead=ahead) else 0
    if not (cur.word("or") and cur.word("faster", "quicker", "better", "slower", ahead=ahead)):
        return
    start = cur.at
    for _ in range(ahead + 1):
        cur.take()
    cur.note(f"“{name} {cur.said(start)}” is kept as {name}")
