from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from milewatch.workout.model import Kind, Repeat, Step, Workout
from milewatch.workout.notation import NotationError, read, read_effort

from .meanings import as_row, flat, meaning
from .more_examples import READ, REFUSED

COACHES = json.loads((Path(__file__).parent / "coaches.json").read_text())
EXAMPLES = json.loads((Path(__file__).parent / "examples.json").read_text())


@pytest.mark.parametrize("row", EXAMPLES["strings"], ids=lambda row: row["text"])
def test_what_coaches_publish_is_read_step_by_step(row: dict[str, Any]) -> None:
    got = [as_row(step) for step in flat(read(row["text"]).steps)]
    assert [sorted(step) for step in got] == [sorted(step) for step in row["steps"]]
    for mine, theirs in zip(got, row["steps"], strict=True):
        for key, value in theirs.items():
            assert mine[key] == (pytest.approx(value, rel=0.005) if isinstance(value, float) else value)


@pytest.mark.parametrize("row", EXAMPLES["traps"], ids=lambda row: row["text"])
def test_what_has_no_single_reading_is_refused_or_its_reading_is_said(row: dict[str, Any]) -> None:
    read_or_refused = attempt(row["text"])
    if isinstance(read_or_refused, NotationError):
        assert 1 <= read_or_refused.column <= len(row["text"]) + 1
        assert read_or_refused.message.endswith(".")
    else:
        assert read_or_refused.readings


def attempt(text: str) -> Workout | NotationError:
    try:
        return read(text)
    except NotationError as error:
        return error


@pytest.mark.parametrize(("text", "means", "chosen"), READ, ids=[text for text, _, _ in READ])
def test_more_workouts_mean_what_their_coaches_meant(text: str, means: str, chosen: bool) -> None:
    workout = read(text)
    assert meaning(workout.steps) == means
    assert bool(workout.readings) is chosen


@pytest.mark.parametrize("row", COACHES, ids=lambda row: row["text"])
def test_what_clubs_logs_and_other_programs_write_means_what_its_coach_meant(row: dict[str, Any]) -> None:
    workout = read(row["text"])
    assert meaning(workout.steps) == row["means"]
    assert bool(workout.readings) is row["chosen"]


@pytest.mark.parametrize(("text", "column"), REFUSED, ids=[text for text, _ in REFUSED])
def test_what_cannot_be_trusted_is_refused_where_it_begins(text: str, column: int) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert error.value.column == column


@pytest.mark.parametrize(
    "text",
    [
        "8 x 2m",
        "10 x 4",
        "10 x 4 w/ 60s",
        "8x400 r3",
        "6 x 1km (3rec)",
        "400 x 800 x 1200",
        "5 x 400m x 400m",
        "8 x 400 w/ 3m jog",
    ],
)
def test_a_number_that_could_be_two_things_is_never_guessed(text: str) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert error.value.alternatives


def test_no_recovery_anywhere_is_an_open_one_and_that_is_said() -> None:
    workout = read("8 x 400m")
    (repeat,) = workout.steps
    assert isinstance(repeat, Repeat)
    assert repeat.between == (Step(Kind.RECOVERY, repeat.between[0].ends, stated=False),)
    assert workout.readings == ("No recovery is given between the 400 m reps: it is open and ends on your mark",)


def test_the_words_before_a_colon_are_the_title() -> None:
    workout = read("The Michigan: 1600 @10k, 1 mile @LT, 2 min jog between each")
    assert workout.title == "The Michigan"
    assert meaning(workout.steps) == "W 1600m @10k ; R 2:00 jog ; W 1mi @LT"
    assert read("Main set: 6 x 400m r60s").title == ""


def test_the_text_is_kept_as_it_was_typed() -> None:
    assert read("  4 × 400m  r60s ").text == "  4 × 400m  r60s "


def test_the_whole_run_is_kept_beside_its_steps() -> None:
    workout = read("7 miles in all: 6 x 800m @ current mile pace w/ 400m jog")
    assert workout.total_m == pytest.approx(7 * 1609.344)
    assert meaning(workout.steps) == "6×[W 800m @mile] btw R 400m jog"


@pytest.mark.parametrize(
    "text",
    [
        "8 x 200m, 1600m total",
        "8 x 200m w/ 200m jog (3000m total)",
        "8 x 400m = 3200m",
        "4 x 4 x 400m w/ 100m jog, 6400m total",
    ],
)
def test_a_total_that_fits_is_no_whole_run(text: str) -> None:
    assert read(text).total_m is None


@pytest.mark.parametrize("text", ["8 x 400m = 2400m", "8 x 200m (2000m total)", "10 x 400m, 2 miles in all"])
def test_a_total_that_does_not_fit_is_an_error(text: str) -> None:
    with pytest.raises(NotationError, match="total"):
        read(text)


@pytest.mark.parametrize(
    ("text", "ground"),
    [
        ("6 x 1k on the track r60s", "track"),
        ("8 x 200m on grass w/ 200m jog", "grass"),
        ("6 x 60s uphill, jog down", "hill"),
        ("6 x 400m r60s", None),
    ],
)
def test_the_ground_is_kept(text: str, ground: str | None) -> None:
    assert read(text).surface == ground


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("10 x 400 (62\") [3']", "10 × 400 (62”) [3’]"),
        ("5 x 1,000 m r90s", "5 x 1000m r90s"),
        ("3 x ½ mile r60s", "3 x 0.5 mile r60s"),
        ("2 x 1 1/2 miles r60s", "2 x 1.5mi r60s"),
        ("6 - 8 x 200m r60s", "6–8 x 200m r60s"),
        ("8 x 300m r90s", "8 X 300M R90s"),
        ("4 x 2'30\" r1'", "4 x 2:30 r1:00"),
        ("4 x 30'' r30''", '4 x 30" r30"'),
        ("6 * 400m r60s", "6 x 400m r60s"),
        ("8x400m\u00a0r60s", "8x400m r60s"),
        ("six by 400m w/ sixty seconds rest", "6 x 400m w/ 60 seconds rest"),
        ("3 × 2 min 30 sec w/ 1 minute jog", "3 x 2:30 w/ 1:00 jog"),
    ],
)
def test_typography_does_not_matter(one: str, other: str) -> None:
    assert read(one).steps == read(other).steps


