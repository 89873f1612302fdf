"""Texts with two readings: refused where the doubt is, with texts that can be read; or read, and the choice is said."""

from __future__ import annotations

import pytest

from milewatch.workout.notation import NotationError, read

from .meanings import meaning


@pytest.mark.parametrize(
    ("text", "column", "offered"),
    [
        ("6 x 400 90", 9, ("6 x 400 w/ 90s rest", "6 x 400 @ 90s")),
        ("6 x 300 100", 9, ("6 x 300 w/ 100 m jog", "6 x 300 1 x 100 m")),
        ("2 x 400 + 200", 11, ("2 x (400 + 200)",)),
        ("5 x 400+200, 60s, 3min", 9, ("5 x (400+200), 60s, 3min",)),
        ("2 x 200-400-600, 200 jog", 9, ("2 x (200-400-600), 200 jog",)),
        ("8 x 400 200 jog 90s", 17, ("8 x 400 200 jog in 1:30", "8 x 400 200 jog, 1:30 hard")),
        ("8x400 (1:15, 60s)", 14, ("8x400 @ 1:15 w/ 60s rest",)),
        ("10x400@75/60s", 7, ("10x400 @ 1:15 w/ 1:00 rest",)),
        ("10x400@75-60s", 8, ("10x400 @ 1:15 w/ 1:00 rest", "10x400 @ 1:00-1:15")),
        ("10x400@75+60s", 11, ("10x400@75 w/ 1:00 rest", "10x400@75, 1:00 hard")),
        ("5 x 800 w/ 2.30 jog", 12, ("5 x 800 w/ 2:30 jog", "5 x 800 w/ 2:18 jog")),
        ("5 x 800 w/ 1.30 min rec", 12, ("5 x 800 w/ 1:30 rec", "5 x 800 w/ 1:18 rec")),
        ("6 x 1.30 w/ 1 min", 5, ("6 x 1:30 w/ 1 min", "6 x 1:18 w/ 1 min")),
        ("6 x 800 @ 2.40 w/ 2 min", 11, ("6 x 800 @ 2:40 w/ 2 min", "6 x 800 @ 2:24 w/ 2 min")),
        ("3x1000, 3:10, 3:05, 3:00", 9, ("3x1000, @ 3:10, 3:05, 3:00",)),
        (
            "600, 400, 200, 60s, 3 min",
            16,
            ("600, 400, 200, 1:00 rest between reps, 3 min", "600, 400, 200, 1:00 hard, 3 min"),
        ),
        ("10 x 1 min hard/easy", 17, ("10 x 1 min hard/ 1:00 easy",)),
        ("10 x 1 on 1 off", 6, ("10 x 1 min on / 1 min off", "10 x 1 s on / 1 s off")),
        ("3 sets of 600, 400, 2 x 200, 60s rest", 19, ("3 sets of 600, 400 then 2 x 200, 60s rest",)),
        ("6 x 800 @ 6:15 pace", 11, ("6 x 800 @ 6:15/km", "6 x 800 @ 6:15/mi")),
        ("6 x 400, drop 1s each, 90s rest", 10, ()),
        ("12x400m w/ 60s rest, 3 min after rep 12", 22, ()),
    ],
)
def test_a_text_with_two_readings_is_refused_where_the_doubt_is(
    text: str, column: int, offered: tuple[str, ...]
) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert (error.value.column, error.value.alternatives) == (column, offered)
    for alternative in offered:
        read(alternative)


