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

    def __init__(self, mixer: Mixer, buffer_ms: int, device: str = "", null: bool = False) -> None:
        """`device`: part of a device's name. `null`: miniaudio's own null output, in real time and without a sound."""
        self._mixer = mixer
        self._buffer_ms = buffer_ms
        self._wanted = device
        self._null = null
        self._device: _Device | None = None
        self.name = ""
        self.last_call = 0.0
        """When the device last asked for frames."""
        self.failure = ""
        """What went wrong inside the callback, which then goes on with silence."""
        self.trouble = ""
        """A sentence when the wanted device is not there and the default one plays."""

    def open(self) -> None:
        """Open the device and begin. Raises NoDeviceError."""
        names = ("NULL",) if self._null else _REAL.get(sys.platform, _BSD)
        backends = [miniaudio.Backend[name] for name in names]
        wanted = self._find(backends)
        device = _Device.__new__(_Device)
        try:
            device.__init__(  # type: ignore[misc]
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=RATE,
                buffersize_msec=self._buffer_ms,
                backends=backends,
                device_id=wanted,
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

    def _find(self, backends: list[Any]) -> Any:
        """The id of the wanted device; None, which is the default one, if there is none of that name.

        Raises NoDeviceError when devices cannot be looked for.
        """
        if not self._wanted:
            return None
        try:
            found = _playbacks(backends)
        except miniaudio.MiniaudioError as error:
            raise NoDeviceError(_said(error)) from error
        for device in found:
            if self._wanted.casefold() in device["name"].casefold():
                return device["id"]
        names = ", ".join(device["name"] for device in found) or "none"
        self.trouble = f"There is no output device {self._wanted!r}; the default one plays. There are: {names}."
        return None

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


def _playbacks(backends: list[Any]) -> list[dict[str, Any]]:
    """The output devices: "name" and "id" of each. Raises MiniaudioError."""
    devices = miniaudio.Devices(backends)
    try:
        found: list[dict[str, Any]] = devices.get_playbacks()
        return found
    finally:
        miniaudio.lib.ma_context_uninit(devices._context)
        devices._context = miniaudio.ffi.NULL  # or `Devices.__del__` frees it again, which ends the process


def _close(device: _Device) -> None:
    device.close()
    if device.context is not None:
        miniaudio.lib.ma_context_uninit(device.context)
        device.context = None


def _said(error: miniaudio.MiniaudioError) -> str:
    return ", ".join(str(part) for part in error.args) or "no reason given"
