"""Least squares for `fitted_polynomial`, with its error on groups left out of the fit."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np

from problems.structures import Floats
from solvers.quantum.fitted_polynomial import Polynomial, Residuals, quadratic_terms

_RIDGE = (
    1e-4  # of 1e-5 to 1e-2, the one with the least error on left-out groups, by gates and depth
)
_FOLDS = 8


def fitted(features: Floats, measured: Floats, groups: Sequence[Hashable]) -> Polynomial:
    """Returns the polynomial for log `measured`; rows of one group are left out together."""
    mean, scale = features.mean(axis=0), features.std(axis=0)
    scale = np.where(scale > 0, scale, 1.0)
    terms, target = quadratic_terms((features - mean) / scale), np.log(measured)
    fold = _folds(groups)
    predicted = np.empty_like(target)
    for index in range(_FOLDS):
        out = fold == index
        predicted[out] = terms[out] @ _weights(terms[~out], target[~out])
    errors = np.abs(np.expm1(predicted - target))
    return Polynomial(
        lowest=tuple(features.min(axis=0).tolist()),
        highest=tuple(features.max(axis=0).tolist()),
        mean=tuple(mean.tolist()),
        scale=tuple(scale.tolist()),
        weights=tuple(_weights(terms, target).tolist()),
        residuals=Residuals(
            n_measured=len(target),
            median=round(float(np.median(errors)), 4),
            nine_tenths=round(float(np.quantile(errors, 0.9)), 4),
        ),
    )


def _weights(terms: Floats, target: Floats) -> Floats:
    ridge = _RIDGE * len(target) * np.eye(terms.shape[1])
    return np.asarray(np.linalg.solve(terms.T @ terms + ridge, terms.T @ target))


def _folds(groups: Sequence[Hashable]) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]]:
    names = {group: index for index, group in enumerate(dict.fromkeys(groups))}
    by_name = np.random.default_rng(0).integers(0, _FOLDS, len(names))
    return np.asarray(by_name[[names[group] for group in groups]], np.int64)
