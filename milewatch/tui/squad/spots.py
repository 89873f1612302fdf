"""Where a mending can begin: each mark of an athlete, what is running, and each stamp of the tray."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.lap import End, rep_over
from milewatch.timing.snapshot import Phase
from milewatch.tui.figures import distance
from milewatch.tui.squad.cells import place_of
from milewatch.tui.wording import lap_ms, name
from milewatch.workout import times
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView, Snapshot
    from milewatch.timing.suspect import Suspect
    from milewatch.tui.squad.cells import Place
    from milewatch.workout.timeline import Segment


_STANDS = {Phase.COMPLETE: "done", Phase.DROPPED: "dropped out", Phase.ENDED: "the session is over"}


@dataclass(frozen=True, slots=True)
class Spot:
    """A mark, or a lap that no mark ended, or what is running."""

    athlete: str | None
    """None: a stamp of the tray."""
    lap: int | None
    """Which of the athlete's laps; None: what is running, or the tray."""
    stamp: int | None
    """The mark; None where there is none."""
    begun_ms: int
    """When the lap began, session time; of a stamp of the tray, the go."""
    at_ms: int | None
    """When the mark was made, session time."""
    length_ms: int
    """From the beginning of the lap to the mark (or to now), as it would be typed."""
    place: Place | None
    """The rep in the matrix."""
    text: str
    """What it is: "rep 3: 2:31.24"."""
    segment: int | None = None
    """The index of a rep that is over in the athlete's plan, where it can be said whether it was finished."""
    unfinished: bool = False
    """It was not, although it ended by a mark or the clock."""

    @property
    def running(self) -> bool:
        """Whether it is what is running (or how the athlete stands, when nothing is), and no mark."""
        return self.athlete is not None and self.lap is None and self.stamp is None

    def is_at(self, other: Spot) -> bool:
        """Whether it is the same place, whatever happened to it since."""
        if self.stamp is not None or other.stamp is not None:
            return self.stamp == other.stamp
        return (self.athlete, self.lap) == (other.athlete, other.lap)


def spots(view: AthleteView, go_ms: int) -> tuple[Spot, ...]:
    """Give an athlete's spots, the oldest first; what is running, or how the athlete stands, is the last one."""
    found: list[Spot] = []
    for place, lap in enumerate(view.laps):
        found += _of_lap(view.athlete, lap, place, go_ms)
    segment = view.segment
    if segment is not None and view.started_ms is not None and view.lead_in_ms is None:
        for number, (at, stamp) in enumerate(zip(view.splits_ms, view.split_stamps, strict=True)):
            found.append(
                Spot(
                    view.athlete, None, stamp, view.started_ms, view.started_ms + at, at, _place(segment),
                    f"{_what(segment)}, {_split(segment, number)}: {times.taken(at)}",
                )
            )  # fmt: skip
        found.append(
            Spot(
                view.athlete, None, None, view.started_ms, None, view.elapsed_ms, _place(segment),
                f"{_what(segment)}: {times.running(view.elapsed_ms)} so far",
            )
        )  # fmt: skip
    else:
        found.append(Spot(view.athlete, None, None, go_ms, None, 0, None, _STANDS.get(view.phase, "before the go")))
    return tuple(found)


def tray_spots(snapshot: Snapshot) -> tuple[Spot, ...]:
    """Give the stamps that wait for an athlete, the oldest first."""
    go = snapshot.go_ms or 0
    return tuple(
        Spot(None, None, stamp.id, go, stamp.at_ms, at := stamp.at_ms - go, None, f"mark of nobody: {times.taken(at)}")
        for stamp in snapshot.tray
    )


def all_spots(snapshot: Snapshot) -> dict[str | None, tuple[Spot, ...]]:
    """Give everybody's, and the tray's under None."""
    go = snapshot.go_ms or 0
    return {None: tray_spots(snapshot)} | {view.athlete: spots(view, go) for view in snapshot.athletes}


def first_spot(every: Mapping[str | None, tuple[Spot, ...]], doubts: Mapping[str, tuple[Suspect, ...]]) -> Spot | None:
    """Give where mending is likely to begin: the newest mark that looks wrong, else the newest mark of all."""
    everything = [spot for found in every.values() for spot in found]
    wrong = {doubt.stamp for found in doubts.values() for doubt in found if doubt.stamp is not None}
    missing = {(athlete, doubt.lap) for athlete, found in doubts.items() for doubt in found if doubt.stamp is None}
    doubted = [s for s in everything if s.stamp in wrong or (s.athlete is not None and (s.athlete, s.lap) in missing)]
    marked = [spot for spot in doubted or everything if spot.at_ms is not None]
    return max(marked or everything, key=lambda spot: spot.at_ms or spot.begun_ms, default=None)


def _of_lap(athlete: str, lap: Lap, place: int, go_ms: int) -> list[Spot]:
    begun = go_ms + lap.at_ms
    segment = lap.segment
    found = [
        Spot(
            athlete, place, stamp, begun, begun + at, at, _place(segment),
            f"{_what(segment)}, {_split(segment, number)}: {times.taken(at)}",
        )
        for number, (at, stamp) in enumerate(zip(lap.splits_ms, lap.split_stamps, strict=True))
    ]  # fmt: skip
    if lap.stamp is not None or segment.step.kind is Kind.WORK:
        end = begun + lap.time_ms + lap.paused_ms if lap.stamp is not None else None
        how = f", {lap.end}" if lap.end in (End.SKIPPED, End.DROPPED, End.STOPPED, End.BACK) else ""
        mended = ", mended" if lap.edited else ""
        judged = rep_over((lap,), lap.stamp, segment.index) is not None
        found.append(
            Spot(
                athlete, place, lap.stamp, begun, end, lap.time_ms, _place(segment),
                f"{_what(segment)}: {times.taken(lap_ms(lap))}{how}{mended}",
                segment.index if judged else None, judged and lap.end is End.SKIPPED,
            )
        )  # fmt: skip
    return found


def _place(segment: Segment) -> Place | None:
    return place_of(segment) if segment.rep is not None or segment.step.kind is Kind.WORK else None


def _what(segment: Segment) -> str:
    if segment.rep is None:
        return name(segment)
    number = f"{segment.rep[0]}" if segment.set is None or segment.set[1] == 1 else f"{segment.set[0]}.{segment.rep[0]}"
    return f"rep {number}" if segment.step.kind is Kind.WORK else f"{name(segment)} after rep {number}"


def _split(segment: Segment, number: int) -> str:
    planned = segment.step.splits_m
    return distance(planned[number]) if number < len(planned) else f"split {number + 1}"
