"""The guide for users says what the program does."""

from __future__ import annotations

import re
import runpy
from pathlib import Path

import pytest

from milewatch.tui.scale import WORDS

DOCS = Path(__file__).parents[2] / "docs"
GUIDE = (DOCS / "guide.md").read_text(encoding="utf-8")


def test_the_table_of_keys_is_that_of_the_commands() -> None:
    with_table = runpy.run_path(str(DOCS / "keys.py"))["with_table"]
    assert with_table(GUIDE) == GUIDE, "python docs/keys.py writes it anew"


def test_the_scale_is_in_the_words_of_the_summary() -> None:
    assert ", ".join(f"{number} {word}" for number, word in enumerate(WORDS)) in " ".join(GUIDE.split())


@pytest.mark.parametrize("link", sorted(set(re.findall(r"\]\(([^)#:]+)", GUIDE))))
def test_what_the_guide_points_at_is_there(link: str) -> None:
    assert (DOCS / link).exists()
