"""What `milewatch sounds` and `milewatch pace` do."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.pacer import COUNTED, Pace, beeps
from milewatch.audio.pcm import SoundFileError, read_wav, seconds
from milewatch.audio.recipes import read_about
from milewatch.audio.sounding import Sounding
from milewatch.audio.taps import latency_ms
from milewatch.audio.waiting import REAL_TIME, Waiting
from milewatch.resources import folder
from milewatch.workout.units import format_distance, format_duration

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from milewatch.audio.client import SoundState
    from milewatch.audio.settings import SoundSettings

    Echo = Callable[[str], None]
    """Prints a line."""

OPENING_S = 4.0
"""How long a device may take to open."""
EARLY_S = 0.7
TAPPED = 10
"""Flashes, and then beeps, to tap along with."""
PERIOD_S = 0.8


class UnknownSoundError(ValueError):
    """There is no sound of that name; the message is a whole sentence."""


def list_sounds(settings: SoundSettings) -> list[tuple[str, str, str]]:
    """Every sound: name, what it says, and where it comes from or what is wrong with one's own file."""
    rows = []
    for name, about in read_about(folder("sounds") / "recipes.toml").items():
        own = settings.folder / f"{name}.wav" if settings.folder else None
        rows.append((name, about, _origin(own)))
    return rows


def play_sounds(names: Iterable[str], settings: SoundSettings, echo: Echo, waiting: Waiting = REAL_TIME) -> int:
    """Play sounds one after the other, all without names; 0, or 1 when nothing can be heard.

    Raises UnknownSoundError before anything is played.
    """
    known = {name: about for name, about, _ in list_sounds(settings)}
    wanted = list(names) or list(known)
    for name in wanted:
        if name not in known:
            raise UnknownSoundError(f"there is no sound {name!r}; there are: {', '.join(known)}.")
    sound = _opened(settings, echo)
    if not _plays(sound):
        return 1
    at = waiting.now() + EARLY_S
    plan = []
    for name in wanted:
        plan.append((at, name))
        at += _length(name) + 0.8
    sound.plan([Sounding(when, (name,)) for when, name in plan])
    try:
        for when, name in plan:
            waiting.until(when)
            echo(f"{name:10} {known[name]}")
        waiting.until(at - 0.5)
    finally:
        sound.close(1.0)
    for trouble in sound.state.troubles:
        echo(trouble)
    return 0


def run_pacer(
    pace: Pace,
    settings: SoundSettings,
    echo: Echo,
    *,
    every_m: float = 100.0,
    total_m: float = 42_195.0,
    bell: Callable[[], None] | None = None,
    waiting: Waiting = REAL_TIME,
) -> int:
    """Beep a pace until `total_m` or ctrl+c, with a line for each lap; 0, or 1 when nothing can be heard.

    `bell` rings the terminal's bell, for where there is no sound device. Raises PaceError, KeyboardInterrupt.
    """
    plan = beeps(pace, every_m, total_m, 0.0)
    sound = _opened(settings, echo)
    heard = _plays(sound)
    if not heard and (bell is None or sound.state.status is not SoundStatus.BELL):
        return 1
    start = waiting.now() + EARLY_S + COUNTED[0]
    sound.plan(beeps(pace, every_m, total_m, start))
    echo(f"{pace.text}, a beep every {format_distance(every_m)}. ctrl+c ends it.")
    try:
        for beep in plan:
            waiting.until(start + beep.at)
            if not heard and bell is not None:
                bell()
            if beep.clips == ("split",):
                lap = round(beep.at * 1000 / pace.ms)
                echo(f"{lap:4}  {format_distance(lap * pace.metres):>8}  {format_duration(lap * pace.ms)}")
        waiting.until(waiting.now() + 0.5)
    finally:
        sound.hush()
        sound.plan([])
        sound.close(1.0)
    return 0


def find_latency(
    settings: SoundSettings, echo: Echo, flash: Echo, key: Callable[[], str], waiting: Waiting = REAL_TIME
) -> int | None:
    """What the speaker adds, ms, from tapping along with flashes and then with beeps; None when it cannot be told.

    `flash` prints without a line's end; `key` waits for a key and gives it ("q" or escape ends it early).
    """
    sound = _opened(settings, echo)
    if not _plays(sound):
        return None
    try:
        echo(f"Tap the space bar along with the {TAPPED} flashes (q: quit).")
        flashes, flash_taps = _tap_along(lambda _: None, flash, key, waiting)
        if not flash_taps:
            echo("")
            return None
        echo("\nNow along with the beeps, without looking.")
        beats, beep_taps = _tap_along(
            lambda plan: sound.plan([Sounding(at, ("count",)) for at in plan]), None, key, waiting
        )
    finally:
        sound.close(1.0)
    added = latency_ms(flashes, flash_taps, beats, beep_taps)
    if added is None:
        echo("\nThe taps were too few or too uneven to tell; try once more.")
        return None
    total = max(0, added + settings.latency_ms)
    order = "after" if added >= 0 else "before"
    echo(f"\nThe sound comes {abs(added)} ms {order} the picture. In the config, under [audio]: latency_ms = {total}")
    return total


def _tap_along(
    begin: Callable[[list[float]], None], flash: Echo | None, key: Callable[[], str], waiting: Waiting
) -> tuple[list[float], list[float]]:
    """Beats and taps, none of them after a key that quits; the tap along with the last beat ends it."""
    start = waiting.now() + 1.5
    beats = [start + i * PERIOD_S for i in range(TAPPED)]
    begin(beats)
    if flash is not None:
        threading.Thread(target=_flashes, args=(beats, flash, waiting), daemon=True).start()
    taps: list[float] = []
    while waiting.now() < beats[-1] - PERIOD_S / 2:
        if key().lower() in ("q", "\x1b", "\x03", ""):
            return beats, []
        taps.append(waiting.now())
    return beats, taps


def _flashes(beats: list[float], flash: Echo, waiting: Waiting) -> None:
    for at in beats:
        waiting.until(at)
        flash("\r█████")
        waiting.until(at + 0.12)
        flash("\r     ")


def _opened(settings: SoundSettings, echo: Echo) -> Sound:
    """A sound with its device open; what it plays on is said, or why nothing can be heard, and it is closed again."""
    known = threading.Event()
    sound = Sound(settings, lambda _: known.set())
    sound.open()
    known.wait(OPENING_S)
    state = sound.state
    if state.status is SoundStatus.PLAYING:
        echo(f"Output: {state.output}.")
    else:
        echo(_why_silent(state) or f"No sound: audio.output is {settings.output.value}.")
        sound.close(1.0)
    return sound


def _plays(sound: Sound) -> bool:
    return sound.state.status is SoundStatus.PLAYING


def _why_silent(state: SoundState) -> str:
    """What the note says, without what is done about it in a session, and what the library says to it."""
    what = state.note.partition(";")[0].rstrip(".")
    return what and f"{what}{f' ({state.reason})' if state.reason else ''}."


def _origin(own: Path | None) -> str:
    if own is None or not own.is_file():
        return "built in"
    try:
        return f"yours, {seconds(read_wav(own)):.2f} s"
    except SoundFileError as error:
        return f"built in, because of {error}"


def _length(name: str) -> float:
    return seconds(read_wav(folder("sounds") / f"{name}.wav"))
