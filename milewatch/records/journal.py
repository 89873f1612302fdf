"""The journal of a running session: an event is on the disk before anybody is shown it.

Writing and fsync happen in a thread of their own; whoever presses never waits. What the disk does wrong is met here: a
line that was written half is taken back, and after a failed fsync (the kernel then takes the pages for clean) or on a
full disk the whole journal is written anew in a second place. When no place takes it, events are kept in memory, tried
again every second, and that is told.
"""

from __future__ import annotations

import contextlib
import errno
import os
import threading
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.records import journalfile
from milewatch.records.atomic import PREFIX, SUFFIX, sync, sync_folder
from milewatch.records.lock import lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from milewatch.records.journalfile import Alive, Anchor, Header, Journal
    from milewatch.timing.events import Event

RETRY_S = 1.0
LOCK_TRIES = 5
LOCK_WAIT_S = 0.05
"""Whoever looks whether a journal is in use (`is_busy`) has its lock for a moment."""


class JournalBusyError(OSError):
    """Another running Milewatch holds this session."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What is wrong with writing. `unsaved`: events are in memory only."""

    text: str
    unsaved: bool


class Disk:
    """The system's calls, in one place so that tests can let them fail."""

    def open_new(self, path: Path) -> int:
        """Make a file that is not there yet, to append to."""
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o666)

    def open_old(self, path: Path) -> int:
        """Open a file to append to."""
        return os.open(path, os.O_RDWR | os.O_APPEND | getattr(os, "O_BINARY", 0))

    def write(self, fd: int, data: bytes) -> int:
        """Write; returns how much was."""
        return os.write(fd, data)

    def sync(self, fd: int) -> None:
        """Put it on the disk."""
        sync(fd)

    def truncate(self, fd: int, length: int) -> None:
        """Cut off what is after `length`."""
        os.ftruncate(fd, length)


class _SpoiltError(OSError):
    """After this the same file must not be written again."""


class _File:
    """One journal file, open and locked. `good` is how many bytes of it are whole lines."""

    def __init__(self, disk: Disk, path: Path, fd: int, good: int) -> None:
        self.path = path
        self._disk = disk
        self._fd = fd
        self._good = good
        self._spoilt = False

    def append(self, data: bytes, durable: bool = True) -> None:
        """Append whole lines. After an OSError nothing of them is in the file, or it takes no more (_SpoiltError)."""
        if self._spoilt:
            raise _SpoiltError("it failed before")
        try:
            written = self._disk.write(self._fd, data)
            if written != len(data):
                raise OSError(f"only {written} of {len(data)} bytes were written")
        except OSError as error:
            self._take_back(error)
            raise
        self._good += written
        if durable:
            try:
                self._disk.sync(self._fd)
            except OSError as error:
                self._spoilt = True
                raise _SpoiltError(error.errno, error.strerror) from error

    def _take_back(self, why_: OSError) -> None:
        """Cut off what was written half; where even that fails, the next line would be glued to it."""
        try:
            self._disk.truncate(self._fd, self._good)
        except OSError:
            self._spoilt = True
            raise _SpoiltError(why_.errno, why(why_)) from why_

    def lock(self) -> bool:
        """Take the lock; False when somebody else has it."""
        return lock(self._fd)

    def close(self) -> None:
        """Close, which gives up the lock. Again: nothing (the number may be another file's by then)."""
        fd, self._fd = self._fd, -1
        if fd >= 0:
            with contextlib.suppress(OSError):
                os.close(fd)


