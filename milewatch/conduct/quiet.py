"""Nothing holds the interpreter up while keys are timed.

Measured on a full live screen: marks are late by up to 270 ms when a full collection of a grown app stops every thread,
and by 4–12 ms at the worst without it. Young collections stay on: without them memory grew 60 MB in 7 minutes. What
they miss (0.1 MB a mark) `tidy` collects; it takes 2–6 ms, because all that existed before the session is left out.
"""

from __future__ import annotations

import gc
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

SWITCH_S = 0.001
OUT_OF_REACH = 1_000_000


@contextmanager
def quiet() -> Iterator[None]:
    """While a session is live: no full garbage collection, and threads take turns each millisecond.

    Collects first, so enter it before the start, at the arming screen. Afterwards everything is as it was.
    """
    thresholds, interval = gc.get_threshold(), sys.getswitchinterval()
    gc.collect()
    gc.freeze()
    gc.set_threshold(thresholds[0], thresholds[1], OUT_OF_REACH)
    sys.setswitchinterval(SWITCH_S)
    try:
        yield
    finally:
        sys.setswitchinterval(interval)
        gc.set_threshold(*thresholds)
        gc.unfreeze()


def tidy() -> None:
    """Collect what the session left behind so far; to be called where no key is expected, every few marks."""
    gc.collect()
