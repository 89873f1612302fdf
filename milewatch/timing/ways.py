"""The tracks of a session, folded up to the last act, and looked at later moments without being folded anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.timing.track import Track

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from milewatch.timing.fold import Act, Fold
    from milewatch.timing.roster import Entrant


class Apart:
    """Each athlete on their own: what one does changes nothing for another."""

    used: frozenset[int] = frozenset()
    """Ids of nameless marks that marked something for everybody: here none ever does."""

    def __init__(self, roster: Sequence[Entrant], fold: Fold) -> None:
        self._ways = {one.key: _Way(one, fold.acts[one.key], away=one.key in fold.entered) for one in roster}

    def settle(self, fold: Fold, *, clock_changed: bool = False) -> None:
        """Take in that the acts changed; `fold.changed` says whose did otherwise than at their end."""
        for athlete, way in self._ways.items():
            acts = fold.acts[athlete]
            if way.acts is not acts:
                if clock_changed or acts != way.acts:
                    way.restart()
                way.acts = acts
            way.forget_ahead()
            if athlete in fold.changed:
                way.restart()
        fold.changed.clear()

    def at(self, at: int, fold: Fold) -> Mapping[str, Track]:
        """Give the tracks at `at`, which is not before the last act. They are only to be read."""
        return {athlete: way.at(at, fold) for athlete, way in self._ways.items()}

    def before(self, athlete: str, time: int, number: int, fold: Fold) -> Track:
        """Give the athlete's track at `time`, where the event `number` has not happened yet."""
        track = self._ways[athlete].fresh()
        for act in fold.acts[athlete]:
            if (act.time, act.id) >= (time, number):
                break
            track.act(act, fold.clock)
        track.advance(time, fold.clock)
        return track


class _Way:
    """One athlete's track, folded up to the last act, and a copy of it that has looked further."""

    def __init__(self, entrant: Entrant, acts: list[Act], *, away: bool) -> None:
        self._entrant = entrant
        self._away = away
        self.acts = acts
        self._folded = 0
        self._base = self.fresh()
        self._ahead: Track | None = None
        self._ahead_at = 0

    def fresh(self) -> Track:
        """Give the track before anything happened."""
        return Track(self._entrant, away=self._away)

    def restart(self) -> None:
        self._folded = 0
        self._base = self.fresh()

    def forget_ahead(self) -> None:
        self._ahead = None

    def at(self, at: int, fold: Fold) -> Track:
        while self._folded < len(self.acts):
            self._base.act(self.acts[self._folded], fold.clock)
            self._folded += 1
            self._ahead = None
        if self._ahead is None or at < self._ahead_at:
            self._ahead = self._base.copy()
        self._ahead.advance(at, fold.clock)
        self._ahead_at = at
        return self._ahead
