"""Integer programs whose matrix is totally unimodular: their linear relaxation is whole by itself."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.model_arrays import Ints
from problems.instance.balance import is_balanced
from problems.instance.consecutive_ones import has_consecutive_ones
from problems.instance.features import Proof
from problems.structures import Floats, Program

_MOST_ENTRIES = 500_000
_MOST_ROWS = 200  # of which overlaps are looked for, pair by pair
_ROUNDS = 50  # of taking out rows and columns of one entry
_PAIR = 2


@dataclass(frozen=True, slots=True)
class _Test:
    """A sufficient test of total unimodularity: its name, what it found in words, and the source."""

    name: str
    words: str
    source: str


_NETWORK = _Test(
    "network matrix",
    "every {one} has two entries of ±1 at most, and the {many} fall into two sides as their signs ask",
    "Heller and Tompkins 1956",
)
_INTERVALS = _Test(
    "interval matrix",
    "the ones of every {one} stand together in some order of the {many}",
    "Fulkerson and Gross, Pacific J. Math. 15 (1965)",
)


def totally_unimodular(program: Program) -> tuple[Proof | None, str]:
    """Returns why a linear integer program is solved as a linear one, and what was left out.

    Its goal is linear, every bound and right side is whole, and its matrix passes a test that only
    totally unimodular ones pass: then every corner is whole (Hoffman and Kruskal 1956). The tests do
    not know all such matrices, so None proves nothing.
    """
    if program.quadratic is not None and program.quadratic.count_nonzero():
        return None, ""
    if program.rows.nnz > _MOST_ENTRIES:
        return None, (
            f"Whether the rows are totally unimodular was not looked into: they have {program.rows.nnz:,} "
            f"entries, and that is done up to {_MOST_ENTRIES:,}."
        )
    matrix = _whole_matrix(program)
    if matrix is None:
        return None, ""
    matrix = _without_single_entries(matrix)
    found = _tested(matrix)
    if found is None:
        looked = min(matrix.shape) <= _MOST_ROWS or not _is_interval_like(matrix)
        why = (
            f"Whether the rows are intervals was not looked into: more than {_MOST_ROWS} of them and of the "
            "columns are left."
        )
        return None, "" if looked else why
    return _proof(*found), ""


def _proof(test: _Test, one: str) -> Proof:
    words = test.words.format(one=one, many="columns" if one == "row" else "rows")
    return Proof(
        name="totally unimodular",
        kind="polynomial",
        scope="instance",
        words=f"its matrix is totally unimodular, for {words}; its right sides are whole, so its linear "
        "relaxation has a whole optimum, found in polynomial time",
        source=f"Hoffman and Kruskal 1956; {test.source}; Khachiyan, Soviet Math. Dokl. 20 (1979)",
    )


def _whole_matrix(program: Program) -> csr_array | None:
    """The rows with entries ±1, each divided by its unit; None where they or the sides are not whole."""
    matrix = csr_array(program.rows, copy=True)
    matrix.eliminate_zeros()
    size = np.diff(matrix.indptr)
    at = np.repeat(np.arange(size.size), size)
    unit = np.ones(size.size)
    np.maximum.at(unit_least := np.zeros(size.size), at, np.abs(matrix.data))
    unit[size > 0] = unit_least[size > 0]
    if (np.abs(matrix.data) != unit[at]).any():
        return None
    sides = (program.row_lower / unit, program.row_upper / unit, program.lower, program.upper)
    if not all(_are_whole(each) for each in sides):
        return None
    return csr_array((np.sign(matrix.data), matrix.indices, matrix.indptr), shape=matrix.shape)


def _are_whole(values: Floats) -> bool:
    finite = values[np.isfinite(values)]
    return bool((finite == np.rint(finite)).all())


def _without_single_entries(matrix: csr_array) -> csr_array:
    """The matrix without rows and columns of one entry or none, which change nothing here."""
    for _ in range(_ROUNDS):
        rows = np.diff(matrix.indptr) > 1
        columns = np.bincount(matrix.indices, minlength=matrix.shape[1]) > 1
        if rows.all() and columns.all():
            break
        matrix = csr_array(matrix[rows][:, columns])
    return matrix


def _tested(matrix: csr_array) -> tuple[_Test, str] | None:
    """The first test that the matrix or its transpose passes, and what was looked at."""
    turned = csr_array(matrix.T.tocsr())
    for one, lines in (("column", turned), ("row", matrix)):
        if _is_network(lines):
            return _NETWORK, one
    for one, lines in (("row", matrix), ("column", turned)):
        if lines.shape[0] <= _MOST_ROWS and _is_interval_like(lines):
            rows = np.split(lines.indices, lines.indptr[1:-1])
            if has_consecutive_ones([_as_set(each) for each in rows]):
                return _INTERVALS, one
    return None


def _as_set(columns: NDArray[np.integer]) -> int:
    return sum(1 << each for each in columns.tolist())


def _is_network(lines: csr_array) -> bool:
    """Whether each line has two entries at most, and signs that put what they name on two sides.

    Two of one sign must be on different sides, two of opposite sign on the same.
    """
    if (np.diff(lines.indptr) > _PAIR).any():
        return False
    pairs = lines.indptr[:-1][np.diff(lines.indptr) == _PAIR]
    first, second = lines.indices[pairs].astype(np.int64), lines.indices[pairs + 1].astype(np.int64)
    alike = lines.data[pairs] == lines.data[pairs + 1]
    return is_balanced(lines.shape[1], first, second, alike)


def _is_interval_like(lines: csr_array) -> bool:
    """Whether all entries of a line have one sign, so that turned lines are of zeros and ones."""
    total: Ints = np.abs(lines.sum(axis=1))
    return bool((total == np.diff(lines.indptr)).all())
