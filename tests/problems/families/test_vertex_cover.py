"""Vertex covers against every set of nodes."""

from itertools import combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.vertex_cover import VertexCover, VertexCoverSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Node
from problems.qubo import penalise
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

EXAMPLES = (
    ("A, B, C, D, E, F", "A-B, A-C, B-C, C-D, D-E, D-F"),
    ("1, 2, 3, 4, 5", "1-2, 2-3, 3-4, 4-5, 5-1"),
    ("gate 900, hall 400, yard 500, shed 300", "gate-hall, gate-yard, gate-shed, hall-yard"),
    ("a 2.5, b 4, c 2.5, d 3", "a-b, b-c, c-d"),
)


def _graph(nodes: str, edges: str) -> VertexCover:
    return VertexCover(nodes=written_graph.nodes(nodes), edges=written_graph.pairs(edges))


def _best(problem: VertexCover) -> float:
    best = np.inf
    for chosen in written_graph.subsets(problem.nodes):
        names = {node.name for node in chosen}
        if all(u in names or v in names for u, v in problem.edges):
            best = min(best, sum(node.weight for node in chosen))
    return float(best)


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, str]
) -> None:
    problem = _graph(*given)
    claimed = VertexCover.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(6))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = VertexCover.random(np.random.default_rng(seed), 10)
    assert minimum(problem.cqm()) == pytest.approx(_best(problem))
    cost, answer = proven(problem.structure())
    assert cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(cost)


def test_a_qubo_needs_no_variable_but_the_nodes() -> None:
    problem = VertexCover.random(np.random.default_rng(3), 12)
    assert len(penalise(problem.cqm())[0].variables) == 12


def test_decoding_is_the_inverse_of_choosing() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = VertexCoverSolution(chosen=("b", "d"))
    assert problem.decode({"a": 0, "b": 1, "c": 0, "d": 1}) == solution
    assert problem.check(solution).objective == 7


def test_check_names_bare_edges_strangers_and_repetitions() -> None:
    problem = _graph(*EXAMPLES[3])
    check = problem.check(VertexCoverSolution(chosen=("a", "a", "ghost")))
    assert not check.feasible
    assert check.objective == 2.5
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'a' is chosen 2 times; it must be once at most",
        "neither 'b' nor 'c' is chosen; one of them must be",
        "neither 'c' nor 'd' is chosen; one of them must be",
    ]


def test_repair_adds_the_cheaper_end_and_says_so() -> None:
    problem = _graph(*EXAMPLES[3])
    mended, changes = problem.repair(VertexCoverSolution(chosen=("a", "ghost")))
    assert mended.chosen == ("a", "c")
    assert changes == ("added c",)
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
    data = {"family": "vertex_cover", "nodes": [{"name": name} for name in nodes], "edges": edges}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_more_edges_than_a_model_holds_are_refused_with_a_remedy() -> None:
    names = [str(each) for each in range(1_002)]
    problem = VertexCover(
        nodes=tuple(Node(name=name) for name in names), edges=tuple(combinations(names, 2))
    )
    with pytest.raises(LimitExceeded, match="501,501 edges; the limit is 500,000; solve each"):
        problem.structure()


def test_the_picture_and_the_words_tell_the_cost() -> None:
    problem = _graph(*EXAMPLES[2]).model_copy(update={"weight_unit": "$"})
    solution = VertexCoverSolution(chosen=("gate", "hall"))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.groups == ("chosen", "chosen", "left out", "left out")
    assert (
        problem.describe(solution)
        == "Choose gate, hall: 2 of 4 nodes, weighing 1300 $, with an end of every edge among them."
    )
    large = VertexCover(nodes=tuple(Node(name=str(each)) for each in range(500)), edges=())
    assert isinstance(large.figure(VertexCoverSolution(chosen=())), BarFigure)


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = VertexCover.random(np.random.default_rng(1), 30, difficulty)
        return {each.weight for each in problem.nodes}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_joins_more_pairs() -> None:
    def joined(difficulty: float) -> int:
        return len(VertexCover.random(np.random.default_rng(1), 40, difficulty).edges)

    assert joined(0) < 0.75 * joined(0.5) < 0.75 * joined(1)
