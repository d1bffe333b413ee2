"""Graph partition against every way to split the nodes."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.graph_partition import GraphPartition, GraphPartitionSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

EXAMPLES = (
    ("Ana-Ben, Ana-Cem, Ben-Cem, Cem-Dia, Dia-Eva, Dia-Fay, Eva-Fay", 1),
    ("1-2, 2-3, 3-4, 4-5, 5-6, 6-7, 7-8, 8-1", 1),
    ("web-api 9, web-auth 4, api-store 6, auth-store 3, api-auth 2", 1),
    ("A-B 2.5, B-C 4, C-D 3, D-E 1.5, E-A 0.5", 3),
)


def _graph(edges: str, imbalance: int = 1) -> GraphPartition:
    return GraphPartition(
        nodes=written_graph.names(edges), edges=written_graph.edges(edges), imbalance=imbalance
    )


def _best(problem: GraphPartition) -> float:
    n = len(problem.nodes)
    best = np.inf
    for sides in product((0, 1), repeat=n):
        if abs(2 * sum(sides) - n) <= problem.imbalance:
            on = dict(zip(problem.nodes, sides, strict=True))
            best = min(best, sum(each.weight for each in problem.edges if on[each.u] != on[each.v]))
    return float(best)


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, int]
) -> None:
    problem = _graph(*given)
    claimed = GraphPartition.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _best(problem)


@pytest.mark.parametrize("imbalance", [1, 2, 3, 9, 40])
@pytest.mark.parametrize("seed", range(3))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int, imbalance: int) -> None:
    rng = np.random.default_rng(seed)
    drawn = GraphPartition.random(rng, 8 + seed % 2)
    signed = tuple(
        each.model_copy(update={"weight": each.weight - 3 * float(rng.integers(0, 3))})
        for each in drawn.edges
    )
    problem = drawn.model_copy(update={"imbalance": imbalance, "edges": signed})
    assert minimum(problem.cqm()) == pytest.approx(_best(problem))
    cost, answer = proven(problem.structure())
    assert cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(cost)


def test_halves_need_no_variable_but_the_nodes() -> None:
    assert len(_graph(EXAMPLES[0][0]).cqm().variables) == 6
    assert len(_graph(EXAMPLES[0][0], 2).cqm().variables) == 7


def test_decoding_is_the_inverse_of_splitting() -> None:
    problem = _graph(EXAMPLES[2][0])
    solution = GraphPartitionSolution(side_a=("web", "api"), side_b=("auth", "store"))
    on_a = {f"{node} on side a": float(node in solution.side_a) for node in problem.nodes}
    assert problem.decode(on_a) == solution
    assert problem.check(solution).objective == 12


def test_check_names_every_node_out_of_place() -> None:
    problem = _graph(EXAMPLES[2][0])
    check = problem.check(GraphPartitionSolution(side_a=("web", "api", "ghost"), side_b=("web",)))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'web' is in 2 groups; it must be in one",
        "'auth' is in no group; it must be in one",
        "'store' is in no group; it must be in one",
        "the sides have 3 and 1 nodes; they may differ by 1",
    ]


def test_uneven_sides_keep_their_cut() -> None:
    problem = _graph(EXAMPLES[2][0])
    check = problem.check(GraphPartitionSolution(side_a=("web", "api", "auth"), side_b=("store",)))
    assert not check.feasible
    assert check.objective == 9
    assert [each.amount for each in check.violations] == [1]


@pytest.mark.parametrize(
    ("edges", "words"),
    [
        ([("a", "ghost")], "the edge 'a'-'ghost' names 'ghost'"),
        ([("a", "a")], "joins a node to itself"),
        ([("a", "b"), ("b", "a")], "the edge 'b'-'a' is given twice"),
    ],
)
def test_edges_that_do_not_fit_are_refused(edges: list[tuple[str, str]], words: str) -> None:
    data = {
        "family": "graph_partition",
        "nodes": ["a", "b"],
        "edges": [{"u": u, "v": v} for u, v in edges],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_an_odd_number_of_nodes_is_not_halved_exactly() -> None:
    with pytest.raises(ValueError, match=r"3 nodes make no two sides .* allow an imbalance of 1"):
        GraphPartition(nodes=("a", "b", "c"), edges=(), imbalance=0)


def test_the_picture_and_the_words_tell_the_cut() -> None:
    problem = _graph(EXAMPLES[2][0]).model_copy(update={"weight_unit": "GB"})
    solution = GraphPartitionSolution(side_a=("web", "api"), side_b=("auth", "store"))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (1, 2, 4)
    assert drawn.groups == ("side 1", "side 1", "side 2", "side 2")
    assert (
        problem.describe(solution)
        == "Sides of 2 and 2 nodes: web, api | auth, store; the edges between them weigh 12 GB."
    )
    nodes = tuple(str(each) for each in range(500))
    large = GraphPartition(nodes=nodes, edges=(Edge(u="0", v="499", weight=4), Edge(u="1", v="2")))
    bars = large.figure(GraphPartitionSolution(side_a=nodes[:250], side_b=nodes[250:]))
    assert isinstance(bars, BarFigure)
    assert bars.values == (4, 1)


def test_the_dial_hides_the_halves_and_adds_edges() -> None:
    def numbers(difficulty: float) -> tuple[float, int]:
        problem = GraphPartition.random(np.random.default_rng(1), 60, difficulty)
        left = set(problem.nodes[:30])
        n_across = sum((edge.u in left) != (edge.v in left) for edge in problem.edges)
        return n_across / len(problem.edges), len(problem.edges)

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert easy[0] == 1 / easy[1] < half[0] < 0.25 < 0.3 < hard[0]
    assert easy[1] < half[1] < hard[1]
