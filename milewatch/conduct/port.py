"""What the conductor asks of the sound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from milewatch.timing.cues import Cue


class SoundPort(Protocol):
    """Sound, as the conductor sees it. Nothing here may block."""

    @property
    def note(self) -> str:
        """Why nothing can be heard, a sentence; empty when all is well."""

    @property
    def remark(self) -> str:
        """What else is to be told, a sentence; after `close`: what was not heard as it was meant. Or empty."""

    @property
    def rings_bell(self) -> bool:
        """Whether nothing can be heard but the terminal's bell: the front rings it at each cue."""

    def plan(self, cues: Sequence[Cue], when: Callable[[int], float]) -> None:
        """All that is certain to come, in place of what was planned.

        `when` turns session ms into seconds of `time.perf_counter`.
        """

    def answer(self, cues: Sequence[Cue], when: Callable[[int], float]) -> None:
        """What a key just called for: to be heard at once."""

    def mute(self, on: bool) -> None:
        """Be silent, or not."""

    def close(self) -> None:
        """The session is over; what sounds may end."""
