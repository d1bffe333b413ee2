"""TSPLIB files, good and bad."""

import pytest

from problems.errors import FormatError, LimitExceeded
from problems.formats.tsplib import read, recognises

MATRIX = ((0, 1, 2), (1, 0, 3), (2, 3, 0))


def _explicit(layout: str, weights: str, kind: str = "TSP") -> str:
    return (
        f"NAME : small\nTYPE : {kind}\nDIMENSION : 3\nEDGE_WEIGHT_TYPE : EXPLICIT\n"
        f"EDGE_WEIGHT_FORMAT : {layout} \nEDGE_WEIGHT_SECTION\n{weights}\nEOF\n"
    )


def _points(weight_type: str, lines: str, size: int = 2) -> str:
    return (
        f"NAME: points\nTYPE: TSP\nDIMENSION: {size}\nEDGE_WEIGHT_TYPE: {weight_type}\n"
        f"NODE_COORD_SECTION\n{lines}\n"
    )


@pytest.mark.parametrize(
    ("layout", "weights"),
    [
        ("FULL_MATRIX", "0 1 2\n1 0 3\n2 3 0"),
        ("FULL_MATRIX", "0 1 2 1 0\n3 2 3 0"),  # lines need not be rows
        ("UPPER_ROW", "1 2\n3"),
        ("LOWER_ROW", "1\n2 3"),
        ("UPPER_DIAG_ROW", "0 1 2\n0 3\n0"),
        ("LOWER_DIAG_ROW", "0 1 0\n2 3 0"),
        ("UPPER_COL", "1\n2 3"),
        ("LOWER_COL", "1 2\n3"),
    ],
)
def test_every_layout_gives_the_same_matrix(layout: str, weights: str) -> None:
    tour = read(_explicit(layout, weights))
    assert tour.distances == MATRIX
    assert (tour.name, tour.nodes, tour.coordinates) == ("small", ("1", "2", "3"), None)


def test_an_asymmetric_matrix_stays_so() -> None:
    tour = read(_explicit("FULL_MATRIX", "0 1 2\n4 0 3\n5 6 0", kind="ATSP"))
    assert tour.distances == ((0, 1, 2), (4, 0, 3), (5, 6, 0))


@pytest.mark.parametrize("weight_type", ["EUC_2D", "CEIL_2D", "GEO", "ATT"])
def test_coordinates_are_read(weight_type: str) -> None:
    tour = read(_points(weight_type, "1 3.5 -4\n2 1e2 .5"))
    assert tour.weight_type == weight_type
    assert tour.coordinates == ((3.5, -4.0), (100.0, 0.5))
    assert tour.distances is None


def test_display_data_is_passed_over() -> None:
    text = _explicit("UPPER_ROW", "1 2 3\nDISPLAY_DATA_SECTION\n1 0 0\n2 1 1\n3 2 2")
    assert read(text).distances == MATRIX


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (_points("EUC_2D", "1 0 0\n2 x 1"), "line 7: 'x' is not a number"),
        (_points("EUC_2D", "1 0 0\n2 nan 1"), "line 7: 'nan' is not a number"),
        (_points("EUC_2D", "1 0 0\n1 1 1"), "line 7: node '1' is given a second time"),
        (_points("EUC_2D", "1 0 0"), "line 6: the section ends after 3 numbers"),
        (_points("EUC_2D", "1 0 0\n2 1 1\n3 1 1"), "line 8: '3' is one number too many"),
        (_points("EUC_3D", "1 0 0"), "EDGE_WEIGHT_TYPE 'EUC_3D'"),
        (_points("EUC_2D", "", size=2), "no NODE_COORD_SECTION"),
        (_points("EUC_2D", "1 0 0", size=1), "DIMENSION '1'"),
        (_explicit("UPPER_ROW", "1 2"), "line 7: the section ends after 2 numbers"),
        (_explicit("SPIRAL", "1 2 3"), "EDGE_WEIGHT_FORMAT 'SPIRAL'"),
        (_explicit("UPPER_ROW", "1 2 3", kind="CVRP"), "TYPE 'CVRP'"),
        ("NAME: a\nhello\n", "line 2: 'hello' is neither"),
        ("NAME: a\nFIXED_EDGES_SECTION\n1 2\n", "line 2: a FIXED_EDGES_SECTION"),
        ("", "DIMENSION ''"),
    ],
)
def test_what_does_not_fit_is_named(text: str, message: str) -> None:
    with pytest.raises(FormatError) as error:
        read(text)
    assert message in str(error.value)


def test_messages_do_not_repeat_a_long_line() -> None:
    with pytest.raises(FormatError) as error:
        read("y" * 100_000)
    assert len(str(error.value)) < 200


def test_sizes_are_limited() -> None:
    with pytest.raises(LimitExceeded, match="5001 nodes; the limit is 5,000"):
        read(_points("EUC_2D", "1 0 0", size=5001))
    with pytest.raises(LimitExceeded, match="1300 nodes one by one"):
        read(_explicit("UPPER_ROW", "1").replace("DIMENSION : 3", "DIMENSION : 1300"))


def test_it_is_told_apart_from_other_formats() -> None:
    assert recognises(_points("EUC_2D", "1 0 0"))
    assert not recognises(_points("EUC_2D", "1 0 0").replace("TYPE: TSP", "TYPE: CVRP"))
    assert not recognises("3 2\n1 2 1\n")
