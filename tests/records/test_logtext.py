from __future__ import annotations

import string
import tomllib
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import logtext
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow, SleepRow, StampRow
from milewatch.records.table import FileError

EXAMPLE = (Path(__file__).parent / "example.toml").read_text("utf-8")

anything = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
keys = st.text(string.ascii_letters + "-_ .é\"'\\[]#=\n", min_size=1, max_size=8)
cs = st.integers(0, 400_000)
values = st.recursive(
    st.booleans()
    | st.integers(-(2**40), 2**40)
    | st.floats(allow_nan=False)
    | anything
    | st.dates()
    | st.datetimes(timezones=st.just(UTC)),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=5,
)
extras = st.dictionaries(keys.map(lambda key: f"x-{key}"), values, max_size=2)
plans = st.builds(
    PlanRow,
    anything,
    anything,
    st.lists(st.integers(0, 30), max_size=4).map(tuple),
    st.none() | st.floats(1, 50_000),
    extras,
)
moments = st.builds(
    lambda when, hundredths, offset: when.replace(
        microsecond=hundredths * 10_000, tzinfo=timezone(timedelta(minutes=offset))
    ),
    st.datetimes(datetime(1970, 1, 1), datetime(2200, 1, 1)),
    st.integers(0, 99),
    st.integers(-12 * 60, 14 * 60),
)
numbers = st.none() | st.tuples(st.integers(1, 99), st.integers(1, 99), st.none() | st.integers(1, 9))
lap_rows = st.builds(
    lambda number, target, **rest: LapRow(
        **rest,
        **(dict(zip(("set", "rep", "part"), number, strict=True)) if number else {}),
        target_cs=tuple(sorted(target)) if target else None,
    ),
    number=numbers,
    target=st.none() | st.tuples(cs, cs),
    kind=st.sampled_from(logtext.KINDS),
    at_cs=cs,
    time_cs=cs,
    metres=st.none() | st.floats(0, 50_000),
    prescribed_m=st.none() | st.floats(0, 50_000),
    splits_cs=st.lists(cs, max_size=30).map(tuple),
    end=st.none() | st.sampled_from(["skipped", "dropped", "mark"]),
    edited=st.booleans(),
    paused_cs=cs,
    notes=anything,
    extra=extras,
)
effort = st.none() | st.integers(0, 20).map(lambda half: half / 2)
logs = st.builds(
    lambda started, length, **rest: Log(started=started, finished=started + length, **rest),
    started=moments,
    length=st.integers(0, 10**6).map(lambda hundredths: timedelta(milliseconds=10 * hundredths)),
    id=st.text(string.ascii_letters + string.digits, min_size=1, max_size=20),
    title=anything,
    place=anything,
    surface=anything,
    weather=anything,
    tags=st.lists(anything, max_size=3).map(tuple),
    notes=anything,
    track_m=st.none() | st.floats(50, 1000),
    rehearsal=st.booleans(),
    plan=plans,
    athletes=st.dictionaries(keys, st.builds(AthleteRow, anything, effort, extras), max_size=3),
    laps=st.dictionaries(keys, st.lists(lap_rows, max_size=5).map(tuple), max_size=3),
    unassigned=st.lists(st.builds(StampRow, cs, anything, extras), max_size=3).map(tuple),
    swallowed=st.integers(0, 99),
    sleeps=st.lists(st.builds(SleepRow, cs, cs, anything, extras), max_size=2).map(tuple),
    extra=extras,
)


def test_the_documented_example_is_written_as_it_is_read():
    assert logtext.write(logtext.read(EXAMPLE, "example.toml")) == EXAMPLE


def test_the_example_says_what_it_says():
    log = logtext.read(EXAMPLE, "example.toml")
    assert log.athletes["ana"].effort == 8
    assert log.laps["ana"][2] == LapRow(
        kind="work", at_cs=98_136, time_cs=6000, set=1, rep=2, metres=302, splits_cs=(3110, 6000)
    )
    assert log.laps["bo"][2].end == "dropped"
    assert log.laps["ana"][3].edited


@settings(max_examples=150, deadline=None)
@given(logs)
def test_a_log_reads_back_as_it_was_written(log):
    assert logtext.read(logtext.write(log), "a.toml") == log


