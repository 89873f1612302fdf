"""Suggested recoveries: the table and what it gives."""

from __future__ import annotations

import pytest

from milewatch.workout.recovery import TABLE, RecoveryTableError, default_table, read_table


@pytest.mark.parametrize(
    ("rep", "work_s", "percent", "single_set", "low_s", "high_s"),
    [
        ("10 s all out up a hill", 10, 100, True, 150, 150),
        ("8 s all out up a hill", 8, 100, True, 120, 180),
        ("20 s sprint", 20, 90, True, 150, 240),
        ("25 s sprint", 25, 90, True, 180, 180),
        ("30 s sprint", 30, 90, True, 150, 240),
        ("30 s in sets", 30, 90, False, 120, 120),
        ("45 s in sets", 45, 85, False, 135, 135),
        ("60 s in sets", 60, 85, False, 180, 180),
        ("400 m at mile pace", 90, 90, True, 225, 225),
        ("800 m at mile pace", 180, 90, True, 180, 180),
        ("1200 m at 3k pace", 285, 87, True, 285, 285),
        ("5 min at 5k pace", 300, 84, True, 225, 225),
        ("3 min at 5k pace", 180, 84, True, 120, 135),
        ("mile at threshold", 420, 76, True, 60, 60),
        ("20 min at threshold", 1200, 76, True, 60, 60),
    ],
)
def test_the_suggestion_after_a_rep(
    rep: str, work_s: int, percent: float, single_set: bool, low_s: int, high_s: int
) -> None:
    given = default_table().suggest_ms(work_s * 1000, percent, single_set=single_set, ends_set=False)
    assert given is not None, rep
    assert low_s * 1000 <= given <= high_s * 1000


def test_a_set_ends_with_two_minutes_more() -> None:
    table = default_table()
    inside = table.suggest_ms(60_000, 85, single_set=False, ends_set=False)
    assert inside is not None
    assert table.suggest_ms(60_000, 85, single_set=False, ends_set=True) == inside + 120_000


@pytest.mark.parametrize("percent", range(0, 101, 5))
@pytest.mark.parametrize("work_s", [1, 12, 13, 35, 36, 65, 140, 141, 361, 3601, 30_000])
def test_every_rep_has_a_suggestion(work_s: int, percent: int) -> None:
    given = default_table().suggest_ms(work_s * 1000, percent, single_set=True, ends_set=False)
    assert given is not None
    assert 60_000 <= given <= 360_000


def test_a_table_of_ones_own_is_followed() -> None:
    text = 'schema = 1\nrows = [{ rep = "any", effort = [0, 100], work = ["0:00", "60:00"], fixed = "0:45" }]'
    table = read_table(text, "recovery.toml")
    assert table.suggest_ms(90_000, 85, single_set=True, ends_set=False) == 45_000


def test_no_row_means_no_suggestion() -> None:
    table = read_table('rows = [{ effort = [90, 100], work = ["0:00", "1:00"], ratio = 2 }]', "recovery.toml")
    assert table.suggest_ms(30_000, 70, single_set=True, ends_set=False) is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("ratio = 15", "ratio = -1", r"recovery\.toml, rows\[0\]\.ratio: -1 is not a number"),
        ("ratio = 15", "ratoi = 15", r"rows\[0\]\.ratoi: not a key of a row"),
        ("ratio = 15", "", r"rows\[0\]: give exactly one of ratio, points and fixed"),
        ('at_least = "2:00"', "at_least = 120", r"rows\[0\]\.at_least: 120 is not minutes and seconds"),
        ('work = ["0:00", "0:12"]', 'work = ["0:12"]', r"rows\[0\]\.work: a list of two"),
        ("schema = 1", "schema = 2", r"schema: 2 is not known"),
        ('round = "0:15"', 'round = "0:00"', r"round: must be more than nothing"),
        ("schema = 1", "schema = ", r"recovery\.toml is not TOML"),
        ("single_set = true", "single_set = 1", r"rows\[1\]\.single_set: true or false"),
    ],
)
def test_a_mistake_in_the_table_is_named(old: str, new: str, says: str) -> None:
    with pytest.raises(RecoveryTableError, match=says):
        read_table(TABLE.replace(old, new, 1), "recovery.toml")
