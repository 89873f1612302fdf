"""A held key does what one press does; presses that were meant are all done, each as of its own time."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from milewatch.tui.held import BOUNCE_MS, LONGEST_DELAY_MS, REPEAT_MS, Presses

if TYPE_CHECKING:
    from collections.abc import Callable

GUARD_MS = 250


class Keyboard:
    """Keys at exact times; the timer runs out when its time has come."""

    def __init__(self, speed: float = 1.0) -> None:
        self.done: list[tuple[str, int]] = []
        self.ignored = 0
        self._due: tuple[float, Callable[[], None]] | None = None
        self._now = 0.0
        self._speed = speed
        self.presses = Presses(speed, self._later, self._ignore)

    def _later(self, seconds: float, callback: Callable[[], None]) -> Any:
        self._due = self._now + seconds * 1000, callback
        return SimpleNamespace(stop=lambda: None)

    def _ignore(self, presses: int) -> None:
        self.ignored += presses

    def wait_until(self, at: float) -> None:
        if self._due is not None and self._due[0] <= at:
            due, self._due = self._due, None
            due[1]()
        self._now = at

    def press(self, *times: int, command: str = "pause", guard: float = GUARD_MS) -> None:
        for at in times:
            self.wait_until(at)
            session = round(at * self._speed)
            self.presses.once(command, session, lambda at: self.done.append((command, at)), guard)

    def let_go(self) -> list[tuple[str, int]]:
        self.wait_until(self._now + 10_000)
        return self.done


def held(delay: int, interval: int, repeats: int, begun: int = 0) -> list[int]:
    return [begun, *(begun + delay + interval * n for n in range(repeats))]


@given(
    delay=st.integers(BOUNCE_MS, LONGEST_DELAY_MS),
    interval=st.integers(15, REPEAT_MS - 20),
    repeats=st.integers(2, 60),
    guard=st.sampled_from([0, BOUNCE_MS, GUARD_MS, 500]),
    speed=st.sampled_from([1.0, 10.0]),
)
def test_a_held_key_acts_once_however_the_keyboard_repeats(
    delay: int, interval: int, repeats: int, guard: int, speed: float
) -> None:
    keyboard = Keyboard(speed)
    keyboard.press(*held(delay, interval, repeats), guard=guard)
    assert keyboard.let_go() == [("pause", 0)]
    assert keyboard.ignored == repeats


@given(st.lists(st.integers(GUARD_MS, 5_000), min_size=1, max_size=20))
def test_presses_that_are_no_repeats_are_all_done_as_of_their_own_times(gaps: list[int]) -> None:
    times = [sum(gaps[:n]) for n in range(len(gaps) + 1)]
    keyboard = Keyboard()
    keyboard.press(*times)
    assert keyboard.let_go() == [("pause", at) for at in times]
    assert keyboard.ignored == 0


@pytest.mark.parametrize("gap", [130, 180, 240, 400, 900])
def test_two_quick_taps_of_ten_seconds_are_two(gap: int) -> None:
    keyboard = Keyboard()
    keyboard.press(0, gap, command="longer", guard=BOUNCE_MS)
    assert keyboard.let_go() == [("longer", 0), ("longer", gap)]


def test_a_second_press_waits_only_until_another_key_comes_and_is_done_before_it() -> None:
    keyboard = Keyboard()
    keyboard.press(0, 400, command="longer")
    assert keyboard.done == [("longer", 0)]
    keyboard.press(430, command="skip")
    assert keyboard.done == [("longer", 0), ("longer", 400), ("skip", 430)]


def test_a_key_that_bounces_and_is_then_held_acts_once() -> None:
    keyboard = Keyboard()
    keyboard.press(0, 12, *held(500, 33, 20)[1:])
    assert keyboard.let_go() == [("pause", 0)]


def test_after_a_held_key_the_next_press_acts_at_once() -> None:
    keyboard = Keyboard()
    times = held(500, 33, 20)
    keyboard.press(*times, times[-1] + 300)
    assert keyboard.done == [("pause", 0), ("pause", times[-1] + 300)]


def test_a_key_held_again_after_it_was_held_acts_once_again() -> None:
    keyboard = Keyboard()
    first = held(500, 33, 20)
    second = held(500, 33, 20, begun=first[-1] + 400)
    keyboard.press(*first, *second)
    assert keyboard.let_go() == [("pause", 0), ("pause", second[0])]


def test_what_was_forgotten_is_no_measure() -> None:
    keyboard = Keyboard()
    keyboard.press(0)
    keyboard.presses.forget()
    keyboard.press(40)
    assert keyboard.done == [("pause", 0), ("pause", 40)]
