"""The athletes file as text, and back. Hand-editable: a table an athlete, a mark to a line."""

from __future__ import annotations

import copy
from dataclasses import replace
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

from milewatch.records import markrow, tomledit, tomltext
from milewatch.records.athlete import SCHEMA, Athlete, Roster, is_key
from milewatch.records.ids import is_id
from milewatch.records.table import FileError, Table
from milewatch.records.words import one_line
from milewatch.tomlread import TomlError, parse
from milewatch.workout import pace_model, times, units
from milewatch.workout.marks import Goal, Mark, MarkKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

Item = TypeVar("Item", Goal, Mark)

HEAD = "# The athletes. A key marks for its athlete; marks are races and time trials; goals give goal pace.\n"
_DISTANCE = 'a distance, such as "1mi", "1500m" or "5km"'
_TIME = 'a time, such as "5:58.3"'
_DAY = "a date without quotes, such as 2026-10-24"
_TOP = ("athletes",)


def read(text: str, file: str) -> Roster:
    """The athletes in `text`; `file` is its name in errors.

    Raises FileError where nothing can be read. A value that is not understood is told among the roster's problems and
    costs only itself: the others can still train.
    """
    try:
        document = parse(text)
    except TomlError as error:
        raise FileError(f"{file}: {error}") from None
    top = Table(file, document)
    schema = top.whole("schema", SCHEMA, least=1)
    table = top.table("athletes")
    problems: list[str] = []
    athletes: list[Athlete] = []
    for id_ in table.names():
        try:
            athlete = _athlete(table, id_, problems)
        except FileError as error:
            problems.append(str(error))
            continue
        taken = next((a for a in athletes if a.key is not None and a.key == athlete.key), None)
        if taken is not None:
            problems.append(f"{file}: the key “{athlete.key}” of {athlete.name} is already {taken.name}'s")
            athlete = replace(athlete, key=None)
        athletes.append(athlete)
    return Roster(tuple(athletes), tuple(problems), schema, text, document)


def write(roster: Roster) -> str:
    """The file's text, with everything that was in it before and is not changed."""
    wanted = _document(roster)
    text = _edited(roster, wanted)
    if text is not None and _reads_to(text, wanted):
        return text
    return _anew(wanted)


def _athlete(table: Table, id_: str, problems: list[str]) -> Athlete:
    if not is_id(id_):
        raise table.wrong(id_, "…", 'an athlete is named by letters, digits, "-" and "_": [athletes.ana]')
    row = table.table(id_)
    name = one_line(row.text("name", id_)) or id_
    key = one_line(row.text("key", ""))
    if key and not is_key(key):
        problems.append(str(row.wrong("key", key, 'one letter, digit or sign, such as "a"')))
    return Athlete(
        id=id_,
        name=name,
        short=one_line(row.text("short", "")),
        key=key if is_key(key) else None,
        group=one_line(row.text("group", "")),
        goals=_items(row, "goals", _goal, problems),
        marks=_items(row, "marks", _mark, problems),
    )


def _items(row: Table, key: str, read_one: Callable[[Table], Item], problems: list[str]) -> tuple[Item, ...]:
    """The goals or marks that are understood."""
    found: list[Item] = []
    for table in row.tables(key):
        try:
            found.append(read_one(table))
        except FileError as error:
            problems.append(str(error))
    return tuple(found)


def _mark(table: Table) -> Mark:
    metres, time_ms = _result(table)
    kind = table.text("kind", MarkKind.RACE)
    if kind not in list(MarkKind):
        raise table.wrong("kind", kind, '"race" or "time trial"')
    on = _day(table, "on")
    if on is None:
        raise table.wrong("on", None, _DAY)
    return Mark(metres, time_ms, on, MarkKind(kind), one_line(table.text("note", "")))


def _goal(table: Table) -> Goal:
    metres, time_ms = _result(table)
    return Goal(metres, time_ms, _day(table, "by"))


def _result(table: Table) -> tuple[float, int]:
    distance = table.value("distance")
    try:
        metres = units.parse_distance(str(distance)) if type(distance) in (str, int, float) else 0.0
    except ValueError:
        metres = 0.0
    if not 50 <= metres <= 200_000:
        raise table.wrong("distance", distance, _DISTANCE)
    written = table.value("time")
    try:
        time_ms = times.read(written) * 10 if isinstance(written, str) else 0
    except ValueError:
        time_ms = 0
    if time_ms <= 0:
        raise table.wrong("time", written, _TIME)
    slip = pace_model.check(metres, time_ms / 1000)
    if slip is not None:
        raise table.wrong("time", written, slip)
    return metres, time_ms


def _day(table: Table, key: str) -> date | None:
    value = table.value(key)
    if value is None or (isinstance(value, date) and not isinstance(value, datetime)):
        return value
    raise table.wrong(key, value, _DAY)


