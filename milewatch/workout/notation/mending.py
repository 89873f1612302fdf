"""What could be written instead of a text that was not understood: whole texts, each of which can be read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.tokens import tokenize

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = 4
"""So many are enough to choose from."""

_BEFORE = {"@": r"(?:@|\b(?:at|in))\s*$", "w/": r"(?:\bw/|\bwith|\bw|\br)\s*$"}
"""What an alternative says again when it begins so."""


def mended(text: str, error: NotationError, reads: Callable[[str], object]) -> NotationError:
    """The same error with its alternatives set into the text; the ones that `reads` still refuses are left out."""
    start, end = error.span or _word_at(text, error.column - 1)
    found = []
    left_out = ("",) if error.span is None and text[start : start + 1].isalpha() else ()
    for alternative in error.alternatives or left_out:
        whole = _in_place(text, start, end, alternative)
        if whole and whole != text and _can_be_read(whole, reads):
            found.append(whole)
    return NotationError(error.message, error.column, tuple(dict.fromkeys(found))[:MOST])


def _in_place(text: str, start: int, end: int, alternative: str) -> str:
    """The text with `alternative` from `start` to `end`; without one, the text without that word."""
    before, after = text[:start], text[end:]
    if not alternative:
        return f"{before.rstrip(' ,;+')}{after}".strip()
    for sign, said_before in _BEFORE.items():
        if alternative.startswith(sign):
            before = re.sub(said_before, "", before, flags=re.IGNORECASE)
    if alternative[0] in ",;":
        before = before.rstrip(" ,;")
    elif before[-1:].isalnum() and alternative[0] not in " )]}":
        before += " "
    elif alternative[0] == " ":
        before = before.rstrip()
    if after[:1].isalnum() and alternative[-1] not in "([":
        after = f" {after}"
    return f"{before}{alternative}{after}".strip()


def _word_at(text: str, start: int) -> tuple[int, int]:
    """The word or number at `start`."""
    try:
        tokens = tokenize(text)
    except NotationError:
        return start, start + 1
    return next(((token.start, token.end) for token in tokens if token.start <= start < token.end), (start, start))


def _can_be_read(text: str, reads: Callable[[str], object]) -> bool:
    try:
        reads(text)
    except NotationError:
        return False
    return True
