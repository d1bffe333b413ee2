"""The CQM of a polynomial of any degree: its own bits, and bits for products of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.multilinear import Monomials
from problems.encoding.quadratisation import quadratise

if TYPE_CHECKING:
    import dimod


def hubo_cqm(names: Sequence[str], monomials: Monomials) -> dimod.ConstrainedQuadraticModel:
    """Returns the model without constraints whose least energy over the added bits is the polynomial.

    The bits have the given names, the added ones "product 1" and so on.

    Raises:
        LimitExceeded: the products are too long or too many.
    """
    import dimod

    terms, invert = quadratise(monomials, len(names))
    labels = [*names, *_free_names(names, invert.n_added)]
    linear = np.bincount(terms.index, terms.linear, minlength=len(labels))
    bqm = dimod.BinaryQuadraticModel.from_numpy_vectors(
        linear,
        (terms.left, terms.right, terms.quadratic),
        terms.offset,
        dimod.BINARY,
        variable_order=labels,
    )
    return dimod.ConstrainedQuadraticModel.from_bqm(bqm)


def _free_names(taken: Sequence[str], count: int) -> list[str]:
    """Names for the added bits that none of the given bits has."""
    stem = "product"
    while any(name.startswith(f"{stem} ") for name in taken):
        stem = f"added {stem}"
    return [f"{stem} {number}" for number in range(1, count + 1)]
