"""The start screen: typing, picking, saving, editing, throwing away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Input

from milewatch.records import library
from milewatch.tui import shelf
from milewatch.tui.screens.arming import ArmingScreen
from milewatch.tui.screens.compose import ComposeScreen
from milewatch.tui.screens.home import HomeScreen
from milewatch.workout.notation import read

from .shell_kit import listed, make, opened, press, previewed, settle, told, type_line

if TYPE_CHECKING:
    from pathlib import Path


def own(folder: Path, name: str, text: str) -> Path:
    path = folder / "workouts" / f"{name}.toml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"schema = 1\n{text}")
    return path


async def test_a_workout_is_seen_as_it_is_typed(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await pilot.press(*"6 x 400 r90s")
        await settle(pilot)
        assert "6 × 400 m   1:30 recovery" in previewed(app)
        assert "6 reps · work 2400 m · recovery 7:30" in previewed(app)


async def test_milewatch_can_be_left_before_its_first_screen_is_whole(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with app.run_test():
        app.exit(0)
    assert app.return_code == 0


async def test_what_was_chosen_in_an_ambiguity_is_said(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "10 x 400")
        assert "read: " in previewed(app)


async def test_a_text_that_is_not_understood_has_a_caret_under_its_column(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "2mi easy; 8 x 2m jog 200")
        text, caret = previewed(app).splitlines()[:2]
        assert text[caret.index("^") :].startswith("2m jog")
        assert "not understood" in previewed(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_what_may_have_been_meant_is_picked_with_two_keys(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "8 x 2m w/ 60s rest")
        assert listed(app)[0] == "perhaps 8 x 2 min w/ 60s rest"
        await press(pilot, "down", "enter")
        assert app.screen.query_one(Input).value == "8 x 2 min w/ 60s rest"
        assert "8 × 2:00" in previewed(app)


async def test_words_search_the_list_and_enter_runs_the_first(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "threshold cru")
        assert [line.split()[0] for line in listed(app)] == ["threshold-cruise"]
        await press(pilot, "enter")
        assert isinstance(app.screen, ArmingScreen)
        assert app.screen.query_one("#heading").visual.plain.startswith("Start line:")


async def test_a_name_of_the_library_comes_before_shorthand(tmp_path: Path) -> None:
    own(tmp_path, "10x400", 'title = "mine"\nsteps = "3 x 200 r60s"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "10x400")
        assert "mine" in previewed(app)
        assert "yours: 10x400" in previewed(app)
        await type_line(pilot, "10 x 400")
        assert "10 × 400 m" in previewed(app)


async def test_own_workouts_come_first_and_stand_in_for_shipped_ones(tmp_path: Path) -> None:
    own(tmp_path, "zebra", 'steps = "3 x 200 r60s"\n')
    own(tmp_path, "strides", 'steps = "4 x 20s w/ 60s walk"\n')
    app = make(tmp_path)
    async with opened(app):
        lines = [line.split() for line in listed(app)]
        assert lines[:2] == [["strides", "yours"], ["zebra", "yours"]]
        assert [line[0] for line in lines].count("strides") == 1


async def test_a_broken_workout_is_listed_with_its_reason_and_cannot_be_run(tmp_path: Path) -> None:
    own(tmp_path, "strides", 'steps = "8 x 2m"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        assert "broken" in listed(app)[0]
        await press(pilot, "down")
        assert "strides cannot be used" in previewed(app)
        assert "2m" in previewed(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_what_is_typed_is_saved_under_a_name_and_found_again(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "5 x 300 r2min")
        await press(pilot, "ctrl+s")
        await pilot.press(*"my 300s")
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, ComposeScreen), "a name that cannot be a file's is not taken"
        assert app.screen.query_one("#name", Input).value == "my-300s"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, HomeScreen)
        assert library.load("my-300s", app.places.workouts).workout.steps == read("5 x 300 r2min").steps
        assert "yours: my-300s" in previewed(app)


async def test_editing_a_shipped_workout_makes_it_ones_own_and_leaves_the_shipped_one(tmp_path: Path) -> None:
    app = make(tmp_path)
    shipped = next(entry for entry in library.entries(tmp_path / "none") if entry.name == "10x400").path
    before = shipped.read_bytes()
    async with opened(app) as pilot:
        await type_line(pilot, "10x400")
        await press(pilot, "down", "e")
        assert isinstance(app.screen, ComposeScreen)
        app.screen.query_one("#steps").text = "12 x 400 r60s"
        await press(pilot, "ctrl+s")
        assert isinstance(app.screen, HomeScreen)
        assert listed(app)[0].split() == ["10x400", "yours"]
    assert library.load("10x400", app.places.workouts).workout.steps == read("12 x 400 r60s").steps
    assert shipped.read_bytes() == before


async def test_an_edit_keeps_what_milewatch_does_not_know(tmp_path: Path) -> None:
    path = own(tmp_path, "mine", 'steps = "3 x 200 r60s"\ncoach = "Bo"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "mine")
        await press(pilot, "down", "e")
        app.screen.query_one("#title", Input).value = "Bo's"
        await press(pilot, "ctrl+s")
    assert 'coach = "Bo"' in path.read_text()
    assert "Bo's" in path.read_text()


async def test_leaving_an_edit_asks_only_when_something_changed(tmp_path: Path) -> None:
    own(tmp_path, "mine", 'steps = "3 x 200 r60s"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "mine")
        await press(pilot, "down", "e", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "e")
        app.screen.query_one("#title", Input).value = "other"
        await press(pilot, "escape")
        assert not isinstance(app.screen, HomeScreen)
        await press(pilot, "n")
        assert isinstance(app.screen, ComposeScreen)
        await press(pilot, "escape", "y")
        assert isinstance(app.screen, HomeScreen)


async def test_what_is_run_from_the_form_without_saving_is_not_lost(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "ctrl+s")
        app.screen.query_one("#steps").text = "3 x 500 r2min"
        await press(pilot, "ctrl+r")
        assert isinstance(app.screen, ArmingScreen)
        await press(pilot, "escape")
        assert app.screen.query_one(Input).value == "3 x 500 r2min"


async def test_the_palette_has_the_same_commands_as_the_keys(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "6 x 400 r90s")
        await press(pilot, "ctrl+p", *"start line", "enter")
        await settle(pilot)
        assert isinstance(app.screen, ArmingScreen)


async def test_an_own_workout_goes_to_the_trash_after_a_question(tmp_path: Path) -> None:
    path = own(tmp_path, "strides", 'title = "mine"\nsteps = "4 x 20s w/ 60s walk"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "down", "d", "n")
        assert path.exists()
        await press(pilot, "d", "y")
        assert not path.exists()
        assert (app.places.trash / "strides.toml").read_text().startswith("schema = 1")
        await settle(pilot)
        assert ["strides"] in [line.split() for line in listed(app)], "the shipped one is back"


async def test_a_shipped_workout_cannot_be_thrown_away(tmp_path: Path) -> None:
    app = make(tmp_path)
    async with opened(app) as pilot:
        await press(pilot, "down", "d")
        assert isinstance(app.screen, HomeScreen)
        assert "comes with Milewatch" in told(app)[-1]


async def test_markup_and_control_characters_in_a_file_are_only_text(tmp_path: Path) -> None:
    own(tmp_path, "hostile", 'title = "[red]x[/red] [@click=app.quit]y[/]"\nnotes = "\\u001b[2Jgone"\nsteps = "400m"\n')
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "hostile")
        assert "[red]x[/red] [@click=app.quit]y[/]" in previewed(app)
        assert "\x1b" not in previewed(app)


@pytest.mark.parametrize("size", [(1, 1), (20, 5), (40, 12), (300, 100)])
async def test_every_size_of_terminal_is_survived(tmp_path: Path, size: tuple[int, int]) -> None:
    app = make(tmp_path)
    async with opened(app, size) as pilot:
        await type_line(pilot, "8 x 2m")
        await type_line(pilot, "6 x 400 r90s")
        await press(pilot, "down", "escape", "f1", "escape", "ctrl+s", "escape")
    assert app.return_code in (None, 0)


async def test_what_goes_wrong_in_a_thread_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(folder: Path) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(shelf, "all_of", broken)
    app = make(tmp_path)
    async with opened(app) as pilot:
        await type_line(pilot, "6 x 400 r90s")
        assert "Input/output error" in told(app)[0]
        assert "6 × 400 m" in previewed(app)
