"""Sessions as files for Garmin Connect, Strava and intervals.icu: one an athlete, for each has their own account."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from milewatch.history.activity import ExportError, activity_of
from milewatch.records.athlete import new_id
from milewatch.records.atomic import write_atomic
from milewatch.records.ids import is_id

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.history.opened import Opened
    from milewatch.review.runs import Run


__all__ = ["NO_FIT", "ExportError", "Format", "best_format", "can_fit", "exported", "file_name", "save_export"]


class Format(StrEnum):
    """What is written; the value is the end of the file's name."""

    TCX = "tcx"
    FIT = "fit"


NO_FIT = 'for FIT files fit-tool is missing: pip install "milewatch[fit]" brings it; TCX files need nothing more'


def can_fit() -> bool:
    """Whether the extra is there that FIT files need."""
    from importlib.util import find_spec

    return find_spec("fit_tool") is not None


def best_format() -> Format:
    """What says most of those that can be written here."""
    return Format.FIT if can_fit() else Format.TCX


def exported(opened: Opened, run: Run, form: Format) -> bytes:
    """The file of one athlete's session. Raises ExportError."""
    if form is Format.TCX:
        from milewatch.history.tcx import tcx

        return tcx(activity_of(opened, run))
    if not can_fit():
        raise ExportError(NO_FIT)
    from milewatch.history.fit import fit

    return fit(activity_of(opened, run))


def file_name(opened: Opened, athlete: str, form: Format) -> str:
    """The name of that file, "20261120T170211Z-3f9c.ana.tcx": no two athletes of any two logs have the same.

    A dot is in no id and in no key, and where something else stands for a key in a log it gets one. Names that differ
    only in capitals are one file on many disks.
    """
    taken: tuple[str, ...] = ()
    for run in opened.runs:
        plain = is_id(run.athlete) and run.athlete.casefold() not in taken
        key = run.athlete if plain else new_id(run.athlete, taken)
        if run.athlete == athlete:
            return f"{opened.log.id}.{key}.{form}"
        taken = (*taken, key.casefold())
    raise ValueError(f"{athlete!r} did not run in {opened.log.id}")


def save_export(opened: Opened, run: Run, folder: Path, form: Format) -> Path:
    """Write that file into a folder, in place of an older one of the same session, and give it.

    Raises ExportError and OSError.
    """
    path = folder / file_name(opened, run.athlete, form)
    write_atomic(path, exported(opened, run, form))
    return path
