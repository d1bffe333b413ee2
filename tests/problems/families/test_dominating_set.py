"""Dominating sets against every set of nodes."""

from itertools import combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.dominating_set import DominatingSet, DominatingSetSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Node
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

EXAMPLES = (
    ("A, B, C, D, E, F, G", "A-B, A-C, B-D, C-D, D-E, E-F, F-G"),
    ("1, 2, 3, 4, 5, 6", "1-2, 2-3, 3-4, 4-5, 5-6, 6-1"),
    ("mill 40, hill 90, lake 50, port 30, camp 45", "hill-mill, hill-lake, hill-port, port-camp"),
    ("a 2.5, b 4, c 2.5, d 3, e 1.5", "a-b, b-c, c-d, d-e"),
)


def _graph(nodes: str, edges: str) -> DominatingSet:
    return DominatingSet(nodes=written_graph.nodes(nodes), edges=written_graph.pairs(edges))


def _best(problem: DominatingSet) -> float:
    serves = {node.name: {node.name} for node in problem.nodes}
    for u, v in problem.edges:
        serves[u].add(v)
        serves[v].add(u)
    weights = [
        sum(node.weight for node in chosen)
        for chosen in written_graph.subsets(problem.nodes)
        if set().union(*(serves[node.name] for node in chosen)) == set(serves)
    ]
    return min(weights)


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, str]
) -> None:
    problem = _graph(*given)
    claimed = DominatingSet.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(8))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = DominatingSet.random(np.random.default_rng(seed), 10)
    assert minimum(problem.cqm()) == pytest.approx(_best(problem))
    cost, answer = proven(problem.structure())
    assert cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(cost)


@pytest.mark.parametrize(
    ("edges", "served"),
    [
        ("hub-a, hub-b, hub-c", {"a is served", "b is served", "c is served"}),
        ("a-b, b-c, a-c", {"a is served"}),
    ],
)
def test_needs_that_others_imply_have_no_constraint(edges: str, served: set[str]) -> None:
    names = tuple(Node(name=name) for name in written_graph.names(edges))
    problem = DominatingSet(nodes=names, edges=written_graph.pairs(edges))
    assert set(problem.cqm().constraints) == served


def test_a_node_without_edges_has_to_be_chosen() -> None:
    problem = _graph("a, b, alone 7", "a-b")
    assert minimum(problem.cqm()) == 8


def test_decoding_is_the_inverse_of_choosing() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = DominatingSetSolution(chosen=("b", "d"))
    sample = {"a": 0, "b": 1, "c": 0, "d": 1, "e": 0}
    assert problem.decode(sample) == solution
    assert problem.check(solution).objective == 7


def test_check_names_nodes_left_unserved_strangers_and_repetitions() -> None:
    problem = _graph(*EXAMPLES[3])
    check = problem.check(DominatingSetSolution(chosen=("a", "a", "ghost")))
    assert not check.feasible
    assert check.objective == 2.5
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'a' is chosen 2 times; it must be once at most",
        "neither 'c' nor any of its neighbours is chosen; one of them must be",
        "neither 'd' nor any of its neighbours is chosen; one of them must be",
        "neither 'e' nor any of its neighbours is chosen; one of them must be",
    ]


def test_repair_adds_the_cheapest_server_and_says_so() -> None:
    problem = _graph(*EXAMPLES[3])
    mended, changes = problem.repair(DominatingSetSolution(chosen=("a", "ghost")))
    assert mended.chosen == ("a", "c", "e")
    assert changes == ("added c", "added e")
    assert problem.check(mended).feasible


@pytest.mark.parametrize(
    ("nodes", "edges", "words"),
    [
        (["a", "b"], [["a", "ghost"]], "the edge 'a'-'ghost' names 'ghost'"),
        (["a", "b"], [["a", "a"]], "joins a node to itself; leave it out"),
        (["a", "b", "a"], [], "two nodes are called 'a'; give each a name of its own"),
    ],
)
def test_graphs_that_do_not_fit_are_refused(
    nodes: list[str], edges: list[list[str]], words: str
) -> None:
    data = {"family": "dominating_set", "nodes": [{"name": name} for name in nodes], "edges": edges}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_more_edges_than_a_model_holds_are_refused_with_a_remedy() -> None:
    names = [str(each) for each in range(1_002)]
    problem = DominatingSet(
        nodes=tuple(Node(name=name) for name in names), edges=tuple(combinations(names, 2))
    )
    with pytest.raises(
        LimitExceeded, match="501,501 edges; the model takes at most 500,000; solve"
    ):
        problem.cqm()


def test_the_picture_marks_who_serves_whom() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = DominatingSetSolution(chosen=("b", "d"))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (0, 1, 2, 3)
    assert (
        problem.describe(solution)
        == "Choose b, d: 2 of 5 nodes, weighing 7; every other node is next to one of them."
    )
    large = DominatingSet(nodes=tuple(Node(name=str(each)) for each in range(500)), edges=())
    assert isinstance(large.figure(DominatingSetSolution(chosen=("1",))), BarFigure)


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = DominatingSet.random(np.random.default_rng(1), 30, difficulty)
        return {each.weight for each in problem.nodes}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_joins_more_pairs() -> None:
    def joined(difficulty: float) -> int:
        return len(DominatingSet.random(np.random.default_rng(1), 40, difficulty).edges)

    assert joined(0) < 0.75 * joined(0.5) < 0.75 * joined(1)
