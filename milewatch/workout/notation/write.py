"""Workout to text: the shortest shorthand that reads back to the same steps."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.workout.effort import Form
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.reader import read
from milewatch.workout.notation.runs import run_text
from milewatch.workout.units import format_distance, format_duration, format_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.workout.effort import Effort
    from milewatch.workout.model import Node

_MODES = frozenset(("jog", "walk", "float", "static", "standing", "easy", "off", "J", "shuffle", "passive", "active"))
_PAIRED = frozenset(("float", "off", "easy"))
SHORT, PLAIN, FULL = 0, 1, 2
"""How much is spelled out: what the rules would add is left out; every gap is written; every gap in R=( )."""


def write(workout: Workout | Sequence[Node]) -> str:
    """The steps of a workout as shorthand that `read` makes the same steps of.

    ValueError if they cannot be written: a word with quotes or a line break in it, or more steps than can be read.
    """
    nodes = normal(workout.steps if isinstance(workout, Workout) else tuple(workout))
    for detail in (SHORT, PLAIN, FULL):
        text = _sequence(nodes, detail)
        try:
            if normal(read(text).steps) == nodes:
                return text
        except NotationError:
            continue
    raise ValueError("These steps cannot be written as shorthand; a word with quotes in it, or too many steps.")


def normal(nodes: tuple[Node, ...]) -> tuple[Node, ...]:
    """The same steps in one shape, as they are written and not as they are run on a track.

    There is no repeat of one pass, and one step between passes where all are the same.
    """
    out: list[Node] = []
    for node in nodes:
        if isinstance(node, Step):
            out.append(node if node.run_m is None else replace(node, run_m=None))
            continue
        body = normal(node.body)
        if node.count == 1:
            out.extend(body)
            continue
        between = node.between
        if between and all(step == between[0] for step in between):
            between = between[:1]
        out.append(Repeat(node.count, body, between, node.at_least))
    return tuple(out)


def _sequence(nodes: tuple[Node, ...], detail: int) -> str:
    parts: list[str] = []
    index = 0
    while index < len(nodes):
        node = nodes[index]
        before = nodes[index - 1] if index else None
        if detail == SHORT and (run := run_text(nodes, index, _amount, effort_text, _with)) is not None:
            text, index = run
            parts.append(f", {text}")
            continue
        if isinstance(node, Step) and node.kind is Kind.RECOVERY:
            if not (detail == SHORT and before is not None and _implied(before, node)):
                parts.append(f", {_recovery(node, detail)}")
        else:
            parts.append(_joint(before, node, detail) + _thing(node, detail))
        index += 1
    return "".join(parts).removeprefix(", ")


def _implied(before: Node, step: Step) -> bool:
    """Whether the rules put this recovery here unasked: a block's own one after its last rep, or an open one."""
    if isinstance(before, Repeat) and before.between:
        return before.between == (step,)
    return step == Step(Kind.RECOVERY, Ends.MARK, stated=False)


def _joint(before: Node | None, node: Node, detail: int) -> str:
    """What stands between two things with no recovery between them."""
    if isinstance(node, Step) and node.joined:
        return " -> "
    if before is None:
        return ", "
    if not (_runs(before, -1) and _runs(node, 0)):
        return ", "
    return " + " if detail == SHORT else ", R=0, "


def _runs(node: Node, end: int) -> bool:
    while isinstance(node, Repeat):
        node = node.body[end]
    return node.kind is Kind.WORK


def _thing(node: Node, detail: int) -> str:
    if isinstance(node, Step):
        return _step(node, detail)
    count = f"{node.at_least}-{node.count}" if node.at_least is not None else f"{node.count}"
    only = node.body[0]
    if len(node.body) == 1 and isinstance(only, Step) and only.kind is Kind.WORK and not only.joined:
        return f"{count} x {_step(only, detail)}{_between(node, detail, group=False)}"
    if detail == SHORT and (whole := _composite(node.body)) is not None:
        return f"{count} x {whole}{_between(node, detail, group=False)}"
    return f"{count} x ({_body(node.body, detail)}){_between(node, detail, group=not _one_rep(node.body))}"


def _body(body: tuple[Node, ...], detail: int) -> str:
    """The inside of a bracket; a recovery that ends every pass stands after +."""
    end = body[-1]
    if (
        detail == SHORT
        and len(body) > 1
        and isinstance(end, Step)
        and end.kind is Kind.RECOVERY
        and not _implied(body[-2], end)
    ):
        return f"{_sequence(body[:-1], detail)} + {_recovery(end, detail)}"
    return _sequence(body, detail)


def _one_rep(body: tuple[Node, ...]) -> bool:
    """Whether all of it is the parts of one rep."""
    return len(body) > 1 and all(isinstance(step, Step) and step.joined for step in body[1:])


