from itertools import pairwise

import dimod
import pytest

from problems.errors import EncodingError
from problems.presolve.cqm_presolve import presolve


def _cover() -> dimod.ConstrainedQuadraticModel:
    """Sets a, b, c, d cost 3, 2, 2, 9; one element is in a only, and d covers what b and c do."""
    cqm = dimod.ConstrainedQuadraticModel()
    a, b, c, d = dimod.Binaries("abcd")
    cqm.set_objective(3 * a + 2 * b + 2 * c + 9 * d)
    cqm.add_constraint(a >= 1, label="only a")
    cqm.add_constraint(a + b >= 1, label="a or b")
    cqm.add_constraint(b + c + d >= 1, label="b, c or d")
    cqm.add_constraint(b + c >= 1, label="b or c")
    return cqm


def test_a_known_reduction() -> None:
    smaller, invert, report = presolve(_cover())
    assert list(smaller.variables) == ["b", "c"]
    assert list(smaller.constraints) == ["b or c"]
    assert invert({"b": 1, "c": 0}) == {"a": 1.0, "b": 1.0, "c": 0.0, "d": 0.0}
    assert smaller.objective.energy({"b": 1, "c": 0}) == 5
    assert report.n_variables == (4, 2)
    assert report.n_constraints == (4, 1)
    assert report.touched("dominated rows") == ("b, c or d",)
    assert report.touched("dual fixing") == ("d",)


def test_the_report_says_it_in_one_sentence() -> None:
    _, _, report = presolve(_cover())
    assert report.words == (
        "Presolve tightened the bounds of 1 variable by the activity of rows, "
        "fixed 2 variables whose bounds met, dropped 2 constraints that nothing within the bounds "
        "breaks, dropped 1 constraint implied by another, fixed 1 variable at the bound that costs "
        "nothing and breaks nothing: 4 to 2 variables, 4 to 1 constraint."
    )


def test_an_infeasible_model_comes_back_as_it_was_and_is_called_so() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.set_objective(x + y)
    cqm.add_constraint(x + y >= 3, label="three of two")
    smaller, invert, report = presolve(cqm)
    assert smaller.is_equal(cqm)
    assert invert({"x": 1, "y": 0}) == {"x": 1.0, "y": 0.0}
    assert report.infeasible is not None
    assert report.words.startswith("Presolve found the model infeasible: ")


def test_a_model_may_be_settled_altogether() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.set_objective(x - 2 * y)
    smaller, invert, report = presolve(cqm)
    assert list(smaller.variables) == []
    assert smaller.objective.offset == -2
    assert invert({}) == {"x": 0.0, "y": 1.0}
    assert report.n_components == 0


def test_fixing_carries_on_through_the_rows() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    names = [dimod.Binary(f"x{i}") for i in range(30)]
    cqm.add_constraint(names[0] >= 1)
    for before, after in pairwise(names):
        cqm.add_constraint(after - before >= 0)
    _, invert, _ = presolve(cqm)
    assert set(invert({}).values()) == {1.0}


def test_nothing_to_do_is_said() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.set_objective(-x - y)
    cqm.add_constraint(x + y <= 1, label="one")
    smaller, _, report = presolve(cqm)
    assert smaller.is_equal(cqm)
    assert report.words == "Presolve changed nothing: 2 to 2 variables, 1 to 1 constraint."


def test_soft_constraints_are_refused() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    x, y = dimod.Binaries("xy")
    cqm.add_constraint(x + y <= 1, weight=1.0)
    with pytest.raises(EncodingError, match="1 soft constraints"):
        presolve(cqm)
