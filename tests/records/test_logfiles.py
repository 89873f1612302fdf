"""Files in the folder of logs that are no logs, or not of this folder: listed with their reason, and left alone."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from milewatch.history.index import Index
from milewatch.history.refresh import refresh
from milewatch.records.archive import Archive, LogError
from milewatch.records.logfiles import LARGEST

EXAMPLE = (Path(__file__).parent / "example.toml").read_text("utf-8")


@pytest.fixture
def logs(tmp_path):
    folder = tmp_path / "logs"
    folder.mkdir()
    (folder / "20261120T170211Z-3f9c.toml").write_text(EXAMPLE, "utf-8")
    return folder


def reasons(logs, tmp_path):
    """What the folder and the index say of each file that cannot be read; they say the same."""
    index = Index(tmp_path / "cache" / "index.sqlite", logs)
    try:
        refresh(index)
        listed = {name: one.problem for name, one in index.listed() if one.problem}
    finally:
        index.close()
    assert listed == {entry.path.name: entry.problem for entry in Archive(logs).entries() if entry.problem}
    return listed


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need a right on Windows")
def test_a_link_out_of_the_folder_is_not_followed(logs, tmp_path):
    (tmp_path / "mine.toml").write_text(EXAMPLE, "utf-8")
    (logs / "a.toml").symlink_to(tmp_path / "mine.toml")
    (logs / "b.toml").symlink_to("nowhere")
    (logs / "c.toml").symlink_to("c.toml")
    (logs / "d.toml").symlink_to("/dev/zero")
    (logs / "inside.toml").symlink_to("20261120T170211Z-3f9c.toml")
    assert reasons(logs, tmp_path) == {
        "a.toml": "a.toml: a link that leads out of the folder of logs is not followed",
        "b.toml": "b.toml: a link to a file that is not there",
        "c.toml": "c.toml: a link to nowhere",
        "d.toml": "d.toml: a link that leads out of the folder of logs is not followed",
    }
    with pytest.raises(LogError, match="is not followed"):
        Archive(logs).update("a", notes="x")
    assert (tmp_path / "mine.toml").read_text("utf-8") == EXAMPLE


@pytest.mark.skipif(not hasattr(os, "symlink") or os.name == "nt", reason="links need a right on Windows")
def test_a_folder_of_logs_may_itself_be_a_link(logs, tmp_path):
    (tmp_path / "elsewhere").symlink_to(logs)
    assert [entry.problem for entry in Archive(tmp_path / "elsewhere").entries()] == [None]


def test_a_file_that_is_far_too_large_is_not_read(logs, tmp_path):
    with (logs / "huge.toml").open("wb") as file:
        file.truncate(LARGEST + 1_000_000)
    assert reasons(logs, tmp_path) == {"huge.toml": "huge.toml: 17 MB is too large for a log (at most 16 MB)"}
    with pytest.raises(LogError, match="too large"):
        Archive(logs).open(logs / "huge.toml")


def test_what_is_no_file_is_not_listed(logs, tmp_path):
    (logs / "folder.toml").mkdir()
    assert reasons(logs, tmp_path) == {}
