from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
import wakepy

from milewatch.conduct.around import Around
from milewatch.conduct.awake import Awake
from milewatch.conduct.quiet import OUT_OF_REACH, SWITCH_S, Quiet
from milewatch.conduct.unfinished import resume
from milewatch.timing.snapshot import Command

from .samples import arm, reps


@pytest.fixture
def before():
    settings = gc.get_threshold(), sys.getswitchinterval()
    yield settings
    assert (gc.get_threshold(), sys.getswitchinterval()) == settings
    assert gc.get_freeze_count() == 0


def is_quiet():
    return gc.get_freeze_count() > 0 and gc.get_threshold()[2] == OUT_OF_REACH


@pytest.mark.usefixtures("before")
def test_during_a_session_there_is_no_full_collection_and_threads_take_turns_quickly():
    quiet = Quiet()
    quiet.begin()
    assert gc.isenabled()
    assert is_quiet()
    assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
    quiet.end()


@pytest.mark.usefixtures("before")
def test_a_session_that_is_put_away_does_not_end_the_quiet_of_the_next():
    first, second = Quiet(), Quiet()
    first.begin()
    second.begin()
    first.end()
    first.end()
    assert is_quiet()
    second.end()
    assert not is_quiet()


@pytest.mark.usefixtures("before")
@pytest.mark.parametrize("end", ["finish", "abandon"])
def test_it_is_quiet_from_the_arming_to_the_end_whatever_the_end(clock, places, end):
    conductor = arm(reps(2), clock, places, around=Around(quiet=Quiet()))
    assert is_quiet()
    conductor.do(Command.START)
    clock.advance(60_000)
    assert is_quiet()
    getattr(conductor, end)()
    assert not is_quiet()


@pytest.mark.usefixtures("before")
def test_a_session_that_is_gone_on_with_is_quiet_too(clock, places):
    conductor = arm(reps(2), clock, places)
    conductor.do(Command.START)
    conductor.abandon()
    resumed = resume(conductor.id, places, clock, around=Around(quiet=Quiet()))
    assert is_quiet()
    resumed.abandon()


def test_a_system_that_cannot_be_kept_awake_is_told(monkeypatch):
    @contextmanager
    def refused(on_fail):
        yield SimpleNamespace(active=False)

    monkeypatch.setattr(wakepy.keep, "presenting", refused)
    awake = Awake()
    awake.start()
    awake.stop(wait_s=10)
    assert "may fall asleep" in awake.note


def test_the_system_may_sleep_again_when_the_session_is_over(monkeypatch):
    asked = []

    @contextmanager
    def granted(on_fail):
        asked.append("awake")
        yield SimpleNamespace(active=True)
        asked.append("may sleep")

    monkeypatch.setattr(wakepy.keep, "presenting", granted)
    awake = Awake()
    awake.start()
    awake.start()
    awake.stop(wait_s=10)
    assert asked == ["awake", "may sleep"]
    assert awake.note == ""
