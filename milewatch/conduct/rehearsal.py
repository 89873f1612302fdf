"""A simulated runner at the keys of the real app."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from milewatch.timing.simulate import Manner, SimulatedRunner
from milewatch.timing.snapshot import Command, Phase

if TYPE_CHECKING:
    from milewatch.conduct.conductor import Conductor

START_AFTER_S = 3
"""Real seconds for the person to press start; then the runner does."""
STEP_MS = 1000
"""The runner is asked about each second, however far apart the ticks are; no lap is shorter."""


class Rehearsal:
    """Presses what a runner would press, each at its exact time. A person may press too."""

    def __init__(self, seed: int | None = None, manner: Manner | None = None) -> None:
        self._runner = SimulatedRunner(Random(seed), manner)
        self._asked = 0

    def press(self, conductor: Conductor) -> None:
        """Press whatever is due by now; to be called at each tick."""
        now = conductor.now()
        if conductor.decided(now).phase is Phase.ARMED:
            self._asked = now
            if now >= START_AFTER_S * 1000 * conductor.speed:
                conductor.do(Command.START)
            return
        while self._asked < now:
            self._asked = press_next(self._runner, conductor, self._asked, now)


def press_next(runner: SimulatedRunner, conductor: Conductor, asked: int, until: int) -> int:
    """Press what comes next after `asked`, if it comes soon and not after `until`; until when all is pressed then."""
    at = min(asked + STEP_MS, until)
    coming = runner.next_at(conductor.decided(asked))
    if coming is not None:
        at = max(asked, min(at, coming))
    for press in runner.due(conductor.decided(at), at):
        conductor.do(Command.STAMP, at=press.at, key=press.key, athlete=press.athlete)
    return at
