"""Signs that an instance is of a kind known to be hard, each with its source."""

from __future__ import annotations

from typing import Any

import numpy as np

from problems.instance.features import Constrainedness, Marker
from problems.instance.models import Models

_QOBLIB = "QOBLIB, Koch et al., arXiv 2504.03832 (2025-04)"
_AWAY = 0.1  # of the threshold: where the time of complete solvers peaks for some hundred variables
_LEAST_LITERALS = 3  # two are polynomial
_CUBIC = 3
_LEAST_SPLIT_ROWS = 3  # products; the hard instances of Cornuéjols and Dawande have three and more
_LEAST_SHARES = 4  # nonzeros of an equation that no small set of values settles

# QOBLIB's ten classes are market split, low autocorrelation binary sequences, minimum Birkhoff
# decomposition, Steiner tree packing, sports tournament scheduling, portfolio optimisation, maximum
# independent set, network design, vehicle routing and topology design. Those are marked that a
# family here is, or is a form of.
_CLASSES = {
    "market_split": "market split",
    "labs": "low autocorrelation binary sequences",
    "independent_set": "maximum independent set",
    "vehicle_routing": "vehicle routing",
    "portfolio": "portfolio optimisation (there of several periods)",
}


def markers(models: Models, tightness: Constrainedness) -> tuple[Marker, ...]:
    """Returns the signs of hardness; none does not say that the instance is easy."""
    found = (
        _qoblib(models),
        _labs(models),
        _higher_order(models),
        _threshold(models, tightness),
        _split(models),
        _quadratic_assignment(models),
        _partition(models, tightness),
    )
    return tuple(each for each in found if each is not None)


def _qoblib(models: Models) -> Marker | None:
    name = _CLASSES.get(models.problem.family)
    if name is None:
        return None
    return Marker(
        name="QOBLIB class",
        words=f"it is of the class {name}, one of ten picked because classical solvers fail on them early",
        source=_QOBLIB,
    )


def _labs(models: Models) -> Marker | None:
    if models.problem.family != "labs":
        return None
    return Marker(
        name="LABS",
        words="it asks for a sequence of low autocorrelation: the best exact search grows by 1.73 a free "
        "sign, memetic tabu search by 1.34, simulated QAOA with minimum finding by 1.21",
        source="Packebusch and Mertens, J. Phys. A 49 (2016); Shaydulin et al., arXiv 2308.02342 (2023-08)",
    )


def _higher_order(models: Models) -> Marker | None:
    """A polynomial of three factors a product or more, with more products than bits."""
    polynomial = models.polynomial
    if polynomial is None or polynomial.degree < _CUBIC:
        return None
    n_long = sum(len(key) >= _CUBIC for key in polynomial.terms)
    n = len(polynomial.variables)
    if n_long <= n:
        return None
    return Marker(
        name="dense HUBO",
        words=f"it is a polynomial of degree {polynomial.degree} with {n_long} products of three factors "
        f"or more on {n} bits: like LABS, it grows when written as a QUBO",
        source="Boros and Hammer, Discrete Applied Mathematics 123 (2002); arXiv 2308.02342 (2023-08)",
    )


def _threshold(models: Models, tightness: Constrainedness) -> Marker | None:
    if models.problem.family != "max_sat" or tightness.threshold is None:
        return None
    problem: Any = models.problem
    lengths = {len(each.positive) + len(each.negative) for each in problem.clauses}
    ratio, threshold = tightness.order_parameter or 0.0, tightness.threshold
    if min(lengths) < _LEAST_LITERALS or abs(ratio - threshold) > _AWAY * threshold:
        return None
    return Marker(
        name="threshold SAT",
        words=f"its {ratio:.4g} clauses a variable are within a tenth of {threshold:g}, where random "
        f"{min(lengths)}-SAT is hardest",
        source=f"Mitchell, Selman and Levesque, AAAI 1992; {tightness.source}",
    )


def _split(models: Models) -> Marker | None:
    """Several equations of many whole numbers over the same binaries."""
    arrays = models.arrays
    if arrays is None:
        return None
    rows = arrays.rows
    size = np.diff(rows.start)
    is_binary = np.array([kind == "BINARY" for kind in arrays.kinds], dtype=bool)
    at = np.repeat(np.arange(size.size), size)
    chosen = is_binary[rows.index] & (rows.coefficient != 0)
    n_binary = np.bincount(at[chosen], minlength=size.size)
    most = np.zeros(size.size)
    np.maximum.at(most, at[chosen], np.abs(rows.coefficient[chosen]))
    least = np.full(size.size, np.inf)
    np.minimum.at(least, at[chosen], np.abs(rows.coefficient[chosen]))
    n_all = max(int(is_binary.sum()), 1)
    wide = (rows.relation == 0) & (n_binary >= max(_LEAST_SHARES, n_all / 2)) & (most > least)
    if int(wide.sum()) < _LEAST_SPLIT_ROWS:
        return None
    return Marker(
        name="market split",
        words=f"{int(wide.sum())} equations weigh more than half of its {n_all} binaries with different "
        "numbers: branch and bound has almost nothing to prune by",
        source="Cornuéjols and Dawande, INFORMS J. on Computing 11 (1999)",
    )


def _quadratic_assignment(models: Models) -> Marker | None:
    if models.problem.family != "quadratic_assignment":
        return None
    return Marker(
        name="quadratic assignment",
        words="it is a quadratic assignment: bounds are weak, and instances of 30 places took years of "
        "processor time to prove",
        source="Anstreicher, Brixius, Goux and Linderoth, Mathematical Programming 91 (2002)",
    )


def _partition(models: Models, tightness: Constrainedness) -> Marker | None:
    if models.problem.family != "number_partition" or (tightness.order_parameter or 0.0) < 1:
        return None
    return Marker(
        name="number partition without a perfect one",
        words="its numbers have more digits than there are choices, so none is likely to be perfect and "
        "no search can stop early",
        source=tightness.source,
    )
