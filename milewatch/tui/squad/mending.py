"""What is open while something is mended: a menu, a question, and how they are shown."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.tui.squad.keys import menu_items, wrapped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.tui.commands import Act, Where
    from milewatch.tui.squad.spots import Spot
    from milewatch.tui.widgets.keybar import KeysOf


@dataclass(frozen=True, slots=True)
class Menu:
    """What one more key can do."""

    where: Where
    acts: tuple[Act, ...]
    spot: Spot | None
    """None: for everybody."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a mending needs to know: an athlete's key, or a typed time."""

    what: str
    """The name of the act: assign, swap, time, split, insert."""
    spot: Spot

    @property
    def typed(self) -> bool:
        """Whether a time is typed."""
        return self.what in ("time", "split", "insert")


_QUESTIONS = {
    "assign": "whose is it? press the athlete's key",
    "swap": "swapped with whose? press the athlete's key",
    "time": "its time should be",
    "split": "the first part took (enter alone: half)",
    "insert": "the mark was at",
}


def panel(
    spot: Spot | None, menu: Menu | None, asked: Asked | None, typed: str, who: str, keys_of: KeysOf, width: int
) -> list[Content]:
    """The lines over the keys; `who` is the athlete that is mended: "Ana, "."""
    if asked is not None:
        cursor = f" {typed}▁" if asked.typed else ""
        keys = [("enter", "takes it"), ("esc", "leaves it")] if asked.typed else [("esc", "leaves it")]
        return [
            _title("MENDING", who + asked.spot.text),
            Content.assemble(f" {_QUESTIONS[asked.what]}", (cursor, "bold")),
            *wrapped(keys, width, 1),
        ]
    if menu is not None:
        title = _title("FOR EVERYBODY", "") if menu.spot is None else _title("MENDING", who + menu.spot.text)
        items = [*menu_items(menu.where, keys_of, menu.acts), ("esc", "leave")]
        return [title, *wrapped(items, width, 3)]
    if spot is not None:
        keys = [("enter", "what to do"), ("↑↓", "athlete"), ("←→", "mark"), ("esc", "done")]
        return [_title("MENDING", who + spot.text), *wrapped(keys, width, 2)]
    return []


def swap_with(spot: Spot, others: Sequence[Spot]) -> Spot | None:
    """The mark of another athlete that is meant: of the same rep and kind, else the nearest in time."""
    marks = [one for one in others if one.stamp is not None and one.at_ms is not None]
    alike = [one for one in marks if one.place == spot.place and one.lap == spot.lap]
    at = spot.at_ms or 0
    return min(alike or marks, key=lambda one: abs((one.at_ms or 0) - at), default=None)


def _title(what: str, text: str) -> Content:
    return Content.assemble((f" {what} ", "bold reverse"), f" {text}")
