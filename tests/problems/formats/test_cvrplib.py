"""CVRPLIB files, good and bad."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.families.vehicle_routing import VehicleRouting, VehicleRoutingSolution
from problems.formats.cvrplib import FORMATS, read, recognises

POINTS = (
    "NAME : tiny\nCOMMENT : (by hand, No of trucks: 2)\nTYPE : CVRP\nDIMENSION : 4\n"
    "EDGE_WEIGHT_TYPE : EUC_2D\nCAPACITY : 10\nNODE_COORD_SECTION\n 1 0 0\n 2 3 4\n 3 1 1\n 4 0 6\n"
    "DEMAND_SECTION\n1 4 \n2 5\n3 0\n4 7\nDEPOT_SECTION\n 3\n -1\nEOF\n"
)
MATRIX = (
    "NAME: m\nTYPE: CVRP\nDIMENSION: 3\nEDGE_WEIGHT_TYPE: EXPLICIT\nEDGE_WEIGHT_FORMAT: LOWER_ROW\n"
    "CAPACITY: 6\nDISTANCE: 30\nSERVICE_TIME: 2.5\nVEHICLES: 2\nEDGE_WEIGHT_SECTION\n7\n9 4\n"
    "DEMAND_SECTION\n1 0\n2 3\n3 3\nDEPOT_SECTION\n1\n-1\nEOF\n"
)


def _problem(text: str) -> VehicleRouting:
    problem = FORMATS[0].read(text)
    assert isinstance(problem, VehicleRouting)
    return problem


def test_the_depot_comes_first_and_distances_are_rounded() -> None:
    problem = _problem(POINTS)
    assert problem.depot == "3"
    assert [(each.name, each.demand) for each in problem.customers] == [
        ("1", 4),
        ("2", 5),
        ("4", 7),
    ]
    assert (problem.capacity, problem.n_vehicles, problem.closes) == (10, None, None)
    plan = VehicleRoutingSolution(routes=(("1", "2"), ("4",)))
    assert problem.check(plan).objective == (1 + 5 + 4) + (5 + 5)


def test_a_matrix_and_the_limits_of_the_header_are_read() -> None:
    problem = _problem(MATRIX)
    assert problem.distances == ((0, 7, 9), (7, 0, 4), (9, 4, 0))
    assert (problem.n_vehicles, problem.closes) == (2, 30)
    assert [each.service for each in problem.customers] == [2.5, 2.5]
    assert problem.check(VehicleRoutingSolution(routes=(("2", "3"),))).objective == 20


def test_a_matrix_follows_its_depot() -> None:
    problem = _problem(
        MATRIX.replace("DEPOT_SECTION\n1", "DEPOT_SECTION\n2").replace("2 3\n3 3", "2 0\n3 3")
    )
    assert (problem.depot, problem.distances) == ("2", ((0, 7, 4), (7, 0, 9), (4, 9, 0)))


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("TYPE : CVRP", "TYPE : TSP", "of TYPE 'TSP'; CVRP can be read"),
        ("CAPACITY : 10\n", "", "has no CAPACITY"),
        ("CAPACITY : 10", "CAPACITY : ten", "CAPACITY 'ten'; it must be a number from 0 up"),
        ("CAPACITY : 10", "CAPACITY : 10\nVEHICLES : 0", "VEHICLES '0'; it must be a whole number"),
        ("4 7\nDEPOT", "4\nDEPOT", "line 16: the section ends after 7 numbers"),
        ("4 7\n", "4 x\n", "line 16: 'x' is not a number"),
        ("4 7\n", "4 -7\n", "line 16: the demand -7 is below 0"),
        ("4 7\n", "9 7\n", "line 16: '9' is no node of the file"),
        ("4 7\n", "2 7\n", "line 16: '2' has a demand already"),
        (" 3\n -1", " 3\n 1\n -1", "line 18: the CVRPLIB file names the depots '3 1'"),
        ("DEPOT_SECTION\n 3\n -1\n", "", "names the depots '' in its DEPOT_SECTION"),
        (" 3\n -1", " 8\n -1", "names the depots '8'"),
        ("3 0\n", "3 1\n", "the depot '3' has a demand of 1; it must be 0"),
        (" 4 0 6\n", " 4 0\n", "line 11: the section ends after 11 numbers"),
        ("EUC_2D", "FUNCTION", "EDGE_WEIGHT_TYPE 'FUNCTION'"),
        ("DEPOT_SECTION", "PICKUP_SECTION", "line 17: a PICKUP_SECTION cannot be taken"),
    ],
)
def test_what_does_not_fit_is_named(before: str, after: str, message: str) -> None:
    assert before in POINTS
    with pytest.raises(FormatError) as error:
        _problem(POINTS.replace(before, after, 1))
    assert message in str(error.value)


def test_sizes_are_limited() -> None:
    with pytest.raises(LimitExceeded, match="2002 nodes; the limit is 2,001"):
        read(POINTS.replace("DIMENSION : 4", "DIMENSION : 2002"))


def test_it_is_told_apart_from_tours() -> None:
    assert recognises(POINTS)
    assert not recognises(POINTS.replace("TYPE : CVRP", "TYPE : TSP"))
