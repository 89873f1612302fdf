"""Who runs today, and athletes as they are typed."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.records.athlete import (
    Athlete,
    Roster,
    read_goal,
    read_mark,
    written_goal,
    written_mark,
)
from milewatch.records.athleteform import Form, athlete_of, form_of
from milewatch.records.lineup import lineup
from milewatch.workout.marks import Goal, Mark, MarkKind

TODAY = date(2026, 11, 20)
ANA = Athlete("ana", "Ana Reis", "", "a", "Tuesday")
BO = Athlete("bo", "Bo Lind", "", "b", "Tuesday")
ANNE = Athlete("anne", "Anne Reis", "Ana", None, "Juniors")
ROSTER = Roster((ANA, BO, ANNE))


def names(*words: str, groups: tuple[str, ...] = ()) -> list[str]:
    return [athlete.id for athlete in lineup(ROSTER, words, groups)]


def test_an_athlete_is_meant_by_id_name_or_short_name_in_any_case() -> None:
    assert names("bo") == names("BO LIND") == names("Bo") == ["bo"]


def test_an_id_comes_before_a_short_name() -> None:
    assert names("ana") == ["ana"]


def test_a_name_that_is_in_no_file_is_somebody_without_marks() -> None:
    (cy,) = lineup(ROSTER, ["Cy Orr"])
    assert cy == Athlete("cy-orr", "Cy Orr")


def test_a_part_of_a_name_is_not_taken_for_somebody_else() -> None:
    assert names("Reis") == ["reis"]


def test_a_group_brings_everybody_in_it_once() -> None:
    assert names("bo", groups=("tuesday", "Tuesday")) == ["bo", "ana"]


def test_a_name_given_twice_is_one_athlete() -> None:
    assert names("Cy", "cy", "bo", "Bo Lind") == ["cy", "bo"]


def test_a_group_that_nobody_is_in_is_refused_with_those_there_are() -> None:
    with pytest.raises(ValueError, match=r"“B”: groups are Tuesday, Juniors"):
        lineup(ROSTER, [], ["B"])


def test_a_name_that_two_have_is_refused_with_their_ids() -> None:
    both = Roster((Athlete("a1", "Ana Reis"), Athlete("a2", "Ana Reis")))
    with pytest.raises(ValueError, match="a1, a2"):
        lineup(both, ["ana reis"])


marks = st.builds(
    Mark,
    st.sampled_from([800.0, 1500.0, 1609.344, 3000.0, 5000.0, 10000.0]),
    st.just(0),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(MarkKind),
    st.sampled_from(["", "windy", "indoor track, 200 m"]),
).flatmap(
    lambda mark: st.integers(19_000, 30_000).map(
        lambda per_km: Mark(mark.distance_m, round(mark.distance_m * per_km / 1000) * 10, mark.on, mark.kind, mark.note)
    )
)
goals = st.builds(
    Goal,
    st.sampled_from([800.0, 1609.344, 5000.0]),
    st.sampled_from([120_000, 121_300, 130_550]),
    st.none() | st.dates(date(2026, 1, 1), date(2030, 1, 1)),
).map(lambda goal: Goal(goal.distance_m, round(goal.time_ms * goal.distance_m / 800) // 10 * 10, goal.by))


@given(marks)
def test_a_mark_is_read_as_it_is_written(mark: Mark) -> None:
    assert read_mark(written_mark(mark), TODAY) == mark


@given(goals)
def test_a_goal_is_read_as_it_is_written(goal: Goal) -> None:
    assert read_goal(written_goal(goal)) == goal


@given(st.lists(marks, max_size=4), st.lists(goals, max_size=3))
def test_a_form_that_nobody_touched_changes_nothing(found: list[Mark], wanted: list[Goal]) -> None:
    athlete = Athlete("ana", "Ana Reis", "Ana", "a", "Tuesday", tuple(wanted), tuple(found))
    again = athlete_of(form_of(athlete), TODAY, athlete)
    assert sorted(again.marks, key=repr) == sorted(athlete.marks, key=repr)
    assert (again.id, again.name, again.short, again.key, again.group, again.goals) == (
        "ana", "Ana Reis", "Ana", "a", "Tuesday", tuple(wanted),
    )  # fmt: skip


def test_a_form_makes_a_new_athlete_with_an_id_of_the_name() -> None:
    form = Form(" Cy  Orr ", marks="1mi=5:58.3 (first one)\n\n5k=20:40 2026-10-24 time trial\n", goals="1mi=5:45")
    athlete = athlete_of(form, TODAY, taken=("cy-orr",))
    assert (athlete.id, athlete.name, athlete.key) == ("cy-orr-2", "Cy Orr", None)
    assert athlete.marks == (
        Mark(1609.344, 358_300, TODAY, note="first one"),
        Mark(5000.0, 1_240_000, date(2026, 10, 24), MarkKind.TIME_TRIAL),
    )


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (Form(""), "needs a name"),
        (Form("Ana", marks="5:58"), "5:58"),
        (Form("Ana", marks="1mi=0:58"), "quicker than anybody"),
        (Form("Ana", goals="1mi=5:45 someday"), "someday"),
    ],
)
def test_what_is_not_right_in_a_form_is_a_sentence(form: Form, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        athlete_of(form, TODAY)
