"""The folder of logs: one file a session. A log that was not understood is never written to."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Any

from milewatch.records import logtext, tomledit, tomltext
from milewatch.records.atomic import write_atomic
from milewatch.records.ids import is_id, is_own_id
from milewatch.records.logfiles import SUFFIX, log_files, unfit
from milewatch.records.table import FileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from milewatch.records.log import Log, PlanRow


class LogError(ValueError):
    """No log could be opened, saved or changed; the message is a whole sentence."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file of the folder. Either `log` or `problem` is there."""

    path: Path
    log: Log | None
    problem: str | None = None
    text: str = ""
    """The file as it was read."""

    @property
    def id(self) -> str:
        """The id, as far as it is known."""
        return self.path.stem if self.log is None else self.log.id


class Archive:
    """The logs in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path_of(self, log: Log) -> Path:
        """Where a log belongs. Raises LogError for an id that is no file name."""
        if not is_id(log.id):
            raise LogError(f"{log.id!r} is no name for a log: letters, digits, - and _")
        return self.folder / f"{log.id}{SUFFIX}"

    def save(self, log: Log) -> Path:
        """Write a log, in place of the same session's. Raises LogError when it cannot be written."""
        path = self.path_of(log)
        self._write(path, log, None)
        return path

    def entries(self) -> list[Entry]:
        """Every log, the newest first; broken ones with their reason, where their name puts them."""
        entries = [self._entry(path) for path in log_files(self.folder)]
        return sorted(entries, key=_newest_first, reverse=True)

    def newest(self) -> Iterator[Log]:
        """The logs that can be read, the newest first as their names say, each read when it is asked for."""
        paths = list(log_files(self.folder))
        for path in sorted(paths, key=lambda path: (is_own_id(path.stem), path.stem), reverse=True):
            log = self._entry(path).log
            if log is not None:
                yield log

    def open(self, word: str | Path) -> Entry:
        """The log that `word` means: "last", an id, the beginning of one, or a file (a Path). Raises LogError.

        `word` is compared with the names that are there; only what is plainly a file is looked for elsewhere.
        """
        if isinstance(word, Path):
            return _understood(_entry(word))
        if word == "last":
            return self._last()
        paths = {path.stem: path for path in log_files(self.folder)}
        found = [word] if word in paths else [stem for stem in paths if word and stem.startswith(word)]
        if len(found) == 1:
            return _understood(self._entry(paths[found[0]]))
        if len(found) > 1:
            some = ", ".join(sorted(found)[:3])
            raise LogError(f"{word!r} could be {len(found)} logs: {some} …; give more of the id")
        if word.endswith(SUFFIX) or os.sep in word or (os.altsep and os.altsep in word):
            path = Path(word)
            if path.is_file():
                return _understood(_entry(path))
            raise LogError(f"{word!r} is no file")
        raise LogError(f'there is no log {word!r} in {self.folder}; "last" is the newest, "milewatch logs" lists them')

    def load(self, word: str | Path) -> Log:
        """The log that `word` means; see `open`."""
        log = self.open(word).log
        assert log is not None
        return log

    def update(
        self,
        word: str | Path,
        *,
        effort: float | None = None,
        athlete: str | None = None,
        efforts: Mapping[str, float | None] | None = None,
        notes: str | None = None,
        tags: Sequence[str] | None = None,
        weather: str | None = None,
        surface: str | None = None,
    ) -> Log:
        """Change how hard it was (of `athlete`; None: of everybody) and what is said about it; None leaves as it is.

        `efforts` is how hard it was for each of some athletes; there None takes away what was said.

        The file as it is now is what is changed, so nothing that somebody else wrote into it is lost.
        """
        entry = self.open(word)
        log = entry.log
        assert log is not None
        changes: list[tuple[tuple[str, ...], str, Any]] = []
        rated = dict(efforts or {})
        if effort is not None:
            rated |= {key: effort for key in log.athletes if athlete in (None, key)}
        for key, value in rated.items():
            row = log.athletes.get(key)
            if row is not None and value != row.effort:
                log = replace(log, athletes=log.athletes | {key: replace(row, effort=_effort(value))})
                changes.append((("athletes", key), "effort", value))
        said: dict[str, Any] = {"notes": notes, "weather": weather, "surface": surface}
        said["tags"] = None if tags is None else tuple(tags)
        for name, text in said.items():
            if text is not None and text != getattr(log, name):
                log = replace(log, **{name: text})
                changes.append(((), name, text))
        self._write(entry.path, log, _edited(entry.text, changes))
        return log

    def mend(self, entry: Entry, mended: Log) -> Entry:
        """Put a mended log in the place of the one that was opened as `entry`, and give it as it is now on disk.

        Lines that say the same stay as they were written. Raises LogError when the file was changed since.
        """
        log = entry.log
        assert log is not None
        if self.open(entry.path).text != entry.text:
            raise LogError(f"{entry.path.name} was changed since it was opened; nothing was written, open it again")
        text: str | None = entry.text
        for key, rows in mended.laps.items():
            before = log.laps.get(key, ())
            if rows != before:
                old, new = [logtext.row_of(row) for row in before], [logtext.row_of(row) for row in rows]
                text = text and tomledit.set_rows(text, ("laps",), key, old, new)
        for key, row in mended.athletes.items():
            if row.plan != log.athletes[key].plan:
                text = text and _with_own_plan(text, key, row.plan)
        if mended.unassigned != log.unassigned:
            stamps = logtext.stamps_of(log.unassigned), logtext.stamps_of(mended.unassigned)
            text = text and tomledit.set_rows(text, ("stamps",), "unassigned", *stamps)
        if mended.finished != log.finished:
            text = text and tomledit.set_value(text, (), "finished", logtext.moment(mended.finished))
        self._write(entry.path, mended, text)
        return self.open(entry.path)

    def _last(self) -> Entry:
        """The newest that can be read. A name that Milewatch gave says when, so only a few files need to be read."""
        paths = list(log_files(self.folder))
        named = (path for path in reversed(paths) if is_own_id(path.stem))
        newest = next((entry for entry in map(self._entry, named) if entry.log is not None), None)
        others = [self._entry(path) for path in paths if not is_own_id(path.stem)]
        found = [entry for entry in (*others, newest) if entry is not None and entry.log is not None]
        if not found:
            raise LogError(f"there are no logs in {self.folder} yet")
        return max(found, key=_newest_first)

    def _entry(self, path: Path) -> Entry:
        """A file of the folder; one that leads out of it is not followed."""
        return _entry(path, self.folder)

    def _write(self, path: Path, log: Log, edited: str | None) -> None:
        """Write `edited`, in which a person's comments are, if it says what `log` says; else all of it anew."""
        if not log.writable:
            raise LogError(f"{path.name} was written by a newer Milewatch (schema {log.schema}) and is left as it is")
        text = edited if edited is not None and _says(edited, log) else logtext.write(log)
        try:
            write_atomic(path, text.encode())
        except OSError as error:
            raise LogError(f"{path} cannot be written: {error.strerror or error}") from error


