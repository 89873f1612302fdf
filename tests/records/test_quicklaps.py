"""Reading the laps quickly gives what reading them with care gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import logtext, quicklaps
from milewatch.records.log import AthleteRow, LapRow, Log
from milewatch.records.table import FileError

STARTED = datetime(2026, 11, 20, 17, 2, 11, tzinfo=UTC)
CS = st.integers(0, 100_000)
ROWS = st.builds(
    LapRow,
    kind=st.sampled_from(logtext.KINDS),
    at_cs=CS,
    time_cs=CS,
    set=st.one_of(st.none(), st.integers(1, 12)),
    rep=st.one_of(st.none(), st.integers(1, 40)),
    part=st.one_of(st.none(), st.integers(1, 3)),
    metres=st.one_of(st.none(), st.floats(0, 50_000), st.sampled_from((400.0, 409.344))),
    splits_cs=st.lists(CS, max_size=3).map(tuple),
    target_cs=st.one_of(st.none(), st.tuples(CS, CS).map(lambda pair: (min(pair), max(pair)))),
    end=st.sampled_from((None, None, "stopped", "mark")),
    edited=st.booleans(),
    prescribed_m=st.sampled_from((None, None, 402.336)),
    paused_cs=st.one_of(st.just(0), CS),
    notes=st.sampled_from(("", "", 'a "note" [laps]')),
    extra=st.sampled_from(({}, {}, {"heart": 171})),
)


def log(*rows: LapRow, notes: str = "") -> Log:
    return Log("s1", STARTED, STARTED, "t", {"ana": AthleteRow("Ana", 7.0)}, {"ana": rows}, notes=notes)


def one(**more: object) -> LapRow:
    return replace(LapRow("work", 0, 6100, 1, 1, metres=400.0, target_cs=(6000, 6200)), **more)  # type: ignore[arg-type]


@settings(max_examples=150)
@given(st.lists(ROWS, max_size=6), st.lists(ROWS, max_size=3))
def test_quick_and_careful_reading_agree(rows: list[LapRow], others: list[LapRow]) -> None:
    text = logtext.write(replace(log(), laps={"ana": tuple(rows), "bo": tuple(others)}))
    assert logtext.read(text, "f") == logtext._read(text, "f")


def test_what_milewatch_writes_is_read_quickly() -> None:
    found = quicklaps.take(
        logtext.write(log(one(prescribed_m=402.336), one(splits_cs=(3000, 6100), end="stopped", edited=True)))
    )
    assert found is not None
    rest, laps = found
    assert "kind" not in rest
    assert [row.time_cs for row in laps["ana"]] == [6100, 6100]


@pytest.mark.parametrize(
    ("written", "changed"),
    [
        ("time = ", "time= "),
        ('n = "1.1", ', 'n = "0.1", '),
        ('"1:01.00"', '"1:61.00"'),
        ('"1:00.00-1:02.00"', '"1:03.00-1:02.00"'),
        ("metres = 400", "metres = 0400"),
        (" },\n]", " }, # the wind\n]"),
        ("\n[laps]\n", '\n[laps]\nana = []\n[x]\ny = """\n[laps]\n'),
    ],
)
def test_whatever_looks_different_is_left_to_the_careful_reader(written: str, changed: str) -> None:
    text = logtext.write(log(one()))
    assert written in text
    assert quicklaps.take(text.replace(written, changed)) is None


@pytest.mark.parametrize("tail", ["ana = []\n", "[laps]\n", "[plan]\n", "schema = 2\n", "=\n"])
def test_a_mistake_beside_the_laps_is_told_with_its_line_in_the_whole_text(tail: str) -> None:
    text = logtext.write(log(one(), one())) + tail
    with pytest.raises(FileError) as careful:
        logtext._read(text, "f")
    with pytest.raises(FileError) as quick:
        logtext.read(text, "f")
    assert str(quick.value) == str(careful.value)
