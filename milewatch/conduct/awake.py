"""Keeps the laptop awake. A closed lid still sleeps: the clock does not need this, only the screen and the sound do."""

from __future__ import annotations

import threading


class Awake:
    """Asks the system not to sleep, in a thread of its own: the library takes a while to load and to ask."""

    def __init__(self) -> None:
        self._end = threading.Event()
        self._thread: threading.Thread | None = None
        self.note = ""
        """Why the system may sleep all the same; empty while it is kept awake, or nothing was asked yet."""

    def start(self) -> None:
        """Ask. Returns at once."""
        if self._thread is None:
            self._thread = threading.Thread(target=self._keep, name="awake", daemon=True)
            self._thread.start()

    def stop(self, wait_s: float = 0.0) -> None:
        """Let it sleep again; waits for that for `wait_s` at the most."""
        self._end.set()
        if self._thread is not None and wait_s > 0:
            self._thread.join(wait_s)

    def _keep(self) -> None:
        from wakepy import keep

        with keep.presenting(on_fail="pass") as mode:
            if not mode.active:
                self.note = "This laptop may fall asleep: it cannot be kept awake from here."
            self._end.wait()