def _entry(path: Path, folder: Path | None = None) -> Entry:
    problem = unfit(path, folder)
    if problem is not None:
        return Entry(path, None, problem)
    try:
        text = path.read_bytes().decode()
        return Entry(path, logtext.read(text, path.name), text=text)
    except FileError as error:
        return Entry(path, None, str(error))
    except UnicodeDecodeError as error:
        return Entry(path, None, f"{path.name}: not UTF-8 text (byte {error.start})")
    except OSError as error:
        return Entry(path, None, f"{path.name}: cannot be read: {error.strerror or error}")


def _effort(value: float | None) -> float | None:
    if value is not None and not 0 <= value <= 10:
        raise LogError(f"an effort is from 0 to 10, not {value:g}")
    return None if value is None else float(value)


def _edited(text: str, changes: list[tuple[tuple[str, ...], str, Any]]) -> str | None:
    """`text` with new values for some keys, None takes one out; None where that cannot be done line by line."""
    edited: str | None = text
    for path, name, value in changes:
        if value is None:
            edited = edited and tomledit.remove_value(edited, path, name)
        else:
            plain = int(value) if isinstance(value, float) and value == int(value) else value
            edited = edited and tomledit.set_value(edited, path, name, tomltext.inline(plain))
    return edited


def _with_own_plan(text: str, key: str, plan: PlanRow | None) -> str | None:
    if plan is None:
        return tomledit.remove_value(text, ("athletes", key), "plan")
    return tomledit.set_value(text, ("athletes", key), "plan", logtext.plan_of(plan))


def _says(text: str, log: Log) -> bool:
    try:
        return logtext.read(text, "") == log
    except FileError:
        return False


def _understood(entry: Entry) -> Entry:
    if entry.log is None:
        raise LogError(entry.problem or str(entry.path))
    return entry


def _newest_first(entry: Entry) -> tuple[str, str]:
    if entry.log is None:
        return entry.path.stem, ""
    started = entry.log.started
    return f"{started.astimezone(UTC):%Y%m%dT%H%M%SZ}", entry.path.stem
