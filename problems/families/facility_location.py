"""Facility location: which sites to open and which of them serves whom, at the least total cost."""

from __future__ import annotations

import math
from collections import Counter
from functools import cached_property
from typing import TYPE_CHECKING, Annotated, ClassVar, Literal, Self

import numpy as np
from pydantic import Field, model_validator

from problems.figure import BarFigure, GraphFigure
from problems.modelling.limits import TOLERANCE
from problems.modelling.serving_gap import serving_gap_costs
from problems.modelling.serving_model import Serving, chosen_sites, serving_cqm, serving_program
from problems.plain_number import plain
from problems.problem import Check, Example, Frozen, Problem, Sample, Solution, Violation
from problems.status import Sense
from problems.structures import Answer, Program, Values

if TYPE_CHECKING:
    import dimod

_MOST_DRAWN = 60  # customers and sites; beyond it the lines between them are a blot
_MOST_SPELLED = 30


class Site(Frozen):
    """A place that can be opened, and the most demand it serves; None where there is no limit."""

    name: str
    opening_cost: float = Field(ge=0)
    capacity: float | None = Field(default=None, ge=0, description="in demand_unit")


class Customer(Frozen):
    """Someone to serve from one site; `demand` counts where sites have a capacity."""

    name: str
    demand: float = Field(default=1, ge=0)


class FacilityLocationSolution(Solution):
    """The site that serves each customer; the sites named here are the open ones."""

    family: Literal["facility_location"] = "facility_location"
    served_by: dict[str, str]


