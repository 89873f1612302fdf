"""Finds what a speaker adds, from taps along with flashes and then with beeps. Pure.

Tapping along, a hand is early or late by something of its own, and so are the terminal and its keyboard; the same with
flashes as with beeps. What the beeps' taps come later by is the speaker.
"""

from __future__ import annotations

from statistics import median

SPREAD_S = 0.08
"""Taps that scatter more than this say nothing."""
FEWEST = 5


def latency_ms(flashes: list[float], flash_taps: list[float], beeps: list[float], beep_taps: list[float]) -> int | None:
    """How much later than the flashes the beeps are heard, ms to the nearest 5; None: too few or too uneven taps.

    All are seconds on one clock; flashes and beeps are evenly spaced.
    """
    seen, heard = _offset(flashes, flash_taps), _offset(beeps, beep_taps)
    if seen is None or heard is None:
        return None
    return 5 * round((heard - seen) * 200)


def _offset(beats: list[float], taps: list[float]) -> float | None:
    """How late the taps typically are: from a quarter of a beat early to three quarters late."""
    if len(beats) < 2:
        return None
    period = (beats[-1] - beats[0]) / (len(beats) - 1)
    first = [tap - min(beats, key=lambda beat: abs(beat + period / 4 - tap)) for tap in taps]
    if len(first) < FEWEST:
        return None
    middle = median(first)
    near = [offset for offset in first if abs(offset - middle) < SPREAD_S]
    return median(near) if len(near) >= max(FEWEST, len(first) * 2 // 3) else None
