"""A session is of the day on which it was run, wherever and whenever it is looked at."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest

from milewatch.history.over_time import Point, columns, points
from milewatch.history.rows import body_of, card_of, listed_of, row_of
from milewatch.records import listing
from milewatch.records.log import AthleteRow, LapRow, Log
from milewatch.review.trends import weeks_of

if TYPE_CHECKING:
    from collections.abc import Sequence


def log(start: datetime, laps: Sequence[LapRow] = (LapRow("work", 0, 8000, metres=400.0),)) -> Log:
    ran = {"ana": AthleteRow("Ana")}
    return Log("s1", start, start + timedelta(minutes=30), "Late", ran, {"ana": tuple(laps)})


@pytest.mark.parametrize("hours", [-10, 0, 11])
def test_the_day_is_that_of_where_it_was_run(hours: int) -> None:
    start = datetime(2026, 11, 20, 23, 30, tzinfo=timezone(timedelta(hours=hours)))
    row = row_of("s1.toml", log(start))
    assert card_of(row.card).on == date(2026, 11, 20)
    assert (row.day, body_of(row.bodies[0][-1]).on) == ("2026-11-20", date(2026, 11, 20))
    one = listed_of(row.listed)
    assert datetime.fromisoformat(one.started) == start
    assert listing.line(one) == "s1  Fri 20 Nov 2026 23:30 · Late · Ana · 1 rep, 1:20.00"


def test_an_athlete_without_laps_is_listed() -> None:
    start = datetime(2026, 11, 20, 17, 0, tzinfo=UTC)
    assert listing.told(listing.listed(log(start, ()))).endswith("Late · Ana · 0 reps, 0:00.00")


@pytest.mark.parametrize(
    "days",
    [
        (date.min,),
        (date.max,),
        (date(9999, 12, 3), date.max),
        (date(9999, 2, 1), date.max),
        (date.min, date.max),
    ],
)
def test_days_at_the_ends_of_the_calendar_are_weeks_and_charts_like_any_other(days: tuple[date, ...]) -> None:
    starts = [datetime(day.year, day.month, day.day, 12, tzinfo=UTC) for day in days]
    bodies = [body_of(row_of(f"{start:%Y}.toml", log(start)).bodies[0][-1]) for start in starts]
    weeks = weeks_of([body.outing for body in bodies], days[-1])
    assert [sum(week.sessions for week in weeks), weeks[-1].start.weekday()] == [len(days), 0]
    assert weeks[-1].start <= days[-1]
    found = [Point(body.on, 80.0 + place, 79.0, 82.0) for place, body in enumerate(bodies)]
    assert points(found, 80, 16, str, times=True).plain().count("●") == len(days)
    assert columns([week.start for week in weeks], [week.hard_m for week in weeks], 80, 8, str).plain()
