"""Files that dimod wrote: what becomes of them, and how damaged ones are refused."""

from typing import Any

import dimod
import pytest

from problems.data_file import data_file
from problems.errors import BadInput, FormatError
from problems.families.linear_program import LinearProgram
from problems.families.qubo import Interaction, Qubo
from problems.formats import dimod_cqm
from problems.problem import Problem
from problems.reading import read_problems


def _one(content: bytes) -> Problem[Any]:
    (problem,) = read_problems(data_file("model", content)).problems
    return problem


def _written(model: Any) -> bytes:
    with model.to_file() as file:
        content: bytes = file.read()
    return content


def _cqm() -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    x, i = dimod.Binary("x"), dimod.Integer("i", upper_bound=5)
    cqm.set_objective(x * i + 3 * i + 2)
    cqm.add_constraint(x + 2 * i - 1 >= 3, label="b")
    cqm.add_constraint(x + i <= 4, label="a")
    return cqm


def test_a_bqm_file_becomes_a_qubo() -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1.5}, {("a", "b"): -2}, 0.5, "SPIN")
    assert _one(_written(bqm)) == Qubo(
        variables=("a", "b"),
        linear={"a": 1.5},
        quadratic=(Interaction(u="a", v="b", coefficient=-2),),
        constant=0.5,
        vartype="spin",
    )


def test_a_cqm_file_becomes_a_program() -> None:
    problem = _one(_written(_cqm()))
    assert isinstance(problem, LinearProgram)
    assert [(each.name, each.kind, each.upper) for each in problem.variables] == [
        ("x", "binary", 1),
        ("i", "integer", 5),
    ]
    assert problem.constant == 2
    assert [(each.name, each.relation, each.rhs) for each in problem.constraints] == [
        ("a", "<=", 4),
        ("b", ">=", 4),
    ]
    assert problem.quadratic[0].coefficient == 1


@pytest.mark.parametrize("kept", [9, 30, 100, 200])
def test_what_was_cut_off_is_refused(kept: int) -> None:
    bqm = dimod.BinaryQuadraticModel({"a": 1.5}, {("a", "b"): -2}, 0.5, "SPIN")
    for content in (_written(_cqm()), _written(bqm)):
        with pytest.raises(BadInput, match="damaged or was cut off"):
            _one(content[:kept])


def test_products_in_constraints_soft_ones_and_spins_are_refused() -> None:
    x, y, s = dimod.Binary("x"), dimod.Binary("y"), dimod.Spin("s")
    product, soft, spin = (dimod.ConstrainedQuadraticModel() for _ in range(3))
    product.add_constraint(x * y <= 0, label="c")
    soft.add_constraint(x + y <= 1, label="c", weight=2.0)
    spin.set_objective(s + x)
    for model, words in ((product, "has products"), (soft, "is soft"), (spin, "is a spin")):
        with pytest.raises(FormatError, match=words):
            _one(_written(model))


def test_a_file_that_is_no_zip_is_refused() -> None:
    with pytest.raises(FormatError, match="damaged"):
        dimod_cqm.read(b"DIMODCQM\x02\x00 nothing")
