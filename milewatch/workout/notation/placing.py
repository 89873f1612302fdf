"""Recoveries to their gaps, level by level, and what is done where none was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.fill import after_counted, fill, matches, second_part, step_of
from milewatch.workout.notation.finishing import carried_over, is_easy, one_format
from milewatch.workout.notation.tree import (
    Leaf,
    Place,
    Rep,
    Seq,
    all_places,
    composite,
    first,
    last,
    leaves,
    levels,
    seq_places,
)

if TYPE_CHECKING:
    from milewatch.workout.model import Step
    from milewatch.workout.notation.blocks import Block
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Rec

_HARD = ("on", "hard", "fast", "quick", "sprint", "strong")


def place_recoveries(
    cur: Cursor, blocks: list[Block], seq: Seq, *, top: bool, repeated: bool, continuous: bool
) -> list[Rec]:
    """Put the blocks into `seq` and their recoveries into the gaps; the ones for the level around are returned."""
    for block in blocks:
        seq.add(block.node, block.sep)
    _straight_on(blocks, seq, repeated=repeated)
    up: list[Rec] = []
    late: list[Rec] = []
    for index in range(len(blocks)):
        _place_block(cur, blocks, index, seq, up, late, repeated=repeated)
    order = {"sets": 0, "blocks": 0, "between": 0}
    for rec in sorted(late, key=lambda rec: order.get(rec.scope.kind, 1)):
        _place_level(cur, blocks, seq, rec, up, top=top)
    if continuous:
        for place in all_places(seq):
            if not place.gap.filled:
                place.gap.straight = True
    return up


def _straight_on(blocks: list[Block], seq: Seq, *, repeated: bool) -> None:
    """Where + and "straight into" leave no room for a recovery."""
    for i, gap in enumerate(seq.gaps):
        if blocks[i].recs:
            continue
        here, there = seq.items[i], seq.items[i + 1]
        if gap.sep == ">":
            if isinstance(there, Leaf) and isinstance(here, (Leaf, Seq)):
                there.joined = True
            gap.straight = True
        elif (
            gap.sep == "+"
            and repeated
            and isinstance(here, Leaf)
            and isinstance(there, Leaf)
            and (composite(seq, i) or one_format(here, there))
        ):
            there.joined = True
            gap.straight = True


def _place_block(
    cur: Cursor, blocks: list[Block], index: int, seq: Seq, up: list[Rec], late: list[Rec], *, repeated: bool
) -> None:
    block = blocks[index]
    by_place: list[Rec] = []
    counted: list[Rec] = []
    for rec in block.recs:
        match rec.scope.kind:
            case "":
                by_place.append(rec)
            case "reps" if _between_blocks(blocks, block, rec):
                rec.scope.kind = "blocks"
                late.append(rec)
            case "reps" if _own_reps(blocks, index, rec):
                _reps(cur, block, rec)
            case "sets" if isinstance(block.node, Rep) and _has_sets(block):
                _sets(cur, block.node, rec)
            case "sets" if isinstance(block.node, Seq) and block.node.sets:
                fill(cur, [place for place in seq_places(block.node) if not place.gap.filled], rec)
            case "inside":
                _tail(cur, block, rec)
            case "every" | "rep":
                counted.append(rec)
            case _:
                late.append(rec)
    if not _for_all(cur, blocks, index, by_place, seq):
        _by_place(cur, blocks, index, by_place, seq, up, repeated=repeated)
    for rec in counted:
        after_counted(cur, block, rec)


def _between_blocks(blocks: list[Block], block: Block, rec: Rec) -> bool:
    """ "6 x 3 min w/ 90s, 4 x 1 min w/ 60s, 3 min between": the reps have theirs, so it lies between the blocks."""
    many = sum(1 for one in blocks if one.kind is Kind.WORK)
    own = [one for one in block.recs if not one.scope.kind and one.column < rec.column]
    return many > 1 and not rec.scope.amounts and len(levels(block.node)) == 1 and bool(own)


def _has_sets(block: Block) -> bool:
    return isinstance(block.node, Rep) and (
        block.group or len(levels(block.node)) > 1 or not isinstance(block.node.body.items[0], Leaf)
    )


def _own_reps(blocks: list[Block], index: int, rec: Rec) -> bool:
    """Whether "between reps" is said of this block alone: it has reps, and the others have their own recoveries."""
    if not levels(blocks[index].node):
        return False
    others = [block for i, block in enumerate(blocks) if i != index and block.kind is Kind.WORK]
    if rec.scope.amounts:
        return any(place.before.amount.same(rec.scope.amounts[0]) for place in all_places(blocks[index].node))
    return index < len(blocks) - 1 or not others or any(block.recs for block in others)


def _reps(cur: Cursor, block: Block, rec: Rec) -> None:
    for places in levels(block.node):
        open_ones = [place for place in places if not place.gap.filled]
        if rec.scope.amounts:
            open_ones = [place for place in open_ones if place.before.amount.same(rec.scope.amounts[0])]
        if open_ones:
            fill(cur, open_ones, rec)
            return
    raise NotationError("The recovery between these reps is given twice.", rec.column)


def _sets(cur: Cursor, node: Rep, rec: Rec) -> None:
    place = Place(node.gap, last(node.body), first(node.body))
    if place.gap.filled and node.count > 1 and not rec.turns:
        raise NotationError("The recovery between these sets is given twice.", rec.column)
    fill(cur, [place], rec)


def _tail(cur: Cursor, block: Block, rec: Rec) -> None:
    """A recovery that is run on every pass: the second half of a pair, or one "inside the repeat"."""
    node = block.node
    if not isinstance(node, Rep):
        raise NotationError(
            "There is no repeat here for a recovery to be inside of.", rec.column, ("4 x (400m + 200m jog)",)
        )
    while len(node.body.items) == 1 and isinstance(node.body.items[0], Rep) and not node.body.tail:
        node = node.body.items[0]
    node.body.tail.append(step_of(cur, rec, rec.amounts[0] if rec.amounts else None, last(node.body), first(node.body)))
    node.gap.straight = True


def _is_pair(cur: Cursor, block: Block, rec: Rec) -> bool:
    """on/off, fast/easy, floats: the second half follows every rep, the last one too."""
    if not isinstance(block.node, Rep) or (levels(block.node)[:1] and all(p.gap.filled for p in levels(block.node)[0])):
        return False
    if rec.relative is not None or len(rec.amounts) != 1 or rec.cycle or rec.marker == "R=":
        return False
    efforts = {leaf.effort.text.split()[0] if leaf.effort is not None else "" for leaf in leaves(block.node)}
    times = rec.amounts[0].ms is not None and all(leaf.amount.ms is not None for leaf in leaves(block.node))
    jogged = rec.mode == "jog" and not times and not efforts & set(_HARD)
    if rec.mode == "off" or (rec.sep == "/" and not _called_rest(rec) and not jogged):
        return True
    if rec.mode == "float":
        cur.note("The float also follows the last rep, as a pair is run")
        return True
    if rec.mode == "easy" and rec.sep in ("", "+", ",", "-", ";") and rec.marker == "" and efforts & set(_HARD):
        said = describe(rec.amounts[0])
        cur.note(f"Hard and easy alternate: the {said} easy also follows the last rep; otherwise write “between”")
        return True
    return False


def _called_rest(rec: Rec) -> bool:
    """ "800m / 4 min rest" names a recovery between reps; "30s / 30s" and "fast / easy" are pairs."""
    return any(word in rec.said.lower() for word in ("rest", "rec", "break"))


def _for_all(cur: Cursor, blocks: list[Block], index: int, recs: list[Rec], seq: Seq) -> bool:
    """One recovery at the end for all the blocks before it: "6x1min + 6x45s, full recovery"; a ladder with commas."""
    if len(recs) != 1 or index != len(blocks) - 1:
        return False
    rec, block = recs[0], blocks[index]
    before = [one for one in blocks[:index] if one.kind is Kind.WORK and not is_easy(one.node)]
    if not before or any(one.recs for one in before) or rec.turns or (rec.marker in ("R=", "on") and block.counted):
        return False
    if rec.marker == "R=" and not _any_open(seq):
        return False
    if block.counted and (rec.sep != "" or rec.plural or all(one.counted for one in before)):
        if _is_pair(cur, block, rec) or (rec.sep == "" and not rec.plural and not _bare_blocks(before)):
            return False
        many = len(before) + 1
        alone = "for the last alone, give the others theirs"
        cur.note(f"{_said(rec)} read as for all {many} blocks and between them; {alone}")
        easy = [leaf for one in blocks if is_easy(one.node) for leaf in leaves(one.node)]
        places = [place for place in all_places(seq) if place.before not in easy and place.after not in easy]
        fill(cur, [place for place in places if not place.gap.filled], rec)
        return True
    if not block.single or not all(one.single for one in before) or rec.mode == "off":
        return False
    if rec.mode == "float" and rec.marker != "w/":
        return False
    if rec.marker == "R=" and len(rec.amounts) < 2 and rec.relative is None:
        return False
    places = [place for place in seq_places(seq) if not place.gap.filled]
    if not places:
        return False
    fill(cur, places, rec)
    return True


def _bare_blocks(blocks: list[Block]) -> bool:
    """Whether none of them would have a recovery of its own: then the one at the end is meant for all."""
    return all(not place.gap.filled for block in blocks for place in all_places(block.node))


def _any_open(seq: Seq) -> bool:
    return any(not place.gap.filled for place in seq_places(seq))


def _said(rec: Rec) -> str:
    return f"“{rec.said}”" if rec.said else "The recovery"


def _by_place(
    cur: Cursor, blocks: list[Block], index: int, recs: list[Rec], seq: Seq, up: list[Rec], *, repeated: bool
) -> None:
    block = blocks[index]
    for number, rec in enumerate(recs):
        if _is_pair(cur, block, rec):
            _tail(cur, block, rec)
            continue
        open_levels = [
            kept for places in levels(block.node) if (kept := [place for place in places if not place.gap.filled])
        ]
        if not open_levels:
            _after(cur, blocks, index, rec, seq, up, repeated=repeated)
            continue
        left = sum(1 for other in recs[number:] if not other.turns) or 1
        if len(open_levels) > left and block.group and isinstance(block.node, Rep) and carried_over(block.node.body):
            open_levels = open_levels[-1:]
        if len(open_levels) > left and block.group and rec.marker in ("R", "[") and isinstance(block.node, Rep):
            fill(cur, open_levels[-1], rec)
            cur.note(f"{_said(rec)} after the bracket read as the recovery between sets")
            continue
        if len(open_levels) > left and rec.marker == "R=" and not rec.turns:
            for places in open_levels:
                fill(cur, places, rec)
            cur.note(f"{_said(rec)} read as the recovery between reps and between sets")
            continue
        if len(open_levels) > left and not rec.turns:
            cur.note(f"{_said(rec)} read as the recovery between reps; none is given between sets")
        elif rec.sep == "+" and rec.amounts and not (rec.scope.kind or rec.marker) and rec.mode not in (None, "easy"):
            cur.note(f"{_said(rec)} lies between the reps; for one after the last rep too write it in brackets")
        elif _could_be_before_next(blocks, index, recs):
            reps = describe(last(block.node).amount)
            cur.note(f"{_said(rec)} read as between the {reps} reps, and once more after them")
        fill(cur, open_levels[0], rec)


def _could_be_before_next(blocks: list[Block], index: int, recs: list[Rec]) -> bool:
    """ "4 x 400, 10 min rest, 4 x 200": it could lie between the two blocks alone."""
    if index == len(blocks) - 1 or len(recs) != 1 or recs[0].sep not in (",", ";", "nl") or recs[0].marker:
        return False
    following = blocks[index + 1]
    return following.kind is Kind.WORK and bool(levels(following.node)) and not following.recs


def _after(cur: Cursor, blocks: list[Block], index: int, rec: Rec, seq: Seq, up: list[Rec], *, repeated: bool) -> None:
    """A recovery after a block that needs no more of its own: it lies before the next block, or at the end."""
    block = blocks[index]
    if index < len(blocks) - 1:
        gap = seq.gaps[index]
        if rec.nothing:
            gap.straight = True
            return
        if gap.straight and gap.sep not in ("+", "|"):
            return
        gap.straight = False
        after = first(seq.items[index + 1])
        steps = _one_step(cur, rec, last(block.node), after)
        gap.slots[0].append(steps)
        return
    if repeated:
        if rec.marker not in ("", "R=") and rec.sep == "" and len(blocks) == 1 and block.single:
            up.append(rec)
        else:
            if rec.sep != "+" and rec.marker != "R=" and rec.mode not in ("off", "float"):
                cur.note(f"{_said(rec)} stands inside the brackets: it follows every pass, the last one too")
            seq.tail.append(_one_step(cur, rec, last(block.node), None))
        return
    if rec.nothing:
        return
    if rec.marker == "R=" or rec.mode in ("off", "float", "easy") or rec.sep == "/":
        seq.tail.append(_one_step(cur, rec, last(block.node), None))
        return
    if second_part(block, rec):
        for place in levels(block.node)[0]:
            for slot in place.gap.slots:
                slot.append(_one_step(cur, rec, place.before, place.after))
        cur.note(f"“{block.recs[0].said}” and “{rec.said}” read as one recovery in two parts")
        return
    left = [place for place in all_places(seq) if not place.gap.filled]
    if left and len(block.recs) > 1 and not levels(block.node):
        raise NotationError(f"{_said(rec)}: it does not show which of the recoveries here belongs where.", rec.column)
    if left and rec.sep in (",", ";", "nl", "-") and not rec.turns and len(rec.amounts) == 1:
        cur.note(f"{_said(rec)} read as for all {len(blocks)} blocks and between them; for less give each its own")
        fill(cur, left, rec)
        return
    cur.note(f"{_said(rec)} would follow the last rep, where no recovery is run: it is left out")


def _one_step(cur: Cursor, rec: Rec, before: Leaf, after: Leaf | None) -> Step:
    if len(rec.amounts) > 1 or rec.turns:
        raise NotationError("Several recoveries are given where there is room for one.", rec.column)
    return step_of(cur, rec, rec.amounts[0] if rec.amounts else None, before, after)


def _place_level(cur: Cursor, blocks: list[Block], seq: Seq, rec: Rec, up: list[Rec], *, top: bool) -> None:
    """Recoveries that say where they go, when it is not in one block alone."""
    places = all_places(seq)
    kind = rec.scope.kind
    if kind == "last":
        _last(cur, seq, rec)
        return
    if kind in ("sets", "blocks") and len(blocks) > 1 and not all(place.gap.filled for place in seq_places(seq)):
        for place in seq_places(seq):
            place.gap.fixed = place.gap.fixed or not place.gap.filled
    if kind in ("reps", "all"):
        chosen = [place for place in places if not place.gap.filled]
        if rec.scope.amounts:
            chosen = [place for place in chosen if place.before.amount.same(rec.scope.amounts[0])]
    elif kind in ("sets", "blocks"):
        if len(blocks) == 1 and not top:
            up.append(rec)
            return
        chosen = [place for place in seq_places(seq) if not place.gap.filled]
        if not chosen and not top:
            up.append(rec)
            return
    elif kind == "between":
        chosen = [place for place in places if _between(place, rec)]
    else:
        chosen = [place for place in places if matches(rec, place.before)]
        _specific(cur, chosen, rec)
        return
    if not chosen and kind == "sets" and len(blocks) == 1:
        _only_sets(cur, blocks[0], rec)
        return
    if not chosen:
        raise NotationError(
            f"{_said(rec)}: there is no such place left here for a recovery.",
            rec.column,
            ("2 x (4 x 200m r60s), 3 min between sets",),
        )
    fill(cur, chosen, rec)


def _only_sets(cur: Cursor, block: Block, rec: Rec) -> None:
    """ "6 x 400m, 3 min between sets": there are no sets, so these are the reps."""
    places = [place for places in levels(block.node) for place in places if not place.gap.filled]
    if not places:
        raise NotationError(
            f"{_said(rec)}: there is only one set here.", rec.column, ("2 x (4 x 200m r60s), 3 min between sets",)
        )
    cur.note(f"{_said(rec)}: there is one set only, so it is read as between the reps")
    fill(cur, places, rec)


def _specific(cur: Cursor, chosen: list[Place], rec: Rec) -> None:
    """After certain reps: said of them in particular, it stands before what was said of all."""
    if not chosen:
        raise NotationError(f"{_said(rec)}: no such rep has a recovery after it.", rec.column, ("60s after the 400s",))
    chosen = [place for place in chosen if not place.gap.fixed]
    for place in chosen:
        for slot in place.gap.slots:
            slot.clear()
    fill(cur, chosen, rec)


def _between(place: Place, rec: Rec) -> bool:
    first_amount, second = rec.scope.amounts[0], rec.scope.amounts[-1]
    here, there = place.before.amount, place.after.amount
    return (here.same(first_amount) and there.same(second)) or (here.same(second) and there.same(first_amount))


def _last(cur: Cursor, seq: Seq, rec: Rec) -> None:
    cur.note(f"{_said(rec)}: this recovery follows the last rep, as written")
    seq.tail.append(_one_step(cur, rec, last(seq), None))
