"""What goes wrong in a thread is told on the screen; the app runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from milewatch.tui.app import MilewatchApp


def failure(event: Worker.StateChanged) -> str:
    """A sentence about a failure that the work itself did not expect; empty if there is none."""
    error = event.worker.error
    if event.state is not WorkerState.ERROR or error is None:
        return ""
    return f"Something went wrong: {str(error) or type(error).__name__}"


class Telling:
    """For screens that have work done in threads."""

    app: MilewatchApp

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """Tell a failure."""
        if said := failure(event):
            self.app.tell(said)
