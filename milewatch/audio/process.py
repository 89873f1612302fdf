"""What every sound process does, whatever it plays with: reads what is wanted from its standard input, and answers.

It ends when its input closes, so it does not outlive the program. Whatever a device or a library does stays in it.
A clip is loaded shortly before it is due and let go when it was heard: a plan of hours costs no more than a rep's.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from milewatch.audio.bank import Bank
from milewatch.audio.first import come_first
from milewatch.audio.mixer import Counts, Planned
from milewatch.audio.wire import BROKEN, STUCK, pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

PATIENCE_S = 8.0
"""So long in one call of a library, and the process ends itself, to be started again."""
LOOK_S = 0.5
AHEAD_S = 10.0
"""Sounds due sooner are loaded."""
DUE_S = 0.15
LAST_SOUND_S = 1.5
"""How long the end waits for what is still sounding."""


class Player(Protocol):
    """What plays planned sounds."""

    latency: float
    volume: float
    counts: Counts

    @property
    def idle(self) -> bool:
        """Nothing is sounding."""

    @property
    def position(self) -> dict[str, Any]:
        """Where the stream is against the clock, for the answer to a ping."""

    def plan(self, sounds: Iterable[Planned], forget: Iterable[int] = ()) -> None:
        """Take back sounds, and add others."""

    def forget_after(self, at: float) -> None:
        """Take back everything planned later."""

    def hush(self) -> None:
        """What is sounding dies away."""

    def mute(self, on: bool) -> None:
        """Play nothing that begins while muted."""


class Process(ABC):
    """Reads, plans, answers; a second thread plays (`perform`), a third loads, and ends it when a library hangs."""

    def __init__(self, opening: dict[str, Any], player: Player, clock: Callable[[], float] = time.perf_counter) -> None:
        """`clock`: the one that the times of the plan are on."""
        self.player = player
        self._clock = clock
        self.ending = threading.Event()
        player.volume = float(opening.get("volume", 1.0))
        player.mute(bool(opening.get("muted")))
        self._bank = Bank([Path(folder) for folder in opening.get("folders", [])])
        self._later: dict[int, list[Any]] = {}
        """Rows of the plan, by number, that are not loaded yet."""
        self._planning = threading.Lock()
        self._out = threading.Lock()
        self._busy_since: float | None = None

    @abstractmethod
    def perform(self) -> None:
        """Play until `ending` is set."""

    def run(self) -> None:
        """Until the input closes or says stop."""
        for work in (self.perform, self._look_after):
            threading.Thread(target=self._or_end, args=(work,), daemon=True).start()
        for line in sys.stdin.buffer:
            message = unpack(line)
            if message.get("do") == "stop":
                break
            self.obey(message)
        self._play_out()
        self.ending.set()

    def obey(self, message: dict[str, Any]) -> None:
        """Do what one message says; what is not understood is passed over."""
        match message:
            case {"do": "plan"}:
                self._plan(message.get("add", []), message.get("forget", []))
            case {"do": "hush"}:
                self.player.hush()
            case {"do": "volume", "value": value}:
                self.player.volume = value
            case {"do": "mute", "on": on}:
                self.player.mute(on)
            case {"do": "ping", "n": n}:
                self._answer(n)

    def tell(self, message: dict[str, Any]) -> None:
        """Write one message."""
        with self._out:
            sys.stdout.buffer.write(pack(message))
            sys.stdout.buffer.flush()

    def ready(self, output: str) -> None:
        """Say that sounds will be heard."""
        self.tell({"is": "ready", "output": output, "latency": self.player.latency})

    def patiently(self, call: Callable[[], None]) -> None:
        """Call a library that may hang; the process is ended if it hangs for too long."""
        self._busy_since = time.perf_counter()
        try:
            call()
        finally:
            self._busy_since = None

    def load_due(self) -> None:
        """Load the sounds that are due before long, for the player."""
        near = self._clock() + AHEAD_S
        with self._planning:
            due = [id_ for id_, row in self._later.items() if row[1] <= near]
            if due:
                self.player.plan([self._planned(self._later.pop(id_)) for id_ in due])
                self._tell_troubles()

    def _plan(self, rows: list[list[Any]], forget: list[int]) -> None:
        near = self._clock() + AHEAD_S
        far = {row[0]: row for row in rows if row[1] > near}
        with self._planning:
            for id_ in forget:
                self._later.pop(id_, None)
            self.player.plan([self._planned(row) for row in rows if row[0] not in far], forget)
            self._later |= far
            for row in far.values():
                self._bank.look(row[2])
            self._tell_troubles()

    def _planned(self, row: list[Any]) -> Planned:
        id_, at, clips, gain, priority, drop_after, voice = row
        return Planned(id_, at, self._bank.phrase(tuple(clips)), gain, priority, drop_after, voice)

    def _answer(self, n: int) -> None:
        counts = self.player.counts
        done = {
            "heard": counts.heard,
            "dropped": counts.dropped,
            "gave_way": counts.gave_way,
            "muted": counts.muted,
            "broken": counts.broken,
            "latest": counts.latest_s,
        }
        self.tell({"is": "pong", "n": n, "clock": self._clock()} | self.player.position | done)

    def _tell_troubles(self) -> None:
        for text in self._bank.troubles:
            self.tell({"is": "trouble", "text": text})
        self._bank.troubles.clear()

    def _play_out(self) -> None:
        with self._planning:
            self._later.clear()
            self.player.forget_after(self._clock())
        until = time.perf_counter() + LAST_SOUND_S
        # What is due now has not begun before the device asks once more.
        time.sleep(DUE_S)
        while not self.player.idle and time.perf_counter() < until:
            time.sleep(0.02)
        time.sleep(min(0.5, 2 * self.player.latency))

    def _look_after(self) -> None:
        while not self.ending.wait(LOOK_S):
            self.load_due()
            since = self._busy_since
            if since is not None and time.perf_counter() - since > PATIENCE_S:
                os._exit(STUCK)

    def _or_end(self, work: Callable[[], None]) -> None:
        """Work in a thread; without it the process would go on answering and play nothing, so it ends."""
        try:
            work()
        except Exception as error:  # noqa: BLE001 whatever it is, the program starts a new process
            with contextlib.suppress(OSError):
                self.tell({"is": "trouble", "text": f"The sound process failed ({type(error).__name__}: {error})."})
            os._exit(BROKEN)


def serve(make: Callable[[dict[str, Any]], Process]) -> None:
    """Be a sound process: read the opening message, and play until the end."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    opening = unpack(sys.stdin.buffer.readline())
    if opening.get("do") != "open":
        return
    sys.setswitchinterval(0.001)
    process = make(opening)
    come_first(process.ending)
    with contextlib.suppress(BrokenPipeError):
        process.run()
    # Not by the usual way out: closing the device waits for a server that may hang.
    os._exit(0)
