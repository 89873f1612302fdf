"""The words of the screens around the session, without a screen."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow
from milewatch.records.sums import sums
from milewatch.tui import when
from milewatch.tui.reading import pointed, understand
from milewatch.tui.results import reps_told, table
from milewatch.tui.scale import typed

NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@given(st.text("abc 400x@\t½漢", max_size=200), st.data(), st.integers(8, 120))
def test_the_caret_stands_under_the_column_and_in_the_width(text: str, data: st.DataObject, width: int) -> None:
    column = data.draw(st.integers(1, len(text) + 1))
    shown, caret = pointed(text, column, width)
    assert caret.endswith("^")
    assert cell_len(caret) <= width
    assert cell_len(shown) <= width
    if column <= len(text):
        under = next(char for at, char in zip(_cells(shown), shown, strict=True) if at == cell_len(caret) - 1)
        assert under == text[column - 1].replace("\t", " ")


def _cells(text: str) -> list[int]:
    return [cell_len(text[:index]) for index in range(len(text))]


def test_a_text_of_several_lines_shows_the_one_with_the_column() -> None:
    assert pointed("400m\n8 x 2m", 10, 40) == ("8 x 2m", "    ^")


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("8 x 2m", "8 x 2 min"),
        ("2mi easy, 8 x 2m jog 200", "2mi easy, 8 x 2 min jog 200"),
    ],
)
def test_what_may_have_been_meant_is_the_whole_text(text: str, first: str) -> None:
    assert understand(text).whole[0] == first


@given(st.text(max_size=60))
def test_any_text_is_understood_or_told(text: str) -> None:
    reading = understand(text)
    assert (reading.timeline is None) == bool(reading.message)
    assert all(understand(whole).timeline is not None for whole in reading.whole)


@pytest.mark.parametrize(
    ("gone", "said"),
    [
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=1), "1 minute ago"),
        (timedelta(minutes=119), "1 hour ago"),
        (timedelta(hours=47), "1 day ago"),
        (timedelta(days=30), "30 days ago"),
        (timedelta(hours=-3), "just now"),
    ],
)
def test_how_long_ago_is_said_in_the_largest_unit(gone: timedelta, said: str) -> None:
    assert when.ago(NOW - gone, NOW) == said


def test_days_near_have_names() -> None:
    assert when.day(NOW, NOW) == "today 18:00"
    assert when.day(NOW - timedelta(days=1), NOW) == "yesterday 18:00"
    assert when.day(NOW - timedelta(days=2), NOW) == "Wed 18 Nov 2026, 18:00"


def test_the_time_of_day_has_12_or_24_hours() -> None:
    assert [when.time_of_day(NOW, hours) for hours in (24, 12)] == ["18:00", "6:00 pm"]
    assert when.time_of_day(NOW.replace(hour=0), 12) == "12:00 am"


def test_one_and_then_nought_is_ten_and_any_other_digit_is_itself() -> None:
    assert typed(1, 0) == 10
    assert [typed(before, digit) for before, digit in ((None, 0), (1, 1), (10, 0), (8, 0), (0, 1))] == [0, 1, 0, 0, 1]


def _log(laps: tuple[LapRow, ...]) -> Log:
    return Log("x", NOW, NOW, "t", {"a": AthleteRow("A [b]")}, {"a": laps}, PlanRow(reps=(2,)))


@pytest.mark.parametrize("width", [20, 36, 76, 160])
def test_a_table_fits_its_width_and_ends_with_what_it_adds_up_to(width: int) -> None:
    laps = (
        LapRow("work", 0, 7_450, set=1, rep=1, target_cs=(7_500, 7_500), metres=400.0, notes="[red]windy[/red] " * 9),
        LapRow("recovery", 7_450, 9_000, set=1, rep=1, paused_cs=1_000),
        LapRow("work", 17_450, 7_600, set=1, rep=2, target_cs=(7_400, 7_500), splits_cs=(3_700, 7_600)),
    )
    log = _log(laps)
    lines = table(log, width).plain.splitlines()
    assert max(cell_len(line) for line in lines[:3]) <= width
    assert lines[-1].split()[:2] == ["in", "all"]
    assert sums(laps).whole_cs == 25_050
    assert "4:10.50" in lines[-1]
    assert reps_told(log) == "2 of 2 reps"


@pytest.mark.parametrize("width", [76, 160])
def test_no_split_is_cut_off_at_the_edge(width: int) -> None:
    splits = tuple(3_000 * (part + 1) for part in range(9))
    lap = LapRow("work", 0, 27_000, set=1, rep=1, target_cs=(26_000, 26_000), metres=1500.0, splits_cs=splits)
    shown = table(_log((lap,)), width).plain
    assert [part for part in shown.split("reps")[0].split() if part.endswith(".00")][-9:] == [
        f"{split // 6000}:{split % 6000 // 100:02d}.00" for split in splits
    ]
    assert "…" not in shown
    assert max(cell_len(line) for line in shown.splitlines()) <= width


def test_a_rep_that_was_not_run_to_its_end_is_not_scored() -> None:
    stopped = LapRow("work", 0, 800, set=1, rep=1, target_cs=(3_000, 3_000), end="stopped")
    for width in (36, 76):
        shown = table(_log((stopped,)), width).plain
        assert "stopped" in shown
        assert "quick" not in shown
        assert "−" not in shown


def test_the_reps_told_of_a_squad_are_those_of_one_who_ran_the_whole_plan_and_not_of_another_longer_one() -> None:
    laps = tuple(LapRow("work", 0, 7_450, set=1, rep=rep) for rep in (1, 2))
    longer = AthleteRow("B", plan=PlanRow(reps=(2, 2)))
    log = replace(_log(laps), athletes={"a": AthleteRow("A"), "b": longer}, laps={"a": laps, "b": laps})
    assert reps_told(log) == "2 of 2 reps"
