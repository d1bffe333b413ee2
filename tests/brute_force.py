"""Exhaustive search over a small CQM: the reference that the laws are held against."""

from itertools import product

import dimod
import numpy as np
from numpy.typing import NDArray

_MOST_STATES = 2**18


def _domain(cqm: dimod.ConstrainedQuadraticModel, label: str) -> list[float]:
    match cqm.vartype(label):
        case dimod.BINARY:
            return [0, 1]
        case dimod.SPIN:
            return [-1, 1]
        case _:
            return [
                float(v)
                for v in range(round(cqm.lower_bound(label)), round(cqm.upper_bound(label)) + 1)
            ]


def feasible_samples(
    cqm: dimod.ConstrainedQuadraticModel,
) -> tuple[list[str], NDArray[np.float64], NDArray[np.float64]]:
    """Returns labels, every feasible sample (k, n), and their energies (k,)."""
    labels = list(cqm.variables)
    domains = [_domain(cqm, label) for label in labels]
    assert np.prod([float(len(d)) for d in domains]) <= _MOST_STATES, "too large to enumerate"
    states = np.array(list(product(*domains)), dtype=float)
    feasible = np.ones(len(states), dtype=bool)
    for constraint in cqm.constraints.values():
        lhs = np.asarray(constraint.lhs.energies((states, labels)), dtype=float)
        match constraint.sense.value:
            case "<=":
                feasible &= lhs <= constraint.rhs + 1e-9
            case ">=":
                feasible &= lhs >= constraint.rhs - 1e-9
            case _:
                feasible &= np.abs(lhs - constraint.rhs) <= 1e-9
    states = states[feasible]
    return labels, states, np.asarray(cqm.objective.energies((states, labels)), dtype=float)


def minimum(cqm: dimod.ConstrainedQuadraticModel) -> float | None:
    """Returns the least energy of a feasible sample, None where nothing is feasible."""
    _, states, energies = feasible_samples(cqm)
    return float(energies.min()) if len(states) else None
