"""How the screens around the session look."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest
from textual.widgets import Input

from milewatch.clock import ManualClock
from milewatch.tui.opening import Opening
from milewatch.tui.screens.summary import SummaryScreen
from milewatch.workout.notation import read

from .shell_kit import make, opened, press, settle, type_line

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from milewatch.tui.app import MilewatchApp

SIZES = [(40, 12), (80, 24)]
WORKOUT = read("4 x 400 @ 75s w/ 90s jog")


@pytest.fixture(autouse=True)
def _nothing_changes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(SummaryScreen, "_saved_where", lambda *_: "saved: 20261120T170211Z-3f9c.toml")


async def home(pilot: Pilot[Any]) -> None:
    await settle(pilot)


async def typed(pilot: Pilot[Any]) -> None:
    await type_line(pilot, "2mi easy; 3 x (4 x 200 @ 35s r30s) with 3min between; 1mi easy")


async def error(pilot: Pilot[Any]) -> None:
    await type_line(pilot, "15min easy; 8 x 2m w/ 60s rest")


async def picked(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "down", "down", "down")


async def compose(pilot: Pilot[Any]) -> None:
    await type_line(pilot, "6 x 400 @ 75s w/ 200 jog")
    await press(pilot, "ctrl+s")


async def keys(pilot: Pilot[Any]) -> None:
    await press(pilot, "f1")


async def arming(pilot: Pilot[Any]) -> None:
    await settle(pilot)


async def summary(pilot: Pilot[Any]) -> None:
    await settle(pilot)
    await press(pilot, "space")
    clock = pilot.app.clock
    clock.advance(5_000)
    for time in (74_510, 90_000 + 75_480, 90_000 + 73_920):
        clock.advance(time)
        await press(pilot, "space")
    clock.advance(12_000)
    await press(pilot, "q", "e", "8")


@dataclass(frozen=True)
class Scene:
    act: Callable[[Pilot[Any]], Awaitable[None]]
    opening: Opening | None = None


AT_THE_LINE = Opening.arm(WORKOUT)
SCENES = {
    "home": Scene(home),
    "typed": Scene(typed),
    "error": Scene(error),
    "picked": Scene(picked),
    "compose": Scene(compose),
    "keys": Scene(keys),
    "arming": Scene(arming, AT_THE_LINE),
    "summary": Scene(summary, AT_THE_LINE),
}


async def hold_still(pilot: Pilot[Any]) -> None:
    for line in pilot.app.screen.query(Input):
        line.cursor_blink = False
    await settle(pilot)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("scene", SCENES)
def test_the_screen_looks_as_it_did(snap_compare: Any, tmp_path: Path, scene: str, size: tuple[int, int]) -> None:
    app = make(tmp_path, SCENES[scene].opening, name="Ana Reis")
    assert snap_compare(app, terminal_size=size, run_before=lambda pilot: _run(pilot, SCENES[scene]))
    app.let_go()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_was_cut_off_is_offered_as_it_was(snap_compare: Any, tmp_path: Path, size: tuple[int, int]) -> None:
    clock = ManualClock()
    asyncio.run(_cut_off(make(tmp_path, AT_THE_LINE, clock, name="Ana Reis")))
    clock.advance(25 * 60_000)
    app = make(tmp_path, clock=clock)
    assert snap_compare(app, terminal_size=size, run_before=settle)


async def _run(pilot: Pilot[Any], scene: Scene) -> None:
    await hold_still(pilot)
    await scene.act(pilot)
    await hold_still(pilot)


async def _cut_off(app: MilewatchApp) -> None:
    async with opened(app) as pilot:
        await press(pilot, "space")
        app.clock.advance(5_000 + 74_510)
        await press(pilot, "space")
