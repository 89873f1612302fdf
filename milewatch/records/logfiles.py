"""Which files of the folder of logs may be logs, and which of those are better not opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.records.atomic import PREFIX

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SUFFIX = ".toml"
LARGEST = 16_000_000
"""Bytes of a log at most. Thirty athletes with sixty laps and splits need 300 000."""


def is_log_name(name: str) -> bool:
    """Whether a file of this name may be a log: none that Milewatch is just writing, and none that cannot be shown.

    A name with control characters, or of bytes that are no text, can neither be typed nor kept in the index.
    """
    return name.endswith(SUFFIX) and not name.startswith(PREFIX) and name.isprintable()


def log_files(folder: Path) -> Iterator[Path]:
    """The files that may be logs, by name; links too, wherever they lead. A folder that is not there has none."""
    if folder.is_dir():
        for path in sorted(folder.iterdir()):
            if is_log_name(path.name) and (path.is_file() or path.is_symlink()):
                yield path


def unfit(path: Path, folder: Path | None = None) -> str | None:
    """Why a file is not opened, after its name: a link out of `folder` or to nowhere, or far too large; None: it is."""
    try:
        if folder is not None and path.is_symlink():
            target = path.resolve(strict=True)
            if not target.is_relative_to(folder.resolve()) or not target.is_file():
                return f"{path.name}: a link that leads out of the folder of logs is not followed"
        size = path.stat().st_size
    except FileNotFoundError:
        return f"{path.name}: a link to a file that is not there" if path.is_symlink() else None
    except (OSError, RuntimeError):  # a link to itself; before Python 3.13 a RuntimeError
        return f"{path.name}: a link to nowhere" if path.is_symlink() else None
    if size > LARGEST:
        return f"{path.name}: {size / 1e6:.0f} MB is too large for a log (at most {LARGEST / 1e6:.0f} MB)"
    return None
