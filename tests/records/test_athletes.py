"""The athletes file: read, changed and written without losing what a person wrote."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from milewatch.records import athletes, athletestext
from milewatch.records.athlete import Athlete, Roster, new_id, read_mark
from milewatch.records.table import FileError
from milewatch.workout.marks import Goal, Mark, MarkKind
from milewatch.workout.model import MILE_M

TODAY = date(2026, 11, 22)
TEXT = """\
# The Tuesday squad.
schema = 1
club = "Milers"

[athletes.ana]
name = "Ana Reis"   # captain
key = "a"
group = "A"
shoe = 38
goals = [{ distance = "1mi", time = "5:45", by = 2027-06-01 }]
marks = [
    # a windy one
    { distance = "1mi", time = "5:58.3", on = 2026-10-24, wind = 2.1 },
    { distance = 5000, time = "20:40", on = 2026-09-01, kind = "time trial", note = "alone" },
]

# The new ones.
[athletes.bo]
name = "Bo Lind"
short = "Bobo"
"""
MARK = Mark(1500.0, 330_120, date(2026, 11, 20), MarkKind.TIME_TRIAL)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    file = tmp_path / "athletes.toml"
    file.write_text(TEXT, "utf-8")
    return file


def problems(text: str) -> str:
    return "\n".join(athletestext.read(text, "athletes.toml").problems)


def test_no_file_is_no_athletes(tmp_path: Path) -> None:
    assert athletes.load(tmp_path / "athletes.toml").athletes == ()


def test_an_athlete_is_read_with_marks_and_goals(path: Path) -> None:
    roster = athletes.load(path)
    ana, bo = roster.athletes
    assert roster.problems == ()
    assert (ana.id, ana.name, ana.label, ana.key, ana.group) == ("ana", "Ana Reis", "Ana", "a", "A")
    assert ana.goals == (Goal(MILE_M, 345_000, date(2027, 6, 1)),)
    assert ana.marks == (
        Mark(MILE_M, 358_300, date(2026, 10, 24)),
        Mark(5000.0, 1_240_000, date(2026, 9, 1), MarkKind.TIME_TRIAL, "alone"),
    )
    assert (bo.label, bo.key, bo.group, bo.marks) == ("Bobo", None, "", ())


def test_a_mark_is_added_and_the_rest_of_the_file_is_as_it_was(path: Path) -> None:
    roster = athletes.add_mark(path, "ana", MARK)
    ana = roster.get("ana")
    assert ana is not None
    assert ana.marks[-1] == MARK
    row = '    { distance = "1500m", time = "5:30.12", on = 2026-11-20, kind = "time trial" },\n'
    assert path.read_text("utf-8") == TEXT.replace("]\n\n# The new", f"{row}]\n\n# The new")


def test_a_first_mark_goes_into_its_athletes_table(path: Path) -> None:
    athletes.add_mark(path, "bo", MARK)
    text = path.read_text("utf-8")
    assert text.startswith(TEXT)
    assert "marks = [\n    { distance" in text
    assert athletes.load(path).get("bo").marks == (MARK,)  # type: ignore[union-attr]


def test_the_same_mark_is_not_added_twice(path: Path) -> None:
    athletes.add_mark(path, "ana", MARK)
    once = path.read_text("utf-8")
    athletes.add_mark(path, "ana", MARK)
    assert path.read_text("utf-8") == once


def test_an_athlete_added_changed_and_taken_out(path: Path) -> None:
    roster = athletes.load(path).with_athlete(Athlete("cy", "Cy Ode", key="c", group="B", marks=(MARK,)))
    roster = athletes.save(path, roster)
    assert [a.id for a in roster.athletes] == ["ana", "bo", "cy"]
    roster = athletes.save(path, roster.with_athlete(replace(roster.athletes[1], short="", key="b")))
    text = path.read_text("utf-8")
    assert "Bobo" not in text
    assert 'name = "Ana Reis"   # captain' in text
    assert "# a windy one" in text
    roster = athletes.save(path, roster.without("ana"))
    text = path.read_text("utf-8")
    assert [a.id for a in roster.athletes] == ["bo", "cy"]
    assert "Ana" not in text
    assert 'club = "Milers"' in text
    assert "# The new ones." in text


def test_unknown_keys_survive_even_where_the_file_must_be_written_anew(path: Path) -> None:
    path.write_text('club = "M"\nathletes = { ana = { name = "Ana", shoe = 38 } }\n', "utf-8")
    athletes.add_mark(path, "ana", MARK)
    document = tomllib.loads(path.read_text("utf-8"))
    assert document["club"] == "M"
    assert document["athletes"]["ana"]["shoe"] == 38
    assert len(document["athletes"]["ana"]["marks"]) == 1


def test_a_mark_that_was_not_understood_stays_in_the_file(path: Path) -> None:
    path.write_text(TEXT.replace('"20:40"', '"20.x"'), "utf-8")
    roster = athletes.add_mark(path, "ana", MARK)
    assert '"20.x"' in path.read_text("utf-8")
    assert len(roster.problems) == 1


def test_a_file_made_by_the_app_is_readable(tmp_path: Path) -> None:
    file = tmp_path / "athletes.toml"
    athletes.save(file, Roster().with_athlete(Athlete("ana", "Ana Reis", key="a", goals=(Goal(MILE_M, 345_000),))))
    assert file.read_text("utf-8").endswith(
        'schema = 1\n\n[athletes.ana]\nname = "Ana Reis"\nkey = "a"\ngoals = [\n'
        '    { distance = "1mi", time = "5:45.0" },\n]\n'
    )


def test_a_newer_schema_is_read_but_never_written(path: Path) -> None:
    path.write_text(TEXT.replace("schema = 1", "schema = 2"), "utf-8")
    assert len(athletes.load(path).athletes) == 2
    with pytest.raises(FileError, match="newer"):
        athletes.add_mark(path, "ana", MARK)
    assert "5:30" not in path.read_text("utf-8")


def test_a_change_by_somebody_else_is_not_overwritten(path: Path) -> None:
    roster = athletes.load(path).with_mark("ana", MARK)
    path.write_text(TEXT + "# mine\n", "utf-8")
    with pytest.raises(FileError, match="changed since it was read"):
        athletes.save(path, roster)
    assert path.read_text("utf-8").endswith("# mine\n")


def test_text_that_is_not_toml_is_named_with_its_line(path: Path) -> None:
    path.write_text("[athletes.ana\n", "utf-8")
    with pytest.raises(FileError, match=r"athletes\.toml: not TOML: .*line 1"):
        athletes.load(path)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"5:58.3"', '"5:5x"', "athletes.ana.marks[0].time = '5:5x' is not right: a time, such as \"5:58.3\""),
        ('"5:58.3"', '"5.58"', "quicker than anybody"),
        ('"5:58.3"', "358.3", "a time, such as"),
        ("5000", '"5 parsecs"', "athletes.ana.marks[1].distance"),
        ("2026-10-24", '"2026-10-24"', "a date without quotes"),
        ("on = 2026-10-24, ", "", "athletes.ana.marks[0].on"),
        ('"time trial"', '"parkrun"', '"race" or "time trial"'),
        ('key = "a"', 'key = "ab"', "athletes.ana.key"),
        ('name = "Bo Lind"', "name = 7", "athletes.bo.name"),
        ('short = "Bobo"', 'key = "a"', "the key “a” of Bo Lind is already Ana Reis's"),
        ("2027-06-01", "2027-06-01T10:00:00", "athletes.ana.goals[0].by"),
    ],
)
def test_what_is_wrong_is_told_by_its_place_and_costs_only_itself(old: str, new: str, said: str) -> None:
    assert said in problems(TEXT.replace(old, new))
    assert athletestext.read(TEXT.replace(old, new), "athletes.toml").get("ana") is not None


def test_control_characters_never_reach_a_name() -> None:
    roster = athletestext.read('[athletes.ana]\nname = "A\\u001b[31mna\\nR"\n', "athletes.toml")
    assert roster.athletes[0].name == "A[31mna R"


def test_an_id_that_could_be_a_path_is_refused() -> None:
    assert "athletes" in problems('[athletes."../x"]\nname = "X"\n')
    with pytest.raises(ValueError, match="letters, digits"):
        Roster().with_athlete(Athlete("../x", "X"))


def test_athletes_are_found_by_group_and_by_parts_of_names(path: Path) -> None:
    roster = athletes.load(path)
    assert roster.groups == ("A",)
    assert [a.id for a in roster.in_group("a")] == ["ana"]
    assert [a.id for a in roster.find("lin bo")] == ["bo"]
    assert roster.resolve("ANA").id == "ana"
    assert roster.resolve("lind").id == "bo"
    with pytest.raises(ValueError, match="no athlete “cy”: known are ana, bo"):
        roster.resolve("cy")
    with pytest.raises(ValueError, match="more than one"):
        roster.resolve("n")


def test_an_id_that_is_given_means_its_athlete_whoever_has_it_for_a_short_name() -> None:
    both = Roster((Athlete("ana", "Ana Reis"), Athlete("ana-silva", "Ana Silva"), Athlete("bo", "Bo Lind")))
    assert both.resolve("ana").id == both.resolve("Ana").id == "ana"
    three = Roster((Athlete("a1", "Ana Reis"), Athlete("a2", "Ana Silva")))
    with pytest.raises(ValueError, match="“Ana” is more than one athlete: a1, a2; give the id"):
        three.resolve("Ana")


def test_when_the_last_athlete_goes_the_comments_stay(path: Path) -> None:
    path.write_text('# mine\nschema = 1\n\n[athletes.ana]\nname = "Ana"\n\n[club]  # ours\nname = "AC"\n', "utf-8")
    athletes.save(path, athletes.load(path).without("ana"))
    assert path.read_text("utf-8") == '# mine\nschema = 1\n\n\n[club]  # ours\nname = "AC"\n'


def test_a_key_is_of_one_athlete_only(path: Path) -> None:
    roster = athletes.load(path)
    with pytest.raises(ValueError, match="already Ana Reis's"):
        roster.with_athlete(replace(roster.athletes[1], key="a"))


def test_an_id_is_made_from_a_name() -> None:
    assert new_id("Ana Reis") == "ana-reis"
    assert new_id("Ana Reis", ("ana-reis",)) == "ana-reis-2"
    assert new_id("Cat Ó Dónal") == "cat-o-donal"
    assert new_id("Ζωή") == "athlete"


@pytest.mark.parametrize(
    ("text", "mark"),
    [
        ("1mi=5:58.3", Mark(MILE_M, 358_300, TODAY)),
        ("5k = 20:40 2026-10-24", Mark(5000.0, 1_240_000, date(2026, 10, 24))),
        ("1500=4:45 time trial", Mark(1500.0, 285_000, TODAY, MarkKind.TIME_TRIAL)),
        ("1500=4:45 TT", Mark(1500.0, 285_000, TODAY, MarkKind.TIME_TRIAL)),
    ],
)
def test_a_typed_mark_is_read(text: str, mark: Mark) -> None:
    assert read_mark(text, TODAY) == mark


@pytest.mark.parametrize("text", ["", "1mi", "1mi=", "x=5:00", "1mi=5:0x", "1mi=5:58 yesterday", "1mi=5.58", "=5:00"])
def test_what_is_no_mark_gets_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"write it like|quicker than anybody"):
        read_mark(text, TODAY)


marks = st.builds(
    lambda metres, pace, on, kind: Mark(metres, round(metres * pace) * 10, on, kind),
    st.sampled_from([800.0, 1500.0, MILE_M, 5000.0, 1609.0]),
    st.floats(18, 60),
    st.dates(date(2000, 1, 1), date(2030, 1, 1)),
    st.sampled_from(MarkKind),
)
people = st.builds(
    Athlete,
    id=st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True),
    name=st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=8).filter(str.isprintable),
    group=st.sampled_from(["", "A", "B c"]),
    marks=st.lists(marks, max_size=3, unique=True).map(tuple),
)


@settings(max_examples=50, deadline=None)
@given(st.lists(people, max_size=4, unique_by=lambda a: a.id), st.lists(people, max_size=3))
def test_any_roster_is_read_back_as_it_was_written(first: list[Athlete], then: list[Athlete]) -> None:
    roster = Roster()
    for batch in (first, then):
        for athlete in batch:
            roster = roster.with_athlete(athlete)
        again = athletestext.read(athletestext.write(roster), "athletes.toml")
        assert again.problems == ()
        assert again.athletes == roster.athletes
        roster = again


def test_the_file_in_the_documentation_is_understood() -> None:
    doc = (Path(__file__).parents[2] / "docs" / "athletes.md").read_text("utf-8")
    roster = athletestext.read(doc.split("```toml\n")[1].split("```")[0], "athletes.toml")
    assert roster.problems == ()
    assert [(a.id, len(a.marks), len(a.goals)) for a in roster.athletes] == [("ana", 2, 1), ("bo", 0, 0)]
    assert read_mark("1mi=5:58.3 2026-10-24", TODAY).on == date(2026, 10, 24)
