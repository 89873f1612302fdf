"""A log in a list of logs: as a line of text and as an object for programs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from milewatch.records.log import reps_run
from milewatch.records.sums import sums
from milewatch.records.words import one_line
from milewatch.workout import times

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.records.archive import Entry
    from milewatch.records.log import Log


class Listed(msgspec.Struct, frozen=True, array_like=True):
    """What a list says of a log. Of a file that cannot be read there are only `id` and `problem`."""

    id: str
    problem: str = ""
    title: str = ""
    started: str = ""
    """ISO 8601 with the offset of where it was run, to the millisecond."""
    finished: str = ""
    athletes: tuple[str, ...] = ()
    """Their names."""
    rehearsal: bool = False
    reps: int = 0
    """Of the first athlete, those that were run to their end."""
    work_cs: int = 0
    """What they took, hundredths of a second."""
    copy_of: str = ""
    """The file that has the same session, when this one is a copy, which does not count."""


def listed(log: Log) -> Listed:
    """What a list says of a log."""
    first = next(iter(log.laps.values()), ())
    return Listed(
        id=log.id,
        title=log.title,
        started=log.started.isoformat(timespec="milliseconds"),
        finished=log.finished.isoformat(timespec="milliseconds"),
        athletes=tuple(row.name for row in log.athletes.values()),
        rehearsal=log.rehearsal,
        reps=reps_run(first),
        work_cs=sums(first).work_cs,
    )


def listed_entry(entry: Entry) -> Listed:
    """The same of a file, whether it can be read or not."""
    return Listed(entry.id, entry.problem or "") if entry.log is None else listed(entry.log)


def line(one: Listed, name: str = "") -> str:
    """Id (or another name for it), day, title, who ran, reps and their time; or why the file cannot be read."""
    if one.problem:
        return f"{name or one.id}  cannot be read: {one_line(one.problem)}"
    return f"{name or one.id}  {told(one)}"


def told(one: Listed) -> str:
    """The same of a log that can be read, without its id."""
    who = ", ".join(one_line(name) for name in one.athletes)
    ran = f"{one.reps} {'rep' if one.reps == 1 else 'reps'}, {times.logged(one.work_cs)}"
    parts = [f"{datetime.fromisoformat(one.started):%a %d %b %Y %H:%M}", one_line(one.title) or "untitled", who, ran]
    copy = f"a copy of {one_line(one.copy_of)}, not counted" if one.copy_of else ""
    return " · ".join(part for part in (*parts, "rehearsal" if one.rehearsal else "", copy) if part)


def as_json(one: Listed, path: Path) -> dict[str, Any]:
    """The same for programs; a file that cannot be read has only its id, path and problem."""
    shape: dict[str, Any] = {"id": one.id, "path": str(path)}
    if one.problem:
        return shape | {"problem": one.problem}
    copy = {"copy_of": one.copy_of} if one.copy_of else {}
    return (
        shape
        | copy
        | {
            "title": one.title,
            "started": one.started,
            "finished": one.finished,
            "athletes": list(one.athletes),
            "rehearsal": one.rehearsal,
        }
    )
