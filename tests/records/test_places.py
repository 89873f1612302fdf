from __future__ import annotations

from typing import TYPE_CHECKING

from milewatch.places import places

if TYPE_CHECKING:
    from pathlib import Path


def test_everything_is_under_the_home_that_is_named(tmp_path):
    here = places({"MILEWATCH_HOME": str(tmp_path / "club")})
    files = (here.config_file, here.workouts, here.logs, here.journals, here.trash, here.cache, here.athletes)
    assert all(tmp_path / "club" in file.parents for file in files)


def test_asking_makes_no_folder(tmp_path):
    places({"MILEWATCH_HOME": str(tmp_path / "club")})
    assert not (tmp_path / "club").exists()


def test_a_relative_home_does_not_move_with_the_working_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert places({"MILEWATCH_HOME": "club"}).logs == tmp_path / "club" / "logs"


def test_the_home_of_somebody_unknown_is_a_folder_of_that_name(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert places({"MILEWATCH_HOME": "~no-such-user/club"}).logs == tmp_path / "~no-such-user" / "club" / "logs"


def test_without_a_home_the_system_says_where(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    here = places({})
    assert here.logs.name == "logs"
    assert here.config_file.name == "config.toml"


def test_the_second_place_for_journals_is_not_in_the_first(tmp_path):
    here = places({"MILEWATCH_HOME": str(tmp_path / "club"), "TMPDIR": str(tmp_path / "elsewhere")})
    assert here.rescue.parent == tmp_path / "elsewhere"


def test_two_homes_do_not_share_the_second_place_for_journals(tmp_path: Path) -> None:
    env = {"TMPDIR": str(tmp_path)}
    one, other = (places(env | {"MILEWATCH_HOME": str(tmp_path / name)}).rescue for name in ("one", "other"))
    assert one != other
    assert one == places(env | {"MILEWATCH_HOME": str(tmp_path / "one")}).rescue
