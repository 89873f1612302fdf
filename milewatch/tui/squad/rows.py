"""One line an athlete: who, which rep, what now, how it compares, the last reps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from milewatch.timing.cues import OVERDUE
from milewatch.timing.snapshot import Phase
from milewatch.timing.suspect import overdue
from milewatch.tui.face import State
from milewatch.tui.figures import EVEN, aimed
from milewatch.tui.squad.cells import cells
from milewatch.tui.wording import against, short_place
from milewatch.workout import times
from milewatch.workout.model import Ends, Kind
from milewatch.workout.progress import at_split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from milewatch.timing.snapshot import AthleteView
    from milewatch.timing.suspect import Suspect
    from milewatch.tui.squad.cells import Cell
    from milewatch.workout.progress import Band, Standing
    from milewatch.workout.timeline import Segment


@dataclass(frozen=True, slots=True)
class Row:
    """One athlete at one moment."""

    athlete: str
    letter: str
    name: str
    place: str
    """ "3/6"."""
    state: State
    now: str
    """ "run 1:12", "rest 0:45"; the word says the state, never the colour alone."""
    off: str
    """Off the target: of what runs, so far; else of the last rep."""
    last: tuple[str, ...]
    """The reps that were run, newest first."""
    doubt: str
    """ "doubled?", "missed?"; empty when nothing looks wrong."""
    change_ms: int
    """The line stays as it is until so many ms from now, if nothing is pressed."""
    band: Band | None = None
    """How near to the target `off` is; None where nothing was marked yet."""
    aim: str = ""
    """Their own target: of the rep that runs, else of the one that follows."""


@dataclass(frozen=True, slots=True)
class _Off:
    """A difference to a target, and how near that is."""

    text: str = ""
    band: Band | None = None

    @classmethod
    def of(cls, stands: Standing | None) -> _Off:
        return cls() if stands is None else cls(times.difference(stands.difference_ms, none=EVEN), stands.band)


def row(view: AthleteView, letter: str, name: str, doubts: Sequence[Suspect] = ()) -> Row:
    """Say what one athlete is doing. `doubts` are those of their marks."""
    reps = cells(view, doubts)
    done = [cell for cell in reps.values() if not cell.running]
    late = overdue(view)
    newest = max((doubt for doubt in doubts), key=lambda doubt: doubt.lap or len(view.laps), default=None)
    doubt = "missed?" if late else f"{newest.doubt}?" if newest is not None else ""
    state, now, off, change = _now(view, done[-1] if done else None)
    return Row(
        view.athlete,
        letter,
        name,
        short_place(view.segment) if view.segment is not None else "",
        state,
        now,
        off.text,
        tuple(_told(cell) for cell in reversed(done)),
        doubt,
        change,
        off.band,
        _aim(view),
    )


def _aim(view: AthleteView) -> str:
    if view.segment is None:
        return ""
    ahead = view.segments[view.segment.index :]
    rep = next((segment for segment in ahead if segment.step.kind is Kind.WORK), None)
    return "" if rep is None or rep.target_ms is None else aimed(rep.target_ms)


def _told(cell: Cell) -> str:
    mark = "?" if cell.doubted else "*" if cell.edited else ""
    return cell.told + mark


def _now(view: AthleteView, last: Cell | None) -> tuple[State, str, _Off, int]:
    """State, words, difference, and how long they stand."""
    segment = view.segment
    behind = _Off.of(None if last is None else last.standing)
    if view.lead_in_ms is not None:
        left = view.lead_in_ms
        return State.LEAD_IN, f"go in {-(-left // 1000)}", behind, left % 1000 or 1000
    if segment is None or view.phase not in (Phase.RUNNING, Phase.PAUSED):
        word = {Phase.ARMED: "ready", Phase.COMPLETE: "done", Phase.DROPPED: "out"}.get(view.phase, "ended")
        return (State.READY if view.phase is Phase.ARMED else State.DONE), word, behind, 1000
    state, word, ms, change = _running(view, segment)
    if view.phase is Phase.PAUSED:
        return State.PAUSED, f"paused {times.running(ms)}", behind, 1000
    off = _so_far(view) if segment.step.kind is Kind.WORK and view.target_ms is not None else behind
    return state, f"{word} {times.running(ms)}", off, change


def _running(view: AthleteView, segment: Segment) -> tuple[State, str, int, int]:
    """State, word, the time beside it, and how long that stands."""
    kind, elapsed, left = segment.step.kind, view.elapsed_ms, view.remaining_ms
    state = {Kind.WORK: State.WORK, Kind.RECOVERY: State.RECOVERY}.get(kind, State.EASY)
    word = {Kind.WORK: "run", Kind.RECOVERY: "rest"}.get(kind, "easy")
    if left is not None:
        return state, word, left + 999, left % 1000 or 1000
    change = 1000 - elapsed % 1000
    suggested = view.suggested_ms
    if kind is not Kind.RECOVERY:
        return state, word, elapsed, change
    if view.waits:
        return state, "waits", elapsed, change
    if suggested is None:
        return state, word, elapsed, change
    if elapsed < suggested:
        left = suggested - elapsed
        return state, word, left + 999, left % 1000 or 1000
    return (State.OVERDUE if elapsed >= suggested * OVERDUE else State.OVER), "over", elapsed - suggested, change


def _so_far(view: AthleteView) -> _Off:
    """Against the target: at the last split, else of the whole, counted in seconds."""
    segment, target = view.segment, view.target_ms
    if segment is None or target is None or segment.step.ends is Ends.TIME:
        return _Off()
    planned, whole = segment.step.splits_m, segment.step.distance_m
    marked = len(view.splits_ms)
    if marked and marked <= len(planned) and whole:
        return _Off.of(at_split(view.splits_ms[-1], planned[marked - 1], whole, *target).standing)
    stands = against(view.elapsed_ms, target)
    off = 0 if stands is None else stands.difference_ms
    seconds = -(-off // 1000) if off < 0 else off // 1000
    return _Off(f"{times.signed(seconds, 0)} s" if off else "0 s")
