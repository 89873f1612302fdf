"""A session as one athlete ran it, with no more than review needs. Times are ms, distances metres."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.workout import saying, times
from milewatch.workout.model import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date


@dataclass(frozen=True, slots=True)
class RunLap:
    """One step as it was run."""

    kind: Kind
    time_ms: int
    """Running time, pauses excluded."""
    set: int | None = None
    rep: int | None = None
    part: int | None = None
    """Which part of a composite rep, from 1."""
    metres: float | None = None
    """Covered, as far as known."""
    planned_m: float | None = None
    """Set only for a step by distance: then `metres` is a measured distance."""
    planned_ms: int | None = None
    """Set only for a step by time. A suggestion is no plan."""
    target_ms: tuple[int, int] | None = None
    """(quickest, slowest)."""
    effort: str = ""
    """As it was planned, in the field's spelling."""
    splits_ms: tuple[int, ...] = ()
    """Cumulative from the step's start, the end included; empty when there were none."""
    splits_m: tuple[float, ...] = ()
    """Where the splits are, in the same order; empty when that is not known."""
    done: bool = True
    """Run to its end: not skipped, dropped or stopped."""
    void: bool = False
    """Gone back over: abandoned, or begun again later. It counts for nothing, and is no rep and no rest."""
    send_off_ms: int | None = None
    """Set only for a recovery to a send-off, from the start of one rep to that of the next; what is left is rest."""

    @property
    def by_time(self) -> bool:
        """Planned by time: how long it took says nothing of how quick it was."""
        return self.planned_ms is not None


@dataclass(frozen=True, slots=True)
class Run:
    """A session of one athlete."""

    session: str
    """Its id."""
    athlete: str
    on: date
    laps: tuple[RunLap, ...]
    title: str = ""
    key: str = ""
    """The workout's key: the same for the same steps."""
    asked: int = 0
    """How many reps the workout has; 0: not known."""
    effort: float | None = None
    """How hard it was, 0–10."""
    minutes: float = 0.0
    """The whole session, from the go to the end."""


@dataclass(frozen=True, slots=True)
class RepKind:
    """What reps must share to be compared: their planned lengths and effort."""

    parts: tuple[tuple[float | None, int | None], ...]
    """(metres, ms) of each part as planned."""
    effort: str

    @property
    def metres(self) -> float | None:
        """The whole rep, when it is by distance."""
        known = [metres for metres, _ in self.parts if metres is not None]
        return sum(known) if len(known) == len(self.parts) else None

    @property
    def length(self) -> str:
        """ "800 m", "1:00", "0.75 mi + 0.25 mi", "open"."""
        return " + ".join(_length(metres, ms) for metres, ms in self.parts)

    @property
    def label(self) -> str:
        """Length and effort: "800 m at mile pace" is "800 m @ mile"."""
        return f"{self.length} @ {self.effort}" if self.effort else self.length


@dataclass(frozen=True, slots=True)
class Rep:
    """A rep, with all its parts."""

    laps: tuple[RunLap, ...]
    number: int
    """Its place among all reps of the session, from 1."""

    @property
    def set(self) -> int | None:
        """Its set."""
        return self.laps[0].set

    @property
    def rep(self) -> int | None:
        """Its number in the set."""
        return self.laps[0].rep

    @property
    def done(self) -> bool:
        """Every part was run to its end."""
        return self.laps[0].done if len(self.laps) == 1 else all(lap.done for lap in self.laps)

    @property
    def time_ms(self) -> int:
        """The whole rep."""
        laps = self.laps
        return laps[0].time_ms if len(laps) == 1 else sum(lap.time_ms for lap in laps)

    @property
    def metres(self) -> float | None:
        """The whole rep; None when any part is not known."""
        if len(self.laps) == 1:
            return self.laps[0].metres
        known = [lap.metres for lap in self.laps if lap.metres is not None]
        return sum(known) if len(known) == len(self.laps) else None

    @property
    def measured(self) -> bool:
        """By distance in every part, so that its metres are those of the track."""
        return all(lap.planned_m is not None for lap in self.laps)

    @property
    def timed(self) -> bool:
        """By time in any part, so that its time says nothing."""
        return any(lap.by_time for lap in self.laps)

    @property
    def s400(self) -> float | None:
        """Seconds per 400 m; None when the distance is not known."""
        metres = self.metres
        return self.time_ms / 1000 * 400 / metres if metres else None

    @property
    def target_ms(self) -> float | None:
        """The middle of the target; of a composite rep the sum, when every part has one."""
        if len(self.laps) == 1:
            target = self.laps[0].target_ms
            return None if target is None else sum(target) / 2
        middles = [sum(lap.target_ms) / 2 for lap in self.laps if lap.target_ms is not None]
        return sum(middles) if len(middles) == len(self.laps) else None

    @property
    def range_ms(self) -> tuple[int, int] | None:
        """(quickest, slowest) that is on target; of a composite rep the sums, when every part has a target."""
        targets = [lap.target_ms for lap in self.laps if lap.target_ms is not None]
        if len(targets) != len(self.laps):
            return None
        return sum(low for low, _ in targets), sum(high for _, high in targets)

    @property
    def kind(self) -> RepKind:
        """What it can be compared with."""
        if len(self.laps) == 1:
            lap = self.laps[0]
            return RepKind(((lap.planned_m, lap.planned_ms),), lap.effort)
        parts = tuple((lap.planned_m, lap.planned_ms) for lap in self.laps)
        return RepKind(parts, " + ".join(dict.fromkeys(lap.effort for lap in self.laps if lap.effort)))


def reps(laps: Sequence[RunLap]) -> tuple[Rep, ...]:
    """The reps of a session, in order; the parts of a composite one together."""
    found: list[list[RunLap]] = []
    for lap in laps:
        if lap.kind is not Kind.WORK or lap.void:
            continue
        if found and _goes_on(found[-1][-1], lap):
            found[-1].append(lap)
        else:
            found.append([lap])
    return tuple(Rep(tuple(parts), number) for number, parts in enumerate(found, start=1))


def rests(laps: Sequence[RunLap]) -> tuple[RunLap, ...]:
    """The recoveries that lie between two reps: what comes before the first or after the last is none."""
    places = [number for number, lap in enumerate(laps) if lap.kind is Kind.WORK and not lap.void]
    if not places:
        return ()
    return tuple(lap for lap in laps[places[0] : places[-1]] if lap.kind is Kind.RECOVERY and not lap.void)


def by_kind(found: Sequence[Rep]) -> dict[RepKind, tuple[Rep, ...]]:
    """Reps that can be compared, together, in the order in which their kinds first come."""
    groups: dict[RepKind, list[Rep]] = {}
    for rep in found:
        groups.setdefault(rep.kind, []).append(rep)
    return {kind: tuple(group) for kind, group in groups.items()}


def _goes_on(before: RunLap, lap: RunLap) -> bool:
    """Whether a lap is the next part of the same rep; a rep begun again is another one."""
    if before.part is None or lap.part is None or lap.part <= before.part:
        return False
    return (before.set, before.rep) == (lap.set, lap.rep)


def _length(metres: float | None, ms: int | None) -> str:
    if metres is not None:
        return saying.distance(metres)
    return "open" if ms is None else times.short(ms, 0) if ms >= 60_000 else f"{times.short(ms, 0)} s"
