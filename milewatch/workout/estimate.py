"""How long a step will take, about: a pace to expect where the plan gives none, and a height for the profile.

A perceived effort is not a speed, so nothing here is ever a scored target. It is for the profile, the expected end and
the suggested recoveries.
"""

from __future__ import annotations

from itertools import pairwise

from milewatch.workout import effort_table
from milewatch.workout.effort import Effort, Form
from milewatch.workout.model import MILE_M, Ends, Kind, Step

NOMINAL_MILE_S = 360.0
"""The runner whose times are expected when nothing is known of the athlete: a mile in 6:00."""

OPEN_EASY_MS = 600_000
"""An open warm-up, cool-down or rep of no stated length is drawn ten minutes long."""

_WALK_MPS = 1.4
_SHUFFLE_MPS = 1.8
"""A full jog recovery is partly walked."""
_UNSAID_PERCENT = 85.0
"""A rep written without an effort is a hard one."""

_NAMED_S400 = {
    "200": 70.0, "300": 72.5, "400": 75.0, "600": 78.5, "800": 81.7, "1k": 84.5, "1200": 86.5, "1500": 88.8, "mile":
    89.5, "2k": 91.7, "3k": 95.0, "2mi": 95.8, "i": 96.4, "5k": 98.4, "8k": 100.8, "cv": 100.5, "10k": 102.0, "15k":
    104.4, "t": 104.8, "10mi": 105.2, "hm": 106.5, "m": 110.9, "e": 129.0,
}  # fmt: skip
"""Seconds per 400 m of named paces for a mile in 6:00 (Daniels–Gilbert; 800 by the power 1.13; between them by eye)."""

_NAMED_PERCENT = {
    "200": 99.0, "300": 98.0, "400": 97.0, "600": 96.0, "800": 95.0, "1k": 93.0, "1200": 92.0, "1500": 91.0, "mile":
    90.0, "2k": 89.0, "3k": 87.0, "2mi": 86.0, "i": 86.0, "5k": 84.0, "8k": 82.0, "cv": 81.0, "10k": 80.0, "15k":
    77.0, "t": 76.0, "10mi": 76.0, "hm": 73.0, "m": 68.0, "e": 50.0,
}  # fmt: skip

_OTHER_NAMES = {
    "1mi": "mile", "1600": "mile", "r": "mile", "rep": "mile", "repetition": "mile", "race": "mile", "goal": "mile",
    "1000": "1k", "2000": "2k", "3000": "3k", "3200": "2mi", "two mile": "2mi", "interval": "i", "vo2": "i", "vo2max":
    "i", "5000": "5k", "8000": "8k", "10000": "10k", "lt": "t", "threshold": "t", "tempo": "t", "sub lt": "t", "st":
    "t", "hmp": "hm", "half": "hm", "half marathon": "hm", "21k": "hm", "mp": "m", "marathon": "m", "easy": "e", "l":
    "e",
}  # fmt: skip

_JOG = (40.0, 135.0)
_ALL_OUT_S400 = (75.0, 81.7, 87.5, 89.5)
"""By the length of the rep: the table has no race pace for an effort so low or so high."""

_RECOVERY_HEIGHTS = {"float": 0.45, "jog": 0.3, "easy": 0.3, "off": 0.3, "j": 0.3, "walk": 0.15}


def target_range(step: Step) -> tuple[int, int] | None:
    """(quickest, slowest) in ms that a work step is to take: only from a stated time or pace over a distance."""
    effort = step.effort
    if step.kind is not Kind.WORK or effort is None or effort.low is None or step.ends is Ends.TIME:
        return None
    high = effort.low if effort.high is None else effort.high
    if effort.form is Form.TIME:
        scale = 1000.0
    elif effort.form is Form.PACE and effort.per_m and step.covers_m is not None:
        scale = 1000.0 * step.covers_m / effort.per_m
    else:
        return None
    return round(effort.low * scale), round(high * scale)


def percent(effort: Effort | None) -> float:
    """An effort as percent of the greatest perceived one, for drawing and for choosing a recovery."""
    if effort is None:
        return _UNSAID_PERCENT
    if effort.form in (Form.PERCENT, Form.SCALE) and effort.low is not None:
        middle = (effort.low + (effort.low if effort.high is None else effort.high)) / 2
        return middle if effort.form is Form.PERCENT else effort_table.percent_of_scale(middle)
    if effort.form is Form.RACE:
        named = _NAMED_PERCENT.get(_plain_name(effort))
        if named is not None:
            return named
    known = effort_table.percent_of_words(effort.text)
    return _UNSAID_PERCENT if known is None else known


