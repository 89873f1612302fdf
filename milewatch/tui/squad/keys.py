"""The keys of the squad's screen in words: at the bottom, and in the two menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content

from milewatch.timing.snapshot import Command, Phase
from milewatch.tui.commands import Where, acts, key_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.snapshot import Snapshot
    from milewatch.tui.commands import Act
    from milewatch.tui.squad.spots import Spot
    from milewatch.tui.widgets.keybar import KeysOf

Item = tuple[str, str]
"""A key and what it does, in a word."""


def bar_items(
    snapshot: Snapshot, keys_of: KeysOf, letters: Sequence[str], expected: str, *, matrix: bool
) -> list[Item]:
    """What can be pressed now."""
    by_id = {act.id: key_name(keys_of(act)[0]) for act in acts(Where.SQUAD)}
    allowed = snapshot.allowed
    if Command.START in allowed:
        return [(by_id["squad.mark"], "start"), (by_id["squad.more"], "more"), (by_id["squad.help"], "keys")]
    items = [(by_id["squad.mark"], "mark")] if Command.STAMP in allowed else []
    items += [(by_id["squad.take"], expected)] if expected else []
    items += [(_span(letters), "athletes")]
    items += [(by_id["squad.undo"], "undo")] if Command.UNDO in allowed else []
    items += [(by_id["squad.discard"], "discard")] if snapshot.tray else []
    if snapshot.phase is Phase.COMPLETE:
        end = next(key_name(keys_of(act)[0]) for act in acts(Where.MORE) if act.id == "more.end")
        items += [(f"{by_id['squad.more']} {end}", "end")]
    items += [(by_id["squad.more"], "more"), (f"{by_id['squad.up']}{by_id['squad.down']}", "mend")]
    return [*items, (by_id["squad.view"], "lines" if matrix else "matrix"), (by_id["squad.help"], "keys")]


def wrapped(items: Iterable[Item], width: int, most: int) -> list[Content]:
    """Items in as many lines as they need, at most so many."""
    lines: list[list[tuple[str, str]]] = [[]]
    room = width
    for key, label in items:
        takes = len(key) + len(label) + 4
        if takes > room + 1 and lines[-1]:
            if len(lines) == most:
                break
            lines.append([])
            room = width
        room -= takes
        lines[-1] += [(f" {key} ", "bold reverse"), (f" {label} ", "")]
    return [Content.assemble(*parts) for parts in lines]


def menu_items(where: Where, keys_of: KeysOf, wanted: Iterable[Act]) -> list[Item]:
    """The acts of a menu that make sense, with their keys."""
    ids = {act.id for act in wanted}
    return [(key_name(keys_of(act)[0]), act.label) for act in acts(where) if act.id in ids]


def mendings(spot: Spot, snapshot: Snapshot) -> list[Act]:
    """What can be done at a spot."""
    marked = spot.stamp is not None
    view = next((view for view in snapshot.athletes if view.athlete == spot.athlete), None)
    runs = view is not None and view.segment is not None and view.lead_in_ms is None
    out = view is not None and view.phase.value == "dropped"
    over = Command.END not in snapshot.allowed
    sensible = {
        "mend.assign": marked,
        "mend.swap": marked and view is not None and len(snapshot.athletes) > 1,
        "mend.time": marked,
        "mend.split": view is not None and spot.lap is not None,
        "mend.insert": spot.running and runs,
        "mend.delete": marked,
        "mend.nobody": marked and view is not None,
        "mend.unfinished": (runs and spot.running and not over) or spot.segment is not None,
        "mend.out": view is not None and not out and not over,
        "mend.join": out and not over,
        "mend.extra": view is not None and not out and not over,
        "mend.fewer": runs and not over,
        "mend.back": runs and not over,
        "mend.plan": view is not None and not out and not over,
    }
    return [act for act in acts(Where.MEND) if sensible[act.id]]


def sensible_for_all(snapshot: Snapshot) -> list[Act]:
    """What can be done for everybody now."""
    needs = {
        "more.redo": {Command.REDO},
        "more.pause": {Command.PAUSE, Command.RESUME},
        "more.skip": {Command.SKIP},
        "more.back": {Command.BACK},
        "more.extra": {Command.EXTEND},
        "more.fewer": {Command.SHORTEN},
        "more.new": {Command.ENTER},
        "more.end": {Command.END},
    }
    found = [act for act in acts(Where.MORE) if act.id not in needs or needs[act.id] & snapshot.allowed]
    return [act for act in found if act.id != "more.clear" or snapshot.tray]


def _span(letters: Sequence[str]) -> str:
    """Letters before digits, those that follow each other as "a-h"; no more than the first few."""
    runs: list[str] = []
    for letter in sorted((letter for letter in letters if letter), key=lambda letter: (letter.isdigit(), letter)):
        if runs and ord(letter) - ord(runs[-1][-1]) == 1:
            runs[-1] += letter
        else:
            runs.append(letter)
    told = [run if len(run) < 3 else f"{run[0]}-{run[-1]}" for run in runs]
    return " ".join(told[:4]) + ("…" if len(told) > 4 else "")
