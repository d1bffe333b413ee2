"""Each of MIPLIB's classes of constraints, by one row."""

import dimod
import pytest

from problems.encoding.model_arrays import read
from problems.instance.row_kinds import row_kinds

_X, _Y, _Z, _W = dimod.Binaries("xyzw")
_I, _J = dimod.Integers(["i", "j"])
_R = dimod.Real("r")


@pytest.mark.parametrize(
    ("row", "kind"),
    [
        (2 * _X <= 1, "singleton"),
        (3 * _I - 3 * _J <= 4, "precedence"),
        (_X - _Y <= 0, "precedence"),
        (_X + _Y + _Z == 1, "set partitioning"),
        (2 * _X + 2 * _Y - 2 * _Z == 0, "set partitioning"),
        (_X + _Y + _Z <= 1, "set packing"),
        (_X + _Y <= 1, "set packing"),
        (_X + _Y + _Z >= 1, "set covering"),
        (_X + _Y - _Z >= 0, "set covering"),
        (_X + 2 * _Y == 2, "aggregation"),
        (_I - 7 * _X <= 0, "variable bound"),
        (_X + _Y + _Z + _W == 2, "cardinality"),
        (_X + _Y + _Z + _W <= 2, "invariant knapsack"),
        (3 * _X + 5 * _Y + 2 * _Z == 7, "equation knapsack"),
        (3 * _X + 5 * _Y + 2 * _Z - 8 * _W <= 0, "bin packing"),
        (3 * _X + 5 * _Y + 2 * _Z <= 7, "knapsack"),
        (2 * _I + 3 * _J + _X <= 9, "integer knapsack"),
        (2.0 * _X + 3.0 * _Y + _R <= 4, "mixed binary"),
        (2.0 * _I + 3.0 * _R + _X <= 4, "general linear"),
        (_X * _Y + _Z <= 1, "quadratic"),
    ],
)
def test_a_row_is_of_its_class(row: dimod.sym.Comparison, kind: str) -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_constraint(row, label="row")
    assert row_kinds(read(cqm)) == {kind: 1}


def test_a_row_turned_round_is_of_the_same_class() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_constraint(_X + _Y + _Z <= 1)
    cqm.add_constraint(-_X - _Y - _Z >= -1)
    assert row_kinds(read(cqm)) == {"set packing": 2}


def test_an_integer_from_0_to_1_is_a_binary() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    a, b, c = (dimod.Integer(name, upper_bound=1) for name in "abc")
    cqm.add_constraint(a + b + c == 1)
    assert row_kinds(read(cqm)) == {"set partitioning": 1}


def test_no_rows_no_kinds() -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.set_objective(_X + _Y)
    assert row_kinds(read(cqm)) == {}
