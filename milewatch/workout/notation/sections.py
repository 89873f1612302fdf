"""The text of intervals.icu: named sections of steps that begin with a dash, a section repeated by "Main Set 5x"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.model import Ends, Kind, Repeat, Step
from milewatch.workout.notation import efforts, targets
from milewatch.workout.notation.amounts import measured
from milewatch.workout.notation.cursor import Cursor
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.tokens import tokenize
from milewatch.workout.notation.works import MAX_COUNT
from milewatch.workout.units import format_number

if TYPE_CHECKING:
    from milewatch.workout.model import Node
    from milewatch.workout.notation.tokens import Token

_STEP = re.compile(r"^\s*-\s+\S")
_TARGET = re.compile(r"\bpace\b|\b(?:lt)?hr\b|[0-9]%|\bz[1-7]\b|\brpm\b", re.IGNORECASE)
_HEADER = re.compile(r"\s*(?:(?P<name>[^\n]*?)\s+)?(?P<count>[0-9]+)\s*[xX×]\s*$")
_REST = ("recover", "recovery", "rest", "jog", "walk", "float")


def _lines(text: str) -> list[tuple[int, str]]:
    """The lines with the place where each begins; " / " and " // " stand for ends of lines."""
    lines = []
    at = 0
    for piece in re.split(r"(\n| // | / |//$)", text):
        if piece.strip() not in ("/", "//") and piece != "\n":
            lines.append((at, piece))
        elif "//" in piece:
            lines.append((at, ""))
        at += len(piece)
    return lines


def is_sections(text: str) -> bool:
    """Whether a text is of this kind: steps with dashes and targets of its own spelling, or a repeated section."""
    lines = [line for _, line in _lines(text) if line.strip()]
    steps = [line for line in lines if _STEP.match(line)]
    if not steps or any(re.search(r"[0-9]\s*[x×X*]\s*[0-9(]", line) for line in steps):
        return False
    others = [line for line in lines if not _STEP.match(line)]
    repeated = any(_HEADER.fullmatch(line) for line in others)
    return (repeated or any(_TARGET.search(line) for line in steps)) and not any(
        re.search(r"[0-9]\s*[x×*]\s*[0-9(]", line) for line in others
    )


def sections(text: str) -> tuple[tuple[Node, ...], tuple[str, ...]]:
    """The nodes and the readings of such a text. Every step is work unless its own words say recovery."""
    nodes: list[Node] = []
    readings: list[str] = []
    body: list[Step] = []
    count = 1
    for at, line in [*_lines(text), (len(text), "")]:
        if _STEP.match(line):
            body.append(_step(text, at, line, readings))
            continue
        if body:
            nodes.extend([Repeat(count, tuple(body))] if count > 1 else body)
            body, count = [], 1
        if (header := _HEADER.fullmatch(line)) is not None:
            count = int(header["count"])
            if not 1 <= count <= MAX_COUNT:
                raise NotationError(
                    f"{count} repeats cannot be run; 1 to {MAX_COUNT} can.", at + header.start("count") + 1
                )
        elif re.search("[0-9]", line):
            raise NotationError("A step begins with a dash here.", at + 1, (f"- {line.strip()}",))
    readings.insert(
        0, "intervals.icu text: its sections are names only, and a step is work unless it is called a recovery"
    )
    return tuple(nodes), tuple(readings)


def _step(text: str, at: int, line: str, readings: list[str]) -> Step:
    cur = Cursor(tokenize(" " * at + line), text)
    cur.take()
    cue: list[str] = []
    while cur.look().kind == "word":
        cue.append(cur.take().text)
    kind = Kind.RECOVERY if cue and cue[0] in _REST else Kind.WORK
    length = cur.take()
    duration, distance = _length(cur, length)
    effort = None
    cur.skip("@")
    if cur.look().kind != "end":
        found = targets.figures(cur)
        effort = found[0][0] if found is not None and len(found[0]) == 1 else efforts.bare(cur)
        if effort is None:
            raise cur.fail(f"“{cur.look().raw}” is not understood as a target.", "- 1km 4:30/km Pace")
    cur.skip("pace", "hr", "press", "lap")
    cur.skip("lap")
    if cur.look().kind != "end":
        raise cur.fail(f"“{cur.look().raw}” is not understood here.", "- 1km 4:30/km Pace")
    for reading in cur.readings:
        if reading not in readings:
            readings.append(reading)
    if duration is not None:
        return Step(kind, Ends.TIME, duration_ms=duration, effort=effort, mode=_mode(kind, cue))
    return Step(kind, Ends.DISTANCE, distance_m=distance, effort=effort, mode=_mode(kind, cue))


def _mode(kind: Kind, cue: list[str]) -> str | None:
    return cue[0] if kind is Kind.RECOVERY and cue and cue[0] in ("jog", "walk", "float") else None


def _length(cur: Cursor, token: Token) -> tuple[int | None, float | None]:
    """`m` is minutes in this text; a number that would be hours of them is refused."""
    if token.kind == "time":
        return measured(cur, token, token.value, seconds=True).ms, None
    if token.kind != "dist":
        raise cur.fail("A length belongs here: 2km, 10m (minutes) or 30s.", "- 2km 5:45/km Pace", token=token)
    if not token.text.endswith("m") or token.text.endswith("km"):
        return None, measured(cur, token, token.value, seconds=False).metres
    shown = format_number(token.value)
    if token.value >= 100:
        raise cur.fail(
            f"“{token.raw}” is {shown} minutes in the text of intervals.icu; metres are written in km there.",
            f"{format_number(token.value / 1000)}km",
            token=token,
        )
    cur.note(f"“{token.raw}” read as {shown} minutes, as intervals.icu does")
    return measured(cur, token, token.value * 60, seconds=True).ms, None
