"""The start line: the workout once more, who runs it, the lead-in, the sound and the disk; then space."""

from __future__ import annotations

import gc
from datetime import timedelta
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen, Screen
from textual.widgets import Input, Label, Static

from milewatch.records.words import one_line
from milewatch.timing.refusal import Refusal
from milewatch.timing.snapshot import Command
from milewatch.tui import when
from milewatch.tui.commands import Where, bindings
from milewatch.tui.reading import Reading, lay_out
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.line import plain
from milewatch.tui.widgets.preview import Preview

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.opening import Opening
    from milewatch.tui.session import Armed
    from milewatch.workout.model import Workout

LONGEST_LEAD_IN_S = 60
LOOK_S = 1.0


class NameScreen(ModalScreen[str | None]):
    """Who runs."""

    DEFAULT_CSS = """
    NameScreen {
        align: center middle; background: $background 60%;
        & #ask { width: 60; max-width: 100%; height: auto; padding: 0 2; border: heavy $accent; }
        & #ask { background: $background; }
        & Input { border: round $border; background: $background; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.NAME)]

    def __init__(self, name: str) -> None:
        super().__init__()
        self._given = name

    def compose(self) -> ComposeResult:
        """One line."""
        yield Vertical(Label("Who runs?"), Input(self._given, id="who"), id="ask")

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        self.dismiss(one_line(event.value))

    def action_leave(self) -> None:
        """As it was."""
        self.dismiss(None)


class ArmingScreen(Screen[None]):
    """A workout about to be run."""

    DEFAULT_CSS = """
    ArmingScreen {
        & #facts { height: auto; padding: 0 1; }
        & #ready {
            height: 3; content-align: center middle; text-style: bold; background: $mw-done; color: $mw-ink;
        }
        & Preview { padding: 1 1 0 1; }
        &.-refused #ready { background: $mw-warning; height: auto; min-height: 3; padding: 0 1; }
        &.-low #ready { height: 1; min-height: 1; }
        &.-low.-refused #ready { height: auto; }
        &.-low Preview { padding: 0 1; }
    }
    """

    app: MilewatchApp
    WHERE = (Where.ARMING,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def __init__(self, workout: Workout, opening: Opening) -> None:
        super().__init__()
        self._workout = workout
        self._opening = opening
        self._reading = Reading("")
        self._armed: Armed | None = None
        self._refused = ""
        self._runner = ""
        self._lead_in_s = 0.0
        self._opening_number = 0
        self._wants_start = False
        """The start key came before everything was ready."""
        self._left = False

    def compose(self) -> ComposeResult:
        """The facts over the workout, the way to start under both."""
        yield Static(Content("Start line"), id="heading")
        yield Static(id="facts")
        yield Preview()
        yield Static(id="ready")
        yield KeyLine(Where.ARMING, last=("arming.leave", "app.help"), without=("arming.start",))

    def on_mount(self) -> None:
        """Show the plan, and get everything ready that takes time."""
        from milewatch.tui.session import NOBODY

        self._runner = one_line(next((one.name for one in self._opening.athletes), self.app.config.name)) or NOBODY
        stated = self._opening.lead_in_s
        self._lead_in_s = self.app.config.lead_in_s if stated is None else stated
        self._reading = lay_out(self._workout, recoveries=self.app.recoveries)
        self._refused = self._reading.message
        self.query_one(Preview).show(self._reading)
        self._show()
        self.set_interval(LOOK_S, self._show)
        if self._reading.timeline is not None:
            self._arm()

    def on_unmount(self) -> None:
        """Whatever way the screen was left, nothing stays open that was not started."""
        self._left = True
        self._put_away()

    # Getting ready

    def _arm(self) -> None:
        """Open the session anew, as it is decided now."""
        self._put_away()
        self._opening_number += 1
        self._open(self._opening_number)

    @work(thread=True, group="arm", exit_on_error=False)
    def _open(self, number: int) -> None:
        assert self._reading.timeline is not None
        try:
            import milewatch.tui.screens.live
            import milewatch.tui.screens.summary  # noqa: F401
            from milewatch.tui.session import arm

            armed = arm(self.app, self._reading.timeline, self._runner, self._opening)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must be told, or the screen says "getting ready" for ever
            self.app.call_from_thread(self._cannot, str(error) or type(error).__name__)
            return
        if self._left or number != self._opening_number:
            armed.put_away()
        else:
            self.app.call_from_thread(self._is_ready, armed)

    def _cannot(self, reason: str) -> None:
        self._refused = reason
        self._show()

    def _is_ready(self, armed: Armed) -> None:
        self._armed = armed
        # What the app is made of is done: later collections need not look at it. The pause is here, not in a rep.
        gc.collect()
        gc.freeze()
        if self._wants_start:
            self.action_start()
        else:
            self._show()

    def _put_away(self) -> None:
        armed, self._armed = self._armed, None
        if armed is not None:
            Thread(target=armed.put_away, name="put away").start()

    # What is shown

    def _show(self) -> None:
        self.query_one("#heading", Static).update(Content(self._heading()))
        self.query_one("#facts", Static).update(self._facts())
        self.set_class(bool(self._refused), "-refused")
        if self._refused:
            said = f"CANNOT START: {self._refused}"
        elif self._armed is not None:
            said = "SPACE STARTS"
        else:
            said = "starts as soon as it is ready …" if self._wants_start else "getting ready …"
        self.query_one("#ready", Static).update(Content(said))

    def _heading(self) -> str:
        speed = self._opening.rehearse
        title = one_line(self._workout.title or self._workout.source or self._workout.text)
        return f"REHEARSAL ×{speed:g}: {title}" if speed is not None else f"Start line: {title}"

    def _facts(self) -> Content:
        parts: list[str | tuple[str, str]] = [("runs       ", "$mw-soft"), (self._runner, "bold")]
        lead = f"{self._lead_in_s:g} s" if self._lead_in_s else "none: the clock runs at the key"
        parts += [("\nlead-in    ", "$mw-soft"), (lead, "bold")]
        parts += [("\nsound      ", "$mw-soft"), *self._sound()]
        timeline = self._reading.timeline
        if timeline is not None:
            ends = self.app.now() + timedelta(milliseconds=timeline.totals.expected_ms)
            end = when.time_of_day(ends, self.app.config.clock)
            parts += [("\nends       ", "$mw-soft"), ("about ", ""), (end, "bold"), " if started now"]
        if self._armed is not None and self._armed.conductor.trouble:
            parts += ["\n", (self._armed.conductor.trouble, "bold $mw-warning")]
        return Content.assemble(*parts)

    def _sound(self) -> list[str | tuple[str, str]]:
        if self._armed is None:
            return ["…"]
        state = self._armed.sound.sound.state
        if state.muted:
            return [("off", "bold $mw-warning"), " (m turns it on)"]
        said = {
            "playing": f"on, {plain(state.output)}" if state.output else "on",
            "bell": "the terminal's bell",
            "none": "none, as the settings say",
            "lost": "NO SOUND",
        }.get(state.status.value, "starting …")
        note = plain(self._armed.sound.note)
        return [(said, "bold")] if not note else [(said, "bold $mw-warning"), f": {note}"]

    # Commands

    def action_start(self) -> None:
        """Start, as of the time of the key."""
        if self._armed is None:
            self._wants_start = not self._refused
            self._show()
            return
        conductor = self._armed.conductor
        at = conductor.at_age(self.app.key_age())
        result = conductor.do(Command.START, at=at, lead_in=round(self._lead_in_s * 1000))
        if isinstance(result, Refusal):
            self.app.tell(result.text)
            return
        self._armed = None
        self.app.session_started(conductor, self._opening)

    def action_lead_longer(self) -> None:
        """One second more."""
        self._lead_in_s = min(LONGEST_LEAD_IN_S, float(int(self._lead_in_s) + 1))
        self._show()

    def action_lead_shorter(self) -> None:
        """One second less."""
        self._lead_in_s = max(0.0, float(-(-self._lead_in_s // 1) - 1))
        self._show()

    def action_mute(self) -> None:
        """Sound off, or on."""
        if self._armed is not None:
            self._armed.conductor.mute()
            self._show()

    def action_athlete(self) -> None:
        """Another name."""

        def named(name: str | None) -> None:
            if name and name != self._runner:
                self._runner = name
                self._arm()
                self._show()

        self.app.push_screen(NameScreen(self._runner), named)

    def action_more(self) -> None:
        """Down in the preview."""
        self.query_one(Preview).page(1)

    def action_less(self) -> None:
        """Up in the preview."""
        self.query_one(Preview).page(-1)

    def action_leave(self) -> None:
        """Back to the start screen."""
        self.app.go_home()
