"""Listens to a recording without ears: which clip of the sound library begins at which sample, and what else is in it.

A clip at full volume is recorded bit by bit, so it is recognised by its own bytes. One that another sound covers, or
that was ducked under a beep, is recognised by how much of it is in the sum (a least-squares gain).
"""

from __future__ import annotations

import statistics
from array import array
from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING, Any

from milewatch.audio.bank import Bank
from milewatch.audio.pcm import LOUDEST, RATE, Pcm
from milewatch.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NEAR_S = 0.6
"""An answer to a key is late by the buffer of the device, never by more than this."""
LATEST_ANSWER = RATE // 4
TORN_S = 0.02
"""What the clock calls is off by less than this, even when the stream was torn."""
QUIET = RATE // 20
"""So many samples of silence end a stretch of sound."""
FIRST = slice(24, 600)
"""The part of a clip that is looked for first: its swelling."""
PAUSE = "voice/pause"
PRESENT = (0.12, 1.15)
"""The gain with which a covered or ducked clip is in the sum. A clip that is not there comes to less than 0.05."""

_BANK = Bank([folder("sounds")])
SILENT = bytes(2 * QUIET)


@dataclass(frozen=True, slots=True)
class Wish:
    """One clip that is to be heard."""

    clip: str
    at: float
    """Seconds of the clock of the machine."""
    kind: str
    """"clock", "key" or "word"."""


@dataclass
class Report:
    """What was found of what was wished for."""

    seconds: float = 0.0
    wished: dict[str, int] = field(default_factory=dict)
    late_ms: dict[str, list[float]] = field(default_factory=dict)
    """By kind, of every clip found by its bytes: against its planned time, the constant latency taken off."""
    covered: list[Wish] = field(default_factory=list)
    """Recognised in a sum only."""
    missing: list[Wish] = field(default_factory=list)
    unexpected: list[tuple[float, str]] = field(default_factory=list)
    """(seconds from the start of the recording, the clip, or "?" for sound that is no clip)."""
    gaps: list[float] = field(default_factory=list)
    """Samples by which a word does not follow the one before it at once."""


@cache
def clip_of(name: str) -> Pcm:
    """The samples of a clip."""
    return _BANK.clip(name)


@cache
def _library() -> dict[bytes, list[str]]:
    """The built-in clips by the bytes of their beginning; the longest first of those that begin alike."""
    root = folder("sounds")
    names = [str(path.relative_to(root).with_suffix("")) for path in root.rglob("*.wav")]
    begins: dict[bytes, list[str]] = {}
    for name in sorted(set(names) - {PAUSE}, key=lambda name: -len(clip_of(name))):
        begins.setdefault(clip_of(name)[FIRST].tobytes(), []).append(name)
    return begins


def stretches(recorded: Pcm) -> Iterator[tuple[int, int]]:
    """The spans (samples) that are not silent."""
    raw = memoryview(recorded).cast("B")
    start = None
    for place in range(0, len(recorded), QUIET):
        silent = raw[2 * place : 2 * (place + QUIET)] == SILENT[: len(raw) - 2 * place]
        if not silent and start is None:
            start = max(0, place - QUIET)
        elif silent and start is not None:
            yield start, place
            start = None
    if start is not None:
        yield start, len(recorded)


def occurrences(recorded: Pcm) -> list[tuple[int, str]]:
    """Every clip that is in the recording whole, bit by bit: (sample of its beginning, name)."""
    found = []
    for start, stop in stretches(recorded):
        raw = recorded[start:stop].tobytes()
        for pattern, names in _library().items():
            place = raw.find(pattern)
            while place >= 0:
                at = start + place // 2 - FIRST.start
                if place % 2 == 0 and (name := _whole(recorded, at, names)):
                    found.append((at, name))
                place = raw.find(pattern, place + 1)
    return sorted(found)


def _whole(recorded: Pcm, at: int, names: list[str]) -> str | None:
    return next((name for name in names if at >= 0 and recorded[at : at + len(clip_of(name))] == clip_of(name)), None)


def gain_at(recorded: Pcm, at: int, clip: Pcm) -> float:
    """How much of a clip is in the recording at a place: 1 for all of it, 0 for nothing."""
    piece = recorded[at : at + len(clip)]
    power = sum(value * value for value in clip) or 1
    return sum(a * b for a, b in zip(piece, clip, strict=False)) / power


def listen(recorded: Pcm, wanted: dict[str, Any]) -> Report:
    """Look for everything wanted (as `recorded.Wanted` has it) in a recording, and for what is in it besides."""
    phrases = sorted(wanted["heard"], key=lambda sounding: sounding["at"])
    found = occurrences(recorded)
    offset = _offset(found, phrases)
    report = Report(len(recorded) / RATE)
    rest = array("h", recorded)
    open_: list[tuple[Wish, int]] = []
    unclaimed = dict.fromkeys(found)
    for sounding in phrases:
        open_ += _claim(sounding, offset, unclaimed, rest, report)
    _look_under(open_, offset, rest, report)
    excused = [(one["at"], name) for one in wanted["too_late"] for name in one["clips"]]
    for place, name in unclaimed:
        if not any(name == other and abs(place / RATE - offset - at) < NEAR_S for at, other in excused):
            report.unexpected.append((place / RATE, name))
    half = [(wish.at, wish.at + len(clip_of(wish.clip)) / RATE) for wish in report.covered + report.missing]
    half += [(at, at + len(clip_of(name)) / RATE) for at, name in excused]
    for start, stop in stretches(rest):
        if not any(begins < stop / RATE - offset and start / RATE - offset < ends + NEAR_S for begins, ends in half):
            report.unexpected.append((start / RATE, "?"))
    return report


