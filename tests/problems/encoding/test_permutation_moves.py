"""Weights of tables: tours and assignments outweigh a move, and not the whole objective."""

import dimod
import numpy as np
import pytest

from problems.families.tsp import Tsp
from problems.qubo import Inverse, penalise


def _table(
    costs: list[list[float]], senses: tuple[str, str] = ("==", "==")
) -> dimod.ConstrainedQuadraticModel:
    cqm = dimod.ConstrainedQuadraticModel()
    names = [[f"{row},{column}" for column in range(len(costs[0]))] for row in range(len(costs))]
    cqm.add_variables("BINARY", [name for line in names for name in line])
    lines = zip(names, costs, strict=True)
    cqm.set_objective([pair for line, cost in lines for pair in zip(line, cost, strict=True)])
    for row, line in enumerate(names):
        terms = [(name, 1.0) for name in line]
        cqm.add_constraint_from_iterable(terms, senses[0], rhs=1, label=f"row {row}")
    for column, upright in enumerate(zip(*names, strict=True)):
        terms = [(name, 1.0) for name in upright]
        cqm.add_constraint_from_iterable(terms, senses[1], rhs=1, label=f"column {column}")
    return cqm


def _only_weight(invert: Inverse) -> float:
    (weight,) = set(invert.weights.values())
    return weight


def test_a_tour_weighs_as_its_longest_road() -> None:
    problem = Tsp.random(np.random.default_rng(3), 9)
    _, invert = penalise(problem.cqm())
    longest = float(problem.arcs().max())
    assert set(invert.report.proofs.values()) == {"move"}
    assert longest * 0.5 < _only_weight(invert) <= longest + 2


@pytest.mark.parametrize(
    ("costs", "senses", "proof"),
    [
        # Square: off 0, on 100, so above 50; the range of the objective is above 300.
        ([[100.0, 90, 80], [70, 100, 90], [80, 70, 100]], ("==", "=="), "move"),
        # Columns to spare: above off + on = 100.
        ([[100.0, 90, 80, 95], [70, 100, 90, 85]], ("==", "<="), "move"),
        ([[100.0, 90], [70, 100], [80, 70]], ("<=", "=="), "move"),
    ],
)
def test_assignments_weigh_as_one_move(
    costs: list[list[float]], senses: tuple[str, str], proof: str
) -> None:
    _, invert = penalise(_table(costs, senses))
    square = len(costs) == len(costs[0])
    assert set(invert.report.proofs.values()) == {proof}
    assert (50 if square else 100) < _only_weight(invert) <= (121 if square else 171)


def test_rewards_that_are_lost_are_outweighed_in_full() -> None:
    _, invert = penalise(_table([[-100.0, 0, 0], [0, -100, 0], [0, 0, -100]]))
    assert _only_weight(invert) > 100


def test_a_table_with_a_hole_keeps_the_bound_of_its_component() -> None:
    cqm = _table([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]])
    cqm.fix_variable("1,1", 0)
    _, invert = penalise(cqm)
    assert set(invert.report.proofs.values()) == {"component"}


def test_products_with_another_table_are_all_counted() -> None:
    """That one's rows may be broken, so that more of its bits than one a row are 1."""
    cqm = _table([[0.0, 0], [0, 0]])
    other = [f"o{row}{column}" for row in range(2) for column in range(2)]
    cqm.add_variables("BINARY", other)
    for line in ([0, 1], [2, 3], [0, 2], [1, 3]):
        cqm.add_constraint_from_iterable([(other[at], 1.0) for at in line], "==", rhs=1)
    cqm.set_objective([("0,0", name, 10.0) for name in other])
    _, invert = penalise(cqm)
    assert invert.weights["row 0"] > 20
