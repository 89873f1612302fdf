"""Times in files: "m:ss.hh", as whole hundredths of a second."""

from __future__ import annotations

import re

from milewatch.workout.units import to_hundredths

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,5}):)?(\d{1,6})(?:[.,](\d{1,3}))?", re.ASCII)


def hundredths(ms: int) -> int:
    """Milliseconds to hundredths of a second, half a hundredth up."""
    return to_hundredths(ms) // 10


def text(cs: int) -> str:
    """ "1:00.00" for 6000; minutes go on past 59 ("72:05.10")."""
    minutes, rest = divmod(cs, 6000)
    return f"{minutes}:{rest // 100:02d}.{rest % 100:02d}"


def read(written: str) -> int:
    """Hundredths of "1:02.5", "62.50", "1:10:00" …; raises ValueError for what is no time."""
    found = _TIME.fullmatch(written.strip())
    if not found:
        raise ValueError(f"no time: {written!r}")
    hours, minutes, seconds = (int(part or 0) for part in found.group(1, 2, 3))
    if (found[2] is not None and seconds > 59) or (found[1] is not None and minutes > 59):
        raise ValueError(f"no time: {written!r}")
    return hundredths((hours * 3600 + minutes * 60 + seconds) * 1000 + int((found[4] or "").ljust(3, "0")))


def seconds(cs: int) -> float:
    """Hundredths to seconds."""
    return cs / 100
