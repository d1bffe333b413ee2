"""Random products of two variables, from easy to hard for exact methods.

What makes quadratic polynomials hard is known: how many products there are, how little the linear terms
say beside them, and signs that no assignment meets. Products that all want equal values are minimised by
a cut (Picard, Ratliff: Minimum cuts and related problems, Networks 5 (1975)); density and a weak diagonal
make the rest slow (Pardalos, Rodgers: Computational aspects of a branch and bound algorithm for quadratic
zero-one programming, Computing 45 (1990)).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from problems.modelling.weighted_graph import random_pairs
from problems.structures import Ints

_LARGEST = 9


@dataclass(frozen=True, slots=True)
class Couplings:
    """Whole coefficients of single variables and of pairs, to be minimised.

    Shape: `linear` (n,), `pairs` (m, 2) by index, `products` (m,).
    """

    linear: Ints
    pairs: Ints
    products: Ints


def random_couplings(rng: np.random.Generator, size: int, difficulty: float) -> Couplings:
    """Returns coefficients up to 9 in size, for 2 to 10 neighbours a variable.

    The difficulty raises the number of products and the share of them above 0, from none to half, and
    takes linear terms from up to 9 down to 1 in size.
    """
    pairs = np.array(random_pairs(rng, size, 8 * difficulty / size), dtype=np.int64).reshape(-1, 2)
    sizes = rng.integers(1, _LARGEST + 1, len(pairs))
    signs = np.where(rng.random(len(pairs)) < difficulty / 2, 1, -1)
    field = round(_LARGEST - (_LARGEST - 1) * difficulty)
    return Couplings(
        linear=rng.integers(-field, field + 1, size), pairs=pairs, products=signs * sizes
    )
