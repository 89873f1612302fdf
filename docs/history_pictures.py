"""Takes the pictures of history.md from the app itself, over an invented year: python docs/history_pictures.py"""

from __future__ import annotations

import asyncio
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milewatch.clock import ManualClock
from milewatch.config import AudioConfig, Config
from milewatch.history.opened import open_session
from milewatch.history.picture import picture
from milewatch.places import Places
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.screens.history import HistoryScreen
from milewatch.tui.screens.review import ReviewScreen
from milewatch.tui.screens.trends import TrendsScreen

if TYPE_CHECKING:
    from textual.screen import Screen

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "benchmarks"))
from invented import year  # noqa: E402

PICTURES = HERE / "pictures"
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)
SIZE, LARGE = (80, 24), (160, 48)


async def take(name: str, home: Path, screen: Screen[Any], size: tuple[int, int] = SIZE) -> None:
    """One picture."""
    app = MilewatchApp(
        Places.under(home), Config(audio=AudioConfig(output="none")), Opening.home(), clock=ManualClock()
    )
    app.now = lambda: NOW  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        app.push_screen(screen)
        for _ in range(3):
            await pilot.pause()
            await app.workers.wait_for_complete()
        await pilot.pause()
        # Not every viewer keeps the spaces before a word or a bar unless it is told to.
        shown = app.export_screenshot().replace("<svg ", '<svg xml:space="preserve" ', 1)
        (PICTURES / f"{name}.svg").write_text(shown, encoding="utf-8")


async def main() -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        logs = year(Places.under(home))
        six = next(log for log in reversed(logs) if log.title == "6 x 800 at mile pace")
        path = home / "logs" / f"{six.id}.toml"
        await take("history", home, HistoryScreen(words="athlete:ana since:2026-09"))
        await take("review", home, ReviewScreen(path))
        await take("review-large", home, ReviewScreen(path), LARGE)
        await take("compare", home, ReviewScreen(path, "compare"))
        await take("runnings", home, ReviewScreen(path, "trend"))
        await take("squad-review", home, ReviewScreen(path, "squad"))
        await take("races", home, TrendsScreen())
        await take("weeks", home, TrendsScreen("weeks"))
        opened = open_session(path)
        (PICTURES / "session.svg").write_text(picture(opened, opened.runs[0]), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
