from __future__ import annotations

from dataclasses import fields

import msgspec
import pytest

from milewatch.records.eventrows import EnteredRow, ReplannedRow
from milewatch.records.planrows import EffortRow, PlanRows, SegmentRow, StepRow, TotalsRow, plan_rows, timeline_of
from milewatch.records.rosterrows import EntrantRow, MarkRow
from milewatch.timing.events import Entered, Replanned
from milewatch.timing.roster import Entrant
from milewatch.workout.effort import Effort
from milewatch.workout.marks import Mark
from milewatch.workout.model import Step
from milewatch.workout.timeline import Segment, Totals

from .samples import everything, minutes, reps


@pytest.mark.parametrize("timeline", [everything(), minutes(3), reps(2)])
def test_a_plan_comes_back_from_the_disk_as_it_was(timeline):
    text = msgspec.json.encode(plan_rows(timeline))
    assert timeline_of(msgspec.json.decode(text, type=PlanRows)) == timeline


@pytest.mark.parametrize(
    ("model", "row"), [(Step, StepRow), (Effort, EffortRow), (Segment, SegmentRow), (Totals, TotalsRow)]
)
def test_nothing_of_the_model_is_missing_on_disk(model, row):
    assert {field.name for field in fields(model)} == set(row.__struct_fields__)


def test_nothing_of_an_entrant_is_missing_on_disk():
    assert {field.name for field in fields(Entrant)} == set(EntrantRow.__struct_fields__)


def test_nothing_of_a_mark_or_of_an_event_with_a_plan_is_missing_on_disk():
    assert {field.name for field in fields(Mark)} == set(MarkRow.__struct_fields__)
    assert set(Replanned.__struct_fields__) == set(ReplannedRow.__struct_fields__)
    assert set(Entered.__struct_fields__) == set(EnteredRow.__struct_fields__)
