"""The steps of a workout file: tables to a tree of steps, and back."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

from milewatch.workout.effort import Form
from milewatch.workout.file_values import FileValueError, read_distance, read_effort, read_time, shown
from milewatch.workout.model import Ends, Kind, Node, Repeat, Step
from milewatch.workout.notation.slips import doubt
from milewatch.workout.track_plan import finish_line
from milewatch.workout.units import format_distance, format_duration

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")

FINISH_LINE = "finish line"
MAX_COUNT = 200
MAX_DEPTH = 8

STEP_KEYS = (
    "kind", "distance", "time", "cycle", "open", "target", "mode", "effort", "stated", "splits", "joined", "recovery",
)  # fmt: skip
REPEAT_KEYS = ("repeat", "body", "between")
_LENGTH_KEYS = ("distance", "time", "cycle", "open")
_RANGE = re.compile(r"([0-9]{1,3}) ?(?:-|–|to) ?([0-9]{1,3})")


class StepError(ValueError):
    """A step that cannot be read: the key, what is wrong, and what would be right."""

    def __init__(self, key: str, what: str, fix: str) -> None:
        super().__init__(f"{key}: {what}; {fix}")
        self.key = key
        self.what = what
        self.fix = fix


def read_nodes(value: object, key: str, depth: int = 0) -> tuple[Node, ...]:
    """The nodes of a list of tables; `key` is the way to it in the file. Raises StepError."""
    if not isinstance(value, list) or not value:
        raise StepError(key, "no steps", 'give a list of tables, such as [{ distance = "400 m" }]')
    if depth >= MAX_DEPTH:
        raise StepError(key, f"repeats are nested more than {MAX_DEPTH} deep", "write the inner steps out")
    nodes: list[Node] = []
    for index, table in enumerate(value):
        nodes.extend(_read_node(table, f"{key}[{index}]", depth))
    return tuple(nodes)


def slips_in(nodes: tuple[Node, ...]) -> tuple[str, ...]:
    """A sentence for each effort word that is not known and near to one that is; other words are a person's own."""
    said: dict[str, None] = {}
    for node in nodes:
        if isinstance(node, Repeat):
            said.update(dict.fromkeys(slips_in(node.body)))
        elif node.effort is not None and node.effort.form is Form.WORDS and (meant := doubt(node.effort.text)):
            said[f"the effort {shown(node.effort.text)} is not known: it is kept as a word{meant}"] = None
    return tuple(said)


def write_nodes(nodes: tuple[Node, ...]) -> list[dict[str, Any]]:
    """The tables that read back to these nodes."""
    return [_write_repeat(node) if isinstance(node, Repeat) else _write_step(node) for node in nodes]


def _read_node(table: object, key: str, depth: int) -> list[Node]:
    if not isinstance(table, dict):
        raise StepError(key, f"{shown(table)} is not a step", 'a step is a table, such as { distance = "400 m" }')
    _known(table, (*STEP_KEYS, *REPEAT_KEYS), key)
    if "repeat" in table:
        return [_read_repeat(table, key, depth)]
    for name in REPEAT_KEYS:
        if name in table:
            raise StepError(f"{key}.{name}", "this is not a repeat", "add how often, such as repeat = 4")
    step = _read_step(table, key, Kind.WORK)
    if "recovery" not in table:
        return [step]
    if step.kind is not Kind.WORK:
        raise StepError(f"{key}.recovery", f"a {step.kind} step has no recovery", "leave it out")
    return [step, _read_recovery(table["recovery"], f"{key}.recovery")]


def _read_repeat(table: dict[str, Any], key: str, depth: int) -> Repeat:
    count, at_least = _read_count(table["repeat"], f"{key}.repeat")
    between_key = "recovery" if "recovery" in table else "between"
    if "recovery" in table and "between" in table:
        raise StepError(f"{key}.recovery", "both recovery and between are given", "keep one of them")
    given = table.get(between_key)
    between = () if given is None else _read_between(given, f"{key}.{between_key}", count)
    if "body" in table:
        for name in STEP_KEYS:
            if name in table and name != "recovery":
                raise StepError(f"{key}.{name}", "a repeat with a body has no length of its own", "move it into body")
        body = read_nodes(table["body"], f"{key}.body", depth + 1)
    else:
        own = {name: value for name, value in table.items() if name not in ("repeat", "between", "recovery")}
        body = (_read_step(own, key, Kind.WORK),)
    return Repeat(count, body, between, at_least)


