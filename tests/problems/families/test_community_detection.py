"""Community detection against every way to divide the nodes."""

from itertools import product

import networkx as nx
import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.community_detection import (
    CommunityDetection,
    CommunityDetectionSolution,
)
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

TWO_TRIANGLES = "Ana-Ben, Ana-Cem, Ben-Cem, Cem-Dia, Dia-Eva, Dia-Fay, Eva-Fay"
EXAMPLES = (
    (TWO_TRIANGLES, None),
    ("1-2, 2-3, 3-4, 4-5, 5-6, 6-1", 3),
    ("books-games 8, books-music 6, games-music 7, music-shoes 1, shoes-hats 9", None),
)


def _graph(edges: str, most: int | None) -> CommunityDetection:
    return CommunityDetection(
        nodes=written_graph.names(edges), edges=written_graph.edges(edges), max_communities=most
    )


def _best(problem: CommunityDetection) -> float:
    """The highest modularity, as NetworkX reckons it."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(problem.nodes)
    graph.add_weighted_edges_from((each.u, each.v, each.weight) for each in problem.edges)
    n = len(problem.nodes)
    best = -np.inf
    for places in product(range(min(n, problem.max_communities or n)), repeat=n):
        if all(place <= max(places[:at], default=-1) + 1 for at, place in enumerate(places)):
            groups = [
                {name for name, place in zip(problem.nodes, places, strict=True) if place == group}
                for group in set(places)
            ]
            best = max(best, nx.community.modularity(graph, groups))
    return float(best)


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, int | None]
) -> None:
    problem = _graph(*given)
    assert _best(problem) == pytest.approx(CommunityDetection.examples[example].objective)


@pytest.mark.parametrize(("size", "most"), [(7, 2), (6, 3), (5, None), (4, 9)])
@pytest.mark.parametrize("seed", range(4))
def test_the_cqm_has_the_optimum_of_exhaustive_search(
    seed: int, size: int, most: int | None
) -> None:
    drawn = CommunityDetection.random(np.random.default_rng(seed), size)
    problem = drawn.model_copy(update={"max_communities": most})
    energy = minimum(problem.cqm())
    assert energy is not None
    assert energy == round(energy)
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


@pytest.mark.parametrize("seed", range(8))
def test_the_program_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    drawn = CommunityDetection.random(np.random.default_rng(seed), 6 + seed % 2)
    problem = drawn.model_copy(update={"max_communities": None})
    program = problem.structure()
    assert program is not None
    cost, answer = proven(program)
    assert -cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(-cost)


def test_the_karate_club_has_the_modularity_that_is_known() -> None:
    graph = nx.karate_club_graph()
    problem = CommunityDetection(
        nodes=tuple(map(str, graph)),
        edges=tuple(Edge(u=str(u), v=str(v)) for u, v in graph.edges),
    )
    program = problem.structure()
    assert program is not None
    cost, answer = proven(program)
    assert -cost == pytest.approx(0.419790, abs=1e-6)  # Aloise et al., Phys. Rev. E 82 (2010)
    assert len(problem.decode_structure(answer).communities) == 4


def test_the_unit_of_the_weights_does_not_matter() -> None:
    weights = (0.1234567890123456, 1e6 / 7, 142857.0)
    edges = tuple(
        Edge(u=u, v=v, weight=weight)
        for (u, v), weight in zip((("a", "b"), ("b", "c"), ("c", "d")), weights, strict=True)
    )
    problem = CommunityDetection(nodes=("a", "b", "c", "d"), edges=edges, max_communities=2)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == pytest.approx(_best(problem))


def test_a_limit_on_the_communities_leaves_only_the_cqm() -> None:
    assert _graph(TWO_TRIANGLES, 3).structure() is None
    assert _graph(TWO_TRIANGLES, 6).structure() is not None


def test_decoding_is_the_inverse_of_grouping() -> None:
    problem = _graph(TWO_TRIANGLES, 2)
    solution = CommunityDetectionSolution(
        communities=(("Ana", "Ben", "Cem"), ("Dia", "Eva", "Fay"))
    )
    sample = {f"{name} in group 1": float(name in {"Dia", "Eva", "Fay"}) for name in problem.nodes}
    assert problem.decode(sample) == solution
    assert problem.check(solution).objective == pytest.approx(5 / 14)
    program = _graph(TWO_TRIANGLES, None)
    structure = program.structure()
    assert structure is not None
    assert program.decode_structure(proven(structure)[1]) == solution


def test_check_names_every_node_out_of_place_and_communities_beyond_the_limit() -> None:
    problem = _graph("a-b, b-c, c-d", 2)
    check = problem.check(
        CommunityDetectionSolution(communities=(("a", "b"), ("b", "ghost"), ("c",)))
    )
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'b' is in 2 groups; it must be in one",
        "'d' is in no group; it must be in one",
        "there are 3 communities; there may be 2",
    ]


def test_repair_puts_a_missing_node_where_it_gains_most() -> None:
    problem = _graph(TWO_TRIANGLES, 3)
    mended, changes = problem.repair(
        CommunityDetectionSolution(communities=(("Ana", "Ben"), ("Dia", "Eva", "Fay")))
    )
    assert mended.communities == (("Ana", "Ben", "Cem"), ("Dia", "Eva", "Fay"))
    assert changes == ("put Cem into a community",)


@pytest.mark.parametrize(
    ("edges", "words"),
    [
        ([("a", "ghost", 1)], "the edge 'a'-'ghost' names 'ghost'"),
        ([("a", "a", 1)], "joins a node to itself"),
        ([("a", "b", 1), ("b", "a", 1)], "the edge 'b'-'a' is given twice"),
        ([("a", "b", -1)], "the edge 'a'-'b' weighs -1; modularity takes weights from 0 up"),
        ([("a", "b", 0)], "all edges weigh 0"),
    ],
)
def test_edges_that_do_not_fit_are_refused(edges: list[tuple[str, str, int]], words: str) -> None:
    data = {
        "family": "community_detection",
        "nodes": ["a", "b"],
        "edges": [{"u": u, "v": v, "weight": weight} for u, v, weight in edges],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_more_nodes_than_a_model_holds_are_refused_with_a_remedy() -> None:
    nodes = tuple(str(each) for each in range(2_001))
    problem = CommunityDetection(nodes=nodes, edges=(Edge(u="0", v="1"),), max_communities=2)
    with pytest.raises(LimitExceeded, match=r"2,001 nodes; .* at most 2,000; take a part"):
        problem.cqm()


def test_the_picture_marks_the_ties_inside() -> None:
    problem = _graph(TWO_TRIANGLES, None)
    solution = CommunityDetectionSolution(
        communities=(("Ana", "Ben", "Cem"), ("Dia", "Eva", "Fay"))
    )
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (0, 1, 2, 4, 5, 6)
    assert (
        problem.describe(solution)
        == "2 communities: Ana, Ben, Cem | Dia, Eva, Fay; the modularity is 0.357."
    )
    nodes = tuple(str(each) for each in range(500))
    large = CommunityDetection(nodes=nodes, edges=(Edge(u="0", v="499"), Edge(u="1", v="2")))
    bars = large.figure(CommunityDetectionSolution(communities=(nodes[:250], nodes[250:])))
    assert isinstance(bars, BarFigure)
    assert bars.values == (1, 1)


def test_the_dial_mixes_the_communities() -> None:
    def share_inside(difficulty: float) -> float:
        problem = CommunityDetection.random(np.random.default_rng(1), 80, difficulty)
        at = {name: index // 8 for index, name in enumerate(problem.nodes)}
        return sum(at[edge.u] == at[edge.v] for edge in problem.edges) / len(problem.edges)

    assert share_inside(0) > 0.9 > 0.8 > share_inside(0.5) > 0.6 > share_inside(1)
