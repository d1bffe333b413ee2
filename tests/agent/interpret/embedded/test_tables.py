"""Tables pasted into a question or read from a file."""

import pytest

from agent.interpret.embedded.tables import find_tables, read_csv
from problems.errors import FormatError


def test_a_markdown_table_knows_its_place() -> None:
    table = "| item | weight |\n|:--|--:|\n| tent | 7 |\n| stove | 3 |"
    text = f"What fits?\n\n{table}\n\nThe limit is 8."
    (found,) = find_tables(text)
    assert found.columns == ("item", "weight")
    assert found.rows == (("tent", "7"), ("stove", "3"))
    assert found.span is not None
    assert text[found.span.start : found.span.end] == table


def test_columns_set_apart_by_blanks() -> None:
    (found,) = find_tables("item    weight  value\ntent    7       9\nstove   3       5\n")
    assert found.columns == ("item", "weight", "value")
    assert found.rows[1] == ("stove", "3", "5")


def test_prose_is_no_table() -> None:
    assert (
        find_tables("We have chairs, tables, and stools.\nA chair costs 5, a table 9.\nBuy?") == ()
    )


@pytest.mark.parametrize("text", ["a;b\n1;2\n3;4\n", "a,b\n1,2\n3,4\n", "a\tb\n1\t2\n3\t4\n"])
def test_any_common_delimiter(text: str) -> None:
    table = read_csv("f.csv", text)
    assert table is not None
    assert (table.columns, table.rows) == (("a", "b"), (("1", "2"), ("3", "4")))


def test_a_table_of_numbers_has_no_header() -> None:
    table = read_csv("f.csv", "0,12\n12,0\n")
    assert table is not None
    assert table.columns == ("", "")
    assert len(table.rows) == 2


def test_the_first_pair_of_names_is_no_header() -> None:
    table = read_csv("clashes.csv", "algebra,biology\nbiology,chemistry\n")
    assert table is not None
    assert table.rows[0] == ("algebra", "biology")


def test_a_line_with_too_many_cells_is_named() -> None:
    with pytest.raises(FormatError, match="line 3"):
        read_csv("f.csv", "a,b\n1,2\n3,4,5\n")
