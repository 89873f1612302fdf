"""The laps of one athlete as lines of text, newest first. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.lap import End
from milewatch.tui.figures import EVEN, distance
from milewatch.tui.wording import against, lap_ms, name
from milewatch.workout import times
from milewatch.workout.model import Ends, Kind
from milewatch.workout.progress import at_split
from milewatch.workout.units import to_hundredths

if TYPE_CHECKING:
    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView
    from milewatch.workout.progress import Band, Standing

_LOOK_BACK = 200
"""No more laps than this are searched for one of the same kind."""


@dataclass(frozen=True, slots=True)
class LapRow:
    """One line: what it was, how long it took, and how that compares."""

    label: str
    time: str
    target: str
    """Off the target, with its sign; empty without one."""
    before: str
    """Off the rep before of the same kind."""
    remark: str
    word: str = ""
    """How that stands: "on target", "a little slow" …; empty without a target."""
    band: Band | None = None


def lap_rows(view: AthleteView, most: int) -> list[LapRow]:
    """The newest splits of the running rep, then the newest laps, at most so many lines."""
    rows = _split_rows(view)[:most]
    for index in range(len(view.laps) - 1, -1, -1):
        if len(rows) >= most:
            break
        lap = view.laps[index]
        if lap.time_ms or lap.end not in (End.SENDOFF, End.TIME):
            rows.append(_lap_row(view.laps, index))
    return rows


def _split_rows(view: AthleteView) -> list[LapRow]:
    segment = view.segment
    if segment is None:
        return []
    planned, whole = segment.step.splits_m, segment.step.distance_m
    rows = []
    for index, at in enumerate(view.splits_ms):
        metres = planned[index] if index < len(planned) else None
        stands = None
        if metres is not None and whole and view.target_ms is not None:
            stands = at_split(at, metres, whole, *view.target_ms).standing
        before = view.splits_ms[index - 1] if index else 0
        remark = f"lap {times.taken(to_hundredths(at) - to_hundredths(before))}" if index else ""
        label = f"  {distance(metres)}" if metres is not None else f"  split {index + 1}"
        rows.append(LapRow(label, times.taken(at), _told(stands), "", remark, *_word(stands)))
    return rows[::-1]


def _lap_row(laps: tuple[Lap, ...], index: int) -> LapRow:
    lap = laps[index]
    segment = lap.segment
    time = lap_ms(lap)
    label = name(segment)
    if segment.step.kind is Kind.WORK and segment.rep is not None:
        label += f" {segment.rep[0]}"
        if segment.set is not None and segment.set[1] > 1:
            label += f" set {segment.set[0]}"
        if segment.part is not None:
            label += f" part {segment.part[0]}"
    stands = against(time, lap.target_ms)
    before = ""
    if segment.step.kind is Kind.WORK and segment.step.ends is not Ends.TIME and lap.end is End.MARK:
        earlier = _same_before(laps, index)
        if earlier is not None:
            before = times.difference(time - lap_ms(earlier), none=EVEN)
    return LapRow(label, times.taken(time), _told(stands), before, _remark(lap), *_word(stands))


def _same_before(laps: tuple[Lap, ...], index: int) -> Lap | None:
    step, part = laps[index].segment.step, laps[index].segment.part
    for other in reversed(laps[max(0, index - _LOOK_BACK) : index]):
        same = other.segment.step
        if (
            other.end is End.MARK
            and (same.kind, same.ends, same.distance_m) == (step.kind, step.ends, step.distance_m)
            and (other.segment.part or (0, 0))[0] == (part or (0, 0))[0]
        ):
            return other
    return None


def _remark(lap: Lap) -> str:
    if lap.end in (End.SKIPPED, End.BACK, End.DROPPED, End.STOPPED):
        return str(lap.end)
    if lap.segment.step.kind is Kind.RECOVERY and lap.segment.suggested_ms is not None:
        return f"about {times.planned(lap.segment.suggested_ms)}"
    if lap.splits_ms:
        return " ".join(times.taken(at) for at in lap.splits_ms)
    return ""


def _told(stands: Standing | None) -> str:
    return "" if stands is None else times.difference(stands.difference_ms, none=EVEN)


def _word(stands: Standing | None) -> tuple[str, Band | None]:
    return ("", None) if stands is None else (stands.word, stands.band)
