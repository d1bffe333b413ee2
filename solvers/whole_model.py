"""A CQM in whole numbers, with its products as columns of their own: what CP-SAT takes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.binary_encoding import Substitution
from problems.encoding.model_arrays import Floats, Ints, ModelArrays, Rows, Terms
from problems.encoding.polynomial import collected, substituted
from problems.encoding.whole_rows import WholeRows, to_whole_rows
from problems.errors import EncodingError
from solvers.whole_costs import WholeCosts, to_whole

_MOST_ACTIVITY = 2.0**60  # CP-SAT sums in 64 bits and refuses what may overflow
_MOST_COST = 2**52  # and its objective is read back as a float64
_MOST_PRODUCTS = 200_000  # 2 s to build, and CP-SAT is far off the best long before (design.md)


@dataclass(frozen=True, slots=True)
class WholeModel:
    """Minimise offset + (costs · columns) / factor, each row whole, over whole variables.

    The first n columns are the variables v, where the CQM's are base + scale·v; column n + p is the
    product of the two variables `left[p]` and `right[p]`.

    Shape: `base`, `scale`, `lower`, `upper` (n,), `left`, `right` (p,), `costs.values` and
    `largest`, the most a column can be in magnitude, (n + p,).
    """

    labels: tuple[str, ...]
    base: Ints
    scale: Ints
    lower: Ints
    upper: Ints
    left: Ints
    right: Ints
    rows: WholeRows
    costs: WholeCosts
    offset: float
    largest: Floats

    def bound(self, proven: float | None) -> float | None:
        """A lower bound on the CQM's cost, from one on the whole-number cost."""
        if proven is None:
            return None
        n_rounded = int(self.largest[self.costs.values != 0].sum()) if self.costs.error else 0
        return self.offset + self.costs.lower_bound(proven, n_rounded)


def whole_model(model: ModelArrays) -> WholeModel:
    """Returns a CQM in whole numbers; a spin is 2v − 1.

    Costs that no factor makes whole are rounded to a fine grid, as `costs.error` states.

    Raises:
        EncodingError: a variable is real, a constraint's numbers cannot be made whole, there are
            too many products, or sums would leave 64 bits.
    """
    _refuse_reals(model)
    n = len(model.labels)
    spin = np.array([kind == "SPIN" for kind in model.kinds], dtype=bool)
    lower = np.where(spin, 0.0, model.lower)
    upper = np.where(spin, 1.0, model.upper)
    scale, base = np.where(spin, 2, 1), np.where(spin, -1, 0)
    affine = Substitution(
        bits=model.labels,
        matrix=csr_array((scale, np.arange(n), np.arange(n + 1)), shape=(n, n)),
        base=base,
        encodings=(),
    )
    is_bit = (lower == 0) & (upper == 1)
    objective = collected(substituted(model.objective, affine), n, is_bit)
    sides = [collected(substituted(row.terms, affine), n, is_bit) for row in model.quadratic_rows]
    pairs = np.unique(np.concatenate([each.left * n + each.right for each in (objective, *sides)]))
    left, right = (pairs // n, pairs % n) if n else (pairs, pairs)
    size = np.maximum(np.abs(lower), np.abs(upper))
    largest = np.concatenate([size, size[left] * size[right]])
    _refuse_products(pairs.size, largest)
    rows = to_whole_rows(_joined(model, affine, sides, pairs))
    _refuse_overflow(rows, largest)
    return WholeModel(
        labels=model.labels,
        base=base,
        scale=scale,
        lower=lower.astype(np.int64),
        upper=upper.astype(np.int64),
        left=left,
        right=right,
        rows=rows,
        costs=_costs(objective, pairs, n, largest),
        offset=objective.offset,
        largest=largest,
    )


def _columns(terms: Terms, pairs: Ints, n_variables: int) -> tuple[Ints, Floats]:
    """The columns and coefficients of a polynomial."""
    product = np.searchsorted(pairs, terms.left * n_variables + terms.right)
    return (
        np.concatenate([terms.index, n_variables + product]),
        np.concatenate([terms.linear, terms.quadratic]),
    )


def _joined(model: ModelArrays, affine: Substitution, sides: list[Terms], pairs: Ints) -> Rows:
    """The linear rows over v, then those with products."""
    rows, n = model.rows, len(model.labels)
    owner = np.repeat(np.arange(len(rows.labels)), np.diff(rows.start))
    shift = np.bincount(
        owner,
        weights=rows.coefficient * affine.base[rows.index],
        minlength=len(rows.labels),
    )
    added = [_columns(side, pairs, n) for side in sides]
    lengths = np.array([index.size for index, _ in added], dtype=np.int64)
    scale = affine.matrix.diagonal()
    quadratic = model.quadratic_rows
    rhs = [row.rhs - side.offset for row, side in zip(quadratic, sides, strict=True)]
    return Rows(
        labels=(*rows.labels, *(row.label for row in quadratic)),
        start=np.concatenate([rows.start, rows.start[-1] + np.cumsum(lengths)]).astype(np.int64),
        index=np.concatenate([rows.index, *(index for index, _ in added)]).astype(np.int64),
        coefficient=np.concatenate(
            [rows.coefficient * scale[rows.index], *(values for _, values in added)]
        ),
        relation=np.concatenate([rows.relation, [row.relation for row in quadratic]]),
        rhs=np.concatenate([rows.rhs - shift, rhs]),
    )


def _costs(objective: Terms, pairs: Ints, n_variables: int, largest: Floats) -> WholeCosts:
    index, values = _columns(objective, pairs, n_variables)
    costs = np.zeros(n_variables + pairs.size)
    costs[index] = values
    reach = float(largest[costs != 0].sum())
    most = int(_MOST_COST / max(1.0, reach))
    if most < 1:
        raise EncodingError(
            f"the objective sums up to {reach:.3g} units; 'cp_sat' counts to 2**52; give the integers "
            "tighter bounds or choose a solver of linear programs"
        )
    return to_whole(costs, most)


def _refuse_reals(model: ModelArrays) -> None:
    reals = [label for label, kind in zip(model.labels, model.kinds, strict=True) if kind == "REAL"]
    if reals:
        raise EncodingError(
            f"the CQM has {len(reals)} real variables, such as {reals[0]!r}; 'cp_sat' takes whole "
            "ones only; choose a solver of linear programs"
        )


def _refuse_products(n_products: int, largest: Floats) -> None:
    if n_products > _MOST_PRODUCTS:
        raise EncodingError(
            f"the CQM has {n_products} products; 'cp_sat' takes {_MOST_PRODUCTS} at most; use "
            "'simulated_annealing'"
        )
    if largest.max(initial=0.0) > _MOST_ACTIVITY:
        raise EncodingError(
            f"a product of integers reaches {largest.max():.3g}; 'cp_sat' counts to 2**60; give the "
            "integers tighter bounds"
        )


def _refuse_overflow(rows: WholeRows, largest: Floats) -> None:
    owner = np.repeat(np.arange(len(rows.labels)), np.diff(rows.start))
    sums = np.bincount(
        owner, weights=np.abs(rows.coefficient) * largest[rows.index], minlength=len(rows.labels)
    )
    beyond: NDArray[np.int64] = np.flatnonzero(sums > _MOST_ACTIVITY)
    for each in beyond[:1].tolist():
        raise EncodingError(
            f"constraint {rows.labels[each]!r} reaches {sums[each]:.3g} whole steps; 'cp_sat' counts "
            "to 2**60; round its numbers or give its integers tighter bounds"
        )
