"""Shortest paths against every simple path."""

from itertools import pairwise, permutations

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.shortest_path import Edge, ShortestPath, ShortestPathSolution
from problems.figure import GraphFigure
from problems.registry import families, parse_problem
from problems.structures import Values
from solvers.backends.mathopt_highs import BACKEND
from solvers.result import Request
from tests.brute_force import minimum

SCHOOL = "home-mill 4, home-lake 2, lake-mill 1, mill-school 5, lake-school 8"
STREETS = "A-B 7, A-C 3, C-B 2, B-D 4, C-D 9"
NUMBERED = "1-2 2.5, 2-3 1, 3-5 4, 1-4 3, 4-5 3.5, 2-4 1"


def _graph(written: str, start: str, target: str, *, directed: bool = False) -> ShortestPath:
    pairs = [each.split(" ") for each in written.split(", ")]
    edges = tuple(
        Edge(u=ends.split("-")[0], v=ends.split("-")[1], length=float(length))
        for ends, length in pairs
    )
    nodes = tuple(dict.fromkeys(end for edge in edges for end in (edge.u, edge.v)))
    return ShortestPath(nodes=nodes, edges=edges, start=start, target=target, directed=directed)


EXAMPLES = (
    _graph(SCHOOL, "home", "school"),
    _graph(STREETS, "A", "D", directed=True),
    _graph(NUMBERED, "1", "5"),
)


def _best(problem: ShortestPath) -> float:
    ways = {(edge.u, edge.v): edge.length for edge in problem.edges}
    if not problem.directed:
        ways |= {(edge.v, edge.u): edge.length for edge in problem.edges}
    between = [each for each in problem.nodes if each not in (problem.start, problem.target)]
    lengths = []
    for n_stops in range(len(between) + 1):
        for stops in permutations(between, n_stops):
            legs = list(pairwise((problem.start, *stops, problem.target)))
            if all(leg in ways for leg in legs):
                lengths.append(sum(ways[leg] for leg in legs))
    return min(lengths)


def _solved(problem: ShortestPath) -> ShortestPathSolution:
    program = problem.structure()
    found = BACKEND.solve(Request(program), seed=1, budget_s=10, progress=lambda *_: None)
    return problem.decode_structure(found.answers[0])


@pytest.mark.parametrize("example", range(3))
def test_the_worked_examples_have_the_optimum_they_claim(example: int) -> None:
    problem = EXAMPLES[example]
    claimed = ShortestPath.examples[example].objective
    assert minimum(problem.cqm()) == claimed == _best(problem)
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == claimed


@pytest.mark.parametrize("seed", range(8))
def test_model_and_structure_find_the_shortest_of_all_paths(seed: int) -> None:
    problem = ShortestPath.random(np.random.default_rng(seed), 6)
    check = problem.check(_solved(problem))
    assert check.feasible
    assert check.objective == pytest.approx(_best(problem))
    small = ShortestPath.random(np.random.default_rng(seed), 3)
    assert minimum(small.cqm()) == pytest.approx(_best(small))


def test_lengths_below_zero_without_a_cycle_below_zero_are_exact() -> None:
    problem = _graph("A-B 4, A-C 5, C-B -3, B-D 1, D-A 0.5, B-C 3", "A", "D", directed=True)
    assert minimum(problem.cqm()) == _best(problem) == 3
    assert _solved(problem).path == ("A", "C", "B", "D")


def test_a_cycle_of_decimals_that_sums_to_zero_is_none_below_zero() -> None:
    problem = _graph("A-B 0.1, B-C 0.2, C-A -0.3, B-D 1", "A", "D", directed=True)
    assert _solved(problem).path == ("A", "B", "D")


@pytest.mark.parametrize("directed", [True, False])
def test_cycles_apart_from_the_path_are_left_out(*, directed: bool) -> None:
    problem = _graph("A-B 1, B-C 1, C-D 1, D-B 1, B-E 2", "A", "E", directed=directed)
    labels = problem.structure().names
    taken = {"A → B", "B → E", "B → C", "C → D", "D → B"}
    sample = {label: float(label.split(" (")[0] in taken) for label in labels}
    assert problem.decode(sample).path == ("A", "B", "E")
    values = np.array([sample[label] for label in labels])
    assert problem.decode_structure(Values(values)).path == ("A", "B", "E")
    broken = problem.decode(dict.fromkeys(labels, 0.0))
    assert not problem.check(broken).feasible


