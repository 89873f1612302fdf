"""The figures of a session, on a vector worked out by hand."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.review.analysis import analyse, bars, density
from milewatch.review.figures import against_target, cv_word, figures, median
from milewatch.review.load import week_load
from milewatch.review.runs import Run, RunLap
from milewatch.review.shape import shape
from milewatch.workout.model import Kind
from milewatch.workout.progress import Band

from .squads import DAY, TARGET, VECTOR, rep, rest, run, timed

times = st.lists(st.floats(20, 400), min_size=2, max_size=20)


def test_every_figure_of_the_vector() -> None:
    found = figures(VECTOR)
    assert found is not None
    assert found.n == 6
    assert found.mean == pytest.approx(180.85, abs=1e-9)
    assert found.sd == pytest.approx(1.645, abs=0.0005)
    assert found.cv == pytest.approx(0.91, abs=0.005)
    assert found.slope == pytest.approx(0.163, abs=0.0005)
    assert found.slope_percent == pytest.approx(0.090, abs=0.0005)
    assert found.last_first == pytest.approx(-0.72, abs=0.005)
    assert found.halves == pytest.approx(0.68, abs=0.005)
    assert found.worst_best == pytest.approx(2.35, abs=0.005)
    assert found.decrement == pytest.approx(1.09, abs=0.005)
    assert found.jitter == pytest.approx(2.14, abs=0.005)


def test_a_fast_finish_does_not_hide_the_fade() -> None:
    found = figures(VECTOR)
    assert found is not None
    assert (found.fade_word, found.finish_word, found.cv_word) == ("fading", "faster", "tight")
    assert found.hidden_fade


def test_the_vector_against_its_target() -> None:
    found = against_target(VECTOR, [TARGET] * 6)
    assert found is not None
    assert found.percent == pytest.approx(1.06, abs=0.005)
    assert (found.n, found.within_1, found.within_2) == (6, 3, 5)


def test_the_density_of_the_vector_with_five_rests() -> None:
    found = density(run().laps)
    assert found.rests == 5
    assert found.density == pytest.approx(0.591, abs=0.0005)
    assert found.rest_per_work == pytest.approx(0.83, abs=0.005)


def test_the_load_of_the_week() -> None:
    week = week_load((420, 0, 300, 560, 0, 380, 240))
    assert week.total == 1900
    assert week.monotony == pytest.approx(1.29, abs=0.005)
    assert week.strain == pytest.approx(2448, abs=0.5)


@pytest.mark.parametrize("days", [(0,) * 7, (300,) * 7])
def test_a_week_of_equal_days_has_no_monotony(days: tuple[float, ...]) -> None:
    assert week_load(days).monotony is None


@pytest.mark.parametrize(
    ("halves", "percent", "word"),
    [
        ((88.1, 92.1), 4.54, "positive"),
        ((90.0, 90.0), 0.0, "even"),
        ((100.0, 101.0), 1.0, "positive"),
        ((100.0, 100.9), 0.9, "even"),
        ((100.0, 99.0), -1.0, "negative"),
        ((100.0, 99.1), -0.9, "even"),
    ],
)
def test_the_shape_of_a_rep(halves: tuple[float, float], percent: float, word: str) -> None:
    first, second = (round(1000 * seconds) for seconds in halves)
    found = shape(rep(sum(halves), splits_ms=(first, first + second), splits_m=(400.0, 800.0)))
    assert found is not None
    assert found.percent == pytest.approx(percent, abs=0.005)
    assert found.word == word


def test_the_half_of_a_mile_lies_between_two_splits() -> None:
    lap = rep(
        360, 1609.344, splits_ms=(91_570, 181_050, 270_520, 360_000), splits_m=(409.344, 809.344, 1209.344, 1609.344)
    )
    found = shape(lap)
    assert found is not None
    assert found.percent == pytest.approx(0.0, abs=0.01)


def test_splits_at_unknown_places_have_no_shape() -> None:
    assert shape(rep(180, splits_ms=(90_000, 180_000))) is None
    assert shape(rep(180)) is None


@pytest.mark.parametrize(
    ("cv", "word"), [(0.99, "tight"), (1.0, "ok"), (1.99, "ok"), (2.5, "uneven"), (3.01, "ragged")]
)
def test_the_word_for_the_spread(cv: float, word: str) -> None:
    assert cv_word(cv) == word


def test_one_rep_has_a_mean_and_nothing_else() -> None:
    found = figures([180.0])
    assert found is not None
    assert (found.mean, found.sd, found.slope, found.fade_word, found.cv_word) == (180.0, None, None, "", "")
    assert figures([]) is None


def test_the_middle_rep_of_an_odd_number_is_in_neither_half() -> None:
    found = figures([100, 999, 110])
    assert found is not None
    assert found.halves == pytest.approx(10.0)


@settings(max_examples=60)
@given(times, st.floats(0.5, 3))
def test_percentages_do_not_change_with_the_unit(values: list[float], scale: float) -> None:
    one, other = figures(values), figures([x * scale for x in values])
    assert one is not None
    assert other is not None
    for name in ("cv", "slope_percent", "last_first", "halves", "worst_best", "decrement"):
        assert getattr(one, name) == pytest.approx(getattr(other, name), rel=1e-6, abs=1e-6), name


@settings(max_examples=60)
@given(times)
def test_run_backwards_a_fade_is_a_gain(values: list[float]) -> None:
    one, other = figures(values), figures(values[::-1])
    assert one is not None
    assert other is not None
    assert one.slope == pytest.approx(-(other.slope or 0.0), abs=1e-6)
    assert one.sd == pytest.approx(other.sd or 0.0, abs=1e-6)
    assert one.jitter == pytest.approx(other.jitter or 0.0, abs=1e-6)


@settings(max_examples=60)
@given(st.floats(50, 300), st.floats(0.1, 3), st.integers(2, 15))
def test_an_even_fade_is_found_exactly(first: float, step: float, n: int) -> None:
    found = figures([first + i * step for i in range(n)])
    assert found is not None
    assert found.slope == pytest.approx(step)
    assert found.jitter == pytest.approx(step)
    assert found.line() == pytest.approx((first, first + (n - 1) * step))


@settings(max_examples=60)
@given(times)
def test_nothing_is_worse_than_the_worst(values: list[float]) -> None:
    found = figures(values)
    assert found is not None
    assert -1e-9 <= (found.decrement or 0.0) <= (found.worst_best or 0.0) + 1e-9
    assert min(values) <= median(values) <= max(values)


def test_a_session_has_figures_by_kind_and_all_together() -> None:
    laps: list[RunLap] = []
    for number, (metres, seconds) in enumerate([(800, 180), (400, 84), (800, 182), (400, 86)], start=1):
        laps += [rep(seconds, metres, number), rest(120, number, 120)]
    found = analyse(Run("s", "ana", DAY, tuple(laps)))
    assert [(group.label, group.unit, group.values) for group in found.groups] == [
        ("800 m", "s", (180, 182)),
        ("400 m", "s", (84, 86)),
    ]
    assert found.overall is not None
    assert found.overall.unit == "s/400"
    assert found.overall.values == pytest.approx((90, 84, 91, 86))


def test_reps_of_another_effort_are_another_kind() -> None:
    laps = (rep(90, 400, 1, effort="85 %"), rep(80, 400, 2, effort="90 %"))
    assert [group.label for group in analyse(Run("s", "a", DAY, laps)).groups] == ["400 m @ 85 %", "400 m @ 90 %"]


def test_reps_by_time_are_counted_by_their_metres_or_not_at_all() -> None:
    known = analyse(Run("s", "a", DAY, (timed(60, 300.0, 1), timed(60, 320.0, 2))))
    assert known.groups[0].label == "1:00"
    assert known.groups[0].unit == "s/400"
    assert known.groups[0].values == pytest.approx((80, 75))
    assert analyse(Run("s", "a", DAY, (timed(60, None, 1), timed(60, 320.0, 2)))).groups == ()


def test_a_composite_rep_is_one_rep() -> None:
    laps = []
    for number in (1, 2):
        laps += [rep(280, 1200.0, number, part=1), rep(88, 400.0, number, part=2), rest(120, number, 120)]
    found = analyse(Run("s", "a", DAY, tuple(laps)))
    assert len(found.reps) == 2
    assert found.groups[0].label == "1200 m + 400 m"
    assert found.groups[0].values == (368.0, 368.0)
    assert found.density.rests == 1


def test_a_composite_rep_begun_again_is_another_rep() -> None:
    laps = (rep(100, 1200.0, part=1, done=False), rep(280, 1200.0, part=1), rep(88, 400.0, part=2))
    assert [one.done for one in analyse(Run("s", "a", DAY, laps)).reps] == [False, True]


def test_a_rep_that_was_not_finished_is_shown_but_not_counted() -> None:
    made = run((180.0, 182.0, 40.0))
    laps = tuple(replace(lap, done=lap.time_ms != 40_000) for lap in made.laps)
    found = analyse(replace(made, laps=laps))
    assert len(found.reps) == 3
    assert found.groups[0].values == (180.0, 182.0)
    assert len(bars(replace(made, laps=laps))) == 2


def test_rest_drift_and_overrun() -> None:
    laps: list[RunLap] = []
    for number, actual in enumerate((150, 155, 160), start=1):
        laps += [rep(180, 800, number), rest(actual, number, 150)]
    found = analyse(Run("s", "a", DAY, (*laps, rep(180, 800, 4))))
    assert len(found.rests) == 1
    assert found.rests[0].drift_s == pytest.approx(5)
    assert found.rests[0].over_s == pytest.approx(5)
    assert found.rests[0].label == "2:30"


def test_an_open_rest_was_never_too_long() -> None:
    found = analyse(Run("s", "a", DAY, (rep(180), rest(200), rep(180, number=2))))
    assert found.rests[0].over_s is None
    assert found.rests[0].label == "open"


def test_rest_after_the_last_rep_is_no_rest() -> None:
    found = density((rest(99), rep(180), rest(60), rep(180, number=2), rest(500)))
    assert (found.rests, found.rest_s) == (1, 60)


def test_the_load_waits_for_the_effort() -> None:
    assert analyse(run()).load is None
    assert analyse(replace(run(), effort=7.0)).load == 420


def test_bars_stand_against_the_target_or_the_mean() -> None:
    against = bars(run(target=TARGET))
    assert [bar.standing.band for bar in against if bar.standing] == [
        Band.GREEN, Band.GREEN, Band.AMBER, Band.AMBER, Band.AMBER, Band.GREEN,
    ]  # fmt: skip
    alone = bars(run())
    assert all(bar.standing is None for bar in alone)
    assert math.fsum(bar.percent for bar in alone) == pytest.approx(0, abs=1e-9)


def test_a_session_without_reps_has_no_figures() -> None:
    found = analyse(Run("s", "a", DAY, (RunLap(Kind.WARMUP, 600_000),)))
    assert (found.reps, found.groups, found.overall, found.work_m) == ((), (), None, 0.0)
    assert found.density.density is None


def test_hard_running_is_the_work_that_has_a_distance() -> None:
    assert analyse(run()).work_m == 4800


def test_a_rule_of_thumb_shows_when_reps_and_rest_match() -> None:
    fits = analyse(run((88.0,) * 10, metres=400.0, rest_s=60.0)).thumbs
    assert [thumb.name for thumb in fits] == ["10 x 400 m with 1 min"]
    assert fits[0].mile_ms == pytest.approx(88_000 * 1609.344 / 400, abs=1)
    assert "rule of thumb" in fits[0].text
    assert analyse(run((135.0,) * 4, metres=600.0, rest_s=300.0)).thumbs
    assert not analyse(run((88.0,) * 10, metres=400.0, rest_s=90.0)).thumbs
    assert not analyse(run((88.0,) * 9, metres=400.0, rest_s=60.0)).thumbs
    assert not analyse(run()).thumbs


def test_inside_a_range_nothing_is_off_and_outside_it_counts_from_the_nearer_end() -> None:
    laps = tuple(
        rep(seconds, number=n, target_ms=(150_000, 154_000)) for n, seconds in enumerate((152, 154, 157.08), 1)
    )
    session = Run("s", "ana", DAY, laps)
    (group,) = analyse(session).groups
    assert group.target is not None
    assert group.target.percent == pytest.approx(2.0 / 3)
    assert (group.target.within_1, group.target.within_2) == (2, 3)
    standings = [bar.standing for bar in bars(session)]
    assert [(one.difference_ms, one.band) for one in standings if one] == [
        (0, Band.GREEN), (0, Band.GREEN), (3080, Band.AMBER),
    ]  # fmt: skip
