"""A squad that recovers together: one athlete's recovery ends by when another one's began.

The tracks are folded as one, in the order of time. Whose finish counts is the rule's: the last one's, the first one's,
or a chosen athlete's (as long as they run; then the last one's). Each athlete's own recovery comes out as it was.
"""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING

from milewatch.timing.events import WentBack
from milewatch.timing.fold import Mark
from milewatch.timing.going import OUT, Stage
from milewatch.timing.rules import FIRST, LAST
from milewatch.timing.track import Track
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from milewatch.timing.fold import Act, Fold
    from milewatch.timing.roster import Entrant
    from milewatch.timing.running import RunningClock
    from milewatch.workout.timeline import Segment

EVERY = 16
"""So many acts are folded between two places from which a mended session can be folded on."""

Break = tuple[int, int]
"""A recovery that everybody has: (set, rep)."""
_Doing = tuple[int, int, int, str | None, "Act"]
"""(time, id, place in the roster, athlete, act); None for the athlete is a mark that names nobody."""


class Herd:
    """All tracks at one moment, and what they wait for."""

    def __init__(self, roster: Sequence[Entrant], entered: Collection[str], whose: str) -> None:
        self.tracks = {one.key: Track(one, together=True, away=one.key in entered) for one in roster}
        self._after = {entrant.key: entrant.start_after_ms for entrant in roster}
        self._whose = whose
        self._begun: dict[Break, dict[str, int]] = {}
        """When each athlete began the recovery, in running time, as if they had started with the first wave."""
        self._from: dict[Break, int] = {}
        """When the recovery began that counts."""
        self._gone_back = -1
        """The id of the newest event that let athletes go back: one of all is an act of each."""
        self.used: frozenset[int] = frozenset()

    def copy(self) -> Herd:
        """Give one that moves on its own."""
        herd = copy(self)
        herd.tracks = {athlete: track.copy() for athlete, track in self.tracks.items()}
        herd._begun = {place: dict(begun) for place, begun in self._begun.items()}
        herd._from = dict(self._from)
        return herd

    def advance(self, at: int, clock: RunningClock) -> None:
        """Do all that follows by the clock until session time `at`, one thing after the other."""
        now = clock.running(at)
        while True:
            due = min((due for track in self.tracks.values() if (due := track.due()) is not None), default=None)
            if due is None or due > now:
                break
            self._move(clock.time(due), due, clock)
        for track in self.tracks.values():
            track.advance(at, clock)

    def act(self, athlete: str | None, act: Act, clock: RunningClock) -> None:
        """Let something happen."""
        self.advance(act.time, clock)
        if isinstance(act.what, WentBack) and act.id != self._gone_back:
            self._gone_back = act.id
            self._forget(act.what)
        if athlete is not None:
            self.tracks[athlete].act(act, clock)
        elif isinstance(act.what, Mark) and self._all_wait_for_a_key():
            self.used |= {act.id}
            for track in self.tracks.values():
                if track.stage is Stage.RUNNING:
                    track.act(act, clock)
        self._settle(act.time, clock.running(act.time))
        self.advance(act.time, clock)

    def _move(self, at: int, now: int, clock: RunningClock) -> None:
        for track in self.tracks.values():
            track.advance(at, clock)
        self._settle(at, now)

    def _forget(self, back: WentBack) -> None:
        """Those who go back will begin the recoveries from there on anew, so when they began them before is void."""
        for track in self.tracks.values() if back.athlete is None else (self.tracks[back.athlete],):
            if track.stage is not Stage.RUNNING:
                continue
            for segment in track.segments[max(0, track.position - 1) :]:
                if segment.step.kind is Kind.RECOVERY:
                    begun = self._begun.get(_place(segment), {})
                    begun.pop(track.athlete, None)
                    if not begun:
                        self._from.pop(_place(segment), None)

    def _all_wait_for_a_key(self) -> bool:
        """Whether one mark can only mean all of them: everybody is in the same open step that is no rep.

        It is the same one after the same rep, however many reps each of them has.
        """
        running = [track for track in self.tracks.values() if track.stage not in OUT]
        if not running or any(track.stage is not Stage.RUNNING or not track.ends_on_mark() for track in running):
            return False
        segments = [track.segments[track.position] for track in running]
        steps = {(segment.step.kind, _place(segment)) for segment in segments}
        return len(steps) == 1 and Kind.WORK not in {kind for kind, _ in steps}

    def _settle(self, at: int, now: int) -> None:
        """Note who began a recovery, and let those go on whose recovery counts from a moment that is known now."""
        held = [(athlete, track) for athlete, track in self.tracks.items() if track.held]
        for athlete, track in held:
            self._begun.setdefault(_break(track), {})[athlete] = track.begun - self._after[athlete]
        for athlete, track in held:
            place = _break(track)
            since = self._from.get(place)
            if since is None:
                since = self._counts_from(place)
                if since is None:
                    continue
                self._from[place] = since
            track.release(since + self._after[athlete], now, at)

    def _counts_from(self, place: Break) -> int | None:
        begun = self._begun[place]
        if self._whose == FIRST:
            return min(begun.values())
        chosen = self.tracks.get(self._whose)
        if self._whose != LAST and chosen is not None and _still_comes(chosen, place):
            return begun.get(self._whose)
        if any(athlete not in begun and _still_comes(track, place) for athlete, track in self.tracks.items()):
            return None
        return begun[self._whose] if self._whose in begun else max(begun.values())


