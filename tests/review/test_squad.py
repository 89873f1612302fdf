"""A squad's session: the matrix, the ranking, and who faded."""

from __future__ import annotations

from dataclasses import replace

import pytest

from milewatch.review.runs import Run
from milewatch.review.squad import matrix
from milewatch.workout.progress import Band

from .squads import DAY, rep, run, timed


def squad() -> list[Run]:
    return [
        run((180.0, 181.0, 186.0), target=180.0),
        replace(run((176.0, 176.0, 176.0)), athlete="bo"),
        replace(run((170.0, 170.0)), athlete="cy"),
    ]


def test_the_matrix_has_a_cell_for_each_rep_that_was_run() -> None:
    found = matrix(squad())
    assert found.columns == ((1, 1), (1, 2), (1, 3))
    times = {row.athlete: [cell and cell.rep.time_ms for cell in row.cells] for row in found.rows}
    assert times == {
        "ana": [180_000, 181_000, 186_000],
        "bo": [176_000, 176_000, 176_000],
        "cy": [170_000, 170_000, None],
    }


def test_each_rep_is_ranked_and_stands_against_its_own_target() -> None:
    ana, bo, cy = matrix(squad()).rows
    assert [[cell and cell.rank for cell in row.cells] for row in (ana, bo, cy)] == [[3, 3, 2], [2, 2, 1], [1, 1, None]]
    assert [cell.standing.band for cell in ana.cells if cell and cell.standing] == [Band.GREEN, Band.GREEN, Band.RED]
    assert all(cell is None or cell.standing is None for cell in bo.cells)


def test_who_ran_fewer_reps_is_not_ranked() -> None:
    found = matrix(squad())
    (rows,) = found.workouts
    assert [(row.athlete, row.rank) for row in rows] == [("bo", 1), ("ana", 2), ("cy", None)]


def test_who_ran_another_workout_of_as_many_reps_is_listed_apart() -> None:
    found = matrix([*squad()[:2], *(replace(run((70.0, 71.0, times), metres=400.0), athlete=name, key="own")
                                    for name, times in (("dana", 72.0), ("eli", 69.0)))])  # fmt: skip
    told = [[(row.athlete, row.rank) for row in rows] for rows in found.workouts]
    assert told == [[("bo", 1), ("ana", 2)], [("eli", 1), ("dana", 2)]]
    assert [row.figures and row.figures.unit for row in found.rows] == ["s"] * 4
    assert [cell and cell.rank for cell in found.rows[0].cells] == [2, 2, 2]


def test_another_workout_over_the_same_distance_takes_no_place_from_anybody() -> None:
    own = replace(run((160.0, 160.0, 160.0)), athlete="own", key="easier")
    found = matrix([*squad()[:2], own])
    assert [row.rank for row in found.rows] == [2, 1, None]
    assert [cell and cell.rank for cell in found.rows[2].cells] == [None] * 3
    assert [cell and cell.rank for cell in found.rows[1].cells] == [1, 1, 1]


def test_the_workout_that_most_ran_comes_first() -> None:
    found = matrix([replace(squad()[0], key="own"), *squad()[1:]])
    assert [[row.athlete for row in rows] for rows in found.workouts] == [["bo", "cy"], ["ana"]]


def test_one_rep_more_puts_nobody_out_of_the_ranking() -> None:
    more = replace(run((178.0,) * 4), athlete="more")
    found = matrix([replace(one, asked=3) for one in (*squad(), more)])
    assert {row.athlete: row.rank for row in found.rows} == {"ana": 3, "bo": 1, "cy": None, "more": 2}


def test_when_nobody_ran_all_reps_those_who_ran_most_are_ranked() -> None:
    found = matrix([replace(one, asked=6) for one in squad()])
    assert [row.rank for row in found.rows] == [2, 1, None]


def test_as_many_reps_of_other_lengths_are_not_ranked() -> None:
    one, other = (
        Run("s", "a", DAY, (rep(180, 800), rep(88, 400, 2))),
        Run("s", "b", DAY, (rep(180, 800), rep(88, 200, 2))),
    )
    assert [row.rank for row in matrix([one, other]).rows] == [1, None]


def test_who_faded_is_told() -> None:
    found = matrix(squad())
    assert [row.athlete for row in found.faded] == ["ana"]
    assert found.rows[0].fade_percent == pytest.approx(100 * 6 / (547 / 3))


def test_a_ladder_is_no_fade() -> None:
    ladder = run((40.0, 84.0, 178.0), metres=200.0)
    laps = tuple(
        replace(lap, metres=200.0 * 2 ** (lap.rep - 1), planned_m=200.0 * 2 ** (lap.rep - 1)) if lap.rep else lap
        for lap in ladder.laps
    )
    for effort, fades in (("", False), ("mile", True)):
        named = tuple(replace(lap, effort=effort) for lap in laps)
        (row,) = matrix([replace(ladder, laps=named)]).rows
        assert row.figures is not None
        assert row.figures.unit == "s/400"
        assert row.faded == fades


def test_equal_times_share_a_rank() -> None:
    found = matrix([replace(run((180.0,)), athlete=name) for name in ("a", "b")])
    assert [row.rank for row in found.rows] == [1, 1]


def test_mixed_lengths_are_ranked_by_the_lap() -> None:
    one = Run("s", "a", DAY, (rep(180, 800, 1), rep(80, 400, 2)))
    other = Run("s", "b", DAY, (rep(182, 800, 1), rep(88, 400, 2)))
    found = matrix([one, other])
    assert found.rows[0].figures is not None
    assert found.rows[0].figures.unit == "s/400"
    assert [row.rank for row in found.rows] == [1, 2]


def test_reps_of_different_lengths_in_one_column_are_not_ranked() -> None:
    found = matrix([Run("s", "a", DAY, (rep(180, 800),)), Run("s", "b", DAY, (rep(88, 400),))])
    assert [row.cells[0] and row.cells[0].rank for row in found.rows] == [None, None]


def test_reps_by_time_are_ranked_by_their_metres() -> None:
    found = matrix([Run("s", name, DAY, (timed(60, metres),)) for name, metres in (("a", 300.0), ("b", 310.0))])
    assert [row.rank for row in found.rows] == [2, 1]


def test_nobody_is_an_empty_matrix() -> None:
    assert matrix([]).rows == ()
