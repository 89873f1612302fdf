"""How exact is a mark on the full live screen, and what does the screen cost?

A session runs in a real terminal (a pty) on a real journal, ten frames a second, a lap more with each mark. Beside it a
bare `select` loop reads another pty: the limit. Both get the same keys at the same moments.

    python benchmarks/bench_live.py [SECONDS]
"""

from __future__ import annotations

import contextlib
import json
import os
import pty
import random
import select
import statistics
import struct
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (24, 80)
PACE_S = (0.3, 0.6)
"""Between two marks: beyond the guard against bounces."""
MARK_EACH_S = 10.0
WARM_UP_S = 8.0
"""The lead-in, and whatever the start leaves behind."""


def bare(times: Path) -> None:
    """The limit: read the terminal, take the time."""
    import tty

    tty.setraw(0)
    read = []
    while True:
        select.select([0], [], [])
        data = os.read(0, 64)
        now = time.monotonic()
        read += [now] * len(data)
        if b"q" in data:
            break
    times.write_text(json.dumps(read[:-1]))


def full(times: Path) -> None:
    """The real app, with a note of each key's time."""
    from textual import events

    from milewatch.config import Config
    from milewatch.places import places
    from milewatch.tui import app as tui
    from milewatch.tui.driver import driver_class
    from milewatch.tui.opening import Opening
    from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout

    rep = Step(Kind.WORK, Ends.DISTANCE, distance_m=400.0)
    jog = Step(Kind.WORK, Ends.DISTANCE, distance_m=200.0)
    workout = Workout((Repeat(200, (Repeat(2, (rep, jog)),)),), title="benchmark")
    read: list[float] = []

    class Noted(tui.MilewatchApp):
        CSS_PATH = str(Path(tui.__file__).with_name("shell.tcss"))

        async def on_event(self, event: events.Event) -> None:
            if isinstance(event, events.Key) and event.key == "space":
                read.append(event.time)
            await super().on_event(event)

    app = Noted(places(), Config(), Opening.arm(workout), driver_class=driver_class())
    app.run()
    app.let_go()
    times.write_text(json.dumps(read))


class Child:
    """One of the two, in its own terminal."""

    def __init__(self, what: str, folder: Path, script: str = __file__, size: tuple[int, int] = SIZE) -> None:
        self.times = folder / f"{what}.json"
        self.output = b""
        self.bytes = 0
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.environ |= {"MILEWATCH_HOME": str(folder / "home"), "TERM": "xterm-256color"}
            os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
            os.execv(sys.executable, [sys.executable, script, "--child", what, str(self.times)])
        ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", *size, 0, 0))
        Thread(target=self._drain, daemon=True).start()

    def _drain(self) -> None:
        with contextlib.suppress(OSError):
            while data := os.read(self.fd, 65536):
                self.bytes += len(data)
                self.output = (self.output + data)[-20_000:]

    def press(self, key: bytes) -> float:
        now = time.monotonic()
        os.write(self.fd, key)
        return now

    def until(self, text: bytes) -> None:
        deadline = time.monotonic() + 30
        while text not in self.output:
            if time.monotonic() > deadline:
                raise SystemExit(f"waited in vain for {text!r}: {self.output[-2000:]!r}")
            time.sleep(0.05)

    def cpu_s(self) -> float:
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory_mb(self) -> float:
        return int(Path(f"/proc/{self.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6

    def result(self) -> list[float]:
        os.waitpid(self.pid, 0)
        return list(json.loads(self.times.read_text()))


def told(what: str, pressed: list[float], read: list[float]) -> dict[str, float]:
    late = sorted((after - before) * 1000 for before, after in zip(pressed, read, strict=True))
    cuts = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
    figures = {name: late[min(len(late) - 1, int(len(late) * cut))] for name, cut in cuts.items()} | {"max": late[-1]}
    print(f"{what:<34}" + "".join(f"{name} {ms:7.3f}   " for name, ms in figures.items()) + f"{len(late)} marks")
    return figures


def follow(live: Child, seconds: float, pause: Callable[[], None]) -> list[tuple[float, float, float]]:
    """Measure the cost of the live screen over windows of a tenth: (% of a core, MB, kB/s)."""
    windows = []
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        begun, cpu, written = time.monotonic(), live.cpu_s(), live.bytes
        while time.monotonic() < min(until, begun + seconds / 10):
            pause()
        took = time.monotonic() - begun
        share = (live.cpu_s() - cpu) / took * 100
        windows.append((share, live.memory_mb(), (live.bytes - written) / took / 1000))
    return windows


def main(seconds: float) -> None:
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        limit, live = Child("bare", folder), Child("full", folder)
        live.until(b"SPACE STARTS")
        time.sleep(1)
        pressed: tuple[list[float], list[float]] = ([], [live.press(b" ")])
        time.sleep(WARM_UP_S)

        def mark(pause_s: float) -> None:
            time.sleep(pause_s)
            pressed[0].append(limit.press(b" "))
            pressed[1].append(live.press(b" "))

        run = follow(live, seconds / 2, lambda: mark(MARK_EACH_S))
        hurried = follow(live, seconds / 2, lambda: mark(rng.uniform(*PACE_S)))
        limit.press(b"q")
        live.press(b"q")
        time.sleep(0.5)
        live.press(b"e")
        time.sleep(2)
        live.press(b"q")
        print("time of a mark, ms after its byte was written to the terminal")
        told("bare select loop (the limit)", pressed[0], limit.result())
        read = live.result()
        if len(read) != len(pressed[1]):
            raise SystemExit(
                f"{len(read)} of {len(pressed[1])} keys arrived: {live.output[-3000:].decode(errors='replace')}"
            )
        figures = told("full live screen, key event", pressed[1], read)
        print(f"{'limit for the live screen':<34}p50   0.500   {'':<14}p99   6.000   max  15.000")
        print(
            f"\ncost of the live screen at ten frames a second, a mark each {MARK_EACH_S:g} s; limit 4 %, 80 MB, flat"
        )
        show(run)
        print(f"the same, a mark each {PACE_S[0]:g}-{PACE_S[1]:g} s")
        show(hurried)
        share = statistics.fmean(window[0] for window in run)
        memory = hurried[-1][1]
        ok = figures["p50"] <= 0.5 and figures["p99"] <= 6 and figures["max"] <= 15 and share <= 4 and memory <= 80
        print("within the limits" if ok else "BEYOND THE LIMITS")


def show(windows: list[tuple[float, float, float]]) -> None:
    for name, column, form in (("% of a core", 0, "6.2f"), ("MB", 1, "6.1f"), ("kB/s", 2, "6.1f")):
        values = [window[column] for window in windows]
        print(
            f"  {name:<12} mean {statistics.fmean(values):{form}}   over time "
            + " ".join(f"{v:{form}}" for v in values)
        )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        {"bare": bare, "full": full}[sys.argv[2]](Path(sys.argv[3]))
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 120.0)
