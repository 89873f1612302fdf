"""What is offered instead of a text that was refused: the same reps, and what the writer is likely to have meant."""

from __future__ import annotations

import pytest

from milewatch.workout.model import Kind
from milewatch.workout.notation import NotationError, read

from .meanings import flat, meaning


def refused(text: str) -> NotationError:
    with pytest.raises(NotationError) as error:
        read(text)
    return error.value


@pytest.mark.parametrize(
    ("text", "column", "offered"),
    [
        (
            "4x800 - 2:30 - 400 jog",
            9,
            ("4x800 @2:30 w/ 400 jog", "4x800 w/ 400 jog in 2:30", "4x800 w/ 2:30 rest"),
        ),
        (
            "6 × 800m — 3:00 (400m jog)",
            12,
            ("6 × 800m @3:00 w/ 400m jog", "6 × 800m w/ 400m jog in 3:00", "6 × 800m w/ 3:00 rest"),
        ),
        ("4x800, 60s, 400 jog", 8, ("4x800 w/ 400 jog in 1:00", "4x800 w/ 1:00 rest")),
        ("8 x 400, 90s, walk back", 10, ("8 x 400 @1:30 w/ walk back", "8 x 400 w/ 1:30 rest")),
    ],
)
def test_a_time_beside_a_jog_is_asked_about_and_no_jog_is_dropped(
    text: str, column: int, offered: tuple[str, ...]
) -> None:
    error = refused(text)
    assert (error.column, error.alternatives) == (column, offered)


@pytest.mark.parametrize(
    ("text", "offered", "reason"),
    [
        ("six four hundreds with 200 jog", ("6 x 400m with 200 jog",), "in figures only: 6 x 400m."),
        ("6 x four hundreds", ("6 x 400m",), "in figures only: 400m."),
        ("30-20-10 x 5", ("5 x (30 s-20 s-10 s)", "5 x (30 min-20 min-10 min)"), "“30-20-10” has no unit"),
        ("5 x 30-20-10", ("5 x (30 s-20 s-10 s)", "5 x (30 min-20 min-10 min)"), "“30-20-10” has no unit"),
        ("6x400 @72 200", ("6x400 @ 72s w/ 200 jog", "6x400 @ 72s + 200"), "“200” after “@ 72” could be"),
        ("", ("6 x 400m w/ 60s rest",), "Nothing to run was typed."),
        ("# only a remark", ("6 x 400m w/ 60s rest",), "Nothing to run was typed."),
    ],
)
def test_the_reason_is_the_true_one_and_what_is_offered_fits_it(
    text: str, offered: tuple[str, ...], reason: str
) -> None:
    error = refused(text)
    assert reason in error.message
    assert error.alternatives == offered


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("6x400 @72 200 jog", "6×[W 400m @72 s] btw R 200m jog"),
        ("6x400 @72 90s rest", "6×[W 400m @72 s] btw R 1:30"),
        ("4x400 off 90", "4×[W 400m] btw R 1:30"),
    ],
)
def test_a_figure_without_its_unit_is_seconds_and_that_is_said(text: str, means: str) -> None:
    workout = read(text)
    assert meaning(workout.steps) == means
    assert "second" in workout.readings[0]


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("2x(6x300) 1min/5min", "2x(6x300) w/ 1:00 rest, 5:00 rest between sets"),
        ("6 x 400m w/ -30s", "6 x 400m w/ 30s rest"),
        ("6 x 400m w/ - 200 jog", "6 x 400m w/ 200 jog"),
        (
            "5 x 600 cutdown 2:00 1:58 1:56 1:54 1:52, 3 min rest",
            "5 x 600 cutdown @ 2:00, 1:58, 1:56, 1:54, 1:52 w/ 3:00 rest",
        ),
        ("5 x 600 2:00 1:58 1:56 1:54 1:52", "5 x 600 @ 2:00, 1:58, 1:56, 1:54, 1:52"),
    ],
)
def test_what_is_offered_uses_all_that_was_typed(text: str, offered: str) -> None:
    assert refused(text).alternatives == (offered,)


def works(text: str) -> list[tuple[float | None, int | None]]:
    return [(step.distance_m, step.duration_ms) for step in flat(read(text).steps) if step.kind is Kind.WORK]


@pytest.mark.parametrize(
    "text",
    [
        "2x(6x300) 1min/5min",
        "6 x 300 w/ & 30s",
        "6 x 300 w/ 60s rest banana 30s",
        "6 x 300 @ ; 30s jog",
        "6 x 300 1 min 2 min",
        "6 x 300 (1 min) (5 min)",
        "6 x 300 = 4000m",
        "6 x 300 w/ 3m jog",
        "6 x 300, last 12 all out",
        "6 x 300 @ 70/69/68 r60s",
    ],
)
def test_no_correction_changes_the_reps_that_were_understood(text: str) -> None:
    for offered in refused(text).alternatives:
        reps = works(offered)
        assert reps == [(300.0, None)] * len(reps)
        assert len(reps) in (6, 12)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("8 x 400, 200 jgo", "8 x 400, 200 jog"),
        ("8 x 400 w/ 200 wlak", "8 x 400 w/ 200 walk"),
        ("8 x 400 w/ wlak back", "8 x 400 w/ walk back"),
        ("8 x 400, 90s recvery", "8 x 400, 90s recovery"),
        ("3 x (4 x 400 w/ 60s), 3 min bewteen sets", "3 x (4 x 400 w/ 60s), 3 min between sets"),
    ],
)
def test_a_word_with_a_slip_in_it_is_offered_as_it_is_spelled(text: str, offered: str) -> None:
    assert refused(text).alternatives == (offered,)


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("5 x 200/400 @ mile pace, 200 jog", ("5 x (200-400) @ mile pace, 200 jog",)),
        ("5 x 800/400", ("5 x (800-400)", "5 x 800 w/ 400 m jog")),
        ("3 x 300/200/100", ("3 x (300-200-100)",)),
        ("5 x 1000 / 3 min", ("5 x 1000 w/ 3:00 rest", "5 x 1000 w/ 3:00 jog")),
    ],
)
def test_a_slash_after_counted_reps_is_offered_as_a_ladder_or_a_recovery(text: str, offered: tuple[str, ...]) -> None:
    assert refused(text).alternatives == offered


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("12 x 400 as 3 sets of 5", "3 sets of 5 are 15 reps, and 12 stand before them."),
        ("12-14 x 400 as 3 sets of 4", "divides a number of reps"),
        ("1000 from 3:40 to 3:20", "does not show which reps"),
    ],
)
def test_sets_and_cut_downs_that_do_not_fit_the_reps_are_refused(text: str, reason: str) -> None:
    assert reason in refused(text).message


def test_what_could_be_one_of_something_is_told_in_the_singular() -> None:
    assert refused("6 x 1").message.endswith("could be 100 m, 1 minute or 1 second.")
    assert refused("6 x 2").message.endswith("could be 200 m, 2 minutes or 2 seconds.")
    assert refused("6 x 1m").message.endswith("could be 1 minute or 1 metre.")