def expected_work_ms(step: Step, mile_s: float = NOMINAL_MILE_S) -> int:
    """How long a work, warm-up or cool-down step should take, in ms: as stated, else by its effort for this runner."""
    if step.duration_ms is not None:
        return step.duration_ms
    target = target_range(step)
    if target is not None:
        return (target[0] + target[1]) // 2
    if step.distance_m is None:
        return OPEN_EASY_MS
    return round(step.distance_m / 400.0 * _s400(step, mile_s) * 1000)


def expected_distance_m(step: Step, expected_ms: int, mile_s: float = NOMINAL_MILE_S) -> float:
    """The metres a step is likely to cover. Standing rest covers none; a recovery of no said kind counts as rest."""
    if step.distance_m is not None:
        return step.distance_m
    seconds = expected_ms / 1000
    if step.kind is Kind.RECOVERY and step.ends is Ends.MARK:
        return seconds * _SHUFFLE_MPS if moves(step.mode) else 0.0
    if step.kind is Kind.RECOVERY:
        return seconds * recovery_mps(step.mode, mile_s) if moves(step.mode) else 0.0
    return seconds * 400.0 / _s400(step, mile_s)


def moves(mode: str | None) -> bool:
    """Whether a recovery of this kind is walked or run."""
    return any(word in _RECOVERY_HEIGHTS for word in effort_table.split_words(mode or ""))


def recovery_mps(mode: str | None, mile_s: float = NOMINAL_MILE_S) -> float:
    """Metres a second of a recovery that covers ground: walking, floating, else easy running."""
    words = effort_table.split_words(mode or "")
    if "walk" in words and "jog" not in words:
        return _WALK_MPS
    return 400.0 / (_NAMED_S400["m" if "float" in words else "e"] * mile_s / NOMINAL_MILE_S)


def height(step: Step) -> float:
    """How high the step stands in the profile, 0 to 1."""
    if step.kind is Kind.WORK:
        return max(0.2, min(1.0, percent(step.effort) / 100))
    if step.kind is Kind.RECOVERY:
        words = effort_table.split_words(step.mode or "")
        return next((_RECOVERY_HEIGHTS[word] for word in words if word in _RECOVERY_HEIGHTS), 0.1)
    return percent(step.effort) / 100 if step.effort is not None else 0.4


def _s400(step: Step, mile_s: float) -> float:
    """Seconds per 400 m to expect of a work, warm-up or cool-down step."""
    scale = mile_s / NOMINAL_MILE_S
    effort = step.effort
    if effort is None and step.kind is not Kind.WORK:
        return _NAMED_S400["e"] * scale
    if effort is not None and effort.form is Form.PACE and effort.low is not None and effort.per_m:
        return (effort.low + (effort.low if effort.high is None else effort.high)) / 2 * 400.0 / effort.per_m
    if effort is not None and effort.form is Form.RACE:
        named = _NAMED_S400.get(_plain_name(effort))
        if named is not None:
            return named * scale + effort.offset_s * 400.0 / (effort.per_m or 400.0)
    return _perceived_s400(percent(effort), _length_ms(step, scale)) * scale


def _length_ms(step: Step, scale: float) -> float:
    if step.duration_ms is not None:
        return step.duration_ms
    return (step.distance_m or MILE_M) / 400.0 * _NAMED_S400["mile"] * scale * 1000


def _perceived_s400(effort_percent: float, length_ms: float) -> float:
    """Between the middles of the table's cells for a rep of this length, for a mile in 6:00."""
    points = _POINTS[effort_table.column(length_ms)]
    if effort_percent <= points[0][0]:
        return points[0][1]
    for (low, slow), (high, quick) in pairwise(points):
        if effort_percent <= high:
            return slow + (quick - slow) * (effort_percent - low) / (high - low)
    return points[-1][1]


def _points(column: int) -> tuple[tuple[float, float], ...]:
    """Percent of effort and seconds per 400 m. Where a short rep has no cell it is expected as the next longer one."""
    cells = effort_table.rows(1) | effort_table.rows(column)
    middles = [
        (float(level), round((_NAMED_S400[cell.slow.lower()] + _NAMED_S400[cell.quick.lower()]) / 2, 1))
        for level, cell in cells.items()
    ]
    return (_JOG, *middles, (float(effort_table.Level.ALL_OUT), _ALL_OUT_S400[column]))


_POINTS = tuple(_points(column) for column in range(len(_ALL_OUT_S400)))


def _plain_name(effort: Effort) -> str:
    name = (effort.name or effort.text).lower()
    for word in ("goal ", "current ", "race "):
        name = name.removeprefix(word)
    name = name.removesuffix(" pace").removesuffix(" race").strip()
    return _OTHER_NAMES.get(name, name)
