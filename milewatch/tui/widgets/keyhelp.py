"""The keys of the live screen, over it: they all work while they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from milewatch.tui.commands import Where, acts, key_name

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.events import Show

    from milewatch.tui.widgets.keybar import KeysOf


ROOMY = 70
"""From this width on there is room for sentences."""
BORDER = 2


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
        """Filled in when it is shown."""
        yield Static()

    def on_show(self, event: Show) -> None:
        """One act a line with a sentence; where the terminal is too small for that, the keys with their labels."""
        named = [(" ".join(key_name(key) for key in self._keys_of(act)), act) for act in acts(*self._where)]
        width, height = self.screen.size
        if width >= ROOMY and height >= len(named) + BORDER:
            lines = [Content.assemble((f"{names:<11}", "bold"), act.help) for names, act in named]
            content = Content("\n").join(lines)
        else:
            content = Content("   ").join(
                Content.assemble((names, "bold"), f" {act.label or act.action}") for names, act in named
            )
        self.query_one(Static).update(content)
