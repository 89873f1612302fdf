"""The list of commands, and a user's own keys in place of it."""

from __future__ import annotations

from collections import Counter
from itertools import combinations
from typing import TYPE_CHECKING

import pytest

from milewatch.timing.snapshot import Command
from milewatch.tui.commands import ACTS, Where, acts, bindings, key_name
from milewatch.tui.keymap import bound, checked
from milewatch.tui.opening import Opening
from milewatch.tui.screens.arming import ArmingScreen
from milewatch.tui.screens.ask import AskScreen, LineScreen
from milewatch.tui.screens.athlete import AthleteScreen
from milewatch.tui.screens.athletes import AthletesScreen
from milewatch.tui.screens.compose import ComposeScreen
from milewatch.tui.screens.edit import EditScreen
from milewatch.tui.screens.help import HEADINGS, HelpScreen
from milewatch.tui.screens.history import FilterLine, HistoryScreen
from milewatch.tui.screens.home import HomeScreen
from milewatch.tui.screens.live import LiveScreen
from milewatch.tui.screens.recover import RecoverScreen
from milewatch.tui.screens.review import ReviewScreen
from milewatch.tui.screens.roster import RosterScreen
from milewatch.tui.screens.summary import SummaryScreen
from milewatch.tui.screens.trash import TrashScreen
from milewatch.tui.screens.trends import TrendsScreen
from milewatch.tui.widgets.keybar import bar, own_keys
from milewatch.tui.widgets.keyline import KeyLine
from milewatch.tui.widgets.shelf import Shelf
from milewatch.workout.notation import read

from .shell_kit import make, opened, press, words

if TYPE_CHECKING:
    from pathlib import Path

DOERS = {
    Where.HOME: HomeScreen,
    Where.LIST: Shelf,
    Where.COMPOSE: ComposeScreen,
    Where.ARMING: ArmingScreen,
    Where.LIVE: LiveScreen,
    Where.SUMMARY: SummaryScreen,
    Where.LOGS: HistoryScreen,
    Where.FILTER: FilterLine,
    Where.TRASH: TrashScreen,
    Where.LOG: ReviewScreen,
    Where.EDIT: EditScreen,
    Where.TRENDS: TrendsScreen,
    Where.RECOVER: RecoverScreen,
    Where.HELP: HelpScreen,
    Where.ASK: AskScreen,
    Where.NAME: LineScreen,
    Where.ROSTER: RosterScreen,
    Where.ATHLETES: AthletesScreen,
    Where.ATHLETE: AthleteScreen,
}


def test_every_act_has_one_id_a_short_label_and_a_sentence() -> None:
    assert max(Counter(act.id for act in ACTS).values()) == 1
    for act in ACTS:
        assert len(act.label) <= 8, act.id
        assert act.help[0].isupper(), act.id
        assert act.help.endswith("."), act.id


@pytest.mark.parametrize("where", DOERS)
def test_every_act_is_done_by_its_screen(where: Where) -> None:
    for act in acts(where):
        assert callable(getattr(DOERS[where], f"action_{act.action}", None)), act.id


@pytest.mark.parametrize("where", Where)
def test_no_key_means_two_things_in_one_place(where: Where) -> None:
    for one, two in combinations(acts(where), 2):
        assert not set(one.keys) & set(two.keys), (one.id, two.id)


def test_every_live_key_comes_before_the_focused_widget() -> None:
    assert all(act.priority for act in acts(Where.LIVE))


def test_keys_are_shown_as_they_are_on_the_keyboard() -> None:
    shown = {name: key_name(name) for name in ("question_mark", "ctrl+s", "f1", "plus", "down", "space")}
    assert list(shown.values()) == ["?", "ctrl+s", "F1", "+", "↓", "space"]


def test_own_keys_that_make_sense_are_taken() -> None:
    assert checked({"live.mark": ("enter", "l"), "live.pause": ("?",), "live.help": ("f5",)}) == (
        {"live.mark": "enter,l", "live.pause": "question_mark", "live.help": "f5"},
        (),
    )


def test_with_caps_lock_on_every_letter_does_the_same() -> None:
    for where in Where:
        keys = {key for binding in bindings(where) for key in binding.key.split(",")}
        own = {key for act in acts(where) for key in act.keys}
        assert {key.upper() for key in own if len(key) == 1 and key.islower()} <= keys, where


