"""A data file becomes the problem that it spells out, by what it holds and how its name ends."""

import math
from typing import Any

import pytest

from problems.data_file import data_file
from problems.errors import FormatError
from problems.families.assignment import Assignment
from problems.families.bin_packing import BinPacking
from problems.families.facility_location import FacilityLocation
from problems.families.generalised_assignment import GeneralisedAssignment
from problems.families.graph_coloring import GraphColoring
from problems.families.job_shop import JobShop
from problems.families.job_shop import Operation as Step
from problems.families.knapsack import Knapsack
from problems.families.linear_program import LinearProgram
from problems.families.market_split import MarketSplit, Product
from problems.families.max_cut import MaxCut
from problems.families.max_sat import Clause, MaxSat
from problems.families.p_median import PMedian
from problems.families.portfolio import Portfolio
from problems.families.quadratic_assignment import (
    QuadraticAssignment,
    QuadraticAssignmentSolution,
)
from problems.families.qubo import Interaction, Qubo
from problems.families.set_cover import SetCover
from problems.families.tsp import Tsp, TspSolution
from problems.formats import orlib_set_cover
from problems.modelling.weighted_graph import Edge
from problems.problem import Problem
from problems.reading import read_problems
from problems.status import Sense


def _all(text: str, name: str = "file.txt", part: int | None = None) -> tuple[Problem[Any], ...]:
    return read_problems(data_file(name, text.encode(), part=part)).problems


def _one(text: str, name: str = "file.txt", part: int | None = None) -> Problem[Any]:
    (problem,) = _all(text, name, part)
    return problem


def test_a_dimacs_graph_is_what_its_ending_says() -> None:
    text = "c both ways\np edge 3 4\ne 1 2\ne 2 1\ne 3 2\ne 2 3\n"
    assert _one(text, "map.col") == GraphColoring(
        nodes=("1", "2", "3"), edges=(("1", "2"), ("2", "3"))
    )
    assert _one(text, "map.gph").family == "independent_set"
    assert {each.family for each in _all(text, "map.txt")} >= {
        "clique",
        "max_cut",
        "graph_coloring",
    }


def test_lp_and_mps_files_are_linear_programs() -> None:
    text = "max\n obj: 45 chairs + 80 tables\nst\n boards: 5 chairs + 20 tables <= 400\nend\n"
    problem = _one(text, "workshop.lp")
    assert isinstance(problem, LinearProgram)
    assert problem.linear == {"chairs": 45, "tables": 80}
    with pytest.raises(FormatError, match="variables"):
        _one("min\nst\nend", "empty.lp")


def test_a_biq_mac_file_counts_what_is_off_the_diagonal_twice() -> None:
    assert _one("3 3\n1 1 -5\n1 3 2\n2 3 -1\n", "q.sparse") == Qubo(
        variables=("x1", "x2", "x3"),
        linear={"x1": -5},
        quadratic=(
            Interaction(u="x1", v="x3", coefficient=4),
            Interaction(u="x2", v="x3", coefficient=-2),
        ),
    )


def test_a_qbsolv_file_is_minimised_as_it_is_written() -> None:
    assert _one("c\np qubo 0 3 1 1\n2 2 -7\n0 2 3\n") == Qubo(
        variables=("x0", "x1", "x2"),
        linear={"x2": -7},
        quadratic=(Interaction(u="x0", v="x2", coefficient=3),),
    )


def test_an_or_library_qubo_is_maximised_and_its_problems_are_told_apart() -> None:
    text = "2\n2 2\n1 1 5\n1 2 -3\n1 1\n1 1 7\n"
    assert _one(text, part=1) == Qubo(
        variables=("x1", "x2"),
        linear={"x1": 5},
        quadratic=(Interaction(u="x1", v="x2", coefficient=-6),),
        goal=Sense.MAXIMISE,
    )
    assert _one(text, part=2).size == "1 variables, 0 products"
    with pytest.raises(FormatError, match=r"holds 2 problems; name one of them, .*'two.txt#2'"):
        _one(text, "two.txt")


def test_a_job_shop_file() -> None:
    problem = _one("2 2\n0 3 1 2\n1 4 0 1\n", "shop.jsp")
    assert isinstance(problem, JobShop)
    assert problem.jobs[1].operations[0] == Step(machine="machine 1", duration=4)


def test_a_portfolio_file_becomes_the_mix_of_least_variance() -> None:
    problem = _one("2\n .001 .2\n .004 .1\n1 1 1\n1 2 .5\n2 2 1\n")
    assert isinstance(problem, Portfolio)
    assert problem.sense is Sense.MINIMISE
    assert problem.min_return == 0.001


def test_a_gset_file_becomes_its_graph() -> None:
    assert _one("4 3 \n1 2 1\n4 2 -1\n3 4 2.5\n", "G.mc") == MaxCut(
        nodes=("1", "2", "3", "4"),
        edges=(
            Edge(u="1", v="2"),
            Edge(u="4", v="2", weight=-1),
            Edge(u="3", v="4", weight=2.5),
        ),
    )


def test_a_tsplib_file() -> None:
    text = "TYPE: TSP\nDIMENSION: 2\nEDGE_WEIGHT_TYPE: CEIL_2D\nNODE_COORD_SECTION\n1 0 0\n2 1 1\n"
    problem = _one(text, "two.tsp")
    assert isinstance(problem, Tsp)
    assert problem.check(TspSolution(tour=("1", "2"))).objective == 4


def test_a_market_split_file() -> None:
    assert _one("# by hand\n2 3\n5 3 2 5\n1 4 6 7\n", "split.dat") == MarketSplit(
        retailers=("x1", "x2", "x3"),
        products=(
            Product(name="row 1", amounts=(5, 3, 2), target=5),
            Product(name="row 2", amounts=(1, 4, 6), target=7),
        ),
    )


