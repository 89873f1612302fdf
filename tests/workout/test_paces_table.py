"""The table of paces that is looked at before going out."""

from __future__ import annotations

import json
from datetime import date

import pytest

from milewatch.workout.marks import Goal, Mark
from milewatch.workout.model import MILE_M
from milewatch.workout.paces_table import paces_table

TODAY = date(2026, 11, 22)
MILE = Mark(MILE_M, 358_300, date(2026, 11, 1))


def test_the_rows_go_from_goals_and_quick_to_easy() -> None:
    table = paces_table([MILE], [Goal(MILE_M, 345_000)], TODAY)
    assert [row.name for row in table.rows] == [
        "goal mile", "800", "1500", "mile, R", "3k", "I", "5k", "10k", "T", "M", "E",
    ]  # fmt: skip
    assert table.notes == ()


def test_each_cell_is_the_pace_over_its_distance() -> None:
    table = paces_table([MILE], [], TODAY)
    mile = next(cells for cells in table.cells() if cells[0] == "mile, R")
    assert mile == ("mile, R", "22.3", "44.5", "1:29.1", "3:42.6", "5:58.3", "1:28.2–1:29.9")
    assert all(len(cells) == len(table.header()) for cells in table.cells())


def test_easy_is_a_range_in_every_column() -> None:
    easy = next(cells for cells in paces_table([MILE], [], TODAY).cells() if cells[0] == "E")
    assert easy == ("E", "30–35", "1:00–1:09", "2:00–2:18", "5:00–5:46", "8:03–9:16", "1:57.6–2:21.0")


def test_the_json_has_seconds_and_goes_through_json() -> None:
    data = json.loads(json.dumps(paces_table([MILE], [], TODAY).as_json()))
    mile = next(row for row in data["paces"] if row["name"] == "mile, R")
    assert mile["per"]["mile"]["mid_s"] == pytest.approx(358.3)
    assert mile["per"]["400"]["low_s"] < mile["per"]["400"]["mid_s"] < mile["per"]["400"]["high_s"]
    assert mile["goal"] is False


def test_without_marks_the_notes_say_what_to_add() -> None:
    table = paces_table([], [Goal(1500.0, 330_000)], TODAY)
    assert [row.name for row in table.rows] == ["goal 1500"]
    assert "time trial" in table.notes[0]


def test_one_reason_is_said_once_for_all_the_paces_it_keeps_away() -> None:
    table = paces_table([Mark(800.0, 130_000, date(2026, 11, 1))], [], TODAY)
    assert [row.name for row in table.rows] == ["800"]
    assert len(table.notes) == 1
    assert table.notes[0].startswith("no pace for 1500, mile, 3k, I")


def test_an_old_mark_and_a_due_time_trial_are_noted() -> None:
    notes = paces_table([Mark(MILE_M, 358_300, date(2026, 7, 1))], [], TODAY).notes
    assert any("weeks old" in note for note in notes)
    assert any("due" in note for note in notes)
