"""Sessions as the tests of what leaves for other programs run them."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

from hypothesis import assume
from hypothesis import strategies as st

from milewatch.history.opened import Opened
from milewatch.records.build import NothingRunError, from_session
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, own_plans, segments_of
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from ..records.samples import everything, header

EAST = timezone(timedelta(hours=5, minutes=30))
STARTED = datetime(2026, 11, 20, 17, 2, 11, 400_000, tzinfo=EAST)
"""11:32:11.40 in UTC."""

TIMELINES = (everything(), unroll(read("3x(800m splits 400) w/ 90s; 2x1min w/ 30s; 1 mile")))
PRESSES = ("stamp", "stamp", "stamp", "stamp", "undo", "skip", "back", "pause", "resume", "extend", "drop", "rejoin")


def opened_of(log: Log) -> Opened:
    return Opened(Path(f"{log.id}.toml"), log, segments_of(log), runs_on(log, laid_out(log), own_plans(log)))


def log_of(*laps: LapRow, text: str = "", **more: object) -> Log:
    told = {"title": "a title", "plan": PlanRow(text=text), "athletes": {"ana": AthleteRow("Ana Reis", 7.5)}}
    told |= {"laps": {"ana": laps}}
    told |= {"started": STARTED, "finished": STARTED + timedelta(hours=1)}
    return Log(id="s1", **(told | more))  # type: ignore[arg-type]


@st.composite
def sessions(draw: st.DrawFn) -> Log:
    """The log of a session of one athlete or of three: marked, paused, skipped, given up, broken off."""
    timeline = draw(st.sampled_from(TIMELINES))
    keys = draw(st.sampled_from((("ana",), ("ana", "bo", "chidi"))))
    session = Session([Entrant(key, key.title(), timeline.segments) for key in keys], Rules(lead_in_ms=0))
    at = 0
    session.start(at)
    for name, wait, who in draw(
        st.lists(st.tuples(st.sampled_from(PRESSES), st.integers(0, 200_000), st.integers(0, 2)))
    ):
        at += wait
        key = keys[who % len(keys)]
        if name == "stamp":
            session.stamp(at, "x", key)
        elif name in ("undo", "pause", "resume"):
            getattr(session, name)(at)
        else:
            getattr(session, name)(at, key)
    roster = tuple((key, key.title()) for key in keys)
    try:
        log = from_session(session, header(timeline, roster), STARTED, at + draw(st.integers(0, 100_000)))
    except NothingRunError:
        assume(False)
        raise
    return log
