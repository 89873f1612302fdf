"""A file is replaced whole or not at all, and once replaced survives a power cut."""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

PREFIX = ".milewatch-"
SUFFIX = ".tmp"
STALE_S = 3600.0


def write_atomic(path: Path, data: bytes) -> None:
    """Replace `path` by `data`; its folder is made when it is missing.

    A link stays a link (the file that it names is replaced) and a file keeps its permissions. Raises OSError, the old
    file untouched and nothing left behind.
    """
    target = path.resolve() if path.is_symlink() else path
    folder = target.parent
    folder.mkdir(parents=True, exist_ok=True)
    clear_stale(folder)
    temporary = folder / f"{PREFIX}{secrets.token_hex(6)}{SUFFIX}"
    try:
        _write_new(temporary, data, _mode(target))
        temporary.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(folder)


def sync(fd: int) -> None:
    """Put an open file on the disk itself. macOS keeps a plain fsync in the drive's own cache."""
    if sys.platform == "darwin":
        import fcntl

        try:
            fcntl.fcntl(fd, fcntl.F_FULLFSYNC)
        except OSError:  # some network and foreign file systems do not know it
            os.fsync(fd)
    else:
        os.fsync(fd)


def sync_folder(folder: Path) -> None:
    """Put a folder's entries on the disk: without it a rename may be forgotten. Windows has no such call."""
    if sys.platform == "win32":
        return
    # Some file systems (network, FUSE) cannot sync a folder, and in some folders one may write and not read; the file
    # itself is down already.
    with contextlib.suppress(OSError):
        fd = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)


def clear_stale(folder: Path) -> None:
    """Delete our own temporary files that a kill left more than an hour ago."""
    oldest = time.time() - STALE_S
    for left in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with contextlib.suppress(OSError):
            if left.lstat().st_mtime < oldest:
                left.unlink()


def _mode(target: Path) -> int | None:
    try:
        return stat.S_IMODE(target.stat().st_mode)
    except OSError:
        return None


def _write_new(path: Path, data: bytes, mode: int | None) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    fd = os.open(path, flags, 0o666)
    try:
        if mode is not None and hasattr(os, "fchmod"):
            os.fchmod(fd, mode)
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(fd, rest) :]
        sync(fd)
    finally:
        os.close(fd)
