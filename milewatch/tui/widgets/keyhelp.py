"""The keys of the live screen, over it: they all work while they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from milewatch.tui.commands import Where, acts, key_name

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from milewatch.tui.widgets.keybar import KeysOf


class KeyHelp(VerticalScroll):
    """All keys with what they do; not shown at first."""

    DEFAULT_CSS = """
    KeyHelp {
        layer: over; display: none; width: 100%; height: auto; max-height: 100%; dock: bottom;
        background: $panel; color: $foreground; border: round $border; padding: 0 1;
    }
    """
    can_focus = False

    def __init__(self, keys_of: KeysOf, *where: Where) -> None:
        super().__init__()
        self._keys_of = keys_of
        self._where = where or (Where.LIVE,)

    def compose(self) -> ComposeResult:
        """One act a line."""
        lines = []
        for act in acts(*self._where):
            names = " ".join(key_name(key) for key in self._keys_of(act))
            lines.append(Content.assemble((f"{names:<11}", "bold"), act.help))
        yield Static(Content("\n").join(lines))
