"""Data that a reply names is put in its place, or refused by name."""

from __future__ import annotations

from typing import Any

import pytest
from pydantic import JsonValue

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.tables import find_tables
from agent.interpret.embedded.text import Text
from agent.interpret.with_model.binding import Binding
from agent.interpret.with_model.data_parts import data_parts
from problems.errors import InvalidProblem

ROWS = "\n".join(f"| item {at} | {at} kg | ${at},500 |" for at in range(1, 21))
TABLE = f"Pack these:\n| name | weight | price |\n|---|---|---|\n{ROWS}\nat most 9 kg"
EDGES = f"The edges are [{', '.join(f'[{at}, {at + 1}]' for at in range(40))}]."


def binding(text: str) -> Binding:
    """The data of a text."""
    document = Document(Text(text), tables=find_tables(text))
    return Binding({part.name: part for part in data_parts(document)}, set())


def test_columns_rows_and_maps() -> None:
    data = binding(TABLE)
    assert data.bound({"$column": ["T1", "Weight"]}) == [float(at) for at in range(1, 21)]
    fields: JsonValue = {"name": "name", "weight": "weight"}
    rows: Any = data.bound({"$rows": "T1", "fields": fields, "constants": {"value": 1}})
    assert rows[1] == {"name": "item 2", "weight": 2.0, "value": 1}
    prices: Any = data.bound({"$map": ["T1", "name", "price"]})
    assert prices["item 3"] == 3500.0


def test_bracketed_data_is_a_table_too() -> None:
    data = binding(EDGES)
    pairs: Any = data.bound({"$data": "M1"})
    assert pairs[0] == [0.0, 1.0]
    edges: Any = data.bound({"$rows": "M1", "fields": {"u": "column 1", "v": "column 2"}})
    assert edges[2] == {"u": "2", "v": "3"}


def test_lists_side_by_side_are_objects() -> None:
    columns: JsonValue = {"weight": {"$column": ["T1", "weight"]}, "value": list(range(20))}
    items: Any = binding(TABLE).bound({"$zip": columns, "name": "item"})
    assert items[1] == {"name": "item 2", "weight": 2.0, "value": 1}
    bare: Any = binding(TABLE).bound({"$zip": columns})
    assert bare[1] == {"weight": 2.0, "value": 1}


@pytest.mark.parametrize(
    ("reference", "words"),
    [
        ({"$zip": {"weight": {"$column": ["T1", "weight"]}, "value": [1, 2]}}, "lengths are 2, 20"),
        ({"$zip": {}}, "lengths are missing"),
        ({"$zip": {"weight": 3}}, "lengths are no list"),
        ({"$column": ["T9", "weight"]}, "there is no data 'T9'"),
        ({"$column": ["T1", "mass"]}, "no single column 'mass'"),
        ({"$column": ["T1"]}, "takes a table"),
        ({"$rows": "T1"}, "needs"),
    ],
)
def test_refuses_what_is_not_there(reference: JsonValue, words: str) -> None:
    with pytest.raises(InvalidProblem, match=words.replace("'", ".")):
        binding(TABLE).bound(reference)
