from __future__ import annotations

import pytest

from milewatch.clock import ManualClock
from milewatch.places import Places


@pytest.fixture
def places(tmp_path):
    return Places.under(tmp_path / "home", rescue=tmp_path / "rescue")


@pytest.fixture
def clock():
    return ManualClock()
