"""A workout as it is run on a certain track: marks at the finish line, where to start, laps that stand in for miles."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from milewatch.workout import saying
from milewatch.workout.model import MILE_M, Kind, Node, Repeat, Step, Workout
from milewatch.workout.track import Track, as_laps, finish_line_splits, usual_start

_STANDARD = Track()
_NEAR = 0.1
"""A passing of the line this near to the end (in laps) is not marked: the end is marked already."""
_MEASURED_M = 1600.0
"""From here on a distance is taken to be run in full: the mile has its own start, and long runs leave the track."""
_ON_TRACKS = (None, "track", "indoor")


class Splits(StrEnum):
    """Where reps of more than a lap are marked that have no splits of their own."""

    NONE = "none"
    USUAL = "usual"
    """At the finish line, started where races of the distance start, so that the end is at the line."""
    LINE = "line"
    """At the finish line, started at it."""


@dataclass(frozen=True, slots=True)
class OnTrack:
    """A workout for a track, and what there is to know about it."""

    workout: Workout
    notes: tuple[str, ...] = ()
    """A sentence each."""


def finish_line(distance_m: float, track: Track = _STANDARD, start_m: float | None = None) -> tuple[float, ...]:
    """The splits of a rep at the finish line, its end left out."""
    passings = finish_line_splits(distance_m, track, start_m)[:-1]
    return tuple(metres for metres in passings if distance_m - metres > _NEAR * track.lap_m)


def runs_on_track(workout: Workout) -> bool:
    """Whether there is a finish line to be passed; where nothing is said of it, there is."""
    return workout.surface in _ON_TRACKS


def on_track(workout: Workout, track: Track, splits: Splits = Splits.NONE) -> OnTrack:
    """Lay a workout on a track.

    Splits that are those of the finish line on a standard track move to the line of this one. A rep of a quarter, half
    or three quarters of a mile is run as laps, unless reps start where races do; the mile has a start of its own. A
    workout that is run on a road, a hill or grass stays as it is.
    """
    if not runs_on_track(workout):
        return OnTrack(workout)
    notes: dict[str, None] = {}
    steps = tuple(_laid(node, track, splits, notes) for node in workout.steps)
    return OnTrack(workout if steps == workout.steps else replace(workout, steps=steps), tuple(notes))


def _laid(node: Node, track: Track, splits: Splits, notes: dict[str, None]) -> Node:
    if isinstance(node, Repeat):
        return replace(node, body=tuple(_laid(inner, track, splits, notes) for inner in node.body))
    if node.kind is not Kind.WORK or node.distance_m is None:
        return node
    at_line = bool(node.splits_m) and _same(node.splits_m, finish_line(node.distance_m))
    if node.joined or (not at_line and (node.splits_m or splits is Splits.NONE)):
        return _lapped(node, node.distance_m, track, splits, notes)
    start = 0.0 if splits is Splits.LINE else usual_start(node.distance_m, track)
    marks = finish_line(node.distance_m, track, start)
    if not marks and splits is not Splits.USUAL:
        return _lapped(node, node.distance_m, track, splits, notes)
    if marks or as_laps(node.distance_m, track) is not None:
        notes[_start_words(node.distance_m, start, marks)] = None
    return replace(node, splits_m=marks)


def _lapped(step: Step, distance_m: float, track: Track, splits: Splits, notes: dict[str, None]) -> Step:
    """A step as it is run from the finish line to the finish line, where that is nearly its distance."""
    laps = as_laps(distance_m, track) if not step.splits_m else None
    start = usual_start(distance_m, track)
    whole = splits is Splits.NONE and not step.splits_m and not usual_start(distance_m, Track(track.length_m))
    staggered = whole and track.lane > 1 and start
    if staggered or (laps is not None and saying.same_distance(distance_m, MILE_M)):
        lane = f" in lane {track.lane}" if staggered else ""
        notes[_start_words(distance_m, start, ()) + lane] = None
    if laps is None or distance_m >= _MEASURED_M:
        return step
    notes[f"run as laps of the track, {laps.text}"] = None
    return replace(step, run_m=laps.run_m)


def _same(one: tuple[float, ...], other: tuple[float, ...]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < 0.5 for a, b in zip(one, other, strict=True))


def _start_words(distance_m: float, start_m: float, marks: tuple[float, ...]) -> str:
    where = f"{abs(start_m):.1f}".removesuffix(".0")
    place = f"{where} m {'before' if start_m < 0 else 'past'} the finish line" if abs(start_m) > 0.05 else "at the line"
    said = ", ".join(f"{metres:.0f}" for metres in marks[:6]) + (" …" if len(marks) > 6 else "")
    at = f"; marks at the line: {said} m" if marks else ""
    return f"the {saying.distance(distance_m)} starts {place}{at}"
