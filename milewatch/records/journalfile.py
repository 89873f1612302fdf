"""The journal's format: a header and then an event a line, each line JSON. Reading copes with every kind of damage.

A line that is no event: `anchor` (the session went on in another process or after a boot, so its clock has another
zero) and `alive` (the program still ran then, though nothing was pressed).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import msgspec

from milewatch.records.eventrows import ROWS, event_of, row_of
from milewatch.records.planrows import PlanRows
from milewatch.records.rosterrows import EntrantRow
from milewatch.records.table import FileError
from milewatch.timing.events import Event, Slept

if TYPE_CHECKING:
    from pathlib import Path

SCHEMA = 1
SUFFIX = ".jsonl"
_MOST_MISSING = 10_000
_LATEST_MS = 10**12
"""Thirty years: nobody goes on with a session that late, so a later time has digits that nobody wrote."""


class JournalError(FileError):
    """A journal from which nothing can be resumed; the message is a whole sentence."""


class EmptyJournalError(JournalError):
    """Not even the header was written whole: nothing had been pressed, or could have been."""


class Anchor(msgspec.Struct, frozen=True, tag="anchor", tag_field="do"):
    """Where the session's zero is on the clocks of this boot."""

    zero_ns: int
    boot: str
    wall: datetime
    """Wall time at the session's zero."""


class Alive(msgspec.Struct, frozen=True, tag="alive", tag_field="do"):
    """The program ran at session time `at`, ms."""

    at: int


class Header(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The first line: all that is needed to go on, or to make the log."""

    journal: int
    """The schema."""
    id: str
    app: str
    anchor: Anchor
    plan: PlanRows
    roster: tuple[EntrantRow, ...]
    rules: dict[str, int | str]
    rehearsal: bool = False
    place: str = ""
    track_m: float | None = None


@dataclass(frozen=True, slots=True)
class Journal:
    """A journal as read."""

    path: Path
    header: Header
    events: tuple[Event, ...]
    anchor: Anchor
    """The newest."""
    alive_ms: int
    """The program ran at least until then, session time."""
    damage: tuple[str, ...]
    """A sentence for each line that could not be read."""
    whole_bytes: int
    """How much of the file is whole lines."""
    torn: Event | None
    """A last event without its line end: read, but to be written again."""


_NO_PRESS = (b'"do":"anchor"', b'"do":"alive"')
"""How a line begins that is no event, if it has not been damaged there."""
_Line = Event | Anchor | Alive
_line: msgspec.json.Decoder[Any] = msgspec.json.Decoder(ROWS | Anchor | Alive)
_header = msgspec.json.Decoder(Header)
_encoder = msgspec.json.Encoder()


def encode(line: Header | Event | Anchor | Alive) -> bytes:
    """A line, its end included."""
    row = line if isinstance(line, Header | Anchor | Alive) else row_of(line)
    return _encoder.encode(row) + b"\n"


def read(path: Path) -> Journal:
    """Read a journal. Raises JournalError when its header cannot be used, OSError when the file cannot be read."""
    data = path.read_bytes()
    whole = data.rfind(b"\n") + 1
    first, *lines = data[:whole].split(b"\n")
    header = _read_header(path, first)
    body = _Body(path.name)
    for number, line in enumerate(lines[:-1], start=2):
        body.take(number, line)
    body.finish()
    known = len(body.events)
    tail = _decode(data[whole:])
    torn = tail if isinstance(tail, Event) and tail.id == known else None
    if torn is not None:
        body.events.append(torn)
    return Journal(
        path=path,
        header=header,
        events=tuple(body.events),
        anchor=body.anchor or header.anchor,
        alive_ms=max([body.alive_ms, *(event.at for event in body.events)]),
        damage=tuple(body.damage),
        whole_bytes=whole,
        torn=torn,
    )


def _read_header(path: Path, line: bytes) -> Header:
    if not line.strip(b"\0 "):
        raise EmptyJournalError(f"{path.name}: empty: the session never began")
    try:
        schema = msgspec.json.decode(line, type=_Schema).journal
        if schema > SCHEMA:
            newer = f"written by a newer Milewatch (schema {schema}; this one knows {SCHEMA})"
            raise JournalError(f"{path.name}: {newer}: update to recover it")
        return _header.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        damaged = f"the first line, which says what was to be run, is damaged ({error})"
        raise JournalError(f"{path.name}: {damaged}: the file is kept as it is") from None


class _Schema(msgspec.Struct):
    journal: int


def _decode(line: bytes) -> _Line | None:
    try:
        row = _line.decode(line)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return None
    read: _Line = row if isinstance(row, Anchor | Alive) else event_of(row)
    return read if isinstance(read, Anchor) or abs(read.at) <= _LATEST_MS else None


class _Body:
    """Collects the lines after the header. An event's id is its place, which shows what is missing."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.events: list[Event] = []
        self.damage: list[str] = []
        self.anchor: Anchor | None = None
        self.alive_ms = 0
        self._unread: list[int] = []
        """Damaged lines since the last event, by number: the next event's place says how many of them were events."""

    def take(self, number: int, line: bytes) -> None:
        """Take line `number` of the file."""
        read = _decode(line)
        if isinstance(read, Anchor):
            self.anchor = read
        elif isinstance(read, Alive):
            self.alive_ms = max(self.alive_ms, read.at)
        elif read is not None:
            self._take_event(number, read)
        elif any(tag in line for tag in _NO_PRESS):
            self._tell(number, "damaged, but no press was in it")
        else:
            self._unread.append(number)

    def finish(self) -> None:
        """Nothing comes after this: how many presses the last damaged lines were is not to be known."""
        self._tell_unread("damaged, so the press in it is lost")

    def _take_event(self, number: int, event: Event) -> None:
        place = len(self.events)
        if place <= event.id <= place + _MOST_MISSING:
            self._tell_missing(number, event.id - place)
            # What is missing is filled with events that do nothing: later events name earlier ones by their place.
            at = self.events[-1].at if self.events else 0
            self.events.extend(Slept(id=i, at=at, gap=0) for i in range(place, event.id))
            self.events.append(event)
        elif event not in self.events:
            self._tell(number, f"event {event.id} is out of place, and left out")

    def _tell_missing(self, number: int, missing: int) -> None:
        """Between the last event and that of line `number` so many have gone: in damaged lines, or with their lines."""
        unread = len(self._unread)
        if missing >= unread:
            self._tell_unread("damaged, so the press in it is lost")
        elif missing == 0:
            self._tell_unread("damaged, but no press was in it")
        else:
            self._tell_unread(f"damaged; in the {unread} damaged lines here {_presses(missing)} lost")
        if missing > unread:
            gone = missing - unread
            self._tell(number, f"{gone} lines before it are missing" if gone > 1 else "the line before it is missing")

    def _tell_unread(self, what: str) -> None:
        for number in self._unread:
            self._tell(number, what)
        self._unread.clear()

    def _tell(self, number: int, what: str) -> None:
        self.damage.append(f"{self._file}, line {number}: {what}")


def _presses(count: int) -> str:
    return "1 press is" if count == 1 else f"{count} presses are"
