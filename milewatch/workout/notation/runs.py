"""Runs of equal reps with different efforts, printed as one block: "12 x 400m w/ 1:00 rest, last 2 @all out"."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind, Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from milewatch.workout.effort import Effort
    from milewatch.workout.model import Node


def run_text(
    nodes: tuple[Node, ...],
    start: int,
    amount: Callable[[Step], str],
    effort_text: Callable[..., str],
    with_recovery: Callable[[Step], str],
) -> tuple[str, int] | None:
    """The run that begins at `start` and where it ends; None if there is none worth writing as one."""
    reps, end = _run(nodes, start)
    if len(reps) < 3:
        return None
    efforts = _efforts([rep.effort for rep in reps], effort_text)
    if efforts is None:
        return None
    among = nodes[start + 1]
    assert isinstance(among, Step)
    recovery = with_recovery(among) if among.stated else ""
    before, after = efforts
    return f"{len(reps)} x {amount(reps[0])}{before}{recovery}{after}", end


def _run(nodes: tuple[Node, ...], start: int) -> tuple[list[Step], int]:
    """Equal reps, apart from effort, with the same recovery between all of them."""
    reps: list[Step] = []
    at = start
    while at < len(nodes):
        node = nodes[at]
        if not isinstance(node, Step) or node.kind is not Kind.WORK or node.joined or node.splits_m:
            break
        if reps and replace(node, effort=None) != replace(reps[0], effort=None):
            break
        reps.append(node)
        gap = nodes[at + 1] if at + 1 < len(nodes) else None
        if not isinstance(gap, Step) or gap.kind is not Kind.RECOVERY or (len(reps) > 1 and gap != nodes[start + 1]):
            return reps, at + 1
        at += 2
    return reps, at - 1 if reps else start


def _efforts(efforts: list[Effort | None], effort_text: Callable[..., str]) -> tuple[str, str] | None:
    """How the efforts of a run are said, before and after its recovery."""
    groups = [(effort, len(list(same))) for effort, same in groupby(efforts)]
    if len(groups) == 1:
        return None
    kinds = list(dict.fromkeys(efforts))
    texts = [effort_text(effort, quoted=False) for effort in efforts]
    if len(kinds) == 2 and None not in kinds and all(effort == kinds[i % 2] for i, effort in enumerate(efforts)):
        return f" alternating {texts[0]}/{texts[1]}", ""
    if len(groups) == len(efforts) and None not in kinds:
        return f" @{'/'.join(texts)}", ""
    said = []
    for number, (effort, many) in enumerate(groups):
        if effort is None:
            if number > 0:
                return None
            continue
        which = "last" if number == len(groups) - 1 else "first" if number == 0 else "next"
        said.append(f", {which} {many} @{effort_text(effort, quoted=False)}")
    return "", "".join(said)
