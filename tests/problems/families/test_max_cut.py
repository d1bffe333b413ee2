"""Maximum cut against every way to split the nodes."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.max_cut import MaxCut, MaxCutSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge
from problems.registry import parse_problem
from tests.brute_force import minimum

QUARRELS = "Ana-Ben 3, Ana-Cem 1, Ben-Dia 2, Cem-Dia 4, Dia-Eva 1, Ana-Eva 2, Ben-Cem 5"
RING_WITH_CHORD = "1-2 1, 2-3 1, 3-4 1, 4-5 1, 5-1 1, 1-3 1"
MASTS = "hill-lake 7, hill-mill 4, lake-mill 6, mill-port 3"
MIXED_SIGNS = "A-B 2.5, B-C -1, C-D 3, D-A 1.5, A-C -2"


def _graph(written: str) -> MaxCut:
    pairs = [each.split(" ") for each in written.split(", ")]
    edges = tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], weight=float(weight))
        for ends, weight in pairs
    )
    nodes = tuple(dict.fromkeys(end for edge in edges for end in (edge.u, edge.v)))
    return MaxCut(nodes=nodes, edges=edges)


def _best(problem: MaxCut) -> float:
    weights = []
    for sides in product((False, True), repeat=len(problem.nodes)):
        on_a = dict(zip(problem.nodes, sides, strict=True))
        weights.append(sum(edge.weight for edge in problem.edges if on_a[edge.u] != on_a[edge.v]))
    return max(weights)


@pytest.mark.parametrize(
    ("example", "written"), list(enumerate((QUARRELS, RING_WITH_CHORD, MASTS, MIXED_SIGNS)))
)
def test_the_worked_examples_have_the_optimum_they_claim(example: int, written: str) -> None:
    problem = _graph(written)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert (
        problem.objective_of_energy(energy) == MaxCut.examples[example].objective == _best(problem)
    )


@pytest.mark.parametrize("seed", range(5))
def test_every_energy_is_the_weight_of_its_cut(seed: int) -> None:
    problem = MaxCut.random(np.random.default_rng(seed), 9)
    cqm = problem.cqm()
    assert not cqm.constraints
    labels = list(cqm.variables)
    samples = np.random.default_rng(seed).integers(0, 2, (20, len(labels)))
    for sample, energy in zip(samples, cqm.objective.energies((samples, labels)), strict=True):
        decoded = problem.decode(dict(zip(labels, sample.tolist(), strict=True)))
        assert problem.check(decoded).objective == pytest.approx(-energy)
    energy = minimum(cqm)
    assert energy is not None
    assert -energy == _best(problem)


def test_swapping_the_sides_decodes_to_the_same_solution() -> None:
    problem = _graph(MASTS)
    ones = problem.decode({"hill": 1, "lake": 0, "mill": 0, "port": 1})
    assert ones == problem.decode({"hill": 0, "lake": 1, "mill": 1, "port": 0})
    assert ones.side_a == ("hill", "port")


def test_nodes_without_edges_are_placed_too() -> None:
    problem = MaxCut(nodes=("a", "b", "alone"), edges=(Edge(u="a", v="b"),))
    assert set(problem.cqm().variables) == {"a", "b", "alone"}


def test_check_names_nodes_that_are_on_no_side_on_both_or_unknown() -> None:
    problem = _graph(MASTS)
    check = problem.check(MaxCutSolution(side_a=("hill", "lake"), side_b=("lake", "mill", "ghost")))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'lake' is on both sides; it must be on one",
        "'port' is on neither side; it must be on one",
    ]


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
        "family": "max_cut",
        "nodes": ["a", "b"],
        "edges": [{"u": u, "v": v} for u, v in edges],
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_two_nodes_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two nodes are called 'a'"):
        MaxCut(nodes=("a", "b", "a"), edges=())


def test_the_picture_marks_the_cut_edges_of_small_graphs_only() -> None:
    problem = _graph(MASTS)
    drawn = problem.figure(MaxCutSolution(side_a=("hill", "mill"), side_b=("lake", "port")))
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (0, 2, 3)
    assert drawn.groups == ("side a", "side b", "side a", "side b")
    nodes = tuple(str(each) for each in range(1_001))
    large = MaxCut(nodes=nodes, edges=(Edge(u="0", v="1", weight=4), Edge(u="1", v="2")))
    bars = large.figure(MaxCutSolution(side_a=nodes[:1], side_b=nodes[1:]))
    assert isinstance(bars, BarFigure)
    assert bars.values == (4, 1)


def test_the_dial_turns_density_and_signs_that_no_cut_meets() -> None:
    for seed in range(4):
        easy = MaxCut.random(np.random.default_rng(seed), 10, 0)
        everything = sum(max(0.0, edge.weight) for edge in easy.edges)
        energy = minimum(easy.cqm())
        assert energy is not None
        assert easy.objective_of_energy(energy) == everything
        hard = MaxCut.random(np.random.default_rng(seed), 10, 1)
        energy = minimum(hard.cqm())
        assert energy is not None
        assert hard.objective_of_energy(energy) < sum(max(0.0, each.weight) for each in hard.edges)
        assert len(hard.edges) > 2 * len(easy.edges)
