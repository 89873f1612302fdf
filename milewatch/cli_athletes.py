"""The commands about athletes: who they are, what they have run, and the paces that follow from it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import click

from milewatch.cli_say import NOT_UNDERSTOOD, fail, here, print_json, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from milewatch.records.athlete import Athlete, Roster
    from milewatch.workout.marks import Goal, Mark
    from milewatch.workout.paces_table import PacesTable

MARK = "1mi=5:58.3"


def _today() -> date:
    from milewatch.clock import SystemClock

    return SystemClock().wall().date()


def _roster() -> Roster:
    """The athletes file; what in it was not understood is said."""
    from milewatch.records.athletes import load
    from milewatch.records.table import FileError

    try:
        roster = load(here().athletes)
    except FileError as error:
        fail(str(error))
    for problem in roster.problems:
        say(f"{problem}; left out")
    return roster


def _save(roster: Roster) -> None:
    from milewatch.records.athletes import save
    from milewatch.records.table import FileError

    try:
        save(here().athletes, roster)
    except FileError as error:
        fail(str(error))
    except OSError as error:
        fail(f"{here().athletes} cannot be written: {error.strerror or error}")


def _understood(read: Callable[[], Any]) -> Any:
    """What was typed, read; status 2 and the sentence when it is not right."""
    try:
        return read()
    except ValueError as error:
        fail(str(error), NOT_UNDERSTOOD)


def _marks(texts: tuple[str, ...], today: date) -> tuple[Mark, ...]:
    from milewatch.records.athlete import read_mark

    return tuple(_understood(partial(read_mark, text, today)) for text in texts)


def _goals(texts: tuple[str, ...]) -> tuple[Goal, ...]:
    from milewatch.records.athlete import read_goal

    return tuple(_understood(partial(read_goal, text)) for text in texts)


# Paces


@click.command()
@click.argument("athlete", required=False)
@click.option("--mark", "marks", metavar=MARK, multiple=True, help="A result that is in no file.")
@click.option("--goal", "goals", metavar="1mi=5:45", multiple=True, help="A time that is wanted.")
@click.option("--json", "as_json", is_flag=True, help="Seconds for each pace and distance, for programs.")
def paces(athlete: str | None, marks: tuple[str, ...], goals: tuple[str, ...], as_json: bool) -> None:
    """Print the paces of ATHLETE, or of the results given: per 100, 200, 400, km and mile, with their bands.

    A photo of it goes out to the track. Without ATHLETE: the one of the settings, or the only one there is.
    """
    from milewatch.workout.paces_table import paces_table

    today = _today()
    alone = athlete is None and (marks or goals)
    who: Athlete | None = None if alone else _understood(lambda: _runner(_roster(), athlete))
    all_marks = (*(who.marks if who else ()), *_marks(marks, today))
    all_goals = (*(who.goals if who else ()), *_goals(goals))
    table = paces_table(all_marks, all_goals, today)
    if as_json:
        print_json({"athlete": who.name if who else None, "marks": [_mark(m) for m in all_marks]} | table.as_json())
        return
    known = ", ".join([*(mark.text for mark in all_marks), *(goal.text for goal in all_goals)])
    click.secho(": ".join(part for part in (who.name if who else "", known) if part), bold=True)
    for line in _lines(table):
        click.echo(line)


def _runner(roster: Roster, text: str | None) -> Athlete:
    """The athlete meant. Raises ValueError."""
    if text is not None:
        return roster.resolve(text)
    from milewatch.config import load

    name = load(here().config_file)[0].name
    if name:
        return roster.resolve(name)
    if len(roster.athletes) == 1:
        return roster.athletes[0]
    known = ", ".join(one.id for one in roster.athletes[:8])
    whose = f"whose? known are {known}; or" if known else "there are no athletes yet:"
    raise ValueError(f"{whose} give a result: milewatch paces --mark {MARK}")


def _lines(table: PacesTable) -> list[str]:
    cells = table.cells()
    lines = []
    if cells:
        rows = (table.header(), *cells)
        widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
        for row in rows:
            rest = (cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True))
            lines.append("  ".join((row[0].ljust(widths[0]), *rest)).rstrip())
    return [*lines, *(f"* {note}" for note in table.notes)]


# Athletes


@click.group(invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One object for each athlete.")
@click.pass_context
def athletes(context: click.Context, as_json: bool) -> None:
    """List the athletes; with a command, change who they are, what they have run and what they want to run."""
    if context.invoked_subcommand is not None:
        return
    roster = _roster()
    if as_json:
        print_json([_athlete(one) for one in roster.athletes])
        return
    if not roster.athletes:
        click.echo(f"No athletes yet: milewatch athletes add “Ana Reis” --mark {MARK}")
    width = max((len(one.id) for one in roster.athletes), default=0)
    for one in roster.athletes:
        click.echo(f"{one.id:{width}}  {_told(one, _today())}")


@athletes.command()
@click.argument("name")
@click.option("--id", "id_", metavar="ID", help="The name in files and on the command line; made of NAME without it.")
@click.option("--short", default="", help="For narrow columns.")
@click.option("--key", help="The key that marks for this athlete: one character.")
@click.option("--group", default="", help="Any word; `run --group` takes all of a group.")
@click.option("--mark", "marks", metavar=MARK, multiple=True, help="A race or time trial.")
@click.option("--goal", "goals", metavar="1mi=5:45", multiple=True, help="A time that is wanted.")
def add(
    name: str, id_: str | None, short: str, key: str | None, group: str, marks: tuple[str, ...], goals: tuple[str, ...]
) -> None:
    """Add the athlete NAME."""
    from milewatch.records.athlete import Athlete, new_id
    from milewatch.records.words import one_line

    roster = _roster()
    taken = tuple(one.id for one in roster.athletes)
    if id_ in taken:
        fail(f"{id_} is {roster.resolve(id_).name} already; `milewatch athletes edit {id_}` changes it", NOT_UNDERSTOOD)
    new = Athlete(
        id=id_ or new_id(name, taken),
        name=one_line(name),
        short=one_line(short),
        key=key,
        group=one_line(group),
        goals=_goals(goals),
        marks=_marks(marks, _today()),
    )
    _save(_understood(lambda: roster.with_athlete(new)))
    click.echo(f"Added {new.id}: {_told(new, _today())}")


@athletes.command()
@click.argument("athlete")
@click.option("--name", help="Another name.")
@click.option("--short", help="Another short name; an empty one takes it away.")
@click.option("--key", help="Another key; an empty one takes it away.")
@click.option("--group", help="Another group; an empty one takes it away.")
def edit(athlete: str, **given: str | None) -> None:
    """Change the name, short name, key or group of ATHLETE."""
    from milewatch.records.words import one_line

    roster = _roster()
    changes: dict[str, Any] = {key: one_line(value) for key, value in given.items() if value is not None}
    if changes.get("key") == "":
        changes["key"] = None
    new = replace(_understood(lambda: roster.resolve(athlete)), **changes)
    _save(_understood(lambda: roster.with_athlete(new)))
    click.echo(f"{new.id}: {_told(new, _today())}")


@athletes.command()
@click.argument("athlete")
@click.argument("result", metavar=MARK)
@click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day it was run; today without it.")
@click.option("--trial", is_flag=True, help="A time trial, not a race.")
@click.option("--note", default="", help="What there is to say about it.")
@click.option("--remove", is_flag=True, help="Take this mark away again.")
def mark(athlete: str, result: str, on: Any, trial: bool, note: str, remove: bool) -> None:
    """Add a race or a time trial of ATHLETE: the paces follow from it."""
    from milewatch.records.athlete import read_mark
    from milewatch.records.words import one_line
    from milewatch.workout.marks import MarkKind

    roster = _roster()
    who: Athlete = _understood(lambda: roster.resolve(athlete))
    new: Mark = _understood(lambda: read_mark(result, on.date() if on else _today()))
    if remove:
        same = [one for one in who.marks if (one.distance_m, one.time_ms) == (new.distance_m, new.time_ms)]
        same = [one for one in same if on is None or one.on == new.on]
        if not same:
            fail(f"{who.name} has no mark {result}")
        who = replace(who, marks=tuple(one for one in who.marks if one not in same))
        _save(_understood(lambda: roster.with_athlete(who)))
    else:
        new = replace(new, kind=MarkKind.TIME_TRIAL if trial else new.kind, note=one_line(note) or new.note)
        roster = _understood(lambda: roster.with_mark(who.id, new))
        _save(roster)
        who = roster.resolve(who.id)
    click.echo(f"{who.id}: {_told(who, _today())}")


@athletes.command()
@click.argument("athlete")
@click.argument("wanted", metavar="1mi=5:45")
@click.option("--by", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help="The day by which.")
@click.option("--remove", is_flag=True, help="Take this goal away again.")
def goal(athlete: str, wanted: str, by: Any, remove: bool) -> None:
    """Give ATHLETE a goal, in place of the one for that distance: goal pace follows from it."""
    from milewatch.records.athlete import read_goal
    from milewatch.workout import saying

    roster = _roster()
    who: Athlete = _understood(lambda: roster.resolve(athlete))
    new: Goal = _understood(lambda: read_goal(wanted))
    new = replace(new, by=by.date() if by else new.by)
    others = tuple(one for one in who.goals if not saying.same_distance(one.distance_m, new.distance_m))
    if remove and len(others) == len(who.goals):
        fail(f"{who.name} has no goal {wanted}")
    who = replace(who, goals=others if remove else (*others, new))
    _save(_understood(lambda: roster.with_athlete(who)))
    click.echo(f"{who.id}: {_told(who, _today())}")


@athletes.command()
@click.argument("athlete")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove(athlete: str, yes: bool) -> None:
    """Take ATHLETE, with marks and goals, out of the file. Logs stay as they are."""
    roster = _roster()
    who: Athlete = _understood(lambda: roster.resolve(athlete))
    if not yes:
        click.confirm(f"Take {who.name} with {len(who.marks)} marks out of the athletes file?", abort=True)
    _save(roster.without(who.id))
    click.echo(f"{who.name} is no longer in {here().athletes}")


def _told(athlete: Athlete, today: date) -> str:
    """An athlete on a line: "Ana Reis · key a · group Tuesday · the mile in 5:58.3 (4 weeks old)"."""
    parts = [athlete.name]
    parts += [f"key {athlete.key}"] if athlete.key else []
    parts += [f"group {athlete.group}"] if athlete.group else []
    parts += [f"{mark.text} ({mark.aged(today)})" for mark in athlete.marks]
    parts += [goal.text for goal in athlete.goals]
    return " · ".join(parts if athlete.marks else [*parts, "no marks"])


def _athlete(athlete: Athlete) -> dict[str, Any]:
    return {
        "id": athlete.id,
        "name": athlete.name,
        "short": athlete.label,
        "key": athlete.key,
        "group": athlete.group,
        "marks": [_mark(one) for one in athlete.marks],
        "goals": [
            {"distance_m": one.distance_m, "time_s": one.time_ms / 1000, "by": one.by.isoformat() if one.by else None}
            for one in athlete.goals
        ],
    }


def _mark(mark: Mark) -> dict[str, Any]:
    return {
        "distance_m": mark.distance_m,
        "time_s": mark.time_ms / 1000,
        "on": mark.on.isoformat(),
        "kind": str(mark.kind),
        "note": mark.note,
    }
