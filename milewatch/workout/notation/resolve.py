"""Phrases to a tree: blocks of reps, and which recovery and effort belongs to which."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.model import Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.blocks import Block, give_efforts, give_override
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Again, Amount, Efforts, Level, Note, Override, Rec, Work
from milewatch.workout.notation.placing import place_recoveries
from milewatch.workout.notation.tree import Leaf, Node, Rep, Seq, leaves, levels, rep

if TYPE_CHECKING:
    from milewatch.workout.notation.cursor import Cursor


_EASY = ("easy", "E", "slow", "Z1", "Z2", "CL", "CA", "TR")


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
        if isinstance(phrase, Work) and (half := _easy_half(blocks, level, index)) is not None:
            blocks[-1].recs.append(half)
        elif isinstance(phrase, Work) and (rest := _bare_rest(cur, blocks, level, index)) is not None:
            blocks[-1].recs.append(rest)
        elif isinstance(phrase, Work):
            _work(cur, blocks, phrase, level, index)
        elif isinstance(phrase, Note):
            continuous = continuous or phrase.what == "continuous"
            _note(cur, blocks, phrase, found)
        elif not blocks:
            early.extend(_early(cur, phrase, blocks))
        elif isinstance(phrase, Rec):
            blocks[-1].recs.append(phrase)
        elif isinstance(phrase, Efforts):
            _efforts(cur, blocks, phrase)
        elif isinstance(phrase, Override):
            give_override(cur, blocks[-1], phrase)
        else:
            _again(cur, blocks, phrase, found, top=top)
    if not blocks:
        raise NotationError("There is nothing to run here.", level.column, ("6 x 400m w/ 60s rest",))
    for rec in early:
        _early_recovery(blocks, rec, found.seq)
    _easy_ends(cur, blocks, top=top)
    blocks = _in_order(blocks)
    _targets_in_brackets(cur, blocks)
    found.up = place_recoveries(cur, blocks, found.seq, top=top, repeated=repeated, continuous=continuous)
    return found


def _work(cur: Cursor, blocks: list[Block], work: Work, level: Level, index: int) -> None:
    node = _build(cur, work)
    previous = blocks[-1] if blocks else None
    if previous is not None and previous.counted and not previous.recs and not previous.efforts and not previous.group:
        _one_set(previous, work, level, index)
    if previous is not None and _extends(previous, work, level, index):
        if not previous.ladder:
            previous.node = Seq([previous.node])
            previous.ladder = True
        assert isinstance(previous.node, Seq)
        previous.node.add(node, work.sep)
        return
    blocks.append(Block(node, work.sep, work.column, group=work.body is not None, counted=work.counted))


def _easy_half(blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "10 x 1 min @ 5k / 1 min @ easy": the second half of a pair, when its effort is an easy one."""
    work = level.phrases[index]
    if not isinstance(work, Work) or work.sep != "/" or not blocks or not blocks[-1].counted or work.counted or work.amount is None:
        return None
    said = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if isinstance(said, Efforts) and len(said.efforts) == 1 and said.efforts[0].text in _EASY:
        del level.phrases[index + 1]
        mode = "easy" if said.efforts[0].text in ("easy", "E", "slow") else None
        return Rec(work.column, [work.amount], mode=mode, effort=None if mode else said.efforts[0], sep="/", marker="/")
    raise NotationError(
        "Two things to run with “/” between need brackets to be repeated.", work.column, ("10 x (1 min @5k + 1 min @10k)",)
    )


