"""The program's side of the sound: says what is to be heard, and never waits for it.

Every method returns at once. A thread of its own starts the sound process, ends it when it does not answer and starts
it again; what is still to come is then said again.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from milewatch.audio.link import Link
from milewatch.audio.settings import OutputChoice, SoundSettings
from milewatch.audio.sounding import LATE_ANSWER_S, Priority, Sounding
from milewatch.audio.tally import Tally
from milewatch.audio.wire import NO_LIBRARY, STUCK
from milewatch.audio.wishes import Wishes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

AGAIN_S = (0.1, 0.5, 1.0, 2.0, 5.0)
"""Waits before the process is started again; the last one for ever."""
STEADY_S = 30.0
"""After a process that lived this long the waits begin anew."""
MOST_TROUBLES = 8
COUNTED = ("heard", "dropped", "gave_way", "muted", "torn", "broken")
"""What a sound process counts."""
CHILDREN = {
    OutputChoice.MINIAUDIO: "milewatch.audio.child",
    OutputChoice.SIMPLEAUDIO: "milewatch.audio.child_simpleaudio",
}


class SoundStatus(StrEnum):
    """How it stands with the sound, in a word for the screen."""

    STARTING = "starting"
    PLAYING = "playing"
    BELL = "bell"
    """There is no sound device, or the bell was chosen: the front rings the terminal's bell."""
    NONE = "none"
    """No sound, as chosen."""
    LOST = "lost"
    """No sound, against what was chosen; tried again and again."""


@dataclass(frozen=True, slots=True)
class SoundState:
    """How it stands with the sound."""

    status: SoundStatus
    output: str = ""
    """What plays: "PulseAudio", "WASAPI" …"""
    note: str = ""
    """A sentence for the screen: why there is no sound."""
    reason: str = ""
    """The same in the words of the library or the system, for whoever looks for the cause."""
    latency_s: float = 0.0
    muted: bool = False
    troubles: tuple[str, ...] = ()
    """A sentence for each sound file that could not be used."""