def not_called(wanted: dict[str, Any]) -> list[dict[str, Any]]:
    """What the screen flashed for and the sound was never told."""
    called: dict[tuple[str, ...], list[float]] = {}
    for one in wanted["heard"]:
        called.setdefault(tuple(one["clips"]), []).append(one["at"])
    return [
        one
        for one in wanted["seen"]
        if not any(abs(at - one["at"]) < 0.03 for at in called.get(tuple(one["clips"]), ()))
    ]


def _offset(found: Sequence[tuple[int, str]], phrases: Sequence[dict[str, Any]]) -> float:
    """Seconds from the clock of the machine to the recording, by what the clock planned: the middle of all."""
    counts = [place / RATE for place, name in found if name == "count"]
    planned = [one["at"] for one in phrases if one["clips"] == ["count"]]
    first = counts[0] - planned[0]
    near = []
    for at in planned:
        place = bisect_left(counts, at + first)
        near += [count - at for count in counts[max(0, place - 1) : place + 1] if abs(count - at - first) < 0.1]
    return statistics.median(near)


def _claim(
    sounding: dict[str, Any], offset: float, unclaimed: dict[tuple[int, str], None], rest: Pcm, report: Report
) -> list[tuple[Wish, int]]:
    """Take what is found of a sounding out of the recording; give back what is not, each with its likely place."""
    kind = "word" if sounding["voice"] else "key" if sounding["answers"] else "clock"
    at = sounding["at"]
    ends: int | None = None
    not_found = []
    for name in sounding["clips"]:
        clip = clip_of(name)
        wish = Wish(name, at, kind)
        at += len(clip) / RATE
        if name == PAUSE:
            ends = ends + len(clip) if ends is not None else None
            continue
        report.wished[kind] = report.wished.get(kind, 0) + 1
        place = _nearest(unclaimed, name, wish.at + offset)
        if place is None:
            not_found.append((wish, round((wish.at + offset) * RATE) if ends is None else ends))
            ends = None if ends is None else ends + len(clip)
            continue
        del unclaimed[place, name]
        if ends is not None and place != ends:
            report.gaps.append(place - ends)
        ends = place + len(clip)
        report.late_ms.setdefault(kind, []).append(1000 * (place / RATE - offset - wish.at))
        rest[place:ends] = array("h", bytes(2 * len(clip)))
    return not_found


def _nearest(unclaimed: dict[tuple[int, str], None], name: str, at: float) -> int | None:
    near = [place for place, other in unclaimed if other == name and abs(place / RATE - at) < NEAR_S]
    return min(near, key=lambda place: abs(place / RATE - at), default=None)


def _look_under(wishes: list[tuple[Wish, int]], offset: float, rest: Pcm, report: Report) -> None:
    """Recognise clips in sums. One that begins before another covers it is taken out, which may uncover the other."""
    left = wishes
    for _ in range(3):
        left = [(wish, place) for wish, place in left if not _begins(wish, place, offset, rest, report)]
    for wish, place in left:
        clip = clip_of(wish.clip)
        steps = range(-96, LATEST_ANSWER, 3) if wish.kind == "key" else range(-96, 97, 2)
        best = max(gain_at(rest, place + step, clip) for step in steps)
        (report.covered if PRESENT[0] < best < PRESENT[1] else report.missing).append(wish)


def _find(recorded: Pcm, wanted: Pcm, start: int, stop: int) -> int:
    """The sample from `start` to before `stop` at which the same samples begin; -1 if there is none."""
    raw, pattern = recorded[start:stop].tobytes(), wanted.tobytes()
    place = raw.find(pattern)
    while place > 0 and place % 2:
        place = raw.find(pattern, place + 1)
    return -1 if place < 0 else start + place // 2


def _begins(wish: Wish, place: int, offset: float, rest: Pcm, report: Report) -> bool:
    """Find the swelling of a clip that another covers later on, and take the clip out of the sum."""
    clip = clip_of(wish.clip)
    near = round((NEAR_S if wish.kind == "key" else TORN_S) * RATE)
    start = max(0, place - near)
    begin = _find(rest, clip[FIRST], start, place + near) - FIRST.start
    if begin < start:
        return False
    if not PRESENT[0] < gain_at(rest, begin, clip) < PRESENT[1]:
        return False
    piece = rest[begin : begin + len(clip)]
    left = (max(-LOUDEST, min(LOUDEST, a - b)) for a, b in zip(piece, clip, strict=False))
    rest[begin : begin + len(piece)] = array("h", left)
    report.late_ms.setdefault(wish.kind, []).append(1000 * (begin / RATE - offset - wish.at))
    report.covered.append(wish)
    return True
