"""One open output stream of miniaudio, and what miniaudio needs to be handled with care.

- Each device leaks a connection to the sound server unless its context is un-initialised after closing.
- An exception in the generator is silence for ever, so none may leave it.
- A machine without any sound library gives the backend "Null" without an error.
- `stop` and `close` may hang while the server hangs, and must never be called from the callback.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

import miniaudio

from milewatch.audio.pcm import RATE

if TYPE_CHECKING:
    from collections.abc import Generator

    from milewatch.audio.mixer import Mixer

_REAL = {
    "linux": ("PULSEAUDIO", "ALSA", "JACK"),
    "darwin": ("COREAUDIO",),
    "win32": ("WASAPI", "DSOUND", "WINMM"),
}
_BSD = ("SNDIO", "AUDIO4", "OSS")


class NoDeviceError(Exception):
    """There is nothing to play on; the message says what the library said."""


class _Device(miniaudio.PlaybackDevice):  # type: ignore[misc]
    """Keeps hold of its context, also when opening fails."""

    context: Any = None

    def _make_context(self, *arguments: Any, **named: Any) -> Any:
        self.context = super()._make_context(*arguments, **named)
        return self.context


class Stream:
    """A stream that plays what a mixer mixes, from `open` to `close`."""

    def __init__(self, mixer: Mixer, buffer_ms: int, null: bool = False) -> None:
        """`null`: miniaudio's own null output, which takes frames in real time and plays nothing."""
        self._mixer = mixer
        self._buffer_ms = buffer_ms
        self._null = null
        self._device: _Device | None = None
        self.name = ""
        self.last_call = 0.0
        """When the device last asked for frames."""
        self.failure = ""
        """What went wrong inside the callback, which then goes on with silence."""

    def open(self) -> None:
        """Open the device and begin. Raises NoDeviceError."""
        names = ("NULL",) if self._null else _REAL.get(sys.platform, _BSD)
        device = _Device.__new__(_Device)
        try:
            device.__init__(  # type: ignore[misc]
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=self._buffer_ms,
                backends=[miniaudio.Backend[name] for name in names],
                app_name="Milewatch",
            )
            frames = self._frames()
            next(frames)
            self.last_call = time.perf_counter()
            device.start(frames)
        except miniaudio.MiniaudioError as error:
            _close(device)
            raise NoDeviceError(_said(error)) from error
        self._device = device
        self.name = str(device.backend)

    def close(self) -> None:
        """Close the device. May hang as long as the sound server does."""
        if self._device is not None:
            _close(self._device)
            self._device = None

    def _frames(self) -> Generator[bytes | memoryview, int, None]:
        wanted = yield b""
        while True:
            self.last_call = time.perf_counter()
            try:
                block = memoryview(self._mixer.block(self.last_call, wanted)).cast("B")
            except Exception as error:  # noqa: BLE001 an exception here would be silence for ever
                self.failure = f"{type(error).__name__}: {error}"
                block = memoryview(bytes(2 * wanted))
            wanted = yield block


def _close(device: _Device) -> None:
    device.close()
    if device.context is not None:
        miniaudio.lib.ma_context_uninit(device.context)
        device.context = None


def _said(error: miniaudio.MiniaudioError) -> str:
    return ", ".join(str(part) for part in error.args) or "no reason given"
