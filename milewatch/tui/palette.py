"""The command palette: the same commands as the keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Provider

from milewatch.tui.commands import Where, acts, key_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.command import Hits
    from textual.dom import DOMNode

    from milewatch.tui.commands import Act


class Acts(Provider):
    """What can be done on the screen under the palette."""

    async def discover(self) -> Hits:
        """Everything."""
        for act, text in self._texts():
            yield DiscoveryHit(text, partial(self._do, act), help=act.help)

    async def search(self, query: str) -> Hits:
        """What matches the words typed."""
        matcher = self.matcher(query)
        for act, text in self._texts():
            score = matcher.match(f"{text} {act.help}")
            if score > 0:
                yield Hit(score, matcher.highlight(text), partial(self._do, act), help=act.help)

    def _texts(self) -> Iterator[tuple[Act, str]]:
        where = getattr(self.screen, "WHERE", ())
        for act in acts(*where, Where.APP):
            if act.label and self._doer(act) is not None:
                yield act, f"{act.label} ({key_name(act.keys[0])})"

    def _doer(self, act: Act) -> DOMNode | None:
        """Who does it: the widget that had the keys, the screen or the app."""
        nodes = (self.focused, self.screen, self.app)
        return next((node for node in nodes if node is not None and hasattr(node, f"action_{act.action}")), None)

    async def _do(self, act: Act) -> None:
        node = self._doer(act)
        assert node is not None
        await self.app.run_action(act.action, node)
