"""Events as the journal keeps them. Most are written as they are; those with a plan in them have a row of their own.

A plan in an event is kept like the one in the header (`planrows`), so that both are read by any later version.
"""

from __future__ import annotations

from functools import reduce
from operator import or_
from typing import Any, get_args

import msgspec

from milewatch.records.planrows import SegmentRow, segment_rows, segments_of
from milewatch.records.rosterrows import EntrantRow, entrant_of, entrant_row
from milewatch.timing.events import Entered, Event, Replanned


class _Row(msgspec.Struct, frozen=True, kw_only=True, tag_field="do", omit_defaults=True):
    id: int
    at: int


class ReplannedRow(_Row, frozen=True, tag="replan"):
    """The athlete runs another workout."""

    athlete: str
    segments: tuple[SegmentRow, ...]
    text: str = ""


class EnteredRow(_Row, frozen=True, tag="enter"):
    """Somebody who was not in the line-up runs."""

    who: EntrantRow
    segment: int = 0
    left: int | None = None


EventRow = Event | ReplannedRow | EnteredRow

ROWS: Any = reduce(or_, (kind for kind in get_args(EventRow) if kind not in (Replanned, Entered)))
"""The kinds of event as they are written, for a decoder."""


def row_of(event: Event) -> EventRow:
    """An event to what is written of it."""
    match event:
        case Replanned():
            segments = segment_rows(event.segments)
            return ReplannedRow(id=event.id, at=event.at, athlete=event.athlete, segments=segments, text=event.text)
        case Entered():
            who = entrant_row(event.who)
            return EnteredRow(id=event.id, at=event.at, who=who, segment=event.segment, left=event.left)
        case _:
            return event


def event_of(row: EventRow) -> Event:
    """What was written of an event back to it."""
    match row:
        case ReplannedRow():
            segments = segments_of(row.segments)
            return Replanned(id=row.id, at=row.at, athlete=row.athlete, segments=segments, text=row.text)
        case EnteredRow():
            return Entered(id=row.id, at=row.at, who=entrant_of(row.who), segment=row.segment, left=row.left)
        case _:
            return row
