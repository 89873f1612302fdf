"""While a squad runs: another workout for one athlete, somebody who was not in the line-up, a rep not finished."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from textual.widgets import Input, Static

from milewatch.clock import ManualClock
from milewatch.conduct import unfinished
from milewatch.places import places
from milewatch.records.archive import Archive
from milewatch.timing.lap import End
from milewatch.tui.squad.typing import LineOverSquad

from .squad_kit import Squad

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

ATHLETES = """schema = 1

[athletes.zoe]
name = "Zoe Hart"
key = "b"

[athletes.zach]
name = "Zach Moor"
"""


async def typed(squad: Squad, pilot: Pilot[Any], text: str) -> None:
    """Type a line over the squad, and enter."""
    assert isinstance(squad.app.screen, LineOverSquad)
    squad.app.screen.query_one(Input).value = text
    await squad.press(pilot, "enter")
    while isinstance(squad.app.screen, LineOverSquad) and not wrong(squad):
        await pilot.pause(0.01)
    await pilot.pause()


def wrong(squad: Squad) -> str:
    line = squad.app.screen.query_one("#wrong", Static)
    return str(line.content) if line.display else ""


async def test_one_athlete_gets_another_workout_behind_the_rep_that_runs(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 3)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "p")
        await typed(squad, pilot, "3x400 @75 R60")
        segments = squad.athlete("ana").segments
        assert [s.step.distance_m for s in segments if s.step.kind == "work"] == [800, 400, 400, 400]
        assert len(squad.athlete("bo").segments) == 11
        await squad.wait(pilot, 121_000)
        assert any(line.split()[1:3] == ["Ana", "1/3"] for line in squad.lines())
        await squad.press(pilot, "backspace")
        assert len(squad.athlete("ana").segments) == 11


async def test_a_workout_that_is_not_understood_is_told_and_can_be_left(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "up", "enter", "p", after_ms=1000)
        await typed(squad, pilot, "lots of running")
        assert wrong(squad)
        await squad.press(pilot, "escape")
        assert squad.app.screen is squad.app.squad
        assert len(squad.conductor.snapshot().athletes[0].segments) == 11


async def test_somebody_of_the_athletes_file_joins_with_a_key_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "athletes.toml").write_text(ATHLETES, encoding="utf-8")
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "n", after_ms=30_000)
        await typed(squad, pilot, "z")
        assert "Zoe Hart, Zach Moor" in wrong(squad)
        await typed(squad, pilot, "zoe")
        assert [view.athlete for view in squad.conductor.snapshot().athletes] == ["ana", "bo", "zoe"]
        assert squad.lines()[2].split()[:2] == ["z", "Zoe"]  # b is Bo's
        await squad.press(pilot, "z", after_ms=90_000)
        assert squad.times("zoe") == [90_000]


async def test_somebody_typed_on_the_spot_joins_and_an_undo_takes_their_line_away(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "n", after_ms=60_000)
        await typed(squad, pilot, "+Bo Lind")
        assert [entrant.name for entrant in squad.conductor.roster] == ["Ana Reis", "Bo Lind", "Bo Lind"]
        assert len([line for line in squad.lines() if line.strip()]) == 3
        await squad.press(pilot, "backspace", after_ms=1000)
        await squad.wait(pilot, 1000)
        assert len([line for line in squad.lines() if line.strip()]) == 2
        await squad.press(pilot, "comma", "n")
        await typed(squad, pilot, "Bo Lind")
        assert "runs in this session already" in wrong(squad)


async def test_all_athletes_are_seen_above_the_line_that_is_typed(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 8)
    async with squad.app.run_test(size=(80, 24)) as pilot:
        await squad.press(pilot, "space")
        board = squad.app.squad.board
        await squad.press(pilot, "comma", "n")
        over = squad.app.screen.query_one("#over")

        def seen() -> bool:
            return board._covered > 0 and all(line.region.y < over.region.y for line in board.lines if line.display)

        # The screen below is laid out anew at a time of its own.
        for _ in range(200):
            await pilot.pause()
            if seen():
                break
            await asyncio.sleep(0.01)
        assert seen()
        assert sum(line.display for line in board.lines) == 8
        await pilot.press("escape")
        await pilot.pause()
        assert board._covered == 0


async def test_who_passes_while_a_line_is_typed_is_marked_and_the_clock_runs(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "comma", "n", after_ms=30_000)
        await squad.press(pilot, "tab", after_ms=90_000)
        assert squad.tray() == [150_000]
        screen = next(one for one in squad.app.screen_stack if hasattr(one, "board"))
        squad.clock.advance(5000)
        screen.tick()
        await pilot.pause()
        assert "2:35" in screen.board.lines[0].text
        seen = "\n".join(strip.text for strip in squad.app.screen._compositor.render_strips())
        assert "run 2:35" in seen
        assert "Who joins?" in seen
        await squad.press(pilot, "escape")
        assert squad.tray() == [150_000]


async def test_a_rep_that_is_over_was_not_finished_and_was_after_all(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter")
        assert "dnf" in squad.panel()
        await squad.press(pilot, "f", after_ms=1000)
        assert squad.athlete("ana").laps[0].end is End.SKIPPED
        assert any("Ana" in line and "dnf" in line for line in squad.lines())
        await squad.press(pilot, "enter", "f", after_ms=1000)
        assert squad.athlete("ana").laps[0].end is End.MARK
        await squad.press(pilot, "backspace", "backspace", after_ms=1000)
        assert squad.times("ana") == [150_000]
        assert not squad.athlete("ana").laps[0].edited


async def test_all_of_it_is_there_after_a_crash_and_in_the_log(tmp_path: Path) -> None:
    squad = Squad(tmp_path, 2, on_disk=True)
    async with squad.app.run_test() as pilot:
        await squad.press(pilot, "space")
        await squad.press(pilot, "a", after_ms=150_000)
        await squad.press(pilot, "up", "enter", "p")
        await typed(squad, pilot, "2x200 R30")
        await squad.press(pilot, "comma", "n", after_ms=1000)
        await typed(squad, pilot, "Zoe Hart")
        await squad.press(pilot, "z", after_ms=60_000)
        await pilot.pause(0.2)
        before = squad.conductor.snapshot()
    squad.conductor.abandon()
    here = places({"MILEWATCH_HOME": str(tmp_path)})
    again = unfinished.resume(squad.conductor.id, here, ManualClock())
    assert [entrant.name for entrant in again.roster] == ["Ana Reis", "Bo Lind", "Zoe Hart"]
    assert [view.segments for view in again.snapshot().athletes] == [view.segments for view in before.athletes]
    again.abandon()
    log = unfinished.keep(squad.conductor.id, here)
    assert log.sets("ana") == (1, 2)
    assert log.sets("bo") == (6,)
    saved = Archive(here.logs).load(log.id)
    assert saved.athletes["zoe-hart"].name == "Zoe Hart"
    assert saved.laps == log.laps
