"""Everything that the live screen of a squad shows, from a snapshot alone."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import TYPE_CHECKING

from textual.containers import Vertical

from milewatch.timing.expected import expectations, next_at, order
from milewatch.timing.roster import short_names
from milewatch.timing.snapshot import Phase
from milewatch.timing.suspect import suspects
from milewatch.tui.face import Face, face
from milewatch.tui.squad import keys, lines
from milewatch.tui.squad.cells import cells, columns
from milewatch.tui.squad.rows import Row, row
from milewatch.tui.squad.tray import tray_text
from milewatch.tui.widgets.board import Board
from milewatch.tui.widgets.kept import Kept
from milewatch.tui.widgets.keybar import own_keys
from milewatch.tui.widgets.line import Line
from milewatch.tui.wording import place as place_in_plan
from milewatch.tui.wording import running, upcoming
from milewatch.workout import times
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from textual.app import ComposeResult
    from textual.content import Content

    from milewatch.timing.roster import Entrant
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.timing.suspect import Suspect
    from milewatch.tui.squad.cells import Place
    from milewatch.tui.squad.spots import Spot
    from milewatch.tui.widgets.keybar import KeysOf
    from milewatch.workout.timeline import Segment, Timeline

FRAME_MS = 100
"""The lines change no more often than this."""
_SIGNS = 8
"""Cells for how many are out of sight, "▲12 ▼13"."""
SMALLEST_CLOCK = 3
MOST_PANEL = 4


class SquadView(IntEnum):
    """What is shown; a key goes round."""

    LINES = 0
    MATRIX = 1


@dataclass(frozen=True, slots=True)
class _Share:
    """Rows of each part."""

    head: int
    clock: int
    info: int
    tray: int
    heading: int
    keys: int


def share(width: int, height: int, athletes: int) -> _Share:
    """Share out the rows of a terminal: everybody's line first, then the clock, as large as what is left."""
    if height < 10:
        return _Share(0, 0, 0, 1 if height > 4 else 0, 0, 1 if height > 5 else 0)
    low = height < 18
    info, heading, key_rows = (0, 0, 1) if low else (1, 1, 1 if width >= 110 else 2)
    room = height - 3 - info - heading - key_rows
    most = max(SMALLEST_CLOCK, height // 2 if room - athletes > height // 3 else height // 3)
    return _Share(1, max(SMALLEST_CLOCK, min(most, room - athletes)), info, 1, heading, key_rows)


class SquadBoard(Board):
    """The picture of a squad: the big clock of whom is expected first, the tray, and a line an athlete."""

    DEFAULT_CSS = """
    SquadBoard {
        & #tray { background: $panel; color: $foreground; text-style: bold; }
        & #tray.-full { background: $mw-leadin; color: $mw-ink; }
        & #lines { height: 1fr; overflow: hidden; }
        & #panel { height: auto; background: $boost; border-top: solid $border; }
        & #squad-keys { height: auto; background: $panel; }
    }
    """

    def __init__(
        self,
        timeline: Timeline,
        roster: Sequence[Entrant],
        letters: dict[str, str],
        *,
        label: str = "",
        keys_of: KeysOf = own_keys,
    ) -> None:
        """`letters` are the athletes' keys, by their key in the session."""
        super().__init__(timeline, label=label, keys_of=keys_of)
        self._keys_of = keys_of
        self._letters = letters
        self._names = short_names(roster)
        self.squad_view = SquadView.LINES
        self.spot: Spot | None = None
        """What is chosen for mending."""
        self._panel: tuple[Content, ...] = ()
        self._covered = 0
        self._seen: object = None
        self._painted: dict[int, object] = {}
        """What each line shows."""
        self._order: tuple[str, ...] = ()
        self._doubts: dict[str, tuple[object, tuple[Suspect, ...]]] = {}
        self._kept_rows: dict[str, tuple[int, Row]] = {}
        self._top = 0
        self.plan = Line(ident="plan")
        self.tray, self.heading = Line(ident="tray"), Line(ident="heading")
        self.lines = tuple(Line() for _ in roster)
        self.list = _Lines(*self.lines, id="lines")
        self.panel_lines = tuple(Line() for _ in range(MOST_PANEL))
        self.panel = _Lines(*self.panel_lines, id="panel")
        self.key_lines = Line(), Line()
        self.bar = _Lines(*self.key_lines, id="squad-keys")

    def compose(self) -> ComposeResult:
        """From the top to the bottom."""
        yield from (self.head, self.state, self.clock, self.plan, self.tray, self.heading, self.list)
        yield from (self.panel, self.bar)

    # What is shown

    def know(self, roster: Sequence[Entrant], letters: Mapping[str, str]) -> None:
        """Somebody came who was not in the line-up, or has gone again."""
        self._letters |= letters
        self._names |= short_names(roster)
        more = tuple(Line() for _ in range(len(roster) - len(self.lines)))
        if more:
            self.lines += more
            self.list.mount(*more)
        self._kept_rows.clear()
        self._painted.clear()
        self._lay_out()

    def short(self, athlete: str) -> str:
        """The short name."""
        return self._names.get(athlete, athlete)

    def name_of(self, athlete: str | None) -> str:
        """The short name, with a comma; nothing for a mark of nobody."""
        return f"{self._names[athlete]}, " if athlete is not None else ""

    def doubts(self, view: AthleteView) -> tuple[Suspect, ...]:
        """The marks of an athlete that look wrong, looked for anew only when there are others."""
        seen = view.laps, view.split_stamps, view.segment
        known = self._doubts.get(view.athlete)
        if known is None or known[0] != seen:
            known = self._doubts[view.athlete] = seen, suspects(view)
        return known[1]

    def show(self, snapshot: Snapshot, day: str) -> Face:
        """Show this moment."""
        self._wanted = snapshot, day
        seen = snapshot.events, tuple((v.phase, len(v.laps), v.waits) for v in snapshot.athletes)
        if seen != self._seen:
            self._seen = seen
            self._order = order(snapshot)
            self._kept_rows.clear()
            self._put_tray(snapshot)
        views = {view.athlete: view for view in snapshot.athletes}
        now = self._lead(snapshot, views[self._order[0]])
        self._face = now
        self._wear(now)
        self.head.put_parts(f" {day}", self._title, f"total {times.running(snapshot.total_ms)} ")
        self.clock.put(now.clock, now.clock_short)
        self._put_state(now)
        self.plan.put(_apart(now.aim, f"next: {now.next}" if now.next else "", self.size.width))
        change = self._put_lines(snapshot, views)
        return replace(now, change_ms=min(now.change_ms, max(change, FRAME_MS)))

    def _lead(self, snapshot: Snapshot, view: AthleteView) -> Face:
        """The face of whom something is expected of first, in words for all."""
        now = face(snapshot, view)
        runs = sum(_works(one) for one in snapshot.athletes)
        rests = sum(one.phase is Phase.RUNNING and not _works(one) for one in snapshot.athletes)
        waiting = len(snapshot.tray)
        counts = (
            f"{runs} running" if runs else "",
            f"{rests} resting" if rests else "",
            f"{waiting} to name" if waiting else "",
        )
        where = place_in_plan(view.segment) if view.segment is not None else now.place
        following = view.next if view.segment is not None else None
        return replace(
            now,
            aim=running(view) or now.aim,
            place=" · ".join(part for part in (where, *counts) if part),
            next=upcoming(_for_all(following, snapshot))
            if following is not None and following.step.kind is Kind.WORK
            else "",
        )

    def _put_tray(self, snapshot: Snapshot) -> None:
        self.tray.set_class(bool(snapshot.tray), "-full")
        width = max(20, self.size.width)
        above, below = (0, 0) if self.heading.display else self._out_of_sight()
        room = width - _SIGNS if above or below else width
        text = tray_text(snapshot, self._letters, self._names, room)
        self.tray.put(lines.with_more(text, width, above, below))
        one = next_at(expectations(snapshot), snapshot.at_ms)
        expected = "" if one is None else f"{self._letters[one.athlete]} {self._names[one.athlete]}"
        items = keys.bar_items(
            snapshot, self._keys_of, list(self._letters.values()), expected, matrix=self.squad_view is SquadView.MATRIX
        )
        shown = keys.wrapped(items, self.size.width, len([one for one in self.key_lines if one.display]) or 1)
        for number, one_line in enumerate(self.key_lines):
            one_line.put(shown[number] if number < len(shown) else "")

    def _out_of_sight(self) -> tuple[int, int]:
        """So many athletes are above the lines and below them."""
        return self._top, max(0, len(self._order) - self._top - len([one for one in self.lines if one.display]))

    def _put_lines(self, snapshot: Snapshot, views: dict[str, AthleteView]) -> int:
        """Paint the lines that changed; how long they stand, ms."""
        matrix = self.squad_view is SquadView.MATRIX
        shown = tuple(views) if matrix else self._order
        height, width = len([one for one in self.lines if one.display]), self.size.width
        chosen = self.spot.athlete if self.spot is not None else None
        self._top = _scrolled(self._top, height, len(shown), shown.index(chosen) if chosen in shown else None)
        seen = shown[self._top : self._top + height]
        below = len(shown) - self._top - len(seen)
        change = 1000
        if matrix:
            self._painted.clear()
            self._put_matrix(snapshot, views, seen, (self._top, below))
            return change
        widths = lines.Widths.of(width)
        self.heading.put(lines.heading(widths, width, self._top, below))
        for slot, athlete in enumerate(seen):
            until, kept = self._row(views[athlete], snapshot.at_ms)
            if self._painted.get(slot) != (kept, widths, athlete == chosen):
                self._painted[slot] = kept, widths, athlete == chosen
                self.lines[slot].put(lines.line(kept, widths, chosen=athlete == chosen))
            change = min(change, until - snapshot.at_ms)
        for slot in range(len(seen), len(self.lines)):
            if self._painted.pop(slot, None) is not None:
                self.lines[slot].put("")
        return change

    def _row(self, view: AthleteView, at: int) -> tuple[int, Row]:
        """The athlete's row, made anew when its time is over; until when it stands."""
        until, kept = self._kept_rows.get(view.athlete, (at, None))
        if kept is None or until <= at:
            kept = row(view, self._letters[view.athlete], self._names[view.athlete], self.doubts(view))
            until = at + kept.change_ms
            self._kept_rows[view.athlete] = until, kept
        return until, kept

    def _put_matrix(
        self, snapshot: Snapshot, views: dict[str, AthleteView], seen: Sequence[str], more: tuple[int, int]
    ) -> None:
        every = columns(snapshot)
        spot = self.spot
        about: Place | None = spot.place if spot is not None and spot.athlete is not None else None
        if about is None:
            begun = [place for view in snapshot.athletes for place in cells(view)]
            about = max(begun, default=None)
        shown = lines.window(every, self.size.width, about)
        self.heading.put(lines.matrix_heading(shown, len({number for number, _ in every}) > 1, self.size.width, *more))
        for one_line, athlete in zip(self.lines, seen, strict=False):
            view = views[athlete]
            chosen = spot is not None and spot.athlete == athlete
            one_line.put(
                lines.matrix_line(
                    self._letters[athlete], self._names[athlete], cells(view, self.doubts(view)), shown,
                    chosen=chosen, place=about if chosen else None,
                )
            )  # fmt: skip

    # What is asked for

    def cover(self, rows: int) -> None:
        """So many rows at the bottom lie under something else for a while: what runs is shown above them."""
        if rows != self._covered:
            self._covered = rows
            self._lay_out()

    def show_panel(self, parts: Sequence[Content]) -> None:
        """Show lines over the keys, or with none take them away."""
        self._panel = tuple(parts)[:MOST_PANEL]
        for number, one_line in enumerate(self.panel_lines):
            one_line.display = number < len(self._panel)
            if one_line.display:
                one_line.put(self._panel[number])
        self.panel.display = bool(self._panel)
        self._lay_out()

    def choose(self, spot: Spot | None) -> None:
        """Mark a spot as chosen."""
        self.spot = spot
        self._again()

    def rows_in_order(self, snapshot: Snapshot) -> tuple[str, ...]:
        """The athletes from the top to the bottom."""
        if self.squad_view is SquadView.MATRIX:
            return tuple(view.athlete for view in snapshot.athletes)
        return self._order

    def turn_squad(self) -> None:
        """Lines or matrix."""
        self.squad_view = SquadView((self.squad_view + 1) % len(SquadView))
        self._top = 0
        self._again()

    def _again(self) -> None:
        self._seen = None
        if self._wanted is not None:
            self.show(*self._wanted)

    # How

    def _lay_out(self) -> None:
        width, height = self.size
        if not width or not height:
            return
        shares = share(width, height, len(self.lines))
        loud = 3 if shares.head and self.head.loud and height >= 20 else shares.head
        panel = max(len(self._panel) + 1 if self._panel else 0, self._covered - shares.keys)
        rest = height - loud - 1 - shares.info - shares.tray - shares.heading - shares.keys - panel
        # Under a panel it is the clock that gives way first, not the lines.
        clock_rows = min(shares.clock, max(SMALLEST_CLOCK, rest - len(self.lines)), max(0, rest - 1))
        if clock_rows < SMALLEST_CLOCK:
            clock_rows = 0
        for widget, rows in (
            (self.head, loud), (self.state, 1), (self.clock, clock_rows), (self.plan, shares.info),
            (self.tray, shares.tray), (self.heading, shares.heading), (self.bar, shares.keys),
        ):  # fmt: skip
            widget.display = rows > 0
            if rows:
                widget.styles.height = rows
        for number, key_line in enumerate(self.key_lines):
            key_line.display = number < shares.keys
        for number, one_line in enumerate(self.lines):
            one_line.display = number < rest - clock_rows
        self.state.set_class(clock_rows < 7, "-slim")
        self._again()


def _apart(left: str, right: str, width: int) -> str:
    """Two texts over the width; the right one gives way."""
    room = width - len(left) - len(right) - 2
    return f" {left}{' ' * room}{right} " if right and room > 1 else f" {left}"


class _Lines(Vertical, Kept):
    """Lines under each other."""


def _works(view: AthleteView) -> bool:
    return view.phase is Phase.RUNNING and view.segment is not None and view.segment.step.kind is Kind.WORK


def _scrolled(top: int, height: int, count: int, chosen: int | None) -> int:
    """The first line in sight: those expected first, unless another is chosen."""
    if chosen is None:
        return 0
    top = min(top, chosen)
    return max(0, min(max(top, chosen - height + 1), count - height))


def _for_all(segment: Segment, snapshot: Snapshot) -> Segment:
    """A segment as it is said to all: without its target where that is not everybody's."""
    targets = {
        view.segments[segment.index].target_ms for view in snapshot.athletes if segment.index < len(view.segments)
    }
    return segment if len(targets) == 1 else replace(segment, target_ms=None)
