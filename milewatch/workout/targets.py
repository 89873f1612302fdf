"""What each segment is to take for one athlete: targets from paces and times, guides where there is only a feeling."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from typing import TYPE_CHECKING

from milewatch.workout import effort_table, times
from milewatch.workout.effort import Effort, Form
from milewatch.workout.estimate import NOMINAL_MILE_S
from milewatch.workout.model import MILE_M, Ends, Kind
from milewatch.workout.pacing import Missing, Pace, Pacer
from milewatch.workout.units import to_hundredths

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from milewatch.workout.marks import Goal, Mark
    from milewatch.workout.timeline import Segment

PER_M = 400.0
"""What the target of a step without a distance is given over."""
HOLD = 0.03
"""After a rep or two of a perceived effort: hold their mean within 3 %."""


@dataclass(frozen=True, slots=True)
class Target:
    """What a segment is to take, in ms over `over_m` metres.

    `wanted_ms` is what was asked for; `low_ms` to `high_ms` is how sure that is, the same where it was stated.
    """

    low_ms: int
    mid_ms: int
    high_ms: int
    wanted_ms: tuple[int, int]
    """(quickest, slowest) that is right: twice the same, or the ends of a range that was asked for."""
    source: str
    """Where it comes from, a phrase for the screen: "stated", "from the mile in 5:58.3 (2026-10-24)"."""
    over_m: float | None
    """The step's distance as run; 400 for a step by time or open; None for a stated time over no known distance."""
    whole: bool
    """The times are for the whole step. False: they are a pace, and the step ends otherwise."""
    warnings: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    """Those it is worked out from."""

    @property
    def uncertain(self) -> bool:
        """Whether there is more doubt than the band shows."""
        return bool(self.warnings)

    def at(self, metres: float) -> int | None:
        """Ms to have taken after `metres`, running evenly; None when the distance is not known."""
        return None if not self.over_m else round(self.mid_ms * metres / self.over_m)

    def metres_in(self, ms: float) -> float | None:
        """Metres to have covered after `ms`, running evenly; None when the distance is not known."""
        return None if not self.over_m else ms * self.over_m / self.mid_ms

    @property
    def range_ms(self) -> tuple[int, int] | None:
        """What the whole step is scored by, (quickest, slowest); None for a pace only.

        In whole hundredths where it was stated, in tenths where it was worked out: as it is shown, so that a time less
        its target is the difference beside them. The uncertainty of a pace is not in it: being sure to 2 % makes no rep
        right that is 3 % off.
        """
        if not self.whole:
            return None
        quickest, slowest = self.wanted_ms
        if (self.low_ms, self.high_ms) == self.wanted_ms:
            return to_hundredths(quickest), to_hundredths(slowest)
        return 10 * to_hundredths(quickest / 10), 10 * to_hundredths(slowest / 10)


class GuideKind(StrEnum):
    """Where a guide comes from; shown beside it."""

    LAST_TIME = "last time"
    SO_FAR = "so far"
    TABLE = "guide"


@dataclass(frozen=True, slots=True)
class Guide:
    """What a perceived effort may come to. Never scored."""

    kind: GuideKind
    text: str
    """A phrase that names its kind."""
    low_ms: int | None = None
    high_ms: int | None = None
    """Over `over_m`, when a time is known."""
    over_m: float | None = None


@dataclass(frozen=True, slots=True)
class LastTime:
    """The athlete's own median for the same step the last time it was run."""

    on: date
    time_ms: int | None = None
    """Of a rep by distance."""
    metres: float | None = None
    """Of a rep by time, when its distance was measured."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What one segment is run by: a target, or a guide, or a sentence on what is missing, or none of them."""

    target: Target | None = None
    guide: Guide | None = None
    missing: str | None = None


_NONE = Aim()


