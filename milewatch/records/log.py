"""The log of a session: the plan and what was really run, side by side. Schema 1.

Times are whole hundredths of a second. An athlete's laps follow each other without a gap: a lap's `at + time + paused`
is the next one's `at`, exactly, because cumulative times are rounded first and laps are their differences.
`extra` keeps keys that this version does not know, so that an edit does not lose them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from milewatch.timing.lap import gone_back_over

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from milewatch.workout.marks import Mark

SCHEMA = 1
Extra = dict[str, Any]


@dataclass(frozen=True, slots=True)
class LapRow:
    """One segment as it was run."""

    kind: str
    """warmup, work, recovery, cooldown."""
    at_cs: int
    """From the go."""
    time_cs: int
    """Running time, pauses excluded."""
    set: int | None = None
    rep: int | None = None
    part: int | None = None
    """Which part of a composite rep."""
    metres: float | None = None
    """Really run."""
    splits_cs: tuple[int, ...] = ()
    """Cumulative from the lap's start, its end included; empty when there were none."""
    target_cs: tuple[int, int] | None = None
    """Quickest and slowest."""
    end: str | None = None
    """Only when unusual: skipped, back, dropped, stopped; "mark" for a timed step that a mark ended."""
    edited: bool = False
    paused_cs: int = 0
    notes: str = ""
    extra: Extra = field(default_factory=dict)
    prescribed_m: float | None = None
    """What the plan asked for, where `metres` is nearly that: a lap was run for a quarter mile."""

    @property
    def finished(self) -> bool:
        """Run to its end, if only to a mark before the time was up: not skipped, dropped or stopped in."""
        return self.end in (None, "mark")


@dataclass(frozen=True, slots=True)
class PlanRow:
    """What was planned."""

    source: str = ""
    """The library name; empty when it was typed."""
    text: str = ""
    """The whole plan as shorthand."""
    reps: tuple[int, ...] = ()
    """How many reps each set had."""
    total_m: float | None = None
    """The whole run, where the plan said so ("7 miles in all"): what the shorthand does not say."""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class AthleteRow:
    """Who ran."""

    name: str
    effort: float | None = None
    """How hard it was, 0–10, by the athlete."""
    extra: Extra = field(default_factory=dict)
    from_mark: Mark | None = None
    """The result that the targets came from; only distance, time and day are kept."""
    plan: PlanRow | None = None
    """What this athlete was to run in the end, where that was not the plan of the session."""


@dataclass(frozen=True, slots=True)
class StampRow:
    """A mark that was given to nobody."""

    at_cs: int
    key: str = ""
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class SleepRow:
    """For `gap`, until `at`, the machine slept (why "suspend") or the program was gone ("restart") or stopped."""

    at_cs: int
    gap_cs: int
    why: str
    extra: Extra = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Log:
    """One session."""

    id: str
    started: datetime
    finished: datetime
    title: str
    athletes: dict[str, AthleteRow]
    laps: dict[str, tuple[LapRow, ...]]
    plan: PlanRow = PlanRow()
    place: str = ""
    track_m: float | None = None
    surface: str = ""
    weather: str = ""
    tags: tuple[str, ...] = ()
    notes: str = ""
    rehearsal: bool = False
    unassigned: tuple[StampRow, ...] = ()
    swallowed: int = 0
    """How many presses were taken for bounces, a held key or mistakes."""
    sleeps: tuple[SleepRow, ...] = ()
    extra: Extra = field(default_factory=dict)
    schema: int = SCHEMA

    @property
    def writable(self) -> bool:
        """False for a log of a newer version, which may hold what this one would get wrong."""
        return self.schema <= SCHEMA

    def plan_of(self, athlete: str) -> PlanRow:
        """What `athlete` was to run in the end."""
        row = self.athletes.get(athlete)
        return self.plan if row is None or row.plan is None else row.plan

    def sets(self, athlete: str) -> tuple[int, ...]:
        """How many reps each set has for `athlete`: as planned, or as many more as were run."""
        rows = [row for row in self.laps.get(athlete, ()) if row.set is not None and row.rep is not None]
        most = {row.set: 0 for row in rows}
        for row in rows:
            most[row.set] = max(most[row.set], row.rep or 0)
        reps = self.plan_of(athlete).reps
        count = max([len(reps), *(number for number in most if number)])
        planned = dict(enumerate(reps, 1))
        return tuple(max(planned.get(i, 0), most.get(i, 0)) for i in range(1, count + 1))


def reps_run(rows: Sequence[LapRow]) -> int:
    """How many reps were run to their end; a composite rep is one, and is run when its last part is."""
    following = [*rows[1:], None]
    gone = gone_back_over([row.end for row in rows])
    return sum(
        row.kind == "work" and row.finished and place not in gone and not _goes_on(row, after)
        for place, (row, after) in enumerate(zip(rows, following, strict=False))
    )


def _goes_on(row: LapRow, after: LapRow | None) -> bool:
    """Whether the rep of `row` has another part behind it."""
    if row.part is None or after is None or after.part is None:
        return False
    return (after.set, after.rep, after.part) == (row.set, row.rep, row.part + 1)
