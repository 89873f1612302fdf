"""Who is expected next."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.timing.expected import expectations, guesses, next_at, order
from milewatch.timing.roster import Entrant
from milewatch.timing.rules import Rules
from milewatch.timing.session import Session

from .doing import DOINGS, sessions
from .plans import reps, rest, squad, work
from .test_session_properties import run


def with_targets(*seconds: int) -> Session:
    segments = reps(3, work(400), rest(60))
    roster = [
        Entrant(f"a{i + 1}", f"A{i + 1}", segments, targets=((s * 1000, s * 1000),)) for i, s in enumerate(seconds)
    ]
    session = Session(roster, Rules(lead_in_ms=0))
    session.start(0)
    return session


def names(session: Session, at: int) -> list[str]:
    return [one.athlete for one in expectations(session.snapshot(at))]


def test_without_reps_the_targets_say_who_comes_first():
    assert names(with_targets(80, 70, 75), 10_000) == ["a2", "a3", "a1"]


def test_earlier_reps_say_more_than_targets():
    session = with_targets(70, 72)
    session.stamp(74_000, "1", "a1")
    session.stamp(71_000 + 4000, "2", "a2")
    session = with_targets(70, 72)
    session.stamp(69_000, "2", "a2")
    session.stamp(80_000, "1", "a1")
    assert names(session, 150_000) == ["a2", "a1"]
    assert [one.at_ms for one in expectations(session.snapshot(150_000))] == [198_000, 220_000]


def test_who_is_not_running_to_a_mark_is_not_expected():
    session = with_targets(70, 80)
    session.stamp(70_000, "1", "a1")
    assert names(session, 75_000) == ["a2"]
    session.drop(76_000, "a2")
    assert names(session, 77_000) == []


def test_waves_are_expected_by_their_own_starts():
    session = squad(3, work(400, target=75), stagger=10_000)
    session.start(0)
    assert [one.at_ms for one in expectations(session.snapshot(30_000))] == [75_000, 85_000, 95_000]


def test_a_planned_split_is_expected_before_the_end():
    session = squad(2, work(800, splits=(400,), target=160))
    session.start(0)
    session.stamp(78_000, "1", "a1")
    assert [(one.athlete, one.at_ms) for one in expectations(session.snapshot(79_000))] == [
        ("a2", 80_000), ("a1", 160_000),
    ]  # fmt: skip


def test_stamps_of_a_bunch_are_guessed_in_the_expected_order():
    session = with_targets(80, 70, 75)
    stamps = [session.stamp(74_000 + 30 * i) for i in range(4)]
    found = guesses(session.snapshot(75_000))
    assert [guess.athlete for guess in found] == ["a2", "a3", "a1", None]
    assert [guess.stamp for guess in found] == [stamp.id for stamp in stamps]


def test_a_stamp_far_too_soon_is_guessed_only_while_nothing_better_can_come():
    session = with_targets(80, 70)
    session.stamp(20_000)
    assert [guess.athlete for guess in guesses(session.snapshot(21_000))] == ["a2"]
    assert [guess.athlete for guess in guesses(session.snapshot(70_000))] == [None]


def test_a_stamp_from_before_a_lap_began_is_not_its_mark():
    session = with_targets(80, 80)
    session.stamp(60_000)
    session.stamp(79_000, "1", "a1")
    session.drop(80_000, "a2")
    assert [guess.athlete for guess in guesses(session.snapshot(145_000))] == [None]


def test_a_stamp_is_of_who_is_due_and_not_of_who_began_a_moment_ago():
    session = squad(2, work(400, target=75), rest(suggested=60), work(400, target=75))
    session.start(0)
    session.stamp(74_000, "1", "a1")
    session.stamp(140_000, "1", "a1")
    assert next_at(expectations(session.snapshot(141_000)), 141_000).athlete == "a2"


def test_between_a_finish_and_the_end_of_a_recovery_the_nearer_one_is_meant():
    session = squad(2, work(400, target=75), rest(suggested=60), work(400, target=75))
    session.start(0)
    session.stamp(74_000, "1", "a1")
    expected = expectations(session.snapshot(80_000))
    assert next_at(expected, 80_000).athlete == "a2"
    assert next_at(expected, 133_000).athlete == "a1"


def test_the_lines_are_in_the_order_of_what_comes_next():
    session = with_targets(80, 70, 75, 90)
    session.stamp(68_000, "3", "a3")
    session.stamp(69_000, "2", "a2")
    session.drop(70_000, "a4")
    assert order(session.snapshot(71_000)) == ("a1", "a3", "a2", "a4")


@given(sessions(), DOINGS, st.integers(0, 100_000))
@settings(max_examples=80, deadline=None)
def test_nobody_is_expected_twice_and_everybody_has_a_line(session, doings, wait):
    at = run(session, doings) + wait
    snapshot = session.snapshot(at)
    expected = [one.athlete for one in expectations(snapshot)]
    assert len(set(expected)) == len(expected)
    assert sorted(order(snapshot)) == sorted(entrant.key for entrant in session.roster)
    guessed = [guess.athlete for guess in guesses(snapshot) if guess.athlete is not None]
    assert len(set(guessed)) == len(guessed)
    assert [guess.stamp for guess in guesses(snapshot)] == [stamp.id for stamp in snapshot.tray]
