"""The last laps with their differences. Lighter than a table: a change formats only the lines that are seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.tui.lap_rows import LapRow, lap_rows
from milewatch.tui.scoring import COLOURS, briefly
from milewatch.tui.widgets.kept import Kept

if TYPE_CHECKING:
    from textual.events import Resize

    from milewatch.timing.snapshot import AthleteView

_WIDE = 56
"""From this width on there is a heading, a column for the rep before, and remarks."""


class Laps(Kept):
    """The newest laps, newest first."""

    DEFAULT_CSS = "Laps { width: 1fr; overflow: hidden; }"

    def __init__(self, ident: str | None = None) -> None:
        super().__init__(id=ident)
        self._view: AthleteView | None = None
        self._seen: object = None
        self._content = Content("")

    def put(self, view: AthleteView, events: int) -> None:
        """Show the laps of this athlete; `events` tells whether anything was pressed since."""
        seen = (events, len(view.laps), view.segment.index if view.segment else None)
        self._view = view
        if seen != self._seen:
            self._seen = seen
            self._update()

    @property
    def text(self) -> str:
        """What stands there."""
        return self._content.plain

    def on_resize(self, event: Resize) -> None:
        """As many lines as there is room for."""
        self._update()

    def render(self) -> Content:
        """The lines."""
        return self._content

    def _update(self) -> None:
        width, height = self.size
        if self._view is None or not height:
            return
        wide = width >= _WIDE
        heading = wide and height > 2
        rows = lap_rows(self._view, height - heading)
        lines = [_wide(row) if wide else _narrow(row) for row in rows]
        if heading and lines:
            lines.insert(0, Content.styled(f"{'':<16}{'time':>10}{'target':>10}{'before':>10}", "dim"))
        content = Content("\n").join(lines)
        if content != self._content:
            self._content = content
            self.refresh()


def _wide(row: LapRow) -> Content:
    return Content.assemble(
        f"{row.label:<16}", (f"{row.time:>10}", "bold"), (f"{row.target:>10}", _colour(row)), f"{row.before:>10}   ",
        (row.word, _colour(row)), "  " if row.word else "", row.remark,
    )  # fmt: skip


def _narrow(row: LapRow) -> Content:
    against = f" {briefly(row.word)}" if row.word else f"{row.before:>8}"
    return Content.assemble(f"{row.label:<12}", (f"{row.time:>9}", "bold"), (f"{row.target:>8}{against}", _colour(row)))


def _colour(row: LapRow) -> str:
    return COLOURS[row.band] if row.band is not None else ""
