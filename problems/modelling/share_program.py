"""The quadratic program of shares: their limits, how many are held, and the variance they have."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from problems.modelling.covariance import Covariance
from problems.structures import Floats, Program

if TYPE_CHECKING:
    import dimod
    from scipy.sparse import csr_array

_SLACK = 1e-9


@dataclass(frozen=True, slots=True)
class Shares:
    """Minimise −returns·x + variance_weight·xᵀ·covariance·x over shares, or over whole assets.

    `rows` hold on the shares; `held` is the least and the most number of assets held, of which each
    then has at least its `lower`; None where every asset has. Shape: `returns`, `lower`, `upper` (n,),
    `rows` (m, n), `row_lower`, `row_upper` (m,).
    """

    names: tuple[str, ...]
    returns: Floats
    variance_weight: float
    covariance: Covariance
    lower: Floats
    upper: Floats
    rows: Floats
    row_lower: Floats
    row_upper: Floats
    is_whole: bool
    held: tuple[int, int] | None


def share_program(shares: Shares, *, is_split: bool) -> Program:
    """Returns the program; a split covariance has a variable for each factor, and no dense matrix.

    Variables: the shares, then whether each is held, then the exposure to each factor.
    """
    from scipy.sparse import block_diag, csr_array, diags_array

    n = len(shares.names)
    k = shares.covariance.root.shape[1] if is_split and shares.variance_weight else 0
    is_held = shares.held is not None
    lower = np.zeros(n) if is_held else shares.lower
    rows, row_lower, row_upper = _rows(shares, k)
    bits, extra = (n if is_held else 0), np.full(k, np.inf)
    quadratic = None
    if shares.variance_weight:
        has_split = is_split and shares.covariance.full is None
        own = (
            diags_array(shares.covariance.diagonal)
            if has_split
            else csr_array(shares.covariance.dense)
        )
        blocks = [own, csr_array((bits, bits)), diags_array(np.ones(k))]
        kept = [each for each in blocks if each.shape[0]]
        quadratic = csr_array(2 * shares.variance_weight * block_diag(kept))
    return Program(
        names=(
            *shares.names,
            *(f"held {at}" for at in range(bits)),
            *(f"factor {at}" for at in range(k)),
        ),
        linear=np.concatenate([-shares.returns, np.zeros(bits + k)]),
        lower=np.concatenate([lower, np.zeros(bits), -extra]),
        upper=np.concatenate([shares.upper, np.ones(bits), extra]),
        integer=np.concatenate(
            [np.full(n, shares.is_whole), np.ones(bits, dtype=bool), np.zeros(k, dtype=bool)]
        ),
        rows=rows,
        row_lower=row_lower,
        row_upper=row_upper,
        quadratic=quadratic,
    )


def _rows(shares: Shares, k: int) -> tuple[csr_array, Floats, Floats]:
    """The limits of the shares; their bounds if held, and how many are; what each factor comes to."""
    from scipy.sparse import block_array, csr_array, diags_array, eye_array

    n = len(shares.names)
    blocks = [[csr_array(shares.rows), None, None]]
    lows, highs = [shares.row_lower], [shares.row_upper]
    if shares.held is not None:
        least, most = shares.held
        blocks += [
            [csr_array(eye_array(n)), csr_array(diags_array(-shares.upper)), None],
            [csr_array(eye_array(n)), csr_array(diags_array(-shares.lower)), None],
            [None, csr_array(np.ones((1, n))), None],
        ]
        lows += [np.full(n, -np.inf), np.zeros(n), np.array([float(least)])]
        highs += [np.zeros(n), np.full(n, np.inf), np.array([float(most)])]
    if k:
        blocks.append([csr_array(shares.covariance.root.T), None, csr_array(-eye_array(k))])
        lows.append(np.zeros(k))
        highs.append(np.zeros(k))
    used = [at for at in range(3) if any(row[at] is not None for row in blocks)]
    stacked = block_array([[row[at] for at in used] for row in blocks])
    return csr_array(stacked), np.concatenate(lows), np.concatenate(highs)


def in_lots(shares: Shares, lots: int) -> Shares:
    """Returns the shares as whole numbers of lots, of which there are `lots` in all."""
    return replace(
        shares,
        returns=shares.returns / lots,
        variance_weight=shares.variance_weight / lots**2,
        lower=np.ceil(shares.lower * lots - _SLACK),
        upper=np.floor(shares.upper * lots + _SLACK),
        row_lower=shares.row_lower * lots,
        row_upper=shares.row_upper * lots,
        is_whole=True,
    )


def limit_variance(cqm: dimod.ConstrainedQuadraticModel, shares: Shares, most: float) -> None:
    """Adds to the CQM of the shares that their variance, in the shares' units, is at most `most`."""
    import dimod

    matrix, names = shares.covariance.dense, shares.names
    variance = dimod.QuadraticModel()
    variance.add_variables_from_model(cqm, variables=names)
    for i, j in np.argwhere(np.triu(matrix)).tolist():
        value = float(matrix[i, j])
        if i != j:
            variance.add_quadratic(names[i], names[j], 2 * value)
        elif cqm.vartype(names[i]) is dimod.BINARY:
            variance.add_linear(names[i], value)
        else:
            variance.add_quadratic(names[i], names[i], value)
    cqm.add_constraint_from_model(variance, "<=", rhs=most, label="variance")
