"""Short names on narrow lines."""

from __future__ import annotations

from milewatch.timing.roster import Entrant, short_names, told_apart


def test_short_names_are_as_given_or_the_first_word():
    roster = [Entrant("a", "Ana Reis", ()), Entrant("b", "Bo Lind", (), short="Bobby")]
    assert short_names(roster) == {"a": "Ana", "b": "Bobby"}


def test_two_who_share_a_short_name_are_told_apart():
    assert told_apart([("ana", "Ana", "Ana Reis"), ("ana-bell", "Ana", "Ana Bell"), ("bo", "Bo", "Bo Lind")]) == {
        "ana": "Ana R", "ana-bell": "Ana B", "bo": "Bo",
    }  # fmt: skip


def test_the_same_initial_takes_the_whole_name_and_the_same_name_the_id():
    people = [("ana", "Ana", "Ana Reis"), ("ana-2", "Ana", "Ana Roth"), ("hal", "Hal", "Hal"), ("hal-2", "Hal", "Hal")]
    assert told_apart(people) == {"ana": "Ana Reis", "ana-2": "Ana Roth", "hal": "hal", "hal-2": "hal-2"}
