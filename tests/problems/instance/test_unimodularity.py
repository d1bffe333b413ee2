"""What is said to be totally unimodular is, its linear optimum is whole, and near misses are not."""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog
from scipy.sparse import csr_array

from problems.instance.unimodularity import totally_unimodular
from problems.structures import Floats, Program

_EDGES = ((0, 1), (1, 2), (2, 3), (3, 0))


def program_of(
    rows: object,
    row_upper: object,
    *,
    row_lower: object = -np.inf,
    upper: object = 1.0,
    quadratic: csr_array | None = None,
) -> Program:
    matrix = np.array(rows, dtype=float)
    m, n = matrix.shape
    return Program(
        names=tuple(f"x{at}" for at in range(n)),
        linear=np.arange(n) - n / 2,
        lower=np.zeros(n),
        upper=np.broadcast_to(np.asarray(upper, dtype=float), (n,)).copy(),
        integer=np.ones(n, dtype=bool),
        rows=csr_array(matrix),
        row_lower=np.broadcast_to(np.asarray(row_lower, dtype=float), (m,)).copy(),
        row_upper=np.broadcast_to(np.asarray(row_upper, dtype=float), (m,)).copy(),
        quadratic=quadratic,
    )


def incidence(edges: tuple[tuple[int, int], ...], *, transposed: bool = False) -> Floats:
    n = 1 + max(max(edge) for edge in edges)
    found = np.zeros((n, len(edges)))
    for at, edge in enumerate(edges):
        found[list(edge), at] = 1
    return found.T if transposed else found


def is_unimodular(matrix: Floats) -> bool:
    """Whether every square part has a determinant of −1, 0 or 1."""
    m, n = matrix.shape
    return all(
        abs(round(float(np.linalg.det(matrix[np.ix_(rows, columns)])))) <= 1
        for size in range(1, min(m, n) + 1)
        for rows in combinations(range(m), size)
        for columns in combinations(range(n), size)
    )


@st.composite
def matrices(draw: st.DrawFn) -> Floats:
    shape = draw(st.tuples(st.integers(1, 4), st.integers(1, 4)))
    cells = st.sampled_from([0, 0, 1, 1, -1])
    flat = draw(st.lists(cells, min_size=shape[0] * shape[1], max_size=shape[0] * shape[1]))
    return np.array(flat, dtype=float).reshape(shape)


@settings(max_examples=300)
@given(matrices())
def test_never_said_of_a_matrix_that_is_not(matrix: Floats) -> None:
    if totally_unimodular(program_of(matrix, 1.0))[0] is not None:
        assert is_unimodular(matrix)


@settings(max_examples=60)
@given(matrices(), st.lists(st.integers(-2, 3), min_size=4, max_size=4))
def test_the_linear_optimum_is_the_whole_one(matrix: Floats, sides: list[int]) -> None:
    upper = np.array(sides[: len(matrix)], dtype=float)
    program = program_of(matrix, upper, upper=2.0)
    if totally_unimodular(program)[0] is None:
        return
    relaxed = linprog(program.linear, A_ub=matrix, b_ub=upper, bounds=(0, 2))
    grid = np.stack(np.meshgrid(*[range(3)] * matrix.shape[1]), -1).reshape(-1, matrix.shape[1])
    values = (grid @ program.linear)[(grid @ matrix.T <= upper).all(axis=1)]
    if values.size:
        assert relaxed.fun == pytest.approx(values.min(), abs=1e-7)
    else:
        assert not relaxed.success


@pytest.mark.parametrize("transposed", [False, True])
def test_bipartite_graphs_and_their_odd_near_miss(*, transposed: bool) -> None:
    even = program_of(incidence(_EDGES, transposed=transposed), 1.0)
    odd = program_of(incidence((*_EDGES[:2], (2, 0)), transposed=transposed), 1.0)
    proof, _ = totally_unimodular(even)
    assert proof is not None
    assert "Hoffman and Kruskal" in proof.source
    assert totally_unimodular(odd)[0] is None


@pytest.mark.parametrize("turned", [False, True])
def test_shifts_that_cover_hours_are_intervals(*, turned: bool) -> None:
    hours = np.array([[1, 1, 0, 0], [1, 1, 1, 0], [0, 1, 1, 1], [0, 1, 1, 1], [1, 1, 1, 1]])
    mixed = hours[:, [2, 0, 3, 1]]
    proof, _ = totally_unimodular(program_of(mixed.T if turned else mixed, 3.0))
    assert proof is not None
    assert "stand together" in proof.words


def test_one_row_of_other_numbers_is_enough_to_say_nothing() -> None:
    rows = incidence(_EDGES)
    rows[0] *= [1, 1, 1, 2]
    assert totally_unimodular(program_of(rows, [2.0, 1, 1, 1]))[0] is None


def test_a_row_in_another_unit_is_the_same_row() -> None:
    rows = incidence(_EDGES)
    rows[0] *= 3
    assert totally_unimodular(program_of(rows, [3.0, 1, 1, 1]))[0] is not None
    assert totally_unimodular(program_of(rows, [4.0, 1, 1, 1]))[0] is None  # 4/3 is not whole


@pytest.mark.parametrize(
    "broken",
    [
        {"row_upper": [1.5, 1, 1, 1]},
        {"row_upper": 1.0, "row_lower": [0.5, 0, 0, 0]},
        {"row_upper": 1.0, "upper": [0.5, 1, 1, 1]},
        {"row_upper": 1.0, "quadratic": csr_array(np.eye(4))},
    ],
)
def test_sides_that_are_not_whole_and_products_say_nothing(broken: dict[str, object]) -> None:
    sides = broken.pop("row_upper")
    assert totally_unimodular(program_of(incidence(_EDGES), sides, **broken))[0] is None  # type: ignore[arg-type]


def test_the_program_stays_as_it_was() -> None:
    rows = csr_array(
        (np.array([1.0, 0.0, 1.0]), np.array([0, 1, 2]), np.array([0, 3])), shape=(1, 3)
    )
    program = program_of(np.ones((1, 3)), 1.0)
    held = Program(
        program.names, program.linear, program.lower, program.upper, program.integer, rows,
        program.row_lower, program.row_upper,
    )  # fmt: skip
    assert totally_unimodular(held)[0] is not None
    assert rows.nnz == 3
