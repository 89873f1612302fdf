"""Text that a person, an editor or a broken disk left: every reader of TOML says what is wrong with it."""

from __future__ import annotations

import pytest

from milewatch import config
from milewatch.records import athletes, athletestext, logtext
from milewatch.records.table import FileError
from milewatch.tomlread import TomlError, parse
from milewatch.workout.files import WorkoutFileError, read_workout
from milewatch.workout.recovery import TABLE, RecoveryTableError, read_table

BAD = ("a =", "a = " + "[" * 100_000, "a = " + "9" * 5000)


@pytest.mark.parametrize("text", BAD, ids=("unfinished", "nested", "a long number"))
@pytest.mark.parametrize(
    ("read", "error"),
    [
        (parse, TomlError),
        (lambda text: logtext.read(text, "a.toml"), FileError),
        (lambda text: athletestext.read(text, "a.toml"), FileError),
        (lambda text: read_workout(text, "a.toml"), WorkoutFileError),
        (lambda text: read_table(text, "a.toml"), RecoveryTableError),
    ],
    ids=("plain", "log", "athletes", "workout", "recoveries"),
)
def test_what_cannot_be_read_is_one_sentence(read, error, text):
    with pytest.raises(error, match="not TOML") as told:
        read(text)
    assert "\n" not in str(told.value)


@pytest.mark.parametrize("text", BAD, ids=("unfinished", "nested", "a long number"))
def test_settings_that_cannot_be_read_are_told_and_the_defaults_used(tmp_path, text):
    path = tmp_path / "config.toml"
    path.write_text(text, "utf-8")
    settings, (problem,) = config.load(path)
    assert settings == config.Config()
    assert problem.startswith(f"{path}: not TOML")


def test_a_mark_of_byte_order_is_no_part_of_a_file(tmp_path):
    path = tmp_path / "config.toml"
    path.write_text('name = "Ana"\n', "utf-8-sig")
    assert config.load(path) == (config.Config(name="Ana"), ())
    path.write_text('[athletes.ana]\nname = "Ana"\n', "utf-8-sig")
    assert [athlete.id for athlete in athletes.load(path).athletes] == ["ana"]
    assert read_table("\ufeff" + TABLE, "recovery.toml").rows == read_table(TABLE, "recovery.toml").rows


@pytest.mark.parametrize("length", ["distance", "time"])
@pytest.mark.parametrize("number", ["9" * 400, f'"{"9" * 400} s"', f'"{"9" * 400}\'30"', f'"{"9" * 400}"'])
def test_a_length_with_hundreds_of_digits_is_a_mistake_in_the_workout(length, number):
    with pytest.raises(WorkoutFileError, match=rf"w\.toml, steps\[0\]\.{length}: .* is not a {length}"):
        read_workout(f"schema = 1\nsteps = [{{ {length} = {number} }}]", "w.toml")
