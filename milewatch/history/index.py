"""The index of the logs: SQLite in the cache folder. Derived from the files, never the truth, and free to be deleted.

One connection a thread: the screen reads while a refresh writes (write-ahead log). A file of another version, of
another folder of logs, or a damaged one is begun anew.
"""

from __future__ import annotations

import atexit
import contextlib
import shutil
import sqlite3
import tempfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import msgspec

from milewatch.history.rows import Body, Card, Row, body_of, card_of, listed_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from milewatch.history.search import Query
    from milewatch.records.listing import Listed

T = TypeVar("T")

VERSION = 9
"""Goes up with every change of what is stored: of a column, of a struct in `rows`, or of how a figure is counted.
`tests/history/test_index_version.py` fails where it should have."""
NAME = "history.sqlite"
_BUSY_S = 10.0
_SCHEMA = """
CREATE TABLE folder (path TEXT NOT NULL);
CREATE TABLE logs (
    name TEXT PRIMARY KEY, mtime_ns INTEGER NOT NULL, size INTEGER NOT NULL, inode INTEGER NOT NULL,
    settled INTEGER NOT NULL, sort TEXT NOT NULL, day TEXT NOT NULL, words TEXT NOT NULL, who TEXT NOT NULL,
    workout TEXT NOT NULL, tags TEXT NOT NULL, key TEXT NOT NULL, rehearsal INTEGER NOT NULL, broken INTEGER NOT NULL,
    card BLOB NOT NULL, listed BLOB NOT NULL, id TEXT NOT NULL, copy_of TEXT NOT NULL DEFAULT ''
);
CREATE INDEX by_sort ON logs (sort DESC, name DESC);
CREATE INDEX by_id ON logs (id, name);
CREATE INDEX copies ON logs (name) WHERE copy_of != '';
CREATE TABLE efforts (log TEXT NOT NULL, effort REAL NOT NULL);
CREATE INDEX efforts_of ON efforts (log);
CREATE TABLE runs (
    log TEXT NOT NULL, athlete TEXT NOT NULL, name TEXT NOT NULL, sort TEXT NOT NULL, key TEXT NOT NULL,
    counts INTEGER NOT NULL, body BLOB NOT NULL, PRIMARY KEY (log, athlete)
);
CREATE INDEX of_athlete ON runs (athlete, sort);
CREATE INDEX of_workout ON runs (key, athlete, sort);
"""


class IndexBrokenError(Exception):
    """The index cannot be used as it is; `Index.renew` begins it anew."""


class Stamp(NamedTuple):
    """How a file is known to be the same."""

    mtime_ns: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Who:
    """An athlete who is in the logs."""

    key: str
    name: str
    """As in the newest log."""
    sessions: int


