"""Every sheet there is, worked: the problem it spells out, and what it cannot do without."""

from typing import Any

import pytest
from pydantic import ValidationError

from problems.errors import FormatError
from problems.families.bin_packing import BinItem, BinPacking
from problems.families.exact_cover import ExactCover, ExactSet
from problems.families.job_shop import Job, JobShop, Operation
from problems.families.knapsack import Item, Knapsack
from problems.families.max_flow import Arc as FlowArc
from problems.families.max_flow import MaxFlow
from problems.families.min_cost_flow import Arc, MinCostFlow, Node
from problems.families.number_partition import NumberPartition
from problems.families.set_cover import CoverSet, SetCover
from problems.families.set_packing import PackingSet, SetPacking
from problems.families.shortest_path import Edge as Way
from problems.families.shortest_path import ShortestPath
from problems.families.steiner_tree import Edge, SteinerTree
from problems.families.subset_sum import SubsetSum
from problems.families.timetabling import Timetabling
from problems.families.tsp import Tsp
from problems.families.vehicle_routing import VehicleRouting
from problems.format_registry import sheet_forms
from problems.graph_problems import GRAPH_PROBLEMS, PlainGraph
from problems.modelling.customers import Customer
from problems.modelling.timetable_rules import Event
from problems.problem import Problem
from problems.sheet_form import filled

FORMS = sorted(sheet_forms())
Said = dict[str, str]