def _bare_rest(cur: Cursor, blocks: list[Block], level: Level, index: int) -> Rec | None:
    """ "8 x 400m, 90s": a time alone after reps that have no recovery yet is theirs, and that is said."""
    work = level.phrases[index]
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if not isinstance(work, Work) or not blocks or blocks[-1].kind is not Kind.WORK or work.sep == "+":
        return None
    if work.counted or work.amount is None or work.amount.ms is None or work.kind is not Kind.WORK or isinstance(following, Efforts):
        return None
    if _among_distances(blocks[-1], work, following):
        cur.note(f"{describe(work.amount)} read as rest, standing between two distances")
        return Rec(work.column, [work.amount], sep=work.sep, said=describe(work.amount))
    if not (blocks[-1].counted or (blocks[-1].ladder and work.sep != "-")):
        return None
    given = len([rec for rec in blocks[-1].recs if rec.sep != "/"])
    wanted = sum(1 for places in levels(blocks[-1].node) if not all(place.gap.filled for place in places)) - (1 if any(rec.sep == "/" for rec in blocks[-1].recs) else 0)
    if given >= wanted or any(rec.scope.kind for rec in blocks[-1].recs):
        cur.note(f"{describe(work.amount)} alone read as one more thing to run; for a recovery write {describe(work.amount)} rest")
        return None
    rests = _rests_ahead(level, index)
    if rests is None:
        return None
    times = [amount for amount in rests if amount.ms is not None]
    said = ", ".join(describe(amount) for amount in times)
    if work.sep == "" and not all(leaf.effort is not None for leaf in leaves(blocks[-1].node)):
        raise NotationError(
            f"{said} without a word could be a target or a recovery.", work.column, (f"@ {said}", f"w/ {said} rest")
        )
    cur.note(f"{said} read as rest between {'sets' if given or wanted < len(levels(blocks[-1].node)) else 'reps'}")
    return Rec(work.column, times, sep=work.sep, said=said)


def _among_distances(block: Block, work: Work, following: object) -> bool:
    """ "600m @ mile, 90s, 400m": a time alone between two distances, when the first needs no recovery of its own."""
    if work.sep not in (",", ";", "nl", "-") or block.recs or levels(block.node) or next(leaves(block.node)).amount.metres is None:
        return False
    return isinstance(following, Work) and following.kind is Kind.WORK and (following.amount is None or following.amount.metres is not None)


def _rests_ahead(level: Level, index: int) -> list[Amount] | None:
    """The times that follow with commas, up to the end or a phrase of another kind; a last one with "rest" belongs to them."""
    times: list[Amount] = []
    taken = index
    for phrase in level.phrases[index:]:
        if isinstance(phrase, Work) and phrase.amount is not None and phrase.amount.ms is not None and not phrase.counted:
            times.append(phrase.amount)
            taken += 1
            continue
        if isinstance(phrase, Rec) and len(times) > 0 and len(phrase.amounts) == 1 and phrase.amounts[0].ms is not None and not phrase.scope.kind:
            times.append(phrase.amounts[0])
            taken += 1
        elif isinstance(phrase, Efforts):
            return None
        break
    del level.phrases[index + 1 : taken]
    return times


def _one_set(previous: Block, work: Work, level: Level, index: int) -> None:
    """ "5 x 200, 200, 400": is the count for the first alone?"""
    following = level.phrases[index + 1] if index + 1 < len(level.phrases) else None
    if work.counted or work.body is not None or work.sep != "," or work.kind is not Kind.WORK or isinstance(following, Efforts):
        return
    if previous.kind is Kind.WORK and isinstance(previous.node, Rep) and previous.node.count > 1:
        many = previous.node.count
        reps = describe(next(leaves(previous.node)).amount)
        rung = describe(work.amount) if work.amount is not None else ""
        raise NotationError(
            f"It does not show whether the {many} x is for the {reps} alone or for what follows too.", work.column,
            (f"{many} x ({reps}, {rung})", f"{many} x {reps} w/ 60s rest, {rung}"),
        )


def _extends(previous: Block, work: Work, level: Level, index: int) -> bool:
    """Whether this is one more rung of a ladder: "200-400-600", "400 / 800 / 400"."""
    if work.sep not in ("-", "/") or work.counted or work.body is not None or work.kind is not Kind.WORK:
        return False
    if previous.counted or previous.group or previous.recs or previous.kind is not Kind.WORK:
        return False
    if work.sep == "/" and not previous.ladder and not _next_rung(level, index):
        raise NotationError(
            "“/” between two lengths could be a pair, a ladder of two, or a recovery.", work.column,
            ("400-200", "400 w/ 200 jog", "600 (400/hard, 200/max)"),
        )
    return True


def _next_rung(level: Level, index: int) -> bool:
    following = [phrase for phrase in level.phrases[index + 1 :] if isinstance(phrase, Work)]
    return bool(following) and following[0].sep == "/"


