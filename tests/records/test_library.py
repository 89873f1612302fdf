"""The library: what WORKOUT means, what is listed, and what is saved."""

from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from milewatch.records import library
from milewatch.records.library import LibraryError, Origin
from milewatch.records.recoveries import recoveries
from milewatch.workout.files import WorkoutFileError
from milewatch.workout.model import Ends, Kind, Step, Workout
from milewatch.workout.notation import NotationError, read
from milewatch.workout.recovery import RecoveryTableError, default_table

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def own(tmp_path: Path) -> Path:
    folder = tmp_path / "workouts"
    folder.mkdir()
    return folder


def put(folder: Path, name: str, steps: str, more: str = "") -> Path:
    path = folder / f"{name}.toml"
    path.write_text(f'schema = 1\n{more}\nsteps = "{steps}"\n', encoding="utf-8")
    return path


def test_a_name_finds_the_shipped_workout(own: Path) -> None:
    workout = library.find("minute-ladder", own)
    assert workout.source == "minute-ladder"
    assert workout.total_m == pytest.approx(7 * 1609.344)


def test_a_name_is_found_in_any_case_and_without_a_folder_of_ones_own(tmp_path: Path) -> None:
    assert library.find(" Strides ", tmp_path / "none").source == "strides"


def test_a_name_with_spaces_that_is_no_shorthand_is_answered_with_the_name(own: Path) -> None:
    with pytest.raises(LibraryError, match="no workout named Minute ladder; did you mean minute-ladder") as raised:
        library.find("Minute ladder", own)
    assert raised.value.alternatives == ("minute-ladder",)


def test_ones_own_workout_wins_by_name(own: Path) -> None:
    put(own, "strides", "4x100m r60s")
    assert library.find("strides", own).steps == read("4x100m r60s").steps
    entry = next(entry for entry in library.entries(own) if entry.name == "strides")
    assert (entry.origin, entry.hides_shipped, entry.summary) == (Origin.YOURS, True, "4x100m r60s")


def test_ones_own_broken_workout_is_never_passed_over_for_the_shipped_one(own: Path) -> None:
    put(own, "strides", "10 x 4")
    with pytest.raises(WorkoutFileError, match=r"strides\.toml, steps: column "):
        library.find("strides", own)
    entry = next(entry for entry in library.entries(own) if entry.name == "strides")
    assert entry.origin is Origin.YOURS
    assert entry.problem is not None
    assert "strides.toml, steps: column " in entry.problem


def test_a_file_is_found_by_its_path(tmp_path: Path, own: Path) -> None:
    path = put(tmp_path, "tuesday", "5x300m r2min")
    workout = library.find(str(path), own)
    assert workout.steps == read("5x300m r2min").steps
    assert workout.source is None


def test_a_file_that_is_not_there_is_said(own: Path) -> None:
    with pytest.raises(LibraryError, match=r"there is no file nowhere/tuesday\.toml"):
        library.find("nowhere/tuesday.toml", own)


def test_shorthand_is_read(own: Path) -> None:
    assert library.find("6 x 800m w/ 400m jog", own).steps == read("6 x 800m w/ 400m jog").steps


def test_shorthand_that_is_not_understood_keeps_its_column(own: Path) -> None:
    with pytest.raises(NotationError) as caught:
        library.find("10 x 4", own)
    assert caught.value.column > 0


def test_reps_without_a_unit_are_never_taken_for_a_name(own: Path) -> None:
    with pytest.raises(NotationError):
        library.find("6x8", own)


def test_a_name_that_is_also_shorthand_says_which_it_was_read_as(own: Path) -> None:
    assert "in the library" in library.find("6x800", own).readings[0]
    assert all("in the library" not in reading for reading in library.find("6 x 800", own).readings)


@pytest.mark.parametrize("word", ["minute-lader", "minuteladder"])
def test_a_name_almost_right_is_told_the_right_one(word: str, own: Path) -> None:
    with pytest.raises(LibraryError, match="did you mean minute-ladder") as caught:
        library.find(word, own)
    assert "minute-ladder" in caught.value.alternatives


def test_a_name_that_is_nothing_like_any_says_how_to_list_them(own: Path) -> None:
    with pytest.raises(LibraryError, match="milewatch workouts"):
        library.find("zzz", own)


@pytest.mark.parametrize("word", ["", "x" * 5000, "a\0b", "\x1b[31m", "/", "."])
def test_any_word_is_answered_with_a_sentence(word: str, own: Path) -> None:
    with pytest.raises((LibraryError, NotationError, WorkoutFileError)) as caught:
        library.find(word, own)
    assert "\x1b" not in str(caught.value)


def test_the_list_has_every_shipped_workout_in_order(own: Path) -> None:
    names = [entry.name for entry in library.entries(own)]
    assert names == sorted(names)
    assert {"mile-time-trial", "hill-sprints", "broken-miles", "thirty-thirty"} <= set(names)
    assert all(entry.problem is None and entry.title and entry.summary for entry in library.entries(own))


