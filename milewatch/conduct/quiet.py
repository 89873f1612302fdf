"""Nothing holds the interpreter up while keys are timed.

Measured on a full live screen: marks are late by up to 270 ms when a full collection of a grown app stops every thread,
and by 4–12 ms at the worst without it. Young collections stay on: without them memory grew 60 MB in 7 minutes. What
they miss (0.1 MB a mark) `tidy` collects; it takes 2–6 ms, because all that existed before the session is left out.
"""

from __future__ import annotations

import gc
import sys
from threading import Lock

SWITCH_S = 0.001
OUT_OF_REACH = 1_000_000


class Quiet:
    """One session's wish for quiet: no full garbage collection, and threads take turns each millisecond.

    It lasts from the arming, where the collection that it begins with disturbs no rep, to the end. Two sessions may
    overlap, one being put away while the next is armed: all is as it was when the last of them has ended.
    """

    _lock = Lock()
    _wishes: set[Quiet] = set()  # noqa: RUF012 - of all of them
    _before: tuple[tuple[int, int, int], float] = gc.get_threshold(), sys.getswitchinterval()

    def begin(self) -> None:
        """Be quiet from now on. More often changes nothing."""
        with Quiet._lock:
            if not Quiet._wishes:
                Quiet._before = thresholds, _ = gc.get_threshold(), sys.getswitchinterval()
                gc.collect()
                gc.freeze()
                gc.set_threshold(thresholds[0], thresholds[1], OUT_OF_REACH)
                sys.setswitchinterval(SWITCH_S)
            Quiet._wishes.add(self)

    def end(self) -> None:
        """No need any more. May be called after anything."""
        with Quiet._lock:
            if self not in Quiet._wishes:
                return
            Quiet._wishes.remove(self)
            if not Quiet._wishes:
                thresholds, interval = Quiet._before
                sys.setswitchinterval(interval)
                gc.set_threshold(*thresholds)
                gc.unfreeze()


def tidy() -> None:
    """Collect what the session left behind so far; to be called where no key is expected, every few marks."""
    gc.collect()