def _document(roster: Roster) -> dict[str, Any]:
    """What the file is to hold: the document it had, changed only where an athlete is."""
    document = copy.deepcopy(roster.document)
    document.setdefault("schema", SCHEMA)
    before = {athlete.id: athlete for athlete in read(roster.text, "").athletes}
    tables: dict[str, Any] = document.setdefault("athletes", {})
    for id_ in before.keys() - {athlete.id for athlete in roster.athletes}:
        del tables[id_]
    for athlete in roster.athletes:
        old = before.get(athlete.id)
        if athlete != old:
            tables[athlete.id] = _table(athlete, old, tables.get(athlete.id, {}))
    return document


def _table(athlete: Athlete, old: Athlete | None, table: dict[str, Any]) -> dict[str, Any]:
    """An athlete's table: `table` with what differs from `old` changed."""
    new = dict(table)
    for key in ("name", "short", "key", "group"):
        value = getattr(athlete, key)
        if old is not None and value == getattr(old, key):
            continue
        if value:
            new[key] = value
        else:
            new.pop(key, None)
    goals = _rows(athlete.goals, table.get("goals", []), _goal, _goal_row)
    marks = _rows(athlete.marks, table.get("marks", []), _mark, _mark_row)
    for key, rows in (("goals", goals), ("marks", marks)):
        if rows or key in new:
            new[key] = rows
    return new


def _rows(
    items: Sequence[Item],
    rows: list[dict[str, Any]],
    read_one: Callable[[Table], Item],
    row_of: Callable[[Item], dict[str, Any]],
) -> list[dict[str, Any]]:
    """Rows for `items`: those that are there already as they are (with what is not understood), then the new ones."""
    left = list(items)
    kept: list[dict[str, Any]] = []
    for row in rows:
        try:
            item = read_one(Table("", row))
        except FileError:
            kept.append(row)
            continue
        if item in left:
            left.remove(item)
            kept.append(row)
    return kept + [row_of(item) for item in left]


def _mark_row(mark: Mark) -> dict[str, Any]:
    row = markrow.row(mark) | {"kind": str(mark.kind)}
    return row | {"note": mark.note} if mark.note else row


def _goal_row(goal: Goal) -> dict[str, Any]:
    row: dict[str, Any] = {"distance": units.format_distance(goal.distance_m), "time": markrow.clock(goal.time_ms)}
    return row | {"by": goal.by} if goal.by else row


def _edited(roster: Roster, wanted: dict[str, Any]) -> str | None:
    """The old text with only the changed lines changed; None where it is not laid out for that."""
    text: str | None = roster.text or f"{HEAD}schema = {SCHEMA}\n"
    old: dict[str, Any] = roster.document.get("athletes", {})
    new: dict[str, Any] = wanted["athletes"]
    for id_ in old.keys() - new.keys():
        text = None if text is None else tomledit.remove_table(text, (*_TOP, id_))
    for id_, table in new.items():
        if text is not None and id_ not in old:
            text = tomledit.append_table(text, (*_TOP, id_), _body(table))
        elif text is not None and table != old[id_]:
            text = _edited_table(text, (*_TOP, id_), old[id_], table)
    return text


def _edited_table(text: str, path: tuple[str, ...], old: dict[str, Any], new: dict[str, Any]) -> str | None:
    edited: str | None = text
    for key in old.keys() - new.keys():
        edited = None if edited is None else tomledit.remove_value(edited, path, key)
    for key, value in new.items():
        if edited is None or value == old.get(key):
            continue
        appended = None
        if isinstance(value, list) and value[:-1] == old.get(key):
            appended = tomledit.append_row(edited, path, key, tomltext.inline(value[-1]))
        edited = appended or tomledit.set_value(edited, path, key, _value(key, value))
    return edited


def _reads_to(text: str, wanted: dict[str, Any]) -> bool:
    try:
        return {"schema": SCHEMA, "athletes": {}, **parse(text)} == wanted
    except TomlError:
        return False


def _anew(document: dict[str, Any]) -> str:
    """The whole file written again."""
    rest = {name: value for name, value in document.items() if name != "athletes"}
    plain = {name: value for name, value in rest.items() if not isinstance(value, dict)}
    parts = [HEAD, *(tomltext.pair(name, value) for name, value in plain.items())]
    parts += [tomltext.table((name,), value) for name, value in rest.items() if isinstance(value, dict)]
    for id_, table in document["athletes"].items():
        head = ".".join(tomltext.key(part) for part in (*_TOP, id_))
        parts.append(f"\n[{head}]\n{_body(table)}")
    return "".join(parts)


def _body(table: dict[str, Any]) -> str:
    return "".join(f"{tomltext.key(key)} = {_value(key, value)}\n" for key, value in table.items())


def _value(key: str, value: Any) -> str:
    """Marks and goals have a row to a line."""
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        return tomltext.rows(key, value).removeprefix(f"{tomltext.key(key)} = ").removesuffix("\n")
    return tomltext.inline(value)
