from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing.rules import Rules
from milewatch.tui.widgets.headline import Rank

from .live_kit import FOUR_HUNDREDS, Session

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
