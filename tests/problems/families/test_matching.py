"""Matchings against every set of pairs."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem
from problems.families.matching import Matching, MatchingSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge
from problems.registry import parse_problem
from problems.status import Sense
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

TENNIS = "Ana-Ben 6, Ana-Cem 9, Ben-Cem 7, Cem-Dia 4, Ben-Dia 8"
KIDNEYS = "P1-P2 5, P2-P3 11, P3-P4 5, P4-P5 3, P5-P1 6"
ROOMS = "A-B 2, C-D 1.5, E-F 9, A-F 3, B-C 6, D-E 2, B-E 1"


def _graph(written: str, *, perfect: bool = False, goal: Sense = Sense.MAXIMISE) -> Matching:
    pairs = [each.split(" ") for each in written.split(", ")]
    edges = tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], weight=float(weight))
        for ends, weight in pairs
    )
    nodes = tuple(dict.fromkeys(end for edge in edges for end in (edge.u, edge.v)))
    return Matching(nodes=nodes, edges=edges, perfect=perfect, goal=goal)


EXAMPLES = (_graph(TENNIS), _graph(KIDNEYS), _graph(ROOMS, perfect=True, goal=Sense.MINIMISE))


def _best(problem: Matching) -> float | None:
    totals = []
    for choices in product((False, True), repeat=len(problem.edges)):
        made = [edge for edge, choice in zip(problem.edges, choices, strict=True) if choice]
        paired = [node for edge in made for node in (edge.u, edge.v)]
        if len(set(paired)) < len(paired):
            continue
        if not problem.perfect or len(paired) == len(problem.nodes):
            totals.append(sum(edge.weight for edge in made))
    if not totals:
        return None
    return max(totals) if problem.sense is Sense.MAXIMISE else min(totals)


def _solved(problem: Matching) -> MatchingSolution:
    program = problem.structure()
    found = BACKEND.solve(Request(program), seed=1, budget_s=10, progress=lambda *_: None)
    return problem.decode_structure(found.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = Matching.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)
    check = problem.check(_solved(problem))
    assert (check.feasible, check.objective) == (True, claimed)


@pytest.mark.parametrize("seed", range(10))
def test_model_and_structure_find_the_best_of_all_matchings(seed: int) -> None:
    problem = Matching.random(np.random.default_rng(seed), 4)
    best = _best(problem)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert problem.objective_of_energy(energy) == best
    check = problem.check(_solved(problem))
    assert (check.feasible, check.objective) == (True, best)


def test_an_odd_ring_leaves_somebody_alone() -> None:
    problem = _graph("1-2 1, 2-3 1, 3-1 1")
    solution = _solved(problem)
    assert len(solution.pairs) == 1
    assert problem.describe(solution).endswith(": 1 in all; 1 left alone.")


def test_pairs_below_zero_are_made_only_where_everybody_must_be_paired() -> None:
    written = "a-b 5, b-c 1, c-d -3, a-d -4"
    assert _solved(_graph(written)).pairs == (("a", "b"),)
    assert _solved(_graph(written, perfect=True)).pairs == (("a", "b"), ("c", "d"))


def test_nobody_left_to_pair_with_is_no_feasible_sample() -> None:
    problem = _graph("hub-a 1, hub-b 1, hub-c 1", perfect=True)
    assert minimum(problem.cqm()) is None
    assert _best(problem) is None
    lonely = Matching(nodes=("a", "b", "c", "d"), edges=(Edge(u="a", v="b"),), perfect=True)
    assert minimum(lonely.cqm()) is None


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[2]
    check = problem.check(MatchingSolution(pairs=(("B", "A"), ("B", "E"), ("C", "ghost"))))
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "'C' and 'ghost' may not be paired",
        "'B' is in 2 pairs; it may be in one",
        "'D' is in no pair; everybody must be paired",
        "'F' is in no pair; everybody must be paired",
    ]
    turned = problem.check(MatchingSolution(pairs=(("B", "A"), ("D", "C"), ("F", "E"))))
    assert (turned.feasible, turned.objective) == (True, 12.5)


def test_repair_keeps_the_best_pairs() -> None:
    problem = EXAMPLES[0]
    broken = problem.decode(dict.fromkeys(problem.structure().names, 1.0))
    mended, changes = problem.repair(broken)
    assert mended.pairs == (("Ana", "Cem"), ("Ben", "Dia"))
    assert changes == ("parted Ben and Cem", "parted Ana and Ben", "parted Cem and Dia")
    assert problem.repair(mended) == (mended, ())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": ["A", "B", "A"]}, "two nodes are called 'A'"),
        ({"edges": [{"u": "A", "v": "X"}]}, "names 'X'"),
        ({"edges": [{"u": "A", "v": "A"}]}, "joins a node to itself"),
        ({"edges": [{"u": "A", "v": "B"}, {"u": "B", "v": "A"}]}, "'B'-'A' is given twice"),
        ({"perfect": True}, "there are 3 nodes, and an odd number cannot all be paired"),
        ({"goal": "minimise"}, "the least total is to pair nobody"),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "matching",
        "nodes": ["A", "B", "C"],
        "edges": [{"u": "A", "v": "B"}],
    }
    assert parse_problem(data).size == "3 nodes, 1 edges"
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_the_picture_highlights_the_pairs() -> None:
    problem = EXAMPLES[0]
    drawn = problem.figure(MatchingSolution(pairs=(("Cem", "Ana"),)))
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Pairs: 1, 9"
    assert drawn.highlighted == (1,)
    assert drawn.groups == ("paired", "alone", "paired", "alone")
    large = Matching.random(np.random.default_rng(1), 250)
    bars = large.figure(MatchingSolution(pairs=(("node 0", "node 1"),)))
    assert isinstance(bars, BarFigure)


def test_the_dial_adds_chords_and_brings_weights_together() -> None:
    def numbers(difficulty: float) -> tuple[int, float]:
        problem = Matching.random(np.random.default_rng(1), 30, difficulty)
        return len(problem.edges), min(edge.weight for edge in problem.edges)

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert 60 == easy[0] < half[0] < hard[0]
    assert easy[1] < half[1] < hard[1]
