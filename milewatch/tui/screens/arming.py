"""The start line: the workout once more, who runs it, the lead-in, the sound and the disk; then space."""

from __future__ import annotations

from dataclasses import replace
from threading import Thread
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from milewatch.records.athlete import labels
from milewatch.records.words import one_line
from milewatch.timing.refusal import Refusal
from milewatch.timing.snapshot import Command
from milewatch.tui import starts
from milewatch.tui.aiming import aims_of, field_lines, target_lines
from milewatch.tui.commands import Where, bindings
from milewatch.tui.opening import Start
from milewatch.tui.reading import Reading, lay_out
from milewatch.tui.start_facts import StartFacts
from milewatch.tui.telling import Telling
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.preview import Preview
from milewatch.workout.track import Track
from milewatch.workout.track_plan import Splits, on_track, runs_on_track

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.places import Places
    from milewatch.records.athlete import Athlete
    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.opening import Opening
    from milewatch.tui.session import Armed
    from milewatch.workout.model import Workout
    from milewatch.workout.track_plan import OnTrack

LONGEST_LEAD_IN_S = 60
LOOK_S = 1.0
LOW = 18
"""Under so many rows the facts share lines."""
TINY = 8
"""Under so many rows there is only room for them and for the way to start."""
_OF_SQUADS = ("arming.stagger", "arming.recover")


