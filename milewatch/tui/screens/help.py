"""All keys, by where they work."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar

from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from milewatch.tui.commands import Where, acts, bindings, shown_keys
from milewatch.tui.widgets.keyline import KeyLine

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType
    from textual.events import Resize

    from milewatch.tui.app import MilewatchApp

NORMAL = 60
KEY_CELLS = 10

HEADINGS = {
    Where.LIVE: "While the session runs",
    Where.SQUAD: "While a squad runs",
    Where.MORE: "While a squad runs: more (after the comma)",
    Where.MEND: "While a squad runs: mending (after enter)",
    Where.OVER: "While a squad runs: typing a name or a workout",
    Where.HOME: "Start screen",
    Where.LIST: "List of workouts",
    Where.COMPOSE: "Writing a workout",
    Where.ARMING: "Start line",
    Where.ROSTER: "Who runs",
    Where.SUMMARY: "After the session",
    Where.LOGS: "History",
    Where.FILTER: "Filtering the history",
    Where.TRASH: "Deleted sessions",
    Where.LOG: "One session",
    Where.LAPS: "Mending the laps of a session",
    Where.EDIT: "Editing what is said about a session",
    Where.TRENDS: "Trends",
    Where.ATHLETES: "Athletes",
    Where.ATHLETE: "One athlete",
    Where.RECOVER: "Unfinished sessions",
    Where.APP: "Everywhere",
}


class HelpScreen(ModalScreen[None]):
    """The keys of the screen underneath first, then all others."""

    DEFAULT_CSS = """
    HelpScreen { & #help { height: 1fr; padding: 0 1; background: $background; } }
    """

    app: MilewatchApp
    WHERE = (Where.HELP,)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*WHERE)]

    def compose(self) -> ComposeResult:
        """The list and the way back."""
        yield VerticalScroll(Static(id="keys"), id="help")
        yield KeyLine(Where.HELP, last=())

    def on_mount(self) -> None:
        """Arrow keys scroll at once."""
        self.query_one("#help").focus()

    def on_resize(self, event: Resize) -> None:
        """What a key does stands beside it, or under it where that is too narrow."""
        self.query_one("#keys", Static).update(self._text(event.size.width >= NORMAL))

    def _text(self, wide: bool) -> Content:
        under: tuple[Where, ...] = getattr(self.app.screen_stack[-1], "WHERE", ())
        if self.app.screen_stack[-1] is self and len(self.app.screen_stack) > 1:
            under = getattr(self.app.screen_stack[-2], "WHERE", ())
        order = sorted(HEADINGS, key=lambda where: where not in under)
        parts: list[Any] = []
        for where in order:
            parts.append((f"{HEADINGS[where]}\n", "bold underline"))
            for act in acts(where):
                keys = shown_keys(self.app.keys_of(act))
                shown = f"  {keys:<{KEY_CELLS}} " if wide else f"{keys}: "
                parts += [(shown, "bold $accent"), f"{act.help}\n"]
            parts.append("\n")
        return Content.assemble(*parts).rstrip()

    def action_leave(self) -> None:
        """Back to where it was called."""
        self.dismiss()
