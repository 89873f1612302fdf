"""Whether a time fits a distance on foot."""

from __future__ import annotations

# Metres, and metres per second a little above the best that was ever run over them.
_FASTEST = (
    (100.0, 10.7),
    (200.0, 10.6),
    (400.0, 9.5),
    (800.0, 8.1),
    (1500.0, 7.5),
    (3000.0, 7.0),
    (5000.0, 6.8),
    (10000.0, 6.5),
)
_SLOWEST = 2.0


def plausible(metres: float, seconds: float) -> bool:
    """Whether a runner in training covers `metres` in `seconds`: not slower than 8:20/km nor quicker than records."""
    if seconds <= 0:
        return False
    fastest = next((speed for length, speed in _FASTEST if metres <= length), 6.2)
    return _SLOWEST <= metres / seconds <= fastest