def aims(
    segments: Sequence[Segment],
    marks: Sequence[Mark],
    goals: Sequence[Goal],
    today: date,
    *,
    surface: str | None = None,
    last_time: Mapping[int, LastTime] | None = None,
) -> tuple[Aim, ...]:
    """One aim a segment, for one athlete.

    `surface` is the workout's: on a hill a named pace is no target. `last_time` is by the segment's index.
    """
    pacer = Pacer(tuple(marks), tuple(goals), today)
    lengths = _rep_lengths(segments, pacer)
    known = last_time or {}
    return tuple(
        _aim(segment, pacer, surface == "hill", length, known.get(segment.index))
        for segment, length in zip(segments, lengths, strict=True)
    )


def targets(
    segments: Sequence[Segment],
    marks: Sequence[Mark],
    goals: Sequence[Goal],
    today: date,
    *,
    surface: str | None = None,
) -> tuple[Target | None, ...]:
    """The targets alone, one a segment."""
    return tuple(aim.target for aim in aims(segments, marks, goals, today, surface=surface))


def ranges(segments: Sequence[Segment], found: Sequence[Aim]) -> tuple[tuple[int, int] | None, ...]:
    """(quickest, slowest) ms of each work step that has a target for the whole of it: what a session scores by."""
    return tuple(
        aim.target.range_ms if aim.target is not None and segment.step.kind is Kind.WORK else None
        for segment, aim in zip(segments, found, strict=True)
    )


def told(found: Sequence[Aim]) -> tuple[str, ...]:
    """What to say before the start: what is missing and what is uncertain, each once, in the order of the workout."""
    sentences: dict[str, None] = {}
    for aim in found:
        if aim.missing:
            sentences[aim.missing] = None
        if aim.target:
            sentences.update(dict.fromkeys(aim.target.warnings))
    return tuple(sentences)


def following(guide: Guide | None, so_far_ms: Sequence[int], metres: float | None = None) -> Guide | None:
    """The guide after some reps of the same step by distance: own history stays, else their mean and "hold ±3 %"."""
    if not so_far_ms or (guide is not None and guide.kind is GuideKind.LAST_TIME):
        return guide
    mean = sum(so_far_ms) / len(so_far_ms)
    text = f"so far: {times.short(mean)}, hold ±3 %"
    return Guide(GuideKind.SO_FAR, text, round(mean * (1 - HOLD)), round(mean * (1 + HOLD)), metres)


def basis(found: Sequence[Aim], marks: Sequence[Mark]) -> Mark | None:
    """The mark to name as where an athlete's targets come from: the one most of them use, else the newest."""
    used = [mark for aim in found if aim.target is not None for mark in aim.target.marks]
    if used:
        return max(used, key=used.count)
    return max(marks, key=lambda mark: mark.on, default=None)


def _aim(segment: Segment, pacer: Pacer, hill: bool, rep_ms: float, last: LastTime | None) -> Aim:
    step = segment.step
    effort = step.effort
    if effort is None:
        if step.target_ms is not None:
            return Aim(_stated(step.target_ms, step.target_ms, step.covers_m, whole=True))
        return Aim(guide=_history(last)) if step.kind is Kind.WORK else _NONE
    if effort.form is Form.TIME:
        return Aim(_time(effort, segment))
    if effort.form is Form.PACE:
        return Aim(_stated_pace(effort, step.covers_m))
    if effort.form is Form.RACE and not hill:
        return _race(effort, pacer, step.covers_m)
    if step.kind is not Kind.WORK:
        return _NONE
    return Aim(guide=_guide(effort, pacer, hill, rep_ms, last))


def _time(effort: Effort, segment: Segment) -> Target | None:
    """A stated time of the whole step. On a step by time it would be a second length: no target."""
    if effort.low is None or segment.step.ends is Ends.TIME:
        return None
    high = effort.low if effort.high is None else effort.high
    return _stated(effort.low * 1000, high * 1000, segment.step.covers_m, whole=True)


def _stated_pace(effort: Effort, distance_m: float | None) -> Target | None:
    if effort.low is None or not effort.per_m:
        return None
    high = effort.low if effort.high is None else effort.high
    over = PER_M if distance_m is None else distance_m
    scale = 1000 * over / effort.per_m
    return _stated(effort.low * scale, high * scale, over, whole=distance_m is not None)


