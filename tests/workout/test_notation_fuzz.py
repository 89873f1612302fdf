"""No text does anything but be read or be refused, whatever is typed."""

from __future__ import annotations

import contextlib
import json
import re
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.workout.notation import NotationError, read, read_effort, write
from milewatch.workout.notation.write import normal

from .more_examples import READ

ROWS = json.loads((Path(__file__).parent / "examples.json").read_text())
COACHES = json.loads((Path(__file__).parent / "coaches.json").read_text())
TEXTS = [row["text"] for row in ROWS["strings"] + ROWS["traps"] + COACHES] + [text for text, _, _ in READ]
WORDS = sorted({word for text in TEXTS for word in re.findall(r"\S+", text)})
SIGNS = list("0123456789x×*()[]{}@/-+,;:&'\"%=?|><#~. \n½²٣é\x00")


def attempt(text: str) -> None:
    """Read a text; what is read can also be written and read again, and what is offered instead can be read."""
    refused = None
    try:
        steps = read(text).steps
    except NotationError as error:
        refused = error
    if refused is None:
        assert read(write(steps)).steps == normal(steps)
        return
    assert 1 <= refused.column <= len(text) + 1
    assert refused.message
    for alternative in refused.alternatives:
        read(alternative)


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_characters_are_read_or_refused(text: str) -> None:
    attempt(text)


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(("", " "))), max_size=14))
def test_any_words_of_the_field_are_read_or_refused(words: list[tuple[str, str]]) -> None:
    attempt("".join(word + space for word, space in words))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(TEXTS), st.integers(0, 200), st.integers(0, 3), st.sampled_from(SIGNS + WORDS))
def test_a_slip_of_the_finger_is_read_or_refused(text: str, place: int, gone: int, typed: str) -> None:
    place %= len(text) + 1
    attempt(text[:place] + typed + text[place + gone :])


@settings(max_examples=200, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join) | st.text(max_size=20))
def test_any_effort_is_read_or_refused(text: str) -> None:
    with contextlib.suppress(NotationError):
        assert read_effort(text).text
