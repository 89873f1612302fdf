"""What is typed: the commands, each a thin front for the room that does the work.

Exit status: 0 done, 1 it could not be done, 2 the input was not understood, 129/130/143 ended by a signal.
Everything beyond click is imported by the command that needs it, so that each starts as fast as it can.
"""

from __future__ import annotations

import math
import re
import sys
from typing import TYPE_CHECKING, NoReturn

import click

from milewatch import cli_athletes, cli_export, cli_history, cli_sound
from milewatch.cli_say import NOT_UNDERSTOOD, around, give_up_printing, in_a_terminal
from milewatch.cli_say import fail as _fail
from milewatch.cli_say import here as _places
from milewatch.cli_say import print_json as _json
from milewatch.cli_say import say as _say

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.records.athlete import Athlete
    from milewatch.tui.opening import Opening
    from milewatch.workout.model import Workout
    from milewatch.workout.recovery import RecoveryTable
    from milewatch.workout.timeline import Timeline

_TEXT = {"ignore_unknown_options": True}
"""A workout may begin with a dash ("- 800m 5K pace"): text, not an option."""


def _version(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from milewatch import __version__

        click.echo(f"milewatch {__version__}")
        context.exit()


def _number(context: click.Context, option: click.Parameter, value: float) -> float:
    """The value; "nan" lies in every range that click looks at."""
    if math.isnan(value):
        raise click.BadParameter("nan is not a valid number.", context, option)
    return value


class _Commands(click.Group):
    """The commands; a workout where a command should stand gets a word of its own."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0] if args else ""
        if re.match(r"\w*\d|.* ", name) and self.get_command(context, name) is None:
            import shlex

            context.fail(f"{name!r} is no command; to run it: milewatch run {shlex.quote(name)}")
        return super().resolve_command(context, args)


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, expose_value=False, is_eager=True, callback=_version, help="Print it.")
@click.pass_context
def cli(context: click.Context) -> int:
    """Time interval training: type a workout, press a key, run.

    Without a command the app opens. WORKOUT is a name from the library, a TOML file, or shorthand such as
    "4x1200 @3K w/ 800 jog"; "-" reads it from standard input.
    """
    if context.invoked_subcommand is None:
        from milewatch.tui.opening import Opening

        return _open_app(Opening.home())
    return 0


def main() -> NoReturn:
    """The console script."""
    try:
        status = cli.main(prog_name="milewatch", standalone_mode=False)
    except click.exceptions.Abort:
        sys.exit(130)
    except click.ClickException as error:
        from milewatch.cli_misuse import sentence

        _fail(sentence(error, cli), error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:
        if error.filename is not None:  # a file of the program's own: whoever opened it should have told
            raise
        give_up_printing(error)
    sys.exit(status if isinstance(status, int) else 0)


def _workout(words: tuple[str, ...], as_json: bool = False) -> Workout:
    """The workout that WORKOUT names; an exit with status 2 and the reason when it cannot be read."""
    from milewatch.records.library import LibraryError, find
    from milewatch.workout.files import WorkoutFileError
    from milewatch.workout.notation import NotationError

    word = _text(words)
    try:
        return find(word, _places().workouts)
    except NotationError as error:
        _refuse(word, error.message, as_json, error.column, error.alternatives)
    except LibraryError as error:
        _refuse(word, error.message, as_json, alternatives=error.alternatives)
    except WorkoutFileError as error:
        _refuse(word, str(error), as_json)


def _timeline(workout: Workout, as_json: bool = False) -> Timeline:
    from milewatch.workout.timeline import TimelineError, unroll

    try:
        return unroll(workout, recoveries=_recoveries())
    except TimelineError as error:
        _refuse(workout.text, str(error), as_json)


def _track_notes(workout: Workout) -> tuple[str, ...]:
    """What there is to know about the workout on the track of the settings: starts, marks, laps run for miles."""
    from milewatch.config import load
    from milewatch.workout.track import Track
    from milewatch.workout.track_plan import Splits, on_track

    settings = load(_places().config_file)[0]
    track = Track(settings.track_m, settings.lane, settings.lane_width_m)
    return on_track(workout, track, Splits(settings.lap_splits)).notes


def _recoveries() -> RecoveryTable:
    """The person's own table of recoveries, or the shipped one; an exit with status 2 when theirs is not right."""
    from milewatch.records.recoveries import recoveries
    from milewatch.workout.recovery import RecoveryTableError

    try:
        return recoveries(_places().config)
    except RecoveryTableError as error:
        _fail(str(error), NOT_UNDERSTOOD)


def _text(words: tuple[str, ...]) -> str:
    """WORKOUT as one text: the words of the command line, or standard input for "-"."""
    if unknown := [word for word in words if re.match(r"--[a-z]", word)]:
        raise click.NoSuchOption(unknown[0])
    if words != ("-",):
        return " ".join(words)
    return "" if sys.stdin is None else sys.stdin.read().strip()


def _refuse(
    text: str, message: str, as_json: bool, column: int | None = None, alternatives: Sequence[str] = ()
) -> NoReturn:
    if as_json:
        _json({"error": {"message": message, "column": column, "alternatives": list(alternatives)}})
    _say(message if column is None or message.startswith("column") else f"column {column}: {message}")
    if column is not None and text.strip():
        before, line = text[: column - 1], text.splitlines()
        row = before.count("\n")
        shown, place = around(line[row] if row < len(line) else "", len(before) - before.rfind("\n") - 1)
        click.echo(f"  {shown}\n  {' ' * place}^", err=True)
    if alternatives:
        click.echo("  right would be: " + "  ·  ".join(alternatives), err=True)
    sys.exit(NOT_UNDERSTOOD)


def _open_app(opening: Opening) -> int:
    """The app, in a terminal; its exit status."""
    if not in_a_terminal():
        _fail("this needs a terminal; `check`, `workouts`, `logs` and `show` work without one", NOT_UNDERSTOOD)
    from milewatch.tui.app import run_app

    return run_app(opening)


@cli.command(context_settings=_TEXT)
@click.argument("workout", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="One object for each step, for programs.")
def check(workout: tuple[str, ...], as_json: bool) -> None:
    """Print how WORKOUT is read: its steps, its totals, and what was chosen where there was a choice."""
    from dataclasses import replace

    read = _workout(workout, as_json)
    timeline = _timeline(replace(read, readings=(*read.readings, *_track_notes(read))), as_json)
    if as_json:
        from milewatch.workout.as_json import as_json as shape

        _json(shape(timeline))
        return
    from milewatch.workout.outline import outline, totals_line

    if timeline.workout.title:
        click.secho(timeline.workout.title, bold=True)
    for line in outline(timeline):
        click.echo(f"  {line}")
    click.echo(totals_line(timeline))
    for reading in timeline.readings:
        click.echo(f"* {reading}")


@cli.command(context_settings=_TEXT)
@click.argument("workout", nargs=-1, required=True)
@click.option("--athlete", "athletes", metavar="NAME", multiple=True, help="Who runs: an id or a name; several times.")
@click.option("--group", "groups", metavar="GROUP", multiple=True, help="All athletes of a group.")
@click.option("--for", "own", metavar="NAME WORKOUT", nargs=2, multiple=True, help="This athlete runs another workout.")
@click.option("--lead-in", metavar="SECONDS", type=click.IntRange(0, 60), help="The countdown before the start.")
@click.option("--rehearse", is_flag=True, help="A simulated runner on a faster clock; leaves no log.")
@click.option(
    "--speed", type=click.FloatRange(1, 100), default=10.0, show_default=True, callback=_number, help="Of a rehearsal."
)
@click.option("--keep-log", is_flag=True, help="Let the rehearsal leave a log, marked as one.")
@click.option("--no-screen", is_flag=True, help="Rehearse at once and print the log.")
def run(
    workout: tuple[str, ...],
    athletes: tuple[str, ...],
    groups: tuple[str, ...],
    own: tuple[tuple[str, str], ...],
    lead_in: int | None,
    rehearse: bool,
    speed: float,
    keep_log: bool,
    no_screen: bool,
) -> int:
    """Take WORKOUT to the start line; space starts it."""
    if (keep_log or no_screen) and not rehearse:
        raise click.UsageError("--keep-log and --no-screen go with --rehearse.")
    read = _workout(workout)
    timeline = _timeline(read)
    named = (*_runners(athletes, groups), *_runners(tuple(name for name, _ in own), ()))
    runners = tuple({athlete.id: athlete for athlete in named}.values())
    others = tuple((_runners((name,), ())[0].id, _workout((text,))) for name, text in own)
    if no_screen:
        from milewatch.clock import SystemClock
        from milewatch.conduct import headless
        from milewatch.conduct.entering import field_of
        from milewatch.conduct.errors import ConductError
        from milewatch.records.athlete import Athlete
        from milewatch.records.show import lines

        today = SystemClock().wall().date()
        table = _recoveries()
        plans = {athlete: _timeline(other) for athlete, other in others}
        field = field_of(timeline, runners or (Athlete("me", "Simulated"),), today, recoveries=table, own=plans)
        for sentence in (f"{one.athlete.name}: {told}" for one in field for told in one.told if runners):
            _say(sentence)
        roster = [one.entrant for one in field]
        timeline = field[0].timeline if len(field) == 1 else timeline
        try:
            log = headless.run(timeline, _places() if keep_log else None, roster=roster, rehearsal=True)
        except ConductError as error:
            _fail(str(error))
        for line in lines(log):
            click.echo(line)
        return 0
    from dataclasses import replace

    from milewatch.tui.opening import Opening

    if rehearse:
        rehearsed = Opening.rehearsal(read, speed, keep=keep_log, lead_in_s=lead_in, athletes=runners)
        return _open_app(replace(rehearsed, own=others))
    for _, other in others:
        _timeline(other)
    return _open_app(replace(Opening.arm(read, runners, lead_in_s=lead_in), own=others))


def _runners(names: tuple[str, ...], groups: tuple[str, ...]) -> tuple[Athlete, ...]:
    """Who is meant; an exit with status 2 and the reason where that is not clear."""
    if not names and not groups:
        return ()
    from milewatch.records.athletes import load
    from milewatch.records.lineup import lineup
    from milewatch.records.table import FileError

    try:
        return lineup(load(_places().athletes), names, groups)
    except FileError as error:
        _fail(str(error))
    except ValueError as error:
        _fail(str(error), NOT_UNDERSTOOD)


@cli.command()
@click.option("--json", "as_json", is_flag=True, help="One object for each workout.")
def workouts(as_json: bool) -> None:
    """List the library: your own workouts and those that ship."""
    from milewatch.records.library import entries

    found = entries(_places().workouts)
    if as_json:
        _json(
            [
                {"name": e.name, "origin": e.origin, "title": e.title, "text": e.summary, "tags": list(e.tags)}
                | ({"problem": e.problem} if e.problem else {})
                for e in found
            ]
        )
        return
    width = max((len(entry.name) for entry in found), default=0)
    for entry in found:
        own = " (yours)" if entry.origin == "yours" else ""
        told = f"cannot be used: {entry.problem}" if entry.problem else entry.summary
        click.echo(f"{entry.name:{width}}  {' '.join(told.split())}{own}")


@cli.command(context_settings=_TEXT)
@click.argument("name")
@click.argument("workout", nargs=-1, required=True, metavar='"SHORTHAND"')
@click.option("--title", default="", help="A title; the name without one.")
@click.option("--replace", is_flag=True, help="Replace your workout of this name.")
def new(name: str, workout: tuple[str, ...], title: str, replace: bool) -> None:
    """Save a workout of your own as NAME."""
    import dataclasses

    from milewatch.records.library import LibraryError, save, ships
    from milewatch.workout.files import WorkoutFileError
    from milewatch.workout.outline import totals_line

    read = _workout(workout)
    timeline = _timeline(read)
    try:
        path = save(name, dataclasses.replace(read, title=title or read.title), _places().workouts, edit=replace)
    except LibraryError as error:
        hint = "; --replace replaces it" if "already" in error.message else ""
        _refuse(name, error.message + hint, False, alternatives=error.alternatives)
    except WorkoutFileError as error:
        _refuse(name, str(error), False)
    except OSError as error:
        _fail(f"{name} could not be saved: {error.strerror or error}")
    click.echo(f"Saved as {name} in {path.parent}: {totals_line(timeline)}")
    if ships(name):
        click.echo(f"* {name} now means yours; it stands before the {name} of the library")
    for reading in timeline.readings:
        click.echo(f"* {reading}")


@cli.command()
@click.option("--list", "listing", is_flag=True, help="List them (as without an option).")
@click.option("--json", "as_json", is_flag=True, help="The list as objects.")
@click.option("--keep", metavar="ID", help="Save this session as it is, as a log.")
@click.option("--resume", metavar="ID", help="Go on with this session; its clock never stopped.")
def recover(listing: bool, as_json: bool, keep: str | None, resume: str | None) -> int:
    """Sessions that were cut off: list them, go on with one, or keep it as it is. ID may be "last"."""
    from milewatch.conduct import offer
    from milewatch.conduct.errors import ConductError
    from milewatch.conduct.unfinished import NO_REHEARSAL, unfinished
    from milewatch.conduct.unfinished import keep as keep_as_it_is
    from milewatch.records.archive import LogError

    if (keep is not None) + (resume is not None) + (listing or as_json) > 1:
        raise click.UsageError("choose one of --list, --keep and --resume.")
    here = _places()
    found = unfinished(here)
    wanted = keep if keep is not None else resume
    if wanted is not None:
        matching = [one for one in found if one.id.startswith(wanted) or wanted == "last"]
        if not matching or (len(matching) > 1 and wanted != "last"):
            known = ", ".join(one.id for one in found) or "there is none"
            _fail(f"no unfinished session is meant by {wanted!r}; unfinished: {known}", NOT_UNDERSTOOD)
        if resume is not None:
            if matching[0].rehearsal:
                _fail(NO_REHEARSAL)
            from milewatch.tui.opening import Opening

            return _open_app(Opening.resume(matching[0].id))
        try:
            log = keep_as_it_is(matching[0].id, here)
        except (ConductError, LogError) as error:
            _fail(str(error))
        click.echo(f"Saved as {log.id}; `milewatch show {log.id}` prints it.")
        return 0
    if as_json:
        _json([offer.as_json(one) for one in found])
        return 0
    for one in found:
        click.echo(offer.line(one))
    ways = [
        *(["--resume ID goes on"] if any(one.can_go_on for one in found) else []),
        *(["--keep ID saves it"] if any(one.can_be_kept for one in found) else []),
    ]
    if ways:
        click.echo(f"milewatch recover {', '.join(ways)}.")
    elif not found:
        click.echo("Nothing to recover.")
    return 0


for command in (
    *(cli_athletes.athletes, cli_athletes.paces),
    *(cli_history.logs, cli_history.show, cli_history.trends, cli_export.export),
    *(cli_sound.sounds, cli_sound.pace),
):
    cli.add_command(command)
