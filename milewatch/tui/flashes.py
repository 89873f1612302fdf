"""Every sound has a twin on the screen: a flash, most with a word. Pure: cues go in, words come out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing import events as ev
from milewatch.timing.cues import CueKind
from milewatch.tui.figures import distance
from milewatch.tui.wording import lap_ms
from milewatch.workout import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from milewatch.timing.cues import Cue
    from milewatch.timing.lap import Lap

_WORDS = {
    CueKind.GO: "GO",
    CueKind.LAST_REP: "LAST REP",
    CueKind.REST: "RECOVERY",
    CueKind.SET_REST: "SET DONE",
    CueKind.DONE: "DONE",
    CueKind.HALFWAY: "HALFWAY",
    CueKind.LAST_TEN: "10 SECONDS",
    CueKind.SUGGESTED: "RECOVERED",
    CueKind.OVERDUE: "LONG RECOVERY",
    CueKind.SWALLOWED: "IGNORED",
    CueKind.PAUSED: "PAUSED",
    CueKind.RESUMED: "GO ON",
    CueKind.UNDONE: "UNDONE",
    CueKind.REDONE: "REDONE",
}


_PRESSED: dict[type[ev.Event], str] = {
    ev.Started: "the start",
    ev.Stamped: "mark",
    ev.Skipped: "skip",
    ev.WentBack: "back",
    ev.Adjusted: "seconds",
    ev.Paused: "pause",
    ev.Resumed: "end of the pause",
    ev.Extended: "extra rep",
    ev.Ended: "the end",
}
LONG_AGO_MS = 5_000
"""What was pressed so long before it was taken back is named: it may not be what was meant."""


def flash_of(cues: Iterable[Cue], laps: Sequence[Lap] = (), taken_back: ev.Event | None = None) -> str | None:
    """What to say with the flash of these cues: words, or nothing but the flash (""), or no flash at all (None).

    `laps` are those run so far: the time of a mark is said as it stands in the list of laps. `taken_back` is what was
    undone last.
    """
    words: list[str] = []
    flashing = False
    for cue in cues:
        flashing = True
        word = _word(cue, laps, taken_back)
        if word and word not in words:
            words.append(word)
    return " · ".join(words) if flashing else None


def _word(cue: Cue, laps: Sequence[Lap], taken_back: ev.Event | None) -> str:
    if cue.kind in (CueKind.MARK, CueKind.SPLIT) and cue.seconds is not None:
        covered = f"{distance(cue.distance_m)} " if cue.kind is CueKind.SPLIT and cue.distance_m else ""
        ms = round(cue.seconds * 1000)
        if cue.kind is CueKind.MARK:
            ms = next((lap_ms(lap) for lap in reversed(laps) if lap.time_ms == ms), ms)
        return covered + times.taken(ms)
    if cue.kind in (CueKind.MARK, CueKind.SPLIT):
        return "MARK"
    word = _WORDS.get(cue.kind, "")
    if cue.kind is CueKind.UNDONE and taken_back is not None and cue.at_ms - taken_back.at >= LONG_AGO_MS:
        pressed = _PRESSED.get(type(taken_back), "what was pressed")
        return f"{word}: {pressed} {times.running(cue.at_ms - taken_back.at)} ago"
    return word
