"""A running session on the screen: a tick that asks the clock what to show, and what is told in the top line.

It shows only what is on disk (`conductor.snapshot`), and counts nothing itself: a tick that comes late changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.message import Message
from textual.screen import Screen

from milewatch.conduct.quiet import tidy
from milewatch.timing.cues import schedule
from milewatch.timing.events import Why
from milewatch.tui import when
from milewatch.tui.flashes import flash_of
from milewatch.tui.notices import IGNORED, MUTED, NO_DISK, NO_KEYBOARD, NO_SOUND
from milewatch.tui.widgets.board import Board
from milewatch.tui.widgets.headline import Rank
from milewatch.tui.widgets.kept import Kept
from milewatch.tui.widgets.keyhelp import KeyHelp

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.events import ScreenResume
    from textual.timer import Timer

    from milewatch.conduct.conductor import Conductor
    from milewatch.conduct.rehearsal import Rehearsal
    from milewatch.timing.cues import Cue
    from milewatch.timing.events import Swallowed
    from milewatch.timing.snapshot import Snapshot
    from milewatch.tui.aiming import Aims
    from milewatch.tui.app import MilewatchApp

LATEST_TICK_S = 1.0
"""The time of day and the total change even where the clock stands still."""
SOONEST_TICK_S = 0.1
"""No more than ten frames a second."""
AT_ONCE_S = 0.002
"""A timer of no length at all fails in Textual."""
NOTICE_S, LONG_NOTICE_S = 2.5, 10.0
LATE_FLASH_MS = 1_500
"""A cue that is so late is not flashed any more."""
TIDY_EVENTS, TIDY_MS = 5, 60_000
CALM_MS, BETWEEN_MS = 3_000, 150


class FollowingScreen(Screen[None], Kept):
    """A session as it runs, to be looked at."""

    DEFAULT_CSS = "FollowingScreen { layers: base over; }"
    app: MilewatchApp

    class Changed(Message):
        """Something is down on disk, or must be told."""

    def __init__(
        self, conductor: Conductor, rehearsal: Rehearsal | None = None, *, aims: Mapping[str, Aims] | None = None
    ) -> None:
        """`aims`: what each athlete's steps are run by, by the athlete's key."""
        super().__init__()
        self._aims = aims or {}
        self.conductor = conductor
        self._rehearsal = rehearsal
        self._timer: Timer | None = None
        self._fades: dict[Rank, Timer] = {}
        self._finishing = False
        self._swallowed = 0
        self._burst = 0
        self._slept = ""
        self._sound = ""
        self._silent = False
        self._safe = ""  # the trouble with the disk in spite of which every press is kept
        self._cued = 0
        self._pressed = 0  # session ms of the last key that did something
        self._tidied = 0

    def compose(self) -> ComposeResult:
        """The board, and over it the keys when they are asked for."""
        label = f"REHEARSAL ×{self.conductor.speed:g} " if self.conductor.header.rehearsal else ""
        aims = self._aims.get(self.conductor.header.roster[0].key)
        yield Board(self.conductor.timeline, label=label, keys_of=self.app.keys_of, aims=aims)
        yield KeyHelp(self.app.keys_of)

    def on_mount(self) -> None:
        """Begin."""
        self.follow()

    def follow(self) -> None:
        """Begin to follow the session."""
        self.board = self.query_one(Board)
        self.conductor.on_change = self._changed
        self._cued = self.conductor.now()
        self._swallowed = len(self.conductor.snapshot().swallowed)
        self.watch(self.app, "app_focus", self._keyboard, init=True)

    def on_unmount(self) -> None:
        """Leave the session alone."""
        self._stop()

    def on_screen_resume(self, event: ScreenResume) -> None:
        """Show it at once when it is seen again."""
        if not self._finishing:
            self.tick()

    # The tick

    def tick(self) -> None:
        """Look after the session; show what is now, if it is seen; and choose when to look again.

        Under the palette or the help the session goes on, and its sound must be told what comes.
        """
        self._stop()
        self.conductor.tick()
        if self._rehearsal is not None:
            self._rehearsal.press(self.conductor)
        delay = LATEST_TICK_S
        if self.is_seen and not self._terminal_behind():
            snapshot = self.conductor.snapshot()
            delay = self._show(snapshot)
            self._tidy(snapshot)
        self._timer = self.set_timer(delay, self.tick)

    @property
    def is_seen(self) -> bool:
        """Whether it is in sight."""
        return self.is_current

    def _tidy(self, snapshot: Snapshot) -> None:
        """Clear up every few marks and each minute, while no key is near; when keys never cease, between two."""
        speed = self.conductor.speed
        made = snapshot.events + len(snapshot.solo.laps) + int(snapshot.at_ms / speed / TIDY_MS) * TIDY_EVENTS
        due = made - self._tidied
        calm = (snapshot.at_ms - self._pressed) / speed
        if due >= TIDY_EVENTS and calm >= (CALM_MS if due < TIDY_EVENTS * 4 else BETWEEN_MS):
            self._tidied = made
            tidy()

    def _show(self, snapshot: Snapshot) -> float:
        """Show a snapshot; seconds until it looks different."""
        conductor, board = self.conductor, self.board
        with self.app.batch_update():
            face = board.show(snapshot, self._day())
            self._tell_swallowed(snapshot.swallowed)
            self._tell_trouble()
            slept = conductor.sleep_note or conductor.around.awake_note
            if slept != self._slept:
                self._slept = slept
                self._tell(Rank.SLEPT, self._slept, LONG_NOTICE_S)
            self._tell_sound()
            self._flash(snapshot)
        cues = schedule(snapshot, snapshot.at_ms + 1, 1000)
        change = min(face.change_ms, cues[0].at_ms - snapshot.at_ms if cues else 1000)
        soonest = AT_ONCE_S if conductor.speed <= 1 else SOONEST_TICK_S
        return min(LATEST_TICK_S, max(change / 1000 / conductor.speed, soonest))

    def _tell_trouble(self) -> None:
        """Loudly for as long as presses are kept nowhere; when they are safe in a second place, for a while."""
        trouble, safe = self.conductor.trouble, self.conductor.safe_elsewhere
        if safe and trouble != self._safe:
            self._tell(Rank.JOURNAL, trouble, LONG_NOTICE_S)
        elif not safe:
            self.board.tell(Rank.JOURNAL, trouble)
        self._safe = trouble if safe else ""

    def _tell_sound(self) -> None:
        around = self.conductor.around
        self._silent = bool(around.sound_note)
        sound = f"NO SOUND: {around.sound_note}" if self._silent else around.sound_remark
        if sound != self._sound:
            self._sound = sound
            self._tell(Rank.SOUND, sound, LONG_NOTICE_S)

    def _day(self) -> str:
        """The time of day, and what is always to be known about the disk and the sound."""
        disk = NO_DISK if self._safe else ""
        sound = MUTED if self.conductor.muted else NO_SOUND if self._silent else ""
        day = when.time_of_day(self.conductor.time_of_day(), self.app.config.clock)
        return " ".join(part for part in (day, disk, sound) if part)

    def _flash(self, snapshot: Snapshot) -> None:
        until = snapshot.at_ms + 1
        # What was due long ago, before a sleep, is no news.
        since = max(self._cued, until - int(LATE_FLASH_MS * self.conductor.speed))
        said = self._said(self.conductor.cues(since, until), snapshot)
        self._cued = max(self._cued, until)
        if said is not None:
            self.board.say(said)
            if self.conductor.around.rings_bell:
                self.app.bell()

    def _said(self, cues: Sequence[Cue], snapshot: Snapshot) -> str | None:
        """The words of a flash; None: there is nothing to flash."""
        return flash_of(cues, snapshot.solo.laps, snapshot.redoable)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None

    def _terminal_behind(self) -> bool:
        """A terminal that is slow gets fewer frames; our driver knows."""
        return bool(getattr(self.app._driver, "behind", False))

    def _changed(self) -> None:
        """Called by the conductor, from any thread."""
        self.post_message(self.Changed())

    def on_following_screen_changed(self, message: Changed) -> None:
        """Show it now rather than at the next tick."""
        if self.is_seen and not self._terminal_behind():
            self._show(self.conductor.snapshot())

    # Notices

    def _keyboard(self, has_focus: bool) -> None:
        self.board.tell(Rank.KEYBOARD, "" if has_focus else NO_KEYBOARD)

    def _tell(self, rank: Rank, text: str, seconds: float = NOTICE_S) -> None:
        """Tell something for a short while."""
        self.board.tell(rank, text)
        fade = self._fades.pop(rank, None)
        if fade is not None:
            fade.stop()
        self._fades[rank] = self.set_timer(seconds, lambda: self._fade(rank))

    def tell_in_line(self, sentence: str) -> None:
        """Something that went wrong elsewhere: nothing in a corner covers the digits."""
        self.call_later(self._tell, Rank.REFUSED, sentence, LONG_NOTICE_S)  # it may not be mounted yet

    def _fade(self, rank: Rank) -> None:
        self._fades.pop(rank, None)
        if rank is Rank.SWALLOWED:
            self._burst = 0
        self.board.tell(rank, "")

    def _tell_swallowed(self, swallowed: tuple[Swallowed, ...]) -> None:
        new = len(swallowed) - self._swallowed
        if new > 0:
            self._swallowed = len(swallowed)
            self._tell_ignored(new, swallowed[-1].why)

    def _tell_ignored(self, presses: int, why: Why = Why.BOUNCE) -> None:
        self._burst += presses
        times = f" ×{self._burst}" if self._burst > 1 else ""
        self._tell(Rank.SWALLOWED, f"{IGNORED[why]}{times}")
