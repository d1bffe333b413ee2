"""Independent sets against every set of nodes."""

from itertools import combinations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.independent_set import IndependentSet, IndependentSetSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Node
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum
from tests.proven_program import proven

EXAMPLES = (
    ("Ana 1, Ben 1, Cem 1, Dia 1, Eva 1", "Ana-Ben, Ana-Cem, Ben-Dia, Cem-Dia, Dia-Eva"),
    ("1 1, 2 1, 3 1, 4 1, 5 1, 6 1, 7 1", "1-2, 2-3, 3-4, 4-5, 5-6, 6-7, 7-1"),
    (
        "north 8, east 5, south 7, west 6, centre 12",
        "north-east, east-south, south-west, west-north, "
        "centre-north, centre-east, centre-south, centre-west",
    ),
    ("a 2.5, b 4, c 2.5, d 3", "a-b, b-c, c-d"),
)


def _graph(nodes: str, edges: str) -> IndependentSet:
    return IndependentSet(nodes=written_graph.nodes(nodes), edges=written_graph.pairs(edges))


def _best(problem: IndependentSet) -> float:
    best = 0.0
    for chosen in written_graph.subsets(problem.nodes):
        names = {node.name for node in chosen}
        if not any(u in names and v in names for u, v in problem.edges):
            best = max(best, sum(node.weight for node in chosen))
    return best


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, str]
) -> None:
    problem = _graph(*given)
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = IndependentSet.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize("seed", range(6))
def test_both_models_have_the_optimum_of_exhaustive_search(seed: int) -> None:
    problem = IndependentSet.random(np.random.default_rng(seed), 10)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == pytest.approx(_best(problem))
    cost, answer = proven(problem.structure())
    assert -cost == pytest.approx(_best(problem))
    check = problem.check(problem.decode_structure(answer))
    assert check.feasible
    assert check.objective == pytest.approx(_best(problem))


def test_a_triangle_is_one_constraint() -> None:
    assert len(_graph("a 1, b 1, c 1", "a-b, b-c, a-c").cqm().constraints) == 1


def test_decoding_is_the_inverse_of_choosing() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = IndependentSetSolution(chosen=("b", "d"))
    assert problem.decode({"a": 0, "b": 1, "c": 0, "d": 1}) == solution
    assert problem.check(solution).objective == 7


def test_check_names_conflicts_strangers_and_repetitions() -> None:
    problem = _graph(*EXAMPLES[3])
    check = problem.check(IndependentSetSolution(chosen=("a", "b", "b", "ghost")))
    assert not check.feasible
    assert check.objective == 6.5
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'b' is chosen 2 times; it must be once at most",
        "'a' and 'b' are both chosen; they are in conflict",
    ]


def test_repair_drops_the_lighter_end_and_says_so() -> None:
    problem = _graph(*EXAMPLES[3])
    mended, changes = problem.repair(IndependentSetSolution(chosen=("a", "b", "c", "ghost")))
    assert mended.chosen == ("b",)
    assert changes == ("left out a", "left out c")
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
    data = {
        "family": "independent_set",
        "nodes": [{"name": name} for name in nodes],
        "edges": edges,
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_weights_below_0_are_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 0"):
        Node(name="a", weight=-1)


def test_more_conflicts_than_a_model_holds_are_refused_with_a_remedy() -> None:
    names = [str(each) for each in range(1_002)]
    problem = IndependentSet(
        nodes=tuple(Node(name=name) for name in names), edges=tuple(combinations(names, 2))
    )
    with pytest.raises(LimitExceeded, match="501,501 conflicts; the limit is 500,000; solve each"):
        problem.cqm()


def test_the_picture_and_the_words_tell_the_weight() -> None:
    problem = _graph(*EXAMPLES[3])
    solution = IndependentSetSolution(chosen=("b", "d"))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.groups == ("left out", "chosen", "left out", "chosen")
    assert (
        problem.describe(solution)
        == "Choose b, d: 2 of 4 nodes, weighing 7, no two of them in conflict."
    )
    large = IndependentSet(nodes=tuple(Node(name=str(each)) for each in range(500)), edges=())
    bars = large.figure(IndependentSetSolution(chosen=("3", "4")))
    assert isinstance(bars, BarFigure)
    assert bars.values == (2, 498)


def test_the_dial_makes_amounts_alike() -> None:
    def amounts(difficulty: float) -> set[float]:
        problem = IndependentSet.random(np.random.default_rng(1), 30, difficulty)
        return {each.weight for each in problem.nodes}

    assert len(amounts(0.0)) > len(amounts(0.5)) > len(amounts(1.0)) == 1


def test_the_dial_joins_more_pairs() -> None:
    def joined(difficulty: float) -> int:
        return len(IndependentSet.random(np.random.default_rng(1), 40, difficulty).edges)

    assert joined(0) < 0.75 * joined(0.5) < 0.75 * joined(1)
