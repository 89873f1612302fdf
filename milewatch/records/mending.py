"""Mending a saved log: marks moved, deleted, put in, given to another athlete; distances, splits and notes.

A mark is the end of a lap. What was run stands between the marks; what it was (rep 3, the recovery after it) goes by
its place in the plan. So a mark that is put in or deleted moves the names of all laps behind it, as it does while a
session runs. Times are hundredths of a second from the go.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from milewatch.records.log import LapRow, StampRow
from milewatch.workout import times
from milewatch.workout.model import Ends
from milewatch.workout.notation import NotationError, read
from milewatch.workout.timeline import TimelineError, unroll

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.log import Log
    from milewatch.workout.timeline import Segment

ENDS = ("skipped", "dropped")
"""How a rep that was not finished ended: it was left out from there on, or the athlete stopped altogether."""


class MendError(ValueError):
    """A mending that cannot be; the message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Label:
    """What a lap was, whatever its time."""

    kind: str
    set: int | None = None
    rep: int | None = None
    part: int | None = None
    metres: float | None = None
    target_cs: tuple[int, int] | None = None
    prescribed_m: float | None = None

    @classmethod
    def of(cls, row: LapRow) -> Label:
        """The label of a lap."""
        return cls(row.kind, row.set, row.rep, row.part, row.metres, row.target_cs, row.prescribed_m)

    def on(self, row: LapRow) -> LapRow:
        """The lap with this label."""
        return replace(
            row,
            kind=self.kind,
            set=self.set,
            rep=self.rep,
            part=self.part,
            metres=self.metres,
            target_cs=self.target_cs,
            prescribed_m=self.prescribed_m,
        )


def planned(log: Log, athlete: str) -> tuple[Label, ...]:
    """What an athlete was to run, from the text of their plan; empty when that cannot be read any more."""
    try:
        segments = unroll(read(log.plan_of(athlete).text)).segments
    except (NotationError, TimelineError):
        return ()
    return tuple(label_of(segment) for segment in segments)


def label_of(segment: Segment) -> Label:
    """What a step of a plan is called."""
    numbered = segment.set is not None and segment.rep is not None
    target = segment.target_ms
    return Label(
        str(segment.step.kind),
        segment.set[0] if segment.set is not None and numbered else None,
        segment.rep[0] if segment.rep is not None and numbered else None,
        segment.part[0] if segment.part is not None and numbered else None,
        segment.step.distance_m if segment.step.ends is Ends.DISTANCE else None,
        None if target is None else (times.hundredths(target[0]), times.hundredths(target[1])),
    )


def end_of(row: LapRow) -> int:
    """When a lap ended."""
    return row.at_cs + row.time_cs + row.paused_cs


def with_time(log: Log, athlete: str, lap: int, time_cs: int) -> Log:
    """A lap took `time_cs`: its end is moved, and the lap behind it begins there. Raises MendError."""
    rows = list(_rows(log, athlete, lap))
    row = rows[lap]
    by = time_cs - row.time_cs
    if time_cs < 0:
        raise MendError("a lap cannot take less than no time")
    if row.splits_cs and time_cs < max((*row.splits_cs[:-1], 0)):
        raise MendError(f"the lap has a split at {times.logged(row.splits_cs[-2])}: mend the splits first")
    if lap + 1 < len(rows):
        following = rows[lap + 1]
        if following.time_cs - by < 0:
            both = times.logged(row.time_cs + following.time_cs)
            raise MendError(f"it and the lap behind it took {both} together; it cannot take longer than that")
        rows[lap + 1] = _begun(following, by)
    rows[lap] = _timed(row, time_cs)
    return _with(log, athlete, rows)


def without_mark(log: Log, athlete: str, lap: int) -> Log:
    """The mark that ended a lap was none: the lap and the next one are one. Raises MendError."""
    rows = list(_rows(log, athlete, lap))
    if lap + 1 >= len(rows):
        raise MendError("nothing follows the last lap; its time can be changed")
    labels = [Label.of(row) for row in rows]
    joined = _joined(rows[lap], rows[lap + 1])
    return _with(log, athlete, _labelled([*rows[:lap], joined, *rows[lap + 2 :]], labels))


