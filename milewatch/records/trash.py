"""The trash folder: what a person deletes is moved there and can be brought back at any time."""

from __future__ import annotations

import errno
import re
import shutil
from typing import TYPE_CHECKING

from milewatch.records.archive import Archive, LogError
from milewatch.records.ids import is_own_id

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.records.archive import Entry

_NUMBERED = re.compile(r"(.+)\.[0-9]+", re.DOTALL)


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


def deleted_logs(trash: Path) -> list[Entry]:
    """The sessions in the trash folder, the newest first; workouts and other files that are there are none of them."""
    found = Archive(trash).entries()
    return [entry for entry in found if entry.log is not None or is_own_id(_first_stem(entry.path))]


def deleted_log(trash: Path, word: str) -> Entry:
    """The session in the trash that `word` means: its file's name, or how that begins. Raises LogError."""
    known = deleted_logs(trash)
    exact = [entry for entry in known if entry.path.stem == word]
    found = exact or [entry for entry in known if word and entry.path.stem.startswith(word)]
    if len(found) == 1:
        return found[0]
    if found:
        some = ", ".join(entry.path.stem for entry in found[:3])
        raise LogError(f"{word!r} could be {len(found)} sessions in the trash: {some} …; give more of the id")
    raise LogError(f'there is no session {word!r} in {trash}; "milewatch logs --trash" lists those that are')


def restore(kept: Path, logs: Path) -> Path:
    """Move a session from the trash folder back to the logs, and give where it is. Raises LogError, a sentence."""
    path = logs / f"{_first_stem(kept)}{kept.suffix}"
    try:
        logs.mkdir(parents=True, exist_ok=True)
        bring_back(kept, path)
    except FileExistsError as error:
        raise LogError(f"{path.name} is there again, so the one in the trash stays: {kept}") from error
    except OSError as error:
        raise LogError(f"{kept} could not be brought back: {error.strerror or error}") from error
    return path


def _first_stem(kept: Path) -> str:
    """The name without its end and without the number that `throw_away` gave to a second file of the same name.

    Behind a name that a person gave, a number may be part of it.
    """
    numbered = _NUMBERED.fullmatch(kept.stem)
    return numbered[1] if numbered is not None and is_own_id(numbered[1]) else kept.stem


def _move(path: Path, target: Path) -> None:
    """Put `path` in the place of the empty file `target`, which is taken away again when that fails."""
    try:
        try:
            path.replace(target)
        except OSError as error:
            if error.errno != errno.EXDEV:  # another disk
                raise
            shutil.copy2(path, target)
            path.unlink()
    except OSError:
        target.unlink(missing_ok=True)
        raise
