"""Workouts of every shape, for properties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import strategies as st

from milewatch.workout import effort as make
from milewatch.workout.model import MILE_M, Ends, Kind, Node, Repeat, Step, Workout
from milewatch.workout.track_plan import finish_line

if TYPE_CHECKING:
    from milewatch.workout.effort import Effort

DISTANCES = (
    30.0,
    60.0,
    100.0,
    150.0,
    200.0,
    300.0,
    400.0,
    409.344,
    800.0,
    0.25 * MILE_M,
    0.75 * MILE_M,
    MILE_M,
    5000.0,
)
TIMES = (10_000, 20_000, 30_500, 60_000, 90_000, 180_000, 1_200_000, 5_400_000)

distances = st.one_of(st.sampled_from(DISTANCES), st.integers(min_value=10, max_value=20_000).map(float))
times = st.one_of(st.sampled_from(TIMES), st.integers(min_value=5, max_value=4000).map(lambda s: s * 1000))
modes = st.sampled_from((None, "jog", "walk", "float", "static", "easy", "off", "J", "standing"))

efforts: st.SearchStrategy[Effort] = st.one_of(
    st.integers(min_value=50, max_value=100).map(lambda p: make.percent(p)),
    st.integers(min_value=50, max_value=95).map(lambda p: make.percent(p, p + 5)),
    st.integers(min_value=1, max_value=10).map(lambda e: make.scale(e)),
    st.integers(min_value=20, max_value=400).map(lambda s: make.time(s)),
    st.integers(min_value=20, max_value=400).map(lambda s: make.time(s, s + 2)),
    st.integers(min_value=160, max_value=400).map(lambda s: make.pace(s, None, 1000.0)),
    st.integers(min_value=240, max_value=600).map(lambda s: make.pace(s, s + 30, MILE_M)),
    st.integers(min_value=55, max_value=99).map(lambda s: make.pace(s, None, 400.0)),
    st.sampled_from(
        (
            "mile",
            "goal mile",
            "800",
            "1500",
            "3k",
            "5k",
            "10k",
            "T",
            "I",
            "R",
            "E",
            "M",
            "LT",
            "CV",
            "MP",
            "race",
            "sub LT",
        )
    ).map(lambda name: make.race(name)),
    st.tuples(st.sampled_from(("mile", "5k")), st.sampled_from((2.0, -1.0, 10.0)), st.sampled_from((None, 1000.0))).map(
        lambda named: make.race(named[0], named[1], named[2])
    ),
    st.sampled_from(
        (
            "hard",
            "very hard",
            "all out",
            "relaxed fast",
            "max",
            "on",
            "easy",
            "quick feet",
            "like a race, but not",
            "60 s",
            "w/ care",
        )
    ).map(make.words),
)


@st.composite
def works(draw: st.DrawFn) -> Step:
    """A rep by distance, by time or open, with or without an effort and split points."""
    effort = draw(st.none() | efforts)
    shape = draw(st.sampled_from((Ends.DISTANCE, Ends.DISTANCE, Ends.TIME, Ends.MARK)))
    if shape is Ends.TIME:
        return Step(Kind.WORK, Ends.TIME, duration_ms=draw(times), effort=effort)
    if shape is Ends.MARK:
        return Step(Kind.WORK, Ends.MARK, effort=effort)
    metres = draw(distances)
    marks = draw(st.lists(st.integers(min_value=1, max_value=9), max_size=3, unique=True))
    splits = tuple(float(int(metres * mark / 10)) for mark in sorted(marks)) if metres >= 100 else ()
    if draw(st.booleans()):
        splits = finish_line(metres)
    return Step(Kind.WORK, Ends.DISTANCE, distance_m=metres, effort=effort, splits_m=splits)


@st.composite
def recoveries(draw: st.DrawFn) -> Step:
    """A recovery of any kind."""
    shape = draw(st.sampled_from(("time", "distance", "open", "full", "cycle", "unstated")))
    mode = draw(modes)
    match shape:
        case "time":
            effort = draw(st.none() | efforts) if draw(st.booleans()) else None
            return Step(Kind.RECOVERY, Ends.TIME, duration_ms=draw(times), mode=mode, effort=effort)
        case "distance":
            target = draw(st.none() | times)
            return Step(Kind.RECOVERY, Ends.DISTANCE, distance_m=draw(distances), target_ms=target, mode=mode)
        case "open":
            return Step(Kind.RECOVERY, Ends.MARK, mode=mode, effort=draw(st.none() | st.none() | efforts))
        case "full":
            return Step(Kind.RECOVERY, Ends.MARK, mode="full")
        case "cycle":
            return Step(
                Kind.RECOVERY,
                Ends.CYCLE,
                cycle_ms=6_000_000 + draw(times),
                mode=draw(st.sampled_from((None, "walk", "static"))),
            )
        case _:
            return Step(Kind.RECOVERY, Ends.MARK, stated=False)


@st.composite
def composites(draw: st.DrawFn) -> list[Node]:
    """A rep in parts, run straight on."""
    parts = draw(st.lists(works(), min_size=2, max_size=3))
    return [
        parts[0],
        *(
            Step(part.kind, part.ends, part.distance_m, part.duration_ms, effort=part.effort, joined=True)
            for part in parts[1:]
        ),
    ]


@st.composite
def ladders(draw: st.DrawFn) -> list[Node]:
    """Reps with a recovery between every two."""
    reps = draw(st.lists(works(), min_size=1, max_size=4))
    out: list[Node] = [reps[0]]
    for rep in reps[1:]:
        out += [draw(recoveries()), rep]
    return out


@st.composite
def repeats(draw: st.DrawFn, depth: int = 1) -> Repeat:
    """A repeat of a rep, a ladder, a pair, a composite or of repeats."""
    count = draw(st.integers(min_value=2, max_value=6))
    body = draw(_bodies(depth))
    at_least = draw(st.none() | st.integers(min_value=1, max_value=count - 1))
    shape = draw(st.sampled_from(("same", "same", "none", "turns")))
    between: tuple[Step, ...] = ()
    if shape == "same":
        between = (draw(recoveries()),)
    elif shape == "turns":
        between = tuple(draw(st.lists(recoveries(), min_size=count - 1, max_size=count - 1)))
    return Repeat(count, tuple(body), between, at_least)


def _bodies(depth: int) -> st.SearchStrategy[list[Node]]:
    one = works().map(lambda step: [step])
    pair = st.tuples(works(), recoveries()).map(list)
    shapes: list[st.SearchStrategy[list[Node]]] = [one, one, pair, ladders(), composites()]
    if depth:
        shapes += [
            repeats(depth - 1).map(lambda repeat: [repeat]),
            st.tuples(ladders(), recoveries(), repeats(depth - 1)).map(_joined),
        ]
    return st.one_of(shapes)


def _joined(parts: tuple[list[Node], Step, Repeat]) -> list[Node]:
    return [*parts[0], parts[1], parts[2]]


@st.composite
def workouts(draw: st.DrawFn) -> Workout:
    """A whole workout, with or without a warm-up and a cool-down."""
    nodes: list[Node] = []
    for kind in draw(st.sampled_from(((), (Kind.WARMUP,)))):
        nodes.append(_easy(draw(st.sampled_from((None, 600_000))), kind))
    blocks = draw(
        st.lists(st.one_of(ladders(), composites(), repeats().map(lambda repeat: [repeat])), min_size=1, max_size=3)
    )
    for number, block in enumerate(blocks):
        if number and draw(st.booleans()):
            nodes.append(draw(recoveries()))
        nodes += block
    if draw(st.booleans()):
        nodes.append(_easy(draw(st.sampled_from((None, 600_000))), Kind.COOLDOWN))
    return Workout(tuple(nodes))


def _easy(ms: int | None, kind: Kind) -> Step:
    return Step(kind, Ends.MARK) if ms is None else Step(kind, Ends.TIME, duration_ms=ms, effort=make.words("easy"))


@st.composite
def repeats_of(
    draw: st.DrawFn, inner: st.SearchStrategy[Node], recoveries: st.SearchStrategy[Step], most: int
) -> Repeat:
    """Something run up to so many times, with no recovery, one, or one of its own after each but the last."""
    count = draw(st.integers(1, most))
    gaps = draw(st.sampled_from(sorted({0, 1, count - 1})))
    between = tuple(draw(st.lists(recoveries, min_size=gaps, max_size=gaps)))
    body = tuple(draw(st.lists(inner, min_size=1, max_size=3)))
    return Repeat(count, body, between, draw(st.none() | st.integers(1, count)))
