"""The effort right after a length of rest: "w/ 2 min @ 5k" is how hard the reps are, "w/ 2 min @ 60%" the recovery."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.effort import Form
from milewatch.workout.notation import efforts
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.easy_end import is_long
from milewatch.workout.notation.phrases import Efforts, Level, Rec, Work

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor

_GENTLE = {
    Form.RACE: ("e", "l", "m", "mp", "marathon"),
    Form.WORDS: ("easy", "slow", "steady", "float", "Z1", "Z2", "CL", "CA", "TR"),
}
_GENTLE_PERCENT = 75
_GENTLE_SCALE = 5


def is_recovery(cur: Cursor, found: Level, rec: Rec, start: int) -> bool:
    """Whether the length before "@" is a recovery. An effort of its own is taken; that of the reps is left there."""
    amount = rec.amounts[0] if len(rec.amounts) == 1 else None
    if amount is None or amount.ms is None or not _reps_without_effort(found):
        return False
    effort = _ahead(cur)
    if _is_gentle(effort):
        cur.take()
        rec.effort = efforts.one_marked(cur)
        cur.note(f"{describe(amount)} @{rec.effort.text} read as the recovery between reps; else write 1 x before it")
    elif is_long(amount) and not any(word in rec.said.lower() for word in ("rest", "rec", "break")):
        length = cur.text[rec.column - 1 : cur.look(-1).end]
        raise cur.fail(
            f"“{length}” before “@” could be the rest between reps, or a piece of its own.",
            f"w/ {length} rest @",
            f", then 1 x {length} @",
            span=(cur.tokens[start].start, cur.look().end),
        )
    return True


def not_a_rest(cur: Cursor, found: Level) -> None:
    """ "6 x 800, 2 min @ 5k": a rest and the pace of the reps, or one more piece? Raises NotationError."""
    last = found.phrases[-1] if found.phrases else None
    if not isinstance(last, Work) or last.counted or last.sep != "," or last.inner is not None:
        return
    amount, before = last.amount, Level(found.phrases[:-1])
    if amount is None or amount.ms is None or is_long(amount) or not _reps_without_effort(before):
        return
    if not isinstance(before.phrases[-1], Work) or not before.phrases[-1].counted:
        return
    length = cur.text[last.column - 1 : cur.token_end(last.column)]
    raise cur.fail(
        f"“{length}” before “@” could be the rest between reps, or one more piece.",
        f"w/ {length}{'' if _is_gentle(_ahead(cur)) else ' rest'} @",
        f"then 1 x {length} @",
        span=(last.column - 1, cur.look().end),
    )


def _reps_without_effort(found: Level) -> bool:
    for phrase in reversed(found.phrases):
        if isinstance(phrase, (Efforts, Rec)):
            return False
        if isinstance(phrase, Work):
            return True
    return False


def _ahead(cur: Cursor) -> Effort:
    """The effort after the "@" here, of which nothing is taken."""
    start, before = cur.at, list(cur.readings)
    cur.take()
    listed, _ = efforts.marked(cur)
    cur.at, cur.readings[:] = start, before
    return listed[0]


def _is_gentle(effort: Effort) -> bool:
    if effort.form is Form.PERCENT:
        return (effort.high or 0) <= _GENTLE_PERCENT
    if effort.form is Form.SCALE:
        return (effort.high or 0) <= _GENTLE_SCALE
    return (effort.name or effort.text) in _GENTLE.get(effort.form, ())
