"""A log as TOML text, and back. Hand-editable: one lap to a line, times as "m:ss.hh"."""

from __future__ import annotations

import contextlib
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from milewatch.records import markrow, quicklaps, tomltext
from milewatch.records.ids import is_id
from milewatch.records.log import SCHEMA, AthleteRow, LapRow, Log, PlanRow, SleepRow, StampRow
from milewatch.records.table import FileError, Table
from milewatch.tomlread import TomlError, parse
from milewatch.workout import times

if TYPE_CHECKING:
    from datetime import datetime

HEAD = (
    "# A session as Milewatch keeps it (schema 1). One lap to a line; times are m:ss.hh; derived figures are not"
    " stored.\n"
)
KINDS = ("warmup", "work", "recovery", "cooldown")


def write(log: Log) -> str:
    """The file's text. Raises ValueError for a log of a newer schema: this version might spoil it."""
    if not log.writable:
        raise ValueError(f"{log.id} is of schema {log.schema}; this Milewatch writes schema {SCHEMA}")
    top: dict[str, Any] = {"schema": log.schema, "id": log.id}
    head = HEAD + "".join(tomltext.pair(name, value) for name, value in top.items())
    head += f"started = {_moment(log.started)}\nfinished = {_moment(log.finished)}\n"
    told: dict[str, Any] = {"title": log.title, "place": log.place, "track_m": log.track_m, "surface": log.surface}
    told |= {"weather": log.weather, "tags": log.tags, "rehearsal": log.rehearsal, "notes": log.notes}
    head += "".join(tomltext.pair(name, value) for name, value in told.items() if value or name == "title")
    plain = {name: value for name, value in log.extra.items() if not isinstance(value, dict)}
    tables = {name: value for name, value in log.extra.items() if isinstance(value, dict) and name != "stamps"}
    head += "".join(tomltext.pair(name, value) for name, value in plain.items())
    parts = [head, tomltext.table(("plan",), _plan(log.plan))]
    parts += [tomltext.table(("athletes", name), _athlete(row)) for name, row in log.athletes.items()]
    parts.append("\n[laps]\n")
    parts += [tomltext.rows(name, [_lap(row) for row in rows]) for name, rows in log.laps.items()]
    parts += [_stamps(log)]
    parts += [tomltext.table((name,), value) for name, value in tables.items()]
    return "".join(parts)


def read(text: str, file: str) -> Log:
    """The log in `text`; `file` is its name in errors. Raises FileError."""
    quick = quicklaps.take(text)
    if quick is not None:
        # Nothing is lost when this fails: the careful way says what is wrong, and in which line of the whole text.
        with contextlib.suppress(TomlError, FileError):
            top = Table(file, parse(quick[0]))
            return _log(top, top.whole("schema", least=1), quick[1])
    return _read(text, file)


def _read(text: str, file: str) -> Log:
    try:
        document = parse(text)
    except TomlError as error:
        raise FileError(f"{file}: {error}") from None
    top = Table(file, document)
    schema = top.whole("schema", least=1)
    try:
        return _log(top, schema)
    except FileError as error:
        if schema > SCHEMA:
            raise FileError(f"{file}: written by a newer Milewatch (schema {schema}); {error}") from None
        raise


def _log(top: Table, schema: int, taken: dict[str, tuple[LapRow, ...]] | None = None) -> Log:
    """The log; `taken` are laps that were read already."""
    id_ = top.text("id")
    if not is_id(id_):
        raise top.wrong("id", id_, 'letters, digits, "-" and "_", such as "20261120T170211Z-3f9c"')
    athletes = top.table("athletes")
    laps = top.table("laps")
    stamps = top.table("stamps")
    started, finished = top.moment("started"), top.moment("finished")
    if finished < started:
        raise top.wrong("finished", finished.isoformat(), "not before started")
    rows = taken or {name: tuple(_read_lap(row) for row in laps.tables(name)) for name in laps.names()}
    return Log(
        id=id_,
        started=started,
        finished=finished,
        title=top.text("title", ""),
        place=top.text("place", ""),
        track_m=top.number("track_m", 1, 10_000, "metres, such as 400"),
        surface=top.text("surface", ""),
        weather=top.text("weather", ""),
        tags=top.texts("tags"),
        notes=top.text("notes", ""),
        rehearsal=top.flag("rehearsal"),
        plan=_read_plan(top.table("plan")),
        athletes={name: _read_athlete(athletes.table(name), name) for name in athletes.names()},
        laps=rows,
        unassigned=tuple(_read_stamp(row) for row in stamps.tables("unassigned")),
        swallowed=stamps.whole("swallowed", 0),
        sleeps=tuple(_read_sleep(row) for row in stamps.tables("sleeps")),
        extra=top.rest() | ({"stamps": stamps.rest()} if stamps.rest() else {}),
        schema=schema,
    )


def row_of(row: LapRow) -> str:
    """A lap as it stands in the file, on one line."""
    return tomltext.inline(_lap(row))


def moment(when: datetime) -> str:
    """A point in time as it stands in the file."""
    return _moment(when)


def plan_of(row: PlanRow) -> str:
    """A plan as it stands in the table of an athlete."""
    return tomltext.inline(_plan(row))


def stamps_of(rows: tuple[StampRow, ...]) -> list[str]:
    """Marks of nobody as they stand in the file, one a line."""
    return [tomltext.inline(_stamp(row)) for row in rows]


def _stamp(row: StampRow) -> dict[str, Any]:
    return {"at": times.logged(row.at_cs)} | ({"key": row.key} if row.key else {}) | row.extra


