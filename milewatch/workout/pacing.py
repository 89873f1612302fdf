"""An athlete's paces: from marks (current) and from goals, which are never mixed."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from milewatch.workout import pace_model, saying
from milewatch.workout.marks import OLD_DAYS, Goal, Mark, dated_ahead, run_by
from milewatch.workout.model import MILE_M
from milewatch.workout.pace_names import AtDistance, AtIndex, NoPace, plain, rule

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

OF_ITSELF = 0.01
"""The mark's own pace has no error of a model; within 1 % a rep counts as on it."""
FROM_ONE = 0.02
BETWEEN_TWO = 0.015
IN_TWO_STEPS = math.hypot(FROM_ONE, FROM_ONE)
"""Daniels–Gilbert to the mile and 1.13 from there: two errors, independent."""

_SHORTEST_M = 600.0
"""Below this nothing is derived from a longer result."""
_SHORTEST_FOR_LAW_M = 400.0
_LONGEST_M = 42195.0 * 1.01
_STEEPEST = 1.25
"""Two results of one athlete in one shape have an exponent between 1 and about 1.2."""


@dataclass(frozen=True, slots=True)
class Pace:
    """A speed with its uncertainty: seconds per metre, `low` the quickest."""

    low: float
    mid: float
    high: float
    source: str
    """Where it comes from: "by Daniels–Gilbert from the mile in 5:58.3 (2026-10-24), ±2 %"."""
    warnings: tuple[str, ...] = ()
    """What makes it less sure than its band, a sentence each."""
    marks: tuple[Mark, ...] = ()
    """Those it is worked out from; none for a goal."""
    between: tuple[float, float] | None = None
    """The (quick, slow) ends of a range that was asked for, without their uncertainty; None for a single pace."""

    @property
    def uncertain(self) -> bool:
        """Whether there is more doubt than the band shows."""
        return bool(self.warnings)

    def ms(self, metres: float) -> tuple[int, int, int]:
        """(quickest, middle, slowest) ms for a distance."""
        return round(self.low * metres * 1000), round(self.mid * metres * 1000), round(self.high * metres * 1000)

    def wanted_ms(self, metres: float) -> tuple[int, int]:
        """(quickest, slowest) ms that are right: both the middle, or the ends of a range that was asked for."""
        quick, slow = self.between or (self.mid, self.mid)
        return round(quick * metres * 1000), round(slow * metres * 1000)


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no pace, and what would give one."""

    text: str
    """A whole sentence."""
    reason: str
    """The part of it that does not name the pace."""

    @classmethod
    def of(cls, what: str, reason: str) -> Missing:
        """No pace of the name `what`."""
        return cls(f"{what} pace is not known: {reason}", reason)


@dataclass(frozen=True, slots=True)
class _Result:
    metres: float
    seconds: float
    said: str
    mark: Mark | None = None
    """None for a goal."""
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pacer:
    """The paces of one athlete on one day."""

    marks: tuple[Mark, ...]
    goals: tuple[Goal, ...]
    today: date
    _found: dict[str, Pace | Missing] = field(default_factory=dict, repr=False, compare=False)

    def named(self, name: str) -> Pace | Missing:
        """The pace of a name: "mile", "goal mile", "3k", "t" … Names come in any case, with or without "pace"."""
        key = plain(name)
        if key not in self._found:
            self._found[key] = self._named(key)
        return self._found[key]

    def at(self, metres: float) -> Pace | Missing:
        """Current pace of a race over `metres`, from marks."""
        return self._distance(self._current(), metres, goal=False)

    def _named(self, name: str) -> Pace | Missing:
        if name == "goal" or name.startswith("goal "):
            return self._goal(name.removeprefix("goal").strip())
        meaning = rule(name)
        if isinstance(meaning, NoPace):
            return self._between(name) or Missing(meaning.text, meaning.text)
        if not self.marks:
            return Missing(f"{_shown(name)} pace needs a mark: {_HOW_MARK}", _HOW_MARK)
        if isinstance(meaning, AtDistance):
            return self.at(meaning.metres)
        return self._index(meaning, name)

    def _between(self, name: str) -> Pace | Missing | None:
        """The range from one named pace to another: "5k-3k"; None for a name that is no range."""
        ends = name.replace("–", "-").split("-")
        if len(ends) != 2 or any(isinstance(rule(end.strip()), NoPace) for end in ends):
            return None
        one, other = (self.named(end) for end in ends)
        if isinstance(one, Missing) or isinstance(other, Missing):
            return one if isinstance(one, Missing) else other
        quick, slow = sorted((one, other), key=lambda pace: pace.mid)
        sources = "; ".join(dict.fromkeys((quick.source, slow.source)))
        warnings = tuple(dict.fromkeys((*quick.warnings, *slow.warnings)))
        marks = tuple(dict.fromkeys((*quick.marks, *slow.marks)))
        middle, wanted = (quick.mid + slow.mid) / 2, (quick.mid, slow.mid)
        return Pace(quick.low, middle, slow.high, sources, warnings, marks, wanted)

    def _goal(self, name: str) -> Pace | Missing:
        if not self.goals:
            return Missing(f"goal {name or 'mile'} pace needs a goal: {_HOW_GOAL}", _HOW_GOAL)
        if not name and len({goal.distance_m for goal in self.goals}) > 1:
            return Missing.of("goal", "there are goals for several distances: write which, as in “goal mile”")
        meaning = AtDistance(self.goals[0].distance_m) if not name else rule(name)
        if not isinstance(meaning, AtDistance):
            return Missing.of(f"goal {name}", "a goal is for a distance: write goal mile, goal 1500 …")
        results = [_Result(goal.distance_m, goal.time_ms / 1000, goal.text) for goal in self.goals]
        return self._distance([results], meaning.metres, goal=True)

    def _current(self) -> list[list[_Result]]:
        """The newest mark of each distance that was run: first only those of one shape (8 weeks), then all of them."""
        newest: dict[float, Mark] = {}
        for mark in sorted(run_by(self.marks, self.today), key=lambda mark: mark.on):
            same = next((m for m in newest if saying.same_distance(m, mark.distance_m)), mark.distance_m)
            newest[same] = mark
        every = sorted(newest.values(), key=lambda mark: mark.distance_m)
        if not every:
            return [[]]
        last = max(mark.on for mark in every)
        shape = [mark for mark in every if (last - mark.on).days <= OLD_DAYS]
        groups = [shape] if len(shape) == len(every) else [shape, every]
        return [[self._result(mark) for mark in group] for group in groups]

    def _result(self, mark: Mark) -> _Result:
        days = mark.days_old(self.today)
        old = mark.old(self.today)
        aged = f", {saying.age(days)} old" if old else ""
        told_old = (f"{mark.text} is {saying.age(days)} old",) if old else ()
        warnings = told_old or dated_ahead((mark,), self.today)
        return _Result(
            mark.distance_m, mark.time_ms / 1000, f"{mark.text} ({mark.on.isoformat()}{aged})", mark, warnings
        )

    def _distance(self, groups: list[list[_Result]], metres: float, *, goal: bool) -> Pace | Missing:
        refused: list[str] = []
        if metres > _LONGEST_M:
            return Missing.of(saying.distance(metres), "nothing is worked out beyond the marathon")
        for results in groups:
            found = _predict([r for r in results if _possible(r, refused)], metres, refused)
            if found is not None:
                return found
        what = f"{'goal ' if goal else ''}{saying.distance(metres)}"
        return Missing.of(what, "; ".join(dict.fromkeys(refused)) or (_HOW_GOAL if goal else _HOW_MARK))

    def _index(self, wanted: AtIndex, name: str) -> Pace | Missing:
        refused: list[str] = []
        for results in self._current():
            usable = [r for r in results if _fits(r, refused)]
            if usable:
                near = _nearest(usable, wanted.like_m)
                index = pace_model.index(near.metres, near.seconds)
                slow = 1 / pace_model.speed_at(index, wanted.low)
                quick = 1 / pace_model.speed_at(index, wanted.high)
                part = f"{_percent(wanted.low, '')}–" if wanted.low != wanted.high else ""
                part += _percent(wanted.high)
                source = f"{part} of the Daniels–Gilbert index of {near.said}, {_plus_minus(FROM_ONE)}"
                low, high = quick * (1 - FROM_ONE), slow * (1 + FROM_ONE)
                ends = None if quick == slow else (quick, slow)
                return Pace(low, (slow + quick) / 2, high, source, _warnings(near), _marks(near), ends)
        return Missing.of(_shown(name), "; ".join(dict.fromkeys(refused)))


_HOW_MARK = "add a race or a time trial of 1500 m or longer, such as 1mi=5:58.3"
_HOW_GOAL = 'add one to the athletes file, such as { distance = "1mi", time = "5:45" }'


def _predict(results: list[_Result], metres: float, refused: list[str]) -> Pace | None:
    """The pace of a race over `metres`, or None with the reasons added to `refused`."""
    itself = next((r for r in results if saying.same_distance(r.metres, metres)), None)
    if itself is not None:
        return _pace(metres, itself.seconds, OF_ITSELF, f"from {itself.said}", itself.warnings, itself)
    clash: tuple[str, ...] = ()
    pair = _pair(results, metres)
    if pair is not None:
        near, far = pair
        k = math.log(far.seconds / near.seconds) / math.log(far.metres / near.metres)
        if 1.0 <= k <= _STEEPEST:
            seconds = pace_model.power_law((near.metres, near.seconds), (far.metres, far.seconds), metres)
            source = f"by a power law between {near.said} and {far.said}, {_plus_minus(BETWEEN_TWO)}"
            return _pace(metres, seconds, BETWEEN_TWO, source, (*near.warnings, *far.warnings), near, far)
        clash = (f"{near.said} and {far.said} do not fit together: only the nearer one is used",)
    if metres < _SHORTEST_M:
        refused.append(f"nothing under {_SHORTEST_M:.0f} m is worked out from longer results")
        return None
    if metres < 1500.0:
        return _short(results, metres, refused, clash)
    usable = [r for r in results if _fits(r, refused)]
    if not usable:
        return None
    near = _nearest(usable, metres)
    seconds = pace_model.time_at(pace_model.index(near.metres, near.seconds), metres)
    source = f"by Daniels–Gilbert from {near.said}, {_plus_minus(FROM_ONE)}"
    return _pace(metres, seconds, FROM_ONE, source, (*_warnings(near), *clash), near)


def _short(results: list[_Result], metres: float, refused: list[str], clash: tuple[str, ...]) -> Pace | None:
    """About 800 m: by 1.13 from a mile or 1500 m; from anything else by way of the mile."""
    steps = [r for r in results if 1499 <= r.metres <= MILE_M + 1]
    if steps:
        near = _nearest(steps, metres)
        seconds = pace_model.power_800(near.metres, near.seconds, metres)
        source = f"by exponent {pace_model.POWER_800} from {near.said}, {_plus_minus(FROM_ONE)}"
        return _pace(metres, seconds, FROM_ONE, source, (*near.warnings, *clash), near)
    usable = [r for r in results if _fits(r, refused)]
    if not usable:
        return None
    near = _nearest(usable, metres)
    mile_s = pace_model.time_at(pace_model.index(near.metres, near.seconds), MILE_M)
    seconds = pace_model.power_800(MILE_M, mile_s, metres)
    source = f"by Daniels–Gilbert to the mile and exponent {pace_model.POWER_800} from there, from {near.said}"
    far = f"{near.said} is far from {saying.distance(metres)}: uncertain"
    said = f"{source}, {_plus_minus(IN_TWO_STEPS)}"
    return _pace(metres, seconds, IN_TWO_STEPS, said, (*_warnings(near), far, *clash), near)


def _pace(metres: float, seconds: float, band: float, source: str, warnings: tuple[str, ...], *used: _Result) -> Pace:
    mid = seconds / metres
    said = tuple(dict.fromkeys(warnings))
    return Pace(mid * (1 - band), mid, mid * (1 + band), source, said, _marks(*used))


def _marks(*used: _Result) -> tuple[Mark, ...]:
    return tuple(result.mark for result in used if result.mark is not None)


def _possible(result: _Result, refused: list[str]) -> bool:
    wrong = pace_model.check(result.metres, result.seconds)
    if wrong is not None:
        refused.append(wrong)
    return wrong is None


def _fits(result: _Result, refused: list[str]) -> bool:
    refusal = pace_model.assess(result.metres, result.seconds).refusal
    if refusal is not None:
        refused.append(refusal)
    return refusal is None


def _warnings(result: _Result) -> tuple[str, ...]:
    warning = pace_model.assess(result.metres, result.seconds).warning
    return result.warnings if warning is None else (*result.warnings, warning)


def _pair(results: list[_Result], metres: float) -> tuple[_Result, _Result] | None:
    """The nearest result on either side."""
    below = [r for r in results if _SHORTEST_FOR_LAW_M <= r.metres < metres]
    above = [r for r in results if r.metres > metres]
    if not below or not above:
        return None
    return max(below, key=lambda r: r.metres), min(above, key=lambda r: r.metres)


def _shown(name: str) -> str:
    """Letters stand large: T, I, R, M, E, LT."""
    return name.upper() if len(name) <= 2 and name.isalpha() else name


def _nearest(results: Sequence[_Result], metres: float) -> _Result:
    return min(results, key=lambda r: abs(math.log(r.metres / metres)))


def _plus_minus(part: float) -> str:
    return f"±{_percent(round(part, 3))}"


def _percent(part: float, unit: str = " %") -> str:
    return f"{100 * part:.3g}{unit}"
