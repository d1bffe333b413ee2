"""Steiner trees against the cheapest spanning tree of every set of nodes that holds the terminals."""

from itertools import chain, combinations

import networkx as nx
import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.steiner_tree import Edge, SteinerTree, SteinerTreeSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling import steiner_model
from problems.registry import parse_problem
from problems.status import Status
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import RawResult, Request
from tests.brute_force import minimum

FIBRE = (
    "school-clinic 6, clinic-library 6, school-library 6, school-square 3, clinic-square 3, "
    "library-square 3"
)
PIPES = "W-A 40, A-B 30, A-F1 20, B-F2 25, B-F3 35, W-F2 90, F1-F3 70"
NUMBERED = "1-2 2, 2-3 2, 3-4 2, 2-5 1, 5-6 3, 3-6 2.5, 1-6 7, 4-6 5"


def _graph(written: str, terminals: str) -> SteinerTree:
    pairs = [each.split(" ") for each in written.split(", ")]
    edges = tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], cost=float(cost)) for ends, cost in pairs
    )
    nodes = tuple(dict.fromkeys(end for edge in edges for end in (edge.u, edge.v)))
    return SteinerTree(nodes=nodes, edges=edges, terminals=tuple(terminals.split(" ")))


EXAMPLES = (
    _graph(FIBRE, "school clinic library"),
    _graph(PIPES, "W F1 F2 F3"),
    _graph(NUMBERED, "1 4 6"),
)


def _cheapest(problem: SteinerTree) -> float | None:
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(problem.nodes)
    graph.add_weighted_edges_from((edge.u, edge.v, edge.cost) for edge in problem.edges)
    others = [node for node in problem.nodes if node not in problem.terminals]
    passed = chain.from_iterable(combinations(others, n) for n in range(len(others) + 1))
    parts = (graph.subgraph([*problem.terminals, *each]) for each in passed)
    return min(
        (
            nx.minimum_spanning_tree(part).size(weight="weight")
            for part in parts
            if nx.is_connected(part)
        ),
        default=None,
    )


def _run(problem: SteinerTree) -> RawResult:
    return BACKEND.solve(
        Request(problem.structure()), seed=1, budget_s=20, progress=lambda *_: None
    )


def _worth(problem: SteinerTree) -> float | None:
    check = problem.check(problem.decode_structure(_run(problem).answers[0]))
    assert check.feasible, check.violations
    return check.objective


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = SteinerTree.examples[example].objective
    assert _cheapest(problem) == claimed == _worth(problem)


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(5))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    small = SteinerTree.random(np.random.default_rng(seed), 3, difficulty)
    assert minimum(small.cqm()) == _cheapest(small)
    problem = SteinerTree.random(np.random.default_rng(seed), 9, difficulty)
    assert _worth(problem) == _cheapest(problem)


