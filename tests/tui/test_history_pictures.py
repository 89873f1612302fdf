"""The history and the review look as they did."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from invented import year

from milewatch.places import Places
from milewatch.tui.screens.history import HistoryScreen
from milewatch.tui.screens.review import ReviewScreen
from milewatch.tui.screens.trends import TrendsScreen

from .shell_kit import make, settle

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

DAYS = (date(2026, 8, 31), date(2026, 11, 20))
NOW = datetime(2026, 11, 20, 20, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("weeks")
    year(Places.under(folder), days=DAYS)
    return folder


def newest(home: Path, title: str) -> Path:
    logs = sorted((home / "logs").glob("*.toml"), reverse=True)
    return next(path for path in logs if f'title = "{title}"' in path.read_text("utf-8"))


SCENES: dict[str, Callable[[Path], Screen[Any]]] = {
    "history": lambda home: HistoryScreen(),
    "filtered": lambda home: HistoryScreen(words="athlete:bo tag:vo2max effort:>7 shoes:spikes"),
    "session": lambda home: ReviewScreen(newest(home, "6 x 800 at mile pace")),
    "compare": lambda home: ReviewScreen(newest(home, "10 x 400"), "compare"),
    "squad": lambda home: ReviewScreen(newest(home, "6 x 800 at mile pace"), "squad"),
    "races": lambda home: TrendsScreen(),
    "weeks": lambda home: TrendsScreen("weeks"),
    "bests": lambda home: TrendsScreen("bests"),
}
SIZES = {"history": [(40, 12), (80, 24)], "compare": [(40, 12), (80, 24)], "session": [(40, 12), (80, 24), (160, 50)]}


@pytest.mark.parametrize(
    ("scene", "size"),
    [(scene, size) for scene in SCENES for size in SIZES.get(scene, [(80, 24)])],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_the_history_looks_as_it_did(snap_compare: Any, home: Path, scene: str, size: tuple[int, int]) -> None:
    app = make(home)
    app.now = lambda: NOW  # type: ignore[method-assign]

    async def show(pilot: Pilot[Any]) -> None:
        await settle(pilot)
        pilot.app.push_screen(SCENES[scene](home))
        await settle(pilot)

    assert snap_compare(app, terminal_size=size, run_before=show)
