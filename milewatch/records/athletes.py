"""The athletes file: one TOML file, kept by hand or by the app."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.records import athletestext
from milewatch.records.athlete import Roster
from milewatch.records.atomic import write_atomic
from milewatch.records.table import FileError

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.workout.marks import Mark


def load(path: Path) -> Roster:
    """The athletes in a file; none when there is no file. Raises FileError when it is not understood at all."""
    try:
        text = path.read_text("utf-8-sig")
    except FileNotFoundError:
        return Roster()
    except (OSError, UnicodeDecodeError) as error:
        raise FileError(f"{path.name}: cannot be read: {error}") from None
    return athletestext.read(text, path.name)


def save(path: Path, roster: Roster) -> Roster:
    """Write a roster that came from `path`, and give it as it is now on disk.

    What a person wrote stays: comments, order, unknown keys. Raises FileError when the file is of a newer version, or
    was changed by somebody else since it was read.
    """
    if not roster.writable:
        raise FileError(f"{path.name}: written by a newer Milewatch (schema {roster.schema}); it is left as it is")
    if load(path).text != roster.text:
        raise FileError(f"{path.name}: was changed since it was read; nothing was written, look at it again")
    text = athletestext.write(roster)
    write_atomic(path, text.encode())
    return athletestext.read(text, path.name)


def add_mark(path: Path, id_: str, mark: Mark) -> Roster:
    """Read the file, add a mark to an athlete and write it. Raises FileError or ValueError, nothing written."""
    return save(path, load(path).with_mark(id_, mark))
