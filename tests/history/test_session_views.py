"""What is drawn, laid side by side, told and sent of one session."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from milewatch.history.chart import session_chart
from milewatch.history.drawing import AXIS, draw, legend
from milewatch.history.opened import Opened
from milewatch.history.picture import save_picture
from milewatch.history.sides import sides
from milewatch.history.told import figure_lines, share_text
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow
from milewatch.records.show import lines
from milewatch.review.analysis import analyse
from milewatch.review.from_log import runs_on
from milewatch.review.plan import laid_out, segments_of
from milewatch.workout.model import Kind
from milewatch.workout.progress import Band

if TYPE_CHECKING:
    from milewatch.review.runs import Run

VECTOR = (18020, 17950, 18100, 18240, 18310, 17890)
TARGET = (17895, 17895)
START = datetime(2026, 11, 20, 17, 2, tzinfo=UTC)


def vector_laps() -> tuple[LapRow, ...]:
    rows, at = [], 0
    for number, time in enumerate(VECTOR, start=1):
        splits = (8810, time) if number == 1 else ()
        rows.append(LapRow("work", at, time, 1, number, None, 800.0, splits, TARGET))
        at += time
        if number < 6:
            rows.append(LapRow("recovery", at, 15000, 1, number))
            at += 15000
    return tuple(rows)


def opened(*laps: LapRow, text: str = "6 x (800m splits 400) w/ 150s", **more: object) -> Opened:
    log = Log(
        id="s1",
        started=START,
        finished=START + timedelta(minutes=60),
        title="6 x 800",
        athletes={"ana": AthleteRow("Ana Reis", 7.0)},
        laps={"ana": laps or vector_laps()},
        plan=PlanRow(text=text, reps=(6,)),
    )
    log = replace(log, **more)  # type: ignore[arg-type]
    return Opened(Path("s1.toml"), log, segments_of(log), runs_on(log, laid_out(log)))


def one(found: Opened) -> Run:
    (run,) = found.runs
    return run


def test_the_figures_of_the_worked_example_are_told() -> None:
    lines = "\n".join(figure_lines(analyse(one(opened())), one(opened())))
    for said in (
        "6 × 800 m: mean 3:00.85 · SD 1.65 s · CV 0.91 % tight",
        "fade +0.163 s a rep (+0.090 %): fading",
        "last against first −0.72 %: faster (the fast finish hides a fade) · halves +0.68 %",
        "decrement 1.09 % · worst against best 2.35 % · rep to rep 2.14 s",
        "against target +1.06 %: 3 of 6 within 1 %, 5 of 6 within 2 %",
        "rest 5 × 2:30: mean 2:30.0, ±0.0 s against the plan, drift ±0.00 s a rest",
        "density 0.591 · work 18:05, rest 12:30, 1:0.83 · hard 4.80 km",
        "load 420: effort 7 × 60.0 min",
    ):
        assert said in lines


def test_of_a_ladder_the_mean_is_told_and_not_how_uneven_it_was() -> None:
    ran = ((1600.0, 38000), (800.0, 18000), (400.0, 8200))
    rows = [LapRow("work", 60_000 * n, time, 1, n + 1, None, far) for n, (far, time) in enumerate(ran)]
    ladder = opened(*rows, text="1600m @5k, 800m @mile, 400m @800 w/ 3 min")
    told = [line for line in figure_lines(analyse(one(ladder)), one(ladder)) if "all reps" in line]
    assert told == ["3 × all reps: mean 1:29.00 /400"]
    level = opened(*rows, text="1600m @mile, 800m @mile, 400m @mile w/ 3 min")
    assert any("fade" in line for line in figure_lines(analyse(one(level)), one(level)))


def test_a_fade_line_a_target_band_and_a_bar_from_the_target_to_each_rep() -> None:
    chart = session_chart(one(opened()))
    assert chart.unit == "s"
    first = chart.columns[0]
    assert (first.value, first.base, first.band) == (180.2, 178.95, Band.GREEN)
    assert first.target == pytest.approx((178.95 * 0.99, 178.95 * 1.01))
    assert [column.band for column in chart.columns][4] is Band.AMBER
    fades = [column.fade for column in chart.columns]
    assert fades[0] == pytest.approx(180.85 - 2.5 * 0.1629, abs=0.001)
    assert fades[5] == pytest.approx(180.85 + 2.5 * 0.1629, abs=0.001)
    assert [(rest.after, rest.seconds, rest.base) for rest in chart.rests] == [(k, 150.0, 150.0) for k in range(1, 6)]


@pytest.mark.parametrize(("width", "height"), [(40, 7), (76, 14), (120, 26), (20, 5), (5, 3), (0, 0)])
def test_a_chart_fits_into_any_room(width: int, height: int) -> None:
    text = draw(session_chart(one(opened())), width, height).plain()
    assert len(text.splitlines()) <= height
    assert all(len(line) <= width for line in text.splitlines())


def test_a_chart_without_colours_says_what_the_colours_say() -> None:
    text = draw(session_chart(one(opened())), 76, 14).plain()
    assert "1=" in text
    assert "5~" in text
    assert "3:00.2" in text
    assert "rest" in text
    assert "░" in text
    assert "•" in text
    assert "~ near" in "".join(part for part, _ in legend(session_chart(one(opened()))))


def test_a_slower_rep_stands_above_its_target_and_a_quicker_one_hangs_below() -> None:
    laps = (
        LapRow("work", 0, 6200, 1, 1, None, 400.0, (), (6000, 6000)),
        LapRow("work", 0, 5800, 1, 2, None, 400.0, (), (6000, 6000)),
    )
    canvas = draw(session_chart(one(opened(*laps, text="2 x 400m"))), AXIS + 30, 12)
    rows = canvas.plain().splitlines()[:9]
    slow = [row for row, line in enumerate(rows) if line[AXIS : AXIS + 1] in ("█", "▄", "▀")]
    quick = [row for row, line in enumerate(rows) if line[AXIS + 15 : AXIS + 16] in ("█", "▄", "▀")]
    assert min(slow) < min(quick)
    assert max(slow) < max(quick)
    assert max(slow) == min(quick)


def test_reps_of_several_lengths_are_drawn_per_400() -> None:
    laps = (LapRow("work", 0, 18000, 1, 1, None, 800.0), LapRow("work", 0, 8500, 1, 2, None, 400.0))
    chart = session_chart(one(opened(*laps, text="800m, 400m")))
    assert chart.unit == "s/400"
    assert [column.value for column in chart.columns] == [90.0, 85.0]


def test_the_session_before_is_drawn_over_it() -> None:
    before = one(opened(*(replace(lap, time_cs=lap.time_cs + 100) for lap in vector_laps()), id="s0"))
    chart = session_chart(one(opened()), before)
    assert [column.before for column in chart.columns][:2] == [181.2, 180.5]
    assert "◆" in draw(chart, 76, 14).plain()


def test_a_session_with_nothing_to_draw_says_so() -> None:
    chart = session_chart(one(opened(LapRow("work", 0, 3000, 1, 1), text="1 x 30s")))
    assert chart.span is None
    assert "no rep" in draw(chart, 60, 10).plain()
    assert "no distance, no target to draw" in draw(chart, 38, 10).plain()


def test_plan_and_actual_stand_side_by_side() -> None:
    found = opened()
    first, rest, *_ = sides(found.log, one(found), found.segments)
    assert (first.name, first.plan, first.target_ms, first.time_ms) == ("rep 1", "800 m", (178950, 178950), 180200)
    assert (first.off_ms, first.standing and first.standing.word) == (1250, "on target")
    assert (first.splits, first.shape) == ((88100, 92100), "+4.5 %, positive")
    assert (rest.name, rest.plan, rest.off_ms, rest.standing) == ("rest", "2:30", 0, None)


def test_what_was_planned_and_not_run_is_there_too() -> None:
    stopped = (*vector_laps()[:2], replace(vector_laps()[2], end="stopped", metres=None))
    found = opened(*stopped)
    shown = sides(found.log, one(found), found.segments)
    assert (shown[2].said, shown[2].standing, shown[2].off_ms) == ("stopped", None, None)
    missed = [side for side in shown if side.time_ms is None]
    assert [side.name for side in missed if side.kind is Kind.WORK] == ["rep 3", "rep 4", "rep 5", "rep 6"]
    assert {side.said for side in missed} == {"not run"}


def test_what_was_not_run_stands_where_it_stood_in_the_plan() -> None:
    rep, rest = "work", "recovery"
    joined_late = (LapRow(rest, 0, 3000, 1, 2), LapRow(rep, 3000, 9000, 1, 3), LapRow(rep, 12_000, 9000, 1, 4))
    found = opened(*joined_late, text="5x400m w/ 60s")
    shown = [(side.name, side.said == "not run") for side in sides(found.log, one(found), found.planned("ana"))]
    assert shown == [
        ("rep 1", True),
        ("rest", True),
        ("rep 2", True),
        ("rest", False),
        ("rep 3", False),
        ("rest", True),
        ("rep 4", False),
        ("rest", True),
        ("rep 5", True),
    ]


def test_an_extra_rep_stays_in_its_set_before_the_sets_that_were_not_run() -> None:
    laps = tuple(LapRow("work", 9000 * rep, 9000, 1, rep + 1) for rep in range(3))
    found = opened(*laps, text="2 x (2x400m w/ 60s), 3min")
    names = [side.name for side in sides(found.log, one(found), found.planned("ana")) if side.name != "rest"]
    assert names == ["rep 1.1", "rep 1.2", "rep 1.3", "rep 2.1", "rep 2.2"]


def test_an_extra_rep_and_a_log_without_a_plan_are_shown() -> None:
    extra = replace(vector_laps()[0], rep=7)
    found = opened(*vector_laps(), extra)
    assert sides(found.log, one(found), found.segments)[-1].plan in ("extra", "800 m")
    bare = opened(text="")
    assert [side.plan for side in sides(bare.log, one(bare), bare.segments)][:2] == ["extra", ""]


def test_a_session_can_be_sent_to_somebody() -> None:
    found = opened(notes="windy")
    text = share_text(found.log, one(found), found.segments, "Ana Reis")
    assert text.splitlines()[:4] == [
        "6 x 800",
        "Fri 20 Nov 2026 · Ana Reis",
        "6 x (800m splits 400) w/ 150s",
        "rep 1    3:00.20 (+1.25)",
    ]
    assert "6 × 800 m: mean 3:00.85, CV 0.9 %, fading" in text
    assert text.endswith("windy")


def test_a_picture_is_whole_and_text_in_it_is_only_text(tmp_path: Path) -> None:
    found = opened(title="</text><script>alert(1)</script> & \x1b[31m")
    path = save_picture(found, one(found), tmp_path / "pictures")
    root = ET.fromstring(path.read_text("utf-8"))
    assert path.name == "s1-ana.svg"
    assert not [node for node in root.iter() if node.tag.endswith("script")]
    texts = ["".join(node.itertext()) for node in root.iter() if node.tag.endswith("text")]
    assert "</text><script>alert(1)</script> & [31m" in texts
    assert "3:00.2" in texts
    assert len([node for node in root.iter() if node.tag.endswith("polyline")]) == 1


def test_a_picture_stays_in_its_folder_whatever_an_athlete_is_called_in_the_log(tmp_path: Path) -> None:
    found = opened()
    run = replace(one(found), athlete="x/../../../evil\x1b")
    path = save_picture(found, run, tmp_path / "pictures")
    assert path == tmp_path / "pictures" / "s1-x-evil.svg"
    assert "x/../../../evil" in "".join(ET.fromstring(path.read_text("utf-8")).itertext())


def test_control_characters_of_a_log_stay_out_of_everything_that_is_told() -> None:
    first, *others = vector_laps()
    found = opened(replace(first, end="\x1b[31m", notes="\x07"), *others, title="a\x1b[2Jb", notes="c\x1b]0;d")
    shown = sides(found.log, one(found), found.segments)
    told = [*(side.said for side in shown), *lines(found.log)]
    assert not any("\x1b" in text or "\x07" in text for text in told)
    text = share_text(found.log, one(found), found.segments, "Ana \x1bReis")
    assert text.splitlines()[0] == "a[2Jb"
    assert text.endswith("c]0;d")
    assert "\x1b" not in text
