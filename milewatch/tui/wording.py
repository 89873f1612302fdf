"""Segments in words, as the live screen says them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from milewatch.tui.figures import aimed, distance
from milewatch.workout import saying, times
from milewatch.workout.model import Ends, Kind
from milewatch.workout.progress import standing

if TYPE_CHECKING:
    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView
    from milewatch.workout.numbering import Place
    from milewatch.workout.progress import Standing
    from milewatch.workout.timeline import Segment


def name(segment: Segment) -> str:
    """What kind of thing a segment is: "rep", "recovery", "warm-up"."""
    return saying.KIND_NAMES[segment.step.kind]


def extent(segment: Segment) -> str:
    """How long or how far: "400 m", "1:00", "to the send-off at 3:00"; empty when it is open."""
    step = segment.step
    if step.ends is Ends.TIME and step.duration_ms is not None:
        return times.planned(step.duration_ms)
    if step.ends is Ends.DISTANCE and step.distance_m is not None:
        return distance(step.distance_m)
    if step.ends is Ends.CYCLE and step.cycle_ms is not None:
        return f"to the send-off at {times.planned(step.cycle_ms)}"
    return ""


def describe(segment: Segment) -> str:
    """What to do: "400 m @ 62 s", "recovery, full (about 3:00)", "warm-up 10:00"."""
    step = segment.step
    far = extent(segment)
    effort = f" @ {step.effort.said}" if step.effort is not None else ""
    if step.kind is Kind.WORK:
        return f"{far or 'open'}{effort}"
    if step.kind is Kind.RECOVERY:
        mode = step.mode or ("full" if step.ends is Ends.MARK and step.stated else "")
        about = f" (about {times.planned(segment.suggested_ms)})" if segment.suggested_ms is not None else ""
        return ", ".join(part for part in (f"recovery {far}".rstrip(), mode) if part) + about
    return f"{name(segment)} {far}".rstrip() + effort


def running(view: AthleteView) -> str:
    """What to do in what runs, as `describe` has it, with the seconds that were put to it or taken off."""
    segment = view.segment
    if segment is None:
        return ""
    if segment.step.ends is Ends.TIME and view.length_ms is not None:
        segment = replace(segment, step=replace(segment.step, duration_ms=view.length_ms))
    return describe(replace(segment, suggested_ms=view.suggested_ms))


def place(segment: Segment) -> str:
    """Where in the plan: "rep 4 of 6 · set 2 of 3 · part 1 of 2"; empty for warm-up and cool-down."""
    parts = []
    if segment.rep is not None:
        parts.append(_of("rep", segment.rep))
    if segment.set is not None and segment.set[1] > 1:
        parts.append(_of("set", segment.set))
    if segment.part is not None:
        parts.append(_of("part", segment.part))
    if segment.optional:
        parts.append("optional")
    return " · ".join(parts)


def short_place(segment: Segment) -> str:
    """The same for a small screen: "4/6"."""
    return f"{segment.rep[0]}/{segment.rep[1]}" if segment.rep is not None else ""


def upcoming(segment: Segment | None, band: tuple[int, int] | None = None) -> str:
    """What follows: "rep 5 of 6, 400 m @ 62 s"; where a set begins "rep 1 of 6 · set 2 of 3, 400 m @ 62 s".

    `band` is how sure its target is.
    """
    if segment is None:
        return "the end"
    if segment.rep is not None and segment.step.kind is Kind.WORK:
        target = f" · {aimed(segment.target_ms, band)}" if segment.target_ms is not None else ""
        begins = segment.set is not None and segment.set[1] > 1 and segment.rep[0] == 1
        where = place(segment) if begins else _of("rep", segment.rep)
        return f"{where}, {describe(segment)}{target}"
    return describe(segment)


def against(ms: int, target: tuple[int, int] | None) -> Standing | None:
    """How a time stands against its target; None without one."""
    return None if target is None else standing(ms, *target)


def lap_ms(lap: Lap) -> int:
    """The time of a lap as the log will have it."""
    return lap.told_ms


def _of(what: str, place: Place) -> str:
    return f"{what} {place[0]} of {place[1]}"
