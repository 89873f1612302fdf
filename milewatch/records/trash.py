"""The trash folder: what a person deletes is moved there and can be brought back by hand."""

from __future__ import annotations

import errno
import shutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def throw_away(path: Path, trash: Path) -> Path:
    """Move a file into the trash folder and return where it is now; nothing there is overwritten. Raises OSError."""
    trash.mkdir(parents=True, exist_ok=True)
    number = 1
    while True:
        target = trash / (path.name if number == 1 else f"{path.stem}.{number}{path.suffix}")
        try:
            target.touch(exist_ok=False)
        except FileExistsError:
            number += 1
            continue
        _move(path, target)
        return target


def bring_back(kept: Path, path: Path) -> None:
    """Move a file from the trash folder back to `path`. Raises OSError; FileExistsError when there is one by now."""
    path.touch(exist_ok=False)
    _move(kept, path)


def _move(path: Path, target: Path) -> None:
    """Put `path` in the place of the empty file `target`, which is taken away again when that fails."""
    try:
        path.replace(target)
    except OSError as error:
        if error.errno != errno.EXDEV:
            target.unlink(missing_ok=True)
            raise
        shutil.copy2(path, target)
        path.unlink()
