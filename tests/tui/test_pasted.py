"""A workout that is pasted into the line of the start screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual import events

from milewatch.tui.widgets.workout_line import WorkoutLine, one_line
from milewatch.workout.notation import read

from .shell_kit import make, opened, previewed, settle, type_line

if TYPE_CHECKING:
    from pathlib import Path

MESSAGE = """Tuesday session:

- 6 x 400 @ 75s, 200 jog   # relaxed
- 4 x 200 @ 35s,
  200 jog
"""


async def test_all_lines_of_a_pasted_message_are_taken(tmp_path: Path) -> None:
    async with opened(make(tmp_path)) as pilot:
        line = pilot.app.screen.query_one(WorkoutLine)
        line.post_message(events.Paste(MESSAGE))
        await settle(pilot)
        assert line.value == "Tuesday session: 6 x 400 @ 75s, 200 jog, 4 x 200 @ 35s, 200 jog"
        assert "10 reps in 2 sets" in previewed(pilot.app)


async def test_what_is_pasted_stands_where_the_cursor_is(tmp_path: Path) -> None:
    async with opened(make(tmp_path)) as pilot:
        line = pilot.app.screen.query_one(WorkoutLine)
        await type_line(pilot, "6 x  w/ 60s")
        line.cursor_position = 4
        line.post_message(events.Paste("400m"))
        await settle(pilot)
        assert line.value == "6 x 400m w/ 60s"


@pytest.mark.parametrize(
    "text", [MESSAGE, "3 x 800 w/ 2 min\n4 x 200 w/ 60s", "10 min easy\r\n• 8 x 30s hard / 60s easy\r\n10 min easy\r\n"]
)
def test_in_one_line_a_text_is_the_workout_that_it_is_in_several(text: str) -> None:
    assert read(one_line(text)).steps == read(text).steps


@pytest.mark.parametrize("text", ["", "\n\n", "# only a remark", "\x1b[31m\x00"])
def test_a_paste_of_nothing_to_run_does_no_harm(text: str) -> None:
    assert one_line(text) in ("", "[31m")
