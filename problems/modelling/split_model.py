"""The linear program of a market split: the summed distance of A·x from b, with x binary.

Source: Koch and others, Quantum optimization benchmarking library: the intractable decathlon (2025),
arXiv:2504.03832, market split.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.structures import Floats, Program

_MOST_AMOUNTS = 5_000_000


def chosen_label(column: int) -> str:
    """The binary that is 1 where a column is chosen."""
    return f"retailer {column}"


def split_program(amounts: Sequence[Sequence[float]], targets: Sequence[float]) -> Program:
    """Returns the program: least Σ (short + over) · unit, A·x + short − over = b, all in steps.

    Amounts that are whole steps of a common unit leave whole gaps; others leave continuous ones.

    Raises:
        LimitExceeded: more than 5,000,000 amounts.
    """
    from scipy.sparse import csr_array, eye_array, hstack

    m, n = len(targets), len(amounts[0])
    if m * n > _MOST_AMOUNTS:
        raise LimitExceeded(
            f"{m:,} products of {n:,} retailers are {m * n:,} amounts; the limit is "
            f"{_MOST_AMOUNTS:,}; leave out products or retailers"
        )
    steps, unit, is_whole = _steps(np.column_stack([np.array(amounts, dtype=float), targets]))
    matrix, goals = steps[:, :-1], steps[:, -1]
    over = np.maximum(0.0, matrix.sum(axis=1) - goals)
    gaps = (*(f"short of {row}" for row in range(m)), *(f"over {row}" for row in range(m)))
    return Program(
        names=(*map(chosen_label, range(n)), *gaps),
        linear=np.concatenate([np.zeros(n), np.full(2 * m, unit)]),
        lower=np.zeros(n + 2 * m),
        upper=np.concatenate([np.ones(n), goals, over]),
        integer=np.concatenate([np.ones(n, dtype=bool), np.full(2 * m, is_whole)]),
        rows=csr_array(hstack([csr_array(matrix), eye_array(m), -eye_array(m)])),
        row_lower=goals,
        row_upper=goals,
    )


def _steps(numbers: Floats) -> tuple[Floats, float, bool]:
    """The numbers in the largest common step, that step, and whether they are whole in it."""
    try:
        whole, factor = to_integers(numbers.ravel().tolist())
    except LimitExceeded:
        return numbers, 1.0, False
    step = int(np.gcd.reduce(whole)) or 1
    return (whole // step).astype(float).reshape(numbers.shape), step / factor, True
