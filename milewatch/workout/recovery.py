"""How long an open recovery is suggested to be. A suggestion only: the clock counts past it and starts nothing.

All numbers sit in one table, `TABLE`, in TOML. A person's own table has the same form and takes its place.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

TABLE = """\
# Suggested recoveries. The first row that fits the rep is taken: effort in percent of the greatest perceived effort
# (mile pace counts as 90, 3k as 87, 5k as 84, threshold as 76), work as the time of the rep, both "from" and "up to".
# The suggestion is ratio x work time, kept between at_least and at_most and rounded to `round`; or read from `points`,
# pairs of work time and recovery, with straight lines between; or simply `fixed`.
schema = 1
round = "0:15"
between_sets = "2:00"     # added where a set ends

[[rows]]
rep = "all-out up to 12 s (hill)"
effort = [97, 100]
work = ["0:00", "0:12"]
ratio = 15
at_least = "2:00"
at_most = "3:00"

[[rows]]
rep = "sprint in a single set"
effort = [89, 100]
work = ["0:12", "0:35"]
single_set = true
ratio = 7
at_least = "2:30"
at_most = "4:00"

[[rows]]
rep = "30 / 45 / 60 s hard, in sets"
effort = [82, 100]
work = ["0:25", "1:05"]
points = [["0:30", "2:00"], ["0:45", "2:15"], ["1:00", "3:00"]]

[[rows]]
rep = "strides and short reps"
effort = [0, 100]
work = ["0:00", "0:35"]
ratio = 4
at_least = "1:00"
at_most = "2:30"

[[rows]]
rep = "300-600 m at mile pace"
effort = [80, 100]
work = ["0:35", "2:20"]
ratio = 2.5
at_least = "1:00"
at_most = "6:00"

[[rows]]
rep = "800-1200 m at mile to 3k pace"
effort = [86, 100]
work = ["2:20", "6:00"]
ratio = 1
at_least = "2:00"
at_most = "6:00"

[[rows]]
rep = "3 min and longer at 5k pace"
effort = [80, 100]
work = ["2:20", "60:00"]
ratio = 0.75
at_least = "2:00"
at_most = "5:00"

[[rows]]
rep = "threshold"
effort = [70, 80]
work = ["2:20", "60:00"]
fixed = "1:00"

