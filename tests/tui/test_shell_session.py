"""Around a session: the start line before it, the summary after it, and what was cut off in the middle."""

from __future__ import annotations

import gc
from dataclasses import replace
from threading import Event
from threading import enumerate as enumerate_threads
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from textual import events
from textual.binding import Binding
from textual.widgets import Input, Static

from milewatch.audio.caller import Caller
from milewatch.clock import ManualClock
from milewatch.conduct.unfinished import keep, unfinished
from milewatch.config import AudioConfig, Config
from milewatch.places import Places
from milewatch.records.archive import Archive
from milewatch.timing.snapshot import Phase
from milewatch.tui import session as sessions
from milewatch.tui.app import SIGNALS, MilewatchApp, run_app
from milewatch.tui.opening import Opening
from milewatch.tui.screens.arming import ArmingScreen
from milewatch.tui.screens.history import HistoryScreen
from milewatch.tui.screens.home import HomeScreen
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.screens.recover import RecoverScreen
from milewatch.tui.screens.review import ReviewScreen
from milewatch.tui.screens.summary import SummaryScreen
from milewatch.tui.session import arm
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.sessions import Sessions
from milewatch.workout.notation import read

from ..conduct.samples import Notes
from .shell_kit import SILENT, listed, make, opened, press, previewed, settle, told, words

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from milewatch.records.log import Log

WORKOUT = read("2 x 400 @ 75s, 200 jog")


def line(app: MilewatchApp, name: str) -> str:
    return words(app.screen.query_one(f"#{name}", Static))


def clock_of(app: MilewatchApp) -> ManualClock:
    assert isinstance(app.clock, ManualClock)
    return app.clock


def only_log(app: MilewatchApp) -> Log:
    (entry,) = Archive(app.places.logs).entries()
    assert entry.log is not None, entry.problem
    return entry.log


async def start(pilot: Pilot[Any]) -> None:
    """From the start line into the first rep."""
    await settle(pilot)
    await press(pilot, "space")
    clock_of(pilot.app).advance(5_000)


async def mark(pilot: Pilot[Any], after_ms: int) -> None:
    clock_of(pilot.app).advance(after_ms)
    await press(pilot, "space")


async def run_all(pilot: Pilot[Any]) -> None:
    """Both reps, each some hundredths off its 75 s, and to the summary."""
    await start(pilot)
    for after in (74_500, 90_000, 76_250):
        await mark(pilot, after)
    await press(pilot, "q", "e")


async def test_the_start_line_shows_the_plan_who_runs_and_when_it_ends(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT), name="Ana")
    async with opened(app):
        assert "2 × 400 m @ 75 s" in previewed(app)
        facts = line(app, "facts")
        assert "Ana" in facts
        assert "5 s" in facts
        assert "about 17:0" in facts
        assert line(app, "ready") == "SPACE STARTS"


async def test_space_starts_with_the_lead_in_chosen(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "plus", "plus", "minus", "space")
        assert isinstance(app.screen, LiveScreen)
        assert app.conductor is not None
        snapshot = app.conductor.snapshot()
        assert snapshot.phase is Phase.LEAD_IN
        assert snapshot.go_ms == 6_000


async def test_a_lead_in_can_be_none(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT, lead_in_s=1))
    async with opened(app) as pilot:
        await press(pilot, "minus", "minus")
        assert "the clock runs at the key" in line(app, "facts")
        await press(pilot, "space")
        assert app.conductor is not None
        assert app.conductor.snapshot().phase is Phase.RUNNING


