from __future__ import annotations

import threading
import time

import pytest

from milewatch.clock import ScaledClock
from milewatch.conduct.around import Around
from milewatch.conduct.errors import ConductError
from milewatch.records import journal as journal_module
from milewatch.records import journalfile
from milewatch.records.archive import Archive, LogError
from milewatch.records.journal import Disk
from milewatch.timing.events import Slept, Stamped, Swallowed
from milewatch.timing.refusal import Reason, Refusal
from milewatch.timing.snapshot import Command, Phase

from .samples import MINUTE, OPEN_REST, Notes, arm, reps


def settle(conductor):
    """Wait until everything pressed so far is on disk."""
    until = time.monotonic() + 10
    while conductor.pending and time.monotonic() < until:
        time.sleep(0.001)
    assert not conductor.pending


@pytest.fixture
def conductor(clock, places):
    conductor = arm(reps(3), clock, places)
    yield conductor
    conductor.abandon()


def test_session_time_begins_at_the_arming(conductor, clock):
    clock.advance(1500)
    assert conductor.now() == 1500


def test_a_mark_has_the_time_of_its_key_and_not_of_its_handling(conductor, clock):
    conductor.do(Command.START)
    clock.advance(62_300)
    event = conductor.do(Command.STAMP, at=conductor.at_age(0.3), key="space")
    assert isinstance(event, Stamped)
    assert event.at == 62_000


def test_a_key_is_as_much_older_in_a_rehearsal(clock):
    fast = ScaledClock(clock, 10)
    conductor = arm(reps(1), fast, None)
    clock.advance(1000)
    assert conductor.speed == 10
    assert conductor.at_age(0.1) == 9000


def test_no_key_is_older_than_the_session(conductor):
    assert conductor.at_age(100.0) == 0


def test_a_refusal_changes_nothing_and_is_not_journalled(conductor, places):
    result = conductor.do(Command.SKIP)
    assert isinstance(result, Refusal)
    assert result.reason is Reason.NOT_STARTED
    settle(conductor)
    assert journalfile.read(places.journals / f"{conductor.id}.jsonl").events == ()


def test_a_swallowed_press_is_journalled(conductor, places, clock):
    conductor.do(Command.START)
    clock.advance(62_000)
    conductor.do(Command.STAMP, key="space")
    clock.advance(50)
    assert isinstance(conductor.do(Command.STAMP, key="space"), Swallowed)
    settle(conductor)
    assert len(journalfile.read(places.journals / f"{conductor.id}.jsonl").events) == 3
    assert len(conductor.snapshot().swallowed) == 1


def test_a_mark_is_shown_only_when_it_is_on_disk(clock, places, monkeypatch):
    gate = threading.Event()
    gate.set()

    def slow_sync(self, fd):
        assert gate.wait(10)

    monkeypatch.setattr(Disk, "sync", slow_sync)
    told = threading.Event()
    conductor = arm(reps(3), clock, places)
    conductor.on_change = told.set
    conductor.do(Command.START)
    settle(conductor)
    gate.clear()
    told.clear()
    clock.advance(60_000)
    conductor.do(Command.STAMP, key="space")
    assert conductor.snapshot().solo.laps == ()
    assert conductor.pending == 1
    assert conductor.decided(conductor.now()).solo.laps[0].time_ms == 60_000
    assert not [cue for cue in conductor.cues(0, 60_001) if cue.kind.value == "rest"]
    clock.advance(3000)
    assert conductor.trouble == "Waiting for the disk: 1 press is not down yet."
    gate.set()
    assert told.wait(10)
    settle(conductor)
    assert conductor.snapshot().solo.laps[0].time_ms == 60_000
    assert conductor.trouble == ""
    conductor.abandon()


def test_undo_of_a_press_that_is_not_down_yet_is_decided_on_what_was_pressed(clock, places, monkeypatch):
    gate = threading.Event()
    gate.set()
    monkeypatch.setattr(Disk, "sync", lambda self, fd: gate.wait(10))
    conductor = arm(reps(3), clock, places)
    gate.clear()
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.do(Command.STAMP, key="space")
    conductor.do(Command.UNDO)
    gate.set()
    settle(conductor)
    assert conductor.snapshot().solo.laps == ()
    assert conductor.snapshot().phase is Phase.RUNNING
    conductor.abandon()


