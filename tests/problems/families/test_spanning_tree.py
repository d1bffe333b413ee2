"""Spanning trees against every set of n − 1 edges."""

from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.spanning_tree import Edge, SpanningTree, SpanningTreeSolution
from problems.figure import BarFigure, GraphFigure
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import feasible_samples, minimum

VILLAGES = "A-B 4, A-C 3, B-C 2, B-D 6, C-D 5, C-E 7, D-E 1"
SOCKETS = "hub-a 1, hub-b 1, hub-c 1, a-b 4, b-c 3"
NUMBERED = "1-2 2.5, 2-3 1.5, 3-4 4, 4-1 3, 1-3 3.5, 2-4 2"


def _graph(written: str, limits: dict[str, int] | None = None) -> SpanningTree:
    pairs = [each.split(" ") for each in written.split(", ")]
    edges = tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], cost=float(cost)) for ends, cost in pairs
    )
    nodes = tuple(dict.fromkeys(end for edge in edges for end in (edge.u, edge.v)))
    return SpanningTree(nodes=nodes, edges=edges, degree_limits=limits or {})


EXAMPLES = (_graph(VILLAGES), _graph(SOCKETS, {"hub": 2}), _graph(NUMBERED))


def _trees(problem: SpanningTree) -> list[float]:
    """The cost of every spanning tree within the limits."""
    costs = []
    for edges in combinations(problem.edges, len(problem.nodes) - 1):
        graph: nx.Graph[str] = nx.Graph((edge.u, edge.v) for edge in edges)
        if len(graph) < len(problem.nodes) or not nx.is_tree(graph):
            continue
        if all(graph.degree(node) <= most for node, most in problem.degree_limits.items()):
            costs.append(sum(edge.cost for edge in edges))
    return costs


def _run(problem: SpanningTree) -> RawResult:
    program = problem.structure()
    return BACKEND.solve(Request(program), seed=1, budget_s=10, progress=lambda *_: None)


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = SpanningTree.examples[example].objective
    assert min(_trees(problem)) == claimed
    check = problem.check(problem.decode_structure(_run(problem).answers[0]))
    assert (check.feasible, check.objective) == (True, claimed)


@pytest.mark.parametrize("example", [1, 2])
def test_the_model_has_one_sample_for_each_tree(example: int) -> None:
    problem = EXAMPLES[example]
    _, _, energies = feasible_samples(problem.cqm())
    assert sorted(energies.tolist()) == sorted(_trees(problem))


@pytest.mark.parametrize("seed", range(6))
def test_model_and_structure_find_the_cheapest_of_all_trees(seed: int) -> None:
    small = SpanningTree.random(np.random.default_rng(seed), 3)
    assert minimum(small.cqm()) == min(_trees(small))
    problem = SpanningTree.random(np.random.default_rng(seed), 6)
    check = problem.check(problem.decode_structure(_run(problem).answers[0]))
    assert (check.feasible, check.objective) == (True, min(_trees(problem)))


def test_costs_below_zero_do_not_tempt_into_a_cycle() -> None:
    problem = _graph("a-b -3, b-c -2, c-a -1")
    assert minimum(problem.cqm()) == min(_trees(problem)) == -5
    assert problem.decode_structure(_run(problem).answers[0]).edges == (("a", "b"), ("b", "c"))


@pytest.mark.parametrize(
    "problem",
    [
        _graph("a-b 1, c-d 1"),
        _graph("hub-a 1, hub-b 1, hub-c 1", {"hub": 2}),
        SpanningTree(nodes=("a", "b", "alone"), edges=(Edge(u="a", v="b", cost=1),)),
    ],
)
def test_what_cannot_be_joined_is_infeasible_in_both_models(problem: SpanningTree) -> None:
    assert minimum(problem.cqm()) is None
    assert _run(problem).status is Status.INFEASIBLE


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[1]
    broken = (("hub", "a"), ("hub", "b"), ("b", "a"), ("a", "ghost"))
    check = problem.check(SpanningTreeSolution(edges=broken))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no edge 'a'-'ghost'",
        "the edge 'b'-'a' closes a cycle",
        "the nodes fall into 2 parts, so that 'hub' and 'c' are not joined; it must be one",
    ]
    star = problem.check(SpanningTreeSolution(edges=(("hub", "a"), ("hub", "b"), ("c", "hub"))))
    assert [each.message for each in star.violations] == ["'hub' has 3 edges; it may have 2"]
    assert (star.objective, star.violations[0].amount) == (3, 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": ["A", "B", "A"]}, "two nodes are called 'A'"),
        ({"edges": [{"u": "A", "v": "X", "cost": 1}]}, "names 'X'"),
        ({"edges": [{"u": "A", "v": "B", "cost": 1}] * 2}, "'A'-'B' is given twice"),
        ({"degree_limits": {"X": 2}}, "a limit is given for 'X', which is not one of the nodes"),
        ({"degree_limits": {"A": 0}}, "the limit of 'A' is 0; the least is 1"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "spanning_tree",
        "nodes": ["A", "B"],
        "edges": [{"u": "A", "v": "B", "cost": 1}],
    }
    assert parse_problem(data).size == "2 nodes, 1 edges"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_large_graph_is_a_program_and_no_quadratic_model() -> None:
    problem = SpanningTree.random(np.random.default_rng(1), 600)
    problem = problem.model_copy(update={"degree_limits": {}})
    solution = problem.decode_structure(_run(problem).answers[0])
    graph: nx.Graph[str] = nx.Graph()
    graph.add_weighted_edges_from((edge.u, edge.v, edge.cost) for edge in problem.edges)
    assert problem.check(solution).objective == nx.minimum_spanning_tree(graph).size("weight")
    assert isinstance(problem.figure(solution), BarFigure)
    with pytest.raises(LimitExceeded, match="the tree needs"):
        problem.cqm()


def test_the_picture_highlights_the_tree() -> None:
    problem = EXAMPLES[1]
    solution = SpanningTreeSolution(edges=(("hub", "a"), ("hub", "b"), ("b", "c")))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Tree of 5"
    assert drawn.highlighted == (0, 1, 4)
    assert drawn.groups == ("limited", "node", "node", "node")
    assert problem.describe(solution) == "Join hub–a, hub–b, b–c: 5 in all."


def test_the_dial_is_the_share_of_nodes_with_a_limit() -> None:
    for difficulty, n_limited in ((0, 0), (0.5, 10), (1, 20)):
        problem = SpanningTree.random(np.random.default_rng(1), 19, difficulty)
        assert len(problem.degree_limits) == n_limited
        assert problem.check(problem.decode_structure(_run(problem).answers[0])).feasible