def with_mark(log: Log, athlete: str, lap: int, first_cs: int, plan: Sequence[Label] = ()) -> Log:
    """A mark was missed in a lap, `first_cs` after its beginning: it was two. Raises MendError.

    `plan` is what the athlete was to run, for the names of the laps behind it.
    """
    rows = list(_rows(log, athlete, lap))
    row = rows[lap]
    if not 0 <= first_cs <= row.time_cs:
        raise MendError(f"the lap took {times.logged(row.time_cs)}: the mark must be between its beginning and its end")
    labels = [Label.of(one) for one in rows]
    labels.append(_next_label(labels, plan))
    splits = tuple(split for split in row.splits_cs if split < first_cs)
    after = tuple(split - first_cs for split in row.splits_cs if split > first_cs)
    first = replace(
        row, time_cs=first_cs, paused_cs=0, splits_cs=(*splits, first_cs) if splits else (), end=None, edited=True
    )
    second = replace(
        row,
        at_cs=row.at_cs + first_cs,
        time_cs=row.time_cs - first_cs,
        splits_cs=after if len(after) > 1 else (),
        edited=True,
        notes="",
        extra={},
    )
    return _with(log, athlete, _labelled([*rows[:lap], first, second, *rows[lap + 1 :]], labels))


def assigned(log: Log, stamp: int, athlete: str, plan: Sequence[Label] = ()) -> Log:
    """The mark of nobody in place `stamp` was this athlete's. Raises MendError."""
    return without_stamp(_marked(log, athlete, log.unassigned[stamp].at_cs, plan), stamp)


def unassigned(log: Log, athlete: str, lap: int) -> Log:
    """The mark that ended a lap was not this athlete's: it is of nobody now. Raises MendError."""
    at = end_of(_rows(log, athlete, lap)[lap])
    mended = without_mark(log, athlete, lap)
    stamps = sorted((*log.unassigned, StampRow(at)), key=lambda row: row.at_cs)
    return replace(mended, unassigned=tuple(stamps))


def reassigned(log: Log, athlete: str, lap: int, other: str, plan: Sequence[Label] = ()) -> Log:
    """The mark that ended a lap was another athlete's. Raises MendError."""
    at = end_of(_rows(log, athlete, lap)[lap])
    return _marked(without_mark(log, athlete, lap), other, at, plan)


def without_stamp(log: Log, stamp: int) -> Log:
    """The mark of nobody in place `stamp` was none at all."""
    return replace(log, unassigned=(*log.unassigned[:stamp], *log.unassigned[stamp + 1 :]))


def swapped(log: Log, athlete: str, lap: int, other: str) -> Log:
    """The same mark of two athletes was taken one for the other. Raises MendError."""
    row = _rows(log, athlete, lap)[lap]
    place = Label.of(row).kind, row.set, row.rep, row.part
    rows = log.laps.get(other, ())
    at = next((i for i, one in enumerate(rows) if (one.kind, one.set, one.rep, one.part) == place), None)
    if at is None:
        raise MendError("the other athlete has no such lap")
    mine, theirs = end_of(row), end_of(rows[at])
    mended = with_time(log, athlete, lap, row.time_cs + theirs - mine)
    return with_time(mended, other, at, rows[at].time_cs + mine - theirs)


def with_metres(log: Log, athlete: str, lap: int, metres: float | None) -> Log:
    """A lap was so long."""
    return _changed(log, athlete, lap, replace(_rows(log, athlete, lap)[lap], metres=metres, edited=True))


def with_notes(log: Log, athlete: str, lap: int, notes: str) -> Log:
    """What is to be said about a lap. It is no mending: the lap is not marked as edited."""
    return _changed(log, athlete, lap, replace(_rows(log, athlete, lap)[lap], notes=notes))


def with_splits(log: Log, athlete: str, lap: int, splits_cs: Sequence[int]) -> Log:
    """The times at which it was passed in a lap, from its beginning; none takes them away. Raises MendError."""
    row = _rows(log, athlete, lap)[lap]
    inside = tuple(split for split in splits_cs if split != row.time_cs)
    if any(two <= one for one, two in pairwise(inside)):
        raise MendError("splits are counted from the beginning of the lap, each later than the one before")
    if inside and not 0 < inside[0] <= inside[-1] < row.time_cs:
        raise MendError(f"splits lie inside the lap, which took {times.logged(row.time_cs)}")
    whole = (*inside, row.time_cs) if inside else ()
    return _changed(log, athlete, lap, replace(row, splits_cs=whole, edited=True))


def with_end(log: Log, athlete: str, lap: int, end: str | None) -> Log:
    """A lap was not finished ("skipped", "dropped"), or it was after all (None)."""
    return _changed(log, athlete, lap, replace(_rows(log, athlete, lap)[lap], end=end, edited=True))


