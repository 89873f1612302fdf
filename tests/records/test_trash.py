"""What is deleted waits in the trash folder, and comes back at any time."""

from __future__ import annotations

import errno
import shutil
from pathlib import Path

import pytest

from milewatch.records.archive import LogError
from milewatch.records.trash import deleted_log, deleted_logs, restore, throw_away

EXAMPLE = (Path(__file__).parent / "example.toml").read_text("utf-8")
NAME = "20261120T170211Z-3f9c.toml"


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "logs" / NAME
    path.parent.mkdir()
    path.write_text(EXAMPLE, "utf-8")
    return path


def test_a_deleted_session_is_listed_and_comes_back_as_it_was(log, tmp_path):
    throw_away(log, tmp_path / "trash")
    (entry,) = deleted_logs(tmp_path / "trash")
    assert entry.id == log.stem
    assert restore(entry.path, log.parent) == log
    assert log.read_text("utf-8") == EXAMPLE
    assert deleted_logs(tmp_path / "trash") == []


def test_a_session_deleted_twice_is_there_twice_and_takes_its_own_name_back(log, tmp_path):
    throw_away(log, tmp_path / "trash")
    log.write_text(EXAMPLE + "# again\n", "utf-8")
    throw_away(log, tmp_path / "trash")
    assert len(deleted_logs(tmp_path / "trash")) == 2
    assert restore(deleted_log(tmp_path / "trash", f"{log.stem}.2").path, log.parent) == log
    assert log.read_text("utf-8").endswith("# again\n")


def test_what_is_there_again_is_not_overwritten(log, tmp_path):
    kept = throw_away(log, tmp_path / "trash")
    log.write_text("mine", "utf-8")
    with pytest.raises(LogError, match="there again, so the one in the trash stays"):
        restore(kept, log.parent)
    assert (log.read_text("utf-8"), kept.read_text("utf-8")) == ("mine", EXAMPLE)


def test_a_number_in_a_name_that_a_person_gave_is_part_of_it(log, tmp_path):
    named = log.rename(log.with_name("track.2.toml"))
    assert restore(throw_away(named, tmp_path / "trash"), named.parent) == named


@pytest.mark.parametrize("full", [False, True])
def test_another_disk_gets_the_whole_file_or_nothing(log, tmp_path, monkeypatch, full):
    def replace(self, target):
        raise OSError(errno.EXDEV, "Invalid cross-device link")

    def copy2(path, target):
        target.write_text("half", "utf-8")
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "replace", replace)
    if full:
        monkeypatch.setattr(shutil, "copy2", copy2)
        with pytest.raises(OSError, match="No space"):
            throw_away(log, tmp_path / "trash")
        assert list((tmp_path / "trash").iterdir()) == []
        assert log.read_text("utf-8") == EXAMPLE
    else:
        assert throw_away(log, tmp_path / "trash").read_text("utf-8") == EXAMPLE
        assert not log.exists()


def test_workouts_in_the_trash_are_no_sessions_and_a_broken_session_is_one(log, tmp_path):
    (tmp_path / "trash").mkdir()
    (tmp_path / "trash" / "6x800.toml").write_text('steps = "6x800m"', "utf-8")
    log.write_text("half of i", "utf-8")
    kept = throw_away(log, tmp_path / "trash")
    assert [(entry.path, entry.log) for entry in deleted_logs(tmp_path / "trash")] == [(kept, None)]


def test_the_beginning_of_an_id_is_enough(log, tmp_path):
    throw_away(log, tmp_path / "trash")
    assert deleted_log(tmp_path / "trash", "20261120").id == log.stem
    for word in ("2025", "", "../logs/x"):
        with pytest.raises(LogError, match="there is no session"):
            deleted_log(tmp_path / "trash", word)


def test_without_a_trash_folder_nothing_was_deleted(tmp_path):
    assert deleted_logs(tmp_path / "trash") == []
