"""One sound process: started, written to, read from, and ended when it does not answer."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Any

from milewatch.audio.wire import pack, unpack

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from milewatch.audio.wishes import Wishes

PING_S = 0.5
UNANSWERED_S = 2.0
FIRST_ANSWER_S = 8.0
"""A new process may take this long to answer: Python starts slowly on a busy machine."""
LAST_WORD_S = 3.0
"""A process told to stop may take this long over what is still sounding."""


class Link:
    """A running sound process, with a thread that writes to it and one that reads from it."""

    def __init__(self, wishes: Wishes, hear: Callable[[dict[str, Any]], None]) -> None:
        """`hear` gets each message of the process, on the reading thread."""
        self._wishes = wishes
        self._hear = hear
        self._answered_at: float | None = None
        self._over = False

    def run(self, command: Sequence[str], environment: Mapping[str, str]) -> int | None:
        """Start the process and stay with it to its end.

        Returns its exit status, or None if it was ended because it did not answer. Raises OSError if it cannot start.
        """
        process = _start(command, environment)
        threads = [
            threading.Thread(target=self._write, args=(process,), name="sound-out", daemon=True),
            threading.Thread(target=self._read, args=(process,), name="sound-in", daemon=True),
        ]
        for thread in threads:
            thread.start()
        status = self._watch(process)
        self._over = True
        self._wishes.stir()
        for thread in threads:
            thread.join(1.0)
        return status

    def _watch(self, process: subprocess.Popen[bytes]) -> int | None:
        began = time.monotonic()
        closing_since: float | None = None
        while True:
            with contextlib.suppress(subprocess.TimeoutExpired):
                return process.wait(0.25)
            now = time.monotonic()
            if self._wishes.closing:
                closing_since = closing_since or now
                hopeless = now - closing_since > LAST_WORD_S
            elif self._answered_at is None:
                hopeless = now - began > FIRST_ANSWER_S
            else:
                hopeless = now - self._answered_at > UNANSWERED_S
            if hopeless:
                process.kill()
                process.wait()
                return None

    def _write(self, process: subprocess.Popen[bytes]) -> None:
        pipe = process.stdin
        assert pipe is not None
        pings = 0
        with contextlib.suppress(OSError):
            pipe.write(pack(self._wishes.opening()))
            while not self._over:
                messages = self._wishes.wait(PING_S)
                if self._wishes.closing:
                    messages.append({"do": "stop"})
                pings += 1
                messages.append({"do": "ping", "n": pings})
                pipe.write(b"".join(pack(message) for message in messages))
                pipe.flush()
                if self._wishes.closing:
                    break
        with contextlib.suppress(OSError):
            pipe.close()

    def _read(self, process: subprocess.Popen[bytes]) -> None:
        pipe = process.stdout
        assert pipe is not None
        with pipe:
            while line := pipe.readline(65536):
                self._answered_at = time.monotonic()
                self._hear(unpack(line))


# No console window, and before other programs; elsewhere the process sees to that itself.
_WINDOWS_FLAGS = sum(getattr(subprocess, name, 0) for name in ("CREATE_NO_WINDOW", "HIGH_PRIORITY_CLASS"))


def _start(command: Sequence[str], environment: Mapping[str, str]) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        list(command),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        # ALSA prints its complaints to standard error, across the screen.
        stderr=subprocess.DEVNULL,
        env=dict(environment),
        # ctrl+c and ctrl+z in the terminal are for the program, not for its sound. Not a session of its own: Linux
        # shares out the processor by session, and under load the sound then came late.
        process_group=None if sys.platform == "win32" else 0,
        creationflags=_WINDOWS_FLAGS,
    )
