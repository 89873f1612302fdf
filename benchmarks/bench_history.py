"""How long does the history take with ten thousand logs?

Beside each figure what the same disk and the same Python need for less: reading the bytes of all logs, and parsing them
with tomllib and doing nothing with them. The screen runs without a terminal, as in the tests.

    python benchmarks/bench_history.py [LOGS]
"""

from __future__ import annotations

import asyncio
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from invented import many

from milewatch.config import AudioConfig, Config
from milewatch.places import Places
from milewatch.records.archive import Archive

if TYPE_CHECKING:
    from milewatch.tui.screens.history import HistoryScreen

LIMITS = {"first page": 0.3, "refresh": 0.2, "rebuild": 8.0, "open": 0.2, "memory": 150.0}


def clock(call: object, times: int = 1) -> float:
    """Seconds, the median of some runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        call()  # type: ignore[operator]
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def read_all(folder: Path) -> None:
    for entry in os.scandir(folder):
        Path(entry.path).read_bytes()


def parse_all(folder: Path) -> None:
    for entry in os.scandir(folder):
        tomllib.loads(Path(entry.path).read_text("utf-8"))


async def on_screen(here: Places, changed: int) -> dict[str, float]:
    """The app itself: the first page, a refresh after changes, a session opened, how long the screen was deaf."""
    from milewatch.tui.app import MilewatchApp
    from milewatch.tui.opening import Opening
    from milewatch.tui.screens.history import HistoryScreen
    from milewatch.tui.screens.review import ReviewScreen

    app = MilewatchApp(here, Config(audio=AudioConfig(output="none")), Opening.home())
    found: dict[str, float] = {}
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        screen = HistoryScreen()
        start, before = time.perf_counter(), processor()
        app.push_screen(screen)
        await until(lambda: shown(screen))
        found["first page"] = time.perf_counter() - start
        deaf = asyncio.create_task(longest_gap(screen))
        await until(lambda: settled(screen))
        found["until up to date"] = time.perf_counter() - start
        found["processor"] = processor() - before
        found["longest the screen was deaf"] = await stop(deaf)
        for path in sorted(here.logs.iterdir())[-changed:]:
            Archive(here.logs).update(path, notes=f"changed at {time.time_ns()}")
        start = time.perf_counter()
        screen.look()
        await app.workers.wait_for_complete()
        found["refresh after changes"] = time.perf_counter() - start
        start = time.perf_counter()
        review = ReviewScreen(sorted(here.logs.iterdir())[-1])
        app.push_screen(review)
        await until(lambda: review.is_mounted and "reading" not in str(review.query_one("#heading").visual))
        found["a session opened"] = time.perf_counter() - start
    return found


def processor() -> float:
    """Seconds of processor that this process and those it has ended have used."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def shown(screen: HistoryScreen) -> bool:
    from milewatch.tui.widgets.sessions import Sessions

    if not screen.is_mounted:
        return False
    found = screen.query(Sessions)
    return bool(found) and found.first().card_under_cursor is not None


def settled(screen: HistoryScreen) -> bool:
    return all(worker.is_finished for worker in screen.app.workers) and not screen._progress


async def until(ready: object, limit_s: float = 120.0) -> None:
    start = time.perf_counter()
    while not ready():  # type: ignore[operator]
        await asyncio.sleep(0.002)
        if time.perf_counter() - start > limit_s:
            raise TimeoutError


async def longest_gap(screen: HistoryScreen) -> float:
    """How long a key would have waited at the most while the index was brought up to date."""
    worst, before = 0.0, time.perf_counter()
    try:
        while True:
            await asyncio.sleep(0.001)
            now = time.perf_counter()
            worst, before = max(worst, now - before), now
    except asyncio.CancelledError:
        return worst


async def stop(task: asyncio.Task[float]) -> float:
    task.cancel()
    return await task


def line(name: str, seconds: float, limit: float | None = None) -> None:
    said = "" if limit is None else f"   limit {limit:g} s: {'reached' if seconds <= limit else 'NOT REACHED'}"
    print(f"{name:<44}{seconds:8.3f} s{said}")


def main() -> None:
    if len(sys.argv) > 2 and sys.argv[1] == "--screen":
        here = Places.under(Path(sys.argv[2]))
        found = asyncio.run(on_screen(here, 10))
        found["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            1024 if sys.platform != "darwin" else 2**20
        )
        print(json.dumps(found))
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    folder = Path(tempfile.mkdtemp(prefix="milewatch-bench-"))
    try:
        here = Places.under(folder)
        many(here, count)
        for path in here.logs.iterdir():  # not written this moment, as a year of logs is not
            os.utime(path, (1_700_000_000, 1_700_000_000))
        print(f"{count} logs, {sum(f.stat().st_size for f in here.logs.iterdir()) / 2**20:.0f} MB")
        line("reading the bytes only", clock(lambda: read_all(here.logs)))
        line("reading and plain tomllib", clock(lambda: parse_all(here.logs)))
        one = next(here.logs.iterdir())
        line("one log, plain tomllib", clock(lambda: tomllib.loads(one.read_text("utf-8")), 50))
        cold = screen(folder)
        line("full rebuild, on the screen", cold["until up to date"], LIMITS["rebuild"])
        line(f"  processor time of it ({os.cpu_count()} processors)", cold["processor"])
        line("  the first page meanwhile", cold["first page"])
        line("  longest the screen was deaf", cold["longest the screen was deaf"])
        warm = screen(folder)
        line("first page, warm index", warm["first page"], LIMITS["first page"])
        line("looking at the folder, nothing changed", warm["until up to date"] - warm["first page"])
        line("refresh after 10 changed files", warm["refresh after changes"], LIMITS["refresh"])
        line("a session opened", warm["a session opened"], LIMITS["open"])
        for name, found in (("rebuild", cold), ("warm", warm)):
            reached = "reached" if found["memory"] <= LIMITS["memory"] else "NOT REACHED"
            print(f"{f'memory of the whole app, {name}':<44}{found['memory']:8.0f} MB   limit 150 MB: {reached}")
    finally:
        shutil.rmtree(folder)


def screen(folder: Path) -> dict[str, float]:
    """In a process of its own, so that nothing is warm but the index."""
    words = [sys.executable, __file__, "--screen", str(folder)]
    out = subprocess.run(words, capture_output=True, text=True, check=True).stdout
    found: dict[str, float] = json.loads(out.strip().splitlines()[-1])
    return found


if __name__ == "__main__":
    main()
