"""Words find what a person means by them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from milewatch.history.index import Index, open_index
from milewatch.history.refresh import refresh
from milewatch.history.search import parse
from milewatch.records import logtext
from milewatch.records.log import AthleteRow, LapRow, Log, PlanRow

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 20)
START = datetime(2026, 11, 20, 17, 2, tzinfo=UTC)


def log(name: str, days_ago: int, who: dict[str, float | None], **more: object) -> Log:
    start = START - timedelta(days=days_ago)
    laps = (LapRow("work", 0, 6000, 1, 1, metres=400.0),)
    athletes = {key: AthleteRow(key.title(), effort) for key, effort in who.items()}
    made = Log(name, start, start + timedelta(minutes=20), name, athletes, dict.fromkeys(who, laps))
    return replace(made, **more)  # type: ignore[arg-type]


LOGS = (
    log("a", 0, {"ana": 8.0}, tags=("hills",), notes="Windy back straight", surface="track"),
    log("b", 10, {"dana": 7.0, "bo": None}, tags=("time trial",), plan=PlanRow(text="6 x 800", source="6x800")),
    log("c", 70, {"ana": None}, title="Fast 800s", weather="rain"),
    log("d", 400, {"josé": 5.5}, rehearsal=True, place="Weißensee"),
)


@pytest.fixture
def index(tmp_path: Path) -> Index:
    logs = tmp_path / "logs"
    logs.mkdir()
    for one in LOGS:
        (logs / f"{one.id}.toml").write_text(logtext.write(one), "utf-8")
    (logs / "broken.toml").write_text("nonsense")
    index = open_index(tmp_path / "cache", logs)
    refresh(index)
    return index


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", "abcd!"),
        ("800", "bc"),
        ("6 800", "b"),
        ("WINDY", "a"),
        ('"windy back"', "a"),
        ('"back windy"', ""),
        ("rain", "c"),
        ("athlete:ana", "ac"),
        ("athlete:Dana", "b"),
        ("athlete:jose", "d"),
        ("weiss", "d"),
        ("-athlete:ana", "bd!"),
        ('tag:"time trial"', "b"),
        ("tag:trial", "b"),
        ("tag:rial", ""),
        ("workout:6x800", "b"),
        ("workout:windy", ""),
        ("effort:8", "a"),
        ("effort:>7", "a"),
        ("effort:>=7", "ab"),
        ("effort:5-7", "bd"),
        ("effort:none", "c"),
        ("since:2026-11", "ab"),
        ("since:8w", "ab"),
        ("since:9999y", "abcd"),
        ("until:2026-09-30", "cd"),
        ("on:2026", "abc"),
        ("on:2025", "d"),
        ("on:2026-11-10", "b"),
        ("on:today", "a"),
        ("is:broken", "!"),
        ("is:rehearsal", "d"),
        ("-is:broken athlete:ana since:2026-11", "a"),
    ],
)
def test_words_find(index: Index, words: str, found: str) -> None:
    query = parse(words, TODAY)
    assert query.problems == ()
    names = ["broken.toml" if one == "!" else f"{one}.toml" for one in found]
    assert sorted(index.find(query)) == sorted(names)


@pytest.mark.parametrize("words", ["\ud800", "athlete:\udce9 ana", "tag:\x00", '"\x1b'])
def test_whatever_a_keyboard_sends_is_only_not_found(index: Index, words: str) -> None:
    assert index.find(parse(f"{words} no such word", TODAY)) == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("athlet:ana", "“athlet:” is not known; right would be athlete:, "),
        ("since:soon", "“since:soon” is no date; right would be since:2026, "),
        ("on:2026-13", "“on:2026-13” is no date"),
        ("effort:hard", "“effort:hard” is no effort"),
        ("is:good", "right would be is:broken, is:copy or is:rehearsal"),
    ],
)
def test_what_is_not_understood_is_told_and_does_not_count(index: Index, words: str, sentence: str) -> None:
    query = parse(f"800 {words}", TODAY)
    (problem,) = query.problems
    assert sentence in problem
    assert index.find(query) == ["b.toml", "c.toml"]


def test_whose_picture_is_shown_is_who_was_asked_for() -> None:
    assert parse("athlete:José 800", TODAY).athlete == "jose"
    assert parse("-athlete:ana", TODAY).athlete == ""
