"""A year of sessions, its CSV added up as a spreadsheet would, and the figures of the app: they are the same."""

from __future__ import annotations

import csv
import io
import statistics
from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from invented import year

from milewatch.history.index import Index, open_index
from milewatch.history.opened import open_session
from milewatch.history.refresh import refresh
from milewatch.places import Places
from milewatch.records.csvtext import csv_text
from milewatch.review.analysis import analyse
from milewatch.review.trends import bests_of, weeks_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from milewatch.records.log import Log

Rows = list[dict[str, str]]
DAYS = (date(2026, 3, 2), date(2026, 4, 26))


@pytest.fixture(scope="module")
def spread(tmp_path_factory: pytest.TempPathFactory) -> tuple[Places, list[Log], Rows]:
    here = Places.under(tmp_path_factory.mktemp("year"))
    logs = year(here, days=DAYS)
    return here, logs, list(csv.DictReader(io.StringIO(csv_text(logs))))


@pytest.fixture(scope="module")
def index(spread: tuple[Places, list[Log], Rows]) -> Iterator[Index]:
    made = open_index(spread[0].cache, spread[0].logs)
    refresh(made)
    yield made
    made.close()


def laps(rows: Rows, log: Log, athlete: str) -> Rows:
    return [row for row in rows if row["session"] == log.id and row["athlete"] == athlete]


def test_reps_of_one_length(spread: tuple[Places, list[Log], Rows]) -> None:
    here, logs, rows = spread
    checked = 0
    for log in logs:
        opened = open_session(here.logs / f"{log.id}.toml")
        for run in opened.runs:
            mine = laps(rows, log, run.athlete)
            every = [row for row in mine if row["kind"] == "work" and row["end"] != "back"]
            reps = [row for row in every if not row["end"]]
            if len({row["metres"] for row in reps}) != 1 or not reps[0]["metres"] or len(reps) < 3:
                continue
            (group,) = analyse(run).groups
            if group.unit != "s":
                continue
            checked += 1
            times = [float(row["time_s"]) for row in reps]
            f = group.figures
            mean, sd = statistics.fmean(times), statistics.stdev(times)
            fade = statistics.linear_regression([every.index(row) for row in reps], times).slope
            assert (f.n, f.mean, f.sd, f.cv) == pytest.approx((len(times), mean, sd, 100 * sd / mean))
            assert (f.slope, f.slope_percent) == pytest.approx((fade, 100 * fade / mean))
            assert f.last_first == pytest.approx(100 * (times[-1] / times[0] - 1))
            assert f.decrement == pytest.approx(100 * (sum(times) / (len(times) * min(times)) - 1))
            targets = [float(row["target_low_s"]) for row in reps if row["target_low_s"]]
            if targets:
                assert group.target is not None
                off = [time / target - 1 for time, target in zip(times, targets, strict=True)]
                assert group.target.percent == pytest.approx(100 * statistics.fmean(off))
                assert group.target.within_2 == sum(abs(one) <= 0.02 for one in off)
    assert checked > 20


def test_work_and_rest(spread: tuple[Places, list[Log], Rows]) -> None:
    here, logs, rows = spread
    for log in logs:
        for run in open_session(here.logs / f"{log.id}.toml").runs:
            mine = laps(rows, log, run.athlete)
            at = [place for place, row in enumerate(mine) if row["kind"] == "work" and not row["end"]]
            between = [row for row in mine[at[0] : at[-1]] if row["kind"] == "recovery"]
            work = sum(float(mine[place]["time_s"]) for place in at)
            rest = sum(float(row["time_s"]) for row in between)
            found = analyse(run)
            assert (found.density.work_s, found.density.rest_s) == pytest.approx((work, rest))
            assert found.density.density == pytest.approx(work / (work + rest))
            assert found.work_m == pytest.approx(sum(float(mine[place]["metres"] or 0) for place in at))
            if mine[0]["effort"]:
                last = max(float(row["at_s"]) + float(row["time_s"]) for row in rows if row["session"] == log.id)
                assert found.load == pytest.approx(float(mine[0]["effort"]) * last / 60)


def test_weeks(spread: tuple[Places, list[Log], Rows], index: Index) -> None:
    _, logs, rows = spread
    hard: defaultdict[date, float] = defaultdict(float)
    loads: defaultdict[date, float] = defaultdict(float)
    sessions: defaultdict[date, set[str]] = defaultdict(set)
    minutes = {log.id: 0.0 for log in logs}
    for row in rows:
        minutes[row["session"]] = max(minutes[row["session"]], (float(row["at_s"]) + float(row["time_s"])) / 60)
    for row in (row for row in rows if row["athlete"] == "ana"):
        day = datetime.fromisoformat(row["started"]).date()
        monday = day - timedelta(days=day.weekday())
        if row["session"] not in sessions[monday] and row["effort"]:
            loads[day] += float(row["effort"]) * minutes[row["session"]]
        sessions[monday].add(row["session"])
        if row["kind"] == "work" and row["metres"]:
            hard[monday] += float(row["metres"])
    found = weeks_of([body.outing for body in index.bodies("ana")], DAYS[1])
    assert [week.start for week in found] == [DAYS[0] + timedelta(days=7 * k) for k in range(8)]
    for week in found:
        days = [loads.get(week.start + timedelta(days=k), 0.0) for k in range(7)]
        assert (week.sessions, week.hard_m) == (len(sessions[week.start]), pytest.approx(hard[week.start]))
        assert week.load.total == pytest.approx(sum(days))
        assert week.load.monotony == pytest.approx(statistics.fmean(days) / statistics.stdev(days))


def test_bests(spread: tuple[Places, list[Log], Rows], index: Index) -> None:
    rows = spread[2]
    quickest: dict[float, float] = {}
    for row in rows:
        # The reps of "Minutes" are by time: what they covered is not a distance of the track.
        if row["athlete"] == "ana" and row["kind"] == "work" and row["metres"] and row["title"] != "Minutes":
            metres = round(float(row["metres"]))
            quickest[metres] = min(quickest.get(metres, 1e9), float(row["time_s"]))
    found = bests_of((body.rep_times for body in index.bodies("ana")), ())
    assert {round(best.distance_m): best.rep.time_ms / 1000 for best in found if best.rep} == pytest.approx(quickest)
