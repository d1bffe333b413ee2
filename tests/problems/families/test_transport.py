"""Transport plans against every whole plan."""

from itertools import product
from typing import Any

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.transport import Shipment, Transport, TransportSolution
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum


def _plan(
    supplies: tuple[float, ...],
    demands: tuple[float, ...],
    costs: tuple[tuple[float | None, ...], ...],
) -> Transport:
    return Transport(
        origins=tuple(f"o{index}" for index in range(len(supplies))),
        destinations=tuple(f"d{index}" for index in range(len(demands))),
        supplies=supplies,
        demands=demands,
        costs=costs,
    )


EXAMPLES = (
    _plan((20, 30), (10, 25, 15), ((2, 4, 5), (3, 1, 7))),
    _plan((8, 5), (6, 4), ((3, 2), (1, None))),
    _plan((2.5, 1.5), (3, 2), ((4, 6), (5, 5.5))),
)
STEPS = (5.0, 1.0, 0.5)


def _best(problem: Transport, step: float = 1.0) -> float | None:
    """The least cost of all plans in steps that ship the smaller side in full."""
    routes = [
        (i, j, cost)
        for i, row in enumerate(problem.costs)
        for j, cost in enumerate(row)
        if cost is not None
    ]
    most = [min(problem.supplies[i], problem.demands[j]) for i, j, _ in routes]
    total = min(sum(problem.supplies), sum(problem.demands))
    costs = []
    for amounts in product(*(np.arange(0, each + step / 2, step).tolist() for each in most)):
        sent = np.zeros((len(problem.supplies), len(problem.demands)))
        for (i, j, _), amount in zip(routes, amounts, strict=True):
            sent[i, j] = amount
        if (
            abs(sent.sum() - total) < 1e-9
            and np.all(sent.sum(axis=1) <= np.array(problem.supplies) + 1e-9)
            and np.all(sent.sum(axis=0) <= np.array(problem.demands) + 1e-9)
        ):
            costs.append(sum(c * a for (_, _, c), a in zip(routes, amounts, strict=True)))
    return min(costs, default=None)


def _run(problem: Transport) -> RawResult:
    program = problem.structure()
    return BACKEND.solve(Request(program), seed=1, budget_s=10, progress=lambda *_: None)


def _solved(problem: Transport) -> TransportSolution:
    return problem.decode_structure(_run(problem).answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = Transport.examples[example].objective
    assert _best(problem, STEPS[example]) == claimed
    check = problem.check(_solved(problem))
    assert (check.feasible, check.objective) == (True, claimed)


@pytest.mark.parametrize("example", [1, 2])
def test_the_model_of_a_worked_example_has_its_optimum(example: int) -> None:
    energy = minimum(EXAMPLES[example].cqm())
    assert energy == pytest.approx(Transport.examples[example].objective)


@pytest.mark.parametrize("seed", range(6))
def test_model_and_structure_find_the_cheapest_of_all_plans(seed: int) -> None:
    problem = Transport.random(np.random.default_rng(seed), 3)
    best = _best(problem)
    assert minimum(problem.cqm()) == best
    check = problem.check(_solved(problem))
    assert (check.feasible, check.objective) == (True, best)


@pytest.mark.parametrize(
    ("supplies", "demands"), [((4, 3), (2, 2)), ((1, 2), (2, 4)), ((3, 1), (2, 2))]
)
def test_the_smaller_side_is_shipped_in_full(
    supplies: tuple[float, ...], demands: tuple[float, ...]
) -> None:
    problem = _plan(supplies, demands, ((3, 8), (5, 1)))
    assert minimum(problem.cqm()) == _best(problem)
    solution = _solved(problem)
    assert problem.check(solution).feasible
    shipped = sum(each.amount for each in solution.shipments)
    assert shipped == min(sum(supplies), sum(demands))
    assert not problem.check(TransportSolution(shipments=())).feasible


def test_routes_that_are_missing_can_make_a_plan_impossible() -> None:
    problem = _plan((2, 2), (1, 3), ((1, None), (1, 1)))
    assert _best(problem) is None
    assert minimum(problem.cqm()) is None
    assert _run(problem).status is Status.INFEASIBLE
    cut_off = _plan((2, 2), (1, 3), ((1, None), (1, None)))
    assert minimum(cut_off.cqm()) is None


def test_amounts_come_back_as_they_would_be_written() -> None:
    problem = _plan((0.1, 0.2), (0.3,), ((1,), (2,)))
    solution = _solved(problem)
    assert [each.amount for each in solution.shipments] == [0.1, 0.2]
    assert problem.check(solution).feasible
    assert problem.describe(solution) == "Ship 0.1 from o0 to d0, 0.2 from o1 to d0: 0.5 in all."


def test_amounts_of_too_many_digits_are_a_program_and_no_quadratic_model() -> None:
    problem = _plan((np.pi, 1e9 / 3), (np.e, 1.0), ((1, 2), (3, 4)))
    assert problem.check(_solved(problem)).feasible
    with pytest.raises(LimitExceeded, match="round them to fewer digits"):
        problem.cqm()


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[1]
    sent = [("o0", "d0", 9.0), ("o1", "d0", -1.0), ("o1", "d1", 4.0)]
    check = problem.check(
        TransportSolution(
            shipments=tuple(Shipment(origin=o, destination=d, amount=a) for o, d, a in sent)
        )
    )
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "-1 go from 'o1' to 'd0'; the least is 0",
        "there is no route from 'o1' to 'd1'",
        "'o0' sends 9; it has 8",
        "'d0' receives 8; it wants 6",
        "'d1' receives 0; it wants 4",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"origins": ["A", "A"]}, "two origins are called 'A'"),
        ({"destinations": ["C", "C"]}, "two destinations are called 'C'"),
        ({"supplies": [1]}, "there are 2 origins and 1 supplies"),
        ({"demands": [1, 2, 3]}, "there are 2 destinations and 3 demands"),
        ({"demands": [1, -2]}, "'D' is given -2 among the demands; the least is 0"),
        ({"costs": [[1, 2]]}, "there are 2 origins and 1 rows of costs"),
        ({"costs": [[1, 2], [3]]}, "the row of 'B' has 1 costs; it needs 2"),
        ({"costs": [[None, None], [None, None]]}, "there is no route at all"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, Any], words: str) -> None:
    data = {
        "family": "transport",
        "origins": ["A", "B"],
        "destinations": ["C", "D"],
        "supplies": [1, 2],
        "demands": [2, 1],
        "costs": [[1, 2], [3, None]],
    }
    assert parse_problem(data).size == "2 origins and 2 destinations"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_marks_the_routes_that_are_used() -> None:
    problem = EXAMPLES[1]
    drawn = problem.figure(_solved(problem))
    assert drawn.title == "Shipped, cost 16"
    assert drawn.values == ((1, 4), (5, None))
    assert set(drawn.highlighted) == {(0, 0), (0, 1), (1, 0)}


def test_the_dial_adds_origins_and_makes_them_degenerate() -> None:
    easy, half, hard = (
        Transport.random(np.random.default_rng(1), 30, each) for each in (0, 0.5, 1)
    )
    assert [len(each.origins) for each in (easy, half, hard)] == [2, 15, 30]
    assert hard.supplies.count(0) > half.supplies.count(0)
    for problem in (easy, half, hard):
        assert 0 <= sum(problem.supplies) - sum(problem.demands) <= 1
