"""Weights learnt from samples: raised where constraints are broken, lowered where they never are.

Proven weights guard against every state; the states that a sampler visits are few, and lighter
weights leave the objective more of the coefficients' range. What comes out is heuristic: the
minimum of the QUBO may break a constraint, and `report` says so. Sources: the sequential penalty
weights of García, Ayodele and Petke, Exact and sequential penalty weights in quadratic unconstrained
binary optimisation with a digital annealer, GECCO Companion (2022); Ayodele, EvoCOP 2022.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_array

from problems.encoding.encoding_choice import DEFAULT, Encoding
from problems.encoding.forbidden_products import linear_rows
from problems.encoding.inverse import Inverse
from problems.encoding.model_arrays import Floats, Rows, read
from problems.qubo import penalise

if TYPE_CHECKING:
    import dimod

Sampler = Callable[["dimod.BinaryQuadraticModel"], NDArray[np.int8]]

_RAISE, _LOWER = 2.0, 0.5  # a wrong step is taken back by the next one
_NEAR = 1e-6  # of a right side: how far a sum of decimals may miss it


@dataclass(frozen=True, slots=True)
class Refined:
    """The best weights found: their QUBO, the way back, and how its samples did.

    `gain` is the mean over all reads of what a read is better than the worst feasible one of any
    round, 0 where it is infeasible: the feasible share times the mean gain of the feasible.
    """

    bqm: dimod.BinaryQuadraticModel
    invert: Inverse
    weights: dict[str, float]
    feasible_share: float
    gain: float


@dataclass(frozen=True, slots=True)
class _Round:
    bqm: dimod.BinaryQuadraticModel
    invert: Inverse
    objective: Floats
    broken: dict[str, float]
    is_feasible: NDArray[np.bool_]


def refine(
    cqm: dimod.ConstrainedQuadraticModel,
    sample: Sampler,
    rounds: int,
    encoding: Encoding = DEFAULT,
    enough: float = 0.95,
) -> Refined:
    """Returns the weights under which a sampler did best, of `rounds` tries from the proven ones.

    The best has the most feasible reads up to `enough` of them, and then the largest gain: a lower
    share leaves more to the objective. `sample` returns states of a BQM, its variables in their
    order. The result depends on nothing else, so a sampler that repeats itself gives the same again.

    Shape: states (reads, variables).

    Raises:
        EncodingError: as `penalise`.
    """
    tried = [_sampled(cqm, sample, encoding)]
    for _ in range(rounds - 1):
        last = tried[-1]
        weights = {
            label: weight * (_RAISE if last.broken.get(label, 0.0) > 0 else _LOWER)
            for label, weight in last.invert.weights.items()
        }
        if not weights:
            break
        tried.append(_sampled(cqm, sample, replace(encoding, weights=weights)))
    worst = max(each.objective[each.is_feasible].max(initial=-np.inf) for each in tried)
    gains = [
        float(np.where(each.is_feasible, worst - each.objective, 0.0).mean()) for each in tried
    ]
    shares = [float(each.is_feasible.mean()) for each in tried]
    best = max(range(len(tried)), key=lambda at: (min(shares[at], enough), gains[at], shares[at]))
    chosen = tried[best]
    return Refined(
        chosen.bqm, chosen.invert, dict(chosen.invert.weights), shares[best], gains[best]
    )


def _sampled(cqm: dimod.ConstrainedQuadraticModel, sample: Sampler, encoding: Encoding) -> _Round:
    bqm, invert = penalise(cqm, encoding)
    order = [str(label) for label in bqm.variables]
    states = np.asarray(sample(bqm)) if order else np.zeros((1, 0), dtype=np.int8)
    decoded = [invert(dict(zip(order, state, strict=True))) for state in states.tolist()]
    model = read(cqm)
    values = np.array([[each[label] for label in model.labels] for each in decoded], dtype=float)
    objective = np.asarray(cqm.objective.energies((values, list(model.labels))), dtype=float)
    rows = linear_rows(model)
    is_broken = _broken(rows, values)
    broken: dict[str, float] = {}
    for label, share in zip(rows.labels, is_broken.mean(axis=0).tolist(), strict=True):
        broken[label] = max(share, broken.get(label, 0.0))
    return _Round(bqm, invert, objective, broken, np.asarray(~is_broken.any(axis=1)))


def _broken(rows: Rows, values: Floats) -> NDArray[np.bool_]:
    """Which rows each sample breaks. Shape: (samples, rows)."""
    shape = (len(rows.labels), values.shape[1])
    matrix = csr_array((rows.coefficient, rows.index, rows.start), shape=shape)
    excess = (matrix @ values.T).T - rows.rhs
    beyond = np.where(rows.relation == 0, np.abs(excess), -excess * rows.relation)
    is_broken: NDArray[np.bool_] = beyond > _NEAR * np.maximum(1.0, np.abs(rows.rhs))
    return is_broken
