"""One athlete as a screen sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing.going import ON_THE_WAY, Stage
from milewatch.timing.snapshot import AthleteView, Phase
from milewatch.workout.model import Ends

if TYPE_CHECKING:
    from milewatch.timing.running import RunningClock
    from milewatch.timing.track import Track
    from milewatch.workout.timeline import Segment

_PHASES = {
    Stage.ARMED: Phase.ARMED, Stage.COUNTDOWN: Phase.LEAD_IN, Stage.RUNNING: Phase.RUNNING,
    Stage.LEAD_IN: Phase.LEAD_IN, Stage.COMPLETE: Phase.COMPLETE, Stage.DROPPED: Phase.DROPPED,
    Stage.ENDED: Phase.ENDED,
}  # fmt: skip


def view(track: Track, at: int, clock: RunningClock) -> AthleteView:
    """Look at a track that has been advanced to `at`."""
    now = clock.running(at)
    runs = track.stage is Stage.RUNNING
    waits = track.stage in (Stage.COUNTDOWN, Stage.LEAD_IN)
    position = track.position + (track.stage is Stage.LEAD_IN)
    segment = track.segment_at(position) if runs or waits else None
    splits = track.splits if runs else ()
    return AthleteView(
        athlete=track.athlete,
        phase=Phase.PAUSED if clock.paused and track.stage in ON_THE_WAY else _PHASES[track.stage],
        segments=track.segments,
        segment=segment,
        started_ms=track.begun_time if runs else at + track.go - now if waits else None,
        elapsed_ms=now - track.begun if runs else 0,
        length_ms=track.length if runs else _sure_length(segment),
        suggested_ms=track.suggested if runs else segment.suggested_ms if segment else None,
        lead_in_ms=track.go - now if waits else None,
        splits_ms=tuple(split for split, _ in splits),
        next_split_m=_next_split(segment, len(splits)),
        laps=track.laps,
        next=_next(track, position, on_the_way=runs or waits),
        target_ms=segment.target_ms if segment else None,
        split_stamps=tuple(stamp for _, stamp in splits),
        stray=track.stray,
        rep_elapsed_ms=now - track.rep_begun if track.rep_begun is not None and (runs or waits) else None,
        by_clock=track.by_clock,
        waits=runs and track.held,
    )


def _sure_length(segment: Segment | None) -> int | None:
    """How long a segment that has not begun will last, when that is sure already."""
    return segment.step.duration_ms if segment is not None and segment.step.ends is Ends.TIME else None


def _next_split(segment: Segment | None, marked: int) -> float | None:
    if segment is None or segment.step.ends in (Ends.TIME, Ends.CYCLE) or marked >= len(segment.step.splits_m):
        return None
    return segment.step.splits_m[marked]


def _next(track: Track, position: int, *, on_the_way: bool) -> Segment | None:
    if track.stage is Stage.ARMED:
        return track.segment_at(0)
    return track.segment_at(position + 1) if on_the_way else None
