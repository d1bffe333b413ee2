import dimod

from problems.encoding.model_arrays import read
from problems.presolve.cqm_of_arrays import write


def test_every_kind_of_variable_and_row_comes_back() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, s, n = dimod.Binary("x"), dimod.Spin("s"), dimod.Integer("n", lower_bound=-2, upper_bound=7)
    cqm.set_objective(2 * x * n + n * n - 3 * s + 4)
    cqm.add_variable("REAL", "r", lower_bound=0.5, upper_bound=9)
    cqm.add_constraint(x + 2 * n <= 5, label="low")
    cqm.add_constraint(x - s >= -1, label="high")
    cqm.add_constraint(3 * n + s == 2, label="equal")
    cqm.add_constraint(x * n + s <= 3, label="product")
    cqm.add_constraint_from_iterable([("r", 0.5), ("x", 1)], "<=", rhs=4, label="real")
    again = write(read(cqm))
    assert list(again.variables) == list(cqm.variables)
    assert again.objective.is_equal(cqm.objective)
    for label, constraint in cqm.constraints.items():
        found = again.constraints[label]
        assert found.lhs.is_equal(constraint.lhs), label
        assert (found.sense, found.rhs) == (constraint.sense, constraint.rhs)
    for label in cqm.variables:
        assert again.vartype(label) == cqm.vartype(label)
        assert again.lower_bound(label) == cqm.lower_bound(label)
        assert again.upper_bound(label) == cqm.upper_bound(label)


def test_a_model_of_binaries_only_comes_back() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.set_objective(x * y - 2 * y + 1)
    assert write(read(cqm)).is_equal(cqm)
