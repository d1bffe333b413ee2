"""Facility location questions: warehouses, clinics, servers and bakeries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from evals.generator.grammar.amounts import currency, money
from evals.generator.grammar.draw import Draw
from evals.generator.grammar.lists import listed, told
from evals.generator.grammar.names import CITIES, LETTERS, TOWNS
from evals.generator.grammar.prose import compose
from evals.generator.grammar.tables import matrix, table
from evals.generator.phrasing import Phrasing, Question, asked


@dataclass(frozen=True, slots=True)
class _Instance:
    sites: list[str]
    customers: list[str]
    opening: list[int]
    serving: list[list[int]]  # a row a customer


def _instance(draw: Draw, sites: Sequence[str], customers: Sequence[str]) -> _Instance:
    opening = [10 * w for w in draw.wholes(len(sites), 6, 20)]
    serving = [[5 * w for w in draw.wholes(len(sites), 1, 20)] for _ in customers]
    return _Instance(list(sites), list(customers), opening, serving)


def _problem(
    text: str, it: _Instance, demands: Sequence[int] = (), capacities: Sequence[int] = ()
) -> Question:
    sites = [{"name": s, "opening_cost": c} for s, c in zip(it.sites, it.opening, strict=True)]
    customers: list[dict[str, object]] = [{"name": name} for name in it.customers]
    if capacities:
        sites = [{**s, "capacity": c} for s, c in zip(sites, capacities, strict=True)]
        customers = [{**c, "demand": d} for c, d in zip(customers, demands, strict=True)]
    return asked(
        text, "facility_location", sites=sites, customers=customers, serving_costs=it.serving
    )


def _warehouses(draw: Draw, size: int) -> Question:
    it = _instance(draw, draw.some(CITIES, 3), [f"shop {x}" for x in LETTERS[:size]])
    pattern = currency(draw)
    open_costs = [
        f"in {s} for {money(pattern, c)}" for s, c in zip(it.sites, it.opening, strict=True)
    ]
    facts = [
        f"serving {name} costs "
        + listed([f"{money(pattern, c)} from {s}" for s, c in zip(it.sites, row, strict=True)])
        for name, row in zip(it.customers, it.serving, strict=True)
    ]
    text = compose(
        draw,
        f"We may rent a warehouse {listed(open_costs, 'or')}, any number of them.",
        told(draw, facts),
        "Every shop is served from one warehouse. Which warehouses should we rent so that rent and service cost the least?",
    )
    return _problem(text, it)


def _tabled(draw: Draw, size: int) -> Question:
    it = _instance(
        draw, [f"site {i}" for i in (1, 2, 3)], [f"customer {i}" for i in range(1, size + 1)]
    )
    rows: list[list[object]] = [[c, *row] for c, row in zip(it.customers, it.serving, strict=True)]
    fixed: list[list[object]] = [["opening cost", *it.opening]]
    text = compose(
        draw,
        "Uncapacitated facility location. The first line of the table holds the fixed cost of opening a "
        "site, the others the cost of serving a customer from it.",
        table(draw, ["", *it.sites], fixed + rows),
        "What is the minimum total cost?",
    )
    return _problem(text, it)


def _clinics(draw: Draw, size: int) -> Question:
    it = _instance(draw, draw.some(TOWNS, 3), [f"village {x}" for x in LETTERS[: size - 1]])
    facts = [
        f"{v}: {listed([f'{c} to {s}' for s, c in zip(it.sites, row, strict=True)])}"
        for v, row in zip(it.customers, it.serving, strict=True)
    ]
    running = [f"{c} in {s}" for s, c in zip(it.sites, it.opening, strict=True)]
    text = compose(
        draw,
        "A county looks for the best places for its clinics; every village will send all its patients to one clinic.",
        f"Running a clinic costs, in thousand euros a year, {listed(running)}. Taking a village's "
        f"patients there costs per year, in thousand euros too: {told(draw, facts)}",
        "How many thousand euros must the county spend a year at the least?",
    )
    return _problem(text, it)


def _matrices(draw: Draw, size: int) -> Question:
    it = _instance(draw, ["F1", "F2", "F3", "F4"], [f"C{i}" for i in range(1, size)])
    text = compose(
        draw,
        f"Facilities F1 to F4 have fixed opening costs {it.opening}.",
        f"Assignment costs, one row per client and one column per facility: {matrix(draw, it.serving)}",
        "Each client must be assigned to exactly one open facility. Minimise fixed plus assignment costs.",
    )
    return _problem(text, it)


def _with_capacity(draw: Draw, size: int) -> Question:
    it = _instance(
        draw,
        ["north depot", "south depot", "east depot"],
        [f"store {x}" for x in LETTERS[: size - 1]],
    )
    demands = draw.wholes(len(it.customers), 5, 20)
    capacities = [max(demands) + sum(demands) * draw.whole(35, 60) // 100 for _ in it.sites]
    sites = [
        f"the {s} handles {k} pallets a day and costs {c} euros a day if it is used"
        for s, k, c in zip(it.sites, capacities, it.opening, strict=True)
    ]
    rows: list[list[object]] = [
        [name, d, *row] for name, d, row in zip(it.customers, demands, it.serving, strict=True)
    ]
    text = compose(
        draw,
        told(draw, sites),
        "Each store takes all its pallets from one depot, at these daily delivery costs in euros:"
        + table(draw, ["store", "pallets", *it.sites], rows),
        "Which depots do we use, and who delivers to whom, at the lowest daily cost?",
    )
    return _problem(text, it, demands, capacities)


PHRASING = Phrasing((_warehouses, _tabled, _clinics, _matrices, _with_capacity))
