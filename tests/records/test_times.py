from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.records import times
from milewatch.records.ids import is_id, new_id

from .samples import WALL


@given(st.integers(0, 10**8))
def test_a_time_reads_back_as_it_was_written(cs):
    assert times.read(times.text(cs)) == cs


@pytest.mark.parametrize(
    ("written", "cs"),
    [("1:00.00", 6000), ("0:59.99", 5999), ("72:05.10", 432_510), ("1:12:05.1", 432_510), ("45.2", 4520), ("62", 6200)],
)
def test_people_write_times_in_several_ways(written, cs):
    assert times.read(written) == cs


@pytest.mark.parametrize("written", ["", "1:60.00", "1:75:00", "-1:00", "1:00.0000", "one", "1:00,00,0", "٣:00", "nan"])
def test_what_is_no_time_is_refused(written):
    with pytest.raises(ValueError, match="no time"):
        times.read(written)


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_later_in_milliseconds_is_never_earlier_in_hundredths(one, other):
    early, late = sorted((one, other))
    assert times.hundredths(early) <= times.hundredths(late)


def test_ids_sort_by_time_and_do_not_clash():
    ids = {new_id(WALL) for _ in range(50)}
    assert len(ids) > 45
    assert all(id_.startswith("20261120T170211Z-") and is_id(id_) for id_ in ids)
    assert new_id(WALL) < new_id(WALL.replace(year=2027))


@pytest.mark.parametrize("text", ["", "../x", "a/b", ".hidden", "a\\b", "a.b", "a\n", "c:", "é", "a" * 101])
def test_what_could_be_a_path_is_no_id(text):
    assert not is_id(text)