# By family: the sheet, its columns parted by bars and its cells by blanks; what is said once; and the
# problem that it stands for.
WORKED: dict[str, tuple[str, Said, Problem[Any]]] = {
    "bin_packing": (
        "Parcel|Size (kg) / a|4 / b|2.5",
        {"capacity": "6"},
        BinPacking(
            items=(BinItem(name="a", size=4), BinItem(name="b", size=2.5)),
            capacity=6,
            size_unit="kg",
        ),
    ),
    "exact_cover": (
        "Roster|Flights|Cost [EUR] / r1|1; 2|900 / r2|2|1,400",
        {},
        ExactCover(
            universe=("1", "2"),
            sets=(
                ExactSet(name="r1", elements=("1", "2"), cost=900),
                ExactSet(name="r2", elements=("2",), cost=1400),
            ),
            cost_unit="EUR",
        ),
    ),
    "job_shop": (
        "job|machine|duration (h) / j1|saw|3 / j2|mill|1 / j1|mill|2",
        {},
        JobShop(
            jobs=(
                Job(
                    name="j1",
                    operations=(
                        Operation(machine="saw", duration=3),
                        Operation(machine="mill", duration=2),
                    ),
                ),
                Job(name="j2", operations=(Operation(machine="mill", duration=1),)),
            ),
            time_unit="h",
        ),
    ),
    "knapsack": (
        "item|weight (kg)|value ($)|copies / tent|3|$50|1 / can|1|7|4",
        {"capacity": "5"},
        Knapsack(
            items=(
                Item(name="tent", weight=3, value=50),
                Item(name="can", weight=1, value=7, copies=4),
            ),
            capacity=5,
            weight_unit="kg",
            value_unit="$",
        ),
    ),
    "max_flow": (
        "from|to|capacity (l/s) / a|b|4 / b|c|3",
        {"source": "a", "sink": "c"},
        MaxFlow(
            nodes=("a", "b", "c"),
            arcs=(FlowArc(u="a", v="b", capacity=4), FlowArc(u="b", v="c", capacity=3)),
            origin="a",
            destination="c",
            flow_unit="l/s",
        ),
    ),
    "min_cost_flow": (
        "from|to|cost (EUR)|capacity (t) / a|b|4|10 / b|c|-1|5 / a|c|9|",
        {"source": "a", "sink": "c", "amount": "7"},
        MinCostFlow(
            nodes=(Node(name="a", supply=7), Node(name="b"), Node(name="c", supply=-7)),
            arcs=(
                Arc(u="a", v="b", cost=4, capacity=10),
                Arc(u="b", v="c", cost=-1, capacity=5),
                Arc(u="a", v="c", cost=9),
            ),
            flow_unit="t",
            cost_unit="EUR",
        ),
    ),
    "number_partition": (
        "person|amount (kg) / Ana|4 / Ben|5 / Cem|6",
        {"n_piles": "3"},
        NumberPartition(numbers=(4, 5, 6), names=("Ana", "Ben", "Cem"), n_piles=3, unit="kg"),
    ),
    "set_cover": (
        "station|covers|cost / s1|north; old town|3 / s2|south|",
        {},
        SetCover(
            universe=("north", "old town", "south"),
            sets=(
                CoverSet(name="s1", elements=("north", "old town"), cost=3),
                CoverSet(name="s2", elements=("south",)),
            ),
        ),
    ),
    "set_packing": (
        "bidder|items|bid ($) / Ana|desk, lamp|60 / Ben|lamp|50",
        {},
        SetPacking(
            sets=(
                PackingSet(name="Ana", elements=("desk", "lamp"), value=60),
                PackingSet(name="Ben", elements=("lamp",), value=50),
            ),
            value_unit="$",
        ),
    ),
    "shortest_path": (
        "from|to|length (km) / a|b|4 / b|c|3",
        {"start": "a", "target": "c"},
        ShortestPath(
            nodes=("a", "b", "c"),
            edges=(Way(u="a", v="b", length=4), Way(u="b", v="c", length=3)),
            start="a",
            target="c",
            length_unit="km",
        ),
    ),
    "steiner_tree": (
        "from|to|cost (EUR) / a|b|4 / b|c|3 / b|old d|2",
        {"terminals": "a; c; old d"},
        SteinerTree(
            nodes=("a", "b", "c", "old d"),
            edges=(
                Edge(u="a", v="b", cost=4),
                Edge(u="b", v="c", cost=3),
                Edge(u="b", v="old d", cost=2),
            ),
            terminals=("a", "c", "old d"),
            cost_unit="EUR",
        ),
    ),
    "subset_sum": (
        "invoice|amount (EUR) / i1|40 / i2|25",
        {"target": "65"},
        SubsetSum(numbers=(40, 25), names=("i1", "i2"), target=65, unit="EUR"),
    ),
    "timetabling": (
        "lesson|teacher|classes / maths|Roy|7a, 7b / sport||7b",
        {"n_periods": "2"},
        Timetabling(
            events=(
                Event(name="maths", teacher="Roy", groups=("7a", "7b")),
                Event(name="sport", groups=("7b",)),
            ),
            periods=("period 1", "period 2"),
        ),
    ),
    "tsp": (
        "city|x (km)|y / p|0|1 / q|3|5",
        {},
        Tsp(places=("p", "q"), coordinates=((0, 1), (3, 5)), distance_unit="km"),
    ),
    "vehicle_routing": (
        "stop|x|y|demand (t)|due / depot|0|0|0| / a|1|5|4|30 / b|3|2|3|",
        {"capacity": "9", "n_vehicles": "2"},
        VehicleRouting(
            depot="depot",
            customers=(Customer(name="a", demand=4, due=30), Customer(name="b", demand=3)),
            coordinates=((0, 0), (1, 5), (3, 2)),
            capacity=9,
            n_vehicles=2,
            load_unit="t",
        ),
    ),
}
EDGES = "from|to|weight / a|b|2.5 / b|c|4"
GRAPH = PlainGraph(("a", "b", "c"), (("a", "b"), ("b", "c")), (1.0, 1.0, 1.0), (2.5, 4))


def _worked(family: str) -> tuple[str, Said, Problem[Any]]:
    if family in GRAPH_PROBLEMS:
        return EDGES, {}, GRAPH_PROBLEMS[family](GRAPH)
    return WORKED[family]


def _table(sheet: str) -> list[list[str]]:
    return [line.split("|") for line in sheet.split(" / ")]


def _built(family: str, sheet: str, said: Said) -> Problem[Any]:
    header, *rows = _table(sheet)
    told_apart = filled(sheet_forms()[family], header, rows, said)
    assert told_apart is not None
    return sheet_forms()[family].build(told_apart)


@pytest.mark.parametrize("family", FORMS)
def test_a_worked_sheet_spells_out_its_problem(family: str) -> None:
    assert _built(family, *_worked(family)[:2]) == _worked(family)[2]


