"""Mending while a squad runs: a mark is chosen, a menu or a question opens over the keys, one more key does it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.records.typed import typed_time
from milewatch.timing.snapshot import Command
from milewatch.tui.commands import Where, acts
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.squad import keys
from milewatch.tui.squad.mending import Asked, Menu, panel, swap_with
from milewatch.tui.squad.spots import Spot, all_spots, first_spot, spots, tray_spots
from milewatch.tui.widgets.headline import Rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from textual.timer import Timer

    from milewatch.conduct.conductor import Conductor
    from milewatch.conduct.rehearsal import Rehearsal
    from milewatch.timing.snapshot import Snapshot
    from milewatch.tui.aiming import Aims
    from milewatch.tui.widgets.squadboard import SquadBoard

IDLE_S = 20.0
"""A menu or a mending that nobody touches closes after this."""
_TYPED = "0123456789:.'\""
MENU = "menu"


class MendingScreen(LiveScreen, inherit_bindings=False):
    """The screen of a squad as far as something is chosen, asked and typed on it."""

    board: SquadBoard
    _athletes: dict[str, str]
    """Who has which key."""

    def __init__(
        self, conductor: Conductor, rehearsal: Rehearsal | None = None, *, aims: Mapping[str, Aims] | None = None
    ) -> None:
        super().__init__(conductor, rehearsal, aims=aims)
        self._menu: Menu | None = None
        self._asked: Asked | None = None
        self._typed = ""
        self._menu_key = ""
        """With which something of a menu was last done."""
        self._idle: Timer | None = None

    def _decided(self) -> tuple[int, Snapshot]:
        """The time of the key, and the session as it is then, whether that is on the screen yet or not."""
        at = self.conductor.at_age(self.app.key_age())
        return at, self.conductor.decided(at)

    def _show(self, snapshot: Snapshot) -> float:
        """Show a snapshot; what is chosen for mending moves with the session."""
        spot = self.board.spot
        if spot is not None:
            now = self._now(spot, snapshot)
            if now is None:
                self._shut()
            elif now != spot:
                self.board.spot = now
                self._put_panel()
        return super()._show(snapshot)

    def action_up(self) -> None:
        """The athlete above."""
        self._move(-1, 0)

    def action_down(self) -> None:
        """The athlete below."""
        self._move(1, 0)

    def action_left(self) -> None:
        """The mark before."""
        self._move(0, -1)

    def action_right(self) -> None:
        """The mark after."""
        self._move(0, 1)

    def _move(self, rows: int, marks: int) -> None:
        self.presses.settle()
        self._go_on()
        self._menu = self._asked = None
        snapshot = self.conductor.snapshot()
        every = all_spots(snapshot)
        spot = self.board.spot
        if spot is None:
            doubts = {view.athlete: self.board.doubts(view) for view in snapshot.athletes}
            self._choose(first_spot(every, doubts))
            return
        order = [athlete for athlete in (None, *self.board.rows_in_order(snapshot)) if every[athlete]]
        mine = every.get(spot.athlete, ())
        place = next((i for i, one in enumerate(mine) if one.is_at(spot)), len(mine) - 1)
        if rows and order:
            here = order.index(spot.athlete) if spot.athlete in order else 0
            found = every[order[(here + rows) % len(order)]]
            alike = [one for one in found if one.place == spot.place and one.lap == spot.lap]
            self._choose(alike[0] if alike else found[-1])
        elif mine:
            self._choose(mine[max(0, min(place + marks, len(mine) - 1))])

    def _choose(self, spot: Spot | None) -> None:
        self.board.choose(spot)
        if spot is None:
            self._tell(Rank.REFUSED, "There is nothing to mend yet.")
        self._show_panel()

    def _now(self, spot: Spot, snapshot: Snapshot) -> Spot | None:
        """The chosen spot as it is now, whoever has it; None when it is gone."""
        whose = [view for view in snapshot.athletes if spot.stamp is not None or view.athlete == spot.athlete]
        found = [one for view in whose for one in spots(view, snapshot.go_ms or 0)]
        there = [one for one in (*found, *tray_spots(snapshot)) if one.is_at(spot)]
        # A key that sent everybody off is a mark of each of them.
        return min(there, key=lambda one: one.athlete != spot.athlete, default=None)

    def _open_menu(self, where: Where) -> None:
        snapshot = self._decided()[1]
        spot = self.board.spot
        if where is Where.MEND and spot is not None:
            spot = self._now(spot, snapshot)
            if spot is None:
                self.action_close()
                self._tell(Rank.REFUSED, "That mark is not there any more.")
                return
            self._menu = Menu(where, tuple(keys.mendings(spot, snapshot)), spot)
        else:
            self._menu = Menu(where, tuple(keys.sensible_for_all(snapshot)), None)
        self._show_panel()

    def _chosen(self, char: str) -> bool:
        """Do what the menu has under this key; whether it has anything.

        The key is not its athlete's until it is let go: a bounce of it would mark a lap.
        """
        menu, self._menu = self._menu, None
        assert menu is not None
        act = next((act for act in acts(menu.where) if char in self.app.keys_of(act) and act in menu.acts), None)
        self._show_panel()
        if act is None:
            return False
        self._menu_key = char
        self.presses.forget(MENU)
        self._bounced(MENU)
        name = act.id.partition(".")[2]
        if menu.spot is None:
            self._for_all(name)
        else:
            self._mend(name, menu.spot)
        return True

    def _mend(self, name: str, spot: Spot) -> None:
        athlete = spot.athlete
        match name:
            case "assign" | "swap" | "time" | "split" | "insert":
                self._asked, self._typed = Asked(name, spot), ""
                self._show_panel()
            case "delete":
                self._do(Command.REMOVE, stamp=spot.stamp)
            case "nobody":
                self._do(Command.ASSIGN, stamp=spot.stamp, athlete=None)
            case "unfinished" if spot.running:
                self._do(Command.SKIP, athlete=athlete)
            case "unfinished":
                judged = Command.UNFINISH
                self._do(judged, athlete=athlete, stamp=spot.stamp, segment=spot.segment, after_all=spot.unfinished)
            case "plan" if athlete is not None:
                self._ask_plan(athlete)
            case "out":
                self._do(Command.DROP, athlete=athlete)
            case "join":
                self._do(Command.REJOIN, athlete=athlete)
            case "extra":
                self._do(Command.EXTEND, athlete=athlete)
            case "fewer":
                self._do(Command.SHORTEN, athlete=athlete)
            case "back":
                self._do(Command.BACK, athlete=athlete)

    def _answered(self, char: str) -> bool:
        """Take a key as an answer; whether it was one."""
        asked = self._asked
        assert asked is not None
        if asked.typed:
            if char not in _TYPED:
                return False  # letters mark meanwhile
            self._type(char)
            return True
        athlete = self._athletes.get(char)
        self._close_question()
        if athlete is None:
            return False
        if asked.what == "assign":
            self._do(Command.ASSIGN, stamp=asked.spot.stamp, athlete=athlete)
            return True
        other = swap_with(asked.spot, all_spots(self._decided()[1]).get(athlete, ()))
        if other is None:
            self._tell(Rank.REFUSED, "That athlete has no mark to swap with.")
        else:
            self._do(Command.SWAP, stamp=asked.spot.stamp, other=other.stamp)
        return True

    def action_sign(self, key: str) -> None:
        """A sign of a typed time."""
        self.presses.settle()
        if self._asked is not None and self._asked.typed:
            self._type({"colon": ":", "apostrophe": "'"}.get(key, '"'))
        else:
            self._go_on()

    def _type(self, char: str) -> None:
        self._typed += char
        self._show_panel()

    def _submit(self) -> None:
        asked = self._asked
        assert asked is not None
        spot = self._now(asked.spot, self._decided()[1]) or asked.spot
        if self._typed:
            try:
                wanted = typed_time(self._typed) * 10
            except ValueError as error:
                self._tell(Rank.REFUSED, str(error))
                return
        elif asked.what == "split":
            wanted = spot.length_ms // 2
        else:
            self._close_question()
            return
        self._close_question()
        if asked.what == "time":
            self._do(Command.SHIFT, stamp=spot.stamp, time=(spot.at_ms or 0) + wanted - spot.length_ms)
        else:
            self._do(Command.INSERT, time=spot.begun_ms + wanted, athlete=spot.athlete)

    def _close_question(self) -> None:
        self._asked, self._typed = None, ""
        self._show_panel()

    def _shut(self) -> None:
        """Close whatever is open over the keys."""
        self._menu = self._asked = None
        self._typed = ""
        self.board.choose(None)
        self._show_panel()

    def action_close(self) -> None:
        """Leave what was opened last."""
        self.presses.settle()
        self._go_on()
        if self._asked is not None:
            self._close_question()
        elif self._menu is not None and self.board.spot is not None:
            self._menu = None
            self._show_panel()
        else:
            self._shut()

    def _show_panel(self) -> None:
        """Show what is open, for as long as somebody is at it."""
        if self._idle is not None:
            self._idle.stop()
            self._idle = None
        open_ = self._menu is not None or self._asked is not None or self.board.spot is not None
        if open_:
            self._idle = self.set_timer(IDLE_S, self._shut)
        self._put_panel()

    def _put_panel(self) -> None:
        board, spot = self.board, self.board.spot
        who = board.name_of(spot.athlete) if spot is not None else ""
        board.show_panel(panel(spot, self._menu, self._asked, self._typed, who, self.app.keys_of, self.size.width))

    if TYPE_CHECKING:  # what the menus ask for beyond mending; the screen has it

        def _for_all(self, name: str) -> None:
            """Do what a menu has for everybody."""

        def _ask_plan(self, athlete: str) -> None:
            """Ask for another workout for an athlete."""
