from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from milewatch.records import logtext
from milewatch.records.archive import Archive, LogError
from milewatch.records.build import from_session

from .samples import WALL, header, reps, solo

EXAMPLE = (Path(__file__).parent / "example.toml").read_text("utf-8")


def a_log(id_="20261120T170211Z-3f9c", wall=WALL):
    from msgspec.structs import replace

    timeline = reps(2)
    session = solo(timeline)
    session.start(0)
    session.stamp(62_000)
    return from_session(session, replace(header(timeline), id=id_), wall, 100_000)


@pytest.fixture
def archive(tmp_path):
    return Archive(tmp_path / "logs")


def test_a_log_is_saved_under_its_id_and_opened_again(archive):
    log = a_log()
    path = archive.save(log)
    assert path.name == "20261120T170211Z-3f9c.toml"
    assert archive.load(log.id) == log


def test_saving_the_same_session_again_replaces_it(archive):
    archive.save(a_log())
    archive.save(a_log())
    assert len(archive.entries()) == 1


def test_the_newest_comes_first_by_its_start_and_not_by_its_name(archive):
    older = a_log("20270101T000000Z-aaaa", WALL - timedelta(days=1))
    newer = a_log("sent-by-mail", WALL)
    archive.save(older)
    archive.save(newer)
    assert [entry.id for entry in archive.entries()] == [newer.id, older.id]
    assert archive.load("last") == newer


def test_the_last_is_found_without_reading_all_of_them(archive, monkeypatch):
    for day in range(1, 10):
        archive.save(a_log(f"2026110{day}T170211Z-aaaa", WALL + timedelta(days=day)))
    (archive.folder / "20261111T170211Z-aaaa.toml").write_text("broken")
    seen = []
    read = logtext.read
    monkeypatch.setattr(logtext, "read", lambda text, file: seen.append(file) or read(text, file))
    assert archive.load("last").id == "20261109T170211Z-aaaa"
    assert len(seen) == 2


def test_a_broken_log_is_listed_with_its_reason_and_left_alone(archive):
    archive.save(a_log())
    broken = archive.folder / "20261121T000000Z-0000.toml"
    broken.write_bytes(b"schema = 1\nid = 3\n")
    first, second = archive.entries()
    assert first.log is None
    assert first.problem == f'{broken.name}: id = 3 is not right: text, such as "…"'
    assert second.log is not None
    assert archive.load("last").id == second.id
    with pytest.raises(LogError, match="id = 3 is not right"):
        archive.update(broken.stem, notes="x")
    assert broken.read_bytes() == b"schema = 1\nid = 3\n"


@pytest.mark.parametrize("data", [b"", b"\xff\xff", b"\0" * 100, b"x = " + b"[" * 100_000, b"schema = 1\nlaps = 3"])
def test_whatever_is_in_a_file_it_is_one_sentence(archive, data):
    archive.folder.mkdir()
    (archive.folder / "x.toml").write_bytes(data)
    (entry,) = archive.entries()
    assert entry.log is None
    assert entry.problem
    assert "\n" not in entry.problem


def test_the_beginning_of_an_id_is_enough_when_it_is_the_only_one(archive):
    archive.save(a_log("20261120T170211Z-3f9c"))
    archive.save(a_log("20261120T170211Z-77aa"))
    assert archive.load("20261120T170211Z-7").id == "20261120T170211Z-77aa"
    with pytest.raises(LogError, match="could be 2 logs"):
        archive.load("20261120")


@pytest.mark.parametrize("word", ["", "nothing", "../secret", "/etc/passwd", "x" * 1000, "a\0b", "*"])
def test_what_is_no_log_is_told(archive, word):
    archive.save(a_log())
    with pytest.raises(LogError):
        archive.load(word)


def test_a_file_anywhere_can_be_opened_by_its_path(archive, tmp_path):
    path = tmp_path / "sent by mail.toml"
    path.write_text(EXAMPLE, "utf-8")
    assert archive.load(str(path)).title == "6x1min, 6x45s, 6x30s"


