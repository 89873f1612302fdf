"""The sound of a running session: takes cues in session time, and has them heard."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.audio import voice
from milewatch.audio.client import Sound, SoundStatus
from milewatch.audio.render import soundings
from milewatch.audio.settings import OutputChoice, VoiceLevel
from milewatch.audio.sounding import LATE_VOICE_S, Sounding
from milewatch.audio.tally import account
from milewatch.timing.cues import CueKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from milewatch.audio.client import SoundState
    from milewatch.audio.settings import SoundSettings
    from milewatch.timing.cues import Cue

SAME_CLOCK_S = 0.05
"""Two looks at the clocks that differ by less saw the same clocks; by more, and the machine slept in between."""
FASTEST_SPEECH = 2.0
"""On a clock quicker than this (a rehearsal) the voice would only stumble over itself."""
CHECK_S = 0.3
"""From the key to the first pip of a sound check: long enough to be exact."""


class Caller:
    """Calls a session: what `milewatch.conduct` asks for, on a `Sound`. Nothing here waits."""

    def __init__(self, settings: SoundSettings, on_state: Callable[[SoundState], None] | None = None) -> None:
        """`on_state` is called from a thread of the sound's own."""
        self.settings = settings
        self.sound = Sound(settings, on_state)
        self._offset = 0.0
        self._rate = 0.0
        self._over = False

    def open(self) -> None:
        """Open the output, on the arming screen: some speakers need two seconds to wake."""
        self.sound.open()

    @property
    def note(self) -> str:
        """Why nothing can be heard, a sentence; empty when all is well."""
        return self.sound.state.note

    @property
    def remark(self) -> str:
        """A file that cannot be used, say; after the end, what was not heard as it was meant."""
        if self._over:
            return account(self.sound.tally)
        troubles = self.sound.state.troubles
        return troubles[-1] if troubles else ""

    @property
    def rings_bell(self) -> bool:
        """Nothing else can be heard: the front rings the terminal's bell at each cue."""
        state = self.sound.state
        lost = state.status is SoundStatus.LOST and self.settings.output is OutputChoice.AUTO
        return (state.status is SoundStatus.BELL or lost) and not state.muted

    def check(self) -> None:
        """A sound check: one pip, the go, and a word where the voice is on."""
        at = time.perf_counter() + CHECK_S
        check = [Sounding(at, ("count",)), Sounding(at + 0.5, ("go",))]
        if self.settings.voice is not VoiceLevel.OFF:
            check.append(Sounding(at + 1.1, voice.split(74_200), voice=True, drop_after=LATE_VOICE_S))
        self.sound.play(check)

    def plan(self, cues: Sequence[Cue], when: Callable[[int], float]) -> None:
        """All that is certain to come, in place of what was planned. `when`: session ms to `time.perf_counter`."""
        self._tie(when)
        self.sound.plan(soundings(cues, self._clock, self._now_settings()))

    def answer(self, cues: Sequence[Cue], when: Callable[[int], float]) -> None:
        """What a key just called for, at once."""
        self._tie(when)
        if any(cue.kind is CueKind.PAUSED for cue in cues):
            self.sound.hush()
        self.sound.play(soundings(cues, self._clock, self._now_settings()))

    def mute(self, on: bool) -> None:
        """Be silent, or not."""
        self.sound.mute(on)

    def volume(self, value: float) -> None:
        """From 0 to 1, as loud as it seems."""
        self.sound.volume(value)

    def close(self) -> None:
        """The session is over; what sounds may end."""
        self._over = True
        self.sound.close()

    def _tie(self, when: Callable[[int], float]) -> None:
        """Keep the session's clock tied to the machine's.

        Whoever looks at two clocks one after the other may be held up in between, and then sees the session too early;
        so of two looks at the same clocks the later time is right.
        """
        offset = when(0)
        rate = when(1_000_000) - offset
        same = abs(rate - self._rate) < 1e-6 and abs(offset - self._offset) < SAME_CLOCK_S
        self._offset = max(offset, self._offset) if same else offset
        self._rate = rate

    def _clock(self, at_ms: int) -> float:
        return self._offset + at_ms * self._rate / 1_000_000

    def _now_settings(self) -> SoundSettings:
        if self._rate * FASTEST_SPEECH < 1000:
            return replace(self.settings, voice=VoiceLevel.OFF)
        return self.settings