def _read_count(value: object, key: str) -> tuple[int, int | None]:
    least: int | None = None
    count: object = value
    if isinstance(value, str) and (match := _RANGE.fullmatch(value.strip())):
        least, count = int(match[1]), int(match[2])
    if isinstance(count, bool) or not isinstance(count, int):
        raise StepError(key, f"{shown(value)} is not a number of times", 'write it as 6, or as "6-8"')
    if not 1 <= count <= MAX_COUNT or (least is not None and not 1 <= least <= count):
        raise StepError(key, f"{shown(value)} is out of range", f"1 to {MAX_COUNT}, the lower number first")
    return count, least


def _read_between(value: object, key: str, count: int) -> tuple[Step, ...]:
    if not isinstance(value, list):
        return (_read_recovery(value, key),)
    if len(value) not in (1, count - 1):
        raise StepError(key, f"{len(value)} recoveries for {count} passes", f"give one for all, or {count - 1}")
    return tuple(_read_recovery(one, f"{key}[{index}]") for index, one in enumerate(value))


def _read_recovery(value: object, key: str) -> Step:
    """A recovery as a table, or in words: "1:00", "400 m jog", "full", "full walk"."""
    if isinstance(value, dict):
        _known(value, STEP_KEYS, key)
        if "recovery" in value:
            raise StepError(f"{key}.recovery", "a recovery has no recovery", "leave it out")
        step = _read_step(value, key, Kind.RECOVERY)
        if step.kind is not Kind.RECOVERY:
            raise StepError(f"{key}.kind", f"{step.kind} between reps", "leave kind out")
        return step
    if not isinstance(value, str):
        raise StepError(key, f"{shown(value)} is not a recovery", 'write it as "1:00", "400 m jog" or "full"')
    words = value.split()
    if words and words[0].lower() == "full":
        return Step(Kind.RECOVERY, Ends.MARK, mode=" ".join(words[1:]) or "full")
    for taken in (2, 1):
        length = _length(" ".join(words[:taken])) if len(words) >= taken else None
        if length is not None:
            ends, metres, ms = length
            return Step(Kind.RECOVERY, ends, metres, ms, mode=" ".join(words[taken:]) or None)
    raise StepError(key, f"{shown(value)} is not a recovery", 'write it as "1:00", "400 m jog" or "full"')


def _length(text: str) -> tuple[Ends, float | None, int | None] | None:
    try:
        return Ends.TIME, None, read_time(text)
    except FileValueError:
        pass
    try:
        return Ends.DISTANCE, read_distance(text), None
    except FileValueError:
        return None


def _read_step(table: dict[str, Any], key: str, default: Kind) -> Step:
    kind = _read_kind(table.get("kind", default.value), f"{key}.kind")
    lengths = [name for name in _LENGTH_KEYS if table.get(name, False) is not False]
    if not lengths:
        fix = 'give distance = "400 m", time = "1:00" or open = true'
        raise StepError(key, "the step has no length", fix)
    if len(lengths) > 1:
        raise StepError(f"{key}.{lengths[1]}", f"{' and '.join(lengths)} are both given", "keep one of them")
    length = lengths[0]
    if length == "cycle" and kind is not Kind.RECOVERY:
        raise StepError(f"{key}.cycle", f"a {kind} step has no send-off", 'give it to the recovery, cycle = "2:30"')
    if length == "open":
        _read_flag(table["open"], f"{key}.open")
    distance_m = _optional(table, "distance", key, read_distance)
    step = Step(
        kind=kind,
        ends={"distance": Ends.DISTANCE, "time": Ends.TIME, "cycle": Ends.CYCLE, "open": Ends.MARK}[length],
        distance_m=distance_m,
        duration_ms=_optional(table, "time", key, read_time),
        cycle_ms=_optional(table, "cycle", key, read_time),
        target_ms=_optional(table, "target", key, read_time),
        mode=_read_words(table["mode"], f"{key}.mode") if "mode" in table else None,
        effort=_optional(table, "effort", key, read_effort),
        stated=_read_flag(table.get("stated", True), f"{key}.stated"),
        splits_m=_read_splits(table["splits"], f"{key}.splits", distance_m) if "splits" in table else (),
        joined=_read_flag(table.get("joined", False), f"{key}.joined"),
    )
    _check_step(step, key)
    return step


