"""Each workout of the library, laid out for real, run from the start to the end by a simulated runner."""

from __future__ import annotations

from random import Random

import pytest

from milewatch.resources import folder
from milewatch.timing.cues import CueKind, immediate, schedule
from milewatch.timing.lap import End
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.simulate import simulate
from milewatch.timing.snapshot import Phase
from milewatch.workout.files import read_workout
from milewatch.workout.model import Kind
from milewatch.workout.timeline import unroll

WORKOUTS = {path.stem: path for path in sorted(folder("sessions").glob("*.toml"))}


def armed(name: str) -> Session:
    path = WORKOUTS[name]
    segments = unroll(read_workout(path.read_text("utf-8"), path.name).workout).segments
    return Session([Entrant("ana", "Ana", segments)], Rules(rep_lead_in_ms=3000))


@pytest.mark.parametrize("name", WORKOUTS)
def test_it_comes_to_its_end_with_a_lap_for_each_segment(name):
    session = simulate(armed(name), Random(name))
    snapshot = session.snapshot(10**9)
    laps = snapshot.solo.laps
    assert [lap.segment for lap in laps] == list(snapshot.solo.segments)
    assert not {End.STOPPED, End.SKIPPED} & {lap.end for lap in laps}
    assert sum(lap.time_ms for lap in laps) == snapshot.total_ms


@pytest.mark.parametrize("name", WORKOUTS)
def test_each_rep_has_its_go_and_the_end_is_told(name):
    session, done = armed(name), simulate(armed(name), Random(name))
    cues = []
    for event, following in zip(done.events, [*done.events[1:], None], strict=True):
        session.apply(event)
        cues += immediate(event, session.snapshot(event.at))
        if following is not None:
            cues += schedule(session.snapshot(event.at), event.at, following.at - event.at)
    reps = [s for s in done.snapshot(10**9).solo.segments if s.step.kind is Kind.WORK]
    kinds = [cue.kind for cue in cues]
    assert kinds.count(CueKind.GO) == len(reps)
    last_segment_ends_by_clock = done.snapshot(10**9).solo.laps[-1].end is End.TIME
    assert kinds.count(CueKind.DONE) == (0 if last_segment_ends_by_clock else 1)


@pytest.mark.parametrize("name", WORKOUTS)
def test_one_more_rep_after_the_end_can_be_run(name):
    done = simulate(armed(name), Random(name))
    done.undo(10**9)
    done.extend(10**9)
    snapshot = done.snapshot(10**9)
    assert snapshot.phase is Phase.RUNNING
    assert snapshot.solo.segment.step.kind is Kind.RECOVERY
    assert snapshot.solo.segments[-1].step.kind is Kind.WORK
