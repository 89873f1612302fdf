"""The workout while recoveries are still being placed: leaves, sequences and repeats, with a gap between every two."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milewatch.workout.effort import Effort
    from milewatch.workout.model import Step
    from milewatch.workout.notation.phrases import Amount


@dataclass(slots=True, eq=False)
class Leaf:
    """One work, warm-up or cool-down step."""

    amount: Amount
    column: int
    kind: Kind = Kind.WORK
    effort: Effort | None = None
    joined: bool = False
    splits_m: tuple[float, ...] = ()


@dataclass(slots=True, eq=False)
class Gap:
    """What lies between two things or passes; `slots` holds the steps after each pass, an empty list is unfilled."""

    slots: list[list[Step]]
    straight: bool = False
    """Run straight on."""
    sep: str = ""
    """What stood between: , + - …"""
    fixed: bool = False
    """What fills it was said of this gap in particular."""

    @property
    def filled(self) -> bool:
        """Whether nothing is left to be said."""
        return self.straight or all(self.slots)

    def fill(self, step: Step) -> None:
        """Put `step` where nothing is yet."""
        for slot in self.slots:
            if not slot:
                slot.append(step)


@dataclass(slots=True, eq=False)
class Seq:
    """Things one after the other; `gaps[i]` follows `items[i]`. `tail` is run at the end of every pass."""

    items: list[Node] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    lead: list[Step] = field(default_factory=list)
    tail: list[Step] = field(default_factory=list)
    sets: bool = False
    """The items are the passes of a repeat written out: the gaps lie between sets."""

    def add(self, node: Node, sep: str = "") -> None:
        """Put `node` at the end."""
        if self.items:
            self.gaps.append(Gap([[]], sep=sep))
        self.items.append(node)


@dataclass(slots=True, eq=False)
class Rep:
    """Passes through `body`."""

    count: int
    body: Seq
    gap: Gap
    at_least: int | None = None
    column: int = 0


Node = Leaf | Seq | Rep


@dataclass(slots=True)
class Place:
    """A gap with the leaves on both sides of it."""

    gap: Gap
    before: Leaf
    after: Leaf


def rep(count: int, body: Node, at_least: int | None = None, column: int = 0) -> Rep:
    """`count` passes through `body`."""
    seq = body if isinstance(body, Seq) else Seq([body])
    return Rep(count, seq, Gap([[] for _ in range(count - 1)]), at_least, column)


def leaves(node: Node) -> Iterator[Leaf]:
    """Every leaf once, in order."""
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Rep):
        yield from leaves(node.body)
    else:
        for item in node.items:
            yield from leaves(item)


def first(node: Node) -> Leaf:
    """The leaf with which it begins."""
    return next(leaves(node))


def last(node: Node) -> Leaf:
    """The leaf with which it ends."""
    *_, end = leaves(node)
    return end


def ends_with_recovery(node: Node) -> bool:
    """Whether a recovery is run at the end of every pass."""
    if isinstance(node, Leaf):
        return False
    if isinstance(node, Rep):
        return ends_with_recovery(node.body)
    return bool(node.tail) or (bool(node.items) and ends_with_recovery(node.items[-1]))


def levels(node: Node) -> list[list[Place]]:
    """The gaps in it by depth, those between reps first and those between sets after them."""
    if isinstance(node, Leaf):
        return []
    if isinstance(node, Rep):
        inner = levels(node.body)
        if node.count == 1:
            return inner
        return [*inner, [Place(node.gap, last(node.body), first(node.body))]]
    merged: list[list[Place]] = []
    for item in node.items:
        for depth, places in enumerate(levels(item)):
            if depth == len(merged):
                merged.append([])
            merged[depth].extend(places)
    own = seq_places(node)
    if own:
        depth = len(merged) if node.sets else max(0, len(merged) - 1)
        if node.sets:
            merged.append([])
        if not merged:
            merged.append([])
        merged[depth].extend(own)
    return merged


def seq_places(seq: Seq) -> list[Place]:
    """The gaps of a sequence itself that a recovery can fill."""
    return [
        Place(gap, last(seq.items[i]), first(seq.items[i + 1]))
        for i, gap in enumerate(seq.gaps)
        if not gap.straight and not composite(seq, i) and not _beside_easy(seq, i)
    ]


def composite(seq: Seq, i: int) -> bool:
    """Whether the gap joins two parts of one rep: "0.75mi @75% + 0.25mi @90%", or "straight into"."""
    gap = seq.gaps[i]
    if gap.sep == ">":
        return True
    here, there = seq.items[i], seq.items[i + 1]
    return gap.sep == "+" and isinstance(here, Leaf) and isinstance(there, Leaf) and bool(here.effort and there.effort)


def _beside_easy(seq: Seq, i: int) -> bool:
    """No recovery follows a warm-up or precedes a cool-down."""
    return last(seq.items[i]).kind is not Kind.WORK or first(seq.items[i + 1]).kind is not Kind.WORK


def count_of(node: Node) -> int:
    """How many reps are run in all its passes."""
    if isinstance(node, Leaf):
        return 1
    if isinstance(node, Rep):
        return node.count * count_of(node.body)
    return sum(count_of(item) for item in node.items)


def all_places(node: Node) -> list[Place]:
    """Every gap in it, in no order that matters."""
    return [place for places in levels(node) for place in places]


def copy(node: Node) -> Node:
    """The same again, of its own."""
    if isinstance(node, Leaf):
        return Leaf(node.amount, node.column, node.kind, node.effort, node.joined, node.splits_m)
    if isinstance(node, Rep):
        body = copy(node.body)
        assert isinstance(body, Seq)
        return Rep(node.count, body, _copy_gap(node.gap), node.at_least, node.column)
    return Seq(
        [copy(item) for item in node.items],
        [_copy_gap(gap) for gap in node.gaps],
        list(node.lead),
        list(node.tail),
        node.sets,
    )


def _copy_gap(gap: Gap) -> Gap:
    return Gap([list(slot) for slot in gap.slots], gap.straight, gap.sep, gap.fixed)


def unrolled(node: Rep) -> Seq:
    """The passes written out one after the other, each of its own, with what is known of the recoveries between."""
    seq = Seq(sets=not (len(node.body.items) == 1 and isinstance(node.body.items[0], Leaf)))
    for i in range(node.count):
        body = copy(node.body)
        assert isinstance(body, Seq)
        item: Node = body.items[0] if len(body.items) == 1 and not body.tail and not body.lead else body
        seq.items.append(item)
        if i < node.count - 1:
            seq.gaps.append(Gap([list(node.gap.slots[i])], node.gap.straight))
    return seq
