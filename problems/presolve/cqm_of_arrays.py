"""A CQM from its arrays: the inverse of `problems.encoding.model_arrays.read`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from problems.encoding.model_arrays import ModelArrays, Terms

if TYPE_CHECKING:
    import dimod

_SIGNS = {-1: "<=", 0: "==", 1: ">="}


def write(model: ModelArrays) -> dimod.ConstrainedQuadraticModel:
    """Returns the CQM of the arrays; an offset of a row is part of its right side.

    >>> import dimod
    >>> from problems.encoding.model_arrays import read
    >>> cqm = dimod.ConstrainedQuadraticModel()
    >>> _ = cqm.add_constraint_from_iterable([(cqm.add_variable("BINARY", "x"), 2)], "<=", rhs=1)
    >>> list(write(read(cqm)).constraints.values())[0].to_polystring()
    '2*x <= 1.0'
    """
    import dimod

    cqm = dimod.ConstrainedQuadraticModel()
    for index in range(len(model.labels)):
        _add_variable(cqm, model, index)
    cqm.set_objective(_polynomial(model.objective, model))
    rows, names = model.rows, np.array(model.labels, dtype=object)
    starts = rows.start.tolist()
    for row, label in enumerate(rows.labels):
        span = slice(starts[row], starts[row + 1])
        terms = zip(names[rows.index[span]].tolist(), rows.coefficient[span].tolist(), strict=True)
        sense, rhs = _SIGNS[int(rows.relation[row])], float(rows.rhs[row])
        cqm.add_constraint_from_iterable(list(terms), sense, rhs=rhs, label=label)
    for each in model.quadratic_rows:
        polynomial = _polynomial(each.terms, model)
        cqm.add_constraint_from_model(polynomial, _SIGNS[each.relation], each.rhs, label=each.label)
    return cqm


def _polynomial(
    terms: Terms, model: ModelArrays
) -> dimod.BinaryQuadraticModel | dimod.QuadraticModel:
    """The polynomial over the variables that it names, in the order of the model."""
    import dimod

    ends = np.concatenate([terms.index, terms.left, terms.right])
    named = np.unique(ends).tolist()
    labels = [model.labels[each] for each in named]
    linear = np.bincount(terms.index, weights=terms.linear, minlength=len(model.labels))[named]
    left, right = np.searchsorted(named, terms.left), np.searchsorted(named, terms.right)
    if all(model.kinds[each] == "BINARY" for each in named):
        return dimod.BinaryQuadraticModel.from_numpy_vectors(
            linear,
            (left, right, terms.quadratic),
            terms.offset,
            dimod.BINARY,
            variable_order=labels,
        )
    polynomial = dimod.QuadraticModel()
    polynomial.offset = terms.offset
    for each in named:
        _add_variable(polynomial, model, each)
    polynomial.add_linear_from(zip(labels, linear.tolist(), strict=True))
    pairs = zip(left.tolist(), right.tolist(), terms.quadratic.tolist(), strict=True)
    polynomial.add_quadratic_from((labels[u], labels[v], bias) for u, v, bias in pairs)
    return polynomial


def _add_variable(
    target: dimod.ConstrainedQuadraticModel | dimod.QuadraticModel, model: ModelArrays, index: int
) -> None:
    label, kind = model.labels[index], model.kinds[index]
    if kind in ("BINARY", "SPIN"):
        target.add_variable("SPIN" if kind == "SPIN" else "BINARY", label)
        return
    bounds = {"lower_bound": float(model.lower[index]), "upper_bound": float(model.upper[index])}
    target.add_variable("REAL" if kind == "REAL" else "INTEGER", label, **bounds)
