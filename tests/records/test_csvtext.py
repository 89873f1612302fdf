"""Laps for a spreadsheet."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from milewatch.records.csvtext import HEADER, csv_text
from milewatch.records.log import AthleteRow, LapRow, Log

STARTED = datetime(2026, 11, 20, 17, 2, 11, 400_000, tzinfo=UTC)
LAP = LapRow("work", 6100, 7205, 1, 2, None, 409.344, (3000, 7205), (7000, 7300), "stopped", True, 1000, "=1+1")
LOG = Log("s1", STARTED, STARTED, 'six, "fast"', {"ana": AthleteRow("Ana", 7.5)}, {"ana": (LAP,)})


def rows(*logs: Log) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(csv_text(logs))))


def test_a_row_a_lap_with_seconds_and_times() -> None:
    (row,) = rows(LOG)
    assert row == {
        **dict.fromkeys(HEADER, ""),
        "session": "s1",
        "started": "2026-11-20T17:02:11.400+00:00",
        "title": 'six, "fast"',
        "athlete": "ana",
        "name": "Ana",
        "effort": "7.5",
        "lap": "1",
        "kind": "work",
        "set": "1",
        "rep": "2",
        "at_s": "61.00",
        "at": "1:01.00",
        "time_s": "72.05",
        "time": "1:12.05",
        "metres": "409.344",
        "splits_s": "30.00 72.05",
        "splits": "0:30.00 1:12.05",
        "target_low_s": "70.00",
        "target_high_s": "73.00",
        "target": "1:10.00-1:13.00",
        "end": "stopped",
        "edited": "true",
        "paused_s": "10.00",
        "notes": "'=1+1",
    }


def test_there_is_a_header_without_any_lap() -> None:
    assert csv_text([]) == ",".join(HEADER) + "\n"


@pytest.mark.parametrize("text", ["=cmd|' /C calc'!A0", "+1", "-1", "@SUM(A1)", "\t=1", "  =1"])
def test_no_cell_of_text_is_run_as_a_formula(text: str) -> None:
    (row,) = rows(replace(LOG, title=text, athletes={"ana": AthleteRow(text)}))
    assert row["title"][0] == "'"
    assert row["name"][0] == "'"


def test_an_athlete_without_a_table_and_a_lap_of_nothing_known() -> None:
    (row,) = rows(replace(LOG, athletes={}, laps={"bo": (LapRow("recovery", 0, 500),)}))
    assert (row["athlete"], row["name"], row["effort"], row["rep"], row["metres"]) == ("bo", "bo", "", "", "")
