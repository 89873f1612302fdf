"""A log in a list of logs: as a line of text and as an object for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milewatch.records import times
from milewatch.records.log import reps_run
from milewatch.records.show import sums
from milewatch.records.words import one_line

if TYPE_CHECKING:
    from milewatch.records.archive import Entry


def line(entry: Entry) -> str:
    """Id, day, title, who ran, reps and their time; or why the file cannot be read."""
    log = entry.log
    if log is None:
        return f"{entry.id}  cannot be read: {one_line(entry.problem or '')}"
    first = next(iter(log.laps.values()), ())
    reps = reps_run(first)
    who = ", ".join(one_line(row.name) for row in log.athletes.values())
    ran = f"{reps} {'rep' if reps == 1 else 'reps'}, {times.text(sums(first).work_cs)}"
    told = [f"{log.started:%a %d %b %Y %H:%M}", one_line(log.title) or "untitled", who, ran]
    return f"{log.id}  " + " · ".join(part for part in told if part) + (" · rehearsal" if log.rehearsal else "")


def as_json(entry: Entry) -> dict[str, Any]:
    """The same for programs; a file that cannot be read has only its id, path and problem."""
    log = entry.log
    shape: dict[str, Any] = {"id": entry.id, "path": str(entry.path)}
    if log is None:
        return shape | {"problem": entry.problem}
    return shape | {
        "title": log.title,
        "started": log.started.isoformat(timespec="milliseconds"),
        "finished": log.finished.isoformat(timespec="milliseconds"),
        "athletes": [row.name for row in log.athletes.values()],
        "rehearsal": log.rehearsal,
    }
