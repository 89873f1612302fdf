"""The top line: time of day, title and total time; or, when something must be told, that."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING

from milewatch.tui.widgets.line import Line, plain

if TYPE_CHECKING:
    from textual.events import Resize


class Rank(IntEnum):
    """What comes before what, when there is more than one thing to tell.

    What a key did not do is told for a moment, also over trouble with the disk, which may last the whole session.
    """

    SOUND = 0
    SLEPT = 1
    JOURNAL = 2
    SWALLOWED = 3
    REFUSED = 4
    KEYBOARD = 5
    ASK = 6

    @property
    def loud(self) -> bool:
        """Whether it takes more than a line where there is room."""
        return self in (Rank.KEYBOARD, Rank.ASK, Rank.JOURNAL)


class Headline(Line):
    """One line, three parts; notices take its place, the most urgent first."""

    DEFAULT_CSS = """
    Headline {
        color: $foreground; content-align: center middle;
        &.-notice { background: $mw-leadin; color: $mw-ink; text-style: bold; }
        &.-loud { background: $mw-warning; color: $mw-ink; text-style: bold; }
    }
    """

    def __init__(self, ident: str | None = None) -> None:
        super().__init__(ident)
        self._parts = ("", "", "")
        self._notices: dict[Rank, str] = {}

    @property
    def notice(self) -> str:
        """The most urgent notice; empty when there is none."""
        return self._notices[max(self._notices)] if self._notices else ""

    @property
    def loud(self) -> bool:
        """Whether the notice is to be large."""
        return bool(self._notices) and max(self._notices).loud

    def put_parts(self, left: str, middle: str, right: str) -> None:
        """What stands there when nothing is to be told."""
        if (left, middle, right) != self._parts:
            self._parts = (left, middle, right)
            self._update()

    def tell(self, rank: Rank, text: str) -> bool:
        """Show a notice of this rank, or with an empty text take it away. Whether anything changed."""
        if self._notices.get(rank, "") == text:
            return False
        if text:
            self._notices[rank] = text
        else:
            del self._notices[rank]
        self.set_class(bool(self._notices) and not self.loud, "-notice")
        self.set_class(self.loud, "-loud")
        self._update()
        return True

    def on_resize(self, event: Resize) -> None:
        """Share the line out anew."""
        self._update()

    def _update(self) -> None:
        self.put(self.notice or _three(*self._parts, self.size.width))


def _three(left: str, middle: str, right: str, width: int) -> str:
    """Three texts over the width; the middle one gives way."""
    left, middle, right = (plain(part) for part in (left, middle, right))
    room = width - 2 * max(len(left), len(right)) - 2
    if len(middle) > room:
        middle = middle[: room - 1] + "…" if room > 8 else ""
    half = (width - len(middle)) // 2
    line = left.ljust(half) + middle
    return line + right.rjust(width - len(line))
