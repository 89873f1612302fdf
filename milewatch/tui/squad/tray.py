"""The tray in words, and what a key does to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing.expected import expectations, guesses, next_at
from milewatch.timing.suspect import surplus
from milewatch.workout import times

if TYPE_CHECKING:
    from collections.abc import Mapping

    from milewatch.timing.snapshot import Snapshot

Choice = tuple[int | None, str | None]
"""(stamp, athlete): the stamp to be named (None: a mark is made now), and whose it is (None: nobody is expected)."""


def named(snapshot: Snapshot, athlete: str) -> int | None:
    """Give the stamp that an athlete's key names: the oldest that can be theirs; None: the key marks at once."""
    mine = next((one for one in expectations(snapshot) if one.athlete == athlete), None)
    if mine is None:
        return None
    return next((stamp.id for stamp in snapshot.tray if mine.can_be(stamp.at_ms, snapshot.at_ms)), None)


def taken(snapshot: Snapshot, at: int) -> Choice:
    """Give what the key for the one expected next takes: the oldest stamp that can be somebody's, else a new mark."""
    expected = expectations(snapshot)
    for stamp in snapshot.tray:
        could = [one for one in expected if one.can_be(stamp.at_ms, at)]
        if could:
            one = next_at(could, stamp.at_ms)
            return stamp.id, None if one is None else one.athlete
    one = next_at(expected, at)
    return None, None if one is None else one.athlete


def discarded(snapshot: Snapshot) -> int | None:
    """Give the stamp to be thrown away: one too many that is close to another, else the oldest."""
    wrong = surplus(snapshot)
    if wrong:
        return wrong[0].stamp
    return snapshot.tray[0].id if snapshot.tray else None


def tray_text(snapshot: Snapshot, letters: Mapping[str, str], names: Mapping[str, str], width: int) -> str:
    """Say what waits, with a guess for each: "3 MARKS  2:31.2 a Ana?  2:31.3 b Bo?"; else who is expected.

    The times are those of the laps as they would be; of a mark of nobody, from the go.
    """
    if not snapshot.tray:
        return _expected_text(snapshot, letters, names, width)
    go = snapshot.go_ms or 0
    begun = {view.athlete: snapshot.at_ms - view.elapsed_ms for view in snapshot.athletes}
    wrong = {doubt.stamp for doubt in surplus(snapshot)}
    parts = []
    for guess in guesses(snapshot):
        who = "nobody?" if guess.athlete is None else f"{letters[guess.athlete]} {names[guess.athlete]}?"
        doubled = "doubled?" if guess.stamp in wrong else who
        since = go if guess.athlete is None else begun[guess.athlete]
        parts.append(f"{times.running(max(0, guess.at_ms - since), tenths=True)} {doubled}")
    count = len(snapshot.tray)
    return _fitted(f" {count} {'MARK' if count == 1 else 'MARKS'} ", parts, width)


def _expected_text(snapshot: Snapshot, letters: Mapping[str, str], names: Mapping[str, str], width: int) -> str:
    parts = [f"{letters[one.athlete]} {names[one.athlete]}" for one in expectations(snapshot)]
    return _fitted(" next ", parts, width) if parts else " nobody is to be marked now"


def _fitted(head: str, parts: list[str], width: int) -> str:
    text = head
    for number, part in enumerate(parts):
        more = f" +{len(parts) - number}"
        if len(text) + len(part) + 2 + (len(more) if number + 1 < len(parts) else 0) > width:
            return text + more
        text += f" {part} "
    return text
