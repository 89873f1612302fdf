from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from datetime import timedelta

import pytest

from milewatch.clock import NS_PER_MS, ManualClock, boot_id
from milewatch.conduct.errors import ConductError
from milewatch.conduct.unfinished import drop, keep, resume, unfinished
from milewatch.records import journalfile
from milewatch.records.archive import Archive
from milewatch.timing.events import Slept
from milewatch.timing.snapshot import Command, Phase

from .samples import MINUTE, arm, reps


def crash(clock, places, timeline=None, presses=((62_000, Command.STAMP),), lives_ms=0):
    """A session that was started, pressed and then left without a word."""
    conductor = arm(timeline or reps(6), clock, places)
    conductor.do(Command.START)
    for wait, command in presses:
        clock.advance(wait)
        conductor.do(command)
    if lives_ms:
        clock.advance(lives_ms)
        conductor.tick()
    conductor.abandon()
    return conductor.id


def only(places):
    (found,) = unfinished(places)
    return found


def test_a_session_that_was_left_is_offered_with_what_was_run(clock, places):
    id_ = crash(clock, places, lives_ms=20_000)
    found = only(places)
    assert (found.id, found.title, found.athletes) == (id_, "Reps", 1)
    assert (found.reps_done, found.reps_planned, found.phase) == (1, 6, Phase.RUNNING)
    assert found.last == clock.wall()
    assert found.started == clock.wall() - timedelta(seconds=82)
    assert found.problem is None


def test_a_running_session_is_not_offered(clock, places):
    conductor = arm(reps(2), clock, places)
    conductor.do(Command.START)
    assert unfinished(places) == []
    with pytest.raises(ConductError, match="no unfinished session"):
        resume(conductor.id, places, clock)
    conductor.abandon()


def test_it_goes_on_as_if_it_had_never_stopped(clock, places):
    id_ = crash(clock, places)
    clock.advance(30_000)
    conductor = resume(id_, places, clock, boot=boot_id())
    assert conductor.now() == 92_000
    assert conductor.snapshot().solo.elapsed_ms == 30_000
    assert conductor.snapshot().solo.laps[0].time_ms == 62_000
    assert conductor.sleep_note == "Gone on with after 0:30; the clock ran on."
    clock.advance(60_000 + 61_000)
    conductor.do(Command.STAMP)
    log = conductor.finish()
    assert log is not None
    assert [row.time_cs for row in log.laps["ana"]][:3] == [6200, 9000, 6100]
    assert [sleep.why for sleep in log.sleeps] == ["restart"]
    assert list(places.journals.iterdir()) == []


def test_after_a_boot_the_time_of_day_says_how_long_it_was(clock, places):
    id_ = crash(clock, places)
    rebooted = ManualClock(clock.wall() + timedelta(minutes=5), now_ns=7 * 10**9)
    conductor = resume(id_, places, rebooted, boot="another boot")
    assert conductor.now() == 62_000 + 300_000
    assert conductor.snapshot().solo.elapsed_ms == 300_000 - 90_000
    conductor.abandon()


def test_a_second_crash_after_a_boot_is_measured_from_the_new_boot(clock, places):
    id_ = crash(clock, places)
    rebooted = ManualClock(clock.wall() + timedelta(minutes=5), now_ns=7 * 10**9)
    resume(id_, places, rebooted, boot="another boot").abandon()
    rebooted.set_wall(rebooted.wall() + timedelta(days=3))
    rebooted.advance(10_000)
    conductor = resume(id_, places, rebooted, boot="another boot")
    assert conductor.now() == 62_000 + 300_000 + 10_000
    conductor.abandon()


def test_a_wall_clock_that_was_set_back_does_not_undo_what_was_run(clock, places):
    id_ = crash(clock, places)
    rebooted = ManualClock(clock.wall() - timedelta(days=1))
    conductor = resume(id_, places, rebooted, boot="another boot")
    assert conductor.now() == 62_000
    conductor.abandon()


def test_where_the_system_has_no_boot_id_the_time_of_day_is_believed(clock, places):
    id_ = crash(clock, places)
    later = ManualClock(clock.wall() + timedelta(seconds=40), now_ns=10**15)
    conductor = resume(id_, places, later, boot="")
    assert conductor.now() == 102_000
    conductor.abandon()


