"""Integers and choices as walls, one-hots and sums: bits, broken samples, refusals."""

import dimod
import pytest

from problems.encoding.encoding_choice import Encoding, IntegerKind
from problems.errors import EncodingError
from problems.qubo import penalise


def _integer(upper: int = 4) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variable("INTEGER", "n", lower_bound=-1, upper_bound=upper)
    cqm.set_objective([("n", "n", 1.0), ("n", -2.0)])
    return cqm


def _colours() -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    names = ["red", "green", "blue", "grey"]
    cqm.add_variables("BINARY", names)
    cqm.set_objective([("red", 1.0), ("blue", -2.0)])
    cqm.add_constraint_from_iterable([(name, 1.0) for name in names], "==", rhs=1, label="one")
    return cqm


@pytest.mark.parametrize(
    ("kind", "n_bits"),
    [("binary", 3), ("arithmetic", 3), ("unary", 5), ("domain_wall", 5), ("one_hot", 6)],
)
def test_an_integer_takes_as_many_bits_as_its_encoding_says(kind: IntegerKind, n_bits: int) -> None:
    bqm, invert = penalise(_integer(), Encoding(integers=kind))
    assert bqm.num_variables == n_bits
    assert invert.report.n_integer_bits == n_bits - 1
    assert [invert(invert.lift({"n": value}))["n"] for value in range(-1, 5)] == list(range(-1, 5))


@pytest.mark.parametrize(
    ("kind", "ones", "value"),
    [
        ("domain_wall", {1, 3}, 1),  # two ones, wherever they are
        ("one_hot", set(), -1),  # none: the least
        ("one_hot", {1, 2}, 2),  # several: their steps together…
        ("one_hot", {3, 4, 5}, 4),  # …up to the most
    ],
)
def test_broken_samples_decode_by_the_rule(kind: IntegerKind, ones: set[int], value: int) -> None:
    bqm, invert = penalise(_integer(), Encoding(integers=kind))
    sample = {str(bit): int(at in ones) for at, bit in enumerate(bqm.variables)}
    assert invert(sample) == {"n": value}


def test_a_choice_of_four_is_three_bits() -> None:
    bqm, invert = penalise(_colours(), Encoding(one_of_many="domain_wall"))
    assert list(bqm.variables) == ["wall[one][0]", "wall[one][1]", "wall[one][2]"]
    assert invert.report.n_saved == 1
    assert invert.report.proofs == {"one": "order"}
    assert bqm.num_interactions == 2
    whole = invert({"wall[one][0]": 1, "wall[one][1]": 1, "wall[one][2]": 0})
    assert whole == {"red": 0, "green": 0, "blue": 1, "grey": 0}
    broken = invert({"wall[one][0]": 0, "wall[one][1]": 1, "wall[one][2]": 0})
    assert broken == {"red": 0, "green": 1, "blue": 0, "grey": 0}


def test_choices_that_share_a_bit_stay_one_hot() -> None:
    cqm = _colours()
    cqm.add_variable("BINARY", "black")
    cqm.add_constraint_from_iterable([("black", 1.0), ("grey", 1.0)], "==", rhs=1, label="dark")
    bqm, invert = penalise(cqm, Encoding(one_of_many="domain_wall"))
    assert [wall.label for wall in invert.walls] == ["one"]
    assert "black" in bqm.variables


def test_what_cannot_be_encoded_is_refused() -> None:
    _, invert = penalise(_colours(), Encoding(one_of_many="domain_wall"))
    with pytest.raises(EncodingError, match="'one' has 2 of its binaries at 1"):
        invert.lift({"red": 1, "green": 1, "blue": 0, "grey": 0})
    with pytest.raises(EncodingError, match="'n' = 9 is outside its range, -1 to 4"):
        penalise(_integer())[1].lift({"n": 9})
    with pytest.raises(EncodingError, match=r"'n' has 2002 values; 'one_hot' takes .*'binary'"):
        penalise(_integer(2000), Encoding(integers="one_hot"))
