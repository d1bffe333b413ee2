"""Models of dividing numbers into piles: a square for two piles, a linear program for any number.

Source: Mertens, The easiest hard problem: number partitioning (2003), arXiv:cond-mat/0310317.
"""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from problems.errors import LimitExceeded
from problems.scaling import to_integers
from problems.structures import Floats, Ints, Program

if TYPE_CHECKING:
    import dimod
    from scipy.sparse import csr_array

MOST_SQUARED = 2_000  # numbers; the square has a term for each pair of them
_LARGEST_SQUARED_TOTAL = 2**25  # the square sums to 4 · total², which float64 holds exactly
_MOST_VARIABLES = 2_000_000


@dataclass(frozen=True, slots=True)
class Amounts:
    """Numbers in steps of one unit: `number = steps * unit`, whole steps where `is_whole`.

    Numbers of too many digits to be counted in whole steps stay as they are. Shape: `steps` (n,).
    """

    steps: Floats
    unit: float
    is_whole: bool

    @property
    def is_squarable(self) -> bool:
        """Whether the squared difference of two piles can be held, exactly where whole."""
        is_exact = not self.is_whole or self.steps.sum() <= _LARGEST_SQUARED_TOTAL
        return is_exact and self.steps.size <= MOST_SQUARED


def amounts_of(numbers: Sequence[float]) -> Amounts:
    """Returns numbers in the largest common step.

    >>> amounts_of((1.5, 4.5)).steps.tolist(), amounts_of((1.5, 4.5)).unit
    ([1.0, 3.0], 1.5)
    """
    try:
        whole, factor = to_integers(numbers)
    except LimitExceeded:
        return Amounts(np.array(numbers, dtype=float), 1.0, is_whole=False)
    step = int(np.gcd.reduce(whole)) or 1
    return Amounts((whole // step).astype(float), step / factor, is_whole=True)


def square_label(index: int) -> str:
    """The binary that is 1 where a number lies in the second of two piles."""
    return f"number {index} in pile 1"


def pile_label(index: int, pile: int) -> str:
    """The binary that is 1 where a number lies in a pile."""
    return f"number {index} in pile {pile}"


def square_cqm(amounts: Amounts) -> dimod.ConstrainedQuadraticModel:
    """Returns the model of two piles whose energy is their squared difference, in steps.

    With x_i = 1 in the second pile the difference is T − 2·a·x, T the total, hence the energy is
    T² + Σ 4·a_i·(a_i − T)·x_i + Σ 8·a_i·a_j·x_i·x_j. Source: Lucas, Ising formulations of many NP
    problems, Frontiers in Physics 2 (2014), section 2.1.
    """
    import dimod

    steps = amounts.steps
    total = float(steps.sum())
    left, right = np.triu_indices(steps.size, 1)
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        4 * steps * (steps - total),
        (left, right, 8 * steps[left] * steps[right]),
        total**2,
        dimod.BINARY,
        variable_order=[square_label(index) for index in range(steps.size)],
    )
    return dimod.ConstrainedQuadraticModel.from_bqm(bqm)


def pile_program(amounts: Amounts, n_piles: int) -> Program:
    """Returns the linear program: least (largest − smallest pile), each between these two.

    Piles are alike, so the i-th largest number goes into one of the first i: of each way to
    divide, one numbering of the piles is kept. Both ends lie within what dividing greedily gives.

    Raises:
        LimitExceeded: more than 2,000,000 variables.
    """
    steps, n = amounts.steps, amounts.steps.size
    _check_size(n, n_piles)
    order = np.argsort(-steps, kind="stable")
    ranks = np.repeat(np.arange(n), np.minimum(np.arange(1, n + 1), n_piles))
    piles = np.arange(ranks.size) - np.searchsorted(ranks, ranks)
    numbers = order[ranks]
    lower, upper = _ends(amounts, n_piles)
    none, infinite = np.zeros(n_piles), np.full(n_piles, np.inf)
    labels = map(pile_label, numbers.tolist(), piles.tolist())
    return Program(
        names=(*labels, "largest pile", "smallest pile"),
        linear=np.concatenate([np.zeros(ranks.size), [amounts.unit, -amounts.unit]]),
        lower=np.concatenate([np.zeros(ranks.size), lower]),
        upper=np.concatenate([np.ones(ranks.size), upper]),
        integer=np.concatenate([np.ones(ranks.size, bool), np.full(2, amounts.is_whole)]),
        rows=_rows(steps, numbers, piles, n_piles),
        row_lower=np.concatenate([np.ones(n), -infinite, none]),
        row_upper=np.concatenate([np.ones(n), none, infinite]),
    )


def _rows(steps: Floats, numbers: Ints, piles: Ints, n_piles: int) -> csr_array:
    """Each number in one pile; then each pile less the largest; then each pile less the smallest.

    Shape: `numbers` and `piles` (choices,), what each choice puts where.
    """
    from scipy.sparse import coo_array

    n, n_choices = steps.size, numbers.size
    each, weighed = np.arange(n_piles), steps[numbers]
    values = [np.ones(n_choices), weighed, weighed, -np.ones(2 * n_piles)]
    rows = [numbers, n + piles, n + n_piles + piles, n + each, n + n_piles + each]
    columns = [np.tile(np.arange(n_choices), 3), np.repeat([n_choices, n_choices + 1], n_piles)]
    return coo_array(
        (np.concatenate(values), (np.concatenate(rows), np.concatenate(columns))),
        shape=(n + 2 * n_piles, n_choices + 2),
    ).tocsr()


def _check_size(n_numbers: int, n_piles: int) -> None:
    if n_numbers * n_piles > _MOST_VARIABLES:
        raise LimitExceeded(
            f"{n_numbers:,} numbers in {n_piles:,} piles need {n_numbers * n_piles:,} variables; the "
            f"limit is {_MOST_VARIABLES:,}; use fewer piles"
        )


def _ends(amounts: Amounts, n_piles: int) -> tuple[Floats, Floats]:
    """The least and the most that the largest and the smallest pile of an optimum come to.

    The largest is at least the mean, and at most the mean plus the difference of any solution.
    """
    sums = np.bincount(greedy_piles(amounts.steps, n_piles), amounts.steps, minlength=n_piles)
    spread = float(sums.max() - sums.min())
    if amounts.is_whole:
        total = int(amounts.steps.sum())
        below, above = total // n_piles, -(-total // n_piles)
        return np.array([above, max(0.0, above - spread)]), np.array([below + spread, below])
    mean = float(amounts.steps.sum()) / n_piles
    room = 1e-9 * max(1.0, mean)  # what summing in another order may differ by
    lower = np.array([mean - room, max(0.0, mean - spread - room)])
    return lower, np.array([mean + spread + room, mean + room])


def greedy_piles(steps: Floats, n_piles: int) -> Ints:
    """Returns a pile for each number: largest first, each to the pile that is smallest so far.

    Source: Graham, Bounds on multiprocessing timing anomalies, SIAM J. Appl. Math. 17 (1969).
    """
    chosen: NDArray[np.int64] = np.zeros(steps.size, dtype=np.int64)
    heap = [(0.0, pile) for pile in range(n_piles)]
    for index in np.argsort(-steps, kind="stable").tolist():
        total, pile = heap[0]
        chosen[index] = pile
        heapq.heapreplace(heap, (total + float(steps[index]), pile))
    return chosen