def test_the_screen_is_told_from_another_thread_and_may_be_gone(clock, places):
    def gone():
        raise RuntimeError("Event loop is closed")

    conductor = arm(reps(1), clock, places)
    conductor.on_change = gone
    conductor.do(Command.START)
    conductor.do(Command.UNDO)
    settle(conductor)
    assert conductor.snapshot().events == 2
    conductor.abandon()


def test_where_no_place_takes_it_the_session_goes_on_and_says_so(clock, places, monkeypatch):
    monkeypatch.setattr(journal_module, "RETRY_S", 0.01)
    conductor = arm(reps(3), clock, places)
    conductor.do(Command.START)
    settle(conductor)

    def full(self, fd, data):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(Disk, "write", full)
        clock.advance(60_000)
        conductor.do(Command.STAMP, key="space")
        until = time.monotonic() + 10
        while not conductor.trouble and time.monotonic() < until:
            time.sleep(0.001)
        assert conductor.trouble.startswith("NOT SAVED")
        assert len(conductor.snapshot().solo.laps) == 1
    settle(conductor)
    clock.advance(1)
    assert conductor.finish() is not None
    assert conductor.trouble == ""


def test_a_session_that_no_place_takes_is_not_armed(clock, places):
    places.journals.parent.mkdir(parents=True)
    places.journals.write_text("not a folder")
    places.rescue.write_text("not a folder")
    with pytest.raises(ConductError, match="Sessions cannot be kept in"):
        arm(reps(1), clock, places)


def test_where_the_first_place_does_not_take_it_the_second_does(clock, places):
    places.journals.parent.mkdir(parents=True)
    places.journals.write_text("not a folder")
    conductor = arm(reps(1), clock, places)
    assert f"The journal is in {places.rescue}" in conductor.trouble
    assert conductor.safe_elsewhere
    assert list(places.rescue.glob("*.jsonl"))
    conductor.abandon()


def test_the_log_is_saved_and_the_journal_goes(conductor, clock, places):
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.do(Command.STAMP, key="space")
    clock.advance(30_000)
    log = conductor.finish()
    assert log is not None
    assert conductor.saved == places.logs / f"{conductor.id}.toml"
    assert Archive(places.logs).load("last") == log
    assert [(row.kind, row.time_cs, row.end) for row in log.laps["ana"]] == [
        ("work", 6000, None),
        ("recovery", 3000, "stopped"),
    ]
    assert list(places.journals.iterdir()) == []
    assert conductor.finish() is log


def test_effort_and_notes_are_added_to_the_saved_log(conductor, clock, places):
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.finish()
    conductor.keep(effort=7)
    log = conductor.keep(notes="windy")
    assert Archive(places.logs).load("last") == log
    assert (log.athletes["ana"].effort, log.notes) == (7, "windy")


def test_there_is_nothing_to_add_to_while_it_runs(conductor):
    with pytest.raises(LogError, match="still runs"):
        conductor.keep(effort=7)


def test_a_session_that_never_started_leaves_nothing(conductor, places):
    assert conductor.finish() is None
    assert list(places.journals.iterdir()) == []
    assert not places.logs.exists()


def test_while_a_disk_that_hangs_is_waited_for_at_the_end_the_screen_can_still_look(clock, places, monkeypatch):
    gate = threading.Event()
    gate.set()
    monkeypatch.setattr(Disk, "sync", lambda self, fd: gate.wait(10))
    sound = Notes()
    conductor = arm(reps(3), clock, places, lead_in_ms=5000, around=Around(sound=sound))
    conductor.do(Command.START)
    settle(conductor)
    gate.clear()
    ending = threading.Thread(target=conductor.finish)
    ending.start()
    looked = threading.Event()

    def look():
        while conductor.decided(conductor.now()).phase is not Phase.ENDED:
            time.sleep(0.001)
        while not sound.closed:  # the disk is waited for right after
            time.sleep(0.001)
        conductor.snapshot()
        looked.set()

    looking = threading.Thread(target=look)
    looking.start()
    seen = looked.wait(5)
    gate.set()
    ending.join()
    looking.join()
    assert seen
    assert list(places.journals.iterdir()) == []


