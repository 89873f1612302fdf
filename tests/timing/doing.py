"""Random plans and random ways through them, for the property tests."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from hypothesis import note
from hypothesis import strategies as st

from milewatch.timing import events as ev
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.timing.snapshot import Command

from .plans import cooldown, plan, rest, warmup, work

if TYPE_CHECKING:
    from milewatch.timing.refusal import Refusal
    from milewatch.workout.timeline import Segment

SHORT = st.sampled_from([0, 1, 2, 5, 30])
RECOVERY = st.one_of(
    SHORT.map(rest),
    SHORT.map(lambda s: rest(cycle=s)),
    st.sampled_from([None, 0, 3, 30]).map(lambda s: rest(suggested=s)),
    st.just(rest(metres=100, suggested=40)),
)
WORK = st.one_of(
    SHORT.map(lambda s: work(s=s)),
    st.just(work()),
    st.just(work(400, target=70)),
    st.just(work(1609.344, splits=(409.344, 809.344))),
    SHORT.map(lambda s: work(s=s, joined=True)),
    st.just(work(200, joined=True)),
)
PART = st.one_of(WORK, WORK, RECOVERY, RECOVERY, SHORT.map(warmup), st.just(cooldown()), SHORT.map(cooldown))
PLANS = st.one_of(st.lists(PART, max_size=3), st.lists(PART, min_size=4, max_size=12)).map(lambda parts: plan(*parts))
OTHERS = (
    plan(work(200)),
    plan(work(s=30), rest(5), work(s=30), rest(5), work(200), work(200), sets=2),
    plan(warmup(), work(400, target=70), rest(suggested=60), work(400), cooldown()),
)
"""What else somebody may run."""

WAITS = st.one_of(
    st.sampled_from([0, 1, 30, 100, 249, 250, 500, 1000, 1499, 1500, 2000, 5000, 30_000]), st.integers(0, 70_000)
)


@dataclass(frozen=True)
class Do:
    """Wait, then do it; `pick` chooses among the athletes and stamps that there are."""

    command: Command
    wait: int
    pick: int
    named: bool

    def __call__(self, session: Session, at: int) -> ev.Event | Refusal:
        athlete = session.roster[self.pick % len(session.roster)].key
        maybe = athlete if self.named else None
        stamps = [e.id for e in session.events if isinstance(e, ev.Stamped | ev.Inserted)] or [0]
        stamp, other = stamps[self.pick % len(stamps)], stamps[self.pick // 2 % len(stamps)]
        match self.command:
            case Command.STAMP:
                return session.stamp(at, "space", maybe)
            case Command.FINISH:
                return session.stamp(at, "f", maybe, final=True)
            case Command.ASSIGN:
                return session.assign(at, stamp, maybe)
            case Command.INSERT:
                return session.insert(at, at - self.pick * 100, maybe)
            case Command.SHIFT:
                return session.shift(at, stamp, at - self.pick * 100)
            case Command.SWAP:
                return session.swap(at, stamp, other)
            case Command.REMOVE:
                return session.remove(at, stamp)
            case Command.ADJUST:
                return session.adjust(at, (-10_000, 10_000, -1000, 0)[self.pick % 4], maybe)
            case Command.REPLAN:
                return session.replan(at, athlete, OTHERS[self.pick % len(OTHERS)])
            case Command.UNFINISH:
                return session.unfinish(at, athlete, stamp if self.named else None, self.pick % 7, self.pick % 5 == 0)
            case Command.ENTER:
                number = self.pick % 3
                return session.enter(
                    at, Entrant(f"b{number}", "Late", OTHERS[-1] if number else session.roster[0].plan())
                )
            case Command.DROP | Command.REJOIN:
                return getattr(session, self.command.value)(at, athlete)
            case Command.SKIP | Command.BACK | Command.EXTEND:
                return getattr(session, self.command.value)(at, maybe)
            case _:
                return getattr(session, self.command.value)(at)


_OFTEN = (
    [Command.STAMP] * 20
    + [Command.UNDO, Command.REDO, Command.RESUME] * 2
    + [command for command in Command if command is not Command.END]
)
DOINGS = st.lists(
    st.builds(Do, st.sampled_from(_OFTEN), WAITS, st.integers(0, 40), st.booleans())
    | st.builds(Do, st.sampled_from(list(Command)), WAITS, st.integers(0, 40), st.booleans()),
    min_size=4,
    max_size=30,
)


@st.composite
def sessions(draw: st.DrawFn, most: int = 4) -> Session:
    """Armed sessions: solos half of the time, waves and rules of every kind."""
    count = draw(st.sampled_from([1, 1, 1, 2, 3, most]))
    shared: tuple[Segment, ...] = draw(PLANS)
    stagger = draw(st.sampled_from([0, 0, 1000, 20_000]))
    roster = [
        Entrant(f"a{i + 1}", f"Athlete {i + 1}", draw(PLANS) if draw(st.booleans()) else shared, i * stagger)
        for i in range(count)
    ]
    for entrant in roster:
        note(f"{entrant.key}: " + ", ".join(_said(segment) for segment in entrant.segments))
    rules = Rules(
        guard_ms=draw(st.sampled_from([0, 250])),
        bunch_guard_ms=draw(st.sampled_from([0, 20])),
        just_ended_ms=draw(st.sampled_from([0, 1500])),
        lead_in_ms=draw(st.sampled_from([0, 3000])),
        rep_lead_in_ms=draw(st.sampled_from([0, 0, 2000])),
    )
    note(f"{rules}")
    return Session(roster, rules)


def _said(segment: Segment) -> str:
    step = segment.step
    lengths = (step.duration_ms, step.cycle_ms, step.distance_m, segment.suggested_ms)
    length = next((value for value in lengths if value is not None), "")
    return f"{step.kind.value} {step.ends.value} {length}{' joined' * step.joined}"


def again(session: Session) -> Session:
    """An armed session of the same roster and rules."""
    return Session(session.lineup, session.rules)