class Index:
    """The index of one folder of logs, for one thread."""

    def __init__(self, file: Path, logs: Path) -> None:
        """Open or begin it. Raises IndexBrokenError when nothing can be written there."""
        self.file = file
        self.logs = logs
        self._db = self._open()

    def _open(self) -> sqlite3.Connection:
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            try:
                return self._checked(_connect(self.file))
            except (sqlite3.DatabaseError, _OtherIndexError):
                _delete(self.file)
                return self._checked(_connect(self.file))
        except (OSError, sqlite3.Error, _OtherIndexError) as error:
            raise IndexBrokenError(f"the index {self.file} cannot be used: {error}") from error

    def _checked(self, db: sqlite3.Connection) -> sqlite3.Connection:
        """The connection, with its tables there and of this version. Closed when it is something else."""
        try:
            version = db.execute("PRAGMA user_version").fetchone()[0]
            if version == 0 and db.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0:
                db.executescript(f"BEGIN IMMEDIATE;{_SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")
                db.execute("INSERT INTO folder VALUES (?)", (str(self.logs),))
            elif version != VERSION:
                raise _OtherIndexError(f"version {version}")
            elif db.execute("SELECT path FROM folder").fetchone() != (str(self.logs),):
                raise _OtherIndexError("of another folder")
        except BaseException:
            db.close()
            raise
        return db

    def renew(self) -> None:
        """Begin anew, empty."""
        self.close()
        try:
            _delete(self.file)
        except OSError as error:
            raise IndexBrokenError(f"the index {self.file} cannot be deleted: {error}") from error
        self._db = self._open()

    def close(self) -> None:
        """No more of it."""
        self._db.close()

    # What is in it

    def stamps(self) -> dict[str, Stamp | None]:
        """Every file that is known, by name; None for one read so soon after a change that it may have another."""
        rows = self._rows("SELECT name, mtime_ns, size, inode, settled FROM logs")
        return {name: Stamp(*stamp) if settled else None for name, *stamp, settled in rows}

    def count(self) -> int:
        """How many files are known."""
        count: int = self._rows("SELECT count(*) FROM logs")[0][0]
        return count

    def find(self, query: Query | None = None) -> list[str]:
        """The files that a query means, the newest first."""
        where, values = query.sql() if query is not None else ("1", [])
        return [
            name for (name,) in self._rows(f"SELECT name FROM logs WHERE {where} ORDER BY sort DESC, name DESC", values)
        ]

    def cards(self, names: Sequence[str]) -> list[Card | None]:
        """A card for each name; None for one that has gone."""
        if not names:
            return []
        marks = ",".join("?" * len(names))
        rows = self._rows(f"SELECT name, card, copy_of FROM logs WHERE name IN ({marks})", names)
        found = {name: (_decoded(card_of, card), copy_of) for name, card, copy_of in rows}
        for name, (card, copy_of) in found.items():
            if copy_of:
                found[name] = msgspec.structs.replace(card, copy_of=copy_of), copy_of
        return [found[name][0] if name in found else None for name in names]

    def listed(self) -> list[tuple[str, Listed]]:
        """(file, what a list says of it) for every log, the newest first; of one second, by their names."""
        rows = self._rows("SELECT name, sort, listed, copy_of FROM logs")
        rows.sort(key=lambda row: (row[1], row[0].removesuffix(".toml")), reverse=True)
        found = [(name, _decoded(listed_of, listed), copy_of) for name, _, listed, copy_of in rows]
        return [(name, msgspec.structs.replace(one, copy_of=copy) if copy else one) for name, one, copy in found]

    def athletes(self) -> tuple[Who, ...]:
        """Who has run, by the number of sessions; rehearsals are none."""
        rows = self._rows(
            "SELECT athlete, name, count(*), max(sort) FROM runs WHERE counts GROUP BY athlete ORDER BY 3 DESC, 1"
        )
        return tuple(Who(key, name, count) for key, name, count, _ in rows)

    def bodies(self, athlete: str, key: str | None = None) -> list[Body]:
        """One athlete's sessions summed up, oldest first; of one workout only, if a key is given. No rehearsals."""
        of = "" if key is None else " AND key = ?"
        rows = self._rows(
            f"SELECT body FROM runs WHERE athlete = ? AND counts{of} ORDER BY sort, log",
            (athlete,) if key is None else (athlete, key),
        )
        return [_decoded(body_of, body) for (body,) in rows]

    def same(self, key: str, athlete: str) -> list[str]:
        """The files with a workout and an athlete in it, the newest first. No rehearsals."""
        if not key:
            return []
        return [
            name
            for (name,) in self._rows(
                "SELECT log FROM runs WHERE key = ? AND athlete = ? AND counts ORDER BY sort DESC, log DESC",
                (key, athlete),
            )
        ]

    def workouts(self, athlete: str) -> list[tuple[str, str, int]]:
        """(key, title of the newest, sessions) of what an athlete ran more than once, the commonest first."""
        rows = self._rows(
            "SELECT key, count(*), max(sort), body FROM runs WHERE athlete = ? AND key != '' AND counts"
            " GROUP BY key HAVING count(*) > 1 ORDER BY 2 DESC, 3 DESC",
            (athlete,),
        )
        return [(key, _decoded(body_of, body).title, count) for key, count, _, body in rows]

    def _rows(self, sql: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise IndexBrokenError(str(error)) from error

    # Changes

    def put(self, rows: Iterable[tuple[Row, Stamp, bool]]) -> None:
        """Store rows with the stamps of their files and whether those were settled: all of them or none."""
        with self._changing():
            for row, stamp, settled in rows:
                self._put(row, stamp, settled)

    def drop(self, names: Iterable[str]) -> None:
        """Forget files."""
        with self._changing():
            for name in names:
                for table, column in (("logs", "name"), ("runs", "log"), ("efforts", "log")):
                    self._db.execute(f"DELETE FROM {table} WHERE {column} = ?", (name,))

    def _put(self, row: Row, stamp: Stamp, settled: bool) -> None:
        run = self._db.execute
        run("DELETE FROM runs WHERE log = ?", (row.name,))
        run("DELETE FROM efforts WHERE log = ?", (row.name,))
        self._db.execute(
            "INSERT OR REPLACE INTO logs VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,'')",
            (
                *(row.name, stamp.mtime_ns, stamp.size, stamp.inode, settled, row.sort, row.day, row.words, row.who),
                *(row.workout, row.tags, row.key, row.rehearsal, row.broken, row.card, row.listed, row.id),
            ),
        )
        self._db.executemany("INSERT INTO efforts VALUES (?,?)", [(row.name, effort) for effort in row.efforts])
        self._db.executemany(
            "INSERT INTO runs VALUES (?,?,?,?,?,?,?)",
            [
                (row.name, athlete, name, row.sort, key, not row.rehearsal, body)
                for athlete, name, key, body in row.bodies
            ],
        )

    def mark_copies(self) -> bool:
        """Find files that have the id of another one, as a sync leaves them, and say whether that has changed.

        A session counts once: the file that is named like the id is the session, else the first by name.
        """
        rows = self._rows(
            "SELECT id, name FROM logs WHERE id IN (SELECT id FROM logs WHERE id != '' GROUP BY id HAVING count(*) > 1)"
            " ORDER BY id, name != id || '.toml', name"
        )
        first: dict[str, str] = {}
        wanted = {name: own for id_, name in rows if (own := first.setdefault(id_, name)) != name}
        known = dict(self._rows("SELECT name, copy_of FROM logs WHERE copy_of != ''"))
        if wanted == known:
            return False
        with self._changing():
            for name in known | wanted:
                of = wanted.get(name, "")
                self._db.execute("UPDATE logs SET copy_of = ? WHERE name = ?", (of, name))
                counts = "NOT ? AND NOT (SELECT rehearsal FROM logs WHERE name = log)"
                self._db.execute(f"UPDATE runs SET counts = {counts} WHERE log = ?", (bool(of), name))
        return True

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except sqlite3.DatabaseError as error:
            with contextlib.suppress(sqlite3.Error):
                self._db.execute("ROLLBACK")
            raise IndexBrokenError(str(error)) from error


class _OtherIndexError(Exception):
    """A file that is an index, but not this one."""


def open_index(cache: Path, logs: Path) -> Index:
    """The index of a folder of logs; in a folder for temporary files when the cache folder cannot be used."""
    try:
        return Index(cache / NAME, logs)
    except IndexBrokenError:
        return Index(_temporary() / NAME, logs)


@lru_cache(1)
def _temporary() -> Path:
    """A folder that goes with the program."""
    folder = tempfile.mkdtemp(prefix="milewatch-")
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return Path(folder)


def _decoded(decode: Callable[[bytes], T], stored: bytes) -> T:
    try:
        return decode(stored)
    except msgspec.DecodeError as error:
        raise IndexBrokenError(f"what is stored cannot be read: {error}") from error


def _connect(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=_BUSY_S, isolation_level=None)
    try:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA synchronous = OFF")  # it is derived: after a power cut it is begun anew
        return db
    except BaseException:
        db.close()
        raise


def _delete(file: Path) -> None:
    for end in ("", "-wal", "-shm"):
        file.with_name(file.name + end).unlink(missing_ok=True)