class FacilityLocation(Problem[FacilityLocationSolution]):
    """Sites with what opening them costs, customers, and what serving each from each site costs."""

    family: Literal["facility_location"] = "facility_location"
    sites: tuple[Site, ...] = Field(min_length=1, max_length=10_000)
    customers: tuple[Customer, ...] = Field(min_length=1, max_length=10_000)
    serving_costs: tuple[tuple[Annotated[float, Field(ge=0)] | None, ...], ...] = Field(
        description="row: customer, column: site, in cost_unit, for the whole demand; null where "
        "the site cannot serve the customer"
    )
    cost_unit: str = ""
    demand_unit: str = ""

    summary: ClassVar[str] = "open sites and serve every customer from one, at the least total cost"
    source: ClassVar[str] = (
        "Cornuéjols, Nemhauser, Wolsey: The uncapacitated facility location problem, in Discrete "
        "Location Theory (Wiley 1990)"
    )
    examples: ClassVar[tuple[Example, ...]] = (
        Example(
            text="We can open warehouses in Lyon for 100, in Metz for 80 and in Nice for 120. Serving "
            "shop A costs 20 from Lyon, 70 from Metz, 50 from Nice; shop B 60, 10, 90; shop C 40, 50, "
            "30; shop D 30, 90, 20. Which should we open?",
            objective=250,
        ),
        Example(
            text="Two clinics could be built: North for 30 and South for 40. The villages cost, from "
            "North and South: Ash 5 and 25, Birch 8 and 20, Cedar 45 and 6, Dune 40 and 4. What is "
            "the cheapest plan?",
            objective=93,
        ),
        Example(
            text="Plant P costs 50 to open and makes 10 tonnes, plant Q costs 60 and makes 12. "
            "Customer X needs 6 tonnes and costs 12 from P or 8 from Q, Y needs 5 tonnes and costs 9 "
            "or 15, Z needs 4 tonnes and costs 7 or 11. Each customer is served by one plant.",
            objective=134,
        ),
    )
    solution_type: ClassVar[type[Solution]] = FacilityLocationSolution

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for kind, names in (
            ("sites", [site.name for site in self.sites]),
            ("customers", [customer.name for customer in self.customers]),
        ):
            repeated, times = Counter(names).most_common(1)[0]
            if times > 1:
                raise ValueError(f"two {kind} are called {repeated!r}; give each a name of its own")
        n_customers, n_rows = len(self.customers), len(self.serving_costs)
        if n_rows != n_customers:
            raise ValueError(
                f"there are {n_customers} customers and {n_rows} rows of serving costs; give one each"
            )
        for customer, row in zip(self.customers, self.serving_costs, strict=True):
            if len(row) != len(self.sites):
                raise ValueError(
                    f"the row of {customer.name!r} has {len(row)} costs; it needs {len(self.sites)}, "
                    "with null where a site cannot serve"
                )
        return self

    @property
    def sense(self) -> Sense:
        return Sense.MINIMISE

    @property
    def size(self) -> str:
        limited = any(site.capacity is not None for site in self.sites)
        ending = " with capacities" if limited else ""
        return f"{len(self.customers)} customers and {len(self.sites)} sites{ending}"

    def cqm(self) -> dimod.ConstrainedQuadraticModel:
        """Binary "3 from 1" for each pair that can be, and "1 open" for each site."""
        return serving_cqm(self._serving)

    def structure(self) -> Program:
        return serving_program(self._serving)

    def decode(self, sample: Sample) -> FacilityLocationSolution:
        """A customer of no site or of several gets none."""
        chosen = chosen_sites(self._serving, sample)
        return FacilityLocationSolution(
            served_by={
                self.customers[customer].name: self.sites[site].name
                for customer, site in sorted(chosen.items())
            }
        )

    def decode_structure(self, answer: Answer) -> FacilityLocationSolution:
        assert isinstance(answer, Values)
        names = self.structure().names
        return self.decode(dict(zip(names, answer.values.tolist(), strict=True)))

    def check(self, solution: FacilityLocationSolution) -> Check:
        site_at = {site.name: at for at, site in enumerate(self.sites)}
        known = {customer.name for customer in self.customers}
        broken = [
            ("customers", f"there is no customer called {name!r}", 1.0)
            for name in solution.served_by
            if name not in known
        ]
        costs: list[float] = []
        loads: dict[int, list[float]] = {}
        for customer, row in zip(self.customers, self.serving_costs, strict=True):
            label = f"service of {customer.name}"
            name = solution.served_by.get(customer.name)
            if name is None:
                broken.append((label, f"{customer.name!r} is served from no site", 1.0))
            elif name not in site_at:
                broken.append((label, f"there is no site called {name!r}", 1.0))
            else:
                loads.setdefault(site_at[name], []).append(customer.demand)
                cost = row[site_at[name]]
                if cost is None:
                    broken.append((label, f"{name!r} cannot serve {customer.name!r}", 1.0))
                else:
                    costs.append(cost)
        is_priced = len(costs) == len(self.customers) == len(solution.served_by)
        broken += self._overloads({at: math.fsum(each) for at, each in loads.items()})
        total = math.fsum([*costs, *(self.sites[at].opening_cost for at in loads)])
        return Check(
            feasible=not broken,
            objective=total if is_priced else None,
            violations=tuple(
                Violation(constraint=label, message=message, amount=amount)
                for label, message, amount in broken
            ),
        )

    def _overloads(self, loads: dict[int, float]) -> list[tuple[str, str, float]]:
        """The sites that serve more than their capacity."""
        unit = f" {self.demand_unit}".rstrip()
        found = []
        for at, load in sorted(loads.items()):
            site = self.sites[at]
            if site.capacity is None or load <= site.capacity + TOLERANCE * max(1.0, site.capacity):
                continue
            message = (
                f"{site.name!r} serves {plain(load)}{unit}; its capacity is {plain(site.capacity)}"
            )
            found.append((f"capacity of {site.name}", message, load - site.capacity))
        return found

    @classmethod
    def random(cls, rng: np.random.Generator, size: int, difficulty: float = 0.5) -> Self:
        """Half as many sites as customers, with capacities every other time; a plan is hidden in it.

        The dial turns distances on a map into a duality gap (`serving_gap_costs`), brings opening costs
        together, from 10 to 60 down to all alike, and takes capacities from five times the demand to 1.5
        times. Source: Cornuéjols, Sridharan, Thizy: A comparison of heuristics and relaxations for the
        capacitated plant location problem, EJOR 50 (1991), on that ratio.
        """
        n_sites = max(2, (size + 1) // 2)
        demands = rng.integers(1, 6, size)
        planned = np.bincount(rng.integers(0, n_sites, size), demands, minlength=n_sites)
        share = (5 - 3.5 * difficulty) * demands.sum() / n_sites
        room = np.ceil(np.maximum(planned, share)).astype(int) if rng.integers(2) else None
        width = round(25 * (1 - difficulty))
        opening = rng.integers(35 - width, 36 + width, n_sites).tolist()
        serving = serving_gap_costs(rng, size, n_sites, difficulty)
        return cls(
            sites=tuple(
                Site(
                    name=f"site {at}",
                    opening_cost=cost,
                    capacity=None if room is None else int(room[at]),
                )
                for at, cost in enumerate(opening)
            ),
            customers=tuple(
                Customer(name=f"customer {at}", demand=demand)
                for at, demand in enumerate(demands.tolist())
            ),
            serving_costs=tuple(map(tuple, serving.tolist())),
        )

    def figure(self, solution: FacilityLocationSolution) -> GraphFigure | BarFigure:
        served = Counter(solution.served_by.values())
        sites = tuple(site.name for site in self.sites)
        groups = tuple("open" if name in served else "closed" for name in sites)
        title = f"{len(served)} of {len(sites)} sites open"
        if len(sites) + len(self.customers) > _MOST_DRAWN:
            return BarFigure(
                title=title,
                labels=sites,
                values=tuple(float(served[name]) for name in sites),
                groups=groups,
                value_label="customers served",
            )
        site_at = {name: at for at, name in enumerate(sites)}
        lines = [
            (len(sites) + at, site_at[name], self.serving_costs[at][site_at[name]])
            for at, customer in enumerate(self.customers)
            if (name := solution.served_by.get(customer.name)) in site_at and name is not None
        ]
        return GraphFigure(
            title=title,
            nodes=(*sites, *(customer.name for customer in self.customers)),
            groups=(*groups, *("customer" for _ in self.customers)),
            edges=tuple((customer, site) for customer, site, _ in lines),
            edge_labels=tuple("" if cost is None else plain(cost) for _, _, cost in lines),
        )

    def describe(self, solution: FacilityLocationSolution) -> str:
        served: dict[str, list[str]] = {}
        for customer, site in solution.served_by.items():
            served.setdefault(site, []).append(customer)
        if not served:
            return "No site is open."
        if len(solution.served_by) > _MOST_SPELLED:
            told = f"Open {len(served)} of {len(self.sites)} sites"
        else:
            parts = (f"{site} for {', '.join(names)}" for site, names in served.items())
            told = f"Open {'; '.join(parts)}"
        total = self.check(solution).objective
        cost = "" if total is None else f". It costs {plain(total)} {self.cost_unit}".rstrip()
        return f"{told}{cost}."

    @cached_property
    def _serving(self) -> Serving:
        costs = np.array(self.serving_costs, dtype=float)
        costs[np.isnan(costs)] = np.inf
        room = [math.inf if site.capacity is None else site.capacity for site in self.sites]
        demands = np.array([customer.demand for customer in self.customers], dtype=float)
        return Serving(
            costs=costs,
            loads=np.repeat(demands[:, None], len(self.sites), axis=1),
            capacities=np.array(room, dtype=float),
            opening=np.array([site.opening_cost for site in self.sites], dtype=float),
        )


FAMILY = FacilityLocation
