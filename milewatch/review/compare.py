"""Two sessions side by side: the same workout last time, or any other."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.review.analysis import RepFigures, rep_figures
from milewatch.review.figures import median
from milewatch.review.runs import Rep, RepKind, Run, RunLap, by_kind, reps, rests
from milewatch.workout.model import Kind
from milewatch.workout.targets import LastTime

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.workout.timeline import Segment

_Parts = tuple[tuple[float | None, int | None], ...]


@dataclass(frozen=True, slots=True)
class RepPair:
    """The same rep in both sessions; None where one has none."""

    before: Rep | None
    now: Rep | None

    @property
    def difference_ms(self) -> int | None:
        """Now less before, of reps by distance: negative is quicker now."""
        if not (self.before and self.now and self.before.done and self.now.done):
            return None
        return None if self.now.timed or self.before.timed else self.now.time_ms - self.before.time_ms

    @property
    def difference_m(self) -> float | None:
        """Now less before, of reps by time: positive is further now."""
        if not (self.before and self.now and self.now.timed and self.before.timed):
            return None
        then, now = self.before.metres, self.now.metres
        return None if then is None or now is None else now - then


@dataclass(frozen=True, slots=True)
class RestPair:
    """The recovery in the same place in both sessions."""

    before: RunLap | None
    now: RunLap | None

    @property
    def difference_s(self) -> int | None:
        """Now less before: of whole seconds, as the two are told, so that it adds up."""
        if self.before is None or self.now is None:
            return None
        then, now = ((lap.time_ms + 500) // 1000 for lap in (self.before, self.now))
        return now - then


@dataclass(frozen=True, slots=True)
class KindChange:
    """Reps of one length in both sessions, in figures of the same unit."""

    label: str
    before: RepFigures
    now: RepFigures

    @property
    def mean(self) -> float:
        """Mean now less mean before, in the unit of both."""
        return self.now.figures.mean - self.before.figures.mean

    @property
    def percent(self) -> float:
        """The same as % of the mean before: negative is quicker now."""
        return 100 * self.mean / self.before.figures.mean


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two sessions, rep by rep."""

    before: Run
    now: Run
    same: bool
    """The same workout by its steps."""
    pairs: tuple[RepPair, ...]
    rests: tuple[RestPair, ...]
    kinds: tuple[KindChange, ...]


def compare(before: Run, now: Run) -> Comparison:
    """Lay two sessions beside each other.

    The same workout goes by set and rep; two others go by length, the first 400 m with the first 400 m. What has no
    partner stands alone.
    """
    same = bool(before.key) and before.key == now.key
    then_reps, now_reps = reps(before.laps), reps(now.laps)
    pairs = _paired(_placed(then_reps, same=same), _placed(now_reps, same=same))
    then_rests, now_rests = rests(before.laps), rests(now.laps)
    count = max(len(then_rests), len(now_rests))
    return Comparison(
        before=before,
        now=now,
        same=same,
        pairs=tuple(RepPair(a, b) for a, b in pairs),
        rests=tuple(RestPair(_at(then_rests, i), _at(now_rests, i)) for i in range(count)),
        kinds=_changes(then_reps, now_reps),
    )


def same_workout(runs: Iterable[Run], run: Run) -> tuple[Run, ...]:
    """The other runs of the same workout by the same athlete, newest first."""
    found = [r for r in runs if r.key and r.key == run.key and r.athlete == run.athlete and r.session != run.session]
    return tuple(sorted(found, key=lambda r: (r.on, r.session), reverse=True))


def last_times(runs: Iterable[Run], segments: Sequence[Segment]) -> dict[int, LastTime]:
    """By a segment's index, the median of the same step in the newest of one athlete's runs that has it."""
    newest = sorted(runs, key=lambda run: (run.on, run.session), reverse=True)
    cache: dict[tuple[object, ...], LastTime | None] = {}
    found: dict[int, LastTime] = {}
    for segment in segments:
        step = segment.step
        if step.kind is not Kind.WORK:
            continue
        wanted = (step.distance_m, step.duration_ms, step.effort.text if step.effort else "")
        if wanted not in cache:
            cache[wanted] = next((last for run in newest if (last := _last(run, wanted)) is not None), None)
        last = cache[wanted]
        if last is not None:
            found[segment.index] = last
    return found


def _last(run: Run, wanted: tuple[float | None, int | None, str]) -> LastTime | None:
    if wanted[0] is None and wanted[1] is None:
        return None
    laps = [
        lap
        for lap in run.laps
        if lap.kind is Kind.WORK and lap.done and (lap.planned_m, lap.planned_ms, lap.effort) == wanted
    ]
    if not laps:
        return None
    if wanted[0] is not None:
        return LastTime(run.on, time_ms=round(median([lap.time_ms for lap in laps])))
    metres = [lap.metres for lap in laps if lap.metres is not None]
    return LastTime(run.on, metres=median(metres)) if metres else None


def _placed(found: Sequence[Rep], *, same: bool) -> dict[object, Rep]:
    """Reps by what pairs them."""
    if same:
        return {(rep.set, rep.rep, rep.number if rep.rep is None else 0): rep for rep in found}
    counts: defaultdict[_Parts, int] = defaultdict(int)
    placed: dict[object, Rep] = {}
    for rep in found:
        parts = rep.kind.parts
        counts[parts] += 1
        placed[(parts, counts[parts])] = rep
    return placed


def _paired(before: dict[object, Rep], now: dict[object, Rep]) -> list[tuple[Rep | None, Rep | None]]:
    """In the order of the session now; what only the one before has comes last."""
    both: list[tuple[Rep | None, Rep | None]] = [(before.get(place), rep) for place, rep in now.items()]
    return both + [(rep, None) for place, rep in before.items() if place not in now]


def _changes(before: Sequence[Rep], now: Sequence[Rep]) -> tuple[KindChange, ...]:
    then = _by_parts(before)
    found: list[KindChange] = []
    for parts, group in _by_parts(now).items():
        label = RepKind(parts, "").length
        if parts not in then or parts == ((None, None),):
            continue
        old, new = rep_figures(label, then[parts]), rep_figures(label, group)
        if old is not None and new is not None:
            found.append(KindChange(label, old, new))
    return tuple(found)


def _by_parts(found: Sequence[Rep]) -> dict[_Parts, list[Rep]]:
    groups: dict[_Parts, list[Rep]] = {}
    for kind, group in by_kind([rep for rep in found if rep.done]).items():
        groups.setdefault(kind.parts, []).extend(group)
    return {parts: sorted(group, key=lambda rep: rep.number) for parts, group in groups.items()}


def _at(laps: Sequence[RunLap], place: int) -> RunLap | None:
    return laps[place] if place < len(laps) else None
