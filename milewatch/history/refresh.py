"""Bringing the index up to date with the folder: what is new or changed is read, what has gone is forgotten.

A file is known by its name, time of change, size and number. One that was changed just before it was read may change
again within the same tick of the file system's clock, so it is read once more the next time.
"""

from __future__ import annotations

import os
import sys
import time
from contextlib import closing, suppress
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from milewatch.history.index import Stamp
from milewatch.history.rows import Row, broken_row, row_of
from milewatch.records import logtext
from milewatch.records.logfiles import is_log_name, unfit
from milewatch.records.table import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Sequence
    from pathlib import Path

    from milewatch.history.index import Index

    Known = tuple[Row, Stamp, bool]
    """A row, the stamp of its file, and whether that was settled when it was read."""

PAGE = 40
"""Files of the first transaction."""
BATCH = 100
"""Files a transaction: the screen sees them as soon as it is done."""
MANY = 400
"""From so many files on, other processes read them."""
SETTLED_NS = 2_000_000_000
"""The coarsest clock of a file system in use (FAT) ticks every two seconds."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What a refresh did."""

    read: int
    removed: int
    complete: bool = True
    """Not stopped before its end."""

    @property
    def any(self) -> bool:
        """Whether there is something new to be shown."""
        return bool(self.read or self.removed)


def _never() -> bool:
    return False


def refresh(
    index: Index,
    progress: Callable[[int, int], None] | None = None,
    stop: Callable[[], bool] = _never,
) -> Changes:
    """Bring `index` up to date with its folder, the newest files first.

    `progress` is told (files done, files to do) after each batch; `stop` is asked between batches, and what was done
    until then stays.
    """
    known = index.stamps()
    there = scan(index.logs)
    gone = [name for name in known if name not in there]
    if gone:
        index.drop(gone)
    # Names begin with the time, so the newest come first and the first page is whole at once.
    wanted = sorted((name for name, stamp in there.items() if known.get(name) != stamp), reverse=True)
    # A page first: it is there before other processes have begun.
    starts = [0, *range(PAGE, len(wanted), BATCH)] if wanted else []
    batches = [wanted[start:end] for start, end in pairwise((*starts, len(wanted)))]
    done = 0
    with closing(_read(index.logs, batches, many=len(wanted) >= MANY)) as found:
        for batch, rows in zip(batches, found, strict=True):
            index.put(rows)
            done += len(batch)
            if progress is not None:
                progress(done, len(wanted))
            if stop():
                return Changes(done, len(gone), complete=done == len(wanted))
    if done or gone:
        index.mark_copies()
    return Changes(done, len(gone))


def scan(folder: Path) -> dict[str, Stamp]:
    """The files of a folder of logs, by name. A folder that is not there is empty."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if not is_log_name(name):
                    continue
                try:
                    if _is_file(entry):
                        found[name] = _stamp(entry.stat())
                    elif entry.is_symlink():  # to nowhere
                        found[name] = _stamp(entry.stat(follow_symlinks=False))
                except OSError:  # it went this moment
                    continue
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return found


def _is_file(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link to itself
        return False


def _read(folder: Path, batches: Sequence[Sequence[str]], *, many: bool) -> Generator[list[Known], None, None]:
    done = 0
    if many:
        yield read_rows(folder, batches[0])
        done = 1
        from milewatch.history.parallel import NoProcessesError, spread

        with suppress(NoProcessesError), closing(spread(folder, batches[1:])) as found:
            for rows in found:
                yield rows
                done += 1
    for batch in batches[done:]:
        yield read_rows(folder, batch)


def read_rows(folder: Path, names: Sequence[str]) -> list[Known]:
    """The rows of some files; those that have gone meanwhile are left out."""
    found = []
    for name in names:
        row = read_row(folder, name)
        if row is not None:
            found.append(row)
    return found


def read_row(folder: Path, name: str) -> Known | None:
    """One file's row, its stamp, and whether it was settled when it was read; None when it has gone."""
    path = folder / name
    problem = unfit(path, folder)
    if problem is not None:
        return _unfit_row(path, problem)
    try:
        with path.open("rb") as file:
            info = os.fstat(file.fileno())
            now = time.time_ns()
            data = file.read()
    except FileNotFoundError:
        return None
    except OSError as error:
        try:
            info = path.stat()
        except OSError:
            return None
        row = broken_row(name, f"{name}: cannot be read: {error.strerror or error}")
        return row, _stamp(info), False
    return _row(name, data), _stamp(info), now - info.st_mtime_ns > SETTLED_NS


def _unfit_row(path: Path, problem: str) -> Known | None:
    try:
        info = path.stat()
    except OSError:
        try:
            info = path.lstat()
        except OSError:
            return None
    return broken_row(path.name, problem), _stamp(info), True


def _stamp(info: os.stat_result) -> Stamp:
    # Windows does not tell a file's number when it lists a folder.
    return Stamp(info.st_mtime_ns, info.st_size, 0 if sys.platform == "win32" else info.st_ino)


def _row(name: str, data: bytes) -> Row:
    try:
        return row_of(name, logtext.read(data.decode(), name))
    except FileError as error:
        return broken_row(name, str(error))
    except UnicodeDecodeError as error:
        return broken_row(name, f"{name}: not UTF-8 text (byte {error.start})")
