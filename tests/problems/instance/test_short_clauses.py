"""Questions of short or one-sided clauses are easy; with a goal, or one clause more, they are not."""

import dimod
import pytest

from problems.encoding.model_arrays import read
from problems.families.max_sat import Clause, MaxSat
from problems.instance.short_clauses import short_clauses

_PAIRS = (
    Clause(positive=("a", "b")),
    Clause(positive=("a",), negative=("c",)),
    Clause(negative=("b", "c")),
)
_HORN = (
    Clause(positive=("a",), negative=("b", "c")),
    Clause(negative=("a", "b", "c")),
    Clause(positive=("b",)),
)


def found(*clauses: Clause) -> str | None:
    problem = MaxSat(variables=("a", "b", "c"), clauses=clauses)
    proof = short_clauses(read(problem.cqm()))
    return None if proof is None else proof.name


def test_two_literals_a_clause() -> None:
    assert found(*_PAIRS) == "2-SAT"


def test_one_clause_of_three_is_too_many() -> None:
    assert found(*_PAIRS, Clause(positive=("a", "b", "c"))) is None


def test_a_clause_that_only_should_hold_makes_it_max_2_sat() -> None:
    assert found(*_PAIRS, Clause(negative=("a",), weight=1.0)) is None


def test_clauses_with_one_positive_literal_at_most() -> None:
    assert found(*_HORN) == "Horn formula"
    turned = [Clause(positive=each.negative, negative=each.positive) for each in _HORN]
    assert found(*turned) == "Horn formula"


def test_one_clause_with_two_of_either_kind_is_too_many() -> None:
    extra = Clause(positive=("a", "b"), negative=("c",))
    assert found(*_HORN, extra) is None


def model(*rows: dimod.sym.Comparison | bool) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    for row in rows:
        assert not isinstance(row, bool)  # as dimod's types have it, == may be one
        cqm.add_constraint(row)
    return cqm


_X, _Y, _Z = dimod.Binaries("xyz")
_I = dimod.Integer("i", upper_bound=5)


@pytest.mark.parametrize(
    ("cqm", "is_easy"),
    [
        (model(3 * _X + 2 * _Y <= 4, _Y - _Z == 0), True),
        (model(_X * _Y + _X <= 1), True),
        (model(_X * _Y + _Z <= 1), False),
        (model(_X + 2 * _I <= 4), False),
        (model(_X + _Y + _Z == 1), False),
        (model(), False),
    ],
)
def test_any_constraint_on_two_binaries_is_a_pair(
    cqm: dimod.ConstrainedQuadraticModel, *, is_easy: bool
) -> None:
    assert (short_clauses(read(cqm)) is not None) == is_easy


def test_a_goal_of_products_is_a_goal() -> None:
    cqm = model(_X + _Y >= 1, _Y + _Z >= 1)
    assert short_clauses(read(cqm)) is not None
    cqm.set_objective(_X * _Z)
    assert short_clauses(read(cqm)) is None
