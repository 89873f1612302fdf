from __future__ import annotations

import inspect
import os
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("termios", reason="terminals of this kind are POSIX's")

from textual.drivers import linux_driver

from milewatch.tui.driver import FrameWriter, SteadyDriver

from .terminal import Terminal

TICKING = Path(__file__).with_name("ticking.py")


def ticking(folder: Path, **more: str) -> tuple[Terminal, Path]:
    beats = folder / "beats"
    beats.touch()
    return Terminal(sys.executable, str(TICKING), str(beats), home=folder, **more), beats


def count(beats: Path) -> int:
    return len(beats.read_text().splitlines())


def test_a_terminal_that_stops_reading_does_not_stop_the_loop_and_is_painted_whole_afterwards(tmp_path: Path) -> None:
    terminal, beats = ticking(tmp_path)
    with terminal:
        terminal.until("000")
        before = count(beats)
        deadline = time.monotonic() + 20
        while count(beats) < before + 100:  # far more than any buffer between the two holds
            assert time.monotonic() < deadline, "the loop stands still"
            time.sleep(0.05)
        terminal.until(lambda: len(set(terminal.screen.display[:20])) == 1 and count(beats) > before + 120)
        terminal.press("q")
        assert terminal.leave() == 0
        assert terminal.is_as_before()


def test_leaving_a_terminal_that_does_not_read_has_a_time_limit(tmp_path: Path) -> None:
    terminal, beats = ticking(tmp_path)
    with terminal:
        terminal.until("000")
        before = count(beats)
        while count(beats) < before + 100:
            time.sleep(0.05)
        terminal.press("q")
        deadline = time.monotonic() + 20
        while terminal.child.isalive():
            assert time.monotonic() < deadline, "still there"
            time.sleep(0.05)


def test_the_end_of_input_ends_the_app_even_where_hang_ups_are_ignored(tmp_path: Path) -> None:
    beats = tmp_path / "beats"
    beats.touch()
    with Terminal("/bin/sh", "-c", f"trap '' HUP; exec {sys.executable} {TICKING} {beats}", home=tmp_path) as terminal:
        terminal.until("000")
        os.close(terminal.child.child_fd)
        deadline = time.monotonic() + 20
        ended, status = 0, 0
        while not ended:
            assert time.monotonic() < deadline, "still there"
            time.sleep(0.05)
            ended, status = os.waitpid(terminal.child.pid, os.WNOHANG)
        assert os.waitstatus_to_exitcode(status) == 129


def test_frames_beyond_the_queue_are_dropped_and_modes_are_kept(tmp_path: Path) -> None:
    import os

    reading, writing = os.pipe()
    painted: list[bool] = []
    writer = FrameWriter(writing, lambda: painted.append(True))
    for number in range(10):
        writer.put(f"frame {number};".encode(), keep=False)
    writer.put(b"mode;", keep=True)
    writer.start()
    writer.stop(5)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        assert pipe.read() == "frame 0;frame 1;frame 2;mode;"


def test_textual_has_not_changed_what_the_driver_relies_on() -> None:
    start = inspect.getsource(linux_driver.LinuxDriver.start_application_mode)
    assert "self._writer_thread = WriterThread(self._file)" in start
    assert "target=self._run_input_thread" in start
    assert "self.run_input_thread()" in inspect.getsource(linux_driver.LinuxDriver._run_input_thread)
    for name in ("start_application_mode", "stop_application_mode", "disable_input", "close", "write", "flush"):
        assert hasattr(linux_driver.LinuxDriver, name)
        assert name in vars(SteadyDriver)
    display = inspect.getsource(__import__("textual.app", fromlist=["App"]).App._display)
    assert display.rstrip().find("self._driver.flush()") > display.find("self._end_update()")
