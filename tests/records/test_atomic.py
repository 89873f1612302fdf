from __future__ import annotations

import os
import stat
import sys
import time

import pytest

from milewatch.records import atomic
from milewatch.records.atomic import PREFIX, SUFFIX, write_atomic

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")


def test_a_file_is_made_with_its_folder(tmp_path):
    path = tmp_path / "logs" / "a.toml"
    write_atomic(path, b"one")
    assert path.read_bytes() == b"one"


def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"one")
    write_atomic(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="there a folder is never opened")
def test_in_a_folder_that_may_be_written_and_not_read_a_file_is_replaced(tmp_path, monkeypatch):
    def opened(path, flags, *more):
        if flags & os.O_DIRECTORY:
            raise PermissionError(13, "Permission denied", str(path))
        return os_open(path, flags, *more)

    os_open = os.open
    monkeypatch.setattr(os, "open", opened)
    write_atomic(tmp_path / "a.toml", b"new")
    assert (tmp_path / "a.toml").read_bytes() == b"new"


@posix_only
def test_a_file_keeps_its_permissions(tmp_path):
    path = tmp_path / "a.toml"
    path.write_bytes(b"one")
    path.chmod(0o640)
    write_atomic(path, b"two")
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


@posix_only
def test_a_new_file_follows_the_mask(tmp_path):
    before = os.umask(0o027)
    try:
        write_atomic(tmp_path / "a.toml", b"one")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a.toml").stat().st_mode) == 0o640


@posix_only
def test_a_link_stays_a_link(tmp_path):
    (tmp_path / "real").mkdir()
    real = tmp_path / "real" / "a.toml"
    real.write_bytes(b"one")
    link = tmp_path / "a.toml"
    link.symlink_to(real)
    write_atomic(link, b"two")
    assert link.is_symlink()
    assert real.read_bytes() == b"two"


@pytest.mark.parametrize("failing", ["write", "fsync"])
def test_when_the_disk_fails_the_old_file_stays_and_nothing_is_left_behind(tmp_path, monkeypatch, failing):
    path = tmp_path / "a.toml"
    path.write_bytes(b"one")

    def fail(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(atomic.os, failing, fail)
    with pytest.raises(OSError, match="No space"):
        write_atomic(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_a_write_that_takes_only_some_bytes_goes_on(tmp_path, monkeypatch):
    write = os.write
    monkeypatch.setattr(atomic.os, "write", lambda fd, data: write(fd, data[:3]))
    write_atomic(tmp_path / "a.toml", b"0123456789")
    assert (tmp_path / "a.toml").read_bytes() == b"0123456789"


def test_what_a_kill_left_behind_is_cleared_after_an_hour(tmp_path):
    old, new, foreign = (tmp_path / name for name in (f"{PREFIX}1{SUFFIX}", f"{PREFIX}2{SUFFIX}", "mine.tmp"))
    for path in (old, new, foreign):
        path.write_bytes(b"half")
        os.utime(path, (time.time() - 4000,) * 2)
    os.utime(new)
    write_atomic(tmp_path / "a.toml", b"one")
    assert not old.exists()
    assert new.exists()
    assert foreign.exists()
