"""Reading a TOML table by hand: every error names the file, the key and what would be right."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from milewatch.workout import times


class FileError(ValueError):
    """A file that was not understood; the message is a whole sentence."""


class Table:
    """A table of a file, at `path` in it ("laps.ana[2]"). Keys that are never asked for are the unknown ones."""

    def __init__(self, file: str, values: dict[str, Any], path: str = "") -> None:
        self._file = file
        self._path = path
        self._left = dict(values)

    def rest(self) -> dict[str, Any]:
        """The keys that nobody asked for, in their order."""
        return self._left

    def wrong(self, key: str, value: object, right: str) -> FileError:
        """What is wrong with `key`, to be raised."""
        return FileError(f"{self._file}: {self._at(key)} = {_short(value)} is not right: {right}")

    def text(self, key: str, default: str | None = None) -> str:
        """Text; required without a default."""
        value: str = self._take(key, str, default, 'text, such as "…"')
        return value

    def flag(self, key: str) -> bool:
        """True or false; false when missing."""
        value: bool = self._take(key, bool, False, "true or false")
        return value

    def whole(self, key: str, default: int | None = None, least: int = 0) -> int:
        """A whole number of at least `least`."""
        right = f"a whole number from {least}"
        value: int = self._take(key, int, default, right)
        if isinstance(value, bool) or value < least:
            raise self.wrong(key, value, right)
        return value

    def wholes(self, key: str) -> tuple[int, ...]:
        """A list of whole numbers; none when missing."""
        right = "a list of whole numbers, such as [6, 6]"
        values: list[Any] = self._take(key, list, [], right)
        if not all(isinstance(value, int) and not isinstance(value, bool) and value >= 0 for value in values):
            raise self.wrong(key, values, right)
        return tuple(values)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts; none when missing."""
        right = 'a list of texts, such as ["hill", "race"]'
        values: list[Any] = self._take(key, list, [], right)
        if not all(isinstance(value, str) for value in values):
            raise self.wrong(key, values, right)
        return tuple(values)

    def number(self, key: str, low: float, high: float, right: str) -> float | None:
        """A number within bounds; None when missing."""
        if key not in self._left:
            return None
        value = self._left.pop(key)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise self.wrong(key, value, right)
        return float(value)

    def moment(self, key: str) -> datetime:
        """A point in time with its offset from UTC, within the years that UTC has too."""
        right = "a date and time with offset, such as 2026-11-20T17:02:11+00:00"
        value: datetime = self._take(key, datetime, None, right)
        if value.tzinfo is None:
            raise self.wrong(key, value.isoformat(), right)
        try:
            value.astimezone(UTC)
        except OverflowError:
            raise self.wrong(key, value.isoformat(), right) from None
        return value

    def time(self, key: str, default: int | None = None) -> int:
        """A time in hundredths; required without a default."""
        if key not in self._left and default is not None:
            return default
        return self._time(key, self.text(key))

    def several_times(self, key: str) -> tuple[int, ...]:
        """Times separated by spaces or a dash; none when missing."""
        return tuple(self._time(key, part) for part in self.text(key, "").replace("-", " ").split())

    def value(self, key: str) -> Any:
        """Whatever is there; None when missing."""
        return self._left.pop(key, None)

    def table(self, key: str) -> Table:
        """A table in it; empty when missing."""
        return Table(self._file, self._take(key, dict, {}, f"a table: [{self._at(key)}]"), self._at(key))

    def tables(self, key: str) -> tuple[Table, ...]:
        """An array of tables; none when missing."""
        right = "a list of tables: [{ … }, { … }]"
        values: list[Any] = self._take(key, list, [], right)
        for value in values:
            if not isinstance(value, dict):
                raise self.wrong(key, value, right)
        return tuple(Table(self._file, value, f"{self._at(key)}[{i}]") for i, value in enumerate(values))

    def names(self) -> tuple[str, ...]:
        """What has not been asked for yet."""
        return tuple(self._left)

    def _at(self, key: str) -> str:
        shown = key if key.isprintable() else repr(key)
        return f"{self._path}.{shown}" if self._path else shown

    def _take(self, key: str, kind: type, default: Any, right: str) -> Any:
        if key not in self._left:
            if default is None:
                raise FileError(f"{self._file}: {self._at(key)} is missing: {right}")
            return default
        value = self._left.pop(key)
        if not isinstance(value, kind):
            raise self.wrong(key, value, right)
        return value

    def _time(self, key: str, written: str) -> int:
        try:
            return times.read(written)
        except ValueError:
            raise self.wrong(key, written, 'a time, such as "1:02.50"') from None


def _short(value: object) -> str:
    shown = repr(value)
    return shown if len(shown) <= 80 else f"{shown[:77]}…"
