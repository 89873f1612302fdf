"""The laps of a log exactly as Milewatch writes them, read without a TOML parser: they are most of a log.

Whatever looks different in any way is left to the careful reader, which gives the same and knows every error.
"""

from __future__ import annotations

import re

from milewatch.records.log import LapRow

_CLOCK = r"[0-9]{1,5}:[0-5][0-9]\.[0-9]{2}"
_ROW = re.compile(
    r'    \{ (?:n = "([1-9][0-9]{0,3})\.([1-9][0-9]{0,3})(?:\.([0-9]{1,4}))?", )?'
    r'kind = "(warmup|work|recovery|cooldown)", '
    rf'at = "({_CLOCK})", time = "({_CLOCK})"'
    rf'(?:, paused = "({_CLOCK})")?'
    r"(?:, metres = ((?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,9})?))?"
    r"(?:, prescribed_m = ((?:0|[1-9][0-9]{0,5})(?:\.[0-9]{1,9})?))?"
    rf'(?:, splits = "({_CLOCK}(?: {_CLOCK})*)")?'
    rf'(?:, target = "({_CLOCK})(?:-({_CLOCK}))?")?'
    r'(?:, end = "([a-z ]+)")?'
    r"(?:, edited = (true))? \},\n"
)
_LAPS = re.compile(r"^\[laps\]\n((?:[A-Za-z0-9_-]+ = \[\n(?:    \{ [^\n]* \},\n)*\]\n)+)(?=\n*(?:\[|\Z))", re.M)
_NAMED = re.compile(r"([A-Za-z0-9_-]+) = \[\n((?:    \{ [^\n]* \},\n)*)\]\n")


def take(text: str) -> tuple[str, dict[str, tuple[LapRow, ...]]] | None:
    """The text without its lap lines, and the laps by athlete; None when they must be read with care."""
    if '"""' in text or "'''" in text:
        return None
    found = _LAPS.search(text)
    if found is None:
        return None
    laps: dict[str, tuple[LapRow, ...]] = {}
    for name, block in _NAMED.findall(found[1]):
        rows = _ROW.findall(block)
        if name in laps or len(rows) != block.count("\n"):
            return None
        read = tuple(map(_row, rows))
        if any(row.target_cs is not None and row.target_cs[0] > row.target_cs[1] for row in read):
            return None
        laps[name] = read
    return text[: found.start(1)] + text[found.end(1) :], laps


def _row(parts: tuple[str, ...]) -> LapRow:
    set_, rep, part, kind, at, time, paused, metres, prescribed, splits, quick, slow, end, edited = parts
    return LapRow(
        kind,
        _cs(at),
        _cs(time),
        int(set_) if set_ else None,
        int(rep) if rep else None,
        int(part) if part else None,
        float(metres) if metres else None,
        tuple(map(_cs, splits.split())) if splits else (),
        (_cs(quick), _cs(slow or quick)) if quick else None,
        end or None,
        bool(edited),
        _cs(paused) if paused else 0,
        prescribed_m=float(prescribed) if prescribed else None,
    )


def _cs(written: str) -> int:
    minutes, _, rest = written.partition(":")
    return int(minutes) * 6000 + int(rest[:2]) * 100 + int(rest[3:])
