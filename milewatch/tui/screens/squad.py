"""The live screen of a squad: letters are athletes, a mark waits in the tray for its name, and all can be mended.

Letters and digits belong to the athletes, whatever is open: only a menu, for its one key, and a question come first.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from milewatch.timing.refusal import Reason
from milewatch.timing.snapshot import Command
from milewatch.tui.commands import Where, bindings
from milewatch.tui.flashes import flash_of
from milewatch.tui.screens.following import LONG_NOTICE_S
from milewatch.tui.screens.squad_mending import MENU, MendingScreen
from milewatch.tui.squad import letters
from milewatch.tui.squad.newcomers import About, Meant, other_plan, somebody_new
from milewatch.tui.squad.tray import discarded, named, taken
from milewatch.tui.squad.typing import LineOverSquad
from milewatch.tui.widgets.headline import Rank
from milewatch.tui.widgets.keyhelp import KeyHelp
from milewatch.tui.widgets.squadboard import SquadBoard

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from textual.app import ComposeResult
    from textual.binding import BindingType

    from milewatch.conduct.conductor import Conductor
    from milewatch.conduct.rehearsal import Rehearsal
    from milewatch.timing.cues import Cue
    from milewatch.timing.snapshot import Snapshot
    from milewatch.tui.aiming import Aims

_CONFIRM = "e"
MOST_WORDS = 3
"""So many things are said with one flash."""


class SquadScreen(MendingScreen, inherit_bindings=False):
    """A session of several athletes as it runs."""

    WHERE = (Where.SQUAD,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Where.SQUAD)]

    def __init__(
        self, conductor: Conductor, rehearsal: Rehearsal | None = None, *, aims: Mapping[str, Aims] | None = None
    ) -> None:
        super().__init__(conductor, rehearsal, aims=aims)
        self._roster = conductor.roster
        self._letters = letters.hand_out(conductor.lineup)
        self._letters = letters.hand_out(self._roster, self._letters)
        self._athletes = {letter: athlete for athlete, letter in self._letters.items() if letter}
        self._line: LineOverSquad | None = None
        """What is typed over the squad at the moment."""
        for char in {*letters.FREE, *self._athletes}:
            for key in {char, char.upper()} if len(char.upper()) == 1 else {char}:
                self._bindings.bind(key, f"letter({char!r})", priority=True)
        for key in ("colon", "apostrophe", "quotation_mark"):
            self._bindings.bind(key, f"sign({key!r})", priority=True)

    def compose(self) -> ComposeResult:
        """The board of a squad, and over it the keys when they are asked for."""
        label = f"REHEARSAL ×{self.conductor.speed:g} " if self.conductor.header.rehearsal else ""
        timeline, keys_of = self.conductor.timeline, self.app.keys_of
        yield SquadBoard(timeline, self._roster, dict(self._letters), label=label, keys_of=keys_of)
        yield KeyHelp(self.app.keys_of, Where.SQUAD)

    def follow(self) -> None:
        """Begin to follow the session, and say whose key is another one here."""
        super().follow()
        self.board.show_panel(())
        notes = letters.changed(self._roster)
        if notes:
            self._tell(Rank.REFUSED, " ".join(notes), LONG_NOTICE_S)

    def _show(self, snapshot: Snapshot) -> float:
        """Show a snapshot, with a line for whoever came meanwhile."""
        roster = self.conductor.roster
        if roster != self._roster:
            self._roster = roster
            self._letters = letters.hand_out(roster, self._letters)
            self._athletes = {self._letters[entrant.key]: entrant.key for entrant in roster}
            self._athletes.pop("", None)
            self.board.know(roster, self._letters)
        return super()._show(snapshot)

    def _said(self, cues: Sequence[Cue], snapshot: Snapshot) -> str | None:
        """The words of a flash, with names: the newest few."""
        laps = {view.athlete: view.laps for view in snapshot.athletes}
        words: list[str] = []
        for cue in cues:
            word = flash_of((cue,), laps.get(cue.athlete or "", ())) or ""
            told = f"{self.board.short(cue.athlete)} {word}" if cue.athlete is not None and word else word
            if told and told not in words:
                words.append(told)
        return " · ".join(words[-MOST_WORDS:]) if cues else None

    @property
    def confirm_key(self) -> str:
        """Always this one: no letter of the settings may stand in the way of an athlete's."""
        return _CONFIRM

    # Marks

    def action_letter(self, char: str) -> None:
        """An athlete's key; the one that a menu was just used with only when it is surely let go and pressed anew."""
        if char == self._menu_key:
            self._once(MENU, lambda at: self._let_go(char, at))
        else:
            self.presses.settle()
            self._letter(char, self._key_at())

    def _let_go(self, char: str, at: int) -> None:
        self._menu_key = ""
        self._letter(char, at)

    def _letter(self, char: str, at: int) -> None:
        """Mark an athlete, unless something else was asked for."""
        if self._asking and char == self.confirm_key:
            self.action_confirm()
        elif (self._asked is not None and self._answered(char)) or (self._menu is not None and self._chosen(char)):
            pass
        elif char in self._athletes:
            self._mark(self._athletes[char], char, at)
        else:
            self._go_on()

    def _mark(self, athlete: str, char: str, at: int) -> None:
        """Name the oldest stamp that can be theirs, else mark at once."""
        stamp = named(self.conductor.decided(at), athlete)
        if stamp is None:
            self._do(Command.STAMP, at=at, key=char, athlete=athlete)
        else:
            self._do(Command.ASSIGN, at=at, stamp=stamp, athlete=athlete)

    def action_take(self) -> None:
        """The one expected next; while mending, what can be done; while typing, the end of it."""
        self.presses.settle()
        if self._asked is not None and self._asked.typed:
            self._submit()
        elif self._asked is not None:
            self._close_question()
        elif self.board.spot is not None:
            self._open_menu(Where.MEND)
        else:
            at, snapshot = self._decided()
            stamp, athlete = taken(snapshot, at)
            if athlete is None:
                self._go_on()
                self._tell(Rank.REFUSED, "Nobody is expected now; a letter marks its athlete.")
            elif stamp is None:
                self._do(Command.STAMP, key="enter", athlete=athlete)
            else:
                self._do(Command.ASSIGN, stamp=stamp, athlete=athlete)

    def action_discard(self) -> None:
        """A stamp of the tray is thrown away; while typing, a decimal point."""
        self.presses.settle()
        if self._asked is not None and self._asked.typed:
            self._type(".")
            return
        stamp = discarded(self._decided()[1])
        if stamp is None:
            self._go_on()
            self._tell(Rank.REFUSED, "No mark waits for a name.")
        else:
            self._do(Command.REMOVE, stamp=stamp)

    def action_undo(self) -> None:
        """Take back; while typing, the last character."""
        self.presses.settle()
        if self._asked is not None and self._asked.typed and self._typed:
            self._typed = self._typed[:-1]
            self._show_panel()
        else:
            self._do(Command.UNDO)

    # Everybody

    def action_more(self) -> None:
        """What can be done for everybody; while typing, a decimal point."""
        self.presses.settle()
        if self._asked is not None and self._asked.typed:
            self._type(".")
        elif self._menu is not None and self._menu.where is Where.MORE:
            self.action_close()
        else:
            self._go_on()
            self._open_menu(Where.MORE)

    def action_help(self) -> None:
        """The keys; they work meanwhile."""
        self.presses.settle()
        self._shut()
        super().action_help()

    def action_view(self) -> None:
        """Lines, or the matrix."""
        self._go_on()
        self.board.turn_squad()
        self.tick()

    def _for_all(self, name: str) -> None:
        match name:
            case "redo":
                self._do(Command.REDO)
            case "pause":
                self._either(Command.PAUSE, Reason.ALREADY_PAUSED, Command.RESUME)
            case "skip":
                self._do(Command.SKIP)
            case "back":
                self._do(Command.BACK)
            case "extra":
                self._do(Command.EXTEND)
            case "fewer":
                self._do(Command.SHORTEN)
            case "clear":
                for stamp in self._decided()[1].tray:
                    self._do(Command.REMOVE, stamp=stamp.id)
            case "new":
                self._ask_who()
            case "mute":
                self.action_mute()
            case "end":
                self.action_end()

    # Somebody new, or another workout: typed, while the session goes on

    @property
    def is_seen(self) -> bool:
        """A line that is typed leaves the squad in sight."""
        return super().is_seen or (self._line is not None and self.app.screen is self._line)

    def _ask_who(self) -> None:
        def took(meant: Meant | None) -> None:
            self._line = None
            if meant is not None:
                self._do(Command.ENTER, who=meant.entrant)

        self._type_over("Who joins?", "a name; + before it: somebody who is in no file", somebody_new, took)

    def _ask_plan(self, athlete: str) -> None:
        def took(meant: Meant | None) -> None:
            self._line = None
            if meant is not None:
                self._do(Command.REPLAN, athlete=athlete, segments=meant.entrant.plan(), text=meant.text)

        question = f"{self.board.short(athlete)} runs from here:"
        like = "a workout, such as 4x400 R60, or its name"
        self._type_over(question, like, lambda typed, about: other_plan(typed, athlete, about), took)

    def _type_over(
        self, question: str, like: str, means: Callable[[str, About], Meant], took: Callable[[Meant | None], None]
    ) -> None:
        self._shut()
        app, conductor = self.app, self.conductor
        about = About(app.places, conductor.timeline, app.clock.wall().date(), app.recoveries, conductor.roster)
        self._line = LineOverSquad(
            question, like, lambda typed: means(typed, about), self._mark_meanwhile, self.board.cover
        )
        self.app.push_screen(self._line, took)

    def _mark_meanwhile(self) -> None:
        self._do(Command.STAMP, key="tab")
