"""Maximum flows against every cut: the least cut is the largest flow."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.max_flow import Arc, MaxFlow, MaxFlowSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.flow_model import Flow
from problems.registry import parse_problem
from problems.structures import Program
from solvers.backends import mathopt_highs, ortools_flow
from solvers.result import Request
from tests.brute_force import feasible_samples, minimum

SPRING = "spring-tank 8, spring-mill 5, tank-mill 2, tank-town 4, mill-town 9"
LETTERS = "s-a 3, s-b 2, a-b 1, a-t 2, b-t 4"
ROADS = "north-east 1.5, north-west 2, east-west 0.7, east-south 2.5, west-south 1"


def _network(written: str, origin: str, destination: str, *, directed: bool = True) -> MaxFlow:
    pairs = [each.split(" ") for each in written.split(", ")]
    arcs = tuple(
        Arc(u=ends.split("-")[0], v=ends.split("-")[1], capacity=float(capacity))
        for ends, capacity in pairs
    )
    nodes = tuple(dict.fromkeys(end for arc in arcs for end in (arc.u, arc.v)))
    return MaxFlow(
        nodes=nodes, arcs=arcs, origin=origin, destination=destination, directed=directed
    )


EXAMPLES = (
    _network(SPRING, "spring", "town"),
    _network(LETTERS, "s", "t"),
    _network(ROADS, "north", "south", directed=False),
)


def _least_cut(problem: MaxFlow) -> float:
    cuts = []
    for sides in product((False, True), repeat=len(problem.nodes)):
        near = dict(zip(problem.nodes, sides, strict=True))
        if not near[problem.origin] or near[problem.destination]:
            continue
        cuts.append(
            sum(
                arc.capacity
                for arc in problem.arcs
                if (near[arc.u] and not near[arc.v])
                or (not problem.directed and near[arc.v] and not near[arc.u])
            )
        )
    return min(cuts)


def _solved(problem: MaxFlow) -> MaxFlowSolution:
    structure = problem.structure()
    backend = mathopt_highs.BACKEND if isinstance(structure, Program) else ortools_flow.BACKEND
    found = backend.solve(Request(structure), seed=1, budget_s=10, progress=lambda *_: None)
    return problem.decode_structure(found.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == MaxFlow.examples[example].objective
    assert check.objective == pytest.approx(_least_cut(problem))


@pytest.mark.parametrize("seed", range(8))
def test_model_and_structure_send_as_much_as_the_least_cut_lets_through(seed: int) -> None:
    small = MaxFlow.random(np.random.default_rng(seed), 3)
    energy = minimum(small.cqm())
    assert energy is not None
    assert small.objective_of_energy(energy) == pytest.approx(_least_cut(small))
    problem = MaxFlow.random(np.random.default_rng(seed), 8)
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(_least_cut(problem))


def test_where_arcs_carry_both_ways_the_flow_may_go_against_how_they_are_written() -> None:
    problem = _network("b-a 2, b-t 0.5, a-t 1, a-c 1, t-c 1", "a", "t", directed=False)
    labels, states, energies = feasible_samples(problem.cqm())
    best = dict(zip(labels, states[int(energies.argmin())].tolist(), strict=True))
    solution = problem.decode(best)
    assert Flow(u="a", v="b", amount=0.5) in solution.flows
    assert Flow(u="c", v="t", amount=1) in solution.flows
    check = problem.check(solution)
    assert check.feasible
    assert check.objective == _least_cut(problem) == 2.5


def test_amounts_come_back_as_they_would_be_written() -> None:
    problem = _network("s-a 0.1, s-b 0.2, a-t 0.3, b-a 0.2", "s", "t")
    solution = _solved(problem)
    assert Flow(u="a", v="t", amount=0.3) in solution.flows
    assert problem.describe(solution).startswith("0.3 can be sent from s to t: ")


def test_capacities_of_too_many_digits_are_a_program_and_no_quadratic_model() -> None:
    problem = _network(f"s-a {np.pi}, a-t {1e9 * np.e}", "s", "t")
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(np.pi)
    with pytest.raises(LimitExceeded, match="round them to fewer digits"):
        problem.cqm()


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[1]
    flows = [("s", "a", 4), ("a", "t", -1), ("s", "b", 1), ("s", "b", 1), ("b", "s", 1)]
    check = problem.check(
        MaxFlowSolution(flows=tuple(Flow(u=u, v=v, amount=sent) for u, v, sent in flows))
    )
    assert [each.message for each in check.violations] == [
        "4 flow from 's' to 'a'; the capacity is 3",
        "-1 flow from 'a' to 't'; the least is 0",
        "the flow from 's' to 'b' is given twice; it may be once",
        "there is no arc from 'b' to 's'",
        "'a' gives off -5 more than it takes in; it must be 0",
        "'b' gives off -1 more than it takes in; it must be 0",
    ]


def test_an_arc_that_carries_both_ways_keeps_its_capacity_for_both_together() -> None:
    problem = _network("s-t 3", "s", "t", directed=False)
    flows = (Flow(u="s", v="t", amount=3), Flow(u="t", v="s", amount=2))
    check = problem.check(MaxFlowSolution(flows=flows))
    assert check.violations[0].message == (
        "5 flow between 's' and 't', there and back; the capacity is 3"
    )
    assert check.violations[0].amount == 2


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": ["A", "B", "A"]}, "two nodes are called 'A'"),
        ({"arcs": [{"u": "A", "v": "X", "capacity": 1}]}, "names 'X'"),
        ({"arcs": [{"u": "A", "v": "A", "capacity": 1}]}, "joins a node to itself"),
        ({"arcs": [{"u": "A", "v": "B", "capacity": 1}] * 2}, "'A'-'B' is given twice"),
        ({"arcs": [{"u": "A", "v": "B", "capacity": -1}]}, "greater than or equal to 0"),
        ({"origin": "X"}, "the origin 'X' is not one of the nodes"),
        ({"destination": "A"}, "origin and destination are both 'A'"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "max_flow",
        "nodes": ["A", "B"],
        "arcs": [{"u": "A", "v": "B", "capacity": 1}],
        "origin": "A",
        "destination": "B",
    }
    assert parse_problem(data).size == "2 nodes, 1 arcs"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_shows_what_each_arc_carries_of_what_it_can() -> None:
    problem = EXAMPLES[1]
    solution = MaxFlowSolution(flows=(Flow(u="s", v="a", amount=2), Flow(u="a", v="t", amount=2)))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Flow of 2"
    assert drawn.edge_labels == ("2 / 3", "2 / 2", "0 / 2", "0 / 1", "0 / 4")
    assert drawn.highlighted == (0, 1)
    assert drawn.groups == ("origin", "between", "between", "destination")
    large = MaxFlow.random(np.random.default_rng(1), 500)
    assert isinstance(large.figure(_solved(large)), BarFigure)


def test_the_dial_raises_how_far_arcs_reach() -> None:
    n_arcs = [
        len(MaxFlow.random(np.random.default_rng(1), 50, difficulty).arcs)
        for difficulty in (0, 0.5, 1)
    ]
    assert n_arcs[0] < n_arcs[1] == 50 + 49 < n_arcs[2]
