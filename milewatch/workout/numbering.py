"""Which set and which rep a step belongs to: how a coach would count a workout aloud."""

from __future__ import annotations

from dataclasses import dataclass

from milewatch.workout.model import Kind, Node, Repeat, Step

Place = tuple[int, int]
"""(i, n): the i-th of n, counted from 1."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One step of the unrolled workout and its numbers."""

    step: Step
    set: Place | None = None
    rep: Place | None = None
    part: Place | None = None
    optional: bool = False


@dataclass(frozen=True, slots=True)
class _Laid:
    step: Step
    optional: bool


def place(nodes: tuple[Node, ...]) -> list[Placed]:
    """Unroll a tree of steps and number its sets, reps and parts.

    A repeat of a single rep is a set of `count` reps. A repeat of several reps is `count` sets, multiplied out where
    repeats are nested. Steps that follow each other outside any repeat are one set. Warm-up and cool-down have no
    number; a recovery has those of the work before it.
    """
    groups = _groups(nodes, inside=False)
    sets = sum(1 for group in groups if _reps(group))
    placed: list[Placed] = []
    number = 0
    for group in groups:
        number += 1 if _reps(group) else 0
        _place_group(group, (number, sets), placed)
    return placed


def unrolled_length(nodes: tuple[Node, ...]) -> int:
    """How many steps the tree unrolls to, without unrolling it."""
    total = 0
    for node in nodes:
        if isinstance(node, Repeat):
            gaps = len(node.between) if len(node.between) != 1 else node.count - 1
            total += node.count * unrolled_length(node.body) + gaps
        else:
            total += 1
    return total


def _place_group(group: list[_Laid], of_set: Place, placed: list[Placed]) -> None:
    """Add a set to what is placed. A recovery before the set's first rep still belongs to the rep before."""
    reps = _split_reps(group)
    part_count = {index: len(parts) for index, parts in enumerate(reps)}
    rep_of = {position: index for index, parts in enumerate(reps) for position in parts}
    before = next((p for p in reversed(placed) if p.rep is not None), None)
    set_now, rep_now = (before.set, before.rep) if before else (None, None)
    for position, laid in enumerate(group):
        if laid.step.kind is Kind.WORK:
            index = rep_of[position]
            set_now, rep_now = of_set, (index + 1, len(reps))
            parts = part_count[index]
            part = (reps[index].index(position) + 1, parts) if parts > 1 else None
            placed.append(Placed(laid.step, set_now, rep_now, part, laid.optional))
        elif laid.step.kind is Kind.RECOVERY:
            placed.append(Placed(laid.step, set_now, rep_now, None, laid.optional))
        else:
            placed.append(Placed(laid.step, optional=laid.optional))


def _split_reps(group: list[_Laid]) -> list[list[int]]:
    """The positions of the work steps, rep by rep: a joined step goes on with the rep right before it."""
    reps: list[list[int]] = []
    for position, laid in enumerate(group):
        if laid.step.kind is not Kind.WORK:
            continue
        if laid.step.joined and reps and reps[-1][-1] == position - 1:
            reps[-1].append(position)
        else:
            reps.append([position])
    return reps


def _reps(group: list[_Laid]) -> int:
    return len(_split_reps(group))


def _groups(nodes: tuple[Node, ...], *, inside: bool) -> list[list[_Laid]]:
    """The sets of a list of nodes. One pass of a repeat is one set, unless it holds sets of its own."""
    laid = [_repeat_groups(node) if isinstance(node, Repeat) else [[_Laid(node, False)]] for node in nodes]
    if inside and all(len(groups) == 1 for groups in laid):
        return [[item for groups in laid for item in groups[0]]]
    result: list[list[_Laid]] = []
    in_run = False
    for node, groups in zip(nodes, laid, strict=True):
        if isinstance(node, Step) and in_run:
            result[-1].extend(groups[0])
        else:
            result.extend(groups)
        in_run = isinstance(node, Step)
    return result


def _repeat_groups(repeat: Repeat) -> list[list[_Laid]]:
    body = _groups(repeat.body, inside=True)
    one_set = len(body) == 1 and _reps(body[0]) <= 1
    least = repeat.count if repeat.at_least is None else repeat.at_least
    result: list[list[_Laid]] = []
    for number in range(repeat.count):
        passed = [[_Laid(laid.step, laid.optional or number >= least) for laid in group] for group in body]
        if one_set and result:
            result[-1].extend(passed[0])
        else:
            result.extend(passed)
        if number + 1 < repeat.count and repeat.between:
            gap = repeat.between[0 if len(repeat.between) == 1 else number]
            result[-1].append(_Laid(gap, number + 1 >= least))
    return result
