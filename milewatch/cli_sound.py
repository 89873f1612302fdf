"""The commands about sound: what there is to hear, how late a loudspeaker is, and a plain pacer."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from milewatch.cli_say import FAILED, NOT_UNDERSTOOD, fail, here, in_a_terminal, is_screen, print_json, say

if TYPE_CHECKING:
    from milewatch.audio.settings import SoundSettings

ALL = "all"
FARTHEST_M = 200_000.0


def _metres(_: click.Context, __: click.Parameter, text: str) -> float:
    """A distance in metres, from 1 to FARTHEST_M: 100, 400m, 1mi."""
    from milewatch.workout.units import parse_distance

    try:
        metres = float(text) if text.replace(".", "", 1).isdecimal() else parse_distance(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is no distance; right would be 100, 400m or 1mi.") from None
    if not 1 <= metres <= FARTHEST_M:
        raise click.BadParameter(f"{text!r} is not from 1 m to {FARTHEST_M / 1000:.0f} km.")
    return metres


def _settings() -> SoundSettings:
    """How the settings file wants it; what in it was not understood is said."""
    from milewatch.audio.settings import SoundSettings
    from milewatch.config import load

    places = here()
    config, problems = load(places.config_file)
    for problem in problems:
        say(problem)
    return SoundSettings.of(config.audio, places.sounds)


@click.group(invoke_without_command=True)
@click.option("--latency", is_flag=True, help="Find out how late the loudspeaker is, by tapping along.")
@click.option("--json", "as_json", is_flag=True, help="The list as objects.")
@click.pass_context
def sounds(context: click.Context, latency: bool, as_json: bool) -> int:
    """List the sounds: the name of each, what it says, and whether it is built in or yours."""
    if context.invoked_subcommand is not None:
        if latency or as_json:
            raise click.UsageError(f"--latency and --json do not go with {context.invoked_subcommand}.")
        return 0
    if latency:
        return _find_latency()
    from milewatch.audio.sounds_command import list_sounds

    rows = list_sounds(_settings())
    if as_json:
        print_json([{"name": name, "says": says, "from": origin} for name, says, origin in rows])
        return 0
    widths = [max(len(row[column]) for row in rows) for column in range(2)]
    for name, says, origin in rows:
        click.echo(f"{name:{widths[0]}}  {says:{widths[1]}}  {origin}")
    return 0


@sounds.command()
@click.argument("names", metavar=f"NAME...|{ALL}", nargs=-1, required=True)
def play(names: tuple[str, ...]) -> int:
    """Play sounds one after the other, each with what it says."""
    from milewatch.audio.sounds_command import UnknownSoundError, play_sounds

    try:
        return play_sounds(() if ALL in names else names, _settings(), click.echo)
    except UnknownSoundError as error:
        fail(str(error), NOT_UNDERSTOOD)


@click.command()
@click.argument("pace", metavar="PACE")
@click.option("--every", metavar="METRES", default="100", callback=_metres, help="From beep to beep; 100 without it.")
@click.option(
    "--distance", metavar="METRES", default="42195", callback=_metres, help="Where it ends; else at 42.195 km."
)
def pace(pace: str, every: float, distance: float) -> int:
    """Count 3, 2, 1 and beep PACE, such as 90/400, 1:15/400, 3:20/km or 5:00/mi; a line for each lap.

    Every whole lap has a beep of its own. ctrl+c ends it.
    """
    from milewatch.audio.pacer import PaceError, read_pace
    from milewatch.audio.sounds_command import run_pacer

    try:
        read = read_pace(pace)
        return run_pacer(
            read,
            _settings(),
            click.echo,
            every_m=every,
            total_m=distance,
            bell=_ring if is_screen(sys.stdout) else None,
        )
    except PaceError as error:
        fail(str(error), NOT_UNDERSTOOD)


def _find_latency() -> int:
    if not in_a_terminal():
        fail("--latency needs a terminal: you tap along on its keyboard", NOT_UNDERSTOOD)
    from milewatch.audio.sounds_command import find_latency

    found = find_latency(_settings(), click.echo, _flash, click.getchar)
    return FAILED if found is None else 0


def _flash(text: str) -> None:
    click.echo(text, nl=False)


def _ring() -> None:
    click.echo("\a", nl=False)
