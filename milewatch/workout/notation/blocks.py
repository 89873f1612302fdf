"""Blocks: what is run, with everything that was said of it, and the efforts that belong to its reps."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from milewatch.workout.effort import Effort, Form
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.phrases import Amount
from milewatch.workout.notation.spans import between
from milewatch.workout.notation.tree import Leaf, Node, Rep, Seq, leaves, unrolled
from milewatch.workout.units import format_duration

if TYPE_CHECKING:
    from milewatch.workout.model import Kind
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.phrases import Efforts, Override, Rec


@dataclass(slots=True)
class Block:
    """One thing that is run, and the phrases that follow it."""

    node: Node
    sep: str
    column: int
    group: bool = False
    """Written in brackets."""
    counted: bool = False
    ladder: bool = False
    recs: list[Rec] = field(default_factory=list)
    efforts: int = 0
    maybe_target: Efforts | None = None
    """A bare time in ( ): target or rest."""
    overridden: int = 0
    """How many reps "first" and "next" have taken so far."""

    @property
    def kind(self) -> Kind:
        """Warm-up, work or cool-down."""
        return next(leaves(self.node)).kind

    @property
    def single(self) -> bool:
        """One rep, written once."""
        return isinstance(self.node, Leaf) and not self.counted


def reps_of(block: Block) -> list[Leaf]:
    """The reps of a block written out, each a leaf of its own: a repeat of one rep is unrolled for it."""
    node = block.node
    if (
        isinstance(node, Rep)
        and len(node.body.items) == 1
        and isinstance(node.body.items[0], Leaf)
        and not node.body.tail
    ):
        _no_range(node)
        block.node = unrolled(node)
    elif isinstance(node, Rep) and len(node.body.items) == 1 and isinstance(node.body.items[0], Rep):
        inner = node.body.items[0]
        if len(inner.body.items) == 1 and isinstance(inner.body.items[0], Leaf) and not inner.body.tail:
            _no_range(inner)
            node.body.items[0] = unrolled(inner)
    return list(leaves(block.node))


def _no_range(node: Rep) -> None:
    if node.at_least is not None:
        raise NotationError(
            "Efforts by position need a fixed number of reps, and a range is given here.",
            node.column,
            (f"{node.count} x",),
        )


def give_efforts(cur: Cursor, block: Block, said: Efforts) -> None:
    """Give the efforts to the reps before them: one for all, one for each in turn, or two alternating."""
    block.efforts += 1
    if len(said.efforts) == 1:
        without = [leaf for leaf in leaves(block.node) if leaf.effort is None]
        for leaf in (block.ladder and without) or leaves(block.node):
            _not_hard_and_easy(cur, leaf, said.efforts[0], said.column)
            _give(cur, leaf, said.efforts[0])
        return
    if any(leaf.effort is not None for leaf in leaves(block.node)):
        raise NotationError("A second effort stands here for the same reps.", said.column)
    names = "/".join(effort.text for effort in said.efforts)
    offered: tuple[str, ...] = (f"alternating {names}", f"@ {said.efforts[0].text}-{said.efforts[-1].text}")
    if not said.alternating and (span := _span(block, said, offered)) is not None:
        cur.note(f"“{names}” read as between these two paces; otherwise write alternating {names}")
        for leaf in leaves(block.node):
            _give(cur, leaf, span)
        return
    targets = list(leaves(block.node))
    if len(targets) != len(said.efforts) or said.alternating:
        targets = reps_of(block)
    if said.alternating:
        for i, leaf in enumerate(targets):
            leaf.effort = said.efforts[i % len(said.efforts)]
        return
    if len(targets) != len(said.efforts):
        if (rest := _target_and_rest(said)) is not None:
            offered = rest
        raise NotationError(
            f"{len(said.efforts)} efforts are given for {len(targets)} reps; give each one, or say how they change.",
            said.column,
            offered,
            (said.column - 1, said.end) if said.end else None,
        )
    for leaf, effort in zip(targets, said.efforts, strict=True):
        leaf.effort = effort


def _span(block: Block, said: Efforts, offered: tuple[str, ...]) -> Effort | None:
    """The range that "1500/3k" is for several reps; None where the two paces are for two lengths, one for each."""
    span = between(*said.efforts) if len(said.efforts) == 2 else None
    reps = list(leaves(block.node))
    twice = len(reps) == 2 or (len(reps) == 1 and isinstance(block.node, Rep) and block.node.count == 2)
    if span is None or (len(reps) == 2 and not reps[0].amount.same(reps[1].amount)):
        return None
    if twice:
        names = "/".join(effort.text for effort in said.efforts)
        raise NotationError(
            f"“{names}” for two reps could be a pace between these two, or one for each.",
            said.column,
            offered,
            (said.column - 1, said.end) if said.end else None,
        )
    return span


def _target_and_rest(said: Efforts) -> tuple[str, ...] | None:
    """ "@ 3:30/90s" and "@ 75/60s": what stands behind the slash can be the rest; None for two targets."""
    times = [effort.high for effort in said.efforts if effort.form is Form.TIME and effort.high]
    if len(times) != 2 or len(said.efforts) != 2 or max(times) < 1.2 * min(times):
        return None
    target, rest = (format_duration(round(time * 1000)) for time in times)
    return (f"@ {target} w/ {rest} rest",)


_HARD = frozenset(("hard", "fast", "quick", "sprint", "strong"))
_EASY = frozenset(("easy", "slow"))


def _not_hard_and_easy(cur: Cursor, leaf: Leaf, effort: Effort, column: int) -> None:
    """ "10 x 1 min hard/easy": a pair, of which one half has no length."""
    have = set(leaf.effort.text.split()) if leaf.effort is not None else set()
    said = set(effort.text.split())
    if (have & _HARD and said & _EASY) or (have & _EASY and said & _HARD):
        assert leaf.effort is not None
        length, end = describe(leaf.amount), cur.token_end(column)
        slash = "" if cur.text[: column - 1].rstrip().endswith("/") else "/"
        raise NotationError(
            f"These reps are called {leaf.effort.text} and {effort.text}; which part of it is which?",
            column,
            (f"{slash} {length} {effort.text}",),
            (column - 1, end),
        )


def _give(cur: Cursor, leaf: Leaf, effort: Effort) -> None:
    have = leaf.effort
    if have is None or have.text == "on":
        leaf.effort = effort
    elif have.text == effort.text:
        return
    elif have.form is Form.WORDS and effort.form is not Form.WORDS:
        cur.note(f"“{have.text}” and “{effort.text}” are both given: {effort.text} is kept")
        leaf.effort = effort
    elif effort.form is Form.WORDS and have.form is not Form.WORDS:
        cur.note(f"“{have.text}” and “{effort.text}” are both given: {have.text} is kept")
    elif have.form is effort.form is Form.WORDS and effort.text in ("sprint", "strides", "hill"):
        return
    elif have.form is effort.form is Form.WORDS:
        leaf.effort = Effort(f"{have.text} {effort.text}", Form.WORDS)
    else:
        kept = effort if have.form is Form.RACE and effort.form in (Form.TIME, Form.PACE) else have
        cur.note(f"“{have.text}” and “{effort.text}” are both given: {kept.text} is kept")
        leaf.effort = kept


def give_override(cur: Cursor, block: Block, said: Override) -> None:
    """ "last 2 all out", "first 4 @ 5k", "odd reps @ 5k", "last 200 all out"."""
    if said.metres is not None:
        _finish(cur, block, said)
        return
    if said.over == "sets":
        targets = _sets(block, said)
    else:
        targets = [[leaf] for leaf in reps_of(block)]
    many = len(targets)
    if said.count + (said.start if said.which == "from" else 1) - 1 > many:
        if many == 1:
            raise NotationError(
                "There is one rep only; a distance has a unit: last 400m hard, last 1 mile @ 5k.", said.column
            )
        raise NotationError(f"There are {many} {said.over}, and {said.count} are named here.", said.column)
    match said.which:
        case "last":
            if block.overridden + said.count > many:
                raise NotationError(
                    f"There are {many} {said.over}; the first {block.overridden} and the last {said.count} are more.",
                    said.column,
                )
            chosen = targets[many - said.count :]
        case "first":
            chosen = targets[: said.count]
            block.overridden = said.count
        case "next":
            chosen = targets[block.overridden : block.overridden + said.count]
            block.overridden += said.count
            if len(chosen) < said.count:
                raise NotationError(f"There are only {many} {said.over}.", said.column)
        case "odd":
            chosen = targets[0::2]
        case "every":
            chosen = targets[said.count - 1 :: said.count]
        case "from":
            chosen = targets[said.start - 1 : said.start - 1 + said.count]
        case "even":
            chosen = targets[1::2]
        case _:
            chosen = targets[said.count - 1 : said.count]
    for leaf in (leaf for group in chosen for leaf in group):
        leaf.effort = said.effort


def _sets(block: Block, said: Override) -> list[list[Leaf]]:
    node = block.node
    if isinstance(node, Rep):
        _no_range(node)
        block.node = node = unrolled(node)
    if not isinstance(node, Seq) or len(node.items) < 2:
        raise NotationError("There is only one set here.", said.column, ("last 2 reps …",))
    return [list(leaves(item)) for item in node.items]


def _finish(cur: Cursor, block: Block, said: Override) -> None:
    """ "last 200 all out": the end of each rep, straight on from the rest of it."""
    length = said.metres or 0.0
    cur.note(f"The last {describe(Amount(metres=length))} of each rep @{said.effort.text}: a split is marked there")
    block.node = _with_finish(block.node, length, said)


def _with_finish(node: Node, length: float, said: Override) -> Node:
    if isinstance(node, Leaf):
        whole = node.amount.metres
        if whole is None or whole <= length:
            raise NotationError(f"The rep is not longer than {describe(Amount(metres=length))}.", said.column)
        start = Leaf(
            Amount(metres=whole - length, column=node.column), node.column, node.kind, node.effort, node.joined
        )
        end = Leaf(Amount(metres=length, column=said.column), said.column, effort=said.effort, joined=True)
        seq = Seq([start])
        seq.add(end, ">")
        seq.gaps[0].straight = True
        return seq
    if isinstance(node, Rep):
        body = _with_finish(node.body, length, said)
        assert isinstance(body, Seq)
        node.body = body
        return node
    node.items = [_with_finish(item, length, said) for item in node.items]
    if len(node.items) == 1 and isinstance(node.items[0], Seq):
        return Seq(node.items[0].items, node.items[0].gaps, node.lead, node.tail)
    return node
