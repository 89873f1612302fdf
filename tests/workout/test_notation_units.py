from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.workout.model import MILE_M
from milewatch.workout.units import format_distance, format_duration, format_pace, parse_distance, parse_duration


@pytest.mark.parametrize(
    ("text", "ms"),
    [
        ("90s", 90_000),
        ("1:30", 90_000),
        ("1:02:03.5", 3_723_500),
        ("2.5 min", 150_000),
        ("1'52\"", 112_000),
        ("30''", 30_000),
        ("2mn30", 150_000),
        ("1h", 3_600_000),
        ("3'", 180_000),
    ],
)
def test_times_are_read_in_every_usual_form(text: str, ms: int) -> None:
    assert parse_duration(text) == ms


@pytest.mark.parametrize("text", ["", "90", "1:75", "fast", "400m", "1:2:3:4"])
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a time"):
        parse_duration(text)


@pytest.mark.parametrize(
    ("text", "metres"),
    [
        ("400", 400),
        ("400m", 400),
        ("1,000 m", 1000),
        ("1.5 km", 1500),
        ("3k", 3000),
        ("1 mile", MILE_M),
        ("mile", MILE_M),
        ("0.25mi", 0.25 * MILE_M),
        ("100yd", 91.44),
    ],
)
def test_distances_are_read_in_every_usual_form(text: str, metres: float) -> None:
    assert parse_distance(text) == pytest.approx(metres)


@pytest.mark.parametrize("text", ["", "4", "0m", "3 min", "far"])
def test_what_is_no_distance_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="not a distance"):
        parse_distance(text)


@given(st.integers(min_value=1, max_value=48 * 3600 * 1000))
def test_a_printed_time_reads_back(ms: int) -> None:
    assert parse_duration(format_duration(ms)) == ms


@given(st.floats(min_value=1, max_value=400_000, allow_nan=False))
def test_a_printed_distance_reads_back(metres: float) -> None:
    assert parse_distance(format_distance(metres)) == pytest.approx(metres, rel=1e-12)


def test_distances_are_printed_in_the_unit_in_which_they_are_round() -> None:
    assert [format_distance(m) for m in (400.0, 1000.0, 5000.0, MILE_M, 0.75 * MILE_M, 409.344)] == [
        "400m",
        "1000m",
        "5km",
        "1mi",
        "0.75mi",
        "409.344m",
    ]


def test_paces_are_printed_for_their_distance() -> None:
    assert format_pace(300, 1000.0) == "5:00/km"
    assert format_pace(360, MILE_M) == "6:00/mi"
    assert format_pace(75, 400.0) == "75 s/400m"