def _place(segment: Segment) -> Break:
    return (segment.set or (0, 0))[0], (segment.rep or (0, 0))[0]


def _break(track: Track) -> Break:
    return _place(track.segments[track.position])


def _still_comes(track: Track, place: Break) -> bool:
    """Whether an athlete is in this recovery or will be."""
    if track.stage in OUT:
        return False
    return any(s.step.kind is Kind.RECOVERY and _place(s) == place for s in track.segments[track.position :])


@dataclass(slots=True)
class _Saved:
    folded: int
    herd: Herd


class Together:
    """The tracks of a squad that recovers together, folded up to the last act."""

    def __init__(self, roster: Sequence[Entrant], fold: Fold, whose: str) -> None:
        self._roster = tuple(roster)
        self._entered = frozenset(fold.entered)
        self._whose = whose
        self._doings: list[_Doing] = []
        self._herd = self._fresh()
        self._folded = 0
        self._saved: list[_Saved] = []
        self._ahead: Herd | None = None
        self._ahead_at = 0
        self.settle(fold)

    @property
    def used(self) -> frozenset[int]:
        """Ids of nameless marks that marked something for everybody."""
        return self._herd.used

    def settle(self, fold: Fold, *, clock_changed: bool = False) -> None:
        """Take in that the acts changed."""
        before, self._doings = self._doings, self._merged(fold)
        fold.changed.clear()
        self._ahead = None
        same = 0 if clock_changed else _common(before, self._doings, self._folded)
        if same < self._folded:
            self._go_back(same)
        self._fold_on(fold.clock)

    def at(self, at: int, fold: Fold) -> Mapping[str, Track]:
        """Give the tracks at `at`, which is not before the last act. They are only to be read."""
        if self._ahead is None or at < self._ahead_at:
            self._ahead = self._herd.copy()
        self._ahead.advance(at, fold.clock)
        self._ahead_at = at
        return self._ahead.tracks

    def before(self, athlete: str, time: int, number: int, fold: Fold) -> Track:
        """Give the athlete's track at `time`, where the event `number` has not happened yet."""
        until = sum(doing[:2] < (time, number) for doing in self._doings)
        saved = next((saved for saved in reversed(self._saved) if saved.folded <= until), None)
        herd, folded = (saved.herd.copy(), saved.folded) if saved else (self._fresh(), 0)
        for _, _, _, whose, act in self._doings[folded:until]:
            herd.act(whose, act, fold.clock)
        herd.advance(time, fold.clock)
        return herd.tracks[athlete]

    def _fresh(self) -> Herd:
        return Herd(self._roster, self._entered, self._whose)

    def _merged(self, fold: Fold) -> list[_Doing]:
        places = {entrant.key: place for place, entrant in enumerate(self._roster)}
        doings: list[_Doing] = [
            (act.time, act.id, places[athlete], athlete, act) for athlete, acts in fold.acts.items() for act in acts
        ]
        doings += [(act.time, act.id, -1, None, act) for act in fold.nameless]
        return sorted(doings, key=itemgetter(0, 1, 2))

    def _go_back(self, until: int) -> None:
        while self._saved and self._saved[-1].folded > until:
            self._saved.pop()
        saved = self._saved[-1] if self._saved else None
        self._herd, self._folded = (saved.herd.copy(), saved.folded) if saved else (self._fresh(), 0)

    def _fold_on(self, clock: RunningClock) -> None:
        while self._folded < len(self._doings):
            _, _, _, athlete, act = self._doings[self._folded]
            self._herd.act(athlete, act, clock)
            self._folded += 1
            if self._folded % EVERY == 0:
                self._saved.append(_Saved(self._folded, self._herd.copy()))


def _common(before: list[_Doing], after: list[_Doing], most: int) -> int:
    """How many doings at the beginning are the same."""
    same = 0
    for one, two in zip(before[:most], after, strict=False):
        if one[4] is not two[4] and one != two:
            break
        same += 1
    return same
