"""Solomon's files, good and bad."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.families.vehicle_routing import VehicleRouting, VehicleRoutingSolution
from problems.formats.solomon import FORMATS, read, recognises

TEXT = (
    "T1\n\nVEHICLE\nNUMBER     CAPACITY\n  3         20\n\nCUSTOMER\n"
    "CUST NO.  XCOORD.   YCOORD.    DEMAND   READY TIME  DUE DATE   SERVICE   TIME\n \n"
    "    0      0         0          0          0       100          0\n"
    "    1      1         1          8         10        20          5\n"
    "    2      3         4         12          0        40          5.5\n"
)


def _problem(text: str) -> VehicleRouting:
    problem = FORMATS[0].read(text)
    assert isinstance(problem, VehicleRouting)
    return problem


def test_the_first_place_is_the_depot_and_distances_are_not_rounded() -> None:
    problem = _problem(TEXT)
    assert (problem.depot, problem.opens, problem.closes) == ("0", 0, 100)
    assert (problem.n_vehicles, problem.capacity) == (3, 20)
    assert [(each.demand, each.ready, each.due, each.service) for each in problem.customers] == [
        (8, 10, 20, 5),
        (12, 0, 40, 5.5),
    ]
    check = problem.check(VehicleRoutingSolution(routes=(("1", "2"),)))
    assert check.feasible
    assert check.objective == pytest.approx(2**0.5 + 13**0.5 + 5)


def test_windows_are_kept() -> None:
    problem = _problem(TEXT.replace("40          5.5", "15          5.5"))
    check = problem.check(VehicleRoutingSolution(routes=(("1", "2"),)))
    assert [each.constraint for each in check.violations] == ["window of 2"]


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("  3         20", "  3", "line 5: '3' is not the number and the capacity of vehicles"),
        ("  3         20", "  0   20", "line 5: '0 20' leaves no vehicle"),
        ("  3         20", "  3   -20", "line 5: '3 -20' has -20 where a number from 0 up belongs"),
        (
            "    2      3 ",
            "    1      3 ",
            "line 12: '1 3 4 12 0 40 5.5' gives a place that was given",
        ),
        ("    5.5", " ", "line 12: '2 3 4 12 0 40' is not a place"),
        ("12  ", "x  ", "line 12: '2 3 4 x 0 40 5.5' has 'x' where a number belongs"),
        ("12  ", "-12  ", "has -12 where a number from 0 up belongs"),
        ("CUST NO.", "PLACE", "no line that begins with CUST; it may be cut off"),
        ("NUMBER ", "N ", "no line that begins with NUMBER"),
    ],
)
def test_what_does_not_fit_is_named(before: str, after: str, message: str) -> None:
    assert before in TEXT
    with pytest.raises(FormatError) as error:
        _problem(TEXT.replace(before, after, 1))
    assert message in str(error.value)


def test_a_file_that_ends_early_is_told() -> None:
    with pytest.raises(FormatError, match="ends where the number and the capacity"):
        read("T1\nVEHICLE\nNUMBER CAPACITY\n")
    with pytest.raises(FormatError, match="has 1 places; it needs a depot and a customer"):
        read(TEXT[: TEXT.index("    1  ")])


def test_sizes_are_limited() -> None:
    rows = "".join(f"{at} 0 0 0 0 9 0\n" for at in range(3, 2_003))
    with pytest.raises(LimitExceeded, match="more than 2,001 places"):
        read(TEXT + rows)


def test_it_is_told_apart_from_other_text() -> None:
    assert recognises(TEXT)
    assert recognises("R1_2_1\r\n\r\nVEHICLE\r\nNUMBER     CAPACITY\r\n  50  200\r\n")
    assert not recognises("3 2\n1 2 1\n")
    assert not recognises("vehicle number and capacity are not given")
