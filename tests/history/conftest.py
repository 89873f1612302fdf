"""Every index that a test opens is closed after it."""

from __future__ import annotations

import contextlib
import sqlite3
from typing import TYPE_CHECKING

import pytest

from milewatch.history.index import Index

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.fixture(autouse=True)
def no_index_stays_open(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    opened: list[sqlite3.Connection] = []
    begin = Index._open

    def open_and_note(self: Index) -> sqlite3.Connection:
        opened.append(begin(self))
        return opened[-1]

    monkeypatch.setattr(Index, "_open", open_and_note)
    yield
    for connection in opened:
        with contextlib.suppress(sqlite3.ProgrammingError):  # of another thread, which closed it
            connection.close()
