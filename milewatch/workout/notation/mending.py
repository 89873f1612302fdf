"""What could be written instead of a text that was not understood: whole texts, each of which can be read.

Each keeps the reps that were understood, and adds none by what it leaves standing.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout.model import Kind, Step
from milewatch.workout.notation.errors import NotationError
from milewatch.workout.notation.slips import near
from milewatch.workout.notation.tokens import tokenize
from milewatch.workout.notation.vocabulary import KNOWN

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from milewatch.workout.model import Node, Workout

    Reads = Callable[[str], Workout]
    Length = tuple[float | None, int | None]

MOST = 4
"""So many are enough to choose from."""

WORDS_BACK = 6
"""So many words before the error may be no part of what was understood."""

_BEFORE = {"@": r"(?:@|\b(?:at|in))\s*$", "w/": r"(?:\bw/|\bwith|\bw|\br)\s*$"}
"""What an alternative says again when it begins so."""


def mended(text: str, error: NotationError, reads: Reads) -> NotationError:
    """The same error with its alternatives set into the text; the ones that `reads` still refuses are left out."""
    start, end = error.span or _word_at(text, error.column - 1)
    misses = _near_misses(text, error.column - 1)
    found = [whole for whole in misses if _keeps_the_reps(text, error.column - 1, whole, reads)]
    left_out = ("",) if error.span is None and not found and text[start : start + 1].isalpha() else ()
    for alternative in () if found else error.alternatives or left_out:
        whole = _in_place(text, start, end, alternative)
        if whole and whole != text and _keeps_the_reps(text, start, whole, reads):
            if alternative.lstrip()[:1] in ("", "w", "@", "i", "[") and not _ends_there(
                text, start, end, alternative, reads
            ):
                continue
            found.append(whole)
    return NotationError(error.message, error.column, tuple(dict.fromkeys(found))[:MOST])


def _near_misses(text: str, start: int) -> list[str]:
    """The text with the word at `start` as it is spelled, if that word is one slip away from one that is known."""
    start, end = _word_at(text, start)
    meant = near(text[start:end], KNOWN)
    return [f"{text[:start]}{word}{text[end:]}" for word in meant]


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


def _keeps_the_reps(text: str, start: int, whole: str, reads: Reads) -> bool:
    """Whether `whole` can be read, and begins with the reps that were understood before `start`."""
    offered = _reps(whole, reads)
    if offered is None:
        return False
    understood = _understood(text[:start], reads)
    return offered[: len(understood)] == understood


def _ends_there(text: str, start: int, end: int, alternative: str, reads: Reads) -> bool:
    """Whether what is left behind a recovery or an effort set in is not taken for one more rep."""
    left = re.split(r"[,;+\n]", text[end:], maxsplit=1)[0]
    if not left.strip():
        return True
    alone = _reps(_in_place(text[:end], start, end, alternative), reads)
    return alone is None or alone == _reps(_in_place(f"{text[:end]}{left}", start, end, alternative), reads)


def _understood(text: str, reads: Reads) -> list[Length]:
    """The reps of a text, without so many of its last words that it can be read."""
    try:
        tokens = tokenize(text)
    except NotationError:
        return []
    ends = [token.end for token in tokens if token.end]
    for end in reversed(ends[-WORDS_BACK:]):
        if (found := _reps(text[:end], reads)) is not None:
            return found
    return []


def _reps(text: str, reads: Reads) -> list[Length] | None:
    """Metres and milliseconds of everything that is run but recoveries; None for a text that cannot be read.

    An easy run is among them: alone it reads as a rep, and as the warm-up once reps follow.
    """
    try:
        return list(_run(reads(text).steps))
    except NotationError:
        return None


def _run(nodes: tuple[Node, ...]) -> Iterator[Length]:
    for node in nodes:
        if isinstance(node, Step):
            if node.kind is not Kind.RECOVERY:
                yield node.distance_m, node.duration_ms
            continue
        for _ in range(node.count):
            yield from _run(node.body)
