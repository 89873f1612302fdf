"""However a time falls between two hundredths, every place that sets it against its target says the same difference."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.audio import voice
from milewatch.audio.render import _result
from milewatch.conduct.entering import field_of
from milewatch.records import show
from milewatch.records.athlete import Athlete, read_mark
from milewatch.records.build import from_session
from milewatch.records.build import lap_rows as logged
from milewatch.records.sums import off_target_cs
from milewatch.timing.cues import CueKind, immediate
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session
from milewatch.tui import results
from milewatch.tui.figures import EVEN
from milewatch.tui.lap_rows import lap_rows
from milewatch.tui.mending_lines import lap_line
from milewatch.tui.scoring import verdict
from milewatch.tui.squad.cells import cells
from milewatch.tui.squad.rows import row
from milewatch.workout import times
from milewatch.workout.notation import read
from milewatch.workout.progress import standing
from milewatch.workout.timeline import unroll
from milewatch.workout.units import to_hundredths

from ..records.samples import WALL, header, solo

TODAY = date(2026, 11, 20)
ANA = Athlete("ana", "Ana", marks=(read_mark("1mi=5:58.37 2026-11-01", TODAY),))
PLANS = (
    "800m @mile (splits 200m, 409.344m), 60s jog, 400m @3k",
    "800m @2:29.99-2:31.01 (splits 200m, 409.344m), 60s jog, 400m @75s",
    "800m @5k-3k (splits 200m, 409.344m), 60s jog, 400m @5:01.3/mi",
)


def signed(text: str) -> str:
    """The difference at the front of a verdict: "" where it is none."""
    said = text.partition(": ")[2]
    first = said.split(",")[0].strip()
    return first if first[:1] in "+−" else ""


@settings(max_examples=40, deadline=None)
@given(st.sampled_from(PLANS), st.lists(st.integers(min_value=30_000, max_value=60_000), min_size=3, max_size=3))
def test_screen_squad_voice_and_log_agree_on_every_difference(plan: str, after: list[int]) -> None:
    (runner,) = field_of(unroll(read(plan)), [ANA], TODAY)
    session = Session([runner.entrant], Rules(lead_in_ms=0, guard_ms=0))
    session.start(0)
    now = 0
    for count, ms in enumerate(after, 1):
        now += ms
        event = session.stamp(now, "space", None)
        snapshot = session.snapshot(now)
        view = snapshot.solo
        newest = next(one for one in lap_rows(view, 9) if one.target)
        told = verdict(view)
        assert told is not None
        shown = "" if newest.target == EVEN else newest.target
        if count < 3:  # a split
            assert signed(told.text) == shown
            squad = row(view, "a", "Ana")
            assert (squad.off, squad.band) == (newest.target, newest.band)
            assert times.taken(view.splits_ms[-1]) == newest.time
            continue
        lap = view.laps[0]
        (log,) = logged([lap])
        (cell,) = (cell for cell in cells(view).values() if not cell.running)
        off = off_target_cs(log)
        assert off is not None
        in_squad = times.difference(cell.standing.difference_ms if cell.standing else 0, EVEN)
        assert times.difference(10 * off, EVEN) == newest.target == in_squad
        assert told.text.split(": ")[1].split(",")[0] == newest.time == times.taken(10 * log.time_cs)
        assert (f", {shown}," in told.text) == bool(shown)
        heard = next(c for c in immediate(event, snapshot) if c.kind is CueKind.REST)  # type: ignore[arg-type]
        assert _result(heard) == voice.split(10 * log.time_cs) + voice.phrase("pause") + voice.difference(10 * off)


@given(st.floats(min_value=1000, max_value=600_000), st.floats(min_value=1000, max_value=600_000))
def test_a_difference_is_that_of_the_two_times_as_they_are_shown(time: float, target: float) -> None:
    found = standing(time, target)
    assert found.difference_ms == to_hundredths(time) - to_hundredths(target)
    assert found.difference_ms % 10 == 0


@given(st.integers(min_value=0, max_value=7_200_000))
def test_a_time_in_a_sentence_is_the_one_that_was_taken(ms: int) -> None:
    shown = times.short(ms, 2)
    assert times.taken(ms) == (shown if ms >= 59_995 else f"0:{float(shown):05.2f}")


@pytest.mark.parametrize(("took_ms", "said"), [(80_520, "−1:09.48"), (209_980, "+59.98"), (210_000, "+1:00.00")])
def test_a_minute_off_is_a_minute_off_on_every_screen(took_ms: int, said: str) -> None:
    timeline = unroll(read("800m @2:30"))
    session = solo(timeline)
    session.start(0)
    session.stamp(took_ms, "space", None)
    view = session.snapshot(took_ms).solo
    assert lap_rows(view, 9)[0].target == said
    log = from_session(session, header(timeline), WALL, took_ms)
    (lap,) = log.laps["ana"]
    assert said in lap_line(lap, log, "ana", 80).plain
    assert said in results.table(log, 80).plain
    assert said in "\n".join(show.lines(log))
