"""OR-Library files of warehouse location: sites and customers, then both in turn.

A site is its capacity and its opening cost; a customer is its demand and what serving all of it
from each site costs. Source: Beasley, OR-Library (1990), file formats of cap41 and others.
"""

from __future__ import annotations

from dataclasses import dataclass

from problems.errors import FormatError
from problems.families.facility_location import Customer, FacilityLocation, Site
from problems.file_format import FileFormat
from problems.parsing.number_stream import NumberStream, first_numbers, is_numeric
from problems.structures import Floats

_MOST = 10_000


@dataclass(frozen=True, slots=True)
class Warehouses:
    """What a file says.

    Shape: `capacities`, `opening_costs` (sites,), `demands` (customers,), `serving_costs`
    (customers, sites).
    """

    capacities: Floats
    opening_costs: Floats
    demands: Floats
    serving_costs: Floats


def recognises(head: str) -> bool:
    """Whether a text begins with two counts on a line of their own and goes on in numbers.

    >>> recognises("2 1\\n5 7\\n5 8\\n3\\n1 2\\n"), recognises("2\\n5 7\\n")
    (True, False)
    """
    return is_numeric(head) and len(first_numbers(head)) == 2


def read(text: str) -> Warehouses:
    """Returns what a warehouse file says.

    Raises:
        FormatError: the numbers do not fit; the message names the line.
        LimitExceeded: more than 10,000 sites or customers.
    """
    numbers = NumberStream(text, "OR-Library file of warehouse location")
    n_sites = numbers.count("sites", least=1, most=_MOST)
    n_customers = numbers.count("customers", least=1, most=_MOST)
    sites = numbers.values(2 * n_sites, "sites").reshape(n_sites, 2)
    customers = numbers.values(n_customers * (n_sites + 1), "customers")
    numbers.finish()
    if sites.min() < 0 or customers.min() < 0:
        raise FormatError("a capacity, demand or cost is below 0; give them as numbers from 0 up")
    table = customers.reshape(n_customers, n_sites + 1)
    return Warehouses(sites[:, 0], sites[:, 1], table[:, 0], table[:, 1:])


def _as_problem(text: str) -> FacilityLocation:
    """The problem that a file holds; each customer is served from one site."""
    found = read(text)
    sites = zip(found.capacities.tolist(), found.opening_costs.tolist(), strict=True)
    return FacilityLocation(
        sites=tuple(
            Site(name=f"site {number}", opening_cost=cost, capacity=capacity)
            for number, (capacity, cost) in enumerate(sites, start=1)
        ),
        customers=tuple(
            Customer(name=f"customer {number}", demand=demand)
            for number, demand in enumerate(found.demands.tolist(), start=1)
        ),
        serving_costs=tuple(map(tuple, found.serving_costs.tolist())),
    )


FORMATS = (
    FileFormat(
        name="OR-Library warehouse location",
        family="facility_location",
        suffixes=(".txt",),
        recognises=recognises,
        read=_as_problem,
        is_guess=True,
    ),
)