@pytest.mark.parametrize(
    ("text", "means", "said"),
    [
        ("8 x 400m jog", "8×[W 400m] btw R open jog", "“jog” read as an open recovery"),
        ("8 x 1/2 min", "8×[W 0:30] btw R open ?", "for 1 min on and 2 min off write 1 min/2 min"),
        ("10 x 1/1 min", "10×[W 1:00 ; R 1:00]", "1:00 of work and 1:00 of recovery"),
        ("6/8 x 400 w/ 60s", "6-8×[W 400m] btw R 1:00", "8 are planned"),
        ("8 * 400m + 200m jog", "8×[W 400m] btw R 200m jog", "lies between the reps"),
        ("1200 (3 min) 1000 (3 min) 800", "W 1200m ; R 3:00 ; W 1000m ; R 3:00 ; W 800m", "read as rest"),
        ("2 sets: 4 x 400m (60s), 3 min between sets", "2×[4×[W 400m] btw R 1:00] btw R 3:00", "target write @60s"),
        ("2 x (4 x 400, 60s) 3min", "2×[4×[W 400m] btw R 1:00] btw R 3:00", "3:00 read as rest between sets"),
        ("2 x 4 x 400m (60s, 3min)", "2×[4×[W 400m] btw R 1:00] btw R 3:00", "3:00 between sets"),
        (
            "6x400 (60s), 3 min, 6x200 (30s)",
            "6×[W 400m] btw R 1:00 ; R 3:00 ; 6×[W 200m] btw R 0:30",
            "between two blocks",
        ),
        ("8 × 400 m – 90 s – 5 km pace", "8×[W 400m @5k] btw R 1:30", "read as rest between reps"),
        ("600, 400, 200, 90s", "W 600m ; R 1:30 ; W 400m ; R 1:30 ; W 200m", "read as rest between reps"),
        ("10 x (400m + 60s)", "10×[W 400m ; R 1:00]", "rest after every pass"),
        ("6 x 800m with equal rest", "6×[W 800m] btw R open", "open and ends on your mark"),
        ("8 x 400 w/ recovery till HR 120", "8×[W 400m] btw R open", "ends on your mark"),
        ("2 x 1 mile @ 10k, 800", "W 1mi @10k ; R open ? ; W 1mi @800", "an effort for each rep in turn"),
        ("5 x 600, walk 100 jog 300", "5×[W 600m ; R 100m walk ; R 300m jog]", "one recovery in two parts"),
        ("4 x 8 min Z4, 2 min Z1", "4×[W 8:00 @Z4] btw R 2:00 @Z1", "read as the recovery between reps"),
        ("2x20min @ tempo, 5min easy", "2×[W 20:00 @tempo] btw R 5:00 easy", "for a cool-down write CD 5:00"),
        ("4 x 1600 M w/ 60s rest", "4×[W 1600m @M] btw R 1:00", "for metres write 1600m"),
        ("15' WU, drills, 5 x 3' (2')", "WU 15:00 ; 5×[W 3:00] btw R 2:00", "“drills” is not timed"),
    ],
)
def test_where_one_reading_is_chosen_it_is_said(text: str, means: str, said: str) -> None:
    workout = read(text)
    if "two parts" not in said:
        assert meaning(workout.steps) == means
    assert any(said in reading for reading in workout.readings)


def test_a_recovery_in_two_parts_is_run_between_the_reps_and_not_after_the_last() -> None:
    steps = read("3 x 600, walk 100 jog 300").steps
    between = "R 100m walk ; R 300m jog"
    assert meaning(steps) == f"W 600m ; {between} ; W 600m ; {between} ; W 600m"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 x 800 w/ a minute and a half rest", "5 x 800 w/ 1:30 rest"),
        ("5 x 800 w/ two minutes' rest", "5 x 800 w/ 2:00 rest"),
        ("5 x 3-minute reps with 2-min jog", "5 x 3:00 w/ 2:00 jog"),
        ("10 X 400 M W/ 60 S REST", "10 x 400m w/ 60s rest"),
        ("8x400 w/ :60 rest", "8x400 w/ 60s rest"),
        ("2 x 1-1/2 miles w/ 3 min", "2 x 1.5mi w/ 3 min"),
        ("10 x 440y w/ 440y jog", "10 x 440 yards w/ 440 yards jog"),
        ("1000, 800, 600, 400 w/ 3, 2, 1 min", "1000, 800, 600, 400 rest 3:00, 2:00, 1:00"),
        ("3x1000 @ 3:10, 3:05, and 3:00, 3 min jog", "3x1000 @ 3:10/3:05/3:00, 3 min jog"),
    ],
)
def test_what_is_spoken_is_the_same_as_what_is_written_short(one: str, other: str) -> None:
    assert read(one).steps == read(other).steps
