"""The best two angles of one-layer QAOA, on the closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from solvers.qaoa.expectations.closed_form import OneLayer, Terms

# γ in units of 1 / the typical field on a spin. There the optimum hardly moves with the size: 0.5 on
# dense random couplings of any size (Farhi et al., 1910.08997), 0.53 and less on regular graphs.
_LOWEST, _HIGHEST, _STARTS = 0.1, 2.0, 16
_PRECISION = 1e-4  # of γ, relative: the energy, flat at its minimum, is off by about 1e-8 then


@dataclass(frozen=True, slots=True)
class OneLayerAngles:
    """The best γ and β met, and the expected cost there."""

    gamma: float
    beta: float
    energy: float


def best_angles(
    layer: OneLayer, near: float | None = None, precision: float = _PRECISION
) -> OneLayerAngles:
    """Returns the angles of least expected cost: a scan of γ, then a search around the best.

    β is never searched: at each γ the best one is a root of a polynomial. `near` is a γ to search
    around instead of the scan; `precision` is γ's, relative. (−γ, −β) is as good as (γ, β), so γ is
    positive.
    """
    from scipy.optimize import minimize_scalar

    if near is None:
        scale = 1 / layer.model.typical_field
        scan = np.geomspace(_LOWEST, _HIGHEST, _STARTS) * scale
        found = [_at(layer, gamma).energy for gamma in scan.tolist()]
        near = float(scan[int(np.argmin(found))])
    step = (_HIGHEST / _LOWEST) ** (1 / (_STARTS - 1))
    result = minimize_scalar(
        lambda gamma: _at(layer, gamma).energy,
        bounds=(near / step, near * step),
        method="bounded",
        options={"xatol": precision * near},
    )
    return _at(layer, float(result.x))


def best_beta(terms: Terms) -> float:
    """Returns the β of least energy, from −π/2 to π/2.

    With z = exp(2iβ) the derivative by β, times z², is a polynomial of degree 4 whose roots on the
    unit circle are the stationary points.

    >>> round(best_beta(Terms(offset=0.0, single=1.0, mixed=0.0, double=0.0)), 6)
    -0.785398
    """
    single, edge = terms.single, complex(terms.mixed, -terms.double)
    roots = np.roots([edge, single, 0, single, edge.conjugate()])
    stationary = [0.0, *(np.angle(roots) / 2).tolist()]
    return float(min(stationary, key=terms.energy))


def _at(layer: OneLayer, gamma: float) -> OneLayerAngles:
    terms = layer.terms(gamma)
    beta = best_beta(terms)
    return OneLayerAngles(gamma, beta, terms.energy(beta))
