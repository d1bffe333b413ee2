"""Graph colouring against every way to colour the nodes."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.graph_coloring import GraphColoring, GraphColoringSolution
from problems.registry import parse_problem
from tests.brute_force import feasible_samples, minimum

EXAMPLES = (
    "algebra-biology, algebra-chemistry, biology-chemistry, chemistry-drama, drama-english, english-algebra",
    "A-B, A-C, A-D, B-C, B-D, C-D, E-A",
    "1-2, 2-3, 3-4, 4-5, 5-6, 6-1",
    "north-east, east-south, south-west, west-centre, centre-north",
)
GROETZSCH = (  # Mycielski's graph of 11 nodes: no triangle, and 4 colours
    "1-2, 1-4, 1-7, 1-9, 2-3, 2-6, 2-8, 3-5, 3-7, 3-10, 4-5, 4-6, 4-10, 5-8, 5-9, 6-11, 7-11, "
    "8-11, 9-11, 10-11"
)
TRIANGLE = "a-b, b-c, c-a"


def _graph(written: str, n_colors: int | None = None) -> GraphColoring:
    edges = tuple((u, v) for u, v in (each.split("-") for each in written.split(", ")))
    nodes = tuple(dict.fromkeys(end for edge in edges for end in edge))
    return GraphColoring(nodes=nodes, edges=edges, n_colors=n_colors)


def _chromatic_number(problem: GraphColoring) -> int:
    for n_colors in range(1, len(problem.nodes) + 1):
        for colors in product(range(n_colors), repeat=len(problem.nodes)):
            of = dict(zip(problem.nodes, colors, strict=True))
            if all(of[u] != of[v] for u, v in problem.edges):
                return n_colors
    raise AssertionError("every node may have a colour of its own")


@pytest.mark.parametrize(("example", "written"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(example: int, written: str) -> None:
    problem = _graph(written)
    claimed = GraphColoring.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _chromatic_number(problem)


@pytest.mark.parametrize("seed", range(8))
def test_the_cqm_has_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = GraphColoring.random(np.random.default_rng(seed), 6)
    labels, states, energies = feasible_samples(problem.cqm())
    best = int(energies.argmin())
    check = problem.check(problem.decode(dict(zip(labels, states[best].tolist(), strict=True))))
    assert check.feasible
    assert check.objective == energies[best] == _chromatic_number(problem)


def test_a_gap_between_clique_and_colours_is_modelled() -> None:
    problem = _graph(GROETZSCH)
    assert _chromatic_number(problem) == 4
    assert any("is used" in str(label) for label in problem.cqm().variables)


@pytest.mark.parametrize("n_colors", [1, 2])
@pytest.mark.parametrize("written", [TRIANGLE, "1-2, 2-3, 3-4, 4-5, 5-1"])
def test_too_few_colours_make_the_model_infeasible(written: str, n_colors: int) -> None:
    cqm = _graph(written, n_colors).cqm()
    assert minimum(cqm) is None
    # Solvers read a constraint of no variable in different ways.
    assert all(constraint.lhs.num_variables for constraint in cqm.constraints.values())


def test_enough_colours_are_not_all_used() -> None:
    problem = _graph(TRIANGLE, 30)
    assert minimum(problem.cqm()) == 3
    assert len(problem.cqm().variables) < 9


def test_a_graph_without_edges_needs_one_colour() -> None:
    problem = GraphColoring(nodes=("a", "b"), edges=())
    assert minimum(problem.cqm()) == 1


def test_colours_are_renumbered_without_gaps() -> None:
    problem = GraphColoring(nodes=("a", "b", "c"), edges=(("a", "b"),))
    decoded = problem.decode(dict.fromkeys(problem.cqm().variables, 0.0))
    assert sorted(set(decoded.colors.values())) == list(range(len(set(decoded.colors.values()))))


def test_check_names_what_is_broken() -> None:
    problem = _graph(f"{TRIANGLE}, c-d", 1)
    check = problem.check(GraphColoringSolution(colors={"a": 0, "b": 0, "c": 1, "ghost": 2}))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'d' has no colour",
        "'a' and 'b' both have the colour 0; they must differ",
        "2 colours are used; there may be 1",
    ]


def test_repair_recolours_what_clashes_and_says_so() -> None:
    problem = _graph(TRIANGLE)
    mended, changes = problem.repair(GraphColoringSolution(colors={"a": 0, "b": 0}))
    assert mended.colors == {"a": 0, "b": 1, "c": 2}
    assert changes == ("recoloured b", "recoloured c")
    assert problem.check(mended).feasible


@pytest.mark.parametrize(
    ("edges", "words"),
    [
        ([["a", "ghost"]], "the edge 'a'-'ghost' names 'ghost'"),
        ([["a", "a"]], "joins a node to itself"),
    ],
)
def test_edges_that_do_not_fit_are_refused(edges: list[list[str]], words: str) -> None:
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({"family": "graph_coloring", "nodes": ["a", "b"], "edges": edges})


def test_two_nodes_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two nodes are called 'a'"):
        GraphColoring(nodes=("a", "a"), edges=())


def test_an_edge_given_both_ways_counts_once() -> None:
    twice = GraphColoring(nodes=("a", "b"), edges=(("a", "b"), ("b", "a")))
    assert twice.size == "2 nodes, 1 edges"


def test_a_model_that_would_not_fit_is_refused() -> None:
    nodes = tuple(map(str, range(160)))
    edges = tuple((u, v) for i, u in enumerate(nodes) for v in nodes[i + 1 :])
    with pytest.raises(LimitExceeded, match="12,720 edges and 160 colours"):
        GraphColoring(nodes=nodes, edges=edges).cqm()


def test_the_dial_is_the_density() -> None:
    def density(difficulty: float) -> float:
        problem = GraphColoring.random(np.random.default_rng(1), 60, difficulty)
        return len(problem.edges) / (60 * 59 / 2)

    assert [density(each) for each in (0, 0.5, 1)] == pytest.approx([0.13, 0.32, 0.51], abs=0.03)
