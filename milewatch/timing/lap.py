"""A lap: one segment as one athlete really ran it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.workout.model import Ends, Kind
from milewatch.workout.units import to_hundredths

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.workout.timeline import Segment


class End(StrEnum):
    """How a lap came to its end."""

    MARK = "mark"
    TIME = "time"
    SENDOFF = "send-off"
    SKIPPED = "skipped"
    BACK = "back"
    """Abandoned by going back."""
    DROPPED = "dropped"
    STOPPED = "stopped"
    """The session ended in it."""


@dataclass(frozen=True, slots=True)
class Lap:
    """Times are ms. An athlete's laps follow each other without a gap: `at + time + paused` is the next one's `at`."""

    athlete: str
    segment: Segment
    at_ms: int
    """From the go of the session (not from its zero)."""
    time_ms: int
    """Running time, pauses excluded."""
    paused_ms: int
    splits_ms: tuple[int, ...]
    """Marks inside the lap: cumulative running time from its start, the lap's own end not among them."""
    end: End
    stamp: int | None
    """The id of the event that ended it, when a mark did."""
    target_ms: tuple[int, int] | None = None
    """What it was to take: (quickest, slowest)."""
    split_stamps: tuple[int, ...] = ()
    """The ids of the marks in `splits_ms`, in the same order."""
    edited: bool = False
    """A mending (insert, shift, swap, reassign) touched it."""

    @property
    def told_ms(self) -> int:
        """Its time as it is shown, said and logged: cumulative times in hundredths first, laps their differences."""
        whole = to_hundredths(self.at_ms + self.time_ms + self.paused_ms) - to_hundredths(self.at_ms)
        # With a pause in it there are two parts to one difference: the running time is the one that matters.
        return min(to_hundredths(self.time_ms), whole) if self.paused_ms else whole


RUN = frozenset({End.MARK, End.TIME, End.SENDOFF})
"""Ends of a segment that was run to its end."""


BY_CLOCK = frozenset({End.TIME, End.SENDOFF})
"""Ends that no mark made."""


def rep_over(laps: Sequence[Lap], stamp: int | None, segment: int | None) -> int | None:
    """Find the rep that this mark ended or, without a mark, the clock the one of this segment; None: there is none.

    It is one that could be finished or not: a rep that was skipped has no time that it took.
    """
    for place in range(len(laps) - 1, -1, -1):
        lap = laps[place]
        if lap.segment.step.kind is not Kind.WORK or lap.end not in RUN | {End.SKIPPED} or lap.stamp != stamp:
            continue
        by_clock = lap.segment.step.ends in (Ends.TIME, Ends.CYCLE)
        if stamp is not None or (lap.segment.index == segment and by_clock):
            return place
    return None


def reps_run(laps: Sequence[Lap]) -> int:
    """How many reps were run to their end; a composite rep is one, and is run when its last part is."""
    gone = gone_back_over([lap.end for lap in laps])
    return sum(
        lap.segment.step.kind is Kind.WORK and lap.end in RUN and (part := lap.segment.part or (1, 1))[0] == part[1]
        for place, lap in enumerate(laps)
        if place not in gone
    )


def gone_back_over(ends: Sequence[str | None]) -> frozenset[int]:
    """The places of the laps that count for nothing, by how an athlete's laps ended.

    Going back abandons what runs and begins the step before it once more, so that what was run of that is void too.
    """
    if End.BACK not in ends:
        return frozenset()
    gone: set[int] = set()
    newest: dict[int, int] = {}
    step = 0  # from wherever the first lap was in the plan
    for place, end in enumerate(ends):
        if step in newest:
            gone.add(newest[step])
        newest[step] = place
        if end == End.BACK:
            gone.add(place)
            step -= 1
        else:
            step += 1
        if end == End.DROPPED:
            newest.clear()  # who joins in again does so anywhere
    return frozenset(gone)
