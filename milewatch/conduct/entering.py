"""Athletes to runners of a workout: targets from marks and goals, guides and recoveries from what they ran before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from milewatch.records.archive import Archive
from milewatch.review.compare import last_times
from milewatch.review.from_log import runs_on
from milewatch.review.own_recoveries import own_recoveries
from milewatch.review.plan import laid_out, own_plans
from milewatch.timing.roster import Entrant
from milewatch.workout import estimate, targets
from milewatch.workout.marks import dated_ahead, trial_due
from milewatch.workout.model import MILE_M
from milewatch.workout.pacing import Pace, Pacer
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence
    from datetime import date

    from milewatch.places import Places
    from milewatch.records.athlete import Athlete
    from milewatch.review.runs import Run
    from milewatch.workout.marks import Mark
    from milewatch.workout.recovery import RecoveryTable
    from milewatch.workout.targets import Aim
    from milewatch.workout.timeline import Timeline

LOOK_BACK = 150
"""So many logs are looked through for what was run last time."""


@dataclass(frozen=True, slots=True)
class Runner:
    """An athlete at the start of a workout."""

    athlete: Athlete
    timeline: Timeline
    """The workout as it is for this athlete: expected times by their mile, recoveries as they took them."""
    aims: tuple[Aim, ...]
    """In the order of the timeline's segments."""
    told: tuple[str, ...]
    """What is missing, old, uncertain or due; a sentence each."""
    own_rest: bool = False
    """Recoveries are suggested as they were taken last time."""

    @property
    def mark(self) -> Mark | None:
        """The mark that the targets come from; without targets the newest."""
        return targets.basis(self.aims, self.athlete.marks)

    @property
    def entrant(self) -> Entrant:
        """As the session takes them."""
        segments = self.timeline.segments
        own = targets.ranges(segments, self.aims)
        athlete = self.athlete
        return Entrant(
            athlete.id,
            athlete.name,
            segments,
            targets=own,
            from_mark=targets.basis(self.aims, ()),
            short=athlete.short,
            letter=athlete.key or "",
        )


def field_of(
    timeline: Timeline,
    athletes: Sequence[Athlete],
    today: date,
    *,
    recoveries: RecoveryTable | None = None,
    past: Mapping[str, Sequence[Run]] | None = None,
    own: Mapping[str, Timeline] | None = None,
    together: bool = False,
) -> tuple[Runner, ...]:
    """The runners of a workout laid out as `timeline`.

    `past` are the runs of each athlete, by id. One athlete alone has a timeline of their own; several share one, but
    for those who run a workout of their `own`, by id, and for recoveries as they took them last time. `together`: they
    recover as one, so that the suggestion of the plan is everybody's.
    """
    known = past or {}
    other = own or {}
    alone = len(athletes) == 1
    runners = []
    for one in athletes:
        laid = other.get(one.id, timeline)
        if alone:
            laid = unroll(laid.workout, mile_s=_mile_s(one, today), recoveries=recoveries)
        runners.append(_runner(laid, one, today, known.get(one.id, ()), own_rests=alone or not together))
    return tuple(runners)


def late_entrant(timeline: Timeline, athlete: Athlete, today: date) -> Entrant:
    """Somebody who runs `timeline` as others do, decided while the session runs: earlier runs are not looked up."""
    return _runner(timeline, athlete, today, (), own_rests=False).entrant


def past_runs(places: Places, athletes: Collection[str], look_back: int = LOOK_BACK) -> dict[str, list[Run]]:
    """What these athletes (ids) ran in the newest logs, rehearsals left out."""
    found: dict[str, list[Run]] = {id_: [] for id_ in athletes}
    for log in islice(Archive(places.logs).newest(), look_back):
        if log.rehearsal or not found.keys() & log.laps.keys():
            continue
        for run in runs_on(log, laid_out(log), own_plans(log)):
            if run.athlete in found:
                found[run.athlete].append(run)
    return found


def _runner(timeline: Timeline, athlete: Athlete, today: date, past: Sequence[Run], *, own_rests: bool) -> Runner:
    workout = timeline.workout
    own_rest = own_recoveries(past, timeline.segments) if own_rests else {}
    timeline = _with_rests(timeline, own_rest)
    segments = timeline.segments
    aims = targets.aims(
        segments,
        athlete.marks,
        athlete.goals,
        today,
        surface=workout.surface,
        last_time=last_times(past, segments),
    )
    due = trial_due(athlete.marks, today) if athlete.marks else None
    told = tuple(dict.fromkeys((*targets.told(aims), *dated_ahead(athlete.marks, today), *((due,) if due else ()))))
    return Runner(athlete, _expecting(timeline, aims), aims, told, bool(own_rest))


def _mile_s(athlete: Athlete, today: date) -> float:
    mile = Pacer(athlete.marks, athlete.goals, today).at(MILE_M)
    return mile.mid * MILE_M if isinstance(mile, Pace) else estimate.NOMINAL_MILE_S


def _with_rests(timeline: Timeline, rests: Mapping[int, int]) -> Timeline:
    """The timeline with these suggestions for its open recoveries, by index."""
    if not rests:
        return timeline
    segments = tuple(
        replace(segment, suggested_ms=rests[segment.index]) if segment.index in rests else segment
        for segment in timeline.segments
    )
    expected = tuple(rests.get(index, ms) for index, ms in enumerate(timeline.expected_ms))
    return replace(timeline, segments=segments, expected_ms=expected)


def _expecting(timeline: Timeline, aims: Sequence[Aim]) -> Timeline:
    """The timeline with each rep as long as its target."""
    expected = tuple(
        aim.target.mid_ms if aim.target is not None and aim.target.whole else ms
        for aim, ms in zip(aims, timeline.expected_ms, strict=True)
    )
    totals = replace(timeline.totals, expected_ms=sum(expected))
    return replace(timeline, expected_ms=expected, totals=totals)
