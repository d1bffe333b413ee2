"""Feedback vertex sets against every set of nodes."""

from itertools import chain, combinations

import networkx as nx
import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.feedback_vertex_set import FeedbackVertexSet, FeedbackVertexSetSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.cycle_search import find_cycle
from problems.modelling.weighted_graph import Node
from problems.registry import parse_problem
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum


def _graph(
    written: str, weights: dict[str, float] | None = None, *, directed: bool = True
) -> FeedbackVertexSet:
    edges = [(each.split("-")[0], each.split("-")[1]) for each in written.split(" ")]
    names = dict.fromkeys(chain.from_iterable(edges))
    return FeedbackVertexSet(
        nodes=tuple(Node(name=name, weight=(weights or {}).get(name, 1)) for name in names),
        edges=tuple(edges),
        directed=directed,
    )


EXAMPLES = (
    _graph("1-2 2-3 3-1 3-4 4-5 5-3"),
    _graph("a-b b-c c-a c-d d-c d-e e-b", {"a": 3, "b": 4, "c": 6, "d": 2, "e": 5}),
    _graph("1-2 2-3 3-1 3-4 4-5 5-6 6-4 2-5", directed=False),
)


def _cheapest(problem: FeedbackVertexSet) -> float:
    graph: nx.Graph[str] = nx.DiGraph() if problem.directed else nx.Graph()
    graph.add_edges_from(problem.edges)
    weights = {node.name: node.weight for node in problem.nodes}
    sets = chain.from_iterable(combinations(weights, n) for n in range(len(weights) + 1))
    best = float("inf")
    for removed in sets:
        left = graph.copy()
        left.remove_nodes_from(removed)
        is_open = (
            nx.is_directed_acyclic_graph(left) if problem.directed else not nx.cycle_basis(left)
        )
        if is_open:
            best = min(best, sum(weights[name] for name in removed))
    return best


def _by_highs(problem: FeedbackVertexSet) -> FeedbackVertexSetSolution:
    request = Request(problem.structure())
    result = BACKEND.solve(request, seed=1, budget_s=20, progress=lambda *_: None)
    return problem.decode_structure(result.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = FeedbackVertexSet.examples[example].objective
    check = problem.check(_by_highs(problem))
    assert (check.feasible, check.objective) == (True, claimed)
    assert _cheapest(problem) == claimed


@pytest.mark.parametrize("difficulty", [0, 0.5, 1])
@pytest.mark.parametrize("seed", range(8))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int, difficulty: float) -> None:
    small = FeedbackVertexSet.random(np.random.default_rng(seed), 3, difficulty)
    assert minimum(small.cqm()) == _cheapest(small)
    problem = FeedbackVertexSet.random(np.random.default_rng(seed), 9, difficulty)
    check = problem.check(_by_highs(problem))
    assert (check.feasible, check.objective) == (True, _cheapest(problem))


@pytest.mark.parametrize("directed", [True, False])
def test_rings_and_rings_with_a_tail(directed: bool) -> None:
    ring = "a-b b-c c-d d-a"
    for written in (ring, f"{ring} d-e e-f", f"x-a {ring}"):
        problem = _graph(written, {"c": 0.5}, directed=directed)
        assert minimum(problem.cqm()) == 0.5
        assert _by_highs(problem).removed == ("c",)


def test_a_direction_decides_what_is_a_cycle() -> None:
    edges = "a-b a-c b-c"
    assert _by_highs(_graph(edges)).removed == ()
    assert len(_by_highs(_graph(edges, directed=False)).removed) == 1
    assert _graph("a-b b-a").check(FeedbackVertexSetSolution(removed=())).feasible is False


