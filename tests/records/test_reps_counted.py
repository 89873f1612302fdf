"""How many reps were run is the same on the screen, which knows the plan, and in the log, which knows only its laps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records.build import lap_rows
from milewatch.records.log import reps_run as reps_in_log
from milewatch.timing.lap import reps_run
from milewatch.timing.rules import Rules
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from .samples import solo

if TYPE_CHECKING:
    from milewatch.timing.session import Session

PLANS = (
    "3x(600 + 200) 1min jog",
    "2x(200 + 1min + 100) full; 2x400 1min jog",
    "4x300 100 jog",
    "2x(3x(200 + 200) 30s jog) 3min jog",
)
PRESSES = (
    "mark",
    "mark",
    "mark",
    "mark",
    "wait",
    "skip",
    "back",
    "more",
    "fewer",
    "drop",
    "join",
    "undo",
    "unfinished",
)


def run(plan: str, presses: list[str]) -> Session:
    session = solo(unroll(read(plan)), Rules(lead_in_ms=0, guard_ms=0))
    session.start(0)
    at = 0
    for press in presses:
        at += 20_000
        match press:
            case "mark":
                session.stamp(at, "space", "ana")
            case "wait":
                at += 60_000
            case "skip":
                session.skip(at)
            case "back":
                session.back(at)
            case "more":
                session.extend(at)
            case "fewer":
                session.shorten(at)
            case "drop":
                session.drop(at, "ana")
            case "join":
                session.rejoin(at, "ana")
            case "undo":
                session.undo(at)
            case "unfinished":
                over = session.snapshot(at).solo.laps[-1:]
                for lap in over:
                    session.unfinish(at, "ana", lap.stamp, lap.segment.index)
    session.end(at + 10_000)
    return session


@settings(max_examples=200, deadline=None)
@given(st.sampled_from(PLANS), st.lists(st.sampled_from(PRESSES), max_size=30))
def test_the_log_counts_the_reps_that_the_screen_counted(plan: str, presses: list[str]) -> None:
    laps = run(plan, presses).snapshot(10**8).solo.laps
    assert reps_in_log(lap_rows(laps)) == reps_run(laps)
