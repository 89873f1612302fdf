"""A session as FIT, read back by another library than the one that writes it: it says what the log says."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import fitdecode
import pytest
from hypothesis import given, settings

from milewatch.history.activity import ExportError, activity_of
from milewatch.history.fit import fit
from milewatch.records.log import AthleteRow, LapRow, Log

from .activities import STARTED, log_of, opened_of, sessions

INTENSITIES = {"warmup": "warmup", "work": "active", "recovery": "recovery", "cooldown": "cooldown"}
Message = tuple[str, dict[str, Any]]


def written(log: Log, athlete: str = "ana") -> list[Message]:
    """The messages of the file, as they stand in it; a checksum that is wrong raises."""
    opened = opened_of(log)
    run = opened.run(athlete)
    assert run is not None
    data = fit(activity_of(opened, run))
    strict = {"check_crc": fitdecode.CrcCheck.RAISE, "error_handling": fitdecode.ErrorHandling.RAISE}
    with fitdecode.FitReader(data, **strict) as reader:
        return [
            (frame.name, {field.name: field.value for field in frame.fields})
            for frame in reader
            if isinstance(frame, fitdecode.FitDataMessage)
        ]


def all_of(messages: list[Message], name: str) -> list[dict[str, Any]]:
    return [fields for one, fields in messages if one == name]


def seconds(at: datetime) -> datetime:
    return at.astimezone(UTC).replace(microsecond=0)


def check(log: Log, athlete: str) -> None:
    rows = log.laps[athlete]
    messages = written(log, athlete)
    laps = all_of(messages, "lap")
    assert [round(100 * lap["total_timer_time"]) for lap in laps] == [row.time_cs for row in rows]
    assert [round(100 * lap["total_elapsed_time"]) for lap in laps] == [row.time_cs + row.paused_cs for row in rows]
    assert [lap.get("total_distance") for lap in laps] == [
        None if row.metres is None else pytest.approx(row.metres, abs=0.005) for row in rows
    ]
    assert [lap["intensity"] for lap in laps] == [INTENSITIES[row.kind] for row in rows]
    ends = [row.at_cs + row.time_cs + row.paused_cs for row in rows]
    for lap, row, end in zip(laps, rows, ends, strict=True):
        assert lap["start_time"] == seconds(log.started + timedelta(milliseconds=10 * row.at_cs))
        assert lap["timestamp"] == seconds(log.started + timedelta(milliseconds=10 * end))
    (session,), (activity,) = all_of(messages, "session"), all_of(messages, "activity")
    assert round(100 * session["total_timer_time"]) == sum(row.time_cs for row in rows)
    assert round(100 * session["total_elapsed_time"]) == ends[-1] - rows[0].at_cs
    assert activity["total_timer_time"] == session["total_timer_time"]
    known = [row.metres for row in rows if row.metres is not None]
    records = all_of(messages, "record")
    assert session.get("total_distance") == (pytest.approx(sum(known), abs=0.01) if known else None)
    assert records[-1].get("distance") == session.get("total_distance")
    assert all(one["timestamp"] < other["timestamp"] for one, other in pairwise(records))
    assert (session["num_laps"], session["start_time"]) == (len(rows), laps[0]["start_time"])
    timer = [fields["event_type"] for fields in all_of(messages, "event")]
    assert timer == ["start", "stop_all"] * (len(timer) // 2)
    names = [name for name, _ in messages]
    assert (names[0], *names[-2:]) == ("file_id", "session", "activity")


@given(sessions())
@settings(max_examples=60, deadline=None)
def test_every_lap_of_any_session_is_there_with_its_time_distance_and_intensity(log: Log) -> None:
    for athlete, rows in log.laps.items():
        if rows:
            check(log, athlete)


def test_a_pause_within_a_second_leaves_one_record_of_it() -> None:
    log = log_of(LapRow("warmup", 0, 0, end="dropped", paused_cs=1), LapRow("work", 1, 20, 1, 1, metres=1.0))
    check(log, "ana")


def test_a_squad_a_rep_not_finished_a_skipped_one_and_a_session_broken_off() -> None:
    full = (
        LapRow("warmup", 0, 60_017, end="mark"),
        LapRow("work", 60_017, 7205, 1, 1, None, 400.0),
        LapRow("recovery", 67_222, 9000, 1, 1, paused_cs=3333),
        LapRow("work", 79_555, 1234, 1, 2, end="skipped"),
        LapRow("recovery", 80_789, 9000, 1, 2),
        LapRow("work", 89_789, 6000, 1, 3, end="dropped"),
    )
    broken_off = (LapRow("work", 500, 7011, 1, 1, None, 402.336), LapRow("recovery", 7511, 3000, 1, 1, end="stopped"))
    athletes = {"ana": AthleteRow("Ana"), "bo": AthleteRow("Bo")}
    log = log_of(laps={"ana": full, "bo": broken_off}, athletes=athletes)
    check(log, "ana")
    check(log, "bo")


def test_laps_of_which_no_distance_is_known_say_none() -> None:
    messages = written(log_of(LapRow("work", 0, 6000, 1, 1), LapRow("recovery", 6000, 6000, 1, 1)))
    assert all("total_distance" not in fields for name, fields in messages if name in ("lap", "session"))
    assert all("distance" not in fields for fields in all_of(messages, "record"))


def test_moments_are_in_utc_and_the_wall_clock_is_told() -> None:
    messages = written(log_of(LapRow("work", 0, 6000, 1, 1)))
    (activity,) = all_of(messages, "activity")
    assert all_of(messages, "session")[0]["start_time"] == datetime(2026, 11, 20, 11, 32, 11, tzinfo=UTC)
    assert all_of(messages, "file_id")[0]["time_created"] == datetime(2026, 11, 20, 11, 32, 11, tzinfo=UTC)
    local = activity["local_timestamp"].replace(tzinfo=None)
    assert local == datetime(2026, 11, 20, 17, 3, 11)
    assert local - activity["timestamp"].replace(tzinfo=None) == timedelta(hours=5, minutes=30)


def test_in_a_pause_the_timer_stands() -> None:
    rows = (LapRow("work", 0, 6000, 1, 1, paused_cs=1500), LapRow("work", 7500, 6000, 1, 2, paused_cs=500))
    timer = [(e["event_type"], e["timestamp"]) for e in all_of(written(log_of(*rows)), "event")]
    begin = seconds(STARTED)
    after = [("start", 0), ("stop_all", 60), ("start", 75), ("stop_all", 135)]
    assert timer == [(what, begin + timedelta(seconds=at)) for what, at in after]


@pytest.mark.parametrize(("effort", "rpe"), [(None, None), (0.0, 0), (7.5, 75), (10.0, 100)])
def test_how_hard_it_was(effort: float | None, rpe: int | None) -> None:
    log = log_of(LapRow("work", 0, 6000, 1, 1), athletes={"ana": AthleteRow("Ana", effort)})
    assert all_of(written(log), "session")[0].get("workout_rpe") == rpe


@pytest.mark.parametrize(
    ("track_m", "surface", "sub_sport"),
    [(400.0, "", "track"), (400.0, "Track", "track"), (400.0, "grass", "generic"), (None, "", "generic")],
)
def test_where_it_was_run(track_m: float | None, surface: str, sub_sport: str) -> None:
    messages = written(log_of(LapRow("work", 0, 6000, 1, 1), track_m=track_m, surface=surface))
    for name in ("lap", "session"):
        assert (all_of(messages, name)[0]["sport"], all_of(messages, name)[0]["sub_sport"]) == ("running", sub_sport)


@pytest.mark.parametrize(
    ("row", "trigger"),
    [
        (LapRow("work", 0, 6000, 1, 1, None, 400.0), "distance"),
        (LapRow("work", 0, 6000, 1, 1, end="stopped"), "session_end"),
        (LapRow("work", 0, 6000, 1, 1, end="skipped"), "manual"),
        (LapRow("recovery", 0, 9000, 1, 1), "time"),
    ],
)
def test_what_ended_a_lap(row: LapRow, trigger: str) -> None:
    (lap,) = all_of(written(log_of(row, text="2 x 400m w/ 90s")), "lap")
    assert lap["lap_trigger"] == trigger


def test_files_of_two_athletes_are_not_taken_for_one() -> None:
    laps = (LapRow("work", 0, 6000, 1, 1),)
    log = log_of(laps={"ana": laps, "bo": laps})
    numbers = {all_of(written(log, who), "file_id")[0]["serial_number"] for who in ("ana", "bo")}
    assert len(numbers) == 2
    assert 0 not in numbers


def test_an_athlete_of_any_name_has_a_file() -> None:
    assert written(log_of(laps={"\ud800": (LapRow("work", 0, 6000, 1, 1),)}), "\ud800")


@pytest.mark.parametrize(
    "log",
    [
        replace(log_of(LapRow("work", 0, 6000, 1, 1)), started=STARTED.replace(year=1998, month=7, day=1)),
        replace(log_of(LapRow("work", 0, 6000, 1, 1)), started=STARTED.replace(year=1970)),
        replace(log_of(LapRow("work", 0, 6000, 1, 1)), started=STARTED.replace(year=2200)),
        log_of(LapRow("work", 0, 500_000_000, 1, 1)),
        log_of(*[LapRow("work", 0, 6000, 1, 1, None, 1e6)] * 50),
    ],
)
def test_what_the_format_has_no_number_for_is_said(log: Log) -> None:
    with pytest.raises(ExportError, match=r"^s1 of ana .* a FIT file can say"):
        written(log)
