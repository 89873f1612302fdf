"""What goes wrong in a thread is told on the screen; the app runs on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.worker import Worker, WorkerState

if TYPE_CHECKING:
    from milewatch.tui.app import MilewatchApp


class Telling:
    """For screens that have work done in threads."""

    app: MilewatchApp

    def on_worker_state_changed(self, event: Worker.StateChanged) -> None:
        """A failure that the work itself did not expect."""
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            self.app.tell(f"Something went wrong: {str(error) or type(error).__name__}")
