"""The easy miles around a workout of which the whole run is known: "7 miles in all"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.workout.model import MILE_M, Ends, Kind, Step

if TYPE_CHECKING:
    from collections.abc import Sequence

_LITTLE = 0.05
"""The easy miles are exact as long as what must be guessed is no more than this part of the whole run."""

_ROUNDING = 1.005
"""A stated total may be rounded: "4 miles in all" for 16 x 400."""


class TotalError(ValueError):
    """The whole run is shorter than its hard part."""


@dataclass(frozen=True, slots=True)
class EasyMiles:
    """What is left of the whole run, before and after: metres, None where the steps leave nothing to add there."""

    before_m: float | None
    after_m: float | None
    exact: bool
    """False: the hard part holds timed or open steps, so the distances are estimates."""
    reading: str | None
    """A sentence for the runner; None when nothing is left to share out."""


def easy_miles(total_m: float, steps: Sequence[Step], likely_m: Sequence[float]) -> EasyMiles:
    """Split what is left of the whole run in two, before and after the hard part.

    `likely_m` is what each step likely covers, its distance where it has one. A warm-up or cool-down that the steps
    have keeps its own length; one that is open takes its half. Raises TotalError.
    """
    before, after = _has_room(steps, Kind.WARMUP), _has_room(steps, Kind.COOLDOWN)
    known = sum(step.distance_m or 0.0 for step in steps)
    guessed = sum(m for step, m in zip(steps, likely_m, strict=True) if step.distance_m is None and not _is_easy(step))
    at_least = known + _surely_m(steps, likely_m)
    if at_least > total_m * _ROUNDING:
        about = "" if at_least == known else "more than "
        hard = distance_words(at_least, total_m)
        raise TotalError(
            f"the whole run is {distance_words(total_m)}, but its steps add up to {about}{hard}; "
            "give a longer total or leave it out"
        )
    exact = guessed <= _LITTLE * total_m
    left = max(0.0, total_m - known - (0.0 if exact else guessed))
    share = left / 2 if before and after else left
    return EasyMiles(
        before_m=share if before else None,
        after_m=share if after else None,
        exact=exact,
        reading=_reading(total_m, left, exact, before, after) if left > 0 else None,
    )


def distance_words(metres: float, like_m: float | None = None) -> str:
    """Long distances as they are said: "7 miles", "6.46 miles", "10 km". `like_m`: in the unit that suits that one."""
    whole = metres if like_m is None else like_m
    unit, name = (1000.0, "km") if whole >= 1000 and whole % 1000 == 0 else (MILE_M, "mile")
    number = f"{metres / unit:.2f}".rstrip("0").rstrip(".")
    return f"{number} {name}{'' if name == 'km' or number == '1' else 's'}"


def _is_easy(step: Step) -> bool:
    return step.kind in (Kind.WARMUP, Kind.COOLDOWN) and step.ends is Ends.MARK


def _has_room(steps: Sequence[Step], kind: Kind) -> bool:
    """Whether easy miles belong here: there is no step of the kind, or one that is open."""
    own = [step for step in steps if step.kind is kind]
    return not own or any(step.ends is Ends.MARK for step in own)


def _surely_m(steps: Sequence[Step], likely_m: Sequence[float]) -> float:
    """What the timed reps cover at the very least: half of what is likely, for a slow runner."""
    return sum(
        m / 2 for step, m in zip(steps, likely_m, strict=True) if step.kind is Kind.WORK and step.ends is Ends.TIME
    )


def _reading(total_m: float, left: float, exact: bool, before: bool, after: bool) -> str:
    share = left / 2 if before and after else left
    easy = f"{'' if exact else 'about '}{distance_words(share, total_m)}"
    if before and after:
        shares = f"{easy} easy before the hard part and as much after it"
    elif before or after:
        shares = f"{easy} easy {'before' if before else 'after'} the hard part"
    else:
        shares = f"{easy} more than the steps, which have a warm-up and a cool-down of their own"
    ends = "; that is an estimate, so it ends on your mark" if not exact and (before or after) else ""
    return f"{distance_words(total_m)} in all read as {shares}{ends}"
