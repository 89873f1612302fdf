from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.timing.cues import Cue, CueKind
from milewatch.timing.snapshot import Command
from milewatch.tui.arrange import View, arrange
from milewatch.tui.commands import Where, acts
from milewatch.tui.figures import distance
from milewatch.tui.flashes import flash_of
from milewatch.tui.lap_rows import lap_rows
from milewatch.tui.widgets.glyphs import fit, glyph, glyph_width, text_width
from milewatch.tui.widgets.keybar import bar, own_keys
from milewatch.tui.widgets.line import plain
from milewatch.tui.widgets.profile import columns
from milewatch.tui.wording import upcoming
from milewatch.workout import times
from milewatch.workout.model import Kind
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from .live_kit import FOUR_HUNDREDS, Session

if TYPE_CHECKING:
    from pathlib import Path


def test_a_distance_is_told_in_metres_or_quarters_of_a_mile() -> None:
    assert (distance(400), distance(1609.344), distance(402.336), distance(409.344)) == (
        "400 m", "1 mi", "0.25 mi", "409 m",
    )  # fmt: skip


@given(st.text("0123456789:.", min_size=1, max_size=10), st.integers(3, 300), st.integers(3, 40))
def test_digits_fit_where_they_say_they_do_and_are_all_as_large_as_said(text: str, width: int, height: int) -> None:
    fitting = fit(text, width, height)
    if fitting is None:
        assert text_width(text, 3, 3) > width
        return
    rows, digit_width = fitting
    assert rows <= height
    assert text_width(text, rows, digit_width) <= width
    for char in text:
        lines = glyph(char, rows, digit_width)
        assert len(lines) == rows
        assert {len(line) for line in lines} == {glyph_width(char, rows, digit_width)}


@pytest.mark.parametrize("rows", range(3, 31))
def test_no_two_digits_look_alike_at_any_size(rows: int) -> None:
    for digit_width in (max(3, rows * 4 // 5), round(rows * 1.25)):
        assert len({glyph(digit, rows, digit_width) for digit in "0123456789"}) == 10


def test_digits_grow_with_the_terminal() -> None:
    rows = [fit("0:00.0", width, height) for width, height in ((20, 4), (40, 5), (80, 10), (160, 20), (300, 60))]
    heights = [size[0] for size in rows if size is not None]
    assert heights == sorted(set(heights))
    assert len(heights) == 5


@given(st.lists(st.integers(0, 3_600_000), min_size=1, max_size=120), st.integers(1, 200))
def test_the_profile_fills_its_width_in_order_and_leaves_nothing_out_where_there_is_room(
    spans: list[int], width: int
) -> None:
    shown = columns(spans, width)
    assert len(shown) == width
    assert list(shown) == sorted(shown)
    if len(spans) <= width:
        assert set(shown) == set(range(len(spans)))


@given(st.integers(1, 300), st.integers(1, 120), st.sampled_from(View))
def test_the_rows_of_every_terminal_add_up_to_no_more_than_it_has(width: int, height: int, view: View) -> None:
    rows = arrange(width, height, view)
    parts = (rows.head, rows.state, rows.clock, rows.info, rows.figures, rows.next, rows.laps, rows.profile, rows.keys)
    assert sum(part for part in parts if part is not None) <= height


def test_the_key_bar_shows_only_what_works_and_the_most_needed_where_there_is_little_room() -> None:
    everything = frozenset(Command)
    assert "undo" not in bar(everything - {Command.UNDO}, 200, own_keys).plain
    assert "start" in bar(frozenset({Command.START}), 80, own_keys).plain
    narrow = bar(everything - {Command.START}, 40, own_keys).plain
    assert "space mark" in narrow
    assert "q end" in narrow
    assert len(narrow) <= 40


def test_every_live_act_has_a_place_in_the_order_of_the_key_bar() -> None:
    wide = bar(frozenset(Command) - {Command.START, Command.RESUME}, 400, own_keys).plain
    assert all(f" {act.label} " in wide for act in acts(Where.LIVE) if act.label and act.id != "live.confirm")


def test_what_comes_next_names_its_set_where_one_begins() -> None:
    work = [one for one in unroll(read("2 x (4 x 400) @ 75s, 60s, 3min between sets")).segments if one.rep is not None]
    told = [upcoming(one) for one in work if one.step.kind is Kind.WORK]
    assert told[3].startswith("rep 4 of 4, 400 m")
    assert told[4].startswith("rep 1 of 4 · set 2 of 2, 400 m")
    assert told[5].startswith("rep 2 of 4, 400 m")


def test_a_mark_flashes_with_its_time_and_what_it_began() -> None:
    cues = (Cue(0, CueKind.MARK, seconds=61.834), Cue(0, CueKind.REST))
    assert flash_of(cues) == "1:01.83 · RECOVERY"
    assert flash_of((Cue(0, CueKind.COUNT, n=3),)) == ""
    assert flash_of(()) is None


def test_control_characters_of_a_title_do_not_reach_the_terminal() -> None:
    assert plain("a\x1b[31mb\nc\x00") == "a [31mb c "


def test_the_laps_on_the_screen_are_those_of_the_log(tmp_path: Path) -> None:
    session = Session(FOUR_HUNDREDS, tmp_path)
    conductor, rng = session.conductor, Random(4)
    conductor.do(Command.START)
    session.clock.advance(5000)
    for _ in range(7):
        session.clock.advance(rng.randint(55_000, 190_000))
        conductor.do(Command.STAMP)
    shown = [row.time for row in lap_rows(conductor.snapshot().solo, 99)]
    log = conductor.finish()
    assert log is not None
    (laps,) = log.laps.values()
    written = [times.taken(lap.time_cs * 10) for lap in laps if lap.end is None]
    assert shown[::-1] == written[: len(shown)]
