"""Times and differences as text, each form once, by what it is for; and times as files have them, there and back.

Here ms are milliseconds and cs hundredths of a second. A length in the notation is `units.format_duration`, which loses
nothing.
"""

from __future__ import annotations

import math
import re

from milewatch.workout.units import to_hundredths

_TIME = re.compile(r"(?:(?:(\d{1,3}):)?(\d{1,5}):)?(\d{1,6})(?:[.,](\d{1,3}))?", re.ASCII)


def running(ms: int, tenths: bool = False) -> str:
    """A running clock: truncated, never rounded up. "1:02", "1:02.3", "1:02:03"."""
    shown = _h_mm_ss(ms // 1000)
    return f"{shown}.{ms % 1000 // 100}" if tenths else shown


def countdown(ms: int) -> str:
    """Time left, rounded up, so that it reads 0 only when it is over: "0:45", and tenths in the last ten seconds."""
    tenths = -(-ms // 100)
    if tenths >= 100:
        return _h_mm_ss(-(-ms // 1000))
    return f"0:{tenths // 10:02}.{tenths % 10}"


def taken(ms: int) -> str:
    """A time that was taken: "1:01.83", "0:58.30", "1:12:05.10"; rounded half up."""
    cs = hundredths(ms)
    return f"{_h_mm_ss(cs // 100)}.{cs % 100:02}"


def logged(cs: int) -> str:
    """A time that was taken as a log has it: "1:00.00" for 6000; minutes go on past 59 ("72:05.10")."""
    minutes, rest = divmod(cs, 6000)
    return f"{minutes}:{rest // 100:02d}.{rest % 100:02d}"


def short(ms: float, decimals: int = 1) -> str:
    """A time in a sentence or worked out, rounded half up: "5:58.3", "1:02:03.0"; below a minute "58.3"."""
    unit = 10**decimals
    whole, part = divmod(math.floor(ms * unit / 1000 + 0.5), unit)
    shown = _h_mm_ss(whole) if whole >= 60 else f"{whole}"
    return f"{shown}.{part:0{decimals}d}" if decimals else shown


def planned(ms: int) -> str:
    """A planned time: "3:00", "0:45", "1:02.5"; tenths or hundredths only when there are any."""
    whole, cs = divmod(hundredths(ms), 100)
    return _h_mm_ss(whole) + (f".{cs:02}".rstrip("0") if cs else "")


def planned_range(low_ms: int, high_ms: int) -> str:
    """A planned time or a range of them: "1:02", "1:01-1:03"."""
    return planned(low_ms) if low_ms == high_ms else f"{planned(low_ms)}-{planned(high_ms)}"


def about(ms: int) -> str:
    """How long a whole session is likely to be: "26 min", "1 h 04 min"."""
    minutes = max(1, round(ms / 60_000))
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes:02d} min" if hours else f"{minutes} min"


def difference(ms: int, none: str = "±0.00") -> str:
    """A difference of times: "+1.20", "−1:02.00"; `none` where it is less than half a hundredth."""
    size = to_hundredths(abs(ms))
    return f"{'−' if ms < 0 else '+'}{short(size, 2)}" if size else none


def signed(value: float, decimals: int = 2) -> str:
    """Another number with its sign: "+1.20", "−0.05", "±0.00"."""
    shown = f"{abs(value):.{decimals}f}"
    if not any(char in "123456789" for char in shown):
        return f"±{shown}"
    return f"{'−' if value < 0 else '+'}{shown}"


def read(written: str) -> int:
    """Hundredths of "1:02.5", "62.50", "1:10:00" …; raises ValueError for what is no time."""
    found = _TIME.fullmatch(written.strip())
    if not found:
        raise ValueError(f"no time: {written!r}")
    hours, minutes, seconds = (int(part or 0) for part in found.group(1, 2, 3))
    if (found[2] is not None and seconds > 59) or (found[1] is not None and minutes > 59):
        raise ValueError(f"no time: {written!r}")
    return hundredths((hours * 3600 + minutes * 60 + seconds) * 1000 + int((found[4] or "").ljust(3, "0")))


def hundredths(ms: int) -> int:
    """Milliseconds to hundredths of a second, half a hundredth up."""
    return to_hundredths(ms) // 10


def seconds(cs: int) -> float:
    """Hundredths to seconds."""
    return cs / 100


def _h_mm_ss(seconds: int) -> str:
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"
