import dimod
import pytest

from problems.presolve.components import split


def _two_parts() -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    a, b, c, d = dimod.Binaries("abcd")
    cqm.set_objective(3 * a - b + 2 * c * d + 5)
    cqm.add_constraint(a + b >= 1, label="first")
    cqm.add_constraint(c + d >= 1, label="second")
    return cqm


def test_parts_share_no_row_and_no_product() -> None:
    parts, _ = split(_two_parts())
    assert [list(part.variables) for part in parts] == [["a", "b"], ["c", "d"]]
    assert [list(part.constraints) for part in parts] == [["first"], ["second"]]
    assert [float(part.objective.offset) for part in parts] == [5.0, 0.0]


def test_samples_of_the_parts_join_in_the_order_of_the_model() -> None:
    parts, join = split(_two_parts())
    whole = join([{"d": 1, "c": 0}, {"b": 1, "a": 0}])
    assert list(whole.items()) == [("a", 0.0), ("b", 1.0), ("c", 0.0), ("d", 1.0)]
    energies = [
        parts[0].objective.energy({"a": 0, "b": 1}),
        parts[1].objective.energy({"c": 0, "d": 1}),
    ]
    assert _two_parts().objective.energy(whole) == sum(energies)


def test_a_product_in_a_constraint_links_its_variables() -> None:
    cqm = _two_parts()
    a, c = dimod.Binaries("ac")
    cqm.add_constraint(a * c <= 0, label="link")
    (whole,), _ = split(cqm)
    assert len(whole.variables) == 4


def test_a_part_keeps_its_products_in_constraints() -> None:
    cqm = _two_parts()
    c, d = dimod.Binaries("cd")
    cqm.add_constraint(c * d <= 0, label="pair")
    parts, _ = split(cqm)
    assert list(parts[1].constraints) == ["second", "pair"]
    assert not parts[1].check_feasible({"c": 1, "d": 1})


@pytest.mark.parametrize("n", [0, 1])
def test_small_models_are_one_part(n: int) -> None:
    cqm = dimod.ConstrainedQuadraticModel()
    cqm.add_variables("BINARY", n)
    assert len(split(cqm)[0]) == 1