def _composite(body: tuple[Node, ...]) -> str | None:
    """600m (400/68s, 200/max): the parts of one rep, each with a distance and an effort."""
    if len(body) < 2 or not all(
        isinstance(part, Step) and part.kind is Kind.WORK and part.distance_m and part.effort and not part.splits_m
        for part in body
    ):
        return None
    steps = [part for part in body if isinstance(part, Step)]
    if not all(part.joined for part in steps[1:]) or any((part.distance_m or 0) % 1 for part in steps):
        return None
    whole = sum(part.distance_m or 0 for part in steps)
    parts = ", ".join(
        f"{format_number(part.distance_m or 0)}/{effort_text(part.effort, quoted=False)}" for part in steps
    )
    return f"{_metres(whole)} ({parts})"


def _between(node: Repeat, detail: int, *, group: bool) -> str:
    if not node.between:
        paired = isinstance(node.body[-1], Step) and node.body[-1].kind is Kind.RECOVERY
        return "" if detail == SHORT and paired else " R=0"
    if len(node.between) > 1:
        return "".join(f" {_cycle_letter(step)}{i + 1}={_bracketed(step)}" for i, step in enumerate(node.between))
    step = node.between[0]
    if detail == SHORT and not step.stated:
        return ""
    if detail == FULL or step.effort is not None:
        return f" {_cycle_letter(step)}={_bracketed(step)}"
    if group and step.ends is not Ends.CYCLE:
        return f", {_recovery(step, detail)} between sets"
    return _with(step)


def _with(step: Step) -> str:
    """The recovery between reps, after them."""
    if step.ends is Ends.CYCLE:
        return f" {_recovery(step, PLAIN)}"
    said = _recovery(step, PLAIN)
    if said.startswith(("R=", "CR=")):
        return f" {said}"
    return f" w/ {said}{' between reps' if step.mode in _PAIRED else ''}"


def _step(step: Step, detail: int) -> str:
    said = _amount(step)
    if step.kind is Kind.WARMUP:
        said = f"WU {said}"
    elif step.kind is Kind.COOLDOWN:
        said = f"CD {said}"
    elif step.kind is Kind.RECOVERY:
        return _recovery(step, FULL)
    if step.effort is not None:
        said += f" @{effort_text(step.effort, quoted=detail == FULL)}"
    if step.splits_m:
        said += f" (splits {', '.join(_metres(mark) for mark in step.splits_m)})"
    return said


def _amount(step: Step) -> str:
    if step.distance_m is not None:
        return _metres(step.distance_m)
    return "open" if step.duration_ms is None else format_duration(step.duration_ms)


def _metres(metres: float) -> str:
    """A distance with its unit; "metres" in full where "m" could be taken for minutes."""
    text = format_distance(metres)
    return f"{text[:-1]} metres" if metres < 50 and text.endswith("m") and not text.endswith("km") else text


def effort_text(effort: Effort | None, *, quoted: bool) -> str:
    """An effort as it stands after @. `quoted`: words in quotes, so that none of them is read as anything else."""
    if effort is None:
        return ""
    if effort.form is Form.TIME and (effort.low or 0) >= 100:
        ends = effort.text.removesuffix(" s").split("-")
        return "-".join(format_duration(round(float(end) * 1000)) for end in ends)
    if effort.form in (Form.PERCENT, Form.TIME):
        return effort.text.replace(" ", "")
    return f'"{effort.text}"' if quoted and effort.form is Form.WORDS else effort.text


def _recovery(step: Step, detail: int) -> str:
    if not step.stated and step.ends is Ends.MARK:
        return "R=?"
    plain = step.mode is None or step.mode in _MODES or (step.mode == "full" and step.ends is Ends.MARK)
    if detail == FULL or step.effort is not None or not plain:
        return f"{_cycle_letter(step)}={_bracketed(step)}"
    if step.ends is Ends.CYCLE:
        return f"on {format_duration(step.cycle_ms or 0)}{f' {step.mode}' if step.mode else ''}"
    if step.ends is Ends.MARK:
        mode = f"{step.mode} " if step.mode not in (None, "full") else ""
        return f"{'full' if step.mode else 'open'} {mode}recovery"
    return f"{_amount(step)} {step.mode or 'rest'}{_target(step)}"


def _target(step: Step) -> str:
    return f" in {format_duration(step.target_ms)}" if step.target_ms is not None else ""


def _cycle_letter(step: Step) -> str:
    return "CR" if step.ends is Ends.CYCLE else "R"


def _bracketed(step: Step) -> str:
    if not step.stated and step.ends is Ends.MARK:
        return "?"
    said = format_duration(step.cycle_ms or 0) if step.ends is Ends.CYCLE else _amount(step)
    if step.mode in _MODES:
        said += f" {step.mode}"
    said += _target(step)
    if step.mode is not None and step.mode not in _MODES:
        said += f' ="{step.mode}"'
    if step.effort is not None:
        said += f" @{effort_text(step.effort, quoted=True)}"
    return f"({said})"
