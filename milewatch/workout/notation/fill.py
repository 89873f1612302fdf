"""Recoveries into gaps: one as written becomes steps, in the gaps of one level, in turn or after certain reps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.model import Ends, Kind, Step
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Amount, Rec
from milewatch.workout.notation.tree import levels

if TYPE_CHECKING:
    from milewatch.workout.notation.blocks import Block
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.tree import Leaf, Place

_FASTEST = 11.0
"""Metres in a second: nobody has a rest when a send-off asks for more."""

UNSTATED = Step(Kind.RECOVERY, Ends.MARK, stated=False)


def step_of(cur: Cursor, rec: Rec, amount: Amount | None, before: Leaf | None, after: Leaf | None) -> Step:
    """One recovery step between two reps."""
    if rec.unstated:
        return UNSTATED
    if rec.relative is not None:
        return _relative(cur, rec, before, after)
    if amount is None or amount.open:
        return Step(Kind.RECOVERY, Ends.MARK, mode=rec.mode, effort=rec.effort)
    if rec.cycle:
        return _cycle(rec, amount, before)
    return _made(rec, amount)


def _cycle(rec: Rec, amount: Amount, before: Leaf | None) -> Step:
    if amount.ms is None:
        raise NotationError("A send-off is a time.", rec.column, ("on 2:30",))
    run = before.amount.ms if before is not None else None
    if run is not None and run >= amount.ms:
        raise NotationError(
            f"A send-off of {describe(amount)} leaves no recovery after a rep of {describe(before.amount)}."
            if before is not None
            else "",
            rec.column,
        )
    if before is not None and before.amount.metres and before.amount.metres / (amount.ms / 1000) > _FASTEST:
        length = describe(before.amount)
        message = f"A send-off of {describe(amount)} leaves no recovery after a rep of {length}."
        raise NotationError(message, rec.column)
    effort = before.effort if before is not None else None
    if effort is not None and effort.form == "time" and effort.low is not None and effort.low * 1000 >= amount.ms:
        raise NotationError(
            f"A send-off of {describe(amount)} leaves no recovery after a rep in {effort.text}.", rec.column
        )
    return Step(Kind.RECOVERY, Ends.CYCLE, cycle_ms=amount.ms, mode=rec.mode, effort=rec.effort)


def _made(rec: Rec, amount: Amount) -> Step:
    if amount.metres is not None:
        return Step(
            Kind.RECOVERY,
            Ends.DISTANCE,
            distance_m=amount.metres,
            target_ms=rec.target_ms,
            mode=rec.mode,
            effort=rec.effort,
        )
    return Step(Kind.RECOVERY, Ends.TIME, duration_ms=amount.ms, mode=rec.mode, effort=rec.effort)


def _relative(cur: Cursor, rec: Rec, before: Leaf | None, after: Leaf | None) -> Step:
    assert rec.relative is not None
    of = rec.relative
    source = after if of.of == "next" else before
    if source is None:
        raise NotationError(f"“{rec.said}” has no rep beside it to be measured by.", rec.column)
    length = source.amount
    if of.of == "back" and length.metres is None:
        return Step(Kind.RECOVERY, Ends.MARK, mode=rec.mode, effort=rec.effort)
    if length.open or (of.of == "time" and length.ms is None):
        cur.note(f"“{rec.said}”: how long that is shows only when the rep is run, so it is open and ends on your mark")
        return Step(Kind.RECOVERY, Ends.MARK, mode=rec.mode, effort=rec.effort)
    if length.metres is not None:
        metres = length.metres * of.factor + of.add_m
        if of.add_ms or metres <= 0:
            raise NotationError(f"“{rec.said}” is no length after a rep of {describe(length)}.", rec.column)
        return _made(rec, Amount(metres=round(metres, 6)))
    assert length.ms is not None
    ms = round(length.ms * of.factor) + of.add_ms
    if of.add_m or ms <= 0:
        raise NotationError(f"“{rec.said}” is no length after a rep of {describe(length)}.", rec.column)
    return _made(rec, Amount(ms=ms))


def fill(cur: Cursor, places: list[Place], rec: Rec) -> None:
    """Put `rec` into the gaps of `places` that have nothing yet: the same everywhere, or one after the other."""
    if rec.nothing:
        for place in places:
            if not place.gap.filled:
                place.gap.straight = True
        return
    slots = [(place, i) for place in places for i in range(len(place.gap.slots))]
    if rec.turns:
        _by_turn(cur, slots, rec)
        return
    if len(rec.amounts) > 1:
        _in_turn(cur, slots, rec)
        return
    amount = rec.amounts[0] if rec.amounts else None
    for place, i in slots:
        if not place.gap.straight and not place.gap.slots[i]:
            place.gap.slots[i].append(step_of(cur, rec, amount, place.before, place.after))


def _by_turn(cur: Cursor, slots: list[tuple[Place, int]], rec: Rec) -> None:
    amount = rec.amounts[0] if rec.amounts else None
    for turn in rec.turns:
        if turn == len(slots) + 1:
            cur.note(f"“{rec.said}”: no recovery follows the last rep")
            continue
        if not 1 <= turn <= len(slots):
            raise NotationError(f"There is no rep {turn} here: there are {len(slots) + 1}.", rec.column)
        place, i = slots[turn - 1]
        place.gap.slots[i][:] = [step_of(cur, rec, amount, place.before, place.after)]


def after_counted(cur: Cursor, block: Block, rec: Rec) -> None:
    """ "3 min after every 4 reps", "after the 6th": in place of what lies there otherwise."""
    reps = next(iter(levels(block.node)), [])
    gaps = sum(len(place.gap.slots) for place in reps)
    number = rec.scope.number
    if not 1 <= number <= gaps:
        raise NotationError(f"There is no rep {number} here with another after it.", rec.column)
    rec.turns = list(range(number, gaps + 1, number)) if rec.scope.kind == "every" else [number]
    fill(cur, reps, rec)


def _in_turn(cur: Cursor, slots: list[tuple[Place, int]], rec: Rec) -> None:
    many = len(rec.amounts)
    if many == len(slots) + 1 and not rec.cycling:
        cur.note(f"“{rec.said}”: the last of these would follow the last rep and is left out")
    elif many != len(slots) and not rec.cycling:
        raise NotationError(
            f"{many} recoveries are given for the {len(slots)} gaps between {len(slots) + 1} reps.",
            rec.column,
            (f"{rec.said} and repeat",) if many < len(slots) else (),
        )
    for number, (place, i) in enumerate(slots):
        if not place.gap.slots[i]:
            place.gap.slots[i].append(step_of(cur, rec, rec.amounts[number % many], place.before, place.after))


def matches(rec: Rec, leaf: Leaf) -> bool:
    """Whether a rep is one of those that `rec` was said to follow."""
    scope = rec.scope
    if scope.efforts:
        return leaf.effort is not None and leaf.effort.text.lower() in [name.lower() for name in scope.efforts]
    return any(leaf.amount.same(amount) for amount in scope.amounts)


def second_part(block: Block, rec: Rec) -> bool:
    """ "walk 100 jog 300": two ways of moving right after each other are one recovery."""
    if len(block.recs) != 2 or block.recs[1] is not rec or len(levels(block.node)) != 1:
        return False
    one = block.recs[0]
    if None in (one.mode, rec.mode) or one.mode == rec.mode or not len(one.amounts) == len(rec.amounts) == 1:
        return False
    first_m, second_m = (part.amounts[0].metres or 0.0 for part in (one, rec))
    return rec.sep in ("", "+", "/") or one.marker == rec.marker == "(" or 0 < second_m <= 3 * first_m
