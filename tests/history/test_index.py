"""The index says what a plain read of the folder says, whatever happens to the folder and to the index."""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
from dataclasses import replace
from datetime import date
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from invented import PLANS, SQUAD, session

from milewatch.history import parallel, refresh
from milewatch.history.index import NAME, Index, IndexBrokenError, open_index
from milewatch.history.rows import card_of, row_of
from milewatch.history.search import parse
from milewatch.places import Places
from milewatch.records import logtext
from milewatch.records.archive import Archive

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.records.log import Log

TODAY = date(2026, 11, 20)


def made(number: int, **more: Any) -> Log:
    """A small log, each number another one."""
    rng = Random(number)
    runners = SQUAD[: 1 + number % 3]
    log = session(PLANS[number % len(PLANS)], runners, date(2026, 1 + number % 12, 1 + number % 28), 0.5, rng)
    return replace(log, **more)


def write(folder: Path, name: str, log: Log) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_text(logtext.write(log), "utf-8")


def plain(folder: Path) -> list[tuple[str, str]]:
    """(file, title or reason) of everything in the folder, the newest first, without the index."""
    return [(e.path.name, e.problem or (e.log.title if e.log else "")) for e in Archive(folder).entries()]


def indexed(index: Index) -> list[tuple[str, str]]:
    names = index.find()
    cards = index.cards(names)
    assert all(card is not None for card in cards)
    return [(name, card.problem or card.title) for name, card in zip(names, cards, strict=True) if card is not None]


class Folder(RuleBasedStateMachine):
    """Files come, change and go by other programs; after a refresh the index is the folder."""

    root: Path
    count = 0

    def __init__(self) -> None:
        super().__init__()
        Folder.count += 1
        self.folder = self.root / f"{Folder.count}" / "logs"
        self.folder.mkdir(parents=True)
        self.cache = self.folder.parent / "cache"
        self.index = open_index(self.cache, self.folder)

    def teardown(self) -> None:
        self.index.close()

    @rule(number=st.integers(0, 8), of=st.integers(0, 40))
    def a_log_comes_or_is_replaced(self, number: int, of: int) -> None:
        write(self.folder, f"{number}.toml", made(of))

    @rule(
        number=st.integers(0, 8), data=st.sampled_from([b"", b"schema = 1", b"\xff", b"x = [", b"schema = 99\nid = 3"])
    )
    def a_file_is_damaged(self, number: int, data: bytes) -> None:
        (self.folder / f"{number}.toml").write_bytes(data)

    @rule(number=st.integers(0, 8))
    def a_file_goes(self, number: int) -> None:
        (self.folder / f"{number}.toml").unlink(missing_ok=True)

    @rule(one=st.integers(0, 8), two=st.integers(0, 8))
    def a_file_is_renamed(self, one: int, two: int) -> None:
        path = self.folder / f"{one}.toml"
        if path.exists():
            path.replace(self.folder / f"{two}.toml")

    @rule(name=st.sampled_from(["notes.txt", ".milewatch-1.tmp", "a.toml.part"]))
    def something_else_lies_there(self, name: str) -> None:
        (self.folder / name).write_text("schema = 1")

    @rule()
    def the_index_is_deleted(self) -> None:
        self.index.close()
        for path in self.cache.iterdir():
            path.unlink()
        self.index = open_index(self.cache, self.folder)

    @rule(junk=st.binary(min_size=1, max_size=200))
    def the_index_is_overwritten(self, junk: bytes) -> None:
        self.index.close()
        for path in self.cache.iterdir():
            path.unlink()
        (self.cache / NAME).write_bytes(junk)
        self.index = open_index(self.cache, self.folder)

    @invariant()
    def the_index_is_the_folder(self) -> None:
        refresh.refresh(self.index)
        assert indexed(self.index) == plain(self.folder)


def test_whatever_happens_to_the_folder_the_index_follows(tmp_path: Path) -> None:
    Folder.root = tmp_path
    limits = settings(
        max_examples=15, stateful_step_count=12, deadline=None, suppress_health_check=[HealthCheck.too_slow]
    )
    run_state_machine_as_test(Folder, settings=limits)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    places = Places.under(tmp_path)
    for number in range(12):
        write(places.logs, f"{number:02}.toml", made(number))
    return places


def old(folder: Path) -> None:
    """As if nothing had been written for a long time."""
    for path in folder.iterdir():
        os.utime(path, (1_700_000_000, 1_700_000_000))


def test_a_second_look_reads_only_what_has_changed(here: Places) -> None:
    old(here.logs)
    index = open_index(here.cache, here.logs)
    assert refresh.refresh(index).read == 12
    assert not refresh.refresh(index).any
    Archive(here.logs).update(here.logs / "03.toml", notes="another note")
    (here.logs / "04.toml").unlink()
    changes = refresh.refresh(index)
    assert (changes.read, changes.removed) == (1, 1)
    assert index.find(parse('"another note"', TODAY)) == ["03.toml"]


