"""Real sessions with a rep skipped, begun again, dropped or stopped: only what was run to its end is work."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from milewatch.history.sides import sides
from milewatch.records.build import from_session
from milewatch.records.journalfile import SCHEMA, Anchor, Header
from milewatch.records.listing import listed
from milewatch.records.log import Log, reps_run
from milewatch.records.mending import with_end
from milewatch.records.planrows import plan_rows
from milewatch.records.rosterrows import EntrantRow
from milewatch.records.sums import sums
from milewatch.review.analysis import Analysis, analyse
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from milewatch.review.runs import Run

WALL = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
PLAN = "4x400m w/ 60s"


@dataclass
class Ran:
    log: Log
    run: Run
    found: Analysis


def ran(*acts: tuple[str, int], plan: str = PLAN) -> Ran:
    """A session of `plan`: what was done, with the seconds from the start; the last act is the end."""
    timeline = unroll(read(plan))
    session = Session([Entrant("ana", "Ana", timeline.segments)], Rules(lead_in_ms=0))
    session.start(0)
    for act, seconds in acts:
        more = {"athlete": "ana"} if act in ("drop", "rejoin") else {}
        getattr(session, act)(1000 * seconds, **more)
    header = Header(
        journal=SCHEMA,
        id="20261120T170000Z-0001",
        app="0",
        anchor=Anchor(0, "a boot", WALL),
        plan=plan_rows(timeline),
        roster=(EntrantRow("ana", "Ana"),),
        rules={"lead_in_ms": 0},
    )
    log = from_session(session, header, WALL, 1000 * acts[-1][1])
    run = runs_on(log, laid_out(log))[0]
    return Ran(log, run, analyse(run))


def test_a_whole_session_is_all_work_and_rest() -> None:
    found = ran(("stamp", 80), ("stamp", 221), ("stamp", 363), ("stamp", 506)).found
    assert found.groups[0].values == (80.0, 81.0, 82.0, 83.0)
    assert (found.density.work_s, found.density.rest_s, found.density.rests, found.work_m) == (326, 180, 3, 1600)
    assert found.density.rest_per_work == pytest.approx(60 / 81.5)


def test_the_rest_before_a_send_off_is_called_that_and_not_open() -> None:
    one = ran(("stamp", 15), ("stamp", 75), ("stamp", 136), ("stamp", 197), plan="4x100m on 60s")
    assert [(rest.label, rest.n, rest.mean_s, rest.over_s) for rest in one.found.rests] == [
        ("send-off 1:00", 3, pytest.approx(134 / 3), None)
    ]


def test_a_skipped_rep_is_no_work() -> None:
    one = ran(("stamp", 80), ("skip", 150), ("stamp", 290), ("stamp", 430))
    assert one.found.groups[0].values == (80.0, 80.0, 80.0)
    assert (one.found.density.work_s, one.found.density.reps) == (240, 3)
    assert one.found.density.rest_s == 180
    assert [rep.done for rep in one.found.reps] == [True, False, True, True]
    assert sums(one.log.laps["ana"]).work_cs == 24_000


def test_a_false_start_that_was_gone_back_over_is_no_rep() -> None:
    one = ran(("stamp", 80), ("back", 150), ("stamp", 290), ("stamp", 430), ("stamp", 570))
    assert one.found.groups[0].values == (80.0, 80.0, 80.0, 80.0)
    assert [rep.number for rep in one.found.reps] == [1, 2, 3, 4]
    assert (one.found.density.work_s, one.found.density.rest_s, one.found.density.rests) == (320, 180, 3)
    assert reps_run(one.log.laps["ana"]) == 4


def test_a_rep_marked_too_early_and_begun_again_counts_once() -> None:
    one = ran(("stamp", 80), ("stamp", 145), ("back", 150), ("stamp", 231), ("stamp", 373), ("stamp", 516))
    assert one.found.groups[0].values == (80.0, 81.0, 82.0, 83.0)
    assert (one.found.density.work_s, one.found.density.rests, one.found.work_m) == (326, 3, 1600)
    laps = one.log.laps["ana"]
    assert reps_run(laps) == 4
    whole = sums(laps)
    assert (whole.work_cs, whole.metres, whole.void_cs) == (32_600, 1600, 1000)
    assert whole.whole_cs == laps[-1].at_cs + laps[-1].time_cs
    said = [(side.name, side.said, side.off_ms) for side in sides(one.log, one.run, unroll(read(PLAN)).segments)]
    assert said[2:5] == [("rep 2", "begun again", None), ("rest", "back", None), ("rep 2", "", None)]


def test_a_rep_that_was_gone_back_over_and_not_begun_again_was_not_run() -> None:
    one = ran(("stamp", 80), ("stamp", 221), ("back", 284), ("end", 290))
    said = [(side.name, side.said) for side in sides(one.log, one.run, unroll(read(PLAN)).segments)]
    assert said[3:] == [
        ("rest", "begun again"),
        ("rep 3", "back"),
        ("rest", "stopped"),
        ("rep 3", "not run"),
        ("rest", "not run"),
        ("rep 4", "not run"),
    ]


def test_going_back_twice_begins_the_rep_before_again() -> None:
    one = ran(
        ("stamp", 80), ("back", 150), ("back", 155), ("stamp", 236), ("stamp", 378), ("stamp", 521), ("stamp", 665)
    )  # fmt: skip
    assert one.found.groups[0].values == (81.0, 82.0, 83.0, 84.0)
    assert one.found.density.rest_s == 180


def test_a_dropped_rep_is_no_work_and_what_was_run_before_stays() -> None:
    one = ran(("stamp", 80), ("stamp", 221), ("drop", 300), ("end", 400))
    assert one.found.groups[0].values == (80.0, 81.0)
    assert (one.found.density.work_s, one.found.density.rest_s) == (161, 60)
    assert one.found.rests[0].n == 2
    whole = sums(one.log.laps["ana"])
    assert (whole.work_cs, whole.void_cs) == (16_100, 1900)
    assert (listed(one.log).reps, listed(one.log).work_cs) == (2, 16_100)


@pytest.mark.parametrize("end", ["skipped", "dropped"])
def test_a_rep_that_is_mended_to_unfinished_counts_for_no_metres(end: str) -> None:
    one = ran(("stamp", 80), ("stamp", 221), ("stamp", 363), ("stamp", 506))
    mended = with_end(one.log, "ana", 2, end)
    found = analyse(runs_on(mended, laid_out(mended))[0])
    assert (found.density.work_s, found.work_m) == (245, 1200)


def test_who_dropped_out_and_joined_in_again_ran_both_before_and_after() -> None:
    one = ran(
        ("stamp", 80), ("drop", 100), ("rejoin", 140), ("back", 145), ("stamp", 300), ("stamp", 445), ("end", 446)
    )
    assert 80_000 in [rep.time_ms for rep in one.found.reps if rep.done]


def test_a_rep_in_which_the_session_ended_is_no_work() -> None:
    one = ran(("stamp", 80), ("stamp", 221), ("end", 300))
    assert one.found.groups[0].values == (80.0, 81.0)
    assert (one.found.density.work_s, one.found.density.rests) == (161, 1)


def test_a_recovery_that_was_left_early_was_a_short_one() -> None:
    one = ran(("stamp", 80), ("skip", 120), ("stamp", 200), ("stamp", 340), ("stamp", 480))
    (rests,) = one.found.rests
    assert (rests.n, rests.mean_s, rests.drift_s) == (3, pytest.approx(160 / 3), pytest.approx(10))
    assert rests.over_s == pytest.approx(-20 / 3)
    side = sides(one.log, one.run, unroll(read(PLAN)).segments)[1]
    assert (side.off_ms, side.said) == (-20_000, "skipped")


def test_skipping_on_over_a_rep_and_its_recovery_leaves_no_rest_of_a_second() -> None:
    one = ran(("stamp", 80), ("skip", 150), ("skip", 151), ("stamp", 231), ("stamp", 371))
    (rests,) = one.found.rests
    assert (rests.n, rests.mean_s) == (2, 60)


def test_nothing_but_a_cut_rep_has_no_density() -> None:
    assert ran(("end", 30)).found.density.density is None
