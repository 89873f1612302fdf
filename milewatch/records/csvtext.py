"""Laps as CSV: a row a lap, for spreadsheets. UTF-8, a header always, decimal points, seconds beside m:ss.hh."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from milewatch.records.words import one_line
from milewatch.workout import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from milewatch.records.log import LapRow, Log

HEADER = (
    *("session", "started", "title", "athlete", "name", "effort", "lap", "kind", "set", "rep", "part"),
    *("at_s", "at", "time_s", "time", "metres", "splits_s", "splits", "target_low_s", "target_high_s", "target"),
    *("end", "edited", "paused_s", "notes"),
)
_RUN = "=+-@\t\r"
"""A cell of text that begins with one of these may be run as a formula."""


def csv_text(logs: Iterable[Log]) -> str:
    """The laps of all athletes of these logs, in their order."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    for log in logs:
        writer.writerows(_rows(log))
    return out.getvalue()


def _rows(log: Log) -> Iterator[list[str]]:
    head = [log.id, log.started.isoformat(timespec="milliseconds"), plain(log.title)]
    for athlete, laps in log.laps.items():
        row = log.athletes.get(athlete)
        effort = "" if row is None or row.effort is None else f"{row.effort:g}"
        who = [plain(athlete), plain(row.name if row is not None else athlete), effort]
        for number, lap in enumerate(laps, start=1):
            yield [*head, *who, str(number), *_lap(lap)]


def _lap(lap: LapRow) -> list[str]:
    quick, slow = lap.target_cs or (None, None)
    target = "" if quick is None or slow is None else "-".join(dict.fromkeys(times.logged(cs) for cs in (quick, slow)))
    return [
        lap.kind,
        *("" if number is None else str(number) for number in (lap.set, lap.rep, lap.part)),
        *(_seconds(lap.at_cs), times.logged(lap.at_cs), _seconds(lap.time_cs), times.logged(lap.time_cs)),
        "" if lap.metres is None else f"{lap.metres:.10g}",
        " ".join(_seconds(split) for split in lap.splits_cs),
        " ".join(times.logged(split) for split in lap.splits_cs),
        *(_seconds(quick), _seconds(slow), target),
        *(plain(lap.end or ""), "true" if lap.edited else "", _seconds(lap.paused_cs or None), plain(lap.notes)),
    ]


def _seconds(cs: int | None) -> str:
    return "" if cs is None else f"{cs // 100}.{cs % 100:02d}"


def plain(text: str) -> str:
    """Text on one line that no spreadsheet runs: what looks like a formula gets an apostrophe before it."""
    shown = one_line(text)
    return f"'{shown}" if shown.startswith(tuple(_RUN)) else shown
