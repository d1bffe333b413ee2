"""Cheapest flows against every whole flow."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.min_cost_flow import Arc, MinCostFlow, MinCostFlowSolution, Node
from problems.figure import BarFigure, GraphFigure
from problems.modelling.flow_model import Flow
from problems.registry import parse_problem
from problems.structures import CheapestFlow, Program
from solvers.backends import mathopt_highs, ortools_flow
from solvers.result import Request
from tests.brute_force import minimum


def _network(supplies: str, arcs: str) -> MinCostFlow:
    """Arcs are written "u-v cost capacity"; a dash is no capacity."""
    nodes = [each.rsplit(" ", 1) for each in supplies.split(", ")]
    written = [each.split(" ") for each in arcs.split(", ")]
    return MinCostFlow(
        nodes=tuple(Node(name=name, supply=float(supply)) for name, supply in nodes),
        arcs=tuple(
            Arc(
                u=ends.split("-")[0],
                v=ends.split("-")[1],
                cost=float(cost),
                capacity=None if capacity == "–" else float(capacity),
            )
            for ends, cost, capacity in written
        ),
    )


EXAMPLES = (
    _network("plant 10, A -4, B -6", "plant-A 3 –, plant-B 7 –, A-B 2 5"),
    _network("s 5, t -5, a 0, b 0", "s-a 1 3, s-b 4 4, a-t 5 2, a-b 1 –, b-t 2 4"),
    _network(
        "W1 3, W2 4, city -5, basin 0", "W1-basin 2 –, W2-basin 1 2.5, W2-city 6 –, basin-city 3 –"
    ),
)


def _best(problem: MinCostFlow, step: float = 1.0) -> float:
    """The least cost of all flows in steps that meet every want."""
    total = sum(max(node.supply, 0.0) for node in problem.nodes)
    spare = sum(node.supply for node in problem.nodes) > 1e-12
    limits = [total if arc.capacity is None else arc.capacity for arc in problem.arcs]
    ranges = [np.arange(0, min(limit, total) + step / 2, step).tolist() for limit in limits]
    costs = []
    for amounts in product(*ranges):
        given = dict.fromkeys((node.name for node in problem.nodes), 0.0)
        for arc, sent in zip(problem.arcs, amounts, strict=True):
            given[arc.u] += sent
            given[arc.v] -= sent
        if all(
            (0 if spare and node.supply > 0 else node.supply) - 1e-9
            <= given[node.name]
            <= node.supply + 1e-9
            for node in problem.nodes
        ):
            costs.append(sum(a.cost * sent for a, sent in zip(problem.arcs, amounts, strict=True)))
    best: float = min(costs)
    return best


def _solved(problem: MinCostFlow) -> MinCostFlowSolution:
    structure = problem.structure()
    backend = mathopt_highs.BACKEND if isinstance(structure, Program) else ortools_flow.BACKEND
    found = backend.solve(Request(structure), seed=1, budget_s=10, progress=lambda *_: None)
    return problem.decode_structure(found.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == MinCostFlow.examples[example].objective
    assert check.objective == _best(problem, step=0.5 if example == 2 else 1)


@pytest.mark.parametrize("seed", range(8))
def test_model_and_structure_find_the_cheapest_of_all_flows(seed: int) -> None:
    problem = MinCostFlow.random(np.random.default_rng(seed), 3)
    best = _best(problem)
    assert minimum(problem.cqm()) == pytest.approx(best)
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(best)


def test_what_is_too_much_stays_where_it_is() -> None:
    problem = _network("near 3, far 3, shop -4", "near-shop 1 2, far-shop 5 –, near-far 1 –")
    assert minimum(problem.cqm()) == _best(problem) == 12
    solution = _solved(problem)
    assert solution.flows == (
        Flow(u="near", v="shop", amount=2),
        Flow(u="far", v="shop", amount=2),
    )


def test_costs_below_zero_are_worth_a_round_trip() -> None:
    problem = _network("a 1, b -1, c 0", "a-b 2 –, b-c 1 –, c-b -4 2, c-a 0 1")
    assert minimum(problem.cqm()) == _best_with_cycles(problem) == -4
    check = problem.check(_solved(problem))
    assert (check.feasible, check.objective) == (True, -4)


def _best_with_cycles(problem: MinCostFlow) -> float:
    """As `_best`, with up to three on every arc that has no capacity."""
    wide = [arc.model_copy(update={"capacity": arc.capacity or 3}) for arc in problem.arcs]
    costs = []
    for amounts in product(*(range(int(arc.capacity or 0) + 1) for arc in wide)):
        given = {node.name: -node.supply for node in problem.nodes}
        for arc, sent in zip(wide, amounts, strict=True):
            given[arc.u] += sent
            given[arc.v] -= sent
        if not any(given.values()):
            costs.append(sum(arc.cost * sent for arc, sent in zip(wide, amounts, strict=True)))
    return min(costs)


def test_amounts_come_back_as_they_would_be_written() -> None:
    problem = _network("a 0.1, b 0.2, c -0.3", "a-b 1 –, b-c 1 –")
    solution = _solved(problem)
    assert solution.flows == (Flow(u="a", v="b", amount=0.1), Flow(u="b", v="c", amount=0.3))
    assert problem.check(solution).feasible
    assert problem.describe(solution) == "Send 0.1 from a to b, 0.3 from b to c: 0.4 in all."


def test_amounts_of_too_many_digits_are_a_program_and_no_quadratic_model() -> None:
    problem = _network(f"a {np.pi * 1e6}, b {-np.pi * 1e6}", "a-b 2 –")
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(2e6 * np.pi)
    many = _network(f"a {np.pi}, b {-np.pi}", f"a-b 2 {1e9 / 3}")
    with pytest.raises(LimitExceeded, match="round them to fewer digits"):
        many.cqm()


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[0]
    flows = [("plant", "A", 11), ("A", "B", 6.5), ("B", "A", 1)]
    check = problem.check(
        MinCostFlowSolution(flows=tuple(Flow(u=u, v=v, amount=sent) for u, v, sent in flows))
    )
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "6.5 flow from 'A' to 'B'; the capacity is 5",
        "there is no arc from 'B' to 'A'",
        "'plant' gives off 11 more than it takes in; it must be 10",
        "'A' gives off -5.5 more than it takes in; it must be -4",
        "'B' gives off -5.5 more than it takes in; it must be -6",
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": [{"name": "A"}, {"name": "A"}]}, "two nodes are called 'A'"),
        ({"arcs": [{"u": "A", "v": "X", "cost": 1}]}, "names 'X'"),
        ({"arcs": [{"u": "A", "v": "B", "cost": 1}] * 2}, "'A'-'B' is given twice"),
        ({"arcs": [{"u": "A", "v": "B", "cost": -1}]}, "has the cost -1 and no capacity"),
        (
            {"nodes": [{"name": "A", "supply": 2}, {"name": "B", "supply": -3}]},
            "want 3 and supply 2; supply at least as much",
        ),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "min_cost_flow",
        "nodes": [{"name": "A", "supply": 2}, {"name": "B", "supply": -2}],
        "arcs": [{"u": "A", "v": "B", "cost": 1}],
    }
    assert parse_problem(data).size == "2 nodes, 1 arcs"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_shows_what_each_arc_carries() -> None:
    problem = EXAMPLES[0]
    drawn = problem.figure(_solved(problem))
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Flow of cost 44"
    assert drawn.edge_labels == ("9", "1", "5 / 5")
    assert drawn.groups == ("supplies", "wants", "wants")
    large = MinCostFlow.random(np.random.default_rng(1), 500)
    assert isinstance(large.figure(_solved(large)), BarFigure)


def test_the_dial_raises_how_far_arcs_reach() -> None:
    n_arcs = [
        len(MinCostFlow.random(np.random.default_rng(1), 50, difficulty).arcs)
        for difficulty in (0, 0.5, 1)
    ]
    assert n_arcs[0] < n_arcs[1] == 50 + 49 < n_arcs[2]


def test_many_nodes_are_left_to_the_linear_program() -> None:
    few = MinCostFlow.random(np.random.default_rng(1), 4_999)
    many = MinCostFlow.random(np.random.default_rng(1), 5_000)
    assert isinstance(few.structure(), CheapestFlow)
    assert isinstance(many.structure(), Program)
