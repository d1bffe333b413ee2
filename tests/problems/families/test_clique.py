"""Cliques against every set of nodes."""

from itertools import combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.clique import Clique, CliqueSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Node
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

EXAMPLES = (
    (
        "Ana, Ben, Cem, Dia, Eva, Fay",
        "Ana-Ben, Ana-Cem, Ana-Dia, Ben-Cem, Ben-Dia, Cem-Dia, Cem-Eva, Eva-Fay",
    ),
    ("1, 2, 3, 4, 5, 6", "1-2, 1-3, 2-3, 3-4, 4-5, 5-6, 4-6"),
    (
        "Ida 5, Jon 9, Kim 4, Leo 7, Mia 6",
        "Ida-Jon, Ida-Kim, Jon-Kim, Jon-Leo, Leo-Mia, Kim-Mia",
    ),
    ("a 2.5, b 4, c 2.5, d 3", "a-b, b-c, a-c, c-d"),
)


def _graph(nodes: str, edges: str) -> Clique:
    return Clique(nodes=written_graph.nodes(nodes), edges=written_graph.pairs(edges))


def _best(problem: Clique) -> float:
    joined = {frozenset(pair) for pair in problem.edges}
    best = 0.0
    for chosen in written_graph.subsets(problem.nodes):
        names = [node.name for node in chosen]
        if all(frozenset(pair) in joined for pair in combinations(names, 2)):
            best = max(best, sum(node.weight for node in chosen))
    return best


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, str]
) -> None:
    problem = _graph(*given)
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = Clique.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("size", [7, 10])
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int, size: int) -> None:
    problem = Clique.random(np.random.default_rng(seed), size)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == pytest.approx(_best(problem))
    cost, answer = proven(problem.structure())
    assert -cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(-cost)


def test_nodes_that_weigh_too_little_with_their_neighbours_are_not_modelled() -> None:
    assert set(_graph(*EXAMPLES[0]).cqm().variables) == {"Ana", "Ben", "Cem", "Dia"}
    assert set(_graph("a 1, b 9, c 2", "a-c").cqm().variables) == {"b"}


def test_large_sparse_graphs_have_a_small_model() -> None:
    rng = np.random.default_rng(1)
    names = [str(each) for each in range(5_000)]
    pairs = {(min(pair), max(pair)) for pair in rng.integers(0, 5_000, (15_000, 2)).tolist()}
    pairs |= set(combinations(range(100, 110), 2))
    problem = Clique(
        nodes=tuple(Node(name=name) for name in names),
        edges=tuple((names[u], names[v]) for u, v in pairs if u != v),
    )
    assert -proven(problem.structure())[0] == 10
    assert len(problem.cqm().variables) < 100


def test_decoding_is_the_inverse_of_choosing() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = problem.decode(dict.fromkeys(problem.cqm().variables, 1.0))
    assert solution == CliqueSolution(chosen=("a", "b", "c"))
    assert problem.check(solution).objective == 9


def test_check_names_unjoined_pairs_strangers_and_repetitions() -> None:
    problem = _graph(*EXAMPLES[3])
    check = problem.check(CliqueSolution(chosen=("b", "c", "d", "d", "ghost")))
    assert not check.feasible
    assert check.objective == 9.5
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'d' is chosen 2 times; it must be once at most",
        "'b' and 'd' are both chosen; they are not joined",
    ]


def test_repair_keeps_the_heaviest_and_says_what_it_drops() -> None:
    problem = _graph(*EXAMPLES[3])
    mended, changes = problem.repair(CliqueSolution(chosen=("a", "b", "d", "ghost")))
    assert mended.chosen == ("b", "a")
    assert changes == ("left out d",)
    assert problem.check(mended).feasible


@pytest.mark.parametrize(
    ("nodes", "edges", "words"),
    [
        (["a", "b"], [["ghost", "a"]], "the edge 'ghost'-'a' names 'ghost'"),
        (["a", "b"], [["a", "a"]], "joins a node to itself; leave it out"),
        (["a", "b", "a"], [], "two nodes are called 'a'; give each a name of its own"),
    ],
)
def test_graphs_that_do_not_fit_are_refused(
    nodes: list[str], edges: list[list[str]], words: str
) -> None:
    data = {"family": "clique", "nodes": [{"name": name} for name in nodes], "edges": edges}
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_more_unjoined_pairs_than_a_model_holds_are_refused_with_a_remedy() -> None:
    problem = Clique(nodes=tuple(Node(name=str(each)) for each in range(1_002)), edges=())
    with pytest.raises(
        LimitExceeded, match="501,501 pairs that are not joined; the limit is 500,000; look"
    ):
        problem.cqm()


def test_the_picture_marks_the_edges_inside() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = CliqueSolution(chosen=("a", "b", "c"))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (0, 1, 2)
    assert (
        problem.describe(solution)
        == "Choose a, b, c: 3 of 4 nodes, weighing 9, every two of them joined."
    )
    large = Clique(nodes=tuple(Node(name=str(each)) for each in range(500)), edges=())
    assert isinstance(large.figure(CliqueSolution(chosen=("1",))), BarFigure)


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = Clique.random(np.random.default_rng(1), 30, difficulty)
        return {each.weight for each in problem.nodes}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_joins_more_pairs() -> None:
    def joined(difficulty: float) -> int:
        return len(Clique.random(np.random.default_rng(1), 40, difficulty).edges)

    assert joined(0) < 0.75 * joined(0.5) < 0.75 * joined(1)
