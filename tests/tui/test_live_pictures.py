from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from milewatch.timing.rules import Rules
from milewatch.tui.widgets import board as boards
from milewatch.tui.widgets.headline import Rank

from .live_kit import FOUR_HUNDREDS, MINUTES, Session

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [(20, 5), (40, 12), (80, 24), (160, 50)]
NOW = Rules(lead_in_ms=0)


@pytest.fixture(autouse=True)
def _no_flashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A picture is of a state that lasts."""
    monkeypatch.setattr(boards.Board, "say", lambda board, word: None)


async def lead_in(session: Session, pilot: Pilot[Any]) -> None:
    await session.press(pilot, "space")
    await session.wait(pilot, 2_400)


async def timed_rep(session: Session, pilot: Pilot[Any]) -> None:
    await session.press(pilot, "space")
    await session.wait(pilot, 12_300)


async def rep_with_target(session: Session, pilot: Pilot[Any]) -> None:
    await session.press(pilot, "space")
    for time in (61_830, 170_000, 62_410, 180_000):
        await session.press(pilot, "space", after_ms=time)
    await session.wait(pilot, 33_456)


async def recovery(session: Session, pilot: Pilot[Any]) -> None:
    await session.press(pilot, "space", "space", after_ms=61_830)
    await session.wait(pilot, 40_000)


async def long_recovery(session: Session, pilot: Pilot[Any]) -> None:
    await recovery(session, pilot)
    await session.wait(pilot, 280_000)


async def paused(session: Session, pilot: Pilot[Any]) -> None:
    await timed_rep(session, pilot)
    await session.press(pilot, "p")


async def complete(session: Session, pilot: Pilot[Any]) -> None:
    await timed_rep(session, pilot)
    await session.wait(pilot, 400_000)


async def notice(session: Session, pilot: Pilot[Any]) -> None:
    await recovery(session, pilot)
    session.app.live.board.tell(Rank.KEYBOARD, "NO KEYBOARD: this window is not active, keys go elsewhere")
    await pilot.pause()


SCENES: dict[str, tuple[Session | Any, Callable[[Session, Pilot[Any]], Awaitable[None]], Rules]] = {
    "lead-in": (FOUR_HUNDREDS, lead_in, Rules()),
    "timed-rep": (MINUTES, timed_rep, NOW),
    "rep-with-target": (FOUR_HUNDREDS, rep_with_target, NOW),
    "recovery": (FOUR_HUNDREDS, recovery, NOW),
    "long-recovery": (FOUR_HUNDREDS, long_recovery, NOW),
    "paused": (MINUTES, paused, NOW),
    "complete": (MINUTES, complete, NOW),
    "notice": (FOUR_HUNDREDS, notice, NOW),
}
ALWAYS = ("timed-rep", "rep-with-target", "long-recovery")
"""Taken at every size; the others at the usual one."""


@pytest.mark.parametrize(
    ("scene", "size"),
    [(scene, size) for scene in SCENES for size in (SIZES if scene in ALWAYS else [(80, 24)])],
    ids=lambda value: value if isinstance(value, str) else f"{value[0]}x{value[1]}",
)
def test_the_live_screen_looks_as_it_did(snap_compare: Any, tmp_path: Path, scene: str, size: tuple[int, int]) -> None:
    workout, act, rules = SCENES[scene]
    session = Session(workout, tmp_path, rules=rules)
    assert snap_compare(session.app, terminal_size=size, run_before=lambda pilot: act(session, pilot))
