"""An athlete of a squad who ran another workout is looked at by that one, and so are their other runnings."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from milewatch.history.index import open_index
from milewatch.history.opened import open_session, runnings
from milewatch.history.refresh import refresh
from milewatch.history.rows import card_of, row_of
from milewatch.history.sides import sides
from milewatch.history.told import share_text
from milewatch.places import Places
from milewatch.records.archive import Archive
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow

if TYPE_CHECKING:
    from pathlib import Path

START = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
SQUADS, OWN = "3x400m @75s w/ 60s", "2x200m @36s w/ 60s"


def laps(*times: int, metres: float) -> tuple[LapRow, ...]:
    rows, at = [], 0
    for number, time in enumerate(times, 1):
        rows.append(LapRow("work", at, time, 1, number, metres=metres))
        rows.append(LapRow("recovery", at + time, 6000, 1, number))
        at += time + 6000
    return tuple(rows[:-1])


def log(day: int) -> Log:
    start = START + timedelta(days=day)
    return Log(
        id=f"{start:%Y%m%dT%H%M%SZ}-0000",
        started=start,
        finished=start + timedelta(minutes=10),
        title="Tuesday",
        athletes={"bo": AthleteRow("Bo"), "ana": AthleteRow("Ana", plan=PlanRow(text=OWN, reps=(2,)))},
        laps={"bo": laps(7500, 7600, 7700, metres=400.0), "ana": laps(3600, 3700, metres=200.0)},
        plan=PlanRow(text=SQUADS, reps=(3,)),
    )


def test_plan_and_actual_are_those_of_the_own_workout(tmp_path: Path) -> None:
    opened = open_session(Archive(tmp_path).save(log(0)))
    bo, ana = (
        [(side.name, side.plan, side.time_ms) for side in sides(opened.log, run, opened.planned(run.athlete))]
        for run in opened.runs
    )
    assert [name for name, _, _ in bo] == ["rep 1", "rest", "rep 2", "rest", "rep 3"]
    assert ana == [("rep 1", "200 m @ 36 s", 36_000), ("rest", "1:00", 60_000), ("rep 2", "200 m @ 36 s", 37_000)]
    text = share_text(opened.log, opened.runs[1], opened.planned("ana"), "Ana")
    assert OWN in text
    assert SQUADS not in text


def test_the_same_workout_last_time_is_the_own_one(tmp_path: Path) -> None:
    here = Places.under(tmp_path)
    paths = [Archive(here.logs).save(log(day)) for day in (0, 7)]
    index = open_index(here.cache, here.logs)
    refresh(index)
    opened = open_session(paths[1])
    assert opened.key("ana") != opened.key("bo")
    assert index.same(opened.key("ana"), "ana") == [path.name for path in reversed(paths)]
    assert index.same(opened.key("bo"), "ana") == []
    index.close()
    found = runnings(opened, "ana", here.cache)
    assert len(found.names) == 2
    assert found.before is not None
    assert [body.points[0][0] for body in found.bodies] == ["200 m"] * 2


def test_the_same_reps_with_other_recoveries_are_another_workout(tmp_path: Path) -> None:
    session = log(0)
    rested = replace(session.athletes["ana"], plan=PlanRow(text="3x400m @75s w/ 3:00", reps=(3,)))
    session = replace(session, athletes={**session.athletes, "ana": rested})
    opened = open_session(Archive(tmp_path).save(session))
    assert opened.key("ana") != opened.key("bo")
    assert {lap.planned_ms for lap in opened.runs[1].laps if lap.kind == "recovery"} == {180_000}


def test_one_rep_less_or_more_is_the_same_workout(tmp_path: Path) -> None:
    for number, text in enumerate(("2x400m @75s w/ 60s", "4x400m @75s w/ 60s", "3x400m @75s w/ 60s jog")):
        session = log(number)
        other = replace(session.athletes["ana"], plan=PlanRow(text=text))
        session = replace(session, athletes={**session.athletes, "ana": other})
        opened = open_session(Archive(tmp_path).save(session))
        assert opened.key("ana") == opened.key("bo")


def test_one_longer_plan_does_not_make_the_session_of_the_others_unfinished() -> None:
    session = log(0)
    longer = replace(session.athletes["ana"], plan=PlanRow(text="5x400m", reps=(5,)))
    session = replace(
        session,
        athletes={**session.athletes, "ana": longer},
        laps={**session.laps, "ana": laps(7500, 7600, 7700, metres=400.0)},
    )
    card = card_of(row_of("s1.toml", session).card)
    assert (card.reps, card.planned) == (3, 3)
