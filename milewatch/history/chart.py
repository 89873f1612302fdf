"""A session as something to draw, on the screen or as a picture: reps against target bands, fade lines, recoveries."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.review.compare import compare
from milewatch.review.figures import figures
from milewatch.review.runs import Rep, RepKind, Run, by_kind, reps, rests
from milewatch.workout import times
from milewatch.workout.model import Kind
from milewatch.workout.progress import Band, standing

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

BAND = 0.01
"""The target band is as wide as "on target"."""


@dataclass(frozen=True, slots=True)
class Column:
    """A rep."""

    number: int
    """From 1."""
    value: float | None
    """In the chart's unit; None: not run to its end, or not known."""
    base: float | None
    """Where its bar begins: the middle of its target, or the mean of its kind."""
    target: tuple[float, float] | None
    """The band that is on target."""
    band: Band | None
    text: str
    """The rep's time."""
    group: int = 0
    """Reps of like kind share a number, and a fade line."""
    fade: float | None = None
    """The fade line here: that of the figures, through reps that were not run to their end as well."""
    before: float | None = None
    """The same rep in the session that it is compared with."""


@dataclass(frozen=True, slots=True)
class Rest:
    """A recovery after a rep."""

    after: int
    """The number of that rep."""
    seconds: float
    base: float
    """What was prescribed, or the mean of those alike that were not."""


@dataclass(frozen=True, slots=True)
class Chart:
    """A session of one athlete. Values are seconds ("s", "s/400") or percent ("%", against the mean of each kind)."""

    unit: str
    columns: tuple[Column, ...]
    rests: tuple[Rest, ...]
    targets: bool
    """Whether any rep has one."""

    @property
    def span(self) -> tuple[float, float] | None:
        """Everything that is to be seen, with some air; None when there is nothing."""
        seen: list[float] = []
        for column in self.columns:
            seen += [v for v in (column.value, column.base, column.fade, column.before) if v is not None]
            seen += column.target or ()
        if not any(column.value is not None for column in self.columns):
            return None
        low, high = min(seen), max(seen)
        least = 2.0 if self.unit == "%" else 0.02 * high
        air = max(0.08 * (high - low), (least - (high - low)) / 2, 1e-6)
        return low - air, high + air

    def label(self, value: float, decimals: int = 1) -> str:
        """A value on the axis."""
        if self.unit == "%":
            return f"{times.signed(value, decimals)} %"
        return times.short(value * 1000, decimals)


def session_chart(run: Run, before: Run | None = None) -> Chart:
    """A run to be drawn, with another one over it where one is given."""
    every = reps(run.laps)
    unit = _unit(every)
    groups = by_kind([rep for rep in every if rep.done])
    fades: dict[int, float] = {}
    means: dict[int, float] = {}
    numbers: dict[int, int] = {}
    kinds = _kinds(every, groups)
    for place, (kind, group) in enumerate(groups.items()):
        raw = [(rep.number, value) for rep in group if (value := _raw(rep, unit)) is not None]
        alike = [number for number, one in kinds.items() if one == kind]
        numbers |= dict.fromkeys(alike, place)
        found = figures([value for _, value in raw], [number for number, _ in raw])
        if found is None:
            continue
        means |= dict.fromkeys(alike, found.mean)
        if len(raw) > 2 and found.slope is not None:
            first, last = raw[0][0], raw[-1][0]
            start, _ = found.line()
            # One that was skipped lies on the line all the same: it is straight.
            fades |= {n: start + found.slope * (n - first) for n in alike if first <= n <= last}
    then = {} if before is None else _before(before, run)
    drawn = (_column(rep, unit, means, fades, then) for rep in every)
    columns = tuple(replace(column, group=numbers.get(column.number, 0)) for column in drawn)
    return Chart(unit, columns, _rests(run, every), any(column.target for column in columns))


def _kinds(every: Sequence[Rep], groups: Collection[RepKind]) -> dict[int, RepKind | None]:
    """The kind of each rep by its number; of one that was cut short before it was of any, that of the rep before."""
    kinds: dict[int, RepKind | None] = {}
    before: RepKind | None = None
    for rep in every:
        before = kinds[rep.number] = rep.kind if rep.kind in groups else before
    return kinds


def _unit(every: Sequence[Rep]) -> str:
    done = [rep for rep in every if rep.done]
    if len(by_kind(done)) <= 1 and not any(rep.timed for rep in done):
        return "s"
    return "s/400" if done and all(rep.s400 is not None for rep in done) else "%"


def _raw(rep: Rep, unit: str) -> float | None:
    """What is compared within a kind; for "%" before it is made a percentage."""
    if rep.time_ms <= 0:
        return None
    return rep.s400 if unit == "s/400" or rep.timed else rep.time_ms / 1000


def _column(rep: Rep, unit: str, means: dict[int, float], fades: dict[int, float], then: dict[int, Rep]) -> Column:
    mean = means.get(rep.number)
    per = 400 / rep.metres if unit == "s/400" and rep.metres else 1.0

    def shown(value: float | None) -> float | None:
        if value is None or unit != "%":
            return value
        return 100 * (value / mean - 1) if mean else None

    target: tuple[float, float] | None = None
    base = shown(mean)
    band: Band | None = None
    if rep.target_ms and rep.range_ms and not rep.timed:
        low, high = (shown(edge / 1000 * per) for edge in rep.range_ms)
        base = shown(rep.target_ms / 1000 * per)
        if low is not None and high is not None:
            target = (low - BAND * 100, high + BAND * 100) if unit == "%" else (low * (1 - BAND), high * (1 + BAND))
        band = standing(rep.time_ms, *rep.range_ms).band if rep.done else None
    other = then.get(rep.number)
    return Column(
        number=rep.number,
        value=shown(_raw(rep, unit)) if rep.done else None,
        base=base,
        target=target,
        band=band,
        text=times.short(rep.time_ms, 1) if rep.done else "–",
        fade=shown(fades.get(rep.number)),
        before=shown(_raw(other, unit)) if other is not None and other.done else None,
    )


def _before(before: Run, run: Run) -> dict[int, Rep]:
    """The reps of the session before, by the number of their partner now."""
    pairs = compare(before, run).pairs
    return {pair.now.number: pair.before for pair in pairs if pair.now is not None and pair.before is not None}


def _rests(run: Run, every: Sequence[Rep]) -> tuple[Rest, ...]:
    between = {id(lap) for lap in rests(run.laps) if lap.done}
    alike: dict[tuple[float | None, int | None], list[float]] = {}
    for lap in run.laps:
        if id(lap) in between and not lap.by_time:
            alike.setdefault((lap.planned_m, lap.send_off_ms), []).append(lap.time_ms / 1000)
    means = {planned: math.fsum(them) / len(them) for planned, them in alike.items()}
    found: list[Rest] = []
    number = 0
    starts = {id(rep.laps[0]): rep.number for rep in every}
    for lap in run.laps:
        number = starts.get(id(lap), number)
        if lap.kind is Kind.RECOVERY and id(lap) in between:
            seconds = lap.time_ms / 1000
            base = means[lap.planned_m, lap.send_off_ms] if lap.planned_ms is None else lap.planned_ms / 1000
            found.append(Rest(number, seconds, base))
    return tuple(found)
