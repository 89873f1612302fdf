from __future__ import annotations

from milewatch.workout import effort as make
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import MILE_M


def test_percent_is_kept_with_both_ends() -> None:
    assert make.percent(85) == Effort("85 %", Form.PERCENT, 85, 85)
    assert make.percent(70, 75) == Effort("70-75 %", Form.PERCENT, 70, 75)


def test_a_time_has_the_quicker_end_first_however_it_was_written() -> None:
    late = make.time(64, 62)
    assert (late.text, late.low, late.high) == ("64-62 s", 62, 64)


def test_a_pace_is_printed_for_its_distance() -> None:
    assert make.pace(300, None, 1000.0).text == "5:00/km"
    assert make.pace(420, 510, MILE_M).text == "7:00-8:30/mi"
    assert make.pace(75, None, 400.0).text == "75 s/400m"
    assert make.pace(95, 100, 400.0).text == "95-1:40/400m"


def test_an_offset_is_seconds_for_400_m_unless_said() -> None:
    assert make.race("mile", 2.0) == Effort("mile+2s", Form.RACE, name="mile", offset_s=2.0)
    assert make.race("5k", -3.0, 1000.0) == Effort("5k-3s/km", Form.RACE, per_m=1000.0, name="5k", offset_s=-3.0)


def test_words_and_scales_are_kept() -> None:
    assert make.words("fast and relaxed") == Effort("fast and relaxed", Form.WORDS)
    assert make.scale(8).text == "8/10"
    assert make.scale(7, 8).text == "7-8/10"