async def test_leaving_the_start_line_leaves_nothing_behind(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        assert len(list(app.places.journals.iterdir())) == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
    assert not list(app.places.journals.glob("*"))
    assert not app.places.logs.exists()


async def test_a_place_that_cannot_be_written_is_told_before_the_start(tmp_path: Path) -> None:
    app = make(tmp_path / "home", Opening.arm(WORKOUT))
    (tmp_path / "home").write_text("a file where the folder should be")
    app.places = replace(app.places, rescue=tmp_path / "home" / "rescue")
    async with opened(app) as pilot:
        assert line(app, "ready").startswith(f"CANNOT START: Sessions cannot be kept in {app.places.journals}")
        await press(pilot, "space")
        assert isinstance(app.screen, ArmingScreen)


async def test_the_name_given_at_the_start_line_is_in_the_log(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "n")
        app.screen.query_one("#who", Input).value = "Bo [b]Lind[/b]"
        await press(pilot, "enter")
        assert "Bo [b]Lind[/b]" in line(app, "facts")
        await run_all(pilot)
    assert [row.name for row in only_log(app).athletes.values()] == ["Bo [b]Lind[/b]"]


async def test_the_summary_shows_reps_against_targets_and_sums_that_add_up(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        assert isinstance(app.screen, SummaryScreen)
        laps = [row.split() for row in line(app, "laps").splitlines()]
        assert laps[0] == ["rep", "1", "of", "2", "1:14.50", "1:15.00", "−0.50", "on", "target", "400", "m"]
        assert laps[1] == ["recovery", "1:30.00", "200", "m"]
        assert laps[2] == ["rep", "2", "of", "2", "1:16.25", "1:15.00", "+1.25", "a", "little", "slow", "400", "m"]
        assert laps[-3:] == [["reps", "2:30.75", "800", "m"], ["recovery", "1:30.00"], ["in", "all", "4:00.75"]]
        assert line(app, "saved").endswith(".toml")


async def test_the_log_is_saved_although_nothing_is_answered(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "q")
    log = only_log(app)
    assert [lap.time_cs for lap in log.laps["runner"]] == [7450, 9000, 7625]
    assert log.athletes["runner"].effort is None
    assert not list(app.places.journals.glob("*"))


@pytest.mark.parametrize(
    ("keys", "effort"), [("8", 8), ("10", 10), ("1", 1), ("0", 0), ("38", 8), ("100", 0), (["7", "plus"], 8)]
)
async def test_how_hard_it_was_is_kept_with_a_key(tmp_path: Path, keys: list[str], effort: int) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, *keys)
        assert only_log(app).athletes["runner"].effort == effort


async def test_digits_in_the_notes_are_notes(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "8", "n", *"3 fast", "enter")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    log = only_log(app)
    assert log.notes == "3 fast"
    assert log.athletes["runner"].effort == 8


async def test_while_notes_are_typed_only_the_key_that_ends_them_is_shown(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT), keys={"summary.notes": "w"})
    async with opened(app) as pilot:
        await run_all(pilot)
        keys, notes = app.screen.query_one(KeyLine), app.screen.query_one("#notes", Input)
        before = str(keys.render())
        assert " w  notes" in before
        assert notes.placeholder == "notes: press w to write some"
        await press(pilot, "w")
        assert str(keys.render()) == " enter  done"
        assert "press" not in notes.placeholder
        await press(pilot, "q", "enter")
        assert notes.value == "q"
        assert str(keys.render()) == before


def all_put_away() -> None:
    """Until sessions that were not started have gone."""
    for thread in enumerate_threads():
        if thread.name == "put away":
            thread.join()


async def test_no_collection_is_waited_for_from_the_start_line_to_the_end(tmp_path: Path) -> None:
    all_put_away()
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        assert gc.get_freeze_count() > 0
        await start(pilot)
        assert gc.get_freeze_count() > 0
        await press(pilot, "q", "e")
        assert gc.get_freeze_count() == 0


async def test_a_session_made_ready_too_late_is_put_away_and_not_started(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        screen = app.screen
        assert isinstance(screen, ArmingScreen)
        current, timeline = screen._armed, screen._reading.timeline
        assert current is not None
        assert timeline is not None
        late = arm(app, timeline, app.opening)
        assert len(list(app.places.journals.iterdir())) == 2
        screen._is_ready(screen._opening_number - 1, late)
        all_put_away()
        await settle(pilot)
        assert screen._armed is current
        assert [path.stem for path in app.places.journals.iterdir()] == [current.conductor.id]


@pytest.mark.parametrize("status", SIGNALS.values(), ids=SIGNALS)
async def test_notes_that_are_being_typed_are_kept_when_a_signal_ends_milewatch(tmp_path: Path, status: int) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "7", "n", *"windy")
        app._leave(status)
        await pilot.pause()
    assert app.return_code == status
    assert only_log(app).notes == "windy"
    assert only_log(app).athletes["runner"].effort == 7


async def test_notes_are_in_the_log_at_each_pause_of_the_typing(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "n", *"win")
        assert only_log(app).notes == ""
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen._typing is not None
        app.screen._typing._callback()  # its time has come
        await settle(pilot)
        assert only_log(app).notes == "win"
        await press(pilot, *"dy", "enter")
        assert only_log(app).notes == "windy"


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c"])
async def test_notes_that_are_being_typed_are_kept_when_milewatch_is_left(tmp_path: Path, key: str) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "n", *"windy")
        await press(pilot, key)
        assert app.return_code == 0
    assert only_log(app).notes == "windy"


