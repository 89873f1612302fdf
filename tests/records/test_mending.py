"""Mending a saved log: what is between the marks, what it was called, and what the file looks like afterwards."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import logtext, mending
from milewatch.records.archive import Archive, LogError
from milewatch.records.build import from_session
from milewatch.records.log import StampRow
from milewatch.records.mending import MendError
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from .samples import WALL, header

if TYPE_CHECKING:
    from pathlib import Path

    from milewatch.records.log import Log
    from milewatch.records.mending import Label

PLAN = unroll(read("6x400 @75 s"))
FILE = """\
# my season
schema = 1
id = "20261120T170211Z-3f9c"
started = 2026-11-20T17:02:11.40+00:00
finished = 2026-11-20T17:09:11.40+00:00  # before the rain
title = "quarters"
coach = "Lea"

[athletes.ana]
name = "Ana Reis"
shoes = "spikes"

[laps]
# the first set
ana = [
    { n = "1.1", kind = "work", at = "0:00.00", time = "1:15.00", metres = 400 },  # from the gun
    { n = "1.1", kind = "recovery", at = "1:15.00", time = "1:00.00" },
    # felt good here
    { n = "1.2", kind = "work", at = "2:15.00", time = "1:16.00", metres = 400, wind = "+1" },
    { n = "1.2", kind = "recovery", at = "3:31.00", time = "1:00.00" }, # "quoted # sign"
    { n = "1.3", kind = "work", at = "4:31.00", time = "2:29.00", metres = 400 },
]

