"""Easy running after the last reps: the cool-down, or the recovery between them? Either way it is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.blocks import Block
from milewatch.workout.notation.tree import Leaf, Rep, leaves, levels

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Amount, Rec

_LONG_MS = 300_000
_LONG_M = 1000.0
_HARD = ("on", "hard", "fast", "quick", "sprint", "strong")
_NAMED = ("rest", "rec", "break", "pause")


def easy_end(cur: Cursor, blocks: list[Block]) -> None:
    """Make the cool-down of an easy stretch that ends the workout, if it is one."""
    if not blocks or blocks[-1].kind is not Kind.WORK or not blocks[-1].recs:
        return
    block = blocks[-1]
    rec = block.recs[-1]
    if rec.sep in ("", "/") or rec.mode not in ("easy", "jog") or rec.scope.kind or rec.marker or len(rec.amounts) != 1:
        return
    amount = rec.amounts[0]
    if _is_cooldown(blocks, rec):
        said = f"{describe(amount)} {rec.mode}"
        otherwise = (
            f"; for a recovery write {said} {_place(block)}" if len(block.recs) == 1 and levels(block.node) else ""
        )
        block.recs.pop()
        cur.note(f"{said} at the end read as the cool-down{otherwise}")
        blocks.append(Block(Leaf(amount, rec.column, Kind.COOLDOWN, make.words(rec.mode)), ",", rec.column))
    elif _is_doubtful(block, rec):
        said = describe(amount)
        cur.note(f"{said} {rec.mode} at the end read as the recovery {_place(block)}; for a cool-down write CD {said}")


def _is_cooldown(blocks: list[Block], rec: Rec) -> bool:
    block, amount = blocks[-1], rec.amounts[0]
    start = next(leaves(blocks[0].node)) if blocks[0].kind is Kind.WARMUP else None
    if len(block.recs) > 1:
        return is_long(amount)
    if not levels(block.node):
        return is_long(amount) and len(blocks) > 1 and block.single
    if _named(rec):
        return False
    if start is not None and (start.amount.same(amount) or is_long(amount)):
        return True
    rep = max(leaf.amount.metres or 0.0 for leaf in leaves(block.node))
    if rec.mode == "jog":
        # A jog is how a recovery is taken: it has to be far longer than the reps.
        return is_long(amount) and 0 < 2 * rep < (amount.metres or 0.0)
    if _between_sets(block) or _second_half(block, amount) or _short(block, amount):
        return False
    return is_long(amount)


def _is_doubtful(block: Block, rec: Rec) -> bool:
    """Whether it is not plain that this is the recovery."""
    amount = rec.amounts[0]
    if len(block.recs) > 1 or not levels(block.node) or _named(rec):
        return False
    if rec.mode == "jog":
        return is_long(amount) and not _between_sets(block)
    return is_long(amount) or not _not_longer(block, amount)


def _short(block: Block, amount: Amount) -> bool:
    """ "2 x 20 min tempo, 5 min easy": far shorter than the reps, and they have no other recovery."""
    return all(2 * (amount.ms or 0) <= (leaf.amount.ms or 0) for leaf in leaves(block.node)) and bool(amount.ms)


def is_long(amount: Amount) -> bool:
    """Whether an easy stretch is more than a pause: from 5 minutes or 1 km on."""
    return (amount.ms or 0) >= _LONG_MS or (amount.metres or 0) >= _LONG_M


def _named(rec: Rec) -> bool:
    """ "10 min easy recovery" leaves no doubt."""
    return any(word in rec.said.lower() for word in _NAMED)


def _between_sets(block: Block) -> bool:
    """Whether it would lie between sets, where a long one is usual."""
    return isinstance(block.node, Rep) and all(place.gap.filled for place in levels(block.node)[0])


def _second_half(block: Block, amount: Amount) -> bool:
    """ "3 x 10 min hard, 5 min easy": hard and easy alternate when the easy half is not the longer one."""
    return _hard(block) and _not_longer(block, amount)


def _not_longer(block: Block, amount: Amount) -> bool:
    return all(
        (leaf.amount.ms or 0) >= (amount.ms or 0) and (leaf.amount.metres or 0) >= (amount.metres or 0)
        for leaf in leaves(block.node)
    )


def _place(block: Block) -> str:
    return "between sets" if _between_sets(block) else "between reps"


def _hard(block: Block) -> bool:
    return any(leaf.effort is not None and leaf.effort.text.split()[0] in _HARD for leaf in leaves(block.node))
