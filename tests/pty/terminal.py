"""A program in a real terminal: what it shows, what it is sent, and how it leaves."""

from __future__ import annotations

import contextlib
import os
import sys
import termios
import time
from typing import TYPE_CHECKING, Any

import pexpect
import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WAIT_S = 20.0
PAST_GUARD_S = 0.3
"""A press so long after the one before is no bounce: the clock of a real program cannot be moved."""
MAIN = "from milewatch.__main__ import main; main()"


class Terminal:
    """A pty with a program in it and an emulator that reads it."""

    def __init__(self, *command: str, home: Path, size: tuple[int, int] = (80, 24), **env: str) -> None:
        width, height = size
        self.screen = pyte.Screen(width, height)
        self._stream = pyte.Stream(self.screen)
        self.raw = ""
        here = {key: value for key, value in os.environ.items() if not key.startswith(("TEXTUAL", "NO_COLOR"))}
        here |= {
            "MILEWATCH_HOME": str(home),
            "TERM": "xterm-256color",
            "TEXTUAL_ANIMATIONS": "none",
            "PYTHONUNBUFFERED": "1",
        }
        self.child: pexpect.spawn[str] = pexpect.spawn(
            command[0], list(command[1:]), env=here | env, dimensions=(height, width), encoding="utf-8", timeout=WAIT_S
        )
        self.child.delaybeforesend = None
        self.modes = termios.tcgetattr(self.child.child_fd)

    @classmethod
    def milewatch(cls, *arguments: str, home: Path, **more: Any) -> Terminal:
        """`milewatch ARGUMENTS`."""
        return cls(sys.executable, "-c", MAIN, *arguments, home=home, **more)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_: object) -> None:
        with contextlib.suppress(OSError):  # a test may have hung up itself
            self.child.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(self.screen.display)

    def read(self, seconds: float = 0.05) -> None:
        """Take in what the program writes for so long."""
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
                self._take_in()

    def _take_in(self) -> None:
        chunk = self.child.read_nonblocking(65536, timeout=0.02)
        self.raw += chunk
        # pyte does not know private parameters such as `CSI > 1 u`; nothing of the picture is lost with them.
        self._stream.feed(chunk.replace("\x1b[<u", "").replace("\x1b[>", "\x1b["))

    def until(self, holds: Callable[[], bool] | str) -> None:
        """Wait until something holds, or a text is on the screen."""
        deadline = time.monotonic() + WAIT_S
        while not (holds in self.text if isinstance(holds, str) else holds()):
            assert time.monotonic() < deadline, f"waited in vain for {holds!r}; the screen:\n{self.text}"
            self.read()

    def press(self, keys: str) -> None:
        """Press keys."""
        self.child.send(keys)

    def end_session(self) -> int:
        """End the session that runs, and leave; the exit status."""
        self.press("q")
        self.until("END THE SESSION?")
        self.press("e")
        self.until("saved")
        self.press("q")
        return self.leave()

    def leave(self) -> int:
        """Wait for the end of the program; its exit status (minus the signal that ended it)."""
        deadline = time.monotonic() + WAIT_S
        while self.child.isalive():
            assert time.monotonic() < deadline, f"still running; the screen:\n{self.text}"
            self.read()
        with contextlib.suppress(pexpect.TIMEOUT, pexpect.EOF):
            while True:  # what it wrote last
                self._take_in()
        status = self.child.exitstatus
        return -int(self.child.signalstatus or 0) if status is None else status

    def is_as_before(self) -> bool:
        """Whether the terminal is as it was: its modes, the main screen, a visible cursor."""
        after = termios.tcgetattr(self.child.child_fd)
        left = self.raw.rfind("\x1b[?1049l") > self.raw.rfind("\x1b[?1049h")
        shown = self.raw.rfind("\x1b[?25h") > self.raw.rfind("\x1b[?25l")
        return after == self.modes and left and shown
