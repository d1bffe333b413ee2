"""`penalise` after presolve: fewer bits, given weights of dropped rows, and models fixed whole."""

import dimod
import pytest

from problems.encoding.encoding_choice import Encoding
from problems.errors import EncodingError
from problems.qubo import penalise


def _packing() -> dimod.ConstrainedQuadraticModel:
    """x costs and helps nothing, so it is 0; the second row says less than the first."""
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", ["x", "y", "z"])
    cqm.set_objective([("x", 1.0), ("y", -3.0), ("z", -2.0)])
    cqm.add_constraint_from_iterable([("y", 1.0), ("z", 1.0)], "<=", rhs=1, label="one")
    cqm.add_constraint_from_iterable([("y", 2.0), ("z", 2.0)], "<=", rhs=3, label="loose")
    return cqm


def test_what_presolve_fixes_is_no_bit_and_comes_back() -> None:
    bqm, invert = penalise(_packing(), Encoding(presolve=True))
    assert list(bqm.variables) == ["y", "z"]
    assert invert({"y": 1, "z": 0}) == {"x": 0.0, "y": 1.0, "z": 0.0}
    assert invert.lift({"x": 1, "y": 0, "z": 1}) == {"y": 0, "z": 1}
    assert invert.report.presolved is not None
    assert invert.report.presolved.n_variables == (3, 2)
    assert invert.report.words().startswith("Presolve merged")


def test_every_variable_stays_without_presolve() -> None:
    bqm, invert = penalise(_packing())
    assert list(bqm.variables) == ["x", "y", "z"]
    assert invert.report.presolved is None


def test_the_weight_of_a_dropped_row_is_ignored_and_of_an_unknown_one_refused() -> None:
    kept = Encoding(presolve=True, weights={"one": 7.0, "loose": 9.0})
    dropped = set(_packing().constraints) - set(penalise(_packing(), kept)[1].weights)
    assert len(dropped) == 1
    assert penalise(_packing(), kept)[1].weights in ({"one": 7.0}, {"loose": 9.0})
    with pytest.raises(EncodingError, match="'two' has a weight"):
        penalise(_packing(), Encoding(presolve=True, weights={"two": 1.0}))


def test_a_model_that_is_fixed_whole_is_its_offset() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", ["x", "y"])
    cqm.set_objective([("x", 2.0), ("y", -5.0)])
    cqm.add_constraint_from_iterable([("x", 1.0), ("y", 1.0)], ">=", rhs=2, label="both")
    bqm, invert = penalise(cqm, Encoding(presolve=True))
    assert bqm.num_variables == 0
    assert float(bqm.offset) == -3.0
    assert invert({}) == {"x": 1.0, "y": 1.0}


def test_an_infeasible_model_is_kept_whole_and_said_to_be_so() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", ["x", "y"])
    for sense, rhs in ((">=", 2), ("<=", 1)):
        cqm.add_constraint_from_iterable([("x", 1.0), ("y", 1.0)], sense, rhs=rhs)
    bqm, invert = penalise(cqm, Encoding(presolve=True))
    assert bqm.num_variables == 2
    assert "infeasible" in invert.report.words()
    assert invert.report.words().endswith("no sample meets every constraint.")
