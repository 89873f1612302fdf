"""What stands around a session while it runs. None of it is needed, and none of it can stop the session."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from milewatch.conduct.awake import Awake
    from milewatch.conduct.port import SoundPort
    from milewatch.conduct.quiet import Quiet


@dataclass(frozen=True, slots=True)
class Around:
    """The sound, what keeps the machine awake, and what keeps the program from pausing; each may be missing."""

    sound: SoundPort | None = None
    awake: Awake | None = None
    quiet: Quiet | None = None
    pace_every_m: float | None = None
    """Metres between pace beeps; None: no beeps."""

    def opened(self) -> None:
        """The session is at its start line, or gone on with."""
        if self.quiet is not None:
            self.quiet.begin()

    def running(self) -> None:
        """From here on the machine must not sleep."""
        if self.awake is not None:
            self.awake.start()

    def let_go(self) -> None:
        """Nothing is needed any more. May be called more than once."""
        if self.sound is not None:
            self.sound.close()
        if self.awake is not None:
            self.awake.stop()
        if self.quiet is not None:
            self.quiet.end()

    @property
    def sound_note(self) -> str:
        """Why nothing can be heard; empty when all is well."""
        return "" if self.sound is None else self.sound.note

    @property
    def sound_remark(self) -> str:
        """What else is to be told of the sound; after the end, what was not heard as it was meant."""
        return "" if self.sound is None else self.sound.remark

    @property
    def rings_bell(self) -> bool:
        """Whether the front is to ring the terminal's bell at each cue."""
        return self.sound is not None and self.sound.rings_bell

    @property
    def awake_note(self) -> str:
        """Why the system may fall asleep; empty when it will not, or nobody asked it."""
        return "" if self.awake is None else self.awake.note

    def mute(self, on: bool) -> None:
        """Be silent, or not."""
        if self.sound is not None:
            self.sound.mute(on)
