"""The commands about what was run: all of it as a list, one session as a table, trends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from milewatch.cli_say import NOT_UNDERSTOOD, fail, here, is_screen, print_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import Console
    from rich.table import Table

    from milewatch.history.index import Index, Who
    from milewatch.history.opened import Opened
    from milewatch.review.runs import Run
    from milewatch.review.trends import Week
    from milewatch.workout.marks import Mark

PIPED = 120
"""Columns where nothing says how many there are."""
WEEKS = 12
_STYLES = {"on target": "green", "near": "yellow", "off": "red"}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One object for each log.")
@click.option("--trash", is_flag=True, help="Those that were deleted.")
@click.option("--restore", metavar="ID", help="Bring a deleted one back.")
def logs(as_json: bool, trash: bool, restore: str | None) -> None:
    """List what was run, the newest first."""
    from milewatch.records import listing
    from milewatch.records.trash import deleted_logs

    there = here()
    if restore is not None:
        if as_json or trash:
            raise click.UsageError("--restore goes alone.")
        _restore(restore)
        return
    if trash:
        found = [(entry.path, listing.listed_entry(entry)) for entry in deleted_logs(there.trash)]
    else:
        from milewatch.history.newest import all_listed

        found = all_listed(there)
    if as_json:
        print_json([listing.as_json(one, path) for path, one in found])
        return
    for path, one in found:
        click.echo(listing.line(one, path.stem if trash or one.copy_of else ""))
    if not found:
        click.echo("No session is in the trash." if trash else "No logs yet.")
    elif trash:
        click.echo("milewatch logs --restore ID brings one back.")


def _restore(word: str) -> None:
    from milewatch.records.archive import LogError
    from milewatch.records.trash import deleted_log, restore

    there = here()
    try:
        entry = deleted_log(there.trash, word)
    except LogError as error:
        fail(str(error), NOT_UNDERSTOOD)
    try:
        path = restore(entry.path, there.logs)
    except LogError as error:
        fail(str(error))
    click.echo(f"{path.stem} is back among the logs.")


@click.command()
@click.argument("log", default="last")
@click.option("--json", "as_json", is_flag=True, help="The log as one object.")
@click.option("--share", is_flag=True, help="As a short text, to be sent to somebody.")
@click.option("--picture", type=click.Path(dir_okay=False, writable=True), help="Save its chart there, as SVG.")
@click.option("--athlete", metavar="NAME", help="Of a squad, only this athlete.")
def show(log: str, as_json: bool, share: bool, picture: str | None, athlete: str | None) -> None:
    """Print one log: LOG is "last", an id (or how it begins) or a file."""
    if as_json + share + (picture is not None) > 1:
        raise click.UsageError("choose one of --json, --share and --picture.")
    from milewatch.history.newest import paths
    from milewatch.history.opened import open_session
    from milewatch.records import show as showing
    from milewatch.records.archive import LogError

    try:
        opened = open_session(paths((log,), here())[0])
    except LogError as error:
        fail(str(error), NOT_UNDERSTOOD)
    if as_json:
        print_json(showing.as_json(opened.log))
        return
    runs = _runs(opened, athlete)
    if share:
        from milewatch.history.told import share_text

        texts = [share_text(opened.log, run, opened.planned(run.athlete), opened.name(run.athlete)) for run in runs]
        click.echo("\n\n".join(texts))
    elif picture is not None:
        _save(opened, runs, picture)
    else:
        _print_session(opened, runs)


def _runs(opened: Opened, athlete: str | None) -> tuple[Run, ...]:
    if athlete is None:
        return opened.runs
    wanted = athlete.casefold()
    found = tuple(run for run in opened.runs if wanted in (run.athlete.casefold(), opened.name(run.athlete).casefold()))
    if not found:
        known = ", ".join(run.athlete for run in opened.runs)
        fail(f"{athlete!r} did not run in this session; {known} did", NOT_UNDERSTOOD)
    return found


def _save(opened: Opened, runs: Sequence[Run], file: str) -> None:
    from pathlib import Path

    from milewatch.history.picture import picture
    from milewatch.records.atomic import write_atomic

    if len(runs) != 1:
        known = ", ".join(run.athlete for run in runs)
        fail(f"a picture is of one athlete: choose one of {known} with --athlete", NOT_UNDERSTOOD)
    try:
        write_atomic(Path(file), picture(opened, runs[0]).encode())
    except OSError as error:
        fail(f"{file} could not be written: {error.strerror or error}")
    click.echo(f"Saved: {file}")


def _console() -> Console:
    from rich.console import Console

    return Console(highlight=False, markup=False, emoji=False, width=None if is_screen(sys.stdout) else PIPED)


def _table(*heads: str, left: int = 1) -> Table:
    from rich.box import SIMPLE_HEAD
    from rich.table import Table

    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False, padding=(0, 1))
    for place, head in enumerate(heads):
        last = place == len(heads) - 1
        table.add_column(head, justify="left" if place < left or last else "right", no_wrap=not last)
    return table


def _print_session(opened: Opened, runs: Sequence[Run]) -> None:
    from milewatch.records.words import clean, one_line
    from milewatch.workout import times

    log, console = opened.log, _console()
    track = f"{log.track_m:g} m track" if log.track_m else ""
    about = [one_line(part) for part in (log.place, track, log.surface, log.weather)]
    about += [f"#{one_line(tag)}" for tag in log.tags]
    console.print(one_line(log.title) or log.id, style="bold")
    console.print(" · ".join([f"{log.started:%a %d %b %Y, %H:%M}–{log.finished:%H:%M}", *filter(None, about)]))
    if log.rehearsal:
        console.print("a rehearsal")
    if log.plan.text and one_line(log.plan.text) != one_line(log.title):
        console.print(f"plan: {one_line(log.plan.text)}", soft_wrap=True)
    for run in runs:
        _print_run(console, opened, run)
    if log.unassigned:
        console.print("\nmarks of nobody: " + ", ".join(times.logged(stamp.at_cs) for stamp in log.unassigned))
    if log.notes.strip():
        console.print(f"\n{clean(log.notes).strip()}", soft_wrap=True)


def _print_run(console: Console, opened: Opened, run: Run) -> None:
    from rich.text import Text

    from milewatch.history.sides import sides, target_text
    from milewatch.history.told import figure_lines
    from milewatch.records.words import one_line
    from milewatch.review.analysis import analyse
    from milewatch.workout import times

    table = _table("", "plan", "target", "actual", "", "", "", left=2)
    for side in sides(opened.log, run, opened.planned(run.athlete)):
        style = _STYLES[side.standing.band] if side.standing is not None else ""
        splits = " ".join(times.short(ms) for ms in side.splits)
        aside = [splits + (f" ({side.shape})" if side.shape else ""), side.said]
        table.add_row(
            Text(side.name),
            Text(side.plan),
            target_text(side.target_ms),
            "–" if side.time_ms is None else times.short(side.time_ms, 2),
            Text("" if side.off_ms is None else times.difference(side.off_ms), style),
            Text(side.standing.word if side.standing is not None else "", style),
            Text(" · ".join(part for part in aside if part)),
        )
    effort = f" · effort {run.effort:g} of 10" if run.effort is not None else ""
    console.print(f"\n{opened.name(run.athlete)}{effort}", style="bold")
    if (who := opened.log.athletes.get(run.athlete)) is not None:
        if who.plan is not None:
            console.print(f"plan: {one_line(who.plan.text)}", soft_wrap=True)
        if who.from_mark is not None:
            console.print(f"paces from {who.from_mark.text} ({who.from_mark.on.isoformat()})")
    console.print(table)
    for line in figure_lines(analyse(run), run):
        console.print(line, soft_wrap=True)


@click.command()
@click.argument("athlete", default="")
@click.option("--weeks", "count", type=click.IntRange(1, 520), default=WEEKS, show_default=True, help="How many.")
@click.option("--json", "as_json", is_flag=True, help="One object.")
def trends(athlete: str, count: int, as_json: bool) -> None:
    """Print where it goes: weeks, races and time trials, workouts, bests. ATHLETE: a name or id; else who ran most."""
    from milewatch.history.newest import fresh_index
    from milewatch.records import athletes as athletes_file
    from milewatch.records.archive import LogError
    from milewatch.records.table import FileError

    there = here()
    try:
        index = fresh_index(there)
        roster = athletes_file.load(there.athletes)
    except (LogError, FileError) as error:
        fail(str(error))
    try:
        who = _who(index.athletes(), athlete)
        known = roster.get(who.key)
        marks = known.marks if known is not None else ()
        if as_json:
            print_json(_trends_json(index, who, marks, count))
        else:
            _print_trends(index, who, marks, count)
    finally:
        index.close()


def _who(known: Sequence[Who], wanted: str) -> Who:
    from milewatch.history.searchable import by_words

    if not known:
        fail("nothing was run yet", NOT_UNDERSTOOD)
    if not wanted:
        return known[0]
    exact = [who for who in known if wanted.casefold() in (who.key.casefold(), who.name.casefold())]
    found = exact or [who for who in known if by_words(wanted) in by_words(f"{who.key} {who.name}")]
    if len(found) != 1:
        listed = ", ".join(who.key for who in (found or known)[:8])
        fail(f"{wanted!r} is {'more than one athlete' if found else 'nobody who ran'}: {listed}", NOT_UNDERSTOOD)
    return found[0]


def _weeks(index: Index, who: Who, count: int) -> tuple[Week, ...]:
    from datetime import date

    from milewatch.review.trends import weeks_of

    return weeks_of([body.outing for body in index.bodies(who.key)], date.today())[-count:]


def _print_trends(index: Index, who: Who, marks: Sequence[Mark], count: int) -> None:
    from milewatch.history.told import value_text
    from milewatch.records.words import one_line
    from milewatch.review.trends import bests_of, trend_of
    from milewatch.review.trials import trial_distances, trials
    from milewatch.workout import saying, times

    console = _console()
    console.print(f"{one_line(who.name)}, {who.sessions} sessions", style="bold")
    table = _table("week of", "sessions", "hard km", "load", "monotony", "strain", "")
    for week in _weeks(index, who, count):
        load = week.load
        table.add_row(
            f"{week.start:%d %b %Y}",
            str(week.sessions),
            f"{week.hard_m / 1000:.1f}",
            f"{load.total:.0f}",
            "" if load.monotony is None else f"{load.monotony:.2f}",
            "" if load.strain is None else f"{load.strain:.0f}",
            f"{week.unrated} without effort" if week.unrated else "",
        )
    console.print(table)
    for metres in trial_distances(marks):
        table = _table(saying.distance(metres), "time", "change", "")
        for point in trials(marks, metres):
            change = "" if point.change_ms is None else f"{times.signed(point.change_ms / 1000, 1)} s"
            word = ", ".join(part for part in (point.word, point.mark.kind) if part)
            table.add_row(f"{point.mark.on:%d %b %Y}", times.short(point.mark.time_ms), change, word)
        console.print()
        console.print(table)
    table = _table("workout", "reps", "times", "first mean", "last mean", "change", left=2)
    for key, title, often in index.workouts(who.key)[:12]:
        points = (point for body in index.bodies(who.key, key) for point in body.workout_points)
        for trend in trend_of(points):
            first, last = trend.points[0].mean, trend.points[-1].mean
            means = (value_text(first, trend.unit), value_text(last, trend.unit))
            table.add_row(
                one_line(title), trend.label, str(often), *means, f"{times.signed(100 * (last / first - 1), 1)} %"
            )
    console.print()
    console.print(table)
    table = _table("best over", "rep", "on", "race or time trial", "on")
    for best in bests_of((body.rep_times for body in index.bodies(who.key)), marks):
        rep, mark = best.rep, best.mark
        table.add_row(
            saying.distance(best.distance_m),
            "" if rep is None else times.short(rep.time_ms, 2),
            "" if rep is None else f"{rep.on:%d %b %Y}",
            "" if mark is None else times.short(mark.time_ms),
            "" if mark is None else f"{mark.on:%d %b %Y}",
        )
    console.print()
    console.print(table)


def _trends_json(index: Index, who: Who, marks: Sequence[Mark], count: int) -> dict[str, Any]:
    from milewatch.review.trends import bests_of
    from milewatch.review.trials import trial_distances, trials

    weeks = [
        {"week": week.start.isoformat(), "sessions": week.sessions, "hard_m": round(week.hard_m, 1)}
        | {"load": round(week.load.total, 1), "monotony": week.load.monotony, "unrated": week.unrated}
        for week in _weeks(index, who, count)
    ]
    results = [
        {"distance_m": point.mark.distance_m, "on": point.mark.on.isoformat(), "time_s": point.mark.time_ms / 1000}
        | {"kind": str(point.mark.kind), "change": point.word}
        for metres in trial_distances(marks)
        for point in trials(marks, metres)
    ]
    bests = []
    for best in bests_of((body.rep_times for body in index.bodies(who.key)), marks):
        told: dict[str, Any] = {"distance_m": best.distance_m}
        if best.rep is not None:
            told["rep_s"], told["rep_on"] = best.rep.time_ms / 1000, best.rep.on.isoformat()
        if best.mark is not None:
            told["mark_s"], told["mark_on"] = best.mark.time_ms / 1000, best.mark.on.isoformat()
        bests.append(told)
    return {"athlete": who.key, "name": who.name, "weeks": weeks, "results": results, "bests": bests}
