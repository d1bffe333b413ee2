"""The QUBO of hand-made models: what is added, what is not, and how heavy penalties are."""

import dimod
import numpy as np
import pytest

from problems.errors import EncodingError
from problems.qubo import Inverse, penalise
from solvers.diagonal import energies, states

Terms = list[tuple[str, float]]


def _model(
    costs: dict[str, float], *constraints: tuple[str, Terms, str, float]
) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    for name in costs:
        cqm.add_variable("BINARY", name)
    cqm.set_objective(list(costs.items()))
    for label, terms, sense, rhs in constraints:
        cqm.add_constraint_from_iterable(terms, sense, rhs=rhs, label=label)
    return cqm


def _minima(bqm: dimod.BinaryQuadraticModel, invert: Inverse) -> list[dict[str, float]]:
    order = [str(each) for each in bqm.variables]
    energy = energies(bqm, order)
    best = np.flatnonzero(energy <= energy.min() + 1e-9)
    rows = states(best, len(order)).tolist()
    return [invert(dict(zip(order, row, strict=True))) for row in rows]


@pytest.mark.parametrize(
    ("terms", "sense", "rhs", "best"),
    [
        ([("x", 1.0), ("y", 1.0)], "<=", 1, {"x": 0, "y": 1}),
        ([("x", 1.0), ("y", -1.0)], "<=", 0, {"x": 1, "y": 1}),
        ([("x", -1.0), ("y", -1.0)], ">=", -1, {"x": 0, "y": 1}),
        ([("x", 2.5), ("y", 7.5)], "<=", 8, {"x": 0, "y": 1}),
        ([("x", 3.0), ("y", 4.0)], "==", 3, {"x": 1, "y": 0}),
    ],
)
def test_constraints_on_two_binaries_need_no_slack(
    terms: Terms, sense: str, rhs: float, best: dict[str, float]
) -> None:
    bqm, invert = penalise(_model({"x": -2, "y": -3}, ("c", terms, sense, rhs)))
    assert invert.n_slack == 0
    assert list(bqm.variables) == ["x", "y"]
    assert _minima(bqm, invert) == [best]


def test_cover_needs_no_slack() -> None:
    cover: Terms = [("x", 1.0), ("y", 1.0)]
    bqm, invert = penalise(_model({"x": 2, "y": 3}, ("cover", cover, ">=", 1)))
    assert invert.n_slack == 0
    assert _minima(bqm, invert) == [{"x": 1, "y": 0}]


def test_at_most_one_of_many_is_the_products_of_its_pairs() -> None:
    names = [f"x{each}" for each in range(6)]
    bqm, invert = penalise(
        _model(dict.fromkeys(names, -1.0), ("one", [(name, 1.0) for name in names], "<=", 1))
    )
    assert invert.n_slack == 0
    assert bqm.num_interactions == 15
    assert len(_minima(bqm, invert)) == 6


def test_slack_spans_the_true_range_and_is_dropped_on_the_way_back() -> None:
    costs = {"a": -9.0, "b": -5.0, "c": -2.0, "d": -6.0, "e": -8.0}
    weights: Terms = [("a", 7.0), ("b", 3.0), ("c", 1.0), ("d", 4.0), ("e", 5.0)]
    bqm, invert = penalise(_model(costs, ("capacity", weights, "<=", 15)))
    assert invert.slack == tuple(f"slack[capacity][{each}]" for each in range(4))
    assert invert.n_variables == bqm.num_variables == 9
    packed = [{name for name, value in each.items() if value} for each in _minima(bqm, invert)]
    assert packed
    assert all(sum(costs[name] for name in each) == -22 for each in packed)


def test_a_capacity_outweighs_the_best_item_and_not_the_sum_of_all() -> None:
    names = [f"x{each}" for each in range(50)]
    costs = dict.fromkeys(names, -10.0)
    rows: Terms = [(name, 3.0 + index % 4) for index, name in enumerate(names)]
    _, invert = penalise(_model(costs, ("capacity", rows, "<=", 60)))
    assert 10 < invert.weights["capacity"] <= 20


def test_constraints_apart_are_weighed_apart() -> None:
    cheap: Terms = [("a", 1.0), ("b", 1.0)]
    dear: Terms = [("c", 1.0), ("d", 1.0)]
    _, invert = penalise(
        _model(
            {"a": 1, "b": 2, "c": 1000, "d": 2000},
            ("cheap", cheap, "==", 1),
            ("dear", dear, "==", 1),
        )
    )
    assert invert.weights["cheap"] < 10
    assert invert.weights["dear"] > 1000


