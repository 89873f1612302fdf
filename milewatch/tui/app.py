"""The app: what is common to all screens. Signals, the exit status, the time of a key, themes and keys."""

from __future__ import annotations

import contextlib
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, on, work
from textual.app import App
from textual.message import Message
from textual.widgets._toast import ToastRack

from milewatch.clock import SystemClock
from milewatch.tui import keymap
from milewatch.tui.commands import BY_ID, Where, bindings, key_name
from milewatch.tui.telling import failure
from milewatch.tui.theme import THEMES, other

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Callable, Mapping
    from datetime import datetime

    from textual.binding import BindingType
    from textual.command import Provider
    from textual.driver import Driver
    from textual.notifications import Notify
    from textual.screen import Screen
    from textual.worker import Worker

    from milewatch.clock import Clock
    from milewatch.conduct.conductor import Conductor
    from milewatch.config import Config
    from milewatch.places import Places
    from milewatch.records.log import Log
    from milewatch.tui.aiming import Aims
    from milewatch.tui.commands import Act
    from milewatch.tui.opening import Opening
    from milewatch.tui.screens.live import LiveScreen
    from milewatch.workout.model import Workout
    from milewatch.workout.recovery import RecoveryTable

SIGNALS = {"SIGTERM": 143, "SIGHUP": 129, "SIGINT": 130}
"""Ends by a signal, and the exit status that says so."""

TOLD_AT_ONCE = 3
"""So many of the problems with the settings are told; they come up again until they are mended."""


def _palette() -> type[Provider]:
    from milewatch.tui.palette import Acts

    return Acts


