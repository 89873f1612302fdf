"""What a typed line means, for the screen: a workout with its timeline, or an error with the place it is at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.cells import cell_len

if TYPE_CHECKING:
    from milewatch.workout.model import Workout
    from milewatch.workout.recovery import RecoveryTable
    from milewatch.workout.timeline import Timeline


@dataclass(frozen=True, slots=True)
class Reading:
    """A text that was understood: `timeline` is there; or was not: `message` is."""

    text: str
    timeline: Timeline | None = None
    message: str = ""
    column: int | None = None
    """Where in `text`, from 1."""
    alternatives: tuple[str, ...] = ()
    """What may have been meant: whole texts, or the part of one that would be right there."""
    whole: tuple[str, ...] = ()
    """The whole text as it would be with each of them, where that can be read."""

    @property
    def workout(self) -> Workout | None:
        """The workout, if the text was understood."""
        return None if self.timeline is None else self.timeline.workout


def understand(text: str, recoveries: RecoveryTable | None = None) -> Reading:
    """Read shorthand; never raises."""
    # The grammar is a fifth of the time to the first paint, and nothing is read before that.
    from milewatch.workout.notation import NotationError, read

    try:
        workout = read(text)
    except NotationError as error:
        others = tuple(error.alternatives)
        whole = tuple(dict.fromkeys(filter(_reads, (_in_place(other, text, error.column) for other in others))))
        return Reading(text, message=error.message, column=error.column, alternatives=others, whole=whole)
    return lay_out(workout, text, recoveries)


def _in_place(other: str, text: str, column: int) -> str:
    """The whole text with an alternative in it: the alternative is all of it already, or the word at `column`."""
    before = text[: column - 1]
    if other.startswith(before.strip()) if before.strip() else len(other) * 3 >= len(text) * 2:
        return other
    if other.startswith("@"):
        before = before.rstrip("@ ") + " "
    word = re.match(r"[^\s,;()+]*", text[column - 1 :])
    return before + other + text[column - 1 + (word.end() if word else 0) :]


def _reads(text: str) -> bool:
    from milewatch.workout.notation import NotationError, read

    try:
        read(text)
    except NotationError:
        return False
    return True


def lay_out(workout: Workout, text: str = "", recoveries: RecoveryTable | None = None) -> Reading:
    """Unroll a workout, with the person's own table of suggested recoveries if there is one; never raises."""
    from milewatch.workout.timeline import TimelineError, unroll

    try:
        return Reading(text, timeline=unroll(workout, recoveries=recoveries))
    except TimelineError as error:
        return Reading(text, message=str(error))


def pointed(text: str, column: int, width: int) -> tuple[str, str]:
    """The part of `text` around `column` (from 1) that fits in `width` cells, and a caret under the column."""
    index = max(0, min(column - 1, len(text)))
    start = text.rfind("\n", 0, index) + 1
    end = text.find("\n", index)
    line = text[start : end if end >= 0 else len(text)].replace("\t", " ")
    index -= start
    width = max(width, 8)
    before, after = line[:index], line[index:]
    if cell_len(line) >= width:
        before = _last_cells(before, min(width * 2 // 3, width - 4))
        after = _first_cells(after, width - 1 - cell_len(before))
    return before + after, " " * cell_len(before) + "^"


def _last_cells(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[1:]
    return "…" + text


def _first_cells(text: str, width: int) -> str:
    if cell_len(text) <= width:
        return text
    while text and cell_len(text) > width - 1:
        text = text[:-1]
    return text + "…"
