"""What was not heard as it was meant is told in one sentence, and nothing when all was well."""

from __future__ import annotations

import pytest

from milewatch.audio.tally import Tally, account


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (Tally(heard=90, muted=4, gave_way=2, torn=3, restarts=1), ""),
        (Tally(dropped=1), "The sound left out 1 cue."),
        (Tally(gone=1, dropped=3), "The sound was gone once and left out 3 cues."),
        (
            Tally(gone=2, torn=9, broken=5, dropped=2),
            "The sound was gone twice, stumbled 5 times and left out 2 cues.",
        ),
    ],
)
def test_what_was_not_heard_as_it_was_meant_is_told_in_one_sentence(tally: Tally, said: str) -> None:
    assert account(tally) == said


def test_what_a_new_process_counts_comes_on_top_of_the_one_before() -> None:
    before = Tally(heard=7, dropped=1, gone=1, restarts=1)
    assert before.and_of(Tally(heard=3, broken=2)) == Tally(heard=10, dropped=1, broken=2, gone=1, restarts=1)