def _build(cur: Cursor, work: Work) -> Node:
    node: Node
    up: list[Rec] = []
    if work.inner is not None:
        node = _build(cur, work.inner)
    elif work.body is not None:
        inner = resolve(cur, work.body, top=False, repeated=work.counted)
        node, up = inner.seq, inner.up
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
    if up and isinstance(node, Rep):
        _outward(cur, node, up)
    elif up:
        raise NotationError("“between sets” is said here of one set only.", up[0].column)
    return node


def _outward(cur: Cursor, node: Rep, up: list[Rec]) -> None:
    """A recovery said inside the brackets that belongs between the passes."""
    from milewatch.workout.notation.fill import fill
    from milewatch.workout.notation.tree import Place, first, last

    for rec in up:
        fill(cur, [Place(node.gap, last(node.body), first(node.body))], rec)


def _note(cur: Cursor, blocks: list[Block], note: Note, found: Resolved) -> None:
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
        raise NotationError("“back down” needs a ladder before it.", note.column, ("200, 400, 800 and back down",))
    seq = Seq()
    for leaf in nodes + [Leaf(leaf.amount, leaf.column, effort=leaf.effort) for leaf in reversed(nodes[:-1])]:
        seq.add(leaf, "-")
    blocks.append(Block(seq, rungs[0].sep, rungs[0].column, ladder=True))


def _early(cur: Cursor, phrase: Rec | Efforts | Override | Again, blocks: list[Block]) -> list[Rec]:
    """What stands before anything to run: an easy start is the warm-up, a recovery waits for its reps."""
    if not isinstance(phrase, Rec):
        raise NotationError("Nothing to run stands before this.", phrase.column, ("6 x 400m @ mile pace",))
    if phrase.mode in ("easy", "jog") and len(phrase.amounts) == 1 and not phrase.scope.kind and not phrase.marker:
        amount = phrase.amounts[0]
        cur.note(f"{describe(amount)} {phrase.mode} at the start read as the warm-up")
        leaf = Leaf(amount, phrase.column, Kind.WARMUP, make.words(phrase.mode))
        blocks.append(Block(leaf, phrase.sep, phrase.column))
        return []
    return [phrase]


def _early_recovery(blocks: list[Block], rec: Rec, seq: Seq) -> None:
    if rec.marker == "R=" and not rec.turns and not rec.scope.kind:
        seq.lead.append(_lead_step(rec))
        return
    target = next((block for block in blocks if block.kind is Kind.WORK), blocks[0])
    target.recs.insert(0, rec)


def _lead_step(rec: Rec) -> object:
    from milewatch.workout.notation.fill import step_of

    if rec.relative is not None or rec.cycle or rec.nothing:
        raise NotationError("This recovery has no rep before it.", rec.column, ("R=60s",))
    return step_of(None, rec, rec.amounts[0] if rec.amounts else None, None, None)  # type: ignore[arg-type]


def _efforts(cur: Cursor, blocks: list[Block], said: Efforts) -> None:
    block = blocks[-1]
    if said.sep == "(time)":
        block.maybe_target = said
        return
    if _of_recovery(block, said):
        return
    run = _comma_run(blocks)
    before = [leaf for one in run[:-1] for leaf in leaves(one.node)]
    if len(run) > 1 and not any(leaf.effort for leaf in before) and not any(leaf.effort for leaf in leaves(block.node)):
        if len(said.efforts) == 1:
            cur.note(f"@{said.efforts[0].text} read as for all of {_named(run)}; to give it to the last alone, give the others theirs")
            for one in run:
                give_efforts(cur, one, said)
            return
        if len(said.efforts) == len(before) + 1:
            for leaf, effort in zip([*before, *leaves(block.node)], said.efforts, strict=True):
                leaf.effort = effort
            return
    give_efforts(cur, block, said)


def _of_recovery(block: Block, said: Efforts) -> bool:
    """ "4 min @ T w/ 3 min Z1": an effort right after a recovery is the recovery's, when the reps have theirs."""
    if not block.recs or said.sep or len(said.efforts) != 1:
        return False
    rec = block.recs[-1]
    if any(leaf.effort is None or leaf.effort.text == "on" for leaf in leaves(block.node)) or rec.scope.kind or rec.effort is not None:
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