def test_files_that_are_no_workouts_are_not_listed(own: Path) -> None:
    (own / "notes.txt").write_text("x")
    (own / ".hidden.toml").write_text("x")
    assert all(entry.origin is Origin.SHIPPED for entry in library.entries(own))


def test_a_file_that_is_not_text_is_listed_with_its_reason(own: Path) -> None:
    (own / "bad.toml").write_bytes(b"title = '\xff'")
    (own / "huge.toml").write_bytes(b"#" * (library.MAX_BYTES + 1))
    (own / "folder.toml").mkdir()
    problems = {entry.name: entry.problem or "" for entry in library.entries(own) if entry.problem}
    assert "is not text at byte 9" in problems["bad"]
    assert "more than a megabyte" in problems["huge"]
    assert "cannot be read" in problems["folder"]


def test_a_saved_workout_is_found_again(own: Path) -> None:
    workout = read("6 x 800m w/ 400m jog")
    path = library.save("tuesday", workout, own)
    assert path == own / "tuesday.toml"
    assert library.find("tuesday", own).steps == workout.steps
    assert tomllib.loads(path.read_text(encoding="utf-8"))["steps"] == "6 x 800m w/ 400m jog"
    assert [file.name for file in own.iterdir()] == ["tuesday.toml"]


def test_a_file_whose_name_no_terminal_can_show_is_passed_over(own: Path) -> None:
    put(own, "a\x1b[31mb", "400")
    put(own, "good", "400")
    assert [entry.name for entry in library.entries(own, own)] == ["good"]


def test_the_folder_is_made_when_it_is_missing(tmp_path: Path) -> None:
    library.save("tuesday", read("4x400m r60s"), tmp_path / "new" / "workouts")
    assert library.find("tuesday", tmp_path / "new" / "workouts").source == "tuesday"


def test_a_name_in_use_is_not_overwritten(own: Path) -> None:
    library.save("tuesday", read("4x400m r60s"), own)
    with pytest.raises(LibraryError, match="already have a workout named tuesday"):
        library.save("tuesday", read("5x400m r60s"), own)
    assert library.find("tuesday", own).steps == read("4x400m r60s").steps


def test_an_edit_keeps_what_it_does_not_know(own: Path) -> None:
    path = put(own, "tuesday", "4x400m r60s", 'coach = "Ana"')
    library.save("tuesday", read("5x400m r60s"), own, edit=True)
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    assert (data["coach"], data["steps"]) == ("Ana", "5x400m r60s")


@pytest.mark.parametrize("text", ["not toml", 'schema = 2\nsteps = "4x400m r60s"'])
def test_a_file_not_understood_is_never_written_to(text: str, own: Path) -> None:
    path = own / "tuesday.toml"
    path.write_text(text)
    with pytest.raises(WorkoutFileError):
        library.save("tuesday", read("4x400m r60s"), own, edit=True)
    assert path.read_text() == text


@pytest.mark.parametrize(
    ("name", "would_do"),
    [
        ("../evil", "evil"),
        ("a/b", "a-b"),
        ("a\\b", "a-b"),
        (".hidden", "hidden"),
        ("", "workout"),
        ("Tuesday: hills!", "tuesday-hills"),
        ("con", "con-workout"),
        ("nul.x", "nul-x"),
        ("x" * 61, "x" * 60),
        ("a\n", "a"),
        ("a.", "a"),
        ("ünder", "under"),
        ("Straße 6×800", "strasse-6-800"),
        ("日曜日", "workout"),
        ("hills.toml", "hills"),
    ],
)
def test_a_name_that_is_no_safe_file_name_is_refused_with_one_that_is(name: str, would_do: str, own: Path) -> None:
    with pytest.raises(LibraryError) as caught:
        library.save(name, read("4x400m r60s"), own)
    assert caught.value.alternatives == (would_do,)
    assert library.safe_name(would_do) == would_do
    assert list(own.parent.rglob("*.toml")) == []


def test_what_shorthand_cannot_say_is_saved_as_tables(own: Path) -> None:
    mile = Step(Kind.WORK, Ends.DISTANCE, 1609.344, splits_m=(409.344, 809.344, 1209.344))
    library.save("mile", Workout((mile,), notes="One line\nand another"), own)
    again = library.find("mile", own)
    assert (again.steps, again.notes) == ((mile,), "One line\nand another")


def test_the_shipped_recoveries_serve_until_there_is_a_table_of_ones_own(tmp_path: Path) -> None:
    assert recoveries(tmp_path) is default_table()
    (tmp_path / "recovery.toml").write_text('rows = [{ work = ["0:00", "60:00"], fixed = "0:45" }]')
    table = recoveries(tmp_path)
    assert table.suggest_ms(90_000, 85, single_set=True, ends_set=False) == 45_000


def test_a_broken_table_of_recoveries_is_named(tmp_path: Path) -> None:
    (tmp_path / "recovery.toml").write_text("rows = []")
    with pytest.raises(RecoveryTableError, match=r"recovery\.toml, rows"):
        recoveries(tmp_path)


def test_a_home_that_is_a_file_has_no_table_of_recoveries_either(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.write_text("")
    assert recoveries(home) is default_table()
