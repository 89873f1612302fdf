"""The terminal, so that no fault of it stops the session: Textual's Linux and macOS driver with a writer of our own.

Stock Textual blocks its event loop when the terminal stops reading (a dead ssh, a stopped multiplexer), and spins for
ever when the terminal is gone. Here a frame that finds no room is dropped and the screen is painted whole when the
terminal reads again; leaving has a time limit; the end of input ends the app.

Everything private of Textual that Milewatch uses is in this file; `tests/pty/test_driver.py` notices a change.
"""

from __future__ import annotations

import os
import select
import sys
from codecs import getincrementaldecoder
from collections import deque
from contextlib import contextmanager
from threading import Condition, Thread, get_ident
from typing import TYPE_CHECKING, Any

from textual._xterm_parser import XTermParser
from textual.drivers.linux_driver import LinuxDriver

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.message import Message

FRAMES = 3
"""How many frames may wait for a slow terminal before the next is dropped."""
STOP_S = 1.0
"""How long leaving waits for a terminal that does not read."""
HUNG_UP = 129
"""The exit status of a program whose terminal is gone: 128 + SIGHUP."""


class FrameWriter(Thread):
    """Writes frames to a file descriptor in its own thread; `put` never waits.

    `drained` is called from that thread when everything is written and something had to be dropped before.
    """

    def __init__(self, fd: int, drained: Callable[[], object]) -> None:
        super().__init__(name="milewatch-output", daemon=True)
        self._fd = fd
        self._drained = drained
        self._waiting: deque[bytes] = deque()
        self._changed = Condition()
        self._lost = False
        self._stopping = False
        self._broken = False

    @property
    def behind(self) -> bool:
        """Whether a frame is still waiting to be written."""
        return bool(self._waiting)

    def put(self, frame: bytes, keep: bool) -> None:
        """Hand over a frame. One that must be kept (modes of the terminal) is never dropped."""
        with self._changed:
            if self._broken:
                return
            if len(self._waiting) >= FRAMES and not keep:
                self._lost = True
                return
            self._waiting.append(frame)
            self._changed.notify()

    def stop(self, limit_s: float) -> None:
        """Write what waits and end; after the limit the thread is left behind."""
        with self._changed:
            self._stopping = True
            self._changed.notify()
        self.join(limit_s)

    def run(self) -> None:
        """Write until stopped."""
        while True:
            with self._changed:
                while not self._waiting and not self._stopping:
                    self._changed.wait()
                if not self._waiting:
                    return
                frame = self._waiting[0]
            try:
                self._write(frame)
            except OSError:  # the terminal is gone; the reader tells
                with self._changed:
                    self._broken = True
                    self._waiting.clear()
                return
            with self._changed:
                self._waiting.popleft()
                repaint = self._lost and not self._waiting and not self._stopping
                self._lost = self._lost and not repaint
            if repaint:
                self._drained()

    def _write(self, frame: bytes) -> None:
        rest = memoryview(frame)
        while rest:
            try:
                rest = rest[os.write(self._fd, rest) :]
            except BlockingIOError:  # whoever shares the terminal has made it non-blocking
                select.select([], [self._fd], [])


class SteadyDriver(LinuxDriver):
    """Textual's driver, whose terminal may be slow, stopped or gone."""

    def __init__(self, app: Any, **options: Any) -> None:
        super().__init__(app, **options)
        if not os.isatty(2) and os.isatty(1):  # `2>errors.txt` must not take the picture away
            self._file = sys.__stdout__
        self._writer: FrameWriter | None = None
        self._parts: list[str] = []
        self._keeping = False
        self._painter = get_ident()

    @property
    def behind(self) -> bool:
        """Whether the terminal has not yet taken what was written: better not to paint now."""
        return self._writer is not None and self._writer.behind

    def write(self, data: str) -> None:
        """Add to the frame; `flush` hands it over. What the input thread writes sets a mode, and goes at once."""
        if get_ident() == self._painter:
            self._parts.append(data)
        elif self._writer is not None:
            self._writer.put(data.encode(), keep=True)

    def flush(self) -> None:
        """Hand the frame to the writer. Without a writer (suspended) it is dropped: coming back paints anew."""
        frame, self._parts = "".join(self._parts), []
        if frame and self._writer is not None:
            self._writer.put(frame.encode("utf-8", "replace"), self._keeping)

    @contextmanager
    def _kept(self) -> Iterator[None]:
        """What is written meanwhile sets the terminal's modes and must arrive."""
        self.flush()
        before, self._keeping = self._keeping, True
        try:
            yield
        finally:
            self.flush()
            self._keeping = before

    def start_application_mode(self) -> None:
        """Start; the stock writer, which nothing was written to, is ended at once."""
        self._parts = []
        assert self._file is not None
        self._writer = FrameWriter(self._file.fileno(), self._repaint)
        self._writer.start()
        with self._kept():
            super().start_application_mode()  # type: ignore[no-untyped-call]
        if self._writer_thread is not None:
            self._writer_thread.stop()
            self._writer_thread = None

    def stop_application_mode(self) -> None:
        """Give the terminal back as it was."""
        with self._kept():
            super().stop_application_mode()

    def disable_input(self) -> None:
        """Stop reading keys."""
        with self._kept():
            super().disable_input()

    def close(self) -> None:
        """End the writer, within a time limit."""
        self.flush()
        if self._writer is not None:
            self._writer.stop(STOP_S)
            self._writer = None

    def _repaint(self) -> None:
        self._app.call_later(self._app.refresh)

    def run_input_thread(self) -> None:
        """Read keys until told to stop. Bytes that make no sense are passed over: they must not cost the keyboard."""
        parser = XTermParser(self._debug)
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            text = ""
            if select.select([self.fileno], [], [], 0.1)[0]:
                data = self._read()
                if not data:
                    self._app.call_later(self._app.exit, None, HUNG_UP)
                    return
                text = decode(data)
            try:
                self._send(parser.feed(text) if text else ())
                self._send(parser.tick())
            except (ValueError, LookupError, TypeError):
                parser = XTermParser(self._debug)

    def _send(self, messages: Any) -> None:
        message: Message
        for message in messages:
            self.process_message(message)

    def _read(self) -> bytes:
        try:
            return os.read(self.fileno, 4096)
        except OSError:  # EIO: hung up
            return b""


def driver_class() -> type[SteadyDriver]:
    """The driver for a real terminal."""
    return SteadyDriver
