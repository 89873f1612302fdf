"""What is told in the corner does not lie over what one has to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets._toast import Toast

from milewatch.clock import ManualClock
from milewatch.config import Config
from milewatch.places import Places
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.screens.ask import AskScreen
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.widgets.headline import Headline
from milewatch.workout.notation import read

from .shell_kit import SILENT, make, opened, press, settle, told

if TYPE_CHECKING:
    from pathlib import Path


async def test_several_problems_of_the_settings_are_told_in_one_place(tmp_path: Path) -> None:
    notes = tuple(f"config.toml: key {number} is not known" for number in range(5))
    app = MilewatchApp(Places.under(tmp_path), Config(audio=SILENT), Opening.home(), notes=notes)
    async with opened(app, size=(40, 12)):
        (said,) = told(app)
        assert said.splitlines() == [*notes[:3], "… and 2 more"]


async def test_the_same_told_again_is_not_stacked(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        for _ in range(3):
            app.notify("There is no unfinished session.")
        app.tell("The disk is full.")
        await settle(pilot)
        assert sorted(told(app)) == ["The disk is full.", "There is no unfinished session."]
        assert len(app.screen.query(Toast)) == 2


async def test_a_question_is_not_covered(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with app.run_test(notifications=True) as pilot:
        await settle(pilot)
        app.tell("The disk is full.")
        await settle(pilot)
        assert len(app.screen.query(Toast)) == 1
        app.push_screen(AskScreen("Leave?", "leave", "stay"))
        await settle(pilot)
        assert isinstance(app.screen, AskScreen)
        assert not [toast for screen in app.screen_stack for toast in screen.query(Toast)]
        app.tell("The disk is still full.")
        await settle(pilot)
        assert told(app) == ["The disk is still full."]


@pytest.mark.parametrize("size", [(80, 24), (40, 12), (40, 7)])
async def test_how_to_start_is_not_covered_by_mistakes_in_the_settings(tmp_path: Path, size: tuple[int, int]) -> None:
    notes = tuple(f"config.toml: guard_ms{number} is no setting; did you mean guard_ms?" for number in range(3))
    places = Places.under(tmp_path, rescue=tmp_path / "rescue")
    app = MilewatchApp(places, Config(audio=SILENT), Opening.arm(read("3 x 400")), clock=ManualClock(), notes=notes)
    try:
        async with app.run_test(size=size, notifications=True) as pilot:
            await settle(pilot)
            (toast,) = app.screen.query(Toast)
            assert not toast.region.overlaps(app.screen.query_one("#ready").region)
    finally:
        app.let_go()


async def test_nothing_in_a_corner_covers_a_running_session(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(read("3 x 400")))
    try:
        async with app.run_test(notifications=True) as pilot:
            await settle(pilot)
            app.notify("config.toml: guard_mss is no setting.")
            await press(pilot, "space")
            assert isinstance(app.screen, LiveScreen)
            app.tell("Something went wrong elsewhere.")
            await settle(pilot)
            assert not app.screen.query(Toast)
            assert "Something went wrong elsewhere." in app.screen.query_one(Headline).notice
    finally:
        app.let_go()
