"""Marks that look wrong: pressed twice, or not at all. They are flagged, never changed."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from statistics import median_low
from typing import TYPE_CHECKING

from milewatch.timing.expected import expectations, is_alike, likely_ms
from milewatch.timing.lap import End
from milewatch.timing.snapshot import Phase
from milewatch.workout.model import Ends, Kind
from milewatch.workout.pace_model import FASTEST_MPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.workout.timeline import Segment

QUICK = 0.7
"""Nobody runs a rep in this share of its target, or of their own reps alike."""
SLOW = 1.4
"""A rep that took this many times as long may be two."""
OVERDUE = 1.3
"""A rep that runs this many times as long may have been finished unseen …"""
OVERDUE_MS = 10_000
"""… when it is also this much over."""
NO_REST_MS = 5_000
"""An open recovery shorter than this, or than a quarter of its suggestion, was ended by a key pressed twice."""


class Doubt(StrEnum):
    """What is likely to have happened."""

    DOUBLED = "doubled"
    MISSED = "missed"


@dataclass(frozen=True, slots=True)
class Suspect:
    """A mark, or the lack of one, that somebody should look at."""

    athlete: str | None
    """None: a stamp of the tray."""
    doubt: Doubt
    stamp: int | None
    """The mark that is one too many; None where one is missing."""
    lap: int | None
    """The place of the lap among the athlete's; None: what is running, or the tray."""


def suspects(view: AthleteView) -> tuple[Suspect, ...]:
    """Look through the closed laps and the running splits of one athlete. A lap that was mended is believed."""
    found = [one for place, lap in enumerate(view.laps) if not lap.edited for one in _of_lap(view, lap, place)]
    if view.segment is not None and view.splits_ms:
        marks = tuple(zip(view.splits_ms, view.split_stamps, strict=True))
        found += [Suspect(view.athlete, Doubt.DOUBLED, stamp, None) for stamp in _too_quick(view.segment, marks)]
    return tuple(found)


def overdue(view: AthleteView) -> bool:
    """Say whether the rep that runs has lasted so long that its end may have been missed."""
    segment = view.segment
    if view.phase is not Phase.RUNNING or segment is None or view.length_ms is not None:
        return False
    if segment.step.kind is not Kind.WORK:
        return False
    likely = likely_ms(view.laps, segment, view.target_ms)
    return likely is not None and view.elapsed_ms > max(likely * OVERDUE, likely + OVERDUE_MS)


def surplus(snapshot: Snapshot) -> tuple[Suspect, ...]:
    """Find the stamps of the tray that are too many for those who could have been marked: the closest to another."""
    count = len(snapshot.tray) - len(expectations(snapshot))
    if count <= 0 or len(snapshot.tray) < 2:
        return ()
    gaps = sorted((two.at_ms - one.at_ms, two.id) for one, two in pairwise(snapshot.tray))
    return tuple(Suspect(None, Doubt.DOUBLED, stamp, None) for _, stamp in gaps[:count])


def _of_lap(view: AthleteView, lap: Lap, place: int) -> Iterator[Suspect]:
    step = lap.segment.step
    if lap.end is not End.MARK or lap.stamp is None or step.ends is Ends.TIME:
        return
    if step.kind is Kind.RECOVERY and step.ends is Ends.MARK:
        suggested = lap.segment.suggested_ms
        least = NO_REST_MS if suggested is None else min(NO_REST_MS, suggested // 4)
        if lap.time_ms < least:
            yield Suspect(view.athlete, Doubt.DOUBLED, lap.stamp, place)
    elif step.kind is Kind.WORK:
        yield from _of_rep(view, lap, place, lap.stamp)


def _of_rep(view: AthleteView, lap: Lap, place: int, stamp: int) -> Iterator[Suspect]:
    marks = (*zip(lap.splits_ms, lap.split_stamps, strict=True), (lap.time_ms, stamp))
    doubled = list(_too_quick(lap.segment, marks))
    usual = _usual(view, lap)
    if usual is not None and lap.time_ms < usual * QUICK and stamp not in doubled:
        doubled.append(stamp)
    for one in doubled:
        yield Suspect(view.athlete, Doubt.DOUBLED, one, place)
    if usual is not None and lap.time_ms > usual * SLOW:
        yield Suspect(view.athlete, Doubt.MISSED, None, place)


def _usual(view: AthleteView, lap: Lap) -> int | None:
    """What the lap should have taken: by its target, else the middle one of all alike, of which three are needed."""
    if lap.target_ms is not None:
        return sum(lap.target_ms) // 2
    alike = [other.time_ms for other in view.laps if is_alike(other, lap.segment)]
    return median_low(alike) if len(alike) > 2 else None


def _too_quick(segment: Segment, marks: tuple[tuple[int, int], ...]) -> Iterator[int]:
    """The marks at which more metres would have been run since the one before than anybody can."""
    step = segment.step
    places = (0.0, *step.splits_m, *(() if step.distance_m is None else (step.distance_m,)))
    before = 0
    for (at, stamp), (from_m, to_m) in zip(marks, pairwise(places), strict=False):
        if (at - before) / 1000 * FASTEST_MPS < to_m - from_m:
            yield stamp
        before = at
