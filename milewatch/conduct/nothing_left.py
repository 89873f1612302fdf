"""A session of which nothing is left, because all was undone: what was pressed can still be had."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from milewatch.records.trash import throw_away
from milewatch.timing.events import Stamped, Undone

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from milewatch.timing.events import Event


def take_away(journals: Iterable[Path], events: Sequence[Event], trash: Path) -> Path | None:
    """Remove the journals of a session; with marks or undone presses in it they go into the trash folder.

    Gives where the last of them is now; None when there was nothing in them worth keeping. A journal that cannot be
    moved stays where it is.
    """
    worth = any(isinstance(event, Stamped | Undone) for event in events)
    last: Path | None = None
    for journal in journals:
        if not worth:
            with contextlib.suppress(OSError):
                journal.unlink()
            continue
        try:
            last = throw_away(journal, trash)
        except FileNotFoundError:
            continue
        except OSError:
            last = journal
    return last


def told(where: Path | None) -> str:
    """A sentence about a session of which nothing is left."""
    if where is None:
        return "Nothing was run, so nothing was saved."
    return f"Nothing is left of what was run, so no log was saved. All that was pressed is in {where}."
