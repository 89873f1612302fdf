"""A log to be looked at in a shell: as JSON, or as lines of text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from milewatch.records.sums import off_target_cs, sums
from milewatch.records.words import clean, one_line
from milewatch.workout import saying, times

if TYPE_CHECKING:
    from milewatch.records.log import LapRow, Log


def as_json(log: Log) -> dict[str, Any]:
    """The log for other programs; seconds and metres. A key that does not apply is left out."""
    return {
        "id": log.id,
        "title": log.title,
        "started": log.started.isoformat(timespec="milliseconds"),
        "finished": log.finished.isoformat(timespec="milliseconds"),
        "athletes": [_athlete(log, key) for key in _athletes(log)],
        "notes": log.notes,
    }


def _athletes(log: Log) -> list[str]:
    return [*log.athletes, *(key for key in log.laps if key not in log.athletes)]


def _athlete(log: Log, key: str) -> dict[str, Any]:
    row = log.athletes.get(key)
    told: dict[str, Any] = {"name": row.name if row else key}
    if row is not None and row.effort is not None:
        told["effort"] = _number(row.effort)
    if row is not None and row.plan is not None and row.plan.text:
        told["plan"] = row.plan.text
    reps = log.sets(key)
    return told | {"laps": [_lap(lap, reps) for lap in log.laps.get(key, ())]}


def _lap(row: LapRow, reps: tuple[int, ...]) -> dict[str, Any]:
    told: dict[str, Any] = {"kind": row.kind}
    if row.set is not None and row.rep is not None:
        told["set"] = [row.set, len(reps)]
        told["rep"] = [row.rep, reps[row.set - 1]]
    told["at_s"] = times.seconds(row.at_cs)
    told["time_s"] = times.seconds(row.time_cs)
    if row.metres is not None:
        told["distance_m"] = _number(row.metres)
    if row.splits_cs:
        told["splits_s"] = [times.seconds(split) for split in row.splits_cs]
    if row.target_cs:
        quick, slow = row.target_cs
        told["target_s"] = times.seconds(quick) if quick == slow else [times.seconds(quick), times.seconds(slow)]
    if row.end:
        told["end"] = row.end
    if row.edited:
        told["edited"] = True
    if row.paused_cs:
        told["paused_s"] = times.seconds(row.paused_cs)
    return told


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def lines(log: Log) -> list[str]:
    """The log as a table of plain text: reps against targets, recoveries, totals."""
    track = f"{log.track_m:g} m track" if log.track_m else ""
    place = " · ".join(part for part in (one_line(log.place), track) if part)
    when = f"{log.started:%a %d %b %Y, %H:%M}–{log.finished:%H:%M}"
    out = [one_line(log.title) or log.id, when + (f" · {place}" if place else "")]
    if log.rehearsal:
        out.append("a rehearsal")
    if log.plan.text and one_line(log.plan.text) != one_line(log.title):
        out.append(f"plan: {one_line(log.plan.text)}")
    for key in _athletes(log):
        out += ["", *_athlete_lines(log, key)]
    if log.unassigned:
        marks = ", ".join(times.logged(stamp.at_cs) for stamp in log.unassigned)
        out += ["", f"marks of nobody: {marks}"]
    if log.notes.strip():
        out += ["", *clean(log.notes).strip().splitlines()]
    return out


def _athlete_lines(log: Log, key: str) -> list[str]:
    row = log.athletes.get(key)
    effort = f" · effort {row.effort:g} of 10" if row is not None and row.effort is not None else ""
    rows = log.laps.get(key, ())
    reps = log.sets(key)
    table = [("", "", "time", "target", "", "distance", "splits"), *(_cells(lap, reps) for lap in rows)]
    widths = [max(len(cells[i]) for cells in table) for i in range(len(table[0]))]
    mark = row.from_mark if row is not None else None
    out = [one_line(row.name if row else key) + effort]
    if row is not None and row.plan is not None and row.plan.text:
        out.append(f"plan: {one_line(row.plan.text)}")
    out += [f"paces from {mark.text} ({mark.on.isoformat()})"] if mark is not None else []
    for cells in table:
        left = [cells[0].ljust(widths[0]), cells[1].ljust(widths[1])]
        right = [cell.rjust(width) for cell, width in zip(cells[2:6], widths[2:6], strict=True)]
        out.append("  ".join([*left, *right, cells[6]]).rstrip())
    return [*out, sums(rows).told(easy="warm-up and cool-down")]


def _cells(row: LapRow, reps: tuple[int, ...]) -> tuple[str, ...]:
    number = ""
    if row.set is not None and row.rep is not None and row.kind == "work":
        number = f"{row.rep} of {reps[row.set - 1]}" + (f" part {row.part}" if row.part else "")
        number = f"set {row.set} · {number}" if len(reps) > 1 else number
    off = off_target_cs(row)
    if row.target_cs is None:
        target = ""
    elif row.target_cs[0] == row.target_cs[1]:
        target = times.logged(row.target_cs[0])
    else:
        target = "–".join(times.logged(edge) for edge in row.target_cs)
    end = one_line(row.end or "")
    paused = f"paused {times.logged(row.paused_cs)}" if row.paused_cs else ""
    notes = one_line(row.notes)
    more = " ".join(times.logged(split) for split in row.splits_cs)
    return (
        saying.KIND_NAMES[row.kind],
        number,
        times.logged(row.time_cs),
        target,
        "" if off is None else times.difference(10 * off),
        distance_text(row),
        " · ".join(part for part in (more, end, paused, "edited" if row.edited else "", notes) if part),
    )


def distance_text(row: LapRow) -> str:
    """What was run, and what it stands for: "400 m", "400 m for 402.336 m"; empty when it is not known."""
    if row.metres is None:
        return ""
    return f"{row.metres:g} m" + (f" for {row.prescribed_m:g} m" if row.prescribed_m is not None else "")
