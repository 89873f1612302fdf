"""One athlete's session as other programs keep one: an activity of laps, with the points at which it was timed.

What the formats have in common is decided here. Laps follow each other without a gap, so they add up to the whole. The
log keeps how long a pause was and not when, so a pause stands at the end of its lap: the lap's points are its running
time, and the gap before the next lap is the pause.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.history.sides import sides
from milewatch.records.words import clean, one_line
from milewatch.timing.lap import End

if TYPE_CHECKING:
    from milewatch.history.opened import Opened
    from milewatch.records.log import LapRow, Log
    from milewatch.review.runs import Run, RunLap
    from milewatch.workout.model import Kind

_TRACK = ("", "track")
"""A surface that is a track where the log has the length of one."""


class ExportError(ValueError):
    """A session that cannot be written as it was asked for; the message is a whole sentence."""


class Trigger(StrEnum):
    """What ended a lap."""

    TIME = "time"
    """Its time was up, or the send-off came."""
    DISTANCE = "distance"
    """Its distance was run."""
    MANUAL = "manual"
    """A key, wherever that was."""
    STOP = "stop"
    """The session ended in it."""


@dataclass(frozen=True, slots=True)
class Point:
    """A time that was taken."""

    at_cs: int
    """Hundredths from the activity's start."""
    metres: float
    """Run until then, as far as it is known."""


@dataclass(frozen=True, slots=True)
class ActivityLap:
    """A step as it was run. Times are hundredths of a second."""

    kind: Kind
    at_cs: int
    """From the activity's start."""
    time_cs: int
    """Running time, pauses excluded."""
    paused_cs: int
    metres: float | None
    """Really run; None: not known."""
    trigger: Trigger
    points: tuple[Point, ...]
    """Its begin, its splits where their distance is known, and its end; at least two, in order."""
    said: str
    """Which step it was, and how it ended when that was unusual: "rep 2 · skipped"."""

    @property
    def end_cs(self) -> int:
        """Where the next lap begins: the pause is over then too."""
        return self.at_cs + self.time_cs + self.paused_cs


@dataclass(frozen=True, slots=True)
class Activity:
    """A session of one athlete, of one lap at least."""

    source: str
    """Session and athlete."""
    started: datetime
    """The start of the first lap, in UTC."""
    offset: timedelta
    """Of the clock on the wall there, from UTC."""
    laps: tuple[ActivityLap, ...]
    effort: float | None
    """0 to 10, by the athlete."""
    on_track: bool
    notes: str
    """The plan and what was said about the session, on lines."""

    @property
    def time_cs(self) -> int:
        """Running time, pauses excluded."""
        return sum(lap.time_cs for lap in self.laps)

    @property
    def elapsed_cs(self) -> int:
        """From the start to the end of the last lap."""
        return self.laps[-1].end_cs

    @property
    def metres(self) -> float | None:
        """All that is known to have been run; None: nothing is."""
        known = [lap.metres for lap in self.laps if lap.metres is not None]
        return sum(known) if known else None

    def when(self, at_cs: int) -> datetime:
        """The time of day in UTC at hundredths from the start."""
        return self.started + timedelta(milliseconds=10 * at_cs)


def activity_of(opened: Opened, run: Run) -> Activity:
    """What `run` (of `opened`) is as an activity. Raises ExportError where nothing was run, or past the year 9999."""
    log, rows = opened.log, opened.log.laps.get(run.athlete, ())
    if not rows:
        raise ExportError(f"{one_line(run.athlete)} ran nothing in {log.id}, so there is nothing to write")
    ran = [side for side in sides(log, run, opened.planned(run.athlete)) if side.time_ms is not None]
    laps: list[ActivityLap] = []
    at, metres = 0, 0.0
    for row, lap, side in zip(rows, run.laps, ran, strict=True):
        end = metres + (row.metres or 0.0)
        points = (Point(at, metres), *_splits(row, lap, at, metres), Point(at + row.time_cs, end))
        trigger = _trigger(row, lap)
        said = " · ".join(filter(None, (side.name, side.said)))
        laps.append(ActivityLap(lap.kind, at, row.time_cs, row.paused_cs, row.metres, trigger, points, said))
        at, metres = laps[-1].end_cs, end
    try:
        started = (log.started + timedelta(milliseconds=10 * rows[0].at_cs)).astimezone(UTC)
        _ = started + timedelta(milliseconds=10 * at)
    except OverflowError:
        raise ExportError(f"{log.id} ends after the year 9999, which no other program can read") from None
    return Activity(
        source=f"{log.id} of {one_line(run.athlete)}",
        started=started,
        offset=log.started.utcoffset() or timedelta(),
        laps=tuple(laps),
        effort=run.effort,
        on_track=log.track_m is not None and log.surface.strip().casefold() in _TRACK,
        notes=_notes(log, run),
    )


def _splits(row: LapRow, lap: RunLap, at: int, metres: float) -> tuple[Point, ...]:
    """The points inside a lap that was run to its distance; a file of a person's own may say times in any order."""
    found: list[Point] = []
    if row.metres is not None and lap.splits_m:
        last_cs, last_m = 0, 0.0
        for split_cs, split_m in zip(row.splits_cs[:-1], lap.splits_m[:-1], strict=True):
            if last_cs < split_cs < row.time_cs and last_m < split_m < row.metres:
                found.append(Point(at + split_cs, metres + split_m))
                last_cs, last_m = split_cs, split_m
    return tuple(found)


def _trigger(row: LapRow, lap: RunLap) -> Trigger:
    if row.end == End.STOPPED:
        return Trigger.STOP
    if row.end is not None:
        return Trigger.MANUAL
    if lap.planned_ms is not None or lap.send_off_ms is not None:
        return Trigger.TIME
    return Trigger.MANUAL if row.metres is None else Trigger.DISTANCE


def _notes(log: Log, run: Run) -> str:
    plan = log.plan_of(run.athlete).text
    effort = f"effort {run.effort:g} of 10" if run.effort is not None else ""
    rehearsal = "a rehearsal: nobody ran it" if log.rehearsal else ""
    lines = [one_line(text) for text in dict.fromkeys((rehearsal, log.title, plan, effort, log.weather))]
    return "\n".join(filter(None, (*lines, clean(log.notes).strip())))
