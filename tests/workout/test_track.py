"""The track: laps by lane, the finish line, and beeps on the way."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.workout.model import MILE_M
from milewatch.workout.track import INDOOR_LAP_M, Track, as_laps, beeps, finish_line_splits, usual_start

LANES = (400.00, 407.04, 414.70, 422.37, 430.03, 437.70, 445.37, 453.03)


@pytest.mark.parametrize(("lane", "metres"), enumerate(LANES, start=1))
def test_a_lap_in_each_lane(lane: int, metres: float) -> None:
    assert Track(lane=lane).lap_m == pytest.approx(metres, abs=0.006)


@pytest.mark.parametrize(
    ("metres", "start"),
    [(800, 0), (1200, 0), (2000, 0), (1500, 100), (3000, 200), (5000, 200), (10000, 0), (MILE_M, -9.344)],
)
def test_the_start_is_where_the_track_has_it(metres: float, start: float) -> None:
    assert usual_start(metres, Track()) == pytest.approx(start)


@pytest.mark.parametrize(
    ("metres", "splits"),
    [
        (MILE_M, (409.344, 809.344, 1209.344, 1609.344)),
        (1500, (300, 700, 1100, 1500)),
        (800, (400, 800)),
        (1200, (400, 800, 1200)),
        (400, (400,)),
        (300, (300,)),
    ],
)
def test_splits_fall_at_the_finish_line(metres: float, splits: tuple[float, ...]) -> None:
    assert finish_line_splits(metres, Track()) == pytest.approx(splits)


def test_a_3000_begins_with_half_a_lap() -> None:
    splits = finish_line_splits(3000, Track())
    assert splits[:2] == (200, 600)
    assert len(splits) == 8


def test_indoors_a_mile_is_eight_laps_and_a_bit() -> None:
    splits = finish_line_splits(MILE_M, Track(INDOOR_LAP_M))
    assert splits == pytest.approx([209.344 + 200 * k for k in range(8)])


def test_an_even_six_minute_mile_passes_the_line_at_the_known_times() -> None:
    times = [360 * metres / MILE_M for metres in finish_line_splits(MILE_M, Track())]
    assert times == pytest.approx([91.57, 181.05, 270.52, 360], abs=0.006)


def test_a_start_of_ones_own_moves_the_splits() -> None:
    assert finish_line_splits(1000, Track(), start_m=100) == pytest.approx((300, 700, 1000))


@settings(max_examples=80)
@given(metres=st.floats(50, 10000), start=st.none() | st.floats(-500, 500), lap=st.sampled_from([200.0, 400.0]))
def test_splits_rise_to_the_distance_a_lap_apart(metres: float, start: float | None, lap: float) -> None:
    splits = finish_line_splits(metres, Track(lap), start)
    gaps = [b - a for a, b in zip((0.0, *splits), splits, strict=False)]
    assert splits[-1] == metres
    assert all(gap > 0 for gap in gaps)
    assert gaps[1:-1] == pytest.approx([lap] * len(gaps[1:-1]), abs=0.01)


def test_a_lap_for_a_quarter_mile_is_told() -> None:
    run = as_laps(MILE_M / 4, Track())
    assert run is not None
    assert (run.laps, run.run_m) == (1, 400.0)
    assert run.short_m == pytest.approx(2.336)
    assert "2.3 m (0.58 %) short" in run.text
    assert run.prescribed_ms(75_000) == pytest.approx(75_438)


def test_the_three_quarters_of_a_broken_mile_are_three_laps() -> None:
    run = as_laps(0.75 * MILE_M, Track())
    assert run is not None
    assert run.laps == 3
    assert run.short_m == pytest.approx(7.008)


def test_a_lap_in_lane_four_is_more_than_a_lap() -> None:
    assert as_laps(400, Track(lane=4)) is None
    run = as_laps(400, Track(lane=2, lane_m=0.6))
    assert run is not None
    assert "more than" in run.text


@pytest.mark.parametrize("metres", [400, 800, 1500, 150, 600, 50])
def test_whole_laps_and_odd_distances_need_no_word(metres: float) -> None:
    assert as_laps(metres, Track()) is None


def test_beeps_come_each_hundred_metres_from_the_start() -> None:
    assert beeps(400, 75_000) == ((100, 18_750), (200, 37_500), (300, 56_250), (400, 75_000))
    assert [metres for metres, _ in beeps(MILE_M, 360_000, 400)] == [400, 800, 1200, 1600]
    assert beeps(150, 30_000, 200) == ()


@settings(max_examples=80)
@given(metres=st.floats(100, 10000), ms=st.integers(10_000, 4_000_000), every=st.sampled_from([50.0, 100.0, 200.0]))
def test_no_beep_is_more_than_half_a_millisecond_off(metres: float, ms: int, every: float) -> None:
    for k, (at_m, at_ms) in enumerate(beeps(metres, ms, every), start=1):
        assert at_m == k * every
        assert abs(at_ms - at_m * ms / metres) <= 0.5 + 1e-6


@pytest.mark.parametrize(("metres", "ms", "every"), [(0, 1, 100), (400, 0, 100), (400, 1, 0)])
def test_nothing_to_pace_has_no_beeps(metres: float, ms: float, every: float) -> None:
    assert beeps(metres, ms, every) == ()