def test_a_log_that_cannot_be_saved_leaves_the_journal_and_can_be_saved_later(conductor, clock, places):
    places.logs.parent.mkdir(parents=True, exist_ok=True)
    places.logs.write_text("not a folder")
    conductor.do(Command.START)
    clock.advance(60_000)
    assert conductor.finish() is not None
    assert conductor.saved is None
    assert conductor.trouble.startswith("NOT SAVED")
    assert len(list(places.journals.iterdir())) == 1
    with pytest.raises(LogError, match="NOT SAVED"):
        conductor.keep(effort=4)
    places.logs.unlink()
    conductor.keep(effort=5)
    assert conductor.trouble == ""
    assert Archive(places.logs).load("last").athletes["ana"].effort == 5
    assert list(places.journals.iterdir()) == []


def test_without_places_nothing_is_written(clock, tmp_path):
    conductor = arm(reps(1), clock, None, rehearsal=True)
    conductor.do(Command.START)
    clock.advance(60_000)
    log = conductor.finish()
    assert log is not None
    assert log.rehearsal
    assert conductor.keep(notes="fun").notes == "fun"
    assert list(tmp_path.iterdir()) == []


def test_a_suspend_is_told_and_journalled_and_the_clock_ran_on(conductor, clock):
    conductor.do(Command.START)
    clock.advance(10_000)
    conductor.tick()
    clock.sleep(75_000)
    conductor.tick()
    settle(conductor)
    assert conductor.sleep_note == "The machine slept for 1:15; the clock ran on."
    assert conductor.snapshot().solo.elapsed_ms == 85_000
    log = conductor.finish()
    assert log is not None
    assert [(sleep.gap_cs, sleep.why) for sleep in log.sleeps] == [(7500, "suspend")]


def test_a_late_tick_is_no_sleep(conductor, clock):
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.tick()
    assert conductor.sleep_note == ""


def test_a_program_that_stood_still_is_told_and_journalled(conductor, clock):
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.tick()
    assert conductor.sleep_note == ""
    clock.stand_still(8_000)
    conductor.tick()
    assert conductor.sleep_note == "Milewatch stood still for 0:08; the clock ran on."
    conductor.tick()
    log = conductor.finish()
    assert log is not None
    assert [(sleep.gap_cs, sleep.why) for sleep in log.sleeps] == [(800, "stop")]


def test_standing_still_before_the_start_is_nobodys_business(conductor, clock):
    clock.stand_still(30_000)
    conductor.do(Command.START)
    conductor.tick()
    assert conductor.sleep_note == ""


def test_a_sleep_before_the_start_is_nobodys_business(conductor, clock):
    clock.sleep(60_000)
    conductor.tick()
    assert conductor.snapshot().events == 0


def test_cues_missed_in_a_sleep_are_not_planned_again(clock, places):
    sound = Notes()
    conductor = arm(reps(3, MINUTE), clock, places, around=Around(sound=sound))
    conductor.do(Command.START)
    clock.sleep(100_000)
    conductor.tick()
    assert all(at >= conductor.now() for _, at, _ in sound.plans[-1])
    conductor.abandon()


def test_the_sound_knows_what_comes_and_when_by_the_machines_clock(clock, places):
    sound = Notes()
    conductor = arm(reps(2, MINUTE, OPEN_REST), clock, places, around=Around(sound=sound))
    conductor.do(Command.START)
    plan = {(kind, at): when for kind, at, when in sound.plans[-1]}
    assert next(at for kind, at in plan if kind == "rest") == 60_000
    counts = sorted(at for kind, at in plan if kind == "count")
    assert counts == [57_000, 58_000, 59_000]
    assert plan["count", 59_000] - plan["count", 58_000] == pytest.approx(1.0)
    assert plan["count", 58_000] - time.perf_counter() == pytest.approx(58, abs=5)
    conductor.abandon()


