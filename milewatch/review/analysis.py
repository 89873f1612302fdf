"""The figures of one session of one athlete."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.review.figures import AgainstTarget, Figures, against_target, figures, slope
from milewatch.review.load import session_load
from milewatch.review.runs import Rep, RepKind, Run, RunLap, by_kind, reps, rests
from milewatch.review.shape import Shape, shape
from milewatch.review.thumb import Thumb, thumbs
from milewatch.workout.model import Kind
from milewatch.workout.progress import Standing, standing

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True, slots=True)
class RepFigures:
    """The figures of reps of one kind, or of all reps in s/400."""

    label: str
    unit: str
    """"s" (whole reps) or "s/400"."""
    reps: tuple[Rep, ...]
    """The reps counted, in order."""
    values: tuple[float, ...]
    """One a rep, in `unit`."""
    figures: Figures
    target: AgainstTarget | None

    @property
    def alike(self) -> bool:
        """Whether they were to be run alike: one length, or one named effort. A ladder is not uneven, and no fade."""
        efforts = {rep.kind.effort for rep in self.reps}
        return len(efforts) == 1 and ("" not in efforts or len({rep.kind.parts for rep in self.reps}) == 1)


@dataclass(frozen=True, slots=True)
class RestFigures:
    """The recoveries of one kind."""

    label: str
    n: int
    mean_s: float
    drift_s: float | None
    """Slope of the actual rest on its index, seconds a rest; None for one."""
    over_s: float | None
    """Actual less prescribed, mean, seconds; None for an open one."""


@dataclass(frozen=True, slots=True)
class Density:
    """Work against rest, from the first rep that was run to its end to the last."""

    work_s: float
    rest_s: float
    rests: int
    reps: int
    """Those that were run to their end: the others are neither work nor rest."""

    @property
    def density(self) -> float | None:
        """work / (work + rest)."""
        whole = self.work_s + self.rest_s
        return self.work_s / whole if whole else None

    @property
    def rest_per_work(self) -> float | None:
        """Mean rest for each second of mean work: 0.83 is "1:0.83"."""
        if not (self.rests and self.work_s):
            return None
        return (self.rest_s / self.rests) / (self.work_s / self.reps)


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything that is worked out of one session."""

    reps: tuple[Rep, ...]
    groups: tuple[RepFigures, ...]
    """Reps of like kind, those that were run to their end. A rep by time without a distance has no figures."""
    overall: RepFigures | None
    """All reps in s/400, when they are of more than one kind and every distance is known."""
    rests: tuple[RestFigures, ...]
    density: Density
    shapes: tuple[tuple[int, Shape], ...]
    """(number of the rep, shape) for each rep with splits inside."""
    load: float | None
    """Effort x minutes; None until the effort was asked."""
    work_m: float
    """Hard running, as far as its distance is known."""
    thumbs: tuple[Thumb, ...]
    """Rules of thumb that fit this session."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A rep in the tiny picture of a session."""

    percent: float
    """Against its target, or against the mean of its kind when it has none: positive is slower."""
    standing: Standing | None
    """Against its target."""


def analyse(run: Run) -> Analysis:
    """The figures of a session."""
    every = reps(run.laps)
    done = tuple(rep for rep in every if rep.done)
    found = (rep_figures(kind.label, group) for kind, group in by_kind(done).items())
    return Analysis(
        reps=every,
        groups=tuple(one for one in found if one is not None),
        overall=_overall(done),
        rests=_rest_figures(rests(run.laps)),
        density=density(run.laps),
        shapes=_shapes(done),
        load=None if run.effort is None else session_load(run.effort, run.minutes),
        work_m=work_m(run),
        thumbs=thumbs(run),
    )


def work_m(run: Run) -> float:
    """Metres of hard running, as far as they are known: of what was run to its end, whatever stands at the rest."""
    return math.fsum(lap.metres or 0.0 for lap in run.laps if lap.kind is Kind.WORK and lap.done)


def rep_figures(label: str, group: Sequence[Rep], *, per_400: bool = False) -> RepFigures | None:
    """The figures of reps: whole times when they are by distance, s/400 when by time (or asked); None if not known."""
    counted = tuple(group)
    if per_400 or any(rep.timed for rep in counted):
        known = [(rep, rep.s400) for rep in counted]
        if any(value is None for _, value in known):
            return None
        values = tuple(value for _, value in known if value is not None)
        targets = [_target_s400(rep) for rep in counted]
        unit = "s/400"
    else:
        values = tuple(rep.time_ms / 1000 for rep in counted)
        targets = [None if (near := _near_ms(rep)) is None else near / 1000 for rep in counted]
        unit = "s"
    if any(value <= 0 for value in values):
        return None
    found = figures(values, [rep.number for rep in counted])
    return None if found is None else RepFigures(label, unit, counted, values, found, against_target(values, targets))


