"""The keys that work now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.timing.snapshot import Command
from milewatch.tui.commands import Act, Where, acts, key_name
from milewatch.tui.widgets.line import Line

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.events import Resize

    from milewatch.timing.snapshot import AthleteView

    KeysOf = Callable[[Act], tuple[str, ...]]

_NEEDS = {
    "live.mark": {Command.START, Command.STAMP},
    "live.undo": {Command.UNDO},
    "live.redo": {Command.REDO},
    "live.skip": {Command.SKIP},
    "live.back": {Command.BACK},
    "live.longer": {Command.ADJUST},
    "live.shorter": {Command.ADJUST},
    "live.pause": {Command.PAUSE, Command.RESUME},
    "live.extra": {Command.EXTEND},
    "live.finish": {Command.FINISH},
    "live.end": {Command.END},
}
"""An act is shown when one of these commands would not be refused; an act that is not here, always."""

_FIRST = (
    "live.mark", "live.undo", "live.end", "live.help", "live.pause", "live.skip", "live.longer", "live.shorter",
    "live.back", "live.extra", "live.finish", "live.redo", "live.view", "live.mute",
)  # fmt: skip
"""Which keys to show first where there is no room for all."""
_MORE = "more"
"""What the key for all keys is called where there are more than those in sight."""


def own_keys(act: Act) -> tuple[str, ...]:
    """The keys that an act comes with."""
    return act.keys


def helpful(allowed: frozenset[Command], view: AthleteView) -> frozenset[Command]:
    """What is allowed, without what would only do what a mark does: a rep is finished where a split or time is left."""
    left = view.next_split_m is not None or view.length_ms is not None
    return allowed if left else allowed - {Command.FINISH}


class KeyBar(Line):
    """Keys and what they do, as many as fit."""

    def __init__(self, keys_of: KeysOf = own_keys, ident: str | None = None) -> None:
        """`keys_of` gives the keys of an act, a user's own ones where there are any."""
        super().__init__(ident)
        self._keys_of = keys_of
        self._allowed: frozenset[Command] = frozenset()

    def allow(self, allowed: frozenset[Command]) -> None:
        """Show the keys for these commands."""
        if allowed != self._allowed:
            self._allowed = allowed
            self._update()

    def on_resize(self, event: Resize) -> None:
        """Choose anew which keys fit."""
        self._update()

    def _update(self) -> None:
        self.put(bar(self._allowed, self.size.width, self._keys_of))


def bar(allowed: frozenset[Command], width: int, keys_of: KeysOf) -> Content:
    """The keys that work, the most needed where there is no room for all, in the order of the list."""
    shown = {
        act.id: (key_name(keys_of(act)[0]), _label(act.id, act.label, allowed))
        for act in acts(Where.LIVE)
        if act.label and (act.id not in _NEEDS or _NEEDS[act.id] & allowed)
    }
    fitting = _fitting(shown, width)
    if len(fitting) < len(shown) and "live.help" in shown:
        shown["live.help"] = (shown["live.help"][0], _MORE)
        fitting = _fitting(shown, width)
    parts: list[tuple[str, str]] = []
    for act_id, (key, label) in shown.items():
        if act_id in fitting:
            parts += [(f" {key}", "bold"), (f" {label} ", "")]
    return Content.assemble(*parts)


def _fitting(shown: Mapping[str, tuple[str, str]], width: int) -> set[str]:
    """The acts of `shown` (id: key, label) that there is room for, the most needed before others."""
    room = width
    fitting = set()
    for act_id in sorted(shown, key=_rank):
        takes = sum(map(len, shown[act_id])) + 3
        if takes <= room + 1:
            fitting.add(act_id)
            room -= takes
    return fitting


def _rank(act_id: str) -> int:
    return _FIRST.index(act_id) if act_id in _FIRST else len(_FIRST)


def _label(act_id: str, label: str, allowed: frozenset[Command]) -> str:
    if act_id == "live.mark" and Command.START in allowed:
        return "start"
    if act_id == "live.pause" and Command.RESUME in allowed:
        return "go on"
    return label