@settings(max_examples=50, deadline=None)
@given(logs)
def test_a_lap_is_a_line(log):
    rows = [row for rows in log.laps.values() for row in rows]
    lines = [line for line in logtext.write(log).split("\n") if line.startswith("    {") and "kind = " in line]
    assert len(lines) >= len(rows)


@pytest.mark.parametrize(
    "evil",
    [
        'x"\nschema = 9\n[laps]\n#',
        "'''\nid = 'y'\n'''",
        "\x1b[2J\x07\x00",
        "../../etc/passwd",
        "[@click=app.quit]x[/]",
        "\u202ereversed",
        "a\r\nb",
    ],
)
def test_text_can_never_become_structure(evil):
    log = replace(logtext.read(EXAMPLE, "example.toml"), title=evil, notes=evil, place=evil)
    text = logtext.write(log)
    assert logtext.read(text, "a.toml") == log
    assert not set(text) & {"\x1b", "\x00", "\x07"}


def test_what_another_program_added_survives_an_edit():
    text = EXAMPLE.replace('place = "track"', 'place = "track"\nmood = "fine"').replace(
        "metres = 305 }", 'metres = 305, shoes = { left = "red" } }'
    )
    text += "\n[shoes]\nleft = 3\n"
    log = logtext.read(text, "a.toml")
    again = tomllib.loads(logtext.write(replace(log, notes="changed")))
    assert again["mood"] == "fine"
    assert again["shoes"] == {"left": 3}
    assert again["laps"]["ana"][0]["shoes"] == {"left": "red"}
    assert again["athletes"]["ana"]["from_mark"]["time"] == "5:58.3"
    assert again["notes"] == "changed"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("schema = 1", "", "schema is missing"),
        ("schema = 1", 'schema = "one"', "schema = 'one' is not right"),
        ('id = "20261120T170211Z-3f9c"', 'id = "../x"', "id = '../x' is not right"),
        ("11.40+00:00", "11", "started = '2026-11-20T17:02:11' is not right: a date and time with offset"),
        ("started = 2026-11-20T17:02:11.40+00:00", "started = 0001-01-01T00:00:00+14:00", "started = '0001-01-01T00:"),
        ("finished = 2026-11-20", "finished = 2025-11-20", "finished = '2025-11-20T18:14:55.100000+00:00' is"),
        ('time = "2:51.36"', "time = 171.36", "laps.ana[1].time = 171.36 is not right"),
        ('time = "2:51.36"', 'time = "2:71.36"', "a time, such as"),
        ('kind = "recovery"', 'kind = "rest"', "laps.ana[1].kind = 'rest' is not right: one of warmup, work"),
        ('n = "1.1"', 'n = "one"', "laps.ana[0].n = 'one' is not right: set and rep"),
        ('n = "1.1"', 'n = "00.1"', "laps.ana[0].n = '00.1' is not right: set and rep"),
        ("metres = 305", "metres = -1", "laps.ana[0].metres = -1 is not right: metres"),
        ("effort = 8", "effort = 11", "athletes.ana.effort = 11 is not right: a number from 0 to 10"),
        ("[plan]", "[plan]\nreps = [1, true]", "plan.reps"),
        ("ana = [", "ana = 3\ncy = [", "laps.ana = 3 is not right: a list of tables"),
        ("edited = true", "edited = 1", "laps.ana[3].edited = 1 is not right: true or false"),
        ("[athletes.ana]", "[athletes.ana", "not TOML"),
    ],
)
def test_a_mistake_is_told_with_file_key_and_what_is_right(old, new, told):
    assert old in EXAMPLE
    with pytest.raises(FileError) as error:
        logtext.read(EXAMPLE.replace(old, new, 1), "my.toml")
    assert str(error.value).startswith("my.toml: ")
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_a_newer_schema_can_be_read_but_not_written():
    log = logtext.read(EXAMPLE.replace("schema = 1", "schema = 2"), "a.toml")
    assert not log.writable
    with pytest.raises(ValueError, match="schema 2"):
        logtext.write(log)


def test_a_newer_schema_that_is_not_understood_is_said_to_be_newer():
    text = EXAMPLE.replace("schema = 1", "schema = 2").replace("[laps]", "[lap]").replace('title = "', "title = 3 #")
    with pytest.raises(FileError, match="newer Milewatch"):
        logtext.read(text, "a.toml")
