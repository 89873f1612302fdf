"""Workouts as they stand in log books and club mails, where a slash, a bracket or a last word changes what is meant."""

from __future__ import annotations

import pytest

from milewatch.workout.model import Kind
from milewatch.workout.notation import NotationError, read, write
from milewatch.workout.timeline import unroll

from .meanings import meaning


@pytest.mark.parametrize(
    ("text", "means", "chosen"),
    [
        ("16 x 200 w/ 200 jog (32-34s)", "16×[W 200m @32-34 s] btw R 200m jog", False),
        ("16 x 200 w/ 200 jog (34s)", "16×[W 200m @34 s] btw R 200m jog", False),
        ("16 x 200 w/ 200 jog (75s)", "16×[W 200m] btw R 200m jog (in 1:15)", False),
        ("8x400 @ 66s w/ 400 jog (easy)", "8×[W 400m @66 s] btw R 400m jog", False),
        ("5k tempo @ 3:45/km", "W 5000m @3:45/km", True),
        ("20 min tempo (3:50/km)", "W 20:00 @3:50/km", True),
        ("4x[400@3k, 60s, 200@mile, 2:00]", "4×[W 400m @3k ; R 1:00 ; W 200m @mile ; R 2:00]", True),
        ("3 rounds: 1k, 1 min, 500, 3 min", "3×[W 1000m ; R 1:00 ; W 500m] btw R 3:00", True),
        ("1k / 2' / 1k", "W 1000m ; R 2:00 ; W 1000m", True),
        ("1k/2'/1k/2'/1k", "W 1000m ; R 2:00 ; W 1000m ; R 2:00 ; W 1000m", True),
        ("400/60s/400/60s/400", "W 400m ; R 1:00 ; W 400m ; R 1:00 ; W 400m", True),
        ("8 × 400 m, 90″ jog back", "8×[W 400m] btw R 1:30 jog", False),
        ("8x400 @ sub-70s w/ 90s", "8×[W 400m @70 s] btw R 1:30", True),
        ("3 x 12 min @ sub 600 w/ 2 min jog", "3×[W 12:00 @sub 600] btw R 2:00 jog", False),
        ("8x400 @ under 70s w/ 90s", "8×[W 400m @70 s] btw R 1:30", True),
        ("4xmile @ 5:50 w/ 2 min", "4×[W 1mi @350 s] btw R 2:00", False),
        ("4×mile w/ 2 min", "4×[W 1mi] btw R 2:00", False),
        ("3 x 10 min (5 min @ MP, 5 min @ HMP) w/ 2 min jog", "3×[W 5:00 @MP ; W& 5:00 @HMP] btw R 2:00 jog", False),
        ("6x3min (2 min @ 5k + 1 min @ 3k) w/ 90s", "6×[W 2:00 @5k ; W& 1:00 @3k] btw R 1:30", False),
        ("6 x 3 min (90s @ easy)", "6×[W 3:00] btw R 1:30 @easy", True),
        ("5 x 3 min at 5k - effort with 2 min jog", "5×[W 3:00 @5k] btw R 2:00 jog", False),
        ("5 x 1000m @ 10K w. 60s", "5×[W 1000m @10k] btw R 1:00", False),
        (
            "800 (2:20) 3' 600 (1:40) 2' 400 (62s)",
            "W 800m @140 s ; R 3:00 ; W 600m @100 s ; R 2:00 ; W 400m @62 s",
            True,
        ),
        (
            "2xmile, 2x800 all w/ 400 jog",
            "2×[W 1mi] btw R 400m jog ; R 400m jog ; 2×[W 800m] btw R 400m jog",
            False,
        ),
        (
            "4 x 4 min @ 90-95% max HR (3 min active recovery)",
            "4×[W 4:00 @90-95 % HRmax] btw R 3:00 active",
            False,
        ),
        (
            "3 x 1k progressing from 3:40 to 3:20, 90s jog",
            "W 1000m @220 s ; R 1:30 jog ; W 1000m @210 s ; R 1:30 jog ; W 1000m @200 s",
            True,
        ),
        (
            "2 x 400 alternating mile/3k r60s",
            "W 400m @mile ; R 1:00 ; W 400m @3k",
            False,
        ),
    ],
)
def test_a_line_of_a_log_book_means_what_was_run(text: str, means: str, chosen: bool) -> None:
    workout = read(text)
    assert meaning(workout.steps) == means
    assert bool(workout.readings) is chosen
    assert read(write(workout)).steps == workout.steps


