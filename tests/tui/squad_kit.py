"""A squad on its live screen, on a clock that stands until told."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from milewatch.clock import ManualClock
from milewatch.conduct.conductor import Conductor
from milewatch.places import places
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.tui.screens.squad import SquadScreen
from milewatch.workout.model import Kind, Repeat, Workout
from milewatch.workout.timeline import unroll

from .live_kit import Hand, LiveApp, run, send_key, timed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from textual.screen import Screen

    from milewatch.timing.snapshot import AthleteView

NAMES = (
    "Ana Reis", "Bo Lind", "Cy Young", "Dee Park", "Eli Stone", "Fay Wong", "Gus Olsen", "Hal Berg", "Ida Moe",
    "Jon Dahl", "Kim Roy", "Lea Fox", "Max Voss", "Nia Cole", "Oda Lie", "Pia Holm", "Quin Ash", "Rae Hill", "Sam Rowe",
    "Tia Lund", "Uma Das", "Vic Tran", "Wes King", "Xia Chen", "Yan Li", "Zoe Hart", "Abe Roth", "Bea Snow", "Cal Webb",
    "Dan Frost",
)  # fmt: skip
EIGHT_HUNDREDS = Workout((Repeat(6, (run(800, 150),), (timed(120, Kind.RECOVERY),)),), title="6 x 800")


def field(count: int, workout: Workout = EIGHT_HUNDREDS, *, stagger: int = 0, **more: Any) -> list[Entrant]:
    segments = unroll(workout).segments
    return [
        Entrant(name.split()[0].lower(), name, segments, start_after_ms=i * stagger, **more)
        for i, name in enumerate(NAMES[:count])
    ]


class SquadApp(LiveApp):
    def _first_screen(self) -> Screen[Any]:
        assert self.conductor is not None
        return SquadScreen(self.conductor, **self._more)

    @property
    def squad(self) -> SquadScreen:
        assert isinstance(self.screen, SquadScreen)
        return self.screen


class Squad(Hand):
    """A squad's session on its screen, and a hand on its clock and its keys."""

    def __init__(
        self,
        folder: Path,
        count: int = 8,
        *,
        workout: Workout = EIGHT_HUNDREDS,
        roster: Sequence[Entrant] | None = None,
        on_disk: bool = False,
        **rules: Any,
    ) -> None:
        self.clock = ManualClock()
        here = places({"MILEWATCH_HOME": str(folder)})
        self.conductor = Conductor.open(
            unroll(workout),
            roster or field(count, workout),
            Rules(**{"lead_in_ms": 0, **rules}),
            self.clock,
            here if on_disk else None,
        )
        self.app = SquadApp(self.conductor, here)

    async def stamp_on(self, count: int, *, every_ms: int) -> None:
        """Stamp as quickly as the session takes it, whether the screen has been painted meanwhile or not."""
        for _ in range(count):
            self.clock.advance(every_ms)
            taken = self.conductor.snapshot().events
            send_key(self.app, "space")
            while self.conductor.snapshot().events == taken:
                await asyncio.sleep(0)

    def athlete(self, key: str) -> AthleteView:
        return next(view for view in self.conductor.snapshot().athletes if view.athlete == key)

    def times(self, key: str) -> list[int]:
        """The reps run, ms."""
        return [lap.time_ms for lap in self.athlete(key).laps if lap.segment.step.kind is Kind.WORK]

    def tray(self) -> list[int]:
        return [stamp.at_ms for stamp in self.conductor.snapshot().tray]

    def lines(self) -> list[str]:
        """The athletes' lines as they stand on the screen."""
        return [one.text for one in self.app.squad.board.lines if one.display]

    def panel(self) -> str:
        return "\n".join(one.text for one in self.app.squad.board.panel_lines if one.display)
