"""A plan in an event is kept as the plan in the header is, and as it is written here: later versions must read it."""

from __future__ import annotations

from datetime import date

import pytest

from milewatch.records import journalfile
from milewatch.records.journalfile import encode
from milewatch.timing.events import Entered, Replanned
from milewatch.timing.roster import Entrant
from milewatch.workout.marks import Mark, MarkKind
from milewatch.workout.notation import read
from milewatch.workout.timeline import unroll

from .samples import ID, everything, header

PLAN = unroll(read("800 @ 160s")).segments
SEGMENT = (
    '{"index":0,"step":{"kind":"work","ends":"distance","distance_m":800.0,"effort":{"text":"160 s","form":"time",'
    '"low":160.0,"high":160.0,"offset_s":0.0}},"set":[1,1],"rep":[1,1],"target_ms":[160000,160000]}'
)
MARK = Mark(1609.344, 358_300, date(2026, 10, 24), MarkKind.TIME_TRIAL, "windy")
WHO = Entrant("bo", "Bo Lind", PLAN, 5000, (None, (1, 2)), MARK, "Bo", "b")
REPLANNED = Replanned(id=0, at=5, athlete="ana", segments=PLAN, text="800")
ENTERED = Entered(id=0, at=5, who=WHO, segment=1, left=7000)
WRITTEN = {
    REPLANNED: f'{{"do":"replan","athlete":"ana","segments":[{SEGMENT}],"text":"800","id":0,"at":5}}\n',
    ENTERED: (
        '{"do":"enter","who":{"key":"bo","name":"Bo Lind","start_after_ms":5000,"targets":[null,[1,2]],'
        f'"segments":[{SEGMENT}],"from_mark":{{"distance_m":1609.344,"time_ms":358300,"on":"2026-10-24",'
        '"kind":"time trial","note":"windy"},"short":"Bo","letter":"b"},"segment":1,"left":7000,"id":0,"at":5}\n'
    ),
}


@pytest.mark.parametrize("event", [REPLANNED, ENTERED], ids=["replanned", "entered"])
def test_an_event_with_a_plan_in_it_is_written_like_this_and_read_back_whole(tmp_path, event):
    assert encode(event).decode() == WRITTEN[event]
    path = tmp_path / f"{ID}.jsonl"
    path.write_bytes(encode(header(everything())) + encode(event))
    assert journalfile.read(path).events == (event,)


@pytest.mark.parametrize("event", [REPLANNED, ENTERED], ids=["replanned", "entered"])
def test_what_a_later_version_adds_to_a_plan_in_an_event_is_passed_over(tmp_path, event):
    path = tmp_path / f"{ID}.jsonl"
    line = encode(event).replace(b'"kind":"work"', b'"kind":"work","mood":"fine"')
    path.write_bytes(encode(header(everything())) + line)
    read_back = journalfile.read(path)
    assert (read_back.events, read_back.damage) == ((event,), ())
