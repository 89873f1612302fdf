"""A sound process that plays with simpleaudio, for those who choose it: `python -m milewatch.audio.child_simpleaudio`.

simpleaudio opens the device for every sound, so what follows closely is rendered into one (sequences.py). Its calls
freeze every thread of a process while a sound server hangs; the program notices that this one does not answer, and
replaces it.
"""

from __future__ import annotations

import sys
from array import array
from typing import TYPE_CHECKING, Any

from milewatch.audio.pcm import RATE, Pcm
from milewatch.audio.process import Process, serve
from milewatch.audio.sequences import Playing, Sequences
from milewatch.audio.wire import NO_LIBRARY

if TYPE_CHECKING:
    from types import ModuleType

OPENING_S = 0.008
"""From the call to the first sample: 5 to 11 ms were measured."""


class SequenceProcess(Process):
    """Plays sequences one after the other."""

    def __init__(self, opening: dict[str, Any]) -> None:
        import simpleaudio

        self._library: ModuleType = simpleaudio
        self.sequences = Sequences(self._start, OPENING_S + float(opening.get("latency", 0.0)))
        super().__init__(opening, self.sequences)

    def perform(self) -> None:
        """Try the device with a moment of silence, then play what is due."""
        while not self.ending.is_set():
            try:
                self._start(array("h", bytes(2 * RATE // 50)))
                self.ready("simpleaudio")
                self._play_on()
            except Exception as error:  # noqa: BLE001 simpleaudio has no class of its own for what a device says
                self.tell({"is": "missing", "text": str(error).replace("\n", " ")})
                self.ending.wait(2.0)

    def _play_on(self) -> None:
        while not self.ending.is_set():
            self.sequences.wait(0.25)

    def _start(self, pcm: Pcm) -> Playing:
        playing: Playing = self._library.play_buffer(pcm.tobytes(), 1, 2, RATE)
        return playing


if __name__ == "__main__":
    try:
        import simpleaudio  # noqa: F401 a look whether it is there
    except ImportError:
        sys.exit(NO_LIBRARY)
    serve(SequenceProcess)
