"""Sudokus against every way to fill them."""

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.sudoku import Sudoku, SudokuSolution
from problems.modelling.sudoku_model import units
from problems.registry import parse_problem
from problems.status import Status
from problems.structures import Assignment
from solvers.backends.cp_sat import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import feasible_samples

Grid = tuple[tuple[int, ...], ...]


def _grid(written: str) -> Grid:
    rows = written.replace(" ", "").replace(",", "/").split("/")
    return tuple(tuple(0 if cell in "._0" else int(cell) for cell in row) for row in rows)


NINE = Sudoku(
    givens=_grid(
        "53..7.... / 6..195... / .98....6. / 8...6...3 / 4..8.3..1 / 7...2...6 / .6....28. / "
        "...419..5 / ....8..79"
    )
)
FOUR = Sudoku(box_rows=2, box_columns=2, givens=_grid("1__4/__1_/_1__/4__1"))
SIX = Sudoku(
    box_rows=2,
    box_columns=3,
    givens=_grid("100050, 050103, 001060, 060030, 302040, 040302"),
)
SOLVED = "534678912/672195348/198342567/859761423/426853791/713924856/961537284/287419635/345286179"


def _solve(problem: Sudoku) -> RawResult:
    return BACKEND.solve(Request(problem.cqm()), seed=1, budget_s=20, progress=lambda *_: None)


def _completions(problem: Sudoku) -> set[Grid]:
    """Every way to fill the grid, cell by cell."""
    side, high, wide = len(problem.givens), problem.box_rows, problem.box_columns
    found: set[Grid] = set()

    def fits(grid: list[list[int]], row: int, column: int, value: int) -> bool:
        top, left = row - row % high, column - column % wide
        box = [line[left : left + wide] for line in grid[top : top + high]]
        return (
            value not in grid[row]
            and all(line[column] != value for line in grid)
            and all(value not in line for line in box)
        )

    def fill(grid: list[list[int]]) -> None:
        empty = next(((r, c) for r in range(side) for c in range(side) if not grid[r][c]), None)
        if empty is None:
            found.add(tuple(map(tuple, grid)))
            return
        row, column = empty
        for value in range(1, side + 1):
            if fits(grid, row, column, value):
                grid[row][column] = value
                fill(grid)
                grid[row][column] = 0

    fill([list(row) for row in problem.givens])
    return found


@pytest.mark.parametrize(("example", "problem"), list(enumerate((NINE, FOUR, SIX))))
def test_the_worked_examples_can_be_filled(example: int, problem: Sudoku) -> None:
    answer = _solve(problem).answers[0]
    assert isinstance(answer, Assignment)
    solution = problem.decode(answer.sample)
    check = problem.check(solution)
    assert (check.feasible, check.objective) == (True, Sudoku.examples[example].objective)
    assert solution.grid in _completions(problem)
    if problem is NINE:
        assert solution.grid == _grid(SOLVED)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize(("size", "seed"), [(2, 0), (3, 1), (3, 2), (4, 3), (4, 4)])
def test_the_model_has_a_sample_for_each_way_to_fill_the_grid(
    size: int, seed: int, difficulty: float
) -> None:
    problem = Sudoku.random(np.random.default_rng(seed), size, difficulty)
    labels, states, energies = feasible_samples(problem.cqm())
    grids = [problem.decode(dict(zip(labels, s, strict=True))).grid for s in states.tolist()]
    assert len(grids) == len(set(grids))
    assert set(grids) == _completions(problem)
    assert set(energies.tolist()) == {-float(size**2)}


@pytest.mark.parametrize(("high", "wide"), [(1, 1), (1, 5), (2, 3), (3, 2), (3, 3)])
def test_the_boxes_tile_the_grid(high: int, wide: int) -> None:
    side = high * wide
    boxes = [cells for name, cells in units(high, wide).items() if name.startswith("box")]
    cells = [cell for box in boxes for cell in box]
    assert len(boxes) == side and len(set(cells)) == len(cells) == side**2
    for box in boxes:
        rows, columns = zip(*box, strict=True)
        assert (len(set(rows)), len(set(columns))) == (high, wide)


