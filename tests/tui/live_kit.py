"""What the tests of the live screen share: a session on a clock that stands until told, and keys at exact times."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual import events

from milewatch.clock import ManualClock
from milewatch.conduct.conductor import Conductor
from milewatch.conduct.rehearsal import Rehearsal
from milewatch.config import Config
from milewatch.places import places
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.tui import app
from milewatch.tui.app import MilewatchApp
from milewatch.tui.opening import Opening
from milewatch.tui.screens.following import FollowingScreen
from milewatch.tui.screens.live import LiveScreen
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
from milewatch.workout.timeline import unroll

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest
    from textual.pilot import Pilot
    from textual.screen import Screen

    from milewatch.places import Places
    from milewatch.timing.snapshot import AthleteView
    from milewatch.tui.widgets.board import Board

PRESSED = {
    "space": " ", "plus": "+", "minus": "-", "enter": "\r", "full_stop": ".", "comma": ",", "tab": "\t", "colon": ":",
}  # fmt: skip
"""What a key of this name writes."""
FAR = 1e12
"""An event from the future has no age: it is handled at the very moment that the clock shows."""


def timed(seconds: float, kind: Kind = Kind.WORK, effort: Effort | None = None) -> Step:
    return Step(kind, Ends.TIME, duration_ms=round(seconds * 1000), effort=effort)


def run(metres: float, target_s: float | None = None, splits: tuple[float, ...] = ()) -> Step:
    effort = None if target_s is None else Effort(f"{target_s:g} s", Form.TIME, target_s, target_s)
    return Step(Kind.WORK, Ends.DISTANCE, distance_m=metres, effort=effort, splits_m=splits)


OPEN = Step(Kind.RECOVERY, Ends.MARK, mode="jog")
REST = Step(Kind.RECOVERY, Ends.TIME, duration_ms=90_000)
FOUR_HUNDREDS = Workout((Repeat(4, (run(400, 62),), (OPEN,)),), title="four [b]400s[/b]")
MINUTES = Workout((Repeat(3, (timed(60, effort=Effort("85 %", Form.PERCENT, 85, 85)),), (REST,)),), title="minutes")
MILE = Workout((run(1609.344, 300, (409.344, 809.344, 1209.344)),), title="a mile")


def timers(monkeypatch: pytest.MonkeyPatch, board: Board) -> Callable[[], None]:
    """Hold the timers of a board; what is given lets all of them run out."""
    waiting: list[Callable[[], object]] = []

    def run_out() -> None:
        while waiting:
            waiting.pop(0)()

    monkeypatch.setattr(board, "set_timer", lambda _, callback: waiting.append(callback))
    return run_out


class LiveApp(MilewatchApp):
    """The app with a session already armed."""

    CSS_PATH = str(Path(app.__file__).with_name("shell.tcss"))

    def __init__(self, conductor: Conductor, here: Places, *, config: Config | None = None, **more: Any) -> None:
        super().__init__(here, config or Config(), Opening.home())
        self.conductor = conductor
        self._more = more
        self.finished: list[Any] = []

    def _first_screen(self) -> Screen[Any]:
        assert self.conductor is not None
        return LiveScreen(self.conductor, **self._more)

    def session_finished(self, conductor: Conductor, log: Any) -> None:
        self.finished.append(log)

    @property
    def live(self) -> LiveScreen:
        assert isinstance(self.screen, LiveScreen)
        return self.screen

    @property
    def runner(self) -> AthleteView:
        assert self.conductor is not None
        return self.conductor.snapshot().solo


def send_key(app: MilewatchApp, key: str) -> None:
    """Send a key as the terminal does, to be handled at exactly the time that the clock shows."""
    event = events.Key(key, PRESSED.get(key, key if len(key) == 1 else None))
    event.time = FAR
    event.set_sender(app)
    assert app._driver is not None
    app._driver.send_message(event)


class Hand:
    """A hand on the clock and the keys of a session."""

    clock: ManualClock
    app: LiveApp

    async def press(self, pilot: Pilot[Any], *keys: str, after_ms: int = 0) -> None:
        """Press keys, each so long after the one before, at exactly the clock's time."""
        for key in keys:
            self.clock.advance(after_ms)
            send_key(self.app, key)
            await pilot.pause()
            await pilot.pause()

    async def wait(self, pilot: Pilot[Any], ms: int) -> None:
        """Time passes, and the screen looks at the clock."""
        self.clock.advance(ms)
        screen = self.app.screen
        assert isinstance(screen, FollowingScreen)
        screen.tick()
        await pilot.pause()


class Session(Hand):
    """A session on the live screen, and a hand on its clock and its keys."""

    def __init__(
        self,
        workout: Workout,
        folder: Path,
        *,
        on_disk: bool = False,
        rules: Rules | None = None,
        rehearsed: bool = False,
    ) -> None:
        self.clock = ManualClock()
        timeline = unroll(workout)
        here = places({"MILEWATCH_HOME": str(folder)})
        self.conductor = Conductor.open(
            timeline,
            [Entrant("ana", "Ana", timeline.segments)],
            Rules() if rules is None else rules,
            self.clock,
            here if on_disk else None,
            rehearsal=rehearsed,
        )
        self.app = LiveApp(self.conductor, here, rehearsal=Rehearsal(seed=1) if rehearsed else None)