class JournalWriter:
    """Appends to a journal. `append`, `alive` and `pending` never block and may be called from any thread.

    `on_durable(n)` says that the first n events are on the disk, `on_trouble(Trouble | None)` that something is wrong
    or right again; both are called in the journal's own thread.
    """

    def __init__(
        self,
        file: _File,
        lines: list[bytes],
        events: int,
        rescue: Path,
        disk: Disk,
        on_durable: Callable[[int], None],
        on_trouble: Callable[[Trouble | None], None],
    ) -> None:
        self._files = [file]
        self._down = lines
        """Every line that is on the disk, in order: what is written when a new place is needed."""
        self._rescue = rescue
        self._disk = disk
        self._on_durable = on_durable
        self._on_trouble = on_trouble
        self._trouble: Trouble | None = None
        self._others: tuple[Path, ...] = ()
        self._changed = threading.Condition()
        self._waiting: list[bytes] = []
        self._alive: bytes | None = None
        self._durable = events
        self._closing = False
        self._thread = threading.Thread(target=self._run, name="journal", daemon=True)
        self._thread.start()

    @classmethod
    def create(
        cls,
        folder: Path,
        header: Header,
        rescue: Path,
        on_durable: Callable[[int], None],
        on_trouble: Callable[[Trouble | None], None],
        disk: Disk | None = None,
    ) -> JournalWriter:
        """Begin a journal; its header is on the disk when this returns. Raises OSError, JournalBusyError."""
        disk = disk or Disk()
        line = journalfile.encode(header)
        file = _new_file(disk, folder, header.id, [line])
        return cls(file, [line], 0, rescue, disk, on_durable, on_trouble)

    @classmethod
    def go_on(
        cls,
        journal: Journal,
        anchor: Anchor,
        rescue: Path,
        on_durable: Callable[[int], None],
        on_trouble: Callable[[Trouble | None], None],
        disk: Disk | None = None,
        others: tuple[Path, ...] = (),
    ) -> JournalWriter:
        """Go on with a journal, whose clock is now `anchor`; `others` are older copies, which are removed with it.

        Raises OSError, JournalBusyError when it is in use.
        """
        disk = disk or Disk()
        fd = disk.open_old(journal.path)
        file = _File(disk, journal.path, fd, journal.whole_bytes)
        try:
            if not _locked(file):
                raise JournalBusyError(f"{journal.path.name}: this session is running in another Milewatch")
            disk.truncate(fd, journal.whole_bytes)
            again = [] if journal.torn is None else [journalfile.encode(journal.torn)]
            again.append(journalfile.encode(anchor))
            file.append(b"".join(again))
        except OSError:
            file.close()
            raise
        lines = [journalfile.encode(line) for line in (journal.header, *journal.events, anchor)]
        writer = cls(file, lines, len(journal.events), rescue, disk, on_durable, on_trouble)
        writer._others = others
        return writer

    @property
    def paths(self) -> tuple[Path, ...]:
        """Every file of this journal, older copies of it first, the one in use last."""
        return (*self._others, *(file.path for file in self._files))

    @property
    def pending(self) -> int:
        """How many events are not on the disk yet."""
        with self._changed:
            return len(self._waiting)

    def append(self, event: Event) -> None:
        """Have an event written."""
        line = journalfile.encode(event)
        with self._changed:
            self._waiting.append(line)
            self._changed.notify_all()

    def alive(self, line: Alive) -> None:
        """Have it written that the program runs: no more than the system's own care, and nothing lost without it."""
        with self._changed:
            self._alive = journalfile.encode(line)
            self._changed.notify_all()

    def flush(self, timeout_s: float = 5.0) -> bool:
        """Wait until everything is on the disk; False when it is not in time."""
        until = time.monotonic() + timeout_s
        with self._changed:
            while self._waiting:
                left = until - time.monotonic()
                if left <= 0 or not self._thread.is_alive():
                    return False
                self._changed.wait(min(left, 0.25))
        return True

    def close(self, timeout_s: float = 5.0) -> None:
        """Write what is waiting, once more if it must be, and close."""
        with self._changed:
            self._closing = True
            self._changed.notify_all()
        self._thread.join(timeout_s)
        if not self._thread.is_alive():  # a disk that hangs holds the thread, and the thread its file
            for file in self._files:
                file.close()

    def remove(self) -> None:
        """Close and delete: the log is saved."""
        self.close()
        for path in self.paths:
            with contextlib.suppress(OSError):
                path.unlink()

    def _run(self) -> None:
        while True:
            with self._changed:
                while not (self._waiting or self._alive or self._closing):
                    self._changed.wait()
                batch, alive, self._alive = list(self._waiting), self._alive, None
                closing = self._closing
            if batch and not self._put(batch) and not closing:
                with self._changed:
                    self._changed.wait_for(lambda: self._closing, RETRY_S)
            elif alive:
                with contextlib.suppress(OSError):
                    self._files[-1].append(alive, durable=False)
            if closing:
                return

    def _put(self, batch: list[bytes]) -> bool:
        try:
            self._append_or_move(batch)
        except OSError as error:
            text = f"NOT SAVED: no place takes the journal ({why(error)}). Marks are kept in memory only."
            self._tell(Trouble(text, unsaved=True))
            return False
        with self._changed:
            del self._waiting[: len(batch)]
            self._durable += len(batch)
            durable = self._durable
            self._changed.notify_all()
        self._down += batch
        if self._trouble is not None and self._trouble.unsaved:
            self._tell(None)
        self._on_durable(durable)
        return True

    def _append_or_move(self, batch: list[bytes]) -> None:
        data = b"".join(batch)
        try:
            self._files[-1].append(data)
        except OSError as error:
            if not isinstance(error, _SpoiltError):
                with contextlib.suppress(OSError):
                    self._files[-1].append(data)
                    return
            self._move(batch, error)

    def _move(self, batch: list[bytes], error: OSError) -> None:
        old = self._files[-1].path
        name = self._files[0].path.name.removesuffix(journalfile.SUFFIX)
        lines = self._down + batch
        try:
            new = _new_file(self._disk, self._rescue, name, lines)
        except OSError:
            new = _new_file(self._disk, self._files[0].path.parent, name, lines)
        self._files.append(new)
        text = f"{old} cannot be written ({why(error)}): the journal goes on in {new.path}."
        self._tell(Trouble(text, unsaved=False))

    def _tell(self, trouble: Trouble | None) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self._on_trouble(trouble)


