"""Takes the pictures of the guide from the app itself, on a clock that stands: python docs/pictures.py"""

from __future__ import annotations

import asyncio
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest import mock

from textual.widgets import Input

from milewatch.clock import ManualClock
from milewatch.conduct.awake import Awake
from milewatch.config import AudioConfig, Config
from milewatch.places import Places
from milewatch.records.athlete import Athlete
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.screens.summary import SummaryScreen
from milewatch.workout.notation import read

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from textual.pilot import Pilot


PICTURES = Path(__file__).with_name("pictures")
SIZE = (80, 24)
WORKOUT = read("Thursday 400s: 6 x 400 @ 75s w/ 200 jog")
LEAD_IN_MS = 5_000
LOGS = Path("~/.local/share/milewatch/logs")
"""Shown in place of the temporary folder."""
REPS = (75_410, 96_200, 74_650, 98_900, 74_880, 101_300)
"""Three reps and the jogs between them."""


@dataclass(frozen=True)
class Scene:
    """A picture: what is done to the app before it is taken."""

    act: Callable[[Pilot[Any]], Awaitable[None]]
    opening: Opening | None = None
    theme: str = "night"
    cut_off_first: bool = False


class PictureApp(MilewatchApp):
    """Keys come at the moment that the clock shows."""

    def key_age(self) -> float:
        """None: the clock stands while a key is handled."""
        return 0.0


def saved_where(summary: SummaryScreen, width: int) -> str:
    """Name a folder that looks like a reader's own."""
    saved = summary._conductor.saved
    assert saved is not None
    return f"saved: {LOGS / saved.name}"


def app(folder: Path, scene: Scene, clock: ManualClock) -> PictureApp:
    """Make the app, silent and with its files under `folder`."""
    places = Places.under(folder, rescue=folder / "rescue")
    config = Config(name="Ana Reis", theme=scene.theme, audio=AudioConfig(output="none"))
    return PictureApp(places, config, scene.opening or Opening.home(), clock=clock)


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until what was begun in threads is shown."""
    for _ in range(3):
        await pilot.pause()
        await pilot.app.workers.wait_for_complete()
    await pilot.pause(0.3)


async def press(pilot: Pilot[Any], *keys: str, after_ms: int = 0) -> None:
    """Press keys, each so long after the one before."""
    for key in keys:
        pilot.app.clock.advance(after_ms)
        await pilot.press(key)
        await settle(pilot)


def typing(text: str) -> Callable[[Pilot[Any]], Awaitable[None]]:
    """Give a scene in which `text` was typed."""

    async def act(pilot: Pilot[Any]) -> None:
        pilot.app.screen.query_one(Input).value = text
        pilot.app.screen.query_one(Input).action_end()

    return act


async def nothing(pilot: Pilot[Any]) -> None:
    """Take it as it opens."""
    await settle(pilot)


async def picked(pilot: Pilot[Any]) -> None:
    """In the library."""
    await press(pilot, *["down"] * 4)


async def rep(pilot: Pilot[Any]) -> None:
    """In the fourth rep."""
    await press(pilot, "space")
    pilot.app.clock.advance(LEAD_IN_MS)
    for time in REPS:
        await press(pilot, "space", after_ms=time)
    await wait(pilot, 52_640)


async def recovery(pilot: Pilot[Any]) -> None:
    """In the jog after it."""
    await rep(pilot)
    await press(pilot, "space", after_ms=22_030)
    await wait(pilot, 31_000)


async def summary(pilot: Pilot[Any]) -> None:
    """All six, and how hard they were."""
    await recovery(pilot)
    for time in (66_000, 75_220, 99_000, 73_910, 20_000):
        await press(pilot, "space", after_ms=time)
    await press(pilot, "q", "e", "8")


async def squad(pilot: Pilot[Any]) -> None:
    """Eight over their third 800: three were marked by letters, four more have just passed in a bunch."""
    await press(pilot, "space")
    pilot.app.clock.advance(LEAD_IN_MS)
    for first in (147_300, 147_900):
        await press(pilot, "a", after_ms=first)
        for key, gap in zip("bcdefgh", (900, 400, 1300, 700, 2100, 300, 1600), strict=True):
            await press(pilot, key, after_ms=gap)
        pilot.app.clock.advance(120_000 - 7300)
    await press(pilot, "b", after_ms=147_500)
    await press(pilot, "a", "c", after_ms=700)
    await press(pilot, *["space"] * 4, after_ms=230)
    await wait(pilot, 900)


async def wait(pilot: Pilot[Any], ms: int) -> None:
    """Time passes, the flash of the last cue fades, and the live screen looks at the clock."""
    pilot.app.clock.advance(ms)
    await pilot.pause(2)
    assert isinstance(pilot.app.screen, LiveScreen)
    pilot.app.screen.tick()
    await pilot.pause()


SQUAD = tuple(
    Athlete(name.split()[0].lower(), name, key=name[0].lower())
    for name in ("Ana Reis", "Bo Lind", "Cy Young", "Dee Park", "Eli Stone", "Fay Wong", "Gus Olsen", "Hal Berg")
)
AT_THE_LINE = Opening.arm(WORKOUT)
SCENES = {
    "typed": Scene(typing("2mi easy; 3 x (4 x 200 @ 35s r30s) with 3min between; 1mi easy")),
    "error": Scene(typing("15min easy; 8 x 2m w/ 60s rest")),
    "picked": Scene(picked),
    "arming": Scene(nothing, AT_THE_LINE),
    "rep": Scene(rep, AT_THE_LINE, "sun"),
    "recovery": Scene(recovery, AT_THE_LINE),
    "squad": Scene(squad, Opening.arm(read("6x800 @2:30 w/ 2:00"), SQUAD), "sun"),
    "summary": Scene(summary, AT_THE_LINE),
    "recover": Scene(nothing, cut_off_first=True),
}


async def take(name: str, scene: Scene, folder: Path) -> None:
    """Take one picture."""
    clock = ManualClock()
    if scene.cut_off_first:
        before = app(folder, Scene(rep, AT_THE_LINE), clock)
        async with before.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await rep(pilot)
        before.let_go()
        clock.advance(25 * 60_000)
    shown = app(folder, scene, clock)
    async with shown.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await scene.act(pilot)
        await settle(pilot)
        for line in shown.screen.query(Input):
            line.cursor_blink = False
        await pilot.pause()
        picture = shown.export_screenshot(title="Milewatch")
        # Not every viewer keeps the spaces before a word or a bar unless it is told to.
        picture = picture.replace("<svg ", '<svg xml:space="preserve" ', 1)
    shown.let_go()
    (PICTURES / f"{name}.svg").write_text(picture, encoding="utf-8")


def main() -> None:
    """Take them all."""
    Awake.start = lambda _: None  # type: ignore[method-assign]  # whether this machine may sleep is no matter here
    PICTURES.mkdir(exist_ok=True)
    for name, scene in SCENES.items():
        with (
            tempfile.TemporaryDirectory(prefix="mw") as folder,
            mock.patch.object(SummaryScreen, "_saved_where", saved_where),
        ):
            asyncio.run(take(name, scene, Path(folder)))


if __name__ == "__main__":
    main()