[stamps]
unassigned = [
    { at = "3:00.00", key = "space" },
]
swallowed = 2
"""


def quarters() -> Log:
    """Two athletes, four reps each, recoveries ended by a key."""
    session = Session([Entrant(key, key.title(), PLAN.segments) for key in ("ana", "bo")], Rules(0, lead_in_ms=0))
    session.start(0)
    for i in range(7):
        session.stamp(75_000 * (i + 1), "a", "ana")
        session.stamp(75_000 * (i + 1) + 1000, "b", "bo")
    return from_session(session, header(PLAN), WALL, 7 * 75_000 + 2000)


def times_of(log: Log, key: str = "ana") -> list[tuple[str, int | None, int]]:
    return [(row.kind, row.rep, row.time_cs) for row in log.laps[key]]


def labels() -> tuple[Label, ...]:
    return mending.planned(quarters(), "ana")


def assert_whole(log: Log) -> None:
    for rows in log.laps.values():
        for row, following in pairwise(rows):
            assert mending.end_of(row) == following.at_cs
        for row in rows:
            assert row.time_cs >= 0
            assert not row.splits_cs or row.splits_cs[-1] == row.time_cs
            assert list(row.splits_cs) == sorted(row.splits_cs)
    assert logtext.read(logtext.write(log), "x") == log


def test_a_corrected_time_moves_the_mark_and_the_next_lap_begins_there():
    log = mending.with_time(quarters(), "ana", 0, 7420)
    assert times_of(log)[:3] == [("work", 1, 7420), ("recovery", 1, 7580), ("work", 2, 7500)]
    assert [row.edited for row in log.laps["ana"]][:3] == [True, True, False]
    assert_whole(log)


def test_the_time_of_the_last_lap_moves_the_end_of_the_session():
    log = quarters()
    last = len(log.laps["bo"]) - 1
    longer = mending.with_time(log, "bo", last, log.laps["bo"][last].time_cs + 500)
    assert (longer.finished - log.finished).total_seconds() == 5


def test_a_lap_cannot_swallow_more_than_the_next_one():
    with pytest.raises(MendError, match="2:30\\.00 together"):
        mending.with_time(quarters(), "ana", 0, 15_001)


def test_a_deleted_mark_joins_two_laps_and_renames_those_behind():
    log = mending.without_mark(quarters(), "ana", 1)
    assert times_of(log)[:4] == [("work", 1, 7500), ("recovery", 1, 15_000), ("work", 2, 7500), ("recovery", 2, 7500)]
    assert_whole(log)


def test_a_missed_mark_splits_a_lap_and_the_names_behind_go_on_by_the_plan():
    log = mending.with_mark(quarters(), "ana", 0, 3000, labels())
    assert times_of(log)[:3] == [("work", 1, 3000), ("recovery", 1, 4500), ("work", 2, 7500)]
    assert log.laps["ana"][-1].kind in ("work", "recovery")
    assert log.laps["ana"][2].metres == 400
    assert_whole(log)


def test_deleting_what_was_split_leads_back():
    before = quarters()
    log = mending.without_mark(mending.with_mark(before, "ana", 2, 4000, labels()), "ana", 2)
    assert times_of(log) == times_of(before)


def test_a_mark_given_to_another_athlete_and_back():
    before = quarters()
    log = mending.reassigned(before, "ana", 1, "bo", labels())
    assert len(log.laps["ana"]) == len(before.laps["ana"]) - 1
    assert len(log.laps["bo"]) == len(before.laps["bo"]) + 1
    assert log.unassigned == before.unassigned
    assert_whole(log)


def test_a_mark_of_nobody_at_the_same_moment_stays_when_another_is_given_away():
    nobodys = StampRow(15_000, "k", {"athlete": "cy"})
    before = replace(quarters(), unassigned=(nobodys,))
    assert mending.reassigned(before, "ana", 1, "bo", labels()).unassigned == (nobodys,)


def test_a_mark_of_nobody_is_given_to_an_athlete_and_taken_back():
    log = mending.unassigned(quarters(), "ana", 1)
    assert [row.at_cs for row in log.unassigned] == [15_000]
    again = mending.assigned(log, 0, "ana", labels())
    assert again.unassigned == ()
    assert times_of(again) == times_of(quarters())


def test_two_marks_taken_one_for_the_other_are_swapped():
    log = mending.swapped(quarters(), "ana", 2, "bo")
    assert [log.laps[key][2].time_cs for key in ("ana", "bo")] == [7600, 7400]
    assert_whole(log)


def test_distance_notes_splits_and_ends():
    log = mending.with_metres(quarters(), "ana", 0, 395)
    log = mending.with_notes(log, "ana", 1, "walked")
    log = mending.with_splits(log, "ana", 0, [3700])
    log = mending.with_end(log, "ana", 2, "skipped")
    first, second, third, *_ = log.laps["ana"]
    assert (first.metres, first.splits_cs, second.notes, third.end) == (395, (3700, 7500), "walked", "skipped")
    assert not second.edited
    with pytest.raises(MendError, match="inside the lap"):
        mending.with_splits(log, "ana", 0, [8000])


def test_a_lap_more_and_the_last_lap_cut_off():
    before = quarters()
    log = mending.with_lap(before, "ana", 7300, labels())
    assert log.laps["ana"][-1].time_cs == 7300
    assert_whole(log)
    assert times_of(mending.without_lap(log, "ana")) == times_of(before)


EDIT = st.tuples(st.integers(0, 8), st.integers(0, 9), st.integers(0, 20_000), st.sampled_from(["ana", "bo"]))


@given(st.lists(EDIT, max_size=12))
@settings(max_examples=150, deadline=None)
def test_whatever_is_mended_laps_follow_each_other_and_nobodys_time_is_lost(edits):
    log = quarters()
    for what, lap, time, who in edits:
        other = "bo" if who == "ana" else "ana"
        try:
            match what:
                case 0:
                    log = mending.with_time(log, who, lap, time)
                case 1:
                    log = mending.without_mark(log, who, lap)
                case 2:
                    log = mending.with_mark(log, who, lap, time, labels())
                case 3:
                    log = mending.unassigned(log, who, lap)
                case 4:
                    log = mending.assigned(log, 0, who, labels()) if log.unassigned else log
                case 5:
                    log = mending.reassigned(log, who, lap, other, labels())
                case 6:
                    log = mending.swapped(log, who, lap, other)
                case 7:
                    log = mending.with_splits(log, who, lap, [time // 3, time // 2])
                case _:
                    log = mending.with_end(log, who, lap, "skipped")
        except MendError:
            continue
        assert_whole(log)


def saved(folder: Path, text: str = FILE) -> Archive:
    (folder / "20261120T170211Z-3f9c.toml").write_text(text)
    return Archive(folder)


def test_comments_unknown_keys_and_untouched_lines_survive_a_mending(tmp_path: Path) -> None:
    archive = saved(tmp_path)
    entry = archive.open("last")
    assert entry.log is not None
    archive.mend(entry, mending.with_time(entry.log, "ana", 2, 7550))
    text = entry.path.read_text()
    changed = [(one, two) for one, two in zip(FILE.splitlines(), text.splitlines(), strict=True) if one != two]
    assert len(changed) == 2
    assert 'time = "1:15.50", metres = 400, edited = true, wind = "+1" }' in changed[0][1]
    assert changed[1][1].endswith('# "quoted # sign"')


def test_a_mark_deleted_and_one_put_in_keep_what_a_person_wrote(tmp_path: Path) -> None:
    archive = saved(tmp_path)
    entry = archive.open("last")
    assert entry.log is not None
    entry = archive.mend(entry, mending.with_mark(entry.log, "ana", 4, 7500, ()))
    assert entry.log is not None
    entry = archive.mend(entry, mending.without_stamp(entry.log, 0))
    text = entry.path.read_text()
    for kept in ("# my season", "# the first set", "# felt good here", "# from the gun", 'coach = "Lea"', "spikes"):
        assert kept in text
    assert "swallowed = 2" in text
    assert entry.log is not None
    assert len(entry.log.laps["ana"]) == 6
    assert entry.log.unassigned == ()
    assert logtext.read(text, "x") == entry.log


def test_a_file_that_somebody_else_changed_is_not_overwritten(tmp_path: Path) -> None:
    archive = saved(tmp_path)
    entry = archive.open("last")
    assert entry.log is not None
    entry.path.write_text(FILE.replace("quarters", "fast quarters"))
    with pytest.raises(LogError, match="changed since"):
        archive.mend(entry, mending.with_time(entry.log, "ana", 0, 7400))
    assert "fast quarters" in entry.path.read_text()


@given(st.lists(EDIT, max_size=6))
@settings(max_examples=60, deadline=None)
def test_the_file_says_what_was_mended_whatever_it_was(tmp_path_factory: pytest.TempPathFactory, edits) -> None:
    archive = saved(tmp_path_factory.mktemp("logs"))
    entry = archive.open("last")
    for what, lap, time, _ in edits:
        assert entry.log is not None
        try:
            match what % 4:
                case 0:
                    log = mending.with_time(entry.log, "ana", lap, time)
                case 1:
                    log = mending.without_mark(entry.log, "ana", lap)
                case 2:
                    log = mending.with_mark(entry.log, "ana", lap, time)
                case _:
                    log = mending.assigned(entry.log, 0, "ana") if entry.log.unassigned else entry.log
        except MendError:
            continue
        entry = archive.mend(entry, log)
        assert entry.log == log
    text = entry.path.read_text()
    assert "# my season" in text
    assert 'coach = "Lea"' in text
