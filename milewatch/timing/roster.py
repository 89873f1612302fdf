"""Who runs, and what."""

from __future__ import annotations

from dataclasses import dataclass, replace

# Not for the type checker alone: the journal reads who joined from these fields.
from milewatch.workout.marks import Mark  # noqa: TC001
from milewatch.workout.timeline import Segment  # noqa: TC001


@dataclass(frozen=True, slots=True)
class Entrant:
    """One athlete at the start of a session."""

    key: str
    """Names the athlete in events; unique in a roster."""
    name: str
    segments: tuple[Segment, ...]
    start_after_ms: int = 0
    """Own start after the session's go, in running time: waves and staggers."""
    targets: tuple[tuple[int, int] | None, ...] = ()
    """Own targets, ms, in the order of `segments`; None, or too few, falls back to `Segment.target_ms`."""
    from_mark: Mark | None = None
    """The result that the targets come from."""
    short: str = ""
    """For narrow columns; empty: the first word of the name."""
    letter: str = ""
    """The key that marks for this athlete in a squad; empty: one is handed out."""

    @property
    def label(self) -> str:
        """The short name."""
        return self.short or next(iter(self.name.split()), self.key)

    def plan(self) -> tuple[Segment, ...]:
        """Give the segments with the athlete's own targets in them."""
        own = self.targets + (None,) * (len(self.segments) - len(self.targets))
        return tuple(
            segment if target is None else replace(segment, target_ms=target)
            for segment, target in zip(self.segments, own, strict=False)
        )
