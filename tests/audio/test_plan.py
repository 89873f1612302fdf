"""What the sound process is told when the plan changes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.audio.plan import Told
from milewatch.audio.sounding import Sounding

NOW = 1000.0


def beep(at: float, clip: str = "count", **more: object) -> Sounding:
    return Sounding(at, (clip,), **more)  # type: ignore[arg-type]


def test_the_same_plan_again_says_nothing() -> None:
    told = Told()
    plan = [beep(NOW + i) for i in range(1, 5)]
    assert len(told.change(plan, NOW).add) == 4
    assert not told.change(plan, NOW + 0.1)


def test_what_is_no_longer_wanted_is_taken_back() -> None:
    told = Told()
    first = told.change([beep(NOW + 1), beep(NOW + 2)], NOW)
    second = told.change([beep(NOW + 2)], NOW)
    assert second.forget == (first.add[0][0],)
    assert not second.add


def test_what_was_heard_is_neither_taken_back_nor_said_again() -> None:
    told = Told()
    told.change([beep(NOW + 1)], NOW)
    assert not told.change([], NOW + 1.05)
    assert not told.change([beep(NOW + 1)], NOW + 1.05)


def test_a_time_that_moves_a_little_while_the_sound_is_in_the_buffer_is_the_same_sound() -> None:
    told = Told()
    told.change([beep(NOW + 0.1)], NOW)
    assert not told.change([beep(NOW + 0.105)], NOW + 0.05)


def test_a_time_that_moves_well_ahead_is_said_anew() -> None:
    told = Told()
    old = told.change([beep(NOW + 5)], NOW)
    new = told.change([beep(NOW + 5.005)], NOW)
    assert new.forget == (old.add[0][0],)
    assert new.add[0][1].at == NOW + 5.005


def test_an_answer_planned_with_no_time_left_is_played_late() -> None:
    told = Told()
    change = told.change([beep(NOW - 0.2, "rest", answers=True), beep(NOW - 0.2, "count")], NOW)
    assert [(s.clips, s.drop_after) for _, s in change.add] == [(("rest",), 0.5)]


def test_an_answer_planned_ahead_keeps_its_own_limit() -> None:
    told = Told()
    (added,) = told.change([beep(NOW + 1, "go", answers=True)], NOW).add
    assert added[1].drop_after == pytest.approx(0.08)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(st.integers(0, 30), max_size=8, unique=True), min_size=1, max_size=6))
def test_the_process_knows_the_newest_plan_whatever_came_before(plans: list[list[int]]) -> None:
    told = Told()
    known: dict[int, float] = {}
    for i, plan in enumerate(plans):
        now = NOW + i * 0.01
        change = told.change([beep(NOW + 1 + at) for at in plan], now)
        for id_ in change.forget:
            del known[id_]
        known.update((id_, sounding.at) for id_, sounding in change.add)
    assert sorted(known.values()) == sorted(NOW + 1 + at for at in plans[-1])
