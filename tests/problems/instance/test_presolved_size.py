"""What presolve leaves: of models and QUBOs that it settles, shows infeasible, or cannot shorten."""

import dimod
import numpy as np
import pytest

from problems.encoding.model_arrays import read
from problems.families.qubo import Qubo
from problems.instance.measure import features_of
from problems.instance.presolved_size import left_of_model, left_of_qubo
from problems.registry import parse_problem
from tests.problems.instance.written_graphs import bits_of, graph_of

_X, _Y, _Z = dimod.Binaries("xyz")


def model(*rows: dimod.sym.Comparison, goal: float = -1.0) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(goal * (_X + 2 * _Y + 3 * _Z))
    for row in rows:
        cqm.add_constraint(row)
    return cqm


def test_a_model_that_bounds_settle() -> None:
    left = left_of_model(read(model(2 * _X + 2 * _Y <= 1, _Z + _X >= 1)))
    assert left.sizes == {"n_variables_left": 0, "n_constraints_left": 0}
    assert left.proof is not None
    assert left.proof.name == "settled by presolve"


def test_a_model_without_a_feasible_sample() -> None:
    left = left_of_model(read(model(_X + _Y >= 2, _X + _Z <= 0)))
    assert left.proof is not None
    assert left.proof.name == "infeasible by presolve"


def test_a_model_that_stays_as_it_is() -> None:
    left = left_of_model(read(model(2 * _X + 3 * _Y + 4 * _Z <= 6)))
    assert left.sizes == {"n_variables_left": 3, "n_constraints_left": 1}
    assert left.proof is None


def test_a_frustrated_triangle_is_settled_and_a_dense_spin_glass_is_not() -> None:
    triangle = graph_of(3, [(0, 1, 1.0), (1, 2, 1.0), (0, 2, 1.0)], [-0.5, -0.6, -0.7])
    assert left_of_qubo(bits_of(triangle)).proof is not None
    rng = np.random.default_rng(0)
    pairs = [(u, v, float(rng.choice([-4.0, 4.0]))) for v in range(16) for u in range(v)]
    glass = left_of_qubo(bits_of(graph_of(16, pairs)))
    assert glass.sizes["n_presolved"] > 8
    assert glass.proof is None


def test_large_ones_are_left_out_in_a_sentence() -> None:
    n = 210
    pairs = [(u, v, 1.0) for v in range(n) for u in range(v)]
    left = left_of_qubo(bits_of(graph_of(n, pairs)))
    assert (left.sizes, left.proof) == ({}, None)
    assert "21,945 couplings" in left.left_out


def test_the_features_say_it() -> None:
    terms = [{"u": "a", "v": "b", "coefficient": -1.0}]
    problem = parse_problem(
        {"family": "qubo", "variables": ["a", "b"], "linear": {"a": 5, "b": -7}, "quadratic": terms}
    )
    assert isinstance(problem, Qubo)
    found = features_of(problem)
    assert (found.sizes.n_qubits, found.sizes.n_presolved, found.sizes.n_parts) == (2, 0, 0)
    assert found.sizes.n_variables_left is None  # a model without rows is presolved as a QUBO only
    assert "settled by presolve" in {each.name for each in found.proofs}


@pytest.mark.parametrize("capacity", [6, 100])
def test_a_knapsack_that_holds_everything_is_settled(capacity: int) -> None:
    items = [{"name": name, "weight": 2, "value": 3} for name in "abcd"]
    problem = parse_problem({"family": "knapsack", "items": items, "capacity": capacity})
    found = features_of(problem)
    assert (found.sizes.n_variables_left == 0) == (capacity == 100)