class ArmingScreen(Telling, Screen[None]):
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
        &.-tiny #ready { dock: bottom; }
        & ToastRack { margin-bottom: 4; }
        &.-low ToastRack { margin-bottom: 2; }
        &.-tiny ToastRack { margin-bottom: 1; }
        &.-tiny Preview, &.-tiny KeyLine { display: none; }
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
        self._athletes = opening.athletes
        """Who runs; nobody: whom the settings name, found out in getting ready."""
        self._squad = Start()
        self._splits = Splits.NONE
        self._track_notes: tuple[str, ...] = ()
        self._latest: Armed | None = None
        """What was last got ready: its runners are shown until others are."""
        self._lead_in_s = 0.0
        self._opening_number = 0
        self._wants_start = False
        """The start key came before everything was ready."""
        self._left = False
        self._cut_off = 0
        """How many sessions were not finished."""

    def compose(self) -> ComposeResult:
        """The facts over the workout, the way to start under both."""
        yield Static(Content("Start line"), id="heading")
        yield Static(id="facts")
        yield Preview()
        yield Static(id="ready")
        yield KeyLine(Where.ARMING, last=("arming.leave", "app.help"), without=("arming.start",))

    def on_mount(self) -> None:
        """Show the plan, and get everything ready that takes time."""
        stated = self._opening.lead_in_s
        self._lead_in_s = self.app.config.lead_in_s if stated is None else stated
        self._splits = Splits(self.app.config.lap_splits)
        self._lay_out()
        self.set_interval(LOOK_S, self._show)

    def on_resize(self, event: Resize) -> None:
        """Facts and targets follow the room there is."""
        self._preview()
        self._show()

    def on_unmount(self) -> None:
        """Whatever way the screen was left, nothing stays open that was not started."""
        self._left = True
        self._put_away()

    # Getting ready

    def _lay_out(self) -> None:
        """Put the workout onto the track, and get it ready."""
        laid = self._on_track(self._splits)
        self._track_notes = laid.notes
        self._reading = lay_out(laid.workout, recoveries=self.app.recoveries)
        self._refused = self._reading.message
        self._preview()
        self._show()
        if self._reading.timeline is not None:
            self._arm()

    def _on_track(self, splits: Splits) -> OnTrack:
        config = self.app.config
        return on_track(self._workout, Track(config.track_m, config.lane, config.lane_width_m), splits)

    def _arm(self) -> None:
        """Open the session anew, as it is decided now."""
        self._put_away()
        self._opening_number += 1
        self._open(self._opening_number)

    @work(thread=True, group="arm", exit_on_error=False)
    def _open(self, number: int) -> None:
        assert self._reading.timeline is not None
        try:
            import milewatch.tui.screens.summary  # noqa: F401
            from milewatch.tui.app import live_screen
            from milewatch.tui.session import arm

            self._cut_off = _cut_off(self.app.places)
            armed = arm(self.app, self._reading.timeline, self._opening, self._athletes, self._squad)
        except Exception as error:  # noqa: BLE001 - whatever it is, it must be told, or the screen says "getting ready" for ever
            self.app.call_from_thread(self._cannot, str(error) or type(error).__name__)
            return
        live_screen(armed.conductor)  # its module is loaded now, not at the go
        if self._left or number != self._opening_number:
            armed.put_away()
        else:
            self.app.call_from_thread(self._is_ready, number, armed)

    def _cannot(self, reason: str) -> None:
        self._refused = reason
        self._show()

    def _is_ready(self, number: int, armed: Armed) -> None:
        if self._left or number != self._opening_number:
            _put_away(armed)  # on the way here another was asked for
            return
        self._armed = self._latest = armed
        self._athletes = tuple(runner.athlete for runner in armed.field)
        self._preview()
        self.query_one(KeyLine).show(Where.ARMING, without=() if len(armed.field) > 1 else _OF_SQUADS)
        if self._wants_start:
            self.action_start()
        else:
            self._show()

    def _put_away(self) -> None:
        armed, self._armed = self._armed, None
        if armed is not None:
            _put_away(armed)

    # What is shown

    def _show(self) -> None:
        self.query_one("#heading", Static).update(Content(self._heading()))
        facts, width = self._facts(), self.size.width
        low = self.size.height < LOW
        self.query_one("#facts", Static).update(facts.few_lines(width) if low else facts.lines(width))
        self.set_class(self.size.height < TINY, "-tiny")
        self.set_class(bool(self._refused), "-refused")
        if self._refused:
            said = f"CANNOT START: {self._refused}"
        elif self._armed is not None:
            said = f"{self.app.key_of('arming.start').upper()} STARTS"
        else:
            said = "starts as soon as it is ready …" if self._wants_start else "getting ready …"
        self.query_one("#ready", Static).update(Content(said))

    def _heading(self) -> str:
        speed = self._opening.rehearse
        title = one_line(self._workout.title or self._workout.source or self._workout.text)
        return f"REHEARSAL ×{speed:g}: {title}" if speed is not None else f"Start line: {title}"

    def _facts(self) -> StartFacts:
        armed, latest = self._armed, self._latest
        return StartFacts(
            athletes=self._athletes,
            field=latest.field if latest is not None else (),
            start=self._squad,
            timeline=self._reading.timeline,
            lead_in_s=self._lead_in_s,
            sound=armed.sound if armed is not None else None,
            mute_key=self.app.key_of("arming.mute"),
            now=self.app.now(),
            clock=self.app.config.clock,
            troubles=(armed.conductor.trouble if armed is not None else "", self._unfinished_told()),
        )

    def _unfinished_told(self) -> str:
        """Who comes here at once from the shell has seen no list of them."""
        if not self._cut_off:
            return ""
        leave, show = self.app.key_of("arming.leave"), self.app.key_of("home.unfinished")
        which, it = ("session", "it") if self._cut_off == 1 else ("sessions", "them")
        return f"{self._cut_off} unfinished {which}: {leave}, then {show}, to go on with {it}"

    def _preview(self) -> None:
        """The workout with the targets of who runs, and what there is to say about them."""
        ready, reading = self._latest, self._reading
        told = list(self._track_notes)
        lines: list[str] = []
        if ready is not None and reading.timeline is not None:
            width = max(20, self.size.width - 4)
            if len(ready.field) == 1:
                runner = ready.field[0]
                reading = Reading(reading.text, timeline=runner.timeline)
                lines = target_lines(runner)
                if runner.own_rest:
                    lines.append("recoveries as long as you took them last time")
                told += runner.told
            else:
                lines = field_lines(ready.field, width)
                names = labels(one.athlete for one in ready.field)
                if own := [names[one.athlete.id] for one in ready.field if one.own_rest]:
                    lines.append(f"recoveries as long as they took them last time: {', '.join(own)}")
                told += [f"{names[one.athlete.id]}: {sentence}" for one in ready.field for sentence in one.told]
            told += [f"{problem}; left out" for problem in ready.notes]
        self.query_one(Preview).show(reading, targets=lines, told=told)

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
        assert self._latest is not None
        self.app.session_started(conductor, self._opening, aims_of(self._latest.field))

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

    def action_sound(self) -> None:
        """Hear how it will sound."""
        if self._armed is not None:
            self._armed.sound.check()
            if self._armed.sound.rings_bell:
                self.app.bell()

    def action_athlete(self) -> None:
        """Others, or more of them."""
        from milewatch.tui.screens.roster import RosterScreen

        def picked(athletes: tuple[Athlete, ...] | None) -> None:
            if athletes and athletes != self._athletes:
                self._athletes = athletes
                self.app.opening = replace(self.app.opening, athletes=athletes)  # the next session's too
                self._latest = None
                self._show()
                self._arm()

        if self._reading.timeline is not None and self._latest is not None:
            self.app.push_screen(RosterScreen(self._latest.roster, self._athletes), picked)

    def action_splits(self) -> None:
        """Marks at the finish line, in the way that the settings name, or none."""
        way = Splits(self.app.config.lap_splits)
        marked = Splits.USUAL if way is Splits.NONE else way
        if self._on_track(marked).workout == self._on_track(Splits.NONE).workout:
            where = self._workout.surface
            reason = "no rep is longer than a lap and without splits of its own"
            reason = reason if runs_on_track(self._workout) else f"it is run on {where}, which has no finish line"
            self.notify(f"There is nothing more to mark in this workout: {reason}.", markup=False)
            return
        self._splits = marked if self._splits is Splits.NONE else Splits.NONE
        self._lay_out()
        on = self._splits is not Splits.NONE
        said = "one at each passing of the finish line" if on else "only the splits that the workout names"
        self.notify(f"Marks in reps longer than a lap: {said}.")

    def action_stagger(self) -> None:
        """All together, or one after the other."""
        self._start_so(starts.next_stagger(self._squad, self._athletes))

    def action_recover(self) -> None:
        """Whose finish begins the recovery."""
        self._start_so(starts.next_recovery(self._squad, self._athletes))

    def _start_so(self, start: Start) -> None:
        if len(self._athletes) < 2:
            self.notify(f"That is for several athletes; {self.app.key_of('arming.athlete')} picks them.")
            return
        self._squad = start
        self._show()
        self._arm()

    def action_more(self) -> None:
        """Down in the preview."""
        self.query_one(Preview).page(1)

    def action_less(self) -> None:
        """Up in the preview."""
        self.query_one(Preview).page(-1)

    def action_leave(self) -> None:
        """Back to the start screen."""
        self.app.go_home()


def _cut_off(places: Places) -> int:
    """How many sessions wait to be gone on with. A folder that cannot be read is found out in getting ready."""
    from milewatch.conduct.unfinished import unfinished

    try:
        return len(unfinished(places))
    except OSError:
        return 0


def _put_away(armed: Armed) -> None:
    Thread(target=armed.put_away, name="put away").start()
