"""Bringing the index up to date with the folder: what is new or changed is read, what has gone is forgotten.

A file is known by its name, time of change, size and number. One that was changed just before it was read may change
again within the same tick of the file system's clock, so it is read once more the next time.
"""

from __future__ import annotations

import os
import time
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from milewatch.history.index import Stamp
from milewatch.history.rows import Row, broken_row, row_of
from milewatch.records import logtext
from milewatch.records.archive import SUFFIX
from milewatch.records.atomic import PREFIX
from milewatch.records.table import FileError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    from milewatch.history.index import Index

BATCH = 100
"""Files a transaction: the screen sees them as soon as it is done."""
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
    done = 0
    for batch in _batches(wanted):
        if stop():
            return Changes(done, len(gone), complete=False)
        rows = list(_rows(index.logs, batch))
        index.put(row for row in rows if row is not None)
        done += len(batch)
        if progress is not None:
            progress(done, len(wanted))
    return Changes(done, len(gone))


def scan(folder: Path) -> dict[str, Stamp]:
    """The files of a folder of logs, by name. A folder that is not there is empty."""
    found: dict[str, Stamp] = {}
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                name = entry.name
                if not name.endswith(SUFFIX) or name.startswith(PREFIX):
                    continue
                try:
                    if entry.is_file():
                        info = entry.stat()
                        found[name] = Stamp(info.st_mtime_ns, info.st_size, info.st_ino)
                except OSError:  # it went this moment, or is a link to nowhere
                    continue
    except (FileNotFoundError, NotADirectoryError):
        return {}
    return found


def _rows(folder: Path, names: Iterable[str]) -> Iterator[tuple[Row, Stamp, bool] | None]:
    for name in names:
        yield read_row(folder, name)
        time.sleep(0)  # the screen has its turn after each file


def read_row(folder: Path, name: str) -> tuple[Row, Stamp, bool] | None:
    """One file's row, its stamp, and whether it was settled when it was read; None when it has gone."""
    path = folder / name
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
        return row, Stamp(info.st_mtime_ns, info.st_size, info.st_ino), False
    stamp = Stamp(info.st_mtime_ns, info.st_size, info.st_ino)
    return _row(name, data), stamp, now - info.st_mtime_ns > SETTLED_NS


def _row(name: str, data: bytes) -> Row:
    try:
        return row_of(name, logtext.read(data.decode(), name))
    except FileError as error:
        return broken_row(name, str(error))
    except UnicodeDecodeError as error:
        return broken_row(name, f"{name}: not UTF-8 text (byte {error.start})")


def _batches(names: list[str]) -> Iterator[list[str]]:
    left = iter(names)
    while batch := list(islice(left, BATCH)):
        yield batch
