"""Sessions for the tests of the conductor: a manual clock, real files, a sound that takes notes."""

from __future__ import annotations

from milewatch.conduct.conductor import Conductor
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import unroll

REP = Step(Kind.WORK, Ends.DISTANCE, distance_m=400.0)
MINUTE = Step(Kind.WORK, Ends.TIME, duration_ms=60_000)
REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=90_000)
OPEN_REST = Step(Kind.RECOVERY, Ends.MARK)


def reps(count, step=REP, rest=REST, title="Reps"):
    return unroll(Workout((Repeat(count, (step,), (rest,)),), title=title, text=f"{count} reps"))


def roster(timeline, *names):
    return [Entrant(name.lower(), name, timeline.segments) for name in names or ("Ana",)]


def arm(timeline, clock, places, *names, lead_in_ms=0, **more):
    return Conductor.open(timeline, roster(timeline, *names), Rules(lead_in_ms=lead_in_ms), clock, places, **more)


class Notes:
    """A sound that only takes notes."""

    def __init__(self):
        self.note = ""
        self.remark = ""
        self.plans = []
        self.answers = []
        self.muted = None
        self.closed = False

    def plan(self, cues, when):
        self.plans.append([(cue.kind.value, cue.at_ms, when(cue.at_ms)) for cue in cues])

    def answer(self, cues, when):
        self.answers += [cue.kind.value for cue in cues]

    def mute(self, on):
        self.muted = on

    def close(self):
        self.closed = True
