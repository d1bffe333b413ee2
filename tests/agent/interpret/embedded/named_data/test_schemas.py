"""Classics whose data stand under names."""

from typing import Any

import pytest

from agent.interpret.embedded.document import Document
from agent.interpret.embedded.named_data.known_schemas import READER, schemas
from agent.interpret.embedded.reader import Reading
from agent.interpret.embedded.text import Text
from problems.problem import Problem

_SHIP = (
    "Goods go from plants to shops. Plant `i` has a supply `Supply_{i}`, shop `j` a demand "
    "`Demand_{j}`; a unit from plant "
    "`i` to shop `j` costs `Cost_{i, j}`. Minimise the cost. "
)


def _outcome(text: str) -> Any:
    document = Document(Text(text))
    return READER.read(document) if READER.evidence(document) else None


def _problem(text: str) -> Problem[Any]:
    read = _outcome(text)
    assert isinstance(read, Reading), read
    return read.problem


@pytest.mark.parametrize(
    "data",
    [
        '{"supply": [30, 40], "demand": [20, 25, 10], "cost": [[4, 2, 3], [1, 5, 6]]}',
        "\nsupply = [30, 40]\ndemand = [20, 25, 10]\ncost = [[4, 2, 3], [1, 5, 6]]",
        "\nSupply: [30, 40]\nDemand: [20, 25, 10]\nUnit cost: [[4, 2, 3], [1, 5, 6]]",
        '{"plants": ["P", "Q"], "supply": [30, 40], "demand": [20, 25, 10], '
        '"cost": [[4, 1], [2, 5], [3, 6]]}',
    ],
)
def test_transport_however_the_data_are_written(data: str) -> None:
    read = _problem(_SHIP + data)
    assert read.family == "transport"
    assert read.model_dump()["costs"] == ((4, 2, 3), (1, 5, 6))


def test_index_letters_say_which_way_round_a_square_is() -> None:
    text = _SHIP.replace("Cost_{i, j}", "Cost_{j, i}")
    data = '{"supply": [30, 40], "demand": [20, 25], "cost": [[4, 2], [1, 5]]}'
    assert _problem(text + data).model_dump()["costs"] == ((4, 1), (2, 5))


def test_an_open_square_is_read_both_ways() -> None:
    text = "Ship from plants to shops, minimise the cost, given supply and demand. "
    read = _outcome(text + '{"supply": [30, 40], "demand": [20, 25], "cost": [[4, 2], [1, 5]]}')
    assert isinstance(read, Reading)
    assert read.is_open
    assert len(read.alternatives) == 1


def test_data_left_over_are_no_reading() -> None:
    data = '{"supply": [30, 40], "demand": [20, 25, 10], "cost": [[4, 2, 3], [1, 5, 6]], "emission": [3, 7]}'
    assert not isinstance(_outcome(_SHIP + data), Reading)


def test_a_rule_beyond_the_schema_is_no_reading() -> None:
    data = '{"supply": [30, 40], "demand": [20, 25, 10], "cost": [[4, 2, 3], [1, 5, 6]]}'
    assert not isinstance(_outcome(_SHIP + "Late goods pay a penalty. " + data), Reading)


@pytest.mark.parametrize(
    ("text", "family"),
    [
        (
            "Choose items for a knapsack so that the value is maximised. "
            '{"values": [6, 9, 4], "weights": [3, 5, 2], "capacity": 7}',
            "knapsack",
        ),
        (
            "Select the cheapest towers that together cover all regions, minimising the cost. "
            '{"regions": ["a", "b", "c"], "covers": [[1, 0], [1, 1], [0, 1]], "cost": [4, 6]}',
            "set_cover",
        ),
        (
            "Bars are cut into pieces; use the fewest bars. "
            '{"bar_length": 10, "lengths": [3, 4], "demand": [5, 2]}',
            "cutting_stock",
        ),
        (
            "A diet: minimise the cost of foods that meet the least and most of each nutrient. "
            '{"price": [2, 3, 1], "nutrient_min": [10, 8], "amount": [[3, 4, 1], [2, 2, 5]]}',
            "linear_program",
        ),
    ],
)
def test_other_classics(text: str, family: str) -> None:
    assert _problem(text).family == family


def test_every_schema_names_its_slots_once() -> None:
    for name, schema in schemas().items():
        keys = [slot.key for slot in schema.slots]
        assert len(keys) == len(set(keys)), name
        named = {axis for slot in schema.slots for axis in slot.axes if axis.isidentifier()}
        assert named <= set(schema.axes), name
