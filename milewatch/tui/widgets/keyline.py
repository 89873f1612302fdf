"""One line of keys at the bottom of a screen: what can be pressed here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widget import Widget

from milewatch.tui.commands import BY_ID, Where, acts, key_name

if TYPE_CHECKING:
    from textual.app import RenderResult

    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.commands import Act

_ALWAYS = ("app.help",)
_MORE = "more"
"""What the key for all keys is called where there are more than those in sight."""


class KeyLine(Widget):
    """The keys of one or more places, as many as fit; the key for all keys is always among them."""

    app: MilewatchApp
    DEFAULT_CSS = "KeyLine { height: 1; width: 100%; background: $panel; color: $foreground; }"

    def __init__(self, *where: Where, last: tuple[str, ...] = _ALWAYS, without: tuple[str, ...] = ()) -> None:
        """`last` are the ids of acts that must stay; `without` those that are not shown."""
        super().__init__()
        self._last = tuple(BY_ID[name] for name in last)
        self._without = without
        self._acts: tuple[Act, ...] = ()
        self._also: tuple[Act, ...] = ()
        self._typed = ""
        self.show(*where)

    def show(self, *where: Where, without: tuple[str, ...] = ()) -> None:
        """Other places, the first one's keys first."""
        hidden = {*self._without, *without}
        hidden |= {act.id for act in self._last}
        self._acts = tuple(act for one in where for act in acts(one) if act.label and act.id not in hidden)
        self.refresh()

    def show_also(self, act_id: str | None) -> None:
        """Put one more act first; None takes it away again."""
        self._also = (BY_ID[act_id],) if act_id is not None else ()
        self.refresh()

    def show_typed(self, done: str) -> None:
        """While a line is typed every other key is a letter of it: only that enter ends it, in a word; "" is over."""
        self._typed = done
        self.refresh()

    def render(self) -> RenderResult:
        """As much as fits; where that is not all, the key for all keys says so."""
        if self._typed:
            return self._named("enter", self._typed, 2).rstrip()
        width, every = self.size.width, (*self._also, *self._acts, *self._last)
        for gap in (2, 1):
            line = Content("").join(self._item(act, act.label, gap) for act in every)
            if line.cell_length <= width + gap:
                return line if line.cell_length <= width else line.rstrip()
        last = [self._item(act, _MORE if act.id == "app.help" else act.label, 1) for act in self._last]
        left = width - sum(item.cell_length for item in last)
        items = []
        for act in (*self._also, *self._acts):
            item = self._item(act, act.label, 1)
            left -= item.cell_length
            if left < 0:
                break
            items.append(item)
        return Content("").join([*items, *last])

    def _item(self, act: Act, label: str, gap: int) -> Content:
        return self._named(key_name(self.app.keys_of(act)[0]), label, gap)

    def _named(self, key: str, label: str, gap: int) -> Content:
        return Content.assemble((f" {key} ", "bold reverse"), f" {label}{' ' * gap}")
