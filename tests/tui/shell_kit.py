"""What the tests of the screens around the session share: an app in a folder of its own, on a clock that stands."""

from __future__ import annotations

from contextlib import asynccontextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.widgets import Input, OptionList, Static
from textual.worker import WorkerCancelled

from milewatch.clock import ManualClock
from milewatch.config import AudioConfig, Config
from milewatch.places import Places
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from textual.pilot import Pilot

SILENT = AudioConfig(output="none")


def make(folder: Path, opening: Opening | None = None, clock: ManualClock | None = None, **config: Any) -> MilewatchApp:
    """An app whose files are all under `folder`."""
    app = MilewatchApp(
        Places.under(folder, rescue=folder / "rescue"),
        replace(Config(audio=SILENT), **config),
        opening or Opening.home(),
        clock=clock or ManualClock(),
    )
    app.key_age = lambda: 0.0  # keys come at the moment that the clock shows
    return app


@asynccontextmanager
async def opened(app: MilewatchApp, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[Any]]:
    """The app on a terminal of this size, settled; whatever still runs at the end is stopped."""
    try:
        async with app.run_test(size=size) as pilot:
            await settle(pilot)
            yield pilot
    finally:
        app.let_go()


async def settle(pilot: Pilot[Any]) -> None:
    """Until everything that was begun in threads is shown."""
    for _ in range(3):
        await pilot.pause()
        with suppress(WorkerCancelled):  # a newer one of its kind took its place, or the app ends
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def type_line(pilot: Pilot[Any], text: str) -> None:
    """Put a text into the line of the start screen."""
    line = pilot.app.screen.query_one("#typed", Input)
    line.value = text
    line.action_end()
    await settle(pilot)


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, each shown before the next."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


def previewed(app: MilewatchApp) -> str:
    """The words of the preview."""
    return words(app.screen.query_one(Preview).query_one("#words", Static))


def words(widget: Static) -> str:
    """The text of a widget."""
    return str(widget.visual)


def listed(app: MilewatchApp) -> list[str]:
    """The lines of the list on the screen."""
    options = app.screen.query_one(OptionList)
    return [str(options.get_option_at_index(index).prompt) for index in range(options.option_count)]


def told(app: MilewatchApp) -> list[str]:
    """What was told in the corner."""
    return [note.message for note in app._notifications]
