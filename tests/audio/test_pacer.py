"""The plain pacer: what is beeped, and when."""

from __future__ import annotations

import pytest

from milewatch.audio.pacer import Pace, PaceError, beeps, read_pace


@pytest.mark.parametrize(
    ("text", "pace"),
    [
        ("90/400", Pace(90_000, 400.0)),
        ("1:15/400", Pace(75_000, 400.0)),
        ("75s/400m", Pace(75_000, 400.0)),
        ("3:20/km", Pace(200_000, 1000.0)),
        ("5:00/mi", Pace(300_000, 1609.344)),
        ("37.5/200", Pace(37_500, 200.0)),
        ("@75/lap", Pace(75_000, 400.0)),
    ],
)
def test_a_pace_is_a_time_a_slash_and_a_distance(text: str, pace: Pace) -> None:
    assert read_pace(text) == pace


@pytest.mark.parametrize("text", ["90", "fast/400", "90/far", "0/400", "10/400", "/", "90/-400", f"{'9' * 400}/400"])
def test_what_is_no_pace_says_what_would_be_right(text: str) -> None:
    with pytest.raises(PaceError, match=r"90/400"):
        read_pace(text)


def test_beeps_come_every_hundred_metres_at_even_times_and_another_at_each_lap() -> None:
    plan = beeps(Pace(90_000, 400.0), 100, 800, start=1000.0)
    assert [(s.at - 1000, s.clips[0]) for s in plan] == [
        (-3.0, "count"),
        (-2.0, "count"),
        (-1.0, "count"),
        (0.0, "go"),
        (22.5, "pace"),
        (45.0, "pace"),
        (67.5, "pace"),
        (90.0, "split"),
        (112.5, "pace"),
        (135.0, "pace"),
        (157.5, "pace"),
        (180.0, "split"),
    ]


def test_laps_are_beeped_also_where_the_beeps_do_not_divide_them() -> None:
    plan = beeps(Pace(300_000, 1609.344), 400, 1700, start=0.0)
    assert [(round(s.at, 3), s.clips[0]) for s in plan[4:]] == [
        (74.565, "pace"),
        (149.129, "pace"),
        (223.694, "pace"),
        (298.258, "pace"),
        (300.0, "split"),
    ]


def test_no_beep_drifts_over_a_long_run() -> None:
    plan = beeps(Pace(90_100, 400.0), 100, 42_000, start=0.0)
    assert plan[-1].at == pytest.approx(42_000 / 400 * 90.1, abs=1e-9)


def test_beeps_that_would_run_into_each_other_are_refused() -> None:
    with pytest.raises(PaceError, match="ask for fewer"):
        beeps(Pace(90_000, 400.0), 1, 800, start=0.0)
