from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
import wakepy

from milewatch.conduct.awake import Awake
from milewatch.conduct.quiet import OUT_OF_REACH, SWITCH_S, quiet


def test_during_a_session_there_is_no_full_collection_and_threads_take_turns_quickly():
    with quiet():
        assert gc.isenabled()
        assert gc.get_threshold()[2] == OUT_OF_REACH
        assert sys.getswitchinterval() == pytest.approx(SWITCH_S)
        assert gc.get_freeze_count() > 0


def test_afterwards_everything_is_as_it_was_even_after_a_crash():
    before = gc.get_threshold(), sys.getswitchinterval()

    def crash():
        with quiet():
            raise RuntimeError("crash")

    with pytest.raises(RuntimeError, match="crash"):
        crash()
    assert (gc.get_threshold(), sys.getswitchinterval()) == before
    assert gc.get_freeze_count() == 0


def test_a_system_that_cannot_be_kept_awake_is_told(monkeypatch):
    @contextmanager
    def refused(on_fail):
        yield SimpleNamespace(active=False)

    monkeypatch.setattr(wakepy.keep, "presenting", refused)
    awake = Awake()
    awake.start()
    awake.stop(wait_s=10)
    assert "cannot be kept awake" in awake.note


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
