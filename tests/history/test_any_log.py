"""Whatever a log says, as long as it is one, can be indexed, drawn, told and exported."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.history.activity import activity_of
from milewatch.history.chart import session_chart
from milewatch.history.drawing import draw, legend
from milewatch.history.fit import fit
from milewatch.history.opened import Opened
from milewatch.history.picture import picture
from milewatch.history.rows import body_of, card_of, row_of
from milewatch.history.sides import sides
from milewatch.history.tcx import tcx
from milewatch.history.told import change_lines, figure_lines, share_text
from milewatch.records import logtext
from milewatch.records.csvtext import csv_text
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow
from milewatch.review.analysis import analyse
from milewatch.review.compare import compare
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, segments_of
from milewatch.review.squad import matrix
from milewatch.tui import review_tables as tables

START = datetime(2026, 11, 20, 17, 2, tzinfo=UTC)
CS = st.one_of(st.integers(0, 20), st.integers(0, 60_000))
LAPS = st.builds(
    LapRow,
    kind=st.sampled_from(logtext.KINDS),
    at_cs=CS,
    time_cs=CS,
    set=st.integers(1, 2),
    rep=st.integers(1, 5),
    part=st.one_of(st.none(), st.integers(1, 2)),
    metres=st.sampled_from((None, 0.0, 0.001, 400.0, 800.0, 1e6)),
    splits_cs=st.lists(CS, max_size=3).map(tuple),
    target_cs=st.one_of(st.none(), st.tuples(CS, CS).map(lambda pair: (min(pair), max(pair)))),
    end=st.sampled_from((None, None, None, "stopped", "mark", "skipped", "back")),
    edited=st.booleans(),
)
PLANS = (
    *("", "nonsense", "6 x 400m @ 75s w/ 90s", "2 x (2 x 800m splits 400) w/ 400m jog", "10 x 1 min hard / 1 min easy"),
    *("4x(0.75mi @75% + 0.25mi @90%) w/ 0.25mi jog", "1 mile all out", "800m; 800m jog; 4x400m"),
)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(st.sampled_from(("ana", "bo")), st.lists(LAPS, max_size=8), max_size=2),
    st.sampled_from(PLANS),
    st.integers(0, 90),
    st.one_of(st.none(), st.floats(0, 10)),
)
def test_nothing_that_a_log_can_say_is_too_much(
    laps: dict[str, list[LapRow]], text: str, minutes: int, effort: float | None
) -> None:
    log = Log(
        id="s1",
        started=START,
        finished=START + timedelta(minutes=minutes),
        title="any",
        athletes={"ana": AthleteRow("", effort)},
        laps={name: tuple(rows) for name, rows in laps.items()},
        plan=PlanRow(text=text),
    )
    row = row_of("s1.toml", log)
    assert card_of(row.card).id == "s1"
    opened = Opened(Path("s1.toml"), log, segments_of(log), runs_on(log, laid_out(log)))
    assert [body_of(body).session for *_, body in row.bodies] == ["s1"] * len(opened.runs)
    for run in opened.runs:
        chart = session_chart(run, opened.runs[0])
        for width, height in ((12, 5), (76, 14)):
            draw(chart, width, height)
        assert legend(chart)
        assert picture(opened, run).endswith("</svg>\n")
        assert figure_lines(analyse(run), run)
        assert len(sides(log, run, opened.segments)) >= len(run.laps)
        share_text(log, run, opened.segments, "Ana")
        found = compare(opened.runs[0], run)
        change_lines(found)
        tables.both(found, 80)
        tables.plan_and_actual(opened, run, 100)
        if run.laps:
            assert tcx(activity_of(opened, run)).count(b"<Lap ") == len(run.laps)
            assert fit(activity_of(opened, run))[8:12] == b".FIT"
    names = {run.athlete: opened.name(run.athlete) for run in opened.runs}
    tables.squad(matrix(opened.runs), names, {name: log.plan_of(name).text for name in names}, 80)
    assert csv_text([log]).count("\n") == 1 + sum(len(rows) for rows in laps.values())
