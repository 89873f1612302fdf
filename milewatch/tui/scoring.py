"""How a rep stands against its target, in a phrase and a colour; and what it is run by where it has no target. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.lap import End
from milewatch.timing.snapshot import Phase
from milewatch.tui.aiming import target_words
from milewatch.tui.figures import distance
from milewatch.tui.wording import against, lap_ms, name
from milewatch.workout import progress, times
from milewatch.workout.model import Ends, Kind
from milewatch.workout.progress import Band
from milewatch.workout.targets import GuideKind, following

if TYPE_CHECKING:
    from milewatch.timing.lap import Lap
    from milewatch.timing.snapshot import AthleteView
    from milewatch.tui.aiming import Aims
    from milewatch.workout.progress import Standing
    from milewatch.workout.targets import Guide
    from milewatch.workout.timeline import Segment

FRESH_MS = 10_000
"""So long a rep's result comes before how long the recovery still is, where there is no room for both."""
COLOURS = {Band.GREEN: "$mw-done", Band.AMBER: "$mw-leadin", Band.RED: "$mw-warning"}


@dataclass(frozen=True, slots=True)
class Verdict:
    """A phrase, and how near to the target it is; None without a target."""

    text: str
    short: str
    """The same where there is little room."""
    band: Band | None = None
    fresh: bool = False
    """Just now: comes before whatever else could stand there."""

    @property
    def colour(self) -> str:
        """A style for the phrase, which says the same in a word."""
        return f"bold {COLOURS[self.band]}" if self.band is not None else "bold"


def told(stands: Standing) -> str:
    """ "+0.94, a little slow"; inside the target only the word."""
    return f"{times.difference(stands.difference_ms)}, {stands.word}" if stands.difference_ms else stands.word


def verdict(view: AthleteView) -> Verdict | None:
    """Of the newest split of the running rep, else of the last rep."""
    if view.phase in (Phase.RUNNING, Phase.PAUSED) and view.segment is not None and view.splits_ms:
        return _of_split(view, view.segment)
    work = next((lap for lap in reversed(view.laps) if lap.segment.step.kind is Kind.WORK), None)
    if work is None:
        return None
    resting = view.segment is not None and view.segment.step.kind is Kind.RECOVERY
    return of_lap(work, fresh=resting and (view.remaining_ms is not None or view.elapsed_ms < FRESH_MS))


def of_lap(lap: Lap, *, fresh: bool = False) -> Verdict:
    """A rep that was run: "rep 4: 1:30.85, +0.94, a little slow"."""
    time = lap_ms(lap)
    number = f" {lap.segment.rep[0]}" if lap.segment.rep is not None and lap.segment.step.kind is Kind.WORK else ""
    said = f"{name(lap.segment)}{number}: {times.taken(time)}"
    if lap.end not in (End.MARK, End.TIME, End.SENDOFF):
        return Verdict(f"{said}, {lap.end}", f"{said}, {lap.end}", fresh=fresh)
    stands = against(time, lap.target_ms)
    if stands is None:
        return Verdict(said, said, fresh=fresh)
    return Verdict(f"{said}, {told(stands)}", f"{times.taken(time)}, {told(stands)}", stands.band, fresh)


def _of_split(view: AthleteView, segment: Segment) -> Verdict | None:
    """A split and where it leads: "409 m +0.4, a little slow, on for 5:59.1"."""
    step, count = segment.step, len(view.splits_ms)
    if step.distance_m is None or count > len(step.splits_m):
        return None
    at_m, elapsed = step.splits_m[count - 1], view.splits_ms[-1]
    if view.target_ms is None:
        leads = f"on for {times.short(round(elapsed * step.distance_m / at_m))}"
        return Verdict(f"{distance(at_m)}: {leads}", leads, fresh=True)
    low, high = view.target_ms
    found = progress.at_split(elapsed, at_m, step.distance_m, low, high)
    stands = found.standing
    off = f" {times.difference(stands.difference_ms)}," if stands.difference_ms else ""
    leads = f"on for {times.short(found.projected_ms)}"
    short = f"{off.strip()} {briefly(stands.word)}, {leads}".strip()
    return Verdict(f"{distance(at_m)}:{off} {stands.word}, {leads}", short, stands.band, fresh=True)


def briefly(word: str) -> str:
    """How a time stands in one short word; its colour and difference say the rest."""
    return "on" if word == "on target" else word.removeprefix("a little ")


@dataclass(frozen=True, slots=True)
class Hint:
    """What a rep is run by that has no target to be scored by, named as what it is."""

    text: str = ""
    short: str = ""


NO_HINT = Hint()


def hint(view: AthleteView, segment: Segment | None, aims: Aims) -> Hint:
    """The hint for a segment; empty where there is nothing to say."""
    if segment is None or segment.step.kind is not Kind.WORK or segment.target_ms is not None:
        return NO_HINT
    step = segment.step
    aim = aims.get(step)
    if aim is not None and aim.target is not None:
        return Hint(target_words(step, aim.target), f"{times.short(aim.target.mid_ms)} per 400 m")
    guide = aim.guide if aim is not None else None
    if step.ends is Ends.DISTANCE:
        run = [lap.time_ms for lap in view.laps if lap.segment.step == step and lap.end is End.MARK]
        guide = following(guide, run, step.distance_m)
    if guide is not None:
        return Hint(guide.text, _short_guide(guide))
    return Hint("no target", "no target") if aim is not None and aim.missing else NO_HINT


def _short_guide(guide: Guide) -> str:
    if guide.kind is GuideKind.SO_FAR:
        return guide.text
    if guide.kind is GuideKind.TABLE and guide.low_ms is not None and guide.high_ms is not None:
        return f"guide {times.planned(round(guide.low_ms, -3))}-{times.planned(round(guide.high_ms, -3))} per 400 m"
    return f"{guide.kind} {guide.text.rpartition(': ')[2]}"