def _moment(when: datetime) -> str:
    minutes = int((when.utcoffset() or timedelta()).total_seconds() // 60)
    sign, minutes = "-" if minutes < 0 else "+", abs(minutes)
    clock = when.replace(microsecond=0, tzinfo=None).isoformat()
    return f"{clock}.{when.microsecond // 10_000:02d}{sign}{minutes // 60:02d}:{minutes % 60:02d}"


def _plain(number: float) -> int | float:
    return int(number) if number == int(number) else number


def _plan(plan: PlanRow) -> dict[str, Any]:
    told = {"source": plan.source, "text": plan.text, "reps": plan.reps, "total_m": plan.total_m}
    return {name: value for name, value in told.items() if value} | plan.extra


def _read_plan(table: Table) -> PlanRow:
    source, text = table.text("source", ""), table.text("text", "")
    reps, total_m = table.wholes("reps"), table.number("total_m", 1, 1_000_000, "metres")
    return PlanRow(source, text, reps, total_m, table.rest())


def _athlete(row: AthleteRow) -> dict[str, Any]:
    effort = {} if row.effort is None else {"effort": _plain(row.effort)}
    from_mark = {} if row.from_mark is None else {"from_mark": markrow.row(row.from_mark)}
    plan = {} if row.plan is None else {"plan": _plan(row.plan)}
    return {"name": row.name} | effort | from_mark | plan | row.extra


def _read_athlete(table: Table, key: str) -> AthleteRow:
    name, effort = table.text("name", key), table.number("effort", 0, 10, "a number from 0 to 10")
    written = table.value("from_mark")
    from_mark = markrow.read(written)
    # What is not understood of it stays as it was: it says where targets came from, and nothing is worked out from it.
    kept = {} if written is None or from_mark is not None else {"from_mark": written}
    # A person's own key of that name is no plan.
    plan = _read_plan(table.table("plan")) if isinstance(table.rest().get("plan"), dict) else None
    return AthleteRow(name, effort, kept | table.rest(), from_mark, plan)


def _lap(row: LapRow) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if row.set is not None and row.rep is not None:
        told["n"] = f"{row.set}.{row.rep}" + (f".{row.part}" if row.part else "")
    told |= {"kind": row.kind, "at": times.logged(row.at_cs), "time": times.logged(row.time_cs)}
    if row.paused_cs:
        told["paused"] = times.logged(row.paused_cs)
    if row.metres is not None:
        told["metres"] = _plain(row.metres)
    if row.prescribed_m is not None:
        told["prescribed_m"] = _plain(row.prescribed_m)
    if row.splits_cs:
        told["splits"] = " ".join(times.logged(split) for split in row.splits_cs)
    if row.target_cs:
        quick, slow = (times.logged(edge) for edge in row.target_cs)
        told["target"] = quick if quick == slow else f"{quick}-{slow}"
    if row.end:
        told["end"] = row.end
    if row.edited:
        told["edited"] = True
    if row.notes:
        told["notes"] = row.notes
    return told | row.extra


def _read_lap(table: Table) -> LapRow:
    kind = table.text("kind")
    if kind not in KINDS:
        raise table.wrong("kind", kind, f"one of {', '.join(KINDS)}")
    number = _read_number(table)
    target = table.several_times("target")
    if len(target) > 2 or (len(target) == 2 and target[0] > target[1]):
        raise table.wrong("target", " - ".join(times.logged(part) for part in target), 'a time or "quickest-slowest"')
    return LapRow(
        kind=kind,
        at_cs=table.time("at"),
        time_cs=table.time("time"),
        set=number[0],
        rep=number[1],
        part=number[2],
        metres=table.number("metres", 0, 1_000_000, "metres"),
        prescribed_m=table.number("prescribed_m", 0, 1_000_000, "metres"),
        splits_cs=table.several_times("splits"),
        target_cs=(target[0], target[-1]) if target else None,
        end=table.text("end", "") or None,
        edited=table.flag("edited"),
        paused_cs=table.time("paused", 0),
        notes=table.text("notes", ""),
        extra=table.rest(),
    )


def _read_number(table: Table) -> tuple[int | None, int | None, int | None]:
    written = table.text("n", "")
    if not written:
        return None, None, None
    parts = written.split(".")
    good = 2 <= len(parts) <= 3 and all(part.isdecimal() and part.isascii() and len(part) <= 4 for part in parts)
    if not good or 0 in (int(parts[0]), int(parts[1])):
        raise table.wrong("n", written, 'set and rep, such as "1.2"')
    return int(parts[0]), int(parts[1]), int(parts[2]) if len(parts) == 3 else None


def _stamps(log: Log) -> str:
    head = tomltext.pair("swallowed", log.swallowed) if log.swallowed else ""
    head += "".join(tomltext.pair(name, value) for name, value in log.extra.get("stamps", {}).items())
    unassigned = [_stamp(row) for row in log.unassigned]
    sleeps = [
        {"at": times.logged(row.at_cs), "gap": times.logged(row.gap_cs), "why": row.why} | row.extra
        for row in log.sleeps
    ]
    text = head + (tomltext.rows("unassigned", unassigned) if unassigned else "")
    text += tomltext.rows("sleeps", sleeps) if sleeps else ""
    return f"\n[stamps]\n{text}" if text else ""


def _read_stamp(table: Table) -> StampRow:
    return StampRow(table.time("at"), table.text("key", ""), table.rest())


def _read_sleep(table: Table) -> SleepRow:
    return SleepRow(table.time("at"), table.time("gap"), table.text("why", "suspend"), table.rest())
