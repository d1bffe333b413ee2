"""The arrays of a CQM are what dimod's public iterators say."""

from itertools import pairwise

import dimod
import numpy as np
import pytest

from problems.encoding.model_arrays import Terms, read
from problems.errors import EncodingError


def _mixed(rng: np.random.Generator) -> dimod.ConstrainedQuadraticModel:
    """Every kind of variable, in an objective and constraints that name them in other orders."""
    cqm = dimod.ConstrainedQuadraticModel()
    for index in range(4):
        cqm.add_variable("BINARY", f"b{index}")
        cqm.add_variable("INTEGER", f"i{index}", lower_bound=-2.5, upper_bound=7.5)
        cqm.add_variable("SPIN", f"s{index}")
        cqm.add_variable("REAL", f"r{index}", lower_bound=0.25, upper_bound=1.5)
    whole = [label for label in cqm.variables if not str(label).startswith("r")]
    for number in range(6):
        names = rng.permutation(whole)[:5].tolist()
        row = [(name, float(rng.integers(-5, 6))) for name in names]
        cqm.add_constraint_from_iterable(
            [*row, (float(rng.integers(3)),)],
            ("<=", "==", ">=")[number % 3],
            rhs=int(rng.integers(4)),
            label=f"c{number}",
        )
    products = [(u, v, float(rng.integers(1, 9))) for u, v in pairwise(whole)]
    shuffled = [products[index] for index in rng.permutation(len(products))]
    cqm.add_constraint_from_iterable(shuffled[:3], "<=", rhs=4, label="products")
    cqm.set_objective([*shuffled, ("i1", "i1", 2.0), ("r2", 1.5), (0.5,)])
    return cqm


def _is_view(terms: Terms, view: dimod.QuadraticModel, labels: tuple[str, ...]) -> bool:
    linear = {labels[at]: bias for at, bias in zip(terms.index, terms.linear, strict=True)}
    products = {
        frozenset((labels[u], labels[v])): bias
        for u, v, bias in zip(terms.left, terms.right, terms.quadratic, strict=True)
    }
    expected = {frozenset((u, v)): bias for u, v, bias in view.iter_quadratic()}
    return (
        linear == dict(view.iter_linear()) and products == expected and terms.offset == view.offset
    )


@pytest.mark.parametrize("seed", range(5))
def test_the_arrays_agree_with_the_public_iterators(seed: int) -> None:
    cqm = _mixed(np.random.default_rng(seed))
    model = read(cqm)
    assert model.labels == tuple(cqm.variables)
    assert model.kinds == tuple(cqm.vartype(label).name for label in cqm.variables)
    assert _is_view(model.objective, cqm.objective, model.labels)
    (row,) = model.quadratic_rows
    assert _is_view(row.terms, cqm.constraints["products"].lhs, model.labels)
    assert (row.relation, row.rhs) == (-1, 4.0)
    for at, label in enumerate(model.rows.labels):
        entries = slice(model.rows.start[at], model.rows.start[at + 1])
        names = [model.labels[index] for index in model.rows.index[entries]]
        found = dict(zip(names, model.rows.coefficient[entries].tolist(), strict=True))
        constraint = cqm.constraints[label]
        assert found == dict(constraint.lhs.iter_linear())
        assert model.rows.rhs[at] == constraint.rhs - constraint.lhs.offset
        assert ("<=", "==", ">=")[model.rows.relation[at] + 1] == constraint.sense.value


def test_bounds_of_whole_numbers_are_whole_and_of_reals_are_kept() -> None:
    model = read(_mixed(np.random.default_rng(0)))
    at = {label: index for index, label in enumerate(model.labels)}
    bounds = {label: (model.lower[at[label]], model.upper[at[label]]) for label in model.labels}
    assert bounds["i0"] == (-2, 7)
    assert bounds["r0"] == (0.25, 1.5)
    assert bounds["b0"] == (0, 1)
    assert bounds["s0"] == (-1, 1)


def test_an_empty_model_has_empty_arrays() -> None:
    model = read(dimod.ConstrainedQuadraticModel())
    assert model.labels == ()
    assert model.rows.start.tolist() == [0]
    assert model.rows.index.dtype == np.int64
    assert model.objective.quadratic.size == 0


def test_soft_constraints_are_refused() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("BINARY", "x")
    cqm.add_constraint_from_iterable([("x", 1)], "<=", rhs=0, label="c", weight=2.0)
    with pytest.raises(EncodingError, match="1 soft constraints"):
        read(cqm)
