from __future__ import annotations

import pytest

from milewatch.records.ids import is_id, new_id

from .samples import WALL


def test_ids_sort_by_time_and_do_not_clash():
    ids = {new_id(WALL) for _ in range(50)}
    assert len(ids) > 45
    assert all(id_.startswith("20261120T170211Z-") and is_id(id_) for id_ in ids)
    assert new_id(WALL) < new_id(WALL.replace(year=2027))


@pytest.mark.parametrize("text", ["", "../x", "a/b", ".hidden", "a\\b", "a.b", "a\n", "c:", "é", "a" * 101])
def test_what_could_be_a_path_is_no_id(text):
    assert not is_id(text)
