"""What the index keeps of a log: a card for the list, and for each athlete what trends need."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date
from typing import TYPE_CHECKING

import msgspec

from milewatch.history.searchable import by_words
from milewatch.records.listing import Listed, listed
from milewatch.records.words import alike, one_line
from milewatch.review.analysis import bars_by_rep, work_m
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, own_plans
from milewatch.review.runs import reps
from milewatch.review.trends import Outing, RepTimes, WorkoutPoint, workout_points
from milewatch.workout.progress import Band

if TYPE_CHECKING:
    from milewatch.records.log import Log
    from milewatch.review.runs import Run

BANDS = (None, Band.GREEN, Band.AMBER, Band.RED)


class Bar(msgspec.Struct, frozen=True, array_like=True):
    """A rep in the tiny picture."""

    percent: float | None
    """Against its target or the mean of its kind, positive is slower; None: nothing to compare it with."""
    band: int = 0
    """Against its target: a place in `BANDS`."""
    done: bool = True
    """Run to its end."""


class Ran(msgspec.Struct, frozen=True, array_like=True):
    """One athlete in a card."""

    key: str
    name: str
    effort: float | None
    bars: tuple[Bar, ...]


class Card(msgspec.Struct, frozen=True, array_like=True):
    """A log in the list. A broken one has a `problem` and else only its `id`."""

    id: str
    problem: str = ""
    on: date | None = None
    """The day where it was run."""
    title: str = ""
    ran: tuple[Ran, ...] = ()
    reps: int = 0
    """Run to their end, by whoever ran most."""
    planned: int = 0
    tags: tuple[str, ...] = ()
    rehearsal: bool = False
    workout: str = ""
    """The workout's key; empty when its plan is not known."""
    copy_of: str = ""
    """The file that has the same session, when this one is a copy, which does not count."""


Point = tuple[str, str, tuple[float, float, float, float | None, int]]
"""(label, unit, (mean, best, worst, CV %, n))."""


class Body(msgspec.Struct, frozen=True, array_like=True):
    """One athlete's session, summed up for trends."""

    on: date
    session: str
    title: str
    effort: float | None
    minutes: float
    hard_m: float
    points: tuple[Point, ...]
    """For each kind of rep."""
    times: tuple[tuple[float, int], ...]
    """(metres, ms) of each measured rep."""

    @property
    def outing(self) -> Outing:
        """For the weeks."""
        return Outing(self.on, self.session, self.effort, self.minutes, self.hard_m)

    @property
    def rep_times(self) -> RepTimes:
        """For the bests."""
        return RepTimes(self.on, self.session, self.times)

    @property
    def workout_points(self) -> list[tuple[str, str, WorkoutPoint]]:
        """For the trend of a workout."""
        return [(label, unit, WorkoutPoint(self.on, self.session, *figures)) for label, unit, figures in self.points]


@dataclass(frozen=True, slots=True)
class Row:
    """A file of the folder of logs, as it is stored."""

    name: str
    """The file's name."""
    sort: str
    """The newest first by this: the start in UTC, or the name of a file that cannot be read."""
    day: str
    """The date of the start where it was run, "2026-11-20"; empty when that is not known."""
    words: str
    """Everything that a search looks into, made alike."""
    who: str
    """Keys and names of the athletes, made alike, each word after a line end."""
    workout: str
    """Title, name in the library and plan, made alike."""
    tags: str
    """Folded, each word after a line end."""
    key: str
    rehearsal: bool
    broken: bool
    card: bytes
    listed: bytes
    """For the list on the command line."""
    efforts: tuple[float, ...]
    id: str
    """The session's; empty in a file that cannot be read."""
    bodies: tuple[tuple[str, str, str, bytes], ...]
    """(athlete, name, key of the workout that they ran, body) in the log's order."""


_encode = msgspec.msgpack.Encoder().encode
card_of = msgspec.msgpack.Decoder(Card).decode
body_of = msgspec.msgpack.Decoder(Body).decode
listed_of = msgspec.msgpack.Decoder(Listed).decode


def row_of(name: str, log: Log) -> Row:
    """A log to its row."""
    plan = laid_out(log)
    runs = runs_on(log, plan, own_plans(log))
    names = {key: one_line(row.name) for key, row in log.athletes.items()}
    ran = tuple(Ran(run.athlete, names.get(run.athlete, run.athlete), run.effort, _bars(run)) for run in runs)
    most = [(sum(bar.done for bar in one.bars), sum(log.plan_of(one.key).reps)) for one in ran]
    # Of those who ran the most, who had the least left: one may have had a longer plan than all the others.
    reps, planned = max(most, key=lambda one: (one[0], -one[1]), default=(0, sum(log.plan.reps)))
    title = one_line(log.title)
    card = Card(
        id=log.id,
        on=log.started.date(),
        title=title,
        ran=ran,
        reps=reps,
        planned=planned,
        tags=tuple(one_line(tag) for tag in log.tags),
        rehearsal=log.rehearsal,
        workout=plan.key,
    )
    who = "\n".join(f"{one.key}\n{one.name}" for one in ran)
    workout = f"{title}\n{log.plan.source}\n{log.plan.text}"
    rest = (log.notes, log.place, log.surface, log.weather, *log.tags, log.id)
    return Row(
        name=name,
        sort=f"{log.started.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        day=log.started.date().isoformat(),
        words=alike("\n".join((workout, who, *rest))),
        who=by_words(who),
        workout=alike(workout),
        tags=by_words("\n".join(log.tags)),
        key=plan.key,
        rehearsal=log.rehearsal,
        broken=False,
        card=_encode(card),
        listed=_encode(listed(log)),
        id=log.id,
        efforts=tuple(run.effort for run in runs if run.effort is not None),
        bodies=tuple((run.athlete, one.name, run.key, _encode(_body(run))) for run, one in zip(runs, ran, strict=True)),
    )


def broken_row(name: str, problem: str) -> Row:
    """A file that is no log, with its reason."""
    stem = name.removesuffix(".toml")
    card = _encode(Card(id=one_line(stem), problem=one_line(problem)))
    words = alike(f"{stem}\n{problem}")
    told = _encode(Listed(stem, problem))
    return Row(name, stem, "", words, "", "", "", "", False, True, card, told, (), "", ())


def _bars(run: Run) -> tuple[Bar, ...]:
    every = reps(run.laps)
    return tuple(
        Bar(None, 0, rep.done)
        if bar is None
        else Bar(round(bar.percent, 2), BANDS.index(bar.standing.band if bar.standing else None))
        for rep, bar in zip(every, bars_by_rep(every), strict=True)
    )


def _body(run: Run) -> Body:
    points = tuple((label, unit, (p.mean, p.best, p.worst, p.cv, p.n)) for label, unit, p in workout_points(run))
    times = RepTimes.of(run).times
    return Body(run.on, run.session, one_line(run.title), run.effort, run.minutes, work_m(run), points, times)