def test_a_change_in_the_same_tick_of_the_file_system_is_seen_the_next_time(here: Places) -> None:
    index = open_index(here.cache, here.logs)
    path = here.logs / "05.toml"
    stamp = (time.time_ns(),) * 2
    os.utime(path, ns=stamp)
    refresh.refresh(index)
    text = path.read_text("utf-8")
    with path.open("r+", encoding="utf-8") as file:  # in place, as long as before, and at the same time
        file.write(text.replace('title = "', 'title = "X', 1)[: len(text)])
    os.utime(path, ns=stamp)
    assert refresh.scan(here.logs)["05.toml"].mtime_ns == stamp[0]
    refresh.refresh(index)
    assert indexed(index) == plain(here.logs)


def test_an_index_of_another_version_or_folder_is_begun_anew(here: Places, tmp_path: Path) -> None:
    index = open_index(here.cache, here.logs)
    refresh.refresh(index)
    index.close()
    db = sqlite3.connect(here.cache / NAME)
    db.execute("PRAGMA user_version = 999")
    db.close()
    assert open_index(here.cache, here.logs).find() == []
    assert open_index(here.cache, tmp_path / "elsewhere").find() == []


def test_without_a_cache_folder_there_is_an_index_all_the_same(here: Places, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    index = open_index(tmp_path / "file" / "cache", here.logs)
    refresh.refresh(index)
    assert indexed(index) == plain(here.logs)


def test_damage_under_way_is_told_and_mended_by_beginning_anew(here: Places) -> None:
    index = open_index(here.cache, here.logs)
    refresh.refresh(index)
    with contextlib.closing(sqlite3.connect(here.cache / NAME)) as another:
        another.executescript("DROP TABLE logs")
    with pytest.raises(IndexBrokenError):
        index.find()
    index.renew()
    refresh.refresh(index)
    assert indexed(index) == plain(here.logs)


def test_a_row_that_was_spoilt_is_told_like_other_damage(here: Places) -> None:
    index = open_index(here.cache, here.logs)
    refresh.refresh(index)
    with contextlib.closing(sqlite3.connect(here.cache / NAME)) as another:
        another.execute("UPDATE logs SET card = x'00', listed = x'00'")
        another.execute("UPDATE runs SET body = x'00'")
        another.commit()
    (athlete, *_) = index.athletes()
    for ask in (lambda: index.cards(index.find()), index.listed, lambda: index.bodies(athlete.key)):
        with pytest.raises(IndexBrokenError, match="cannot be read"):
            ask()


def test_a_refresh_can_be_stopped_and_goes_on_where_it_was(here: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    old(here.logs)
    monkeypatch.setattr(refresh, "PAGE", 5)
    index = open_index(here.cache, here.logs)
    told: list[tuple[int, int]] = []
    first = refresh.refresh(index, lambda done, whole: told.append((done, whole)), lambda: True)
    assert (first.read, first.complete, told) == (5, False, [(5, 12)])
    assert index.find() == [name for name, _ in plain(here.logs) if name >= "07.toml"]
    assert refresh.refresh(index).read == 7


@pytest.mark.parametrize("works", [True, False])
def test_many_logs_are_read_by_other_processes_or_here(
    here: Places, monkeypatch: pytest.MonkeyPatch, works: bool
) -> None:
    monkeypatch.setattr(refresh, "MANY", 1)
    monkeypatch.setattr(refresh, "PAGE", 2)
    monkeypatch.setattr(refresh, "BATCH", 3)
    if not works:
        monkeypatch.setattr(parallel.sys, "executable", "/nowhere/python")
    index = open_index(here.cache, here.logs)
    assert refresh.refresh(index).read == 12
    assert indexed(index) == plain(here.logs)


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    index = open_index(tmp_path / "cache", tmp_path / "logs")
    assert not refresh.refresh(index).any
    assert index.find() == []


def test_a_name_that_no_terminal_can_show_is_passed_over(tmp_path: Path) -> None:
    here = Places.under(tmp_path)
    write(here.logs, "a.toml", made(0))
    for name in ("a\x1b[31mb.toml", os.fsdecode(b"caf\xe9.toml")):
        with contextlib.suppress(OSError):  # some systems have no such names
            write(here.logs, name, made(1))
    index = open_index(here.cache, here.logs)
    refresh.refresh(index)
    assert index.find() == ["a.toml"] == [name for name, _ in plain(here.logs)]


def test_who_ran_and_what_of_it_leaves_rehearsals_out(tmp_path: Path) -> None:
    here = Places.under(tmp_path)
    logs = [made(number) for number in (0, 3, 6, 9, 12)]
    for number, log in enumerate(logs):
        write(here.logs, f"{number}.toml", replace(log, rehearsal=number == 4))
    index = open_index(here.cache, here.logs)
    refresh.refresh(index)
    counted = {key: sum(key in log.athletes for log in logs[:4]) for key in ("ana", "bo", "chidi")}
    assert {who.key: who.sessions for who in index.athletes()} == {key: n for key, n in counted.items() if n}
    assert len(index.bodies("ana")) == counted["ana"]
    key = card_of(row_of("x", logs[0]).card).workout
    same = [f"{n}.toml" for n, log in enumerate(logs[:4]) if card_of(row_of("x", log).card).workout == key]
    assert sorted(index.same(key, "ana")) == same
    assert index.same("", "ana") == []
