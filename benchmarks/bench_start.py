"""How long does it take to start? Each figure beside its limit in the same run; the two take turns.

python benchmarks/bench_start.py [ROUNDS]
"""

from __future__ import annotations

import contextlib
import os
import pty
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time
from fcntl import ioctl
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

MAIN = "from milewatch.__main__ import main; main()"
FIRST = b"type a workout or pick one"
BARE_APP = """
import os
os.environ.setdefault("TEXTUAL_DISABLE_KITTY_KEY", "1")
from textual.app import App
from textual.widgets import Static
class Bare(App):
    def compose(self):
        yield Static("PAINTED")
Bare().run()
"""


def ran(*arguments: str) -> float:
    """ms that a printing command takes."""
    begun = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return (time.perf_counter() - begun) * 1000


def painted(text: bytes, *arguments: str) -> float:
    """ms until this text is on a terminal."""
    begun = time.perf_counter()
    pid, fd = pty.fork()
    if pid == 0:
        os.execv(sys.executable, [sys.executable, *arguments])
    ioctl(fd, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    seen = b""
    while text not in seen:
        if time.perf_counter() - begun > 20:
            raise SystemExit(f"{text!r} was never painted: {seen[-2000:]!r}")
        with contextlib.suppress(OSError):
            seen += os.read(fd, 65536)
    took = (time.perf_counter() - begun) * 1000
    os.write(fd, b"\x11")  # ctrl+q
    with contextlib.suppress(OSError):
        while os.read(fd, 65536):
            pass
    os.close(fd)
    os.waitpid(pid, 0)
    return took


def compare(what: str, ours: Callable[[], float], limit_is: str, bare: Callable[[], float], rounds: int,
            allowed: Callable[[float], float]) -> bool:  # fmt: skip
    """Print the middle of our times beside the middle of the bare ones and what is allowed on top."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        times[0].append(ours())
        times[1].append(bare())
    our, its = (statistics.median(column) for column in times)
    held = our <= allowed(its)
    best = min(times[0])
    told = "held" if held else "BEYOND"
    print(
        f"{what:<24}{our:7.0f} ms (best {best:.0f})   limit {allowed(its):6.0f} ms   {told}   {limit_is}: {its:.0f} ms"
    )
    return held


def main(rounds: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"MILEWATCH_HOME": str(Path(home)), "TERM": "xterm-256color"}
        ours = ("-c", MAIN)
        ran(*ours, "--version")  # compiles what is not compiled yet
        painted(FIRST, *ours)
        painted(b"PAINTED", "-c", BARE_APP)
        start = "1.25 x a bare Textual app"
        held = [
            compare("first paint", lambda: painted(FIRST, *ours), start,
                    lambda: painted(b"PAINTED", "-c", BARE_APP), rounds, lambda ms: ms * 1.25),
            compare("--version", lambda: ran(*ours, "--version"), "bare Python + 60 ms",
                    lambda: ran("-c", "pass"), rounds * 2, lambda ms: ms + 60),
            compare("check '8x400 (60s)'", lambda: ran(*ours, "check", "8x400 (60s)"), "bare Python + 150 ms",
                    lambda: ran("-c", "pass"), rounds * 2, lambda ms: ms + 150),
            compare("check 10x400", lambda: ran(*ours, "check", "10x400"), "bare Python + 150 ms",
                    lambda: ran("-c", "pass"), rounds * 2, lambda ms: ms + 150),
        ]  # fmt: skip
        print("within the limits" if all(held) else "BEYOND THE LIMITS")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 15)
