"""The named paces: which distance or which part of the index each means."""

from __future__ import annotations

import re
from dataclasses import dataclass

from milewatch.workout.model import MILE_M


@dataclass(frozen=True, slots=True)
class AtDistance:
    """The pace of a race over `metres`."""

    metres: float


@dataclass(frozen=True, slots=True)
class AtIndex:
    """The speed at a part of the Daniels–Gilbert index, from `low` to `high` (slow to quick), 0–1."""

    low: float
    high: float
    like_m: float
    """The race it is nearest to in length: the mark nearest to that tells most about it."""


@dataclass(frozen=True, slots=True)
class NoPace:
    """A name that has no pace; `text` says why, and what to write instead."""

    text: str


Rule = AtDistance | AtIndex | NoPace

KNOWN = "800, 1500, mile, 3k, 5k, 10k, T, I, R, M, E"

_INTERVAL = AtIndex(0.975, 0.975, 4000.0)
_THRESHOLD = AtIndex(0.88, 0.88, 15000.0)
_MARATHON = AtIndex(0.82, 0.82, 42195.0)
_EASY = AtIndex(0.62, 0.74, 42195.0)

_RULES: dict[str, Rule] = {
    **dict.fromkeys(("mile", "1mi", "1 mi", "r", "rep", "repetition"), AtDistance(MILE_M)),
    **dict.fromkeys(("two mile", "2 mile", "2mi", "2 mi"), AtDistance(2 * MILE_M)),
    **dict.fromkeys(("hm", "hmp", "half", "half marathon"), AtDistance(21097.5)),
    **dict.fromkeys(("i", "interval", "intervals", "vo2", "vo2max"), _INTERVAL),
    **dict.fromkeys(("t", "lt", "threshold", "tempo", "lactate threshold", "cruise"), _THRESHOLD),
    **dict.fromkeys(("m", "mp", "marathon"), _MARATHON),
    **dict.fromkeys(("e", "easy", "l", "long"), _EASY),
    **dict.fromkeys(
        ("sub lt", "sub t", "sub threshold"),
        NoPace("sub LT is a little slower than threshold, by no fixed amount: run by feel, or write T+4s"),
    ),
    "race": NoPace(f"“race” pace names no distance: write one of {KNOWN}"),
}  # fmt: skip

_METRES = re.compile(r"(\d{3,5})(?: ?m)?")
_KILOMETRES = re.compile(r"(\d{1,2}(?:\.\d{1,2})?) ?km?")
_MILES = re.compile(r"(\d{1,2}(?:\.\d{1,2})?) ?mi(?:les?)?")


def plain(name: str) -> str:
    """A name as it is looked up: lower case, without "current", "race" and "pace" around it."""
    words = " ".join(name.lower().split())
    words = words.removeprefix("current ").removesuffix(" pace").removesuffix(" effort")
    if words not in ("race", "goal race"):
        words = words.removesuffix(" race")
    return words.strip()


def rule(name: str) -> Rule:
    """What a plain name (without "goal") means."""
    known = _RULES.get(name)
    if known is not None:
        return known
    for pattern, metres in ((_METRES, 1.0), (_KILOMETRES, 1000.0), (_MILES, MILE_M)):
        found = pattern.fullmatch(name)
        if found and float(found[1]) > 0:
            return AtDistance(float(found[1]) * metres)
    return NoPace(f"no pace is known by the name “{name}”: write one of {KNOWN}, or a time")