def density(laps: Sequence[RunLap]) -> Density:
    """Work against rest. A rep that was skipped, dropped or stopped is no work, nor is what lies beyond it a rest."""
    done = [rep for rep in reps(laps) if rep.done]
    if not done:
        return Density(0.0, 0.0, 0, 0)
    ends = {id(done[0].laps[0]), id(done[-1].laps[-1])}
    places = [place for place, lap in enumerate(laps) if id(lap) in ends]
    between = [lap.time_ms for lap in rests(laps[places[0] : places[-1] + 1])]
    return Density(sum(rep.time_ms for rep in done) / 1000, sum(between) / 1000, len(between), len(done))


def bars(run: Run) -> tuple[Bar, ...]:
    """A session as one bar a rep, for the history."""
    return tuple(bar for bar in bars_by_rep(reps(run.laps)) if bar is not None)


def bars_by_rep(every: Sequence[Rep]) -> tuple[Bar | None, ...]:
    """One a rep; None where there is nothing to compare it with."""
    means: dict[RepKind, float | None] | None = None
    found: list[Bar | None] = []
    for rep in every:
        target = rep.range_ms
        if not rep.done or rep.time_ms <= 0:
            found.append(None)
        elif target and target[0] and not rep.timed:
            against = standing(rep.time_ms, *target)
            found.append(Bar(against.percent, against))
        else:
            if means is None:  # most sessions have targets and need none
                means = {kind: _mean(group) for kind, group in by_kind([rep for rep in every if rep.done]).items()}
            found.append(_against_mean(rep, means[rep.kind]))
    return tuple(found)


def _against_mean(rep: Rep, mean: float | None) -> Bar | None:
    value = rep.s400 if rep.timed else rep.time_ms / 1000
    return None if not mean or value is None else Bar(100 * (value / mean - 1), None)


def _mean(group: Sequence[Rep]) -> float | None:
    found = rep_figures("", group)
    return None if found is None else found.figures.mean


def _overall(done: Sequence[Rep]) -> RepFigures | None:
    return rep_figures("all reps", done, per_400=True) if len(by_kind(done)) > 1 else None


def _near_ms(rep: Rep) -> int | None:
    """The target of a rep; of a range the time in it that is nearest to the rep's, so that inside nothing is off."""
    if rep.range_ms is None:
        return None
    quickest, slowest = rep.range_ms
    return min(max(rep.time_ms, quickest), slowest)


def _target_s400(rep: Rep) -> float | None:
    """Of a rep by distance; the target of one by time is a pace already and is not scored."""
    metres, target = rep.metres, _near_ms(rep)
    return target / 1000 * 400 / metres if target and metres and not rep.timed else None


def _rest_figures(between: Sequence[RunLap]) -> tuple[RestFigures, ...]:
    groups: dict[str, list[RunLap]] = {}
    for lap in between:
        if lap.done:
            groups.setdefault(_rest_label(lap), []).append(lap)
    return tuple(_rest(label, group) for label, group in groups.items())


def _rest_label(lap: RunLap) -> str:
    """ "2:30", "400 m", "send-off 1:00", "open"."""
    planned = (lap.planned_m, lap.planned_ms) if lap.send_off_ms is None else (None, lap.send_off_ms)
    return ("send-off " if lap.send_off_ms is not None else "") + RepKind((planned,), "").length


def _rest(label: str, group: Sequence[RunLap]) -> RestFigures:
    times = [lap.time_ms / 1000 for lap in group]
    over = [(lap.time_ms - lap.planned_ms) / 1000 for lap in group if lap.planned_ms is not None]
    return RestFigures(
        label=label,
        n=len(times),
        mean_s=math.fsum(times) / len(times),
        drift_s=slope(times) if len(times) > 1 else None,
        over_s=math.fsum(over) / len(over) if over else None,
    )


def _shapes(done: Sequence[Rep]) -> tuple[tuple[int, Shape], ...]:
    found = ((rep.number, shape(rep.laps[0])) for rep in done if len(rep.laps) == 1)
    return tuple((number, one) for number, one in found if one is not None)