def test_no_way_is_no_feasible_sample() -> None:
    problem = _graph("A-B 1, C-B 1", "A", "C", directed=True)
    assert minimum(problem.cqm()) is None


def test_check_names_each_violation() -> None:
    problem = EXAMPLES[1]
    check = problem.check(ShortestPathSolution(path=("B", "A", "C", "B", "ghost")))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "the path starts at 'B'; it must start at 'A'",
        "the path ends at 'ghost'; it must end at 'D'",
        "'B' is passed 2 times; it may be once",
        "there is no way from 'B' to 'A'",
    ]
    assert problem.check(ShortestPathSolution(path=())).violations[0].message == (
        "the path is empty; it must start at 'A'"
    )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"nodes": ["A", "B", "A"]}, "two nodes are called 'A'"),
        (
            {"edges": [{"u": "A", "v": "X", "length": 1}]},
            "names 'X', which is not one of the nodes",
        ),
        ({"edges": [{"u": "A", "v": "A", "length": 1}]}, "joins a node to itself"),
        (
            {"edges": [{"u": "A", "v": "B", "length": 1}, {"u": "B", "v": "A", "length": 2}]},
            "'B'-'A' is given twice",
        ),
        ({"start": "X"}, "the start 'X' is not one of the nodes"),
        ({"target": "A"}, "start and target are both 'A'"),
        ({"edges": [{"u": "A", "v": "B", "length": -1.5}]}, "has the length -1.5; going back"),
        (
            {
                "directed": True,
                "edges": [{"u": "A", "v": "B", "length": 1}, {"u": "B", "v": "A", "length": -2}],
            },
            "some cycle of edges has a length below 0",
        ),
    ],
)
def test_input_that_does_not_fit_is_refused(change: dict[str, object], words: str) -> None:
    data = {
        "family": "shortest_path",
        "nodes": ["A", "B"],
        "edges": [{"u": "A", "v": "B", "length": 1}],
        "start": "A",
        "target": "B",
    }
    assert parse_problem(data).family in families()
    with pytest.raises(InvalidProblem, match=words):
        parse_problem({**data, **change})


def test_a_large_graph_is_a_program_and_no_quadratic_model() -> None:
    nodes = tuple(str(each) for each in range(100_000))
    edges = tuple(Edge(u=u, v=v, length=1) for u, v in pairwise(nodes))
    edges += tuple(Edge(u=nodes[0], v=nodes[each], length=3) for each in range(2, 2_000))
    problem = ShortestPath(nodes=nodes, edges=edges, start=nodes[0], target=nodes[1_500])
    assert problem.structure().rows.shape == (100_000, 2 * len(edges))
    with pytest.raises(LimitExceeded, match="the path needs 203,994 variables"):
        problem.cqm()
    drawn = problem.figure(ShortestPathSolution(path=(nodes[0], nodes[1_500])))
    assert drawn.nodes == (nodes[0], nodes[1_500])


def test_the_picture_highlights_the_path() -> None:
    problem = EXAMPLES[0]
    drawn = problem.figure(ShortestPathSolution(path=("home", "lake", "mill", "school")))
    assert isinstance(drawn, GraphFigure)
    assert drawn.title == "Path of 8"
    assert drawn.highlighted == (1, 2, 3)
    assert drawn.groups == ("start", "on the path", "on the path", "target")
    said = problem.describe(ShortestPathSolution(path=("home", "lake", "mill", "school")))
    assert said == "Go home → lake → mill → school: 8 in all."


def test_the_dial_adds_shortcuts_that_all_but_tie() -> None:
    def numbers(difficulty: float) -> tuple[int, float]:
        problem = ShortestPath.random(np.random.default_rng(1), 60, difficulty)
        at = {name: index for index, name in enumerate(problem.nodes)}
        saved = [4 * (at[edge.v] - at[edge.u]) - edge.length for edge in problem.edges]
        return len(saved), max(saved)

    easy, half, hard = (numbers(each) for each in (0, 0.5, 1))
    assert easy[0] < half[0] < hard[0]
    assert easy[1] > half[1] > hard[1]
