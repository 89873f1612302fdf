"""Thirty athletes live: what does the screen cost, how exact is a mark, and is any of a hundred stamps in 3 s lost?

A session of thirty, two seconds apart, runs in a real terminal (a pty of 100x40) on a real journal. Beside it a bare
`select` loop reads another pty: the limit. Both get the same keys at the same moments.

    python benchmarks/bench_squad.py [SECONDS]
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from pathlib import Path

from bench_live import Child, bare, told

SIZE = (40, 100)
ATHLETES = 30
STAGGER_MS = 2130
REPS = 12
LETTERS = "abcdefghijklmnopqrstuvwxyz0123"
PACE_S = (0.2, 0.5)
BURST = 100
BURST_S = 3.0


def full(times: Path) -> None:
    """The real app, with a note of each key's time."""
    import gc
    from dataclasses import replace

    from textual import events

    from milewatch.clock import SystemClock
    from milewatch.conduct.around import Around
    from milewatch.conduct.conductor import Conductor
    from milewatch.conduct.quiet import Quiet
    from milewatch.config import Config
    from milewatch.places import places
    from milewatch.timing.roster import Entrant
    from milewatch.timing.rules import Rules
    from milewatch.tui import app as tui
    from milewatch.tui.driver import driver_class
    from milewatch.tui.opening import Opening
    from milewatch.tui.screens.squad import SquadScreen
    from milewatch.workout.notation import read
    from milewatch.workout.timeline import unroll

    timeline = unroll(read(f"{REPS} x 400 @ 75 s w/ 60 s"))
    field = [
        replace(
            Entrant(f"runner{i}", f"Runner {i}", timeline.segments, start_after_ms=i * STAGGER_MS), letter=LETTERS[i]
        )
        for i in range(ATHLETES)
    ]
    read_at: list[float] = []
    around = Around(quiet=Quiet())
    conductor = Conductor.open(timeline, field, Rules(lead_in_ms=0), SystemClock(), places(), around=around)

    class Noted(tui.MilewatchApp):
        CSS_PATH = str(Path(tui.__file__).with_name("shell.tcss"))

        def _first_screen(self) -> SquadScreen:
            self.conductor = conductor
            return SquadScreen(conductor)

        async def on_event(self, event: events.Event) -> None:
            if isinstance(event, events.Key) and event.character and event.character in f" {LETTERS}":
                read_at.append(event.time)
            await super().on_event(event)

        def session_finished(self, *_: object) -> None:
            self.exit(0)

    app = Noted(places(), Config(), Opening.home(), driver_class=driver_class())
    gc.collect()
    gc.freeze()
    app.run()
    app.let_go()
    times.write_text(json.dumps(read_at))


def stamps(home: Path) -> list[dict[str, object]]:
    """The stamps in the journal."""
    (journal,) = (home / "journals").glob("*.jsonl")
    lines = [json.loads(line) for line in journal.read_text().splitlines()[1:]]
    return [line for line in lines if line.get("do") == "stamp"]


def main(seconds: float) -> None:
    rng = random.Random(1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        limit, live = Child("bare", folder), Child("full", folder, __file__, SIZE)
        live.until(b"start")
        time.sleep(1)
        pressed: tuple[list[float], list[float]] = ([], [live.press(b" ")])
        time.sleep(ATHLETES * STAGGER_MS / 1000 - 40)
        begun, cpu, written = time.monotonic(), live.cpu_s(), live.bytes
        time.sleep(seconds / 2)  # what the screen costs while nothing is pressed
        quiet = (live.cpu_s() - cpu) / (time.monotonic() - begun) * 100
        print(
            f"thirty athletes, nothing pressed: {quiet:.2f} % of a core, "
            f"{(live.bytes - written) / (time.monotonic() - begun) / 1000:.1f} kB/s"
        )
        begun, cpu = time.monotonic(), live.cpu_s()
        number = 0
        while time.monotonic() < begun + seconds / 2:
            time.sleep(rng.uniform(*PACE_S))
            key = b" " if number % 3 == 0 else LETTERS[number % ATHLETES].encode()
            pressed[0].append(limit.press(key if key != b"q" else b"-"))
            pressed[1].append(live.press(key))
            number += 1
        busy = (live.cpu_s() - cpu) / (time.monotonic() - begun) * 100
        print(f"three marks a second: {busy:.2f} % of a core, {live.memory_mb():.1f} MB")
        time.sleep(1)
        before = len(stamps(folder / "home"))
        begun, cpu = time.monotonic(), live.cpu_s()
        for at in range(BURST):
            time.sleep(max(0.0, begun + at * BURST_S / BURST - time.monotonic()))
            pressed[0].append(limit.press(b" "))
            pressed[1].append(live.press(b" "))
        burst = (live.cpu_s() - cpu) / (time.monotonic() - begun) * 100
        time.sleep(1.5)
        kept = len(stamps(folder / "home")) - before
        print(f"{BURST} stamps in {BURST_S:.0f} s: {kept} kept, {burst:.0f} % of a core meanwhile")
        limit.press(b"q")
        live.press(b",")
        live.press(b"q")
        time.sleep(0.5)
        live.press(b"e")
        print("time of a mark, ms after its byte was written to the terminal")
        bound = told("bare select loop (the limit)", pressed[0], limit.result())
        figures = told("the screen of a squad", pressed[1], live.result()[: len(pressed[1])])
        exact = figures["p50"] <= 0.5 and figures["p99"] <= max(6, bound["p99"] + 2)
        ok = quiet <= 10 and kept == BURST and exact
        print("within the limits" if ok else "BEYOND THE LIMITS")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--child"]:
        {"bare": bare, "full": full}[sys.argv[2]](Path(sys.argv[3]))
    else:
        main(float(sys.argv[1]) if len(sys.argv) > 1 else 60.0)
