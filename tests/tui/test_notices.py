from __future__ import annotations

from typing import TYPE_CHECKING

from textual.widgets import Static

from milewatch.config import Config
from milewatch.places import places
from milewatch.timing.rules import Rules
from milewatch.tui.opening import Opening
from milewatch.tui.widgets.headline import Rank

from .live_kit import FOUR_HUNDREDS, LiveApp, Session
from .shell_kit import make, opened

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


async def test_a_refusal_is_seen_for_a_moment_although_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=Rules(lead_in_ms=0))
    async with session.app.run_test(size=(80, 24)) as pilot:
        head = session.app.live.board.head
        monkeypatch.setattr(type(session.conductor), "trouble", "the disk is full")
        await session.press(pilot, "space")
        await session.press(pilot, "r", after_ms=1000)
        assert "There is nothing to redo." in head.text
        await session.wait(pilot, 1000)
        assert "There is nothing to redo." in head.text
        session.app.live.board.tell(Rank.REFUSED, "")  # what the timer does when the moment is over
        assert "the disk is full" in head.text


async def test_a_full_disk_leaves_the_screen_free_again_while_a_second_place_takes_the_presses(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=Rules(lead_in_ms=0))
    async with session.app.run_test(size=(80, 24)) as pilot:
        head = session.app.live.board.head
        kind = type(session.conductor)
        monkeypatch.setattr(kind, "safe_elsewhere", True)
        monkeypatch.setattr(kind, "trouble", "the disk is full, the journal is elsewhere")
        await session.press(pilot, "space")
        assert "the disk is full" in head.text
        session.app.live.board.tell(Rank.JOURNAL, "")  # what the timer does when the while is over
        await session.wait(pilot, 1000)
        assert "NO DISK" in head.text
        assert "total 0:01" in head.text
        monkeypatch.setattr(kind, "safe_elsewhere", False)
        monkeypatch.setattr(kind, "trouble", "nothing can be kept")
        for _ in range(2):
            await session.wait(pilot, 1000)
            assert "nothing can be kept" in head.text
        monkeypatch.setattr(kind, "trouble", "")
        await session.wait(pilot, 1000)
        assert "NO DISK" not in head.text


async def test_the_screen_names_the_keys_as_the_settings_have_them(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path, rules=Rules(lead_in_ms=0))
    config = Config(keys={"live.confirm": ("y",), "live.pause": ("z",), "live.extra": ("g",), "live.end": ("w",)})
    session.app = LiveApp(session.conductor, places({"MILEWATCH_HOME": str(tmp_path)}), config=config)
    async with session.app.run_test(size=(80, 24)) as pilot:
        board = session.app.live.board
        await session.press(pilot, "space")
        await session.press(pilot, "z", after_ms=2000)
        assert "z goes on" in board.info.text
        await session.press(pilot, "z", after_ms=2000)
        await session.press(pilot, *["s"] * 7, after_ms=2000)
        assert "g one more rep, w ends" in board.info.text
        await session.press(pilot, "w", after_ms=2000)
        assert "y ends it" in board.head.text
        await session.press(pilot, "y", after_ms=2000)
        await session.app.workers.wait_for_complete()
        assert session.app.finished


async def test_the_start_line_names_the_key_that_starts(tmp_path: Path) -> None:
    opening = Opening.arm(FOUR_HUNDREDS)
    app = make(tmp_path, opening, keys={"arming.start": ("o",)})
    async with opened(app):
        assert str(app.screen.query_one("#ready", Static).render()) == "O STARTS"


async def test_the_smallest_start_line_says_how_to_start(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(FOUR_HUNDREDS))
    async with opened(app, (20, 5)):
        ready = app.screen.query_one("#ready", Static)
        assert str(ready.render()) == "SPACE STARTS"
        assert app.screen.region.contains_region(ready.region)
        assert ready.region.height == 1