def test_a_pause_is_still_a_pause(clock, places):
    id_ = crash(clock, places, presses=((20_000, Command.PAUSE),))
    clock.advance(600_000)
    conductor = resume(id_, places, clock)
    assert conductor.snapshot().phase is Phase.PAUSED
    conductor.do(Command.RESUME)
    assert conductor.snapshot().solo.elapsed_ms == 20_000
    conductor.abandon()


def test_what_was_pressed_before_can_still_be_undone(clock, places):
    id_ = crash(clock, places)
    conductor = resume(id_, places, clock)
    conductor.do(Command.UNDO)
    assert conductor.decided(conductor.now()).solo.laps == ()
    conductor.abandon()


def test_it_is_kept_as_it_is_up_to_the_last_sign_of_life(clock, places):
    id_ = crash(clock, places, reps(6, MINUTE), presses=(), lives_ms=155_000)
    log = keep(id_, places)
    assert [(row.kind, row.time_cs, row.end) for row in log.laps["ana"]] == [
        ("work", 6000, None),
        ("recovery", 9000, None),
        ("work", 500, "stopped"),
    ]
    assert Archive(places.logs).load(id_) == log
    assert unfinished(places) == []


def test_what_was_cut_off_before_its_go_cannot_be_kept_and_is_dropped(clock, places):
    conductor = arm(reps(2), clock, places)
    conductor.do(Command.START, lead_in=10_000)
    clock.advance(6_000)
    conductor.tick()
    conductor.abandon()
    found = only(places)
    assert found.started is None
    assert not found.can_be_kept
    assert drop(found.id, places) == "Nothing was run, so nothing was saved. It is not offered any more."
    assert unfinished(places) == []


def test_a_session_in_which_something_was_run_is_not_dropped(clock, places):
    id_ = crash(clock, places)
    assert only(places).can_be_kept
    with pytest.raises(ConductError, match="something was run"):
        drop(id_, places)
    assert only(places).id == id_


def test_a_session_in_which_nothing_was_run_is_not_kept(clock, places):
    id_ = crash(clock, places, presses=((3000, Command.UNDO),))
    with pytest.raises(ConductError, match="Nothing is left of what was run"):
        keep(id_, places)
    assert [file.name for file in places.trash.iterdir()] == [f"{id_}.jsonl"]


def test_the_beginning_of_an_id_is_enough(clock, places):
    id_ = crash(clock, places)
    assert keep(id_[:-2], places).id == id_


@pytest.mark.parametrize("word", ["", "x", "../../etc/passwd", "a\0b"])
def test_what_is_no_session_is_told(clock, places, word):
    crash(clock, places)
    with pytest.raises(ConductError, match="no unfinished session"):
        resume(word, places, clock)


def test_a_journal_whose_log_was_saved_already_is_cleared(clock, places):
    id_ = crash(clock, places, presses=((62_000, Command.STAMP), (1000, Command.END)))
    path = places.journals / f"{id_}.jsonl"
    data = path.read_bytes()
    keep(id_, places)
    path.write_bytes(data)
    assert unfinished(places) == []
    assert not path.exists()


def test_a_session_that_was_ended_but_not_saved_is_offered(clock, places):
    crash(clock, places, presses=((62_000, Command.STAMP), (1000, Command.END)))
    assert only(places).phase is Phase.ENDED


def test_a_journal_in_which_nothing_was_pressed_is_cleared_after_a_while(clock, places):
    conductor = arm(reps(1), clock, places)
    conductor.abandon()
    path = places.journals / f"{conductor.id}.jsonl"
    assert unfinished(places) == []
    assert path.exists()
    os.utime(path, (time.time() - 120,) * 2)
    assert unfinished(places) == []
    assert not path.exists()


def test_a_journal_that_cannot_be_read_is_told_and_left_alone(clock, places):
    crash(clock, places)
    broken = places.journals / "20261121T000000Z-dead.jsonl"
    broken.write_bytes(b"not json\n{}\n")
    first, second = unfinished(places)
    assert first.id == "20261121T000000Z-dead"
    assert first.problem is not None
    assert "damaged" in first.problem
    assert second.problem is None
    with pytest.raises(ConductError, match="damaged"):
        keep("20261121T000000Z-dead", places)
    assert broken.exists()