@pytest.mark.parametrize("size", [9, 12, 16])
def test_random_grids_can_be_filled(size: int) -> None:
    problem = Sudoku.random(np.random.default_rng(1), size, 1)
    answer = _solve(problem).answers[0]
    assert isinstance(answer, Assignment)
    assert problem.check(problem.decode(answer.sample)).feasible


def test_givens_that_allow_no_solution_are_infeasible() -> None:
    stuck = Sudoku(box_rows=2, box_columns=2, givens=_grid("12__/__3_/____/___4"))
    assert _completions(stuck) == set()
    assert _solve(stuck).status is Status.INFEASIBLE
    no_value_left = Sudoku(box_rows=2, box_columns=2, givens=_grid("12_3/__4_/____/____"))
    assert _solve(no_value_left).status is Status.INFEASIBLE


def test_a_grid_that_is_full_already() -> None:
    full = Sudoku(givens=_grid(SOLVED))
    answer = _solve(full).answers[0]
    assert isinstance(answer, Assignment)
    assert full.decode(answer.sample).grid == full.givens
    one = Sudoku(box_rows=1, box_columns=1, givens=((0,),))
    labels, states, _ = feasible_samples(one.cqm())
    assert one.decode(dict(zip(labels, states[0].tolist(), strict=True))).grid == ((1,),)


def test_check_names_each_violation() -> None:
    check = FOUR.check(
        SudokuSolution(grid=((2, 3, 3, 4), (0, 4, 1, 9), (3, 1, 4, 2), (4, 2, 3, 1)))
    )
    assert [each.message for each in check.violations] == [
        "row 1 column 1 is 2; 1 is given",
        "row 2 column 1 is empty",
        "row 2 column 4 is 9; it must be 1 to 4",
        "row 1 has 3 2 times; it must be once",
        "column 3 has 3 2 times; it must be once",
    ]
    assert check.objective == 15
    short = FOUR.check(SudokuSolution(grid=((1, 2), (3, 4))))
    assert (short.objective, short.violations[0].message) == (None, "the grid is not 4 by 4")


def test_a_broken_sample_leaves_the_cell_empty() -> None:
    sample = dict.fromkeys(FOUR.cqm().variables, 0) | {"row 1 column 2 is 2": 1}
    assert FOUR.decode(sample).grid[0] == (1, 2, 0, 4)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"givens": [[0, 0]] * 2}, "the grid has 2 rows; boxes of 2 by 2 need 4"),
        ({"givens": [[0] * 4] * 3 + [[0] * 3]}, "row 4 has 3 cells; it needs 4"),
        ({"givens": [[5, 0, 0, 0]] + [[0] * 4] * 3}, "row 1 has a 5; the numbers go from 1 to 4"),
        ({"givens": [[3, 0, 3, 0]] + [[0] * 4] * 3}, "row 1 is given 3 2 times"),
        ({"givens": [[3, 0, 0, 0], [0, 3, 0, 0]] + [[0] * 4] * 2}, "box 1 is given 3 2 times"),
        ({"box_rows": 0}, "greater than or equal to 1"),
        ({"box_rows": 10, "box_columns": 11}, "a grid of side 110; the limit is 100"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {"family": "sudoku", "box_rows": 2, "box_columns": 2, "givens": [[0] * 4] * 4}
    assert parse_problem(data).size == "4 by 4 cells, 16 of them empty"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_grid_with_too_many_open_cells_is_refused() -> None:
    empty = Sudoku(box_rows=8, box_columns=8, givens=((0,) * 64,) * 64)
    with pytest.raises(LimitExceeded, match="need 262,144 binaries"):
        empty.cqm()
    assert Sudoku.random(np.random.default_rng(1), 300).size.startswith("100 by 100")


def test_the_picture_marks_the_givens() -> None:
    solution = SudokuSolution(grid=_grid("1234/3412/2143/4301"))
    drawn = FOUR.figure(solution)
    assert drawn.values[3] == (4, 3, None, 1)
    assert drawn.highlighted == ((0, 0), (0, 3), (1, 2), (2, 1), (3, 0), (3, 3))
    assert FOUR.describe(solution) == "The grid, row by row: 1234 / 3412 / 2143 / 4301."
    wide = Sudoku.random(np.random.default_rng(1), 25)
    assert wide.describe(SudokuSolution(grid=((1, 0),))) == "1 of the 625 cells hold a number."
