"""Reps of one athlete: each with its time as the log will have it, whatever parts it was run in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.lap import End
from milewatch.timing.snapshot import Phase
from milewatch.tui.wording import against, lap_ms
from milewatch.workout import times
from milewatch.workout.model import Ends, Kind

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.timing.suspect import Suspect
    from milewatch.workout.progress import Standing
    from milewatch.workout.timeline import Segment

Place = tuple[int, int]
"""(set, rep); (0, n) for a rep outside any set."""
_UNUSUAL = {End.SKIPPED: "dnf", End.DROPPED: "out", End.STOPPED: "stopped"}


@dataclass(frozen=True, slots=True)
class Cell:
    """One rep of one athlete."""

    place: Place
    time_ms: int
    """Of all its parts so far, the running one included."""
    target_ms: tuple[int, int] | None
    running: bool
    end: str
    """Only when unusual: "dnf", "out", "stopped"."""
    edited: bool
    doubted: bool
    laps: tuple[int, ...]
    """Which of the athlete's laps it is made of."""
    timed: bool
    """It ended by the clock, so that its time says nothing."""

    @property
    def standing(self) -> Standing | None:
        """Against its target; None without one, while it runs, and when it was not finished."""
        return None if self.running or self.end or self.timed else against(self.time_ms, self.target_ms)

    @property
    def told(self) -> str:
        """Its time, as "1:00" where it ended by the clock: that was not taken."""
        return self.end or (times.planned(self.time_ms) if self.timed else times.taken(self.time_ms))


def place_of(segment: Segment) -> Place:
    """Where a rep stands in the matrix."""
    return (segment.set or (0, 0))[0], (segment.rep or (segment.index,))[0]


def cells(view: AthleteView, doubts: Iterable[Suspect] = ()) -> dict[Place, Cell]:
    """Give the athlete's reps, run and running, in order. One that was begun anew counts as it was run last."""
    doubted = {doubt.lap for doubt in doubts}
    found: dict[Place, list[int]] = {}
    for place, lap in enumerate(view.laps):
        if lap.segment.step.kind is not Kind.WORK:
            continue
        mine = found.setdefault(place_of(lap.segment), [])
        if lap.end is End.BACK:
            mine.clear()
        else:
            mine.append(place)
    segment = view.segment
    running = segment if segment is not None and segment.step.kind is Kind.WORK and _runs(view) else None
    if running is not None:
        found.setdefault(place_of(running), [])
    return {
        place: _cell(view, place, laps, doubted, running if running and place_of(running) == place else None)
        for place, laps in found.items()
        if laps or (running and place_of(running) == place)
    }


def columns(snapshot: Snapshot) -> tuple[Place, ...]:
    """Every rep that anybody has in their plan, in order."""
    places = {
        place_of(segment) for view in snapshot.athletes for segment in view.segments if segment.step.kind is Kind.WORK
    }
    return tuple(sorted(places))


def _runs(view: AthleteView) -> bool:
    return view.phase in (Phase.RUNNING, Phase.PAUSED)


def _cell(
    view: AthleteView, place: Place, laps: Sequence[int], doubted: set[int | None], running: Segment | None
) -> Cell:
    run = [view.laps[i] for i in laps]
    time = sum(lap_ms(lap) for lap in run) + (view.elapsed_ms if running else 0)
    last = run[-1] if run else None
    return Cell(
        place,
        time,
        view.target_ms if running is not None and not run else _target(run),
        running is not None,
        _UNUSUAL.get(last.end, "") if last is not None and running is None else "",
        any(lap.edited for lap in run),
        any(i in doubted for i in laps) or (running is not None and None in doubted),
        tuple(laps),
        bool(run) and all(lap.segment.step.ends is Ends.TIME for lap in run),
    )


def _target(run: Sequence[Lap]) -> tuple[int, int] | None:
    targets = [lap.target_ms for lap in run]
    known = [target for target in targets if target is not None]
    if not known or len(known) < len(targets):
        return None
    return sum(low for low, _ in known), sum(high for _, high in known)
