"""A PulseAudio server with a null sink that runs in real time, and a recording of what is played on it.

For machines without a sound card; needs pulseaudio and parec. What is played at full volume is recorded bit by bit, so
a clip can be found in the recording by its own bytes.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
from array import array
from pathlib import Path
from typing import TYPE_CHECKING, Self

from milewatch.audio.pcm import RATE, read_wav
from milewatch.resources import folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

NEEDED = ("pulseaudio", "parec")
STEREO_S = 4 * RATE
"""Bytes of a second."""
NEWS = STEREO_S // 20
"""So much is written before anybody is told."""
LONGEST_WAIT_S = 30.0
UNIQUE = slice(24, 600)
"""Where a clip's samples are like no other place in it: its swelling."""


def missing() -> str:
    """What is not installed; empty when everything is."""
    return ", ".join(name for name in NEEDED if shutil.which(name) is None)


class NullSink:
    """The server and the recorder, for as long as the context lasts; `environment` leads a program to it.

    It runs in real time. Whoever waits for something to be heard waits for the recording itself (`until`).
    """

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="milewatch-sink-"))
        socket = self.folder / "native"
        self.environment = {"XDG_RUNTIME_DIR": str(self.folder), "PULSE_SERVER": f"unix:{socket}"}
        self._socket = socket
        self._before: dict[str, str | None] = {}
        self.server: subprocess.Popen[bytes]
        self._recorder: subprocess.Popen[bytes]
        self._news = threading.Condition()
        self._recorded = 0

    def __enter__(self) -> Self:
        self._before = {name: os.environ.get(name) for name in self.environment}
        os.environ |= self.environment
        self.start_server()
        record = [
            "parec",
            "--device=mw.monitor",
            "--format=s16le",
            f"--rate={RATE}",
            "--channels=2",
            "--latency-msec=5",
        ]
        self._recorder = subprocess.Popen(record, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        assert self._recorder.stdout is not None
        _widen(self._recorder.stdout.fileno())
        threading.Thread(target=self._write, daemon=True).start()
        # An idle null sink works in blocks of 2 s; after this it works in the recorder's.
        self._wait_for(lambda: self._recorded >= 2.5 * STEREO_S)
        return self

    def _write(self) -> None:
        pipe = self._recorder.stdout
        assert pipe is not None
        with pipe, (self.folder / "out.raw").open("wb") as out:
            while piece := pipe.read(NEWS):
                out.write(piece)
                out.flush()
                with self._news:
                    self._recorded += len(piece)
                    self._news.notify_all()

    def _wait_for(self, true: Callable[[], object]) -> None:
        with self._news:
            assert self._news.wait_for(true, LONGEST_WAIT_S), "was not heard in time"

    def until(self, name: str, after: int = 0, times: int = 1) -> list[int]:
        """Wait until a clip was recorded so often, beginning at the sample `after` or later; where it begins."""
        end = self._recorded + LONGEST_WAIT_S * STEREO_S
        while True:
            recorded = self._recorded
            found = [after + place for place in find_clip(self.samples(after), name)]
            if len(found) >= times:
                return found
            assert recorded < end, f"{name} was not heard in time"
            # Not while it is looked for: nobody must hold up the recorder.
            self._wait_for(self._more_than(recorded))

    def _more_than(self, recorded: int) -> Callable[[], bool]:
        return lambda: self._recorded > recorded

    def pass_by(self, seconds: float) -> None:
        """Wait until so much more was recorded."""
        end = self._recorded + seconds * STEREO_S
        self._wait_for(lambda: self._recorded >= end)

    @property
    def length(self) -> int:
        """Samples recorded so far."""
        return self._recorded // 4

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        for process in (self._recorder, self.server):
            process.send_signal(signal.SIGCONT)
            process.kill()
            process.wait()
        for name, value in self._before.items():
            if value is None:
                del os.environ[name]
            else:
                os.environ[name] = value
        shutil.rmtree(self.folder)

    def start_server(self) -> None:
        """Start the server, again if it was killed."""
        modules = (
            f"module-native-protocol-unix auth-anonymous=1 socket={self._socket}",
            f"module-null-sink sink_name=mw rate={RATE} channels=2 format=s16le",
        )
        options = ["--daemonize=no", "--system=false", "--exit-idle-time=-1", "--use-pid-file=no", "--disable-shm=yes"]
        loads = [part for module in modules for part in ("-L", module)]
        self._socket.unlink(missing_ok=True)
        self.server = subprocess.Popen(
            ["pulseaudio", "-n", *options, *loads], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        until = time.monotonic() + 10
        while not self._socket.exists() and time.monotonic() < until:
            time.sleep(0.05)
        # Not before: as it starts, it takes a place of its own, with which a busy machine tears whatever is played.
        come_before_others(self.server.pid)

    def samples(self, after: int = 0) -> array[int]:
        """The left channel so far, from a sample on."""
        with (self.folder / "out.raw").open("rb") as file:
            file.seek(4 * after)
            raw = file.read()
        both = array("h", raw[: len(raw) // 4 * 4])
        return both[0::2]


def come_before_others(pid: int) -> None:
    """Have it come before other programs, where the system allows that: the server is not what is looked at."""
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setscheduler(pid, os.SCHED_RR, os.sched_param(os.sched_get_priority_min(os.SCHED_RR) + 1))


def _widen(pipe: int) -> None:
    """Room for five seconds: a recorder that is held up on a busy machine tears the stream of the server."""
    with contextlib.suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, 1 << 20)


def find_clip(recorded: array[int], name: str) -> list[int]:
    """The samples at which a clip begins in a recording, found by its own bytes."""
    pattern = read_wav(folder("sounds") / f"{name}.wav")[UNIQUE].tobytes()
    raw = recorded.tobytes()
    found = []
    place = raw.find(pattern)
    while place >= 0:
        if place % 2 == 0:
            found.append(place // 2 - UNIQUE.start)
        place = raw.find(pattern, place + 2)
    return found
