"""A session as TCX: it is what the schema of the format asks for, and it says what the log says."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.history.activity import ExportError, activity_of
from milewatch.history.tcx import SPACE, tcx
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow

from .activities import STARTED, log_of, opened_of, sessions

TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
SEQUENCES: dict[str, tuple[str, ...]] = {
    "TrainingCenterDatabase": ("Activities",),
    "Activities": ("Activity",),
    "Activity": ("Id", "Lap+", "Notes?", "Training?", "Creator?", "Extensions?"),
    "Lap": (
        *("TotalTimeSeconds", "DistanceMeters", "MaximumSpeed?", "Calories", "AverageHeartRateBpm?"),
        *("MaximumHeartRateBpm?", "Intensity", "Cadence?", "TriggerMethod", "Track*", "Notes?", "Extensions?"),
    ),
    "Track": ("Trackpoint+",),
    "Trackpoint": ("Time", "Position?", "AltitudeMeters?", "DistanceMeters?", "HeartRateBpm?", "Cadence?"),
    "Creator": ("Name", "UnitId", "ProductID", "Version"),  # a Device_t
    "Version": ("VersionMajor", "VersionMinor", "BuildMajor?", "BuildMinor?"),
}
"""The children of each element, in their order, as the schema has them."""
ATTRIBUTES = {"Activity": {"Sport"}, "Lap": {"StartTime"}, "Creator": {TYPE}}
VALUES = {"Intensity": {"Active", "Resting"}, "TriggerMethod": {"Manual", "Distance", "Location", "Time", "HeartRate"}}
MOMENTS = {"Id", "Time"}
NUMBERS = {"TotalTimeSeconds", "DistanceMeters"}
WHOLES = {"Calories", "UnitId", "ProductID", "VersionMajor", "VersionMinor"}


def name_of(node: ET.Element) -> str:
    assert node.tag.startswith(f"{{{SPACE}}}")
    return node.tag.removeprefix(f"{{{SPACE}}}")


def moment(text: str) -> datetime:
    assert text.endswith("Z")
    return datetime.fromisoformat(text)


def check(node: ET.Element) -> None:
    """Fail where the schema would."""
    name, left = name_of(node), [name_of(child) for child in node]
    assert set(node.attrib) == ATTRIBUTES.get(name, set())
    for child in SEQUENCES.get(name, ()):
        wanted = child.rstrip("?*+")
        count = 0
        while left and left[0] == wanted:
            left.pop(0)
            count += 1
        assert count >= (0 if child[-1] in "?*" else 1), f"{name} has no {wanted}"
        assert count <= 1 or child[-1] in "*+", f"{name} has {count} {wanted}"
    assert left == [], f"in {name} these are not where they must be"
    text = node.text or ""
    if name in VALUES:
        assert text in VALUES[name]
    if name in MOMENTS:
        moment(text)
    if name in NUMBERS:
        assert float(text) >= 0
    if name in WHOLES:
        assert 0 <= int(text) < 65536
    for child in node:
        check(child)


def written(log: Log, athlete: str = "ana") -> ET.Element:
    """The one activity of the file, after it was found to be right."""
    opened = opened_of(log)
    run = opened.run(athlete)
    assert run is not None
    data = tcx(activity_of(opened, run))
    assert data.startswith(b"<?xml")
    root = ET.fromstring(data)
    check(root)
    activity = root[0][0]
    assert activity.get("Sport") == "Running"
    return activity


def all_of(node: ET.Element, name: str) -> list[ET.Element]:
    return node.findall(f".//{{{SPACE}}}{name}")


def value(node: ET.Element, name: str) -> str:
    found = node.find(f"{{{SPACE}}}{name}")
    assert found is not None
    return found.text or ""


def points(lap: ET.Element) -> list[tuple[float, float]]:
    """Seconds from the lap's start and metres from the activity's, of each point."""
    start = moment(lap.get("StartTime") or "")
    return [
        ((moment(value(at, "Time")) - start).total_seconds(), float(value(at, "DistanceMeters")))
        for at in all_of(lap, "Trackpoint")
    ]


@given(sessions())
@settings(max_examples=150, deadline=None)
def test_every_lap_of_any_session_is_there_with_its_time_and_distance(log: Log) -> None:
    for athlete, rows in log.laps.items():
        if not rows:
            continue
        laps = all_of(written(log, athlete), "Lap")
        assert [value(lap, "TotalTimeSeconds") for lap in laps] == [
            f"{row.time_cs // 100}.{row.time_cs % 100:02d}" for row in rows
        ]
        assert [float(value(lap, "DistanceMeters")) for lap in laps] == [row.metres or 0.0 for row in rows]
        resting = [value(lap, "Intensity") == "Resting" for lap in laps]
        assert resting == [row.kind == "recovery" for row in rows]
        begins = [moment(lap.get("StartTime") or "") for lap in laps]
        assert begins == [log.started + timedelta(milliseconds=10 * row.at_cs) for row in rows]
        run = 0.0
        for lap, row in zip(laps, rows, strict=True):
            found = points(lap)
            assert found[0] == (0.0, pytest.approx(run))
            run += row.metres or 0.0
            assert found[-1] == (pytest.approx(row.time_cs / 100), pytest.approx(run))
            assert all(one <= other for one, other in pairwise(found))


def test_the_laps_and_the_pauses_between_them_are_the_whole_session() -> None:
    rows = (LapRow("work", 300, 6000, 1, 1, None, 400.0, paused_cs=1500), LapRow("recovery", 7800, 9001, 1, 1))
    activity = written(log_of(*rows))
    first, second = all_of(activity, "Lap")
    assert value(activity, "Id") == first.get("StartTime") == "2026-11-20T11:32:14.400Z"
    assert (value(first, "TotalTimeSeconds"), value(second, "TotalTimeSeconds")) == ("60.00", "90.01")
    assert points(first)[-1] == (60.0, 400.0)
    assert second.get("StartTime") == "2026-11-20T11:33:29.400Z"  # 15 s of pause after the end of the first


def test_a_split_is_a_point_where_the_plan_says_how_far_it_was() -> None:
    rep = LapRow("work", 0, 18_000, 1, 1, None, 800.0, (8_810, 18_000))
    (lap,) = all_of(written(log_of(rep, text="1 x (800m splits 400)")), "Lap")
    assert points(lap) == [(0.0, 0.0), (88.1, 400.0), (180.0, 800.0)]
    (lap,) = all_of(written(log_of(rep)), "Lap")
    assert points(lap) == [(0.0, 0.0), (180.0, 800.0)]


@pytest.mark.parametrize(
    ("row", "trigger"),
    [
        (LapRow("work", 0, 6000, 1, 1, None, 400.0), "Distance"),
        (LapRow("work", 0, 6000, 1, 1, None, 400.0, end="stopped"), "Manual"),
        (LapRow("work", 0, 6000, 1, 1, end="skipped"), "Manual"),
        (LapRow("recovery", 0, 9000, 1, 1), "Time"),
        (LapRow("recovery", 0, 9000, 1, 1, end="mark"), "Manual"),
        (LapRow("cooldown", 0, 9000), "Manual"),
    ],
)
def test_what_ended_a_lap(row: LapRow, trigger: str) -> None:
    (lap,) = all_of(written(log_of(row, text="2 x 400m w/ 90s")), "Lap")
    assert value(lap, "TriggerMethod") == trigger


def test_the_notes_say_what_was_planned_and_how_it_was() -> None:
    log = log_of(LapRow("work", 0, 6000, 1, 2, end="skipped"), text="2x400m", weather="windy", notes="calf\ntight\n")
    activity = written(log)
    assert value(activity, "Notes") == "a title\n2x400m\neffort 7.5 of 10\nwindy\ncalf\ntight"
    assert [value(lap, "Notes") for lap in all_of(activity, "Lap")] == ["rep 2 · skipped"]
    assert value(written(replace(log, rehearsal=True)), "Notes").startswith("a rehearsal")


@given(st.text())
def test_whatever_people_wrote_is_only_text(text: str) -> None:
    lap = LapRow("work", 0, 6000, 1, 1, notes=text)
    log = log_of(lap, title=f"</Notes>{text}", notes=f"{text}\x1b\ufffe]]>", weather=text)
    log = replace(log, athletes={"ana": AthleteRow(text, plan=PlanRow(text=f"<Lap/>{text}"))})
    notes = value(written(log), "Notes")
    assert notes.startswith("</Notes>")
    assert "\x1b" not in notes
    assert notes.endswith("]]>")


def test_who_ran_nothing_has_no_file() -> None:
    with pytest.raises(ExportError, match="ana ran nothing in s1"):
        written(log_of())


def test_a_session_past_the_end_of_the_calendar_has_no_file() -> None:
    late = log_of(LapRow("work", 0, 99_000_000, 1, 1), started=STARTED.replace(year=9999, month=12, day=31))
    with pytest.raises(ExportError, match="9999"):
        written(replace(late, finished=late.started))
