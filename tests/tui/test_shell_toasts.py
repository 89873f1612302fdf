"""What is told in the corner does not lie over what one has to see."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets._toast import Toast

from milewatch.config import Config
from milewatch.places import Places
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.screens.ask import AskScreen

from .shell_kit import SILENT, make, opened, settle, told

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
