"""The logs that words on the command line mean, by way of the index: the newest without reading all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.history.index import IndexBrokenError, open_index
from milewatch.history.refresh import refresh
from milewatch.history.search import Query
from milewatch.records.archive import Archive, LogError
from milewatch.records.listing import listed_entry

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.history.index import Index
    from milewatch.places import Places
    from milewatch.records.listing import Listed


def fresh_index(here: Places) -> Index:
    """The index, up to date. Raises LogError when there can be none."""
    try:
        index = open_index(here.cache, here.logs)
        try:
            refresh(index)
        except IndexBrokenError:
            index.renew()
            refresh(index)
    except (IndexBrokenError, OSError) as error:
        raise LogError(f"the history cannot be read: {error}") from error
    return index


def all_listed(here: Places) -> list[tuple[Path, Listed]]:
    """Every log with what a list says of it, the newest first. Where there can be no index, every file is read."""
    try:
        index = fresh_index(here)
        try:
            return [(here.logs / name, one) for name, one in index.listed()]
        finally:
            index.close()
    except (LogError, IndexBrokenError):
        return [(entry.path, listed_entry(entry)) for entry in Archive(here.logs).entries()]


def paths(words: tuple[str, ...], here: Places) -> list[Path]:
    """The files that are meant: "last", "all", ids (or how they begin) or files. Raises LogError."""
    archive = Archive(here.logs)
    found: list[Path] = []
    for word in words:
        if word in ("last", "all"):
            found += _newest(here, only_one=word == "last")
        else:
            found.append(archive.open(word).path)
    return found


def _newest(here: Places, *, only_one: bool) -> list[Path]:
    index = fresh_index(here)
    try:
        names = index.find(Query((("NOT broken AND copy_of = ''", ()),)))
    finally:
        index.close()
    if not names:
        raise LogError(f"there are no logs in {here.logs} yet")
    return [here.logs / name for name in (names[:1] if only_one else reversed(names))]
