"""What is left open when every recovery said has its place: what carries over, what runs straight on, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.workout.effort import Form
from milewatch.workout.model import Ends, Kind
from milewatch.workout.notation.amounts import describe
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.fill import UNSTATED
from milewatch.workout.notation.plausible import plausible
from milewatch.workout.notation.tree import Leaf, Node, Rep, Seq, ends_with_recovery, first, last, leaves, levels
from milewatch.workout.units import format_duration

if TYPE_CHECKING:
    from milewatch.workout.model import Step
    from milewatch.workout.notation.cursor import Cursor


_STEADY = ("CL", "CA", "CV", "TR", "LVS", "LE", "MO", "FO", "FTS", "MAX")


def _steady(leaf: Leaf) -> bool:
    """Whether a step is of the kind that formats with + run on: at a pace, at a letter, or open."""
    effort = leaf.effort
    if effort is None:
        return leaf.amount.open and leaf.kind is Kind.WORK
    return (
        effort.form is Form.PACE
        or effort.text in _STEADY
        or effort.text.startswith(("Z", "PZ"))
        or effort.text.endswith((" bpm", " W"))
    )


def finish(cur: Cursor, seq: Seq) -> None:
    """What is left open: the block's own recovery carries over; else an open one, and that is said."""
    _in_order(seq)
    unsaid: list[str] = []
    _finish(seq, unsaid)
    for leaf in leaves(seq):
        _time_that_fits(cur, leaf)
    if unsaid:
        named = list(dict.fromkeys(unsaid))
        cur.note(f"No recovery is given {'; or '.join(named)}: it is open and ends on your mark")


_ORDER = {Kind.WARMUP: 0, Kind.WORK: 1, Kind.COOLDOWN: 2}


def _in_order(seq: Seq) -> None:
    """Refuse a warm-up behind reps and a cool-down before them, which brackets with both in them make."""
    before = Kind.WARMUP
    for leaf in leaves(seq):
        if _ORDER.get(leaf.kind, 1) < _ORDER.get(before, 1):
            message = "A warm-up or a cool-down stands in brackets with other steps; write it outside of them."
            column = max(one.column for one in leaves(seq) if one.kind is not Kind.WORK)
            raise NotationError(message, column, span=(column - 1, column))
        before = leaf.kind


def _time_that_fits(cur: Cursor, leaf: Leaf) -> None:
    """A target that nobody runs is more likely to be a pace or a send-off: said, not changed."""
    effort, metres = leaf.effort, leaf.amount.metres
    if effort is None or effort.form is not Form.TIME or metres is None or effort.low is None or effort.high is None:
        return
    if not (plausible(metres, effort.low) and plausible(metres, effort.high)):
        said = format_duration(round(effort.low * 1000))
        length = describe(leaf.amount)
        cur.note(
            f"{effort.text} is kept as the time for {length}; for a pace write @{said}/km, for a send-off on {said}"
        )


def _finish(node: Node, unsaid: list[str]) -> None:
    if isinstance(node, Leaf):
        return
    if isinstance(node, Rep):
        _finish(node.body, unsaid)
        gap = node.gap
        if gap.filled or not gap.slots:
            return
        if ends_with_recovery(node.body) or (_in_format(node.body) and _joined_up(node.body)):
            gap.straight = True
            return
        gap.fill(UNSTATED)
        only = isinstance(node.body.items[0], Leaf) and len(node.body.items) == 1
        unsaid.append(f"between the {describe(last(node.body).amount)} reps" if only else "between the sets")
        return
    for item in node.items:
        _finish(item, unsaid)
    for i, gap in enumerate(node.gaps):
        if gap.filled:
            continue
        here, there = node.items[i], node.items[i + 1]
        if last(here).kind is not Kind.WORK or first(there).kind is not Kind.WORK or ends_with_recovery(here):
            gap.straight = True
        elif (own := own_recovery(here)) is not None:
            gap.fill(own)
        elif (
            is_easy(here)
            or (isinstance(here, Leaf) and is_easy(there))
            or (gap.sep in ("+", "") and (one_format(last(here), first(there)) or _runs_on(here) or _runs_on(there)))
        ):
            gap.straight = True
        else:
            gap.fill(UNSTATED)
            unsaid.append(f"after the {describe(last(here).amount)}")


def is_easy(node: Node) -> bool:
    """A stretch of easy running: nobody rests before or after it."""
    return isinstance(node, Leaf) and node.effort is not None and node.effort.text in ("E", "easy", "L")


def one_format(here: Leaf, there: Leaf) -> bool:
    """Two steps of a format with +: both at a pace or a code, or one of them and one with nothing said of it."""
    if _steady(here) and _steady(there):
        return True
    return (_steady(here) and there.effort is None) or (_steady(there) and here.effort is None)


def _runs_on(node: Node) -> bool:
    """Whether it is a repeat of several steps without a recovery of its own: a format with + is being read."""
    return isinstance(node, Rep) and node.count > 1 and node.gap.straight and len(node.body.items) > 1


def _in_format(seq: Seq) -> bool:
    """Whether every step is at a pace or a code, or has nothing said of it beside one that is."""
    return all(_steady(leaf) or leaf.effort is None for leaf in leaves(seq)) and any(
        _steady(leaf) for leaf in leaves(seq)
    )


def _joined_up(seq: Seq) -> bool:
    """Two or more things that run straight into each other."""
    return len(seq.items) > 1 and all(gap.straight for gap in seq.gaps)


def own_recovery(node: Node) -> Step | None:
    """The recovery of a block that also follows its last rep: the outermost, where it is the same throughout."""
    if isinstance(node, Leaf):
        return None
    for places in reversed(levels(node)):
        steps = [slot for place in places for slot in place.gap.slots]
        if steps and all(steps) and all(len(slot) == 1 and slot[0] == steps[0][0] for slot in steps):
            return steps[0][0] if steps[0][0].ends is not Ends.MARK or steps[0][0].stated else UNSTATED
        return None
    return None


def carried_over(seq: Seq) -> bool:
    """Give the recovery of a block inside the brackets its place after that block too; False if there is none."""
    open_gaps = [i for i, gap in enumerate(seq.gaps) if not gap.filled]
    owned = [(seq.gaps[i], own) for i in open_gaps if (own := own_recovery(seq.items[i])) is not None]
    if not open_gaps or len(owned) < len(open_gaps):
        return False
    for gap, own in owned:
        gap.fill(own)
    return True
