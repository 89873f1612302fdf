"""The line over a session: athlete and day stay, whatever the width."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest

from milewatch.tui.review_tables import columns, cut, padded
from milewatch.tui.review_views import heading
from milewatch.tui.when import day, day_there

DAY, SHORT = "Tue 10 Nov 2026, 18:25", "10 Nov 26"


@pytest.mark.parametrize(
    ("width", "shown"),
    [
        (80, f"6 x 800 at mile pace · Ana Reis (1 of 3) · {DAY}"),
        (60, f"6 x 800 at mile pace · Ana Reis (1 of 3) · {SHORT}"),
        (48, f"6 x 800 at mile pace · Ana (1 of 3) · {SHORT}"),
        (38, f"6 x 800 at… · Ana (1 of 3) · {SHORT}"),
        (20, f"6 x… · Ana (1 of 3) · {SHORT}"),
    ],
)
def test_what_does_not_fit_is_told_shorter(width: int, shown: str) -> None:
    assert heading("6 x 800 at mile pace", "Ana Reis", " (1 of 3)", DAY, SHORT, width) == shown


def test_a_session_is_shown_at_the_time_of_day_at_which_it_was_run() -> None:
    winter, summer = (timezone(timedelta(hours=hours)) for hours in (1, 2))
    then = datetime(2026, 1, 20, 23, 30, tzinfo=winter)
    assert day_there(then, datetime(2026, 7, 1, tzinfo=summer)) == "Tue 20 Jan 2026, 23:30"
    assert day(then, datetime(2026, 7, 1, tzinfo=summer)) == "Wed 21 Jan 2026, 00:30"
    assert day_there(then, datetime(2026, 1, 21, 8, 0, tzinfo=winter)) == "yesterday 23:30"


def test_where_nobody_ran_there_are_title_and_day() -> None:
    assert heading("6 x 800", "", "", DAY, SHORT, 80) == f"6 x 800 · {DAY}"


def test_characters_of_two_cells_keep_the_columns() -> None:
    rows = [[("田中", ""), ("1:02", "")], [("Ana", ""), ("59", "")]]
    assert [line.plain for line in columns(rows, 1, 40)] == ["田中  1:02", "Ana   59"]
    assert (padded("田中一郎", 5), cut("Juliette-Marguerite", 8)) == ("田中…", "Juliett…")
