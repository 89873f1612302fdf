"""What the sound process was told, and what has to be said so that it knows the new plan. Pure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from milewatch.audio.sounding import LATE_ANSWER_S

if TYPE_CHECKING:
    from collections.abc import Iterable

    from milewatch.audio.sounding import Sounding

SAME_S = 0.000_2
"""Times no further apart are the same: what is left of rounding."""
BEGUN_S = 0.3
"""So close ahead, a sound may be in the buffer of the device already, beyond recall …"""
BEGUN_SAME_S = 0.03
"""… and a new time that differs by less does not make it another sound."""
KEPT_S = 5.0
"""How long what was heard is remembered, so that it is not said twice."""


@dataclass(frozen=True, slots=True)
class Change:
    """What to tell the sound process."""

    forget: tuple[int, ...]
    add: tuple[tuple[int, Sounding], ...]

    def __bool__(self) -> bool:
        return bool(self.forget or self.add)


class Told:
    """The sounds that the sound process knows, by number."""

    def __init__(self) -> None:
        self._known: dict[int, Sounding] = {}
        self._numbers = itertools.count(1)

    def number(self) -> int:
        """A number not used before."""
        return next(self._numbers)

    def nothing(self) -> None:
        """The process is a new one and knows nothing."""
        self._known.clear()

    def change(self, wanted: Iterable[Sounding], now: float) -> Change:
        """The difference from what is known to `wanted`, which from here on is known."""
        unclaimed: dict[tuple[str, ...], list[tuple[int, Sounding]]] = {}
        for id_, known in self._known.items():
            if known.at > now - KEPT_S:
                unclaimed.setdefault(known.clips, []).append((id_, known))
        kept: dict[int, Sounding] = {}
        new: list[Sounding] = []
        for sounding in wanted:
            same = _claim(unclaimed.get(sounding.clips, []), sounding, now)
            if same is not None:
                kept[same] = self._known[same]
            elif sounding.at > now - patience(sounding):
                new.append(
                    replace(sounding, drop_after=patience(sounding)) if sounding.at < now + BEGUN_S else sounding
                )
        over = {id_: known for rest in unclaimed.values() for id_, known in rest}
        stays = {id_: known for id_, known in over.items() if _since(known) <= now}
        add = tuple((self.number(), sounding) for sounding in new)
        self._known = kept | dict(add) | stays
        return Change(tuple(id_ for id_ in over if id_ not in stays), add)


def _claim(known: list[tuple[int, Sounding]], sounding: Sounding, now: float) -> int | None:
    """Take the number of the known sound that is the same one, if there is one."""
    near = BEGUN_SAME_S if sounding.at < now + BEGUN_S else SAME_S
    for place, (id_, other) in enumerate(known):
        if abs(other.at - sounding.at) <= near:
            del known[place]
            return id_
    return None


def _since(sounding: Sounding) -> float:
    return sounding.at if sounding.since is None else sounding.since


def patience(sounding: Sounding) -> float:
    """How late a sound that was planned with no time left may come."""
    return max(sounding.drop_after, LATE_ANSWER_S) if sounding.answers else sounding.drop_after
