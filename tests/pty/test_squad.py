"""Four athletes in a real terminal: bunches of presses 30 ms apart, named afterwards."""

from __future__ import annotations

import time
import tomllib
from typing import TYPE_CHECKING

import pytest

pytest.importorskip("termios", reason="terminals of this kind are POSIX's")

from .terminal import Terminal

if TYPE_CHECKING:
    from pathlib import Path

ATHLETES = """\
schema = 1
[athletes.ana]
name = "Ana Reis"
key = "a"
group = "A"
[athletes.bo]
name = "Bo Lind"
key = "b"
group = "A"
[athletes.cy]
name = "Cy Young"
key = "c"
group = "A"
[athletes.dee]
name = "Dee Park"
key = "d"
group = "A"
"""
APART_S = 0.03


def bunch(terminal: Terminal, keys: str, apart_s: float = APART_S) -> list[float]:
    """Press keys so far apart; when each was pressed."""
    begun = time.monotonic()
    pressed = []
    for number, key in enumerate(keys):
        time.sleep(max(0.0, begun + number * apart_s - time.monotonic()))
        pressed.append(time.monotonic())
        terminal.press(key)
    return pressed


def test_a_bunch_is_stamped_first_and_named_later_and_nothing_is_lost(tmp_path: Path) -> None:
    (tmp_path / "athletes.toml").write_text(ATHLETES)
    with Terminal.milewatch("run", "--group", "A", "--lead-in", "0", "2x20m @3s r2s", home=tmp_path) as terminal:
        terminal.until("SPACE STARTS")
        go = time.monotonic()
        terminal.press(" ")
        terminal.until("4 running")
        terminal.read(max(0.0, go + 2.5 - time.monotonic()))
        pressed = bunch(terminal, "    ")
        terminal.until("4 MARKS")
        bunch(terminal, "cadb", 0.3)
        terminal.until(lambda: "MARK" not in terminal.text or "4 running" in terminal.text)
        terminal.read(max(0.0, pressed[-1] + 2.0 + 2.5 - time.monotonic()))
        again = bunch(terminal, "    ", 0.03)
        terminal.until("4 MARKS")
        terminal.press("\r")
        terminal.read(0.3)
        terminal.press("a")
        terminal.until("2 MARKS")
        terminal.press(",")
        terminal.until("FOR EVERYBODY")
        assert terminal.end_session() == 0
        assert terminal.is_as_before()
    (path,) = (tmp_path / "logs").glob("*.toml")
    log = tomllib.loads(path.read_text())
    first = {key: _seconds(rows[0]["time"]) for key, rows in log["laps"].items()}
    for key, at in zip("cadb", pressed, strict=True):
        athlete = {"a": "ana", "b": "bo", "c": "cy", "d": "dee"}[key]
        assert first[athlete] == pytest.approx(at - go, abs=0.25)
    order = sorted(first, key=lambda key: first[key])
    assert order == ["cy", "ana", "dee", "bo"]
    assert len(log["stamps"]["unassigned"]) == 2
    assert len(again) == 4
    named = [row for rows in log["laps"].values() for row in rows if row["kind"] == "work" and row["n"] == "1.2"]
    assert sum("end" not in row for row in named) == 2


def _seconds(text: str) -> float:
    minutes, seconds = text.split(":")
    return int(minutes) * 60 + float(seconds)
