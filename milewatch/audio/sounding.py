"""What is to be heard, and when, on the clock of the machine."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum

LATE_BEEP_S = 0.08
LATE_VOICE_S = 0.4
LATE_ANSWER_S = 0.5
"""The answer to a key that was just pressed is always late by the buffer, and still wanted."""


class Priority(IntEnum):
    """What matters more. A beep ducks every voice below it; a voice ends a voice that matters no more than itself."""

    VOICE = 0
    SPLIT = 1
    """A split read back: nobody can ask for it again."""
    PACE = 2
    HALFWAY = 3
    COUNT = 4
    TURN = 5
    """Go, rest, done: what the session turns on."""


@dataclass(frozen=True, slots=True)
class Sounding:
    """One sound at one time."""

    at: float
    """When it is to be heard: seconds of `time.perf_counter`."""
    clips: tuple[str, ...]
    """Names of sounds, joined without a gap."""
    gain: float = 1.0
    priority: int = Priority.COUNT
    drop_after: float = LATE_BEEP_S
    """Later than this (seconds) it is left out."""
    voice: bool = False
    """Speech: one at a time, and ducked by beeps that matter more."""
    since: float | None = None
    """When the cue came (or comes) that it belongs to; from then on it is not taken back. None: `at`."""
    answers: bool = False
    """May be the answer to a key: when it is planned with no time left it is played all the same."""
