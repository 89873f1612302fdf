"""Who is to be marked next: from each athlete's earlier reps, else from their targets, else from the estimate.

Times are session time in ms. An expectation is a guess for an order of names, never a target.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import median_low
from typing import TYPE_CHECKING

from milewatch.timing.lap import End
from milewatch.timing.simulate import expected_ms
from milewatch.timing.snapshot import Phase
from milewatch.workout import estimate
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.workout.timeline import Segment

LAST_FEW = 3
"""So many earlier reps of the same kind say what the next one will take."""
SOONEST = 0.5
"""Nobody is looked for at the line before this share of what they are likely to take."""


@dataclass(frozen=True, slots=True)
class Expected:
    """An athlete whose next mark is a key."""

    athlete: str
    at_ms: int
    """When it is likely to come."""
    soonest_ms: int
    """It hardly comes before."""
    since_ms: int
    """It cannot come before: the beginning of the lap, or its latest split."""
    work: bool
    """It ends a rep, or is a split of one; otherwise it ends an open recovery, a warm-up or a cool-down."""

    def can_be(self, stamp_ms: int, now_ms: int) -> bool:
        """Whether a stamp of the tray can be this mark.

        While it is too soon for the mark itself, nothing better is to come: any stamp since the lap began can be it.
        """
        return self.soonest_ms <= stamp_ms or self.since_ms < stamp_ms <= now_ms < self.soonest_ms


@dataclass(frozen=True, slots=True)
class Guess:
    """Whose a stamp of the tray is likely to be."""

    stamp: int
    at_ms: int
    athlete: str | None
    """None: nobody is left that it could be."""


def expectations(snapshot: Snapshot) -> tuple[Expected, ...]:
    """Give everybody whose next mark is a key, the soonest first; ties stay in the order of the roster."""
    found = [one for view in snapshot.athletes if (one := expectation(view, snapshot.at_ms)) is not None]
    return tuple(sorted(found, key=lambda one: one.at_ms))


def expectation(view: AthleteView, at: int) -> Expected | None:
    """Say when the athlete's next mark is likely to come; None when it is no key that comes next."""
    segment = view.segment
    if view.phase not in (Phase.RUNNING, Phase.PAUSED) or segment is None or view.waits:
        return None
    if view.started_ms is None or view.length_ms is not None:
        return None
    begun = at - view.elapsed_ms
    likely = _to_next_mark(view, segment)
    before = view.splits_ms[-1] if view.splits_ms else 0
    soonest = before + max(0, likely - before) * SOONEST
    since = max(view.started_ms, begun + before)
    return Expected(view.athlete, begun + likely, begun + round(soonest), since, segment.step.kind is Kind.WORK)


def next_at(expected: Sequence[Expected], at: int) -> Expected | None:
    """Say whose a mark at `at` is likely to be: the first one due, of the kind that is nearer in time."""
    could = [one for one in expected if one.soonest_ms <= at] or expected
    firsts = [next((one for one in could if one.work is work), None) for work in (True, False)]
    return min((one for one in firsts if one is not None), key=lambda one: abs(one.at_ms - at), default=None)


def guesses(snapshot: Snapshot) -> tuple[Guess, ...]:
    """Guess whose each stamp of the tray is, the oldest first, nobody twice."""
    left = list(expectations(snapshot))
    found = []
    for stamp in snapshot.tray:
        one = next_at([one for one in left if one.can_be(stamp.at_ms, snapshot.at_ms)], stamp.at_ms)
        if one is not None:
            left.remove(one)
        found.append(Guess(stamp.id, stamp.at_ms, None if one is None else one.athlete))
    return tuple(found)


def order(snapshot: Snapshot) -> tuple[str, ...]:
    """Give all athletes in the order in which something is expected of them: those who run a rep by when they finish
    it, then those who will run by when they go, then those who are done, then those who are out."""
    ranked = [(_rank(view, snapshot.at_ms), place, view.athlete) for place, view in enumerate(snapshot.athletes)]
    return tuple(athlete for _, _, athlete in sorted(ranked))


def likely_ms(laps: Iterable[Lap], segment: Segment, target_ms: tuple[int, int] | None) -> int | None:
    """What a rep is likely to take: the middle one of the last few alike, else the middle of its target; None without
    either."""
    alike = [lap.time_ms for lap in laps if is_alike(lap, segment)][-LAST_FEW:]
    if alike:
        return median_low(alike)
    return None if target_ms is None else sum(target_ms) // 2


def is_alike(lap: Lap, segment: Segment) -> bool:
    """Whether a lap that a mark ended was of the same kind as `segment`."""
    one, two = lap.segment.step, segment.step
    return (
        lap.end is End.MARK
        and (one.kind, one.ends, one.distance_m) == (two.kind, two.ends, two.distance_m)
        and (lap.segment.part or (0,))[0] == (segment.part or (0,))[0]
    )


def _to_next_mark(view: AthleteView, segment: Segment) -> int:
    step = segment.step
    if step.kind is not Kind.WORK:
        return expected_ms(segment, view.suggested_ms, estimate.NOMINAL_MILE_S)
    whole = likely_ms(view.laps, segment, view.target_ms)
    if whole is None:
        whole = estimate.expected_work_ms(step)
    if view.next_split_m is None or not step.distance_m:
        return whole
    place = len(view.splits_ms)
    earlier = [lap.splits_ms[place] for lap in view.laps if is_alike(lap, segment) and len(lap.splits_ms) > place]
    return median_low(earlier[-LAST_FEW:]) if earlier else round(whole * view.next_split_m / step.distance_m)


def _rank(view: AthleteView, at: int) -> tuple[int, int]:
    segment = view.segment
    if view.phase in (Phase.COMPLETE, Phase.ENDED):
        return 3, 0
    if view.phase is Phase.DROPPED:
        return 4, 0
    if segment is None or view.started_ms is None:
        return 1, 0
    if view.lead_in_ms is not None:
        return 1, view.lead_in_ms
    works = segment.step.kind is Kind.WORK
    if view.remaining_ms is not None:
        return (0 if works else 1), at + view.remaining_ms
    if view.waits:
        return 2, view.started_ms
    expected = expectation(view, at)
    return (0 if works else 1), at if expected is None else expected.at_ms
