"""Signs of hardness on instances of ours, and none on those that lack what the sign is of."""

from typing import Any

import numpy as np
import pytest

from problems.families.max_sat import Clause, MaxSat
from problems.families.number_partition import NumberPartition
from problems.instance.constrainedness import CLAUSE_THRESHOLDS
from problems.instance.features import InstanceFeatures
from problems.instance.measure import features_of
from problems.problem import Problem
from problems.registry import families, parse_problem


def names(problem: Problem[Any]) -> list[str]:
    found: InstanceFeatures = features_of(problem)
    assert all(each.source for each in found.markers)
    return [each.name for each in found.markers]


def drawn(family: str, size: int, difficulty: float = 1.0) -> Problem[Any]:
    return families()[family].random(np.random.default_rng(5), size, difficulty)


def random_formula(n: int, length: int, ratio: float) -> MaxSat:
    rng = np.random.default_rng(7)
    variables = tuple(f"v{at}" for at in range(n))
    clauses = []
    for _ in range(round(ratio * n)):
        chosen = rng.choice(n, length, replace=False).tolist()
        signs = rng.random(length) < 0.5
        clauses.append(
            Clause(
                positive=tuple(variables[at] for at, up in zip(chosen, signs, strict=True) if up),
                negative=tuple(
                    variables[at] for at, up in zip(chosen, signs, strict=True) if not up
                ),
            )
        )
    return MaxSat(variables=variables, clauses=tuple(clauses))


@pytest.mark.parametrize(
    ("family", "marker"),
    [
        ("labs", "LABS"),
        ("market_split", "market split"),
        ("quadratic_assignment", "quadratic assignment"),
        ("hubo", "dense HUBO"),
    ],
)
def test_families_that_are_known_to_be_hard(family: str, marker: str) -> None:
    assert marker in names(drawn(family, 24 if family == "market_split" else 8))


@pytest.mark.parametrize(
    "family", ["market_split", "labs", "independent_set", "vehicle_routing", "portfolio"]
)
def test_classes_of_qoblib(family: str) -> None:
    assert "QOBLIB class" in names(drawn(family, 4))


@pytest.mark.parametrize("family", ["knapsack", "assignment", "max_cut", "qubo", "tsp"])
def test_families_without_a_sign(family: str) -> None:
    assert not names(drawn(family, 5))


@pytest.mark.parametrize(
    ("length", "ratio", "is_hard"),
    [(3, 4.267, True), (3, 4.0, True), (3, 3.0, False), (3, 6.0, False), (4, 9.9, True)],
)
def test_formulas_are_hardest_where_they_stop_having_a_solution(
    length: int, ratio: float, *, is_hard: bool
) -> None:
    assert ("threshold SAT" in names(random_formula(40, length, ratio))) == is_hard


def test_two_literals_a_clause_are_no_threshold_sat() -> None:
    formula = random_formula(40, 2, 1.0)
    assert "threshold SAT" not in names(formula)
    assert features_of(formula).proofs[0].name == "2-SAT"


def test_the_ratio_and_its_threshold() -> None:
    found = features_of(random_formula(30, 3, 4.0)).constrainedness
    assert found.order_parameter == pytest.approx(4.0, rel=0.1)
    assert found.threshold == CLAUSE_THRESHOLDS[3] == 4.267
    assert "Mertens" in found.source
    assert CLAUSE_THRESHOLDS[8] == pytest.approx(2**8 * np.log(2) - (1 + np.log(2)) / 2, rel=0.01)


def test_clauses_of_several_lengths_have_no_threshold() -> None:
    clauses = (Clause(positive=("a",)), Clause(positive=("a", "b")))
    found = features_of(MaxSat(variables=("a", "b"), clauses=clauses)).constrainedness
    assert (found.order_parameter, found.threshold, found.source) == (1.0, None, "")


def test_numbers_of_many_digits_have_no_perfect_partition() -> None:
    rng = np.random.default_rng(1)
    few, many = (
        NumberPartition(numbers=tuple(rng.integers(1, 2**digits, 12).tolist()))
        for digits in (6, 30)
    )
    assert "number partition without a perfect one" in names(many)
    assert "number partition without a perfect one" not in names(few)
    parameter = features_of(many).constrainedness.order_parameter
    assert parameter == pytest.approx(30 / 12, rel=0.1)
    three = features_of(many.model_copy(update={"n_piles": 3})).constrainedness.order_parameter
    assert three == pytest.approx(30 / (12 * np.log2(3) / 2), rel=0.1)


def test_colours_have_a_threshold_by_their_number() -> None:
    data = {"family": "graph_coloring", "nodes": ["a", "b"], "edges": [["a", "b"]]}
    found = features_of(parse_problem(data | {"n_colors": 3})).constrainedness
    assert (found.order_parameter, found.threshold) == (1.0, 4.69)
    assert features_of(parse_problem(data)).constrainedness.threshold is None


def test_equations_of_equal_numbers_are_no_market_split() -> None:
    assert "market split" not in names(drawn("assignment", 4))
    assert "market split" not in names(drawn("exact_cover", 12))


def test_a_thin_polynomial_is_no_dense_hubo() -> None:
    terms = [{"factors": ["a", "b", "c"], "coefficient": 1}]
    problem = parse_problem({"family": "hubo", "variables": ["a", "b", "c"], "terms": terms})
    assert "dense HUBO" not in names(problem)
