"""Every example of docs/notation.md does what the document says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from milewatch.workout.notation import NotationError, read, write

DOC = (Path(__file__).parents[2] / "docs" / "notation.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `(.+)` \| `(.+)` \|$", DOC, re.MULTILINE)
CHOICES, REFUSALS = (re.findall(r"^- `(.+)`$", part, re.MULTILINE) for part in DOC.split("would be a guess"))
IN_TEXT = re.findall(r"\(`([^`]+)`\)", DOC.split("Other programs")[1].split("##")[0])


@pytest.mark.parametrize(("typed", "printed"), ROWS)
def test_a_row_reads_and_prints_as_shown(typed: str, printed: str) -> None:
    assert write(read(typed)) == printed


@pytest.mark.parametrize("typed", CHOICES)
def test_a_choice_is_said(typed: str) -> None:
    assert read(typed).readings


@pytest.mark.parametrize("typed", REFUSALS)
def test_a_guess_is_refused(typed: str) -> None:
    with pytest.raises(NotationError):
        read(typed)


@pytest.mark.parametrize("typed", IN_TEXT)
def test_the_text_of_other_programs_is_read(typed: str) -> None:
    assert read(typed).steps


def test_the_document_has_examples_of_every_kind() -> None:
    assert len(ROWS) > 50
    assert len(CHOICES) > 3
    assert len(REFUSALS) > 3
    assert len(IN_TEXT) == 4
