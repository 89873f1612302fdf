from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("termios", reason="terminals of this kind are POSIX's")

from .terminal import MAIN, PAST_GUARD_S, Terminal

REP, RECOVERY = re.compile(r"^ (GO|REP|[^\n]*UNDONE)  rep ", re.M), re.compile(r"RECOVERY +after rep ", re.M)


def started(home: Path) -> Terminal:
    """Four times 400 m, the clock running."""
    terminal = Terminal.milewatch("run", "--lead-in", "0", "4x400 r60s", home=home)
    terminal.until("SPACE STARTS")
    terminal.press(" ")
    terminal.until(lambda: bool(REP.search(terminal.text)))
    return terminal


def asked(home: Path, *arguments: str) -> Any:
    """What a command prints as JSON."""
    done = subprocess.run(
        [sys.executable, "-c", MAIN, *arguments],
        env=os.environ | {"MILEWATCH_HOME": str(home)},
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout)


def test_a_session_from_the_start_line_to_its_log_by_keys_alone(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        terminal.read(PAST_GUARD_S)
        terminal.press(" ")
        terminal.until(lambda: bool(RECOVERY.search(terminal.text)))
        terminal.press("u")
        terminal.until(lambda: bool(REP.search(terminal.text)))
        terminal.read(PAST_GUARD_S)
        terminal.press(" ")  # and held down: the terminal waits half a second and then repeats
        terminal.read(0.5)
        for _ in range(20):
            terminal.press(" ")
            terminal.read(0.033)
        terminal.until("held or bounced press ignored")
        assert terminal.end_session() == 0
        assert terminal.is_as_before()
    (log,) = (tmp_path / "logs").glob("*.toml")
    (laps,) = tomllib.loads(log.read_text())["laps"].values()
    assert [lap["kind"] for lap in laps] == ["work", "recovery"]
    assert not list((tmp_path / "journals").glob("*.jsonl"))


@pytest.mark.parametrize(("name", "status"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_signal_leaves_a_clean_terminal_and_a_session_to_go_on_with(tmp_path: Path, name: str, status: int) -> None:
    with started(tmp_path) as terminal:
        terminal.read(PAST_GUARD_S)
        terminal.press(" ")
        terminal.until(lambda: bool(RECOVERY.search(terminal.text)))
        terminal.child.kill(getattr(signal, name))
        assert terminal.leave() == status
        assert terminal.is_as_before()
    (unfinished,) = asked(tmp_path, "recover", "--list", "--json")
    assert unfinished["id"]


@pytest.mark.parametrize(
    ("keys", "word"), [("", "REP"), (" ", "RECOVERY"), ("p", "PAUSED")], ids=["in a rep", "in a recovery", "in a pause"]
)
def test_what_was_shown_survives_a_kill_and_goes_on_with_its_clock_right(tmp_path: Path, keys: str, word: str) -> None:
    with started(tmp_path) as terminal:
        terminal.read(PAST_GUARD_S)
        terminal.press(keys)
        terminal.until(word)
        terminal.child.kill(signal.SIGKILL)
        assert terminal.leave() == -signal.SIGKILL
    (unfinished,) = asked(tmp_path, "recover", "--list", "--json")
    with Terminal.milewatch("recover", "--resume", unfinished["id"], home=tmp_path) as again:
        again.until(word)
        assert again.end_session() == 0
    (log,) = (tmp_path / "logs").glob("*.toml")
    (laps,) = tomllib.loads(log.read_text())["laps"].values()
    assert len(laps) == (2 if keys == " " else 1)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks into /proc to see that the program is stopped")
def test_ctrl_z_gives_the_terminal_back_and_the_session_goes_on_afterwards(tmp_path: Path) -> None:
    with started(tmp_path) as terminal:
        terminal.press("\x1a")
        stat = Path(f"/proc/{terminal.child.pid}/stat")
        terminal.until(lambda: stat.read_text().rpartition(")")[2].split()[0] == "T")
        terminal.read(0.3)
        assert terminal.is_as_before()
        terminal.screen.reset()
        terminal.child.kill(signal.SIGCONT)
        terminal.until(lambda: "rep 1 of 4" in terminal.text)
        terminal.press(" ")
        terminal.until(lambda: bool(RECOVERY.search(terminal.text)))
        terminal.child.kill(signal.SIGTERM)
        assert terminal.leave() == 143
