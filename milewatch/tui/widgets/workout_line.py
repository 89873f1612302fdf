"""The line in which a workout is typed, or pasted out of a message."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from textual.widgets import Input

if TYPE_CHECKING:
    from textual.events import Paste

_BULLET = re.compile(r"^\s*[-–•*·]\s+")
_REMARK = re.compile(r"(^|\s)#.*")
_JOINED = (",", ";", ":", "+")


class WorkoutLine(Input):
    """One line that takes a pasted text of several: a new line ends a thing as a comma does."""

    def _on_paste(self, event: Paste) -> None:
        """Take all lines, and not the first alone as Input does."""
        event.prevent_default()
        event.stop()
        start, end = sorted(self.selection)
        self.replace(one_line(event.text), start, end)


def one_line(text: str) -> str:
    """A text of several lines in one, with commas for their ends; without bullets and remarks."""
    joined = ""
    for line in text.splitlines():
        said = _REMARK.sub("", _BULLET.sub("", line)).strip()
        if said:
            joined += said if not joined else f" {said}" if joined.endswith(_JOINED) else f", {said}"
    return "".join(c for c in joined if c.isprintable())
