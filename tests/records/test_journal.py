from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pytest

from milewatch.records import journal as journal_module
from milewatch.records import journalfile
from milewatch.records.journal import Disk, JournalBusyError, JournalWriter, check_place, is_busy
from milewatch.records.journalfile import Alive, Anchor
from milewatch.timing.events import Stamped

from .samples import ID, WALL, header, reps

HEADER = header(reps(3))
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="kills a process the POSIX way")


def stamp(number):
    return Stamped(id=number, at=1000 * number, key="space")


class Heard:
    """What a writer says."""

    def __init__(self):
        self.durable = 0
        self.troubles = []
        self.changed = threading.Condition()

    def on_durable(self, count):
        with self.changed:
            self.durable = count
            self.changed.notify_all()

    def on_trouble(self, trouble):
        with self.changed:
            self.troubles.append(trouble)
            self.changed.notify_all()

    def wait_for(self, what):
        with self.changed:
            assert self.changed.wait_for(what, 10)


@pytest.fixture
def heard():
    return Heard()


@pytest.fixture
def begin(tmp_path, heard, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY_S", 0.01)
    writers = []

    def begin(disk=None, folder=tmp_path / "journals", rescue=tmp_path / "rescue"):
        writers.append(JournalWriter.create(folder, HEADER, rescue, heard.on_durable, heard.on_trouble, disk))
        return writers[-1]

    yield begin
    for writer in writers:
        writer.close()


class FailingDisk(Disk):
    """Fails when told to."""

    def __init__(self):
        self.full = set()
        self.short = False
        self.uncuttable = False
        self.broken = set()
        self.paths = {}
        self.synced = []

    def open_new(self, path):
        if path.parent in self.full:
            raise OSError(errno.ENOSPC, "No space left on device")
        fd = super().open_new(path)
        self.paths[fd] = path
        return fd

    def write(self, fd, data):
        if self.paths[fd].parent in self.full:
            if self.short:
                return super().write(fd, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device")
        return super().write(fd, data)

    def truncate(self, fd, length):
        if self.uncuttable:
            raise OSError(errno.EIO, "Input/output error")
        super().truncate(fd, length)

    def sync(self, fd):
        if self.paths[fd].parent in self.broken:
            raise OSError(errno.EIO, "Input/output error")
        self.synced.append(self.paths[fd])
        super().sync(fd)


def test_the_header_is_on_disk_before_the_first_press(begin):
    writer = begin()
    assert journalfile.read(writer.paths[0]).header == HEADER


def test_an_event_is_in_the_file_when_it_is_said_to_be_durable(begin, heard):
    writer = begin()
    for number in range(20):
        writer.append(stamp(number))
        heard.wait_for(lambda n=number: heard.durable == n + 1)
        assert len(journalfile.read(writer.paths[0]).events) == number + 1
    assert writer.pending == 0


def test_nothing_is_said_to_be_durable_that_was_not_synced(tmp_path, heard, begin):
    synced = threading.Event()

    class SlowDisk(Disk):
        def sync(self, fd):
            assert synced.wait(10)
            super().sync(fd)

    synced.set()
    writer = begin(SlowDisk())
    synced.clear()
    writer.append(stamp(0))
    assert writer.pending == 1
    assert not writer.flush(0.05)
    assert heard.durable == 0
    synced.set()
    assert writer.flush()
    assert heard.durable == 1


def test_a_burst_is_kept_in_order(begin, heard):
    writer = begin()
    for number in range(200):
        writer.append(stamp(number))
    assert writer.flush()
    assert [event.id for event in journalfile.read(writer.paths[0]).events] == list(range(200))


def test_a_full_disk_moves_the_journal_and_says_so(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    writer.append(stamp(0))
    assert writer.flush()
    disk.full.add(tmp_path / "journals")
    writer.append(stamp(1))
    assert writer.flush()
    assert [path.parent.name for path in writer.paths] == ["journals", "rescue"]
    read = journalfile.read(writer.paths[-1])
    assert (read.header, len(read.events)) == (HEADER, 2)
    assert len(heard.troubles) == 1
    assert "No space left on device" in heard.troubles[0].text
    assert not heard.troubles[0].unsaved


def test_a_line_that_was_written_half_is_taken_back(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    writer.append(stamp(0))
    assert writer.flush()
    whole = writer.paths[0].read_bytes()
    disk.full.add(tmp_path / "journals")
    disk.short = True
    writer.append(stamp(1))
    assert writer.flush()
    assert writer.paths[0].read_bytes() == whole


def test_behind_a_half_line_that_cannot_be_taken_back_nothing_is_written(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    writer.append(stamp(0))
    assert writer.flush()
    disk.full.add(tmp_path / "journals")
    disk.short = disk.uncuttable = True
    wrote = disk.write

    def write(fd, data):  # one short write, and then there is room again
        written = wrote(fd, data)
        disk.full.clear()
        return written

    disk.write = write
    writer.append(stamp(1))
    assert writer.flush()
    writer.append(stamp(2))
    assert writer.flush()
    assert [path.parent.name for path in writer.paths] == ["journals", "rescue"]
    assert [event.id for event in journalfile.read(writer.paths[-1]).events] == [0, 1, 2]
    assert [event.id for event in journalfile.read(writer.paths[0]).events] == [0]
    assert heard.durable == 3
    assert "bytes were written" in heard.troubles[0].text


def test_a_sign_of_life_written_half_spoils_no_mark_after_it(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    writer.append(stamp(0))
    assert writer.flush()
    before = writer.paths[0].stat().st_size
    disk.full.add(tmp_path / "journals")
    disk.short = disk.uncuttable = True
    writer.alive(Alive(900))
    until = time.monotonic() + 10
    while writer.paths[0].stat().st_size == before and time.monotonic() < until:
        time.sleep(0.005)
    disk.full.clear()
    writer.append(stamp(1))
    assert writer.flush()
    assert [event.id for event in journalfile.read(writer.paths[-1]).events] == [0, 1]


def test_a_new_journal_waits_a_moment_for_its_lock(begin, monkeypatch):
    answers = iter([False, False])
    real = journal_module.lock
    monkeypatch.setattr(journal_module, "lock", lambda fd: next(answers, True) and real(fd))
    monkeypatch.setattr(journal_module, "LOCK_WAIT_S", 0.001)
    assert is_busy(begin().paths[0])


def test_a_new_journal_whose_lock_is_never_free_is_refused_and_leaves_no_file(begin, monkeypatch, tmp_path):
    monkeypatch.setattr(journal_module, "lock", lambda fd: False)
    monkeypatch.setattr(journal_module, "LOCK_WAIT_S", 0.001)
    with pytest.raises(JournalBusyError, match="in use by another Milewatch"):
        begin()
    assert list((tmp_path / "journals").iterdir()) == []


def test_when_no_place_takes_it_events_are_kept_and_written_once_there_is_room(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    disk.full |= {tmp_path / "journals", tmp_path / "rescue"}
    for number in range(3):
        writer.append(stamp(number))
    heard.wait_for(lambda: heard.troubles)
    assert heard.troubles[0].unsaved
    assert "NOT SAVED" in heard.troubles[0].text
    assert (writer.pending, heard.durable) == (3, 0)
    disk.full.clear()
    assert writer.flush()
    heard.wait_for(lambda: heard.durable == 3)
    assert heard.troubles[-1] is None
    assert len(journalfile.read(writer.paths[-1]).events) == 3


def test_after_a_failed_sync_the_same_file_is_not_trusted_again(begin, heard, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    writer.append(stamp(0))
    assert writer.flush()
    disk.broken.add(tmp_path / "journals")
    writer.append(stamp(1))
    assert writer.flush()
    disk.broken.clear()
    before = list(disk.synced)
    writer.append(stamp(2))
    assert writer.flush()
    assert {path.parent.name for path in disk.synced[len(before) :]} == {"rescue"}
    assert len(journalfile.read(writer.paths[-1]).events) == 3
    assert "Input/output error" in heard.troubles[0].text


def test_signs_of_life_are_written_and_say_nothing(begin, heard):
    writer = begin()
    writer.append(stamp(0))
    assert writer.flush()
    writer.alive(Alive(77_000))
    writer.close()
    assert journalfile.read(writer.paths[0]).alive_ms == 77_000
    assert heard.durable == 1


def test_closing_writes_what_is_waiting(begin):
    writer = begin()
    for number in range(50):
        writer.append(stamp(number))
    writer.close()
    assert len(journalfile.read(writer.paths[0]).events) == 50


def test_removing_takes_every_copy(begin, tmp_path):
    disk = FailingDisk()
    writer = begin(disk)
    disk.full.add(tmp_path / "journals")
    writer.append(stamp(0))
    assert writer.flush()
    writer.remove()
    assert list(tmp_path.rglob("*.jsonl")) == []


def test_a_running_session_is_busy_and_cannot_be_gone_on_with(begin, heard, tmp_path):
    writer = begin()
    assert is_busy(writer.paths[0])
    read = journalfile.read(writer.paths[0])
    with pytest.raises(JournalBusyError):
        JournalWriter.go_on(read, Anchor(0, "b", WALL), tmp_path, heard.on_durable, heard.on_trouble)
    writer.close()
    assert not is_busy(writer.paths[0])


def test_going_on_waits_a_moment_for_the_lock_that_a_look_at_the_journal_took(begin, heard, tmp_path, monkeypatch):
    writer = begin()
    path = writer.paths[0]
    writer.close()
    answers = iter([False, False])
    real = journal_module.lock
    monkeypatch.setattr(journal_module, "lock", lambda fd: next(answers, True) and real(fd))
    monkeypatch.setattr(journal_module, "LOCK_WAIT_S", 0.001)
    read = journalfile.read(path)
    again = JournalWriter.go_on(read, Anchor(0, "b", WALL), tmp_path, heard.on_durable, heard.on_trouble)
    assert is_busy(path)
    again.close()


def test_a_journal_is_gone_on_with_after_its_last_whole_line(begin, heard, tmp_path):
    writer = begin()
    writer.append(stamp(0))
    writer.append(stamp(1))
    writer.close()
    path = writer.paths[0]
    path.write_bytes(path.read_bytes()[:-1])  # the second line has lost its end
    anchor = Anchor(42, "another boot", WALL)
    again = JournalWriter.go_on(journalfile.read(path), anchor, tmp_path, heard.on_durable, heard.on_trouble)
    again.append(stamp(2))
    again.close()
    read = journalfile.read(path)
    assert [event.id for event in read.events] == [0, 1, 2]
    assert (read.damage, read.torn, read.anchor) == ((), None, anchor)


def test_a_place_is_looked_at_before_the_start(tmp_path):
    assert check_place(tmp_path / "journals") is None
    assert list((tmp_path / "journals").iterdir()) == []


def test_a_place_that_is_no_folder_is_told_in_a_sentence(tmp_path):
    (tmp_path / "journals").write_text("a file")
    told = check_place(tmp_path / "journals")
    assert told is not None
    assert told.startswith(f"Sessions cannot be kept in {tmp_path / 'journals'}: ")
    assert "\n" not in told


@pytest.mark.skipif(not hasattr(os, "posix_fallocate"), reason="the system cannot reserve space")
def test_a_place_that_is_full_is_told(tmp_path, monkeypatch):
    def full(fd, start, length):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(journal_module.os, "posix_fallocate", full)
    told = check_place(tmp_path)
    assert told is not None
    assert "No space left on device" in told
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_a_folder_of_somebody_else_is_not_used(begin, heard, tmp_path, monkeypatch):
    disk = FailingDisk()
    writer = begin(disk)
    (tmp_path / "rescue").mkdir()
    monkeypatch.setattr(journal_module, "is_ours", lambda folder: folder.name != "rescue")
    disk.full.add(tmp_path / "journals")
    writer.append(stamp(0))
    heard.wait_for(lambda: heard.troubles)
    assert heard.troubles[0].unsaved
    assert list((tmp_path / "rescue").iterdir()) == []
    disk.full.clear()


CHILD = """
    import sys
    from pathlib import Path
    from milewatch.records.journal import JournalWriter
    from milewatch.records import journalfile
    import msgspec
    from milewatch.timing.events import Stamped

    header = msgspec.json.decode(Path(sys.argv[2]).read_bytes(), type=journalfile.Header)
    folder = Path(sys.argv[1])
    say = lambda count: (sys.stdout.write(f"{count}\\n"), sys.stdout.flush())
    writer = JournalWriter.create(folder, header, folder / "rescue", say, print)
    number = 0
    while True:
        writer.append(Stamped(id=number, at=number, key="space"))
        number += 1
        if number % 7 == 0:
            writer.flush()
"""


@posix_only
def test_a_kill_at_any_moment_loses_nothing_that_was_said_to_be_durable(tmp_path):
    head = tmp_path / "header.json"
    head.write_bytes(journalfile.encode(HEADER))
    for round_ in range(4):
        folder = tmp_path / str(round_)
        child = subprocess.Popen(
            [sys.executable, "-c", textwrap.dedent(CHILD), str(folder), str(head)], stdout=subprocess.PIPE, text=True
        )
        assert child.stdout is not None
        said = [int(child.stdout.readline()) for _ in range(20 + 13 * round_)]
        os.kill(child.pid, signal.SIGKILL)
        said += [int(line) for line in child.stdout if line.endswith("\n")]
        child.stdout.close()
        child.wait()
        read = journalfile.read(folder / f"{ID}.jsonl")
        assert len(read.events) >= said[-1]
        assert read.damage == ()
        assert not is_busy(read.path)


@pytest.mark.skipif(sys.platform != "linux", reason="a small file system of its own is made with Linux's mount")
def test_on_a_disk_that_really_is_full_nothing_is_lost(tmp_path, heard):
    small = tmp_path / "small"
    small.mkdir()
    made = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", small], capture_output=True, check=False)
    if made.returncode:
        pytest.skip("mounting a small file system is not allowed here")
    try:
        rescue = tmp_path / "rescue"
        writer = JournalWriter.create(small, HEADER, rescue, heard.on_durable, heard.on_trouble)
        until = time.monotonic() + 20
        number = 0
        while len(writer.paths) == 1 and time.monotonic() < until:
            writer.append(stamp(number))
            number += 1
            assert writer.flush()
        first = journalfile.read(writer.paths[0])
        assert first.torn is None
        assert first.whole_bytes == writer.paths[0].stat().st_size
        writer.close()
        assert len(journalfile.read(writer.paths[-1]).events) == number
        assert check_place(small) is not None
    finally:
        subprocess.run(["umount", "-l", small], check=True)