def test_the_plan_is_made_further_as_time_goes(clock, places):
    sound = Notes()
    conductor = arm(reps(3, MINUTE), clock, places, around=Around(sound=sound))
    conductor.do(Command.START)
    first = len(sound.plans)
    clock.advance(1000)
    conductor.tick()
    assert len(sound.plans) == first
    clock.advance(45_000)
    conductor.tick()
    assert len(sound.plans) == first + 1
    assert max(at for _, at, _ in sound.plans[-1]) > 90_000
    conductor.abandon()


def test_each_cue_is_seen_once_and_an_answer_once_it_is_on_disk(clock, places):
    conductor = arm(reps(2, MINUTE), clock, places)
    conductor.do(Command.START)
    settle(conductor)
    seen = list(conductor.cues(0, 1))
    since = 1
    for _ in range(700):
        clock.advance(100)
        conductor.tick()
        seen += conductor.cues(since, conductor.now())
        since = conductor.now()
    kinds = [cue.kind.value for cue in seen]
    assert kinds.count("go") == 1
    assert kinds.count("halfway") == 1
    assert kinds.count("count") == 3
    assert len(seen) == len(set(seen))
    conductor.abandon()


def test_mute_goes_to_the_sound(clock):
    sound = Notes()
    conductor = arm(reps(1), clock, None, around=Around(sound=sound))
    assert conductor.mute()
    assert sound.muted is True
    assert not conductor.mute()
    assert sound.muted is False


def test_what_is_wrong_with_the_sound_is_told(clock):
    sound = Notes()
    sound.note = "NO SOUND"
    assert arm(reps(1), clock, None, around=Around(sound=sound)).around.sound_note == "NO SOUND"


def test_at_the_end_the_sound_and_the_awakeness_end(clock):
    class Awake:
        started = stopped = False

        def start(self):
            self.started = True

        def stop(self):
            self.stopped = True

    sound, awake = Notes(), Awake()
    conductor = arm(reps(1), clock, None, around=Around(sound=sound, awake=awake))
    assert not awake.started
    conductor.do(Command.START)
    assert awake.started
    conductor.finish()
    assert sound.closed
    assert awake.stopped


def test_an_athlete_of_a_squad_is_kept_apart(clock, places):
    conductor = arm(reps(2), clock, places, "Ana", "Bo")
    conductor.do(Command.START)
    clock.advance(60_000)
    conductor.do(Command.STAMP, key="a", athlete="ana")
    clock.advance(2000)
    conductor.do(Command.STAMP, key="b", athlete="bo")
    log = conductor.finish()
    assert log is not None
    assert (log.laps["ana"][0].time_cs, log.laps["bo"][0].time_cs) == (6000, 6200)


def test_the_journal_hears_that_the_program_lives(conductor, clock, places):
    conductor.do(Command.START)
    for _ in range(20):
        clock.advance(1000)
        conductor.tick()
    conductor.abandon()
    read = journalfile.read(places.journals / f"{conductor.id}.jsonl")
    assert 15_000 <= read.alive_ms <= 20_000
    assert not any(isinstance(event, Slept) for event in read.events)


def test_a_session_undone_back_to_its_start_goes_to_the_trash_with_every_press(clock, places):
    conductor = arm(reps(3), clock, places)
    conductor.do(Command.START)
    for _ in range(2):
        clock.advance(95_000)
        conductor.do(Command.STAMP, key="space")
    for _ in range(3):
        conductor.do(Command.UNDO)
    assert conductor.decided(conductor.now()).phase is Phase.ARMED
    assert conductor.finish() is None
    assert list(places.journals.iterdir()) == []
    assert conductor.thrown == places.trash / f"{conductor.id}.jsonl"
    assert len([e for e in journalfile.read(conductor.thrown).events if isinstance(e, Stamped)]) == 2


def test_a_session_in_which_nothing_was_pressed_leaves_no_trash(clock, places):
    conductor = arm(reps(3), clock, places)
    conductor.do(Command.START, lead_in=5000)
    clock.advance(1000)
    assert conductor.finish() is None
    assert conductor.thrown is None
    assert not places.trash.exists()
    assert list(places.journals.iterdir()) == []
