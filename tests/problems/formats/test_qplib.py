"""QPLIB files: what is read, and how what does not fit is refused."""

import pytest

from problems.errors import FormatError
from problems.formats import qplib
from problems.parsing.written_program import WrittenColumn, WrittenRow
from problems.status import Sense

BOX = """tiny
QBL # quadratic objective, bits, linear constraints
maximize
3 # variables
1 # constraints
2 # products
1 1 4
3 1 5
1.0 # default linear coefficient
1
2 -7
0.5 # constant
2 # coefficients of constraints
1 1 1
1 3 1
1e30
-1e30
0
1.0 # default right side
0
"""
MIXED = """bounds
LMN
minimize
2
0
2
1 3
2 1
0
1e20
-1e20
1
2 -4
1e20
1
2 9
0
1
2 1
"""


def test_products_are_halved_on_the_diagonal_only() -> None:
    program = qplib.read(BOX)
    assert program.goal is Sense.MAXIMISE
    assert program.products == (("x1", "x1", 2), ("x3", "x1", 5))
    assert program.linear == {"x1": 1, "x2": -7, "x3": 1}
    assert program.constant == 0.5
    assert program.rows == (WrittenRow("c1", {"x1": 1, "x3": 1}, None, 1),)
    assert {each.kind for each in program.columns} == {"binary"}


def test_bounds_and_kinds_have_defaults_and_exceptions() -> None:
    program = qplib.read(MIXED)
    assert program.columns == (
        WrittenColumn("x1", None, None, "continuous"),
        WrittenColumn("x2", -4, 9, "integer"),
    )


def test_it_is_recognised_by_its_type() -> None:
    assert qplib.recognises(BOX)
    assert not qplib.recognises("NAME x\nROWS\n N obj\n")


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("QBL", "QBQ", "line 2: .* quadratic constraints"),
        ("QBL", "XBL", "line 2: .* not the type"),
        ("maximize", "best", "line 3: .* neither"),
        ("3 1 5", "4 1 5", "line 8: .* outside 1 to 3"),
        ("3 1 5", "1 1 5", "line 8: .* given before"),
        ("3 1 5", "3 1", "line 8: .* fewer than 3"),
        ("1.0 # default right side\n0\n", "", "ends before its default of its right sides"),
    ],
)
def test_the_line_that_does_not_fit_is_named(old: str, new: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        qplib.read(BOX.replace(old, new, 1))
