from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.workout import times
from milewatch.workout.units import parse_duration

TIMES = st.integers(0, 20 * 3600 * 1000)


@pytest.mark.parametrize(
    ("ms", "whole", "tenths"),
    [
        (0, "0:00", "0:00.0"),
        (59_999, "0:59", "0:59.9"),
        (62_345, "1:02", "1:02.3"),
        (3_661_000, "1:01:01", "1:01:01.0"),
    ],
)
def test_a_running_clock_is_truncated(ms: int, whole: str, tenths: str) -> None:
    assert times.running(ms) == whole
    assert times.running(ms, tenths=True) == tenths


@pytest.mark.parametrize(
    ("ms", "shown"),
    [
        (60_000, "1:00"),
        (59_001, "1:00"),
        (10_000, "0:10"),
        (9_901, "0:10"),
        (9_900, "0:09.9"),
        (1, "0:00.1"),
        (0, "0:00.0"),
    ],
)
def test_a_countdown_is_rounded_up_and_reads_nothing_only_when_it_is_over(ms: int, shown: str) -> None:
    assert times.countdown(ms) == shown


@given(TIMES)
def test_a_time_that_was_taken_is_told_to_the_nearest_hundredth(ms: int) -> None:
    *upper, seconds = times.taken(ms).split(":")
    total = sum(int(part) * 60 ** (len(upper) - i) for i, part in enumerate(upper)) + float(seconds)
    assert abs(total * 1000 - ms) <= 5.001


@given(TIMES)
def test_a_log_has_the_time_that_was_shown(ms: int) -> None:
    assert times.read(times.taken(ms)) == times.read(times.logged(times.hundredths(ms)))


@pytest.mark.parametrize(
    ("ms", "decimals", "shown"),
    [(358_300, 1, "5:58.3"), (58_250, 1, "58.3"), (59_999, 0, "1:00"), (3_723_000, 1, "1:02:03.0"), (950, 2, "0.95")],
)
def test_a_time_in_a_sentence_has_no_minutes_below_one(ms: int, decimals: int, shown: str) -> None:
    assert times.short(ms, decimals) == shown


def test_plans_are_told_as_short_as_they_are_exact() -> None:
    assert [times.planned(ms) for ms in (180_000, 45_000, 62_500, 62_340)] == ["3:00", "0:45", "1:02.5", "1:02.34"]
    assert [times.planned_range(*ends) for ends in ((61_000, 63_000), (62_000, 62_000))] == ["1:01-1:03", "1:02"]


@given(st.integers(0, 10**7))
def test_a_planned_time_reads_back_to_the_hundredth(cs: int) -> None:
    assert parse_duration(times.planned(10 * cs)) == 10 * cs


@pytest.mark.parametrize(("ms", "shown"), [(20_000, "1 min"), (1_560_000, "26 min"), (3_840_000, "1 h 04 min")])
def test_a_whole_session_is_told_in_minutes(ms: int, shown: str) -> None:
    assert times.about(ms) == shown


@pytest.mark.parametrize(
    ("ms", "shown"),
    [(-170, "−0.17"), (4, "±0.00"), (-4, "±0.00"), (450, "+0.45"), (62_300, "+1:02.30"), (-69_480, "−1:09.48")],
)
def test_a_difference_has_a_sign_and_minutes_from_one_on(ms: int, shown: str) -> None:
    assert times.difference(ms) == shown


def test_the_caller_says_what_no_difference_is_called() -> None:
    assert [times.difference(ms, none="on") for ms in (4, -10)] == ["on", "−0.01"]


def test_another_number_has_a_sign_unless_it_rounds_to_nothing() -> None:
    assert [times.signed(value) for value in (1.0, -0.05, 0.001, -0.001)] == ["+1.00", "−0.05", "±0.00", "±0.00"]
    assert [times.signed(value, 0) for value in (-90, 0.4)] == ["−90", "±0"]


@given(st.integers(0, 10**8))
def test_a_time_reads_back_as_it_was_written(cs: int) -> None:
    assert times.read(times.logged(cs)) == cs


@pytest.mark.parametrize(
    ("written", "cs"),
    [("1:00.00", 6000), ("0:59.99", 5999), ("72:05.10", 432_510), ("1:12:05.1", 432_510), ("45.2", 4520), ("62", 6200)],
)
def test_people_write_times_in_several_ways(written: str, cs: int) -> None:
    assert times.read(written) == cs


@pytest.mark.parametrize("written", ["", "1:60.00", "1:75:00", "-1:00", "1:00.0000", "one", "1:00,00,0", "٣:00", "nan"])
def test_what_is_no_time_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match="no time"):
        times.read(written)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_later_in_milliseconds_is_never_earlier_in_hundredths(one: int, other: int) -> None:
    early, late = sorted((one, other))
    assert times.hundredths(early) <= times.hundredths(late)