@pytest.mark.parametrize("seed", range(3))
def test_one_flow_for_all_finds_the_same(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    problem = SteinerTree.random(np.random.default_rng(seed), 9)
    n_apart = len(problem.structure().names)
    monkeypatch.setattr(steiner_model, "_MOST_FLOWS", 0)
    assert len(problem.structure().names) < n_apart
    assert _worth(problem) == _cheapest(problem)


def test_a_depth_beyond_the_direct_way_is_found() -> None:
    problem = _graph("a-b 1, b-c 1, a-c 9", "a c")
    assert minimum(problem.cqm()) == 2


def test_edges_that_cost_nothing_leave_no_stub_and_no_cycle() -> None:
    problem = _graph("a-b 0, b-c 0, c-a 0, c-d 0, d-e 0", "a b")
    solution = problem.decode_structure(_run(problem).answers[0])
    assert problem.check(solution).feasible
    edges = tuple((edge.u, edge.v) for edge in problem.edges)
    mended, changes = problem.repair(SteinerTreeSolution(edges=edges))
    assert mended.edges == (("a", "b"),)
    assert changes == ("left out b–c", "left out c–a", "left out c–d", "left out d–e")


def test_one_terminal_needs_no_edge() -> None:
    problem = _graph("a-b 2, b-c 1", "b")
    assert _worth(problem) == minimum(problem.cqm()) == 0
    assert problem.describe(SteinerTreeSolution(edges=())) == "Join nothing: 0 in all."


@pytest.mark.parametrize(
    "problem",
    [
        _graph("a-b 1, c-d 1", "a c"),
        SteinerTree(
            nodes=("a", "b", "c"), edges=(Edge(u="a", v="b", cost=1),), terminals=("c", "a")
        ),
        SteinerTree(
            nodes=("a", "b", "c", "d"), edges=(Edge(u="a", v="b", cost=1),), terminals=("c", "d")
        ),
    ],
)
def test_what_cannot_be_joined_is_infeasible_in_both_models(problem: SteinerTree) -> None:
    assert minimum(problem.cqm()) is None
    assert _run(problem).status is Status.INFEASIBLE


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[0]
    broken = (("school", "clinic"), ("clinic", "square"), ("square", "school"), ("library", "moon"))
    check = problem.check(SteinerTreeSolution(edges=broken))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no edge 'library'-'moon'",
        "the edge 'square'-'school' closes a cycle",
        "the tree falls into 2 parts, so that 'school' and 'library' are not joined; it must be one",
    ]
    astray = _graph("a-b 1, b-c 1, d-e 5", "a c")
    apart = astray.check(SteinerTreeSolution(edges=(("a", "b"), ("c", "b"), ("d", "e"))))
    assert apart.objective == 7
    assert [each.message for each in apart.violations] == [
        "the tree falls into 2 parts, so that 'a' and 'd' are not joined; it must be one"
    ]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": ["A", "B", "A"]}, "two nodes are called 'A'"),
        ({"edges": [{"u": "A", "v": "X", "cost": 1}]}, "names 'X'"),
        ({"edges": [{"u": "A", "v": "B", "cost": 1}] * 2}, "'A'-'B' is given twice"),
        ({"edges": [{"u": "A", "v": "B", "cost": -1}]}, "greater than or equal to 0"),
        ({"terminals": ["A", "A"]}, "two terminals are called 'A'"),
        ({"terminals": ["X"]}, "the terminal 'X' is not one of the nodes"),
        ({"terminals": []}, "at least 1 item"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "steiner_tree",
        "nodes": ["A", "B"],
        "edges": [{"u": "A", "v": "B", "cost": 1}],
        "terminals": ["A", "B"],
    }
    assert parse_problem(data).size == "2 nodes, 1 edges, 2 terminals"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_large_graph_has_a_program_and_no_quadratic_model() -> None:
    problem = SteinerTree.random(np.random.default_rng(1), 700)
    n_arcs = problem.structure().linear.size // 2
    assert problem.structure().integer.sum() == n_arcs  # one flow for all terminals
    with pytest.raises(LimitExceeded, match="the tree needs"):
        problem.cqm()
    chain_of_all = tuple((edge.u, edge.v) for edge in problem.edges[:700])
    assert isinstance(problem.figure(SteinerTreeSolution(edges=chain_of_all)), BarFigure)


def test_the_picture_tells_terminals_from_places_on_the_way() -> None:
    problem = EXAMPLES[1]
    solution = problem.decode_structure(_run(problem).answers[0])
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Joined for 150"
    assert dict(zip(drawn.nodes, drawn.groups, strict=True)) == {
        "W": "terminal",
        "A": "passed",
        "B": "passed",
        "F1": "terminal",
        "F2": "terminal",
        "F3": "terminal",
    }
    assert drawn.highlighted == (0, 1, 2, 3, 4)
    assert problem.describe(solution) == (
        "Join W–A, A–B, A–F1, B–F2, B–F3, by way of A, B: 150 in all."
    )


def test_the_way_through_a_place_between_is_found_where_it_is_the_only_cheap_one() -> None:
    nodes = tuple(f"node {at}" for at in range(4))
    cheap = {(0, 1), (1, 3)}
    pairs = [(0, 1), (1, 2), (2, 3), (0, 2), (0, 3), (1, 3)]
    problem = SteinerTree(
        nodes=nodes,
        edges=tuple(
            Edge(u=nodes[u], v=nodes[v], cost=1 if (u, v) in cheap else 9) for u, v in pairs
        ),
        terminals=("node 0", "node 3"),
    )
    assert minimum(problem.cqm()) == 2
