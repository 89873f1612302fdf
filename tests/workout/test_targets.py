"""Targets and guides, segment by segment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from milewatch.workout.effort import Effort, Form
from milewatch.workout.marks import Goal, Mark
from milewatch.workout.model import MILE_M, Ends, Kind, Step
from milewatch.workout.progress import Band, at_split, standing
from milewatch.workout.targets import Aim, GuideKind, LastTime, aims, following, ranges, targets, told
from milewatch.workout.timeline import Segment

TODAY = date(2026, 11, 22)
MILE = Mark(MILE_M, 360_000, date(2026, 11, 1))
GOAL = Goal(MILE_M, 345_000)


def effort(text: str, form: Form, low: float | None = None, high: float | None = None, **more: object) -> Effort:
    return Effort(text, form, low, low if high is None else high, **more)  # type: ignore[arg-type]


def race(name: str, offset_s: float = 0.0) -> Effort:
    return Effort(name, Form.RACE, name=name.lower(), offset_s=offset_s)


def percent(low: float, high: float | None = None) -> Effort:
    return effort(f"{low:.0f} %", Form.PERCENT, low, high)


def work(metres: float | None = None, ms: int | None = None, how: Effort | None = None) -> Segment:
    ends = Ends.DISTANCE if metres else Ends.TIME if ms else Ends.MARK
    return Segment(0, Step(Kind.WORK, ends, metres, ms, effort=how), (1, 1), (1, 1))


def aim(segment: Segment, *, surface: str | None = None, last: LastTime | None = None, marks: bool = True) -> Aim:
    known = {} if last is None else {0: last}
    found = aims([segment], [MILE] if marks else [], [GOAL] if marks else [], TODAY, surface=surface, last_time=known)
    return found[0]


def test_a_named_pace_over_a_distance_is_a_time_with_a_band() -> None:
    target = aim(work(800, how=race("3k"))).target
    assert target is not None
    assert target.mid_ms == pytest.approx(190_000, abs=110)
    assert target.low_ms == pytest.approx(target.mid_ms * 0.98, abs=1)
    assert target.high_ms == pytest.approx(target.mid_ms * 1.02, abs=1)
    assert target.whole
    assert "Daniels–Gilbert" in target.source
    assert target.at(200) == pytest.approx(target.mid_ms / 4, abs=1)


def test_current_and_goal_pace_are_kept_apart() -> None:
    current, goal = (aim(work(400, how=race(name))).target for name in ("mile", "goal mile"))
    assert current is not None
    assert goal is not None
    assert current.mid_ms == pytest.approx(360_000 * 400 / MILE_M, abs=1)
    assert goal.mid_ms == pytest.approx(345_000 * 400 / MILE_M, abs=1)


def test_a_timed_rep_at_a_pace_has_the_pace_over_400_and_metres_to_cover() -> None:
    target = aim(work(ms=180_000, how=race("5k"))).target
    assert target is not None
    assert not target.whole
    assert target.range_ms is None
    assert target.over_m == 400
    assert target.metres_in(180_000) == pytest.approx(180_000 * 400 / 98_400, abs=1)


def test_a_stated_time_is_the_target() -> None:
    target = aim(work(400, how=effort("75 s", Form.TIME, 75))).target
    assert target is not None
    assert (target.low_ms, target.mid_ms, target.high_ms) == (75_000, 75_000, 75_000)
    assert target.source == "stated"


def test_a_range_of_times_is_kept() -> None:
    target = aim(work(400, how=effort("74-76 s", Form.TIME, 74, 76))).target
    assert target is not None
    assert target.range_ms == (74_000, 76_000)


@pytest.mark.parametrize(
    ("per_m", "low", "ms"), [(MILE_M, 300, 149_129), (1000, 200, 160_000), (400, 75, 150_000), (100, 18, 144_000)]
)
def test_a_stated_pace_is_carried_to_the_distance(per_m: float, low: float, ms: int) -> None:
    target = aim(work(800, how=effort("pace", Form.PACE, low, per_m=per_m))).target
    assert target is not None
    assert target.mid_ms == ms


def test_a_stated_pace_on_a_timed_rep_is_a_pace_only() -> None:
    target = aim(work(ms=60_000, how=effort("75/400", Form.PACE, 75, per_m=400))).target
    assert target is not None
    assert (target.whole, target.over_m, target.mid_ms) == (False, 400, 75_000)


def test_a_time_on_a_timed_rep_is_no_target() -> None:
    assert aim(work(ms=60_000, how=effort("62 s", Form.TIME, 62))) == Aim()


def test_an_offset_is_seconds_a_lap() -> None:
    plain, slower = (aim(work(800, how=race("mile", offset))).target for offset in (0.0, 2.0))
    assert plain is not None
    assert slower is not None
    assert slower.mid_ms - plain.mid_ms == 4000


def test_an_offset_past_the_pace_is_refused() -> None:
    assert "offset" in str(aim(work(800, how=race("mile", -200.0))).missing)


def test_a_stated_time_over_a_recovery_is_a_target() -> None:
    jog = Segment(0, Step(Kind.RECOVERY, Ends.DISTANCE, 100.0, target_ms=30_000), (1, 1), (1, 2))
    target = aim(jog).target
    assert target is not None
    assert target.range_ms == (30_000, 30_000)


def test_an_unstated_effort_has_neither_target_nor_guide() -> None:
    assert aim(work(400)) == Aim()


@pytest.mark.parametrize("how", [percent(85), effort("8/10", Form.SCALE, 8), Effort("hard", Form.WORDS)])
def test_a_perceived_effort_has_a_guide_and_no_target(how: Effort) -> None:
    found = aim(work(ms=60_000, how=how))
    assert found.target is None
    assert found.guide is not None
    assert found.guide.kind is GuideKind.TABLE
    assert found.guide.text.startswith("guide")
    assert "3k to mile pace" in found.guide.text
    assert "35–120 s" in found.guide.text
    assert "1:35.0–1:29.5 per 400 m" in found.guide.text


@pytest.mark.parametrize(
    ("value", "seconds", "said"),
    [
        (75, 30, None), (75, 100, "5k to 3k"), (75, 180, "10k to 5k"), (75, 600, "T to 10k"),
        (85, 30, "mile to 800"), (85, 100, "3k to mile"), (85, 180, "5k to 3k"), (85, 600, "10k to 5k"),
        (90, 30, "800 pace or quicker"), (90, 100, "mile to 800"), (90, 180, "3k to mile"), (90, 600, "5k pace"),
        (85, 35, "mile to 800"), (85, 120, "3k to mile"), (85, 240, "5k to 3k"),
    ],
)  # fmt: skip
def test_the_guide_goes_by_effort_and_length(value: float, seconds: int, said: str | None) -> None:
    guide = aim(work(ms=seconds * 1000, how=percent(value))).guide
    if said is None:
        assert guide is None
    else:
        assert guide is not None
        assert said in guide.text


def test_a_range_of_efforts_spans_its_cells() -> None:
    guide = aim(work(ms=60_000, how=percent(85, 90))).guide
    assert guide is not None
    assert "3k to 800 pace" in guide.text


@pytest.mark.parametrize("how", [percent(60), Effort("smooth", Form.WORDS), effort("4/10", Form.SCALE, 4)])
def test_an_effort_that_the_guide_does_not_know_gets_none(how: Effort) -> None:
    assert aim(work(400, how=how)) == Aim()


def test_the_guide_needs_no_mark_but_then_has_no_times() -> None:
    guide = aim(work(ms=60_000, how=percent(85)), marks=False).guide
    assert guide is not None
    assert guide.low_ms is None
    assert "per 400" not in guide.text


@pytest.mark.parametrize("how", [percent(100), Effort("all out", Form.WORDS), Effort("max", Form.WORDS)])
def test_all_out_never_gets_a_pace(how: Effort) -> None:
    for metres in (200, MILE_M):
        found = aim(work(metres, how=how))
        assert found.target is None
        assert found.guide is not None
        assert found.guide.low_ms is None


@pytest.mark.parametrize("how", [race("mile"), percent(90)])
def test_a_hill_never_gets_a_pace(how: Effort) -> None:
    found = aim(work(200, how=how), surface="hill")
    assert found.target is None
    assert found.guide is not None
    assert found.guide.low_ms is None


def test_own_history_comes_before_the_guide() -> None:
    guide = aim(work(800, how=percent(85)), last=LastTime(date(2026, 10, 20), time_ms=181_200)).guide
    assert guide is not None
    assert guide.kind is GuideKind.LAST_TIME
    assert guide.text == "last time (2026-10-20): 3:01.2"
    assert following(guide, [175_000]) == guide


def test_the_history_of_a_timed_rep_is_in_metres() -> None:
    guide = aim(work(ms=60_000, how=percent(85)), last=LastTime(date(2026, 10, 20), metres=304.6)).guide
    assert guide is not None
    assert guide.text == "last time (2026-10-20): 305 m"


def test_an_unstated_effort_has_its_history() -> None:
    guide = aim(work(800), last=LastTime(date(2026, 10, 20), time_ms=181_200)).guide
    assert guide is not None
    assert guide.kind is GuideKind.LAST_TIME


def test_after_a_rep_the_running_mean_takes_the_place_of_the_guide() -> None:
    guide = aim(work(800, how=percent(85))).guide
    assert following(guide, []) == guide
    later = following(guide, [180_000, 182_000], 800)
    assert later is not None
    assert later.kind is GuideKind.SO_FAR
    assert later.text == "so far: 3:01.0, hold ±3 %"
    assert (later.low_ms, later.high_ms) == (175_570, 186_430)


def test_the_parts_of_a_composite_rep_count_as_one_length() -> None:
    parts = [
        replace(work(1207.0, how=percent(75)), part=(1, 2)),
        replace(work(402.3, how=percent(90)), index=1, part=(2, 2)),
    ]
    guides = [found.guide for found in aims(parts, [MILE], [], TODAY)]
    assert [guide is not None and guide.text.split(": ")[1].split(" pace")[0] for guide in guides] == ["T to 10k", "5k"]


def test_a_session_scores_whole_work_steps_only() -> None:
    jog = Step(Kind.RECOVERY, Ends.DISTANCE, 100.0, target_ms=30_000)
    segments = [
        work(400, how=effort("75 s", Form.TIME, 75)),
        Segment(1, jog, (1, 1), (1, 1)),
        replace(work(ms=60_000, how=race("mile")), index=2),
        replace(work(400, how=percent(85)), index=3),
    ]
    assert ranges(segments, aims(segments, [MILE], [], TODAY)) == ((75_000, 75_000), None, None, None)


def test_what_is_missing_is_said_once() -> None:
    segments = [replace(work(200, how=race("goal mile")), index=index) for index in range(4)]
    found = aims([*segments, replace(work(400, how=race("race")), index=4)], [MILE], [], TODAY)
    said = told(found)
    assert len(said) == 2
    assert said[0].startswith("goal mile pace needs a goal")
    assert "race" in said[1]


def test_without_marks_the_session_has_no_targets_and_says_so() -> None:
    segments = [work(800, how=race("mile")), replace(work(400, how=effort("75 s", Form.TIME, 75)), index=1)]
    assert [target is None for target in targets(segments, [], [], TODAY)] == [True, False]
    assert "needs a mark" in told(aims(segments, [], [], TODAY))[0]


def test_an_old_mark_is_told_with_the_target() -> None:
    found = aims([work(800, how=race("3k"))], [replace(MILE, on=date(2026, 8, 1))], [], TODAY)
    assert found[0].target is not None
    assert found[0].target.uncertain
    assert told(found) == ("the mile in 6:00.0 is 16 weeks old",)


@pytest.mark.parametrize(
    ("ms", "band", "word"),
    [
        (75_000, Band.GREEN, "on target"), (75_750, Band.GREEN, "on target"), (75_760, Band.AMBER, "a little slow"),
        (76_870, Band.AMBER, "a little slow"), (76_880, Band.RED, "slow"), (74_000, Band.AMBER, "a little quick"),
        (70_000, Band.RED, "quick"),
    ],
)  # fmt: skip
def test_the_band_of_a_rep(ms: int, band: Band, word: str) -> None:
    found = standing(ms, 75_000)
    assert (found.band, found.word, found.difference_ms) == (band, word, ms - 75_000)


def test_inside_a_range_there_is_no_difference() -> None:
    assert standing(75_000, 74_000, 76_000).difference_ms == 0
    assert standing(77_000, 74_000, 76_000).difference_ms == 1000
    assert standing(73_000, 74_000, 76_000).difference_ms == -1000


def test_a_split_tells_the_difference_and_the_projected_finish() -> None:
    found = at_split(46_000, 200, 800, 180_000)
    assert found.standing.difference_ms == 1000
    assert found.projected_ms == 184_000