def with_lap(log: Log, athlete: str, time_cs: int, plan: Sequence[Label] = ()) -> Log:
    """One lap more was run after the last one. Raises MendError for an athlete who is not in the log."""
    if athlete not in log.laps and athlete not in log.athletes:
        raise MendError("nobody of that name is in this log")
    rows = log.laps.get(athlete, ())
    label = _next_label([Label.of(row) for row in rows], plan)
    at = end_of(rows[-1]) if rows else 0
    return _with(log, athlete, [*rows, label.on(LapRow(label.kind, at, time_cs, edited=True))])


def without_lap(log: Log, athlete: str) -> Log:
    """The last lap was not run: the session went on for nobody. Raises MendError."""
    rows = log.laps.get(athlete, ())
    if len(rows) < 2:
        raise MendError("the only lap cannot be cut off")
    return _with(log, athlete, rows[:-1])


def _rows(log: Log, athlete: str, lap: int) -> tuple[LapRow, ...]:
    rows = log.laps.get(athlete, ())
    if not 0 <= lap < len(rows):
        raise MendError("there is no such lap")
    return rows


def _marked(log: Log, athlete: str, at: int, plan: Sequence[Label]) -> Log:
    """A mark of the athlete was missed at `at`. Raises MendError."""
    rows = log.laps.get(athlete, ())
    lap = next((i for i, row in enumerate(rows) if row.at_cs <= at <= end_of(row)), None)
    if lap is None:
        raise MendError("the athlete was not running then")
    return with_mark(log, athlete, lap, min(at - rows[lap].at_cs, rows[lap].time_cs), plan)


def _changed(log: Log, athlete: str, lap: int, row: LapRow) -> Log:
    rows = log.laps[athlete]
    return _with(log, athlete, (*rows[:lap], row, *rows[lap + 1 :]))


def _with(log: Log, athlete: str, rows: Sequence[LapRow]) -> Log:
    laps = {**log.laps, athlete: tuple(rows)}
    last = max((end_of(found[-1]) for found in laps.values() if found), default=0)
    return replace(log, laps=laps, finished=log.started + timedelta(milliseconds=10 * last))


def _timed(row: LapRow, time_cs: int) -> LapRow:
    splits = (*row.splits_cs[:-1], time_cs) if row.splits_cs else ()
    return replace(row, time_cs=time_cs, splits_cs=splits, edited=True)


def _begun(row: LapRow, by: int) -> LapRow:
    """The lap, begun `by` later and ended when it ended."""
    splits = tuple(split - by for split in row.splits_cs if split - by > 0)
    return replace(
        row,
        at_cs=row.at_cs + by,
        time_cs=row.time_cs - by,
        splits_cs=splits if len(splits) > 1 else (),
        edited=True,
    )


def _joined(row: LapRow, following: LapRow) -> LapRow:
    time = row.time_cs + following.time_cs
    inside = tuple(row.time_cs + split for split in following.splits_cs[:-1])
    before = row.splits_cs[:-1]
    splits = (*before, *inside, time) if before or inside else ()
    return replace(
        row,
        time_cs=time,
        paused_cs=row.paused_cs + following.paused_cs,
        splits_cs=splits,
        end=following.end,
        edited=True,
        notes="; ".join(part for part in (row.notes, following.notes) if part),
        extra=following.extra | row.extra,
    )


def _labelled(rows: Sequence[LapRow], labels: Sequence[Label]) -> list[LapRow]:
    """The rows with the labels of their places; a row that gets another one is edited."""
    return [
        row if Label.of(row) == label else replace(label.on(row), edited=True)
        for row, label in zip(rows, labels, strict=False)
    ]


def _next_label(labels: Sequence[Label], plan: Sequence[Label]) -> Label:
    """What follows: by the plan where the laps follow it, else a recovery after a rep and a rep after anything."""
    places = [(label.kind, label.set, label.rep, label.part) for label in labels]
    planned = [(label.kind, label.set, label.rep, label.part) for label in plan]
    if planned[: len(places)] == places and len(planned) > len(places):
        return plan[len(places)]
    last = next((label for label in reversed(labels) if label.kind == "work"), None)
    if last is None:
        return Label("work", 1, 1)
    if labels[-1].kind == "work":
        return Label("recovery", last.set, last.rep)
    return replace(last, rep=None if last.rep is None else last.rep + 1)