@pytest.mark.parametrize(
    ("text", "column", "found"),
    [
        ("6 x 400m banana", 10, "banana"),
        ("6 x 400m w/ 60s rest ☃", 22, "☃"),
        ("6 x (400m w/ 60s rest", 22, "bracket"),
        ("6 x 400m @", 11, "effort"),
        ("6 x 400m w/", 12, "recovery"),
        ("500 x 400m", 1, "500"),
        ("6 x 400m [banana]", 11, "recovery"),
        ("", 1, "nothing"),
        ("2 x 600 (400/68\", 300/max) [8']", 9, "700 m"),
        ("5 x 400m @ 70/69/68 r60s", 10, "3 efforts"),
        ("10 x 400m, last 12 all out", 12, "10 reps"),
        ("4:75 @ hard", 1, "59"),
        ("4 x 400m @ 1:00/km", 12, "pace"),
    ],
)
def test_an_error_points_at_its_column_and_names_what_is_there(text: str, column: int, found: str) -> None:
    with pytest.raises(NotationError) as error:
        read(text)
    assert error.value.column == column
    assert found in error.value.message.lower() or found in error.value.message


def test_sizes_have_bounds() -> None:
    with pytest.raises(NotationError, match="4000"):
        read("400m, " * 1000)
    with pytest.raises(NotationError, match="2000"):
        read("100 x (20 x 100m r10s) R60s")
    with pytest.raises(NotationError, match="deep"):
        read("2 x (" * 30 + "400m" + ")" * 30)
    with pytest.raises(NotationError, match="too large"):
        read("1 x 99999999999999m")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("85 %", "85 %"),
        ("85-90%", "85-90 %"),
        ("goal mile pace", "goal mile"),
        ("75s", "75 s"),
        ("5:00/mi", "5:00/mi"),
        ("RPE 8", "8/10"),
        ("very hard", "very hard"),
        ("@3K", "3k"),
    ],
)
def test_an_effort_alone_is_read_in_the_spelling_of_the_field(text: str, kept: str) -> None:
    assert read_effort(text).text == kept


@pytest.mark.parametrize("text", ["", "hard 400m", "60s rest", "@"])
def test_what_is_no_effort_is_refused(text: str) -> None:
    with pytest.raises(NotationError):
        read_effort(text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6x800 @ mil pace", "mile pace"), ("6x800 @ thershold w/ 2min jog", "threshold pace"),
        ("4x1mi @ intervall", "interval pace"), ("6x800 at hrd w/ 60s", "hard"), ("6x800 @ mild w/ 60s", "mile pace"),
    ],
)  # fmt: skip
def test_an_effort_near_to_a_known_one_is_kept_and_what_it_may_have_meant_is_said(typed: str, meant: str) -> None:
    workout = read(typed)
    assert any("kept as a word" in said and said.endswith(f"did you mean {meant}?") for said in workout.readings)


def test_a_free_word_is_kept_without_a_guess_and_a_known_or_quoted_one_without_a_word() -> None:
    assert any(said.endswith("kept as a word") for said in read("6x800 @ spirited w/ 60s").readings)
    for typed in ("6x800 @ strong w/ 60s", '6x800 @"mil pace" w/ 60s', "6x800 @ mile pace w/ 60s"):
        assert read(typed).readings == ()


@pytest.mark.parametrize(
    "typed",
    [
        "4x1200 splits at the finish line w/ 3min", "4x1200 w/ 3 min, splits at finish",
        "4x1200 (finish-line splits), 3 min rest",
        "4 x 1200 with finish line splits w/ 3min", "4x1200 splits at the line w/ 3min",
    ],
)  # fmt: skip
def test_splits_at_the_finish_line_are_where_a_rep_passes_it(typed: str) -> None:
    (repeat,) = read(typed).steps
    assert isinstance(repeat, Repeat)
    (rep,) = repeat.body
    assert isinstance(rep, Step)
    assert (rep.distance_m, rep.splits_m) == (1200.0, (400.0, 800.0))
    assert (repeat.count, repeat.between[0].duration_ms) == (4, 180_000)


def test_the_finish_line_splits_of_a_race_distance_are_counted_from_its_start() -> None:
    (mile,) = read("1 mile time trial splits at finish").steps
    assert isinstance(mile, Step)
    assert mile.splits_m == (409.344, 809.344, 1209.344)
    (sets,) = read("2 x 3 x 1500 splits at the finish w/ 3min").steps
    assert isinstance(sets, Repeat)
    assert isinstance(sets.body[0], Repeat)
    assert isinstance(sets.body[0].body[0], Step)
    assert sets.body[0].body[0].splits_m == (300.0, 700.0, 1100.0)


def test_a_lap_has_no_splits_at_the_line_and_a_timed_rep_cannot() -> None:
    assert any("only at its end" in said for said in read("4x400 splits at finish, 60s").readings)
    with pytest.raises(NotationError, match="over a distance"):
        read("4x3min splits at the finish line")
