"""A sound process that misbehaves: `fake_process.py WAY RECORD`. What it is told it appends to the file RECORD, and
says that it was told, so that nobody has to look again and again."""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path


def tell(message: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def pong(n: int) -> None:
    tell({"is": "pong", "n": n, "heard": 7, "dropped": 1, "muted": 0, "torn": 0})


def main() -> None:
    way, record = sys.argv[1], Path(sys.argv[2])
    first = not record.exists()
    with record.open("a") as file:
        file.write(json.dumps({"started": os.getpid()}) + "\n")
        for line in sys.stdin:
            file.write(line)
            file.flush()
            tell({"is": "told"})
            message = json.loads(line)
            if message["do"] == "open":
                tell({"is": "ready", "output": "Fake", "latency": 0.1})
            elif message["do"] == "ping":
                pong(message["n"])
            elif message["do"] == "stop":
                return
            elif message["do"] == "plan":
                misbehave(way, first)


def misbehave(way: str, first: bool) -> None:
    if way == "dies" and first:
        sys.exit(9)
    if way == "hangs" and first:
        time.sleep(600)
    if way == "floods":
        for _ in range(20_000):
            sys.stdout.write("\x1b[31m not a message \n")
        tell({"is": "trouble", "text": "a.wav: \x1b[2Jbroken"})
    if way == "loses":
        tell({"is": "lost", "text": "unplugged"})


if __name__ == "__main__":
    main()
