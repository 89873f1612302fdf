"""An app that paints all the time; each 20 ms its loop writes a line to the file named first. `q` quits."""

from __future__ import annotations

import sys
from pathlib import Path

from textual.app import App, ComposeResult
from textual.widgets import Static

from milewatch.tui.driver import driver_class


class Ticking(App[int]):
    def compose(self) -> ComposeResult:
        yield Static(id="wall")

    def on_mount(self) -> None:
        self.beats = Path(sys.argv[1])
        self.count = 0
        self.set_interval(0.02, self.beat)

    def beat(self) -> None:
        self.count += 1
        with self.beats.open("a") as file:
            file.write(f"{self.count}\n")
        self.query_one(Static).update("\n".join(f"{self.count:05} " * 12 for _ in range(20)))

    def on_key(self, event: object) -> None:
        if getattr(event, "key", "") == "q":
            self.exit(0)


app = Ticking(driver_class=driver_class())
app.run()
sys.exit(app.return_code or 0)