def is_busy(path: Path) -> bool:
    """Whether a running Milewatch, this one included, holds the journal."""
    try:
        fd = Disk().open_old(path)
    except OSError:
        return False
    try:
        return not lock(fd)
    finally:
        os.close(fd)


def is_ours(folder: Path) -> bool:
    """Whether a folder is this user's: in a place for temporary files anybody may have made it."""
    return not hasattr(os, "getuid") or folder.stat().st_uid == os.getuid() or os.getuid() == 0


def check_place(folder: Path, need_bytes: int = 1_000_000) -> str | None:
    """Whether a journal can be written there: None, or a sentence that says what is wrong. Makes the folder."""
    probe = folder / f"{PREFIX}{os.getpid()}-{threading.get_ident()}{SUFFIX}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        fd = Disk().open_new(probe)
        try:
            _reserve(fd, need_bytes)
            sync(fd)
        finally:
            os.close(fd)
            probe.unlink()
    except OSError as error:
        return f"Sessions cannot be kept in {folder}: {why(error)}. Make room, or name another place in MILEWATCH_HOME."
    return None


def _reserve(fd: int, length: int) -> None:
    if hasattr(os, "posix_fallocate"):
        try:
            os.posix_fallocate(fd, 0, length)
        except OSError as error:
            if error.errno not in (errno.EINVAL, errno.EOPNOTSUPP):  # a file system that cannot tell
                raise


def _new_file(disk: Disk, folder: Path, name: str, lines: list[bytes]) -> _File:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not is_ours(folder):
        raise PermissionError(errno.EACCES, "the folder belongs to somebody else")
    path = folder / f"{name}{journalfile.SUFFIX}"
    for other in range(2, 100):
        if not path.exists():
            break
        path = folder / f"{name}.{other}{journalfile.SUFFIX}"
    file = _File(disk, path, disk.open_new(path), 0)
    try:
        if not _locked(file):
            raise JournalBusyError(f"{path.name} is in use by another Milewatch; close that one, or start once more")
        file.append(b"".join(lines))
        sync_folder(folder)
    except OSError:
        file.close()
        with contextlib.suppress(OSError):
            path.unlink()
        raise
    return file


def _locked(file: _File) -> bool:
    for _ in range(LOCK_TRIES):
        if file.lock():
            return True
        time.sleep(LOCK_WAIT_S)
    return False


def why(error: OSError) -> str:
    """What the system says is wrong."""
    return error.strerror or str(error)
