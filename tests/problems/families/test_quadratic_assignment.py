"""Quadratic assignment against every way to place the facilities."""

from itertools import permutations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.quadratic_assignment import QuadraticAssignment, QuadraticAssignmentSolution
from problems.figure import MatrixFigure
from problems.registry import parse_problem
from tests.brute_force import feasible_samples, minimum

Matrix = list[list[float]]


def _problem(
    facilities: str, locations: str, flows: Matrix, distances: Matrix
) -> QuadraticAssignment:
    return QuadraticAssignment(
        facilities=tuple(facilities.split()),
        locations=tuple(locations.split()),
        flows=tuple(map(tuple, flows)),
        distances=tuple(map(tuple, distances)),
    )


HOSPITAL = _problem(
    "emergency X-ray ward",
    "1 2 3",
    [[0, 30, 10], [0, 0, 20], [0, 0, 0]],
    [[0, 40, 70], [40, 0, 30], [70, 30, 0]],
)
MACHINES = _problem(
    "P Q R S",
    "1 2 3 4",
    [[0, 5, 2, 0], [0, 0, 0, 4], [0, 0, 0, 3], [0, 0, 0, 0]],
    [[abs(i - j) for j in range(4)] for i in range(4)],
)
SPARE = _problem(
    "1 2 3",
    "A B C D",
    [[0, 3, 1], [3, 0, 2], [1, 2, 0]],
    [[0, 5, 2, 4], [5, 0, 3, 6], [2, 3, 0, 1], [4, 6, 1, 0]],
)


def _best(problem: QuadraticAssignment) -> float:
    n = range(len(problem.facilities))
    return min(
        sum(problem.flows[i][j] * problem.distances[at[i]][at[j]] for i in n for j in n)
        for at in permutations(range(len(problem.locations)), len(problem.facilities))
    )


@pytest.mark.parametrize(("example", "problem"), list(enumerate((HOSPITAL, MACHINES, SPARE))))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, problem: QuadraticAssignment
) -> None:
    claimed = QuadraticAssignment.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(6))
def test_every_energy_is_the_cost_of_its_placing(seed: int) -> None:
    rng = np.random.default_rng(seed)
    flows, distances = rng.integers(0, 9, (3, 3)).tolist(), rng.integers(0, 9, (4, 4)).tolist()
    problem = _problem("a b c", "1 2 3 4", flows, distances)
    labels, states, energies = feasible_samples(problem.cqm())
    assert len(states) == 24
    for state, energy in zip(states, energies, strict=True):
        check = problem.check(problem.decode(dict(zip(labels, state.tolist(), strict=True))))
        assert check.feasible
        assert check.objective == pytest.approx(energy)
    assert energies.min() == _best(problem)


def test_a_placing_survives_becoming_bits() -> None:
    solution = QuadraticAssignmentSolution(placed={"1": "C", "2": "D", "3": "A"})
    bits = dict.fromkeys(map(str, SPARE.cqm().variables), 0.0)
    bits |= {"0 at 2": 1, "1 at 3": 1, "2 at 0": 1}
    assert SPARE.decode(bits) == solution
    assert SPARE.decode({**bits, "0 at 0": 1}).placed == {"2": "D", "3": "A"}


def test_check_names_each_violation() -> None:
    placed = {"emergency": "2", "X-ray": "moon", "ghost": "1"}
    check = HOSPITAL.check(QuadraticAssignmentSolution(placed=placed))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no facility called 'ghost'",
        "there is no location called 'moon'",
        "'ward' has no location",
    ]
    twice = HOSPITAL.check(
        QuadraticAssignmentSolution(placed={"emergency": "2", "X-ray": "2", "ward": "1"})
    )
    assert [each.message for each in twice.violations] == ["'2' takes 2 facilities; it takes one"]
    assert twice.objective == 10 * 40 + 20 * 40


def test_repair_keeps_what_stands_and_places_the_rest() -> None:
    broken = QuadraticAssignmentSolution(placed={"emergency": "2", "X-ray": "2"})
    mended, changes = HOSPITAL.repair(broken)
    assert mended.placed == {"emergency": "2", "X-ray": "1", "ward": "3"}
    assert changes == ("put X-ray at 1", "put ward at 3")
    assert HOSPITAL.check(mended).feasible
    assert HOSPITAL.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"flows": [[0, 1]]}, "3 facilities and 1 rows of flows"),
        (
            {"distances": [[0, 1, 2], [1, 0, 2], [1, 2]]},
            "the row of '3' has 2 distances; it needs 3",
        ),
        ({"facilities": ["a", "b", "a"]}, "two facilities are called 'a'"),
        ({"locations": ["1", "2"], "distances": [[0, 1], [1, 0]]}, "3 facilities and 2 locations"),
        ({"flows": [[0, -1, 0]] * 3}, "greater than or equal to 0"),
    ],
)
def test_what_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**HOSPITAL.model_dump(mode="json"), **change})


def test_a_model_of_too_many_products_is_refused_with_a_remedy() -> None:
    names = " ".join(map(str, range(50)))
    ones = (1 - np.eye(50)).tolist()
    with pytest.raises(LimitExceeded, match=r"6,002,500 products.*5,000,000; leave out"):
        _problem(names, names, ones, ones).cqm()


def test_the_words_and_the_picture_tell_what_it_costs() -> None:
    solution = QuadraticAssignmentSolution(placed={"emergency": "3", "X-ray": "2", "ward": "1"})
    assert HOSPITAL.describe(solution) == (
        "Put emergency at 3, X-ray at 2, ward at 1: flow times distance comes to 2400."
    )
    drawn = HOSPITAL.figure(solution)
    assert isinstance(drawn, MatrixFigure)
    assert drawn.rows[0] == "emergency at 3"
    assert drawn.values == ((0, 900, 700), (0, 0, 800), (0, 0, 0))


def test_the_dial_lowers_the_flow_dominance() -> None:
    def dominance(difficulty: float) -> float:
        problem = QuadraticAssignment.random(np.random.default_rng(1), 40, difficulty)
        flows = np.array(problem.flows)[np.triu_indices(40, 1)]
        return float(100 * flows.std() / flows.mean())

    assert dominance(0) == pytest.approx(340, abs=60)
    assert dominance(0.5) == pytest.approx(124, abs=20)
    assert dominance(1) == pytest.approx(64, abs=10)
