"""The sound process that is used unless another is chosen: one miniaudio stream, `python -m milewatch.audio.child`."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from milewatch.audio.mixer import Mixer
from milewatch.audio.process import Process, serve
from milewatch.audio.tie import Tie
from milewatch.audio.wire import NO_LIBRARY

if TYPE_CHECKING:
    from milewatch.audio.stream import Stream

SILENT_S = 1.0
"""So long without a callback, and the device is taken for dead."""
RETRY_S = 2.0
LATENCY_S = 0.005
LATENCY_PER_BUFFER = 0.6
"""From handing out a frame to its being heard, measured against a PulseAudio sink: 65 ms with 100, 125 with 200."""


class StreamProcess(Process):
    """Mixes into a stream that it keeps open."""

    def __init__(self, opening: dict[str, Any]) -> None:
        self.buffer_ms = int(opening.get("buffer_ms", 80))
        device_s = LATENCY_S + LATENCY_PER_BUFFER * self.buffer_ms / 1000
        latency = device_s + float(opening.get("latency", 0.0))
        self.mixer = Mixer(latency=latency, keep_alive=bool(opening.get("keep_alive")))
        super().__init__(opening, self.mixer)
        self._null = opening.get("output") == "null"
        self._wanted_device = str(opening.get("device", ""))

    def perform(self) -> None:
        """Keep a stream open; look for a device again and again while there is none."""
        from milewatch.audio.stream import NoDeviceError, Stream

        told = ""
        while not self.ending.is_set():
            self.mixer.restart(Tie())
            stream = Stream(self.mixer, self.buffer_ms, self._wanted_device, self._null)
            try:
                self.patiently(stream.open)
            except NoDeviceError as error:
                if (text := str(error)) != told:
                    self.tell({"is": "missing", "text": text})
                told = text
                self.ending.wait(RETRY_S)
                continue
            told = ""
            self.ready(stream.name)
            if stream.trouble:
                self.tell({"is": "trouble", "text": stream.trouble})
            if reason := self._watch(stream):
                self.tell({"is": "lost", "text": reason})
            self.patiently(stream.close)

    def _watch(self, stream: Stream) -> str:
        """Why the stream has to be opened again; empty when the process ends."""
        while not self.ending.wait(0.25):
            if stream.failure:
                self.tell({"is": "trouble", "text": stream.failure})
                stream.failure = ""
            if time.perf_counter() - stream.last_call > SILENT_S:
                return f"{stream.name} takes no sound any more"
        return ""


if __name__ == "__main__":
    try:
        import miniaudio  # noqa: F401 a look whether it is there
    except ImportError:
        sys.exit(NO_LIBRARY)
    serve(StreamProcess)
