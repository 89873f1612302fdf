"""Phrases to a tree: blocks of reps, and which recovery and effort belongs to which."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.asides import bare_rest, in_order, targets_in_brackets
from milewatch.workout.notation.blocks import Block, give_efforts, give_override
from milewatch.workout.notation.easy_end import easy_end
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.fill import fill, step_of
from milewatch.workout.notation.halves import second_half
from milewatch.workout.notation.phrases import Again, Efforts, Level, Note, Override, Rec, Work
from milewatch.workout.notation.placing import place_recoveries
from milewatch.workout.notation.tree import Leaf, Node, Place, Rep, Seq, first, last, leaves, rep

if TYPE_CHECKING:
    from milewatch.workout.model import Step
    from milewatch.workout.notation.cursor import Cursor


@dataclass(slots=True)
class Resolved:
    """A level made into a sequence, and the recoveries that belong to the level around it."""

    seq: Seq
    up: list[Rec] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)


def resolve(cur: Cursor, level: Level, *, top: bool, repeated: bool = False) -> Resolved:
    """Make a sequence of the phrases of one level. `repeated`: it is the body of a repeat."""
    found = Resolved(Seq())
    blocks: list[Block] = []
    early: list[Rec] = []
    continuous = False
    for index, phrase in enumerate(level.phrases):
        if isinstance(phrase, Work) and (half := second_half(cur, blocks, level, index)) is not None:
            blocks[-1].recs.append(half)
        elif isinstance(phrase, Work) and (rest := bare_rest(cur, blocks, level, index, repeated=repeated)) is not None:
            blocks[-1].recs.append(rest)
        elif isinstance(phrase, Work):
            _work(cur, blocks, phrase, level, index)
        elif isinstance(phrase, Note):
            continuous = continuous or phrase.what == "continuous"
            _note(blocks, phrase, found)
        elif not blocks:
            early.extend(_early(cur, phrase, blocks, alone=len(level.phrases) == 1))
        elif isinstance(phrase, Rec):
            if not _length_of_label(cur, blocks[-1], phrase):
                blocks[-1].recs.append(phrase)
        elif isinstance(phrase, Efforts):
            _efforts(cur, blocks, phrase)
        elif isinstance(phrase, Override):
            give_override(cur, blocks[-1], phrase)
        else:
            _again(cur, blocks, phrase)
    if not blocks:
        raise NotationError("There is nothing to run here.", level.column, ("6 x 400m w/ 60s rest",))
    for rec in early:
        _early_recovery(cur, blocks, rec, found.seq)
    if top:
        easy_end(cur, blocks)
    blocks = in_order(blocks)
    targets_in_brackets(cur, blocks)
    found.up = place_recoveries(cur, blocks, found.seq, top=top, repeated=repeated, continuous=continuous)
    return found


def _work(cur: Cursor, blocks: list[Block], work: Work, level: Level, index: int) -> None:
    node = _build(cur, work)
    previous = blocks[-1] if blocks else None
    if previous is not None and previous.counted and not previous.recs and not previous.group:
        _one_set(cur, previous, work, level, index)
    if previous is not None and _extends(cur, previous, work, level, index):
        if not previous.ladder:
            previous.node = Seq([previous.node])
            previous.ladder = True
        assert isinstance(previous.node, Seq)
        previous.node.add(node, work.sep)
        return
    blocks.append(Block(node, work.sep, work.column, group=work.body is not None, counted=work.counted))


def _one_set(cur: Cursor, previous: Block, work: Work, level: Level, index: int) -> None:
    """ "5 x 200, 200, 400": is the count for the first alone?"""
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if work.counted or work.body is not None or work.kind is not Kind.WORK:
        return
    if not (work.sep in (",", "", "-", ">") or (work.sep == "+" and _no_longer(cur, previous, work))):
        return
    if isinstance(following, Efforts) and work.sep not in ("", ">"):
        return
    if work.amount is None or work.amount.metres is None:
        return
    if previous.kind is Kind.WORK and isinstance(previous.node, Rep) and previous.node.count > 1:
        many = previous.node.count
        reps = describe(next(leaves(previous.node)).amount)
        rung = describe(work.amount)
        start, end = next(leaves(previous.node)).amount.column - 1, cur.token_end(_last_rung(work, level, index).column)
        whole = work.sep in ("+", "-", ">")
        offered = (f"w/ {rung} jog", f"1 x {rung}")
        if work.amount.metres < 100 and work.sep == "":
            offered = (f"w/ {cur.text[work.column - 1 : end]}s rest", f"@ {cur.text[work.column - 1 : end]}s")
        raise NotationError(
            f"It does not show whether the {many} x is for the {reps} alone or for what follows too.",
            work.column,
            (f"({cur.text[start:end]})",) if whole else offered,
            (start, end) if whole else None,
        )


def _last_rung(work: Work, level: Level, index: int) -> Work:
    """The last of the lengths that follow `work` behind the same sign."""
    for phrase in level.phrases[index + 1 :]:
        if not isinstance(phrase, Work) or phrase.sep != work.sep or phrase.counted or phrase.amount is None:
            break
        work = phrase
    return work


def _no_longer(cur: Cursor, previous: Block, work: Work) -> bool:
    """ "5 x 400+200" rather than "2k+5x1k+2k" or "6x400 @ 72s + 200": the second is no longer than the first."""
    if previous.efforts and cur.text[: work.column - 1].endswith(" "):
        return False
    return (work.amount.metres or 0.0 if work.amount else 0.0) <= (first(previous.node).amount.metres or 0.0)


def _extends(cur: Cursor, previous: Block, work: Work, level: Level, index: int) -> bool:
    """Whether this is one more rung of a ladder: "200-400-600", "400 / 800 / 400"."""
    if work.sep not in ("-", "/") or work.counted or work.body is not None or work.kind is not Kind.WORK:
        return False
    if previous.counted or previous.group or previous.recs or previous.kind is not Kind.WORK:
        return False
    if work.sep == "/" and not previous.ladder and not level.one_set and not _next_rung(level, index):
        raise NotationError(
            "“/” between two lengths could be a pair, a ladder of two, or a recovery.",
            work.column,
            *_after_slash(cur, work),
        )
    return True


def _after_slash(cur: Cursor, work: Work) -> tuple[tuple[str, ...], tuple[int, int]]:
    """What could stand for "/ 200": one more rung, or a recovery; and where the slash and the length stand."""
    slash = cur.text.rfind("/", 0, work.column - 1)
    end = next((token.end for token in cur.tokens if token.start == work.column - 1), work.column)
    said = cur.text[work.column - 1 : end]
    return (f"-{said}", f" w/ {said} jog"), (slash, end)


def _next_rung(level: Level, index: int) -> bool:
    following = [phrase for phrase in level.phrases[index + 1 :] if isinstance(phrase, Work)]
    return bool(following) and following[0].sep == "/"


def _build(cur: Cursor, work: Work) -> Node:
    node: Node
    up: list[Rec] = []
    if work.inner is not None:
        node = _build(cur, work.inner)
    elif work.body is not None:
        before = list(cur.readings)
        inner = resolve(cur, work.body, top=False, repeated=work.counted)
        node, up = inner.seq, inner.up
        if work.loose:
            cur.readings[:] = [said for said in cur.readings if said in before or "inside the brackets" not in said]
    elif work.parts:
        node = Seq()
        for number, part in enumerate(work.parts):
            leaf = Leaf(part.amount, part.amount.column, work.kind, part.effort, joined=number > 0)
            node.add(leaf, ">")
        for gap in node.gaps:
            gap.straight = True
    else:
        assert work.amount is not None
        node = Leaf(work.amount, work.column, work.kind, splits_m=work.splits_m)
    if work.counted:
        node = rep(work.count, node, work.at_least, work.column)
    if work.loose and isinstance(node, Rep) and len(node.body.tail) == 1:
        node.gap.fill(node.body.tail.pop())
    if up and isinstance(node, Rep):
        _outward(cur, node, up)
    elif up:
        raise NotationError("“between sets” is said here of one set only.", up[0].column)
    return node


def _outward(cur: Cursor, node: Rep, up: list[Rec]) -> None:
    """A recovery said inside the brackets that belongs between the passes."""
    for rec in up:
        fill(cur, [Place(node.gap, last(node.body), first(node.body))], rec)


def _length_of_label(cur: Cursor, block: Block, rec: Rec) -> bool:
    """ "Warm up, 2 mile jog": easy running right behind the word alone is what it is long."""
    if block.kind is Kind.WORK or block.recs or rec.marker or len(rec.amounts) != 1 or rec.mode not in ("easy", "jog"):
        return False
    leaf = first(block.node)
    if not leaf.amount.open or rec.scope.kind:
        return False
    leaf.amount, leaf.effort = rec.amounts[0], leaf.effort or make.words(rec.mode)
    what = "warm-up" if leaf.kind is Kind.WARMUP else "cool-down"
    cur.note(f"{describe(leaf.amount)} {rec.mode} read as the {what}")
    return True


def _note(blocks: list[Block], note: Note, found: Resolved) -> None:
    if note.what == "mirror":
        _mirror(blocks, note)
    elif note.what not in ("shape", "continuous"):
        found.notes.append(note)


def _mirror(blocks: list[Block], note: Note) -> None:
    """ "200, 400, 800 and back down": the same rungs again, the other way, the top one once."""
    rungs: list[Block] = []
    while blocks and blocks[-1].kind is Kind.WORK and (blocks[-1].single or blocks[-1].ladder) and not blocks[-1].recs:
        rungs.insert(0, blocks.pop())
    nodes = [leaf for block in rungs for leaf in leaves(block.node)]
    if len(nodes) < 2:
        raise NotationError("“back down” needs a ladder before it.", note.column)
    seq = Seq()
    for leaf in nodes + [Leaf(leaf.amount, leaf.column, effort=leaf.effort) for leaf in reversed(nodes[:-1])]:
        seq.add(leaf, "-")
    blocks.append(Block(seq, rungs[0].sep, rungs[0].column, ladder=True))


def _early(cur: Cursor, phrase: Rec | Efforts | Override | Again, blocks: list[Block], *, alone: bool) -> list[Rec]:
    """What stands before anything to run: an easy start is the warm-up, a recovery waits for its reps."""
    if not isinstance(phrase, Rec):
        raise NotationError("Nothing to run stands before this.", phrase.column)
    if phrase.mode in ("easy", "jog") and len(phrase.amounts) == 1 and not phrase.scope.kind and not phrase.marker:
        amount = phrase.amounts[0]
        if alone:
            blocks.append(Block(Leaf(amount, phrase.column, effort=make.words(phrase.mode)), phrase.sep, phrase.column))
            return []
        cur.note(f"{describe(amount)} {phrase.mode} at the start read as the warm-up")
        leaf = Leaf(amount, phrase.column, Kind.WARMUP, make.words(phrase.mode))
        blocks.append(Block(leaf, phrase.sep, phrase.column))
        return []
    return [phrase]


def _early_recovery(cur: Cursor, blocks: list[Block], rec: Rec, seq: Seq) -> None:
    if rec.marker == "R=" and not rec.turns and not rec.scope.kind:
        seq.lead.append(_lead_step(cur, rec))
        return
    target = next((block for block in blocks if block.kind is Kind.WORK), blocks[0])
    target.recs.insert(0, rec)


def _lead_step(cur: Cursor, rec: Rec) -> Step:
    if rec.relative is not None or rec.cycle or rec.nothing:
        raise NotationError("This recovery has no rep before it.", rec.column)
    return step_of(cur, rec, rec.amounts[0] if rec.amounts else None, None, None)


def _efforts(cur: Cursor, blocks: list[Block], said: Efforts) -> None:
    block = blocks[-1]
    if said.sep == "(time)":
        if block.maybe_target is not None:
            raise NotationError(
                "Two times in brackets: which is the target, and which the recovery?",
                said.column,
                ("@ 75s", "[3' & 5']"),
            )
        block.maybe_target = said
        return
    if _of_recovery(block, said):
        return
    run = _comma_run(blocks)
    before = [leaf for one in run[:-1] for leaf in leaves(one.node)]
    if len(run) > 1 and not any(leaf.effort for leaf in before) and not any(leaf.effort for leaf in leaves(block.node)):
        if len(said.efforts) == 1:
            cur.note(
                f"@{said.efforts[0].text} read as for all of {_named(run)}; for the last alone, give the others theirs"
            )
            for one in run:
                give_efforts(cur, one, said)
            return
        if len(said.efforts) == len(before) + 1:
            for leaf, effort in zip([*before, *leaves(block.node)], said.efforts, strict=True):
                leaf.effort = effort
            return
    _say_for_which(cur, blocks, said)
    give_efforts(cur, block, said)


def _say_for_which(cur: Cursor, blocks: list[Block], said: Efforts) -> None:
    """ "6x400, 6x200 @ mile": the effort is that of the last block; where the one before has none, that is said."""
    if len(blocks) < 2 or len(said.efforts) != 1 or blocks[-1].sep not in (",", "+") or blocks[-1].recs:
        return
    before, block = blocks[-2:]
    bare = not any(leaf.effort for one in (before, block) for leaf in leaves(one.node))
    if before.counted and block.counted and bare and not before.recs and before.kind is block.kind is Kind.WORK:
        length = describe(next(leaves(block.node)).amount)
        cur.note(f"@{said.efforts[0].text} read as for the {length} reps alone; otherwise write it behind each")


def _of_recovery(block: Block, said: Efforts) -> bool:
    """ "4 min @ T w/ 3 min Z1": an effort right after a recovery is the recovery's, when the reps have theirs."""
    if not block.recs or said.sep or len(said.efforts) != 1:
        return False
    rec = block.recs[-1]
    if (
        any(leaf.effort is None or leaf.effort.text == "on" for leaf in leaves(block.node))
        or rec.scope.kind
        or rec.effort is not None
    ):
        return False
    rec.effort = said.efforts[0]
    return True


