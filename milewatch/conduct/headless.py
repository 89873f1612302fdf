"""A whole workout without a screen, on a clock that is moved: to a saved log in no time."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from milewatch.clock import ManualClock, SystemClock
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.errors import ConductError
from milewatch.conduct.rehearsal import press_next
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.simulate import Manner, SimulatedRunner
from milewatch.timing.snapshot import Command, Phase

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.places import Places
    from milewatch.records.log import Log
    from milewatch.workout.timeline import Timeline

LONGEST_MS = 24 * 3_600_000


def run(
    timeline: Timeline,
    places: Places | None,
    *,
    roster: Sequence[Entrant] | None = None,
    rules: Rules | None = None,
    seed: int = 1,
    manner: Manner | None = None,
    clock: ManualClock | None = None,
    rehearsal: bool = False,
) -> Log:
    """Run `timeline` with simulated runners; the log, which is saved where there are places for it.

    What is saved begins now; without places everything, the date too, is the same each time. Raises ConductError when
    the log cannot be kept.
    """
    clock = clock or (ManualClock() if places is None else ManualClock(SystemClock().wall()))
    roster = roster or [Entrant("me", "Me", timeline.segments)]
    conductor = Conductor.open(timeline, roster, rules or Rules(), clock, places, rehearsal=rehearsal)
    runner = SimulatedRunner(Random(seed), manner)
    conductor.do(Command.START)
    now = conductor.now()
    while now < LONGEST_MS and conductor.decided(now).phase is not Phase.COMPLETE:
        asked, now = now, press_next(runner, conductor, now, LONGEST_MS)
        clock.advance(now - asked)
    log = conductor.finish()
    assert log is not None
    if places is not None and conductor.saved is None:
        raise ConductError(conductor.trouble)
    return log
