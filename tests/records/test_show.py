from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

from milewatch.records import logtext
from milewatch.records.build import from_session
from milewatch.records.show import as_json, lines
from milewatch.records.sums import off_target_cs, sums

from .samples import WALL, header, reps, solo

EXAMPLE = logtext.read((Path(__file__).parent / "example.toml").read_text("utf-8"), "example.toml")


def test_the_json_has_this_shape():
    shown = as_json(EXAMPLE)
    assert json.loads(json.dumps(shown)) == shown
    assert list(shown) == ["id", "title", "started", "finished", "athletes", "notes"]
    ana, bo = shown["athletes"]
    assert list(ana) == ["name", "effort", "laps"]
    assert shown["started"] == "2026-11-20T17:02:11.400+00:00"
    assert ana["laps"][0] == {
        "kind": "work",
        "set": [1, 1],
        "rep": [1, 2],
        "at_s": 750.0,
        "time_s": 60.0,
        "distance_m": 305,
    }
    assert ana["laps"][2]["splits_s"] == [31.1, 60.0]
    assert ana["laps"][3]["edited"] is True
    assert bo["laps"][2]["end"] == "dropped"


def test_a_target_is_a_number_or_two_and_a_pause_is_there_only_when_there_was_one():
    row = replace(EXAMPLE.laps["ana"][0], target_cs=(5900, 5900), paused_cs=150)
    other = replace(row, target_cs=(5900, 6100), paused_cs=0)
    shown = as_json(replace(EXAMPLE, laps={"ana": (row, other)}))["athletes"][0]["laps"]
    assert (shown[0]["target_s"], shown[0]["paused_s"]) == (59.0, 1.5)
    assert shown[1]["target_s"] == [59.0, 61.0]
    assert "paused_s" not in shown[1]


def test_reps_are_counted_by_the_plan_even_when_not_all_were_run():
    timeline = reps(6)
    session = solo(timeline)
    session.start(0)
    session.stamp(62_000)
    log = from_session(session, header(timeline), WALL, 70_000)
    assert as_json(log)["athletes"][0]["laps"][0]["rep"] == [1, 6]


def test_the_difference_is_to_the_nearer_edge_of_the_target():
    row = replace(EXAMPLE.laps["ana"][0], time_cs=6000)
    assert off_target_cs(row) is None
    assert off_target_cs(replace(row, target_cs=(5900, 5950))) == 50
    assert off_target_cs(replace(row, target_cs=(6100, 6200))) == -100
    assert off_target_cs(replace(row, target_cs=(5900, 6100))) == 0


def test_the_table_shows_reps_against_targets_and_totals_that_add_up():
    timeline = reps(2)
    session = solo(timeline)
    session.start(0)
    session.stamp(61_500)
    session.stamp(61_500 + 90_000 + 63_210)
    log = from_session(session, header(timeline), WALL, 300_000)
    text = "\n".join(lines(log))
    assert "rep       1 of 2  1:01.50  1:02.00  −0.50     400 m" in text
    assert "rep       2 of 2  1:03.21  1:02.00  +1.21     400 m" in text
    assert "reps 2:04.71 (800 m) + recovery 1:30.00 = 3:34.71" in text


def test_the_parts_of_the_sum_are_the_whole():
    whole = sums(EXAMPLE.laps["ana"])
    assert whole.whole_cs == sum(row.time_cs + row.paused_cs for row in EXAMPLE.laps["ana"])


def test_text_from_people_cannot_write_to_the_terminal():
    evil = "\x1b]0;owned\x07\n\x1b[2Jx"
    row = replace(EXAMPLE.laps["ana"][0], notes=evil)
    athlete = replace(EXAMPLE.athletes["ana"], name=evil)
    log = replace(EXAMPLE, title=evil, notes=evil, place=evil, athletes={"ana": athlete}, laps={"ana": (row,)})
    assert not set("".join(lines(log))) & {"\x1b", "\x07", "\n"}


def test_the_result_that_the_paces_came_from_is_named():
    assert "paces from the mile in 5:58.3 (2026-10-24)" in lines(EXAMPLE)


def test_a_log_whose_athlete_is_not_introduced_is_shown_all_the_same():
    log = replace(EXAMPLE, athletes={})
    assert [athlete["name"] for athlete in as_json(log)["athletes"]] == ["ana", "bo"]
    assert "ana" in lines(log)
