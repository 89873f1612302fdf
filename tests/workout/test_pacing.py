"""An athlete's paces: which results are used, how they are named, and what is said about them."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest

from milewatch.workout.marks import Goal, Mark, trial_due
from milewatch.workout.model import MILE_M
from milewatch.workout.paces_table import paces_table
from milewatch.workout.pacing import Missing, Pace, Pacer

TODAY = date(2026, 11, 22)
NAMED = {
    300: {"800": 68.1, "1500": 74.1, "mile": 74.6, "R": 74.6, "3k": 79.3, "I": 81.7, "vo2max": 81.7, "5k": 82.5,
          "10k": 85.6, "T": 88.8, "threshold": 88.8, "marathon": 94.0, "M": 94.0},
    360: {"800": 81.7, "1500": 88.8, "mile": 89.5, "R": 89.5, "3k": 95.0, "I": 96.4, "vo2max": 96.4, "5k": 98.4,
          "10k": 102.0, "T": 104.8, "threshold": 104.8, "marathon": 110.9, "M": 110.9},
    420: {"800": 95.3, "1500": 103.6, "mile": 104.4, "R": 104.4, "3k": 110.5, "I": 110.9, "vo2max": 110.9, "5k": 113.9,
          "10k": 118.2, "T": 120.4, "threshold": 120.4, "marathon": 127.5, "M": 127.5},
}  # fmt: skip


def mark(metres: float, seconds: float, days_ago: int = 7) -> Mark:
    return Mark(metres, round(seconds * 1000), TODAY - timedelta(days=days_ago))


def pacer(*marks: Mark, goals: tuple[Goal, ...] = ()) -> Pacer:
    return Pacer(marks, goals, TODAY)


def known(pace: Pace | Missing) -> Pace:
    assert isinstance(pace, Pace), pace
    return pace


def missing(pace: Pace | Missing) -> str:
    assert isinstance(pace, Missing), pace
    return pace.text


@pytest.mark.parametrize("mile_s", NAMED)
def test_named_paces_from_a_mile_are_those_of_the_table(mile_s: int) -> None:
    paces = pacer(mark(MILE_M, mile_s))
    for name, s400 in NAMED[mile_s].items():
        assert known(paces.named(name)).mid * 400 == pytest.approx(s400, abs=0.051), name


@pytest.mark.parametrize(
    ("name", "same"),
    [("3000", "3k"), ("5 km", "5k"), ("10K pace", "10k"), ("1 mi", "mile"), ("current mile pace", "mile"),
     ("tempo", "T"), ("LT", "T"), ("easy", "E"), ("1500 m", "1500"), ("mile race", "mile")],
)  # fmt: skip
def test_a_pace_has_several_names(name: str, same: str) -> None:
    paces = pacer(mark(MILE_M, 350))
    assert paces.named(name) == paces.named(same)


def test_easy_is_a_range() -> None:
    easy = known(pacer(mark(MILE_M, 360)).named("E"))
    assert easy.low * 400 < 121 < 135 < easy.high * 400
    assert "62–74 %" in easy.source


def test_one_result_carries_two_percent_and_two_carry_less() -> None:
    one = known(pacer(mark(MILE_M, 360)).named("3k"))
    two = known(pacer(mark(MILE_M, 360), mark(5000, 1240)).named("3k"))
    assert one.high / one.mid == pytest.approx(1.02)
    assert two.high / two.mid == pytest.approx(1.015)
    assert "±2 %" in one.source
    assert "±1.5 %" in two.source
    assert not one.uncertain


def test_between_two_results_the_personal_power_law_is_used() -> None:
    pace = known(pacer(mark(MILE_M, 360), mark(5000, 1240)).named("3k"))
    k = math.log(1240 / 360) / math.log(5000 / MILE_M)
    assert pace.mid * 3000 == pytest.approx(360 * (3000 / MILE_M) ** k)


def test_outside_two_results_the_nearer_one_is_used() -> None:
    both = pacer(mark(MILE_M, 360), mark(5000, 1240))
    alone = pacer(mark(5000, 1240))
    assert known(both.named("10k")).mid == known(alone.named("10k")).mid


def test_two_results_that_contradict_each_other_are_not_joined() -> None:
    pace = known(pacer(mark(MILE_M, 420), mark(5000, 1240)).named("3k"))
    assert "Daniels–Gilbert" in pace.source
    assert any("do not fit together" in warning for warning in pace.warnings)


def test_the_mark_itself_is_its_pace() -> None:
    pace = known(pacer(mark(1609, 358.3)).named("mile"))
    assert pace.mid * MILE_M == pytest.approx(358.3)
    assert pace.source.startswith("from the mile in 5:58.3")


def test_the_newest_of_a_distance_counts_not_the_best() -> None:
    pace = known(pacer(mark(MILE_M, 350, days_ago=40), mark(MILE_M, 360, days_ago=4)).named("mile"))
    assert pace.mid * MILE_M == pytest.approx(360)


def test_an_old_mark_is_used_and_said_to_be_old() -> None:
    assert not known(pacer(mark(MILE_M, 360, days_ago=56)).named("3k")).uncertain
    pace = known(pacer(mark(MILE_M, 360, days_ago=63)).named("3k"))
    assert pace.warnings == ("the mile in 6:00.0 is 9 weeks old",)
    assert "9 weeks old" in pace.source


def test_a_mark_of_another_season_is_not_mixed_with_a_new_one() -> None:
    pace = known(pacer(mark(MILE_M, 360), mark(5000, 1100, days_ago=300)).named("3k"))
    assert pace == known(pacer(mark(MILE_M, 360)).named("3k"))


def test_a_mark_that_is_dated_ahead_is_used_and_said() -> None:
    (said,) = known(pacer(mark(MILE_M, 360, days_ago=-30)).named("mile")).warnings
    assert "ahead of today" in said
    assert known(pacer(mark(MILE_M, 360, days_ago=-1)).named("mile")).warnings == ()


def test_a_mark_that_is_dated_ahead_takes_the_place_of_none_that_was_run() -> None:
    run, ahead = mark(MILE_M, 360, days_ago=30), mark(MILE_M, 330, days_ago=-30)
    assert pacer(run, ahead).named("3k") == pacer(run).named("3k")
    assert pacer(run, mark(3000, 700, days_ago=-30)).named("3k") == pacer(run).named("3k")


def test_of_a_mark_that_is_dated_ahead_it_is_said_once_what_comes_of_it() -> None:
    run, ahead = mark(MILE_M, 360, days_ago=30), mark(MILE_M, 330, days_ago=-30)
    day = ahead.on.isoformat()
    alone = [note for note in paces_table([ahead], [], TODAY).notes if "dated" in note]
    assert alone == [f"the mile in 5:30.0 is dated {day}, which is ahead of today: look at its day"]
    both = [note for note in paces_table([run, ahead], [], TODAY).notes if "dated" in note]
    assert both == [f"the mile in 5:30.0 is dated {day}, which is ahead of today: no pace comes from it until then"]


def test_a_mark_that_is_dated_ahead_does_not_put_off_the_time_trial() -> None:
    assert "is due" in str(trial_due([mark(MILE_M, 360, days_ago=60), mark(MILE_M, 330, days_ago=-30)], TODAY))
    assert trial_due([mark(MILE_M, 330, days_ago=-30)], TODAY) is None


@pytest.mark.parametrize(
    ("days_ago", "told"),
    [(0, "today"), (1, "1 day old"), (63, "9 weeks old"), (-1, "dated ahead, {}"), (-30, "dated ahead, {}")],
)
def test_how_old_a_mark_is(days_ago: int, told: str) -> None:
    one = mark(MILE_M, 360, days_ago=days_ago)
    assert one.aged(TODAY) == told.format(one.on.isoformat())


def test_an_old_mark_helps_where_the_new_one_cannot() -> None:
    pace = known(pacer(mark(800, 150), mark(MILE_M, 360, days_ago=80)).named("T"))
    assert pace.uncertain


def test_goal_pace_comes_only_from_a_goal_and_current_only_from_a_mark() -> None:
    goal = Goal(MILE_M, 345_000)
    assert known(pacer(goals=(goal,)).named("goal mile")).mid * MILE_M == pytest.approx(345)
    assert "needs a mark" in missing(pacer(goals=(goal,)).named("mile"))
    assert "goal mile pace needs a goal" in missing(pacer(mark(MILE_M, 360)).named("goal mile"))
    both = pacer(mark(MILE_M, 360), goals=(goal,))
    assert known(both.named("mile")).mid * MILE_M == pytest.approx(360)
    assert known(both.named("Goal Mile pace")).mid * MILE_M == pytest.approx(345)


def test_a_goal_for_another_distance_gives_the_goal_mile() -> None:
    pace = known(pacer(goals=(Goal(1500.0, 330_000),)).named("goal mile"))
    assert pace.mid * MILE_M / 330 == pytest.approx(1.0806, abs=0.0001)
    assert "the goal of 5:30.0 for the 1500 m" in pace.source


def test_goal_alone_means_the_only_goal() -> None:
    goals = (Goal(1500.0, 330_000), Goal(5000.0, 1_200_000))
    assert known(pacer(goals=goals[:1]).named("goal pace")).mid * 1500 == pytest.approx(330)
    assert "which" in missing(pacer(goals=goals).named("goal pace"))
    assert "for a distance" in missing(pacer(goals=goals).named("goal T"))


def test_an_800_from_a_mile_is_quicker_than_the_equations_have_it() -> None:
    pace = known(pacer(mark(MILE_M, 360)).named("800"))
    assert pace.mid * 800 == pytest.approx(360 * (800 / MILE_M) ** 1.13)
    assert "exponent 1.13" in pace.source


def test_an_800_from_a_5k_is_said_to_be_uncertain() -> None:
    pace = known(pacer(mark(5000, 1240)).named("800"))
    assert pace.uncertain
    assert pace.high / pace.mid > 1.025


@pytest.mark.parametrize("name", ["mile", "3k", "T", "E"])
def test_an_800_alone_is_too_short_for_the_rest(name: str) -> None:
    assert "too short for Daniels–Gilbert" in missing(pacer(mark(800, 130)).named(name))


def test_an_800_of_its_own_gives_800_pace() -> None:
    assert known(pacer(mark(800, 130)).named("800")).mid * 800 == pytest.approx(130)


def test_a_slip_of_the_finger_is_named_and_gives_nothing() -> None:
    assert "quicker than anybody" in missing(pacer(mark(MILE_M, 58.3)).named("mile"))
    assert "quicker than anybody" in missing(pacer(mark(MILE_M, 58.3)).named("T"))


def test_sprints_and_ultras_have_no_pace() -> None:
    paces = pacer(mark(MILE_M, 360))
    assert "under 600 m" in missing(paces.named("400"))
    assert "beyond the marathon" in missing(paces.named("50 mi"))


@pytest.mark.parametrize("name", ["5k-3k", "3k-5k", "3k – 5k pace"])
def test_a_range_of_names_spans_both(name: str) -> None:
    paces = pacer(mark(MILE_M, 360))
    found, quick, slow = (known(paces.named(one)) for one in (name, "3k", "5k"))
    assert (found.low, found.high) == (quick.low, slow.high)
    assert found.mid == pytest.approx((quick.mid + slow.mid) / 2)


def test_a_range_needs_both_of_its_ends() -> None:
    assert "under 600 m" in missing(pacer(mark(MILE_M, 360)).named("mile-400"))


@pytest.mark.parametrize("name", ["5k-", "mile-zone 2", "race", "sub LT", "cl", "zone 4", "0 km", "🏃", ""])
def test_a_name_without_a_pace_gets_a_sentence(name: str) -> None:
    assert missing(pacer(mark(MILE_M, 360)).named(name))


@pytest.mark.parametrize(("days", "word"), [(28, None), (29, "can be run"), (42, "can be run"), (43, "is due")])
def test_a_time_trial_is_due_every_four_to_six_weeks(days: int, word: str | None) -> None:
    said = trial_due([mark(5000, 1240, days_ago=200), mark(MILE_M, 360, days_ago=days)], TODAY)
    assert said is None if word is None else said is not None and word in said


def test_without_marks_a_time_trial_is_advised() -> None:
    assert "time trial" in str(trial_due([], TODAY))


def test_a_mark_dated_tomorrow_is_as_good_as_new() -> None:
    assert not known(pacer(mark(MILE_M, 360, days_ago=-1)).named("mile")).uncertain