class Sound:
    """What is heard. Every method returns at once."""

    def __init__(
        self,
        settings: SoundSettings | None = None,
        on_state: Callable[[SoundState], None] | None = None,
        *,
        command: Sequence[str] | None = None,
        output: str = "auto",
    ) -> None:
        """`on_state` is called from a thread of this class's own, whenever the state changes.

        For tests: `command` replaces the sound process; `output` is passed to it ("null": miniaudio's null output).
        """
        self.settings = settings or SoundSettings()
        self._on_state = on_state
        self._command = command
        self._wishes = Wishes(self.settings, output)
        self._state = SoundState(SoundStatus.STARTING, muted=self.settings.muted)
        self._tally = Tally()
        self._before = Tally()
        """Of the processes before the one that runs."""
        self._keeper: threading.Thread | None = None

    @property
    def state(self) -> SoundState:
        """How it stands now."""
        return self._state

    @property
    def tally(self) -> Tally:
        """What became of the sounds so far."""
        return self._tally

    def open(self) -> None:
        """Start the sound process, which opens the device: two seconds before the first cue if it can be arranged."""
        if self.settings.output is OutputChoice.BELL:
            self._become(SoundStatus.BELL)
        elif self.settings.output is OutputChoice.NONE:
            self._become(SoundStatus.NONE)
        elif self._keeper is None:
            self._keeper = threading.Thread(target=self._keep, name="sound", daemon=True)
            self._keeper.start()

    def plan(self, soundings: Iterable[Sounding]) -> None:
        """Everything still to be heard, in place of what was planned. The same again changes nothing."""
        self._wishes.plan(soundings)

    def play(self, soundings: Iterable[Sounding]) -> None:
        """Sounds beside the plan, such as the answer to a key. They are not taken back."""
        for sounding in soundings:
            self._wishes.play(sounding)

    def now(
        self,
        *clips: str,
        gain: float = 1.0,
        voice: bool = False,
        priority: int = Priority.TURN,
        at: float | None = None,
    ) -> None:
        """Play clips as soon as the device takes them; left out if that is half a second after `at` (default: now)."""
        at = time.perf_counter() if at is None else at
        self._wishes.play(Sounding(at, clips, gain, priority, LATE_ANSWER_S, voice))

    def hush(self) -> None:
        """What is sounding dies away."""
        self._wishes.say({"do": "hush"})

    def mute(self, on: bool) -> None:
        """Nothing is heard while muted; what would have been is not made up for."""
        self._wishes.mute(on)
        self._tell(replace(self._state, muted=on))

    def volume(self, value: float) -> None:
        """From 0 to 1, as loud as it seems."""
        self._wishes.volume(value)

    def close(self, wait_s: float = 0.0) -> None:
        """End the sound process, which lets what is sounding end first; waits for that for `wait_s` at the most."""
        self._wishes.close()
        if self._keeper is not None and wait_s > 0:
            self._keeper.join(wait_s)

    def _keep(self) -> None:
        """Have a sound process for as long as the sound is open."""
        choices = _choices(self.settings.output)
        tries = 0
        while not self._wishes.closing:
            began = time.monotonic()
            why = self._run(choices[0])
            if why is None and len(choices) > 1:
                choices = choices[1:]
                continue
            if time.monotonic() - began > STEADY_S:
                tries = 0
            if not self._wishes.closing:
                self._without(*(why or (f"{choices[0].value} is not installed.", "")))
                self._wishes.wait_for_closing(AGAIN_S[min(tries, len(AGAIN_S) - 1)])
                self._tally = replace(self._tally, restarts=self._tally.restarts + 1)
                self._before = self._tally
            tries += 1

    def _run(self, choice: OutputChoice) -> tuple[str, str] | None:
        """Run a sound process to its end: why it ended, and what the system says to it. None: no library."""
        environment = dict(os.environ)
        if choice is OutputChoice.SIMPLEAUDIO:
            # simpleaudio 1.0.4 frees with the wrong allocator, which ends a process of Python 3.12 and later.
            environment["PYTHONMALLOC"] = "malloc"
        command = self._command or (sys.executable, "-P", "-m", CHILDREN[choice])
        try:
            status = Link(self._wishes, self._hear).run(command, environment)
        except OSError as error:
            return "The sound process cannot be started; it is tried again.", str(error.strerror or error)
        if status is None:
            return "The sound process did not answer; it is started again.", ""
        if status == STUCK:
            return "The sound system does not answer; it is tried again.", ""
        if status == NO_LIBRARY:
            return None
        return "The sound process ended; it is started again.", f"status {status}"

    def _without(self, why: str, reason: str) -> None:
        was_heard = self._state.status is SoundStatus.PLAYING
        bell = self.settings.output is OutputChoice.AUTO and not was_heard
        self._become(SoundStatus.BELL if bell else SoundStatus.LOST, note=why, reason=reason)

    def _hear(self, message: dict[str, Any]) -> None:
        match message:
            case {"is": "ready", "output": str(output), "latency": latency}:
                self._become(SoundStatus.PLAYING, output=output, latency_s=float(latency))
            case {"is": "missing", "text": text}:
                bell = self.settings.output is OutputChoice.AUTO
                status = SoundStatus.BELL if bell else SoundStatus.LOST
                self._become(status, note="No sound device answers; it is tried again.", reason=_plain(text))
            case {"is": "lost", "text": text}:
                note = "The sound device was lost; it is tried again."
                self._become(SoundStatus.LOST, note=note, reason=_plain(text))
            case {"is": "trouble", "text": text}:
                if (trouble := _plain(text)) not in self._state.troubles:
                    self._tell(replace(self._state, troubles=(*self._state.troubles, trouble)[-MOST_TROUBLES:]))
            case {"is": "pong"}:
                counted = {name: int(message.get(name, 0)) for name in COUNTED}
                self._tally = replace(self._before.and_of(Tally(**counted)), gone=self._tally.gone)

    def _become(
        self, status: SoundStatus, *, output: str = "", note: str = "", reason: str = "", latency_s: float = 0.0
    ) -> None:
        if self._state.status is SoundStatus.PLAYING and status in (SoundStatus.LOST, SoundStatus.BELL):
            self._tally = replace(self._tally, gone=self._tally.gone + 1)
        muted, troubles = self._wishes.muted, self._state.troubles
        self._tell(SoundState(status, output, note, reason, latency_s, muted, troubles))

    def _tell(self, state: SoundState) -> None:
        if state != self._state:
            self._state = state
            if self._on_state:
                self._on_state(state)


def _choices(output: OutputChoice) -> list[OutputChoice]:
    if output is OutputChoice.AUTO:
        return [OutputChoice.MINIAUDIO, OutputChoice.SIMPLEAUDIO]
    return [output]


def _plain(text: object) -> str:
    """Text from outside, without anything that a terminal would obey."""
    return "".join(char for char in str(text) if char.isprintable())[:300]