def test_damage_in_the_middle_is_told_and_the_rest_goes_on(clock, places):
    id_ = crash(clock, places, presses=((62_000, Command.STAMP), (150_000, Command.STAMP)))
    path = places.journals / f"{id_}.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    lines[2] = b'{"do":"st\n'
    path.write_bytes(b"".join(lines))
    found = only(places)
    assert found.damage == (f"{id_}.jsonl, line 3: damaged, so the press in it is lost",)
    conductor = resume(id_, places, clock)
    assert conductor.snapshot().solo.laps[0].time_ms == 212_000
    conductor.abandon()


def test_events_that_do_not_fit_the_plan_are_told(clock, places):
    id_ = crash(clock, places)
    path = places.journals / f"{id_}.jsonl"
    twice = b'"roster":[{"key":"ana","name":"X"},{'
    path.write_bytes(path.read_bytes().replace(b'"roster":[{', twice))
    assert "do not fit" in (only(places).problem or "")


def test_of_two_copies_the_longer_one_goes_on_and_both_go_at_the_end(clock, places):
    id_ = crash(clock, places)
    path = places.journals / f"{id_}.jsonl"
    places.rescue.mkdir(parents=True)
    whole = path.read_bytes()
    (places.rescue / f"{id_}.jsonl").write_bytes(whole)
    path.write_bytes(b"".join(whole.splitlines(keepends=True)[:2]))
    assert only(places).reps_done == 1
    conductor = resume(id_, places, clock)
    clock.advance(1000)
    conductor.finish()
    assert not path.exists()
    assert not (places.rescue / f"{id_}.jsonl").exists()


def test_the_gap_is_in_the_journal(clock, places):
    id_ = crash(clock, places)
    clock.advance(30_000)
    resume(id_, places, clock).abandon()
    events = journalfile.read(places.journals / f"{id_}.jsonl").events
    assert events[-1] == Slept(id=2, at=92_000, gap=30_000, why="restart")


CHILD = """
    import sys, time
    from pathlib import Path
    from milewatch.clock import SystemClock
    from milewatch.conduct.conductor import Conductor
    from milewatch.places import Places
    from milewatch.timing.roster import Entrant
    from milewatch.timing.rules import Rules
    from milewatch.timing.snapshot import Command
    from milewatch.workout.model import Ends, Kind, Repeat, Step, Workout
    from milewatch.workout.timeline import unroll

    root = Path(sys.argv[1])
    rep = Step(Kind.WORK, Ends.DISTANCE, distance_m=100.0)
    timeline = unroll(Workout((Repeat(1000, (rep,)),), title="Many"))
    conductor = Conductor.open(
        timeline, [Entrant("ana", "Ana", timeline.segments)], Rules(lead_in_ms=0, guard_ms=0, just_ended_ms=0),
        SystemClock(), Places.under(root, rescue=root / "rescue"),
    )
    conductor.do(Command.START)
    while True:
        conductor.do(Command.STAMP, key="space")
        conductor.tick()
        print(conductor.snapshot().events, len(conductor.snapshot().solo.laps), flush=True)
        time.sleep(0.001)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="kills a process the POSIX way")
@pytest.mark.parametrize("shown", [30, 75])
def test_after_a_kill_everything_that_was_shown_is_there_and_goes_on(places, shown):
    root = places.journals.parent
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(CHILD), str(root)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    said = [child.stdout.readline() for _ in range(shown)]
    os.kill(child.pid, signal.SIGKILL)
    said += [line for line in child.stdout if line.endswith("\n")]
    child.stdout.close()
    child.wait()
    events, laps = map(int, said[-1].split())
    from milewatch.clock import SystemClock

    clock = SystemClock()
    found = only(places)
    before = clock.now_ns()
    conductor = resume(found.id, places, clock)
    snapshot = conductor.snapshot()
    assert snapshot.events >= events
    assert len(snapshot.solo.laps) >= laps
    assert conductor.now() >= (before - conductor._anchor.zero_ns) // NS_PER_MS
    log = conductor.finish()
    assert log is not None
    assert len(log.laps["ana"]) >= laps
