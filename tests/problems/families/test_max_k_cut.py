"""Maximum k-cut against every way to divide the nodes."""

from itertools import product

import numpy as np
import pytest

from problems.errors import InvalidProblem, LimitExceeded
from problems.families.max_k_cut import MaxKCut, MaxKCutSolution
from problems.figure import BarFigure, GraphFigure
from problems.modelling.weighted_graph import Edge
from problems.registry import parse_problem
from tests import written_graph
from tests.brute_force import minimum

TRANSMITTERS = (
    "hill-lake 7, hill-mill 4, lake-mill 6, mill-port 3, hill-port 5, lake-port 2, port-camp 8"
)
EXAMPLES = (
    ("Ana-Ben 3, Ana-Cem 1, Ben-Cem 5, Ben-Dia 2, Cem-Dia 4, Ana-Dia 2, Dia-Eva 1", 3),
    ("1-2, 1-3, 1-4, 2-3, 2-4, 3-4, 4-5", 3),
    (TRANSMITTERS, 3),
    ("A-B 2.5, B-C -1, C-D 3, D-A 1.5, A-C -0.5", 4),
)


def _graph(edges: str, n_groups: int) -> MaxKCut:
    return MaxKCut(
        nodes=written_graph.names(edges), edges=written_graph.edges(edges), n_groups=n_groups
    )


def _best(problem: MaxKCut) -> float:
    best = -np.inf
    for groups in product(range(problem.n_groups), repeat=len(problem.nodes)):
        of = dict(zip(problem.nodes, groups, strict=True))
        best = max(best, sum(each.weight for each in problem.edges if of[each.u] != of[each.v]))
    return float(best)


@pytest.mark.parametrize(("example", "given"), list(enumerate(EXAMPLES)))
def test_the_worked_examples_have_the_optimum_they_claim(
    example: int, given: tuple[str, int]
) -> None:
    problem = _graph(*given)
    energy = minimum(problem.cqm())
    assert energy is not None
    claimed = MaxKCut.examples[example].objective
    assert problem.objective_of_energy(energy) == claimed == _best(problem)


@pytest.mark.parametrize(("size", "n_groups"), [(7, 2), (6, 3), (5, 4), (4, 6)])
@pytest.mark.parametrize("seed", range(4))
def test_the_model_has_the_optimum_of_exhaustive_search(
    seed: int, size: int, n_groups: int
) -> None:
    rng = np.random.default_rng(seed)
    drawn = MaxKCut.random(rng, size)
    signed = tuple(
        each.model_copy(update={"weight": each.weight - 3 * float(rng.integers(0, 4))})
        for each in drawn.edges
    )
    order = tuple(np.array(drawn.nodes)[rng.permutation(size)].tolist())
    problem = MaxKCut(nodes=order, edges=signed, n_groups=n_groups)
    energy = minimum(problem.cqm())
    assert energy is not None
    assert -energy == pytest.approx(_best(problem))


def test_two_groups_are_a_maximum_cut_of_one_node_less_and_no_constraint() -> None:
    cqm = _graph(TRANSMITTERS, 2).cqm()
    assert not cqm.constraints
    assert len(cqm.variables) == 4


def test_decoding_is_the_inverse_of_grouping() -> None:
    problem = _graph(TRANSMITTERS, 3)
    solution = MaxKCutSolution(groups=(("hill", "camp"), ("lake", "port"), ("mill",)))
    sample = {
        label: float(label in {"lake in group 1", "mill in group 2", "port in group 1"})
        for label in problem.cqm().variables
    } | {"camp in group 0": 1.0}
    assert problem.decode(sample) == solution
    assert problem.check(solution).objective == 33


def test_check_names_every_node_out_of_place_and_groups_beyond_the_limit() -> None:
    problem = _graph(TRANSMITTERS, 2)
    check = problem.check(MaxKCutSolution(groups=(("hill", "lake"), ("lake", "ghost"), ("mill",))))
    assert not check.feasible
    assert check.objective is None
    assert [each.message for each in check.violations] == [
        "there is no node called 'ghost'",
        "'lake' is in 2 groups; it must be in one",
        "'port' is in no group; it must be in one",
        "'camp' is in no group; it must be in one",
        "3 groups are used; there are 2",
    ]


def test_repair_puts_a_missing_node_where_it_cuts_most() -> None:
    problem = _graph(TRANSMITTERS, 3)
    given = MaxKCutSolution(groups=(("hill", "camp"), ("lake",), ("mill",)))
    mended, changes = problem.repair(given)
    assert mended.groups == (("hill", "camp"), ("lake", "port"), ("mill",))
    assert changes == ("put port into a group",)
    assert problem.repair(mended) == (mended, ())


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
        "family": "max_k_cut",
        "nodes": ["a", "b"],
        "edges": [{"u": u, "v": v} for u, v in edges],
        "n_groups": 3,
    }
    with pytest.raises(InvalidProblem, match=words):
        parse_problem(data)


def test_one_group_is_refused() -> None:
    with pytest.raises(ValueError, match="greater than or equal to 2"):
        MaxKCut(nodes=("a", "b"), edges=(), n_groups=1)


def test_more_products_than_a_model_holds_are_refused_with_a_remedy() -> None:
    nodes = tuple(str(each) for each in range(3_000))
    edges = tuple(Edge(u=u, v=v) for u in nodes[2_000:2_050] for v in nodes[2_050:2_100])
    problem = MaxKCut(nodes=nodes, edges=edges, n_groups=1_000)
    with pytest.raises(
        LimitExceeded, match="need 2,500,000 products; the limit is 2,000,000; allow"
    ):
        problem.cqm()


def test_the_picture_and_the_words_tell_the_cut() -> None:
    problem = _graph(EXAMPLES[1][0], 3)
    solution = MaxKCutSolution(groups=(("1", "2", "5"), ("3",), ("4",)))
    drawn = problem.figure(solution)
    assert isinstance(drawn, GraphFigure)
    assert drawn.highlighted == (1, 2, 3, 4, 5, 6)
    assert set(drawn.groups) == {"group 1", "group 2", "group 3"}
    assert problem.describe(solution) == "Groups: 1, 2, 5 | 3 | 4; the edges between them weigh 6."
    nodes = tuple(str(each) for each in range(500))
    large = MaxKCut(nodes=nodes, edges=(Edge(u="0", v="499", weight=4),), n_groups=2)
    bars = large.figure(MaxKCutSolution(groups=(nodes[:250], nodes[250:])))
    assert isinstance(bars, BarFigure)
    assert bars.values == (4, 0)


def test_the_dial_turns_the_density() -> None:
    easy, hard = (MaxKCut.random(np.random.default_rng(1), 60, each) for each in (0, 1))
    assert len(easy.edges) == 59
    assert len(hard.edges) > 200
