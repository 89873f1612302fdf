"""The workout unrolled: a flat tuple of segments, each knowing "set 2 of 3, rep 4 of 6"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.workout import estimate
from milewatch.workout.easy_miles import EasyMiles, TotalError, easy_miles
from milewatch.workout.model import Ends, Kind, Node, Repeat, Step
from milewatch.workout.numbering import Place, Placed, place, unrolled_length
from milewatch.workout.recovery import RecoveryTable, default_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.workout.model import Workout

MAX_SEGMENTS = 2000
"""More than anyone runs; it keeps a slip of the finger (400x400) from filling the memory."""


class TimelineError(ValueError):
    """A workout that cannot be laid out in time; the message says what and what would be right."""


@dataclass(frozen=True, slots=True)
class Segment:
    """One step at its place in the timeline."""

    index: int
    """Position in the timeline, from 0."""
    step: Step
    set: Place | None = None
    """None for warm-up and cool-down. A recovery has the set and rep of the work before it."""
    rep: Place | None = None
    part: Place | None = None
    """Which part of a composite rep; None when the rep is one step."""
    suggested_ms: int | None = None
    """How long an open or distance recovery is suggested to be. A suggestion only: it is counted past."""
    target_ms: tuple[int, int] | None = None
    """What a work step is to take, from an explicit time or pace: (quickest, slowest), equal where one was given."""
    optional: bool = False
    """Beyond the lower end of a range of reps: not running it is finished, not abandoned."""


@dataclass(frozen=True, slots=True)
class Totals:
    """What the plan adds up to; parts that have no known length count nothing."""

    work_m: float
    work_ms: int
    recovery_m: float
    recovery_ms: int
    reps: int
    distance_m: float
    """Everything with a known distance, easy miles included."""
    expected_ms: int
    """The whole session: targets, guesses by effort where there is none, suggestions for open recoveries."""


@dataclass(frozen=True, slots=True)
class Timeline:
    """A workout, unrolled."""

    workout: Workout
    segments: tuple[Segment, ...]
    totals: Totals
    expected_ms: tuple[int, ...]
    """How long each segment is expected to take, for the profile and the expected end; same order as `segments`."""
    readings: tuple[str, ...] = ()
    """What was chosen in reading the text and in sharing out the easy miles, a sentence each."""


def unroll(
    workout: Workout, *, mile_s: float = estimate.NOMINAL_MILE_S, recoveries: RecoveryTable | None = None
) -> Timeline:
    """Lay a workout out in time.

    `mile_s` is the runner's mile in seconds, from which times are expected where the plan states none; `recoveries`
    the table of suggested recoveries, the built-in one if not given. Raises TimelineError.
    """
    _check(workout.steps)
    plan = _plan(place(workout.steps), mile_s, recoveries)
    readings = workout.readings
    if workout.total_m is not None:
        plan, reading = _with_easy_miles(plan, workout.total_m, mile_s)
        readings = readings if reading is None else (*readings, reading)
    segments = tuple(replace(planned.segment, index=index) for index, planned in enumerate(plan))
    expected = tuple(planned.expected_ms for planned in plan)
    return Timeline(workout, segments, _totals(segments, expected), expected, readings)


@dataclass(frozen=True, slots=True)
class _Planned:
    """A segment, not yet counted, and how long it should take."""

    segment: Segment
    expected_ms: int


def _check(nodes: tuple[Node, ...]) -> None:
    _check_repeats(nodes)
    length = unrolled_length(nodes)
    if length == 0:
        raise TimelineError("the workout has no steps; give at least one, such as 400 m")
    if length > MAX_SEGMENTS:
        raise TimelineError(f"the workout unrolls to {length} steps; at most {MAX_SEGMENTS} can be timed in one go")


def _check_repeats(nodes: tuple[Node, ...]) -> None:
    for node in nodes:
        if not isinstance(node, Repeat):
            continue
        if node.count < 1 or not node.body:
            raise TimelineError(f"a repeat of {node.count} with {len(node.body)} steps; both must be at least 1")
        if len(node.between) not in (0, 1, node.count - 1):
            raise TimelineError(
                f"a repeat of {node.count} has {len(node.between)} recoveries between its passes; "
                f"give one for all of them, or {node.count - 1}"
            )
        _check_repeats(node.body)


def _plan(placed: Sequence[Placed], mile_s: float, recoveries: RecoveryTable | None) -> list[_Planned]:
    """Give each step its target, its suggestion and its expected time."""
    single_set = all(p.set is None or p.set[1] == 1 for p in placed)
    plan: list[_Planned] = []
    rep_ms, rep_percent = 0, 0.0
    for position, p in enumerate(placed):
        suggested: int | None = None
        if p.step.kind is Kind.WORK:
            expected = estimate.expected_work_ms(p.step, mile_s)
            starts = p.part is None or p.part[0] == 1
            rep_ms = expected if starts else rep_ms + expected
            hard = estimate.percent(p.step.effort)
            rep_percent = hard if starts else max(rep_percent, hard)
        elif p.step.kind is Kind.RECOVERY:
            if p.step.ends is Ends.MARK and p.set is not None:
                table = default_table() if recoveries is None else recoveries
                ends_set = _next_set(placed, position) not in (None, p.set)
                suggested = table.suggest_ms(rep_ms, rep_percent, single_set=single_set, ends_set=ends_set)
            elif p.step.ends is Ends.DISTANCE:
                suggested = _distance_recovery_ms(p.step, mile_s)
            expected = _expected_recovery_ms(p.step, suggested, rep_ms)
        else:
            expected = estimate.expected_work_ms(p.step, mile_s)
        segment = Segment(0, p.step, p.set, p.rep, p.part, suggested, estimate.target_range(p.step), p.optional)
        plan.append(_Planned(segment, expected))
    return plan


def _next_set(placed: Sequence[Placed], position: int) -> Place | None:
    return next((p.set for p in placed[position + 1 :] if p.step.kind is Kind.WORK), None)


def _distance_recovery_ms(step: Step, mile_s: float) -> int | None:
    if step.target_ms is not None:
        return step.target_ms
    if step.distance_m is None:
        return None
    return round(step.distance_m / estimate.recovery_mps(step.mode, mile_s)) * 1000


def _expected_recovery_ms(step: Step, suggested: int | None, rep_ms: int) -> int:
    if step.ends is Ends.CYCLE:
        return max(0, (step.cycle_ms or 0) - rep_ms)
    return step.duration_ms if step.duration_ms is not None else suggested or 0


def _with_easy_miles(plan: list[_Planned], total_m: float, mile_s: float) -> tuple[list[_Planned], str | None]:
    steps = [planned.segment.step for planned in plan]
    likely = [estimate.expected_distance_m(planned.segment.step, planned.expected_ms, mile_s) for planned in plan]
    try:
        easy = easy_miles(total_m, steps, likely)
    except TotalError as error:
        raise TimelineError(str(error)) from error
    own = {step.kind for step in steps}
    plan = [_suggest_easy(planned, easy, mile_s) for planned in plan]
    before = [] if Kind.WARMUP in own else _easy(Kind.WARMUP, easy.before_m, easy.exact, mile_s)
    after = [] if Kind.COOLDOWN in own else _easy(Kind.COOLDOWN, easy.after_m, easy.exact, mile_s)
    return [*before, *plan, *after], easy.reading


def _easy(kind: Kind, metres: float | None, exact: bool, mile_s: float) -> list[_Planned]:
    if not metres:
        return []
    by_distance = Step(kind, Ends.DISTANCE, distance_m=metres)
    expected = estimate.expected_work_ms(by_distance, mile_s)
    if exact:
        return [_Planned(Segment(0, by_distance), expected)]
    return [_Planned(Segment(0, Step(kind, Ends.MARK), suggested_ms=_to_minute(expected)), expected)]


def _suggest_easy(planned: _Planned, easy: EasyMiles, mile_s: float) -> _Planned:
    """Give an open warm-up or cool-down of the steps' own its share of the easy miles as a suggestion."""
    step = planned.segment.step
    metres = {Kind.WARMUP: easy.before_m, Kind.COOLDOWN: easy.after_m}.get(step.kind)
    if step.ends is not Ends.MARK or not metres:
        return planned
    expected = estimate.expected_work_ms(Step(step.kind, Ends.DISTANCE, distance_m=metres), mile_s)
    return _Planned(replace(planned.segment, suggested_ms=_to_minute(expected)), expected)


def _to_minute(ms: int) -> int:
    return max(1, round(ms / 60_000)) * 60_000


def _totals(segments: Sequence[Segment], expected: Sequence[int]) -> Totals:
    work = [segment.step for segment in segments if segment.step.kind is Kind.WORK]
    rest = [segment.step for segment in segments if segment.step.kind is Kind.RECOVERY]
    return Totals(
        work_m=sum(step.distance_m or 0.0 for step in work),
        work_ms=sum(step.duration_ms or 0 for step in work),
        recovery_m=sum(step.distance_m or 0.0 for step in rest),
        recovery_ms=sum(step.duration_ms or 0 for step in rest),
        reps=sum(1 for s in segments if s.step.kind is Kind.WORK and (s.part is None or s.part[0] == 1)),
        distance_m=sum(segment.step.distance_m or 0.0 for segment in segments),
        expected_ms=sum(expected),
    )