def test_a_letter_of_ones_own_works_as_a_capital_unless_that_is_a_key_of_its_own() -> None:
    taken, _ = checked({"live.skip": ("n",), "live.back": ("N",), "live.pause": ("l",)})
    assert bound(taken) == {"live.skip": "n", "live.back": "N", "live.pause": "l,L"}


def test_two_acts_can_change_keys() -> None:
    assert checked({"live.skip": ("b",), "live.back": ("s",)}) == ({"live.skip": "b", "live.back": "s"}, ())


@pytest.mark.parametrize(
    ("wanted", "sentence"),
    [
        ({"live.mrak": ("l",)}, 'there is no command "live.mrak"; perhaps "live.mark" is meant.'),
        ({"live.mark": ("spacebar",)}, 'live.mark: there is no key "spacebar"'),
        ({"live.mark": ("u",)}, 'live.mark: "u" is already the key for live.undo'),
        ({"live.mark": ("ctrl+q",)}, 'live.mark: "ctrl+q" is already the key for app.quit'),
        ({"home.logs": ("l",)}, 'home.logs: "l" is needed for typing there'),
        ({"live.mark": ("l",), "live.undo": ("l",)}, '"l" is already the key for live.'),
        ({"summary.digit": ("a",)}, "summary.digit: these keys cannot be changed."),
    ],
)
def test_own_keys_that_do_not_are_told_in_a_sentence(wanted: dict[str, tuple[str, ...]], sentence: str) -> None:
    taken, notes = checked(wanted)
    assert not set(taken) & set(wanted) or len(wanted) == 2
    assert sentence in notes[0]


async def test_an_own_key_works_and_is_shown(tmp_path: Path) -> None:
    app = make(tmp_path, keys={"home.logs": ("f6",)})
    async with opened(app) as pilot:
        await press(pilot, "f2")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "f6")
        assert isinstance(app.screen, HistoryScreen)
        await press(pilot, "escape", "f1")
        assert "F6 " in words(app.screen.query_one("#keys"))


BARS = [where for where in HEADINGS if where not in (Where.LIVE, Where.SQUAD, Where.MORE, Where.MEND, Where.APP)]


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_every_key_is_in_the_bar_or_the_bar_says_that_there_are_more(tmp_path: Path, width: int) -> None:
    app = make(tmp_path)
    async with opened(app, (width, 24)) as pilot:
        for where in BARS:
            line = KeyLine(where)
            await app.screen.mount(line, before=0)
            await pilot.pause()
            shown = str(line.render())
            assert len(shown) <= width
            named = [act for act in acts(where) if act.label]
            assert "F1  more" in shown or all(f"{key_name(act.keys[0])}  {act.label}" in shown for act in named)


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_every_live_key_is_in_the_bar_or_the_bar_says_that_there_are_more(width: int) -> None:
    shown = bar(frozenset(Command), width, own_keys).plain
    assert len(shown.rstrip()) <= width
    labels = [act.label for act in acts(Where.LIVE) if act.id not in ("live.mark", "live.pause")]
    assert "? more" in shown or all(f" {label} " in shown for label in labels)


async def test_all_keys_of_the_start_line_are_in_its_bar_on_a_usual_terminal(tmp_path: Path) -> None:
    app = make(tmp_path, Opening.arm(read("4 x 400")))
    async with opened(app, (80, 24)):
        shown = str(app.screen.query_one(KeyLine).render())
    assert " ".join(shown.split()) == "n who + lead - lead l laps m mute h sound esc back F1 keys"


async def test_help_shows_the_keys_of_the_screen_underneath_first(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "f1")
        shown = words(app.screen.query_one("#keys"))
        assert shown.startswith(HEADINGS[Where.HOME])
        for act in acts(*HEADINGS):
            assert act.help in shown
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_theme_key_changes_between_sun_and_night(tmp_path: Path) -> None:
    app = make(tmp_path, theme="sun")
    async with opened(app) as pilot:
        assert app.theme == "sun"
        await press(pilot, "ctrl+t")
        assert app.theme == "night"


async def test_ctrl_c_and_ctrl_q_quit_at_home(tmp_path: Path) -> None:
    for key in ("ctrl+c", "ctrl+q"):
        app = make(tmp_path)
        async with opened(app) as pilot:
            await pilot.press(key)
            await pilot.pause()
        assert app.return_code == 0