def test_nothing_goes_where_there_is_no_cycle() -> None:
    tree = _graph("a-b b-c b-d", directed=False)
    alone = FeedbackVertexSet(nodes=(Node(name="a"),), edges=())
    for problem in (tree, alone, _graph("a-b b-c")):
        assert minimum(problem.cqm()) == 0
        assert problem.check(_by_highs(problem)).objective == 0
    nothing = FeedbackVertexSetSolution(removed=())
    assert alone.describe(nothing) == "Take nothing away: there is no cycle."


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[0]
    check = problem.check(FeedbackVertexSetSolution(removed=("1", "1", "ghost")))
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'1' is chosen 2 times; it must be once at most",
        "the cycle 3 → 4 → 5 → 3 is left",
    ]
    assert check.objective == 1
    long = _graph(" ".join(f"{at}-{(at + 1) % 20}" for at in range(20)))
    told = long.check(FeedbackVertexSetSolution(removed=())).violations[0].message
    assert told == "the cycle 0 → 1 → 2 → 3 → 4 → 5 → 6 → 7 → 8 → 9 → 10 → 11 → … is left"


def test_repair_breaks_what_is_left_at_its_cheapest_node() -> None:
    problem = EXAMPLES[1]
    mended, changes = problem.repair(FeedbackVertexSetSolution(removed=("ghost",)))
    assert problem.check(mended).feasible
    assert changes == ("took away a", "took away d")


@pytest.mark.parametrize("directed", [True, False])
@pytest.mark.parametrize("seed", range(6))
def test_the_cycle_that_is_found_is_one(seed: int, directed: bool) -> None:
    rng = np.random.default_rng(seed)
    pairs = [
        (u, v) for u, v in np.argwhere(rng.random((12, 12)) < 0.09).tolist() if u < v or directed
    ]
    pairs = [(u, v) for u, v in pairs if u != v]
    graph: nx.Graph[int] = nx.DiGraph(pairs) if directed else nx.Graph(pairs)
    cycle = find_cycle(12, pairs, directed=directed)
    is_open = nx.is_directed_acyclic_graph(graph) if directed else not nx.cycle_basis(graph)
    assert (cycle is None) == is_open
    if cycle is not None:
        assert len(set(cycle)) == len(cycle) >= (2 if directed else 3)
        steps = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
        assert all(graph.has_edge(u, v) for u, v in steps)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": [{"name": "a"}, {"name": "a"}]}, "two nodes are called 'a'"),
        ({"nodes": [{"name": "a", "weight": -1}]}, "greater than or equal to 0"),
        ({"edges": [["a", "x"]]}, "names 'x', which is not one of the nodes"),
        ({"edges": [["a", "a"]]}, "joins a node to itself; leave the node out"),
        ({"edges": [["a", "b"], ["a", "b"]]}, "'a'-'b' is given twice"),
        ({"edges": [["a", "b"], ["b", "a"]], "directed": False}, "'b'-'a' is given twice"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "feedback_vertex_set",
        "nodes": [{"name": "a"}, {"name": "b"}],
        "edges": [["a", "b"], ["b", "a"]],
    }
    assert parse_problem(data).size == "2 nodes, 2 directed edges"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_marks_what_goes_and_what_stays() -> None:
    problem = EXAMPLES[0]
    drawn = problem.figure(FeedbackVertexSetSolution(removed=("3",)))
    assert isinstance(drawn, GraphFigure)
    assert drawn.groups == ("stays", "stays", "taken away", "stays", "stays")
    assert (drawn.highlighted, drawn.directed) == ((0, 4), True)
    told = problem.describe(FeedbackVertexSetSolution(removed=("3",)))
    assert told == "Take away 3: 1 of 5 nodes. No cycle is left."


def test_a_large_graph_is_drawn_as_bars_and_has_no_quadratic_model() -> None:
    problem = FeedbackVertexSet.random(np.random.default_rng(1), 500)
    assert isinstance(problem.figure(FeedbackVertexSetSolution(removed=())), BarFigure)
    ring = tuple((f"n{at}", f"n{(at + 1) % 20_000}") for at in range(20_000))
    chords = tuple((f"n{at}", f"n{at + k}") for k in range(2, 7) for at in range(19_990))
    wide = FeedbackVertexSet(
        nodes=tuple(Node(name=u) for u, _ in ring), edges=ring + chords, directed=False
    )
    with pytest.raises(LimitExceeded, match="the order of the nodes needs"):
        wide.cqm()
