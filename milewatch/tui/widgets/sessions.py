"""The list of sessions: only the lines that are seen are ever read, so its length does not matter."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment as Cells
from rich.style import Style
from textual.cache import LRUCache
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from milewatch.history.searchable import by_words
from milewatch.tui.review_tables import padded
from milewatch.tui.widgets.line import plain
from milewatch.tui.widgets.thumb import thumb

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from textual.binding import BindingType
    from textual.events import Click

    from milewatch.history.rows import Card, Ran

    Fetch = Callable[[Sequence[str]], list[Card | None]]

PAGE = 64
"""Lines read at once."""
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_BANDS = ("none", "green", "amber", "red")


class Sessions(ScrollView, can_focus=True):
    """Names of files as a list of sessions; `fetch` gives the cards of some of them."""

    BINDINGS: ClassVar[list[BindingType]] = [
        ("up", "move(-1)"),
        ("down", "move(1)"),
        ("pageup", "page(-1)"),
        ("pagedown", "page(1)"),
        ("home", "end(-1)"),
        ("end", "end(1)"),
    ]
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "sessions--cursor",
        "sessions--soft",
        "sessions--title",
        "sessions--broken",
        *(f"sessions--{band}" for band in _BANDS),
    }
    DEFAULT_CSS = """
    Sessions {
        height: 1fr; background: $background; color: $foreground; scrollbar-size-vertical: 1; overflow-x: hidden;
        & > .sessions--cursor { background: $panel; text-style: bold; }
        &:focus > .sessions--cursor { background: $block-cursor-background; color: $block-cursor-foreground; }
        & > .sessions--soft { color: $mw-soft; }
        & > .sessions--title { text-style: bold; }
        & > .sessions--broken { color: $mw-warning; text-style: bold; }
        & > .sessions--none { color: $foreground; }
        & > .sessions--green { color: $mw-done; }
        & > .sessions--amber { color: $mw-leadin; }
        & > .sessions--red { color: $mw-warning; }
    }
    """
    cursor: reactive[int] = reactive(0, repaint=False)

    class Moved(Message):
        """The cursor is on another session."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    class Clicked(Message):
        """The session under the cursor was clicked."""

    def __init__(self, fetch: Fetch, today: date, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._fetch = fetch
        self._today = today
        self._names: list[str] = []
        self._athlete = ""
        self._cards: LRUCache[str, Card] = LRUCache(4 * PAGE)

    # What is in it

    def put(self, names: list[str], athlete: str = "") -> None:
        """Show these, the cursor on the session on which it was; `athlete` (made alike) is whose pictures are shown."""
        under = self.name_under_cursor
        self._names = names
        self._athlete = by_words(athlete)
        self._cards.clear()
        self.virtual_size = Size(0, len(names))
        at = 0
        if under is not None and self.cursor > 0:
            try:
                at = names.index(under)
            except ValueError:
                at = min(self.cursor, max(0, len(names) - 1))
        self.set_reactive(Sessions.cursor, at)
        self._show_cursor()
        self.refresh()
        if (now := self.name_under_cursor) is not None and now != under:
            self.post_message(self.Moved(now))

    @property
    def name_under_cursor(self) -> str | None:
        """The file that would be opened."""
        return self._names[self.cursor] if self.cursor < len(self._names) else None

    @property
    def card_under_cursor(self) -> Card | None:
        """Its card."""
        return self._card(self.cursor) if self.cursor < len(self._names) else None

    def _card(self, line: int) -> Card | None:
        name = self._names[line]
        if name not in self._cards:
            start = line - line % PAGE
            names = self._names[start : start + PAGE]
            for one, card in zip(names, self._fetch(names), strict=True):
                if card is not None:
                    self._cards[one] = card
        return self._cards.get(name)

    # Moving

    def action_move(self, lines: int) -> None:
        """Up or down."""
        self._go(self.cursor + lines)

    def action_page(self, pages: int) -> None:
        """A page up or down."""
        self._go(self.cursor + pages * max(1, self.size.height - 1))

    def action_end(self, where: int) -> None:
        """To the newest or the oldest."""
        self._go(0 if where < 0 else len(self._names) - 1)

    def _go(self, line: int) -> None:
        if self._names:
            self.cursor = min(max(0, line), len(self._names) - 1)

    def watch_cursor(self) -> None:
        """The cursor is always in sight."""
        self._show_cursor()
        self.refresh()
        if (name := self.name_under_cursor) is not None:
            self.post_message(self.Moved(name))

    def _show_cursor(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_click(self, event: Click) -> None:
        """The first click goes there, the next one opens."""
        line = int(self.scroll_offset.y) + event.y
        if line < len(self._names):
            again = line == self.cursor
            self._go(line)
            if again:
                self.post_message(self.Clicked())

    # Painting

    def render_line(self, y: int) -> Strip:
        """One session."""
        line = int(self.scroll_offset.y) + y
        width = self.size.width
        base = self.rich_style
        if line >= len(self._names):
            return Strip.blank(width, base)
        card = self._card(line)
        under = self.get_component_rich_style("sessions--cursor") if line == self.cursor else None
        if card is None:
            return Strip.blank(width, base)
        cells = self._broken(card, width) if card.problem else self._line(card, width)
        strip = Strip([Cells(text, self._style(name, base, under)) for text, name in cells])
        return strip.crop_extend(0, width, base if under is None else base + under)

    def _style(self, name: str, base: Style, under: Style | None) -> Style:
        style = base + self.get_component_rich_style(f"sessions--{name}", partial=True) if name else base
        if under is None:
            return style
        # Under the cursor one colour reads best; what the colours say stays in the heights and the words.
        return style + Style(color=under.color, bgcolor=under.bgcolor, bold=under.bold)

    def _line(self, card: Card, width: int) -> list[tuple[str, str]]:
        ran = self._whose(card)
        wide = width >= 64
        cells = [(f" {self._day(card, wide)} ", "soft")]
        room = min(24, width // 4)
        picture = thumb(ran.bars, room) if ran is not None else []
        after = self._after(card, ran, width)
        left = width - len(cells[0][0]) - room - 1 - sum(len(text) for text, _ in after)
        title = ("a copy of: " if card.copy_of else "") + (plain(card.title) or "untitled")
        cells.append((f"{padded(title, left - 1)} " if left > 0 else "", "title"))
        cells += [(char, _BANDS[band]) for char, band in picture]
        cells.append((" " * (room - len(picture) + 1), ""))
        return cells + after

    def _after(self, card: Card, ran: Ran | None, width: int) -> list[tuple[str, str]]:
        if width < 50:
            return []
        of = f"{card.reps}/{card.planned}" if card.planned else f"{card.reps}"
        effort = f"{ran.effort:g}" if ran is not None and ran.effort is not None else "–"
        after = [(f"{of:>6} ", "" if card.reps >= card.planned else "amber"), (f"e{effort:<3}", "")]
        if width >= 110:
            names = ", ".join(plain(one.name) for one in card.ran)
            tags = " ".join(f"#{plain(tag)}" for tag in card.tags)
            said = "rehearsal " if card.rehearsal else ""
            room = width - 90
            after.append((f"{said}{names}  {tags}"[:room].ljust(room), "soft"))
        elif card.rehearsal:
            after.append(("rehearsal ", "soft"))
        elif width >= 76:
            count = len(card.ran)
            after.append((f"{f'{count} ran' if count > 1 else '':<6}", "soft"))
        return after

    def _broken(self, card: Card, width: int) -> list[tuple[str, str]]:
        reason = card.problem.removeprefix(f"{card.id}.toml: ")
        return [(f" {plain(card.id)} ", "soft"), ("cannot be read: ", "broken"), (plain(reason), "")]

    def _whose(self, card: Card) -> Ran | None:
        """The athlete that was asked for, or the first one."""
        asked = (one for one in card.ran if self._athlete and self._athlete in by_words(f"{one.key} {one.name}"))
        return next(asked, card.ran[0] if card.ran else None)

    def _day(self, card: Card, wide: bool) -> str:
        when = card.on
        if when is None:
            return ""
        day = f"{when.day:>2} {_MONTHS[when.month - 1]}"
        if not wide:
            return f"{day} {when:%y}" if when.year != self._today.year else f"{day}   "
        return f"{when:%a} {day} {when.year}"
