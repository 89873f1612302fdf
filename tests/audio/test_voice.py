"""What the voice says, word by word."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.audio import voice
from milewatch.audio.bank import Bank
from milewatch.resources import folder

NUMBERS = {f"n{i}": str(i) for i in range(100)}


def said(phrase: tuple[str, ...]) -> str:
    names = [clip.removeprefix("voice/") for clip in phrase]
    return " ".join(NUMBERS.get(name, name) for name in names)


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (74_200, "74 point 2"),
        (74_249, "74 point 2"),
        (74_250, "74 point 3"),
        (59_960, "60 point 0"),
        (99_900, "99 point 9"),
        (125_300, "2 oh 5 point 3"),
        (358_300, "5 58 point 3"),
        (9_000, "9 point 0"),
    ],
)
def test_a_split_is_read_back_to_the_tenth(ms: int, words: str) -> None:
    assert said(voice.split(ms)) == words


@pytest.mark.parametrize(
    ("ms", "words"),
    [(1_300, "plus 1 point 3"), (-400, "minus 0 point 4"), (40, "even"), (-49, "even"), (50, "plus 0 point 1")],
)
def test_a_difference_is_plus_minus_or_on_target(ms: int, words: str) -> None:
    assert said(voice.difference(ms)) == words


@pytest.mark.parametrize(
    ("ms", "words"),
    [
        (60_000, "1 minute"),
        (90_000, "90 seconds"),
        (45_000, "45 seconds"),
        (1_000, "1 second"),
        (120_000, "2 minutes"),
        (150_000, "2 minutes 30"),
        (75_000, "75 seconds"),
        (600_000, "10 minutes"),
    ],
)
def test_a_duration_is_said_as_runners_do(ms: int, words: str) -> None:
    assert said(voice.duration(ms)) == words


@pytest.mark.parametrize(
    ("metres", "words"),
    [
        (400.0, "4 hundred"),
        (1200.0, "12 hundred"),
        (1000.0, "1 thousand"),
        (1609.344, "1 mile"),
        (3218.688, "2 miles"),
        (5000.0, "5 kilometres"),
        (150.0, "1 hundred 50"),
        (0.0, ""),
    ],
)
def test_a_distance_is_said_as_runners_do(metres: float, words: str) -> None:
    assert said(voice.distance(metres)) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("hard", "hard"),
        ("Very hard", "very_hard"),
        ("all out", "all_out"),
        ("85 %", "85 percent"),
        ("70-75 %", "70 to 75 percent"),
        ("8/10", "8 out_of 10"),
        ("mile", "mile pace"),
        ("goal mile", "goal mile pace"),
        ("3k", "3 k pace"),
        ("1500", "15 hundred pace"),
        ("T", "threshold pace"),
        ("like the wind", ""),
    ],
)
def test_an_effort_is_said_as_written_or_not_at_all(text: str, words: str) -> None:
    assert said(voice.effort(text)) == words


def test_a_rep_has_its_place() -> None:
    assert said(voice.place("rep", (4, 6))) == "rep 4 of 6"


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 90_000_000), st.floats(0, 99_999), st.integers(1, 99), st.integers(1, 99))
def test_every_word_that_is_said_has_a_clip(ms: int, metres: float, i: int, n: int) -> None:
    sounds = folder("sounds")
    for clip in (
        *voice.split(ms),
        *voice.duration(ms),
        *voice.difference(-ms),
        *voice.distance(metres),
        *voice.place("rep", (i, n)),
    ):
        assert (sounds / f"{clip}.wav").is_file(), clip


def test_a_phrase_is_its_clips_joined_without_a_gap() -> None:
    bank = Bank([folder("sounds")])
    phrase = voice.place("rep", (4, 6))
    joined = bank.phrase(phrase)
    assert len(joined) == sum(len(bank.clip(clip)) for clip in phrase)
    quiet = longest = 0
    for value in joined:
        quiet = quiet + 1 if abs(value) < 200 else 0
        longest = max(longest, quiet)
    assert longest < 0.08 * 48_000
    assert bank.troubles == []
