"""Who runs, as the journal keeps it: complete in itself, like the plan in `planrows`."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec

from milewatch.records.planrows import SegmentRow, segment_rows, segments_of
from milewatch.timing.roster import Entrant
from milewatch.workout.marks import Mark, MarkKind

if TYPE_CHECKING:
    from milewatch.workout.timeline import Segment


class MarkRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """A result that targets come from."""

    distance_m: float
    time_ms: int
    on: date
    kind: MarkKind = MarkKind.RACE
    note: str = ""


class EntrantRow(msgspec.Struct, frozen=True, omit_defaults=True):
    """Who runs. Without segments of their own they run the plan's."""

    key: str
    name: str
    start_after_ms: int = 0
    targets: tuple[tuple[int, int] | None, ...] = ()
    segments: tuple[SegmentRow, ...] | None = None
    from_mark: MarkRow | None = None
    short: str = ""
    letter: str = ""


def entrant_row(entrant: Entrant, plan: tuple[Segment, ...] | None = None) -> EntrantRow:
    """An entrant to a row; segments that are those of `plan` are left out."""
    mark = entrant.from_mark
    return EntrantRow(
        key=entrant.key,
        name=entrant.name,
        start_after_ms=entrant.start_after_ms,
        targets=entrant.targets,
        segments=None if entrant.segments == plan else segment_rows(entrant.segments),
        from_mark=None if mark is None else MarkRow(mark.distance_m, mark.time_ms, mark.on, mark.kind, mark.note),
        short=entrant.short,
        letter=entrant.letter,
    )


def entrant_of(row: EntrantRow, plan: tuple[Segment, ...] = ()) -> Entrant:
    """A row back to the entrant, who runs `plan` where the row has no segments."""
    mark = row.from_mark
    return Entrant(
        key=row.key,
        name=row.name,
        segments=plan if row.segments is None else segments_of(row.segments),
        start_after_ms=row.start_after_ms,
        targets=row.targets,
        from_mark=None if mark is None else Mark(mark.distance_m, mark.time_ms, mark.on, mark.kind, mark.note),
        short=row.short,
        letter=row.letter,
    )
