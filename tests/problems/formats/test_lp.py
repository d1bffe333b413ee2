"""The CPLEX LP format, against what its reference says and OR-Tools reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from problems.errors import FormatError
from problems.formats.lp import read, recognises
from problems.parsing.written_program import WrittenColumn, WrittenRow
from problems.status import Sense

ALL = r"""\ every part of the format
Maximize
 obj: 3 x1 + 2x2 - x3 + 1.5e1 y + 4 + [ 2 x1 ^2 - 4 x1 * x2 + x3^2 ] / 2
Subject To
 first: x1 + x2
        + x3 <= 10
 - x1 + 2 x2 >= -5
 range: -2 <= x1 - x3 <= 8
 upper: 7 >= x1 + x2
 equal: x1 + y + 3 = 5
Bounds
 -5 <= x1 <= 4
 x2 <= 1e30
 x2 >= -inf
 x3 free
 z = 2.5
Generals
 x1
Binaries
 y
End
anything after the end
"""


def test_every_part_is_read() -> None:
    program = read(ALL)
    assert program.goal is Sense.MAXIMISE
    assert program.linear == {"x1": 3, "x2": 2, "x3": -1, "y": 15}
    assert program.constant == 4
    assert program.products == (("x1", "x1", 1), ("x1", "x2", -2), ("x3", "x3", 0.5))
    assert program.rows == (
        WrittenRow("first", {"x1": 1, "x2": 1, "x3": 1}, None, 10),
        WrittenRow("c2", {"x1": -1, "x2": 2}, -5, None),
        WrittenRow("range", {"x1": 1, "x3": -1}, -2, 8),
        WrittenRow("upper", {"x1": 1, "x2": 1}, None, 7),
        WrittenRow("equal", {"x1": 1, "y": 1}, 2, 2),
    )
    assert program.columns == (
        WrittenColumn("x1", -5, 4, "integer"),
        WrittenColumn("x2", None, None),
        WrittenColumn("x3", None, None),
        WrittenColumn("y", 0, 1, "binary"),
        WrittenColumn("z", 2.5, 2.5),
    )


@pytest.mark.parametrize(
    ("opening", "goal"),
    [
        ("max", Sense.MAXIMISE),
        ("MAXIMISE", Sense.MAXIMISE),
        ("maximum", Sense.MAXIMISE),
        ("min", Sense.MINIMISE),
        ("Minimize obj:", Sense.MINIMISE),
        ("minimise\n\\ why\nobj:", Sense.MINIMISE),
    ],
)
def test_goals(opening: str, goal: Sense) -> None:
    text = f"{opening} x\nsuch that\n x >= 1\nend"
    assert recognises(text)
    assert read(text).goal is goal
    assert read(text).linear == {"x": 1}


def test_names_that_look_like_keywords_are_names() -> None:
    program = read("min\n end1 + free2 + st.x + int_a\ns.t.\n c: end1 + st.x >= 1\nend")
    assert [each.name for each in program.columns] == ["end1", "free2", "st.x", "int_a"]


@pytest.mark.parametrize(
    "head",
    [
        "",
        "Maximise the profit of the shop.",
        "NAME x\nROWS",
        "3 4\n1 2",
        "Minutes matter",
        "Minimise 3a - 2b over binary a, b.",
    ],
)
def test_it_leaves_others_alone(head: str) -> None:
    assert not recognises(head)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "line 1: the LP file is empty"),
        ("hello", "line 1: an LP file starts with"),
        ("min\n x\nst\n x + <= 3\nend", "line 4: '<=' stands where a number or a variable"),
        ("min\n x\nst\n x y <= 3\nend", "line 4: 'y' stands where <=, >= or ="),
        ("min\n x\nst\n x <=\nend", "line 4: .* stands where a number"),
        ("min\n x\nst\n c: [ x^2 ] <= 3\nend", "'c', which may hold no product"),
        ("min\n [ x^3 ] / 2\nend", "line 2: '3' stands where the exponent 2"),
        ("min\n [ x^2 \nend", "line 2: .*variable's name"),
        ("min\n x\nst\n b = 1 -> x <= 3\nend", "line 4: indicator constraints"),
        ("min\n x\nsos\n s1: x:1\nend", "line 3: the section 'sos' is not read"),
        ("min\n x\nbounds\n x >= inf\nend", "line 4: .*finite bound of 'x'"),
        ("min\n 1e999 x\nend", "line 2: '1e999' stands where a finite number"),
        ("min\n x ! \x00\nend", "line 2: '.x00' has no meaning"),
    ],
)
def test_a_misfit_names_its_line(text: str, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        read(text)


@given(st.text(alphabet="xy12 .+-*^[]/:<>=\n\\e", max_size=200))
def test_hostile_text_is_a_program_or_a_format_error(text: str) -> None:
    try:
        program = read("min " + text)
    except FormatError:
        return
    assert all(each.name for each in program.columns)


def test_ortools_reads_the_same_program() -> None:
    from ortools.linear_solver.python import model_builder

    program = read("Minimize\n obj: 2 x - 3 y\nSubject To\n a: x + y <= 4\n b: x - y >= -1\nEnd\n")
    model = model_builder.Model()
    x, y = model.new_num_var(0, 10, "x"), model.new_num_var(0, 10, "y")
    model.minimize(2 * x - 3 * y)
    model.add(x + y <= 4, "a")
    model.add(x - y >= -1, "b")
    again = read(model.export_to_lp_string(False))
    assert again.linear == program.linear
    assert [row.terms for row in again.rows] == [row.terms for row in program.rows]
    assert [(row.lower, row.upper) for row in again.rows] == [(None, 4), (-1, None)]