@pytest.mark.parametrize(
    ("text", "column", "offered"),
    [
        ("8x400 @ 70s +/- 1s w/ 90s", 13, "8x400 @ 69-71s w/ 90s"),
        ("8x400 @ 70±1 w/ 90s", 11, "8x400 @ 69-71s w/ 90s"),
        ("5x1k @ 3:20 ± 0:02 w/ 90s", 13, "5x1k @ 3:18-3:22 w/ 90s"),
        ("6x3min @ 85% ± 2% w/ 90s", 14, "6x3min @ 83-87% w/ 90s"),
    ],
)
def test_give_or_take_is_answered_with_the_range(text: str, column: int, offered: str) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert (error.value.column, error.value.alternatives) == (column, (offered,))
    read(offered)


@pytest.mark.parametrize(
    ("text", "column", "offered"),
    [
        ("6x800 (2:40/2')", 7, ("6x800 @ 2:40 w/ 2:00 rest",)),
        ("6 x 3 min (90s @ 5k)", 12, ("6 x 3 min w/ 90s rest @ 5k", "6 x 3 min, then 1 x 90s @ 5k")),
        ("4 x 5 min (first 3 @ T, last 2 @ 10k) w/ 2 min", 25, ()),
        ("3 x 10 min (5 min @ MP + 4 min @ HMP) w/ 2 min jog", 12, ()),
        ("5 x 1k -> 200, 2 min", 11, ("5 x (1k -> 200), 2 min",)),
        ("10 min w/ 1 min on 1 min off", 8, ("10 min, then 1 min on 1 min off",)),
        (
            "7 miles: 6x800 w/ 400 jog",
            8,
            ("7 miles in all: 6x800 w/ 400 jog", "7 miles, 6x800 w/ 400 jog"),
        ),
    ],
)
def test_what_could_be_inside_or_beside_is_asked_about(text: str, column: int, offered: tuple[str, ...]) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert (error.value.column, error.value.alternatives) == (column, offered)
    for alternative in offered:
        read(alternative)


def test_an_effort_of_the_last_block_alone_is_said_where_the_one_before_has_none() -> None:
    workout = read("6x400, 6x200 @ mile w/ 60s")
    assert meaning(workout.steps) == "6×[W 400m] btw R 1:00 ; R 1:00 ; 6×[W 200m @mile] btw R 1:00"
    assert "@mile read as for the 200 m reps alone; otherwise write it behind each" in workout.readings
    assert read("6x400 w/ 60s, 6x200 @ mile w/ 30s").readings == ()


@pytest.mark.parametrize(
    ("text", "splits"),
    [
        ("1500m time trial splits 300 700 1100", [(300, 700, 1100)]),
        ("1500 splits 400 800 w/ 3 min", [(400, 800)]),
        ("1500 splits 400 800; 400 @ 60", [(400, 800), ()]),
        ("1500 splits 400 800 4x400 @ 70, 1 min", [(400, 800), ()]),
        ("1500 splits 300 700 then 400 hard", [(300, 700), ()]),
    ],
)
def test_splits_need_no_commas(text: str, splits: list[tuple[float, ...]]) -> None:
    marked = [segment.step for segment in unroll(read(text)).segments if segment.step.kind is Kind.WORK]
    assert list(dict.fromkeys(step.splits_m for step in marked)) == splits
    assert [step.distance_m for step in marked][:1] == [1500]
