"""A simulated runner: the keys that somebody would press over a workout, for rehearsals, tests and pictures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.timing.snapshot import Phase
from milewatch.workout import estimate
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from random import Random

    from milewatch.timing.session import Session
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.workout.timeline import Segment

ASLEEP_MS = 1000
"""A press that is overdue by more than this was not asked for in time (or undone long after): another comes soon."""
OPEN_RECOVERY_MS = 60_000
"""A recovery about which nothing is known."""


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody runs and presses."""

    noise: float = 0.015
    """Standard deviation of a rep's time, as a share of it."""
    drift: float = 0.002
    """So much slower, as a share, with each rep."""
    recovery_noise: float = 0.08
    late: float = 0.06
    """Share of presses that come late, by `late_ms` (from, to)."""
    late_ms: tuple[int, int] = (300, 1500)
    doubled: float = 0.08
    """Share of presses that come twice, `doubled_ms` (from, to) apart."""
    doubled_ms: tuple[int, int] = (60, 180)
    mile_s: float = estimate.NOMINAL_MILE_S
    """From which times are guessed where the plan has no target."""


@dataclass(frozen=True, slots=True)
class Press:
    """A key pressed at `at` (session time, ms). In a squad the key is the athlete's own."""

    at: int
    key: str
    athlete: str | None


class SimulatedRunner:
    """Presses for everybody in a session. Asked again and again with what the session has come to, it answers a pause,
    an undo or a key that somebody else pressed as a runner would: by going on from there."""

    def __init__(self, rng: Random, manner: Manner | None = None):
        self._rng = rng
        self._manner = manner or Manner()
        self._planned: dict[tuple[str, int, int], int] = {}
        """Running time of a lap at which its next mark comes, by (athlete, laps, splits)."""
        self._doubles: list[Press] = []

    def next_at(self, snapshot: Snapshot) -> int | None:
        """When the next press comes if nothing else happens; None: not before something comes by the clock."""
        presses = [*self._doubles, *(press for _, press in self._plans(snapshot))]
        return min((press.at for press in presses), default=None)

    def due(self, snapshot: Snapshot, at: int) -> tuple[Press, ...]:
        """Give the presses of until `at`, each once, oldest first: with their own times, not the one of asking."""
        presses = [press for press in self._doubles if press.at <= at]
        self._doubles = [press for press in self._doubles if press.at > at]
        for plan, press in self._plans(snapshot):
            if press.at > at:
                continue
            presses.append(press)
            # Should it come to nothing (swallowed, undone), the runner looks up a little later and presses again.
            self._planned[plan] += self._again_in()
            if self._rng.random() < self._manner.doubled:
                self._doubles.append(replace(press, at=press.at + self._rng.randint(*self._manner.doubled_ms)))
        return tuple(sorted(presses, key=lambda press: press.at))

    def _again_in(self) -> int:
        return self._rng.randint(2000, 4000)

    def _plans(self, snapshot: Snapshot) -> list[tuple[tuple[str, int, int], Press]]:
        plans = []
        alone = len(snapshot.athletes) == 1
        for view in snapshot.athletes:
            if view.phase is not Phase.RUNNING or view.segment is None or view.length_ms is not None or view.waits:
                continue
            plan = (view.athlete, len(view.laps), len(view.splits_ms))
            if plan not in self._planned:
                self._planned[plan] = self._draw(view, view.segment)
            if self._planned[plan] < view.elapsed_ms - ASLEEP_MS:
                self._planned[plan] = view.elapsed_ms + self._again_in()
            at = snapshot.at_ms - view.elapsed_ms + self._planned[plan]
            key, athlete = ("space", None) if alone else (view.athlete, view.athlete)
            plans.append((plan, Press(at, key, athlete)))
        return plans

    def _draw(self, view: AthleteView, segment: Segment) -> int:
        """Draw when in the lap its next mark comes."""
        manner, rng = self._manner, self._rng
        whole = expected_ms(segment, view.suggested_ms, manner.mile_s)
        if segment.step.kind is Kind.WORK:
            run = sum(lap.segment.step.kind is Kind.WORK for lap in view.laps)
            whole = round(whole * (1 + manner.drift * run) * rng.gauss(1.0, manner.noise))
        else:
            whole = round(whole * max(0.3, rng.gauss(1.0, manner.recovery_noise)))
        if view.next_split_m is not None and segment.step.distance_m:
            whole = round(whole * view.next_split_m / segment.step.distance_m)
        earliest = (view.splits_ms[-1] if view.splits_ms else 0) + 1000
        late = rng.randint(*manner.late_ms) if rng.random() < manner.late else 0
        return max(earliest, whole) + late


def expected_ms(segment: Segment, suggested_ms: int | None, mile_s: float) -> int:
    """How long a segment that ends on a mark is likely to take: by its target, its suggestion, or the estimate."""
    step = segment.step
    if segment.target_ms is not None:
        return sum(segment.target_ms) // 2
    if step.kind is not Kind.RECOVERY:
        return estimate.expected_work_ms(step, mile_s)
    if suggested_ms is not None:
        return suggested_ms
    if step.distance_m is not None:
        return round(step.distance_m / estimate.recovery_mps(step.mode, mile_s) * 1000)
    return OPEN_RECOVERY_MS


def simulate(session: Session, rng: Random, manner: Manner | None = None, *, at: int = 0) -> Session:
    """Run the whole of an armed session from `at` on, end it, and give it back."""
    runner = SimulatedRunner(rng, manner)
    session.start(at)
    snapshot = session.snapshot(at)
    while snapshot.phase is not Phase.COMPLETE:
        upcoming = [when for when in (runner.next_at(snapshot), _next_by_clock(snapshot)) if when is not None]
        at = min(upcoming)
        snapshot = session.snapshot(at)
        for press in runner.due(snapshot, at):
            session.stamp(press.at, press.key, press.athlete)
        snapshot = session.snapshot(at)
    session.end(at)
    return session


def _next_by_clock(snapshot: Snapshot) -> int | None:
    waits = (
        view.lead_in_ms if view.lead_in_ms is not None else view.remaining_ms
        for view in snapshot.athletes
        if view.phase in (Phase.LEAD_IN, Phase.RUNNING)
    )
    return min((snapshot.at_ms + wait for wait in waits if wait is not None), default=None)
