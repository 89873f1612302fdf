"""The sound process, `python -m milewatch.audio.child`: plays on one miniaudio stream what its standard input says.

It ends when its input closes, so it does not outlive the program. Whatever a device or a library does stays in here.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milewatch.audio.bank import Bank
from milewatch.audio.mixer import Mixer, Planned
from milewatch.audio.tie import Tie
from milewatch.audio.wire import NO_LIBRARY, STUCK, pack, unpack

if TYPE_CHECKING:
    from milewatch.audio.stream import Stream

SILENT_S = 1.0
"""So long without a callback, and the device is taken for dead."""
RETRY_S = 2.0
PATIENCE_S = 8.0
"""So long in one call of the library, and the process ends itself, to be started again."""
LAST_SOUND_S = 1.5
"""How long the end waits for what is still sounding."""
DEVICE_LATENCY = 0.65
"""Of the buffer, measured against a PulseAudio sink: 65 ms with 100 ms, 125 with 200."""


class Child:
    """Reads, plans, answers; a second thread keeps the stream open."""

    def __init__(self, opening: dict[str, Any]) -> None:
        self._buffer_ms = int(opening.get("buffer_ms", 100))
        self._null = opening.get("output") == "null"
        latency = self._buffer_ms / 1000 * DEVICE_LATENCY + float(opening.get("latency", 0.0))
        self.mixer = Mixer(latency=latency, keep_alive=bool(opening.get("keep_alive")))
        self.mixer.volume = float(opening.get("volume", 1.0))
        self.mixer.mute(bool(opening.get("muted")))
        self._bank = Bank([Path(folder) for folder in opening.get("folders", [])])
        self._out = threading.Lock()
        self._ending = threading.Event()
        self._busy_since: float | None = None

    def run(self) -> None:
        """Until the input closes or says stop."""
        threading.Thread(target=self._keep_open, daemon=True).start()
        threading.Thread(target=self._end_if_stuck, daemon=True).start()
        for line in sys.stdin.buffer:
            message = unpack(line)
            if message.get("do") == "stop":
                break
            self.obey(message)
        self._play_out()
        self._ending.set()

    def obey(self, message: dict[str, Any]) -> None:
        """Do what one message says; what is not understood is passed over."""
        match message:
            case {"do": "plan"}:
                sounds = [self._planned(row) for row in message.get("add", [])]
                self.mixer.plan(sounds, message.get("forget", []))
                self._tell_troubles()
            case {"do": "forget", "after": after}:
                self.mixer.forget_after(after)
            case {"do": "hush"}:
                self.mixer.hush()
            case {"do": "volume", "value": value}:
                self.mixer.volume = value
            case {"do": "mute", "on": on}:
                self.mixer.mute(on)
            case {"do": "ping", "n": n}:
                self._answer(n)

    def _planned(self, row: list[Any]) -> Planned:
        id_, at, clips, gain, priority, drop_after, voice = row
        return Planned(id_, at, self._bank.phrase(tuple(clips)), gain, priority, drop_after, voice)

    def _answer(self, n: int) -> None:
        counts, tie = self.mixer.counts, self.mixer.tie
        self.tell(
            {
                "is": "pong",
                "n": n,
                "clock": time.perf_counter(),
                "frame": self.mixer.frame,
                "base": tie.base,
                "torn": tie.torn,
                "heard": counts.heard,
                "dropped": counts.dropped,
                "muted": counts.muted,
                "latest": counts.latest_s,
            }
        )

    def tell(self, message: dict[str, Any]) -> None:
        """Write one message."""
        with self._out:
            sys.stdout.buffer.write(pack(message))
            sys.stdout.buffer.flush()

    def _tell_troubles(self) -> None:
        for text in self._bank.troubles:
            self.tell({"is": "trouble", "text": text})
        self._bank.troubles.clear()

    def _play_out(self) -> None:
        self.mixer.forget_after(time.perf_counter())
        until = time.perf_counter() + LAST_SOUND_S
        while not self.mixer.idle and time.perf_counter() < until:
            time.sleep(0.02)
        time.sleep(min(0.5, self.mixer.latency + self._buffer_ms / 1000))

    def _keep_open(self) -> None:
        from milewatch.audio.stream import NoDeviceError, Stream

        told = ""
        while not self._ending.is_set():
            self.mixer.restart(Tie())
            stream = Stream(self.mixer, self._buffer_ms, self._null)
            try:
                self._patiently(stream.open)
            except NoDeviceError as error:
                text = str(error)
                if text != told:
                    self.tell({"is": "missing", "text": text})
                told = text
                self._ending.wait(RETRY_S)
                continue
            told = ""
            ready = {"is": "ready", "output": stream.name, "latency": self.mixer.latency, "buffer_ms": self._buffer_ms}
            self.tell(ready)
            reason = self._watch(stream)
            if reason:
                self.tell({"is": "lost", "text": reason})
            self._patiently(stream.close)

    def _watch(self, stream: Stream) -> str:
        """Why the stream has to be opened again; empty when the process ends."""
        while not self._ending.wait(0.25):
            if stream.failure:
                self.tell({"is": "trouble", "text": stream.failure})
                stream.failure = ""
            if time.perf_counter() - stream.last_call > SILENT_S:
                return f"{stream.name} takes no sound any more"
        return ""

    def _patiently(self, call: Any) -> None:
        self._busy_since = time.perf_counter()
        try:
            call()
        finally:
            self._busy_since = None

    def _end_if_stuck(self) -> None:
        while not self._ending.wait(0.5):
            since = self._busy_since
            if since is not None and time.perf_counter() - since > PATIENCE_S:
                os._exit(STUCK)


def main() -> None:
    """Read the opening message and play."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    opening = unpack(sys.stdin.buffer.readline())
    if opening.get("do") != "open":
        return
    try:
        import miniaudio  # noqa: F401
    except ImportError:
        sys.exit(NO_LIBRARY)
    sys.setswitchinterval(0.001)
    with contextlib.suppress(BrokenPipeError):
        Child(opening).run()
    # Not by the usual way out: closing the device waits for a server that may hang.
    os._exit(0)


if __name__ == "__main__":
    main()