def test_constraints_that_cannot_be_broken_add_nothing() -> None:
    loose: Terms = [("x", 2.0), ("y", 3.0)]
    bqm, invert = penalise(_model({"x": -1, "y": 1}, ("loose", loose, "<=", 5)))
    assert invert.weights == {}
    assert bqm.num_interactions == 0


@pytest.mark.parametrize(
    ("terms", "sense", "rhs"),
    [
        ([("x", 1.0), ("y", 1.0)], ">=", 3),
        ([("x", 2.0), ("y", 2.0)], "==", 1),
        ([("x", 1.0)], "<=", -1),
    ],
)
def test_a_constraint_that_can_never_be_met_is_named(terms: Terms, sense: str, rhs: float) -> None:
    bqm, invert = penalise(_model({"x": -1, "y": -1}, ("hopeless", terms, sense, rhs)))
    assert invert.never_met == ("hopeless",)
    assert set(invert(dict.fromkeys(map(str, bqm.variables), 0))) == {"x", "y"}


def test_integers_and_spins_come_back_as_themselves() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("INTEGER", "n", lower_bound=-2, upper_bound=4)
    cqm.add_variable("SPIN", "s")
    cqm.set_objective([("n", "n", 1.0), ("n", -2.0), ("s", 3.0), ("n", "s", 1.0)])
    bqm, invert = penalise(cqm)
    assert list(bqm.variables) == ["n[0]", "n[1]", "n[2]", "s"]
    assert bqm.vartype is dimod.BINARY
    samples = _minima(bqm, invert)
    assert {(each["n"], each["s"]) for each in samples} == {(1.0, -1.0), (2.0, -1.0)}


def test_labels_that_are_taken_are_left_alone() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("BINARY", "n[0]")
    cqm.add_variable("INTEGER", "n", upper_bound=2)
    cqm.set_objective([("n[0]", -1.0), ("n", -1.0)])
    bqm, invert = penalise(cqm)
    assert _minima(bqm, invert) == [{"n[0]": 1.0, "n": 2.0}]


def test_decimals_are_scaled_exactly() -> None:
    tenths: Terms = [("x", 0.1), ("y", 0.2), ("z", 0.3)]
    bqm, invert = penalise(_model({"x": -1, "y": -1, "z": -1}, ("budget", tenths, "==", 0.3)))
    assert _minima(bqm, invert) == [{"x": 1, "y": 1, "z": 0}]


def test_products_that_must_be_zero_are_penalised() -> None:
    x, y, z = dimod.Binaries("xyz")
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(-2 * x - 3 * y - z)
    cqm.add_constraint(2 * x * y + y * z == 0, label="apart")
    bqm, invert = penalise(cqm)
    assert sorted(tuple(each.values()) for each in _minima(bqm, invert)) == [(0, 1, 0), (1, 0, 1)]


def test_other_products_in_constraints_are_refused() -> None:
    x, y = dimod.Binaries("xy")
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_constraint(x * y - y <= 0, label="mixed")
    with pytest.raises(EncodingError, match="'mixed'"):
        penalise(cqm)


def test_reals_are_refused_with_a_remedy() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("REAL", "litres", lower_bound=0, upper_bound=3)
    with pytest.raises(EncodingError, match=r"'litres' is real.*grid"):
        penalise(cqm)


def test_ranges_and_numbers_too_large_are_refused() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("INTEGER", "n")
    with pytest.raises(EncodingError, match="'n' ranges over"):
        penalise(cqm)
    large: Terms = [("x", 1e9), ("y", 1.0), ("z", 1.0)]
    with pytest.raises(EncodingError, match="'large' reaches"):
        penalise(_model({"x": 1, "y": 1, "z": 1}, ("large", large, "==", 2)))


def test_an_integer_of_two_bits_beside_a_fixed_one_is_no_bit_of_its_own() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("INTEGER", "i", lower_bound=0, upper_bound=2)
    cqm.add_variable("INTEGER", "fixed", lower_bound=0, upper_bound=0)
    cqm.set_objective([("i", -1.0), ("fixed", 5.0)])
    cqm.add_constraint_from_iterable([("i", 1.0), ("fixed", 1.0)], "<=", rhs=1, label="c")
    bqm, invert = penalise(cqm)
    best = dimod.ExactSolver().sample(bqm).first
    assert best.energy == -1
    assert invert(best.sample) == {"i": 1, "fixed": 0}