class MilewatchApp(App[int]):
    """Milewatch in a terminal."""

    TITLE = "Milewatch"
    CSS_PATH = Path(__file__).with_name("shell.tcss")
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.APP)]
    COMMANDS: ClassVar[set[Any]] = {_palette}
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (60, "-normal"), (120, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-middle"), (35, "-tall")]  # noqa: RUF012

    def __init__(
        self,
        places: Places,
        config: Config,
        opening: Opening,
        *,
        clock: Clock | None = None,
        recoveries: RecoveryTable | None = None,
        notes: tuple[str, ...] = (),
        driver_class: type[Driver] | None = None,
    ) -> None:
        """`notes` are sentences to be told at once, such as what was not understood in the config."""
        super().__init__(driver_class=driver_class)
        self.places = places
        self.config = config
        self.opening = opening
        self.clock: Clock = clock or SystemClock()
        self.recoveries = recoveries
        """The person's own table of suggested recoveries; None: the shipped one."""
        self.conductor: Conductor | None = None
        """The running session, from the arming screen until its log is saved."""
        self._unsaved: list[Conductor] = []
        """Sessions that are over, and whose logs could not be saved then."""
        self._key: events.Key | None = None
        self.keymap, wrong = keymap.checked(config.keys)
        self.set_keymap(keymap.bound(self.keymap))
        self._notes = (*notes, *wrong)
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = config.theme

    def get_default_screen(self) -> Screen[Any]:
        """What is painted first."""
        screen = self._first_screen()
        # Textual's `switch_screen` fails on a first screen, which no push has given a place for a result.
        screen._push_result_callback(self, None)
        return screen

    def _first_screen(self) -> Screen[Any]:
        workout = self.opening.workout
        if workout is not None:
            return self._arming(workout)
        from milewatch.tui.screens.home import HomeScreen

        return HomeScreen()

    def on_mount(self) -> None:
        """Listen to signals, and tell what was wrong with the settings."""
        self._listen_to_signals()
        if self._notes:
            self.notify(_in_one(self._notes), severity="warning", markup=False, timeout=15)
        if self.opening.unfinished is not None:
            self.go_on(self.opening.unfinished)

    # The time of a key

    async def on_event(self, event: events.Event) -> None:
        """Hold a key while it is handled: actions are not given their event, and its time is what counts."""
        if isinstance(event, events.Key):
            self._key = event
            try:
                await super().on_event(event)
            finally:
                self._key = None
        else:
            await super().on_event(event)

    def keys_of(self, act: Act) -> tuple[str, ...]:
        """The keys of an act: the user's own, or those it comes with."""
        own = self.keymap.get(act.id)
        return tuple(own.split(",")) if own else act.keys

    def key_of(self, act_id: str) -> str:
        """The name of the first key of an act, for sentences: "space", "ctrl+s"."""
        return key_name(self.keys_of(BY_ID[act_id])[0])

    def key_age(self) -> float:
        """Seconds since the key that is being handled was read from the terminal; 0.0 outside a key."""
        if self._key is None:
            return 0.0
        # A new message is stamped with the clock that stamped the key, whichever that is on this system.
        return max(0.0, Message().time - self._key.time)

    def now(self) -> datetime:
        """The time of day, for what is shown beside points in time."""
        return self.clock.wall()

    # Ways between the screens

    def arm(self, workout: Workout) -> None:
        """Take a workout to the start line."""
        self.push_screen(self._arming(workout))

    def _arming(self, workout: Workout) -> Screen[Any]:
        from milewatch.tui.screens.arming import ArmingScreen

        return ArmingScreen(workout, self.opening)

    def keep_typed(self, text: str) -> None:
        """Put a text that is not saved into the line of the start screen, where it is found again."""
        from milewatch.tui.screens.home import HomeScreen

        for screen in self.screen_stack:
            if isinstance(screen, HomeScreen):
                screen.type_in(text)

    def go_home(self) -> None:
        """Back to the start screen, whatever is open."""
        from milewatch.tui.screens.home import HomeScreen

        while len(self.screen_stack) > 1:
            self.pop_screen()
        if not isinstance(self.screen, HomeScreen):
            self.switch_screen(HomeScreen())

    def session_started(self, conductor: Conductor, opening: Opening, aims: Mapping[str, Aims]) -> None:
        """From the start line onto the live screen. `aims` are what each athlete's steps are run by."""
        from milewatch.tui.session import rehearsal

        self.conductor = conductor
        self.hush()
        self.switch_screen(live_screen(conductor)(conductor, rehearsal(conductor, opening), aims=aims))

    def session_finished(self, conductor: Conductor, log: Log | None) -> None:
        """The session is over and its log saved (a rehearsal's only if that was asked): show what was run.

        Without a log nothing was run: back to the start.
        """
        from milewatch.conduct.nothing_left import told
        from milewatch.tui.screens.summary import SummaryScreen

        self.conductor = None
        if conductor.left_behind:
            self._unsaved.append(conductor)
        if log is None:
            self.go_home()
            self.notify(told(conductor.thrown), markup=False, timeout=15 if conductor.thrown else None)
        else:
            self.switch_screen(SummaryScreen(conductor, log))

    @work(thread=True, exclusive=True, group="resume", exit_on_error=False)
    def go_on(self, unfinished: str) -> None:
        """Go on with an unfinished session."""
        from milewatch.tui.session import SessionError, aims_of_resumed, resume

        try:
            conductor = resume(self, unfinished)
        except SessionError as error:
            self.call_from_thread(self.tell, str(error))
            return
        aims: Mapping[str, Aims] = {}
        wrong = ""
        try:
            aims = aims_of_resumed(self, conductor)
        except Exception as error:  # noqa: BLE001 - whatever it is, the session is what counts
            wrong = f"What the steps are run by is not shown: {error}"
        self.call_from_thread(self._show_session, conductor, aims)
        if wrong:
            self.call_from_thread(self.tell, wrong)

    def _show_session(self, conductor: Conductor, aims: Mapping[str, Aims]) -> None:
        self.conductor = conductor
        self.hush()
        self.push_screen(live_screen(conductor)(conductor, aims=aims))

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell what failed in a thread."""
        if said := failure(event):
            self.tell(said)

    def tell(self, sentence: str) -> None:
        """Something that went wrong, where it can be read; over a running session it covers nothing."""
        in_its_line: Callable[[str], None] | None = getattr(self.screen, "tell_in_line", None)
        if in_its_line is not None:
            in_its_line(sentence)
            return
        self.notify(sentence, severity="error", markup=False, timeout=15)

    def on_notify(self, event: Notify) -> None:
        """What is told once more takes the place of what was told before."""
        told = event.notification
        for before in list(self._notifications):
            if (before.message, before.severity) == (told.message, told.severity):
                self._unnotify(before, refresh=False)

    def hush(self) -> None:
        """A question is asked, or a session runs: what was told in the corner no longer lies over it."""
        self._notifications.clear()
        for screen in self.screen_stack:
            for rack in screen.query(ToastRack):
                rack.show(self._notifications)

    # Ends

    def _listen_to_signals(self) -> None:
        if sys.platform == "win32":
            return
        loop: asyncio.AbstractEventLoop | None = self._loop
        for name, status in SIGNALS.items():
            # Only the main thread may; a run in a test elsewhere goes without.
            with contextlib.suppress(RuntimeError, ValueError):
                assert loop is not None
                loop.add_signal_handler(getattr(signal, name), self._leave, status)

    def _leave(self, status: int) -> None:
        self.exit(status, return_code=status)

    def let_go(self) -> bool:
        """After the app: stop what still runs, so that its journal can be gone on with. Whether there was something."""
        conductor, self.conductor = self.conductor, None
        if conductor is None:
            return False
        conductor.abandon()
        return True

    def left_behind(self) -> tuple[str, ...]:
        """After the app: what there is to know about each session whose log is still not saved."""
        return tuple(told for conductor in self._unsaved if (told := conductor.left_behind))

    async def action_quit(self) -> None:
        """Leave; ask first where a session runs or something was typed that is not saved."""
        for depth, screen in enumerate(reversed(self.screen_stack)):
            ask: Callable[[], None] | None = getattr(screen, "ask_to_leave", None)
            if ask is not None:
                for _ in range(depth):
                    self.pop_screen()
                ask()
                return
        self.exit(0)

    def action_help_quit(self) -> None:
        """Textual's word on ctrl+c: here it quits."""
        self.call_later(self.action_quit)

    def action_suspend(self) -> None:
        """Give the shell back for a while."""
        self.action_suspend_process()

    # What every screen can do

    def action_theme(self) -> None:
        """Change between sun and night."""
        self.theme = other(self.theme)

    def action_help(self) -> None:
        """All keys."""
        from milewatch.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    @on(events.AppBlur)
    @on(events.AppFocus)
    def _focus_changed(self, event: events.AppBlur | events.AppFocus) -> None:
        self.set_class(isinstance(event, events.AppBlur), "-unfocused")


def _in_one(notes: tuple[str, ...]) -> str:
    """Several sentences as one, so that they do not fill the screen."""
    more = len(notes) - TOLD_AT_ONCE
    return "\n".join((*notes[:TOLD_AT_ONCE], *([f"… and {more} more"] if more > 0 else [])))


def live_screen(conductor: Conductor) -> type[LiveScreen]:
    """The screen of a running session: of one athlete, or of several."""
    if len(conductor.roster) > 1:
        from milewatch.tui.screens.squad import SquadScreen

        return SquadScreen
    from milewatch.tui.screens.live import LiveScreen

    return LiveScreen


def run_app(opening: Opening) -> int:
    """Run the app to its end.

    Returns:
        The exit status: 0, 1 after a failure and where a log is not saved, 128 and the number of the signal after one
        of SIGNALS.
    """
    from milewatch import config
    from milewatch.places import places

    here = places()
    settings, notes = config.load(here.config_file)
    recoveries, wrong = _recoveries(here)
    notes = (*notes, *wrong)
    app = MilewatchApp(here, settings, opening, recoveries=recoveries, notes=notes, driver_class=_driver())
    left_running = False
    try:
        app.run()
    finally:
        left_running = app.let_go()
    status = app.return_code or 0
    if left_running and status == 1:
        print("The session is not lost: start Milewatch again to go on with it.", file=sys.stderr)
    left_behind = app.left_behind()
    for told in left_behind:
        print(f"milewatch: {told}", file=sys.stderr)
    return status or int(bool(left_behind))


def _recoveries(here: Places) -> tuple[RecoveryTable | None, tuple[str, ...]]:
    """The person's own table of suggested recoveries, and what is wrong with it. Mostly there is none."""
    if not here.config.joinpath("recovery.toml").exists():
        return None, ()
    from milewatch.records.recoveries import recoveries
    from milewatch.workout.recovery import RecoveryTableError

    try:
        return recoveries(here.config), ()
    except RecoveryTableError as error:
        return None, (f"{error}; the suggestions that come with Milewatch are used",)


def _driver() -> type[Driver] | None:
    if sys.platform == "win32":
        return None
    from milewatch.tui import driver

    return driver.driver_class()
