"""A pace between two others: "1500/3k", "3-5k", "5/10k pace". Coaches write the shorter race first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from milewatch.workout import effort as make
from milewatch.workout.effort import Form
from milewatch.workout.notation.vocabulary import RACE_NAMES
from milewatch.workout.pace_names import AtDistance, NoPace, rule

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort
    from milewatch.workout.notation.cursor import Cursor
    from milewatch.workout.notation.tokens import Token

_NEXT = 2.2
"""Up to so many times as long, a race is the next one to another: 5k/10k is between the two, mile/10k is not."""
_THE_SAME = 1.1
"""The mile and the 1500 m: no order is to be seen in them."""
_KILOMETRES = (1, 2, 3, 5, 8, 10, 15, 20)
_FRACTION = re.compile(r"([0-9]+)/([0-9]+)\s?km?")


def between(one: Effort, other: Effort) -> Effort | None:
    """The range from one named pace to the next longer one; None for paces that cannot well be meant as a range."""
    lengths = [_length(effort) for effort in (one, other)]
    short, long = lengths
    if short is None or long is None or not short / _THE_SAME <= long <= short * _NEXT:
        return None
    return make.race(f"{one.text}-{other.text}")


def races_with_a_slash(cur: Cursor) -> bool:
    """Whether the number here is a race and no seconds: "1500/3k", "800/1500", "400/800"; not "75/400"."""
    first, second = cur.look(), cur.look(2)
    if first.kind != "num" or not cur.sym("/", ahead=1):
        return False
    if cur.word("mile", "mi", ahead=2):
        return first.value in (800, 1500)
    if not (_is_race(first) and _is_race(second)) or second.value < first.value:
        return False
    return first.value >= 800 or (first.value, second.value) == (400, 800)


def kilometres(cur: Cursor) -> Effort | None:
    """ "3-5k", "3/5k" and "5/10k" after @: the k is for both; None (and nothing taken) if that does not stand here."""
    token, last = cur.look(), cur.look(2)
    if token.kind == "dist" and (fraction := _FRACTION.fullmatch(token.raw)) is not None:
        short, long = (int(number) for number in fraction.groups())
        taken = 1
    elif token.kind == "num" and cur.sym("-", "/", ahead=1) and last.kind == "dist" and last.text.endswith(("k", "km")):
        short, long = round(token.value), round(last.value / 1000)
        if (token.value, last.value) != (short, 1000 * long):
            return None
        taken = 3
    else:
        return None
    if short not in _KILOMETRES or long not in _KILOMETRES or not short < long <= short * _NEXT:
        return None
    for _ in range(taken):
        cur.take()
    cur.skip("pace", "effort")
    return make.race(f"{short}k-{long}k")


def is_kilometres(cur: Cursor) -> bool:
    """Whether `kilometres` would find something here."""
    start = cur.at
    found = kilometres(cur)
    cur.at = start
    return found is not None


def _is_race(token: Token) -> bool:
    return token.kind in ("num", "dist") and token.value in RACE_NAMES


def _length(effort: Effort) -> float | None:
    """The metres of the race that this is the pace of, or is nearest to."""
    if effort.form is not Form.RACE or effort.offset_s or effort.name is None:
        return None
    meaning = rule(effort.name)
    if isinstance(meaning, NoPace):
        return None
    return meaning.metres if isinstance(meaning, AtDistance) else meaning.like_m