def _named(run: list[Block]) -> str:
    return ", ".join(describe(leaf.amount) for block in run for leaf in leaves(block.node))


def _comma_run(blocks: list[Block]) -> list[Block]:
    """The last single reps with nothing but commas between them: "600m, 400m, 200m"."""
    run: list[Block] = []
    for block in reversed(blocks):
        if not block.single or (run and (block.recs or block.efforts)) or block.kind is not Kind.WORK:
            break
        run.insert(0, block)
        if block.sep not in (",",):
            break
    return run


def _is_half(rec: Rec) -> bool:
    """The second half of a pair: "3 min on 2 min off x 6"."""
    return rec.sep == "/" or (rec.mode in ("off", "easy", "float") and not rec.marker and not rec.scope.kind)


def _again(cur: Cursor, blocks: list[Block], again: Again) -> None:
    """ "(…) * 4", "… x2", "repeat 3 times"."""
    block = blocks[-1]
    if again.sep != "words":
        if block.ladder:
            cur.note(f"x{again.count} read as {again.count} times the whole of it, not the last rep alone")
        elif (block.recs and not (len(block.recs) == 1 and _is_half(block.recs[0]))) or (
            block.counted and not block.group
        ):
            raise NotationError(
                "It does not show what is repeated here.", again.column, (f"{again.count} x (400m w/ 60s rest)",)
            )
        block.node = rep(again.count, block.node, column=again.column)
        block.counted = True
        return
    repeated = [one for one in blocks if one.kind is Kind.WORK]
    before = [one for one in blocks if one.kind is not Kind.WORK]
    if not repeated:
        raise NotationError("Nothing to run stands before this.", again.column)
    seq = Seq()
    said_before = list(cur.readings)
    targets_in_brackets(cur, repeated)
    for one in repeated:
        one.maybe_target = None
    up = place_recoveries(cur, repeated, seq, top=False, repeated=True, continuous=False)
    node = rep(again.count, seq, column=again.column)
    if len(seq.tail) == 1:
        # What follows the last rep of a pass lies between the passes: nothing is inside of brackets here.
        node.gap.fill(seq.tail.pop())
        cur.readings[:] = said_before
    cur.note(f"All of it read as run {again.count} times")
    blocks[:] = [*before, Block(node, repeated[0].sep, repeated[0].column, group=True, counted=True, recs=up)]