def _stated(low_ms: float, high_ms: float, over_m: float | None, *, whole: bool) -> Target:
    low, high = sorted((low_ms, high_ms))
    ends = round(low), round(high)
    return Target(ends[0], round((low + high) / 2), ends[1], ends, "stated", over_m, whole)


def _race(effort: Effort, pacer: Pacer, distance_m: float | None) -> Aim:
    name = effort.name or effort.text
    pace = pacer.named(name)
    if isinstance(pace, Missing):
        return Aim(missing=pace.text)
    over = PER_M if distance_m is None else distance_m
    shift = 1000 * effort.offset_s * over / (effort.per_m or 400.0)
    low, mid, high = (round(ms + shift) for ms in pace.ms(over))
    if low <= 0:
        return Aim(missing=f"{effort.text}: the offset is more than the pace itself")
    source = f"{effort.text} pace, {pace.source}"
    quickest, slowest = (round(ms + shift) for ms in pace.wanted_ms(over))
    wanted, whole = (quickest, slowest), distance_m is not None
    return Aim(Target(low, mid, high, wanted, source, over, whole, pace.warnings, pace.marks))


def _guide(effort: Effort, pacer: Pacer, hill: bool, rep_ms: float, last: LastTime | None) -> Guide | None:
    history = _history(last)
    if history is not None:
        return history
    if hill:
        return Guide(GuideKind.TABLE, "a hill is run by effort, not by pace")
    known = effort_table.levels(effort)
    if known is not None and known[1] is effort_table.Level.ALL_OUT:
        return Guide(GuideKind.TABLE, "all-out: no pace")
    cell = effort_table.cell(effort, rep_ms)
    if cell is None:
        return None
    return _from_table(cell, effort, pacer, rep_ms)


def _history(last: LastTime | None) -> Guide | None:
    if last is None:
        return None
    if last.time_ms is not None:
        text = f"last time ({last.on.isoformat()}): {times.short(last.time_ms)}"
        return Guide(GuideKind.LAST_TIME, text, last.time_ms, last.time_ms)
    if last.metres is not None:
        return Guide(GuideKind.LAST_TIME, f"last time ({last.on.isoformat()}): {last.metres:.0f} m")
    return None


def _from_table(cell: effort_table.Cell, effort: Effort, pacer: Pacer, rep_ms: float) -> Guide:
    names = cell.slow if cell.slow == cell.quick else f"{cell.slow} to {cell.quick}"
    words = f"guide for {effort.text}, {effort_table.length_words(rep_ms)}: {names} pace"
    words += " or quicker" if cell.or_quicker else ""
    slow, quick = pacer.named(cell.slow), pacer.named(cell.quick)
    if isinstance(slow, Missing) or isinstance(quick, Missing):
        return Guide(GuideKind.TABLE, words)
    low, high = quick.ms(PER_M)[1], slow.ms(PER_M)[1]
    paces = times.short(low) if low == high else f"{times.short(high)}–{times.short(low)}"
    return Guide(GuideKind.TABLE, f"{words}, {paces} per 400 m", low, high, PER_M)


def _rep_lengths(segments: Sequence[Segment], pacer: Pacer) -> list[float]:
    """About how long each segment's rep takes, in ms; the parts of a composite rep count together."""
    mile = pacer.at(MILE_M)
    s_per_m = mile.mid if isinstance(mile, Pace) else NOMINAL_MILE_S / MILE_M
    lengths: list[float] = []
    for _, run in groupby(segments, key=_rep_of):
        parts = list(run)
        total = sum(p.step.duration_ms or 1000 * s_per_m * (p.step.distance_m or MILE_M) for p in parts)
        lengths.extend([total] * len(parts))
    return lengths


def _rep_of(segment: Segment) -> tuple[object, ...]:
    if segment.part is None:
        return (segment.index,)
    return (segment.set, segment.rep, segment.step.kind)