@pytest.mark.parametrize("family", FORMS)
def test_the_order_of_the_columns_does_not_matter(family: str) -> None:
    sheet, said, expected = _worked(family)
    turned = " / ".join("|".join(reversed(line)) for line in _table(sheet))
    assert _built(family, turned, said) == expected


@pytest.mark.parametrize("family", FORMS)
def test_a_sheet_without_a_required_column_is_not_of_the_family(family: str) -> None:
    form = sheet_forms()[family]
    header, *rows = _table(_worked(family)[0])
    needed = [column for column in form.columns if column.required]
    assert needed
    for column in needed:
        at = [at for at, title in enumerate(header) if _field_of(family, title) == column.field]
        assert len(at) == 1, column.field
        assert (
            filled(form, _without(header, at[0]), [_without(row, at[0]) for row in rows], {})
            is None
        )


def _field_of(family: str, title: str) -> str | None:
    """The field that a column of this title becomes in the whole worked sheet."""
    header, *rows = _table(_worked(family)[0])
    alone = filled(sheet_forms()[family], header, rows, {})
    assert alone is not None
    cells = tuple(row[header.index(title)] for row in rows)
    return next((field for field, held in alone.cells.items() if held == cells), None)


def _without(row: list[str], at: int) -> list[str]:
    return [*row[:at], *row[at + 1 :]]


@pytest.mark.parametrize("family", FORMS)
def test_a_cell_that_is_empty_where_a_name_belongs_is_refused(family: str) -> None:
    sheet, said, _ = _worked(family)
    header, *rows = _table(sheet)
    spoilt = [["", *rows[0][1:]], *rows[1:]]
    told_apart = filled(sheet_forms()[family], header, spoilt, said)
    assert told_apart is not None
    with pytest.raises(FormatError, match="row 1 has nothing under"):
        sheet_forms()[family].build(told_apart)


@pytest.mark.parametrize(
    ("family", "said", "words"),
    [
        ("number_partition", {"n_piles": "2.5"}, "n_piles is 2.5; it must be a whole number"),
        ("timetabling", {"n_periods": "many"}, "n_periods holds 'many' where a number belongs"),
        ("min_cost_flow", {"source": "a", "sink": "c", "amount": ""}, "amount holds ''"),
        (
            "min_cost_flow",
            {"source": "a", "sink": "z", "amount": "7"},
            "no row goes from or to 'z'",
        ),
    ],
)
def test_a_parameter_that_does_not_fit_is_refused(family: str, said: Said, words: str) -> None:
    with pytest.raises(FormatError, match=words):
        _built(family, WORKED[family][0], said)


def test_what_is_said_once_may_be_left_out_where_it_has_a_usual_value() -> None:
    halves = _built("number_partition", WORKED["number_partition"][0], {})
    assert isinstance(halves, NumberPartition)
    assert halves.n_piles == 2
    unlimited = _built(
        "min_cost_flow", "from|to|cost / a|b|4", {"source": "a", "sink": "b", "amount": "3"}
    )
    assert isinstance(unlimited, MinCostFlow)
    assert unlimited.arcs[0].capacity is None


@pytest.mark.parametrize(
    ("sheet", "name", "value"),
    [("bid|items|price / b1|x y|7", "b1", 7), ("items|bid / x y|7", "set 1", 7)],
)
def test_a_bid_is_an_amount_unless_one_stands_beside_it(
    sheet: str, name: str, value: float
) -> None:
    expected = PackingSet(name=name, elements=("x", "y"), value=value)
    assert _built("set_packing", sheet, {}) == SetPacking(sets=(expected,))


def test_a_capacity_below_0_is_no_arc_without_a_limit() -> None:
    with pytest.raises(ValidationError, match="greater than or equal to 0"):
        _built("min_cost_flow", "from|to|cost|capacity / a|c|4|-1", WORKED["min_cost_flow"][1])


def test_a_terminal_that_no_edge_reaches_is_refused() -> None:
    with pytest.raises(ValidationError, match="the terminal 'z' is not one of the nodes"):
        _built("steiner_tree", WORKED["steiner_tree"][0], {"terminals": "a; z"})
