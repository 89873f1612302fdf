"""What is wanted of the sound, kept for whoever writes it to the sound process."""

from __future__ import annotations

import threading
import time
from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from milewatch.audio.plan import Told, patience
from milewatch.resources import folder

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milewatch.audio.settings import SoundSettings
    from milewatch.audio.sounding import Sounding

AT_ONCE = 32
"""So many messages wait for a process that does not read; older ones are let go."""


class Wishes:
    """The wanted state (plan, volume, mute) and the messages for now. Putting something in returns at once.

    Only the newest plan is kept, and it is said as the difference from what was said, so nothing piles up however
    slowly the process reads.
    """

    def __init__(self, settings: SoundSettings, output: str) -> None:
        self._settings = settings
        self._output = output
        self._wake = threading.Condition()
        self._told = Told()
        self._wanted: tuple[Sounding, ...] = ()
        self._dirty = False
        self._at_once: deque[dict[str, Any]] = deque(maxlen=AT_ONCE)
        self._closing = False
        self._volume = settings.volume
        self._muted = settings.muted

    @property
    def closing(self) -> bool:
        """The sound is to end."""
        return self._closing

    @property
    def muted(self) -> bool:
        """Nothing is to be heard."""
        return self._muted

    def plan(self, soundings: Iterable[Sounding]) -> None:
        """Everything still to be heard."""
        with self._wake:
            self._wanted = tuple(soundings)
            self._dirty = True
            self._wake.notify_all()

    def play(self, sounding: Sounding) -> None:
        """One sound beside the plan."""
        patient = replace(sounding, drop_after=patience(sounding))
        self.say({"do": "plan", "add": [_row(self._told.number(), patient)]})

    def say(self, message: dict[str, Any]) -> None:
        """A message for now."""
        with self._wake:
            self._at_once.append(message)
            self._wake.notify_all()

    def mute(self, on: bool) -> None:
        """Play nothing while it is on."""
        self._muted = on
        self.say({"do": "mute", "on": on})

    def volume(self, value: float) -> None:
        """From 0 to 1, as loud as it seems."""
        self._volume = max(0.0, min(1.0, value))
        self.say({"do": "volume", "value": self._volume**2})

    def close(self) -> None:
        """The sound is to end."""
        with self._wake:
            self._closing = True
            self._wake.notify_all()

    def stir(self) -> None:
        """Wake whoever waits."""
        with self._wake:
            self._wake.notify_all()

    def wait_for_closing(self, seconds: float) -> None:
        """Until the sound is to end, so many seconds at the most."""
        with self._wake:
            self._wake.wait_for(lambda: self._closing, seconds)

    def opening(self) -> dict[str, Any]:
        """The first message to a new process, which knows nothing of the plan."""
        settings = self._settings
        own = [str(settings.folder)] if settings.folder is not None else []
        with self._wake:
            self._told.nothing()
            self._dirty = True
            return {
                "do": "open",
                "output": self._output,
                "device": settings.device,
                "buffer_ms": settings.buffer_ms,
                "latency": settings.latency_ms / 1000,
                "keep_alive": settings.keep_alive,
                "folders": [*own, str(folder("sounds"))],
                "volume": self._volume**2,
                "muted": self._muted,
            }

    def wait(self, seconds: float) -> list[dict[str, Any]]:
        """What has to be said, as soon as there is something; nothing after so many seconds, or when stirred."""
        with self._wake:
            if not (self._dirty or self._at_once or self._closing):
                self._wake.wait(seconds)
            messages = list(self._at_once)
            self._at_once.clear()
            wanted, dirty = self._wanted, self._dirty
            self._dirty = False
        if dirty:
            change = self._told.change(wanted, time.perf_counter())
            if change:
                add = [_row(id_, sounding) for id_, sounding in change.add]
                messages.append({"do": "plan", "add": add, "forget": list(change.forget)})
        return messages


def _row(id_: int, sounding: Sounding) -> list[Any]:
    return [
        id_,
        sounding.at,
        list(sounding.clips),
        sounding.gain,
        int(sounding.priority),
        sounding.drop_after,
        sounding.voice,
    ]
