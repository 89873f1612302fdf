"""What an effort roughly means: a pace to expect where the plan gives none, and a height for the profile.

A perceived effort is not a speed, so nothing here is ever a scored target. It answers "how long will this take, about",
for the profile, the expected end and the suggested recoveries.
"""

from __future__ import annotations

from itertools import pairwise

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

_WORD_PERCENT = (
    ("comfortably hard", 75.0), ("very hard", 90.0), ("very easy", 40.0), ("all out", 100.0), ("flat out", 100.0),
    ("full gas", 100.0), ("time trial", 100.0), ("relaxed fast", 84.0), ("fast relaxed", 84.0),
    ("fast and relaxed", 84.0), ("threshold", 76.0), ("controlled", 75.0), ("moderate", 65.0), ("maximum", 100.0),
    ("maximal", 100.0), ("sprint", 97.0), ("smooth", 78.0), ("steady", 65.0), ("strong", 82.0), ("strides", 84.0),
    ("stride", 84.0), ("tempo", 76.0), ("relaxed", 70.0), ("quick", 88.0), ("brisk", 75.0), ("float", 60.0),
    ("hard", 85.0), ("fast", 88.0), ("easy", 50.0), ("race", 90.0), ("max", 100.0), ("jog", 40.0), ("off", 40.0),
    ("on", 85.0), ("h", 85.0), ("cl", 40.0),
)  # fmt: skip
"""Longest first, so that "very hard" is not read as "hard"."""

_GUIDE = (
    (35_000, ((40.0, 135.0), (75.0, 96.7), (85.0, 85.6), (90.0, 81.7), (100.0, 75.0))),
    (120_000, ((40.0, 135.0), (75.0, 96.7), (85.0, 92.2), (90.0, 85.6), (100.0, 81.7))),
    (240_000, ((40.0, 135.0), (75.0, 100.2), (85.0, 96.7), (90.0, 92.2), (100.0, 87.5))),
    (None, ((40.0, 135.0), (75.0, 103.4), (85.0, 100.2), (90.0, 98.4), (100.0, 89.5))),
)
"""Per length of the rep (up to ms): percent of effort and seconds per 400 m at a 6:00 mile, by the guide to effort."""

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
        return middle if effort.form is Form.PERCENT else _scale_percent(middle)
    if effort.form is Form.RACE:
        named = _NAMED_PERCENT.get(_plain_name(effort))
        if named is not None:
            return named
    return _word_percent(effort.text)


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
    return any(word in _RECOVERY_HEIGHTS for word in _words(mode or ""))


def recovery_mps(mode: str | None, mile_s: float = NOMINAL_MILE_S) -> float:
    """Metres a second of a recovery that covers ground: walking, floating, else easy running."""
    words = _words(mode or "")
    if "walk" in words and "jog" not in words:
        return _WALK_MPS
    return 400.0 / (_NAMED_S400["m" if "float" in words else "e"] * mile_s / NOMINAL_MILE_S)


def height(step: Step) -> float:
    """How high the step stands in the profile, 0 to 1."""
    if step.kind is Kind.WORK:
        return max(0.2, min(1.0, percent(step.effort) / 100))
    if step.kind is Kind.RECOVERY:
        return next((_RECOVERY_HEIGHTS[word] for word in _words(step.mode or "") if word in _RECOVERY_HEIGHTS), 0.1)
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
    return _guide_s400(percent(effort), _length_ms(step, scale)) * scale


def _length_ms(step: Step, scale: float) -> float:
    if step.duration_ms is not None:
        return step.duration_ms
    return (step.distance_m or MILE_M) / 400.0 * _NAMED_S400["mile"] * scale * 1000


def _guide_s400(effort_percent: float, length_ms: float) -> float:
    points = next(points for up_to, points in _GUIDE if up_to is None or length_ms <= up_to)
    if effort_percent <= points[0][0]:
        return points[0][1]
    for (low, slow), (high, quick) in pairwise(points):
        if effort_percent <= high:
            return slow + (quick - slow) * (effort_percent - low) / (high - low)
    return points[-1][1]


def _scale_percent(value: float) -> float:
    """0–10 to percent by the guide: 7 is 75, 8 is 85, 9 is 90, 10 is 100."""
    points = ((0.0, 0.0), (7.0, 75.0), (8.0, 85.0), (9.0, 90.0), (10.0, 100.0))
    for (low, from_percent), (high, to_percent) in pairwise(points):
        if value <= high:
            return from_percent + (to_percent - from_percent) * (value - low) / (high - low)
    return 100.0


def _plain_name(effort: Effort) -> str:
    name = (effort.name or effort.text).lower()
    for word in ("goal ", "current ", "race "):
        name = name.removeprefix(word)
    name = name.removesuffix(" pace").removesuffix(" race").strip()
    return _OTHER_NAMES.get(name, name)


def _word_percent(text: str) -> float:
    plain = f" {' '.join(_words(text))} "
    return next((value for words, value in _WORD_PERCENT if f" {words} " in plain), _UNSAID_PERCENT)


def _words(text: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in text.lower()).split()
