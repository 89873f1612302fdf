"""A sync that could not decide leaves two files with one session: both are listed, one counts."""

from __future__ import annotations

import shutil
from datetime import date
from typing import TYPE_CHECKING

import pytest
from invented import year

from milewatch.history.index import Index, open_index
from milewatch.history.newest import paths
from milewatch.history.refresh import refresh
from milewatch.history.search import parse
from milewatch.places import Places
from milewatch.records import listing

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TODAY = date(2026, 11, 20)


@pytest.fixture
def here(tmp_path: Path) -> Places:
    places = Places.under(tmp_path)
    year(places, days=(date(2026, 11, 10), TODAY))
    return places


@pytest.fixture
def index(here: Places) -> Iterator[Index]:
    made = open_index(here.cache, here.logs)
    refresh(made)
    yield made
    made.close()


def conflict(here: Places) -> tuple[Path, Path]:
    own = max(here.logs.iterdir())
    copy = own.with_name(f"{own.stem} (conflicted copy).toml")
    shutil.copy(own, copy)
    return own, copy


def test_a_copy_is_listed_and_counts_nowhere(here: Places, index: Index) -> None:
    athletes, bodies = index.athletes(), index.bodies("ana")
    own, copy = conflict(here)
    refresh(index)
    assert (index.athletes(), index.bodies("ana")) == (athletes, bodies)
    assert {own.name, copy.name} < set(index.find())
    assert index.find(parse("is:copy", TODAY)) == [copy.name]
    assert [card.copy_of for card in index.cards([own.name, copy.name]) if card] == ["", own.name]
    told = {name: listing.line(one) for name, one in index.listed()}
    assert told[copy.name].endswith(f" · a copy of {own.name}, not counted")
    assert "copy" not in told[own.name]
    assert copy not in paths(("all",), here)
    assert paths(("last",), here) == [own]


def test_when_the_first_is_deleted_the_copy_is_the_session(here: Places, index: Index) -> None:
    bodies = index.bodies("ana")
    own, copy = conflict(here)
    refresh(index)
    own.unlink()
    refresh(index)
    assert index.find(parse("is:copy", TODAY)) == []
    assert index.bodies("ana") == bodies
    assert paths(("last",), here) == [copy]


def test_a_copy_that_is_changed_stays_a_copy(here: Places, index: Index) -> None:
    bodies = index.bodies("ana")
    _, copy = conflict(here)
    refresh(index)
    copy.write_text(copy.read_text("utf-8") + "# mine\n", "utf-8")
    refresh(index)
    assert index.find(parse("is:copy", TODAY)) == [copy.name]
    assert index.bodies("ana") == bodies


def test_a_log_under_another_name_is_no_copy(here: Places, index: Index) -> None:
    own = max(here.logs.iterdir())
    own.rename(own.with_name("my best day.toml"))
    refresh(index)
    assert index.find(parse("is:copy", TODAY)) == []
