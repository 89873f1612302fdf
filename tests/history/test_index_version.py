"""What the index keeps of fixed logs is written down beside its version: no figure changes under an old index."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

import msgspec
import pytest

from milewatch.history.index import VERSION
from milewatch.history.rows import body_of, broken_row, card_of, listed_of, row_of
from milewatch.records import logtext

HERE = Path(__file__).parent
LOGS = ("squad", "measured")
KEPT = HERE / "index_rows.json"
"""`python tests/history/test_index_version.py` writes it."""


def as_kept() -> dict[str, Any]:
    """The rows of the fixed logs, with their packed parts opened."""
    rows = [row_of(f"{name}.toml", logtext.read((HERE / f"{name}.toml").read_text("utf-8"), name)) for name in LOGS]
    told = {}
    for row in (*rows, broken_row("broken.toml", "broken.toml, line 3: no time")):
        bodies = [(*head, body_of(body)) for *head, body in row.bodies]
        opened = {"card": card_of(row.card), "listed": listed_of(row.listed), "bodies": bodies}
        told[row.name] = asdict(row) | opened
    rounded = json.loads(msgspec.json.encode(told), parse_float=lambda number: round(float(number), 9))
    return {"version": VERSION, "rows": rounded}


def test_the_version_of_the_index_is_that_of_what_it_keeps() -> None:
    written = json.loads(KEPT.read_text("utf-8"))
    assert written["version"] == VERSION, (
        f"index.VERSION is {VERSION} and {KEPT.name} of {written['version']}: write the rows anew"
        " (python tests/history/test_index_version.py)"
    )


@pytest.mark.parametrize("name", [*(f"{name}.toml" for name in LOGS), "broken.toml"])
def test_what_the_index_keeps_of_a_log_is_what_is_written_down(name: str) -> None:
    written, now = json.loads(KEPT.read_text("utf-8"))["rows"], as_kept()["rows"]
    assert now[name] == written[name], (
        "the index keeps something else of the same log: raise VERSION in milewatch/history/index.py, then write the"
        " rows anew (python tests/history/test_index_version.py)"
    )


if __name__ == "__main__":
    KEPT.write_text(json.dumps(as_kept(), indent=1, ensure_ascii=False) + "\n", "utf-8")
