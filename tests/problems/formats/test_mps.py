"""The MPS format, with OR-Tools' own reader as the oracle."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.errors import FormatError
from problems.formats.mps import read, recognises
from problems.status import Sense

FIXED = """\
* every section that both readers know
NAME          TEST
OBJSENSE
    MAX
ROWS
 N  COST
 L  LIM1
 G  LIM2
 E  MYEQN
 E  OTHER
COLUMNS
    X         COST         1.0   LIM1         1.0
    X         LIM2         1.0   OTHER        2.5
    MARKER                 'MARKER'                 'INTORG'
    Y         COST         2.0   LIM1         1.0
    Y         MYEQN       -1.0
    W         COST         2.0
    V         COST         1.0   OTHER       -1.0
    MARKER                 'MARKER'                 'INTEND'
    Z         COST        -1.0   MYEQN        1.0
    F         LIM1         1.0
    M         LIM1         1.0
    B         LIM2         3.0
RHS
    RHS       COST        -5.0   LIM1         4.0
    RHS       LIM2         1.0   MYEQN        7.0
RANGES
    RNG       LIM1         2.5   MYEQN       -3.0
    RNG       LIM2         2.5   OTHER        4.0
BOUNDS
 UP BND       X            4.0
 LO BND       Z           -1.5
 UP BND       Z           10.0
 FR BND       F
 MI BND       M
 BV BND       B
 UP BND       V            9.0
 FX BND       W            3.0
ENDATA
"""
SMALL = "NAME\nROWS\n N o\n L a\nCOLUMNS\n x o 1 a 1\n y o 2 a 1\nRHS\n a 4\nENDATA\n"


def _oracle(text: str) -> Any:
    from ortools.linear_solver.python import model_builder

    model = model_builder.Model()
    assert model.import_from_mps_string(text)
    return model.export_to_proto()


def _open(value: float | None, missing: float) -> float:
    return missing if value is None else value


def test_ortools_reads_the_same_program() -> None:
    program, oracle = read(FIXED), _oracle(FIXED)
    assert (program.goal is Sense.MAXIMISE) == oracle.maximize
    assert program.constant == oracle.objective_offset
    for column, peer in zip(program.columns, oracle.variable, strict=True):
        assert column.name == peer.name
        assert _open(column.lower, -np.inf) == peer.lower_bound, column.name
        assert _open(column.upper, np.inf) == peer.upper_bound, column.name
        assert (column.kind != "continuous") == peer.is_integer, column.name
        assert program.linear.get(column.name, 0) == peer.objective_coefficient
    for row, peer in zip(program.rows, oracle.constraint, strict=True):
        assert row.name == peer.name
        assert _open(row.lower, -np.inf) == peer.lower_bound, row.name
        assert _open(row.upper, np.inf) == peer.upper_bound, row.name
        terms = dict(zip(peer.var_index, peer.coefficient, strict=True))
        assert {program.columns[at].name: value for at, value in terms.items()} == row.terms


def test_names_with_spaces_are_read_in_fixed_form() -> None:
    text = (
        "NAME\nROWS\n N  COST\n L  LIM ONE\nCOLUMNS\n"
        "    OAK DESK  COST               8.0   LIM ONE            2.0\n"
        "RHS\n    RHS       LIM ONE            4.0\nENDATA\n"
    )
    program = read(text)
    assert [each.name for each in program.columns] == ["OAK DESK"]
    assert program.rows[0].terms == {"OAK DESK": 2}
    assert program.rows[0].upper == 4


def test_a_negative_upper_bound_alone_takes_the_lower_bound_away() -> None:
    program = read(SMALL.replace("ENDATA", "BOUNDS\n UP b x -1\n LI b y 2\n UI b y 7\nENDATA"))
    assert [(each.lower, each.upper, each.kind) for each in program.columns] == [
        (None, -1, "continuous"),
        (2, 7, "integer"),
    ]


def test_quadratic_sections() -> None:
    triangle = read(SMALL.replace("ENDATA", "QUADOBJ\n x x 4\n x y 3\nENDATA"))
    assert triangle.products == (("x", "x", 2), ("x", "y", 3))
    matrix = read(SMALL.replace("ENDATA", "QMATRIX\n x x 4\n x y 3\n y x 3\nENDATA"))
    assert matrix.products == (("x", "x", 2), ("x", "y", 1.5), ("y", "x", 1.5))


def test_further_free_rows_bind_nothing() -> None:
    program = read(
        SMALL.replace(" L a\n", " L a\n N p\n").replace(" x o 1 a 1", " x o 1 p 1\n x a 1")
    )
    assert [row.name for row in program.rows] == ["a"]


@pytest.mark.parametrize(
    ("head", "is_mps"), [(FIXED, True), (SMALL, True), ("max\n x", False), ("", False)]
)
def test_it_recognises_its_own(head: str, *, is_mps: bool) -> None:
    assert recognises(head) is is_mps


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("ENDATA\n", "", "without ENDATA"),
        (" a 4", " b 4", "line 9: there is no row 'b'"),
        (" a 4", " a four", "line 9: 'a four' does not fit RHS"),
        (" a 4", " a inf", "line 9: 'inf' is not a finite number"),
        (" a 4", " a", "line 9: names and numbers do not come in pairs"),
        (" L a", " K a", "line 4: a row is 'N'"),
        (" L a", " L a\n L a", "line 5: two rows are called 'a'"),
        (" y o 2 a 1", " x o 2", "line 7: column 'x' has two entries in row 'o'"),
        ("ENDATA", "BOUNDS\n UP b q 1\nENDATA", "line 11: there is no column 'q'"),
        ("ENDATA", "BOUNDS\n SC b x 1\nENDATA", "line 11: bounds of type 'SC' are not read"),
        ("ENDATA", "SOS\n S1 s\nENDATA", "line 10: the section 'SOS' is not read"),
        ("ENDATA", "BOUNDS\n UP\nENDATA", "line 11: 'UP' does not fit BOUNDS"),
        ("NAME\n", " x o 1\nNAME\n", "line 1: data stand in the section"),
    ],
)
def test_a_misfit_names_its_line(old: str, new: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(SMALL.replace(old, new))


@given(st.lists(st.sampled_from([*FIXED.split(), "\n", "\n ", "\n    "]), max_size=60))
def test_hostile_text_is_a_program_or_a_format_error(words: list[str]) -> None:
    try:
        program = read("NAME\nROWS\n N COST\nCOLUMNS\n" + " ".join(words))
    except FormatError:
        return
    assert all(each.name for each in program.columns)
