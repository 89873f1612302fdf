"""What docs/pace.md promises."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from milewatch.workout.effort import Effort, Form
from milewatch.workout.effort_table import Cell, cell
from milewatch.workout.marks import Mark
from milewatch.workout.model import MILE_M
from milewatch.workout.pacing import Pace, Pacer

TODAY = date(2026, 11, 22)
PACER = Pacer((Mark(MILE_M, 360_000, TODAY),), (), TODAY)
DOC = Path(__file__).parents[2] / "docs" / "pace.md"


def rows(title: str) -> list[list[str]]:
    table = re.search(rf"^\| {title} .*?\n((?:\|.*\n)+)", DOC.read_text("utf-8"), re.MULTILINE)
    assert table is not None
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in table[1].splitlines()[1:]]


def test_every_named_pace_of_the_table_is_known_under_all_its_names() -> None:
    found = rows("pace")
    assert len(found) == 10
    for name, others, s400 in found:
        for each in re.findall(r"`(.+?)`", f"{name} {others}"):
            pace = PACER.named(each)
            assert isinstance(pace, Pace), each
            if s400 != "a range":
                assert pace.mid * 400 == pytest.approx(float(s400), abs=0.051), each


def test_the_guide_is_the_one_that_is_used() -> None:
    lengths_ms = (30_000, 60_000, 180_000, 300_000)
    for name, scale, *cells in rows("effort"):
        value = float(name.split(" %")[0])
        for said, length in zip(cells, lengths_ms, strict=True):
            by_percent = cell(Effort(name, Form.PERCENT, value, value), length)
            assert by_percent == cell(Effort(name, Form.SCALE, float(scale), float(scale)), length)
            assert by_percent == cell(Effort(name.split(", ")[1], Form.WORDS), length)
            assert said == words(by_percent)


def words(found: Cell | None) -> str:
    if found is None:
        return "–"
    if found.or_quicker:
        return f"{found.quick} or quicker"
    return found.slow if found.slow == found.quick else f"{found.slow}–{found.quick}"
