"""The live screen of one athlete: keys to commands, each as of the time of its key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.snapshot import Command
from milewatch.tui.commands import Where, bindings
from milewatch.tui.held import BOUNCE_MS, Presses, after_keys
from milewatch.tui.notices import ASK
from milewatch.tui.screens.following import FollowingScreen
from milewatch.tui.widgets.headline import Rank
from milewatch.tui.widgets.keyhelp import KeyHelp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.binding import BindingType
    from textual.events import Key

    from milewatch.conduct.conductor import Conductor
    from milewatch.conduct.rehearsal import Rehearsal
    from milewatch.timing.events import Event
    from milewatch.tui.aiming import Aims

ADJUST_MS = 10_000


class LiveScreen(FollowingScreen):
    """A session as it runs, with its keys."""

    WHERE = (Where.LIVE,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.LIVE)]

    def __init__(
        self, conductor: Conductor, rehearsal: Rehearsal | None = None, *, aims: Mapping[str, Aims] | None = None
    ) -> None:
        super().__init__(conductor, rehearsal, aims=aims)
        self._asking = False
        self.presses = Presses(conductor.speed, after_keys(self), self._tell_ignored)

    def on_unmount(self) -> None:
        """What was pressed last counts, whatever ends the screen."""
        self.presses.settle()

    def _bounced(self, command: str) -> bool:
        """Whether this is no press of its own: the key bounced or is held down. Undo and redo are never asked.

        A press that was ignored counts as the one before, so a key does nothing more while it repeats.
        """
        return self.presses.bounced(command, self._key_at(), self.conductor.rules.guard_ms)

    def _once(self, command: str, deed: Callable[[int], object], guard_ms: int | None = None) -> None:
        """Do `deed`, which takes the time of this key, unless the key bounced or is held down."""
        guard = self.conductor.rules.guard_ms if guard_ms is None else guard_ms
        self.presses.once(command, self._key_at(), deed, guard)

    def _key_at(self) -> int:
        """The session time of the key that is being handled."""
        return self.conductor.at_age(self.app.key_age())

    def _do(self, command: Command, *, at: int | None = None, tell: bool = True, **more: Any) -> Event | Refusal:
        """Do a command as of `at`: the time of the key that is being handled."""
        self.presses.settle()
        self._go_on()
        if command is Command.UNDO:
            self.presses.forget()
        at = self._pressed = self._key_at() if at is None else at
        result = self.conductor.do(command, at=at, **more)
        if isinstance(result, Refusal) and tell:
            self._tell(Rank.REFUSED, result.text)
        return result

    def _either(self, first: Command, already: Reason, second: Command, *, at: int | None = None, **more: Any) -> None:
        """One key for two commands. The session decides which, not the screen, which may show an earlier moment."""
        result = self._do(first, at=at, tell=False)
        if isinstance(result, Refusal) and result.reason is already:
            result = self._do(second, at=at, tell=False, **more)
        if isinstance(result, Refusal):
            self._tell(Rank.REFUSED, result.text)

    def _go_on(self) -> None:
        """Whatever was asked is answered with no."""
        if self._asking:
            self._asking = False
            self.board.tell(Rank.ASK, "")
        self.query_one(KeyHelp).display = False

    def on_key(self, event: Key) -> None:
        """A key that does nothing answers a question all the same."""
        self.presses.settle()
        self._go_on()

    def action_mark(self) -> None:
        """Start, then mark."""
        self._either(Command.START, Reason.ALREADY_STARTED, Command.STAMP, key="space")

    def action_undo(self) -> None:
        """Take back."""
        self._do(Command.UNDO)

    def action_redo(self) -> None:
        """Bring back."""
        self._do(Command.REDO)

    def action_skip(self) -> None:
        """On to the next step."""
        self._once("skip", lambda at: self._do(Command.SKIP, at=at))

    def action_back(self) -> None:
        """The step before, anew."""
        self._once("back", lambda at: self._do(Command.BACK, at=at))

    def action_longer(self) -> None:
        """Ten seconds more."""
        self._once("longer", lambda at: self._do(Command.ADJUST, at=at, by=ADJUST_MS), BOUNCE_MS)

    def action_shorter(self) -> None:
        """Ten seconds less."""
        self._once("shorter", lambda at: self._do(Command.ADJUST, at=at, by=-ADJUST_MS), BOUNCE_MS)

    def action_pause(self) -> None:
        """Pause, or go on."""
        self._once("pause", lambda at: self._either(Command.PAUSE, Reason.ALREADY_PAUSED, Command.RESUME, at=at))

    def action_extra(self) -> None:
        """One more rep."""
        self._once("extra", lambda at: self._do(Command.EXTEND, at=at))

    def action_finish(self) -> None:
        """The rep ends here."""
        self._do(Command.FINISH, key="f")

    def action_mute(self) -> None:
        """Sound off, or on."""
        self._once("mute", self._mute)

    def _mute(self, at: int) -> None:
        self._go_on()
        self.conductor.mute()
        self.tick()

    def action_view(self) -> None:
        """Another view."""
        self._once("view", self._turn, BOUNCE_MS)

    def _turn(self, at: int) -> None:
        self._go_on()
        self.board.turn()

    def action_help(self) -> None:
        """The keys; they work meanwhile."""
        shown = self.query_one(KeyHelp).display
        self._go_on()
        self.query_one(KeyHelp).display = not shown

    def ask_to_leave(self) -> None:
        """Ask before ending; a second, different key does it."""
        self._asking = True
        self.board.tell(Rank.ASK, ASK.format(self.confirm_key))

    @property
    def confirm_key(self) -> str:
        """The key that ends the session once it was asked."""
        return self.app.key_of("live.confirm")

    def action_end(self) -> None:
        """Ask; asked again, go on."""
        self._once("end", self._ask_or_go_on)

    def _ask_or_go_on(self, at: int) -> None:
        asked = self._asking
        self._go_on()
        if not asked:
            self.ask_to_leave()

    def action_confirm(self) -> None:
        """End the session, once asked."""
        self.presses.settle()
        if not self._asking or self._finishing:
            return
        if isinstance(self._do(Command.END, tell=False), Refusal) and Command.END in self.conductor.snapshot().allowed:
            return
        self._finishing = True
        self._stop()
        self.run_worker(self._finish, thread=True, exit_on_error=True)

    def _finish(self) -> None:
        log = self.conductor.finish()
        self.app.call_from_thread(self.app.session_finished, self.conductor, log)