def _check_step(step: Step, key: str) -> None:
    if step.target_ms is not None and (step.kind is not Kind.RECOVERY or step.ends is not Ends.DISTANCE):
        fix = "a rep's target is its effort" if step.kind is Kind.WORK else "leave it out"
        raise StepError(f"{key}.target", "a target time belongs to a recovery over a distance", fix)
    if not step.stated and (step.kind is not Kind.RECOVERY or step.ends is not Ends.MARK):
        raise StepError(f"{key}.stated", "only an open recovery can be one that was not stated", "leave it out")
    if step.joined and step.kind is not Kind.WORK:
        raise StepError(f"{key}.joined", f"a {step.kind} step is not part of a rep", "leave it out")
    if step.splits_m and (step.distance_m is None or step.splits_m[-1] >= step.distance_m):
        raise StepError(f"{key}.splits", "a split lies at or beyond the end", "keep those below the step's distance")


def _read_kind(value: object, key: str) -> Kind:
    for kind in Kind:
        if value == kind.value:
            return kind
    raise StepError(key, f"{shown(value)} is not a kind of step", "it is warmup, work, recovery or cooldown")


def _read_flag(value: object, key: str) -> bool:
    if not isinstance(value, bool):
        raise StepError(key, f"{shown(value)} is neither true nor false", "write true or false")
    return value


def _read_words(value: object, key: str) -> str:
    if not isinstance(value, str) or not value.strip() or len(value) > 40 or not value.isprintable():
        raise StepError(key, f"{shown(value)} is not a way to recover", 'write a word or two, such as "jog"')
    return " ".join(value.split())


def _read_splits(value: object, key: str, distance_m: float | None) -> tuple[float, ...]:
    if value == FINISH_LINE and distance_m is not None:
        return finish_line(distance_m)
    if not isinstance(value, list):
        right = f'give the distances from the start, such as [400, 800], or "{FINISH_LINE}"'
        raise StepError(key, f"{shown(value)} is not a list", right)
    splits = tuple(_value(one, f"{key}[{index}]", read_distance) for index, one in enumerate(value))
    if any(later <= earlier for earlier, later in pairwise(splits)):
        raise StepError(key, "the distances do not rise", "each is counted from the start of the rep")
    return splits


def _optional(table: dict[str, Any], name: str, key: str, read: Callable[[object], T]) -> T | None:
    return _value(table[name], f"{key}.{name}", read) if name in table else None


def _value(value: object, key: str, read: Callable[[object], T]) -> T:
    try:
        return read(value)
    except FileValueError as problem:
        raise StepError(key, problem.what, problem.fix) from problem


def _known(table: dict[str, Any], names: tuple[str, ...], key: str) -> None:
    for name in table:
        if name not in names:
            _unknown(str(name), names, key)


def _unknown(name: str, names: tuple[str, ...], key: str) -> NoReturn:
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(name, names, 1)
    fix = f"did you mean {near[0]}?" if near else f"a step has {', '.join(names)}"
    raise StepError(f"{key}.{shown(name)[1:-1]}", "there is no such key", fix)


def _write_repeat(repeat: Repeat) -> dict[str, Any]:
    table: dict[str, Any] = {"repeat": repeat.count}
    if repeat.at_least is not None:
        table["repeat"] = f"{repeat.at_least}-{repeat.count}"
    if len(repeat.body) == 1 and isinstance(repeat.body[0], Step):
        table.update(_write_step(repeat.body[0]))
    else:
        table["body"] = write_nodes(repeat.body)
    if repeat.between:
        written = [_write_recovery(step) for step in repeat.between]
        table["between"] = written[0] if len(written) == 1 else written
    return table


def _write_recovery(step: Step) -> str | dict[str, Any]:
    table = _write_step(step)
    del table["kind"]
    length = "full" if "open" in table else table.get("distance", table.get("time"))
    words = f"{length} {step.mode}" if step.mode and step.mode != length else f"{length}"
    try:
        return words if _read_recovery(words, "") == step else table
    except StepError:
        return table


def _write_step(step: Step) -> dict[str, Any]:
    table: dict[str, Any] = {} if step.kind is Kind.WORK else {"kind": step.kind.value}
    if step.distance_m is not None:
        table["distance"] = format_distance(step.distance_m)
    if step.duration_ms is not None:
        table["time"] = format_duration(step.duration_ms)
    if step.cycle_ms is not None:
        table["cycle"] = format_duration(step.cycle_ms)
    if step.ends is Ends.MARK:
        table["open"] = True
    if step.target_ms is not None:
        table["target"] = format_duration(step.target_ms)
    if step.mode is not None:
        table["mode"] = step.mode
    if step.effort is not None:
        table["effort"] = step.effort.text
    if not step.stated:
        table["stated"] = False
    if step.splits_m:
        table["splits"] = list(step.splits_m)
    if step.joined:
        table["joined"] = True
    return table