[[rows]]
rep = "anything else"
effort = [0, 100]
work = ["0:00", "600:00"]
ratio = 0.75
at_least = "1:00"
at_most = "5:00"
"""
# Runners who choose their own rest do no worse than with a fixed one (Seiler & Hetlelid 2005), so a rough suggestion is
# enough.


class RecoveryTableError(ValueError):
    """A table of recoveries that cannot be used; the message says which key and what would be right."""


@dataclass(frozen=True, slots=True)
class Row:
    """Recoveries after one kind of rep. Times in ms, efforts in percent; ranges include both ends."""

    rep: str
    effort: tuple[float, float]
    work_ms: tuple[int, int]
    single_set: bool = False
    """Only where the whole workout is one set."""
    points: tuple[tuple[int, int], ...] = ()
    ratio: float | None = None
    at_least_ms: int = 0
    at_most_ms: int = 3_600_000

    def suggest_ms(self, work_ms: int) -> float:
        """The recovery after so long a rep, in ms, before rounding."""
        if self.ratio is not None:
            return min(max(self.ratio * work_ms, self.at_least_ms), self.at_most_ms)
        return _between_points(self.points, work_ms)


@dataclass(frozen=True, slots=True)
class RecoveryTable:
    """The rows, first fit first."""

    rows: tuple[Row, ...]
    round_ms: int
    between_sets_ms: int

    def suggest_ms(self, work_ms: int, effort: float, *, single_set: bool, ends_set: bool) -> int | None:
        """The suggestion for an open recovery after a rep of `work_ms` at `effort` percent; None when no row fits."""
        for row in self.rows:
            fits = row.effort[0] <= effort <= row.effort[1] and row.work_ms[0] <= work_ms <= row.work_ms[1]
            if fits and (single_set or not row.single_set):
                rounded = round(row.suggest_ms(work_ms) / self.round_ms) * self.round_ms
                return rounded + (self.between_sets_ms if ends_set else 0)
        return None


@cache
def default_table() -> RecoveryTable:
    """The table that Milewatch ships."""
    return read_table(TABLE, "the built-in table of recoveries")


def read_table(text: str, file: str) -> RecoveryTable:
    """Read a table like `TABLE`. Raises RecoveryTableError naming file, key and what would be right."""
    from milewatch.tomlread import TomlError, parse

    try:
        data = parse(text)
    except TomlError as error:
        raise RecoveryTableError(f"{file} is {error}") from error
    schema = data.get("schema", 1)
    if schema != 1:
        raise RecoveryTableError(f"{file}, schema: {schema!r} is not known to this version; 1 would be right")
    rows = data.get("rows")
    if not isinstance(rows, list) or not rows or not all(isinstance(row, dict) for row in rows):
        raise RecoveryTableError(f"{file}, rows: a list of tables is needed, one for each kind of rep")
    read = tuple(_row(row, f"{file}, rows[{index}]") for index, row in enumerate(rows))
    step = _time_ms(data.get("round", "0:15"), f"{file}, round")
    if step <= 0:
        raise RecoveryTableError(f'{file}, round: must be more than nothing, such as "0:15"')
    return RecoveryTable(read, step, _time_ms(data.get("between_sets", "2:00"), f"{file}, between_sets"))


_ROW_KEYS = frozenset({"rep", "effort", "work", "single_set", "ratio", "points", "fixed", "at_least", "at_most"})


def _row(row: dict[str, Any], where: str) -> Row:
    unknown = sorted(set(row) - _ROW_KEYS)
    if unknown:
        raise RecoveryTableError(f"{where}.{unknown[0]}: not a key of a row; those are {', '.join(sorted(_ROW_KEYS))}")
    if sum(key in row for key in ("ratio", "points", "fixed")) != 1:
        raise RecoveryTableError(f"{where}: give exactly one of ratio, points and fixed")
    single = row.get("single_set", False)
    if not isinstance(single, bool):
        raise RecoveryTableError(f"{where}.single_set: true or false")
    low, high = (_number(value, f"{where}.effort") for value in _pair(row.get("effort", [0, 100]), f"{where}.effort"))
    begin, end = (_time_ms(value, f"{where}.work") for value in _pair(row.get("work"), f"{where}.work"))
    ratio = None if "ratio" not in row else _number(row["ratio"], f"{where}.ratio")
    return Row(
        rep=str(row.get("rep", "")),
        effort=(low, high),
        work_ms=(begin, end),
        single_set=single,
        points=() if ratio is not None else _points(row, where),
        ratio=ratio,
        at_least_ms=_time_ms(row.get("at_least", "0:00"), f"{where}.at_least"),
        at_most_ms=_time_ms(row.get("at_most", "60:00"), f"{where}.at_most"),
    )


def _points(row: dict[str, Any], where: str) -> tuple[tuple[int, int], ...]:
    if "fixed" in row:
        return ((0, _time_ms(row["fixed"], f"{where}.fixed")),)
    points = row["points"]
    if not isinstance(points, list) or not points:
        raise RecoveryTableError(f'{where}.points: pairs of times are needed, such as [["0:30", "2:00"]]')
    pairs = [_pair(point, f"{where}.points") for point in points]
    return tuple(sorted((_time_ms(a, f"{where}.points"), _time_ms(b, f"{where}.points")) for a, b in pairs))


def _pair(value: object, where: str) -> tuple[object, object]:
    if not isinstance(value, list) or len(value) != 2:
        raise RecoveryTableError(f"{where}: a list of two is needed, from and up to")
    return value[0], value[1]


def _number(value: object, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 1000:
        raise RecoveryTableError(f"{where}: {value!r} is not a number from 0 to 1000")
    return float(value)


def _time_ms(value: object, where: str) -> int:
    """Minutes and seconds, "2:30", in ms."""
    minutes, colon, seconds = value.partition(":") if isinstance(value, str) else ("", "", "")
    plain = minutes.isascii() and minutes.isdigit() and seconds.isascii() and seconds.isdigit()
    if not colon or not plain or len(minutes) > 4 or len(seconds) != 2 or int(seconds) > 59:
        raise RecoveryTableError(f'{where}: {value!r} is not minutes and seconds such as "2:30"')
    return int(minutes) * 60_000 + int(seconds) * 1000


def _between_points(points: tuple[tuple[int, int], ...], work_ms: int) -> float:
    if work_ms <= points[0][0]:
        return points[0][1]
    for (low, from_ms), (high, to_ms) in pairwise(points):
        if work_ms <= high:
            return from_ms + (to_ms - from_ms) * (work_ms - low) / (high - low)
    return points[-1][1]
