"""The command that writes sessions for other programs: laps for spreadsheets, activities for training sites."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from milewatch.cli_say import NOT_UNDERSTOOD, fail, here, is_screen, say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from milewatch.history.export import Format
    from milewatch.history.opened import Opened
    from milewatch.records.log import Log
    from milewatch.review.runs import Run


@click.command()
@click.argument("logs", nargs=-1, required=True, metavar="LOG…")
@click.option("--csv", "as_csv", is_flag=True, help="A row a lap, for spreadsheets.")
@click.option("--tcx", "as_tcx", is_flag=True, help="An activity, for Garmin Connect, Strava and intervals.icu.")
@click.option("--fit", "as_fit", is_flag=True, help="The same as FIT, which says more; needs the extra fit.")
@click.option(
    "--athlete", "names", metavar="NAME", multiple=True, help="Of a squad, only this athlete; may be repeated."
)
@click.option(
    "-o", "--output", type=click.Path(), help="Into this file (several activities: folder); else it is printed."
)
def export(
    logs: tuple[str, ...], as_csv: bool, as_tcx: bool, as_fit: bool, names: tuple[str, ...], output: str | None
) -> None:
    """Write sessions for other programs: LOG is "last", "all", an id (or how it begins) or a file."""
    from milewatch.history.newest import paths
    from milewatch.records.archive import LogError

    if as_csv + as_tcx + as_fit != 1:
        raise click.UsageError("say as what: one of --csv, --tcx and --fit.")
    try:
        found = paths(logs, here())
        if as_csv:
            _csv(found, _Picked(names), output)
        else:
            from milewatch.history.export import NO_FIT, Format, can_fit

            if as_fit and not can_fit():
                fail(NO_FIT)
            _activities(found, _Picked(names), output, Format.FIT if as_fit else Format.TCX)
    except LogError as error:
        fail(str(error), NOT_UNDERSTOOD)


class _Picked:
    """The athletes that were named, looked for in one session after the other."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(dict.fromkeys(name.casefold() for name in names))
        self._unknown = {name.casefold(): name for name in names}
        self._ran: dict[str, None] = {}

    def keys(self, log: Log) -> list[str]:
        """Whose laps are meant in this log: those of who was named, by key or by name; without names everybody's."""
        everybody = dict.fromkeys((*log.athletes, *log.laps))
        found = [key for key in everybody if not self._names or self._names_of(log, key) & {*self._names}]
        for key in everybody:
            self._ran[key] = None
            for name in self._names_of(log, key):
                self._unknown.pop(name, None)
        return found

    def check(self) -> None:
        """Leave with a sentence when somebody who was named was in none of the sessions."""
        for name in self._unknown.values():
            fail(f"{name!r} did not run in what is to be written; {_listed([*self._ran][:8])} did", NOT_UNDERSTOOD)

    def _names_of(self, log: Log, key: str) -> set[str]:
        row = log.athletes.get(key)
        return {key.casefold(), *([row.name.casefold()] if row is not None else [])}


def _csv(found: Sequence[Path], picked: _Picked, output: str | None) -> None:
    from milewatch.records.archive import Archive
    from milewatch.records.csvtext import csv_text

    def rows(path: Path) -> Log:
        log = archive.load(path)
        keys = picked.keys(log)
        return replace(log, laps={key: laps for key, laps in log.laps.items() if key in keys})

    archive = Archive(here().logs)
    text = csv_text(map(rows, found))
    picked.check()
    _put(text.encode(), output)


def _activities(found: Sequence[Path], picked: _Picked, output: str | None, form: Format) -> None:
    """A file an athlete: printed, or written where -o says, when there is only one; else into the folder of -o."""
    several: Iterable[tuple[Opened, Run]] = _runs(found, picked)
    which = "give one session"
    if len(found) == 1:
        several = [*several]
        picked.check()
        if len(several) == 1 and not _is_folder(output):
            if form is form.FIT and output is None and is_screen(sys.stdout):
                fail("a FIT file is nothing to be read in a terminal; name a file for it with -o", NOT_UNDERSTOOD)
            _put(_data(*several[0], form), output)
            return
        which = f"choose one of {_listed([run.athlete for _, run in several])} with --athlete"
    if output is None:
        fail(f"a file is of one athlete: {which}, or name a folder for all with -o", NOT_UNDERSTOOD)
    if Path(output).exists() and not Path(output).is_dir():
        fail(f"{output} is a file; for several athletes or sessions -o names a folder", NOT_UNDERSTOOD)
    done = _into_folder(several, Path(output), form)
    picked.check()
    if not done:
        fail("nobody ran anything in what is to be written", NOT_UNDERSTOOD)


def _listed(keys: Sequence[str]) -> str:
    from milewatch.records.words import one_line

    return ", ".join(one_line(key) for key in keys) or "nobody"


def _is_folder(output: str | None) -> bool:
    return output is not None and (output.endswith(("/", os.sep)) or Path(output).is_dir())


def _runs(found: Sequence[Path], picked: _Picked) -> Iterator[tuple[Opened, Run]]:
    from milewatch.history.opened import open_session

    for path in found:
        opened = open_session(path)
        keys = picked.keys(opened.log)
        yield from ((opened, run) for run in opened.runs if run.athlete in keys)


def _data(opened: Opened, run: Run, form: Format) -> bytes:
    from milewatch.history.export import ExportError, exported

    try:
        return exported(opened, run, form)
    except ExportError as error:
        fail(str(error), NOT_UNDERSTOOD)


def _into_folder(several: Iterable[tuple[Opened, Run]], folder: Path, form: Format) -> int:
    """Write each into a folder; how many were written. Who ran nothing is told and left out."""
    from milewatch.history.export import ExportError, file_name, save_export

    done: dict[str, Path] = {}
    for opened, run in several:
        name = file_name(opened, run.athlete, form).casefold()
        if name in done:
            fail(f"{done[name]} and {opened.path} are the same session; give one of them", NOT_UNDERSTOOD)
        try:
            path = save_export(opened, run, folder, form)
        except ExportError as error:
            say(str(error))
            continue
        except OSError as error:
            fail(f"{folder} could not be written into: {error.strerror or error}")
        done[name] = opened.path
        click.echo(f"Saved: {path}")
    return len(done)


def _put(data: bytes, output: str | None) -> None:
    from milewatch.records.atomic import write_atomic

    if output is None:
        click.echo(data, nl=False)
        return
    try:
        write_atomic(Path(output), data)
    except OSError as error:
        fail(f"{output} could not be written: {error.strerror or error}")
