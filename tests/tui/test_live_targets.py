"""Targets on the live screen: before a rep, at each split, after it; and guides where there is nothing to score by."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from milewatch.clock import ManualClock
from milewatch.conduct.entering import field_of
from milewatch.records.athlete import Athlete, read_mark
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.tui.aiming import by_step
from milewatch.tui.face import Face, face
from milewatch.tui.lap_rows import lap_rows
from milewatch.tui.opening import Opening
from milewatch.tui.screens.live import LiveScreen
from milewatch.workout.notation import read
from milewatch.workout.progress import Band
from milewatch.workout.timeline import unroll

from .shell_kit import make, opened, press

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.tui.app import MilewatchApp

TODAY = date(2026, 11, 20)
ANA = Athlete("ana", "Ana", marks=(read_mark("1mi=6:00 2026-11-01", TODAY),))
CY = Athlete("cy", "Cy")


class Runs:
    """A session of one athlete, and its face at any time."""

    def __init__(self, text: str, athlete: Athlete = ANA) -> None:
        (self.runner,) = field_of(unroll(read(text)), [athlete], TODAY)
        self.session = Session([self.runner.entrant], Rules(lead_in_ms=0))
        self.session.start(0)
        self.now = 0

    def mark(self, after_ms: int) -> Runs:
        self.now += after_ms
        self.session.stamp(self.now, "space", None)
        return self

    def face(self, later_ms: int = 0) -> Face:
        snapshot = self.session.snapshot(self.now + later_ms)
        return face(snapshot, snapshot.solo, by_step(self.runner))


def test_target_and_band_stand_there_before_and_in_the_rep() -> None:
    run = Runs("3 x 400 @ mile, 60s jog")
    assert "target 1:29.5 (1:28.6-1:30.4)" in run.face(1000).aim
    run.mark(89_500)
    assert "1:29.5 (1:28.6-1:30.4)" in run.face(1000).next
    assert run.face(1000).next_short == "400 m · 1:29.5 (1:28.6-1:30.4)"


@pytest.mark.parametrize(
    ("ms", "said", "band"),
    [
        (89_500, "rep 1: 1:29.50, on target", Band.GREEN),
        (90_300, "rep 1: 1:30.30, +0.80, on target", Band.GREEN),
        (91_000, "rep 1: 1:31.00, +1.50, a little slow", Band.AMBER),
        (92_000, "rep 1: 1:32.00, +2.50, slow", Band.RED),
        (95_000, "rep 1: 1:35.00, +5.50, slow", Band.RED),
        (88_000, "rep 1: 1:28.00, −1.50, a little quick", Band.AMBER),
        (80_000, "rep 1: 1:20.00, −9.50, quick", Band.RED),
    ],
)
def test_after_the_rep_it_is_said_by_how_much_in_a_word_and_a_colour(ms: int, said: str, band: Band) -> None:
    verdict = Runs("3 x 400 @ mile, 60s jog").mark(ms).face(1000).verdict
    assert verdict is not None
    assert (verdict.text, verdict.band) == (said, band)
    assert verdict.colour.startswith("bold $mw-")


def test_at_a_split_the_difference_and_the_projected_finish() -> None:
    run = Runs("1 mi @ mile (splits 409.344m, 809.344m, 1209.344m)")
    run.mark(91_570)
    verdict = run.face().verdict
    assert verdict is not None
    assert verdict.text == "409 m: on target, on for 6:00.0"
    verdict = run.mark(93_000).face().verdict
    assert verdict is not None
    assert verdict.fresh
    assert verdict.text == "809 m: +3.52, a little slow, on for 6:07.0"
    assert verdict.short == "+3.52, slow, on for 6:07.0"
    assert verdict.band is Band.AMBER


def test_without_a_target_a_split_tells_only_where_it_leads() -> None:
    verdict = Runs("1 mi @ all out (splits 409.344m, 809.344m)").mark(91_570).face().verdict
    assert verdict is not None
    assert (verdict.text, verdict.band) == ("409 m: on for 6:00.0", None)


def test_a_feeling_has_a_guide_then_the_mean_and_hold_and_no_score() -> None:
    run = Runs("4 x 600 @ 85%, full")
    assert run.face(1000).hint.text.startswith("guide for 85 %")
    assert run.face(1000).hint.short.startswith("guide 1:")
    run.mark(140_000)
    assert run.face(1000).next_hint == "so far: 2:20.0, hold ±3 %"
    verdict = run.face(1000).verdict
    assert verdict is not None
    assert (verdict.text, verdict.band) == ("rep 1: 2:20.00", None)
    run.mark(120_000).mark(144_000).mark(120_000)
    assert run.face(1000).hint.text == "so far: 2:22.0, hold ±3 %"


def test_a_guide_without_marks_names_paces_but_no_times() -> None:
    hint = Runs("4 x 600 @ 85%, full", CY).face(1000).hint
    assert hint.text == "guide for 85 %, 2–4 min: 5k to 3k pace"


def test_a_timed_rep_at_a_pace_is_told_its_pace_and_how_far_that_is() -> None:
    hint = Runs("4 x 1min @ mile, 60s jog").face(1000).hint
    assert hint.text == "1:29.5 (1:28.6-1:30.4) per 400 m, about 268 m"


def test_a_pace_that_is_not_known_is_no_target() -> None:
    run = Runs("4 x 400 @ mile, 60s jog", CY)
    assert run.face(1000).hint.text == "no target"
    assert "target" not in run.face(1000).aim


def test_all_out_gets_no_pace() -> None:
    assert "no pace" in Runs("400 @ all out").face(1000).hint.text


def test_the_list_of_laps_says_it_too() -> None:
    run = Runs("3 x 400 @ mile, 60s jog").mark(92_000)
    (row,) = lap_rows(run.session.snapshot(run.now + 500).solo, 1)
    assert (row.target, row.word, row.band) == ("+2.50", "slow", Band.RED)


def info(app: MilewatchApp) -> str:
    assert isinstance(app.screen, LiveScreen)
    return app.screen.board.info.text


@pytest.mark.parametrize(
    ("size", "rep", "rest"),
    [
        ((80, 24), "400 m @ mile · target 1:29.5 (1:28.6-1:30.4)", "rep 1: 1:32.00, +2.50, slow · rec"),
        ((40, 12), "400 m · 1:29.5 (1:28.6-1:30.4)", "1:32.00, +2.50, slow"),
    ],
)
async def test_the_screen_shows_it_at_every_size(tmp_path: Path, size: tuple[int, int], rep: str, rest: str) -> None:
    clock = ManualClock()
    app = make(tmp_path, Opening.arm(read("3 x 400 @ mile, 90s jog"), (ANA,)), clock)
    async with opened(app, size) as pilot:
        await press(pilot, "space")
        clock.advance(5_000 + 1_000)
        app.screen.tick()  # type: ignore[attr-defined]
        await pilot.pause()
        assert info(app).strip().startswith(rep)
        clock.advance(91_000)
        await press(pilot, "space")
        assert rest in info(app)


async def test_a_session_that_is_gone_on_with_has_its_guides_again(tmp_path: Path) -> None:
    clock = ManualClock()
    first = make(tmp_path, Opening.arm(read("3 x 600 @ 85%, full"), (CY,)), clock)
    async with opened(first) as pilot:
        await press(pilot, "space")
        clock.advance(6_000)
        assert first.conductor is not None
        unfinished = first.conductor.id
    again: Any = make(tmp_path, Opening.resume(unfinished), clock)
    async with opened(again):
        assert "guide for 85 %" in info(again)
