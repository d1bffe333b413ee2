"""N queens against every way to put one in each row and column."""

from itertools import combinations, permutations, product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.n_queens import NQueens, NQueensSolution
from problems.registry import parse_problem
from problems.structures import Values
from tests.brute_force import feasible_samples, minimum

POINTS = NQueens(n=4, values=((1, 5, 2, 3), (4, 1, 6, 2), (3, 2, 1, 7), (2, 4, 5, 1)))
CLOSED = ((1, 1), (3, 3))
MIDDLE = NQueens(
    n=5,
    values=tuple(
        tuple(None if (row, column) in CLOSED else 1 for column in range(1, 6))
        for row in range(1, 6)
    ),
)


def _placings(n: int) -> list[NQueensSolution]:
    """Every way to place n queens that do not attack each other."""
    return [
        NQueensSolution(squares=tuple(enumerate(columns, start=1)))
        for columns in permutations(range(1, n + 1))
        if all(abs(columns[a] - columns[b]) != b - a for a, b in combinations(range(n), 2))
    ]


def _best(problem: NQueens) -> float | None:
    worths = []
    for placing in _placings(problem.n):
        values = [
            1 if problem.values is None else problem.values[row - 1][column - 1]
            for row, column in placing.squares
        ]
        known = [value for value in values if value is not None]
        if len(known) == problem.n:
            worths.append(sum(known))
    return max(worths, default=None)


@pytest.mark.parametrize(("example", "problem"), list(enumerate((NQueens(n=6), POINTS, MIDDLE))))
def test_the_worked_examples_have_the_optimum_they_claim(example: int, problem: NQueens) -> None:
    assert _best(problem) == NQueens.examples[example].objective


def test_the_feasible_samples_are_the_placings_without_attacks() -> None:
    labels, states, energies = feasible_samples(NQueens(n=4).cqm())
    found = {
        NQueens(n=4).decode(dict(zip(labels, state.tolist(), strict=True))).squares
        for state in states
    }
    assert found == {placing.squares for placing in _placings(4)}
    assert set(energies.tolist()) == {-4}
    energy = minimum(POINTS.cqm())
    assert energy is not None
    assert -energy == _best(POINTS)


def test_the_program_has_the_costs_and_the_rows_of_the_cqm() -> None:
    problem = NQueens.random(np.random.default_rng(3), 3)
    program = problem.structure()
    labels, states, energies = feasible_samples(problem.cqm())
    assert tuple(labels) == program.names
    assert states @ program.linear == pytest.approx(energies)
    every = np.array(list(product((0.0, 1.0), repeat=len(labels))))
    sums = program.rows @ every.T
    fits = (sums >= program.row_lower[:, None]) & (sums <= program.row_upper[:, None])
    assert fits.all(axis=0).sum() == len(states)
    best = problem.decode_structure(Values(states[int(energies.argmin())]))
    assert problem.check(best).objective == _best(problem)


@pytest.mark.parametrize("n", [2, 3])
def test_boards_of_two_and_three_have_no_solution(n: int) -> None:
    assert minimum(NQueens(n=n).cqm()) is None
    assert _best(NQueens(n=n)) is None


@pytest.mark.parametrize("seed", range(6))
def test_the_least_energy_is_the_worth_of_the_best_placing(seed: int) -> None:
    problem = NQueens.random(np.random.default_rng(seed), 2 + seed % 2)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == _best(problem)


@pytest.mark.parametrize("n", range(4, 9))
def test_check_accepts_every_placing_without_attacks(n: int) -> None:
    placings = _placings(n)
    assert len(placings) == {4: 2, 5: 10, 6: 4, 7: 40, 8: 92}[n]
    for placing in placings:
        check = NQueens(n=n).check(placing)
        assert check.feasible
        assert check.objective == n


@pytest.mark.parametrize("size", range(2, 30))
def test_random_boards_have_a_solution(size: int) -> None:
    from problems.families.n_queens import _queens

    columns = _queens(size + 2)
    placing = NQueensSolution(squares=tuple(enumerate(columns, start=1)))
    assert NQueens(n=size + 2).check(placing).feasible
    assert len(NQueens.random(np.random.default_rng(size), size).cqm().variables) >= size + 2


def test_a_placing_survives_becoming_bits() -> None:
    bits = dict.fromkeys(map(str, MIDDLE.cqm().variables), 0)
    assert len(bits) == 23
    assert "queen 3,3" not in bits
    bits |= {"queen 1,2": 1, "queen 2,4": 1}
    assert MIDDLE.decode(bits).squares == ((1, 2), (2, 4))


def test_check_names_each_violation() -> None:
    check = MIDDLE.check(NQueensSolution(squares=((1, 2), (2, 3), (3, 3), (4, 1), (9, 4))))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "no queen may stand on row 3, column 3",
        "no queen may stand on row 9, column 4",
        "row 5 has 0 queens; it needs one",
        "column 3 has 2 queens; it needs one",
        "column 5 has 0 queens; it needs one",
        "the queens on row 1, column 2 and on row 2, column 3 attack each other along a diagonal",
        "the queens on row 2, column 3 and on row 4, column 1 attack each other along a diagonal",
    ]
    twice = NQueens(n=1).check(NQueensSolution(squares=((1, 1), (1, 1))))
    assert [each.message for each in twice.violations] == [
        "row 1 has 2 queens; it needs one",
        "column 1 has 2 queens; it needs one",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"n": 3}, "the board has 3 rows and the values have 4"),
        ({"values": [[1, 1, 1, 1]] * 3 + [[1]]}, "row 4 has 1 values; the board has 4 columns"),
        ({"n": 0}, "greater than or equal to 1"),
        ({"n": 201}, "less than or equal to 200"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**POINTS.model_dump(mode="json"), **change})


def test_the_words_and_the_picture_tell_where_the_queens_stand() -> None:
    placing = NQueensSolution(squares=((1, 2), (2, 4), (3, 1), (4, 3)))
    assert POINTS.describe(placing) == (
        "Queens stand on row 1 column 2, row 2 column 4, row 3 column 1, row 4 column 3: worth 15 "
        "in all."
    )
    assert NQueens(n=4).describe(placing).endswith("row 4 column 3.")
    drawn = POINTS.figure(placing)
    assert drawn.highlighted == ((0, 1), (1, 3), (2, 0), (3, 2))
    assert drawn.values[0] == (1, 5, 2, 3)
    assert NQueens(n=2).figure(placing).values == ((0, 1), (1, 0))
    assert MIDDLE.figure(placing).values[2][2] is None


def test_the_dial_turns_how_many_queens_stand_already() -> None:
    forced = []
    for difficulty in (0.0, 0.5, 1.0):
        problem = NQueens.random(np.random.default_rng(1), 14, difficulty)
        assert problem.values is not None
        forced.append(sum(sum(value is not None for value in row) == 1 for row in problem.values))
    assert forced[0] >= 8
    assert forced[0] > forced[1] > forced[2] >= 1