def test_an_id_from_a_file_is_never_a_path(archive, tmp_path):
    from dataclasses import replace

    with pytest.raises(LogError, match="no name for a log"):
        archive.save(replace(a_log(), id="../../evil"))
    assert not (tmp_path.parent / "evil.toml").exists()


def test_effort_and_notes_are_added_and_what_others_wrote_stays(archive):
    archive.folder.mkdir()
    path = archive.folder / "20261120T170211Z-3f9c.toml"
    path.write_text(EXAMPLE.replace('place = "track"', 'place = "track"\nmood = "fine"'), "utf-8")
    log = archive.update("last", effort=6, athlete="bo", notes="Windy.\nTwice.")
    assert log == logtext.read(path.read_text("utf-8"), "a")
    assert (log.athletes["ana"].effort, log.athletes["bo"].effort) == (8, 6)
    assert log.notes == "Windy.\nTwice."
    assert log.extra == {"mood": "fine"}


def test_comments_and_spacing_of_a_person_survive(archive):
    archive.folder.mkdir()
    path = archive.folder / "20261120T170211Z-3f9c.toml"
    mine = EXAMPLE.replace("[laps]", "# the wind was from the north\n\n[laps]").replace(
        'time = "2:51.36" },', 'time = "2:51.36" }, # too long', 1
    )
    path.write_text(mine, "utf-8")
    archive.update("last", effort=9, athlete="ana")
    assert path.read_text("utf-8") == mine.replace("effort = 8", "effort = 9")


def test_notes_are_put_where_there_were_none(archive):
    archive.folder.mkdir()
    path = archive.folder / "20261120T170211Z-3f9c.toml"
    mine = EXAMPLE.replace('notes = "Windy back straight."\n', "# nothing to say\n")
    path.write_text(mine, "utf-8")
    archive.update("last", notes='"[laps]"\nana = 1')
    assert logtext.read(path.read_text("utf-8"), "a").notes == '"[laps]"\nana = 1'
    assert "# nothing to say" in path.read_text("utf-8")


def test_an_effort_is_of_everybody_when_nobody_is_named(archive):
    archive.save(a_log())
    assert archive.update("last", effort=7.5).athletes["ana"].effort == 7.5
    with pytest.raises(LogError, match="from 0 to 10"):
        archive.update("last", effort=11)


def test_an_effort_can_be_taken_away_again(archive):
    archive.folder.mkdir()
    path = archive.folder / "20261120T170211Z-3f9c.toml"
    mine = EXAMPLE.replace("effort = 8", "effort = 8  # she said")
    path.write_text(mine, "utf-8")
    log = archive.update("last", efforts={"ana": None, "bo": 6.5})
    assert (log.athletes["ana"].effort, log.athletes["bo"].effort) == (None, 6.5)
    assert path.read_text("utf-8") == mine.replace("effort = 8  # she said\n", "").replace("effort = 7", "effort = 6.5")
    with pytest.raises(LogError, match="from 0 to 10"):
        archive.update("last", efforts={"ana": 10.5})


def test_a_log_of_a_newer_version_is_not_written_to(archive):
    archive.folder.mkdir()
    path = archive.folder / "20261120T170211Z-3f9c.toml"
    path.write_text(EXAMPLE.replace("schema = 1", "schema = 7"), "utf-8")
    with pytest.raises(LogError, match="newer Milewatch"):
        archive.update("last", notes="x")
    assert "schema = 7" in path.read_text("utf-8")


def test_a_place_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "logs").write_text("a file, not a folder")
    with pytest.raises(LogError, match="cannot be written"):
        Archive(tmp_path / "logs").save(a_log())


def test_what_is_no_log_file_is_not_listed(archive):
    archive.save(a_log())
    (archive.folder / ".milewatch-1234.tmp").write_text("half")
    (archive.folder / "notes.txt").write_text("mine")
    (archive.folder / "folder.toml").mkdir()
    assert len(archive.entries()) == 1


def test_without_a_folder_there_are_no_logs(archive):
    assert archive.entries() == []
    with pytest.raises(LogError, match="no logs"):
        archive.load("last")
