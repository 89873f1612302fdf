"""How a squad starts and recovers: the ways there are, in the order in which a key goes through them, and in words."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from milewatch.records.athlete import labels
from milewatch.timing.rules import FIRST, LAST, OWN
from milewatch.tui.widgets.line import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.conduct.entering import Runner
    from milewatch.records.athlete import Athlete
    from milewatch.tui.opening import Start

STAGGERS_MS = (0, 5_000, 10_000, 15_000, 20_000, 30_000, 60_000)
_RECOVER = {OWN: "each one's own", LAST: "the last", FIRST: "the first"}
T = TypeVar("T")


def next_stagger(start: Start, athletes: Sequence[Athlete]) -> Start:
    """All together, or so long after each other: each athlete, then each group where there are several."""
    ways = [(gap, False) for gap in STAGGERS_MS]
    if len({athlete.group for athlete in athletes}) > 1:
        ways += [(gap, True) for gap in STAGGERS_MS if gap]
    gap, by_group = _following(tuple(ways), (start.stagger_ms, start.by_group))
    return replace(start, stagger_ms=gap, by_group=by_group)


def next_recovery(start: Start, athletes: Sequence[Athlete]) -> Start:
    """Whose finish begins the recovery: each one's own, the last, the first, or one athlete's."""
    whose = (*_RECOVER, *(athlete.id for athlete in athletes))
    return replace(start, recover_with=_following(whose, start.recover_with))


def _following(order: tuple[T, ...], now: T) -> T:
    return order[(order.index(now) + 1) % len(order) if now in order else 0]


def words(start: Start, athletes: Sequence[Athlete]) -> str:
    """ "groups 10 s apart, rest from the last finish"."""
    gap, whose = start.stagger_ms // 1000, start.recover_with
    groups = "groups " if start.by_group else ""
    apart = f"{groups}{gap} s apart" if gap else "together"
    names = labels(athletes)
    chosen = f"{plain(names[whose])}'s" if whose in names else ""
    return f"{apart}, rest from {chosen or _RECOVER.get(whose, _RECOVER[LAST])} finish"


def last_start_ms(start: Start, field: Sequence[Runner]) -> int:
    """When the last of them starts, after the first."""
    starts = {one.athlete.group if start.by_group else one.athlete.id for one in field}
    return start.stagger_ms * (len(starts) - 1) if starts else 0