def test_a_qaplib_file() -> None:
    problem = _one("2\n\n0 3\n1 0\n\n0 5\n7 0\n", "small.dat")
    assert isinstance(problem, QuadraticAssignment)
    placed = {"facility 1": "location 1", "facility 2": "location 2"}
    assert problem.check(QuadraticAssignmentSolution(placed=placed)).objective == 3 * 5 + 7


@pytest.mark.parametrize(
    ("text", "weights"),
    [
        ("c two\np cnf 3 2\n1 -2\n0 3 0\n", (None, None)),
        ("p wcnf 3 2 10\n4 1 -2 0\n10 3 0\n", (4, None)),
        ("c of 2022\n4 1 -2 0\nh 3 0\n", (4, None)),
    ],
)
def test_files_of_clauses(text: str, weights: tuple[float | None, ...]) -> None:
    assert _one(text, "f.wcnf") == MaxSat(
        variables=("x1", "x2", "x3"),
        clauses=(
            Clause(positive=("x1",), negative=("x2",), weight=weights[0]),
            Clause(positive=("x3",), weight=weights[1]),
        ),
    )


def test_or_library_files_of_counted_numbers() -> None:
    cover = _one("2 3\n4 5 6\n2\n1 3\n1\n3\n")
    assert isinstance(cover, SetCover)
    assert [(each.name, each.cost, each.elements) for each in cover.sets] == [
        ("column 1", 4, ("row 1",)),
        ("column 2", 5, ()),
        ("column 3", 6, ("row 1", "row 2")),
    ]
    median = _one("4 3 1\n1 2 5\n2 3 4\n1 2 2\n")
    assert isinstance(median, PMedian)
    assert median.distances[0] == (0, 2, 6, None)
    chores = _one("2\n3 4\n5 6\n", "assign.txt")
    assert isinstance(chores, Assignment)
    assert chores.costs == ((3, 4), (5, 6))
    shared = _one("2 3\n1 2 3\n4 5 6\n1 1 2\n2 2 1\n3\n4\n")
    assert isinstance(shared, GeneralisedAssignment)
    assert [each.capacity for each in shared.agents] == [3, 4]
    assert shared.loads[1] == (2, 2, 1)
    bins = _one(" 1\n u1\n 150 3 2\n42\n69\n67\n", "bins.txt")
    assert isinstance(bins, BinPacking)
    assert [each.size for each in bins.items] == [42, 69, 67]
    places = _one("2 1\n5 70\n6 80\n3\n11 12\n", "cap.txt")
    assert isinstance(places, FacilityLocation)
    assert places.sites[1].opening_cost == 80
    assert places.serving_costs == ((11, 12),)


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("p cnf 2 1\n1 -3 0\n", "a.cnf", "announces 2 variables and names variable 3"),
        ("p cnf 2 2\n1 -2 0\n", "a.cnf", "announces 2 clauses and gives 1"),
        ("p cnf 2 1\n1 -2\n", "a.cnf", "line 2: '1 -2' ends a clause without its 0"),
        ("p cnf 2 1\n1 x 0\n", "a.cnf", "line 2: '1 x 0' has 'x' where a literal belongs"),
        ("h 1 2 0 3 0\n1 1 0\n", "a.wcnf", "line 1: .* is not one clause"),
        ("p wcnf 2 1 9\n-1 1 0\n", "a.wcnf", "line 2: .* weight below 0"),
    ],
)
def test_what_is_no_file_of_clauses_is_refused_with_its_line(
    text: str, name: str, words: str
) -> None:
    with pytest.raises(FormatError, match=words):
        _one(text, name)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2 3\n4 5 6\n2\n1 7\n1\n3\n", "line 4: '7' stands where columns of a row belong"),
        ("2 3\n4 5 6\n2\n1 3\n1\n", "line 5: .* ends where 1 more of its columns of a row"),
        ("1 1\n4\n1\n1\n7 8\n", "line 5: '7' stands after the end"),
        ("1 1\nx\n1\n1\n", "line 2: 'x' stands where a number belongs"),
        ("1 1.5\n4\n1\n1\n", "line 1: '1.5' stands where a whole number belongs"),
        ("1 1\n1_0\n1\n1\n", "line 2: '1_0' stands where a number belongs"),
    ],
)
def test_numbers_that_do_not_fit_are_named_by_line(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        orlib_set_cover.read(text)


def test_numbers_that_fit_no_format_are_refused() -> None:
    found = read_problems(data_file("numbers.txt", b"2\n3 4\n5 6 7 8 9\n"))
    assert found.problems == ()
    assert "'numbers.txt' does not fit OR-Library" in str(found.refusal)
    assert "formats that begin alike" in str(found.refusal)


def test_distances_between_all_pairs_follow_shortest_paths() -> None:
    median = _one("3 2 2\n1 2 1.5\n3 2 2\n", "p.txt")
    assert isinstance(median, PMedian)
    assert median.n_open == 2
    assert math.isclose(median.distances[0][2] or 0, 3.5)


def test_knapsacks_of_one_and_of_several_resources() -> None:
    plain = _one("3 10\n60 5\n50 6\n40 4\n", "ks.dat")
    assert isinstance(plain, Knapsack)
    assert plain.capacity == 10
    assert [(each.value, each.weight) for each in plain.items] == [(60, 5), (50, 6), (40, 4)]
    several = _one("1\n3 2 0\n9 8 7\n1 2 3\n4 5 6\n10\n11\n", "mknap.txt")
    assert isinstance(several, Knapsack)
    assert [each.capacity for each in several.resources] == [10, 11]
    assert several.items[2].uses == {"resource 1": 3, "resource 2": 6}