async def test_answers_given_quickly_are_kept_one_after_the_other_and_the_last_one_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        assert isinstance(app.screen, SummaryScreen)
        gate = Event()
        order: list[tuple[str, int]] = []
        keep = app.screen._conductor.keep

        def slow(**answers: Any) -> Log:
            order.append(("begun", answers["effort"]))
            assert gate.wait(10)
            log = keep(**answers)
            order.append(("kept", answers["effort"]))
            return log

        monkeypatch.setattr(app.screen._conductor, "keep", slow)
        await pilot.press("3")
        while not order:  # its thread has begun, however busy the machine is
            await pilot.pause(0.01)
        await pilot.press("6", "7")
        await pilot.pause()
        gate.set()
        await settle(pilot)
        assert order == [("begun", 3), ("kept", 3), ("begun", 7), ("kept", 7)]
        assert only_log(app).athletes["runner"].effort == 7


async def test_a_log_that_could_not_be_saved_is_told_until_it_is(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    app.places.logs.write_text("not a folder")
    async with opened(app) as pilot:
        await run_all(pilot)
        assert line(app, "saved").startswith("NOT SAVED")
        await press(pilot, "5")
        assert told(app)[-1].startswith("NOT SAVED")
        app.places.logs.unlink()
        await press(pilot, "7")
        assert line(app, "saved").startswith("saved: ")
    assert only_log(app).athletes["runner"].effort == 7


async def test_milewatch_can_be_left_although_the_answers_cannot_be_kept(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    app.places.logs.write_text("not a folder")
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "n", *"hot", "ctrl+q")
        assert app.return_code is None
        await press(pilot, "ctrl+q")
        assert app.return_code == 0


async def test_where_a_session_without_a_log_is_kept_is_known_when_milewatch_is_left(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    app.places.logs.write_text("not a folder")
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "q")
    (told_in_the_shell,) = app.left_behind()
    (journal,) = app.places.journals.iterdir()
    assert told_in_the_shell.startswith("NOT SAVED: ")
    assert told_in_the_shell.endswith(f"Its journal is {journal}.")
    app.places.logs.unlink()
    (offered,) = unfinished(app.places)
    keep(offered.id, app.places)
    assert app.left_behind() == ()


def test_milewatch_that_leaves_a_session_without_a_log_says_so_in_the_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("MILEWATCH_HOME", str(tmp_path))
    monkeypatch.setattr(MilewatchApp, "run", lambda app: None)
    assert run_app(Opening.home()) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(MilewatchApp, "left_behind", lambda app: ("NOT SAVED: no room.",))
    assert run_app(Opening.home()) == 1
    assert capsys.readouterr().err == "milewatch: NOT SAVED: no room.\n"


async def test_again_goes_to_the_start_line_of_the_same_workout(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        await press(pilot, "a")
        assert isinstance(app.screen, ArmingScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_ctrl_q_does_not_end_a_session_unasked(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await start(pilot)
        await mark(pilot, 74_500)
        await press(pilot, "ctrl+q", "ctrl+c", "question_mark")
        assert isinstance(app.screen, LiveScreen)
        await press(pilot, "ctrl+q", "e")
        assert isinstance(app.screen, SummaryScreen)


async def test_what_was_undone_to_the_last_is_kept_in_the_trash_and_that_is_told(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await start(pilot)
        await mark(pilot, 74_500)
        await press(pilot, "u", "u", "q", "e")
        assert isinstance(app.screen, HomeScreen)
        (kept,) = app.places.trash.iterdir()
        assert str(kept) in told(app)[-1]


async def test_a_rehearsal_leaves_no_log_unless_asked(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.rehearsal(WORKOUT, 10.0))
    async with opened(app) as pilot:
        assert "REHEARSAL ×10" in line(app, "heading")
        await start(pilot)
        await press(pilot, "q", "e")
        assert "no log was saved" in line(app, "saved")
        assert not app.screen.query_one("#effort").display
        assert not app.screen.query_one("#notes").display
        keys = str(app.screen.query_one(KeyLine).render())
        assert "notes" not in keys
        assert "again" in keys
        await press(pilot, "5", "plus", "n")
        assert app.screen.focused is not app.screen.query_one("#notes")
    assert not app.places.logs.exists()
    assert not app.places.journals.exists()


async def test_the_terminals_bell_rings_at_the_cues_where_nothing_else_is_heard(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT, lead_in_s=3), audio=AudioConfig(output="bell"))
    rung: list[int] = []
    app.bell = lambda: rung.append(1)
    async with opened(app) as pilot:
        assert "the terminal's bell" in line(app, "facts")
        await press(pilot, "space")
        before = len(rung)
        for _ in range(4):
            clock_of(app).advance(1_000)
            app.screen.tick()
        assert len(rung) - before >= 3, "two, one, go"


async def cut_off(folder: Path) -> ManualClock:
    """A session that was killed in its first recovery."""
    app = make(folder, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await start(pilot)
        await mark(pilot, 74_500)
    return clock_of(app)


async def test_an_unfinished_session_is_offered_at_the_start(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    clock.advance(25 * 60_000)
    app = make(tmp_path, clock=clock)
    async with opened(app):
        assert isinstance(app.screen, RecoverScreen)
        (offer,) = listed(app)
        assert "2 x 400" in offer
        assert "1 of 2 reps done" in offer
        assert "25 minutes ago" in offer


async def test_an_unfinished_session_does_not_come_over_somebody_who_types(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = await cut_off(tmp_path)
    found = unfinished(make(tmp_path).places)
    monkeypatch.setattr(HomeScreen, "read_unfinished", lambda self: None)
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        home = app.screen
        assert isinstance(home, HomeScreen)
        await press(pilot, "4")
        home._offer(tuple(found))
        await press(pilot, "k")
        assert app.screen is home
        assert home.query_one(Input).value == "4k"
        assert [toast.message for toast in app._notifications] == ["A session was not finished: F3 shows more."]
        await press(pilot, "f3")
        assert isinstance(app.screen, RecoverScreen)
    assert len(unfinished(app.places)) == 1


async def test_the_start_line_tells_of_an_unfinished_session(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    app = make(tmp_path, Opening.arm(WORKOUT), clock=clock)
    async with opened(app) as pilot:
        assert "1 unfinished session: esc, then F3, to go on with it" in line(app, "facts")
        await press(pilot, "space")
        assert isinstance(app.screen, LiveScreen)


async def test_a_start_line_with_nothing_unfinished_says_nothing_of_it(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app):
        assert "unfinished" not in line(app, "facts")


async def test_going_on_shows_the_session_with_its_clock_right(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    clock.advance(60_000)
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        await press(pilot, "g")
        assert isinstance(app.screen, LiveScreen)
        assert app.conductor is not None
        runner = app.conductor.snapshot().solo
        assert [lap.time_ms for lap in runner.laps] == [74_500]
        assert 60_000 <= runner.elapsed_ms < 61_000
        await press(pilot, "q", "e")
        assert isinstance(app.screen, SummaryScreen)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
    assert not unfinished(app.places)


async def test_going_on_does_not_fail_because_targets_cannot_be_worked_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = await cut_off(tmp_path)

    def fail(*anything: Any) -> None:
        raise ValueError("a mark that makes no sense")

    monkeypatch.setattr(sessions, "aims_of", fail)
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        await press(pilot, "g")
        assert isinstance(app.screen, LiveScreen)
        assert "a mark that makes no sense" in app.screen.board.head.text


@pytest.mark.parametrize(("output", "bells"), [("none", 0), ("bell", 1)])
async def test_h_at_the_start_line_is_a_sound_check_which_the_bell_gives_where_nothing_else_can(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, output: str, bells: int
) -> None:
    checks: list[int] = []
    rung: list[int] = []
    monkeypatch.setattr(Caller, "check", lambda _: checks.append(1))
    app = make(tmp_path, Opening.arm(WORKOUT), audio=AudioConfig(output=output))
    app.bell = lambda: rung.append(1)  # type: ignore[method-assign]
    async with opened(app) as pilot:
        await press(pilot, "h")
        assert isinstance(app.screen, ArmingScreen)
    assert (len(checks), len(rung)) == (1, bells)


@pytest.mark.parametrize("remark", ["", "The sound was gone once and left out 2 cues."])
async def test_what_was_not_heard_as_it_was_meant_is_told_after_the_session(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, remark: str
) -> None:
    monkeypatch.setattr(Caller, "remark", remark)
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert line(app, "sound") == remark
        assert app.screen.query_one("#sound").display is bool(remark)


async def test_a_session_that_cannot_be_gone_on_with_leaves_no_sound_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make(tmp_path)
    opened_sounds: list[Notes] = []

    def sound(app: MilewatchApp) -> Notes:
        opened_sounds.append(Notes())
        return opened_sounds[-1]

    monkeypatch.setattr(sessions, "_sound", sound)
    async with opened(app):
        with pytest.raises(sessions.SessionError):
            sessions.resume(app, "nothing")
    assert [one.closed for one in opened_sounds] == [True]


async def test_a_rehearsal_that_was_cut_off_can_be_kept_but_not_gone_on_with(tmp_path: Path) -> None:
    clock = ManualClock()
    app = make(tmp_path, replace(Opening.rehearsal(WORKOUT, 10.0), keep_rehearsal=True), clock=clock)
    async with opened(app) as pilot:
        await settle(pilot)
        await press(pilot, "space")
        clock.advance(20_000)
        await press(pilot, "space")
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        assert "(rehearsal)" in listed(app)[0]
        assert "go on" not in str(app.screen.query_one(KeyLine).render())
        assert "run on" not in words(app.screen.query_one("#said", Static))
        await press(pilot, "g")
        assert isinstance(app.screen, RecoverScreen)
        assert "a rehearsal cannot be gone on with" in told(app)[-1].lower()
        await press(pilot, "k")
    assert only_log(app).rehearsal


async def test_keeping_saves_what_was_run(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        await press(pilot, "k")
        assert isinstance(app.screen, HomeScreen)
    assert only_log(app).laps["runner"][0].time_cs == 7450
    assert not unfinished(app.places)


async def test_a_session_cut_off_in_its_lead_in_is_dropped_and_not_kept(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await press(pilot, "space")
    app = make(tmp_path, clock=clock_of(app))
    async with opened(app, (40, 12)) as pilot:
        (offer,) = listed(app)
        assert "nothing was run" in offer
        assert "keep" not in str(app.screen.query_one(KeyLine).render())
        await press(pilot, "k")
        assert told(app)[-1] == "Nothing was run in it, so there is no log to keep; d drops it."
        await press(pilot, "d")
        assert isinstance(app.screen, HomeScreen)
        assert "not offered any more" in told(app)[-1]
    assert not unfinished(app.places)


async def test_of_several_unfinished_sessions_the_chosen_one_has_a_mark_and_its_keys_are_seen(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    clock.advance(60_000)
    app = make(tmp_path, Opening.arm(WORKOUT), clock=clock)
    async with opened(app) as pilot:
        await start(pilot)
        await mark(pilot, 74_500)
    app = make(tmp_path, clock=clock)
    async with opened(app, (40, 12)) as pilot:
        assert line(app, "heading") == "2 sessions were not finished"
        assert [offer.startswith("▸ ") for offer in listed(app)] == [True, False]
        await press(pilot, "down")
        assert [offer.startswith("▸ ") for offer in listed(app)] == [False, True]
        keys = str(app.screen.query_one(KeyLine).render())
        assert "go on" in keys
        assert "keep" in keys
        await press(pilot, "k")
        assert line(app, "heading") == "A session was not finished"
        assert [offer.startswith("▸ ") for offer in listed(app)] == [True]


async def test_later_offers_it_again(tmp_path: Path) -> None:
    clock = await cut_off(tmp_path)
    app = make(tmp_path, clock=clock)
    async with opened(app) as pilot:
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "f3")
        assert isinstance(app.screen, RecoverScreen)
    assert len(unfinished(app.places)) == 1


async def test_logs_are_listed_and_opened_and_run_again(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(WORKOUT))
    async with opened(app) as pilot:
        await run_all(pilot)
        (app.places.logs / "19990101T000000Z-0000.toml").write_text("schema = nonsense")
        await press(pilot, "8", "enter", "f2")
        assert isinstance(app.screen, HistoryScreen)
        sessions = app.screen.query_one(Sessions)
        assert "1 cannot be read" in line(app, "heading")
        await press(pilot, "end", "enter")
        assert "left alone" in told(app)[-1]
        await press(pilot, "home", "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert sessions.card_under_cursor.reps == 2
        assert "effort 8 ×" in line(app, "figures")
        assert "1:14.50" in line(app, "table")
        await press(pilot, "a")
        assert isinstance(app.screen, ArmingScreen)


async def test_a_key_is_timed_by_its_event(tmp_path: Path) -> None:
    """A key waits while the screen is busy: its age is what it waited."""
    ages: list[float] = []

    class Busy(MilewatchApp):
        BINDINGS: ClassVar[list[Any]] = [Binding("f9", "look", priority=True)]

        def action_look(self) -> None:
            ages.append(self.key_age())

    app = Busy(Places.under(tmp_path), Config(audio=SILENT), Opening.home())
    async with app.run_test() as pilot:
        key = events.Key("f9", None)
        key.time -= 0.25
        key.set_sender(app)
        assert app._driver is not None
        app._driver.send_message(key)
        await pilot.pause()
        assert app.key_age() == 0.0, "outside a key"
    assert 0.25 <= ages[0] < 5