def _again(cur: Cursor, blocks: list[Block], again: Again, found: Resolved, *, top: bool) -> None:
    """ "(…) * 4", "… x2", "repeat 3 times"."""
    block = blocks[-1]
    if again.sep != "words":
        if block.ladder:
            cur.note(f"x{again.count} read as {again.count} times the whole of it, not the last rep alone")
        elif (block.recs and not (len(block.recs) == 1 and block.recs[0].sep == "/")) or (block.counted and not block.group):
            raise NotationError(
                "It does not show what is repeated here.", again.column, (f"{again.count} x (400m w/ 60s rest)",)
            )
        block.node = rep(again.count, block.node, column=again.column)
        block.counted = True
        return
    repeated = [one for one in blocks if one.kind is Kind.WORK]
    before = [one for one in blocks if one.kind is not Kind.WORK]
    seq = Seq()
    up = place_recoveries(cur, repeated, seq, top=False, repeated=True, continuous=False)
    node = rep(again.count, seq, column=again.column)
    if len(repeated) > 1 or seq.tail:
        cur.note(f"All of it read as run {again.count} times")
    blocks[:] = [*before, Block(node, repeated[0].sep, repeated[0].column, group=True, counted=True, recs=up)]


def _easy_ends(cur: Cursor, blocks: list[Block], *, top: bool) -> None:
    """An easy end of some length is the cool-down: "…, 10 min easy"."""
    if not top or not blocks or blocks[-1].kind is not Kind.WORK:
        return
    block = blocks[-1]
    if not block.recs or len(blocks[-1].recs) < 2 and not (len(blocks) > 1 and block.single) or block.recs[-1].sep == "":
        return
    rec = block.recs[-1]
    if rec.mode not in ("easy", "jog") or rec.scope.kind or rec.marker or len(rec.amounts) != 1:
        return
    amount = rec.amounts[0]
    if (amount.ms or 0) < 300_000 and (amount.metres or 0) < 1000:
        return
    block.recs.pop()
    cur.note(f"{describe(amount)} {rec.mode} at the end read as the cool-down")
    blocks.append(Block(Leaf(amount, rec.column, Kind.COOLDOWN, make.words(rec.mode)), ",", rec.column))


def _in_order(blocks: list[Block]) -> list[Block]:
    """Warm-ups said at the end ("…, open WU and CD") are run at the start, and a cool-down said with one at the end."""
    first_work = next((i for i, block in enumerate(blocks) if block.kind is Kind.WORK), None)
    if first_work is None:
        return blocks
    late = [block for i, block in enumerate(blocks) if block.kind is Kind.WARMUP and i > first_work]
    last_work = max(i for i, block in enumerate(blocks) if block.kind is Kind.WORK)
    soon = [block for i, block in enumerate(blocks) if block.kind is Kind.COOLDOWN and i < last_work]
    rest = [block for block in blocks if block not in late and block not in soon]
    return [*late, *rest, *soon]


def _targets_in_brackets(cur: Cursor, blocks: list[Block]) -> None:
    """A bare time in ( ): after a time step a recovery; after a distance a target, if the recovery stands elsewhere."""
    for block in blocks:
        said = block.maybe_target
        if said is None:
            continue
        effort = said.efforts[0]
        seconds = effort.high or 0.0
        amounts = [leaf.amount for leaf in leaves(block.node)]
        rec = Rec(said.column, [Amount(ms=round(seconds * 1000), column=said.column)], marker="(", said=f"({effort.text})")
        if all(amount.ms is not None for amount in amounts):
            block.recs.insert(0, rec)
        elif block.recs or not block.counted or any(other.recs and any(r.scope.kind == "reps" for r in other.recs) for other in blocks):
            give_efforts(cur, block, replace(said, sep=""))
        elif any(leaf.effort is not None for leaf in leaves(block.node)):
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps, since the effort stands beside it")
        else:
            block.recs.insert(0, rec)
            cur.note(f"({effort.text}) read as rest between reps; for a target write @{effort.text.replace(' ', '')}")
